#include "cjm-find.h"
#include "cjm-history.h"
#include "cjm-test-maps.h"

#include <string.h>

/* What a text is searched for, and what is found, each match in brackets. */
static const struct
{
  const char *language, *pattern;
  CjmFindFlags flags;
  const char *text, *found;
} cases[] = {
  { "en", "cafe", 0, "Café, CAFE", "[Café], [CAFE]" },
  { "en", "café", 0, "cafe cafe\xcc\x81.", "[cafe] [cafe\xcc\x81]." },
  { "en", "café", CJM_FIND_EXACT, "cafe Café café", "cafe Café [café]" },
  { "es", "ano", 0, "El año, EL AÑO, un ano", "El año, EL AÑO, un [ano]" },
  { "es", "AÑO", 0, "El año", "El [año]" },
  { "es-MX", "ano", 0, "año ano", "año [ano]" },
  { "en", "ano", 0, "año", "[año]" },
  { "sv", "a", 0, "å ä á", "å ä [á]" },
  { "tr", "ilk", 0, "İLK ILK", "[İLK] ILK" },
  { "de", "strasse", 0, "Straße STRASSE", "[Straße] [STRASSE]" },
  { "de", "s", 0, "ß s", "ß [s]" },
  { "el", "σοφος", 0, "ΣΟΦΌΣ", "[ΣΟΦΌΣ]" },
  { "ar", "كتب", 0, "كَتَبَ", "[كَتَبَ]" },
  { "ja", "か", 0, "がか", "が[か]" },
  { "hi", "क", 0, "कि क", "कि [क]" },
  { "en", "aa", 0, "aaaaa", "[aa][aa]a" },
  { "en", "a b", 0, "a\nb a\tb a  b", "[a\nb] [a\tb] a  b" },
  { "en", "art", CJM_FIND_WHOLE_WORDS, "art, party artful ART-y art",
    "[art], party artful [ART]-y [art]" },
  { "en", "-a", CJM_FIND_WHOLE_WORDS, "b-a b-ab", "b[-a] b-ab" },
  { "en", "", 0, "anything", "anything" },
  { "en", "longer than the text", 0, "longer", "longer" },
};

static char *
mark_matches (CjmFinder *finder, const char *text)
{
  GString *marked = g_string_new (NULL);
  gsize start, end = 0, done = 0;

  while (cjm_finder_find (finder, text, end, &start, &end))
    {
      g_string_append_len (marked, text + done, (gssize) (start - done));
      g_string_append_c (marked, '[');
      g_string_append_len (marked, text + start, (gssize) (end - start));
      g_string_append_c (marked, ']');
      done = end;
    }
  g_string_append (marked, text + done);

  return g_string_free (marked, FALSE);
}

static void
test_finder (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmFinder) finder
          = cjm_finder_new (cases[i].pattern, cases[i].language, cases[i].flags);
      g_autofree char *found = mark_matches (finder, cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* A map that has the same letter in every kind of text. */

static CjmMap *
take_text (CjmMap *map, CjmField field, CjmId id, const char *text)
{
  CjmMap *edited = cjm_map_set_text (map, (CjmTarget){ field, id }, text);

  g_assert_true (edited != map);
  cjm_map_unref (map);
  return edited;
}

static void
collect_cb (const CjmMapText *text, gpointer user_data)
{
  g_array_append_vals (user_data, text, 1);
}

static guint
count_field (const GArray *texts, CjmField field)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += g_array_index (texts, CjmMapText, i).target.field == field;

  return n;
}

static void
check_records (const CjmMap *map, const GArray *texts)
{
  guint n_curves = 0;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    n_curves += cjm_sequence_get_length (cjm_map_get_lane (map, i)->curves);

  g_assert_cmpuint (count_field (texts, CJM_FIELD_NOTE_TEXT), ==, cjm_map_get_n_notes (map));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_PHASE_NAME), ==, cjm_map_get_n_phases (map));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_STEP_NAME), ==, cjm_map_get_n_steps (map));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_LANE_NAME), ==, cjm_map_get_n_lanes (map));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_CURVE_NAME), ==, n_curves);
  g_assert_cmpuint (count_field (texts, CJM_FIELD_GROUP_NAME), ==,
                    cjm_sequence_get_length (map->groups));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_SOURCE_NAME), ==,
                    cjm_sequence_get_length (map->sources));
  g_assert_cmpuint (count_field (texts, CJM_FIELD_CHANNEL_NAME), ==,
                    cjm_sequence_get_length (map->channels));
}

