#include "cjm-merge-private.h"

/* The map put together again out of what is kept. */

static int
rank_items (gconstpointer a, gconstpointer b)
{
  const CjmMergeItem *one = a, *other = b;

  return one->key.id < other->key.id ? -1 : one->key.id > other->key.id;
}

static void
order (CjmMerge *merge)
{
  g_autoptr (GPtrArray) clashes = g_ptr_array_new ();

  cjm_merge_fill_containers (merge);
  for (guint i = 0; i < merge->containers->len; i++)
    {
      CjmMergeContainer *container = merge->containers->pdata[i];

      container->order
          = cjm_merge_order (container->orders[CJM_MERGE_BASE], container->orders[CJM_MERGE_MINE],
                             container->orders[CJM_MERGE_THEIRS], rank_items, clashes);
    }
  for (guint i = 0; i < clashes->len; i++)
    {
      const CjmMergeItem *item = clashes->pdata[i];
      CjmConflict conflict
          = { .kind = CJM_CONFLICT_ORDER, .type = item->key.type, .id = item->key.id };

      g_array_append_val (merge->conflicts, conflict);
    }
}

static CjmSequence *
collect (CjmMerge *merge, CjmRecordType type, CjmMergePlace place)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const CjmMergeContainer *container = cjm_merge_get_container (merge, type, place);

  for (guint i = 0; container->order != NULL && i < container->order->len; i++)
    g_ptr_array_add (records, ((CjmMergeItem *) container->order->pdata[i])->merged);

  return cjm_sequence_new_from_array (records);
}

/* Cells */

static const CjmCell *
find_cell (const CjmMergeItem *lane, guint side, CjmId step)
{
  return lane->records[side] != NULL ? cjm_lane_find_cell (lane->records[side], step) : NULL;
}

static CjmExtra *
get_extra (const CjmCell *cell)
{
  return cell != NULL ? cell->record.extra : NULL;
}

/* A side's cell where it is the same; NULL where there is nothing in it, not even what a later
 * version said of it. Takes @notes. */
static CjmCell *
create_cell (const CjmMergeItem *lane, CjmId step, CjmSequence *notes)
{
  const CjmCell *mine = find_cell (lane, CJM_MERGE_MINE, step);
  const CjmCell *theirs = find_cell (lane, CJM_MERGE_THEIRS, step);
  CjmExtra *extra = cjm_merge_extra (get_extra (find_cell (lane, CJM_MERGE_BASE, step)),
                                     get_extra (mine), get_extra (theirs));
  g_autoptr (CjmCell) cell = NULL;

  if (notes == NULL && extra == NULL)
    return NULL;

  cell = cjm_record_new (CJM_RECORD_CELL, step);
  cell->notes = notes;
  cell->record.extra = extra != NULL ? cjm_extra_ref (extra) : NULL;
  if (mine != NULL && cjm_record_equal (mine, cell))
    return cjm_record_ref (mine);
  if (theirs != NULL && cjm_record_equal (theirs, cell))
    return cjm_record_ref (theirs);

  return g_steal_pointer (&cell);
}

static CjmSequence *
collect_cells (CjmMerge *merge, const CjmMergeItem *lane, const CjmSequence *phases)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; i < cjm_sequence_get_length (phases); i++)
    {
      const CjmPhase *phase = cjm_sequence_get (phases, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          CjmId step = ((CjmRecord *) cjm_sequence_get (phase->steps, j))->id;
          CjmMergePlace place = { lane->key.id, step };
          CjmCell *cell = create_cell (lane, step, collect (merge, CJM_RECORD_NOTE, place));

          if (cell != NULL)
            g_ptr_array_add (cells, cell);
        }
    }

  return cjm_sequence_new_from_array (cells);
}

/* Records that hold others */

static gboolean
is_line (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_LINE;
}

static gboolean
has_notes (const CjmLane *lane)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    if (((CjmCell *) cjm_sequence_get (lane->cells, i))->notes != NULL)
      return TRUE;

  return FALSE;
}

static void
fill_lane (CjmMerge *merge, CjmMergeItem *item, const CjmSequence *phases)
{
  CjmLane *lane = item->merged;

  cjm_record_take_sequence (&lane->curves,
                            collect (merge, CJM_RECORD_CURVE, (CjmMergePlace){ item->key.id, 0 }));
  cjm_record_take_sequence (&lane->cells, collect_cells (merge, item, phases));
  /* A side that made a line of it did not know of the notes that it has. */
  for (guint i = 0; i < CJM_MERGE_N_SIDES && is_line (lane) && has_notes (lane); i++)
    if (item->records[i] != NULL)
      cjm_record_set_string (&lane->kind, ((const CjmLane *) item->records[i])->kind);
}

/* A record of a side is shared where the result is the same. */
static gpointer
share (const CjmMergeItem *item, gpointer merged)
{
  for (guint i = CJM_MERGE_MINE; i < CJM_MERGE_N_SIDES; i++)
    if (item->records[i] != NULL && cjm_record_equal (item->records[i], merged))
      {
        cjm_record_unref (merged);
        return cjm_record_ref (item->records[i]);
      }

  return merged;
}

