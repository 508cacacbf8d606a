#pragma once

#include "cjm-canvas.h"

/* The one place for zooming with the pointer: out, a slider, in, the zoom in per cent with a list
 * of usual ones, the whole map, and whether the mini-map is shown. All but the slider are actions
 * of the window: "win.zoom" with a number (1 is 100 %), "win.zoom-in" and so on. */

G_BEGIN_DECLS

#define CJM_TYPE_ZOOM_BAR (cjm_zoom_bar_get_type ())
G_DECLARE_FINAL_TYPE (CjmZoomBar, cjm_zoom_bar, CJM, ZOOM_BAR, GtkWidget)

GtkWidget *cjm_zoom_bar_new (void);

/* @canvas is borrowed and must outlive the bar. */
void cjm_zoom_bar_set_canvas (CjmZoomBar *self, CjmCanvas *canvas);

/* Whether there is room for the slider. */
void cjm_zoom_bar_set_has_slider (CjmZoomBar *self, gboolean has_slider);

G_END_DECLS
