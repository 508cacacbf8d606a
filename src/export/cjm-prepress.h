#pragma once

#include "cjm-box.h"
#include "cjm-paper.h"

#include <cairo.h>

/* What a print shop wants around a page: ground that goes on beyond the edge at which the paper is
 * cut, and marks that say where that is. */

G_BEGIN_DECLS

#define CJM_PREPRESS_MAX_BLEED 50.0 /* millimetres */

/* In points of the page with all that is around it. */
typedef struct
{
  CjmRect trim;
  CjmRect bleed;
  gboolean has_marks;
} CjmPrepress;

/* How far a page of these reaches beyond the trim, in points; @bleed is in millimetres. */
double cjm_prepress_get_outset (double bleed, gboolean has_marks);

/* Makes @page larger by what is around it. Without bleed and marks nothing is. */
void cjm_prepress_init (CjmPrepress *self, CjmPage *page, double bleed, gboolean has_marks);

/* Where the edges of @trim are, outside of @printed. */
void cjm_prepress_draw_marks (cairo_t *cr, CjmRect trim, CjmRect printed);

G_END_DECLS
