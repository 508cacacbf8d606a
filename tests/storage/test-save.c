#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cjm-edit.h"
#include "cjm-read-error.h"
#include "cjm-reader.h"
#include "cjm-replace.h"
#include "cjm-save.h"
#include "cjm-writer.h"

typedef struct
{
  char *folder;
  char *path; /* of a map in the folder */
  GFile *file;
  CjmMap *map;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cjm-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "marta.cjm", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->map = cjm_map_new ("es");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  cjm_map_unref (fixture->map);
}

static CjmMap *
with_title (const CjmMap *map, const char *title)
{
  return cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_TITLE }, title);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_text (const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_holds (const char *path, const CjmMap *map)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cjm_file_load (file, &bytes, NULL, &error));
  found = cjm_reader_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (cjm_map_equal (found, map));
}

static guint
count_entries (const Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_save_error (gboolean is_saved, GError **error, CjmSaveErrorCode code)
{
  g_assert_false (is_saved);
  g_assert_error (*error, CJM_SAVE_ERROR, (int) code);
  g_test_message ("%s", (*error)->message);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (0027);
  CjmFileIdentity saved, loaded;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, &saved, &error));
  g_assert_no_error (error);
  umask (mask);
  assert_holds (fixture->path, fixture->map);
  g_assert_cmpuint (count_entries (fixture), ==, 1);

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);

  g_assert_true (cjm_file_load (fixture->file, &bytes, &loaded, &error));
  g_assert_cmpmem (&saved, sizeof saved, &loaded, sizeof loaded);
}

static void
test_save_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) titled = with_title (fixture->map, "Compra de una bicicleta");
  CjmFileIdentity identity;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, &identity, &error));
  g_assert_cmpint (chmod (fixture->path, 0604), ==, 0);
  g_assert_true (cjm_file_save (fixture->file, titled, &identity, &identity, &error));
  g_assert_true (cjm_file_save (fixture->file, fixture->map, &identity, &identity, &error));
  g_assert_no_error (error);

  assert_holds (fixture->path, fixture->map);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0604);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  CjmFileIdentity identity;
  GError *error = NULL;

  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, &identity, NULL));
  write_text (fixture->path, "a colleague's");
  assert_save_error (cjm_file_save (fixture->file, fixture->map, &identity, NULL, &error), &error,
                     CJM_SAVE_ERROR_CONFLICT);
  assert_text (fixture->path, "a colleague's");
  g_assert_cmpuint (count_entries (fixture), ==, 1);

  /* Overwriting was agreed to. */
  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, NULL, NULL));
  assert_holds (fixture->path, fixture->map);
}

/* A file that was only touched, or copied back, is no conflict. */
static void
test_same_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) titled = with_title (fixture->map, "Compra");
  CjmFileIdentity identity;
  g_autofree char *text = NULL;

  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, &identity, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  write_text (fixture->path, text);
  g_assert_true (cjm_file_save (fixture->file, titled, &identity, NULL, NULL));
  assert_holds (fixture->path, titled);
}

/* A file that has been deleted since is simply made again. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  CjmFileIdentity identity;

  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, &identity, NULL));
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_true (cjm_file_save (fixture->file, fixture->map, &identity, NULL, NULL));
  assert_holds (fixture->path, fixture->map);
}

static void
test_symbolic_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link.cjm", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (CjmMap) titled = with_title (fixture->map, "Compra");
  struct stat info;

  g_assert_cmpint (symlink ("marta.cjm", path), ==, 0);
  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, NULL, NULL));
  g_assert_true (cjm_file_save (link, titled, NULL, NULL, NULL));
  assert_holds (fixture->path, titled);
  g_assert_cmpint (lstat (path, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
}

static void
test_link_to_nowhere (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  g_assert_cmpint (symlink ("gone.cjm", fixture->path), ==, 0);
  assert_save_error (cjm_file_save (fixture->file, fixture->map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_FAILED);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

static void
test_hard_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.cjm", NULL);

  write_text (fixture->path, "old");
  g_assert_cmpint (link (fixture->path, path), ==, 0);
  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, NULL, NULL));
  assert_holds (fixture->path, fixture->map);
  assert_text (path, "old");
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  g_autoptr (GError) load_error = NULL;

  assert_save_error (cjm_file_save (folder, fixture->map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_FAILED);
  g_assert_false (cjm_file_load (folder, &bytes, NULL, &load_error));
  g_assert_error (load_error, CJM_READ_ERROR, CJM_READ_ERROR_UNREADABLE);
  g_clear_error (&load_error);

  /* A pipe that nobody writes to must not hang us. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_save_error (cjm_file_save (fixture->file, fixture->map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_FAILED);
  g_assert_false (cjm_file_load (fixture->file, &bytes, NULL, &load_error));
  g_assert_error (load_error, CJM_READ_ERROR, CJM_READ_ERROR_UNREADABLE);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "marta.cjm", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) load_error = NULL;
  GError *error = NULL;

  assert_save_error (cjm_file_save (file, fixture->map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_NO_FOLDER);
  g_assert_false (cjm_file_load (file, &bytes, NULL, &load_error));
  g_assert_error (load_error, CJM_READ_ERROR, CJM_READ_ERROR_UNREADABLE);
}

/* /proc takes no files from anybody, not even from root; but it is not gone. */
static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/marta.cjm");
  GError *error = NULL;

  assert_save_error (cjm_file_save (file, fixture->map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_READ_ONLY_FOLDER);
}

