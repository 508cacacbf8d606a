#pragma once

#include "cjm-artwork.h"
#include "cjm-crop.h"
#include "cjm-paper.h"

/* Writes a sheet as SVG: text stays text in the fonts of the theme, the parts of the sheet are
 * named layers, and everything stands in reading order. One user unit is a point.
 *
 * (cairo's own SVG surface draws every glyph as a path; it serves where that is wanted.) */

G_BEGIN_DECLS

typedef struct _CjmSvgDevice CjmSvgDevice;

/* Begins a document called @title with the sheet of @layout on @page; @page and @artwork must
 * live as long as the device. */
CjmSvgDevice *cjm_svg_device_new (const CjmLayout *layout,
                                  const char *title,
                                  const CjmPage *page,
                                  CjmArtwork *artwork);

/* Fills the page with the sheet's paper, below what comes then. */
void cjm_svg_device_fill_page (CjmSvgDevice *device);

/* For a part of the sheet: the sheet is painted once for each tile, between these two. What is
 * outside the tile is cut off. */
void cjm_svg_device_begin_tile (CjmSvgDevice *device, const CjmTile *tile);
void cjm_svg_device_end_tile (CjmSvgDevice *device);

/* Ends the document, frees the device and returns what it wrote. */
GBytes *cjm_svg_device_finish (CjmSvgDevice *device);

G_END_DECLS
