#include <libxml/parser.h>

#include "cjm-history.h"
#include "cjm-normalize.h"
#include "cjm-reader.h"
#include "cjm-test-maps.h"
#include "cjm-test-sound.h"
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

/* A result that is another map is a different one, and one that is equal is the same. */
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

          g_assert_cmpint (edited == map, ==, cjm_map_equal (edited, map));
        }
      g_rand_free (random);
    }
}

typedef void (*NoteFunc) (const CjmMap *map, const CjmNote *note, gpointer data);

static void
for_each_note (const CjmMap *map, NoteFunc func, gpointer data)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_lane (map, i)->cells); j++)
      {
        const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, i)->cells, j);

        for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
          func (map, cjm_sequence_get (cell->notes, k), data);
      }
}

static void
test_maps_stay_sound (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 0);

      for (guint i = 0; i < N_EDITS; i++)
        {
          CjmMap *edited = cjm_test_apply_random_edit (map, random);

          cjm_test_assert_sound (edited);
          cjm_map_unref (map);
          map = edited;
        }
      g_rand_free (random);
    }
}

static void
add_note (const CjmMap *map, const CjmNote *note, gpointer notes)
{
  g_hash_table_add (notes, (gpointer) note);
}

static void
assert_is_kept (const CjmMap *map, const CjmNote *note, gpointer notes)
{
  g_assert_true (g_hash_table_contains (notes, note));
}

/* Splitting, joining and moving steps takes no note away, adds none and changes none. */
static void
test_steps_keep_notes (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) start = cjm_test_random_map (random, N_EDITS);
      g_autoptr (GHashTable) notes = g_hash_table_new (NULL, NULL);
      g_autoptr (CjmMap) map = cjm_map_ref (start);

      for_each_note (start, add_note, notes);
      for (guint i = 0; i < 50; i++)
        {
          CjmMap *edited = cjm_test_apply_random_step_edit (map, random);

          cjm_map_unref (map);
          map = edited;
        }
      g_assert_cmpuint (cjm_map_get_n_notes (map), ==, cjm_map_get_n_notes (start));
      for_each_note (map, assert_is_kept, notes);
      cjm_test_assert_sound (map);
      g_rand_free (random);
    }
}

/* What is saved at any moment is read back as the same map and gives the same bytes. */
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
          g_autoptr (CjmMap) normal = cjm_map_normalize (edited);
          g_autoptr (GBytes) again = NULL;

          g_assert_no_error (error);
          g_assert_true (cjm_map_equal (loaded, normal));
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
  g_test_add_func ("/properties/steps-keep-notes", test_steps_keep_notes);
  g_test_add_func ("/properties/save-load-save", test_save_load_save);

  return g_test_run ();
}
