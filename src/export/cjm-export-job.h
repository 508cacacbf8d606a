#pragma once

#include "cjm-artwork.h"
#include "cjm-cards.h"
#include "cjm-export.h"
#include "cjm-painter.h"
#include "cjm-prepress.h"
#include "cjm-report.h"
#include "cjm-tag-device.h"
#include "cjm-tiling.h"

/* One export of a drawn format while it runs: the map laid out for its paper, what of it is shown
 * where, and its pages, each drawn on any cairo context. The formats (cjm-export-pdf.h and its
 * like) are what is done with that.
 *
 * A job has a layout and fonts of its own and can be made and used in any thread, one at a time.
 * All measures are points. */

G_BEGIN_DECLS

/* For the files of this room. */
typedef struct
{
  CjmLayout *layout;
  CjmArtwork *artwork;
  const char *title;
  gboolean is_part;
  gboolean is_poster;   /* laid out for its paper, which has the sheet's colour up to its edges */
  gboolean is_blank;    /* a poster to be written on */
  gboolean lacks_paper; /* nothing is drawn behind the sheet */
  double width, height; /* of the sheet, or the part of it */
  guint n_tiles;
  CjmTile tiles[CJM_CROP_MAX_TILES];
  CjmPage page; /* with what is around it for a print shop */
  CjmPrepress prepress;
  CjmTiling *tiling;  /* the page over many sheets; NULL on one */
  CjmCards *cards;    /* what is drawn instead of the sheet, or NULL */
  CjmReport *report;  /* the same */
  CjmTagDevice *tags; /* owned by who sets it; NULL where there is no structure beside the looks */
  CjmExportProgress *progress; /* borrowed from the options, or NULL */
} CjmExportJob;

/* @words are those of the map's language. The page has nothing around it yet:
 * cjm_export_job_prepare_print() adds that. NULL where the paper is too small for the map, or
 * there is nothing to draw. */
CjmExportJob *cjm_export_job_new (const CjmMap *map,
                                  CjmWords *words,
                                  const CjmExportOptions *options,
                                  GError **error);
void cjm_export_job_free (CjmExportJob *self);

/* Adds what paper has and a picture has not: ground to be cut off and marks, or many sheets in the
 * place of one; and a page larger than a PDF can have is made smaller. @remark is set to a sentence
 * about it, or NULL. */
void
cjm_export_job_prepare_print (CjmExportJob *self, const CjmExportOptions *options, char **remark);

/* The pages, which are all of one size. */
guint cjm_export_job_get_n_pages (const CjmExportJob *self);
void cjm_export_job_get_page_size (const CjmExportJob *self, double *width, double *height);
void cjm_export_job_draw_page (const CjmExportJob *self, guint index, cairo_t *cr);

/* Draws what is to be seen of the sheet between @top and @bottom, in points of it, at its place on
 * its one page. */
void cjm_export_job_draw_sheet (const CjmExportJob *self, cairo_t *cr, double top, double bottom);

/* What is drawn for @tile, in the places of the sheet. */
void cjm_export_job_paint_tile (const CjmPainter *painter, const CjmTile *tile);

/* Draws all pages on @surface, with CAIRO_STATUS_WRITE_ERROR once nobody waits for them any more.
 */
cairo_status_t cjm_export_job_draw_pages (const CjmExportJob *self, cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmExportJob, cjm_export_job_free)

G_END_DECLS
