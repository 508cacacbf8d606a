#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-recovery.h"
#include "cjm-save.h"
#include "cjm-writer.h"

/* Every system call of a save is made to fail, to write short, or to be the last thing that the
 * program does. Whatever happens, the file holds the old bytes or the new ones, whole; an error
 * is never reported as success; and nothing is left lying about, unless removing it is what
 * failed.
 *
 * The linker puts the __wrap_ functions below in the place of the calls (see meson.build), so
 * that the code under test is the code that ships. */

#define COLLEAGUE "a colleague's"

/* What is to happen at one of the calls. */
typedef enum
{
  FAULT_NONE,
  FAULT_ERROR, /* it fails with an error number */
  FAULT_SHORT, /* a write writes one byte, everything else goes well */
  FAULT_KILL,  /* the program dies before the call */
  FAULT_RACE   /* a colleague saves right before the call */
} FaultKind;

/* The calls are counted while a save runs; the linker gives them no other way to know. */
static struct
{
  gboolean is_armed;
  FaultKind kind;
  guint at; /* the number of the call, from 1; 0 for all calls named below */
  const char *name;
  int error;
  guint n_calls;
  const char *hit;  /* the call that it happened at */
  const char *path; /* what the colleague saves */
} fault;

/* TRUE where this call is to fail, with errno set. */
static gboolean
is_hit (const char *name)
{
  if (!fault.is_armed)
    return FALSE;

  fault.n_calls++;
  if (fault.name != NULL ? strcmp (name, fault.name) != 0 : fault.n_calls != fault.at)
    return FALSE;

  fault.hit = name;
  if (fault.kind == FAULT_KILL)
    _exit (77);
  if (fault.kind == FAULT_RACE)
    {
      /* Once, for the swap back is such a call too. */
      fault.kind = FAULT_NONE;
      g_assert_true (g_file_set_contents (fault.path, COLLEAGUE, -1, NULL));
    }
  errno = fault.error;
  return fault.kind == FAULT_ERROR;
}

#define WRAP(type, name, parameters, arguments)                                                    \
  type __real_##name parameters;                                                                   \
  type __wrap_##name parameters;                                                                   \
  type __wrap_##name parameters { return is_hit (#name) ? (type) -1 : __real_##name arguments; }

