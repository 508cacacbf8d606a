#include "cjm-file-look.h"

#include "cjm-reader.h"

#include <string.h>

/* What changes when a file is written, one way or the other. */
#define STAMP_ATTRIBUTES                                                                           \
  G_FILE_ATTRIBUTE_STANDARD_SIZE                                                                   \
  "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC                       \
  "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_OWNER_USER  \
  "," G_FILE_ATTRIBUTE_OWNER_USER_REAL

CjmFileLook *
cjm_file_look_new (GFile *file, const CjmFileIdentity *identity)
{
  CjmFileLook *look = g_new0 (CjmFileLook, 1);

  look->file = g_object_ref (file);
  look->identity = *identity;

  return look;
}

void
cjm_file_look_free (CjmFileLook *look)
{
  if (look->lock != NULL)
    cjm_file_look_release (g_steal_pointer (&look->lock));
  g_object_unref (look->file);
  g_free (look->stamp);
  g_clear_object (&look->resolved);
  g_clear_object (&look->monitor);
  g_clear_object (&look->moved_to);
  g_clear_pointer (&look->theirs, cjm_map_unref);
  g_clear_error (&look->error);
  g_free (look->author);
  g_clear_pointer (&look->owner, cjm_lock_owner_free);
  g_free (look);
}

/* In the thread */

/* A monitor reports to the main loop from wherever it is made. There may be none for the file
 * system; then only the looks at a window's focus tell of changes. */
static void
find_place (CjmFileLook *look)
{
  if (look->resolved != NULL)
    return;

  look->resolved = cjm_file_resolve (look->file);
  look->monitor = g_file_monitor_file (look->resolved, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
}

static void
look_at_lock (CjmFileLook *look)
{
  if (look->lock != NULL && !cjm_lock_refresh (look->lock))
    cjm_lock_release (g_steal_pointer (&look->lock));
  if (look->lock == NULL && look->wants_lock)
    look->lock = cjm_lock_take (look->resolved, &look->owner);
}

static char *
format_stamp (GFileInfo *info)
{
  return g_strdup_printf (
      "%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT " %u %" G_GUINT64_FORMAT " %s",
      g_file_info_get_size (info),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE),
      g_file_info_get_etag (info) != NULL ? g_file_info_get_etag (info) : "");
}

static void
note_author (CjmFileLook *look, GFileInfo *info)
{
  const char *user = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_OWNER_USER);
  const char *name = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_OWNER_USER_REAL);

  if (user == NULL || strcmp (user, g_get_user_name ()) == 0)
    return;

  look->author = g_strdup (name != NULL && *name != '\0' ? name : user);
}

/* Whether the file that may be ours under another name holds what ours held. */
static gboolean
has_moved (const CjmFileLook *look)
{
  g_autoptr (GBytes) bytes = NULL;
  CjmFileIdentity identity;

  return look->moved_to != NULL && cjm_file_load (look->moved_to, &bytes, &identity, NULL)
         && cjm_file_identity_equal (&identity, &look->identity);
}

static void
look_at_content (CjmFileLook *look)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!cjm_file_load (look->resolved, &bytes, &look->found, &look->error))
    {
      /* It is there, as was just seen: somebody is at it, or it is kept from us. */
      look->is_unsettled = TRUE;
      g_clear_error (&look->error);
      return;
    }
  if (cjm_file_identity_equal (&look->found, &look->identity))
    return;

  look->state = CJM_FILE_CHANGED;
  look->theirs = cjm_reader_read (bytes, &look->error);
  /* What is cut short may be half written. */
  look->is_unsettled = look->theirs == NULL;
}

static void
look_at_file (CjmFileLook *look)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_query_info (look->resolved, STAMP_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_autofree char *stamp = info != NULL ? format_stamp (info) : NULL;

  if (info == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return;
      look->state = CJM_FILE_GONE;
      look->is_unsettled = TRUE;
      if (!has_moved (look))
        g_clear_object (&look->moved_to);
      return;
    }

  g_clear_object (&look->moved_to);
  if (g_strcmp0 (stamp, look->stamp) == 0)
    return;
  note_author (look, info);
  look_at_content (look);
  if (look->state == CJM_FILE_SAME && !look->is_unsettled)
    {
      g_free (look->stamp);
      look->stamp = g_steal_pointer (&stamp);
    }
}

static void
look_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  find_place (task_data);
  look_at_lock (task_data);
  look_at_file (task_data);
  g_task_return_boolean (task, TRUE);
}

/* In the main thread */

typedef struct
{
  CjmFileLookFunc callback;
  gpointer user_data;
} Call;

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;

  call->callback (g_task_get_task_data (G_TASK (result)), call->user_data);
  g_application_release (g_application_get_default ());
}

void
cjm_file_look_run (CjmFileLook *look, CjmFileLookFunc callback, gpointer user_data)
{
  Call *call = g_new (Call, 1);
  g_autoptr (GTask) task = NULL;

  *call = (Call){ callback, user_data };
  /* A lock that is just being taken is given back before the program ends. */
  g_application_hold (g_application_get_default ());
  task = g_task_new (NULL, NULL, looked_cb, call);
  g_task_set_task_data (task, look, NULL);
  g_task_run_in_thread (task, look_thread);
}

static void
release_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  cjm_lock_release (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_application_release (g_application_get_default ());
}

void
cjm_file_look_release (CjmLock *lock)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, released_cb, NULL);

  g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, lock, NULL);
  g_task_run_in_thread (task, release_thread);
}
