#pragma once

#include <gtk/gtk.h>

/* A window for a short task beside a map: it belongs to @parent, goes with it, and Escape closes
 * it. Its title bar is a GtkHeaderBar, to which cjm_dialog_window_get_bar() leads. */
GtkWidget *cjm_dialog_window_new (GtkWindow *parent, const char *title, gboolean is_modal);
GtkHeaderBar *cjm_dialog_window_get_bar (GtkWidget *window);
