#pragma once

#include "cjm-pdf-boxes.h"
#include "cjm-tag-device.h"
#include "cjm-tiling.h"

#include <cairo.h>

/* The pages of a poster over many sheets: first a plan of how they are put together, with a ruler
 * that tells whether they were printed in their true size, then the sheets row by row, each with
 * its label and with marks where it is cut. */

G_BEGIN_DECLS

/* Draws what is to be seen at @seen of the poster, in points of it. */
typedef void (*CjmPosterFunc) (cairo_t *cr, CjmRect seen, gpointer data);

guint cjm_tiling_get_n_pages (const CjmTiling *self);

/* What the page is called; the caller frees it. @title is that of the map. */
char *cjm_tiling_dup_heading (const CjmTiling *self, guint index, const char *title);

/* Draws a page, which is as large as the sheets; @tags (may be NULL) tell its structure. */
void cjm_tiling_draw_page (const CjmTiling *self,
                           guint index,
                           cairo_t *cr,
                           CjmTagDevice *tags,
                           const char *title,
                           CjmPosterFunc draw,
                           gpointer data);

/* Of all pages; the trim box of a sheet is what is left when it is cut. The caller frees them. */
CjmPdfBoxes *cjm_tiling_create_boxes (const CjmTiling *self);

G_END_DECLS
