#pragma once

#include "cjm-canvas.h"

/* The bar under the header in which one finds and replaces texts of the map: it searches while
 * one types and whenever the map changes, has the canvas mark what is found, and keeps the focus
 * until it is closed. What is replaced is a step of the document's history.
 *
 * Signals: "closed"; "wants-field" with a CjmField and an id, for a text that the sheet does not
 * show. */

G_BEGIN_DECLS

#define CJM_TYPE_FIND_BAR (cjm_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CjmFindBar, cjm_find_bar, CJM, FIND_BAR, GtkBox)

GtkWidget *cjm_find_bar_new (CjmDocument *document, CjmCanvas *canvas);

/* Begins at the place that has the focus. @pattern (may be NULL) is what is looked for first. */
void cjm_find_bar_open (CjmFindBar *bar, const char *pattern, gboolean replaces);

/* To the next match (+1) or the one before (-1), round the end of the map. */
void cjm_find_bar_step (CjmFindBar *bar, int direction);

G_END_DECLS
