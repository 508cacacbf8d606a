#include "cjm-merge-private.h"

/* What becomes of each item: whether it stays, where, and as what. */

/* Whether a side has made something else of what it shares with the base. */
static gboolean
is_changed (const CjmMergeItem *item, CjmMergeSide side)
{
  return !cjm_merge_has_same_members (item->records[CJM_MERGE_BASE], item->records[side])
         || !cjm_merge_is_same_place (item->places[CJM_MERGE_BASE], item->places[side]);
}

static gboolean
is_wanted (const CjmMergeItem *item)
{
  gconstpointer mine = item->records[CJM_MERGE_MINE], theirs = item->records[CJM_MERGE_THEIRS];

  if (mine != NULL && theirs != NULL)
    return TRUE;
  if (mine == NULL && theirs == NULL)
    return FALSE;

  return item->records[CJM_MERGE_BASE] == NULL
         || is_changed (item, mine != NULL ? CJM_MERGE_MINE : CJM_MERGE_THEIRS);
}

static void
choose_place (CjmMerge *merge, CjmMergeItem *item)
{
  CjmConflict conflict = { .kind = CJM_CONFLICT_PLACE, .type = item->key.type, .id = item->key.id };
  const CjmMergePlace *places = item->places;
  gconstpointer mine = item->records[CJM_MERGE_MINE], theirs = item->records[CJM_MERGE_THEIRS];
  gboolean has_base = item->records[CJM_MERGE_BASE] != NULL;

  item->place = places[mine != NULL     ? CJM_MERGE_MINE
                       : theirs != NULL ? CJM_MERGE_THEIRS
                                        : CJM_MERGE_BASE];
  if (mine == NULL || theirs == NULL
      || cjm_merge_is_same_place (places[CJM_MERGE_MINE], places[CJM_MERGE_THEIRS]))
    return;

  if (has_base && cjm_merge_is_same_place (places[CJM_MERGE_BASE], places[CJM_MERGE_MINE]))
    item->place = places[CJM_MERGE_THEIRS];
  else if (!has_base || !cjm_merge_is_same_place (places[CJM_MERGE_BASE], places[CJM_MERGE_THEIRS]))
    g_array_append_val (merge->conflicts, conflict);
}

static void
merge_item (CjmMerge *merge, CjmMergeItem *item)
{
  gconstpointer base = item->records[CJM_MERGE_BASE], mine = item->records[CJM_MERGE_MINE];
  gconstpointer theirs = item->records[CJM_MERGE_THEIRS];

  if (mine != NULL && theirs != NULL)
    item->merged = cjm_merge_members (base, mine, theirs, item->key.id, merge->conflicts);
  else
    item->merged = cjm_record_copy (mine != NULL ? mine : theirs != NULL ? theirs : base);
}

/* What one side's record stands in and refers to, by the type of that; 0 for nothing. */
typedef struct
{
  CjmId ids[CJM_N_RECORD_TYPES];
} References;

static void
list_references_of_note (References *references, const CjmNote *note, CjmMergePlace place)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);

  references->ids[CJM_RECORD_LANE] = place.parent;
  references->ids[CJM_RECORD_STEP] = place.step;
  references->ids[CJM_RECORD_SOURCE] = note->source;
  if (touchpoint != NULL)
    references->ids[CJM_RECORD_CHANNEL] = touchpoint->own_channel;
  if (feeling != NULL)
    references->ids[CJM_RECORD_CURVE] = feeling->curve;
}

static References
list_references (gconstpointer record, CjmMergePlace place)
{
  References references = { { 0 } };

  if (record == NULL)
    return references;

  if (((const CjmRecord *) record)->type == CJM_RECORD_STEP)
    references.ids[CJM_RECORD_PHASE] = place.parent;
  else if (((const CjmRecord *) record)->type == CJM_RECORD_CURVE)
    references.ids[CJM_RECORD_LANE] = place.parent;
  else if (((const CjmRecord *) record)->type == CJM_RECORD_LANE)
    references.ids[CJM_RECORD_GROUP] = ((const CjmLane *) record)->group;
  else if (((const CjmRecord *) record)->type == CJM_RECORD_NOTE)
    list_references_of_note (&references, record, place);

  return references;
}

static void keep_item (CjmMerge *merge, CjmMergeItem *item);

static void
keep_references (CjmMerge *merge, const References *references, const References *old)
{
  for (guint i = 0; i < CJM_N_RECORD_TYPES; i++)
    if (references->ids[i] != 0 && references->ids[i] != old->ids[i])
      {
        CjmMergeItem *item = cjm_merge_find (merge, (CjmRecordType) i, references->ids[i]);

        if (item != NULL)
          keep_item (merge, item);
      }
}

