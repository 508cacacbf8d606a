#include "cjm-edit-private.h"
#include "cjm-merge-private.h"

/* A conflict settled the way that one side has it. */

static const CjmRecordMember *
find_member (CjmRecordType type, gsize offset)
{
  for (const CjmRecordMember *member = cjm_record_get_class (type)->members;
       member->type != CJM_MEMBER_END; member++)
    if (member->offset == offset)
      return member;

  return NULL;
}

static void
copy_extra (CjmRecord *copy, const CjmRecord *record)
{
  g_clear_pointer (&copy->extra, cjm_extra_unref);
  copy->extra = record->extra != NULL ? cjm_extra_ref (record->extra) : NULL;
}

static void
copy_member (CjmRecord *copy, const CjmRecord *record, gsize offset)
{
  const CjmRecordMember *member = find_member (copy->type, offset);

  if (offset == G_STRUCT_OFFSET (CjmRecord, extra))
    copy_extra (copy, record);
  else if (member != NULL)
    cjm_record_copy_member (copy, member, record);
  if (member != NULL && cjm_merge_is_channel (member, copy->type))
    {
      CjmTouchpoint *touchpoint = (CjmTouchpoint *) copy;
      const CjmTouchpoint *other = (const CjmTouchpoint *) record;

      touchpoint->own_channel = other->own_channel;
      cjm_record_set_string (&touchpoint->channel, other->channel);
    }
}

/* Whether @map has what @record refers to, but for the notes that an action answers. */
static gboolean
has_references (const CjmMap *map, const CjmRecord *record)
{
  const CjmTouchpoint *touchpoint = (const CjmTouchpoint *) record;
  const CjmFeeling *feeling = (const CjmFeeling *) record;
  const CjmNote *note = (const CjmNote *) record;
  const CjmLane *lane = (const CjmLane *) record;

  if (record->type == CJM_RECORD_TOUCHPOINT)
    return touchpoint->own_channel == 0
           || cjm_map_find_channel (map, touchpoint->own_channel) != NULL;
  if (record->type == CJM_RECORD_FEELING)
    return feeling->curve == 0 || cjm_map_find_record (map, CJM_RECORD_CURVE, feeling->curve);
  if (record->type == CJM_RECORD_NOTE)
    return (note->source == 0 || cjm_map_find_source (map, note->source) != NULL)
           && (note->detail == NULL || has_references (map, note->detail));
  if (record->type == CJM_RECORD_LANE)
    return lane->group == 0 || cjm_map_find_group (map, lane->group) != NULL;

  return TRUE;
}

/* @map, which is taken, with every group in one piece again, and no notes in a line. */
static CjmMap *
take_rebuilt (CjmMap *map)
{
  g_autoptr (CjmMap) owned = map;
  CjmMerge merge;
  CjmMap *rebuilt;

  cjm_merge_init (&merge, map, map, map);
  rebuilt = cjm_merge_run (&merge);
  cjm_merge_clear (&merge);

  return rebuilt;
}

/* The record that a conflict is about as @side has it: an empty detail where its note has none;
 * NULL where it is gone. A new reference. */
static CjmRecord *
ref_record (const CjmMap *side, const CjmConflict *conflict)
{
  const CjmRecord *record = cjm_map_find_record (side, conflict->type, conflict->id);

  if (record != NULL)
    return cjm_record_ref (record);

  return cjm_edit_is_part_of_note (conflict->type)
                 && cjm_map_find_note (side, conflict->id, NULL) != NULL
             ? cjm_record_new (conflict->type, 0)
             : NULL;
}

static CjmMap *
settle_member (const CjmMap *merged, const CjmMap *side, const CjmConflict *conflict)
{
  CjmRecord *record = ref_record (side, conflict);
  CjmRecord *copy = cjm_edit_copy_of (merged, conflict->type, conflict->id);
  CjmMap *map = NULL;

  if (record != NULL && copy != NULL)
    {
      copy_member (copy, record, conflict->offset);
      if (has_references (merged, copy))
        map = take_rebuilt (
            cjm_edit_with_record_if_new (merged, conflict->id, g_steal_pointer (&copy)));
    }
  g_clear_pointer (&record, cjm_record_unref);
  g_clear_pointer (&copy, cjm_record_unref);

  return map != NULL ? map : cjm_map_ref (merged);
}

