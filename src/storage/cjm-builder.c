#include "cjm-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-format.h"
#include "cjm-id-table.h"
#include "cjm-words.h"
#include "cjm-xml-text.h"

/* A cell of the open lane. */
typedef struct
{
  CjmCell *cell;
  gsize offset;
  guint order; /* its step's */
} CellEntry;

struct _CjmBuilder
{
  CjmFault *fault;
  gboolean is_forgiving;
  guint minor;
  char *version;
  CjmRecord *open[CJM_N_ELEMENTS]; /* the open record of each element that is one */
  gsize offsets[CJM_N_ELEMENTS];   /* where it began */
  /* Finished records that wait for the end of what holds them. */
  GPtrArray *children[CJM_N_ELEMENTS];
  GArray *cells;
  CjmIdTable *ids;
  guint n_records[CJM_N_ELEMENTS]; /* how many there have been */
  gboolean is_sealed;              /* the ids of steps are complete and sorted */
};

static void
clear_cell_entry (gpointer entry)
{
  cjm_record_unref (((CellEntry *) entry)->cell);
}

CjmBuilder *
cjm_builder_new (CjmFault *fault)
{
  CjmBuilder *builder = g_new0 (CjmBuilder, 1);

  builder->fault = fault;
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    builder->children[i] = g_ptr_array_new_with_free_func (cjm_record_unref);
  builder->ids = cjm_id_table_new (fault);
  builder->cells = g_array_new (FALSE, FALSE, sizeof (CellEntry));
  g_array_set_clear_func (builder->cells, clear_cell_entry);

  return builder;
}

void
cjm_builder_free (CjmBuilder *builder)
{
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    {
      g_clear_pointer (&builder->open[i], cjm_record_unref);
      g_ptr_array_unref (builder->children[i]);
    }
  g_array_unref (builder->cells);
  cjm_id_table_free (builder->ids);
  g_free (builder->version);
  g_free (builder);
}

void
cjm_builder_set_forgiving (CjmBuilder *builder)
{
  builder->is_forgiving = TRUE;
}

const char *
cjm_builder_get_version (const CjmBuilder *builder)
{
  return builder->version;
}

/* Whether to go on after a function has said whether @is_done. */
static gboolean
may_go_on (CjmBuilder *builder, gboolean is_done)
{
  return is_done || (builder->is_forgiving && cjm_fault_forgive (builder->fault));
}

guint
cjm_builder_get_minor (const CjmBuilder *builder)
{
  return builder->minor;
}

CjmMap *
cjm_builder_steal_map (CjmBuilder *builder)
{
  return (CjmMap *) g_steal_pointer (&builder->open[CJM_ELEMENT_MAP]);
}

/* Values */

/* A copy for use in a message, of a length that one can read. */
static char *
value_dup_for_message (const CjmAttributeValue *value)
{
  return cjm_attribute_value_dup (value, 60);
}

/* Sets @member to @text in the form that a map holds. */
static void
set_string (const char **member, const char *text, gsize length, gboolean is_single_line)
{
  g_autofree char *clean = NULL;

  if (length == 0)
    return;
  if (!cjm_xml_text_is_plain (text, length, is_single_line))
    clean = cjm_text_normalize (text, is_single_line);

  cjm_record_set_string (member, clean != NULL ? clean : text);
}

/* Keeps an attribute with a value that only a later version knows. */
static void
keep_value (CjmRecord *record, const char *attribute, const CjmAttributeValue *value)
{
  g_autofree char *part = g_strconcat (CJM_FORMAT_KEPT_PREFIX, attribute, NULL);
  g_autoptr (GString) xml = g_string_new (NULL);
  CjmExtra *extra;

  g_string_append_printf (xml, " %s=\"", attribute);
  cjm_xml_append_attribute_value (xml, value->start, value->length);
  g_string_append_c (xml, '"');

  extra = cjm_extra_with_added (record->extra, part, xml->str, "");
  g_clear_pointer (&record->extra, cjm_extra_unref);
  record->extra = extra;
}

/* Ids */

static gboolean
fail_id (CjmBuilder *builder, const CjmAttributeValue *value, char letter, gsize offset)
{
  g_autofree char *text = value_dup_for_message (value);

  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
      /* Translators: the first %s is what stands in the file, %c the letter that an id of this
       * type begins with, such as "n". */
      _ ("“%s” is no id. An id here is the letter “%c” and sixteen digits of 0 to 9 and a to f. "
         "Correct it in a text editor, or open an earlier copy."),
      text, letter);
}

