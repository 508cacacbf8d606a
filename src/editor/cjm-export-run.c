#include "cjm-export-run.h"

#include "cjm-dialogs.h"
#include "cjm-export-notice.h"
#include "cjm-save.h"

#include <glib/gi18n.h>

/* Milliseconds: what is done by then needs no telling of, and between two looks at the progress. */
#define PATIENCE 500
#define LOOK_TIME 100

typedef struct
{
  CjmMap *map;
  CjmWords *words;
  CjmExportOptions options;
  CjmExportProgress progress;
  GCancellable *cancellable;
  GFile *file;
  char *remark;

  /* Of the window's thread. */
  CjmWindow *window;
  CjmExportNotice *notice;
  guint look_source;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  cjm_map_unref (run->map);
  cjm_words_unref (run->words);
  g_object_unref (run->cancellable);
  g_object_unref (run->file);
  g_free (run->remark);
  g_free (run);
}

/* Who has stopped it is told so at once, while the thread comes to its end; from where the file is
 * written on it cannot be stopped any more. */
static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = cjm_export_to_bytes (run->map, run->words, &run->options, &run->remark, &error);

  if (!g_task_set_return_on_cancel (task, FALSE))
    return;

  g_task_set_check_cancellable (task, FALSE);
  if (bytes != NULL && cjm_file_write_bytes (run->file, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell (Run *run, const GError *error)
{
  g_autofree char *name = g_file_get_basename (run->file);
  g_autofree char *heading = NULL;

  if (error == NULL)
    {
      cjm_export_notice_set_ready (run->notice, run->remark);
      cjm_window_set_exported (run->window, run->file, GTK_WIDGET (run->notice));
      return;
    }

  cjm_window_remove_notice (run->window, GTK_WIDGET (run->notice));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: the heading of a message; %s is the name of a file. */
  heading = g_strdup_printf (_ ("“%s” was not written"), name);
  cjm_dialog_tell (GTK_WINDOW (run->window), heading, error->message);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_handle_id (&run->look_source, g_source_remove);
  /* A window that was closed meanwhile has nothing to tell any more. */
  if (gtk_widget_get_root (GTK_WIDGET (run->notice)) != NULL
      && gtk_widget_get_mapped (GTK_WIDGET (run->window)))
    tell (run, error);
  g_clear_object (&run->notice);
  g_clear_object (&run->window);
}

static gboolean
look_cb (gpointer user_data)
{
  Run *run = user_data;

  cjm_export_notice_set_progress (run->notice, cjm_export_progress_get (&run->progress));
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer user_data)
{
  Run *run = user_data;

  gtk_widget_set_visible (GTK_WIDGET (run->notice), TRUE);
  run->look_source = g_timeout_add (LOOK_TIME, look_cb, run);
  return G_SOURCE_REMOVE;
}

static void
set_up_notice (Run *run)
{
  run->notice
      = CJM_EXPORT_NOTICE (g_object_ref_sink (cjm_export_notice_new (run->file, run->cancellable)));
  gtk_widget_set_visible (GTK_WIDGET (run->notice), FALSE);
  cjm_window_add_notice (run->window, GTK_WIDGET (run->notice));
  run->look_source = g_timeout_add (PATIENCE, patience_cb, run);
}

void
cjm_export_run (CjmWindow *window,
                const CjmMap *map,
                CjmWords *words,
                const CjmExportOptions *options,
                GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Run *run = g_new0 (Run, 1);

  run->map = cjm_map_ref (map);
  run->words = cjm_words_ref (words);
  run->options = *options;
  run->cancellable = g_cancellable_new ();
  run->progress.cancellable = run->cancellable;
  run->options.progress = &run->progress;
  run->file = g_object_ref (file);
  run->window = g_object_ref (window);
  set_up_notice (run);

  /* The program does not end in the middle of an export. */
  g_application_hold (g_application_get_default ());
  task = g_task_new (NULL, run->cancellable, done_cb, NULL);
  g_task_set_task_data (task, run, run_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, export_thread);
}
