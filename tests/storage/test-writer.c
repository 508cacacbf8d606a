#include <libxml/parser.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "cjm-reader.h"
#include "cjm-test-maps.h"
#include "cjm-writer.h"
#include "cjm-xml-text.h"
#include "cjm-xml-value.h"

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

/* These are written as the writer writes. */
static void
test_form (void)
{
  static const char *const names[]
      = { "full.cjm", "base.cjm", "empty.cjm", "kinds.cjm", "example.cjm" };

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
  static const struct
  {
    CjmValue value;
    CjmId id;
    double number;
    const char *before, *after;
  } cases[] = {
    { CJM_VALUE_EVIDENCE, 1, CJM_EVIDENCE_INFERRED,
      "evidence=\"measured\" moment=\"partly\" weight",
      "evidence=\"inferred\" moment=\"partly\" weight" },
    { CJM_VALUE_MOMENT, 1, TRUE, "moment=\"partly\" weight", "moment=\"true\" weight" },
    { CJM_VALUE_PHASE_COLOR, 1, 0x102030, "color=\"teal\" goal", "color=\"#102030\" goal" },
    { CJM_VALUE_LANE_BY_PHASE, 1, TRUE, "by=\"week\" shape", "by=\"phase\" shape" },
    { CJM_VALUE_SOURCE_TYPE, 1, CJM_SOURCE_SOCIAL, "type=\"rumor\" weight",
      "type=\"social\" weight" },
    { CJM_VALUE_ROLE, 3, CJM_ROLE_ASSISTS, "role=\"delights\"", "role=\"assists\"" },
    { CJM_VALUE_METRIC_SIDE, 4, CJM_SIDE_CHANNEL, "side=\"planet\" better=\"steady\" trend",
      "side=\"channel\" better=\"steady\" trend" },
    { CJM_VALUE_METRIC_LOWER_BETTER, 4, TRUE, "better=\"steady\" trend", "better=\"lower\" trend" },
    { CJM_VALUE_ACTION_STATUS, 5, CJM_STATUS_DONE, "status=\"dropped\"", "status=\"done\"" },
  };
  g_autoptr (CjmMap) map = load ("later", "everything.cjm");
  g_autofree char *before = write_to_string (map);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmMap) edited
          = cjm_map_set_value (map, cases[i].value, cases[i].id, cases[i].number);
      g_autofree char *after = write_to_string (edited);
      g_autoptr (CjmMap) normal = cjm_map_normalize (edited);
      g_autoptr (GBytes) bytes = g_bytes_new (after, strlen (after));
      g_autoptr (CjmMap) found = read_or_fail (bytes);

      g_test_message ("%s", cases[i].after);
      g_assert_nonnull (strstr (before, cases[i].before));
      g_assert_nonnull (strstr (after, cases[i].after));
      g_assert_null (strstr (after, cases[i].before));
      g_assert_true (cjm_map_equal (normal, found));
    }
}

/* What names a record that is gone, or says nothing, is left out. */
static void
test_gone (void)
{
  g_autoptr (CjmMap) map = load ("accepted", "kinds.cjm");
  g_autoptr (CjmMap) bare = cjm_record_copy (map);
  g_autoptr (CjmMap) found = NULL;
  g_autoptr (CjmMap) normal = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const CjmTouchpoint *touchpoint;

  cjm_record_take_sequence (&bare->sources, NULL);
  cjm_record_take_sequence (&bare->channels, NULL);
  /* The lanes with the curves, and with the second of the answered notes. */
  cjm_record_take_sequence (&bare->lanes, cjm_sequence_without (bare->lanes, 1));
  cjm_record_take_sequence (&bare->lanes, cjm_sequence_without (bare->lanes, 3));

  normal = cjm_map_normalize (bare);
  bytes = cjm_writer_write (bare);
  found = read_or_fail (bytes);
  g_assert_true (cjm_map_equal (normal, found));
  g_assert_cmpuint (cjm_map_find_note (found, 1, NULL)->source, ==, 0);
  touchpoint = cjm_map_find_note (found, 1, NULL)->detail;
  g_assert_cmpuint (touchpoint->own_channel, ==, 0);
  g_assert_null (((CjmAction *) cjm_map_find_note (found, 8, NULL)->detail)->answers);
}

/* A number is read as what was written, whatever it is, in as few digits as that takes. */
static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1, "1" },
    { -2, "-2" },
    { 0.1, "0.1" },
    { 1.25, "1.25" },
    { 100, "100" },
    { 12000.5, "12000.5" },
    { 1e15, "1000000000000000" },
    { 123456789012345.67, "123456789012345.67" },
    { 1e-7, "0.0000001" },
    { 1.0 / 3, "0.3333333333333333" },
    { 0.1 + 0.2, "0.30000000000000004" },
  };
  GRand *random = g_rand_new_with_seed (11);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) xml = g_string_new (NULL);

      cjm_xml_append_number (xml, cases[i].number);
      g_assert_cmpstr (xml->str, ==, cases[i].text);
    }

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) xml = g_string_new (NULL);
      double number
          = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -320, 16));
      CjmAttributeValue value;
      double found;

      cjm_xml_append_number (xml, number);
      value = (CjmAttributeValue){ xml->str, xml->len };
      g_assert_true (cjm_xml_parse_number (&value, &found));
      g_assert_true (found == number);
    }
  g_rand_free (random);
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
  g_autoptr (CjmMap) map = load ("accepted", "kinds.cjm");
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
  g_test_add_func ("/writer/gone", test_gone);
  g_test_add_func ("/writer/numbers", test_numbers);
  g_test_add_func ("/writer/unclean-text", test_unclean_text);
  g_test_add_func ("/writer/locale", test_locale);
  g_test_add_func ("/writer/base64", test_base64);

  return g_test_run ();
}
