#include "cjm-writer.h"

#include <stdlib.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-format.h"
#include "cjm-xml-text.h"

/* Where a step stands in the map; sorted by id to be found by bisection. */
typedef struct
{
  CjmId id;
  guint order;
} StepOrder;

static int
compare_step_orders (gconstpointer a, gconstpointer b)
{
  const StepOrder *p = a, *q = b;

  return p->id < q->id ? -1 : p->id > q->id;
}

static GArray *
list_step_orders (const CjmMap *map)
{
  GArray *orders = g_array_new (FALSE, FALSE, sizeof (StepOrder));

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          const CjmStep *step = cjm_sequence_get (phase->steps, j);
          StepOrder order = { step->record.id, orders->len };

          g_array_append_val (orders, order);
        }
    }

  g_array_sort (orders, compare_step_orders);
  return orders;
}

/* A step that is in no phase comes last; the map is wrong then, and cannot be read again. */
static guint
find_order (const GArray *orders, const CjmCell *cell)
{
  StepOrder key = { .id = cell->record.id };
  const StepOrder *found = NULL;

  if (orders->len > 0)
    found = bsearch (&key, orders->data, orders->len, sizeof (StepOrder), compare_step_orders);

  return found != NULL ? found->order : G_MAXUINT;
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer orders)
{
  guint p = find_order (orders, *(CjmCell *const *) a);
  guint q = find_order (orders, *(CjmCell *const *) b);

  return p < q ? -1 : p > q;
}

static gboolean
is_cell_written (const CjmCell *cell)
{
  return cell->notes != NULL || cell->record.extra != NULL;
}

/* The cells of @lane as they are written: borrowed, in the order of the steps. */
static GPtrArray *
list_cells (const CjmLane *lane, GArray *orders)
{
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      CjmCell *cell = cjm_sequence_get (lane->cells, i);

      if (is_cell_written (cell))
        g_ptr_array_add (cells, cell);
    }

  g_ptr_array_sort_with_data (cells, compare_cells, orders);
  return cells;
}

/* Text and unknown content */

static void
append_indent (GString *xml, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "  ");
}

/* Maps hold clean text only; the file must be readable even if one does not. */
static void
append_text (GString *xml, const char *text)
{
  gsize length = strlen (text);
  g_autofree char *clean = NULL;

  if (!g_utf8_validate_len (text, length, NULL) || !cjm_xml_text_is_plain (text, length, FALSE))
    {
      clean = cjm_text_normalize (text, FALSE);
      text = clean;
      length = strlen (clean);
    }

  cjm_xml_append_text (xml, text, length);
}

static void
append_attribute (GString *xml, const char *name, const char *value)
{
  g_autofree char *clean = cjm_text_normalize (value, FALSE);

  g_string_append_printf (xml, " %s=\"", name);
  cjm_xml_append_attribute_value (xml, clean, strlen (clean));
  g_string_append_c (xml, '"');
}

static void
append_id (GString *xml, const char *name, CjmId id, char letter)
{
  char buffer[CJM_ID_LENGTH + 1];

  g_string_append_c (xml, ' ');
  g_string_append (xml, name);
  g_string_append (xml, "=\"");
  g_string_append (xml, cjm_id_format (id, letter, buffer));
  g_string_append_c (xml, '"');
}

static const char *
get_kept_attributes (gconstpointer record, const char *part)
{
  const CjmExtraPart *kept = cjm_extra_get (((const CjmRecord *) record)->extra, part);

  return kept != NULL ? kept->attributes : "";
}

static const char *
get_kept_elements (gconstpointer record, const char *part)
{
  const CjmExtraPart *kept = cjm_extra_get (((const CjmRecord *) record)->extra, part);

  return kept != NULL ? kept->elements : "";
}

