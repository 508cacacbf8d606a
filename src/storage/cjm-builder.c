#include "cjm-builder.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-format.h"
#include "cjm-words.h"
#include "cjm-xml-text.h"

/* An id and where it stood. Ids are looked up by bisection and not in a hash table, for a file
 * can choose them so that they collide. */
typedef struct
{
  CjmId id;
  gsize offset;
  guint order; /* among the records of its type in the file */
} IdEntry;

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
  guint minor;
  CjmRecord *open[CJM_N_ELEMENTS]; /* the open record of each element that is one */
  gsize offsets[CJM_N_ELEMENTS];   /* where it began */
  /* Finished records that wait for the end of what holds them. */
  GPtrArray *children[CJM_N_ELEMENTS];
  GArray *cells;
  /* The ids seen, by the element that defines them. */
  GArray *ids[CJM_N_ELEMENTS];
  gboolean is_sealed; /* the ids of steps and groups are complete and sorted */
};

static const struct
{
  CjmElement element;
  char letter;
  guint limit;
} id_types[] = {
  { CJM_ELEMENT_PHASE, CJM_FORMAT_PHASE_LETTER, CJM_FORMAT_MAX_PHASES },
  { CJM_ELEMENT_STEP, CJM_FORMAT_STEP_LETTER, CJM_FORMAT_MAX_STEPS },
  { CJM_ELEMENT_GROUP, CJM_FORMAT_GROUP_LETTER, CJM_FORMAT_MAX_GROUPS },
  { CJM_ELEMENT_LANE, CJM_FORMAT_LANE_LETTER, CJM_FORMAT_MAX_LANES },
  { CJM_ELEMENT_NOTE, CJM_FORMAT_NOTE_LETTER, CJM_FORMAT_MAX_NOTES },
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
    {
      builder->children[i] = g_ptr_array_new_with_free_func (cjm_record_unref);
      builder->ids[i] = g_array_new (FALSE, FALSE, sizeof (IdEntry));
    }
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
      g_array_unref (builder->ids[i]);
    }
  g_array_unref (builder->cells);
  g_free (builder);
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

static gboolean
value_equals (const CjmAttributeValue *value, const char *string)
{
  return value->length == strlen (string) && memcmp (value->start, string, value->length) == 0;
}

/* A copy for use in a message, of a length that one can read. */
static char *
value_dup_for_message (const CjmAttributeValue *value)
{
  g_autofree char *string = g_strndup (value->start, MIN (value->length, 60));
  g_autofree char *valid = g_utf8_make_valid (string, -1);

  return cjm_text_normalize (valid, TRUE);
}

static char *
value_dup_normalized (const CjmAttributeValue *value)
{
  g_autofree char *string = g_strndup (value->start, value->length);

  return cjm_text_normalize (string, TRUE);
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
keep_value (CjmRecord *record, const char *part, const char *attribute, const CjmAttributeValue *value)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  CjmExtra *extra;

  g_string_append_printf (xml, " %s=\"", attribute);
  cjm_xml_append_attribute_value (xml, value->start, value->length);
  g_string_append_c (xml, '"');

  extra = cjm_extra_with_added (record->extra, part, xml->str, "");
  g_clear_pointer (&record->extra, cjm_extra_unref);
  record->extra = extra;
}

/* Reads a number without sign, leading zeros or anything behind it. */
static gboolean
parse_number (const char *start, gsize length, guint *number)
{
  *number = 0;
  if (length == 0 || length > 6 || (length > 1 && start[0] == '0'))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (start[i]))
        return FALSE;
      *number = *number * 10 + (guint) (start[i] - '0');
    }

  return TRUE;
}

/* Ids */

