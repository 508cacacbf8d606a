#pragma once

#include "cjm-sheet.h"

/* A horizontal part of the sheet, or the rail with the row label that lies on such a part: a
 * widget that draws the ground and holds tiles. The sheet places it and its tiles. */

G_BEGIN_DECLS

#define CJM_TYPE_BAND (cjm_band_get_type ())
G_DECLARE_FINAL_TYPE (CjmBand, cjm_band, CJM, BAND, GtkWidget)

GtkWidget *cjm_band_new (CjmSheet *sheet, gboolean is_rail);

/* @frame: the band's rectangle on the page. With @is_coarse the notes of its row are drawn as
 * grey lines, those inside @view. */
void
cjm_band_set_frame (CjmBand *band, guint index, CjmRect frame, gboolean is_coarse, CjmRect view);
CjmRect cjm_band_get_frame (CjmBand *band);

/* Draws anew what the band shows of the layout. */
void cjm_band_redraw (CjmBand *band);

/* The band follows the view and lies over others: it needs a ground and an edge. */
void cjm_band_set_is_afloat (CjmBand *band, gboolean is_afloat);

/* Adds a tile below the rail, if the band has one. */
void cjm_band_add (CjmBand *band, GtkWidget *tile);

G_END_DECLS
