#include "cjm-lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *map_path, *lock_path;
  GFile *file;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("cjmap-lock-XXXXXX", NULL);
  place->map_path = g_build_filename (place->folder, "a map.cjm", NULL);
  place->lock_path = g_build_filename (place->folder, ".~lock.a map.cjm#", NULL);
  place->file = g_file_new_for_path (place->map_path);
  g_assert_true (g_file_set_contents (place->map_path, "x", 1, NULL));
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_chmod (place->folder, 0700);
  g_remove (place->lock_path);
  g_remove (place->map_path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_object_unref (place->file);
  g_free (place->folder);
  g_free (place->map_path);
  g_free (place->lock_path);
}

static gboolean
is_locked (const Place *place)
{
  return g_file_test (place->lock_path, G_FILE_TEST_EXISTS);
}

/* A lock as somebody on @host would have left it @age seconds ago. */
static void
write_lock (const Place *place, const char *host, int process, gint64 age)
{
  g_autoptr (GDateTime) seen
      = g_date_time_new_from_unix_utc (g_get_real_time () / G_USEC_PER_SEC - age);
  g_autofree char *time = g_date_time_format_iso8601 (seen);
  g_autofree char *text = g_strdup_printf ("[CJMap]\nUser=Marta\nHost=%s\nProgram=CJMap\n"
                                           "Process=%d\nSince=2026-11-20T10:42:00Z\nSeen=%s\n"
                                           "Token=hers\n",
                                           host, process, time);

  g_assert_true (g_file_set_contents (place->lock_path, text, -1, NULL));
}

static void
assert_taken (const Place *place)
{
  g_autoptr (CjmLockOwner) owner = NULL;
  CjmLock *lock = cjm_lock_take (place->file, &owner);

  g_assert_nonnull (lock);
  g_assert_null (owner);
  g_assert_true (is_locked (place));
  cjm_lock_release (lock);
  g_assert_false (is_locked (place));
}

static void
assert_owned (const Place *place, const char *user)
{
  g_autoptr (CjmLockOwner) owner = NULL;

  g_assert_null (cjm_lock_take (place->file, &owner));
  g_assert_nonnull (owner);
  g_assert_cmpstr (owner->user, ==, user);
  g_assert_true (is_locked (place));
}

static void
test_own (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;
  CjmLock *lock = cjm_lock_take (place->file, &owner);
  g_autofree char *text = NULL;

  g_assert_nonnull (lock);
  g_assert_null (owner);
  g_assert_true (g_file_get_contents (place->lock_path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, g_get_host_name ()));

  /* Another program of ours on this machine. */
  g_assert_null (cjm_lock_take (place->file, &owner));
  g_assert_nonnull (owner);
  g_assert_true (owner->is_same_user);
  g_assert_true (owner->is_same_host);
  g_assert_cmpint (ABS (owner->since - g_get_real_time () / G_USEC_PER_SEC), <, 60);

  g_assert_true (cjm_lock_refresh (lock));
  cjm_lock_release (lock);
  g_assert_false (is_locked (place));
}

static void
test_other (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;

  write_lock (place, "elsewhere", 1, 60);
  g_assert_null (cjm_lock_take (place->file, &owner));
  g_assert_nonnull (owner);
  g_assert_cmpstr (owner->user, ==, "Marta");
  g_assert_cmpstr (owner->host, ==, "elsewhere");
  g_assert_cmpint (owner->since, ==, 1795171320);
  g_assert_false (owner->is_same_user);
  g_assert_false (owner->is_same_host);

  /* The number of a process says nothing about another machine. */
  write_lock (place, "elsewhere", 2147483646, 60);
  assert_owned (place, "Marta");
}

static void
test_stale (Place *place, gconstpointer data)
{
  int process = fork ();

  if (process == 0)
    _exit (0);
  waitpid (process, NULL, 0);

  write_lock (place, g_get_host_name (), process, 60);
  assert_taken (place);
  write_lock (place, g_get_host_name (), getpid (), 60);
  assert_owned (place, "Marta");
  write_lock (place, "elsewhere", 1, CJM_LOCK_MAX_AGE - 60);
  assert_owned (place, "Marta");
  write_lock (place, "elsewhere", 1, CJM_LOCK_MAX_AGE + 60);
  assert_taken (place);
  /* So does a clock that is far ahead. */
  write_lock (place, "elsewhere", 1, -CJM_LOCK_MAX_AGE - 60);
  assert_taken (place);
}

static void
test_damaged (Place *place, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *long_name
      = g_strdup_printf ("[CJMap]\nUser=%.3000s\nHost=h\\nj\nSeen=now\n", long_text);
  const char *const contents[] = { "", "no lock", "[CJMap]\nUser=\xff\n", long_text, long_name };

  /* None of them says when it was made, so each is as good as none. */
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (place->lock_path, contents[i], -1, NULL));
      assert_taken (place);
    }
}

static void
test_lost (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;
  CjmLock *lock = cjm_lock_take (place->file, &owner);

  /* What somebody else has made of it is left alone. */
  write_lock (place, "elsewhere", 1, 0);
  cjm_lock_release (lock);
  g_assert_true (is_locked (place));
}

static void
test_read_only (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;

  /* The administrator may write anywhere, nobody's user may not. */
  gboolean is_root = geteuid () == 0;

  g_chmod (place->folder, 0555);
  g_assert_true (!is_root || seteuid (65534) == 0);
  g_assert_null (cjm_lock_take (place->file, &owner));
  g_assert_null (owner);
  g_assert_true (!is_root || seteuid (0) == 0);
}

static void
test_no_folder (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;
  g_autofree char *path = g_build_filename (place->folder, "not", "there.cjm", NULL);
  g_autofree char *name = g_strnfill (250, 'x');
  g_autofree char *long_path = g_build_filename (place->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) long_file = g_file_new_for_path (long_path);

  g_assert_null (cjm_lock_take (file, &owner));
  g_assert_null (owner);
  g_assert_null (cjm_lock_take (long_file, &owner));
  g_assert_null (owner);
}

static void
test_link (Place *place, gconstpointer data)
{
  g_autoptr (CjmLockOwner) owner = NULL;
  g_autofree char *path = g_build_filename (place->folder, "link.cjm", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  CjmLock *lock;

  g_assert_cmpint (symlink ("a map.cjm", path), ==, 0);
  lock = cjm_lock_take (link, &owner);
  g_assert_nonnull (lock);
  g_assert_true (is_locked (place));
  cjm_lock_release (lock);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lock/own", Place, NULL, set_up, test_own, tear_down);
  g_test_add ("/lock/other", Place, NULL, set_up, test_other, tear_down);
  g_test_add ("/lock/stale", Place, NULL, set_up, test_stale, tear_down);
  g_test_add ("/lock/damaged", Place, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/lock/lost", Place, NULL, set_up, test_lost, tear_down);
  g_test_add ("/lock/read-only", Place, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/lock/no-folder", Place, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/lock/link", Place, NULL, set_up, test_link, tear_down);

  return g_test_run ();
}
