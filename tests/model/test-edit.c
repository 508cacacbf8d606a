#include "edit-fixture.h"

#include <math.h>

/* Every edit: what it changes, what it shares with the map before, and that an edit which
 * changes nothing gives the same map back. */

/* Text */

static void
test_normalize (void)
{
  static const struct
  {
    const char *text, *lines, *single_line;
  } cases[] = {
    { "", "", "" },
    { "ñandú 自転車", "ñandú 自転車", "ñandú 自転車" },
    { "a\nb", "a\nb", "a b" },
    { "a\r\nb", "a\nb", "a b" },
    { "a\rb", "a\nb", "a b" },
    { "a\r\r\nb", "a\n\nb", "a  b" },
    { "a\xe2\x80\xa8"
      "b\xe2\x80\xa9"
      "c",
      "a\nb\nc", "a b c" }, /* U+2028, U+2029 */
    { "a\tb", "a\tb", "a b" },
    { "a\x01\x08\x0b\x0c\x1f\x7f"
      "b",
      "ab", "ab" },
    { "a\xc2\x80\xc2\x85\xc2\x9f"
      "b",
      "ab", "ab" }, /* C1 controls */
    { "a\xc2\xa0"
      "b",
      "a\xc2\xa0"
      "b",
      "a\xc2\xa0"
      "b" }, /* a no-break space stays */
    { "a\xef\xbf\xbe\xef\xbf\xbf"
      "b",
      "ab", "ab" }, /* U+FFFE, U+FFFF */
    { "a\xef\xb7\x90"
      "b",
      "ab", "ab" }, /* U+FDD0 */
    { "a\xf0\x9f\xbf\xbe"
      "b",
      "ab", "ab" }, /* U+1FFFE */
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b",
      "a\xef\xbf\xbd"
      "b" }, /* no UTF-8: U+FFFD */
    { "a\xed\xa0\x80"
      "b",
      "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
      "b",
      "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
      "b" }, /* half a surrogate pair */
    { "  a  ", "  a  ", "  a  " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = cjm_text_normalize (cases[i].text, FALSE);
      g_autofree char *single_line = cjm_text_normalize (cases[i].text, TRUE);
      g_autofree char *again = cjm_text_normalize (lines, FALSE);

      g_assert_cmpstr (lines, ==, cases[i].lines);
      g_assert_cmpstr (single_line, ==, cases[i].single_line);
      g_assert_cmpstr (again, ==, lines);
    }
}

/* One note of each kind and one record of every type; the ids by the field of a record. */
static void
set_up_fields (Fixture *fixture, CjmId ids[CJM_N_FIELDS])
{
  CjmId lane;
  CjmMap *map = fixture->map;

  for (guint i = CJM_FIELD_PHASE_NAME; i <= CJM_FIELD_PHASE_DESCRIPTION; i++)
    ids[i] = fixture->phases[1];
  ids[CJM_FIELD_OBJECTIVE] = fixture->phases[1];
  ids[CJM_FIELD_GROUP_NAME] = fixture->groups[1];
  ids[CJM_FIELD_LANE_NAME] = ids[CJM_FIELD_LANE_QUESTION] = fixture->lanes[1];
  ids[CJM_FIELD_NOTE_TEXT] = ids[CJM_FIELD_NOTE_DATE] = fixture->notes[1];
  ids[CJM_FIELD_STEP_NAME] = fixture->steps[2];

  step_to (fixture,
           map = cjm_map_add_source (map, "", fixture->random, &ids[CJM_FIELD_SOURCE_NAME]));
  ids[CJM_FIELD_SOURCE_DATE] = ids[CJM_FIELD_SOURCE_ADDRESS] = ids[CJM_FIELD_SOURCE_NAME];
  step_to (fixture,
           map = cjm_map_add_channel (map, "", "", fixture->random, &ids[CJM_FIELD_CHANNEL_NAME]));
  step_to (fixture,
           map = cjm_map_add_lane_of_kind (map, 9, 0, "emotion", "", "", fixture->random, &lane));
  step_to (fixture,
           map = cjm_map_add_curve (map, lane, "", fixture->random, &ids[CJM_FIELD_CURVE_NAME]));
  step_to (fixture,
           map = cjm_map_add_lane_of_kind (map, 9, 0, "metrics", "", "", fixture->random, &lane));
  step_to (fixture, map = cjm_map_add_note (map, lane, fixture->steps[0], 0, "", fixture->random,
                                            &ids[CJM_FIELD_METRIC_UNIT]));
  ids[CJM_FIELD_METRIC_PERIOD] = ids[CJM_FIELD_METRIC_UNIT];
  step_to (fixture,
           map = cjm_map_add_lane_of_kind (map, 9, 0, "actions", "", "", fixture->random, &lane));
  step_to (fixture, cjm_map_add_note (map, lane, fixture->steps[0], 0, "", fixture->random,
                                      &ids[CJM_FIELD_ACTION_OWNER]));
  ids[CJM_FIELD_ACTION_DUE] = ids[CJM_FIELD_ACTION_OWNER];
}

