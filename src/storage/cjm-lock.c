#include "cjm-lock.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cjm-edit.h"

#define GROUP "CJMap"

/* A lock is a few lines; anything longer is none. */
#define MAX_SIZE 4096

/* Of a name that is shown. */
#define MAX_NAME_CHARS 60

struct _CjmLock
{
  GFile *file;
  char *token; /* tells our lock from any other */
  gint64 since;
  gint64 refreshed;
};

void
cjm_lock_owner_free (CjmLockOwner *owner)
{
  g_free (owner->user);
  g_free (owner->host);
  g_free (owner->program);
  g_free (owner);
}

static void
lock_free (CjmLock *lock)
{
  g_object_unref (lock->file);
  g_free (lock->token);
  g_free (lock);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Changes whenever the machine starts, so that a process of before is known to be gone; empty
 * where the system does not say. */
static char *
dup_boot (void)
{
  char *boot = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return g_strdup ("");

  return g_strstrip (boot);
}

static char *
dup_own_name (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says where the system has no name. */
  if (*name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  return g_utf8_make_valid (name, -1);
}

GFile *
cjm_file_resolve (GFile *file)
{
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  char *resolved = path != NULL ? realpath (path, NULL) : NULL;
  GFile *result = resolved != NULL ? g_file_new_for_path (resolved) : g_object_ref (file);

  free (resolved);
  return result;
}

static GFile *
create_lock_file (GFile *file)
{
  g_autoptr (GFile) resolved = cjm_file_resolve (file);
  g_autoptr (GFile) folder = g_file_get_parent (resolved);
  g_autofree char *name = g_file_get_basename (resolved);
  g_autofree char *full = g_strconcat (".~lock.", name, "#", NULL);

  return folder != NULL ? g_file_get_child (folder, full) : NULL;
}

/* Reading */

/* A file that is there and holds no lock gives an empty one. NULL where it cannot be read. */
static GKeyFile *
read_lock (GFile *file)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char content[MAX_SIZE];
  gsize n_read;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), content, sizeof content, &n_read, NULL,
                                   NULL))
    return NULL;

  if (n_read < sizeof content)
    g_key_file_load_from_data (keys, content, n_read, G_KEY_FILE_NONE, NULL);
  return g_steal_pointer (&keys);
}

static char *
dup_name (GKeyFile *keys, const char *key)
{
  g_autofree char *text = g_key_file_get_string (keys, GROUP, key, NULL);
  g_autofree char *clean = cjm_text_normalize (text != NULL ? text : "", TRUE);

  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_NAME_CHARS));
}

static gint64
get_time (GKeyFile *keys, const char *key)
{
  g_autofree char *text = g_key_file_get_string (keys, GROUP, key, NULL);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static gboolean
is_own (GKeyFile *keys, const char *token)
{
  g_autofree char *text = g_key_file_get_string (keys, GROUP, "Token", NULL);

  return g_strcmp0 (text, token) == 0;
}

/* Whether the process that made the lock on this machine is gone for certain. */
static gboolean
is_process_gone (GKeyFile *keys)
{
  g_autofree char *boot = g_key_file_get_string (keys, GROUP, "Boot", NULL);
  g_autofree char *own_boot = dup_boot ();
  int process = g_key_file_get_integer (keys, GROUP, "Process", NULL);

  if (boot != NULL && *boot != '\0' && *own_boot != '\0' && strcmp (boot, own_boot) != 0)
    return TRUE;

  return process > 0 && kill (process, 0) != 0 && errno == ESRCH;
}

static CjmLockOwner *
owner_new (GKeyFile *keys)
{
  CjmLockOwner *owner = g_new0 (CjmLockOwner, 1);
  g_autofree char *own_name = dup_own_name ();

  owner->user = dup_name (keys, "User");
  owner->host = dup_name (keys, "Host");
  owner->program = dup_name (keys, "Program");
  owner->since = get_time (keys, "Since");
  owner->is_same_user = strcmp (owner->user, own_name) == 0;
  owner->is_same_host = strcmp (owner->host, g_get_host_name ()) == 0;

  return owner;
}

/* Clocks differ; one that is far ahead says as little as a time long ago. */
static gboolean
is_stale (GKeyFile *keys, const CjmLockOwner *owner)
{
  gint64 age = get_now () - get_time (keys, "Seen");

  return ABS (age) > CJM_LOCK_MAX_AGE || (owner->is_same_host && is_process_gone (keys));
}

/* Writing */

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format_iso8601 (time);
}

