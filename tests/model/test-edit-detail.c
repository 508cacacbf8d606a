#include "edit-fixture.h"

#include <math.h>

/* What lanes of each kind add to their notes, and what those refer to: sources, channels, curves
 * and the notes that an action answers. */

/* Beside the fixture's map: a lane of each kind with one note at the first step. */
typedef struct
{
  CjmId lane, note;
} KindPlace;

static KindPlace
add_kind (Fixture *fixture, const char *kind)
{
  KindPlace place;

  step_to (fixture, cjm_map_add_lane_of_kind (fixture->map, G_MAXUINT, 0, kind, kind, "?",
                                              fixture->random, &place.lane));
  step_to (fixture, cjm_map_add_note (fixture->map, place.lane, fixture->steps[0], 0, kind,
                                      fixture->random, &place.note));
  return place;
}

static gconstpointer
get_detail (const CjmMap *map, CjmId note, CjmRecordType type)
{
  return cjm_note_get_detail (cjm_map_find_note (map, note, NULL), type);
}

static const CjmRecord *
get_any_detail (const CjmMap *map, CjmId note)
{
  return cjm_map_find_note (map, note, NULL)->detail;
}

static guint
count_answers (const CjmMap *map, CjmId note)
{
  const CjmAction *action = get_detail (map, note, CJM_RECORD_ACTION);

  return cjm_sequence_get_length (action->answers);
}

/* A new note has the default detail of its lane's kind; a line has no notes at all. */
static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    {
      const CjmLaneKind *kind = cjm_lane_kind_get_nth (i);
      KindPlace place = add_kind (fixture, kind->name);
      const CjmLane *lane = cjm_map_find_lane (fixture->map, place.lane);

      g_assert_cmpstr (lane->kind, ==, kind->name);
      g_assert_cmpstr (lane->question, ==, "?");
      if (kind->look == CJM_LOOK_LINE)
        {
          g_assert_cmpuint (place.note, ==, 0);
          assert_unchanged (fixture, cjm_map_move_note (fixture->map, fixture->notes[0], place.lane,
                                                        fixture->steps[0], 0));
        }
      else if (kind->detail == CJM_RECORD_NOTE || kind->detail == CJM_RECORD_PHOTO)
        g_assert_null (get_any_detail (fixture->map, place.note));
      else
        g_assert_cmpint (get_any_detail (fixture->map, place.note)->type, ==, kind->detail);
    }
}

static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "of-a-later-version");

  g_assert_cmpstr (cjm_map_find_lane (fixture->map, place.lane)->kind, ==, "notes");
}

/* Every value is set within its range and refused beyond it; -0 is 0, and what is unknown is
 * so only where it may be. */