/* Sets every field of a map with all of them, and looks that no other one has changed. */
static void
test_set_text (Fixture *fixture, gconstpointer data)
{
  CjmId ids[CJM_N_FIELDS] = { 0 };

  set_up_fields (fixture, ids);
  for (guint i = 0; i < CJM_N_FIELDS; i++)
    {
      CjmTarget target = { (CjmField) i, ids[i] };
      gboolean is_date = cjm_field_is_date (target.field);
      g_autoptr (CjmMap) edited
          = cjm_map_set_text (fixture->map, target, is_date ? "2024-02-29" : "one\r\ntwo\x01");
      const char *expected = is_date                                   ? "2024-02-29"
                             : cjm_field_is_single_line (target.field) ? "one two"
                                                                       : "one\ntwo";

      g_assert_cmpstr (cjm_map_get_text (edited, target), ==, expected);
      g_assert_cmpstr (cjm_map_get_text (fixture->map, target), !=, expected);
      if (is_date)
        {
          g_autoptr (CjmMap) refused = cjm_map_set_text (edited, target, "2023-02-29");

          g_assert_true (refused == edited);
        }
      for (guint j = 0; j < CJM_N_FIELDS; j++)
        if (j != i)
          {
            CjmTarget other = { (CjmField) j, ids[j] };

            g_assert_nonnull (cjm_map_get_text (edited, other));
            g_assert_true (cjm_map_get_text (edited, other)
                           == cjm_map_get_text (fixture->map, other));
          }
    }
}

static void
test_set_text_unchanged (Fixture *fixture, gconstpointer data)
{
  CjmTarget note = { CJM_FIELD_NOTE_TEXT, fixture->notes[0] };
  CjmTarget title = { CJM_FIELD_TITLE, 0 };
  CjmTarget gone = { CJM_FIELD_PHASE_NAME, 12345 };

  assert_unchanged (fixture, cjm_map_set_text (fixture->map, note, "no\x02te"));
  assert_unchanged (fixture, cjm_map_set_text (fixture->map, title, ""));
  assert_unchanged (fixture, cjm_map_set_text (fixture->map, gone, "x"));
  g_assert_null (cjm_map_get_text (fixture->map, gone));
}

/* An edit of one note copies its path and nothing else. */
static void
test_note_shares_the_rest (Fixture *fixture, gconstpointer data)
{
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, fixture->notes[0] };
  g_autoptr (CjmMap) edited = cjm_map_set_text (fixture->map, target, "new");
  const CjmLane *old_lane = cjm_map_get_lane (fixture->map, 0);
  const CjmLane *new_lane = cjm_map_get_lane (edited, 0);

  g_assert_true (edited->phases == fixture->map->phases);
  g_assert_true (edited->groups == fixture->map->groups);
  g_assert_true (edited->persona == fixture->map->persona);
  for (guint i = 1; i < 5; i++)
    g_assert_true (cjm_map_get_lane (edited, i) == cjm_map_get_lane (fixture->map, i));
  g_assert_true (new_lane != old_lane);
  g_assert_true (cjm_sequence_get (new_lane->cells, 1) == cjm_sequence_get (old_lane->cells, 1));
  g_assert_true (cjm_map_find_note (edited, fixture->notes[1], NULL)
                 == cjm_map_find_note (fixture->map, fixture->notes[1], NULL));
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) themed = cjm_map_set_theme (fixture->map, "of a\nlater version");
  g_autoptr (CjmMap) edited = cjm_map_set_font (themed, "Cantarell");

  g_assert_cmpstr (edited->theme, ==, "of a later version");
  g_assert_cmpstr (edited->font, ==, "Cantarell");
  g_assert_cmpstr (fixture->map->theme, ==, "");
  assert_unchanged (fixture, cjm_map_set_theme (fixture->map, ""));
  assert_unchanged (fixture, cjm_map_set_font (fixture->map, ""));
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_set_language (fixture->map, "ar-EG");

  g_assert_cmpstr (edited->language, ==, "ar-EG");
  g_assert_true (edited->lanes == fixture->map->lanes);
  assert_unchanged (fixture, cjm_map_set_language (fixture->map, "es"));
}