static gboolean
parse_id (const CjmAttributeValue *value, char letter, CjmId *id)
{
  const char *start = value->start, *end = start + value->length;
  char buffer[CJM_ID_LENGTH + 1];

  /* White space around an id has no meaning, as with every xml:ID. */
  while (start < end && g_ascii_isspace (*start))
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;

  if (end - start != CJM_ID_LENGTH)
    return FALSE;

  memcpy (buffer, start, CJM_ID_LENGTH);
  buffer[CJM_ID_LENGTH] = '\0';
  return cjm_id_parse (buffer, letter, id);
}

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
read_id (CjmBuilder *builder, CjmElement element, const CjmAttributeValue *value, gsize offset, CjmId *id)
{
  GArray *ids = builder->ids[element];

  for (guint i = 0; i < G_N_ELEMENTS (id_types); i++)
    {
      IdEntry entry = { .offset = offset, .order = ids->len };

      if (id_types[i].element != element)
        continue;
      if (!parse_id (value, id_types[i].letter, &entry.id))
        return fail_id (builder, value, id_types[i].letter, offset);
      if (ids->len >= id_types[i].limit)
        return cjm_fault_set (
            builder->fault, CJM_READ_ERROR_TOO_LARGE, offset,
            /* Translators: %s is the name of an element in the file, such as note. */
            _ ("The map has more of the element “%s” than CJMap can show (%u). Divide it into "
               "several maps."),
            cjm_element_get_info (element)->name, id_types[i].limit);

      g_array_append_val (ids, entry);
      *id = entry.id;
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

static int
compare_id_entries (gconstpointer a, gconstpointer b)
{
  const IdEntry *p = a, *q = b;

  if (p->id != q->id)
    return p->id < q->id ? -1 : 1;

  return p->order < q->order ? -1 : p->order > q->order;
}

static int
compare_id_with_entry (gconstpointer id, gconstpointer entry)
{
  CjmId a = *(const CjmId *) id, b = ((const IdEntry *) entry)->id;

  return a < b ? -1 : a > b;
}

/* Sorts the ids of @element; a fault where one is there twice. */
static gboolean
seal_ids (CjmBuilder *builder, CjmElement element)
{
  GArray *ids = builder->ids[element];
  const IdEntry *twice = NULL;

  g_array_sort (ids, compare_id_entries);
  for (guint i = 1; i < ids->len; i++)
    {
      const IdEntry *entry = &g_array_index (ids, IdEntry, i);

      if (entry->id == g_array_index (ids, IdEntry, i - 1).id
          && (twice == NULL || entry->offset < twice->offset))
        twice = entry;
    }

  if (twice == NULL)
    return TRUE;

  return cjm_fault_set (
      builder->fault, CJM_READ_ERROR_REFERENCE, twice->offset,
      /* Translators: %s is the name of an element in the file, such as note. */
      _ ("This “%s” has an id that another one has already. Give it an id of its own in a text "
         "editor, or open an earlier copy."),
      cjm_element_get_info (element)->name);
}

/* The entry of @id, or NULL. */
static const IdEntry *
find_id (const CjmBuilder *builder, CjmElement element, CjmId id)
{
  const GArray *ids = builder->ids[element];

  if (ids->len == 0)
    return NULL;

  return bsearch (&id, ids->data, ids->len, sizeof (IdEntry), compare_id_with_entry);
}

/* Elements that begin */

static gboolean
open_map (CjmBuilder *builder, CjmMap *map, const CjmAttributeValue *values, gsize offset)
{
  const char *dot = memchr (values[0].start, '.', values[0].length);
  gsize n_major = dot != NULL ? (gsize) (dot - values[0].start) : 0;
  g_autofree char *language = g_strndup (values[1].start, values[1].length);
  guint major;

  if (dot == NULL || !parse_number (values[0].start, n_major, &major) || major == 0
      || !parse_number (dot + 1, values[0].length - n_major - 1, &builder->minor))
    {
      g_autofree char *text = value_dup_for_message (&values[0]);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file. */
                            _ ("“%s” is no version of the format; it should be like “1.0”. "
                               "Correct it in a text editor, or open an earlier copy."),
                            text);
    }
  if (major > CJM_FORMAT_MAJOR)
    return cjm_fault_set (builder->fault, CJM_READ_ERROR_NEWER_VERSION, offset,
                          _ ("This map was made by a newer CJMap. Install the newer version, or "
                             "ask for the map in the format of this one."));
  if (!cjm_language_is_valid (language))
    {
      g_autofree char *text = value_dup_for_message (&values[1]);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file. */
                            _ ("“%s” is no language code; it should be like “en” or “es-MX”. "
                               "Correct it in a text editor, or open an earlier copy."),
                            text);
    }

  cjm_record_set_string (&map->language, language);
  map->format_minor = builder->minor;
  map->persona = cjm_record_new (CJM_RECORD_PERSONA, 0);
  return TRUE;
}

static gboolean
open_photo (CjmBuilder *builder, CjmPhoto *photo, const CjmAttributeValue *values)
{
  g_autofree char *media_type = value_dup_normalized (&values[0]);

  cjm_record_set_string (&photo->media_type, media_type);
  return TRUE;
}

static gboolean
parse_color (const CjmAttributeValue *value, gint32 *color)
{
  *color = 0;
  if (value->length != 7 || value->start[0] != '#')
    return FALSE;

  for (int i = 1; i < 7; i++)
    {
      if (!g_ascii_isxdigit (value->start[i]))
        return FALSE;
      *color = *color << 4 | g_ascii_xdigit_value (value->start[i]);
    }

  return TRUE;
}

