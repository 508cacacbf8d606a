#pragma once

#include <gtk/gtk.h>

/* A window for a short task beside a map: it belongs to @parent, goes with it, and Escape closes
 * it. Its title bar is a GtkHeaderBar, to which cjm_dialog_window_get_bar() leads. */
GtkWidget *cjm_dialog_window_new (GtkWindow *parent, const char *title, gboolean is_modal);

/* The size that it opens with, in pixels that suit text of the usual size; see cjm-text-scale.h. A
 * @height of -1 is that of its content. */
void cjm_dialog_window_set_size (GtkWidget *window, int width, int height);
GtkHeaderBar *cjm_dialog_window_get_bar (GtkWidget *window);