/* With 64-bit offsets the C library gives some calls another name. */
#define WRAP_BOTH(type, name, parameters, arguments)                                               \
  WRAP (type, name, parameters, arguments)                                                         \
  WRAP (type, name##64, parameters, arguments)

#define WRAP_OPEN(name, before, names)                                                             \
  int __real_##name before;                                                                        \
  int __wrap_##name before;                                                                        \
  int __wrap_##name before                                                                         \
  {                                                                                                \
    mode_t mode = 0;                                                                               \
                                                                                                   \
    if ((flags & O_CREAT) != 0)                                                                    \
      {                                                                                            \
        va_list list;                                                                              \
                                                                                                   \
        va_start (list, flags);                                                                    \
        mode = va_arg (list, mode_t);                                                              \
        va_end (list);                                                                             \
      }                                                                                            \
    return is_hit (#name) ? -1 : __real_##name names;                                              \
  }

WRAP_OPEN (open, (const char *path, int flags, ...), (path, flags, mode))
WRAP_OPEN (open64, (const char *path, int flags, ...), (path, flags, mode))
WRAP_OPEN (openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
WRAP_OPEN (openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
WRAP_BOTH (int, fstat, (int file, void *info), (file, info))
WRAP_BOTH (int, lstat, (const char *path, void *info), (path, info))
WRAP_BOTH (ssize_t,
           pread,
           (int file, void *data, size_t size, off_t offset),
           (file, data, size, offset))
WRAP (int,
      faccessat,
      (int folder, const char *path, int mode, int flags),
      (folder, path, mode, flags))
WRAP (int, flock, (int file, int operation), (file, operation))
WRAP (int, fsync, (int file), (file))
WRAP (int, fchmod, (int file, mode_t mode), (file, mode))
WRAP (int, fchown, (int file, uid_t user, gid_t group), (file, user, group))
WRAP (ssize_t,
      fgetxattr,
      (int file, const char *name, void *data, size_t size),
      (file, name, data, size))
WRAP (int,
      fsetxattr,
      (int file, const char *name, const void *data, size_t size, int flags),
      (file, name, data, size, flags))
WRAP (int, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
WRAP (int,
      renameat2,
      (int a, const char *from, int b, const char *to, unsigned int flags),
      (a, from, b, to, flags))
WRAP (int, rename, (const char *from, const char *to), (from, to))
WRAP (int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))

char *__real_realpath (const char *path, char *resolved);
char *__wrap_realpath (const char *path, char *resolved);

char *
__wrap_realpath (const char *path, char *resolved)
{
  return is_hit ("realpath") ? NULL : __real_realpath (path, resolved);
}

int __real_close (int file);
int __wrap_close (int file);

/* A close that fails has closed the file all the same. */
int
__wrap_close (int file)
{
  gboolean fails = is_hit ("close");
  int system_error = errno;
  int result = __real_close (file);

  if (!fails)
    return result;
  errno = system_error;
  return -1;
}

ssize_t __real_write (int file, const void *data, size_t size);
ssize_t __wrap_write (int file, const void *data, size_t size);

/* A write that fails may have written something. */
ssize_t
__wrap_write (int file, const void *data, size_t size)
{
  gboolean fails = is_hit ("write");
  int system_error = errno;
  gboolean is_short = fault.is_armed && fault.kind == FAULT_SHORT && fault.n_calls == fault.at;
  ssize_t n;

  if (!fails)
    return __real_write (file, data, is_short ? MIN (size, 1) : size);

  n = __real_write (file, data, size / 2);
  g_assert_cmpint (n, >=, 0);
  errno = system_error;
  return -1;
}

/* A folder with a map in it, and another map to be saved over it. */
typedef struct
{
  char *folder;
  GFile *file;
  CjmMap *map;
  GBytes *old; /* NULL where there is no file yet */
  GBytes *new;
  CjmFileIdentity identity;
} Fixture;

static GBytes *
load (GFile *file)
{
  char *data;
  gsize size;

  if (!g_file_get_contents (g_file_peek_path (file), &data, &size, NULL))
    return NULL;

  return g_bytes_new_take (data, size);
}

static gboolean
is_same (GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

static void
set_up (Fixture *fixture, gboolean has_old_file)
{
  g_autoptr (CjmMap) map = cjm_map_new ("es");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cjm-faults-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "marta.cjm", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->map = cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_TITLE }, "Compra");
  fixture->new = cjm_writer_write (fixture->map);
  fixture->old = NULL;
  if (has_old_file)
    {
      g_assert_true (cjm_file_save (fixture->file, map, NULL, &fixture->identity, &error));
      fixture->old = load (fixture->file);
    }
}

/* Empties the folder and returns how many entries it had beside the map. */
static guint
tear_down (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_left = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      n_left += strcmp (name, "marta.cjm") != 0;
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);

  g_free (fixture->folder);
  g_object_unref (fixture->file);
  cjm_map_unref (fixture->map);
  g_clear_pointer (&fixture->old, g_bytes_unref);
  g_bytes_unref (fixture->new);
  return n_left;
}

static gboolean
save (Fixture *fixture, GError **error)
{
  CjmFileIdentity saved;
  gboolean is_saved;

  fault.n_calls = 0;
  fault.hit = NULL;
  fault.is_armed = TRUE;
  is_saved = cjm_file_save (fixture->file, fixture->map,
                            fixture->old != NULL ? &fixture->identity : NULL, &saved, error);
  fault.is_armed = FALSE;

  return is_saved;
}

static void
disarm (void)
{
  memset (&fault, 0, sizeof fault);
}

/* How many calls a save makes when nothing goes wrong. */
static guint
count_calls (gboolean has_old_file)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;

  disarm ();
  set_up (&fixture, has_old_file);
  g_assert_true (save (&fixture, &error));
  content = load (fixture.file);
  g_assert_true (is_same (content, fixture.new));
  g_assert_cmpuint (tear_down (&fixture), ==, 0);

  return fault.n_calls;
}

static void
check_after_fault (Fixture *fixture, gboolean is_saved, const GError *error)
{
  g_autoptr (GBytes) content = load (fixture->file);
  gboolean is_old = is_same (content, fixture->old), is_new = is_same (content, fixture->new);
  guint n_left;

  if (!is_old && !is_new)
    g_error ("a fault at call %u, %s, leaves neither the old file nor the new", fault.at,
             fault.hit);
  if (is_saved && !is_new)
    g_error ("a fault at call %u, %s, is reported as success", fault.at, fault.hit);
  if (!is_saved && (error == NULL || error->domain != CJM_SAVE_ERROR))
    g_error ("a fault at call %u, %s, has no error", fault.at, fault.hit);

  n_left = tear_down (fixture);
  if (n_left > 0 && strcmp (fault.hit, "unlinkat") != 0)
    g_error ("a fault at call %u, %s, leaves a file behind", fault.at, fault.hit);
}

static void
test_errors (gconstpointer data)
{
  static const int errors[] = { ENOSPC, EIO, EACCES, EROFS, EDQUOT, ENOENT, EINVAL };
  gboolean has_old_file = GPOINTER_TO_INT (data);
  guint n_calls = count_calls (has_old_file);

  g_test_message ("%u calls", n_calls);
  g_assert_cmpuint (n_calls, >=, has_old_file ? 15 : 8);

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    for (guint at = 1; at <= n_calls; at++)
      {
        Fixture fixture;
        g_autoptr (GError) error = NULL;
        gboolean is_saved;

        disarm ();
        set_up (&fixture, has_old_file);
        fault.kind = FAULT_ERROR;
        fault.at = at;
        fault.error = errors[i];
        is_saved = save (&fixture, &error);
        g_assert_nonnull (fault.hit);
        check_after_fault (&fixture, is_saved, error);
      }
}

static void
test_short_writes (gconstpointer data)
{
  gboolean has_old_file = GPOINTER_TO_INT (data);
  guint n_calls = count_calls (has_old_file);

  for (guint at = 1; at <= n_calls; at++)
    {
      Fixture fixture;
      g_autoptr (GError) error = NULL;
      gboolean is_saved;

      disarm ();
      set_up (&fixture, has_old_file);
      fault.kind = FAULT_SHORT;
      fault.at = at;
      is_saved = save (&fixture, &error);
      g_assert_no_error (error);
      g_assert_true (is_saved);
      check_after_fault (&fixture, is_saved, error);
    }
}

/* The child dies in the call; the parent looks at what it left. */
static void
test_kills (gconstpointer data)
{
  gboolean has_old_file = GPOINTER_TO_INT (data);
  guint n_calls = count_calls (has_old_file);

  for (guint at = 1; at <= n_calls; at++)
    {
      Fixture fixture;
      g_autoptr (GBytes) content = NULL;
      int status;
      pid_t child;

      disarm ();
      set_up (&fixture, has_old_file);
      fault.kind = FAULT_KILL;
      fault.at = at;

      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          save (&fixture, NULL);
          _exit (1);
        }
      g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (child, &status, 0)), ==, child);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 77);

      content = load (fixture.file);
      if (!is_same (content, fixture.old) && !is_same (content, fixture.new))
        g_error ("a program that dies at call %u leaves neither the old file nor the new", at);
      /* A dead program cannot tidy up. */
      tear_down (&fixture);
    }
}

