#include "cjm-thumbnail.h"
#include "cjm-coarse-device.h"
#include "cjm-export.h"
#include "cjm-painter.h"
#include "cjm-png-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many times longer than broad a picture may be. */
#define MAX_RATIO 2.0

/* Points of the sheet across a picture: with more of them it is a fog. Columns are 150 points wide
 * or more, so that these are sixteen of them, and the labels. */
#define MAX_SIDE 3000.0

/* Dark enough to be seen on white, and light enough not to be a frame. */
#define EDGE_ALPHA 0.22

/* What is noted in the file, for who prints it. */
#define DPI 72.0

typedef struct
{
  double width, height; /* of what is seen of the sheet, in points of it */
  double scale;         /* pixels per point */
  int n_columns, n_rows;
} Frame;

static Frame
frame_sheet (const CjmLayout *layout, guint size)
{
  double width = MIN (layout->width, MAX_SIDE), height = MIN (layout->height, MAX_SIDE);
  Frame frame
      = { .width = MIN (width, height * MAX_RATIO), .height = MIN (height, width * MAX_RATIO) };

  frame.scale = size / MAX (frame.width, frame.height);
  frame.n_columns = MAX (1, (int) lround (frame.width * frame.scale));
  frame.n_rows = MAX (1, (int) lround (frame.height * frame.scale));
  return frame;
}

/* Parts that lie below what is seen need not be drawn. */
static gboolean
is_seen (const CjmLayout *layout, const Frame *frame, guint part)
{
  guint row = part - 2;

  return part < 2 || row >= layout->n_rows || layout->rows[row].y < frame->height;
}

static void
draw_sheet (cairo_t *cr, const CjmLayout *layout, const Frame *frame)
{
  CjmArtwork *artwork = cjm_artwork_new ();
  CjmCoarseDevice device;
  CjmPainter painter = { .device = &device.device, .layout = layout };

  cairo_save (cr);
  cairo_scale (cr, frame->scale, frame->scale);
  cairo_translate (cr, cjm_layout_mirror (layout, frame->width, 0, layout->width), 0);
  cjm_coarse_device_init (&device, cr, artwork, frame->scale);
  device.has_pictures = TRUE;
  cjm_paint_paper (&painter);
  for (guint i = 0; i < cjm_painter_get_n_parts (layout); i++)
    if (is_seen (layout, frame, i))
      cjm_paint_part (&painter, i);
  cairo_restore (cr);
  cjm_artwork_free (artwork);
}

static void
draw_edge (cairo_t *cr, const Frame *frame)
{
  cairo_rectangle (cr, 0.5, 0.5, frame->n_columns - 1, frame->n_rows - 1);
  cairo_set_source_rgba (cr, 0, 0, 0, EDGE_ALPHA);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GBytes *
write_png (cairo_surface_t *surface, const Frame *frame, const char *title)
{
  CjmPngWriter *writer
      = cjm_png_writer_new (frame->n_columns, frame->n_rows, CAIRO_FORMAT_RGB24, DPI, title);

  cairo_surface_flush (surface);
  cjm_png_writer_add_rows (writer, surface, frame->n_rows);
  return cjm_png_writer_finish (writer);
}

GBytes *
cjm_thumbnail_draw (const CjmMap *map, CjmWords *words, guint size, GError **error)
{
  CjmTypesetter *typesetter = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  Frame frame = frame_sheet (layout, size);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, frame.n_columns, frame.n_rows);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;

  draw_sheet (cr, layout, &frame);
  draw_edge (cr, &frame);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    bytes = write_png (surface, &frame, map->title);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  cjm_typesetter_unref (typesetter);

  if (bytes == NULL)
    g_set_error_literal (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
                         _ ("The picture could not be drawn. Close other programs and try again."));
  return bytes;
}