/* One text of @record, or nothing where it is empty. */
static void
append_field (GString *xml,
              guint depth,
              gconstpointer record,
              const char *element,
              const char *text)
{
  const char *elements = get_kept_elements (record, element);

  if (*text == '\0' && cjm_extra_get (((const CjmRecord *) record)->extra, element) == NULL)
    return;

  append_indent (xml, depth);
  g_string_append_c (xml, '<');
  g_string_append (xml, element);
  g_string_append (xml, get_kept_attributes (record, element));
  if (*text == '\0' && *elements == '\0')
    {
      g_string_append (xml, "/>\n");
      return;
    }
  g_string_append_c (xml, '>');
  append_text (xml, text);
  g_string_append_printf (xml, "%s</%s>\n", elements, element);
}

/* Ends a start tag of an element that holds elements. */
static void
end_start_tag (GString *xml, gconstpointer record)
{
  g_string_append (xml, get_kept_attributes (record, ""));
  g_string_append (xml, ">\n");
}

/* The unknown elements of @record, each with its line end and indentation before it, then the
 * end tag. */
static void
append_end (GString *xml, guint depth, gconstpointer record, const char *element)
{
  const char *elements = get_kept_elements (record, "");

  if (*elements != '\0')
    {
      g_string_append (xml, elements + 1);
      g_string_append_c (xml, '\n');
    }
  append_indent (xml, depth);
  g_string_append_printf (xml, "</%s>\n", element);
}

/* Records */

static void
append_photo (GString *xml, const CjmPhoto *photo)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (photo->data, &size);

  g_string_append (xml, "    <photo");
  append_attribute (xml, "type", photo->media_type);
  end_start_tag (xml, photo);
  cjm_xml_append_base64 (xml, data, size);
  g_string_append_printf (xml, "    %s</photo>\n", get_kept_elements (photo, ""));
}

static gboolean
is_persona_written (const CjmPersona *persona)
{
  return *persona->profile != '\0' || *persona->name != '\0' || *persona->summary != '\0'
         || persona->photo != NULL || persona->record.extra != NULL;
}

static void
append_persona (GString *xml, const CjmPersona *persona)
{
  if (!is_persona_written (persona))
    return;

  g_string_append (xml, "  <persona");
  end_start_tag (xml, persona);
  append_field (xml, 2, persona, "profile", persona->profile);
  append_field (xml, 2, persona, "name", persona->name);
  append_field (xml, 2, persona, "summary", persona->summary);
  if (persona->photo != NULL)
    append_photo (xml, persona->photo);
  append_end (xml, 1, persona, "persona");
}

static void
append_step (GString *xml, const CjmStep *step)
{
  g_string_append (xml, "    <step");
  append_id (xml, "id", step->record.id, CJM_FORMAT_STEP_LETTER);
  if (*get_kept_elements (step, "") == '\0')
    {
      g_string_append (xml, get_kept_attributes (step, ""));
      g_string_append (xml, "/>\n");
      return;
    }
  end_start_tag (xml, step);
  append_end (xml, 2, step, "step");
}

static void
append_phase (GString *xml, const CjmPhase *phase)
{
  g_string_append (xml, "  <phase");
  append_id (xml, "id", phase->record.id, CJM_FORMAT_PHASE_LETTER);
  if (phase->color == CJM_COLOR_AUTOMATIC)
    g_string_append (xml, get_kept_attributes (phase, CJM_FORMAT_KEPT_COLOR));
  else
    g_string_append_printf (xml, " color=\"#%06x\"", (guint) phase->color & 0xffffff);
  end_start_tag (xml, phase);

  append_field (xml, 2, phase, "name", phase->name);
  append_field (xml, 2, phase, "description", phase->description);
  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    append_step (xml, cjm_sequence_get (phase->steps, i));
  append_end (xml, 1, phase, "phase");
}

static void
append_group (GString *xml, const CjmGroup *group)
{
  g_string_append (xml, "  <group");
  append_id (xml, "id", group->record.id, CJM_FORMAT_GROUP_LETTER);
  end_start_tag (xml, group);
  append_field (xml, 2, group, "name", group->name);
  append_end (xml, 1, group, "group");
}

