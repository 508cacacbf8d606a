#include "cjm-drawing.h"

#include <math.h>

/* Parts of a whole are counted in these. */
#define WHOLE 100000.0

/* Points that are to lie on each other, in EMUs. */
#define NEAR 20.0

static void
append_color (GString *xml, guint32 color, double alpha)
{
  g_string_append_printf (xml, "<a:srgbClr val=\"%06X\"", color & 0xffffff);
  if (alpha < 1)
    g_string_append_printf (xml, "><a:alpha val=\"%ld\"/></a:srgbClr>", lround (alpha * WHOLE));
  else
    g_string_append (xml, "/>");
}

void
cjm_drawing_append_fill (GString *xml, guint32 color, double alpha)
{
  g_string_append (xml, "<a:solidFill>");
  append_color (xml, color, alpha);
  g_string_append (xml, "</a:solidFill>");
}

void
cjm_drawing_append_line (GString *xml, const CjmStroke *stroke)
{
  if (stroke == NULL)
    {
      g_string_append (xml, "<a:ln><a:noFill/></a:ln>");
      return;
    }

  g_string_append_printf (xml, "<a:ln w=\"%ld\" cap=\"flat\">", lround (MAX (stroke->width, 1)));
  cjm_drawing_append_fill (xml, stroke->color, 1);
  if (stroke->dash != NULL && stroke->dash[0] > 0)
    {
      g_string_append (xml, "<a:custDash>");
      for (guint i = 0; stroke->dash[i] > 0 && stroke->dash[i + 1] > 0; i += 2)
        g_string_append_printf (xml, "<a:ds d=\"%ld\" sp=\"%ld\"/>",
                                lround (stroke->dash[i] / stroke->width * WHOLE),
                                lround (stroke->dash[i + 1] / stroke->width * WHOLE));
      g_string_append (xml, "</a:custDash>");
    }
  g_string_append (xml, "<a:miter lim=\"800000\"/></a:ln>");
}

static guint
count_points (const CjmPathSegment *segment)
{
  return segment->verb == CJM_PATH_CURVE ? 3 : segment->verb == CJM_PATH_CLOSE ? 0 : 1;
}

CjmRect
cjm_drawing_get_bounds (const CjmPath *path)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < path->n_segments; i++)
    for (guint j = 0; j < count_points (&path->segments[i]); j++)
      {
        left = fmin (left, path->segments[i].x[j]);
        right = fmax (right, path->segments[i].x[j]);
        top = fmin (top, path->segments[i].y[j]);
        bottom = fmax (bottom, path->segments[i].y[j]);
      }

  return path->n_segments > 0 ? (CjmRect){ left, top, right - left, bottom - top }
                              : (CjmRect){ 0, 0, 0, 0 };
}

void
cjm_drawing_append_place (GString *xml, CjmRect rect, int quarter_turns)
{
  g_string_append (xml, "<a:xfrm");
  if (quarter_turns % 4 != 0)
    g_string_append_printf (xml, " rot=\"%d\"", (quarter_turns % 4 + 4) % 4 * 5400000);
  g_string_append_printf (
      xml, "><a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>", lround (rect.x),
      lround (rect.y), lround (rect.width), lround (rect.height));
}

static void
append_flipped_place (GString *xml, CjmRect rect, const char *flip)
{
  g_string_append_printf (
      xml, "<a:xfrm%s><a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>", flip,
      lround (rect.x), lround (rect.y), lround (rect.width), lround (rect.height));
}

/* @adjustment: of the shape's own measure, as a part; negative for none. */
static void
append_named (GString *xml, const char *name, double adjustment)
{
  g_string_append_printf (xml, "<a:prstGeom prst=\"%s\"><a:avLst>", name);
  if (adjustment >= 0)
    g_string_append_printf (xml, "<a:gd name=\"adj\" fmla=\"val %ld\"/>",
                            lround (adjustment * WHOLE));
  g_string_append (xml, "</a:avLst></a:prstGeom>");
}

/* Phases: a pentagon that points the way, or one that is cut out at its start (a chevron). */

typedef struct
{
  gboolean is_flipped; /* it points to the left */
  double tip;
} Arrow;

static gboolean
has_corner (const CjmPath *path, guint n_corners, double x, double y)
{
  for (guint i = 0; i < n_corners; i++)
    if (fabs (path->segments[i].x[0] - x) < NEAR && fabs (path->segments[i].y[0] - y) < NEAR)
      return TRUE;

  return FALSE;
}

/* How far the corners at the top end before the tip. */
static double
measure_tip (const CjmPath *path, guint n_corners, CjmRect bounds, gboolean is_flipped)
{
  double tip = 0;

  for (guint i = 0; i < n_corners; i++)
    if (fabs (path->segments[i].y[0] - bounds.y) < NEAR)
      {
        double x = path->segments[i].x[0] - bounds.x;
        double room = is_flipped ? x : bounds.width - x;

        tip = tip > 0 ? fmin (tip, room) : room;
      }

  return tip;
}

