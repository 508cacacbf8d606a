#include "cjm-cairo-device.h"

#include <pango/pangocairo.h>

static cairo_t *
get_context (CjmDevice *device)
{
  return ((CjmCairoDevice *) device)->cr;
}

static void
set_color (cairo_t *cr, guint32 color, double alpha)
{
  cairo_set_source_rgba (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                         (color & 0xff) / 255.0, alpha);
}

static void
append_path (cairo_t *cr, const CjmPath *path)
{
  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *s = &path->segments[i];

      switch (s->verb)
        {
        case CJM_PATH_MOVE:
          cairo_move_to (cr, s->x[0], s->y[0]);
          break;
        case CJM_PATH_LINE:
          cairo_line_to (cr, s->x[0], s->y[0]);
          break;
        case CJM_PATH_CURVE:
          cairo_curve_to (cr, s->x[0], s->y[0], s->x[1], s->y[1], s->x[2], s->y[2]);
          break;
        case CJM_PATH_CLOSE:
          cairo_close_path (cr);
          break;
        }
    }
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  cairo_save (get_context (device));
  cairo_translate (get_context (device), info->x, info->y);
  if (info->quarter_turns != 0)
    cairo_rotate (get_context (device), info->quarter_turns * G_PI_2);
}

static void
end_group (CjmDevice *device)
{
  cairo_restore (get_context (device));
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  cairo_t *cr = get_context (device);

  append_path (cr, path);
  set_color (cr, color, alpha);
  cairo_fill (cr);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  cairo_t *cr = get_context (device);
  int n_dashes = 0;

  while (stroke->dash != NULL && stroke->dash[n_dashes] > 0)
    n_dashes++;

  append_path (cr, path);
  set_color (cr, stroke->color, 1);
  cairo_set_line_width (cr, stroke->width);
  cairo_set_dash (cr, stroke->dash, n_dashes, 0);
  cairo_stroke (cr);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  cairo_t *cr = get_context (device);

  set_color (cr, color, 1);
  cairo_move_to (cr, x, y + block->offset);
  pango_cairo_show_layout (cr, cjm_text_block_get_layout (block));
}

/* The letters' outlines are stroked in the colour of the ground, and the letters stand on that. */
static void
text_with_halo (CjmDevice *device,
                const CjmTextBlock *block,
                double x,
                double y,
                guint32 color,
                guint32 halo)
{
  cairo_t *cr = get_context (device);

  set_color (cr, halo, 1);
  cairo_set_line_width (cr, 2 * CJM_HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x, y + block->offset);
  pango_cairo_layout_path (cr, cjm_text_block_get_layout (block));
  cairo_stroke (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  text (device, block, x, y, color);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  cairo_t *cr = get_context (device);
  cairo_surface_t *surface = cjm_artwork_get_photo (((CjmCairoDevice *) device)->artwork, photo);
  double width, height;
  CjmRect whole;
  CjmPath frame;

  if (surface == NULL)
    return FALSE;

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  whole = cjm_artwork_place_photo (rect, width, height);

  cairo_save (cr);
  cjm_path_init (&frame);
  cjm_path_add_rounded_rectangle (&frame, rect, radius);
  append_path (cr, &frame);
  cairo_clip (cr);
  cairo_translate (cr, whole.x, whole.y);
  cairo_scale (cr, whole.width / width, whole.height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);

  return TRUE;
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  RsvgHandle *handle
      = cjm_artwork_get_icon (((CjmCairoDevice *) device)->artwork, icon_name, color);
  RsvgRectangle viewport = { rect.x, rect.y, rect.width, rect.height };

  rsvg_handle_render_document (handle, get_context (device), &viewport, NULL);
}

static const CjmDeviceClass cairo_device_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .text_with_halo = text_with_halo,
  .photo = photo,
  .icon = icon,
};

void
cjm_cairo_device_init (CjmCairoDevice *self, cairo_t *cr, CjmArtwork *artwork)
{
  self->device.class = &cairo_device_class;
  self->cr = cr;
  self->artwork = artwork;
}