static void
test_photo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("not decoded here", 16);
  g_autoptr (CjmMap) edited = cjm_map_set_photo (fixture->map, "image/png", bytes);
  g_autoptr (CjmMap) without = cjm_map_set_photo (edited, NULL, NULL);

  g_assert_cmpstr (edited->persona->photo->media_type, ==, "image/png");
  g_assert_true (edited->persona->photo->data == bytes);
  g_assert_null (fixture->map->persona->photo);
  g_assert_null (without->persona->photo);
  g_assert_true (cjm_map_equal (without, fixture->map));
  assert_unchanged (fixture, cjm_map_set_photo (fixture->map, NULL, NULL));
}

/* Notes */

static void
test_add_note (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) between = cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[0],
                                                 1, "x\r\ny", fixture->random, &id);
  g_autoptr (CjmMap) behind = cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[0],
                                                G_MAXUINT, "", fixture->random, NULL);
  g_autoptr (CjmMap) alone = cjm_map_add_note (fixture->map, fixture->lanes[4], fixture->steps[3],
                                               0, "", fixture->random, NULL);

  assert_notes (fixture, between, 0, 0, "0-1");
  assert_notes (fixture, behind, 0, 0, "01-");
  assert_notes (fixture, alone, 4, 3, "-");
  g_assert_cmpstr (cjm_map_find_note (between, id, NULL)->text, ==, "x\ny");
  g_assert_cmpint (cjm_map_find_note (between, id, NULL)->evidence, ==, CJM_EVIDENCE_ASSUMED);
  assert_notes (fixture, fixture->map, 0, 0, "01");
}

static void
test_add_note_nowhere (Fixture *fixture, gconstpointer data)
{
  CjmId id = 1;

  assert_unchanged (
      fixture, cjm_map_add_note (fixture->map, 77, fixture->steps[0], 0, "", fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
  assert_unchanged (fixture, cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->phases[0],
                                               0, "", fixture->random, NULL));
}

static void
test_remove_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_remove_note (fixture->map, fixture->notes[0]);
  g_autoptr (CjmMap) empty = cjm_map_remove_note (fixture->map, fixture->notes[2]);

  assert_notes (fixture, edited, 0, 0, "1");
  g_assert_null (cjm_map_find_note (edited, fixture->notes[0], NULL));
  /* A cell without notes is not kept. */
  g_assert_null (cjm_lane_find_cell (cjm_map_get_lane (empty, 0), fixture->steps[1]));
  assert_unchanged (fixture, cjm_map_remove_note (fixture->map, 77));
}

