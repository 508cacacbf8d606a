#include "cjm-curve.h"

static double
get_secant (const CjmKnot *a, const CjmKnot *b)
{
  return b->x > a->x ? (b->y - a->y) / (b->x - a->x) : 0;
}

/* A slope of up to three times the secant keeps a cubic monotone. The harmonic mean is at most
 * twice the smaller of the two. */
void
cjm_curve_set_slopes (CjmKnot *knots, guint n_knots)
{
  for (guint i = 0; i < n_knots; i++)
    {
      double before = i > 0 ? get_secant (&knots[i - 1], &knots[i]) : 0;
      double after = i + 1 < n_knots ? get_secant (&knots[i], &knots[i + 1]) : 0;

      /* A line begins and ends level, so that it does not claim to come from somewhere. */
      knots[i].slope = before * after > 0 ? 2 * before * after / (before + after) : 0;
    }
}

CjmKnot
cjm_curve_evaluate (const CjmKnot *knots, guint n_knots, double x)
{
  const CjmKnot *a, *b;
  double width, t;
  guint i = 0;

  if (x <= knots[0].x || n_knots == 1)
    return knots[0];
  if (x >= knots[n_knots - 1].x)
    return knots[n_knots - 1];

  while (knots[i + 1].x < x)
    i++;
  a = &knots[i];
  b = &knots[i + 1];
  width = b->x - a->x;
  t = (x - a->x) / width;

  return (CjmKnot){
    .x = x,
    .y = (2 * t * t * t - 3 * t * t + 1) * a->y + (t * t * t - 2 * t * t + t) * width * a->slope
         + (3 * t * t - 2 * t * t * t) * b->y + (t * t * t - t * t) * width * b->slope,
    .slope = (6 * t * t - 6 * t) * (a->y - b->y) / width + (3 * t * t - 4 * t + 1) * a->slope
             + (3 * t * t - 2 * t) * b->slope,
  };
}

CjmBezier
cjm_curve_get_bezier (const CjmKnot *a, const CjmKnot *b)
{
  double third = (b->x - a->x) / 3;

  return (CjmBezier){ .x = { a->x, a->x + third, b->x - third, b->x },
                      .y = { a->y, a->y + third * a->slope, b->y - third * b->slope, b->y } };
}
