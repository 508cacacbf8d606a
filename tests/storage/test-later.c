#include "cjm-edit.h"
#include "cjm-format.h"
#include "cjm-merge.h"
#include "cjm-reader.h"
#include "cjm-writer.h"

#include <libxml/parser.h>
#include <string.h>

/* Maps of a later major version: what of them can be looked at. */

#define HEAD "<map xmlns=\"https://example.org/ns/cjmap/2\" version=\"2.1\" lang=\"es\">"

static CjmMap *
read_later (const char *text, char **version, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cjm_reader_read_later (bytes, version, error);
}

static char *
load_fixture (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* As the same map would look in a later major version that changed nothing of it. */
static char *
lift (const char *text)
{
  g_autoptr (GString) lifted = g_string_new (text);

  g_assert_cmpuint (g_string_replace (lifted, "ns/cjmap/1\"", "ns/cjmap/2\"", 1), ==, 1);
  return g_string_free (g_steal_pointer (&lifted), FALSE);
}

static void
test_same (void)
{
  static const char *const names[][2]
      = { { "accepted", "full.cjm" }, { "later", "everything.cjm" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load_fixture (names[i][0], names[i][1]);
      g_autofree char *lifted = lift (text);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (CjmMap) map = cjm_reader_read (bytes, &error);
      g_autoptr (CjmMap) later = NULL;

      g_assert_no_error (error);
      later = read_later (lifted, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (later->title, ==, map->title);
      g_assert_cmpuint (cjm_map_get_n_phases (later), ==, cjm_map_get_n_phases (map));
      g_assert_cmpuint (cjm_map_get_n_lanes (later), ==, cjm_map_get_n_lanes (map));
      g_assert_cmpuint (cjm_map_get_n_notes (later), ==, cjm_map_get_n_notes (map));
    }
}

/* Each of these is an error in 1.0; what is around it can be understood all the same. */
static void
test_understood (void)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = read_later (
      "<?xml version=\"1.0\"?>\n" HEAD
      "<title mood=\"blue\">Lo que viene</title> what stands between"
      "<date>tomorrow</date>"
      "<persona><photo>not base64!</photo></persona>"
      "<journey><phase/></journey>"
      "<phase id=\"p1f0a3c5e7b9d2468\" color=\"sunny\" audience=\"many\"><name>One</name></phase>"
      "<phase id=\"p1f0a3c5e7b9d2469\"><name>Two</name><step id=\"s1f0a3c5e7b9d246a\"/>"
      "<step id=\"S2\"><name>Nameless</name></step></phase>"
      "<lane id=\"l1f0a3c5e7b9d246c\" group=\"g1f0a3c5e7b9d2460\"><name>Thinks</name>"
      "<cell step=\"s1f0a3c5e7b9d246a\"><note id=\"n1f0a3c5e7b9d246d\">A<weight/></note></cell>"
      "<cell step=\"s1f0a3c5e7b9d246a\"><note id=\"n1f0a3c5e7b9d246e\">B</note></cell>"
      "<cell step=\"s1f0a3c5e7b9d2999\"><note id=\"n1f0a3c5e7b9d246f\">C</note></cell>"
      "<cell><note>D</note></cell></lane>"
      "<lane id=\"l1f0a3c5e7b9d2471\" kind=\"emotion\" by=\"century\">"
      "<cell step=\"s1f0a3c5e7b9d246a\"><note evidence=\"hearsay\" source=\"r1f0a3c5e7b9d2460\">E"
      "<feeling value=\"fine\" curve=\"e1f0a3c5e7b9d2460\"/><feeling value=\"1\"/></note></cell>"
      "</lane><title>Too late</title><insight>Learned</insight></map>",
      &version, &error);
  const CjmLane *lane;
  const CjmCell *cell;

  g_assert_no_error (error);
  g_assert_cmpstr (version, ==, "2.1");
  g_assert_cmpstr (map->language, ==, "es");
  g_assert_cmpstr (map->title, ==, "Lo que viene");
  g_assert_cmpstr (map->date, ==, "");
  g_assert_cmpstr (map->insight, ==, "Learned");
  g_assert_cmpuint (cjm_map_get_n_phases (map), ==, 2);
  g_assert_cmpuint (cjm_sequence_get_length (cjm_map_get_phase (map, 0)->steps), ==, 1);
  g_assert_cmpuint (cjm_sequence_get_length (cjm_map_get_phase (map, 1)->steps), ==, 2);
  g_assert_cmpuint (cjm_map_get_n_lanes (map), ==, 2);
  lane = cjm_map_get_lane (map, 0);
  g_assert_cmpstr (lane->kind, ==, "notes");
  g_assert_cmpuint (cjm_sequence_get_length (lane->cells), ==, 1);
  cell = cjm_sequence_get (lane->cells, 0);
  g_assert_cmpstr (((const CjmNote *) cjm_sequence_get (cell->notes, 0))->text, ==, "A");
  lane = cjm_map_get_lane (map, 1);
  cell = cjm_sequence_get (lane->cells, 0);
  g_assert_cmpstr (((const CjmNote *) cjm_sequence_get (cell->notes, 0))->text, ==, "E");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    CjmReadErrorCode code;
  } refused[] = {
    { HEAD "</map>", CJM_READ_ERROR_NEWER_VERSION },
    { HEAD "<journey><phase/></journey><title>Only this</title></map>",
      CJM_READ_ERROR_NEWER_VERSION },
    { "<journeys xmlns=\"https://example.org/ns/cjmap/2\"/>", CJM_READ_ERROR_NEWER_VERSION },
    { "<map xmlns=\"https://example.org/other/2\"><phase/></map>", CJM_READ_ERROR_NOT_A_MAP },
    { HEAD "<phase><name>Cut", CJM_READ_ERROR_TRUNCATED },
    { HEAD "<phase></map>", CJM_READ_ERROR_NOT_XML },
    { "<!DOCTYPE map>" HEAD "<phase/></map>", CJM_READ_ERROR_DTD },
    /* The same phase twice: which of them is meant? */
    { HEAD "<phase id=\"p1f0a3c5e7b9d2468\"/><phase id=\"p1f0a3c5e7b9d2468\"/></map>",
      CJM_READ_ERROR_NEWER_VERSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].text);
      g_assert_null (read_later (refused[i].text, NULL, &error));
      g_assert_error (error, CJM_READ_ERROR, (int) refused[i].code);
    }
}

