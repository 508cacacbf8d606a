#pragma once

#include "cjm-artwork.h"
#include "cjm-layout.h"

#include <cairo.h>

/* The phases of a map over several pages: as many beside each other as are easily read, with the
 * labels of the lanes on every page, and as many lanes below each other as a page has room for,
 * with the headers of the phases on every page. A lane that is higher than a page goes on upon the
 * next, parted between its notes.
 *
 * Pages and what is on them are in points of the sheet: who draws scales them. */

G_BEGIN_DECLS

typedef struct _CjmReportGrid CjmReportGrid;

/* The map of @layout on pages of @width by @height. It needs a phase. */
CjmReportGrid *cjm_report_grid_new (const CjmLayout *layout, double width, double height);
void cjm_report_grid_free (CjmReportGrid *grid);

guint cjm_report_grid_get_n_pages (const CjmReportGrid *grid);

/* The phases on a page, the first and the last, and the first page that shows a phase. */
void cjm_report_grid_get_phases (const CjmReportGrid *grid, guint page, guint *first, guint *last);
guint cjm_report_grid_find_page (const CjmReportGrid *grid, guint phase);

/* How much a page had to be made smaller for a phase of more steps than find room; else 1. */
double cjm_report_grid_get_least_scale (const CjmReportGrid *grid);

/* Where the phase is that needs the most of room; for a remark. */
guint cjm_report_grid_get_widest_phase (const CjmReportGrid *grid);

void
cjm_report_grid_paint (const CjmReportGrid *grid, cairo_t *cr, CjmArtwork *artwork, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmReportGrid, cjm_report_grid_free)

G_END_DECLS