static void
test_duplicate_note (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) inferred
      = cjm_map_set_evidence (fixture->map, fixture->notes[0], CJM_EVIDENCE_INFERRED);
  g_autoptr (CjmMap) edited
      = cjm_map_duplicate_note (inferred, fixture->notes[0], fixture->random, &id);

  assert_notes (fixture, edited, 0, 0, "0-1");
  g_assert_cmpstr (cjm_map_find_note (edited, id, NULL)->text, ==, "note");
  g_assert_cmpint (cjm_map_find_note (edited, id, NULL)->evidence, ==, CJM_EVIDENCE_INFERRED);
  assert_unchanged (fixture, cjm_map_duplicate_note (fixture->map, 77, fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
}

static void
test_move_note (Fixture *fixture, gconstpointer data)
{
  const CjmId *lanes = fixture->lanes, *steps = fixture->steps, *notes = fixture->notes;
  g_autoptr (CjmMap) down = cjm_map_move_note (fixture->map, notes[0], lanes[0], steps[0], 1);
  g_autoptr (CjmMap) away = cjm_map_move_note (fixture->map, notes[0], lanes[3], steps[2], 9);
  g_autoptr (CjmMap) join = cjm_map_move_note (fixture->map, notes[2], lanes[0], steps[0], 1);

  assert_notes (fixture, down, 0, 0, "10");
  assert_notes (fixture, away, 0, 0, "1");
  assert_notes (fixture, away, 3, 2, "0");
  assert_notes (fixture, join, 0, 0, "021");
  assert_notes (fixture, join, 0, 1, "");
  g_assert_true (cjm_map_find_note (away, notes[0], NULL)
                 == cjm_map_find_note (fixture->map, notes[0], NULL));
}

static void
test_move_note_nowhere (Fixture *fixture, gconstpointer data)
{
  const CjmId *lanes = fixture->lanes, *steps = fixture->steps, *notes = fixture->notes;

  assert_unchanged (fixture, cjm_map_move_note (fixture->map, notes[0], lanes[0], steps[0], 0));
  assert_unchanged (fixture, cjm_map_move_note (fixture->map, notes[1], lanes[0], steps[0], 99));
  assert_unchanged (fixture, cjm_map_move_note (fixture->map, notes[0], 77, steps[0], 0));
  assert_unchanged (fixture, cjm_map_move_note (fixture->map, notes[0], lanes[0], 77, 0));
  assert_unchanged (fixture, cjm_map_move_note (fixture->map, 77, lanes[0], steps[0], 0));
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited
      = cjm_map_set_evidence (fixture->map, fixture->notes[2], CJM_EVIDENCE_DATA);

  g_assert_cmpint (cjm_map_find_note (edited, fixture->notes[2], NULL)->evidence, ==,
                   CJM_EVIDENCE_DATA);
  assert_unchanged (fixture,
                    cjm_map_set_evidence (fixture->map, fixture->notes[2], CJM_EVIDENCE_ASSUMED));
  assert_unchanged (fixture, cjm_map_set_evidence (fixture->map, 77, CJM_EVIDENCE_DATA));
}

/* Phases */

static void
test_add_phase (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) edited = cjm_map_add_phase (fixture->map, 1, "a\nb", fixture->random, &id);
  g_autoptr (CjmMap) last = cjm_map_add_phase (fixture->map, G_MAXUINT, "", fixture->random, NULL);

  assert_order (edited->phases, fixture->phases, 3, "0-12");
  assert_order (last->phases, fixture->phases, 3, "012-");
  g_assert_cmpstr (cjm_map_find_phase (edited, id)->name, ==, "a b");
  g_assert_cmpint (cjm_map_find_phase (edited, id)->color, ==, CJM_COLOR_AUTOMATIC);
  g_assert_cmpuint (cjm_sequence_get_length (cjm_map_find_phase (edited, id)->steps), ==, 1);
  g_assert_true (edited->lanes == fixture->map->lanes);
}

