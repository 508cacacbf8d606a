#include "cjm-recorder.h"

struct _CjmRecorder
{
  GObject parent_instance;

  CjmDocument *document;
  CjmRecovery *recovery; /* what is on the disk, or NULL; not while a job has it */
  CjmMap *base;          /* what it was made with: the map as it was saved, */
  GFile *file;           /* and where, or NULL */
  CjmMap *written;       /* what is in it, or NULL */
  CjmMap *seen;          /* the current map when it was last looked at */
  gint64 first, last;    /* times of edits that are not kept; 0 where there are none */
  guint timeout;
  gboolean is_busy;
  gboolean is_discarded;
  gboolean has_failed; /* and it was told */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmRecorder, cjm_recorder, G_TYPE_OBJECT)

guint
cjm_recorder_get_delay (gint64 first, gint64 last, gint64 now)
{
  gint64 due = MIN (last + CJM_RECORDER_PAUSE_MS * G_GINT64_CONSTANT (1000),
                    first + CJM_RECORDER_LONGEST_MS * G_GINT64_CONSTANT (1000));

  return due > now ? (guint) ((due - now + 999) / 1000) : 0;
}

/* In the thread */

typedef struct
{
  CjmRecovery *recovery; /* to be written, NULL where one is to be made */
  CjmRecovery *outdated; /* to be deleted after that, or NULL */
  CjmMap *map;           /* NULL where nothing is to be written */
  CjmMap *base;
  GFile *file;
  CjmFileIdentity identity;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->recovery, cjm_recovery_free);
  g_clear_pointer (&job->outdated, cjm_recovery_free);
  g_clear_pointer (&job->map, cjm_map_unref);
  g_clear_pointer (&job->base, cjm_map_unref);
  g_clear_object (&job->file);
  g_free (job);
}

static gboolean
write_map (Job *job, GError **error)
{
  if (job->recovery == NULL)
    {
      g_autofree char *folder = cjm_recovery_dup_folder ();

      job->recovery = cjm_recovery_new (folder, job->file, &job->identity, job->base, error);
    }
  return job->recovery != NULL && cjm_recovery_write (job->recovery, job->map, error);
}

/* An outdated copy goes only when there is another one in its place. */
static gboolean
run_job (Job *job, GError **error)
{
  if (job->map != NULL && !write_map (job, error))
    {
      if (job->outdated != NULL && job->recovery != NULL)
        {
          cjm_recovery_discard (job->recovery);
          g_clear_pointer (&job->recovery, cjm_recovery_free);
        }
      return FALSE;
    }

  if (job->outdated != NULL)
    cjm_recovery_discard (job->outdated);
  return TRUE;
}

static void
job_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_job (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In the main thread */

static void update (CjmRecorder *recorder);

static void
tell_failure (CjmRecorder *recorder, const GError *error)
{
  if (recorder->has_failed || recorder->is_discarded)
    return;

  recorder->has_failed = TRUE;
  g_signal_emit (recorder, signals[SIGNAL_FAILED], 0, error->message);
}

/* What could not be replaced is better than nothing; and it is tried again, but not all the time.
 */
static void
keep_outdated (CjmRecorder *recorder, Job *job)
{
  gint64 now = g_get_monotonic_time ();

  if (job->outdated != NULL)
    {
      recorder->recovery = g_steal_pointer (&job->outdated);
      g_clear_pointer (&recorder->base, cjm_map_unref);
    }
  recorder->first = now;
  recorder->last
      = now + (CJM_RECORDER_LONGEST_MS - CJM_RECORDER_PAUSE_MS) * G_GINT64_CONSTANT (1000);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CjmRecorder *recorder = CJM_RECORDER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  recorder->is_busy = FALSE;
  recorder->recovery = g_steal_pointer (&job->recovery);
  if (is_done)
    {
      g_clear_pointer (&recorder->written, cjm_map_unref);
      recorder->written = g_steal_pointer (&job->map);
    }
  else
    {
      keep_outdated (recorder, job);
      tell_failure (recorder, error);
    }
  update (recorder);
  g_application_release (g_application_get_default ());
}

static void
start_job (CjmRecorder *recorder, Job *job)
{
  g_autoptr (GTask) task = g_task_new (recorder, NULL, job_cb, NULL);

  recorder->is_busy = TRUE;
  g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_thread);
}

static gboolean
has_same_base (CjmRecorder *recorder)
{
  GFile *file = cjm_document_get_file (recorder->document);

  return recorder->base == cjm_document_get_base (recorder->document)
         && (file == NULL || recorder->file == NULL ? file == recorder->file
                                                    : g_file_equal (file, recorder->file));
}

