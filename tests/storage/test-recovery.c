#include "cjm-recovery.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cjm-edit.h"
#include "cjm-writer.h"
#include "cjm-test-folder.h"

/* What is kept of a map that was not saved, what is found of it after a crash, and when it goes. A
 * crash is a process of our own that ends without tidying up. */

typedef struct
{
  char *root;
  char *folder; /* of the copies */
  GFile *file;  /* of a map that is saved */
  CjmMap *base; /* what is in it */
  CjmMap *map;  /* what was made of that */
  CjmFileIdentity identity;
} Fixture;

static CjmMap *
make_map (const char *title)
{
  g_autoptr (CjmMap) map = cjm_map_new ("es");

  return cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_TITLE }, title);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->root = g_dir_make_tmp ("cjm-recovery-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->root, "state", "recovery", NULL);
  path = g_build_filename (fixture->root, "marta.cjm", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->base = make_map ("Saved");
  fixture->map = make_map ("Not saved");
  cjm_file_save (fixture->file, fixture->base, NULL, &fixture->identity, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_test_delete_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  cjm_map_unref (fixture->base);
  cjm_map_unref (fixture->map);
}

static CjmRecovery *
begin (Fixture *fixture, gboolean has_file)
{
  g_autoptr (GError) error = NULL;
  CjmRecovery *recovery
      = cjm_recovery_new (fixture->folder, has_file ? fixture->file : NULL,
                          has_file ? &fixture->identity : NULL, fixture->base, &error);

  g_assert_no_error (error);
  return recovery;
}

static void
write_map (CjmRecovery *recovery, const CjmMap *map)
{
  g_autoptr (GError) error = NULL;

  cjm_recovery_write (recovery, map, &error);
  g_assert_no_error (error);
}

/* As a program that ends in the middle of work. */
static void
leave (Fixture *fixture, gboolean has_file, const CjmMap *map)
{
  CjmRecovery *recovery = begin (fixture, has_file);

  write_map (recovery, map);
  cjm_recovery_free (recovery);
}

/* The folders of copies, and whatever else is left of them. */
static guint
count_folders (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strcmp (name, "lock") != 0;
  return n;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = cjm_recovery_list_left (fixture->folder);

  g_assert_cmpuint (left->len, ==, 0);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *path = NULL;
  CjmRecovery *recovery;
  struct stat info;

  leave (fixture, TRUE, fixture->map);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 1);
  recovery = left->pdata[0];
  g_assert_true (g_file_equal (cjm_recovery_get_file (recovery), fixture->file));
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (recovery), fixture->map));
  g_assert_true (cjm_map_equal (cjm_recovery_get_base (recovery), fixture->base));
  g_assert_true (
      cjm_file_identity_equal (cjm_recovery_get_identity (recovery), &fixture->identity));
  g_assert_cmpuint (cjm_recovery_get_identity (recovery)->inode, ==, fixture->identity.inode);
  g_assert_cmpint (cjm_recovery_get_fate (recovery), ==, CJM_RECOVERY_FILE_SAME);
  g_assert_cmpstr (cjm_recovery_get_title (recovery), ==, "Not saved");
  g_assert_cmpint (ABS (g_get_real_time () - cjm_recovery_get_time (recovery)), <,
                   60 * G_USEC_PER_SEC);

  /* For nobody else's eyes. */
  path = g_path_get_dirname (g_file_peek_path (cjm_recovery_get_copy (recovery)));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (g_file_peek_path (cjm_recovery_get_copy (recovery)), &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_never_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, FALSE, fixture->map);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (cjm_recovery_get_file (left->pdata[0]));
  g_assert_cmpint (cjm_recovery_get_fate (left->pdata[0]), ==, CJM_RECOVERY_NEVER_SAVED);
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (left->pdata[0]), fixture->map));
}

/* Before the first write nothing is lost. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  cjm_recovery_free (begin (fixture, TRUE));
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

/* The living are not asked about: neither by themselves nor by another program. */
static void
test_living (Fixture *fixture, gconstpointer data)
{
  CjmRecovery *recovery = begin (fixture, TRUE);
  int status;
  pid_t child;

  write_map (recovery, fixture->map);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GPtrArray) left = cjm_recovery_list_left (fixture->folder);

      _exit ((int) left->len);
    }
  g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (child, &status, 0)), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpuint (count_folders (fixture), ==, 1);
  cjm_recovery_free (recovery);
}

