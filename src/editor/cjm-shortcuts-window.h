#pragma once

#include <gtk/gtk.h>

/* The window that lists all keys: made from the table of commands. */
void cjm_shortcuts_window_show (GtkWindow *parent);
