#include "edit-fixture.h"

/* Edits of several notes at once. The fixture's first lane has notes 0 and 1 at the first step
 * and note 2 at the second. */

static CjmMap *
move (Fixture *fixture, const char *notes, guint lane, guint step, guint index)
{
  CjmId ids[8];
  guint n_ids = 0;

  for (; *notes != '\0'; notes++)
    ids[n_ids++] = *notes == 'x' ? 77 : fixture->notes[*notes - '0'];

  return cjm_map_move_notes (fixture->map, ids, n_ids, fixture->lanes[lane], fixture->steps[step],
                             index);
}

static void
test_move_notes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *notes;
    guint lane, step, index;
    const char *first, *second, *there; /* the cells of the fixture, and that of lane and step */
  } cases[] = {
    { "01", 1, 0, 0, "", "2", "01" },     { "10", 1, 0, 0, "", "2", "10" },
    { "20", 0, 0, 1, "120", "", "120" },  { "0", 0, 0, 9, "10", "2", "10" },
    { "012", 0, 1, 0, "", "012", "012" }, { "01", 0, 1, G_MAXUINT, "", "201", "201" },
    { "1x0", 0, 0, 0, "10", "2", "10" },  { "020", 4, 3, 0, "1", "", "02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmMap) moved
          = move (fixture, cases[i].notes, cases[i].lane, cases[i].step, cases[i].index);

      assert_notes (fixture, moved, 0, 0, cases[i].first);
      assert_notes (fixture, moved, 0, 1, cases[i].second);
      assert_notes (fixture, moved, cases[i].lane, cases[i].step, cases[i].there);
      g_assert_cmpuint (cjm_map_get_n_notes (moved), ==, 3);
    }
}

static void
test_move_nothing (Fixture *fixture, gconstpointer data)
{
  static const CjmTarget kind = { CJM_FIELD_LANE_NAME, 0 };

  assert_unchanged (fixture, move (fixture, "01", 0, 0, 0));
  assert_unchanged (fixture, move (fixture, "1", 0, 0, 5));
  assert_unchanged (fixture, move (fixture, "2", 0, 1, 0));
  assert_unchanged (fixture, move (fixture, "x", 1, 0, 0));
  assert_unchanged (fixture,
                    cjm_map_move_notes (fixture->map, fixture->notes, 3, 77, fixture->steps[0], 0));
  assert_unchanged (
      fixture, cjm_map_move_notes (fixture->map, fixture->notes, 3, fixture->lanes[0], kind.id, 0));
}

static void
test_remove_notes (Fixture *fixture, gconstpointer data)
{
  const CjmId ids[] = { fixture->notes[2], 77, fixture->notes[0] };
  g_autoptr (CjmMap) removed = cjm_map_remove_notes (fixture->map, ids, 3);

  assert_notes (fixture, removed, 0, 0, "1");
  assert_notes (fixture, removed, 0, 1, "");
  assert_unchanged (fixture, cjm_map_remove_notes (fixture->map, ids + 1, 1));
  assert_unchanged (fixture, cjm_map_remove_notes (fixture->map, NULL, 0));
}

/* An action and the note that it answers. */
static void
set_up_answer (Fixture *fixture)
{
  step_to (fixture, cjm_map_add_lane_of_kind (fixture->map, 5, 0, "actions", "actions", "",
                                              fixture->random, &fixture->lanes[4]));
  step_to (fixture, cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[4],
                                       fixture->steps[0], 0));
  step_to (fixture, cjm_map_ensure_detail (fixture->map, fixture->notes[0], CJM_RECORD_ACTION));
  step_to (fixture, cjm_map_link_answer (fixture->map, fixture->notes[0], fixture->notes[1]));
}

static const CjmSequence *
get_answers (const CjmMap *map, CjmId note)
{
  const CjmAction *action
      = cjm_note_get_detail (cjm_map_find_note (map, note, NULL), CJM_RECORD_ACTION);

  return action->answers;
}

