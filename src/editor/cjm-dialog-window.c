#include "cjm-dialog-window.h"

#include "cjm-text-scale.h"

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWidget *
cjm_dialog_window_new (GtkWindow *parent, const char *title, gboolean is_modal)
{
  GtkWidget *window = gtk_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), is_modal);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);

  return window;
}

void
cjm_dialog_window_set_size (GtkWidget *window, int width, int height)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  cjm_text_scale_fit (parent != NULL ? GTK_WIDGET (parent) : window, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
}

GtkHeaderBar *
cjm_dialog_window_get_bar (GtkWidget *window)
{
  return GTK_HEADER_BAR (gtk_window_get_titlebar (GTK_WINDOW (window)));
}
