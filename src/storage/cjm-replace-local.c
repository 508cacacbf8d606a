#include "cjm-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Every step here has been seen to matter by failing, cutting short and killing each system
 * call in turn (tests/storage/test-save-faults.c does so again). */

#define ACL_ATTRIBUTE "system.posix_acl_access"
#define N_NAME_ATTEMPTS 16

/* How long a save waits for another in the same folder, and how often it looks. */
#define MAX_LOCK_WAIT_MS 5000
#define LOCK_STEP_MS 5

typedef struct
{
  char *folder_path;
  char *name;           /* of the file, in its folder */
  char *temporary_name; /* NULL as long as there is no temporary file */
  int folder;           /* file descriptors, -1 where closed */
  int old;
  int temporary;
  gboolean exists; /* there is an old file */
  struct stat old_stat;
  gboolean is_temporary_ours; /* what has the temporary name may be deleted */
} Replacement;

static gboolean
fail (const Replacement *self, CjmSaveErrorCode code, int system_error, GError **error)
{
  cjm_save_error_set (error, code, self->name, system_error);
  return FALSE;
}

static gboolean
fail_with_errno (const Replacement *self, GError **error)
{
  int system_error = errno;

  return fail (self, cjm_save_error_code_from_errno (system_error), system_error, error);
}

/* The old file */

/* @path without symbolic links; the file itself need not be there. NULL with errno set. */
static char *
resolve_path (const char *path)
{
  char *resolved = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *resolved_folder, *result;
  struct stat link;

  if (resolved != NULL || errno != ENOENT)
    return resolved;
  /* A link to nowhere: what should be made, and where, is not ours to guess. */
  if (lstat (path, &link) == 0)
    {
      errno = ELOOP;
      return NULL;
    }

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  resolved_folder = realpath (folder, NULL);
  if (resolved_folder == NULL)
    return NULL;

  /* malloc(), for realpath() gives such strings too. */
  if (asprintf (&result, "%s/%s", resolved_folder, name) < 0)
    result = NULL;
  free (resolved_folder);
  return result;
}

