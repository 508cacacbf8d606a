#include "cjm-snapshot-device.h"

#include "cjm-cairo-device.h"
#include "cjm-rgba.h"

/* Antialiasing reaches this far beyond a shape, in points. */
#define SOFT_EDGE 1.0

static GtkSnapshot *
get_snapshot (CjmDevice *device)
{
  return ((CjmSnapshotDevice *) device)->snapshot;
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) info->x, (float) info->y);

  gtk_snapshot_save (get_snapshot (device));
  gtk_snapshot_translate (get_snapshot (device), &origin);
  if (info->quarter_turns != 0)
    gtk_snapshot_rotate (get_snapshot (device), 90.0f * (float) info->quarter_turns);
}

static void
end_group (CjmDevice *device)
{
  gtk_snapshot_restore (get_snapshot (device));
}

static graphene_rect_t
make_bounds (double x, double y, double width, double height, double reach)
{
  return GRAPHENE_RECT_INIT ((float) (x - reach), (float) (y - reach), (float) (width + 2 * reach),
                             (float) (height + 2 * reach));
}

static void
append_color (CjmDevice *device, guint32 color, double alpha, graphene_rect_t bounds)
{
  GdkRGBA rgba = cjm_rgba_from_color (color, alpha);

  gtk_snapshot_append_color (get_snapshot (device), &rgba, &bounds);
}

static CjmRect
get_extents (const CjmPath *path)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *segment = &path->segments[i];
      int n_points = segment->verb == CJM_PATH_CURVE ? 3 : segment->verb == CJM_PATH_CLOSE ? 0 : 1;

      for (int j = 0; j < n_points; j++)
        {
          left = MIN (left, segment->x[j]);
          right = MAX (right, segment->x[j]);
          top = MIN (top, segment->y[j]);
          bottom = MAX (bottom, segment->y[j]);
        }
    }

  return (CjmRect){ left, top, right - left, bottom - top };
}

/* As cjm_path_add_rectangle() draws it: every side runs along an axis. */
static gboolean
is_rectangle (const CjmPath *path)
{
  if (path->n_segments != 5 || path->segments[4].verb != CJM_PATH_CLOSE)
    return FALSE;

  for (guint i = 1; i < 4; i++)
    {
      const CjmPathSegment *a = &path->segments[i - 1], *b = &path->segments[i];

      if (b->verb != CJM_PATH_LINE || (a->x[0] != b->x[0] && a->y[0] != b->y[0]))
        return FALSE;
    }

  return TRUE;
}

/* Everything that is no plain colour. The cairo device draws it into a node of @bounds. */
static cairo_t *
begin_cairo (CjmDevice *device, CjmCairoDevice *cairo, graphene_rect_t bounds)
{
  cairo_t *cr = gtk_snapshot_append_cairo (get_snapshot (device), &bounds);

  cjm_cairo_device_init (cairo, cr, ((CjmSnapshotDevice *) device)->artwork);
  return cr;
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  CjmRect extents = get_extents (path);
  CjmCairoDevice cairo;
  cairo_t *cr;

  if (is_rectangle (path))
    {
      append_color (device, color, alpha,
                    make_bounds (extents.x, extents.y, extents.width, extents.height, 0));
      return;
    }

  cr = begin_cairo (device, &cairo,
                    make_bounds (extents.x, extents.y, extents.width, extents.height, SOFT_EDGE));
  cairo.device.class->fill (&cairo.device, path, color, alpha);
  cairo_destroy (cr);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  CjmRect extents = get_extents (path);
  gboolean is_vertical = extents.width == 0;
  double half = stroke->width / 2;
  CjmCairoDevice cairo;
  cairo_t *cr;

  if (path->n_segments == 2 && stroke->dash == NULL && (is_vertical || extents.height == 0))
    {
      append_color (
          device, stroke->color, 1,
          is_vertical ? make_bounds (extents.x - half, extents.y, stroke->width, extents.height, 0)
                      : make_bounds (extents.x, extents.y - half, extents.width, stroke->width, 0));
      return;
    }

  cr = begin_cairo (
      device, &cairo,
      make_bounds (extents.x, extents.y, extents.width, extents.height, half + SOFT_EDGE));
  cairo.device.class->stroke (&cairo.device, path, stroke);
  cairo_destroy (cr);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  CjmCairoDevice cairo;
  cairo_t *cr = begin_cairo (
      device, &cairo, make_bounds (x, y, block->width, block->height, block->style->size / 2));

  cairo.device.class->text (&cairo.device, block, x, y, color);
  cairo_destroy (cr);
}

static void
text_with_halo (CjmDevice *device,
                const CjmTextBlock *block,
                double x,
                double y,
                guint32 color,
                guint32 halo)
{
  CjmCairoDevice cairo;
  cairo_t *cr = begin_cairo (
      device, &cairo, make_bounds (x, y, block->width, block->height, block->style->size / 2));

  cairo.device.class->text_with_halo (&cairo.device, block, x, y, color, halo);
  cairo_destroy (cr);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmCairoDevice cairo;
  cairo_t *cr = begin_cairo (device, &cairo,
                             make_bounds (rect.x, rect.y, rect.width, rect.height, SOFT_EDGE));
  gboolean is_drawn = cairo.device.class->photo (&cairo.device, photo, rect, radius);

  cairo_destroy (cr);
  return is_drawn;
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmCairoDevice cairo;
  cairo_t *cr = begin_cairo (device, &cairo,
                             make_bounds (rect.x, rect.y, rect.width, rect.height, SOFT_EDGE));

  cairo.device.class->icon (&cairo.device, icon_name, rect, color);
  cairo_destroy (cr);
}

static const CjmDeviceClass snapshot_device_class = {
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
cjm_snapshot_device_init (CjmSnapshotDevice *self, GtkSnapshot *snapshot, CjmArtwork *artwork)
{
  self->device.class = &snapshot_device_class;
  self->snapshot = snapshot;
  self->artwork = artwork;
}
