#include "cjm-device.h"

#include <math.h>
#include <string.h>

/* The control points of a quarter circle of radius 1. */
#define QUARTER 0.5522847498

/* The first segments that do not fit inside move out with all that are there. */
static void
grow (CjmPath *path)
{
  guint n = MAX (2 * path->n_allocated, 4 * CJM_PATH_N_INLINE);

  if (path->n_allocated == 0)
    {
      path->segments = g_new (CjmPathSegment, n);
      memcpy (path->segments, path->inside, sizeof path->inside);
    }
  else
    path->segments = g_renew (CjmPathSegment, path->segments, n);
  path->n_allocated = n;
}

static CjmPathSegment *
add_segment (CjmPath *path, CjmPathVerb verb)
{
  CjmPathSegment *segment;

  if (path->n_segments == MAX (path->n_allocated, CJM_PATH_N_INLINE))
    grow (path);

  segment = &path->segments[path->n_segments++];
  segment->verb = verb;
  return segment;
}

void
cjm_path_init (CjmPath *path)
{
  path->n_segments = 0;
  path->n_allocated = 0;
  path->segments = path->inside;
}

void
cjm_path_clear (CjmPath *path)
{
  if (path->n_allocated > 0)
    g_free (path->segments);
  cjm_path_init (path);
}

void
cjm_path_move_to (CjmPath *path, double x, double y)
{
  CjmPathSegment *segment = add_segment (path, CJM_PATH_MOVE);

  segment->x[0] = x;
  segment->y[0] = y;
}

void
cjm_path_line_to (CjmPath *path, double x, double y)
{
  CjmPathSegment *segment = add_segment (path, CJM_PATH_LINE);

  segment->x[0] = x;
  segment->y[0] = y;
}

void
cjm_path_curve_to (CjmPath *path, double x1, double y1, double x2, double y2, double x, double y)
{
  CjmPathSegment *segment = add_segment (path, CJM_PATH_CURVE);

  segment->x[0] = x1;
  segment->y[0] = y1;
  segment->x[1] = x2;
  segment->y[1] = y2;
  segment->x[2] = x;
  segment->y[2] = y;
}

void
cjm_path_close (CjmPath *path)
{
  add_segment (path, CJM_PATH_CLOSE);
}

void
cjm_path_add_line (CjmPath *path, double x1, double y1, double x2, double y2)
{
  cjm_path_move_to (path, x1, y1);
  cjm_path_line_to (path, x2, y2);
}

void
cjm_path_add_rectangle (CjmPath *path, CjmRect rect)
{
  cjm_path_move_to (path, rect.x, rect.y);
  cjm_path_line_to (path, rect.x + rect.width, rect.y);
  cjm_path_line_to (path, rect.x + rect.width, rect.y + rect.height);
  cjm_path_line_to (path, rect.x, rect.y + rect.height);
  cjm_path_close (path);
}

/* A quarter from the current point, at angle a, to the next axis: clockwise on the page. */
static void
add_quarter (CjmPath *path, double x, double y, double r, double ax, double ay)
{
  CjmPathSegment *segment = add_segment (path, CJM_PATH_CURVE);
  double bx = -ay, by = ax; /* the next axis */

  segment->x[0] = x + r * (ax + QUARTER * bx);
  segment->y[0] = y + r * (ay + QUARTER * by);
  segment->x[1] = x + r * (bx + QUARTER * ax);
  segment->y[1] = y + r * (by + QUARTER * ay);
  segment->x[2] = x + r * bx;
  segment->y[2] = y + r * by;
}

void
cjm_path_add_rounded_rectangle (CjmPath *path, CjmRect rect, double radius)
{
  double r = MIN (radius, MIN (rect.width, rect.height) / 2);
  double left = rect.x + r, right = rect.x + rect.width - r;
  double top = rect.y + r, bottom = rect.y + rect.height - r;

  cjm_path_move_to (path, right + r, top);
  cjm_path_line_to (path, right + r, bottom);
  add_quarter (path, right, bottom, r, 1, 0);
  cjm_path_line_to (path, left, bottom + r);
  add_quarter (path, left, bottom, r, 0, 1);
  cjm_path_line_to (path, left - r, top);
  add_quarter (path, left, top, r, -1, 0);
  cjm_path_line_to (path, right, top - r);
  add_quarter (path, right, top, r, 0, -1);
  cjm_path_close (path);
}

void
cjm_path_add_rounded_ends (CjmPath *path, CjmRect rect, double top, double bottom)
{
  double left = rect.x, right = rect.x + rect.width, end = rect.y + rect.height;

  cjm_path_move_to (path, right, rect.y + top);
  cjm_path_line_to (path, right, end - bottom);
  if (bottom > 0)
    add_quarter (path, right - bottom, end - bottom, bottom, 1, 0);
  cjm_path_line_to (path, left + bottom, end);
  if (bottom > 0)
    add_quarter (path, left + bottom, end - bottom, bottom, 0, 1);
  cjm_path_line_to (path, left, rect.y + top);
  if (top > 0)
    add_quarter (path, left + top, rect.y + top, top, -1, 0);
  cjm_path_line_to (path, right - top, rect.y);
  if (top > 0)
    add_quarter (path, right - top, rect.y + top, top, 0, -1);
  cjm_path_close (path);
}

/* The point on the way from @a to @b that is @distance from @a, at most half of it. */
static CjmPoint
go_towards (CjmPoint a, CjmPoint b, double distance)
{
  double length = hypot (b.x - a.x, b.y - a.y);
  double part = length > 0 ? MIN (distance / length, 0.5) : 0;

  return (CjmPoint){ a.x + part * (b.x - a.x), a.y + part * (b.y - a.y) };
}

