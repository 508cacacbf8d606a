#pragma once

#include "cjm-artwork.h"
#include "cjm-layout.h"
#include "cjm-paper.h"

#include <cairo.h>

/* A map as a report of several pages, to be read at a desk: a cover with the title, the persona and
 * what was learned, then the phases, as many a page as are easily read, and the metrics, the
 * actions and the sources as tables. No letter is smaller than CJM_REPORT_MIN_TYPE, whatever the
 * paper and the theme; the map goes on upon the next page instead. */

G_BEGIN_DECLS

typedef struct _CjmReport CjmReport;

/* The smallest letters of a report, in points of paper. */
#define CJM_REPORT_MIN_TYPE 7.0

/* FALSE for a roll and for a paper on which nothing would be left to read, with a sentence that
 * says what would do. @margin is in millimetres. */
gboolean cjm_report_check_paper (const CjmPaper *paper, double margin, GError **error);

/* The map of @layout, which is in its own shape. As large as the map stands for A4, and an
 * orientation that is automatic for landscape. NULL as above. */
CjmReport *cjm_report_new (CjmLayout *layout,
                           const CjmPaper *paper,
                           CjmOrientation orientation,
                           double margin,
                           GError **error);
void cjm_report_free (CjmReport *self);

guint cjm_report_get_n_pages (const CjmReport *self);

/* Of a page, in points. */
void cjm_report_get_size (const CjmReport *self, double *width, double *height);

/* A sentence about what could not be made as large as it should be, or NULL; the caller frees
 * it. */
char *cjm_report_dup_remark (const CjmReport *self);

/* The phases and the tables, and the pages that they are on, for a PDF that is drawn on @pdf. */
void cjm_report_add_outline (const CjmReport *self, cairo_surface_t *pdf);

/* Draws page @page in points of it. */
void cjm_report_paint_page (const CjmReport *self, cairo_t *cr, CjmArtwork *artwork, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmReport, cjm_report_free)

G_END_DECLS
