#include "cjm-edit-private.h"

/* Lanes and the groups that they are in. */

#define LANES G_STRUCT_OFFSET (CjmMap, lanes)
#define GROUPS G_STRUCT_OFFSET (CjmMap, groups)

static CjmId
get_group (const CjmSequence *lanes, guint index)
{
  return ((CjmLane *) cjm_sequence_get (lanes, index))->group;
}

/* Where among @lanes a lane of @group can stand next to @index with all groups in one piece. */
static guint
fit_index (const CjmSequence *lanes, guint index, CjmId group)
{
  guint n_lanes = cjm_sequence_get_length (lanes);
  guint first = n_lanes, end = 0;

  index = MIN (index, n_lanes);
  for (guint i = 0; i < n_lanes && group != 0; i++)
    if (get_group (lanes, i) == group)
      {
        first = MIN (first, i);
        end = i + 1;
      }
  if (end > 0)
    return CLAMP (index, first, end);

  /* Behind the group that it would tear apart. */
  while (index > 0 && index < n_lanes && get_group (lanes, index) != 0
         && get_group (lanes, index - 1) == get_group (lanes, index))
    index++;
  return index;
}

/* Takes @map: without @group where no lane is in it. */
static CjmMap *
take_without_empty_group (CjmMap *map, CjmId group)
{
  g_autoptr (CjmMap) owned = map;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (get_group (map->lanes, i) == group)
      return g_steal_pointer (&owned);

  return cjm_map_find_group (map, group) != NULL ? cjm_edit_without (map, GROUPS, group)
                                                 : g_steal_pointer (&owned);
}

CjmMap *
cjm_map_add_lane_of_kind (const CjmMap *map,
                          guint index,
                          CjmId group,
                          const char *kind,
                          const char *name,
                          const char *question,
                          GRand *random,
                          CjmId *new_id)
{
  CjmLane *lane = cjm_edit_new_record (CJM_RECORD_LANE, random, new_id);

  lane->group = cjm_map_find_group (map, group) != NULL ? group : 0;
  cjm_record_set_string (&lane->kind, cjm_lane_kind_get (kind)->name);
  cjm_edit_set_line (&lane->name, name);
  cjm_edit_set_line (&lane->question, question);
  return cjm_edit_with_added (map, LANES, fit_index (map->lanes, index, lane->group), lane);
}

CjmMap *
cjm_map_add_lane (const CjmMap *map,
                  guint index,
                  CjmId group,
                  const char *name,
                  GRand *random,
                  CjmId *new_id)
{
  return cjm_map_add_lane_of_kind (map, index, group, "notes", name, "", random, new_id);
}

CjmMap *
cjm_map_remove_lane (const CjmMap *map, CjmId lane)
{
  const CjmLane *record = cjm_map_find_lane (map, lane);

  if (record == NULL)
    return cjm_map_ref (map);

  return take_without_empty_group (cjm_edit_take_mended (cjm_edit_without (map, LANES, lane)),
                                   record->group);
}

static gpointer
copy_cell (gconstpointer record, gpointer twins)
{
  CjmCell *copy = cjm_record_copy (record);

  cjm_record_take_sequence (&copy->notes, cjm_twins_copy_notes (twins, copy->notes));
  return copy;
}

CjmMap *
cjm_map_duplicate_lane (const CjmMap *map, CjmId lane, GRand *random, CjmId *new_id)
{
  int index = cjm_sequence_find (map->lanes, lane);
  g_autoptr (CjmTwins) twins = cjm_twins_new (random);
  CjmLane *twin;

  if (new_id != NULL)
    *new_id = 0;
  if (index < 0)
    return cjm_map_ref (map);

  twin = cjm_record_copy (cjm_map_get_lane (map, (guint) index));
  twin->record.id = cjm_id_new (random);
  if (new_id != NULL)
    *new_id = twin->record.id;

  cjm_twins_add_curves (twins, twin->curves);
  for (guint i = 0; i < cjm_sequence_get_length (twin->cells); i++)
    cjm_twins_add_notes (twins, ((CjmCell *) cjm_sequence_get (twin->cells, i))->notes);
  cjm_record_take_sequence (&twin->curves, cjm_twins_copy_curves (twins, twin->curves));
  cjm_record_take_sequence (&twin->cells, cjm_edit_mapped (twin->cells, copy_cell, twins));

  return cjm_edit_with_added (map, LANES, (guint) index + 1, twin);
}

/* The lane at @index in another group, without the group that it leaves empty. */
static CjmMap *
with_regrouped_lane (const CjmMap *map, guint index, CjmId group)
{
  CjmLane *lane = cjm_record_copy (cjm_map_get_lane (map, index));
  CjmId old_group = lane->group;

  lane->group = group;
  return take_without_empty_group (cjm_edit_with_lane (map, index, lane), old_group);
}