/* Reads the id that @element defines and notes it. */
static gboolean
read_id (CjmBuilder *builder, CjmElement element, const CjmAttributeValue *value, gsize offset)
{
  char letter = cjm_element_get_info (element)->id_letter;
  CjmId id;

  if (!cjm_xml_parse_id (value, letter, &id))
    return fail_id (builder, value, letter, offset);

  cjm_id_table_add (builder->ids, element, id, offset);
  builder->open[element]->id = id;
  return TRUE;
}

static gboolean
count_record (CjmBuilder *builder, CjmElement element, gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  builder->n_records[element]++;
  if (info->limit == 0 || builder->n_records[element] <= info->limit)
    return TRUE;

  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_TOO_LARGE, offset,
      /* Translators: %s is the name of an element in the file, such as note. */
      _ ("The map has more of the element “%s” than CJMap can show (%u). Divide it into several "
         "maps."),
      info->name, info->limit);
}

/* Attributes */

static gboolean
read_version (CjmBuilder *builder, CjmMap *map, const CjmAttributeValue *value, gsize offset)
{
  const char *dot = memchr (value->start, '.', value->length);
  gsize n_major = dot != NULL ? (gsize) (dot - value->start) : 0;
  guint major;

  if (dot == NULL || !cjm_xml_parse_count (value->start, n_major, &major) || major == 0
      || !cjm_xml_parse_count (dot + 1, value->length - n_major - 1, &builder->minor))
    {
      g_autofree char *text = value_dup_for_message (value);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file. */
                            _ ("“%s” is no version of the format; it should be like “1.0”. "
                               "Correct it in a text editor, or open an earlier copy."),
                            text);
    }
  builder->version = value_dup_for_message (value);
  if (major > CJM_FORMAT_MAJOR && !builder->is_forgiving)
    return cjm_fault_set (builder->fault, CJM_READ_ERROR_NEWER_VERSION, offset,
                          _ ("This map was made by a newer CJMap. Install the newer version, or "
                             "ask for the map in the format of this one."));

  if (builder->is_forgiving)
    builder->minor = MAX (builder->minor, 1);
  map->format_minor = builder->minor;
  return TRUE;
}

static gboolean
read_language (CjmBuilder *builder, CjmMap *map, const CjmAttributeValue *value, gsize offset)
{
  g_autofree char *language = g_strndup (value->start, value->length);
  g_autofree char *text = NULL;

  if (cjm_language_is_valid (language))
    {
      cjm_record_set_string (&map->language, language);
      return TRUE;
    }

  text = value_dup_for_message (value);
  return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                        /* Translators: %s is what stands in the file. */
                        _ ("“%s” is no language code; it should be like “en” or “es-MX”. Correct "
                           "it in a text editor, or open an earlier copy."),
                        text);
}

static gboolean
read_reference (CjmBuilder *builder,
                CjmId *member,
                const CjmAttributeInfo *info,
                const CjmAttributeValue *value,
                gsize offset)
{
  char letter = cjm_element_get_info (info->target)->id_letter;

  if (!cjm_xml_parse_id (value, letter, member))
    return fail_id (builder, value, letter, offset);

  cjm_id_table_add_reference (builder->ids, info, *member, offset);
  return TRUE;
}

static void
read_text (const char **member, const CjmAttributeValue *value)
{
  g_autofree char *text = cjm_attribute_value_dup (value, G_MAXSIZE);

  cjm_record_set_string (member, text);
}

static gboolean
read_kind (CjmBuilder *builder, CjmLane *lane, const CjmAttributeValue *value, gsize offset)
{
  g_autofree char *text = NULL;

  read_text (&lane->kind, value);
  if (builder->minor > 0 || cjm_lane_kind_find (lane->kind) != NULL)
    return TRUE;

  text = value_dup_for_message (value);
  return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                        /* Translators: %s is what stands in the file. */
                        _ ("“%s” is no kind of lane that this version of the format knows. "
                           "Correct it in a text editor, or open an earlier copy."),
                        text);
}

/* What looks like the id of one of the map's own channels is one; anything else is a name in the
 * vocabulary, be it of this version or of a later one. */
