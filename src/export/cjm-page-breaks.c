#include "cjm-page-breaks.h"

#include <math.h>

/* A break can be at every whole point: how many things and lines each would cut. */
struct _CjmPageBreaks
{
  double top;
  guint n;
  guint *things, *lines;
};

CjmPageBreaks *
cjm_page_breaks_new (double top, double bottom)
{
  CjmPageBreaks *self = g_new0 (CjmPageBreaks, 1);

  self->top = top;
  self->n = (guint) MAX (0, ceil (bottom - top)) + 1;
  self->things = g_new0 (guint, self->n);
  self->lines = g_new0 (guint, self->n);
  return self;
}

void
cjm_page_breaks_free (CjmPageBreaks *self)
{
  g_free (self->things);
  g_free (self->lines);
  g_free (self);
}

/* A thing may reach over the break by half a point, so that there is one between two lines. */
static void
add (CjmPageBreaks *self, guint *counts, double start, double end)
{
  double first = MAX (floor (start - self->top + 0.5) + 1, 0);
  double last = MIN (ceil (end - self->top - 0.5) - 1, self->n - 1.0);

  for (double i = first; i <= last; i++)
    counts[(guint) i]++;
}

void
cjm_page_breaks_add_thing (CjmPageBreaks *self, double start, double end)
{
  add (self, self->things, start, end);
}

void
cjm_page_breaks_add_line (CjmPageBreaks *self, double start, double end)
{
  add (self, self->lines, start, end);
}

void
cjm_page_breaks_add_lines (CjmPageBreaks *self, double y, double height, int n_lines)
{
  for (int i = 0; i < n_lines; i++)
    cjm_page_breaks_add_line (self, y + height * i / n_lines, y + height * (i + 1) / n_lines);
}

/* The lowest one down to @limit, and below @from, that cuts nothing; NaN where there is none. */
static double
find_free (const CjmPageBreaks *self,
           double from,
           double limit,
           const guint *things,
           const guint *lines)
{
  for (double y = floor (MIN (limit - self->top, self->n - 1.0)); y + self->top > from && y >= 0;
       y--)
    if ((things == NULL || things[(guint) y] == 0) && lines[(guint) y] == 0)
      return y + self->top;

  return NAN;
}

double
cjm_page_breaks_find (const CjmPageBreaks *self, double from, double least, double limit)
{
  double y = find_free (self, least, limit, self->things, self->lines);

  if (isnan (y))
    y = find_free (self, from, limit, NULL, self->lines);

  return isnan (y) ? limit : y;
}