static void
test_every_value (Fixture *fixture, gconstpointer data)
{
  KindPlace touchpoint = add_kind (fixture, "touchpoints"), feeling = add_kind (fixture, "emotion");
  KindPlace metric = add_kind (fixture, "metrics"), action = add_kind (fixture, "actions");
  CjmId ids[CJM_N_VALUES] = {
    [CJM_VALUE_EVIDENCE] = fixture->notes[0],
    [CJM_VALUE_MOMENT] = fixture->notes[0],
    [CJM_VALUE_EMPHASIS] = fixture->notes[0],
    [CJM_VALUE_ROLE] = touchpoint.note,
    [CJM_VALUE_FEELING] = feeling.note,
    [CJM_VALUE_METRIC_TARGET] = metric.note,
    [CJM_VALUE_METRIC_ACTUAL] = metric.note,
    [CJM_VALUE_METRIC_SIDE] = metric.note,
    [CJM_VALUE_METRIC_LOWER_BETTER] = metric.note,
    [CJM_VALUE_ACTION_IMPACT] = action.note,
    [CJM_VALUE_ACTION_EFFORT] = action.note,
    [CJM_VALUE_ACTION_STATUS] = action.note,
    [CJM_VALUE_PHASE_COLOR] = fixture->phases[0],
    [CJM_VALUE_PHASE_AUDIENCE] = fixture->phases[0],
    [CJM_VALUE_STEP_WIDTH] = fixture->steps[0],
    [CJM_VALUE_LANE_BY_PHASE] = fixture->lanes[0],
  };

  step_to (fixture,
           cjm_map_add_source (fixture->map, "", fixture->random, &ids[CJM_VALUE_SOURCE_TYPE]));
  for (guint i = 0; i < CJM_N_VALUES; i++)
    {
      CjmValue value = (CjmValue) i;
      double min, max;
      g_autoptr (CjmMap) low = NULL;
      g_autoptr (CjmMap) high = NULL;

      cjm_value_get_range (value, &min, &max);
      low = cjm_map_set_value (fixture->map, value, ids[i], min);
      high = cjm_map_set_value (low, value, ids[i], max);
      g_assert_cmpfloat (cjm_map_get_value (low, value, ids[i]), ==, min);
      g_assert_cmpfloat (cjm_map_get_value (high, value, ids[i]), ==, max);
      assert_unchanged (fixture, cjm_map_set_value (fixture->map, value, ids[i], min - 1));
      assert_unchanged (fixture, cjm_map_set_value (fixture->map, value, ids[i], max + 1));
      assert_unchanged (fixture, cjm_map_set_value (fixture->map, value, 77, max));
      assert_unchanged (fixture,
                        cjm_map_set_value (fixture->map, value, ids[i],
                                           cjm_map_get_value (fixture->map, value, ids[i])));
      if (!cjm_value_is_valid (value, NAN))
        assert_unchanged (fixture, cjm_map_set_value (fixture->map, value, ids[i], NAN));
    }

  step_to (fixture, cjm_map_set_feeling (fixture->map, feeling.note, -0.0));
  g_assert_false (signbit (cjm_map_get_value (fixture->map, CJM_VALUE_FEELING, feeling.note)));
  step_to (fixture, cjm_map_set_feeling (fixture->map, feeling.note, NAN));
  g_assert_true (isnan (cjm_map_get_value (fixture->map, CJM_VALUE_FEELING, feeling.note)));
}

/* A moved note keeps its detail; the first value of its new lane's kind takes its place. */
static void
test_ensured_by_a_value (Fixture *fixture, gconstpointer data)
{
  KindPlace metric = add_kind (fixture, "metrics"), action = add_kind (fixture, "actions");
  CjmTarget owner = { CJM_FIELD_ACTION_OWNER, metric.note };

  step_to (fixture, cjm_map_set_value (fixture->map, CJM_VALUE_METRIC_TARGET, metric.note, 5));
  step_to (fixture,
           cjm_map_move_note (fixture->map, metric.note, action.lane, fixture->steps[1], 0));
  assert_unchanged (fixture, cjm_map_set_text (fixture->map, owner, ""));
  assert_unchanged (fixture,
                    cjm_map_set_value (fixture->map, CJM_VALUE_ACTION_IMPACT, metric.note, 0));
  g_assert_cmpfloat (cjm_map_get_value (fixture->map, CJM_VALUE_METRIC_TARGET, metric.note), ==, 5);

  step_to (fixture, cjm_map_set_text (fixture->map, owner, "Ana"));
  g_assert_cmpstr (cjm_map_get_text (fixture->map, owner), ==, "Ana");
  g_assert_null (get_detail (fixture->map, metric.note, CJM_RECORD_METRIC));

  /* A plain lane has no owners. */
  owner.id = fixture->notes[0];
  assert_unchanged (fixture, cjm_map_set_text (fixture->map, owner, "Ana"));
  assert_unchanged (fixture, cjm_map_set_feeling (fixture->map, fixture->notes[0], 1));
}

static void
test_ensure_detail (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "touchpoints"), picture = add_kind (fixture, "pictures");

  assert_unchanged (fixture,
                    cjm_map_ensure_detail (fixture->map, place.note, CJM_RECORD_TOUCHPOINT));
  assert_unchanged (fixture, cjm_map_ensure_detail (fixture->map, place.note, CJM_RECORD_METRIC));
  assert_unchanged (fixture, cjm_map_ensure_detail (fixture->map, picture.note, CJM_RECORD_PHOTO));
  assert_unchanged (fixture, cjm_map_ensure_detail (fixture->map, 77, CJM_RECORD_TOUCHPOINT));

  step_to (fixture, cjm_map_set_detail (fixture->map, place.note, NULL));
  g_assert_null (get_any_detail (fixture->map, place.note));
  step_to (fixture, cjm_map_ensure_detail (fixture->map, place.note, CJM_RECORD_TOUCHPOINT));
  g_assert_nonnull (get_detail (fixture->map, place.note, CJM_RECORD_TOUCHPOINT));
}