/* Whatever comes out of a damaged map is a map: it can be written and read. */
static void
test_damaged (void)
{
  g_autofree char *text = load_fixture ("accepted", "full.cjm");
  g_autofree char *lifted = lift (text);
  gsize length = strlen (lifted);
  guint n_read = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) damaged = g_string_new (lifted);
      gsize place = (gsize) g_test_rand_int_range (150, (int) length - 20);
      g_autoptr (CjmMap) map = NULL;
      g_autoptr (GBytes) written = NULL;

      if (i % 3 == 0)
        g_string_erase (damaged, (gssize) place, g_test_rand_int_range (1, 4));
      else if (g_ascii_isalnum (lifted[place]))
        damaged->str[place] = i % 3 == 1 ? 'x' : '7';
      map = read_later (damaged->str, NULL, NULL);
      if (map == NULL)
        continue;

      n_read++;
      written = cjm_writer_write (map);
      g_clear_pointer (&map, cjm_map_unref);
      map = cjm_reader_read (written, NULL);
      g_assert_nonnull (map);
    }
  g_assert_cmpuint (n_read, >, 500);
}

/* A later minor version with something new at every element: an attribute, and an element where
 * there is an end tag. @n takes the number of these marks, which all differ. */
static char *
mark_all (const char *text, guint *n)
{
  g_autoptr (GString) marked = g_string_new (NULL);

  *n = 0;
  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_str_has_prefix (c, "version=\"1.0\""))
        {
          g_string_append (marked, "version=\"1.9\"");
          c += strlen ("version=\"1.0\"") - 1;
          continue;
        }
      if (g_str_has_prefix (c, "</"))
        g_string_append_printf (marked, "<new mark=\"-%u-\"/>", (*n)++);
      g_string_append_c (marked, *c);
      if (*c != '<' || !g_ascii_isalpha (c[1]))
        continue;
      while (g_ascii_isalpha (c[1]) || c[1] == '-')
        g_string_append_c (marked, *++c);
      g_string_append_printf (marked, " new=\"-%u-\"", (*n)++);
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/* Every mark is in what is written of @map, @n_missing of them excepted. */
static void
assert_marks (const CjmMap *map, guint n, guint n_missing)
{
  g_autoptr (GBytes) written = cjm_writer_write (map);
  g_autofree char *text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) again = cjm_reader_read (written, &error);
  guint n_found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *mark = g_strdup_printf ("=\"-%u-\"", i);

      if (strstr (text, mark) != NULL)
        n_found++;
      else
        g_test_message ("%s is gone", mark);
    }
  g_assert_cmpuint (n_found, ==, n - n_missing);
}

