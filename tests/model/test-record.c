#include <string.h>

#include "cjm-test-maps.h"
#include "cjm-words.h"

/* Ids, records, sequences and extras: what maps are built of; and the two tables of words. */

static void
test_ids_are_new_and_seeded (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (CjmId), 10000);
  GRand *random = g_rand_new_with_seed (7);
  GRand *again = g_rand_new_with_seed (7);

  for (guint i = 0; i < 10000; i++)
    {
      CjmId id = cjm_id_new (random);

      g_assert_cmpuint (id, !=, 0);
      g_assert_cmpuint (id, ==, cjm_id_new (again));
      g_array_append_val (ids, id);
      g_assert_true (g_hash_table_add (seen, &g_array_index (ids, CjmId, i)));
    }

  g_rand_free (random);
  g_rand_free (again);
}

static void
test_ids_in_files (void)
{
  static const CjmId ids[] = { 1, 0x00c0ffee00c0ffee, G_MAXUINT64 };
  char buffer[CJM_ID_LENGTH + 1];
  CjmId parsed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpuint (strlen (cjm_id_format (ids[i], 'n', buffer)), ==, CJM_ID_LENGTH);
      g_assert_true (cjm_id_parse (buffer, 'n', &parsed));
      g_assert_cmpuint (parsed, ==, ids[i]);
      g_assert_false (cjm_id_parse (buffer, 'p', &parsed));
    }
  g_assert_cmpstr (cjm_id_format (ids[1], 'n', buffer), ==, "n00c0ffee00c0ffee");
}

static void
test_ids_refused (void)
{
  static const char *const texts[] = {
    "",
    "n",
    "n0000000000000000", /* zero is no id */
    "n00c0ffee00c0ffe",  /* too short */
    "n00c0ffee00c0ffeee",
    "n00C0FFEE00C0FFEE", /* one spelling only */
    "n00c0ffee00c0ffeg",
    "n 0c0ffee00c0ffee",
    "n-0c0ffee00c0ffee",
    "00c0ffee00c0ffee",
  };
  CjmId id = 5;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (cjm_id_parse (texts[i], 'n', &id));
      g_assert_cmpuint (id, ==, 5);
    }
}

/* Steps with the ids 1, 2, 3 ... */
static CjmSequence *
create_steps (guint n)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (steps, cjm_record_new (CJM_RECORD_STEP, i));

  return cjm_sequence_new_from_array (steps);
}

static void
assert_ids (const CjmSequence *sequence, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      const CjmRecord *record = cjm_sequence_get (sequence, i);

      g_string_append_printf (found, "%u", (guint) record->id);
      g_assert_cmpint (cjm_sequence_find (sequence, record->id), ==, i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_sequence_empty (void)
{
  g_autoptr (CjmSequence) none = create_steps (0);
  g_autoptr (CjmSequence) one = NULL;
  g_autoptr (CjmSequence) none_again = NULL;

  g_assert_null (none);
  g_assert_cmpuint (cjm_sequence_get_length (NULL), ==, 0);
  g_assert_cmpint (cjm_sequence_find (NULL, 1), ==, -1);
  g_assert_null (cjm_sequence_ref (NULL));

  one = cjm_sequence_with_inserted (NULL, 0, cjm_record_new (CJM_RECORD_STEP, 1));
  assert_ids (one, "1");
  none_again = cjm_sequence_without (one, 0);
  g_assert_null (none_again);
}

static void
test_sequence_copies (void)
{
  g_autoptr (CjmSequence) steps = create_steps (4);
  g_autoptr (CjmSequence) first
      = cjm_sequence_with_inserted (steps, 0, cjm_record_new (CJM_RECORD_STEP, 9));
  g_autoptr (CjmSequence) last
      = cjm_sequence_with_inserted (steps, 4, cjm_record_new (CJM_RECORD_STEP, 9));
  g_autoptr (CjmSequence) replaced
      = cjm_sequence_with_replaced (steps, 2, cjm_record_new (CJM_RECORD_STEP, 9));
  g_autoptr (CjmSequence) without = cjm_sequence_without (steps, 1);

  assert_ids (first, "91234");
  assert_ids (last, "12349");
  assert_ids (replaced, "1294");
  assert_ids (without, "134");
  assert_ids (steps, "1234");
  g_assert_true (cjm_sequence_get (replaced, 0) == cjm_sequence_get (steps, 0));
}

static void
test_sequence_moves (void)
{
  static const struct
  {
    guint from, to;
    const char *expected;
  } moves[] = {
    { 0, 3, "2341" }, { 3, 0, "4123" }, { 1, 2, "1324" }, { 2, 1, "1324" }, { 2, 2, "1234" },
  };
  g_autoptr (CjmSequence) steps = create_steps (4);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (CjmSequence) moved = cjm_sequence_with_moved (steps, moves[i].from, moves[i].to);

      assert_ids (moved, moves[i].expected);
    }
}

static void
test_copy_shares (void)
{
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 200);
  g_autoptr (CjmMap) copy = cjm_record_copy (map);

  g_assert_true (copy != map);
  g_assert_true (copy->lanes == map->lanes);
  g_assert_true (copy->phases == map->phases);
  g_assert_true (copy->persona == map->persona);
  g_assert_true (copy->title == map->title);
  g_assert_true (cjm_map_equal (copy, map));
  g_rand_free (random);
}

