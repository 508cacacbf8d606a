#pragma once

#include "cjm-canvas.h"

/* The overview of a map, in a window beside it: the actions in a list and in the matrix of impact
 * and effort, the low points and obstacles that no action answers, and how much of the map is
 * backed by evidence. It follows the map, and whatever it lists leads to its place on the sheet.
 *
 * @page: "actions" or "evidence". A window that has one already shows that. */
void
cjm_overview_show (GtkWindow *parent, CjmDocument *document, CjmCanvas *canvas, const char *page);
