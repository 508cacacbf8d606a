#pragma once

#include "cjm-application.h"
#include "cjm-canvas.h"
#include "cjm-recovery.h"

/* The window of one map: header bar, canvas, and the questions before work would be lost. */

G_BEGIN_DECLS

#define CJM_TYPE_WINDOW (cjm_window_get_type ())
G_DECLARE_FINAL_TYPE (CjmWindow, cjm_window, CJM, WINDOW, GtkApplicationWindow)

/* A window with a new map in the user's language. */
GtkWidget *cjm_window_new (CjmApplication *application);

CjmDocument *cjm_window_get_document (CjmWindow *window);
CjmCanvas *cjm_window_get_canvas (CjmWindow *window);

/* Whether the window shows @file, or is about to. */
gboolean cjm_window_has_file (CjmWindow *window, GFile *file);

/* A new map that nobody has touched: opening a file may take its window. */
gboolean cjm_window_is_free (CjmWindow *window);

/* Takes @map for the window's, as a new one that was never saved. */
void cjm_window_begin (CjmWindow *window, const CjmMap *map);

/* Reads @file into this window; a message says why where that fails, and the map that was there
 * stays. */
void cjm_window_load (CjmWindow *window, GFile *file);

gboolean cjm_window_is_loading (CjmWindow *window);

/* Takes over what was left behind of a map, as unsaved changes to its file. It must be readable,
 * and the window's own map nothing that would be missed. */
void cjm_window_take_recovery (CjmWindow *window, CjmRecovery *recovery);

/* Goes on with @map, an earlier version of the window's: one step of the history. @moment: when it
 * was saved, in words. */
void cjm_window_take_back (CjmWindow *window, const CjmMap *map, const char *moment);

/* Shows @notice over the map until it is done, which it says by its signal "done", or removed. */
void cjm_window_add_notice (CjmWindow *window, GtkWidget *notice);
void cjm_window_remove_notice (CjmWindow *window, GtkWidget *notice);

/* Says what was exported last, of which @notice tells: what the actions open and show. */
void cjm_window_set_exported (CjmWindow *window, GFile *file, GtkWidget *notice);

G_END_DECLS
