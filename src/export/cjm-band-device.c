#include "cjm-band-device.h"

static gboolean
touches (const CjmBandDevice *self, double top, double bottom)
{
  double origin = self->origins[self->depth];

  return origin + bottom >= self->top && origin + top <= self->bottom;
}

/* A curve lies between its controls. */
static gboolean
path_touches (const CjmBandDevice *self, const CjmPath *path, double margin)
{
  double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *segment = &path->segments[i];
      guint n_points = 0;

      switch (segment->verb)
        {
        case CJM_PATH_MOVE:
        case CJM_PATH_LINE:
          n_points = 1;
          break;
        case CJM_PATH_CURVE:
          n_points = 3;
          break;
        case CJM_PATH_CLOSE:
          break;
        }
      for (guint j = 0; j < n_points; j++)
        {
          top = MIN (top, segment->y[j]);
          bottom = MAX (bottom, segment->y[j]);
        }
    }

  return touches (self, top - margin, bottom + margin);
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  g_assert (self->depth < CJM_BAND_MAX_DEPTH);
  self->origins[self->depth + 1] = self->origins[self->depth] + info->y;
  self->depth++;
  self->target->class->begin_group (self->target, info);
}

static void
end_group (CjmDevice *device)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  self->depth--;
  self->target->class->end_group (self->target);
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  if (path_touches (self, path, 0))
    self->target->class->fill (self->target, path, color, alpha);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  if (path_touches (self, path, stroke->width))
    self->target->class->stroke (self->target, path, stroke);
}

/* Marks above and below letters reach out of a line, but never as far as another line. */
static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  CjmBandDevice *self = (CjmBandDevice *) device;
  double lead = block->style->lead * block->scale;

  if (touches (self, y - lead, y + block->height + lead))
    self->target->class->text (self->target, block, x, y, color);
}

static void
text_with_halo (CjmDevice *device,
                const CjmTextBlock *block,
                double x,
                double y,
                guint32 color,
                guint32 halo)
{
  CjmBandDevice *self = (CjmBandDevice *) device;
  double lead = block->style->lead * block->scale;

  if (touches (self, y - lead, y + block->height + lead))
    self->target->class->text_with_halo (self->target, block, x, y, color, halo);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  /* What would be drawn in place of one that cannot be decoded is not seen either. */
  if (!touches (self, rect.y, rect.y + rect.height))
    return TRUE;

  return self->target->class->photo (self->target, photo, rect, radius);
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmBandDevice *self = (CjmBandDevice *) device;

  if (touches (self, rect.y, rect.y + rect.height))
    self->target->class->icon (self->target, icon_name, rect, color);
}

static const CjmDeviceClass band_device_class = {
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
cjm_band_device_init (CjmBandDevice *self, CjmDevice *target, double top, double bottom)
{
  self->device.class = &band_device_class;
  self->target = target;
  self->top = top;
  self->bottom = bottom;
  self->depth = 0;
  self->origins[0] = 0;
}
