#include "cjm-edit-private.h"

#include "cjm-member.h"

/* What goes through all notes of a map: changes to many of them, the mending of references, and
 * copies of whole lanes and phases. */

CjmSequence *
cjm_edit_mapped (CjmSequence *sequence, CjmEditFunc func, gpointer data)
{
  guint length = cjm_sequence_get_length (sequence);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (length, cjm_record_unref);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < length; i++)
    {
      gconstpointer old = cjm_sequence_get (sequence, i);
      gpointer new = func (old, data);

      is_changed |= new != old;
      if (new != NULL)
        g_ptr_array_add (records, new);
    }

  return is_changed ? cjm_sequence_new_from_array (records) : cjm_sequence_ref (sequence);
}

typedef struct
{
  CjmEditFunc func;
  gpointer data;
} NoteMapping;

static gpointer
map_cell (gconstpointer record, gpointer data)
{
  const CjmCell *cell = record;
  const NoteMapping *mapping = data;
  g_autoptr (CjmSequence) notes = cjm_edit_mapped (cell->notes, mapping->func, mapping->data);
  CjmCell *copy;

  if (notes == cell->notes)
    return cjm_record_ref (cell);
  if (notes == NULL)
    return NULL;

  copy = cjm_record_copy (cell);
  cjm_record_take_sequence (&copy->notes, g_steal_pointer (&notes));
  return copy;
}

CjmLane *
cjm_edit_lane_with_mapped_cells (const CjmLane *lane, CjmEditFunc func, gpointer data)
{
  g_autoptr (CjmSequence) cells = cjm_edit_mapped (lane->cells, func, data);
  CjmLane *copy;

  if (cells == lane->cells)
    return cjm_record_ref (lane);

  copy = cjm_record_copy (lane);
  cjm_record_take_sequence (&copy->cells, g_steal_pointer (&cells));
  return copy;
}

static gpointer
map_lane (gconstpointer record, gpointer mapping)
{
  return cjm_edit_lane_with_mapped_cells (record, map_cell, mapping);
}

CjmLane *
cjm_edit_take_lane_with_mapped_notes (CjmLane *lane, CjmEditFunc func, gpointer data)
{
  g_autoptr (CjmLane) owned = lane;

  return map_lane (owned, &(NoteMapping){ func, data });
}

CjmMap *
cjm_edit_with_mapped_notes (const CjmMap *map, CjmEditFunc func, gpointer data)
{
  NoteMapping mapping = { func, data };
  g_autoptr (CjmSequence) lanes = cjm_edit_mapped (map->lanes, map_lane, &mapping);

  if (lanes == map->lanes)
    return cjm_map_ref (map);

  return cjm_edit_with_sequence (map, G_STRUCT_OFFSET (CjmMap, lanes), g_steal_pointer (&lanes));
}

/* Mending */

typedef struct
{
  const CjmMap *map;
  GHashTable *notes; /* ids of all notes; the keys point into their records */
} Present;

static gpointer
collect_note (gconstpointer record, gpointer data)
{
  g_hash_table_add (data, (gpointer) & ((const CjmRecord *) record)->id);
  return cjm_record_ref (record);
}

static gpointer
keep_answer (gconstpointer record, gpointer data)
{
  const Present *present = data;
  gboolean is_there = g_hash_table_contains (present->notes, &((const CjmRecord *) record)->id);

  return is_there ? cjm_record_ref (record) : NULL;
}

static CjmAction *
mend_action (const CjmAction *action, Present *present)
{
  g_autoptr (CjmSequence) answers = cjm_edit_mapped (action->answers, keep_answer, present);
  CjmAction *copy;

  if (answers == action->answers)
    return cjm_record_ref (action);

  copy = cjm_record_copy (action);
  cjm_record_take_sequence (&copy->answers, g_steal_pointer (&answers));
  return copy;
}

static CjmFeeling *
mend_feeling (const CjmFeeling *feeling, const CjmMap *map)
{
  CjmFeeling *copy;

  if (feeling->curve == 0 || cjm_map_find_record (map, CJM_RECORD_CURVE, feeling->curve) != NULL)
    return cjm_record_ref (feeling);

  copy = cjm_record_copy (feeling);
  copy->curve = 0;
  return copy;
}

static CjmTouchpoint *
mend_touchpoint (const CjmTouchpoint *touchpoint, const CjmMap *map)
{
  CjmTouchpoint *copy;

  if (touchpoint->own_channel == 0 || cjm_map_find_channel (map, touchpoint->own_channel) != NULL)
    return cjm_record_ref (touchpoint);

  copy = cjm_record_copy (touchpoint);
  copy->own_channel = 0;
  return copy;
}

