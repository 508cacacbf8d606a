#include "cjm-coarse-device.h"

/* From this many device pixels on, letters have a shape that the eye knows. */
#define MIN_TEXT_PIXELS 5.0

/* Between the letters of a line there is as much paper as ink. */
#define BAR_ALPHA 0.45

/* The part of a line's height that its letters take up. */
#define BAR_TOP 0.28
#define BAR_PART 0.44

#define PICTURE_COLOR 0x9a9a9a
#define PICTURE_ALPHA 0.6

static CjmDevice *
get_cairo (CjmDevice *device)
{
  return &((CjmCoarseDevice *) device)->cairo.device;
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  get_cairo (device)->class->begin_group (get_cairo (device), info);
}

static void
end_group (CjmDevice *device)
{
  get_cairo (device)->class->end_group (get_cairo (device));
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  get_cairo (device)->class->fill (get_cairo (device), path, color, alpha);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  get_cairo (device)->class->stroke (get_cairo (device), path, stroke);
}

/* The lines of @block begin at the start of its measure. */
static void
fill_bars (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  gboolean is_rtl = cjm_typesetter_is_rtl (block->typesetter);
  int n_lines = MAX (block->n_lines, 1);
  double pitch = block->height / n_lines;
  CjmPath bars;

  cjm_path_init (&bars);
  for (int i = 0; i < n_lines; i++)
    {
      double width = i + 1 < n_lines ? block->ink_width : block->last_width;
      double start = is_rtl && block->width > width ? x + block->width - width : x;

      cjm_path_add_rectangle (
          &bars, (CjmRect){ start, y + (i + BAR_TOP) * pitch, width, BAR_PART * pitch });
    }
  fill (device, &bars, color, BAR_ALPHA);
  cjm_path_clear (&bars);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  double scale = ((CjmCoarseDevice *) device)->scale;

  if (*block->source == '\0')
    return;

  if (block->style->size * block->scale * scale < MIN_TEXT_PIXELS)
    fill_bars (device, block, x, y, color);
  else
    get_cairo (device)->class->text (get_cairo (device), block, x, y, color);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmPath frame;

  if (((CjmCoarseDevice *) device)->has_pictures || (radius > 0 && radius >= rect.width / 2))
    return get_cairo (device)->class->photo (get_cairo (device), photo, rect, radius);

  cjm_path_init (&frame);
  cjm_path_add_rectangle (&frame, rect);
  fill (device, &frame, PICTURE_COLOR, PICTURE_ALPHA);
  return TRUE;
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmPath dot;

  cjm_path_init (&dot);
  cjm_path_add_circle (&dot, rect.x + rect.width / 2, rect.y + rect.height / 2, rect.width * 0.4);
  fill (device, &dot, color, 1);
}

static const CjmDeviceClass coarse_device_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .photo = photo,
  .icon = icon,
};

void
cjm_coarse_device_init (CjmCoarseDevice *self, cairo_t *cr, CjmArtwork *artwork, double scale)
{
  self->device.class = &coarse_device_class;
  self->scale = scale;
  self->has_pictures = FALSE;
  cjm_cairo_device_init (&self->cairo, cr, artwork);
}