static void
test_remove_phase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_remove_phase (fixture->map, fixture->phases[1]);
  g_autoptr (CjmMap) unused = cjm_map_remove_phase (fixture->map, fixture->phases[2]);

  assert_order (edited->phases, fixture->phases, 3, "02");
  assert_notes (fixture, edited, 0, 0, "01");
  assert_notes (fixture, edited, 0, 1, "");
  g_assert_cmpuint (cjm_map_get_n_notes (edited), ==, 2);
  /* Lanes that had nothing there are not touched. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (cjm_map_get_lane (unused, i) == cjm_map_get_lane (fixture->map, i));
  g_assert_true (cjm_map_get_lane (edited, 1) == cjm_map_get_lane (fixture->map, 1));
  assert_unchanged (fixture, cjm_map_remove_phase (fixture->map, 77));
}

static void
test_duplicate_phase (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) edited
      = cjm_map_duplicate_phase (fixture->map, fixture->phases[1], fixture->random, &id);
  const CjmPhase *twin = cjm_map_find_phase (edited, id);
  const CjmStep *step = cjm_sequence_get (twin->steps, 0);
  const CjmCell *cell = cjm_lane_find_cell (cjm_map_get_lane (edited, 0), step->record.id);

  assert_order (edited->phases, fixture->phases, 3, "01-2");
  assert_order (twin->steps, fixture->steps, 4, "--");
  assert_order (cell->notes, fixture->notes, 3, "-");
  g_assert_cmpstr (((CjmNote *) cjm_sequence_get (cell->notes, 0))->text, ==, "note");
  g_assert_true (cjm_map_get_lane (edited, 1) == cjm_map_get_lane (fixture->map, 1));
  assert_unchanged (fixture, cjm_map_duplicate_phase (fixture->map, 77, fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
}

static void
test_move_phase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) right = cjm_map_move_phase (fixture->map, fixture->phases[0], 1);
  g_autoptr (CjmMap) left = cjm_map_move_phase (fixture->map, fixture->phases[2], -9);

  assert_order (right->phases, fixture->phases, 3, "102");
  assert_order (left->phases, fixture->phases, 3, "201");
  g_assert_true (right->lanes == fixture->map->lanes);
  assert_unchanged (fixture, cjm_map_move_phase (fixture->map, fixture->phases[0], -1));
  assert_unchanged (fixture, cjm_map_move_phase (fixture->map, fixture->phases[2], 1));
  assert_unchanged (fixture, cjm_map_move_phase (fixture->map, fixture->phases[1], 0));
  assert_unchanged (fixture, cjm_map_move_phase (fixture->map, 77, 1));
}

static void
test_phase_color (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_set_phase_color (fixture->map, fixture->phases[2], 0x123456);

  g_assert_cmphex (cjm_map_get_phase (edited, 2)->color, ==, 0x123456);
  assert_unchanged (
      fixture, cjm_map_set_phase_color (fixture->map, fixture->phases[2], CJM_COLOR_AUTOMATIC));
  assert_unchanged (fixture, cjm_map_set_phase_color (fixture->map, 77, 0));
}

/* Lanes */

static void
test_add_lane (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) edited
      = cjm_map_add_lane (fixture->map, 1, fixture->groups[0], "a\nb", fixture->random, &id);
  g_autoptr (CjmMap) loose
      = cjm_map_add_lane (fixture->map, G_MAXUINT, 77, "", fixture->random, NULL);

  assert_order (edited->lanes, fixture->lanes, 5, "0-1234");
  g_assert_cmpstr (cjm_map_find_lane (edited, id)->name, ==, "a b");
  g_assert_cmpstr (cjm_map_find_lane (edited, id)->kind, ==, "notes");
  g_assert_cmpuint (cjm_map_find_lane (edited, id)->group, ==, fixture->groups[0]);
  assert_order (loose->lanes, fixture->lanes, 5, "01234-");
  g_assert_cmpuint (cjm_map_get_lane (loose, 5)->group, ==, 0);
}

static void
test_remove_lane (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) edited = cjm_map_remove_lane (fixture->map, fixture->lanes[0]);

  assert_order (edited->lanes, fixture->lanes, 5, "1234");
  g_assert_cmpuint (cjm_map_get_n_notes (edited), ==, 0);
  assert_unchanged (fixture, cjm_map_remove_lane (fixture->map, 77));
}

static void
test_duplicate_lane (Fixture *fixture, gconstpointer data)
{
  CjmId id = 0;
  g_autoptr (CjmMap) edited
      = cjm_map_duplicate_lane (fixture->map, fixture->lanes[0], fixture->random, &id);
  const CjmLane *twin = cjm_map_find_lane (edited, id);

  assert_order (edited->lanes, fixture->lanes, 5, "0-1234");
  g_assert_cmpuint (cjm_map_get_n_notes (edited), ==, 6);
  assert_order (cjm_lane_find_cell (twin, fixture->steps[0])->notes, fixture->notes, 3, "--");
  g_assert_cmpuint (twin->group, ==, fixture->groups[0]);
  g_assert_cmpstr (twin->name, ==, "does");
  assert_unchanged (fixture, cjm_map_duplicate_lane (fixture->map, 77, fixture->random, &id));
  g_assert_cmpuint (id, ==, 0);
}