static gboolean
read_channel (CjmBuilder *builder,
              CjmTouchpoint *touchpoint,
              const CjmAttributeInfo *info,
              const CjmAttributeValue *value,
              gsize offset)
{
  CjmId id;

  if (cjm_xml_parse_id (value, CJM_FORMAT_CHANNEL_LETTER, &id))
    return read_reference (builder, &touchpoint->own_channel, info, value, offset);

  read_text (&touchpoint->channel, value);
  return TRUE;
}

static gboolean
read_date (CjmBuilder *builder, const char **member, const CjmAttributeValue *value, gsize offset)
{
  g_autofree char *date = cjm_xml_parse_date (value);
  g_autofree char *text = NULL;

  if (date != NULL)
    {
      cjm_record_set_string (member, date);
      return TRUE;
    }

  text = value_dup_for_message (value);
  return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                        /* Translators: %s is what stands in the file. */
                        _ ("“%s” is no date; it should be a day that there is, written like "
                           "“2026-02-28”. Correct it in a text editor, or open an earlier copy."),
                        text);
}

static gboolean
fail_number (CjmBuilder *builder,
             const CjmAttributeInfo *info,
             const CjmAttributeValue *value,
             gsize offset)
{
  g_autofree char *text = value_dup_for_message (value);

  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
      /* Translators: the first %s is what stands in the file, the second the name of an attribute
       * in the file. */
      _ ("“%s” is no number, as the attribute “%s” must be: digits, with a point before decimals, "
         "like “4.5”. Correct it in a text editor, or open an earlier copy."),
      text, info->name);
}

static gboolean
fail_range (CjmBuilder *builder,
            const CjmAttributeInfo *info,
            const CjmAttributeValue *value,
            double min,
            double max,
            gsize offset)
{
  g_autofree char *text = value_dup_for_message (value);
  g_autoptr (GString) low = g_string_new (NULL);
  g_autoptr (GString) high = g_string_new (NULL);

  cjm_xml_append_number (low, min);
  cjm_xml_append_number (high, max);
  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
      /* Translators: the first %s is what stands in the file, the second the name of an attribute
       * in the file; the others are numbers. */
      _ ("“%s” is out of the range of the attribute “%s”, which goes from %s to %s. Correct it in "
         "a text editor, or open an earlier copy."),
      text, info->name, low->str, high->str);
}

static gboolean
read_number (CjmBuilder *builder,
             double *member,
             const CjmAttributeInfo *info,
             const CjmAttributeValue *value,
             gsize offset)
{
  double number, min, max;

  if (!cjm_xml_parse_number (value, &number))
    return fail_number (builder, info, value, offset);

  cjm_value_get_range (info->range, &min, &max);
  if (number < min || number > max)
    return fail_range (builder, info, value, min, max, offset);

  *member = number;
  return TRUE;
}

static gboolean
read_rating (CjmBuilder *builder,
             int *member,
             const CjmAttributeInfo *info,
             const CjmAttributeValue *value,
             gsize offset)
{
  g_autofree char *text = NULL;
  guint rating;

  if (cjm_xml_parse_whole (value, &rating) && rating >= 1 && rating <= CJM_RATING_MAX)
    {
      *member = (int) rating;
      return TRUE;
    }

  text = value_dup_for_message (value);
  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
      /* Translators: the first %s is what stands in the file, the second the name of an attribute
       * in the file. */
      _ ("“%s” cannot stand in the attribute “%s”, which takes a whole number from 1 to %d. "
         "Correct it in a text editor, or open an earlier copy."),
      text, info->name, CJM_RATING_MAX);
}

static gboolean
fail_choice (CjmBuilder *builder,
             const CjmAttributeInfo *info,
             const CjmAttributeValue *value,
             gsize offset)
{
  g_autofree char *text = value_dup_for_message (value);
  /* A value that cannot be written has no word. */
  g_autofree char *words
      = g_strjoinv (", ", (char **) info->words + (*info->words[0] == '\0' ? 1 : 0));

  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
      /* Translators: the first %s is what stands in the file, the second the name of an attribute
       * in the file, the third a list of the values that it can have there. */
      _ ("“%s” cannot stand in the attribute “%s”, which takes one of these: %s. Correct it in a "
         "text editor, or open an earlier copy."),
      text, info->name, words);
}

