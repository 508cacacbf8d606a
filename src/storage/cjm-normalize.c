#include "cjm-normalize.h"

#include <stdlib.h>
#include <string.h>

#include "cjm-elements.h"
#include "cjm-format.h"

/* Everything here makes copies only of what is not in normal form, so that a map that is comes
 * out as the same pointer. */

/* An id and its record's place among those of its type. */
typedef struct
{
  CjmId id;
  guint order;
} IdOrder;

typedef struct
{
  const CjmMap *map;
  GArray *ids[CJM_N_ELEMENTS]; /* of IdOrder, sorted by id; NULL until somebody asks */
} Normalizer;

/* Ids */

static void
add_ids (GArray *ids, const CjmSequence *sequence)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      IdOrder order = { ((const CjmRecord *) cjm_sequence_get (sequence, i))->id, ids->len };

      g_array_append_val (ids, order);
    }
}

static void
add_note_ids (GArray *ids, const CjmMap *map)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        add_ids (ids, ((const CjmCell *) cjm_sequence_get (lane->cells, j))->notes);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const IdOrder *p = a, *q = b;

  return p->id < q->id ? -1 : p->id > q->id;
}

/* The ids of all that a reference to @element can name. */
static GArray *
list_ids (const CjmMap *map, CjmElement element)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (IdOrder));

  if (element == CJM_ELEMENT_SOURCE)
    add_ids (ids, map->sources);
  else if (element == CJM_ELEMENT_CHANNEL)
    add_ids (ids, map->channels);
  else if (element == CJM_ELEMENT_GROUP)
    add_ids (ids, map->groups);
  else if (element == CJM_ELEMENT_NOTE)
    add_note_ids (ids, map);
  else if (element == CJM_ELEMENT_STEP)
    for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
      add_ids (ids, cjm_map_get_phase (map, i)->steps);
  else
    for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
      add_ids (ids, cjm_map_get_lane (map, i)->curves);

  g_array_sort (ids, compare_ids);
  return ids;
}

/* NULL where no record of the map has the id. */
static const IdOrder *
find_id (Normalizer *normalizer, CjmElement element, CjmId id)
{
  IdOrder key = { .id = id };
  GArray *ids = normalizer->ids[element];

  if (ids == NULL)
    ids = normalizer->ids[element] = list_ids (normalizer->map, element);

  return ids->len > 0 ? bsearch (&key, ids->data, ids->len, sizeof (IdOrder), compare_ids) : NULL;
}

/* Kept values */

/* Does @extra have a value for the attribute that was kept, but that @record has replaced? */
static gboolean
is_replaced (const CjmRecord *record, const CjmAttributeInfo *info)
{
  g_autofree char *part = g_strconcat (CJM_FORMAT_KEPT_PREFIX, info->name, NULL);

  return !cjm_attribute_is_default (info, record) && cjm_extra_get (record->extra, part) != NULL;
}

/* Adds the part of @old under the name to @extra, which is taken. */
static CjmExtra *
add_part (CjmExtra *extra, const CjmExtra *old, const char *name)
{
  const CjmExtraPart *part = cjm_extra_get (old, name);
  CjmExtra *grown;

  if (part == NULL)
    return extra;

  grown = cjm_extra_with_added (extra, name, part->attributes, part->elements);
  g_clear_pointer (&extra, cjm_extra_unref);
  return grown;
}

/* The extra of @record without the values that have been replaced; NULL for none. */
static CjmExtra *
list_current_extra (const CjmRecord *record, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  CjmExtra *extra = add_part (NULL, record->extra, "");

  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    {
      const CjmElementInfo *child = cjm_element_get_info (i);

      if (child->parent == element && !child->is_record)
        extra = add_part (extra, record->extra, child->name);
    }

  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    {
      g_autofree char *part = g_strconcat (CJM_FORMAT_KEPT_PREFIX, attribute->name, NULL);

      if (!is_replaced (record, attribute))
        extra = add_part (extra, record->extra, part);
    }

  return extra;
}

static gboolean
has_replaced_values (const CjmRecord *record, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  if (record->extra == NULL)
    return FALSE;

  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    if (is_replaced (record, attribute))
      return TRUE;

  return FALSE;
}

/* References */

