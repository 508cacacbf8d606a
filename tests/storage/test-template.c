#include <libxml/parser.h>
#include <string.h>

#include "cjm-reader.h"
#include "cjm-renew.h"
#include "cjm-template.h"
#include "cjm-writer.h"

/* These use the real resources, which are linked into this program as into the others. */

static void
test_words (void)
{
  g_autoptr (CjmWords) english = cjm_template_load_words ("en-GB");
  g_autoptr (CjmWords) spanish = cjm_template_load_words ("es-MX");
  g_autoptr (CjmWords) arabic = cjm_template_load_words ("ar");

  for (guint i = 0; i < CJM_N_WORDS; i++)
    {
      g_assert_cmpstr (cjm_words_get (english, i), !=, "");
      g_assert_cmpstr (cjm_words_get (arabic, i), ==, cjm_words_get (english, i));
    }
  g_assert_cmpstr (cjm_words_get (spanish, CJM_WORD_PHASES), ==, "Fases");
  g_assert_cmpstr (cjm_words_get_language (arabic), ==, "ar");
}

static CjmMap *
new_map (const char *language, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  CjmMap *map = cjm_template_new_map (language, random);

  g_rand_free (random);
  return map;
}

static void
test_languages (void)
{
  static const struct
  {
    const char *asked;
    const char *language;
    const char *phase;
  } cases[] = {
    { "en", "en", "Discovery" },
    { "es", "es", "Descubrimiento" },
    { "es-MX", "es-MX", "Descubrimiento" },
    { "ar", "ar", "Discovery" },
    { "es_ES", "en", "Discovery" },
    { "", "en", "Discovery" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmMap) map = new_map (cases[i].asked, 1);

      g_assert_cmpstr (map->language, ==, cases[i].language);
      g_assert_cmpuint (cjm_map_get_n_phases (map), ==, 5);
      g_assert_cmpstr (cjm_map_get_phase (map, 0)->name, ==, cases[i].phase);
      g_assert_cmpuint (cjm_map_get_n_lanes (map), >, 5);
    }
}

static void
test_seeds (void)
{
  g_autoptr (CjmMap) map = new_map ("en", 1);
  g_autoptr (CjmMap) same = new_map ("en", 1);
  g_autoptr (CjmMap) other = new_map ("en", 2);

  g_assert_true (cjm_map_equal (map, same));
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    g_assert_null (cjm_map_find_phase (other, cjm_map_get_phase (map, i)->record.id));
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    g_assert_null (cjm_map_find_lane (other, cjm_map_get_lane (map, i)->record.id));
}

/* Every record gets another id, every reference goes where it went: the map can be read again
 * and has the same texts in the same places. */
static void
test_renew_ids (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "accepted", "full.cjm", NULL);
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmMap) renewed = NULL;
  g_autoptr (CjmMap) found = NULL;
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed (3);

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  map = cjm_reader_read (bytes, &error);
  g_assert_no_error (error);

  renewed = cjm_map_renew_ids (map, random);
  g_rand_free (random);
  written = cjm_writer_write (renewed);
  found = cjm_reader_read (written, &error);
  g_assert_no_error (error);
  g_assert_true (cjm_map_equal (renewed, found));
  g_assert_cmpuint (cjm_map_get_n_notes (found), ==, cjm_map_get_n_notes (map));
  for (CjmId id = 1; id <= 4; id++)
    g_assert_null (cjm_map_find_note (found, id, NULL));
  g_assert_cmpstr (cjm_map_find_group (found, cjm_map_get_lane (found, 0)->group)->name, ==,
                   "Audience");
}

static const CjmNote *
get_first_note (const CjmLane *lane)
{
  const CjmCell *cell = cjm_sequence_get (lane->cells, 0);

  return cjm_sequence_get (cell->notes, 0);
}

static gboolean
has_record (const CjmSequence *sequence, CjmId id)
{
  return cjm_sequence_find (sequence, id) >= 0;
}

/* What notes of all kinds refer to is what they referred to before. */
static void
test_renew_references (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "accepted", "kinds.cjm", NULL);
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmMap) renewed = NULL;
  g_autoptr (CjmMap) normal = NULL;
  const CjmLane *touchpoints, *emotion, *actions, *obstacles;
  const CjmNote *note;
  const CjmCurve *curve;
  const CjmAction *action;
  GRand *random = g_rand_new_with_seed (3);

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  map = cjm_reader_read (bytes, NULL);
  renewed = cjm_map_renew_ids (map, random);
  g_rand_free (random);

  /* Normal form would leave out what leads nowhere. */
  normal = cjm_map_normalize (renewed);
  g_assert_true (normal == renewed);
  g_assert_false (has_record (renewed->sources, 1));
  g_assert_false (has_record (renewed->channels, 1));
  touchpoints = cjm_map_get_lane (renewed, 0);
  emotion = cjm_map_get_lane (renewed, 1);
  actions = cjm_map_get_lane (renewed, 3);
  obstacles = cjm_map_get_lane (renewed, 4);
  g_assert_false (has_record (emotion->curves, 1));

  note = get_first_note (touchpoints);
  g_assert_cmpstr (cjm_map_find_source (renewed, note->source)->name, ==, "Own study");
  g_assert_true (has_record (renewed->channels, ((CjmTouchpoint *) note->detail)->own_channel));
  note = get_first_note (emotion);
  curve = cjm_sequence_get (emotion->curves, 0);
  g_assert_cmpuint (((CjmFeeling *) note->detail)->curve, ==, curve->record.id);
  note = get_first_note (obstacles);
  g_assert_false (note->record.id == 9);
  action = get_first_note (actions)->detail;
  g_assert_cmpint (cjm_sequence_find (action->answers, note->record.id), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/template/words", test_words);
  g_test_add_func ("/template/languages", test_languages);
  g_test_add_func ("/template/seeds", test_seeds);
  g_test_add_func ("/template/renew-ids", test_renew_ids);
  g_test_add_func ("/template/renew-references", test_renew_references);

  return g_test_run ();
}