/* Down through the groups, one place or one membership at a time, and the same way up. */
static void
test_move_lane_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) inside
      = cjm_map_move_lane_to (fixture->map, fixture->lanes[4], 1, fixture->groups[0]);
  g_autoptr (CjmMap) out = cjm_map_move_lane_to (inside, fixture->lanes[0], G_MAXUINT, 0);
  g_autoptr (CjmMap) torn = cjm_map_move_lane_to (fixture->map, fixture->lanes[4], 1, 0);
  g_autoptr (CjmMap) first
      = cjm_map_move_lane_to (fixture->map, fixture->lanes[2], 0, fixture->groups[0]);
  g_autoptr (CjmMap) emptied
      = cjm_map_move_lane_to (first, fixture->lanes[3], 0, fixture->groups[0]);

  assert_order (inside->lanes, fixture->lanes, 5, "04123");
  g_assert_cmpuint (cjm_map_get_lane (inside, 1)->group, ==, fixture->groups[0]);
  assert_order (out->lanes, fixture->lanes, 5, "41230");
  g_assert_cmpuint (cjm_map_get_lane (out, 4)->group, ==, 0);
  assert_order (torn->lanes, fixture->lanes, 5, "01423");
  assert_order (emptied->lanes, fixture->lanes, 5, "32014");
  g_assert_null (cjm_map_find_group (emptied, fixture->groups[1]));

  assert_unchanged (fixture,
                    cjm_map_move_lane_to (fixture->map, fixture->lanes[1], 1, fixture->groups[0]));
  assert_unchanged (fixture, cjm_map_move_lane_to (fixture->map, fixture->lanes[1], 1, 77));
  assert_unchanged (fixture, cjm_map_move_lane_to (fixture->map, 77, 1, 0));
}

static void
test_move_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) down = cjm_map_move_group (fixture->map, fixture->groups[0], 2);
  g_autoptr (CjmMap) end = cjm_map_move_group (fixture->map, fixture->groups[0], G_MAXUINT);
  g_autoptr (CjmMap) whole = cjm_map_move_group (fixture->map, fixture->groups[0], 1);
  g_autoptr (CjmMap) up = cjm_map_move_group (fixture->map, fixture->groups[1], 0);

  assert_order (down->lanes, fixture->lanes, 5, "23014");
  assert_order (end->lanes, fixture->lanes, 5, "23401");
  assert_order (whole->lanes, fixture->lanes, 5, "23014");
  assert_order (up->lanes, fixture->lanes, 5, "23014");

  assert_unchanged (fixture, cjm_map_move_group (fixture->map, fixture->groups[0], 0));
  assert_unchanged (fixture, cjm_map_move_group (fixture->map, 0, 0));
  assert_unchanged (fixture, cjm_map_move_group (fixture->map, 77, 0));
}

static void
test_move_lane (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *order;
    int group;
  } way[] = {
    { "01234", 0 }, { "10234", 0 }, { "10234", -1 }, { "10234", 1 },
    { "12034", 1 }, { "12304", 1 }, { "12304", -1 }, { "12340", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      CjmId group = way[i].group < 0 ? 0 : fixture->groups[way[i].group];

      assert_order (fixture->map->lanes, fixture->lanes, 5, way[i].order);
      g_assert_cmpuint (cjm_map_find_lane (fixture->map, fixture->lanes[0])->group, ==, group);
      if (i + 1 < G_N_ELEMENTS (way))
        step_to (fixture, cjm_map_move_lane (fixture->map, fixture->lanes[0], 1));
    }
  assert_unchanged (fixture, cjm_map_move_lane (fixture->map, fixture->lanes[0], 1));

  for (int i = G_N_ELEMENTS (way) - 2; i >= 0; i--)
    {
      step_to (fixture, cjm_map_move_lane (fixture->map, fixture->lanes[0], -1));
      assert_order (fixture->map->lanes, fixture->lanes, 5, way[i].order);
    }
  assert_unchanged (fixture, cjm_map_move_lane (fixture->map, 77, 1));
  assert_unchanged (fixture, cjm_map_move_lane (fixture->map, fixture->lanes[1], 0));
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  CjmNotePlace place = { 9, 9, 9 };

  g_assert_nonnull (cjm_map_find_note (fixture->map, fixture->notes[1], &place));
  g_assert_cmpuint (place.lane, ==, 0);
  g_assert_cmpuint (place.cell, ==, 0);
  g_assert_cmpuint (place.note, ==, 1);
  g_assert_cmpuint (cjm_map_find_phase_of_step (fixture->map, fixture->steps[2])->record.id, ==,
                    fixture->phases[1]);
  g_assert_cmpuint (cjm_map_get_n_steps (fixture->map), ==, 4);
  g_assert_null (cjm_map_find_phase (fixture->map, fixture->lanes[0]));
  g_assert_null (cjm_map_find_group (fixture->map, 77));
}

