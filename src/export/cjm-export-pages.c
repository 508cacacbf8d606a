#include "cjm-cairo-device.h"
#include "cjm-crop-device.h"
#include "cjm-export-job.h"
#include "cjm-tiling-pages.h"

/* What the pages of a job show, drawn with cairo. */

/* In points: what a clip must stay away from the edge of a page for cairo to heed it. */
#define PAGE_EDGE 0.02

/* What is drawn has paper of its own around it. */
static void
fill_paper (const CjmExportJob *self, cairo_t *cr, CjmRect rect)
{
  guint32 color = self->layout->theme->inks[CJM_INK_PAPER];

  if (self->lacks_paper)
    return;

  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_fill (cr);
}

/* What is seen of @tile between two heights of what is drawn, on the sheet. */
static CjmRect
get_seen (const CjmTile *tile, double top, double bottom)
{
  double start = MAX (top - tile->y, 0), end = MIN (bottom - tile->y, tile->from.height);

  return (CjmRect){ tile->from.x, tile->from.y + start, tile->from.width, MAX (end - start, 0) };
}

void
cjm_export_job_paint_tile (const CjmPainter *painter, const CjmTile *tile)
{
  if (tile->n_phases > 0)
    cjm_paint_headers (painter, tile->first_phase, tile->n_phases);
  else
    cjm_paint_sheet (painter);
}

static void
draw_tile (const CjmExportJob *self, cairo_t *cr, const CjmTile *tile, CjmRect seen)
{
  CjmCairoDevice device;
  CjmCropDevice crop;
  CjmPainter painter = { .device = &crop.device,
                         .layout = self->layout,
                         .shows_hints = self->is_blank,
                         .is_blank = self->is_blank,
                         .lacks_paper = self->lacks_paper };
  gboolean has_tags = self->tags != NULL && !cjm_tag_device_has_leaf (self->tags);

  cairo_save (cr);
  if (self->is_part)
    {
      cairo_rectangle (cr, tile->x, tile->y, tile->from.width, tile->from.height);
      cairo_clip (cr);
    }
  cairo_translate (cr, tile->x - tile->from.x, tile->y - tile->from.y);
  cjm_cairo_device_init (&device, cr, self->artwork);
  cjm_crop_device_init (
      &crop, has_tags ? cjm_tag_device_aim (self->tags, &device.device, cr) : &device.device, seen);
  cjm_export_job_paint_tile (&painter, tile);
  cairo_restore (cr);
}

/* cairo 1.16 loses tags where something is drawn that reaches out of the page, if only by a hair.
 */
static void
clip_to_page (const CjmExportJob *self, cairo_t *cr)
{
  cairo_rectangle (cr, PAGE_EDGE, PAGE_EDGE, self->page.width - 2 * PAGE_EDGE,
                   self->page.height - 2 * PAGE_EDGE);
  cairo_clip (cr);
}

void
cjm_export_job_draw_sheet (const CjmExportJob *self, cairo_t *cr, double top, double bottom)
{
  if (self->tags != NULL)
    clip_to_page (self, cr);
  if (self->is_poster)
    fill_paper (self, cr, self->prepress.bleed);
  cairo_translate (cr, self->page.x, self->page.y);
  cairo_scale (cr, self->page.scale, self->page.scale);
  if (self->is_part)
    fill_paper (self, cr, (CjmRect){ 0, 0, self->width, self->height });
  for (guint i = 0; i < self->n_tiles; i++)
    {
      CjmRect seen = get_seen (&self->tiles[i], top, bottom);

      if (seen.height > 0)
        draw_tile (self, cr, &self->tiles[i], seen);
    }
}

/* The page as a print shop wants it. */
static void
draw_trimmed (const CjmExportJob *self, cairo_t *cr)
{
  CjmRect bleed = self->prepress.bleed;

  cairo_save (cr);
  cairo_rectangle (cr, bleed.x, bleed.y, bleed.width, bleed.height);
  cairo_clip (cr);
  fill_paper (self, cr, bleed);
  cjm_export_job_draw_sheet (self, cr, 0, self->height);
  cairo_restore (cr);
  if (self->prepress.has_marks)
    cjm_prepress_draw_marks (cr, self->prepress.trim, bleed);
}

/* A piece of the page, for one of many sheets. */
static void
draw_piece_cb (cairo_t *cr, CjmRect seen, gpointer user_data)
{
  const CjmExportJob *self = user_data;
  const CjmPage *page = &self->page;

  fill_paper (self, cr, self->prepress.bleed);
  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  draw_tile (self, cr, &self->tiles[0],
             (CjmRect){ (seen.x - page->x) / page->scale, (seen.y - page->y) / page->scale,
                        seen.width / page->scale, seen.height / page->scale });
}

/* Pages */

guint
cjm_export_job_get_n_pages (const CjmExportJob *self)
{
  if (self->tiling != NULL)
    return cjm_tiling_get_n_pages (self->tiling);
  if (self->report != NULL)
    return cjm_report_get_n_pages (self->report);

  return self->cards != NULL ? cjm_cards_get_n_pages (self->cards) : 1;
}

void
cjm_export_job_get_page_size (const CjmExportJob *self, double *width, double *height)
{
  *width = self->tiling != NULL ? self->tiling->width : self->page.width;
  *height = self->tiling != NULL ? self->tiling->height : self->page.height;
}

void
cjm_export_job_draw_page (const CjmExportJob *self, guint index, cairo_t *cr)
{
  if (self->tiling != NULL)
    cjm_tiling_draw_page (self->tiling, index, cr, self->tags, self->title, draw_piece_cb,
                          (gpointer) self);
  else if (self->cards != NULL)
    cjm_cards_paint_page (self->cards, cr, self->artwork, self->tags, index);
  else if (self->report != NULL)
    cjm_report_paint_page (self->report, cr, self->artwork, index);
  else if (self->prepress.trim.x > 0)
    draw_trimmed (self, cr);
  else
    cjm_export_job_draw_sheet (self, cr, 0, self->height);
}

cairo_status_t
cjm_export_job_draw_pages (const CjmExportJob *self, cairo_surface_t *surface)
{
  guint n_pages = cjm_export_job_get_n_pages (self);
  gboolean has_document = self->tags != NULL && (self->tiling != NULL || self->cards != NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (has_document)
    cjm_tag_device_begin_document (self->tags, cr);
  for (guint i = 0; i < n_pages && status == CAIRO_STATUS_SUCCESS; i++)
    {
      cairo_save (cr);
      cjm_export_job_draw_page (self, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
      status = cairo_status (cr);
      if (!cjm_export_progress_step (self->progress, (i + 1.0) / n_pages, NULL))
        status = CAIRO_STATUS_WRITE_ERROR;
    }
  if (has_document)
    cjm_tag_device_end_document (self->tags);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}
