#include "cjm-file-watch.h"

#include <string.h>

/* Milliseconds after which to look: a save of another program is several changes in a row. */
#define SETTLE_MS 250

/* After which to look again at what may be half written, and how often. */
#define RETRY_MS 700
#define MAX_RETRIES 3

/* Seconds after which to look in any case, for the lock to be refreshed. */
#define INTERVAL (10 * 60)

struct _CjmFileWatch
{
  GObject parent_instance;

  CjmDocument *document; /* NULL once it has ended */
  GFile *file;
  CjmFileLook *known; /* what the last look found; NULL without a file */
  GFileMonitor *monitor;
  GFile *moved_to;  /* where the system says that the file went; a look finds out */
  guint generation; /* of the file: looks at an earlier one count no more */
  gboolean is_looking;
  gboolean is_stale; /* something happened while it was looked at */
  gboolean is_paused;
  guint n_retries;
  guint timeout; /* until the next look */
  guint interval;
};

enum
{
  SIGNAL_STATE_CHANGED,
  SIGNAL_OWNER_CHANGED,
  SIGNAL_CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmFileWatch, cjm_file_watch, G_TYPE_OBJECT)

/* Which look it is that comes back. */
typedef struct
{
  CjmFileWatch *watch;
  guint generation;
} LookCall;

static gboolean
timeout_cb (gpointer user_data)
{
  CjmFileWatch *watch = user_data;

  watch->timeout = 0;
  cjm_file_watch_check (watch);
  return G_SOURCE_REMOVE;
}

static void
check_later (CjmFileWatch *watch, guint milliseconds)
{
  if (watch->timeout == 0)
    watch->timeout = g_timeout_add (milliseconds, timeout_cb, watch);
}

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            gpointer user_data)
{
  CjmFileWatch *watch = user_data;

  if (event == G_FILE_MONITOR_EVENT_RENAMED && other != NULL && watch->known != NULL
      && g_file_equal (file, watch->known->resolved))
    g_set_object (&watch->moved_to, other);
  watch->n_retries = 0;
  check_later (watch, SETTLE_MS);
}

static void
clear_monitor (CjmFileWatch *watch)
{
  if (watch->monitor != NULL)
    g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_clear_object (&watch->monitor);
}

/* What a look has found */

static gboolean
is_same_owner (const CjmLockOwner *a, const CjmLockOwner *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return strcmp (a->user, b->user) == 0 && strcmp (a->host, b->host) == 0 && a->since == b->since;
}

static gboolean
is_same_state (const CjmFileLook *a, const CjmFileLook *b)
{
  if (a->state != b->state)
    return FALSE;

  switch (a->state)
    {
    case CJM_FILE_SAME:
      return TRUE;
    case CJM_FILE_CHANGED:
      return cjm_file_identity_equal (&a->found, &b->found);
    case CJM_FILE_GONE:
      return (a->moved_to != NULL) == (b->moved_to != NULL);
    }

  g_return_val_if_reached (TRUE);
}

/* Puts what @look, which is taken, has found in the place of what was known, and tells of it. */
static void
take_look (CjmFileWatch *watch, CjmFileLook *look)
{
  CjmFileLook *old = watch->known;
  gboolean is_other_state = !is_same_state (old, look);
  gboolean is_other_owner = !is_same_owner (old->owner, look->owner);

  watch->known = look;
  cjm_file_look_free (old);
  if (look->monitor != NULL)
    {
      clear_monitor (watch);
      watch->monitor = g_steal_pointer (&look->monitor);
      g_signal_connect (watch->monitor, "changed", G_CALLBACK (changed_cb), watch);
    }

  if (is_other_owner)
    g_signal_emit (watch, signals[SIGNAL_OWNER_CHANGED], 0);
  if (is_other_state)
    g_signal_emit (watch, signals[SIGNAL_STATE_CHANGED], 0);
}

/* A look that something has overtaken says nothing of the file, only of the lock. */
static void
forget_findings (const CjmFileWatch *watch, CjmFileLook *look)
{
  const CjmFileLook *known = watch->known;

  look->state = known->state;
  look->found = known->found;
  g_clear_pointer (&look->theirs, cjm_map_unref);
  look->theirs = known->theirs != NULL ? cjm_map_ref (known->theirs) : NULL;
  g_clear_error (&look->error);
  look->error = known->error != NULL ? g_error_copy (known->error) : NULL;
  g_set_object (&look->moved_to, known->moved_to);
  g_free (look->stamp);
  look->stamp = g_strdup ("");
}

/* Whether what was found is about the file as it is now known; else it is looked at again. */
static gboolean
is_settled (CjmFileWatch *watch, const CjmFileLook *look)
{
  if (watch->is_paused
      || !cjm_file_identity_equal (&look->identity, cjm_document_get_identity (watch->document)))
    return FALSE;
  if (!look->is_unsettled)
    watch->n_retries = 0;
  else if (watch->n_retries < MAX_RETRIES)
    {
      watch->n_retries++;
      return FALSE;
    }

  return TRUE;
}

static void
looked_cb (CjmFileLook *look, gpointer user_data)
{
  g_autofree LookCall *call = user_data;
  g_autoptr (CjmFileWatch) watch = call->watch;
  gboolean has_settled;

  watch->is_looking = FALSE;
  if (watch->document == NULL || call->generation != watch->generation)
    {
      cjm_file_look_free (look);
      cjm_file_watch_check (watch);
      return;
    }

  has_settled = is_settled (watch, look);
  if (!has_settled)
    forget_findings (watch, look);
  if (!has_settled || watch->is_stale)
    check_later (watch, has_settled ? SETTLE_MS : RETRY_MS);
  watch->is_stale = FALSE;
  take_look (watch, look);
  if (has_settled)
    g_signal_emit (watch, signals[SIGNAL_CHECKED], 0);
}

