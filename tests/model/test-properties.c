#include <libxml/parser.h>

#include "cjm-history.h"
#include "cjm-reader.h"
#include "cjm-test-maps.h"
#include "cjm-writer.h"

/* What must hold whatever somebody does: random maps and random edits, the same at every run. */

#define N_SEEDS 60
#define N_EDITS 150

/* Undoing all of it leads to the start and redoing all of it to the end: to the very same maps,
 * for nothing is computed backwards. */
static void
check_undo_redo (guint seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (CjmMap) start = cjm_test_random_map (random, 20);
  g_autoptr (CjmHistory) history = cjm_history_new (start);
  g_autoptr (CjmMap) end = NULL;
  guint n_steps;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (CjmMap) map = cjm_test_apply_random_edit (cjm_history_get_map (history), random);
      CjmTarget key = { CJM_FIELD_TITLE, 0 };

      cjm_history_push (history, map, CJM_CHANGE_TEXT, g_rand_boolean (random) ? &key : NULL);
    }

  end = cjm_map_ref (cjm_history_get_map (history));
  n_steps = cjm_history_get_position (history);
  for (guint i = 0; i < n_steps; i++)
    g_assert_true (cjm_history_undo (history));
  g_assert_false (cjm_history_undo (history));
  g_assert_true (cjm_history_get_map (history) == start);
  g_assert_false (cjm_history_is_modified (history));

  for (guint i = 0; i < n_steps; i++)
    g_assert_true (cjm_history_redo (history));
  g_assert_false (cjm_history_redo (history));
  g_assert_true (cjm_history_get_map (history) == end);
  g_rand_free (random);
}

static void
test_undo_redo (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    check_undo_redo (seed);
}

/* An edit never changes the map it was made from: a copy read from a file agrees with it. */
static void
test_maps_never_change (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 40);
      g_autoptr (GBytes) before = cjm_writer_write (map);

      for (guint i = 0; i < N_EDITS; i++)
        {
          g_autoptr (CjmMap) edited = cjm_test_apply_random_edit (map, random);
          g_autoptr (GBytes) after = cjm_writer_write (map);

          g_assert_true (g_bytes_equal (before, after));
        }
      g_rand_free (random);
    }
}

/* A result that is another map is a different one, and one that is equal is the same: all but a
 * photo, which is not compared byte by byte. */
static void
test_unchanged_is_identical (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 40);

      for (guint i = 0; i < N_EDITS; i++)
        {
          g_autoptr (CjmMap) edited = cjm_test_apply_random_edit (map, random);

          if (edited->persona->photo == map->persona->photo)
            g_assert_cmpint (edited == map, ==, cjm_map_equal (edited, map));
        }
      g_rand_free (random);
    }
}

static void
add_id (GHashTable *seen, gconstpointer record)
{
  CjmId id = ((const CjmRecord *) record)->id;

  g_assert_cmpuint (id, !=, 0);
  g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
}

/* No id twice, no empty cell, no cell of a step that is gone, no group torn apart by a move. */
static void
check_map_is_sound (const CjmMap *map)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      add_id (seen, phase);
      g_assert_cmpuint (cjm_sequence_get_length (phase->steps), >, 0);
      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        add_id (seen, cjm_sequence_get (phase->steps, j));
    }

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      add_id (seen, lane);
      g_assert_true (lane->group == 0 || cjm_map_find_group (map, lane->group) != NULL);
      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (lane->cells, j);

          g_assert_nonnull (cjm_map_find_phase_of_step (map, cell->record.id));
          g_assert_cmpint (cjm_sequence_find (lane->cells, cell->record.id), ==, j);
          g_assert_cmpuint (cjm_sequence_get_length (cell->notes), >, 0);
          for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
            add_id (seen, cjm_sequence_get (cell->notes, k));
        }
    }
}

static void
test_maps_stay_sound (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, N_EDITS);

      check_map_is_sound (map);
      g_rand_free (random);
    }
}

/* Along a whole session: what is saved at any moment is read back and gives the same bytes. */
static void
test_save_load_save (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 10);

      for (guint i = 0; i < 15; i++)
        {
          g_autoptr (CjmMap) edited = cjm_test_apply_random_edit (map, random);
          g_autoptr (GBytes) saved = cjm_writer_write (edited);
          g_autoptr (GError) error = NULL;
          g_autoptr (CjmMap) loaded = cjm_reader_read (saved, &error);
          g_autoptr (GBytes) again = NULL;

          g_assert_no_error (error);
          again = cjm_writer_write (loaded);
          g_assert_true (g_bytes_equal (saved, again));
          cjm_map_unref (g_steal_pointer (&map));
          map = g_steal_pointer (&edited);
        }
      g_rand_free (random);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/properties/undo-redo", test_undo_redo);
  g_test_add_func ("/properties/maps-never-change", test_maps_never_change);
  g_test_add_func ("/properties/unchanged-is-identical", test_unchanged_is_identical);
  g_test_add_func ("/properties/maps-stay-sound", test_maps_stay_sound);
  g_test_add_func ("/properties/save-load-save", test_save_load_save);

  return g_test_run ();
}
