#include "cjm-crop-device.h"

/* @rect as it lies in a group that is turned. */
static CjmRect
turn (CjmRect rect, int quarter_turns)
{
  if (quarter_turns > 0)
    return (CjmRect){ -rect.y - rect.height, rect.x, rect.height, rect.width };
  if (quarter_turns < 0)
    return (CjmRect){ rect.y, -rect.x - rect.width, rect.height, rect.width };

  return rect;
}

/* Whether something from @left, @top to @right, @bottom of the current group is seen; then the
 * groups it stands in are passed on. */
static gboolean
touches (CjmCropDevice *self, double left, double top, double right, double bottom)
{
  double x = self->x[self->depth] - self->rect.x, y = self->y[self->depth] - self->rect.y;
  CjmRect box = turn ((CjmRect){ left, top, right - left, bottom - top },
                      self->depth > 0 ? self->groups[self->depth - 1].quarter_turns : 0);

  if (x + box.x + box.width <= 0 || x + box.x >= self->rect.width || y + box.y + box.height < 0
      || y + box.y > self->rect.height)
    return FALSE;

  for (; self->n_passed < self->depth; self->n_passed++)
    self->target->class->begin_group (self->target, &self->groups[self->n_passed]);
  return TRUE;
}

/* A curve lies between its controls. */
static gboolean
path_touches (CjmCropDevice *self, const CjmPath *path, double margin)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

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
          left = MIN (left, segment->x[j]);
          right = MAX (right, segment->x[j]);
          top = MIN (top, segment->y[j]);
          bottom = MAX (bottom, segment->y[j]);
        }
    }

  return touches (self, left - margin, top - margin, right + margin, bottom + margin);
}

static gboolean
rect_touches (CjmCropDevice *self, CjmRect rect)
{
  return touches (self, rect.x, rect.y, rect.x + rect.width, rect.y + rect.height);
}

/* Marks above and below letters reach out of a line, but never as far as another line. Texts keep
 * inside their columns, so that the neighbour's are not seen. */
static gboolean
text_touches (CjmCropDevice *self, const CjmTextBlock *block, double x, double y)
{
  double lead = block->style->lead * block->scale;
  double width = MAX (block->width, block->ink_width);

  return touches (self, x, y - lead, x + width, y + block->height + lead);
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  g_assert (self->depth < CJM_CROP_MAX_DEPTH);
  self->groups[self->depth] = *info;
  self->x[self->depth + 1] = self->x[self->depth] + info->x;
  self->y[self->depth + 1] = self->y[self->depth] + info->y;
  self->depth++;
}

static void
end_group (CjmDevice *device)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (self->n_passed == self->depth)
    {
      self->target->class->end_group (self->target);
      self->n_passed--;
    }
  self->depth--;
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (path_touches (self, path, 0))
    self->target->class->fill (self->target, path, color, alpha);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (path_touches (self, path, stroke->width))
    self->target->class->stroke (self->target, path, stroke);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (text_touches (self, block, x, y))
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
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (text_touches (self, block, x, y))
    cjm_device_draw_text_with_halo (self->target, block, x, y, color, halo);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  /* What would be drawn in place of one that cannot be decoded is not seen either. */
  return !rect_touches (self, rect)
         || self->target->class->photo (self->target, photo, rect, radius);
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmCropDevice *self = (CjmCropDevice *) device;

  if (rect_touches (self, rect))
    self->target->class->icon (self->target, icon_name, rect, color);
}

static const CjmDeviceClass crop_device_class = {
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
cjm_crop_device_init (CjmCropDevice *self, CjmDevice *target, CjmRect rect)
{
  self->device.class = &crop_device_class;
  self->target = target;
  self->rect = rect;
  self->depth = self->n_passed = 0;
  self->x[0] = self->y[0] = 0;
}