CjmMap *
cjm_map_move_lane (const CjmMap *map, CjmId lane, int by)
{
  int from = cjm_sequence_find (map->lanes, lane);
  int to = from + (by < 0 ? -1 : 1);
  int n_lanes = (int) cjm_map_get_n_lanes (map);
  const CjmLane *self;
  CjmId neighbour_group;

  if (from < 0 || by == 0)
    return cjm_map_ref (map);

  self = cjm_map_get_lane (map, (guint) from);
  neighbour_group = to >= 0 && to < n_lanes ? get_group (map->lanes, (guint) to) : 0;

  /* Out of one group first, then, with the next move, into the other. */
  if (neighbour_group != self->group)
    return with_regrouped_lane (map, (guint) from, self->group != 0 ? 0 : neighbour_group);
  if (to < 0 || to >= n_lanes)
    return cjm_map_ref (map);

  return cjm_edit_with_sequence (map, LANES,
                                 cjm_sequence_with_moved (map->lanes, (guint) from, (guint) to));
}

CjmMap *
cjm_map_move_lane_to (const CjmMap *map, CjmId lane, guint index, CjmId group)
{
  int from = cjm_sequence_find (map->lanes, lane);
  CjmId old_group = from >= 0 ? get_group (map->lanes, (guint) from) : 0;
  g_autoptr (CjmSequence) others = NULL;
  CjmLane *copy;

  if (from < 0 || (group != 0 && cjm_map_find_group (map, group) == NULL))
    return cjm_map_ref (map);

  others = cjm_sequence_without (map->lanes, (guint) from);
  index = fit_index (others, index, group);
  if (index == (guint) from && group == old_group)
    return cjm_map_ref (map);

  copy = cjm_record_copy (cjm_map_get_lane (map, (guint) from));
  copy->group = group;
  return take_without_empty_group (
      cjm_edit_with_sequence (map, LANES, cjm_sequence_with_inserted (others, index, copy)),
      old_group);
}

/* Groups */

CjmMap *
cjm_map_add_group (const CjmMap *map, const char *name, GRand *random, CjmId *new_id)
{
  CjmGroup *group = cjm_edit_new_record (CJM_RECORD_GROUP, random, new_id);

  cjm_edit_set_line (&group->name, name);
  return cjm_edit_with_added (map, GROUPS, G_MAXUINT, group);
}

CjmMap *
cjm_map_set_lane_group (const CjmMap *map, CjmId lane, CjmId group)
{
  int from = cjm_sequence_find (map->lanes, lane);
  g_autoptr (CjmSequence) others = NULL;
  g_autoptr (CjmMap) regrouped = NULL;
  guint to;

  if (from < 0 || get_group (map->lanes, (guint) from) == group
      || (group != 0 && cjm_map_find_group (map, group) == NULL))
    return cjm_map_ref (map);

  others = cjm_sequence_without (map->lanes, (guint) from);
  to = fit_index (others, (guint) from, group);
  regrouped = with_regrouped_lane (map, (guint) from, group);
  return cjm_edit_with_sequence (regrouped, LANES,
                                 cjm_sequence_with_moved (regrouped->lanes, (guint) from, to));
}

/* The lanes that are in @group, or those that are not. */
static GPtrArray *
list_lanes (const CjmMap *map, CjmId group, gboolean is_inside)
{
  GPtrArray *lanes = g_ptr_array_new ();

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if ((get_group (map->lanes, i) == group) == is_inside)
      g_ptr_array_add (lanes, cjm_sequence_get (map->lanes, i));

  return lanes;
}

static gboolean
has_lanes (const CjmMap *map, GPtrArray *lanes)
{
  for (guint i = 0; i < lanes->len; i++)
    if (lanes->pdata[i] != cjm_sequence_get (map->lanes, i))
      return FALSE;

  return TRUE;
}

CjmMap *
cjm_map_move_group (const CjmMap *map, CjmId group, guint index)
{
  g_autoptr (GPtrArray) members = list_lanes (map, group, TRUE);
  g_autoptr (GPtrArray) lanes = list_lanes (map, group, FALSE);
  g_autoptr (CjmSequence) others = cjm_sequence_new_from_array (lanes);

  if (group == 0 || members->len == 0)
    return cjm_map_ref (map);

  index = fit_index (others, index, 0);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_insert (lanes, (int) (index + i), members->pdata[i]);
  if (has_lanes (map, lanes))
    return cjm_map_ref (map);

  return cjm_edit_with_sequence (map, LANES, cjm_sequence_new_from_array (lanes));
}