static void
test_answers_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (CjmId));
  g_autoptr (CjmMap) removed = NULL;
  g_autoptr (CjmMap) copied = NULL;
  g_autoptr (CjmMap) moved = NULL;
  CjmId copy, copy_of_answered;

  set_up_answer (fixture);
  removed = cjm_map_remove_notes (fixture->map, fixture->notes + 1, 1);
  g_assert_null (get_answers (removed, fixture->notes[0]));

  moved = cjm_map_move_notes (fixture->map, fixture->notes, 2, fixture->lanes[1], fixture->steps[0],
                              0);
  g_assert_cmpint (cjm_sequence_find (get_answers (moved, fixture->notes[0]), fixture->notes[1]),
                   ==, 0);

  copied = cjm_map_copy_notes (fixture->map, fixture->notes, 2, fixture->lanes[4],
                               fixture->steps[1], 0, fixture->random, copies);
  g_assert_cmpuint (copies->len, ==, 2);
  copy = g_array_index (copies, CjmId, 0);
  copy_of_answered = g_array_index (copies, CjmId, 1);
  g_assert_cmpint (cjm_sequence_find (get_answers (copied, copy), copy_of_answered), ==, 0);
  g_assert_cmpint (cjm_sequence_get_length (get_answers (copied, copy)), ==, 1);
  assert_notes (fixture, copied, 4, 1, "--");
}

static void
test_duplicate_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (CjmId));
  g_autoptr (CjmMap) edited
      = cjm_map_duplicate_notes (fixture->map, fixture->notes, 3, fixture->random, copies);

  assert_notes (fixture, edited, 0, 0, "0-1-");
  assert_notes (fixture, edited, 0, 1, "2-");
  g_assert_cmpuint (copies->len, ==, 3);
  assert_unchanged (fixture,
                    cjm_map_duplicate_notes (fixture->map, NULL, 0, fixture->random, NULL));
}

static void
test_shift_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) right = cjm_map_shift_notes (fixture->map, fixture->notes, 3, 0, 1);
  g_autoptr (CjmMap) down = cjm_map_shift_notes (fixture->map, fixture->notes + 1, 2, 2, 0);
  g_autoptr (CjmMap) both = cjm_map_shift_notes (fixture->map, fixture->notes, 3, 4, 2);

  assert_notes (fixture, right, 0, 0, "");
  assert_notes (fixture, right, 0, 1, "01");
  assert_notes (fixture, right, 0, 2, "2");
  assert_notes (fixture, down, 0, 0, "0");
  assert_notes (fixture, down, 2, 0, "1");
  assert_notes (fixture, down, 2, 1, "2");
  assert_notes (fixture, both, 4, 2, "01");
  assert_notes (fixture, both, 4, 3, "2");

  /* One of them would leave the map. */
  assert_unchanged (fixture, cjm_map_shift_notes (fixture->map, fixture->notes, 3, 0, 3));
  assert_unchanged (fixture, cjm_map_shift_notes (fixture->map, fixture->notes, 3, 0, -1));
  assert_unchanged (fixture, cjm_map_shift_notes (fixture->map, fixture->notes, 3, -1, 0));
  assert_unchanged (fixture, cjm_map_shift_notes (fixture->map, fixture->notes, 3, 5, 0));
  assert_unchanged (fixture, cjm_map_shift_notes (fixture->map, fixture->notes, 3, 0, 0));
}

/* The lines of a blueprint hold no notes: a block passes over them. */
static void
test_shift_past_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) down = NULL;

  step_to (fixture,
           cjm_map_add_lane_of_kind (fixture->map, 1, fixture->groups[0], "line-of-interaction",
                                     "line", "", fixture->random, NULL));
  g_assert_cmpint (cjm_lane_kind_get (cjm_map_get_lane (fixture->map, 1)->kind)->look, ==,
                   CJM_LOOK_LINE);
  down = cjm_map_shift_notes (fixture->map, fixture->notes, 3, 1, 0);
  assert_notes (fixture, down, 1, 0, "01");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  CjmId source;
  g_autoptr (CjmMap) known = NULL;
  g_autoptr (CjmMap) sourced = NULL;

  step_to (fixture, cjm_map_add_source (fixture->map, "study", fixture->random, &source));
  known = cjm_map_set_value_of_notes (fixture->map, CJM_VALUE_EVIDENCE, fixture->notes, 3,
                                      CJM_EVIDENCE_DATA);
  sourced = cjm_map_set_source_of_notes (fixture->map, fixture->notes, 3, source);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (cjm_map_find_note (known, fixture->notes[i], NULL)->evidence, ==,
                       CJM_EVIDENCE_DATA);
      g_assert_cmpuint (cjm_map_find_note (sourced, fixture->notes[i], NULL)->source, ==, source);
    }
  assert_unchanged (fixture, cjm_map_set_value_of_notes (fixture->map, CJM_VALUE_MOMENT,
                                                         fixture->notes, 3, FALSE));
  assert_unchanged (fixture, cjm_map_set_source_of_notes (fixture->map, fixture->notes, 3, 77));
}