static gboolean
read_choice (CjmBuilder *builder,
             CjmRecord *record,
             const CjmAttributeInfo *info,
             const CjmAttributeValue *value,
             gsize offset)
{
  for (int i = 0; info->words[i] != NULL; i++)
    if (*info->words[i] != '\0' && cjm_attribute_value_equals (value, info->words[i]))
      {
        G_STRUCT_MEMBER (int, record, info->offset) = i;
        return TRUE;
      }

  if (builder->minor == 0)
    return fail_choice (builder, info, value, offset);

  keep_value (record, info->name, value);
  return TRUE;
}

static gboolean
read_color (CjmBuilder *builder,
            CjmRecord *record,
            const CjmAttributeInfo *info,
            const CjmAttributeValue *value,
            gsize offset)
{
  g_autofree char *text = NULL;

  if (cjm_xml_parse_color (value, G_STRUCT_MEMBER_P (record, info->offset)))
    return TRUE;
  if (builder->minor > 0)
    {
      keep_value (record, info->name, value);
      return TRUE;
    }

  text = value_dup_for_message (value);
  return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                        /* Translators: %s is what stands in the file. */
                        _ ("“%s” is no color; it should be like “#133986”. Correct it in a text "
                           "editor, or open an earlier copy."),
                        text);
}

static gboolean
read_attribute (CjmBuilder *builder,
                CjmElement element,
                const CjmAttributeInfo *info,
                const CjmAttributeValue *value,
                gsize offset)
{
  gpointer record = builder->open[element];
  gpointer member = G_STRUCT_MEMBER_P (record, info->offset);

  switch (info->form)
    {
    case CJM_FORM_VERSION:
      return read_version (builder, record, value, offset);
    case CJM_FORM_ID:
      return read_id (builder, element, value, offset);
    case CJM_FORM_REFERENCE:
      return read_reference (builder, member, info, value, offset);
    case CJM_FORM_TEXT:
      read_text (member, value);
      return TRUE;
    case CJM_FORM_LANGUAGE:
      return read_language (builder, record, value, offset);
    case CJM_FORM_KIND:
      return read_kind (builder, record, value, offset);
    case CJM_FORM_CHANNEL:
      return read_channel (builder, record, info, value, offset);
    case CJM_FORM_DATE:
      return read_date (builder, member, value, offset);
    case CJM_FORM_NUMBER:
      return read_number (builder, member, info, value, offset);
    case CJM_FORM_RATING:
      return read_rating (builder, member, info, value, offset);
    case CJM_FORM_CHOICE:
      return read_choice (builder, record, info, value, offset);
    case CJM_FORM_COLOR:
      return read_color (builder, record, info, value, offset);
    }

  g_return_val_if_reached (FALSE);
}

/* Elements that begin */

/* What a record has before its attributes are read. */
static gboolean
prepare_record (CjmBuilder *builder, CjmElement element)
{
  if (element == CJM_ELEMENT_MAP)
    ((CjmMap *) builder->open[element])->persona = cjm_record_new (CJM_RECORD_PERSONA, 0);
  else if (element == CJM_ELEMENT_PHASE)
    ((CjmPhase *) builder->open[element])->color = CJM_COLOR_AUTOMATIC;
  else if (element == CJM_ELEMENT_LANE && !builder->is_sealed)
    {
      /* All steps stand before the first lane. */
      builder->is_sealed = TRUE;
      return cjm_id_table_seal (builder->ids, CJM_ELEMENT_STEP);
    }

  return TRUE;
}

static void
note_cell (CjmBuilder *builder, CjmCell *cell, gsize offset)
{
  CellEntry entry = {
    .cell = cjm_record_ref (cell),
    .offset = offset,
    .order = cjm_id_table_get_order (builder->ids, CJM_ELEMENT_STEP, cell->record.id),
  };

  g_array_append_val (builder->cells, entry);
}

/* What every record must have and a later version may have put elsewhere. */
static void
complete_record (CjmBuilder *builder, CjmElement element, gsize offset)
{
  CjmRecord *record = builder->open[element];

  if (record->id == 0 && cjm_element_get_info (element)->id_letter != '\0')
    {
      record->id = offset + 1;
      cjm_id_table_add (builder->ids, element, record->id, offset);
    }
  if (element == CJM_ELEMENT_LANE && *((CjmLane *) record)->kind == '\0')
    cjm_record_set_string (&((CjmLane *) record)->kind, "notes");
  if (element == CJM_ELEMENT_MAP && *((CjmMap *) record)->language == '\0')
    cjm_record_set_string (&((CjmMap *) record)->language, "en");
}