static gboolean
open_phase (CjmBuilder *builder, CjmPhase *phase, const CjmAttributeValue *values, gsize offset)
{
  phase->color = CJM_COLOR_AUTOMATIC;
  if (values[1].start == NULL || parse_color (&values[1], &phase->color))
    return TRUE;

  phase->color = CJM_COLOR_AUTOMATIC;
  if (builder->minor == 0)
    {
      g_autofree char *text = value_dup_for_message (&values[1]);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file. */
                            _ ("“%s” is no colour; it should be like “#133986”. Correct it in a "
                               "text editor, or open an earlier copy."),
                            text);
    }

  keep_value (&phase->record, CJM_FORMAT_KEPT_COLOR, "color", &values[1]);
  return TRUE;
}

static gboolean
open_lane (CjmBuilder *builder, CjmLane *lane, const CjmAttributeValue *values, gsize offset)
{
  g_autofree char *kind = value_dup_normalized (&values[1]);

  /* All steps and groups stand before the first lane. */
  if (!builder->is_sealed
      && (!seal_ids (builder, CJM_ELEMENT_STEP) || !seal_ids (builder, CJM_ELEMENT_GROUP)))
    return FALSE;
  builder->is_sealed = TRUE;

  if (builder->minor == 0 && cjm_lane_kind_find (kind) == NULL)
    {
      g_autofree char *text = value_dup_for_message (&values[1]);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file. */
                            _ ("“%s” is no kind of lane that this version of the format knows. "
                               "Correct it in a text editor, or open an earlier copy."),
                            text);
    }
  cjm_record_set_string (&lane->kind, kind);

  if (values[2].start == NULL)
    return TRUE;
  if (!parse_id (&values[2], CJM_FORMAT_GROUP_LETTER, &lane->group))
    return fail_id (builder, &values[2], CJM_FORMAT_GROUP_LETTER, offset);
  if (find_id (builder, CJM_ELEMENT_GROUP, lane->group) != NULL)
    return TRUE;

  return cjm_fault_set (builder->fault, CJM_READ_ERROR_REFERENCE, offset,
                        _ ("This lane names a group that is not in the map. Correct it in a text "
                           "editor, or open an earlier copy."));
}

static gboolean
open_cell (CjmBuilder *builder, CjmCell *cell, const CjmAttributeValue *values, gsize offset)
{
  const IdEntry *step;
  CellEntry entry = { .offset = offset };

  if (!parse_id (&values[0], CJM_FORMAT_STEP_LETTER, &cell->record.id))
    return fail_id (builder, &values[0], CJM_FORMAT_STEP_LETTER, offset);

  step = find_id (builder, CJM_ELEMENT_STEP, cell->record.id);
  if (step == NULL)
    return cjm_fault_set (builder->fault, CJM_READ_ERROR_REFERENCE, offset,
                          _ ("These notes belong to a step that no phase of the map has. Correct "
                             "it in a text editor, or open an earlier copy."));

  entry.order = step->order;
  entry.cell = cjm_record_ref (cell);
  g_array_append_val (builder->cells, entry);
  return TRUE;
}

static gboolean
open_note (CjmBuilder *builder, CjmNote *note, const CjmAttributeValue *values, gsize offset)
{
  static const char *const evidences[CJM_N_EVIDENCES] = {
    [CJM_EVIDENCE_ASSUMED] = "assumed",
    [CJM_EVIDENCE_INFERRED] = "inferred",
    [CJM_EVIDENCE_DATA] = "data",
  };

  for (guint i = 0; i < CJM_N_EVIDENCES; i++)
    if (value_equals (&values[1], evidences[i]))
      {
        note->evidence = i;
        return TRUE;
      }

  if (builder->minor == 0)
    {
      g_autofree char *text = value_dup_for_message (&values[1]);

      return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                            /* Translators: %s is what stands in the file; the three words in
                             * quotation marks are values in the file and stay as they are. */
                            _ ("“%s” is no evidence of a note; it should be “assumed”, “inferred” "
                               "or “data”. Correct it in a text editor, or open an earlier copy."),
                            text);
    }

  keep_value (&note->record, CJM_FORMAT_KEPT_EVIDENCE, "evidence", &values[1]);
  return TRUE;
}