/* One kind of call always fails, as on a disk that is full or a folder that is read-only; it
 * cannot be tried for real, for root may write everywhere. */
static void
assert_always (const char *name, int system_error, CjmSaveErrorCode code)
{
  Fixture fixture;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  disarm ();
  set_up (&fixture, TRUE);
  fault.kind = FAULT_ERROR;
  fault.name = name;
  fault.error = system_error;
  g_assert_false (save (&fixture, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CJM_SAVE_ERROR, (int) code);
  content = load (fixture.file);
  g_assert_true (is_same (content, fixture.old));
  g_assert_cmpuint (tear_down (&fixture), ==, 0);
}

static void
test_full_disk (void)
{
  assert_always ("write", ENOSPC, CJM_SAVE_ERROR_NO_SPACE);
  assert_always ("write", EDQUOT, CJM_SAVE_ERROR_NO_SPACE);
  assert_always ("fsync", ENOSPC, CJM_SAVE_ERROR_NO_SPACE);
}

static void
test_protected_file (void)
{
  assert_always ("faccessat", EACCES, CJM_SAVE_ERROR_PERMISSION);
  assert_always ("faccessat", EROFS, CJM_SAVE_ERROR_READ_ONLY_FOLDER);
}

/* The temporary file is the first that is opened for writing, and the last that is opened
 * before the first write. */
static void
test_read_only_folder (void)
{
  static const int errors[] = { EACCES, EROFS, EPERM };
  guint n_calls = count_calls (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      guint last_open = 0;
      CjmSaveErrorCode code = CJM_SAVE_ERROR_FAILED;

      for (guint at = 1; at <= n_calls; at++)
        {
          Fixture fixture;
          g_autoptr (GError) error = NULL;

          disarm ();
          set_up (&fixture, TRUE);
          fault.kind = FAULT_ERROR;
          fault.at = at;
          fault.error = errors[i];
          save (&fixture, &error);
          if (strcmp (fault.hit, "write") == 0)
            at = n_calls;
          else if (g_str_has_prefix (fault.hit, "openat"))
            {
              last_open = at;
              code = (CjmSaveErrorCode) error->code;
            }
          tear_down (&fixture);
        }
      g_assert_cmpuint (last_open, >, 0);
      g_assert_cmpint (code, ==, CJM_SAVE_ERROR_READ_ONLY_FOLDER);
    }
}

/* A file system that cannot swap: the file is renamed over, and the rest holds as before. */
static void
test_without_swap (void)
{
  for (int has_old_file = 0; has_old_file < 2; has_old_file++)
    {
      Fixture fixture;
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GError) error = NULL;

      disarm ();
      set_up (&fixture, has_old_file);
      fault.kind = FAULT_ERROR;
      fault.name = "renameat2";
      fault.error = EINVAL;
      g_assert_true (save (&fixture, &error));
      g_assert_no_error (error);
      content = load (fixture.file);
      g_assert_true (is_same (content, fixture.new));
      g_assert_cmpuint (tear_down (&fixture), ==, 0);
    }
}