/* What records hold is put into them before they are looked at as parts of the map. */
static void
fill_records (CjmMerge *merge, CjmRecordType type, const CjmSequence *phases)
{
  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];

      if (!item->is_kept || item->key.type != type)
        continue;
      if (type == CJM_RECORD_PHASE)
        cjm_record_take_sequence (
            &((CjmPhase *) item->merged)->steps,
            collect (merge, CJM_RECORD_STEP, (CjmMergePlace){ item->key.id, 0 }));
      else
        fill_lane (merge, item, phases);
      item->merged = share (item, item->merged);
    }
}

/* The answers of @action to what is kept and is not itself. */
static CjmSequence *
list_live_answers (const CjmMerge *merge, const CjmMergeItem *item, const CjmAction *action)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (action->answers); i++)
    {
      CjmRecord *answer = cjm_sequence_get (action->answers, i);
      const CjmMergeItem *note = cjm_merge_find (merge, CJM_RECORD_NOTE, answer->id);

      if (note != NULL && note->is_kept && note != item)
        g_ptr_array_add (answers, answer);
    }

  return cjm_sequence_new_from_array (answers);
}

/* An action may have been linked to a note that is gone, or has become part of the action. */
static void
drop_dead_answers (CjmMerge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];
      const CjmAction *action = item->is_kept && item->key.type == CJM_RECORD_NOTE
                                    ? cjm_note_get_detail (item->merged, CJM_RECORD_ACTION)
                                    : NULL;
      CjmSequence *answers;
      CjmAction *copy;

      if (action == NULL || action->answers == NULL)
        continue;
      answers = list_live_answers (merge, item, action);
      copy = cjm_record_copy (action);
      cjm_record_take_sequence (&copy->answers, answers);
      cjm_record_take_record (&((CjmNote *) item->merged)->detail, copy);
    }
}

/* Groups */

static gboolean
is_mine (const CjmMerge *merge, const CjmLane *lane)
{
  return cjm_merge_find (merge, CJM_RECORD_LANE, lane->record.id)->records[CJM_MERGE_MINE] != NULL;
}

/* Where a group stands: at its first lane; where everything is kept, at the first of mine. */
static const CjmLane *
find_first_of_group (const CjmMerge *merge, const CjmSequence *lanes, CjmId group)
{
  const CjmLane *first = NULL;

  for (guint i = 0; i < cjm_sequence_get_length (lanes); i++)
    {
      const CjmLane *lane = cjm_sequence_get (lanes, i);

      if (lane->group != group)
        continue;
      if (!merge->keeps_all || is_mine (merge, lane))
        return lane;
      if (first == NULL)
        first = lane;
    }

  return first;
}

/* A group stands in one piece. Takes @lanes. */
static CjmSequence *
gather_groups (const CjmMerge *merge, CjmSequence *lanes)
{
  g_autoptr (CjmSequence) owned = lanes;
  g_autoptr (GPtrArray) gathered = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (lanes); i++)
    {
      CjmLane *lane = cjm_sequence_get (lanes, i);

      if (lane->group == 0)
        g_ptr_array_add (gathered, lane);
      else if (find_first_of_group (merge, lanes, lane->group) == lane)
        for (guint j = 0; j < cjm_sequence_get_length (lanes); j++)
          if (((CjmLane *) cjm_sequence_get (lanes, j))->group == lane->group)
            g_ptr_array_add (gathered, cjm_sequence_get (lanes, j));
    }

  return cjm_sequence_new_from_array (gathered);
}

/* The map */

static CjmMap *
put_together (CjmMerge *merge)
{
  CjmMap *const *maps = (CjmMap *const *) merge->maps;
  CjmMap *map = cjm_merge_members (maps[CJM_MERGE_BASE], maps[CJM_MERGE_MINE],
                                   maps[CJM_MERGE_THEIRS], 0, merge->conflicts);
  CjmMergePlace root = { 0, 0 };

  fill_records (merge, CJM_RECORD_PHASE, NULL);
  cjm_record_take_sequence (&map->phases, collect (merge, CJM_RECORD_PHASE, root));
  fill_records (merge, CJM_RECORD_LANE, map->phases);
  cjm_record_take_sequence (&map->sources, collect (merge, CJM_RECORD_SOURCE, root));
  cjm_record_take_sequence (&map->channels, collect (merge, CJM_RECORD_CHANNEL, root));
  cjm_record_take_sequence (&map->groups, collect (merge, CJM_RECORD_GROUP, root));
  cjm_record_take_sequence (&map->lanes,
                            gather_groups (merge, collect (merge, CJM_RECORD_LANE, root)));
  map->format_minor
      = MAX (maps[CJM_MERGE_MINE]->format_minor, maps[CJM_MERGE_THEIRS]->format_minor);

  return map;
}

CjmMap *
cjm_merge_build (CjmMerge *merge)
{
  order (merge);
  drop_dead_answers (merge);
  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];

      if (item->is_kept && item->key.type != CJM_RECORD_PHASE && item->key.type != CJM_RECORD_LANE)
        item->merged = share (item, item->merged);
    }

  return put_together (merge);
}