/* Each text of a map is walked through once: as many as the records have, found by their ids. */
static void
test_walk_is_complete (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 60);
      g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (CjmMapText));
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n_expected = 0;

      cjm_map_foreach_text (map, collect_cb, texts);
      for (guint i = 0; i < texts->len; i++)
        {
          const CjmMapText *text = &g_array_index (texts, CjmMapText, i);
          char *key
              = g_strdup_printf ("%d %" G_GUINT64_FORMAT, text->target.field, text->target.id);

          g_assert_true (text->text == cjm_map_get_text (map, text->target));
          g_assert_true (g_hash_table_add (seen, key));
        }

      /* Every field of every record that there is an id of. */
      for (guint i = 0; i < texts->len; i++)
        {
          CjmId id = g_array_index (texts, CjmMapText, i).target.id;
          g_autofree char *mark = g_strdup_printf ("id %" G_GUINT64_FORMAT, id);

          if (g_hash_table_contains (seen, mark))
            continue;
          g_hash_table_add (seen, g_steal_pointer (&mark));
          for (guint field = 0; field < CJM_N_FIELDS; field++)
            {
              CjmTarget target = { (CjmField) field, id };
              gboolean is_of_map = field <= CJM_FIELD_INSIGHT
                                   || (field >= CJM_FIELD_AUTHOR && field <= CJM_FIELD_REVIEW_DATE);

              if (is_of_map == (id == 0) && cjm_map_get_text (map, target) != NULL)
                n_expected++;
            }
        }
      g_assert_cmpuint (texts->len, ==, n_expected);
      check_records (map, texts);
      g_rand_free (random);
    }
}

/* The number of matches is what comes out when every text is searched by itself. */
static guint
count_by_force (const CjmMap *map, const char *letter)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (CjmMapText));
  guint n = 0;

  cjm_map_foreach_text (map, collect_cb, texts);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_array_index (texts, CjmMapText, i).text;

      while ((text = strstr (text, letter)) != NULL)
        {
          text += strlen (letter);
          n++;
        }
    }

  return n;
}

static CjmMap *
random_map_with_words (GRand *random)
{
  CjmMap *map = cjm_test_random_map (random, 40);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (CjmMapText));

  cjm_map_foreach_text (map, collect_cb, texts);
  for (guint i = 0; i < texts->len; i += (guint) g_rand_int_range (random, 1, 4))
    {
      CjmTarget target = g_array_index (texts, CjmMapText, i).target;
      CjmMap *edited = cjm_map_set_text (map, target, i % 2 == 0 ? "qzq, aqzqz" : "qz");

      cjm_map_unref (map);
      map = edited;
    }

  return map;
}

static void
test_replace_all (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = random_map_with_words (random);
      g_autoptr (CjmHistory) history = cjm_history_new (map);
      g_autoptr (CjmFinder) finder = cjm_finder_new ("qz", "en", CJM_FIND_EXACT);
      g_autoptr (CjmMap) replaced = NULL;
      g_autoptr (GArray) matches = NULL;
      guint n_replaced, next;

      matches = cjm_map_find_matches (map, finder, NULL, 0, &next);
      g_assert_cmpuint (matches->len, ==, count_by_force (map, "qz"));
      g_assert_cmpuint (matches->len, >, 0);

      replaced = cjm_map_replace_matches (map, finder, "new\nword", &n_replaced);
      g_assert_cmpuint (n_replaced, ==, matches->len);
      g_assert_cmpuint (count_by_force (replaced, "qz"), ==, 0);
      g_assert_cmpuint (count_by_force (replaced, "new word")
                            + count_by_force (replaced, "new\nword"),
                        ==, n_replaced);

      cjm_history_push_counted (history, replaced, CJM_CHANGE_REPLACE, n_replaced);
      g_assert_cmpuint (cjm_history_get_undo_count (history), ==, n_replaced);
      g_assert_true (cjm_history_undo (history));
      g_assert_true (cjm_history_get_map (history) == map);
      g_assert_cmpuint (cjm_history_get_redo_count (history), ==, n_replaced);
      g_rand_free (random);
    }
}

/* One after the other is the same as all at once. */
static void
test_replace_one_by_one (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) start = random_map_with_words (random);
  g_autoptr (CjmMap) map = cjm_map_ref (start);
  g_autoptr (CjmMap) all = NULL;
  g_autoptr (CjmFinder) finder = cjm_finder_new ("qz", "en", 0);
  CjmTarget after = { CJM_FIELD_TITLE, 0 };
  guint from = 0, n_replaced, n_steps = 0;

  all = cjm_map_replace_matches (start, finder, "qzz", &n_replaced);
  for (; n_steps < n_replaced; n_steps++)
    {
      guint next;
      g_autoptr (GArray) matches = cjm_map_find_matches (map, finder, &after, from, &next);
      CjmMatch match = g_array_index (matches, CjmMatch, next);
      g_autoptr (CjmMap) before = map;

      map = cjm_map_replace_match (before, &match, "qzz");
      after = match.target;
      from = match.start + 3;
    }
  g_assert_true (cjm_map_equal (map, all));
  g_rand_free (random);
}