static void
set_text (Fixture *fixture, guint note, const char *text)
{
  step_to (fixture,
           cjm_map_set_text (fixture->map, (CjmTarget){ CJM_FIELD_NOTE_TEXT, fixture->notes[note] },
                             text));
}

static void
test_to_lane_and_phase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) to_lane
      = cjm_map_move_notes_to_lane (fixture->map, fixture->notes, 3, fixture->lanes[3]);
  g_autoptr (CjmMap) to_phase
      = cjm_map_move_notes_to_phase (fixture->map, fixture->notes, 3, fixture->phases[2]);

  assert_notes (fixture, to_lane, 3, 0, "01");
  assert_notes (fixture, to_lane, 3, 1, "2");
  assert_notes (fixture, to_phase, 0, 3, "012");
  assert_unchanged (
      fixture, cjm_map_move_notes_to_lane (fixture->map, fixture->notes, 3, fixture->lanes[0]));
  assert_unchanged (
      fixture, cjm_map_move_notes_to_phase (fixture->map, fixture->notes, 2, fixture->phases[0]));
  assert_unchanged (fixture, cjm_map_move_notes_to_lane (fixture->map, fixture->notes, 3, 77));
}

static void
test_to_step_and_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) to_step
      = cjm_map_move_notes_to_step (fixture->map, fixture->notes, 3, fixture->steps[1]);
  g_autoptr (CjmMap) dated = cjm_map_set_text_of_notes (fixture->map, CJM_FIELD_NOTE_DATE,
                                                        fixture->notes, 3, "2026-02-12");

  assert_notes (fixture, to_step, 0, 1, "201");
  assert_unchanged (fixture, cjm_map_move_notes_to_step (fixture->map, fixture->notes, 3, 77));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (cjm_map_find_note (dated, fixture->notes[i], NULL)->date, ==, "2026-02-12");
  assert_unchanged (fixture, cjm_map_set_text_of_notes (fixture->map, CJM_FIELD_NOTE_DATE,
                                                        fixture->notes, 3, "never"));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  const CjmId turned[] = { fixture->notes[1], fixture->notes[2], fixture->notes[0] };
  g_autoptr (CjmMap) merged = NULL;
  const CjmNote *note;

  set_text (fixture, 0, "one");
  set_text (fixture, 1, "two");
  set_text (fixture, 2, "");
  step_to (fixture, cjm_map_set_evidence (fixture->map, fixture->notes[1], CJM_EVIDENCE_DATA));
  step_to (fixture, cjm_map_set_evidence (fixture->map, fixture->notes[2], CJM_EVIDENCE_DATA));
  step_to (fixture, cjm_map_set_evidence (fixture->map, fixture->notes[0], CJM_EVIDENCE_INFERRED));
  merged = cjm_map_merge_notes (fixture->map, turned, 3);
  note = cjm_map_find_note (merged, fixture->notes[1], NULL);
  g_assert_cmpstr (note->text, ==, "two\none");
  g_assert_cmpint (note->evidence, ==, CJM_EVIDENCE_INFERRED);
  assert_notes (fixture, merged, 0, 0, "1");
  assert_notes (fixture, merged, 0, 1, "");
  assert_unchanged (fixture, cjm_map_merge_notes (fixture->map, turned, 1));
  assert_unchanged (fixture, cjm_map_merge_notes (fixture->map, NULL, 0));
}

