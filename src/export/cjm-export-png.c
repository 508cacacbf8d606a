#include "cjm-export-png.h"
#include "cjm-export-surface.h"
#include "cjm-png-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A picture is drawn in bands of about this many bytes: they fit into a processor's cache. */
#define BAND_SIZE (4 * 1024 * 1024)

/* Pixels of a slide, and where more of them show nothing more of a small part. */
#define SLIDE_WIDTH 2560
#define SLIDE_HEIGHT 1440
#define SLIDE_MAX_DPI 288

/* Resolution */

/* As many pixels as a slide on a large screen shows, where the letters do not get too small to
 * be read then. */
static double
get_slide_dpi (const CjmPage *page)
{
  double fit = MIN (SLIDE_WIDTH * 72 / page->width, SLIDE_HEIGHT * 72 / page->height);

  return CLAMP (fit, CJM_EXPORT_DEFAULT_DPI, SLIDE_MAX_DPI);
}

static double
choose_dpi (const CjmExportJob *job, const CjmExportOptions *options, char **remark)
{
  double wanted = options->dpi != 0 ? options->dpi
                  : job->is_part    ? get_slide_dpi (&job->page)
                                    : CJM_EXPORT_DEFAULT_DPI;
  double side = MAX (job->page.width, job->page.height);
  double most = CJM_PNG_MAX_SIDE * 72 / side;

  *remark = NULL;
  if (lround (side * wanted / 72) <= CJM_PNG_MAX_SIDE)
    return wanted;

  *remark = g_strdup_printf (_ ("The picture was made with %d instead of %d dpi, because a PNG "
                                "ends at 32,767 pixels a side."),
                             (int) most, (int) wanted);
  return most;
}

/* Drawing */

/* Draws rows @first to @first + @n_rows of the picture into the first rows of @surface. */
static cairo_status_t
draw_band (const CjmExportJob *job,
           cairo_surface_t *surface,
           double pixels,
           guint first,
           guint n_rows)
{
  /* In points of the sheet, with a pixel to spare on either side. */
  double top = ((first - 1.0) / pixels - job->page.y) / job->page.scale;
  double bottom = ((first + n_rows + 1.0) / pixels - job->page.y) / job->page.scale;
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (job->lacks_paper)
    cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -(double) first);
  cairo_scale (cr, pixels, pixels);
  cjm_export_job_draw_sheet (job, cr, top, bottom);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return status;
}

GBytes *
cjm_export_png (const CjmExportJob *job,
                const CjmExportOptions *options,
                char **remark,
                GError **error)
{
  double dpi = choose_dpi (job, options, remark), pixels = dpi / 72;
  guint width = MAX (1, (guint) lround (job->page.width * pixels));
  guint height = MAX (1, (guint) lround (job->page.height * pixels));
  guint band = CLAMP (BAND_SIZE / (4 * width), 16, height);
  cairo_format_t format = job->lacks_paper ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  cairo_surface_t *surface = cairo_image_surface_create (format, width, band);
  CjmPngWriter *writer = cjm_png_writer_new (width, height, format, dpi, job->title);
  cairo_status_t status = cairo_surface_status (surface);
  GBytes *bytes;

  for (guint y = 0; y < height && status == CAIRO_STATUS_SUCCESS
                    && cjm_export_progress_step (job->progress, (double) y / height, NULL);
       y += band)
    {
      guint n_rows = MIN (band, height - y);

      status = draw_band (job, surface, pixels, y, n_rows);
      if (status == CAIRO_STATUS_SUCCESS)
        cjm_png_writer_add_rows (writer, surface, n_rows);
    }
  cairo_surface_destroy (surface);
  bytes = cjm_png_writer_finish (writer);

  if (status == CAIRO_STATUS_SUCCESS && bytes != NULL)
    return bytes;

  cjm_export_set_failed (
      error,
      cairo_status_to_string (status != CAIRO_STATUS_SUCCESS ? status : CAIRO_STATUS_NO_MEMORY));
  g_clear_pointer (&bytes, g_bytes_unref);
  return NULL;
}
