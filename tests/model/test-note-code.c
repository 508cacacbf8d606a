#include "cjm-find.h"
#include "cjm-note-code.h"
#include "cjm-note-list.h"
#include "cjm-test-maps.h"

#include <string.h>

/* Every note has a code of its own, which leads back to it however it is typed. */
static void
test_codes_are_unique (void)
{
  guint n_notes = 0;

  for (guint seed = 0; seed < 20; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 120);
      g_autoptr (CjmNoteCodes) codes = cjm_note_codes_new (map);
      g_autoptr (GArray) sites = cjm_map_list_notes (map);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < sites->len; i++)
        {
          CjmId id = g_array_index (sites, CjmNoteSite, i).note->record.id;
          const char *code = cjm_note_codes_get (codes, id);
          g_autofree char *typed = g_strdup_printf (" %s ", code);
          g_autofree char *small = g_ascii_strdown (typed, -1);

          g_assert_true (g_hash_table_add (seen, (gpointer) code));
          g_assert_cmpuint (strlen (code), >=, CJM_NOTE_CODE_MIN_LENGTH);
          g_assert_true (g_ascii_isalpha (*code));
          g_assert_null (strpbrk (code, "ILOU"));
          g_assert_cmpuint (cjm_note_codes_find (codes, small), ==, id);
        }
      n_notes += sites->len;
      g_rand_free (random);
    }
  g_assert_cmpuint (n_notes, >, 100);
}

/* A code stays when its note is written anew and when others come and go. */
static void
test_codes_stay (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 120);
  g_autoptr (CjmNoteCodes) before = cjm_note_codes_new (map);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  g_autoptr (CjmMap) changed = cjm_map_ref (map);
  g_autoptr (CjmNoteCodes) after = NULL;
  guint n_compared = 0;

  g_assert_cmpuint (sites->len, >, 3);
  for (guint i = 0; i < 60; i++)
    {
      CjmMap *next = cjm_test_apply_random_edit (changed, random);

      cjm_map_unref (changed);
      changed = next;
    }
  after = cjm_note_codes_new (changed);
  for (guint i = 0; i < sites->len; i++)
    {
      CjmId id = g_array_index (sites, CjmNoteSite, i).note->record.id;
      const char *code = cjm_note_codes_get (after, id);

      if (code == NULL)
        continue;
      g_assert_cmpstr (code, ==, cjm_note_codes_get (before, id));
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 0);
  g_rand_free (random);
}

/* What cannot be a code is not looked up. */
static void
test_valid (void)
{
  static const char *const texts[]
      = { "K7Q", "k7q!", "1234", "O234", "", "ABCDEFGHJKMNPQ", "Bé23" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (cjm_note_code_is_valid (texts[i]));
  g_assert_true (cjm_note_code_is_valid ("koi1"));
}

static void
test_found_by_code (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 120);
  g_autoptr (CjmNoteCodes) codes = cjm_note_codes_new (map);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  const CjmNote *note = g_array_index (sites, CjmNoteSite, sites->len / 2).note;
  const char *code = cjm_note_codes_get (codes, note->record.id);
  g_autoptr (CjmFinder) finder = cjm_finder_new (code, map->language, 0);
  g_autoptr (GArray) matches = NULL;
  g_autoptr (CjmMap) all = NULL;
  guint next, n_replaced;
  CjmMatch *match;

  matches = cjm_map_find_matches (map, finder, NULL, 0, &next);
  g_assert_cmpuint (matches->len, ==, 1);
  match = &g_array_index (matches, CjmMatch, 0);
  g_assert_cmpuint (match->target.id, ==, note->record.id);
  g_assert_cmpuint (match->start, ==, 0);
  g_assert_cmpuint (match->end, ==, strlen (note->text));

  all = cjm_map_replace_matches (map, finder, "nothing", &n_replaced);
  g_assert_true (all == map);
  g_assert_cmpuint (n_replaced, ==, 0);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-code/unique", test_codes_are_unique);
  g_test_add_func ("/note-code/stay", test_codes_stay);
  g_test_add_func ("/note-code/valid", test_valid);
  g_test_add_func ("/note-code/found", test_found_by_code);

  return g_test_run ();
}