/* A map that the reader would refuse must not replace a file. */
static void
test_unreadable_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) map = cjm_map_set_language (fixture->map, "not a language");
  GError *error = NULL;

  write_text (fixture->path, "old");
  assert_save_error (cjm_file_save (fixture->file, map, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_INVALID);
  assert_text (fixture->path, "old");
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  while (name->len + strlen ("ñ") <= 251)
    g_string_append (name, "ñ");
  g_string_append (name, ".cjm");
  path = g_build_filename (fixture->folder, name->str, NULL);
  file = g_file_new_for_path (path);
  g_assert_true (cjm_file_save (file, fixture->map, NULL, NULL, &error));
  g_assert_true (cjm_file_save (file, fixture->map, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_write_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (cjm_file_write_bytes (fixture->file, empty, &error));
  assert_text (fixture->path, "");
  g_assert_true (cjm_file_write_bytes (fixture->file, bytes, &error));
  g_assert_no_error (error);
  assert_text (fixture->path, "%PDF");
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

/* The way to servers, tried out on this machine. */
static void
test_remote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "marta.cjm", NULL);
  g_autoptr (GFile) gone = g_file_new_for_path (path);
  CjmFileIdentity identity, next;
  GError *error = NULL;

  g_assert_true (cjm_replace_remote_file (fixture->file, first, NULL, &identity, NULL));
  g_assert_true (cjm_replace_remote_file (fixture->file, second, &identity, &next, NULL));
  assert_text (fixture->path, "second");
  assert_save_error (cjm_replace_remote_file (fixture->file, first, &identity, NULL, &error),
                     &error, CJM_SAVE_ERROR_CONFLICT);
  assert_text (fixture->path, "second");
  g_assert_false (cjm_file_identity_equal (&identity, &next));
  assert_save_error (cjm_replace_remote_file (gone, first, NULL, NULL, &error), &error,
                     CJM_SAVE_ERROR_NO_FOLDER);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  CjmFileIdentity identity;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  write_text (fixture->path, "abc");
  g_assert_true (cjm_file_load (fixture->file, &bytes, &identity, &error));
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (identity.inode, ==, info.st_ino);
  g_assert_cmpuint (identity.size, ==, 3);
  /* SHA-256 of "abc", from FIPS 180-2. */
  g_assert_cmphex (identity.digest[0], ==, 0xba);
  g_assert_cmphex (identity.digest[31], ==, 0xad);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/save/new-file", test_new_file },
    { "/save/save-again", test_save_again },
    { "/save/conflict", test_conflict },
    { "/save/same-content", test_same_content },
    { "/save/deleted", test_deleted },
    { "/save/symbolic-link", test_symbolic_link },
    { "/save/link-to-nowhere", test_link_to_nowhere },
    { "/save/hard-link", test_hard_link },
    { "/save/not-a-file", test_not_a_file },
    { "/save/no-folder", test_no_folder },
    { "/save/read-only-folder", test_read_only_folder },
    { "/save/unreadable-map", test_unreadable_map },
    { "/save/long-name", test_long_name },
    { "/save/write-bytes", test_write_bytes },
    { "/save/remote", test_remote },
    { "/save/identity", test_identity },
  };

  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