void
cjm_path_add_polygon (CjmPath *path, const CjmPoint *corners, guint n_corners, double radius)
{
  for (guint i = 0; i < n_corners; i++)
    {
      CjmPoint corner = corners[i];
      CjmPoint before = go_towards (corner, corners[(i + n_corners - 1) % n_corners], radius);
      CjmPoint after = go_towards (corner, corners[(i + 1) % n_corners], radius);

      if (i == 0)
        cjm_path_move_to (path, before.x, before.y);
      else
        cjm_path_line_to (path, before.x, before.y);
      if (radius > 0)
        cjm_path_curve_to (path, (before.x + 2 * corner.x) / 3, (before.y + 2 * corner.y) / 3,
                           (after.x + 2 * corner.x) / 3, (after.y + 2 * corner.y) / 3, after.x,
                           after.y);
    }
  cjm_path_close (path);
}

void
cjm_path_add_star (CjmPath *path, double x, double y, double radius)
{
  for (int i = 0; i < 10; i++)
    {
      double r = i % 2 == 0 ? radius : 0.46 * radius, angle = i * G_PI / 5;
      double px = x + r * sin (angle), py = y - r * cos (angle);

      if (i == 0)
        cjm_path_move_to (path, px, py);
      else
        cjm_path_line_to (path, px, py);
    }
  cjm_path_close (path);
}

void
cjm_path_add_diamond (CjmPath *path, double x, double y, double radius)
{
  cjm_path_move_to (path, x + radius, y);
  cjm_path_line_to (path, x, y + radius);
  cjm_path_line_to (path, x - radius, y);
  cjm_path_line_to (path, x, y - radius);
  cjm_path_close (path);
}

void
cjm_path_add_circle (CjmPath *path, double x, double y, double radius)
{
  cjm_path_move_to (path, x + radius, y);
  add_quarter (path, x, y, radius, 1, 0);
  add_quarter (path, x, y, radius, 0, 1);
  add_quarter (path, x, y, radius, -1, 0);
  add_quarter (path, x, y, radius, 0, -1);
  cjm_path_close (path);
}

void
cjm_path_add_lower_half (CjmPath *path, double x, double y, double radius)
{
  cjm_path_move_to (path, x + radius, y);
  add_quarter (path, x, y, radius, 1, 0);
  add_quarter (path, x, y, radius, 0, 1);
  cjm_path_close (path);
}

/* What a path is */

/* Numbers that were added up in another order may differ in their last digit. */
#define TOLERANCE 1e-6

static guint
count_points (CjmPathVerb verb)
{
  switch (verb)
    {
    case CJM_PATH_MOVE:
    case CJM_PATH_LINE:
      return 1;
    case CJM_PATH_CURVE:
      return 3;
    case CJM_PATH_CLOSE:
      return 0;
    }

  g_return_val_if_reached (0);
}

gboolean
cjm_path_equal (const CjmPath *a, const CjmPath *b)
{
  if (a->n_segments != b->n_segments)
    return FALSE;

  for (guint i = 0; i < a->n_segments; i++)
    {
      const CjmPathSegment *first = &a->segments[i], *second = &b->segments[i];

      if (first->verb != second->verb)
        return FALSE;
      for (guint j = 0; j < count_points (first->verb); j++)
        if (fabs (first->x[j] - second->x[j]) > TOLERANCE
            || fabs (first->y[j] - second->y[j]) > TOLERANCE)
          return FALSE;
    }

  return TRUE;
}

/* Each takes what the shape would be from some of the points, and looks whether it is. A segment
 * has as many points as its verb says, and no others may be read. */

gboolean
cjm_path_is_rectangle (const CjmPath *path, CjmRect *rect)
{
  const CjmPathSegment *segments = path->segments;
  CjmPath made;

  if (path->n_segments != 5 || segments[2].verb != CJM_PATH_LINE)
    return FALSE;

  *rect = (CjmRect){ segments[0].x[0], segments[0].y[0], segments[2].x[0] - segments[0].x[0],
                     segments[2].y[0] - segments[0].y[0] };
  cjm_path_init (&made);
  cjm_path_add_rectangle (&made, *rect);
  return rect->width > 0 && rect->height > 0 && cjm_path_equal (path, &made);
}

gboolean
cjm_path_is_rounded_rectangle (const CjmPath *path, CjmRect *rect, double *radius)
{
  const CjmPathSegment *segments = path->segments;
  CjmPath made;

  if (path->n_segments != 10 || segments[3].verb != CJM_PATH_LINE
      || segments[5].verb != CJM_PATH_LINE || segments[7].verb != CJM_PATH_LINE)
    return FALSE;

  *rect = (CjmRect){ segments[5].x[0], segments[7].y[0], segments[0].x[0] - segments[5].x[0],
                     segments[3].y[0] - segments[7].y[0] };
  *radius = segments[0].y[0] - rect->y;
  cjm_path_init (&made);
  cjm_path_add_rounded_rectangle (&made, *rect, *radius);
  return rect->width > 0 && rect->height > 0 && cjm_path_equal (path, &made);
}

gboolean
cjm_path_is_circle (const CjmPath *path, double *x, double *y, double *radius)
{
  const CjmPathSegment *segments = path->segments;
  CjmPath made;

  if (path->n_segments != 6 || segments[2].verb != CJM_PATH_CURVE)
    return FALSE;

  *x = (segments[0].x[0] + segments[2].x[2]) / 2;
  *y = segments[0].y[0];
  *radius = segments[0].x[0] - *x;
  cjm_path_init (&made);
  cjm_path_add_circle (&made, *x, *y, *radius);
  return *radius > 0 && cjm_path_equal (path, &made);
}
