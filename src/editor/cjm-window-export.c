#include "cjm-window-private.h"

#include "cjm-export-dialog.h"
#include "cjm-print.h"
#include "cjm-show-file.h"

/* What goes out of the window, and what is told of it. */

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_canvas_end_editing (window->canvas);
  cjm_export_dialog_show (window);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_canvas_end_editing (window->canvas);
  cjm_print_show (window);
}

static void
exported_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "open-exported"))
    cjm_file_open (GTK_WINDOW (window), window->exported);
  else
    cjm_file_show (GTK_WINDOW (window), window->exported);
}

static void
enable_exported (CjmWindow *window, gboolean is_enabled)
{
  static const char *const names[] = { "open-exported", "show-exported" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])), is_enabled);
}

void
cjm_window_set_exported (CjmWindow *window, GFile *file, GtkWidget *notice)
{
  if (window->ready_notice != NULL)
    cjm_window_remove_notice (window, window->ready_notice);
  g_set_weak_pointer (&window->ready_notice, notice);
  g_set_object (&window->exported, file);
  enable_exported (window, TRUE);
}

void
cjm_window_add_notice (CjmWindow *window, GtkWidget *notice)
{
  gtk_box_append (window->notices, notice);
  g_signal_connect_object (notice, "done", G_CALLBACK (cjm_window_remove_notice), window,
                           G_CONNECT_SWAPPED);
}

/* The focus is not lost with the button that had it. */
void
cjm_window_remove_notice (CjmWindow *window, GtkWidget *notice)
{
  gboolean had_focus = gtk_widget_get_focus_child (notice) != NULL;

  if (gtk_widget_get_parent (notice) != NULL)
    gtk_box_remove (window->notices, notice);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
}

void
cjm_window_set_up_export (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "export", .activate = export_cb },
    { .name = "print", .activate = print_cb },
    { .name = "open-exported", .activate = exported_cb },
    { .name = "show-exported", .activate = exported_cb },
  };
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (window->canvas), GTK_TYPE_OVERLAY);

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  enable_exported (window, FALSE);
  window->notices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_halign (GTK_WIDGET (window->notices), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (window->notices), GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (window->notices));
}
