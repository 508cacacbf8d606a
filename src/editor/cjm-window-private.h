#pragma once

#include "cjm-window.h"

/* What the files of the window share: cjm-window.c (header bar, view, editing) and
 * cjm-window-files.c (opening, saving, closing). */

G_BEGIN_DECLS

struct _CjmWindow
{
  GtkApplicationWindow parent_instance;

  CjmDocument *document;
  CjmCanvas *canvas;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkButton *zoom_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GFile *loading; /* the file that is being read, or NULL */
  gboolean is_saving;
  GFile *next_save; /* where to save once the running save has ended, or NULL */
  gboolean next_may_replace;
  gboolean closes_after_save;
};

/* Adds the actions of files to the window; cjm-window-files.c. */
void cjm_window_add_file_actions (CjmWindow *window);

/* TRUE where the window may close at once; else the user is asked first. */
gboolean cjm_window_may_close (CjmWindow *window);

G_END_DECLS