/* Places and orders */

/* Whether @map has what an item of @type stands in there. */
static gboolean
has_place (const CjmMap *map, CjmRecordType type, CjmMergePlace place)
{
  const CjmLane *lane = cjm_map_find_lane (map, place.parent);

  if (type == CJM_RECORD_STEP)
    return cjm_map_find_phase (map, place.parent) != NULL;
  if (type == CJM_RECORD_CURVE)
    return lane != NULL;
  if (type == CJM_RECORD_NOTE)
    return lane != NULL && cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE
           && cjm_map_find_phase_of_step (map, place.step) != NULL;

  return TRUE;
}

/* What stands nearest before @item on a side, of what stands there in the merged map too; NULL
 * where it comes first. */
static CjmMergeItem *
find_predecessor (const CjmMerge *merge, const CjmMerge *other, const CjmMergeItem *item)
{
  const GPtrArray *walk = other->walks[CJM_MERGE_MINE];
  CjmMergePlace place = item->places[CJM_MERGE_MINE];
  CjmMergeItem *found = NULL;

  for (guint i = 0; i < walk->len && walk->pdata[i] != item; i++)
    {
      const CjmMergeItem *before = walk->pdata[i];
      CjmMergeItem *twin = cjm_merge_find (merge, before->key.type, before->key.id);

      if (before->key.type == item->key.type && twin != NULL
          && cjm_merge_is_same_place (before->places[CJM_MERGE_MINE], place)
          && cjm_merge_is_same_place (twin->places[CJM_MERGE_BASE], place))
        found = twin;
    }

  return found;
}

/* Whether an item stands where @theirs does, as far as that is what the conflict is about. */
static gboolean
is_settled (const CjmMergeItem *item, const CjmMergeItem *theirs, CjmConflictKind kind)
{
  return kind == CJM_CONFLICT_PLACE
         && cjm_merge_is_same_place (item->places[CJM_MERGE_BASE], theirs->places[CJM_MERGE_MINE]);
}

/* As if theirs had moved the item, and nothing else. */
static void
move_item (CjmMerge *merge, CjmMergeItem *item, CjmMergePlace place, CjmMergeItem *predecessor)
{
  GPtrArray *walk = merge->walks[CJM_MERGE_THEIRS];
  guint index = 0;

  item->places[CJM_MERGE_THEIRS] = place;
  g_ptr_array_remove (walk, item);
  if (predecessor != NULL && g_ptr_array_find (walk, predecessor, &index))
    index++;
  g_ptr_array_insert (walk, (int) index, item);
}

static CjmMap *
settle_place (const CjmMap *merged, const CjmMap *side, const CjmConflict *conflict)
{
  CjmMerge merge, other;
  CjmMergeItem *item, *theirs;
  CjmMap *map = NULL;

  cjm_merge_init (&merge, merged, merged, merged);
  cjm_merge_init (&other, NULL, side, NULL);
  item = cjm_merge_find (&merge, conflict->type, conflict->id);
  theirs = cjm_merge_find (&other, conflict->type, conflict->id);
  if (item != NULL && theirs != NULL && !is_settled (item, theirs, conflict->kind)
      && has_place (merged, conflict->type, theirs->places[CJM_MERGE_MINE]))
    {
      move_item (&merge, item, theirs->places[CJM_MERGE_MINE],
                 find_predecessor (&merge, &other, theirs));
      map = cjm_merge_run (&merge);
    }
  cjm_merge_clear (&other);
  cjm_merge_clear (&merge);

  return map != NULL ? map : cjm_map_ref (merged);
}

CjmMap *
cjm_map_settle (const CjmMap *merged, const CjmMap *side, const CjmConflict *conflict)
{
  switch (conflict->kind)
    {
    case CJM_CONFLICT_FIELD:
    case CJM_CONFLICT_VALUE:
    case CJM_CONFLICT_MEMBER:
      return settle_member (merged, side, conflict);
    case CJM_CONFLICT_PLACE:
    case CJM_CONFLICT_ORDER:
      return settle_place (merged, side, conflict);
    }

  g_return_val_if_reached (cjm_map_ref (merged));
}
