#include "cjm-compare.h"

#include "cjm-merge-private.h"
#include "cjm-note-list.h"

/* Of the sides of a merge, the base is what was before and mine what came after. */
#define BEFORE CJM_MERGE_BASE
#define AFTER CJM_MERGE_MINE

typedef struct
{
  CjmMerge merge;
  GHashTable *moved; /* of CjmMergeItem: among its neighbors */
  GArray *differences;
} Comparison;

/* What was moved among neighbors that it has had before */

static void
find_moved (Comparison *self)
{
  CjmMerge *merge = &self->merge;

  for (guint i = 0; i < merge->items->len; i++)
    {
      CjmMergeItem *item = merge->items->pdata[i];

      item->is_kept = item->records[BEFORE] != NULL && item->records[AFTER] != NULL
                      && cjm_merge_is_same_place (item->places[BEFORE], item->places[AFTER]);
      item->place = item->places[AFTER];
    }
  cjm_merge_fill_containers (merge);
  for (guint i = 0; i < merge->containers->len; i++)
    {
      const CjmMergeContainer *container = merge->containers->pdata[i];
      g_autoptr (GHashTable) moved
          = cjm_merge_find_moved (container->orders[BEFORE], container->orders[AFTER]);
      GHashTableIter iter;
      gpointer item;

      g_hash_table_iter_init (&iter, moved);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        g_hash_table_add (self->moved, item);
    }
}

/* What is in a record */

static void
add_difference (Comparison *self, CjmDifferenceKind kind, CjmRecordType type, CjmId id)
{
  CjmDifference difference = { .kind = kind, .type = type, .id = id };

  g_array_append_val (self->differences, difference);
}

static void
add_change (Comparison *self, CjmRecordType type, gsize offset, CjmId id)
{
  CjmDifference difference
      = { .kind = CJM_DIFFERENCE_CHANGED, .type = type, .id = id, .offset = offset };

  difference.part = cjm_merge_get_part (type, offset, &difference.field, &difference.value);
  g_array_append_val (self->differences, difference);
}

static void compare_records (Comparison *self, gconstpointer before, gconstpointer after, CjmId id);

/* A detail, a persona or a picture. A detail that is new is compared with one that is empty, so
 * that it is told what it says; pictures, and details of two kinds, differ as a whole. */
static void
compare_parts (Comparison *self,
               CjmRecordType type,
               const CjmRecordMember *member,
               const CjmRecord *before,
               const CjmRecord *after,
               CjmId id)
{
  CjmRecordType part = before != NULL ? before->type : after->type;
  g_autoptr (CjmNote) empty = NULL;

  if (part == CJM_RECORD_PHOTO || (before != NULL && after != NULL && part != after->type))
    {
      add_change (self, type, member->offset, id);
      return;
    }

  empty = cjm_record_new (part, 0);
  compare_records (self, before != NULL ? before : &empty->record,
                   after != NULL ? after : &empty->record, id);
}

static void
compare_member (Comparison *self,
                const CjmRecordMember *member,
                const CjmRecord *before,
                const CjmRecord *after,
                CjmId id)
{
  CjmRecordType type = after->type;

  if (cjm_merge_is_channel (member, type))
    {
      if (member->offset == G_STRUCT_OFFSET (CjmTouchpoint, channel)
          && !cjm_merge_has_same_channel (before, after))
        add_change (self, type, member->offset, id);
    }
  else if (cjm_record_member_equal (member, before, after))
    return;
  else if (member->type == CJM_MEMBER_RECORD)
    compare_parts (self, type, member, G_STRUCT_MEMBER (CjmRecord *, before, member->offset),
                   G_STRUCT_MEMBER (CjmRecord *, after, member->offset), id);
  else
    add_change (self, type, member->offset, id);
}