/* Killed, it no longer holds anything; and what one program offers, no other one does. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) second = NULL;
  int status, ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      write_map (begin (fixture, TRUE), fixture->map);
      if (write (ready[1], "x", 1) != 1)
        _exit (1);
      pause ();
    }
  g_assert_cmpint (TEMP_FAILURE_RETRY (read (ready[0], &byte, 1)), ==, 1);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 0);
  g_ptr_array_unref (left);

  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (child, &status, 0)), ==, child);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 1);
  second = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (second->len, ==, 0);
  close (ready[0]);
  close (ready[1]);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  CjmRecovery *recovery = begin (fixture, TRUE);

  write_map (recovery, fixture->map);
  write_map (recovery, fixture->base);
  cjm_recovery_discard (recovery);
  cjm_recovery_free (recovery);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

/* Left for later, it is there the next time, and the next. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  leave (fixture, FALSE, fixture->map);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) left = cjm_recovery_list_left (fixture->folder);

      g_assert_cmpuint (left->len, ==, 1);
    }
}

/* Recovered and worked on, it is the same copy. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) more = make_map ("More");
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, TRUE, fixture->map);
  left = cjm_recovery_list_left (fixture->folder);
  write_map (left->pdata[0], more);
  g_ptr_array_unref (left);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (left->pdata[0]), more));
  g_assert_true (cjm_map_equal (cjm_recovery_get_base (left->pdata[0]), fixture->base));
}

static void
test_file_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) other = make_map ("A colleague's");
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, TRUE, fixture->map);
  g_assert_true (cjm_file_save (fixture->file, other, NULL, NULL, NULL));
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpint (cjm_recovery_get_fate (left->pdata[0]), ==, CJM_RECOVERY_FILE_CHANGED);
}

static void
test_file_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, TRUE, fixture->map);
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpint (cjm_recovery_get_fate (left->pdata[0]), ==, CJM_RECOVERY_FILE_GONE);
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (left->pdata[0]), fixture->map));
}

/* A program that ended between saving and tidying up has lost nothing. */
static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, TRUE, fixture->map);
  g_assert_true (cjm_file_save (fixture->file, fixture->map, NULL, NULL, NULL));
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
damage (const CjmRecovery *recovery, const char *name, const char *content)
{
  g_autofree char *folder
      = g_path_get_dirname (g_file_peek_path (cjm_recovery_get_copy (recovery)));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* The older generation stands in for a newer one that cannot be read. */
static void
test_damaged_newest (Fixture *fixture, gconstpointer data)
{
  CjmRecovery *recovery = begin (fixture, TRUE);
  g_autoptr (CjmMap) newer = make_map ("Newer");
  g_autoptr (GPtrArray) left = NULL;

  write_map (recovery, fixture->map);
  write_map (recovery, newer);
  cjm_recovery_free (recovery);

  left = cjm_recovery_list_left (fixture->folder);
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (left->pdata[0]), newer));
  damage (left->pdata[0], "newest.cjm", "<map");
  g_ptr_array_unref (left);

  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (cjm_map_equal (cjm_recovery_get_map (left->pdata[0]), fixture->map));
}

/* Nothing of it can be read: it is told of all the same, and stays. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  leave (fixture, TRUE, fixture->map);
  left = cjm_recovery_list_left (fixture->folder);
  damage (left->pdata[0], "base.cjm", "");
  damage (left->pdata[0], "about.ini", "[Nothing");
  damage (left->pdata[0], "newest.cjm", "");
  for (int i = 0; i < 2; i++)
    {
      g_ptr_array_unref (left);
      left = cjm_recovery_list_left (fixture->folder);
      g_assert_cmpuint (left->len, ==, 1);
      g_assert_null (cjm_recovery_get_map (left->pdata[0]));
      g_assert_null (cjm_recovery_get_base (left->pdata[0]));
      g_assert_nonnull (cjm_recovery_get_copy (left->pdata[0]));
    }
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  for (int i = 0; i < 5; i++)
    leave (fixture, i % 2 == 0, fixture->map);
  left = cjm_recovery_list_left (fixture->folder);
  g_assert_cmpuint (left->len, ==, 5);
  for (guint i = 1; i < left->len; i++)
    g_assert_cmpint (cjm_recovery_get_time (left->pdata[i - 1]), >=,
                     cjm_recovery_get_time (left->pdata[i]));
}

/* A place where nothing can be written: an error with a sentence, and nothing left half made. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_file_peek_path (fixture->file), "recovery", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cjm_recovery_new (folder, NULL, NULL, fixture->base, &error));
  g_assert_cmpuint (error->domain, ==, CJM_SAVE_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/recovery/nothing", test_nothing },
    { "/recovery/left", test_left },
    { "/recovery/never-saved", test_never_saved },
    { "/recovery/empty", test_empty },
    { "/recovery/living", test_living },
    { "/recovery/killed", test_killed },
    { "/recovery/discard", test_discard },
    { "/recovery/later", test_later },
    { "/recovery/again", test_again },
    { "/recovery/file-changed", test_file_changed },
    { "/recovery/file-gone", test_file_gone },
    { "/recovery/saved", test_saved },
    { "/recovery/damaged-newest", test_damaged_newest },
    { "/recovery/damaged", test_damaged },
    { "/recovery/several", test_several },
    { "/recovery/no-folder", test_no_folder },
  };

  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
