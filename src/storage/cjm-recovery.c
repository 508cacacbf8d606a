#include "cjm-recovery-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cjm-replace.h"
#include "cjm-writer.h"

/* Making, writing and deleting copies; cjm-recovery-left.c finds those that were left behind. */

/* A name is random, so two programs never take the same but by chance; then another is tried. */
#define N_NAME_ATTEMPTS 16

char *
cjm_recovery_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "cjmap", "recovery", NULL);
}

/* Errors */

static void
set_error (GError **error, CjmSaveErrorCode code, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (code == CJM_SAVE_ERROR_NO_SPACE)
    g_set_error_literal (error, CJM_SAVE_ERROR, (int) code,
                         _ ("There is no room left on the disk. Save the map soon, or make room."));
  else
    g_set_error (error, CJM_SAVE_ERROR, (int) code,
                 /* Translators: %s is the path of a folder. */
                 _ ("The folder “%s” cannot be written. Save the map often."), shown);
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  set_error (error, cjm_save_error_code_from_errno (errno), path);
  return FALSE;
}

/* Files */

char *
cjm_recovery_build_path (const CjmRecovery *recovery, const char *name)
{
  return g_build_filename (recovery->path, name, NULL);
}

/* Durably, and for the user's eyes only. */
static gboolean
write_file (const CjmRecovery *recovery, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = cjm_recovery_build_path (recovery, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;

  if (!cjm_file_write_bytes (file, bytes, &cause))
    {
      set_error (error, (CjmSaveErrorCode) cause->code, recovery->path);
      return FALSE;
    }
  /* The folder lets nobody else in anyway. */
  if (g_chmod (path, 0600) != 0)
    g_debug ("mode not set: %s", g_strerror (errno));
  return TRUE;
}

static gboolean
write_map (const CjmRecovery *recovery, const char *name, const CjmMap *map, GError **error)
{
  g_autoptr (GBytes) bytes = cjm_writer_write (map);

  return write_file (recovery, name, bytes, error);
}

static void
set_number (GKeyFile *about, const char *key, guint64 number)
{
  g_key_file_set_uint64 (about, CJM_RECOVERY_GROUP, key, number);
}

static gboolean
write_about (const CjmRecovery *recovery, GError **error)
{
  g_autoptr (GKeyFile) about = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  g_key_file_set_string (about, CJM_RECOVERY_GROUP, "title", recovery->title);
  if (recovery->file != NULL)
    {
      const CjmFileIdentity *identity = &recovery->identity;
      g_autofree char *uri = g_file_get_uri (recovery->file);
      g_autofree char *digest = g_base64_encode (identity->digest, CJM_DIGEST_SIZE);

      g_key_file_set_string (about, CJM_RECOVERY_GROUP, "uri", uri);
      g_key_file_set_string (about, CJM_RECOVERY_GROUP, "digest", digest);
      g_key_file_set_int64 (about, CJM_RECOVERY_GROUP, "changed", identity->mtime_ns);
      set_number (about, "device", identity->device);
      set_number (about, "inode", identity->inode);
      set_number (about, "size", identity->size);
    }

  text = g_key_file_to_data (about, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  return write_file (recovery, CJM_RECOVERY_ABOUT, bytes, error);
}

/* Locks */

/* Held while a copy comes up or it is looked for copies, so that none is seen before its program
 * has locked it. Returns what to close, or -1 with errno set. */
int
cjm_recovery_lock_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int lock = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (lock >= 0 && TEMP_FAILURE_RETRY (flock (lock, LOCK_EX)) != 0)
    {
      int system_error = errno;

      close (lock);
      errno = system_error;
      return -1;
    }
  return lock;
}

gboolean
cjm_recovery_lock (CjmRecovery *recovery)
{
  g_autofree char *path = cjm_recovery_build_path (recovery, CJM_RECOVERY_LOCK);

  recovery->lock = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  return recovery->lock >= 0 && TEMP_FAILURE_RETRY (flock (recovery->lock, LOCK_EX | LOCK_NB)) == 0;
}

/* Making */

static gboolean
make_folder (CjmRecovery *recovery, const char *folder)
{
  for (int i = 0; i < N_NAME_ATTEMPTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());

      g_free (recovery->path);
      recovery->path = g_build_filename (folder, name, NULL);
      if (g_mkdir (recovery->path, 0700) == 0)
        return TRUE;
      if (errno != EEXIST)
        break;
    }

  /* What has this name now is another's. */
  g_clear_pointer (&recovery->path, g_free);
  return FALSE;
}