/* Only what a workshop begins with is left. */
static void
test_make_blank (Fixture *fixture, gconstpointer data)
{
  const CjmTarget persona = { CJM_FIELD_PERSONA_NAME, 0 }, insight = { CJM_FIELD_INSIGHT, 0 };
  const CjmTarget objective = { CJM_FIELD_OBJECTIVE, fixture->phases[1] };
  const CjmTarget title = { CJM_FIELD_TITLE, 0 };

  step_to (fixture, cjm_map_set_text (fixture->map, title, "Bike"));
  step_to (fixture, cjm_map_set_text (fixture->map, persona, "Ana"));
  step_to (fixture, cjm_map_set_text (fixture->map, insight, "Time"));
  step_to (fixture, cjm_map_set_text (fixture->map, objective, "Ride"));
  step_to (fixture,
           cjm_map_set_value (fixture->map, CJM_VALUE_PHASE_AUDIENCE, fixture->phases[0], 500));
  step_to (fixture, cjm_map_make_blank (fixture->map));

  for (guint i = 0; i < G_N_ELEMENTS (fixture->notes); i++)
    g_assert_null (cjm_map_find_note (fixture->map, fixture->notes[i], NULL));
  g_assert_cmpstr (cjm_map_get_text (fixture->map, persona), ==, "");
  g_assert_cmpstr (cjm_map_get_text (fixture->map, insight), ==, "");
  g_assert_cmpstr (cjm_map_get_text (fixture->map, objective), ==, "");
  g_assert_true (isnan (cjm_map_find_phase (fixture->map, fixture->phases[0])->audience));
  g_assert_cmpstr (cjm_map_get_text (fixture->map, title), ==, "Bike");
  assert_order (fixture->map->lanes, fixture->lanes, 5, "01234");
  assert_unchanged (fixture, cjm_map_make_blank (fixture->map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/text/normalize", test_normalize);
  add_edit_test ("/edit/text/every-field", test_set_text);
  add_edit_test ("/edit/text/unchanged", test_set_text_unchanged);
  add_edit_test ("/edit/text/shares-the-rest", test_note_shares_the_rest);
  add_edit_test ("/edit/language", test_language);
  add_edit_test ("/edit/look", test_look);
  add_edit_test ("/edit/photo", test_photo);
  add_edit_test ("/edit/note/add", test_add_note);
  add_edit_test ("/edit/note/add-nowhere", test_add_note_nowhere);
  add_edit_test ("/edit/note/remove", test_remove_note);
  add_edit_test ("/edit/note/duplicate", test_duplicate_note);
  add_edit_test ("/edit/note/move", test_move_note);
  add_edit_test ("/edit/note/move-nowhere", test_move_note_nowhere);
  add_edit_test ("/edit/note/evidence", test_evidence);
  add_edit_test ("/edit/phase/add", test_add_phase);
  add_edit_test ("/edit/phase/remove", test_remove_phase);
  add_edit_test ("/edit/phase/duplicate", test_duplicate_phase);
  add_edit_test ("/edit/phase/move", test_move_phase);
  add_edit_test ("/edit/phase/color", test_phase_color);
  add_edit_test ("/edit/lane/add", test_add_lane);
  add_edit_test ("/edit/lane/remove", test_remove_lane);
  add_edit_test ("/edit/lane/duplicate", test_duplicate_lane);
  add_edit_test ("/edit/lane/move", test_move_lane);
  add_edit_test ("/edit/lane/move-to", test_move_lane_to);
  add_edit_test ("/edit/group/move", test_move_group);
  add_edit_test ("/edit/find", test_find);
  add_edit_test ("/edit/make-blank", test_make_blank);

  return g_test_run ();
}