/* Between the last look at the old file and the swap there is always a moment. */
static void
test_race (void)
{
  for (int has_old_file = 0; has_old_file < 2; has_old_file++)
    {
      Fixture fixture;
      g_autoptr (GBytes) colleague = g_bytes_new_static (COLLEAGUE, strlen (COLLEAGUE));
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GError) error = NULL;

      disarm ();
      set_up (&fixture, has_old_file);
      fault.kind = FAULT_RACE;
      fault.name = "renameat2";
      fault.path = g_file_peek_path (fixture.file);
      g_assert_false (save (&fixture, &error));
      g_assert_error (error, CJM_SAVE_ERROR, CJM_SAVE_ERROR_CONFLICT);
      content = load (fixture.file);
      g_assert_true (is_same (content, colleague));
      g_assert_cmpuint (tear_down (&fixture), ==, 0);
    }
}

/* A recovery copy: whatever happens while its second generation is written, one of the two is found
 * afterwards, whole. */

static CjmMap *
make_titled (const char *title)
{
  g_autoptr (CjmMap) map = cjm_map_new ("es");

  return cjm_map_set_text (map, (CjmTarget){ .field = CJM_FIELD_TITLE }, title);
}

/* In a process of its own, which ends without tidying up. The fault begins with the second write.
 */