/* A difference anywhere, however deep, makes two maps differ. */
static void
test_equal_sees_every_text (void)
{
  GRand *random = g_rand_new_with_seed (11);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 400);
  CjmId phase, lane, step, note;
  g_autoptr (CjmMap) phased = cjm_map_add_phase (map, 0, "a phase", random, &phase);
  g_autoptr (CjmMap) laned = cjm_map_add_lane (phased, 0, 0, "a lane", random, &lane);
  g_autoptr (CjmMap) stepped = cjm_map_add_step (laned, phase, 0, "a step", random, &step);
  g_autoptr (CjmMap) full = cjm_map_add_note (stepped, lane, step, 0, "a note", random, &note);
  const CjmTarget targets[] = {
    { CJM_FIELD_TITLE, 0 },
    { CJM_FIELD_SCENARIO, 0 },
    { CJM_FIELD_PROFILE, 0 },
    { CJM_FIELD_PERSONA_NAME, 0 },
    { CJM_FIELD_SUMMARY, 0 },
    { CJM_FIELD_BARRIER, 0 },
    { CJM_FIELD_INSIGHT, 0 },
    { CJM_FIELD_PHASE_NAME, phase },
    { CJM_FIELD_PHASE_DESCRIPTION, phase },
    { CJM_FIELD_OBJECTIVE, phase },
    { CJM_FIELD_STEP_NAME, step },
    { CJM_FIELD_LANE_NAME, lane },
    { CJM_FIELD_LANE_QUESTION, lane },
    { CJM_FIELD_NOTE_TEXT, note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *old = g_strdup (cjm_map_get_text (full, targets[i]));
      g_autoptr (CjmMap) other = cjm_map_set_text (full, targets[i], "quite another text");
      g_autoptr (CjmMap) same = cjm_map_set_text (other, targets[i], old);

      g_assert_false (cjm_map_equal (full, other));
      g_assert_true (cjm_map_equal (full, same));
    }
  g_rand_free (random);
}

static void
test_extras (void)
{
  g_autoptr (CjmExtra) one = cjm_extra_with_added (NULL, "", " a=\"1\"", "");
  g_autoptr (CjmExtra) two = cjm_extra_with_added (one, "name", "", "<x/>");
  g_autoptr (CjmExtra) three = cjm_extra_with_added (two, "", " b=\"2\"", "<y/>");

  g_assert_null (cjm_extra_get (NULL, ""));
  g_assert_null (cjm_extra_get (one, "name"));
  g_assert_cmpstr (cjm_extra_get (one, "")->attributes, ==, " a=\"1\"");
  g_assert_cmpstr (cjm_extra_get (three, "")->attributes, ==, " a=\"1\" b=\"2\"");
  g_assert_cmpstr (cjm_extra_get (three, "")->elements, ==, "<y/>");
  g_assert_cmpstr (cjm_extra_get (three, "name")->elements, ==, "<x/>");
}

static void
test_lane_kinds (void)
{
  g_assert_cmpstr (cjm_lane_kind_get ("touchpoints")->name, ==, "touchpoints");
  g_assert_true (cjm_lane_kind_get ("thoughts")->is_thought);
  g_assert_null (cjm_lane_kind_find ("of-a-later-version"));
  g_assert_cmpstr (cjm_lane_kind_get ("of-a-later-version")->name, ==, "notes");
}

static void
test_words (void)
{
  static const char data[] = "[Words]\nPhases=Phases\nPhases[es]=Fases\nPhases[pt_BR]=Etapas\n";
  static const char *const expected[][2] = {
    { "es", "Fases" },  { "es-MX", "Fases" }, { "pt-BR", "Etapas" },
    { "pt", "Phases" }, { "en", "Phases" },   { "x", "Phases" },
  };
  g_autoptr (GKeyFile) key_file = g_key_file_new ();

  g_assert_true (
      g_key_file_load_from_data (key_file, data, -1, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (CjmWords) words = cjm_words_new (key_file, expected[i][0]);

      g_assert_cmpstr (cjm_words_get (words, CJM_WORD_PHASES), ==, expected[i][1]);
      g_assert_cmpstr (cjm_words_get_language (words), ==, expected[i][0]);
    }
}

static void
test_languages (void)
{
  static const char *const rtl[] = { "ar", "he", "fa-IR", "AR-eg", "ku-Arab", "az-Arab-IR" };
  static const char *const ltr[] = { "en", "es-MX", "ja", "ku", "pa", "ar-Latn", "" };
  static const char *const valid[] = { "en", "es-419", "zh-Hant-TW", "sl-rozaj-biske-1994" };
  static const char *const invalid[]
      = { "", "e", "1n", "en_US", "en-", "-en", "en--US", "abcdefghi", "en-abcdefghi", "es ES" };

  for (guint i = 0; i < G_N_ELEMENTS (rtl); i++)
    g_assert_true (cjm_language_is_rtl (rtl[i]));
  for (guint i = 0; i < G_N_ELEMENTS (ltr); i++)
    g_assert_false (cjm_language_is_rtl (ltr[i]));
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (cjm_language_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (cjm_language_is_valid (invalid[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/ids/new-and-seeded", test_ids_are_new_and_seeded);
  g_test_add_func ("/record/ids/in-files", test_ids_in_files);
  g_test_add_func ("/record/ids/refused", test_ids_refused);
  g_test_add_func ("/record/sequence/empty", test_sequence_empty);
  g_test_add_func ("/record/sequence/copies", test_sequence_copies);
  g_test_add_func ("/record/sequence/moves", test_sequence_moves);
  g_test_add_func ("/record/copy-shares", test_copy_shares);
  g_test_add_func ("/record/equal-sees-every-text", test_equal_sees_every_text);
  g_test_add_func ("/record/extras", test_extras);
  g_test_add_func ("/record/lane-kinds", test_lane_kinds);
  g_test_add_func ("/record/words", test_words);
  g_test_add_func ("/record/languages", test_languages);

  return g_test_run ();
}