static gboolean
open_folder (Replacement *self, const char *path, GError **error)
{
  char *resolved = resolve_path (path);

  if (resolved == NULL)
    return fail_with_errno (self, error);

  g_free (self->name);
  self->name = g_path_get_basename (resolved);
  self->folder_path = g_path_get_dirname (resolved);
  free (resolved);

  self->folder = open (self->folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self->folder >= 0 || fail_with_errno (self, error);
}

static gboolean
open_old_file (Replacement *self, GError **error)
{
  /* Without O_NONBLOCK a pipe of that name would hang us. */
  self->old = openat (self->folder, self->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  self->exists = self->old >= 0;
  if (!self->exists)
    {
      if (errno == ENOENT)
        return TRUE;
      return errno == EACCES ? fail (self, CJM_SAVE_ERROR_PERMISSION, errno, error)
                             : fail_with_errno (self, error);
    }

  if (fstat (self->old, &self->old_stat) != 0)
    return fail_with_errno (self, error);
  if (!S_ISREG (self->old_stat.st_mode))
    return fail (self, CJM_SAVE_ERROR_FAILED, S_ISDIR (self->old_stat.st_mode) ? EISDIR : ENXIO,
                 error);
  /* Replacing asks for the folder's permission only; a file that is protected means it. */
  if (faccessat (self->folder, self->name, W_OK, AT_EACCESS) != 0)
    return errno == EROFS ? fail (self, CJM_SAVE_ERROR_READ_ONLY_FOLDER, errno, error)
                          : fail (self, CJM_SAVE_ERROR_PERMISSION, errno, error);

  return TRUE;
}

static gboolean
digest_file (int file, guint8 digest[CJM_DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = CJM_DIGEST_SIZE;
  guint8 buffer[16384];
  off_t offset = 0;

  while (TRUE)
    {
      ssize_t n = TEMP_FAILURE_RETRY (pread (file, buffer, sizeof buffer, offset));

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      g_checksum_update (checksum, buffer, n);
      offset += n;
    }

  g_checksum_get_digest (checksum, digest, &size);
  return TRUE;
}

/* Is the open @file what is to be replaced? With @expected its content must be the same, else
 * it must be the very file that was there at the start. FALSE with errno set where it cannot be
 * found out, and with errno 0 where it is another. */
static gboolean
is_expected (const Replacement *self, int file, const CjmFileIdentity *expected)
{
  guint8 digest[CJM_DIGEST_SIZE];
  struct stat now;

  if (fstat (file, &now) != 0)
    return FALSE;

  if (expected != NULL)
    {
      if (!digest_file (file, digest))
        return FALSE;
      errno = 0;
      return memcmp (digest, expected->digest, CJM_DIGEST_SIZE) == 0;
    }

  errno = 0;
  return now.st_dev == self->old_stat.st_dev && now.st_ino == self->old_stat.st_ino
         && now.st_size == self->old_stat.st_size
         && now.st_mtim.tv_sec == self->old_stat.st_mtim.tv_sec
         && now.st_mtim.tv_nsec == self->old_stat.st_mtim.tv_nsec;
}

static gboolean
check_old_file (const Replacement *self, const CjmFileIdentity *expected, GError **error)
{
  if (!self->exists || is_expected (self, self->old, expected))
    return TRUE;

  return errno != 0 ? fail_with_errno (self, error)
                    : fail (self, CJM_SAVE_ERROR_CONFLICT, 0, error);
}

/* The temporary file */

/* Some folders take no new files though they are there, such as /proc, and name the same reason
 * as one that has been removed: only that one has no name left. */
static gboolean
is_folder_there (const Replacement *self)
{
  struct stat now;

  return fstat (self->folder, &now) == 0 && now.st_nlink > 0;
}

static gboolean
create_temporary_file (Replacement *self, GError **error)
{
  /* What replaces a file is nobody else's until it has that file's mode; a new file takes the
   * mode that the system's mask gives it. */
  const mode_t mode = self->exists ? 0600 : 0666;
  int system_error;

  for (int i = 0; i < N_NAME_ATTEMPTS; i++)
    {
      g_autofree char *name = cjm_temporary_name_new (self->name);

      self->temporary
          = openat (self->folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (self->temporary >= 0)
        {
          self->temporary_name = g_steal_pointer (&name);
          self->is_temporary_ours = TRUE;
          return TRUE;
        }
      if (errno != EEXIST && errno != EINTR)
        break;
    }

  system_error = errno;
  if (system_error == EACCES || system_error == EPERM || system_error == EROFS
      || (system_error == ENOENT && is_folder_there (self)))
    return fail (self, CJM_SAVE_ERROR_READ_ONLY_FOLDER, system_error, error);
  return fail (self, cjm_save_error_code_from_errno (system_error), system_error, error);
}

static gboolean
write_bytes (Replacement *self, GBytes *bytes, GError **error)
{
  gsize size, n_written = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (n_written < size)
    {
      ssize_t n = TEMP_FAILURE_RETRY (
          write (self->temporary, data + n_written, MIN (size - n_written, 1 << 24)));

      if (n < 0)
        return fail_with_errno (self, error);
      if (n == 0)
        return fail (self, CJM_SAVE_ERROR_NO_SPACE, ENOSPC, error);
      n_written += (gsize) n;
    }

  return TRUE;
}

/* Gives the temporary file the access list of the old one, as far as the file system has such
 * lists and lets us. */
static void
copy_acl (const Replacement *self)
{
  guint8 value[4096];
  ssize_t size = fgetxattr (self->old, ACL_ATTRIBUTE, value, sizeof value);

  /* Without it the mode says who may do what, which is never more than the list did. */
  if (size > 0 && fsetxattr (self->temporary, ACL_ATTRIBUTE, value, (size_t) size, 0) != 0)
    g_debug ("access list not kept: %s", g_strerror (errno));
}

static gboolean
copy_access (Replacement *self, GError **error)
{
  mode_t mode = self->old_stat.st_mode & 0777;
  struct stat now;

  if (!self->exists)
    return TRUE;
  if (fstat (self->temporary, &now) != 0)
    return fail_with_errno (self, error);

  if (now.st_uid != self->old_stat.st_uid
      && fchown (self->temporary, self->old_stat.st_uid, (gid_t) -1) != 0)
    g_debug ("owner not kept: %s", g_strerror (errno));
  /* Where the group cannot be kept, its members' rights must not go to another group. */
  if (now.st_gid != self->old_stat.st_gid
      && fchown (self->temporary, (uid_t) -1, self->old_stat.st_gid) != 0)
    mode = (mode & (mode_t) ~0070) | ((mode & 07) << 3);

  if (fchmod (self->temporary, mode) != 0)
    return fail_with_errno (self, error);
  copy_acl (self);

  return TRUE;
}

static void
set_identity (CjmFileIdentity *identity, const struct stat *stat, GBytes *bytes)
{
  identity->device = stat->st_dev;
  identity->inode = stat->st_ino;
  identity->size = (guint64) stat->st_size;
  identity->mtime_ns
      = stat->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + stat->st_mtim.tv_nsec;
  cjm_digest_bytes (bytes, identity->digest);
}

/* Makes the temporary file durable and closes it; each of these can be the first to say that
 * the disk is full. */
static gboolean
finish_temporary_file (Replacement *self, GBytes *bytes, CjmFileIdentity *written, GError **error)
{
  int file = self->temporary;
  struct stat now;

  if (TEMP_FAILURE_RETRY (fsync (file)) != 0 || fstat (file, &now) != 0)
    return fail_with_errno (self, error);
  if ((gsize) now.st_size != g_bytes_get_size (bytes))
    return fail (self, CJM_SAVE_ERROR_FAILED, EIO, error);

  self->temporary = -1;
  /* After an interruption the file is closed all the same. */
  if (close (file) != 0 && errno != EINTR)
    return fail_with_errno (self, error);

  set_identity (written, &now, bytes);
  return TRUE;
}

/* The change of places */

static gboolean
is_unsupported (int system_error)
{
  return system_error == EINVAL || system_error == ENOSYS || system_error == EOPNOTSUPP;
}

static int
swap (const Replacement *self)
{
  return renameat2 (self->folder, self->temporary_name, self->folder, self->name, RENAME_EXCHANGE);
}

/* For file systems that cannot swap. */
static gboolean
rename_over (Replacement *self, GError **error)
{
  if (renameat (self->folder, self->temporary_name, self->folder, self->name) != 0)
    return fail_with_errno (self, error);

  self->is_temporary_ours = FALSE;
  return TRUE;
}

static gboolean
place_new_file (Replacement *self, GError **error)
{
  if (renameat2 (self->folder, self->temporary_name, self->folder, self->name, RENAME_NOREPLACE)
      == 0)
    {
      self->is_temporary_ours = FALSE;
      return TRUE;
    }

  if (errno == EEXIST)
    return fail (self, CJM_SAVE_ERROR_CONFLICT, 0, error);
  if (!is_unsupported (errno))
    return fail_with_errno (self, error);
  if (faccessat (self->folder, self->name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    return fail (self, CJM_SAVE_ERROR_CONFLICT, 0, error);

  return rename_over (self, error);
}

/* Swaps back what was swapped. Where even that fails, the file that was there keeps the
 * temporary name rather than being deleted. */
static void
swap_back (Replacement *self)
{
  self->is_temporary_ours = swap (self) == 0;
}

/* Two saves at a time could each undo what the other one did: between a swap and the swap back
 * somebody may read the file and save over what he read. So programs like this one take turns in a
 * folder. Who cannot, as on some network drives, or waits too long, goes on all the same: the
 * file that comes out of the swap is looked at in any case. */
static void
take_turn (const Replacement *self)
{
  for (int waited = 0; waited < MAX_LOCK_WAIT_MS; waited += LOCK_STEP_MS)
    {
      if (flock (self->folder, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
        return;
      g_usleep (LOCK_STEP_MS * 1000);
    }
}

/* What had the file's name until the swap must be what was checked before it. */
static gboolean
check_swapped_file (Replacement *self, const CjmFileIdentity *expected, GError **error)
{
  int file
      = openat (self->folder, self->temporary_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean is_same = file >= 0 && is_expected (self, file, expected);
  int system_error = errno;

  if (file >= 0)
    close (file);
  if (is_same)
    return TRUE;

  swap_back (self);
  if (system_error == 0)
    return fail (self, CJM_SAVE_ERROR_CONFLICT, 0, error);
  return fail (self, cjm_save_error_code_from_errno (system_error), system_error, error);
}

static gboolean
sync_folder (const Replacement *self)
{
  /* Some file systems have nothing to make durable in a folder and say so. */
  return TEMP_FAILURE_RETRY (fsync (self->folder)) == 0 || is_unsupported (errno);
}

static gboolean
sync_folder_or_fail (const Replacement *self, GError **error)
{
  return sync_folder (self) || fail_with_errno (self, error);
}

static gboolean
swap_files (Replacement *self, const CjmFileIdentity *expected, GError **error)
{
  if (swap (self) != 0)
    {
      if (errno == ENOENT)
        return place_new_file (self, error) && sync_folder_or_fail (self, error);
      if (!is_unsupported (errno))
        return fail_with_errno (self, error);
      return rename_over (self, error) && sync_folder_or_fail (self, error);
    }

  self->is_temporary_ours = FALSE;
  if (!check_swapped_file (self, expected, error))
    return FALSE;

  if (!sync_folder (self))
    {
      int system_error = errno;

      swap_back (self);
      return fail (self, cjm_save_error_code_from_errno (system_error), system_error, error);
    }

  /* The old file has done its duty. That its name may stay behind is no reason to tell the
   * person that saving failed. */
  if (unlinkat (self->folder, self->temporary_name, 0) != 0)
    g_debug ("old file not removed: %s", g_strerror (errno));
  return TRUE;
}

static gboolean
place_file (Replacement *self, const CjmFileIdentity *expected, GError **error)
{
  if (self->exists)
    return swap_files (self, expected, error);

  return place_new_file (self, error) && sync_folder_or_fail (self, error);
}

static void
clear (Replacement *self)
{
  if (self->temporary >= 0)
    close (self->temporary);
  if (self->is_temporary_ours)
    unlinkat (self->folder, self->temporary_name, 0);
  if (self->old >= 0)
    close (self->old);
  if (self->folder >= 0)
    close (self->folder);

  g_free (self->folder_path);
  g_free (self->name);
  g_free (self->temporary_name);
}

gboolean
cjm_replace_local_file (const char *path,
                        GBytes *bytes,
                        const CjmFileIdentity *expected,
                        CjmFileIdentity *saved,
                        GError **error)
{
  Replacement self = {
    .name = g_path_get_basename (path),
    .folder = -1,
    .old = -1,
    .temporary = -1,
  };
  CjmFileIdentity written;
  gboolean is_done;

  is_done = open_folder (&self, path, error);
  if (is_done)
    take_turn (&self);
  /* The lock goes with the folder, in clear(). */
  is_done = is_done && open_old_file (&self, error) && check_old_file (&self, expected, error)
            && create_temporary_file (&self, error) && write_bytes (&self, bytes, error)
            && copy_access (&self, error) && finish_temporary_file (&self, bytes, &written, error)
            && place_file (&self, expected, error);

  clear (&self);
  /* Not before all is done: it may be the variable that @expected points to. */
  if (is_done && saved != NULL)
    *saved = written;
  return is_done;
}
