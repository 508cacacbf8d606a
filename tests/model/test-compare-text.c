#include "cjm-compare-text.h"
#include "cjm-edit.h"
#include "cjm-record-name.h"
#include "cjm-template.h"
#include "cjm-test-maps.h"

/* The words for what differs and what is in conflict. */

typedef struct
{
  GRand *random;
  CjmNoteFormat format;
  CjmMap *map;
  CjmId phases[2];
  CjmId steps[2];
  CjmId lanes[2];
  CjmId notes[2];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const phases[] = { "Search", "Buy" };

  fixture->random = g_rand_new_with_seed (7);
  fixture->format.words = cjm_template_load_words ("en");
  fixture->format.decimal = '.';
  fixture->map = cjm_map_new ("en");
  for (guint i = 0; i < 2; i++)
    {
      cjm_test_take (&fixture->map, cjm_map_add_phase (fixture->map, i, phases[i], fixture->random,
                                                       &fixture->phases[i]));
      fixture->steps[i]
          = ((CjmRecord *) cjm_sequence_get (cjm_map_get_phase (fixture->map, i)->steps, 0))->id;
    }
  cjm_test_take (&fixture->map,
                 cjm_map_add_lane_of_kind (fixture->map, 0, 0, "touchpoints", "Channels", "",
                                           fixture->random, &fixture->lanes[0]));
  cjm_test_take (&fixture->map,
                 cjm_map_add_lane (fixture->map, 1, 0, "", fixture->random, &fixture->lanes[1]));
  cjm_test_take (&fixture->map,
                 cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[0], 0, "Offer",
                                   fixture->random, &fixture->notes[0]));
  cjm_test_take (&fixture->map,
                 cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[0], 1, "Asks",
                                   fixture->random, &fixture->notes[1]));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_map_unref (fixture->map);
  cjm_words_unref ((CjmWords *) fixture->format.words);
  g_rand_free (fixture->random);
}

/* Takes @after, which differs in one thing. */
static void
assert_told (const Fixture *fixture, CjmMap *after, const char *expected)
{
  g_autoptr (CjmMap) owned = after;
  g_autoptr (GArray) differences = cjm_map_compare (fixture->map, after);
  g_autofree char *text = NULL;

  g_assert_cmpuint (differences->len, ==, 1);
  text = cjm_difference_dup_text (&g_array_index (differences, CjmDifference, 0), fixture->map,
                                  after, &fixture->format);
  g_assert_cmpstr (text, ==, expected);
}

static CjmMap *
set_text (const Fixture *fixture, CjmField field, CjmId id, const char *text)
{
  return cjm_map_set_text (fixture->map, (CjmTarget){ field, id }, text);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, set_text (fixture, CJM_FIELD_TITLE, 0, "Bike"),
               "Map: title empty → “Bike”");
  assert_told (fixture, set_text (fixture, CJM_FIELD_PHASE_NAME, fixture->phases[0], "Look"),
               "Phase “Search”: name “Search” → “Look”");
  assert_told (fixture, set_text (fixture, CJM_FIELD_LANE_QUESTION, fixture->lanes[1], "What?"),
               "Lane 2: guiding question empty → “What?”");
  assert_told (fixture, set_text (fixture, CJM_FIELD_NOTE_TEXT, fixture->notes[0], "No offer"),
               "Note “Offer” in “Channels” × “Search”: text “Offer” → “No offer”");
  assert_told (fixture,
               cjm_map_set_evidence (fixture->map, fixture->notes[0], CJM_EVIDENCE_INFERRED),
               "Note “Offer” in “Channels” × “Search”: evidence Assumed → Inferred");
  assert_told (fixture, cjm_map_set_channel (fixture->map, fixture->notes[0], "web", 0),
               "Note “Offer” in “Channels” × “Search”: channel none → “Website”");
  assert_told (fixture,
               cjm_map_set_value (fixture->map, CJM_VALUE_PHASE_AUDIENCE, fixture->phases[1], 2.5),
               "Phase “Buy”: audience not known → 2.5");
  assert_told (fixture, cjm_map_set_phase_color (fixture->map, fixture->phases[1], 0x00ff7f),
               "Phase “Buy”: color automatic → #00ff7f");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, cjm_map_remove_note (fixture->map, fixture->notes[0]),
               "Note “Offer” in “Channels” × “Search”: removed");
  assert_told (fixture,
               cjm_map_add_note (fixture->map, fixture->lanes[1], fixture->steps[1], 0, "New",
                                 fixture->random, NULL),
               "Note “New” in “Lane 2” × “Buy”: added");
  assert_told (
      fixture,
      cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[0], fixture->steps[1], 0),
      "Note “Offer” in “Channels” × “Search”: moved to “Channels” × “Buy”");
  assert_told (fixture, cjm_map_move_lane (fixture->map, fixture->lanes[0], 1),
               "Lane 2: moved to the first place");
  cjm_test_take (&fixture->map,
                 cjm_map_add_note (fixture->map, fixture->lanes[0], fixture->steps[0], 2, "Pays",
                                   fixture->random, NULL));
  assert_told (
      fixture,
      cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[0], fixture->steps[0], 2),
      "Note “Offer” in “Channels” × “Search”: moved behind “Pays”");
}

/* Two long texts are quoted where they differ. */
static void
test_long_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL, *b = NULL;

  cjm_text_dup_quotable_pair (
      "They look at every page of the shop and then go away to compare the prices with others",
      "They look at every page of the shop and then go away to compare the tests with others", &a,
      &b);
  g_assert_cmpstr (a, ==, "…to compare the prices with others");
  g_assert_cmpstr (b, ==, "…to compare the tests with others");
}

static void
assert_conflict (const Fixture *fixture, CjmMap *mine, CjmMap *theirs, const char *expected)
{
  g_autoptr (CjmMap) one = mine, other = theirs, merged = NULL;
  g_autoptr (GArray) conflicts = NULL;
  g_autofree char *text = NULL;

  merged = cjm_map_merge (fixture->map, one, other, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  text = cjm_conflict_dup_text (&g_array_index (conflicts, CjmConflict, 0), one, other,
                                &fixture->format);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_conflicts (Fixture *fixture, gconstpointer data)
{
  assert_conflict (fixture, set_text (fixture, CJM_FIELD_NOTE_TEXT, fixture->notes[0], "A"),
                   set_text (fixture, CJM_FIELD_NOTE_TEXT, fixture->notes[0], "B"),
                   "Note “A” in “Channels” × “Search”: text, mine “A”, theirs “B”");
  assert_conflict (
      fixture,
      cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[1], fixture->steps[0], 0),
      cjm_map_move_note (fixture->map, fixture->notes[0], fixture->lanes[0], fixture->steps[1], 0),
      "Note “Offer” in “Lane 2” × “Search”: place, mine “Lane 2” × “Search”, theirs "
      "“Channels” × “Buy”");
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
  add_test ("/compare-text/changes", test_changes);
  add_test ("/compare-text/places", test_places);
  add_test ("/compare-text/long-texts", test_long_texts);
  add_test ("/compare-text/conflicts", test_conflicts);

  return g_test_run ();
}