void
cjm_file_watch_check (CjmFileWatch *watch)
{
  CjmFileLook *look;
  LookCall *call;
  GFile *moved_to;

  if (watch->known == NULL)
    return;
  if (watch->is_looking || watch->is_paused)
    {
      watch->is_stale = TRUE;
      return;
    }

  moved_to = watch->moved_to != NULL ? watch->moved_to : watch->known->moved_to;
  look = cjm_file_look_new (watch->file, cjm_document_get_identity (watch->document));
  look->stamp = g_strdup (watch->known->state == CJM_FILE_SAME ? watch->known->stamp : "");
  look->wants_lock = !cjm_document_is_read_only (watch->document);
  look->lock = g_steal_pointer (&watch->known->lock);
  g_set_object (&look->resolved, watch->known->resolved);
  g_set_object (&look->moved_to, moved_to);

  call = g_new (LookCall, 1);
  *call = (LookCall){ g_object_ref (watch), watch->generation };
  watch->is_looking = TRUE;
  cjm_file_look_run (look, looked_cb, call);
}

void
cjm_file_watch_pause (CjmFileWatch *watch, gboolean is_paused)
{
  watch->is_paused = is_paused;
  if (!is_paused)
    cjm_file_watch_check (watch);
}

/* The file */

static gboolean
interval_cb (gpointer user_data)
{
  cjm_file_watch_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
forget_file (CjmFileWatch *watch)
{
  watch->generation++;
  watch->n_retries = 0;
  clear_monitor (watch);
  g_clear_handle_id (&watch->timeout, g_source_remove);
  g_clear_handle_id (&watch->interval, g_source_remove);
  g_clear_pointer (&watch->known, cjm_file_look_free);
  g_clear_object (&watch->moved_to);
  g_clear_object (&watch->file);
}

/* Another file, or another content of the one that is known: then what was found is settled. */
static void
document_changed_cb (CjmFileWatch *watch)
{
  GFile *file = cjm_document_get_file (watch->document);
  const CjmFileIdentity *identity = cjm_document_get_identity (watch->document);

  if (file == NULL || watch->file == NULL || !g_file_equal (file, watch->file))
    {
      gboolean had_file = watch->known != NULL;

      forget_file (watch);
      if (file != NULL)
        {
          watch->file = g_object_ref (file);
          watch->known = cjm_file_look_new (file, identity);
          watch->known->stamp = g_strdup ("");
          watch->interval = g_timeout_add_seconds (INTERVAL, interval_cb, watch);
          cjm_file_watch_check (watch);
        }
      if (had_file)
        {
          g_signal_emit (watch, signals[SIGNAL_OWNER_CHANGED], 0);
          g_signal_emit (watch, signals[SIGNAL_STATE_CHANGED], 0);
        }
      return;
    }

  if (!cjm_file_identity_equal (identity, &watch->known->identity))
    {
      watch->known->identity = *identity;
      g_free (watch->known->stamp);
      watch->known->stamp = g_strdup ("");
      cjm_file_watch_check (watch);
    }
}

CjmFileState
cjm_file_watch_get_state (CjmFileWatch *watch)
{
  return watch->known != NULL ? watch->known->state : CJM_FILE_SAME;
}

const CjmMap *
cjm_file_watch_get_theirs (CjmFileWatch *watch)
{
  return watch->known != NULL ? watch->known->theirs : NULL;
}

const CjmFileIdentity *
cjm_file_watch_get_found (CjmFileWatch *watch)
{
  return watch->known != NULL ? &watch->known->found : NULL;
}

const GError *
cjm_file_watch_get_error (CjmFileWatch *watch)
{
  return watch->known != NULL ? watch->known->error : NULL;
}

const char *
cjm_file_watch_get_author (CjmFileWatch *watch)
{
  const CjmLockOwner *owner = cjm_file_watch_get_owner (watch);

  if (owner != NULL && !owner->is_same_user && *owner->user != '\0')
    return owner->user;

  return watch->known != NULL ? watch->known->author : NULL;
}

GFile *
cjm_file_watch_get_moved_to (CjmFileWatch *watch)
{
  return watch->known != NULL ? watch->known->moved_to : NULL;
}

const CjmLockOwner *
cjm_file_watch_get_owner (CjmFileWatch *watch)
{
  return watch->known != NULL ? watch->known->owner : NULL;
}

/* Object */

void
cjm_file_watch_stop (CjmFileWatch *watch)
{
  forget_file (watch);
  if (watch->document != NULL)
    g_signal_handlers_disconnect_by_data (watch->document, watch);
  g_clear_object (&watch->document);
}

static void
cjm_file_watch_dispose (GObject *object)
{
  cjm_file_watch_stop (CJM_FILE_WATCH (object));

  G_OBJECT_CLASS (cjm_file_watch_parent_class)->dispose (object);
}

static void
cjm_file_watch_class_init (CjmFileWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_file_watch_dispose;

  signals[SIGNAL_STATE_CHANGED] = g_signal_new (
      "state-changed", CJM_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OWNER_CHANGED] = g_signal_new (
      "owner-changed", CJM_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", CJM_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_file_watch_init (CjmFileWatch *watch)
{
}

CjmFileWatch *
cjm_file_watch_new (CjmDocument *document)
{
  CjmFileWatch *watch = g_object_new (CJM_TYPE_FILE_WATCH, NULL);

  watch->document = g_object_ref (document);
  g_signal_connect_swapped (document, "state-changed", G_CALLBACK (document_changed_cb), watch);

  return watch;
}