static gboolean
find_arrow (const CjmPath *path, CjmRect bounds, Arrow *arrow)
{
  guint n_corners = path->n_segments - 1;
  double middle = bounds.y + bounds.height / 2, end = bounds.x + bounds.width;
  double bottom = bounds.y + bounds.height, start, shoulder, notch;

  if (n_corners != 5 && n_corners != 6)
    return FALSE;
  for (guint i = 0; i <= n_corners; i++)
    if (path->segments[i].verb
        != (i == 0          ? CJM_PATH_MOVE
            : i < n_corners ? CJM_PATH_LINE
                            : CJM_PATH_CLOSE))
      return FALSE;

  arrow->is_flipped = !has_corner (path, n_corners, end, middle);
  arrow->tip = measure_tip (path, n_corners, bounds, arrow->is_flipped);
  start = arrow->is_flipped ? end : bounds.x;
  shoulder = arrow->is_flipped ? bounds.x + arrow->tip : end - arrow->tip;
  notch = arrow->is_flipped ? end - arrow->tip : bounds.x + arrow->tip;
  return has_corner (path, n_corners, arrow->is_flipped ? bounds.x : end, middle)
         && has_corner (path, n_corners, start, bounds.y)
         && has_corner (path, n_corners, start, bottom)
         && has_corner (path, n_corners, shoulder, bounds.y)
         && has_corner (path, n_corners, shoulder, bottom)
         && (n_corners == 5 || has_corner (path, n_corners, notch, middle));
}

/* A line from corner to corner of its place. */
static gboolean
is_line (const CjmPath *path)
{
  return path->n_segments == 2 && path->segments[1].verb == CJM_PATH_LINE;
}

static void
append_straight (GString *xml, const CjmPath *path, CjmRect bounds)
{
  gboolean falls = (path->segments[1].x[0] - path->segments[0].x[0])
                       * (path->segments[1].y[0] - path->segments[0].y[0])
                   >= 0;

  append_flipped_place (xml, bounds, falls ? "" : " flipV=\"1\"");
  append_named (xml, "line", -1);
}

/* Point by point */

static void
append_points (GString *xml, const CjmPathSegment *segment, CjmRect bounds)
{
  for (guint i = 0; i < count_points (segment); i++)
    g_string_append_printf (xml, "<a:pt x=\"%ld\" y=\"%ld\"/>", lround (segment->x[i] - bounds.x),
                            lround (segment->y[i] - bounds.y));
}

static void
append_points_as (GString *xml, const char *name, const CjmPathSegment *segment, CjmRect bounds)
{
  g_string_append_printf (xml, "<a:%s>", name);
  append_points (xml, segment, bounds);
  g_string_append_printf (xml, "</a:%s>", name);
}

static void
append_freeform (GString *xml, const CjmPath *path, CjmRect bounds, gboolean is_filled)
{
  g_string_append (xml, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
                        "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>");
  g_string_append_printf (xml, "<a:path w=\"%ld\" h=\"%ld\"%s>", lround (bounds.width),
                          lround (bounds.height), is_filled ? "" : " fill=\"none\"");
  for (guint i = 0; i < path->n_segments; i++)
    switch (path->segments[i].verb)
      {
      case CJM_PATH_MOVE:
        append_points_as (xml, "moveTo", &path->segments[i], bounds);
        break;
      case CJM_PATH_LINE:
        append_points_as (xml, "lnTo", &path->segments[i], bounds);
        break;
      case CJM_PATH_CURVE:
        append_points_as (xml, "cubicBezTo", &path->segments[i], bounds);
        break;
      case CJM_PATH_CLOSE:
        g_string_append (xml, "<a:close/>");
        break;
      }
  g_string_append (xml, "</a:path></a:pathLst></a:custGeom>");
}

void
cjm_drawing_append_shape (GString *xml, const CjmPath *path, gboolean is_filled)
{
  CjmRect bounds = cjm_drawing_get_bounds (path), rect;
  double x, y, radius;
  Arrow arrow;

  if (is_line (path))
    {
      append_straight (xml, path, bounds);
      return;
    }
  if (find_arrow (path, bounds, &arrow))
    {
      append_flipped_place (xml, bounds, arrow.is_flipped ? " flipH=\"1\"" : "");
      append_named (xml, path->n_segments == 6 ? "homePlate" : "chevron", /* the last closes it */
                    arrow.tip / MIN (bounds.width, bounds.height));
      return;
    }

  /* Nothing has a width or a height of nothing: a program might divide by it. */
  bounds.width = MAX (bounds.width, 1);
  bounds.height = MAX (bounds.height, 1);
  cjm_drawing_append_place (xml, bounds, 0);
  if (cjm_path_is_rectangle (path, &rect))
    append_named (xml, "rect", -1);
  else if (cjm_path_is_rounded_rectangle (path, &rect, &radius))
    append_named (xml, "roundRect", radius / MIN (rect.width, rect.height));
  else if (cjm_path_is_circle (path, &x, &y, &radius))
    append_named (xml, "ellipse", -1);
  else
    append_freeform (xml, path, bounds, is_filled);
}
