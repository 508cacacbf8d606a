#include "cjm-versions.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <sys/stat.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-save.h"
#include "cjm-test-folder.h"

/* Which versions of a map are kept, found and let go. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOON (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

typedef struct
{
  char *root;
  char *folder;
  GFile *file;
  CjmMap *map;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = cjm_map_new ("es");
  g_autofree char *path = NULL;
  CjmId id;

  fixture->root = g_dir_make_tmp ("cjm-versions-XXXXXX", NULL);
  g_assert_nonnull (fixture->root);
  fixture->folder = g_build_filename (fixture->root, "state", "versions", NULL);
  path = g_build_filename (fixture->root, "marta.cjm", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->map = cjm_map_add_phase (map, 0, "One", random, &id);
  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, NULL, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_test_delete_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  cjm_map_unref (fixture->map);
}

static void
add (Fixture *fixture, const char *title, gint64 time)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map
      = cjm_map_set_text (fixture->map, (CjmTarget){ .field = CJM_FIELD_TITLE }, title);

  cjm_versions_add (fixture->folder, fixture->file, map, time, &error);
  g_assert_no_error (error);
}

static void
assert_title (const CjmVersion *version, const char *title)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) map = NULL;

  g_assert_true (cjm_file_load (version->file, &bytes, NULL, NULL));
  map = cjm_reader_read (bytes, NULL);
  g_assert_cmpstr (map->title, ==, title);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  const CjmVersion *version;
  struct stat info;

  g_assert_cmpuint (versions->len, ==, 0);
  g_ptr_array_unref (versions);
  add (fixture, "First", NOON);
  add (fixture, "Second", NOON + 5);
  /* The same again is none, and a clock that went back changes no order. */
  add (fixture, "Second", NOON + 9);
  add (fixture, "Third", NOON - DAY);

  versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  g_assert_cmpuint (versions->len, ==, 3);
  assert_title (versions->pdata[0], "Third");
  assert_title (versions->pdata[1], "Second");
  assert_title (versions->pdata[2], "First");
  version = versions->pdata[2];
  g_assert_cmpint (version->time, ==, NOON);
  g_assert_cmpint (stat (g_file_peek_path (version->file), &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint ((guint64) info.st_size, ==, version->size);
}

/* Whatever else lies about in the folder is no version. */
static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "notes.txt", "123.cjm", ".00000000000000001.cjm.x.tmp" };
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *path = NULL;

  add (fixture, "First", NOON);
  versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  path = g_path_get_dirname (g_file_peek_path (((CjmVersion *) versions->pdata[0])->file));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *stranger = g_build_filename (path, names[i], NULL);

      g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
    }
  g_ptr_array_unref (versions);
  versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  g_assert_cmpuint (versions->len, ==, 1);
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->root, "ana.cjm", NULL);
  g_autoptr (GFile) renamed = g_file_new_for_path (path);
  g_autoptr (CjmMap) stranger = cjm_map_new ("es");
  g_autoptr (GPtrArray) versions = NULL;

  add (fixture, "First", NOON);
  /* A copy beside it has a history of its own. */
  versions = cjm_versions_list (fixture->folder, renamed, fixture->map);
  g_assert_cmpuint (versions->len, ==, 0);
  g_ptr_array_unref (versions);

  g_assert_cmpint (g_rename (g_file_peek_path (fixture->file), path), ==, 0);
  versions = cjm_versions_list (fixture->folder, renamed, stranger);
  g_assert_cmpuint (versions->len, ==, 0);
  g_ptr_array_unref (versions);
  versions = cjm_versions_list (fixture->folder, renamed, fixture->map);
  g_assert_cmpuint (versions->len, ==, 1);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->root, "other.cjm", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GPtrArray) versions = NULL;

  add (fixture, "First", NOON);
  g_assert_true (cjm_file_save (other, fixture->map, NULL, NULL, NULL));
  g_assert_true (cjm_versions_add (fixture->folder, other, fixture->map, NOON, NULL));
  cjm_versions_clear (fixture->folder, fixture->file);
  versions = cjm_versions_list (fixture->folder, other, fixture->map);
  g_assert_cmpuint (versions->len, ==, 1);
  g_ptr_array_unref (versions);
  versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  g_assert_cmpuint (versions->len, ==, 0);
}

/* Saved every six hours for a long time. */
static void
test_thin (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 400
  };
  gint64 times[N];
  guint64 sizes[N];
  gboolean is_too_much[N];
  guint n_kept = 0;

  for (guint i = 0; i < N; i++)
    {
      times[i] = NOON - i * (DAY / 4);
      sizes[i] = 1000;
    }
  cjm_versions_thin (times, sizes, N, is_too_much);
  for (guint i = 0; i < N; i++)
    n_kept += !is_too_much[i];
  for (guint i = 0; i < CJM_VERSIONS_MAX_LATEST; i++)
    g_assert_false (is_too_much[i]);
  g_assert_cmpuint (n_kept, ==, CJM_VERSIONS_MAX_LATEST + CJM_VERSIONS_MAX_DAYS);
}

/* Large ones are fewer, but the latest stays. */
static void
test_thin_bytes (Fixture *fixture, gconstpointer data)
{
  gint64 times[4] = { NOON, NOON - DAY, NOON - 2 * DAY, NOON - 3 * DAY };
  guint64 sizes[4]
      = { CJM_VERSIONS_MAX_BYTES / 2, CJM_VERSIONS_MAX_BYTES / 4, CJM_VERSIONS_MAX_BYTES / 2, 1 };
  gboolean is_too_much[4];

  cjm_versions_thin (times, sizes, 4, is_too_much);
  g_assert_false (is_too_much[0]);
  g_assert_false (is_too_much[1]);
  g_assert_true (is_too_much[2]);
  g_assert_true (is_too_much[3]);

  sizes[0] = 2 * CJM_VERSIONS_MAX_BYTES;
  cjm_versions_thin (times, sizes, 4, is_too_much);
  g_assert_false (is_too_much[0]);
  g_assert_true (is_too_much[1]);
}

/* The number on the disk follows. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  for (guint i = 0; i < CJM_VERSIONS_MAX_LATEST + 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      add (fixture, title, NOON + i);
    }
  versions = cjm_versions_list (fixture->folder, fixture->file, fixture->map);
  g_assert_cmpuint (versions->len, ==, CJM_VERSIONS_MAX_LATEST);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/versions/add", test_add },         { "/versions/strangers", test_strangers },
    { "/versions/renamed", test_renamed }, { "/versions/clear", test_clear },
    { "/versions/thin", test_thin },       { "/versions/thin-bytes", test_thin_bytes },
    { "/versions/many", test_many },
  };

  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