/* The folder and its lock, before anybody else looks for copies. */
static gboolean
make_locked_folder (CjmRecovery *recovery, const char *folder, GError **error)
{
  int lock = -1;
  gboolean is_made = g_mkdir_with_parents (folder, 0700) == 0
                     && (lock = cjm_recovery_lock_folder (folder)) >= 0
                     && make_folder (recovery, folder) && cjm_recovery_lock (recovery);

  if (!is_made)
    fail_with_errno (folder, error);
  if (lock >= 0)
    close (lock);
  return is_made;
}

CjmRecovery *
cjm_recovery_new (const char *folder,
                  GFile *file,
                  const CjmFileIdentity *identity,
                  const CjmMap *base,
                  GError **error)
{
  g_autoptr (CjmRecovery) recovery = g_new0 (CjmRecovery, 1);

  g_return_val_if_fail (folder != NULL && base != NULL, NULL);
  g_return_val_if_fail (file == NULL || identity != NULL, NULL);

  recovery->lock = -1;
  recovery->title = g_strdup (base->title);
  if (file != NULL)
    {
      recovery->file = g_object_ref (file);
      recovery->identity = *identity;
    }

  if (!make_locked_folder (recovery, folder, error)
      || !write_map (recovery, CJM_RECOVERY_BASE, base, error) || !write_about (recovery, error))
    {
      /* Nothing is in it yet. */
      cjm_recovery_discard (recovery);
      return NULL;
    }

  return g_steal_pointer (&recovery);
}

gboolean
cjm_recovery_write (CjmRecovery *recovery, const CjmMap *map, GError **error)
{
  g_autofree char *newest = NULL;
  g_autofree char *earlier = NULL;

  g_return_val_if_fail (recovery != NULL && map != NULL, FALSE);

  newest = cjm_recovery_build_path (recovery, CJM_RECOVERY_NEWEST);
  earlier = cjm_recovery_build_path (recovery, CJM_RECOVERY_EARLIER);
  /* The first one, or one after a write that failed, has none before it. */
  if (g_rename (newest, earlier) != 0 && errno != ENOENT)
    return fail_with_errno (recovery->path, error);

  return write_map (recovery, CJM_RECOVERY_NEWEST, map, error);
}

/* Deleting */

void
cjm_recovery_delete_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_unlink (inner) != 0)
        g_debug ("%s not deleted: %s", inner, g_strerror (errno));
    }
  if (g_rmdir (path) != 0)
    g_debug ("%s not deleted: %s", path, g_strerror (errno));
}

/* With one rename the copy is no longer one, so that no half of it is ever offered. */
void
cjm_recovery_discard (CjmRecovery *recovery)
{
  g_autofree char *gone = NULL;

  g_return_if_fail (recovery != NULL);

  if (recovery->path == NULL)
    return;

  gone = g_strconcat (recovery->path, CJM_RECOVERY_GONE, NULL);
  if (g_rename (recovery->path, gone) == 0)
    cjm_recovery_delete_folder (gone);
  else
    cjm_recovery_delete_folder (recovery->path);
  g_clear_pointer (&recovery->path, g_free);
}

void
cjm_recovery_free (CjmRecovery *recovery)
{
  if (recovery->lock >= 0)
    close (recovery->lock);
  g_free (recovery->path);
  g_free (recovery->title);
  g_clear_object (&recovery->file);
  g_clear_object (&recovery->copy);
  g_clear_pointer (&recovery->map, cjm_map_unref);
  g_clear_pointer (&recovery->base, cjm_map_unref);
  g_free (recovery);
}