/* What an item stands in and refers to stays with it; and so does what a side has newly put it
 * into or made it refer to, for where that is in conflict it can still be picked. */
static void
keep_needed (CjmMerge *merge, const CjmMergeItem *item)
{
  const References none = { { 0 } };
  References merged = list_references (item->merged, item->place);
  References base = list_references (item->records[CJM_MERGE_BASE], item->places[CJM_MERGE_BASE]);

  keep_references (merge, &merged, &none);
  for (guint side = CJM_MERGE_MINE; side < CJM_MERGE_N_SIDES; side++)
    {
      References references = list_references (item->records[side], item->places[side]);

      keep_references (merge, &references, &base);
    }
}

static void
keep_item (CjmMerge *merge, CjmMergeItem *item)
{
  if (item->is_kept)
    return;

  item->is_kept = TRUE;
  choose_place (merge, item);
  merge_item (merge, item);
  keep_needed (merge, item);
}

/* The ids of the phases that have a step in the result. */
static GHashTable *
list_filled_phases (const CjmMerge *merge)
{
  GHashTable *phases = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];

      if (item->is_kept && item->key.type == CJM_RECORD_STEP)
        g_hash_table_add (phases, &item->place.parent);
    }

  return phases;
}

/* Every phase has a step: where one side joined its steps and the other took away or moved what
 * they were joined into, one that it had comes back. */
static void
keep_steps (CjmMerge *merge)
{
  g_autoptr (GHashTable) phases = list_filled_phases (merge);

  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];

      if (item->is_kept || item->key.type != CJM_RECORD_STEP
          || g_hash_table_contains (phases, &item->places[CJM_MERGE_BASE].parent))
        continue;
      choose_place (merge, item);
      if (cjm_merge_find (merge, CJM_RECORD_PHASE, item->place.parent)->is_kept)
        {
          keep_item (merge, item);
          g_hash_table_add (phases, &item->place.parent);
        }
    }
}

/* Makes the id of a step out of that of its phase. */
#define STEP_ID 0x9e3779b97f4a7c15

static void
add_new_step (CjmMerge *merge, CjmId id, CjmId phase)
{
  CjmRecord *step = cjm_record_new (CJM_RECORD_STEP, id);
  CjmMergeItem *item = NULL;

  /* As if both had added it. */
  for (guint side = CJM_MERGE_MINE; side < CJM_MERGE_N_SIDES; side++)
    item = cjm_merge_add (merge, (CjmMergeSide) side, step, (CjmMergePlace){ phase, 0 });
  item->own = step;
  keep_item (merge, item);
}

/* Where a side that took the phase away has moved all its steps, the phase that the other side
 * has changed gets a step of its own: the same one whoever merges. */
static void
add_steps (CjmMerge *merge)
{
  g_autoptr (GHashTable) phases = list_filled_phases (merge);
  guint n_items = merge->items->len;

  for (guint i = 0; i < n_items; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];
      CjmId id = item->key.id ^ STEP_ID;

      if (!item->is_kept || item->key.type != CJM_RECORD_PHASE
          || g_hash_table_contains (phases, &item->key.id))
        continue;
      while (id == 0 || cjm_merge_find (merge, CJM_RECORD_STEP, id) != NULL)
        id++;
      add_new_step (merge, id, item->key.id);
    }
}

CjmMap *
cjm_merge_run (CjmMerge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    if (merge->keeps_all || is_wanted (merge->items->pdata[i]))
      keep_item (merge, merge->items->pdata[i]);
  keep_steps (merge);
  add_steps (merge);

  return cjm_merge_build (merge);
}

CjmMap *
cjm_map_merge (const CjmMap *base, const CjmMap *mine, const CjmMap *theirs, GArray **conflicts)
{
  CjmMerge merge;
  CjmMap *map;

  cjm_merge_init (&merge, base, mine, theirs);
  map = cjm_merge_run (&merge);
  if (conflicts != NULL)
    *conflicts = g_array_ref (merge.conflicts);
  cjm_merge_clear (&merge);

  return map;
}

CjmMap *
cjm_map_unite (const CjmMap *before, const CjmMap *after)
{
  CjmMerge merge;
  CjmMap *map;

  cjm_merge_init (&merge, before, after, before);
  merge.keeps_all = TRUE;
  map = cjm_merge_run (&merge);
  cjm_merge_clear (&merge);

  return map;
}
