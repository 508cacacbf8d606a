#pragma once

#include "cjm-artwork.h"
#include "cjm-layout.h"

#include <cairo.h>

/* The first page of a report: title, persona and where the map is from at its top, barrier,
 * insight and legend at its bottom; in points of the sheet. Texts that are longer than a page go on
 * upon the next. */

G_BEGIN_DECLS

typedef struct _CjmReportCover CjmReportCover;

CjmReportCover *cjm_report_cover_new (const CjmLayout *layout, double width, double height);
void cjm_report_cover_free (CjmReportCover *self);

guint cjm_report_cover_get_n_pages (const CjmReportCover *self);

/* What is left between the top and the bottom of a single page, and where it begins; 0 where there
 * are more pages. */
double cjm_report_cover_get_room (const CjmReportCover *self, double *y);

void
cjm_report_cover_paint (const CjmReportCover *self, cairo_t *cr, CjmArtwork *artwork, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmReportCover, cjm_report_cover_free)

G_END_DECLS
