#pragma once

#include "cjm-screen-painter.h"
#include "cjm-sheet.h"

/* A tile: the light widget of one place on the sheet. It has the focus, the name for screen
 * readers and a cached drawing; it knows nothing else. */

G_BEGIN_DECLS

#define CJM_TYPE_TILE (cjm_tile_get_type ())
G_DECLARE_FINAL_TYPE (CjmTile, cjm_tile, CJM, TILE, GtkWidget)

GtkWidget *cjm_tile_new (CjmSheet *sheet);

/* Takes over where the place is and what it shows; draws again only where that has changed. */
void cjm_tile_set_stop (CjmTile *tile, const CjmStop *stop);
const CjmStop *cjm_tile_get_stop (CjmTile *tile);
void cjm_tile_set_is_edited (CjmTile *tile, gboolean is_edited);

/* The current place of the sheet keeps its frame while a menu has the focus. */
void cjm_tile_set_is_current (CjmTile *tile, gboolean is_current);

/* Said to screen readers only: what is selected is drawn by the bands. */
void cjm_tile_set_is_selected (CjmTile *tile, gboolean is_selected);

/* The tile lies over others and needs a ground. */
void cjm_tile_set_is_afloat (CjmTile *tile, gboolean is_afloat);

/* A number of the last time the tile was wanted; the sheet drops those that were not. */
void cjm_tile_set_stamp (CjmTile *tile, guint stamp);
guint cjm_tile_get_stamp (CjmTile *tile);

G_END_DECLS
