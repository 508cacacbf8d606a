#include "cjm-compare.h"
#include "cjm-edit.h"
#include "cjm-test-maps.h"
#include "cjm-test-sound.h"
#include "cjm-writer.h"

/* What two maps differ in, and both of them on one sheet. */

#define N_SEEDS 150

static gboolean
is_same (const CjmMap *one, const CjmMap *other)
{
  g_autoptr (GBytes) a = cjm_writer_write (one), b = cjm_writer_write (other);

  return g_bytes_equal (a, b);
}

static guint
count (const GArray *differences, CjmDifferenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += g_array_index (differences, CjmDifference, i).kind == kind;

  return n;
}

static gboolean
is_removed (const GArray *differences, const CjmRecord *record)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const CjmDifference *difference = &g_array_index (differences, CjmDifference, i);

      if (difference->kind == CJM_DIFFERENCE_REMOVED && difference->type == record->type
          && difference->id == record->id)
        return TRUE;
    }

  return FALSE;
}

static void
drop (CjmSequence **sequence, const GArray *differences)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (*sequence); i++)
    if (!is_removed (differences, cjm_sequence_get (*sequence, i)))
      g_ptr_array_add (left, cjm_sequence_get (*sequence, i));
  cjm_record_take_sequence (sequence, cjm_sequence_new_from_array (left));
}

static gpointer
drop_from_lane (const CjmLane *lane, const GArray *differences)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmLane *copy = cjm_record_copy (lane);

  drop (&copy->curves, differences);
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      CjmCell *cell = cjm_record_copy (cjm_sequence_get (lane->cells, i));

      drop (&cell->notes, differences);
      g_ptr_array_add (cells, cell);
    }
  cjm_record_take_sequence (&copy->cells, cjm_sequence_new_from_array (cells));

  return copy;
}

static gpointer
drop_from_phase (const CjmPhase *phase, const GArray *differences)
{
  CjmPhase *copy = cjm_record_copy (phase);

  drop (&copy->steps, differences);
  return copy;
}

/* @united without what was removed. */
static CjmMap *
drop_removed (const CjmMap *united, const GArray *differences)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmMap *map = cjm_record_copy (united);

  drop (&map->sources, differences);
  drop (&map->channels, differences);
  drop (&map->groups, differences);
  drop (&map->phases, differences);
  drop (&map->lanes, differences);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    g_ptr_array_add (phases, drop_from_phase (cjm_map_get_phase (map, i), differences));
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    g_ptr_array_add (lanes, drop_from_lane (cjm_map_get_lane (map, i), differences));
  cjm_record_take_sequence (&map->phases, cjm_sequence_new_from_array (phases));
  cjm_record_take_sequence (&map->lanes, cjm_sequence_new_from_array (lanes));

  return map;
}

static void
check_laws (guint seed, guint n_edits)
{
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (CjmMap) before = cjm_test_random_map (random, 40);
  g_autoptr (CjmMap) after = cjm_test_apply_random_edits (before, random, n_edits);
  g_autoptr (GArray) there = cjm_map_compare (before, after);
  g_autoptr (GArray) back = cjm_map_compare (after, before);
  g_autoptr (CjmMap) united = cjm_map_unite (before, after);
  g_autoptr (CjmMap) left = drop_removed (united, there);

  g_assert_cmpint (there->len == 0, ==, is_same (before, after));
  g_assert_cmpuint (count (there, CJM_DIFFERENCE_ADDED), ==, count (back, CJM_DIFFERENCE_REMOVED));
  g_assert_cmpuint (count (there, CJM_DIFFERENCE_REMOVED), ==, count (back, CJM_DIFFERENCE_ADDED));
  g_assert_cmpuint (count (there, CJM_DIFFERENCE_CHANGED), ==,
                    count (back, CJM_DIFFERENCE_CHANGED));
  g_assert_cmpuint (count (there, CJM_DIFFERENCE_MOVED), ==, count (back, CJM_DIFFERENCE_MOVED));
  cjm_test_assert_sound (united);
  g_assert_true (is_same (left, after));
  g_rand_free (random);
}

static void
test_laws (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    check_laws (seed, seed % 40);
}

