#include "cjm-test-sound.h"

#include "cjm-member.h"

static void
add_id (GHashTable *seen, gconstpointer record)
{
  CjmId id = ((const CjmRecord *) record)->id;

  g_assert_cmpuint (id, !=, 0);
  g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
}

static void
add_ids (GHashTable *seen, const CjmSequence *sequence)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    add_id (seen, cjm_sequence_get (sequence, i));
}

static void
check_columns (const CjmMap *map, GHashTable *seen)
{
  add_ids (seen, map->phases);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      g_assert_cmpuint (cjm_sequence_get_length (phase->steps), >, 0);
      add_ids (seen, phase->steps);
    }
}

/* Everything that a note refers to is there. */
static void
check_references (const CjmMap *map, const CjmNote *note)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);
  const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);

  g_assert_true (note->source == 0 || cjm_map_find_source (map, note->source) != NULL);
  if (touchpoint != NULL && touchpoint->own_channel != 0)
    {
      g_assert_nonnull (cjm_map_find_channel (map, touchpoint->own_channel));
      g_assert_cmpstr (touchpoint->channel, ==, "");
    }
  if (feeling != NULL && feeling->curve != 0)
    g_assert_nonnull (cjm_map_find_record (map, CJM_RECORD_CURVE, feeling->curve));
  for (guint i = 0; action != NULL && i < cjm_sequence_get_length (action->answers); i++)
    {
      const CjmAnswer *answer = cjm_sequence_get (action->answers, i);

      g_assert_cmpuint (answer->record.id, !=, note->record.id);
      g_assert_cmpint (cjm_sequence_find (action->answers, answer->record.id), ==, i);
      g_assert_nonnull (cjm_map_find_note (map, answer->record.id, NULL));
    }
}

/* No empty cell, no cell of a step that is gone, none of a line. */
static void
check_cells (const CjmMap *map, const CjmLane *lane, GHashTable *seen)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      g_assert_nonnull (cjm_map_find_phase_of_step (map, cell->record.id));
      g_assert_cmpint (cjm_sequence_find (lane->cells, cell->record.id), ==, i);
      g_assert_cmpuint (cjm_sequence_get_length (cell->notes), >, 0);
      g_assert_cmpint (cjm_lane_kind_get (lane->kind)->look, !=, CJM_LOOK_LINE);
      add_ids (seen, cell->notes);
      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        check_references (map, cjm_sequence_get (cell->notes, j));
    }
}

/* Groups are there, and in one piece. */
static void
check_groups (const CjmMap *map)
{
  g_autoptr (GHashTable) closed = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);
      const CjmLane *before = i > 0 ? cjm_map_get_lane (map, i - 1) : NULL;

      if (lane->group == 0 || (before != NULL && before->group == lane->group))
        continue;
      g_assert_nonnull (cjm_map_find_group (map, lane->group));
      g_assert_true (g_hash_table_add (closed, (gpointer) &lane->group));
    }
}

void
cjm_test_assert_sound (const CjmMap *map)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  check_columns (map, seen);
  add_ids (seen, map->groups);
  add_ids (seen, map->sources);
  add_ids (seen, map->channels);
  add_ids (seen, map->lanes);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      add_ids (seen, cjm_map_get_lane (map, i)->curves);
      check_cells (map, cjm_map_get_lane (map, i), seen);
    }
  check_groups (map);
}
