#pragma once

#include "cjm-canvas.h"

/* The whole sheet in small, with a frame round the part that the canvas shows. A click or a drag
 * moves the view, the wheel zooms, and the arrow keys move the view while it has the focus; its
 * accessible name says what part is shown. The picture is drawn again some time after the map
 * has changed, and only while it is shown. */

G_BEGIN_DECLS

#define CJM_TYPE_MINI_MAP (cjm_mini_map_get_type ())
G_DECLARE_FINAL_TYPE (CjmMiniMap, cjm_mini_map, CJM, MINI_MAP, GtkWidget)

GtkWidget *cjm_mini_map_new (void);

/* @canvas is borrowed and must outlive the mini-map. */
void cjm_mini_map_set_canvas (CjmMiniMap *self, CjmCanvas *canvas);

/* Takes up what the canvas shows now: size, name, and a picture where the map is another one. Not
 * to be called while widgets are being placed. */
void cjm_mini_map_update (CjmMiniMap *self);

/* The pointer or the focus is on it. */
gboolean cjm_mini_map_is_in_use (CjmMiniMap *self);

G_END_DECLS