/* The detail without what is not there; NULL for NULL. */
static gpointer
mend_detail (gpointer detail, Present *present)
{
  if (detail == NULL)
    return NULL;
  if (((CjmRecord *) detail)->type == CJM_RECORD_ACTION)
    return mend_action (detail, present);
  if (((CjmRecord *) detail)->type == CJM_RECORD_FEELING)
    return mend_feeling (detail, present->map);
  if (((CjmRecord *) detail)->type == CJM_RECORD_TOUCHPOINT)
    return mend_touchpoint (detail, present->map);
  return cjm_record_ref (detail);
}

static gpointer
mend_note (gconstpointer record, gpointer data)
{
  const CjmNote *note = record;
  Present *present = data;
  gboolean has_source
      = note->source == 0 || cjm_map_find_source (present->map, note->source) != NULL;
  gpointer detail = mend_detail (note->detail, present);
  CjmNote *copy = NULL;

  if (!has_source || detail != note->detail)
    {
      copy = cjm_record_copy (note);
      copy->source = has_source ? note->source : 0;
      cjm_record_take_record (&copy->detail, g_steal_pointer (&detail));
    }
  g_clear_pointer (&detail, cjm_record_unref);

  return copy != NULL ? copy : cjm_record_ref (note);
}

CjmMap *
cjm_edit_take_mended (CjmMap *map)
{
  g_autoptr (CjmMap) owned = map;
  g_autoptr (GHashTable) notes = g_hash_table_new (g_int64_hash, g_int64_equal);
  Present present = { map, notes };

  cjm_map_unref (cjm_edit_with_mapped_notes (map, collect_note, notes));
  return cjm_edit_with_mapped_notes (map, mend_note, &present);
}

/* Twins */

CjmTwins *
cjm_twins_new (GRand *random)
{
  CjmTwins *twins = g_new0 (CjmTwins, 1);

  twins->random = random;
  twins->notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  twins->curves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return twins;
}

void
cjm_twins_free (CjmTwins *twins)
{
  g_hash_table_unref (twins->notes);
  g_hash_table_unref (twins->curves);
  g_free (twins);
}

static void
add_twins (GHashTable *table, const CjmSequence *records, GRand *random)
{
  for (guint i = 0; i < cjm_sequence_get_length (records); i++)
    {
      CjmId id = ((CjmRecord *) cjm_sequence_get (records, i))->id;
      CjmId twin = cjm_id_new (random);

      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_memdup2 (&twin, sizeof twin));
    }
}

void
cjm_twins_add_notes (CjmTwins *twins, const CjmSequence *notes)
{
  add_twins (twins->notes, notes, twins->random);
}

void
cjm_twins_add_curves (CjmTwins *twins, const CjmSequence *curves)
{
  add_twins (twins->curves, curves, twins->random);
}

/* The id itself where there is no copy. */
static CjmId
get_twin (GHashTable *table, CjmId id)
{
  const CjmId *twin = g_hash_table_lookup (table, &id);

  return twin != NULL ? *twin : id;
}

static gpointer
copy_under_twin_id (gconstpointer record, gpointer data)
{
  CjmRecord *copy = cjm_record_copy (record);

  copy->id = get_twin (data, copy->id);
  return copy;
}

static gpointer
copy_note (gconstpointer record, gpointer data)
{
  CjmTwins *twins = data;
  CjmNote *copy = copy_under_twin_id (record, twins->notes);
  const CjmFeeling *feeling = cjm_note_get_detail (copy, CJM_RECORD_FEELING);
  const CjmAction *action = cjm_note_get_detail (copy, CJM_RECORD_ACTION);

  if (feeling != NULL && get_twin (twins->curves, feeling->curve) != feeling->curve)
    {
      CjmFeeling *moved = cjm_record_copy (feeling);

      moved->curve = get_twin (twins->curves, feeling->curve);
      cjm_record_take_record (&copy->detail, moved);
    }
  else if (action != NULL && action->answers != NULL)
    {
      CjmAction *turned = cjm_record_copy (action);

      cjm_record_take_sequence (
          &turned->answers, cjm_edit_mapped (action->answers, copy_under_twin_id, twins->notes));
      cjm_record_take_record (&copy->detail, turned);
    }

  return copy;
}

CjmSequence *
cjm_twins_copy_notes (CjmTwins *twins, CjmSequence *notes)
{
  return cjm_edit_mapped (notes, copy_note, twins);
}

CjmSequence *
cjm_twins_copy_curves (CjmTwins *twins, CjmSequence *curves)
{
  return cjm_edit_mapped (curves, copy_under_twin_id, twins->curves);
}