gboolean
cjm_builder_open (CjmBuilder *builder,
                  CjmElement element,
                  const CjmAttributeValue *values,
                  gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  if (!info->is_record)
    return TRUE;
  if (!count_record (builder, element, offset))
    return FALSE;

  g_clear_pointer (&builder->open[element], cjm_record_unref);
  builder->open[element] = cjm_record_new (info->record_type, 0);
  builder->offsets[element] = offset;

  if (!may_go_on (builder, prepare_record (builder, element)))
    return FALSE;
  for (guint i = 0; info->attributes[i].name != NULL; i++)
    if (values[i].start != NULL
        && !may_go_on (builder,
                       read_attribute (builder, element, &info->attributes[i], &values[i], offset)))
      return FALSE;
  if (builder->is_forgiving)
    complete_record (builder, element, offset);

  if (element == CJM_ELEMENT_CELL)
    note_cell (builder, (CjmCell *) builder->open[element], offset);
  return TRUE;
}

/* What is in elements */

/* The open record that @element is, or that it is a text of. */
static CjmRecord *
find_holder (const CjmBuilder *builder, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  return builder->open[info->is_record ? element : info->parent];
}

/* An element with a date may be empty, as any text may. */
static gboolean
set_date (CjmBuilder *builder, const char **member, const GString *text, gsize offset)
{
  CjmAttributeValue value = { text->str, text->len };

  return strspn (text->str, " \t\r\n") == text->len || read_date (builder, member, &value, offset);
}

static gboolean
set_picture (CjmBuilder *builder, CjmPhoto *photo, const GString *text, gsize offset)
{
  GBytes *data = cjm_xml_decode_base64 (text->str, text->len);

  if (data == NULL && builder->is_forgiving)
    data = g_bytes_new (NULL, 0);
  if (data == NULL)
    return cjm_fault_set (
        builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
        _ ("A picture in the file is damaged: it is not in base64. Remove it in a "
           "text editor and choose it again, or open an earlier copy."));

  photo->data = data;
  return TRUE;
}

gboolean
cjm_builder_set_text (CjmBuilder *builder, CjmElement element, const GString *text, gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  CjmRecord *holder = find_holder (builder, element);
  gpointer member = G_STRUCT_MEMBER_P (holder, info->text_offset);

  if (info->content == CJM_CONTENT_BASE64)
    return set_picture (builder, (CjmPhoto *) holder, text, offset);
  if (cjm_field_is_date (info->field))
    return may_go_on (builder, set_date (builder, member, text, offset));

  set_string (member, text->str, text->len, cjm_field_is_single_line (info->field));
  return TRUE;
}

void
cjm_builder_add_extra (CjmBuilder *builder,
                       CjmElement element,
                       const char *attributes,
                       const char *elements)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  CjmRecord *holder = find_holder (builder, element);
  const char *part = info->is_record ? "" : info->name;
  CjmExtra *extra = cjm_extra_with_added (holder->extra, part, attributes, elements);

  g_clear_pointer (&holder->extra, cjm_extra_unref);
  holder->extra = extra;
}

/* Elements that end */

static CjmSequence *
take_children (CjmBuilder *builder, CjmElement element)
{
  GPtrArray *children = builder->children[element];
  CjmSequence *sequence = cjm_sequence_new_from_array (children);

  g_ptr_array_set_size (children, 0);
  return sequence;
}

static gboolean
close_map (CjmBuilder *builder, CjmMap *map)
{
  map->sources = take_children (builder, CJM_ELEMENT_SOURCE);
  map->channels = take_children (builder, CJM_ELEMENT_CHANNEL);
  map->phases = take_children (builder, CJM_ELEMENT_PHASE);
  map->groups = take_children (builder, CJM_ELEMENT_GROUP);
  map->lanes = take_children (builder, CJM_ELEMENT_LANE);

  return may_go_on (builder, cjm_id_table_check (builder->ids));
}

