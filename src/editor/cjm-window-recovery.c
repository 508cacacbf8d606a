#include "cjm-window-private.h"

#include "cjm-notice.h"
#include "cjm-versions-dialog.h"

#include <glib/gi18n.h>

/* What is not saved, and outlives the program if need be; and what was saved before. */

static void
failed_cb (CjmRecorder *recorder, const char *reason, gpointer user_data)
{
  cjm_window_add_notice (user_data,
                         cjm_notice_new (_ ("Changes are not protected against a crash"), reason));
}

void
cjm_window_set_up_recovery (CjmWindow *window)
{
  window->recorder = cjm_recorder_new (window->document);
  g_signal_connect_object (window->recorder, "failed", G_CALLBACK (failed_cb), window, 0);
}

void
cjm_window_take_recovery (CjmWindow *window, CjmRecovery *recovery)
{
  const CjmMap *map = cjm_recovery_get_map (recovery), *base = cjm_recovery_get_base (recovery);
  GFile *file = cjm_recovery_get_file (recovery);
  g_autoptr (CjmMap) nothing = NULL;

  g_return_if_fail (map != NULL);

  if (base == NULL)
    base = nothing = cjm_map_new (map->language);
  cjm_canvas_end_editing (window->canvas);
  cjm_window_restore_size (window, file);
  cjm_document_recover (window->document, map, base, file, cjm_recovery_get_identity (recovery));
  cjm_recorder_take_recovery (window->recorder, recovery);
  if (file != NULL)
    cjm_window_restore_view (window);
  else
    cjm_canvas_reset_view (window->canvas);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  /* Somebody may have saved the file since: then merging is offered. */
  cjm_file_watch_check (window->watch);
}

/* Versions */

void
cjm_window_take_back (CjmWindow *window, const CjmMap *map, const char *moment)
{
  /* Translators: %s is "today, 10:42", "yesterday, 10:42" or a day and an hour. */
  g_autofree char *text = g_strdup_printf (_ ("The map is again as it was saved %s"), moment);

  cjm_canvas_end_editing (window->canvas);
  if (cjm_document_take_map (window->document, cjm_map_ref (map), CJM_CHANGE_TAKE_BACK, NULL))
    cjm_toast_show (window->toast, text);
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
}

static void
versions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_canvas_end_editing (window->canvas);
  cjm_versions_dialog_show (window);
}

void
cjm_window_add_version_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = { { .name = "versions", .activate = versions_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