static const char *
get_evidence_name (CjmEvidence evidence)
{
  switch (evidence)
    {
    case CJM_EVIDENCE_ASSUMED:
      return "assumed";
    case CJM_EVIDENCE_INFERRED:
      return "inferred";
    case CJM_EVIDENCE_DATA:
      return "data";
    }

  g_return_val_if_reached ("assumed");
}

static void
append_note (GString *xml, const CjmNote *note)
{
  const char *kept = get_kept_attributes (note, CJM_FORMAT_KEPT_EVIDENCE);

  g_string_append (xml, "      <note");
  append_id (xml, "id", note->record.id, CJM_FORMAT_NOTE_LETTER);
  if (note->evidence == CJM_EVIDENCE_ASSUMED && *kept != '\0')
    g_string_append (xml, kept);
  else
    {
      g_string_append (xml, " evidence=\"");
      g_string_append (xml, get_evidence_name (note->evidence));
      g_string_append_c (xml, '"');
    }
  g_string_append (xml, get_kept_attributes (note, ""));
  g_string_append_c (xml, '>');
  append_text (xml, note->text);
  g_string_append (xml, get_kept_elements (note, ""));
  g_string_append (xml, "</note>\n");
}

static void
append_cell (GString *xml, const CjmCell *cell)
{
  g_string_append (xml, "    <cell");
  append_id (xml, "step", cell->record.id, CJM_FORMAT_STEP_LETTER);
  end_start_tag (xml, cell);
  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    append_note (xml, cjm_sequence_get (cell->notes, i));
  append_end (xml, 2, cell, "cell");
}

static void
append_lane (GString *xml, const CjmLane *lane, GArray *orders)
{
  g_autoptr (GPtrArray) cells = list_cells (lane, orders);

  g_string_append (xml, "  <lane");
  append_id (xml, "id", lane->record.id, CJM_FORMAT_LANE_LETTER);
  append_attribute (xml, "kind", lane->kind);
  if (lane->group != 0)
    append_id (xml, "group", lane->group, CJM_FORMAT_GROUP_LETTER);
  end_start_tag (xml, lane);

  append_field (xml, 2, lane, "name", lane->name);
  append_field (xml, 2, lane, "question", lane->question);
  for (guint i = 0; i < cells->len; i++)
    append_cell (xml, cells->pdata[i]);
  append_end (xml, 1, lane, "lane");
}

GBytes *
cjm_writer_write (const CjmMap *map)
{
  g_autoptr (GArray) orders = list_step_orders (map);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (xml, "<map xmlns=\"%s\" version=\"%d.%u\"", CJM_FORMAT_NAMESPACE,
                          CJM_FORMAT_MAJOR, map->format_minor);
  append_attribute (xml, "lang", map->language);
  end_start_tag (xml, map);

  append_field (xml, 1, map, "title", map->title);
  append_field (xml, 1, map, "scenario", map->scenario);
  append_persona (xml, map->persona);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_phase (xml, cjm_map_get_phase (map, i));
  for (guint i = 0; i < cjm_sequence_get_length (map->groups); i++)
    append_group (xml, cjm_sequence_get (map->groups, i));
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    append_lane (xml, cjm_map_get_lane (map, i), orders);
  append_field (xml, 1, map, "barrier", map->barrier);
  append_field (xml, 1, map, "insight", map->insight);
  append_end (xml, 0, map, "map");

  return g_string_free_to_bytes (xml);
}

/* Normal form */

/* @record without the kept value under @part; takes @record. */
static gpointer
without_kept_value (gpointer record, const char *part, const char *const *other_parts)
{
  CjmRecord *copy;
  CjmExtra *extra = NULL;

  if (cjm_extra_get (((CjmRecord *) record)->extra, part) == NULL)
    return record;

  copy = cjm_record_copy (record);
  for (guint i = 0; other_parts[i] != NULL; i++)
    {
      const CjmExtraPart *other = cjm_extra_get (copy->extra, other_parts[i]);
      CjmExtra *grown;

      if (other == NULL)
        continue;
      grown = cjm_extra_with_added (extra, other->element, other->attributes, other->elements);
      g_clear_pointer (&extra, cjm_extra_unref);
      extra = grown;
    }

  g_clear_pointer (&copy->extra, cjm_extra_unref);
  copy->extra = extra;
  cjm_record_unref (record);
  return copy;
}

