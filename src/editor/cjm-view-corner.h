#pragma once

#include "cjm-canvas.h"

/* What floats over the lower trailing corner of the canvas: the mini-map above the zoom bar. The
 * mini-map is left out where it is not wanted, where the whole sheet is in view, and where the
 * window is too small for it; and it steps aside as long as it lies over what has the focus. */

G_BEGIN_DECLS

#define CJM_TYPE_VIEW_CORNER (cjm_view_corner_get_type ())
G_DECLARE_FINAL_TYPE (CjmViewCorner, cjm_view_corner, CJM, VIEW_CORNER, GtkWidget)

/* @canvas is borrowed and must outlive the corner. */
void cjm_view_corner_set_canvas (CjmViewCorner *self, CjmCanvas *canvas);

void cjm_view_corner_set_wants_map (CjmViewCorner *self, gboolean wants_map);

/* Gives the focus to the mini-map, or to the zoom bar where that is not shown. */
void cjm_view_corner_focus (CjmViewCorner *self);

G_END_DECLS