/* A detail from another map loses what it refers to there. */
static void
test_set_detail (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "actions");
  CjmAction *action = cjm_record_new (CJM_RECORD_ACTION, 0);

  action->impact = 4;
  action->answers = cjm_sequence_with_inserted (NULL, 0, cjm_record_new (CJM_RECORD_ANSWER, 77));
  step_to (fixture, cjm_map_set_detail (fixture->map, place.note, cjm_record_ref (action)));
  g_assert_cmpfloat (cjm_map_get_value (fixture->map, CJM_VALUE_ACTION_IMPACT, place.note), ==, 4);
  g_assert_cmpuint (count_answers (fixture->map, place.note), ==, 0);
  assert_unchanged (fixture,
                    cjm_map_set_detail (fixture->map, place.note, cjm_record_ref (action)));
  assert_unchanged (fixture, cjm_map_set_detail (fixture->map, 77, action));
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "pictures");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("not decoded here", 16);
  g_autoptr (GBytes) same = g_bytes_new_static ("not decoded here", 16);

  assert_unchanged (fixture, cjm_map_set_picture (fixture->map, place.note, NULL, NULL));
  assert_unchanged (fixture,
                    cjm_map_set_picture (fixture->map, fixture->notes[0], "image/png", bytes));
  step_to (fixture, cjm_map_set_picture (fixture->map, place.note, "image/png", bytes));
  g_assert_true (((CjmPhoto *) get_detail (fixture->map, place.note, CJM_RECORD_PHOTO))->data
                 == bytes);
  assert_unchanged (fixture, cjm_map_set_picture (fixture->map, place.note, "image/png", same));
  step_to (fixture, cjm_map_set_picture (fixture->map, place.note, NULL, NULL));
  g_assert_null (get_any_detail (fixture->map, place.note));
}

/* Sources */

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  CjmId sources[2];
  const CjmId *notes = fixture->notes;

  for (guint i = 0; i < 2; i++)
    step_to (fixture, cjm_map_add_source (fixture->map, "a\nb", fixture->random, &sources[i]));
  g_assert_cmpstr (cjm_map_find_source (fixture->map, sources[0])->name, ==, "a b");

  for (guint i = 0; i < 2; i++)
    step_to (fixture, cjm_map_set_note_source (fixture->map, notes[i], sources[i]));
  g_assert_cmpuint (cjm_map_find_note (fixture->map, notes[1], NULL)->source, ==, sources[1]);
  assert_unchanged (fixture, cjm_map_set_note_source (fixture->map, notes[1], sources[1]));
  assert_unchanged (fixture, cjm_map_set_note_source (fixture->map, notes[1], 77));
  assert_unchanged (fixture, cjm_map_set_note_source (fixture->map, 77, sources[1]));
  assert_unchanged (fixture, cjm_map_remove_source (fixture->map, 77));

  step_to (fixture, cjm_map_remove_source (fixture->map, sources[0]));
  assert_order (fixture->map->sources, sources, 2, "1");
  g_assert_cmpuint (cjm_map_find_note (fixture->map, notes[0], NULL)->source, ==, 0);
  g_assert_cmpuint (cjm_map_find_note (fixture->map, notes[1], NULL)->source, ==, sources[1]);
  step_to (fixture, cjm_map_set_note_source (fixture->map, notes[1], 0));
  g_assert_cmpuint (cjm_map_find_note (fixture->map, notes[1], NULL)->source, ==, 0);
}

/* Channels */

static void
assert_channel (const CjmMap *map, CjmId note, const char *name, CjmId own_channel)
{
  const CjmTouchpoint *touchpoint = get_detail (map, note, CJM_RECORD_TOUCHPOINT);

  g_assert_cmpstr (touchpoint->channel, ==, name);
  g_assert_cmpuint (touchpoint->own_channel, ==, own_channel);
}

