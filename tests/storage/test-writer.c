#include <libxml/parser.h>
#include <locale.h>
#include <string.h>

#include "cjm-reader.h"
#include "cjm-test-maps.h"
#include "cjm-writer.h"
#include "cjm-xml-text.h"

static CjmMap *
read_or_fail (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  CjmMap *map = cjm_reader_read (bytes, &error);

  g_assert_no_error (error);
  return map;
}

static CjmMap *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  return read_or_fail (bytes);
}

static char *
write_to_string (const CjmMap *map)
{
  g_autoptr (GBytes) bytes = cjm_writer_write (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* full.cjm and base.cjm are written as the writer writes. */
static void
test_form (void)
{
  static const char *const names[] = { "full.cjm", "base.cjm", "empty.cjm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "fixtures", "accepted", names[i], NULL);
      g_autoptr (CjmMap) map = load ("accepted", names[i]);
      g_autofree char *written = write_to_string (map);
      g_autofree char *expected = NULL;

      g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
      g_assert_cmpstr (written, ==, expected);
    }
}

/* What is saved comes back the same, and saving it again gives the same bytes. */
static void
test_random_maps (void)
{
  for (guint seed = 0; seed < 300; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, seed % 60);
      g_autoptr (CjmMap) normal = cjm_map_normalize (map);
      g_autoptr (GBytes) written = cjm_writer_write (map);
      g_autoptr (CjmMap) found = read_or_fail (written);
      g_autoptr (GBytes) rewritten = cjm_writer_write (found);

      if (!cjm_map_equal (normal, found) || !g_bytes_equal (written, rewritten))
        g_error ("seed %u does not survive a save", seed);
      g_rand_free (random);
    }
}

/* Edits that move cells about leave a map that is normal after cjm_map_normalize(). */
static void
test_normalize (void)
{
  g_autoptr (CjmMap) map = load ("accepted", "full.cjm");
  g_autoptr (CjmMap) same = cjm_map_normalize (map);
  const CjmPhase *phase = cjm_map_get_phase (map, 0);
  g_autoptr (CjmMap) moved = cjm_map_move_phase (map, phase->record.id, 1);
  g_autoptr (CjmMap) normal = cjm_map_normalize (moved);
  const CjmLane *lane = cjm_map_get_lane (normal, 0);

  g_assert_true (same == map);
  g_assert_false (normal == moved);
  g_assert_cmpint (cjm_sequence_find (lane->cells, 2), ==, 0);
  g_assert_cmpint (cjm_sequence_find (lane->cells, 1), ==, 1);
}

/* A value of a later version stays until the person chooses another. */
static void
test_kept_values (void)
{
  g_autoptr (CjmMap) map = load ("later", "everything.cjm");
  g_autoptr (CjmMap) judged = cjm_map_set_evidence (map, 1, CJM_EVIDENCE_INFERRED);
  g_autoptr (CjmMap) coloured = cjm_map_set_phase_color (judged, 1, 0x102030);
  g_autofree char *before = write_to_string (map);
  g_autofree char *after = write_to_string (coloured);
  g_autoptr (CjmMap) normal = cjm_map_normalize (coloured);
  g_autoptr (GBytes) bytes = g_bytes_new (after, strlen (after));
  g_autoptr (CjmMap) found = read_or_fail (bytes);

  g_assert_nonnull (strstr (before, "evidence=\"measured\" source=\"q1\""));
  g_assert_nonnull (strstr (after, "evidence=\"inferred\" source=\"q1\""));
  g_assert_nonnull (strstr (before, "color=\"teal\" goal=\"more\""));
  g_assert_nonnull (strstr (after, "color=\"#102030\" goal=\"more\""));
  g_assert_true (cjm_map_equal (normal, found));
}

/* Even a record that was built past all checks makes a file that can be read. */
static void
test_unclean_text (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autofree char *written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) found = NULL;

  cjm_record_set_string (&map->title, "a\x01"
                                      "b\xff"
                                      "c\xef\xbf\xbe"
                                      "d\r\ne\x7f"
                                      "\xc2\x85");
  written = write_to_string (map);
  g_assert_nonnull (strstr (written, "<title>ab\xef\xbf\xbd"
                                     "cd\ne</title>"));
  bytes = g_bytes_new (written, strlen (written));
  found = read_or_fail (bytes);
}

/* Numbers are written the same where the desktop writes commas. */
static void
test_locale (void)
{
  g_autoptr (CjmMap) map = load ("accepted", "full.cjm");
  g_autofree char *here = write_to_string (map);
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *there = NULL;

  if (setlocale (LC_ALL, "es_ES.UTF-8") == NULL)
    {
      g_test_skip ("the locale es_ES.UTF-8 is not there");
      return;
    }
  there = write_to_string (map);
  setlocale (LC_ALL, old);
  g_assert_cmpstr (here, ==, there);
}

static void
test_base64 (void)
{
  static const struct
  {
    const char *text;
    const char *data; /* NULL where it is refused */
  } cases[] = {
    { "", "" },        { " \n\t", "" },       { "YQ==", "a" },   { "YWI=", "ab" },
    { "YWJj", "abc" }, { "Y W\nJ j", "abc" }, { "YQ = =", "a" }, { "YQ", NULL },
    { "YQ=", NULL },   { "Y", NULL },         { "Y===", NULL },  { "YR==", NULL },
    { "YWJ=", NULL },  { "YQ==YQ==", NULL },  { "YWI==", NULL }, { "=", NULL },
    { "YW-j", NULL },  { "YWJj=", NULL },     { "YQ=a", NULL },  { "YWJj====", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) data = cjm_xml_decode_base64 (cases[i].text, strlen (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (data != NULL, ==, cases[i].data != NULL);
      if (data != NULL)
        g_assert_cmpmem (g_bytes_get_data (data, NULL), g_bytes_get_size (data), cases[i].data,
                         strlen (cases[i].data));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/writer/form", test_form);
  g_test_add_func ("/writer/random-maps", test_random_maps);
  g_test_add_func ("/writer/normalize", test_normalize);
  g_test_add_func ("/writer/kept-values", test_kept_values);
  g_test_add_func ("/writer/unclean-text", test_unclean_text);
  g_test_add_func ("/writer/locale", test_locale);
  g_test_add_func ("/writer/base64", test_base64);

  return g_test_run ();
}