static void
set_base (CjmRecorder *recorder)
{
  g_clear_pointer (&recorder->base, cjm_map_unref);
  recorder->base = cjm_map_ref (cjm_document_get_base (recorder->document));
  g_set_object (&recorder->file, cjm_document_get_file (recorder->document));
}

static void
write_copy (CjmRecorder *recorder)
{
  Job *job = g_new0 (Job, 1);

  if (has_same_base (recorder))
    job->recovery = g_steal_pointer (&recorder->recovery);
  else
    job->outdated = g_steal_pointer (&recorder->recovery);
  set_base (recorder);
  job->map = cjm_map_ref (cjm_document_get_map (recorder->document));
  job->base = cjm_map_ref (recorder->base);
  job->identity = *cjm_document_get_identity (recorder->document);
  g_set_object (&job->file, recorder->file);
  recorder->first = 0;
  start_job (recorder, job);
}

static void
delete_copy (CjmRecorder *recorder)
{
  Job *job = g_new0 (Job, 1);

  job->outdated = g_steal_pointer (&recorder->recovery);
  g_clear_pointer (&recorder->written, cjm_map_unref);
  start_job (recorder, job);
}

static gboolean
timeout_cb (gpointer user_data)
{
  CjmRecorder *recorder = user_data;

  recorder->timeout = 0;
  if (!recorder->is_busy)
    write_copy (recorder);
  return G_SOURCE_REMOVE;
}

/* Does what is due, or sees to it that it will be done. */
static void
update (CjmRecorder *recorder)
{
  gint64 now = g_get_monotonic_time ();

  g_clear_handle_id (&recorder->timeout, g_source_remove);
  if (recorder->is_busy)
    return;

  if (recorder->is_discarded || !cjm_document_is_modified (recorder->document))
    {
      recorder->first = 0;
      if (recorder->recovery != NULL)
        delete_copy (recorder);
      return;
    }
  if (recorder->written == cjm_document_get_map (recorder->document) && has_same_base (recorder))
    return;

  if (recorder->first == 0)
    recorder->first = recorder->last = now;
  recorder->timeout = g_timeout_add (cjm_recorder_get_delay (recorder->first, recorder->last, now),
                                     timeout_cb, recorder);
}

static void
state_changed_cb (CjmRecorder *recorder)
{
  const CjmMap *map = cjm_document_get_map (recorder->document);

  if (map != recorder->seen)
    {
      g_clear_pointer (&recorder->seen, cjm_map_unref);
      recorder->seen = cjm_map_ref (map);
      recorder->last = g_get_monotonic_time ();
      if (recorder->first == 0)
        recorder->first = recorder->last;
    }
  update (recorder);
}

void
cjm_recorder_take_recovery (CjmRecorder *recorder, CjmRecovery *recovery)
{
  g_return_if_fail (recorder->recovery == NULL);

  recorder->recovery = recovery;
  set_base (recorder);
  g_clear_pointer (&recorder->written, cjm_map_unref);
  recorder->written = cjm_map_ref (cjm_document_get_map (recorder->document));
  update (recorder);
}

void
cjm_recorder_discard (CjmRecorder *recorder)
{
  recorder->is_discarded = TRUE;
  update (recorder);
}

/* Object */

static void
cjm_recorder_dispose (GObject *object)
{
  CjmRecorder *recorder = CJM_RECORDER (object);

  g_clear_handle_id (&recorder->timeout, g_source_remove);

  G_OBJECT_CLASS (cjm_recorder_parent_class)->dispose (object);
}

static void
cjm_recorder_finalize (GObject *object)
{
  CjmRecorder *recorder = CJM_RECORDER (object);

  g_clear_pointer (&recorder->recovery, cjm_recovery_free);
  g_clear_pointer (&recorder->base, cjm_map_unref);
  g_clear_pointer (&recorder->written, cjm_map_unref);
  g_clear_pointer (&recorder->seen, cjm_map_unref);
  g_clear_object (&recorder->file);
  g_clear_object (&recorder->document);

  G_OBJECT_CLASS (cjm_recorder_parent_class)->finalize (object);
}

static void
cjm_recorder_class_init (CjmRecorderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_recorder_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_recorder_finalize;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", CJM_TYPE_RECORDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cjm_recorder_init (CjmRecorder *recorder)
{
}

CjmRecorder *
cjm_recorder_new (CjmDocument *document)
{
  CjmRecorder *recorder = g_object_new (CJM_TYPE_RECORDER, NULL);

  recorder->document = g_object_ref (document);
  recorder->seen = cjm_map_ref (cjm_document_get_map (document));
  g_signal_connect_object (document, "state-changed", G_CALLBACK (state_changed_cb), recorder,
                           G_CONNECT_SWAPPED);
  return recorder;
}