static void
write_copies (const char *folder, int result)
{
  g_autoptr (CjmMap) first = make_titled ("First");
  g_autoptr (CjmMap) second = make_titled ("Second");
  CjmRecovery *recovery = cjm_recovery_new (folder, NULL, NULL, first, NULL);
  gboolean is_written;
  ssize_t n;

  if (recovery == NULL || !cjm_recovery_write (recovery, first, NULL))
    _exit (1);
  fault.is_armed = TRUE;
  is_written = cjm_recovery_write (recovery, second, NULL);
  fault.is_armed = FALSE;
  n = write (result, &fault.n_calls, sizeof fault.n_calls);
  _exit (n == sizeof fault.n_calls && is_written ? 0 : 2);
}

/* Returns the status of the child; @n_calls: what a write takes, where it ended. */
static int
run_writer (const char *folder, guint *n_calls)
{
  int status, result[2];
  pid_t child;

  g_assert_cmpint (pipe (result), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    write_copies (folder, result[1]);
  close (result[1]);
  g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (child, &status, 0)), ==, child);
  if (n_calls != NULL)
    g_assert_cmpint (read (result[0], n_calls, sizeof *n_calls), ==, sizeof *n_calls);
  close (result[0]);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
check_copies (const char *folder, gboolean is_written)
{
  g_autoptr (GPtrArray) left = cjm_recovery_list_left (folder);
  const CjmMap *map;

  g_assert_cmpuint (left->len, ==, 1);
  map = cjm_recovery_get_map (left->pdata[0]);
  if (map == NULL || (strcmp (map->title, "Second") != 0 && strcmp (map->title, "First") != 0))
    g_error ("a fault at call %u leaves no copy", fault.at);
  if (is_written && strcmp (map->title, "Second") != 0)
    g_error ("a fault at call %u is reported as success", fault.at);
  cjm_recovery_discard (left->pdata[0]);
}

static void
test_recovery (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("cjm-faults-XXXXXX", NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  guint n_calls;

  disarm ();
  g_assert_cmpint (run_writer (folder, &n_calls), ==, 0);
  check_copies (folder, TRUE);
  g_assert_cmpuint (n_calls, >=, 8);
  for (guint at = 1; at <= n_calls; at++)
    {
      disarm ();
      fault.kind = (FaultKind) GPOINTER_TO_INT (data);
      fault.at = at;
      fault.error = ENOSPC;
      check_copies (folder, run_writer (folder, NULL) == 0);
    }

  g_assert_cmpint (g_remove (lock), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_data_func ("/save-faults/errors/old-file", GINT_TO_POINTER (TRUE), test_errors);
  g_test_add_data_func ("/save-faults/errors/new-file", GINT_TO_POINTER (FALSE), test_errors);
  g_test_add_data_func ("/save-faults/short-writes/old-file", GINT_TO_POINTER (TRUE),
                        test_short_writes);
  g_test_add_data_func ("/save-faults/short-writes/new-file", GINT_TO_POINTER (FALSE),
                        test_short_writes);
  g_test_add_data_func ("/save-faults/kills/old-file", GINT_TO_POINTER (TRUE), test_kills);
  g_test_add_data_func ("/save-faults/kills/new-file", GINT_TO_POINTER (FALSE), test_kills);
  g_test_add_func ("/save-faults/full-disk", test_full_disk);
  g_test_add_func ("/save-faults/protected-file", test_protected_file);
  g_test_add_func ("/save-faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/save-faults/without-swap", test_without_swap);
  g_test_add_func ("/save-faults/race", test_race);

  g_test_add_data_func ("/save-faults/recovery/errors", GINT_TO_POINTER (FAULT_ERROR),
                        test_recovery);
  g_test_add_data_func ("/save-faults/recovery/kills", GINT_TO_POINTER (FAULT_KILL), test_recovery);

  return g_test_run ();
}
