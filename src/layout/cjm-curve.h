#pragma once

#include <glib.h>

/* The line through the points of an emotion: a cubic between each two points that passes through
 * all of them and never leaves the range of the two it joins, so that the drawing has no peak
 * that nobody named. The slope at a point is the harmonic mean of those beside it, and 0 where
 * the points turn (Fritsch and Butland, 1984). */

G_BEGIN_DECLS

typedef struct
{
  double x, y;
  double slope; /* set by cjm_curve_set_slopes() */
} CjmKnot;

/* A piece of the line as a Bézier curve; @x[0] and @y[0] are its start. */
typedef struct
{
  double x[4], y[4];
} CjmBezier;

/* @knots rise in x. */
void cjm_curve_set_slopes (CjmKnot *knots, guint n_knots);

/* The line at @x, which is held inside the range of the knots. */
CjmKnot cjm_curve_evaluate (const CjmKnot *knots, guint n_knots, double x);

/* The piece of a line from @a to @b, two knots of it or two places that were evaluated between
 * the same two knots. */
CjmBezier cjm_curve_get_bezier (const CjmKnot *a, const CjmKnot *b);

G_END_DECLS