static void
take (CjmMap **map, CjmMap *edited)
{
  g_assert_true (edited != *map);
  cjm_map_unref (*map);
  *map = edited;
}

static CjmMap *
read_marked (guint *n, char **text)
{
  g_autofree char *plain = load_fixture ("accepted", "example.cjm");
  g_autofree char *marked = mark_all (plain, n);
  g_autoptr (GBytes) bytes = g_bytes_new (marked, strlen (marked));
  g_autoptr (GError) error = NULL;
  CjmMap *map = cjm_reader_read (bytes, &error);

  g_assert_no_error (error);
  if (text != NULL)
    *text = g_steal_pointer (&marked);
  return map;
}

static const CjmNote *
get_first_note (const CjmMap *map, guint lane)
{
  const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, lane)->cells, 0);

  return cjm_sequence_get (cell->notes, 0);
}

/* What is new stays with its record, whatever is done to that. */
static void
test_edits (void)
{
  guint n;
  CjmMap *map = read_marked (&n, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  CjmId note = get_first_note (map, 0)->record.id, lane = cjm_map_get_lane (map, 0)->record.id;
  CjmId phase = cjm_map_get_phase (map, 0)->record.id, new_id;

  g_assert_cmpuint (n, >, 100);
  assert_marks (map, n, 0);
  take (&map, cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_TITLE }, "Another"));
  take (&map, cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_NOTE_TEXT, .id = note }, ""));
  take (&map, cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_LANE_NAME, .id = lane }, ""));
  assert_marks (map, n, 0);
  take (&map, cjm_map_add_phase (map, 0, "Before", random, &new_id));
  take (&map, cjm_map_move_phase (map, phase, -1));
  take (&map, cjm_map_move_lane (map, cjm_map_get_lane (map, 2)->record.id, 1));
  take (&map, cjm_map_set_phase_color (map, phase, 0x123456));
  assert_marks (map, n, 0);
  take (&map, cjm_map_duplicate_note (map, note, random, &new_id));
  take (&map, cjm_map_duplicate_lane (map, lane, random, &new_id));
  take (&map, cjm_map_duplicate_phase (map, phase, random, &new_id));
  assert_marks (map, n, 0);
  /* A copy has a copy, so that the first may go. */
  take (&map, cjm_map_remove_note (map, note));
  take (&map, cjm_map_remove_lane (map, lane));
  assert_marks (map, n, 0);
  cjm_map_unref (map);
}

/* A merge keeps what either side knows more. */
static void
test_merge (void)
{
  guint n;
  g_autofree char *text = NULL;
  g_autoptr (CjmMap) map = read_marked (&n, &text);
  g_autofree char *plain = load_fixture ("accepted", "example.cjm");
  g_autoptr (GBytes) bytes = g_bytes_new (plain, strlen (plain));
  g_autoptr (CjmMap) old = cjm_reader_read (bytes, NULL);
  g_autoptr (CjmMap) edited
      = cjm_map_set_text (old, (CjmTarget){ .field = CJM_FIELD_TITLE }, "Ours");
  g_autoptr (CjmMap) mine = cjm_map_merge (old, edited, map, NULL);
  g_autoptr (CjmMap) theirs = cjm_map_merge (old, map, edited, NULL);

  g_assert_cmpstr (mine->title, ==, "Ours");
  g_assert_cmpuint (mine->format_minor, ==, 9);
  assert_marks (mine, n, 0);
  g_assert_cmpuint (theirs->format_minor, ==, 9);
  assert_marks (theirs, n, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/later/same", test_same);
  g_test_add_func ("/later/understood", test_understood);
  g_test_add_func ("/later/refused", test_refused);
  g_test_add_func ("/later/damaged", test_damaged);

  g_test_add_func ("/later/edits", test_edits);
  g_test_add_func ("/later/merge", test_merge);

  return g_test_run ();
}