gboolean
cjm_builder_open (CjmBuilder *builder, CjmElement element, const CjmAttributeValue *values, gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  gpointer record;
  CjmId id = 0;

  if (!info->is_record)
    return TRUE;
  if (info->n_required > 0 && strcmp (info->attributes[0], "id") == 0
      && !read_id (builder, element, &values[0], offset, &id))
    return FALSE;

  record = cjm_record_new (info->record_type, id);
  g_clear_pointer (&builder->open[element], cjm_record_unref);
  builder->open[element] = record;
  builder->offsets[element] = offset;

  switch (info->record_type)
    {
    case CJM_RECORD_MAP:
      return open_map (builder, record, values, offset);
    case CJM_RECORD_PHOTO:
      return open_photo (builder, record, values);
    case CJM_RECORD_PHASE:
      return open_phase (builder, record, values, offset);
    case CJM_RECORD_LANE:
      return open_lane (builder, record, values, offset);
    case CJM_RECORD_CELL:
      return open_cell (builder, record, values, offset);
    case CJM_RECORD_NOTE:
      return open_note (builder, record, values, offset);
    case CJM_RECORD_PERSONA:
    case CJM_RECORD_STEP:
    case CJM_RECORD_GROUP:
    case CJM_RECORD_SOURCE:
    case CJM_RECORD_CHANNEL:
    case CJM_RECORD_CURVE:
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
    case CJM_RECORD_ANSWER:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

/* What is in elements */

/* The open record that @element is, or that it is a text of. */
static CjmRecord *
find_holder (const CjmBuilder *builder, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  return builder->open[info->is_record ? element : info->parent];
}

gboolean
cjm_builder_set_text (CjmBuilder *builder, CjmElement element, const GString *text, gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  CjmRecord *holder = find_holder (builder, element);
  GBytes *data;

  if (info->content == CJM_CONTENT_TEXT)
    {
      set_string (G_STRUCT_MEMBER_P (holder, info->text_offset), text->str, text->len,
                  cjm_field_is_single_line (info->field));
      return TRUE;
    }

  data = cjm_xml_decode_base64 (text->str, text->len);
  if (data == NULL)
    return cjm_fault_set (builder->fault, CJM_READ_ERROR_STRUCTURE, offset,
                          _ ("The photo in the file is damaged: it is not in base64. Remove it in "
                             "a text editor and choose the photo again, or open an earlier "
                             "copy."));

  ((CjmPhoto *) holder)->data = data;
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
  map->phases = take_children (builder, CJM_ELEMENT_PHASE);
  map->groups = take_children (builder, CJM_ELEMENT_GROUP);
  map->lanes = take_children (builder, CJM_ELEMENT_LANE);

  for (guint i = 0; i < G_N_ELEMENTS (id_types); i++)
    if (!seal_ids (builder, id_types[i].element))
      return FALSE;

  return TRUE;
}

static gboolean
close_phase (CjmBuilder *builder, CjmPhase *phase)
{
  phase->steps = take_children (builder, CJM_ELEMENT_STEP);
  if (phase->steps != NULL)
    return TRUE;

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

      if (i > 0 && g_array_index (builder->cells, CellEntry, i - 1).order == entry->order)
        return cjm_fault_set (builder->fault, CJM_READ_ERROR_REFERENCE, entry->offset,
                              _ ("This lane has two cells for the same step. Join them in a text "
                                 "editor, or open an earlier copy."));
      /* An empty cell says nothing, unless a later version had something to say in it. */
      if (entry->cell->notes != NULL || entry->cell->record.extra != NULL)
        g_ptr_array_add (cells, entry->cell);
    }

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
    case CJM_RECORD_ACTION:
    case CJM_RECORD_ANSWER:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

gboolean
cjm_builder_close (CjmBuilder *builder, CjmElement element)
{
  CjmRecord *record = builder->open[element];
  CjmMap *map = (CjmMap *) builder->open[CJM_ELEMENT_MAP];

  if (!cjm_element_get_info (element)->is_record)
    return TRUE;
  if (!close_contents (builder, element, record))
    return FALSE;
  if (element == CJM_ELEMENT_MAP)
    return TRUE;

  builder->open[element] = NULL;
  if (element == CJM_ELEMENT_PERSONA)
    cjm_record_take_record (&map->persona, record);
  else if (element == CJM_ELEMENT_PHOTO)
    ((CjmPersona *) builder->open[CJM_ELEMENT_PERSONA])->photo = (CjmPhoto *) record;
  else if (element == CJM_ELEMENT_CELL)
    cjm_record_unref (record); /* its lane has it among the cells */
  else
    g_ptr_array_add (builder->children[element], record);

  return TRUE;
}
