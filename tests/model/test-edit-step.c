#include "edit-fixture.h"

/* Steps inside a phase, and lanes inside a group. */

static const CjmSequence *
get_steps (Fixture *fixture, const CjmMap *map, guint phase)
{
  return cjm_map_find_phase (map, fixture->phases[phase])->steps;
}

static void
test_add_step (Fixture *fixture, gconstpointer data)
{
  CjmId id;
  g_autoptr (CjmMap) first
      = cjm_map_add_step (fixture->map, fixture->phases[1], 0, "a\nb", fixture->random, &id);
  g_autoptr (CjmMap) last
      = cjm_map_add_step (fixture->map, fixture->phases[1], G_MAXUINT, "", fixture->random, NULL);
  CjmTarget name = { CJM_FIELD_STEP_NAME, id };

  assert_order (get_steps (fixture, first, 1), fixture->steps, 4, "-12");
  assert_order (get_steps (fixture, last, 1), fixture->steps, 4, "12-");
  g_assert_cmpstr (cjm_map_get_text (first, name), ==, "a b");
  g_assert_true (first->lanes == fixture->map->lanes);
  assert_unchanged (fixture, cjm_map_add_step (fixture->map, 77, 0, "", fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
}

static void
test_move_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_move_step (fixture->map, fixture->steps[1], 9);

  assert_order (get_steps (fixture, edited, 1), fixture->steps, 4, "21");
  assert_notes (fixture, edited, 0, 1, "2");
  assert_unchanged (fixture, cjm_map_move_step (fixture->map, fixture->steps[1], -1));
  assert_unchanged (fixture, cjm_map_move_step (fixture->map, fixture->steps[0], 1));
  assert_unchanged (fixture, cjm_map_move_step (fixture->map, 77, 1));
}

/* The second phase has three steps, each with one of the notes in the first lane. */
static void
set_up_three_steps (Fixture *fixture, const char *const names[3], CjmId steps[3])
{
  steps[0] = fixture->steps[1];
  steps[1] = fixture->steps[2];
  step_to (fixture,
           cjm_map_add_step (fixture->map, fixture->phases[1], 2, "", fixture->random, &steps[2]));
  for (guint i = 0; i < 3; i++)
    {
      CjmTarget target = { CJM_FIELD_STEP_NAME, steps[i] };

      step_to (fixture, cjm_map_set_text (fixture->map, target, names[i]));
      step_to (fixture,
               cjm_map_move_note (fixture->map, fixture->notes[i], fixture->lanes[0], steps[i], 0));
    }
}

static void
test_join_step (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint joined;
    const char *names[3];
    const char *steps; /* that are left */
    guint kept;
    const char *name, *notes;
  } cases[] = {
    { 0, { "a", "b", "c" }, "02", 0, "a", "01" }, { 1, { "a", "b", "c" }, "01", 1, "b", "12" },
    { 2, { "a", "b", "c" }, "01", 1, "b", "12" }, { 0, { "", "b", "c" }, "02", 0, "b", "01" },
    { 2, { "a", "", "c" }, "01", 1, "c", "12" },  { 1, { "a", "b", "" }, "01", 1, "b", "12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CjmId steps[3];
      g_autoptr (CjmMap) before = cjm_map_ref (fixture->map);
      g_autoptr (CjmMap) joined = NULL;
      CjmTarget target = { CJM_FIELD_STEP_NAME, 0 };
      const CjmCell *cell;

      set_up_three_steps (fixture, cases[i].names, steps);
      joined = cjm_map_join_step (fixture->map, steps[cases[i].joined]);
      assert_order (get_steps (fixture, joined, 1), steps, 3, cases[i].steps);
      target.id = steps[cases[i].kept];
      g_assert_cmpstr (cjm_map_get_text (joined, target), ==, cases[i].name);
      cell = cjm_lane_find_cell (cjm_map_get_lane (joined, 0), target.id);
      assert_order (cell->notes, fixture->notes, 3, cases[i].notes);
      g_assert_cmpuint (cjm_map_get_n_notes (joined), ==, 3);
      g_assert_true (cjm_map_get_lane (joined, 1) == cjm_map_get_lane (fixture->map, 1));
      step_to (fixture, g_steal_pointer (&before));
    }

  assert_unchanged (fixture, cjm_map_join_step (fixture->map, fixture->steps[0]));
  assert_unchanged (fixture, cjm_map_join_step (fixture->map, 77));
}

/* Notes of the dropped step alone come over, too. */
static void
test_join_into_empty_step (Fixture *fixture, gconstpointer data)
{
  step_to (fixture, cjm_map_move_step (fixture->map, fixture->steps[1], 1));
  step_to (fixture, cjm_map_join_step (fixture->map, fixture->steps[1]));
  assert_order (get_steps (fixture, fixture->map, 1), fixture->steps, 4, "2");
  assert_notes (fixture, fixture->map, 0, 2, "2");
  assert_notes (fixture, fixture->map, 0, 1, "");
}

/* Groups: the fixture has lanes 0 and 1 in the first, 2 and 3 in the second, 4 in none. */

static void
test_set_lane_group (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint lane;
    int group; /* -1 for none */
    const char *order;
  } cases[] = {
    { 4, 1, "01234" },                                          /* joins beside */
    { 4, 0, "01423" },                                          /* goes to the nearest end */
    { 0, 1, "10234" },  { 3, 0, "01324" },  { 1, -1, "01234" }, /* leaves at the end */
    { 0, -1, "01234" }, { 2, -1, "01234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CjmId lane = fixture->lanes[cases[i].lane];
      CjmId group = cases[i].group < 0 ? 0 : fixture->groups[cases[i].group];
      g_autoptr (CjmMap) edited = cjm_map_set_lane_group (fixture->map, lane, group);

      assert_order (edited->lanes, fixture->lanes, 5, cases[i].order);
      g_assert_cmpuint (cjm_map_find_lane (edited, lane)->group, ==, group);
      g_assert_cmpuint (cjm_sequence_get_length (edited->groups), ==, 2);
    }

  assert_unchanged (fixture, cjm_map_set_lane_group (fixture->map, fixture->lanes[4], 0));
  assert_unchanged (fixture, cjm_map_set_lane_group (fixture->map, fixture->lanes[4], 77));
  assert_unchanged (fixture, cjm_map_set_lane_group (fixture->map, 77, fixture->groups[0]));
}

/* From the middle of a group of three: it stays in one piece. */
static void
test_leave_from_the_middle (Fixture *fixture, gconstpointer data)
{
  step_to (fixture, cjm_map_set_lane_group (fixture->map, fixture->lanes[4], fixture->groups[1]));
  step_to (fixture, cjm_map_set_lane_group (fixture->map, fixture->lanes[3], 0));
  assert_order (fixture->map->lanes, fixture->lanes, 5, "01243");
}

static CjmMap *
move_out (const CjmMap *map, CjmId lane)
{
  return cjm_map_move_lane (map, lane, 1);
}

static CjmMap *
regroup (const CjmMap *map, CjmId lane)
{
  return cjm_map_set_lane_group (map, lane, 0);
}

/* A group goes with its last lane, however that leaves. */
static void
test_last_lane_of_a_group (Fixture *fixture, gconstpointer data)
{
  CjmMap *(*const edits[]) (const CjmMap *, CjmId) = { cjm_map_remove_lane, regroup, move_out };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (CjmMap) one_left = cjm_map_remove_lane (fixture->map, fixture->lanes[0]);
      g_autoptr (CjmMap) none_left = edits[i](one_left, fixture->lanes[1]);

      assert_order (one_left->groups, fixture->groups, 2, "01");
      assert_order (none_left->groups, fixture->groups, 2, "1");
    }
}