static gboolean
is_dangling (Normalizer *normalizer, const CjmRecord *record, const CjmAttributeInfo *info)
{
  CjmId id;

  if (info->form != CJM_FORM_REFERENCE || info->is_required)
    return FALSE;

  id = G_STRUCT_MEMBER (CjmId, record, info->offset);
  return id != 0 && find_id (normalizer, info->target, id) == NULL;
}

static gboolean
has_dangling_references (Normalizer *normalizer, const CjmRecord *record, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    if (is_dangling (normalizer, record, attribute))
      return TRUE;

  return FALSE;
}

/* A file names the channel of the vocabulary or the map's own, never both. */
static gboolean
has_two_channels (Normalizer *normalizer, const CjmTouchpoint *touchpoint)
{
  CjmId id;

  if (touchpoint->own_channel == 0)
    return cjm_id_parse (touchpoint->channel, CJM_FORMAT_CHANNEL_LETTER, &id);

  return *touchpoint->channel != '\0'
         || find_id (normalizer, CJM_ELEMENT_CHANNEL, touchpoint->own_channel) == NULL;
}

static void
choose_channel (Normalizer *normalizer, CjmTouchpoint *touchpoint)
{
  if (touchpoint->own_channel != 0
      && find_id (normalizer, CJM_ELEMENT_CHANNEL, touchpoint->own_channel) == NULL)
    touchpoint->own_channel = 0;
  else
    cjm_record_set_string (&touchpoint->channel, "");
}

/* Records */

/* What holds for every record: its kept values and its references. A new reference. */
static gpointer
normalize_record (Normalizer *normalizer, gconstpointer record, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  gboolean has_replaced = has_replaced_values (record, element);
  gboolean has_channels
      = info->record_type == CJM_RECORD_TOUCHPOINT && has_two_channels (normalizer, record);
  CjmRecord *copy;

  if (!has_replaced && !has_channels && !has_dangling_references (normalizer, record, element))
    return cjm_record_ref (record);

  copy = cjm_record_copy (record);
  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    if (is_dangling (normalizer, copy, attribute))
      G_STRUCT_MEMBER (CjmId, copy, attribute->offset) = 0;
  if (has_channels)
    choose_channel (normalizer, (CjmTouchpoint *) copy);
  if (has_replaced)
    {
      CjmExtra *extra = list_current_extra (copy, element);

      g_clear_pointer (&copy->extra, cjm_extra_unref);
      copy->extra = extra;
    }

  return copy;
}

/* @record, which is taken, with @sequence, which is taken too, at @offset. */
static gpointer
with_sequence (gpointer record, gsize offset, CjmSequence *sequence)
{
  gpointer copy;

  if (G_STRUCT_MEMBER (CjmSequence *, record, offset) == sequence)
    {
      cjm_sequence_unref (sequence);
      return record;
    }

  copy = cjm_record_copy (record);
  cjm_record_unref (record);
  cjm_record_take_sequence (G_STRUCT_MEMBER_P (copy, offset), sequence);
  return copy;
}

typedef gpointer (*NormalizeFunc) (Normalizer *normalizer, gconstpointer record);

/* @sequence with each record as @normalize makes it; @sequence itself where that changes none. */
static CjmSequence *
normalize_sequence (Normalizer *normalizer, CjmSequence *sequence, NormalizeFunc normalize)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (cjm_record_unref);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      gpointer record = cjm_sequence_get (sequence, i);

      g_ptr_array_add (records, normalize (normalizer, record));
      is_changed = is_changed || records->pdata[i] != record;
    }

  return is_changed ? cjm_sequence_new_from_array (records) : cjm_sequence_ref (sequence);
}

static gpointer
normalize_source (Normalizer *normalizer, gconstpointer record)
{
  return normalize_record (normalizer, record, CJM_ELEMENT_SOURCE);
}

static gpointer
normalize_phase (Normalizer *normalizer, gconstpointer record)
{
  return normalize_record (normalizer, record, CJM_ELEMENT_PHASE);
}

/* The answers to notes that are still there; a new reference. */
static CjmSequence *
filter_answers (Normalizer *normalizer, CjmSequence *answers)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (answers); i++)
    {
      CjmAnswer *answer = cjm_sequence_get (answers, i);

      if (find_id (normalizer, CJM_ELEMENT_NOTE, answer->record.id) != NULL)
        g_ptr_array_add (found, answer);
    }

  return found->len == cjm_sequence_get_length (answers) ? cjm_sequence_ref (answers)
                                                         : cjm_sequence_new_from_array (found);
}

