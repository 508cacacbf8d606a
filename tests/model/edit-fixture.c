#include "edit-fixture.h"

CjmId
id_of (gconstpointer record)
{
  return ((const CjmRecord *) record)->id;
}

void
step_to (Fixture *fixture, CjmMap *map)
{
  cjm_map_unref (fixture->map);
  fixture->map = map;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "does", "thinks", "offers", "convinces", "touchpoints" };

  fixture->random = g_rand_new_with_seed (1);
  fixture->map = cjm_map_new ("es");
  for (guint i = 0; i < 2; i++)
    step_to (fixture, cjm_map_add_group (fixture->map, i == 0 ? "Audience" : "Company",
                                         fixture->random, &fixture->groups[i]));
  for (guint i = 0; i < 3; i++)
    step_to (fixture,
             cjm_map_add_phase (fixture->map, i, "phase", fixture->random, &fixture->phases[i]));
  step_to (fixture,
           cjm_map_add_step (fixture->map, fixture->phases[1], 1, "", fixture->random, NULL));
  for (guint i = 0, n = 0; i < 3; i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_phase (fixture->map, i)->steps); j++)
      fixture->steps[n++]
          = id_of (cjm_sequence_get (cjm_map_get_phase (fixture->map, i)->steps, j));
  for (guint i = 0; i < 5; i++)
    step_to (fixture, cjm_map_add_lane (fixture->map, i, i < 4 ? fixture->groups[i / 2] : 0,
                                        names[i], fixture->random, &fixture->lanes[i]));
  for (guint i = 0; i < 3; i++)
    step_to (fixture, cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[i / 2], i,
                                        "note", fixture->random, &fixture->notes[i]));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_map_unref (fixture->map);
  g_rand_free (fixture->random);
}

void
assert_unchanged (Fixture *fixture, CjmMap *map)
{
  g_assert_true (map == fixture->map);
  cjm_map_unref (map);
}

void
assert_order (const CjmSequence *sequence, const CjmId *ids, guint n_ids, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      char mark = '-';

      for (guint j = 0; j < n_ids; j++)
        if (ids[j] == id_of (cjm_sequence_get (sequence, i)))
          mark = (char) ('0' + j);
      g_string_append_c (found, mark);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

void
assert_notes (Fixture *fixture, const CjmMap *map, guint lane, guint step, const char *expected)
{
  const CjmCell *cell
      = cjm_lane_find_cell (cjm_map_find_lane (map, fixture->lanes[lane]), fixture->steps[step]);

  assert_order (cell != NULL ? cell->notes : NULL, fixture->notes, 3, expected);
}

void
add_edit_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}
