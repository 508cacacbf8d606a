#include "cjm-recovery-private.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cjm-reader.h"

/* Finding what programs that live no more have left behind. */

/* Nobody has so many, and looking at them must end some time. */
#define MAX_FOLDERS 1000

/* Reading one */

static void
read_about (CjmRecovery *recovery)
{
  g_autofree char *path = cjm_recovery_build_path (recovery, CJM_RECOVERY_ABOUT);
  g_autoptr (GKeyFile) about = g_key_file_new ();
  CjmFileIdentity *identity = &recovery->identity;
  g_autofree char *uri = NULL;
  g_autofree char *encoded = NULL;
  g_autofree guchar *digest = NULL;
  gsize size = 0;

  /* Without it the copy is one of a map that was never saved: what is in it can be had still. */
  if (g_key_file_load_from_file (about, path, G_KEY_FILE_NONE, NULL))
    {
      recovery->title = g_key_file_get_string (about, CJM_RECOVERY_GROUP, "title", NULL);
      uri = g_key_file_get_string (about, CJM_RECOVERY_GROUP, "uri", NULL);
      encoded = g_key_file_get_string (about, CJM_RECOVERY_GROUP, "digest", NULL);
    }
  if (recovery->title == NULL)
    recovery->title = g_strdup ("");
  if (encoded != NULL)
    digest = g_base64_decode (encoded, &size);
  if (uri == NULL || size != CJM_DIGEST_SIZE)
    return;

  recovery->file = g_file_new_for_uri (uri);
  memcpy (identity->digest, digest, CJM_DIGEST_SIZE);
  identity->mtime_ns = g_key_file_get_int64 (about, CJM_RECOVERY_GROUP, "changed", NULL);
  identity->device = g_key_file_get_uint64 (about, CJM_RECOVERY_GROUP, "device", NULL);
  identity->inode = g_key_file_get_uint64 (about, CJM_RECOVERY_GROUP, "inode", NULL);
  identity->size = g_key_file_get_uint64 (about, CJM_RECOVERY_GROUP, "size", NULL);
}

static CjmMap *
read_map (const CjmRecovery *recovery, const char *name, GFile **file, CjmFileIdentity *identity)
{
  g_autofree char *path = cjm_recovery_build_path (recovery, name);
  g_autoptr (GBytes) bytes = NULL;

  *file = g_file_new_for_path (path);
  return cjm_file_load (*file, &bytes, identity, NULL) ? cjm_reader_read (bytes, NULL) : NULL;
}

static gint64
get_time (const CjmRecovery *recovery)
{
  struct stat info;

  return stat (g_file_peek_path (recovery->copy), &info) == 0
             ? info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000
             : 0;
}

/* FALSE where there is no copy at all, readable or not. @kept: what is in the newest generation;
 * all zero where that cannot be read. */
static gboolean
read_copy (CjmRecovery *recovery, CjmFileIdentity *kept)
{
  static const char *const names[] = { CJM_RECOVERY_NEWEST, CJM_RECOVERY_EARLIER };
  g_autoptr (GFile) base = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && recovery->map == NULL; i++)
    {
      g_autoptr (GFile) file = NULL;

      recovery->map = read_map (recovery, names[i], &file, i == 0 ? kept : NULL);
      if (recovery->map != NULL || (recovery->copy == NULL && g_file_query_exists (file, NULL)))
        g_set_object (&recovery->copy, file);
    }
  if (recovery->copy == NULL)
    return FALSE;

  recovery->base = read_map (recovery, CJM_RECOVERY_BASE, &base, NULL);
  recovery->time = get_time (recovery);
  if (recovery->map != NULL)
    {
      g_free (recovery->title);
      recovery->title = g_strdup (recovery->map->title);
    }
  return TRUE;
}

/* What has become of the file. FALSE where it holds what was kept. */
static gboolean
judge_file (CjmRecovery *recovery, const CjmFileIdentity *kept)
{
  g_autoptr (GBytes) bytes = NULL;
  CjmFileIdentity now;

  if (recovery->file == NULL)
    recovery->fate = CJM_RECOVERY_NEVER_SAVED;
  else if (!cjm_file_load (recovery->file, &bytes, &now, NULL))
    recovery->fate = CJM_RECOVERY_FILE_GONE;
  else if (kept->size > 0 && cjm_file_identity_equal (&now, kept))
    return FALSE;
  else
    recovery->fate = cjm_file_identity_equal (&now, &recovery->identity)
                         ? CJM_RECOVERY_FILE_SAME
                         : CJM_RECOVERY_FILE_CHANGED;
  return TRUE;
}

/* FALSE where there is nothing in it that could be lost. */
static gboolean
read_left (CjmRecovery *recovery)
{
  CjmFileIdentity kept = { 0 };

  read_about (recovery);
  return read_copy (recovery, &kept) && judge_file (recovery, &kept);
}

/* Finding all */

static gboolean
is_name (const char *name)
{
  return strlen (name) == 16 && strspn (name, "0123456789abcdef") == 16;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const CjmRecovery *const *first = a, *const *second = b;

  return (*first)->time < (*second)->time ? 1 : (*first)->time > (*second)->time ? -1 : 0;
}

/* Those that no living program has locked, locked by us. */
static GPtrArray *
lock_left (const char *folder)
{
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_recovery_free);
  int lock = cjm_recovery_lock_folder (folder);
  g_autoptr (GDir) dir = lock >= 0 ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && left->len < MAX_FOLDERS && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (CjmRecovery) recovery = NULL;

      if (g_str_has_suffix (name, CJM_RECOVERY_GONE))
        cjm_recovery_delete_folder (path);
      if (!is_name (name))
        continue;

      recovery = g_new0 (CjmRecovery, 1);
      recovery->path = g_steal_pointer (&path);
      if (cjm_recovery_lock (recovery))
        g_ptr_array_add (left, g_steal_pointer (&recovery));
    }

  if (lock >= 0)
    close (lock);
  return left;
}

GPtrArray *
cjm_recovery_list_left (const char *folder)
{
  g_autoptr (GPtrArray) locked = NULL;
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_recovery_free);

  g_return_val_if_fail (folder != NULL, left);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return left;

  locked = lock_left (folder);
  while (locked->len > 0 && left->len < CJM_RECOVERY_MAX_LISTED)
    {
      g_autoptr (CjmRecovery) recovery = g_ptr_array_steal_index_fast (locked, locked->len - 1);

      if (read_left (recovery))
        g_ptr_array_add (left, g_steal_pointer (&recovery));
      else
        cjm_recovery_discard (recovery);
    }

  g_ptr_array_sort (left, compare_cb);
  return left;
}

/* Of one that was left */

GFile *
cjm_recovery_get_file (const CjmRecovery *recovery)
{
  return recovery->file;
}

const CjmFileIdentity *
cjm_recovery_get_identity (const CjmRecovery *recovery)
{
  return &recovery->identity;
}

const CjmMap *
cjm_recovery_get_map (const CjmRecovery *recovery)
{
  return recovery->map;
}

GFile *
cjm_recovery_get_copy (const CjmRecovery *recovery)
{
  return recovery->copy;
}

const CjmMap *
cjm_recovery_get_base (const CjmRecovery *recovery)
{
  return recovery->base;
}

const char *
cjm_recovery_get_title (const CjmRecovery *recovery)
{
  return recovery->title;
}

gint64
cjm_recovery_get_time (const CjmRecovery *recovery)
{
  return recovery->time;
}

CjmRecoveryFate
cjm_recovery_get_fate (const CjmRecovery *recovery)
{
  return recovery->fate;
}