/* NULL where @detail is not written. */
static gpointer
normalize_detail (Normalizer *normalizer, gconstpointer detail)
{
  CjmElement element;
  gpointer copy;

  if (!cjm_element_find_detail (((const CjmRecord *) detail)->type, &element))
    return NULL;

  copy = normalize_record (normalizer, detail, element);
  if (element == CJM_ELEMENT_ACTION)
    copy = with_sequence (copy, G_STRUCT_OFFSET (CjmAction, answers),
                          filter_answers (normalizer, ((CjmAction *) copy)->answers));
  if (cjm_detail_is_default (copy))
    g_clear_pointer (&copy, cjm_record_unref);

  return copy;
}

static gpointer
normalize_note (Normalizer *normalizer, gconstpointer record)
{
  CjmNote *note = normalize_record (normalizer, record, CJM_ELEMENT_NOTE);
  gpointer detail;
  CjmNote *copy;

  if (note->detail == NULL)
    return note;

  detail = normalize_detail (normalizer, note->detail);
  if (detail == note->detail)
    {
      cjm_record_unref (detail);
      return note;
    }

  copy = cjm_record_copy (note);
  cjm_record_unref (note);
  cjm_record_take_record (&copy->detail, detail);
  return copy;
}

static gpointer
normalize_cell (Normalizer *normalizer, gconstpointer record)
{
  const CjmCell *cell = record;

  return with_sequence (cjm_record_ref (cell), G_STRUCT_OFFSET (CjmCell, notes),
                        normalize_sequence (normalizer, cell->notes, normalize_note));
}

/* A step that is in no phase comes last; the map is wrong then, and cannot be read again. */
static guint
find_order (Normalizer *normalizer, const CjmCell *cell)
{
  const IdOrder *found = find_id (normalizer, CJM_ELEMENT_STEP, cell->record.id);

  return found != NULL ? found->order : G_MAXUINT;
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer normalizer)
{
  guint p = find_order (normalizer, *(CjmCell *const *) a);
  guint q = find_order (normalizer, *(CjmCell *const *) b);

  return p < q ? -1 : p > q;
}

/* @lane's cells in the order of the steps, without those that hold nothing; a new reference. */
static CjmSequence *
order_cells (Normalizer *normalizer, const CjmLane *lane)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean is_same;

  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      CjmCell *cell = cjm_sequence_get (lane->cells, i);

      if (cell->notes != NULL || cell->record.extra != NULL)
        g_ptr_array_add (cells, cell);
    }
  g_ptr_array_sort_with_data (cells, compare_cells, normalizer);

  is_same = cells->len == cjm_sequence_get_length (lane->cells);
  for (guint i = 0; is_same && i < cells->len; i++)
    is_same = cells->pdata[i] == cjm_sequence_get (lane->cells, i);

  return is_same ? cjm_sequence_ref (lane->cells) : cjm_sequence_new_from_array (cells);
}

static gpointer
normalize_lane (Normalizer *normalizer, gconstpointer record)
{
  CjmLane *lane = normalize_record (normalizer, record, CJM_ELEMENT_LANE);
  g_autoptr (CjmSequence) ordered = order_cells (normalizer, lane);

  return with_sequence (lane, G_STRUCT_OFFSET (CjmLane, cells),
                        normalize_sequence (normalizer, ordered, normalize_cell));
}

CjmMap *
cjm_map_normalize (const CjmMap *map)
{
  Normalizer normalizer = { .map = map };
  CjmMap *normal = cjm_map_ref (map);

  normal = with_sequence (normal, G_STRUCT_OFFSET (CjmMap, sources),
                          normalize_sequence (&normalizer, map->sources, normalize_source));
  normal = with_sequence (normal, G_STRUCT_OFFSET (CjmMap, phases),
                          normalize_sequence (&normalizer, map->phases, normalize_phase));
  normal = with_sequence (normal, G_STRUCT_OFFSET (CjmMap, lanes),
                          normalize_sequence (&normalizer, map->lanes, normalize_lane));

  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    g_clear_pointer (&normalizer.ids[i], g_array_unref);
  return normal;
}
