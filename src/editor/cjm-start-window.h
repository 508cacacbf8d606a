#pragma once

#include "cjm-application.h"

/* The start page: recent maps at the side, templates as cards with a picture of each, and the
 * card that asks about a purchase of one's own. It is a window of its own, for there is no map
 * yet that could be saved, exported or undone; choosing something opens it and closes the page. */

G_BEGIN_DECLS

#define CJM_TYPE_START_WINDOW (cjm_start_window_get_type ())
G_DECLARE_FINAL_TYPE (CjmStartWindow, cjm_start_window, CJM, START_WINDOW, GtkApplicationWindow)

/* @language: of the maps that are begun. */
GtkWidget *cjm_start_window_new (CjmApplication *application, const char *language);

G_END_DECLS