/* What would be no date stays, and is not counted; a match where the text has gone changes
 * nothing. */
static void
test_replace_refused (void)
{
  g_autoptr (CjmMap) map
      = take_text (take_text (cjm_map_new ("en"), CJM_FIELD_DATE, 0, "2026-02-12"), CJM_FIELD_TITLE,
                   0, "In 2026");
  g_autoptr (CjmFinder) finder = cjm_finder_new ("2026", "en", 0);
  g_autoptr (CjmMap) spoiled = NULL, moved = NULL, stale = NULL;
  CjmMatch beyond = { { CJM_FIELD_TITLE, 0 }, 0, 0, 5, 90 };
  guint n_replaced;

  spoiled = cjm_map_replace_matches (map, finder, "then", &n_replaced);
  g_assert_cmpuint (n_replaced, ==, 1);
  g_assert_cmpstr (spoiled->date, ==, "2026-02-12");
  g_assert_cmpstr (spoiled->title, ==, "In then");

  moved = cjm_map_replace_matches (map, finder, "2027", &n_replaced);
  g_assert_cmpuint (n_replaced, ==, 2);
  g_assert_cmpstr (moved->date, ==, "2027-02-12");

  stale = cjm_map_replace_match (map, &beyond, "x");
  g_assert_true (stale == map);
}

static CjmMap *
take (CjmMap *map, CjmMap *edited)
{
  cjm_map_unref (map);
  return edited;
}

/* What says nothing any more goes. */
static void
test_replace_by_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmMap) removed = NULL, kept = NULL, single = NULL;
  g_autoptr (CjmFinder) finder = cjm_finder_new ("gone", "en", 0);
  const CjmPhase *phase;
  CjmMatch match = { .start = 0, .end = 4 };
  CjmId lane, id, note, step;
  guint n_replaced;

  map = take (map, cjm_map_add_lane (map, 0, 0, "Doing", random, &lane));
  map = take (map, cjm_map_add_phase (map, 0, "First", random, &id));
  phase = cjm_map_find_phase (map, id);
  step = ((CjmStep *) cjm_sequence_get (phase->steps, 0))->record.id;
  map = take (map, cjm_map_add_note (map, lane, step, 0, "Gone", random, &note));
  map = take (map, cjm_map_add_note (map, lane, step, 1, "gone by", random, &id));

  removed = cjm_map_replace_matches (map, finder, "", &n_replaced);
  g_assert_cmpuint (n_replaced, ==, 2);
  g_assert_cmpuint (cjm_map_get_n_notes (removed), ==, 1);
  g_assert_null (cjm_map_find_note (removed, note, NULL));

  match.target = (CjmTarget){ CJM_FIELD_NOTE_TEXT, note };
  single = cjm_map_replace_match (map, &match, "");
  g_assert_null (cjm_map_find_note (single, note, NULL));
  kept = cjm_map_replace_match (map, &match, "x");
  g_assert_nonnull (cjm_map_find_note (kept, note, NULL));
}

/* Where a search goes on. */
static void
test_next (void)
{
  g_autoptr (CjmMap) map
      = take_text (take_text (take_text (cjm_map_new ("en"), CJM_FIELD_TITLE, 0, "a a"),
                              CJM_FIELD_SUMMARY, 0, "none"),
                   CJM_FIELD_INSIGHT, 0, "a");
  g_autoptr (CjmFinder) finder = cjm_finder_new ("a", "en", 0);
  const struct
  {
    CjmField field;
    guint from, next;
  } nexts[]
      = { { CJM_FIELD_TITLE, 0, 0 },   { CJM_FIELD_TITLE, 1, 1 },   { CJM_FIELD_TITLE, 3, 2 },
          { CJM_FIELD_SUMMARY, 0, 2 }, { CJM_FIELD_INSIGHT, 0, 2 }, { CJM_FIELD_INSIGHT, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      CjmTarget after = { nexts[i].field, 0 };
      guint next;
      g_autoptr (GArray) matches = cjm_map_find_matches (map, finder, &after, nexts[i].from, &next);

      g_assert_cmpuint (matches->len, ==, 3);
      g_assert_cmpuint (next, ==, nexts[i].next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/finder", test_finder);
  g_test_add_func ("/find/walk-is-complete", test_walk_is_complete);
  g_test_add_func ("/find/replace-all", test_replace_all);
  g_test_add_func ("/find/replace-one-by-one", test_replace_one_by_one);
  g_test_add_func ("/find/replace-refused", test_replace_refused);
  g_test_add_func ("/find/replace-by-nothing", test_replace_by_nothing);
  g_test_add_func ("/find/next", test_next);

  return g_test_run ();
}