/* A map with a phase and two lanes, and two notes in the first cell. */
typedef struct
{
  GRand *random;
  CjmMap *map;
  CjmId phase, step;
  CjmId lanes[2];
  CjmId notes[2];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->random = g_rand_new_with_seed (7);
  fixture->map = cjm_map_new ("en");
  cjm_test_take (&fixture->map,
                 cjm_map_add_phase (fixture->map, 0, "Search", fixture->random, &fixture->phase));
  fixture->step
      = ((CjmRecord *) cjm_sequence_get (cjm_map_get_phase (fixture->map, 0)->steps, 0))->id;
  cjm_test_take (&fixture->map,
                 cjm_map_add_lane_of_kind (fixture->map, 0, 0, "touchpoints", "Channels", "",
                                           fixture->random, &fixture->lanes[0]));
  cjm_test_take (&fixture->map, cjm_map_add_lane (fixture->map, 1, 0, "Does", fixture->random,
                                                  &fixture->lanes[1]));
  for (guint i = 0; i < 2; i++)
    cjm_test_take (&fixture->map, cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->step,
                                                    i, "A", fixture->random, &fixture->notes[i]));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_map_unref (fixture->map);
  g_rand_free (fixture->random);
}

/* The only difference to @after. */
static CjmDifference
compare (const Fixture *fixture, const CjmMap *after)
{
  g_autoptr (GArray) differences = cjm_map_compare (fixture->map, after);

  g_assert_cmpuint (differences->len, ==, 1);
  return g_array_index (differences, CjmDifference, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, fixture->notes[1] };
  g_autoptr (CjmMap) after = cjm_map_set_text (fixture->map, target, "B");
  CjmDifference difference = compare (fixture, after);

  g_assert_cmpint (difference.kind, ==, CJM_DIFFERENCE_CHANGED);
  g_assert_cmpint (difference.type, ==, CJM_RECORD_NOTE);
  g_assert_cmpuint (difference.id, ==, fixture->notes[1]);
  g_assert_cmpint (difference.part, ==, CJM_PART_FIELD);
  g_assert_cmpint (difference.field, ==, CJM_FIELD_NOTE_TEXT);
}

static void
test_channel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) after = cjm_map_set_channel (fixture->map, fixture->notes[0], "web", 0);
  CjmDifference difference = compare (fixture, after);

  g_assert_cmpint (difference.kind, ==, CJM_DIFFERENCE_CHANGED);
  g_assert_cmpint (difference.type, ==, CJM_RECORD_TOUCHPOINT);
  g_assert_cmpuint (difference.id, ==, fixture->notes[0]);
  g_assert_cmpint (difference.part, ==, CJM_PART_OTHER);
  g_assert_cmpuint (difference.offset, ==, G_STRUCT_OFFSET (CjmTouchpoint, channel));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) elsewhere
      = cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[1], fixture->step, 0);
  g_autoptr (CjmMap) behind
      = cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[0], fixture->step, 1);
  CjmDifference difference = compare (fixture, elsewhere);

  g_assert_cmpint (difference.kind, ==, CJM_DIFFERENCE_MOVED);
  g_assert_cmpuint (difference.id, ==, fixture->notes[0]);
  g_assert_cmpint (compare (fixture, behind).kind, ==, CJM_DIFFERENCE_MOVED);
}

/* What was removed stands in the united map where it stood. */
static void
test_unite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) after = cjm_map_remove_note (fixture->map, fixture->notes[0]);
  g_autoptr (CjmMap) united = cjm_map_unite (fixture->map, after);

  g_assert_cmpint (compare (fixture, after).kind, ==, CJM_DIFFERENCE_REMOVED);
  g_assert_true (is_same (united, fixture->map));
}

/* Head, phases, lanes with their notes, foot: as one reads. */
static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  static const CjmField expected[] = { CJM_FIELD_TITLE, CJM_FIELD_PHASE_NAME, CJM_FIELD_LANE_NAME,
                                       CJM_FIELD_NOTE_TEXT, CJM_FIELD_INSIGHT };
  const CjmId ids[] = { 0, fixture->phase, fixture->lanes[0], fixture->notes[0], 0 };
  g_autoptr (CjmMap) after = cjm_map_ref (fixture->map);
  g_autoptr (GArray) differences = NULL;

  for (guint i = G_N_ELEMENTS (expected); i > 0; i--)
    cjm_test_take (&after,
                   cjm_map_set_text (after, (CjmTarget){ expected[i - 1], ids[i - 1] }, "new"));
  differences = cjm_map_compare (fixture->map, after);
  g_assert_cmpuint (differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < differences->len; i++)
    {
      const CjmDifference *difference = &g_array_index (differences, CjmDifference, i);

      g_assert_cmpint (difference->field, ==, expected[i]);
      g_assert_cmpuint (difference->id, ==, ids[i]);
    }
}

static void
add_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/laws", test_laws);
  add_test ("/compare/text", test_text);
  add_test ("/compare/channel", test_channel);
  add_test ("/compare/move", test_move);
  add_test ("/compare/unite", test_unite);
  add_test ("/compare/reading-order", test_reading_order);

  return g_test_run ();
}