static char *
format_lock (const CjmLock *lock, gsize *length)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *since = format_time (lock->since);
  g_autofree char *seen = format_time (get_now ());
  g_autofree char *boot = dup_boot ();
  g_autofree char *own_name = dup_own_name ();

  g_key_file_set_string (keys, GROUP, "User", own_name);
  g_key_file_set_string (keys, GROUP, "Host", g_get_host_name ());
  g_key_file_set_string (keys, GROUP, "Program", "CJMap");
  g_key_file_set_integer (keys, GROUP, "Process", getpid ());
  g_key_file_set_string (keys, GROUP, "Boot", boot);
  g_key_file_set_string (keys, GROUP, "Since", since);
  g_key_file_set_string (keys, GROUP, "Seen", seen);
  g_key_file_set_string (keys, GROUP, "Token", lock->token);

  return g_key_file_to_data (keys, length, NULL);
}

/* FALSE with @is_there where a lock is there already. */
static gboolean
create (CjmLock *lock, gboolean *is_there)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream
      = g_file_create (lock->file, G_FILE_CREATE_NONE, NULL, &error);
  gsize length;
  g_autofree char *content = format_lock (lock, &length);

  *is_there = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), content, length, NULL, NULL, NULL)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL))
    return TRUE;

  /* Half a lock tells nobody anything. */
  g_file_delete (lock->file, NULL, NULL);
  return FALSE;
}

/* Whether the lock that is there is to be respected, by @owner; a stale one is taken away. */
static gboolean
respect (GFile *file, CjmLockOwner **owner)
{
  g_autoptr (GKeyFile) keys = read_lock (file);
  g_autoptr (CjmLockOwner) found = NULL;

  if (keys == NULL)
    return FALSE;

  found = owner_new (keys);
  if (is_stale (keys, found))
    {
      g_file_delete (file, NULL, NULL);
      return FALSE;
    }

  *owner = g_steal_pointer (&found);
  return TRUE;
}

CjmLock *
cjm_lock_take (GFile *file, CjmLockOwner **owner)
{
  GFile *lock_file;
  CjmLock *lock;
  gboolean is_there;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  *owner = NULL;
  lock_file = create_lock_file (file);
  if (lock_file == NULL)
    return NULL;

  lock = g_new0 (CjmLock, 1);
  lock->file = lock_file;
  lock->token = g_uuid_string_random ();
  lock->since = lock->refreshed = get_now ();
  if (create (lock, &is_there)
      || (is_there && !respect (lock_file, owner) && create (lock, &is_there)))
    return lock;

  lock_free (lock);
  return NULL;
}

gboolean
cjm_lock_refresh (CjmLock *lock)
{
  g_autoptr (GKeyFile) keys = NULL;
  g_autofree char *content = NULL;
  gsize length;
  gint64 now = get_now ();

  if (now - lock->refreshed < CJM_LOCK_REFRESH_AGE)
    return TRUE;

  keys = read_lock (lock->file);
  if (keys != NULL && !is_own (keys, lock->token))
    return FALSE;

  /* Where this fails, as on a network that is away, the next time may do. */
  content = format_lock (lock, &length);
  if (g_file_replace_contents (lock->file, content, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               NULL, NULL))
    lock->refreshed = now;
  return TRUE;
}

void
cjm_lock_release (CjmLock *lock)
{
  g_autoptr (GKeyFile) keys = read_lock (lock->file);

  if (keys != NULL && is_own (keys, lock->token))
    g_file_delete (lock->file, NULL, NULL);
  lock_free (lock);
}
