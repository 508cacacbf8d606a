#pragma once

#include <gtk/gtk.h>

/* Questions and messages in front of a window. GTK 4.8 has no asynchronous dialogs of its own;
 * what stands in for them is all in this file, so that a later GTK touches one place. */

G_BEGIN_DECLS

/* @file is NULL where nothing was chosen. */
typedef void (*CjmFileFunc) (GFile *file, gpointer user_data);

/* A kind of file offered by a dialog. */
typedef struct
{
  const char *name;            /* "Journey maps" */
  const char *const *suffixes; /* "cjm", ended by NULL; NULL for all files */
} CjmFileKind;

/* @kinds: ended by one without name. */
void cjm_dialog_open_file (GtkWindow *parent,
                           const char *title,
                           const CjmFileKind *kinds,
                           CjmFileFunc callback,
                           gpointer user_data);

/* @folder (may be NULL): where the dialog begins. */
void cjm_dialog_save_file (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           GFile *folder,
                           const CjmFileKind *kinds,
                           CjmFileFunc callback,
                           gpointer user_data);

void cjm_dialog_tell (GtkWindow *parent, const char *heading, const char *text);

/* @response is the number of the button, from 0, or -1 where the question was put away. */
typedef void (*CjmAnswerFunc) (int response, gpointer user_data);

/* @buttons: labels from the harmless to the suggested one, ended by NULL. @destructive is the
 * number of one that loses something, or -1. */
void cjm_dialog_ask (GtkWindow *parent,
                     const char *heading,
                     const char *text,
                     const char *const *buttons,
                     int destructive,
                     CjmAnswerFunc callback,
                     gpointer user_data);

/* @color: 0xRRGGBB, where one was chosen. */
typedef void (*CjmColorFunc) (gboolean is_chosen, guint32 color, gpointer user_data);

void cjm_dialog_choose_color (GtkWindow *parent,
                              guint32 color,
                              CjmColorFunc callback,
                              gpointer user_data);

G_END_DECLS