/* Whether a later version of the format says the same of all cells of a lane. */
static gboolean
has_same_cells (const CjmLane *one, const CjmLane *other)
{
  for (guint i = 0; i < cjm_sequence_get_length (one->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (one->cells, i), *twin;

      if (cell->record.extra == NULL)
        continue;
      twin = cjm_lane_find_cell (other, cell->record.id);
      if (twin == NULL || !cjm_extra_equal (cell->record.extra, twin->record.extra))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_same_extras (const CjmRecord *before, const CjmRecord *after)
{
  if (!cjm_extra_equal (before->extra, after->extra))
    return FALSE;

  return after->type != CJM_RECORD_LANE
         || (has_same_cells ((const CjmLane *) before, (const CjmLane *) after)
             && has_same_cells ((const CjmLane *) after, (const CjmLane *) before));
}

static void
compare_records (Comparison *self, gconstpointer before, gconstpointer after, CjmId id)
{
  const CjmRecord *old = before, *new = after;

  if (old == new)
    return;

  for (const CjmRecordMember *member = cjm_record_get_class (new->type)->members;
       member->type != CJM_MEMBER_END; member++)
    if (cjm_merge_is_own (member, new->type))
      compare_member (self, member, old, new, id);
  if (!has_same_extras (old, new))
    add_change (self, new->type, G_STRUCT_OFFSET (CjmRecord, extra), id);
}

/* The order in which one reads the sheet */

static void
visit (Comparison *self, gconstpointer record)
{
  const CjmRecord *key = record;
  CjmMergeItem *item = cjm_merge_find (&self->merge, key->type, key->id);

  /* A step that only keeps a phase company is in neither map. */
  if (item == NULL)
    return;

  if (item->records[BEFORE] == NULL)
    add_difference (self, CJM_DIFFERENCE_ADDED, key->type, key->id);
  else if (item->records[AFTER] == NULL)
    add_difference (self, CJM_DIFFERENCE_REMOVED, key->type, key->id);
  else
    {
      if (!item->is_kept || g_hash_table_contains (self->moved, item))
        add_difference (self, CJM_DIFFERENCE_MOVED, key->type, key->id);
      compare_records (self, item->records[BEFORE], item->records[AFTER], key->id);
    }
}

static void
visit_all (Comparison *self, const CjmSequence *sequence)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    visit (self, cjm_sequence_get (sequence, i));
}

/* A group is read at its first lane. */
static void
visit_group (Comparison *self, const CjmMap *united, guint lane, GHashTable *seen)
{
  const CjmGroup *group = cjm_map_find_group (united, cjm_map_get_lane (united, lane)->group);

  if (group != NULL && g_hash_table_add (seen, (gpointer) group))
    visit (self, group);
}

static void
visit_lanes (Comparison *self, const CjmMap *united)
{
  g_autoptr (GArray) notes = cjm_map_list_notes (united);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < cjm_map_get_n_lanes (united); i++)
    {
      visit_group (self, united, i, groups);
      visit (self, cjm_map_get_lane (united, i));
      visit_all (self, cjm_map_get_lane (united, i)->curves);
      for (; n < notes->len && g_array_index (notes, CjmNoteSite, n).lane == i; n++)
        visit (self, g_array_index (notes, CjmNoteSite, n).note);
    }
  for (guint i = 0; i < cjm_sequence_get_length (united->groups); i++)
    if (!g_hash_table_contains (groups, cjm_sequence_get (united->groups, i)))
      visit (self, cjm_sequence_get (united->groups, i));
}

/* What is changed of the map itself: @is_foot tells which of it. */
static void
visit_map (Comparison *self, const GArray *changes, gboolean is_foot)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CjmDifference *change = &g_array_index (changes, CjmDifference, i);
      gboolean is_at_foot
          = change->part == CJM_PART_FIELD && change->type == CJM_RECORD_MAP
            && (change->field == CJM_FIELD_BARRIER || change->field == CJM_FIELD_INSIGHT);

      if (is_at_foot == is_foot)
        g_array_append_vals (self->differences, change, 1);
    }
}

static void
read_sheet (Comparison *self, const CjmMap *before, const CjmMap *after, const CjmMap *united)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CjmDifference));
  GArray *all = self->differences;

  self->differences = changes;
  compare_records (self, before, after, 0);
  self->differences = all;

  visit_map (self, changes, FALSE);
  for (guint i = 0; i < cjm_map_get_n_phases (united); i++)
    {
      visit (self, cjm_map_get_phase (united, i));
      visit_all (self, cjm_map_get_phase (united, i)->steps);
    }
  visit_lanes (self, united);
  visit_map (self, changes, TRUE);
  visit_all (self, united->sources);
  visit_all (self, united->channels);
}

GArray *
cjm_map_compare (const CjmMap *before, const CjmMap *after)
{
  Comparison self = { .differences = g_array_new (FALSE, FALSE, sizeof (CjmDifference)) };
  g_autoptr (CjmMap) united = NULL;

  if (before == after)
    return self.differences;

  united = cjm_map_unite (before, after);
  cjm_merge_init (&self.merge, before, after, NULL);
  self.moved = g_hash_table_new (NULL, NULL);
  find_moved (&self);
  read_sheet (&self, before, after, united);
  g_hash_table_unref (self.moved);
  cjm_merge_clear (&self.merge);

  return self.differences;
}