static void
test_channels (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "touchpoints");
  CjmId own;

  step_to (fixture, cjm_map_add_channel (fixture->map, "Kiosk", "shop", fixture->random, &own));
  step_to (fixture, cjm_map_set_channel (fixture->map, place.note, "web", 0));
  assert_channel (fixture->map, place.note, "web", 0);
  assert_unchanged (fixture, cjm_map_set_channel (fixture->map, place.note, "web", 0));
  assert_unchanged (fixture, cjm_map_set_channel (fixture->map, place.note, "web", 77));
  assert_unchanged (fixture, cjm_map_set_channel (fixture->map, fixture->notes[0], "web", 0));

  step_to (fixture, cjm_map_set_channel (fixture->map, place.note, "web", own));
  assert_channel (fixture->map, place.note, "", own);
  step_to (fixture, cjm_map_set_channel_icon (fixture->map, own, "event"));
  assert_unchanged (fixture, cjm_map_set_channel_icon (fixture->map, own, "event"));
  assert_unchanged (fixture, cjm_map_set_channel_icon (fixture->map, 77, "event"));

  assert_unchanged (fixture, cjm_map_remove_channel (fixture->map, 77));
  step_to (fixture, cjm_map_remove_channel (fixture->map, own));
  assert_channel (fixture->map, place.note, "event", 0);
  g_assert_null (fixture->map->channels);
}

/* Curves */

static CjmId
get_curve (const CjmMap *map, CjmId note)
{
  return ((CjmFeeling *) get_detail (map, note, CJM_RECORD_FEELING))->curve;
}

/* A feeling from before there was any curve stays apart from the new one. */
static void
test_first_curves (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "emotion");
  CjmId ids[2];
  g_autoptr (CjmMap) empty = cjm_map_remove_note (fixture->map, place.note);
  g_autoptr (CjmMap) alone = cjm_map_add_curve (empty, place.lane, "Target", fixture->random, NULL);

  g_assert_cmpuint (cjm_sequence_get_length (cjm_map_find_lane (alone, place.lane)->curves), ==, 1);

  step_to (fixture,
           cjm_map_add_curve (fixture->map, place.lane, "Target", fixture->random, &ids[1]));
  assert_order (cjm_map_find_lane (fixture->map, place.lane)->curves, ids + 1, 1, "-0");
  assert_unchanged (fixture,
                    cjm_map_ensure_curve (fixture->map, place.lane, fixture->random, &ids[0]));
  assert_order (cjm_map_find_lane (fixture->map, place.lane)->curves, ids, 2, "01");

  assert_unchanged (
      fixture, cjm_map_add_curve (fixture->map, fixture->lanes[0], "", fixture->random, &ids[0]));
  g_assert_cmpuint (ids[0], ==, 0);
  assert_unchanged (fixture, cjm_map_ensure_curve (fixture->map, 77, fixture->random, &ids[0]));
}

/* Two curves; notes on the first, on the second, and one that names none. */
static KindPlace
add_two_curves (Fixture *fixture, CjmId curves[2], CjmId notes[3])
{
  KindPlace place = add_kind (fixture, "emotion");

  notes[2] = place.note;
  step_to (fixture, cjm_map_ensure_curve (fixture->map, place.lane, fixture->random, &curves[0]));
  step_to (fixture,
           cjm_map_add_curve (fixture->map, place.lane, "Target", fixture->random, &curves[1]));
  for (guint i = 0; i < 2; i++)
    {
      step_to (fixture, cjm_map_add_note (fixture->map, place.lane, fixture->steps[i], 0, "",
                                          fixture->random, &notes[i]));
      g_assert_cmpuint (get_curve (fixture->map, notes[i]), ==, curves[0]);
    }
  step_to (fixture, cjm_map_set_curve (fixture->map, notes[1], curves[1]));
  g_assert_cmpuint (get_curve (fixture->map, notes[1]), ==, curves[1]);
  assert_unchanged (fixture, cjm_map_set_curve (fixture->map, notes[1], curves[1]));
  assert_unchanged (fixture, cjm_map_set_curve (fixture->map, notes[1], 77));
  assert_unchanged (fixture, cjm_map_set_curve (fixture->map, fixture->notes[0], curves[0]));
  return place;
}

static void
test_remove_curve (Fixture *fixture, gconstpointer data)
{
  CjmId curves[2], notes[3];
  KindPlace place = add_two_curves (fixture, curves, notes);
  g_autoptr (CjmMap) first = cjm_map_remove_curve (fixture->map, curves[0]);
  g_autoptr (CjmMap) second = cjm_map_remove_curve (fixture->map, curves[1]);
  g_autoptr (CjmMap) none = cjm_map_remove_curve (first, curves[1]);

  assert_unchanged (fixture, cjm_map_remove_curve (fixture->map, 77));
  g_assert_cmpuint (cjm_map_get_n_notes (first), ==, 4);
  g_assert_nonnull (cjm_map_find_note (first, notes[1], NULL));
  g_assert_cmpuint (cjm_map_get_n_notes (second), ==, 5);
  g_assert_null (cjm_map_find_note (second, notes[1], NULL));
  g_assert_null (cjm_map_find_lane (none, place.lane)->curves);
  g_assert_null (cjm_map_find_lane (none, place.lane)->cells);
}

