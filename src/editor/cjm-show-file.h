#pragma once

#include <gtk/gtk.h>

/* Hands a file over to the other programs of the desktop. (GtkFileLauncher comes with a later GTK.)
 * A message says so where nobody takes it. */

G_BEGIN_DECLS

/* In the program that opens files of its kind. */
void cjm_file_open (GtkWindow *parent, GFile *file);

/* In the file manager, which marks it in its folder. */
void cjm_file_show (GtkWindow *parent, GFile *file);

G_END_DECLS