static void
test_merge_answers (Fixture *fixture, gconstpointer data)
{
  const CjmId answered[] = { fixture->notes[2], fixture->notes[1] };
  const CjmId all[] = { fixture->notes[0], fixture->notes[1] };
  const CjmId back[] = { fixture->notes[1], fixture->notes[0] };
  g_autoptr (CjmMap) merged = NULL;
  g_autoptr (CjmMap) into_itself = NULL;
  g_autoptr (CjmMap) into_answered = NULL;

  set_up_answer (fixture);
  merged = cjm_map_merge_notes (fixture->map, answered, 2);
  g_assert_cmpint (cjm_sequence_find (get_answers (merged, fixture->notes[0]), fixture->notes[2]),
                   ==, 0);
  g_assert_cmpint (cjm_sequence_get_length (get_answers (merged, fixture->notes[0])), ==, 1);

  /* No action answers itself. */
  into_itself = cjm_map_merge_notes (fixture->map, all, 2);
  g_assert_null (get_answers (into_itself, fixture->notes[0]));
  into_answered = cjm_map_merge_notes (fixture->map, back, 2);
  g_assert_null (get_answers (into_answered, fixture->notes[1]));
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) split = NULL;
  CjmId id;

  set_text (fixture, 0, "first half, second half");
  step_to (fixture, cjm_map_set_evidence (fixture->map, fixture->notes[0], CJM_EVIDENCE_DATA));
  split = cjm_map_split_note (fixture->map, fixture->notes[0], 11, fixture->random, &id);
  g_assert_cmpstr (cjm_map_find_note (split, fixture->notes[0], NULL)->text, ==, "first half,");
  g_assert_cmpstr (cjm_map_find_note (split, id, NULL)->text, ==, "second half");
  g_assert_cmpint (cjm_map_find_note (split, id, NULL)->evidence, ==, CJM_EVIDENCE_DATA);
  assert_notes (fixture, split, 0, 0, "0-1");

  assert_unchanged (fixture,
                    cjm_map_split_note (fixture->map, fixture->notes[0], 0, fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
  assert_unchanged (fixture,
                    cjm_map_split_note (fixture->map, fixture->notes[0], 23, fixture->random, &id));
  assert_unchanged (fixture,
                    cjm_map_split_note (fixture->map, fixture->notes[0], 99, fixture->random, &id));
}

static int
compare_cb (const CjmNote *a, const CjmNote *b, gpointer data)
{
  return g_strcmp0 (a->text, b->text);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) sorted = NULL;

  step_to (fixture, cjm_map_move_note (fixture->map, fixture->notes[2], fixture->lanes[0],
                                       fixture->steps[0], 0));
  set_text (fixture, 2, "b");
  set_text (fixture, 0, "b");
  set_text (fixture, 1, "a");
  sorted
      = cjm_map_sort_notes (fixture->map, fixture->lanes[0], fixture->steps[0], compare_cb, NULL);
  assert_notes (fixture, sorted, 0, 0, "120");
  step_to (fixture, g_steal_pointer (&sorted));
  assert_unchanged (fixture, cjm_map_sort_notes (fixture->map, fixture->lanes[0], fixture->steps[0],
                                                 compare_cb, NULL));
  assert_unchanged (fixture, cjm_map_sort_notes (fixture->map, fixture->lanes[1], fixture->steps[0],
                                                 compare_cb, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_edit_test ("/edit-many/move", test_move_notes);
  add_edit_test ("/edit-many/move-nothing", test_move_nothing);
  add_edit_test ("/edit-many/remove", test_remove_notes);
  add_edit_test ("/edit-many/answers-follow", test_answers_follow);
  add_edit_test ("/edit-many/duplicate", test_duplicate_notes);
  add_edit_test ("/edit-many/shift", test_shift_notes);
  add_edit_test ("/edit-many/shift-past-line", test_shift_past_line);
  add_edit_test ("/edit-many/values", test_values);
  add_edit_test ("/edit-many/to-lane-and-phase", test_to_lane_and_phase);
  add_edit_test ("/edit-many/to-step-and-text", test_to_step_and_text);
  add_edit_test ("/edit-many/merge", test_merge);
  add_edit_test ("/edit-many/merge-answers", test_merge_answers);
  add_edit_test ("/edit-many/split", test_split);
  add_edit_test ("/edit-many/sort", test_sort);

  return g_test_run ();
}