static gboolean
close_phase (CjmBuilder *builder, CjmPhase *phase)
{
  phase->steps = take_children (builder, CJM_ELEMENT_STEP);
  if (phase->steps != NULL)
    return TRUE;
  if (builder->is_forgiving)
    {
      CjmId id = G_MAXUINT64 - builder->offsets[CJM_ELEMENT_PHASE];
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (cjm_record_unref);

      g_ptr_array_add (steps, cjm_record_new (CJM_RECORD_STEP, id));
      phase->steps = cjm_sequence_new_from_array (steps);
      return TRUE;
    }

  return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE,
                        builder->offsets[CJM_ELEMENT_PHASE],
                        _ ("This phase has no step, and every phase has one at least. Add one in "
                           "a text editor, or open an earlier copy."));
}

static int
compare_cell_entries (gconstpointer a, gconstpointer b)
{
  const CellEntry *p = a, *q = b;

  if (p->order != q->order)
    return p->order < q->order ? -1 : 1;

  return p->offset < q->offset ? -1 : p->offset > q->offset;
}

static gboolean
close_lane (CjmBuilder *builder, CjmLane *lane)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_array_sort (builder->cells, compare_cell_entries);
  for (guint i = 0; i < builder->cells->len; i++)
    {
      const CellEntry *entry = &g_array_index (builder->cells, CellEntry, i);

      gboolean is_second = i > 0
                           && g_array_index (builder->cells, CellEntry, i - 1).cell->record.id
                                  == entry->cell->record.id;

      if (builder->is_forgiving
          && (is_second || entry->order >= builder->n_records[CJM_ELEMENT_STEP]))
        continue;
      if (is_second)
        return cjm_fault_set (builder->fault, CJM_READ_ERROR_REFERENCE, entry->offset,
                              _ ("This lane has two cells for the same step. Join them in a text "
                                 "editor, or open an earlier copy."));
      /* An empty cell says nothing, unless a later version had something to say in it. */
      if (entry->cell->notes != NULL || entry->cell->record.extra != NULL)
        g_ptr_array_add (cells, entry->cell);
    }

  lane->curves = take_children (builder, CJM_ELEMENT_CURVE);
  lane->cells = cjm_sequence_new_from_array (cells);
  g_array_set_size (builder->cells, 0);
  return TRUE;
}

static gboolean
close_contents (CjmBuilder *builder, CjmElement element, gpointer record)
{
  switch (cjm_element_get_info (element)->record_type)
    {
    case CJM_RECORD_MAP:
      return close_map (builder, record);
    case CJM_RECORD_PHASE:
      return close_phase (builder, record);
    case CJM_RECORD_LANE:
      return close_lane (builder, record);
    case CJM_RECORD_CELL:
      ((CjmCell *) record)->notes = take_children (builder, CJM_ELEMENT_NOTE);
      return TRUE;
    case CJM_RECORD_ACTION:
      ((CjmAction *) record)->answers = take_children (builder, CJM_ELEMENT_ANSWERS);
      return TRUE;
    case CJM_RECORD_PERSONA:
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_STEP:
    case CJM_RECORD_GROUP:
    case CJM_RECORD_NOTE:
    case CJM_RECORD_SOURCE:
    case CJM_RECORD_CHANNEL:
    case CJM_RECORD_CURVE:
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ANSWER:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

/* Puts the finished @record, which is taken, where it belongs. */
static void
place_record (CjmBuilder *builder, CjmElement element, CjmRecord *record)
{
  if (element == CJM_ELEMENT_PERSONA)
    cjm_record_take_record (&((CjmMap *) builder->open[CJM_ELEMENT_MAP])->persona, record);
  else if (element == CJM_ELEMENT_PHOTO)
    ((CjmPersona *) builder->open[CJM_ELEMENT_PERSONA])->photo = (CjmPhoto *) record;
  else if (element == CJM_ELEMENT_CELL)
    cjm_record_unref (record); /* its lane has it among the cells */
  else if (!cjm_element_get_info (element)->is_detail)
    g_ptr_array_add (builder->children[element], record);
  else if (cjm_detail_is_default (record))
    cjm_record_unref (record);
  else
    ((CjmNote *) builder->open[CJM_ELEMENT_NOTE])->detail = record;
}

gboolean
cjm_builder_close (CjmBuilder *builder, CjmElement element)
{
  if (!cjm_element_get_info (element)->is_record)
    return TRUE;
  if (!close_contents (builder, element, builder->open[element]))
    return FALSE;

  if (element != CJM_ELEMENT_MAP)
    place_record (builder, element, g_steal_pointer (&builder->open[element]));
  return TRUE;
}