/* What is on the first curve, named or not, stays on it when it is no longer the first. */
static void
test_move_curve (Fixture *fixture, gconstpointer data)
{
  CjmId curves[2], notes[3];
  KindPlace place = add_two_curves (fixture, curves, notes);

  g_assert_cmpuint (get_curve (fixture->map, notes[2]), ==, 0);
  assert_unchanged (fixture, cjm_map_move_curve (fixture->map, curves[0], -1));
  assert_unchanged (fixture, cjm_map_move_curve (fixture->map, 77, 1));
  step_to (fixture, cjm_map_move_curve (fixture->map, curves[1], -1));
  assert_order (cjm_map_find_lane (fixture->map, place.lane)->curves, curves, 2, "10");
  g_assert_cmpuint (get_curve (fixture->map, notes[0]), ==, curves[0]);
  g_assert_cmpuint (get_curve (fixture->map, notes[1]), ==, curves[1]);
  g_assert_cmpuint (get_curve (fixture->map, notes[2]), ==, curves[0]);
}

/* The copy of a lane has curves of its own; a feeling elsewhere forgets a curve that goes. */
static void
test_curves_of_lanes (Fixture *fixture, gconstpointer data)
{
  CjmId curves[2], notes[3], twin_id;
  KindPlace place = add_two_curves (fixture, curves, notes), other = add_kind (fixture, "emotion");
  g_autoptr (CjmMap) doubled
      = cjm_map_duplicate_lane (fixture->map, place.lane, fixture->random, &twin_id);
  const CjmLane *twin = cjm_map_find_lane (doubled, twin_id);
  const CjmCell *cell = cjm_lane_find_cell (twin, fixture->steps[1]);
  const CjmFeeling *feeling
      = cjm_note_get_detail (cjm_sequence_get (cell->notes, 0), CJM_RECORD_FEELING);

  assert_order (twin->curves, curves, 2, "--");
  g_assert_cmpint (cjm_sequence_find (twin->curves, feeling->curve), ==, 1);

  step_to (fixture, cjm_map_move_note (fixture->map, notes[1], other.lane, fixture->steps[0], 0));
  g_assert_cmpuint (get_curve (fixture->map, notes[1]), ==, curves[1]);
  step_to (fixture, cjm_map_remove_lane (fixture->map, place.lane));
  g_assert_cmpuint (get_curve (fixture->map, notes[1]), ==, 0);
}

/* Answers */

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "actions");
  const CjmId *notes = fixture->notes;

  for (guint i = 0; i < 3; i++)
    step_to (fixture, cjm_map_link_answer (fixture->map, place.note, notes[i]));
  g_assert_cmpuint (count_answers (fixture->map, place.note), ==, 3);
  assert_unchanged (fixture, cjm_map_link_answer (fixture->map, place.note, notes[1]));
  assert_unchanged (fixture, cjm_map_link_answer (fixture->map, place.note, place.note));
  assert_unchanged (fixture, cjm_map_link_answer (fixture->map, place.note, 77));
  assert_unchanged (fixture, cjm_map_link_answer (fixture->map, notes[0], notes[1]));
  assert_unchanged (fixture, cjm_map_unlink_answer (fixture->map, place.note, 77));
  assert_unchanged (fixture, cjm_map_unlink_answer (fixture->map, 77, notes[0]));

  step_to (fixture, cjm_map_unlink_answer (fixture->map, place.note, notes[1]));
  assert_order (((CjmAction *) get_any_detail (fixture->map, place.note))->answers, notes, 3, "02");
}

/* What can happen to the fixture's last note, which is at the second step. */

static CjmMap *
remove_its_note (const CjmMap *map, const Fixture *fixture)
{
  return cjm_map_remove_note (map, fixture->notes[2]);
}

static CjmMap *
remove_its_phase (const CjmMap *map, const Fixture *fixture)
{
  return cjm_map_remove_phase (map, fixture->phases[1]);
}