static void
test_add_group (Fixture *fixture, gconstpointer data)
{
  CjmId id;

  step_to (fixture, cjm_map_add_group (fixture->map, "a\nb", fixture->random, &id));
  assert_order (fixture->map->groups, fixture->groups, 2, "01-");
  g_assert_cmpstr (cjm_map_find_group (fixture->map, id)->name, ==, "a b");
  step_to (fixture, cjm_map_set_lane_group (fixture->map, fixture->lanes[2], id));
  assert_order (fixture->map->lanes, fixture->lanes, 5, "01234");
  g_assert_cmpuint (cjm_map_find_lane (fixture->map, fixture->lanes[2])->group, ==, id);
}

/* A new lane keeps out of groups that it is not in. */
static void
test_add_lane_beside_groups (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint index;
    int group;
    const char *order;
  } cases[] = {
    { 0, -1, "-01234" }, { 1, -1, "01-234" }, { 2, -1, "01-234" }, { 3, -1, "0123-4" },
    { 0, 1, "01-234" },  { 3, 1, "012-34" },  { 9, 0, "01-234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CjmId group = cases[i].group < 0 ? 0 : fixture->groups[cases[i].group];
      g_autoptr (CjmMap) edited
          = cjm_map_add_lane (fixture->map, cases[i].index, group, "", fixture->random, NULL);

      assert_order (edited->lanes, fixture->lanes, 5, cases[i].order);
    }
}

/* A step goes to another phase with its notes; a phase keeps its only one. */
static void
test_move_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) other
      = cjm_map_move_step_to (fixture->map, fixture->steps[1], fixture->phases[0], 0);
  g_autoptr (CjmMap) own
      = cjm_map_move_step_to (fixture->map, fixture->steps[1], fixture->phases[1], 1);
  g_autoptr (CjmMap) end
      = cjm_map_move_step_to (fixture->map, fixture->steps[2], fixture->phases[2], G_MAXUINT);

  assert_order (cjm_map_get_phase (other, 0)->steps, fixture->steps, 4, "10");
  assert_order (cjm_map_get_phase (other, 1)->steps, fixture->steps, 4, "2");
  assert_notes (fixture, other, 0, 1, "2");
  assert_order (cjm_map_get_phase (own, 1)->steps, fixture->steps, 4, "21");
  assert_order (cjm_map_get_phase (end, 2)->steps, fixture->steps, 4, "32");

  assert_unchanged (fixture,
                    cjm_map_move_step_to (fixture->map, fixture->steps[0], fixture->phases[1], 0));
  assert_unchanged (fixture,
                    cjm_map_move_step_to (fixture->map, fixture->steps[1], fixture->phases[1], 0));
  assert_unchanged (fixture, cjm_map_move_step_to (fixture->map, 77, fixture->phases[1], 0));
  assert_unchanged (fixture, cjm_map_move_step_to (fixture->map, fixture->steps[1], 77, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_edit_test ("/edit-step/add", test_add_step);
  add_edit_test ("/edit-step/move", test_move_step);
  add_edit_test ("/edit-step/join", test_join_step);
  add_edit_test ("/edit-step/join/into-an-empty-one", test_join_into_empty_step);
  add_edit_test ("/edit-step/group/set", test_set_lane_group);
  add_edit_test ("/edit-step/group/leave-from-the-middle", test_leave_from_the_middle);
  add_edit_test ("/edit-step/group/last-lane", test_last_lane_of_a_group);
  add_edit_test ("/edit-step/group/add", test_add_group);
  add_edit_test ("/edit-step/group/new-lane-beside", test_add_lane_beside_groups);
  add_edit_test ("/edit/step/move-to", test_move_to);

  return g_test_run ();
}