typedef gpointer (*NormalizeFunc) (gconstpointer record, gpointer data);

/* @sequence with each record as @normalize makes it; @sequence itself where that changes none. */
static CjmSequence *
normalize_sequence (CjmSequence *sequence, NormalizeFunc normalize, gpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (cjm_record_unref);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      gpointer record = cjm_sequence_get (sequence, i);

      g_ptr_array_add (records, normalize (record, data));
      is_changed = is_changed || records->pdata[i] != record;
    }

  return is_changed ? cjm_sequence_new_from_array (records) : cjm_sequence_ref (sequence);
}

static gpointer
normalize_note (gconstpointer record, gpointer data)
{
  static const char *const parts[] = { "", NULL };
  const CjmNote *note = record;

  if (note->evidence == CJM_EVIDENCE_ASSUMED)
    return cjm_record_ref (note);

  return without_kept_value (cjm_record_ref (note), CJM_FORMAT_KEPT_EVIDENCE, parts);
}

static gpointer
normalize_phase (gconstpointer record, gpointer data)
{
  static const char *const parts[] = { "", "name", "description", NULL };
  const CjmPhase *phase = record;

  if (phase->color == CJM_COLOR_AUTOMATIC)
    return cjm_record_ref (phase);

  return without_kept_value (cjm_record_ref (phase), CJM_FORMAT_KEPT_COLOR, parts);
}

static gpointer
normalize_cell (gconstpointer record, gpointer data)
{
  const CjmCell *cell = record;
  CjmSequence *notes = normalize_sequence (cell->notes, normalize_note, NULL);
  CjmCell *copy;

  if (notes == cell->notes)
    {
      cjm_sequence_unref (notes);
      return cjm_record_ref (cell);
    }

  copy = cjm_record_copy (cell);
  cjm_record_take_sequence (&copy->notes, notes);
  return copy;
}

/* @lane's cells as list_cells() has them; a new reference. */
static CjmSequence *
order_cells (const CjmLane *lane, GArray *orders)
{
  g_autoptr (GPtrArray) cells = list_cells (lane, orders);
  gboolean is_same = cells->len == cjm_sequence_get_length (lane->cells);

  for (guint i = 0; is_same && i < cells->len; i++)
    is_same = cells->pdata[i] == cjm_sequence_get (lane->cells, i);

  return is_same ? cjm_sequence_ref (lane->cells) : cjm_sequence_new_from_array (cells);
}

static gpointer
normalize_lane (gconstpointer record, gpointer orders)
{
  const CjmLane *lane = record;
  g_autoptr (CjmSequence) ordered = order_cells (lane, orders);
  CjmSequence *cells = normalize_sequence (ordered, normalize_cell, NULL);
  CjmLane *copy;

  if (cells == lane->cells)
    {
      cjm_sequence_unref (cells);
      return cjm_record_ref (lane);
    }

  copy = cjm_record_copy (lane);
  cjm_record_take_sequence (&copy->cells, cells);
  return copy;
}

CjmMap *
cjm_map_normalize (const CjmMap *map)
{
  g_autoptr (GArray) orders = list_step_orders (map);
  CjmSequence *phases = normalize_sequence (map->phases, normalize_phase, NULL);
  CjmSequence *lanes = normalize_sequence (map->lanes, normalize_lane, orders);
  CjmMap *copy;

  if (phases == map->phases && lanes == map->lanes)
    {
      cjm_sequence_unref (phases);
      cjm_sequence_unref (lanes);
      return cjm_map_ref (map);
    }

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->phases, phases);
  cjm_record_take_sequence (&copy->lanes, lanes);
  return copy;
}
