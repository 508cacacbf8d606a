#include "cjm-export-svg.h"
#include "cjm-crop-device.h"
#include "cjm-export-surface.h"
#include "cjm-svg-device.h"

#include <cairo-svg.h>

static void
write_tile (const CjmExportJob *job, CjmSvgDevice *device, const CjmTile *tile)
{
  CjmCropDevice crop;
  CjmPainter painter = { .device = &crop.device, .layout = job->layout };

  cjm_crop_device_init (&crop, (CjmDevice *) device, tile->from);
  cjm_svg_device_begin_tile (device, tile);
  cjm_export_job_paint_tile (&painter, tile);
  cjm_svg_device_end_tile (device);
}

static GBytes *
write_text (const CjmExportJob *job)
{
  CjmSvgDevice *device = cjm_svg_device_new (job->layout, job->title, &job->page, job->artwork);
  CjmPainter painter = { .device = (CjmDevice *) device,
                         .layout = job->layout,
                         .shows_hints = job->is_blank,
                         .is_blank = job->is_blank };

  if (job->is_poster)
    cjm_svg_device_fill_page (device);
  if (!job->is_part)
    cjm_paint_sheet (&painter);
  for (guint i = 0; job->is_part && i < job->n_tiles; i++)
    write_tile (job, device, &job->tiles[i]);

  return cjm_svg_device_finish (device);
}

static GBytes *
draw_outlines (const CjmExportJob *job, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      cjm_export_append_cb, bytes, job->page.width, job->page.height);
  cairo_status_t status = cjm_export_job_draw_pages (job, surface);

  if (cjm_export_finish_surface (surface, status, error))
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  return NULL;
}

GBytes *
cjm_export_svg (const CjmExportJob *job, const CjmExportOptions *options, GError **error)
{
  return options->has_outlines ? draw_outlines (job, error) : write_text (job);
}