static CjmMap *
remove_its_lane (const CjmMap *map, const Fixture *fixture)
{
  return cjm_map_remove_lane (map, fixture->lanes[0]);
}

static CjmMap *
move_its_note (const CjmMap *map, const Fixture *fixture)
{
  return cjm_map_move_note (map, fixture->notes[2], fixture->lanes[3], fixture->steps[0], 0);
}

static CjmMap *
join_its_step (const CjmMap *map, const Fixture *fixture)
{
  return cjm_map_join_step (map, fixture->steps[1]);
}

/* Whatever takes a note away takes the answers to it away; moving it does not. */
static void
test_answers_to_what_goes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CjmMap *(*edit) (const CjmMap *map, const Fixture *fixture);
    guint n_answers;
  } cases[] = {
    { remove_its_note, 0 }, { remove_its_phase, 0 }, { remove_its_lane, 0 },
    { move_its_note, 1 },   { join_its_step, 1 },
  };
  KindPlace place = add_kind (fixture, "actions");

  step_to (fixture, cjm_map_link_answer (fixture->map, place.note, fixture->notes[2]));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmMap) edited = cases[i].edit (fixture->map, fixture);

      g_assert_true (edited != fixture->map);
      g_assert_cmpuint (count_answers (edited, place.note), ==, cases[i].n_answers);
    }
}

/* The copy of a phase is whole: its action answers its own note. */
static void
test_answers_in_a_copy (Fixture *fixture, gconstpointer data)
{
  KindPlace place = add_kind (fixture, "actions");
  CjmId phase_id;
  const CjmPhase *phase;
  const CjmLane *lane;
  const CjmCell *actions, *answered;
  const CjmAction *action;

  step_to (fixture, cjm_map_link_answer (fixture->map, place.note, fixture->notes[1]));
  step_to (fixture, cjm_map_link_answer (fixture->map, place.note, fixture->notes[2]));
  step_to (fixture,
           cjm_map_duplicate_phase (fixture->map, fixture->phases[0], fixture->random, &phase_id));
  phase = cjm_map_find_phase (fixture->map, phase_id);
  lane = cjm_map_find_lane (fixture->map, place.lane);
  actions = cjm_lane_find_cell (lane, id_of (cjm_sequence_get (phase->steps, 0)));
  answered = cjm_lane_find_cell (cjm_map_get_lane (fixture->map, 0),
                                 id_of (cjm_sequence_get (phase->steps, 0)));
  action = cjm_note_get_detail (cjm_sequence_get (actions->notes, 0), CJM_RECORD_ACTION);

  g_assert_cmpuint (id_of (cjm_sequence_get (action->answers, 0)), ==,
                    id_of (cjm_sequence_get (answered->notes, 1)));
  g_assert_cmpuint (id_of (cjm_sequence_get (action->answers, 1)), ==, fixture->notes[2]);
  g_assert_cmpuint (id_of (cjm_sequence_get (
                        ((CjmAction *) get_any_detail (fixture->map, place.note))->answers, 0)),
                    ==, fixture->notes[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_edit_test ("/edit-detail/every-kind", test_every_kind);
  add_edit_test ("/edit-detail/unknown-kind", test_unknown_kind);
  add_edit_test ("/edit-detail/every-value", test_every_value);
  add_edit_test ("/edit-detail/ensured-by-a-value", test_ensured_by_a_value);
  add_edit_test ("/edit-detail/ensure", test_ensure_detail);
  add_edit_test ("/edit-detail/set", test_set_detail);
  add_edit_test ("/edit-detail/picture", test_picture);
  add_edit_test ("/edit-detail/sources", test_sources);
  add_edit_test ("/edit-detail/channels", test_channels);
  add_edit_test ("/edit-detail/curves/first", test_first_curves);
  add_edit_test ("/edit-detail/curves/remove", test_remove_curve);
  add_edit_test ("/edit-detail/curves/move", test_move_curve);
  add_edit_test ("/edit-detail/curves/of-lanes", test_curves_of_lanes);
  add_edit_test ("/edit-detail/answers", test_answers);
  add_edit_test ("/edit-detail/answers/to-what-goes", test_answers_to_what_goes);
  add_edit_test ("/edit-detail/answers/in-a-copy", test_answers_in_a_copy);

  return g_test_run ();
}
