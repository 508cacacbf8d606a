#include "cjm-tiling.h"

#include <math.h>

/* Where a cut can be: every millimetre. */
#define STEP CJM_POINTS_PER_MM

/* A cut through a note is as bad as one that is this far from where it divides evenly, in steps. */
#define NOTE_COST 10000.0

/* One direction of the poster. */
typedef struct
{
  guint n_steps; /* its length */
  double length; /* the same in points */
  guint *notes;  /* how many notes a cut at each step crosses */
} Side;

static void
side_init (Side *side, double length)
{
  side->length = length;
  side->n_steps = MAX (1, (guint) floor (length / STEP));
  side->notes = g_new0 (guint, side->n_steps + 1);
}

static void
add_note (Side *side, double start, double end)
{
  for (double step = MAX (0, floor (start / STEP) + 1); step * STEP < MIN (end, side->length);
       step++)
    if (step <= side->n_steps)
      side->notes[(guint) step]++;
}

static void
add_notes (const CjmLayout *layout, const CjmPage *poster, Side *across, Side *down)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmRowBox *row = layout->rows[i].row;

      for (guint j = 0; j < row->n_cells; j++)
        for (guint k = 0; cjm_row_box_begins_cell (row, j) && k < row->cells[j]->n_notes; k++)
          {
            CjmRect rect = cjm_layout_get_note (layout, i, j, &row->cells[j]->notes[k]);
            double x = poster->x + rect.x * poster->scale;
            double y = poster->y + rect.y * poster->scale;

            add_note (across, x, x + rect.width * poster->scale);
            add_note (down, y, y + rect.height * poster->scale);
          }
    }
}

/* How many sheets whose printed part is @area long cover @length. */
static guint
count_sheets (double length, double area, double overlap)
{
  return (guint) MAX (1, ceil ((length - overlap) / (area - overlap) - 1e-6));
}

/* The best places of n - 1 cuts. best[i][s] is what cuts 1 to i cost together where cut i is at
 * step s, and from[i][s] where the cut before is then. The first and the last sheet print beyond
 * one cut only. */
typedef struct
{
  const Side *side;
  guint n;
  double area, overlap;
  double *best;
  guint *from;
} Cuts;

static guint
at (const Cuts *cuts, guint cut, guint step)
{
  return cut * (cuts->side->n_steps + 1) + step;
}

static double
get_cost (const Cuts *cuts, guint cut, guint step)
{
  double even = cuts->side->length * cut / cuts->n / STEP;

  return cuts->side->notes[step] * NOTE_COST + fabs (step - even);
}

/* The first and the last step that cut @cut can be at, so that the other sheets still suffice. */
static void
get_range (const Cuts *cuts, guint cut, guint *first, guint *last)
{
  double most = cuts->area - cuts->overlap, end = cuts->area - cuts->overlap / 2;
  double behind = end + (cuts->n - cut - 1) * most;

  *first = (guint) MAX (1, ceil ((cuts->side->length - behind) / STEP - 1e-6));
  *last = (guint) MIN (cuts->side->n_steps, floor ((end + (cut - 1) * most) / STEP + 1e-6));
}

static void
place_cut (Cuts *cuts, guint cut)
{
  guint most = (guint) floor ((cuts->area - cuts->overlap) / STEP + 1e-6), first, last;

  get_range (cuts, cut, &first, &last);
  for (guint step = first; step <= last; step++)
    {
      double best = cut == 1 ? 0 : INFINITY;

      for (guint before = step > most ? step - most : 0; cut > 1 && before < step; before++)
        if (cuts->best[at (cuts, cut - 1, before)] < best)
          {
            best = cuts->best[at (cuts, cut - 1, before)];
            cuts->from[at (cuts, cut, step)] = before;
          }
      cuts->best[at (cuts, cut, step)] = best + get_cost (cuts, cut, step);
    }
}

/* Cuts in whole millimetres need a little more room than the sheets may have to spare. */
static void
divide_evenly (const Side *side, guint n, double *places)
{
  for (guint i = 0; i <= n; i++)
    places[i] = side->length * i / n;
}

static double *
find_cuts (const Side *side, guint n, double area, double overlap)
{
  gsize size = (gsize) (n + 1) * (side->n_steps + 1);
  Cuts cuts = { side, n, area, overlap, g_new (double, size), g_new0 (guint, size) };
  double *places = g_new0 (double, n + 1);
  guint step = 0;

  for (gsize i = 0; i < size; i++)
    cuts.best[i] = INFINITY;
  for (guint i = 1; i < n; i++)
    place_cut (&cuts, i);
  for (guint i = 1; n > 1 && i <= side->n_steps; i++)
    if (cuts.best[at (&cuts, n - 1, i)] < cuts.best[at (&cuts, n - 1, step)])
      step = i;

  places[n] = side->length;
  if (n > 1 && step == 0)
    divide_evenly (side, n, places);
  else
    for (guint i = n - 1; i > 0; i--)
      {
        places[i] = step * STEP;
        step = cuts.from[at (&cuts, i, step)];
      }

  g_free (cuts.best);
  g_free (cuts.from);
  return places;
}

static void
choose_orientation (CjmTiling *self, const CjmPage *poster, const CjmPaper *sheet)
{
  double margins = 2 * CJM_TILING_MARGIN * CJM_POINTS_PER_MM;
  double short_side = MIN (sheet->width, sheet->height) * CJM_POINTS_PER_MM;
  double long_side = MAX (sheet->width, sheet->height) * CJM_POINTS_PER_MM;

  for (guint i = 0; i < 2; i++)
    {
      double width = i == 0 ? short_side : long_side, height = i == 0 ? long_side : short_side;
      guint n_columns = count_sheets (poster->width, width - margins, self->overlap);
      guint n_rows = count_sheets (poster->height, height - margins, self->overlap);

      if (i > 0 && n_columns * n_rows >= self->n_columns * self->n_rows)
        continue;
      self->width = width;
      self->height = height;
      self->n_columns = n_columns;
      self->n_rows = n_rows;
    }
}

/* Those that office printers take. */
gboolean
cjm_tiling_can_use (const CjmPaper *paper)
{
  static const double widths[] = { 210, 297, 215.9, 279.4 };
  static const double heights[] = { 297, 420, 279.4, 431.8 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (paper->width == widths[i] && paper->height == heights[i])
      return TRUE;

  return FALSE;
}

CjmTiling *
cjm_tiling_new (const CjmLayout *layout,
                const CjmPage *poster,
                const CjmPaper *sheet,
                double overlap)
{
  CjmTiling *self = g_new0 (CjmTiling, 1);
  double margins = 2 * CJM_TILING_MARGIN * CJM_POINTS_PER_MM;
  Side across, down;

  self->is_rtl = layout->is_rtl;
  self->overlap = overlap * CJM_POINTS_PER_MM;
  choose_orientation (self, poster, sheet);
  side_init (&across, poster->width);
  side_init (&down, poster->height);
  add_notes (layout, poster, &across, &down);
  self->across = find_cuts (&across, self->n_columns, self->width - margins, self->overlap);
  self->down = find_cuts (&down, self->n_rows, self->height - margins, self->overlap);
  g_free (across.notes);
  g_free (down.notes);

  return self;
}

void
cjm_tiling_free (CjmTiling *self)
{
  g_free (self->across);
  g_free (self->down);
  g_free (self);
}

CjmRect
cjm_tiling_get_piece (const CjmTiling *self, guint row, guint column)
{
  return (CjmRect){ self->across[column], self->down[row],
                    self->across[column + 1] - self->across[column],
                    self->down[row + 1] - self->down[row] };
}

CjmRect
cjm_tiling_get_printed (const CjmTiling *self, guint row, guint column)
{
  double half = self->overlap / 2;
  double left = MAX (self->across[column] - half, 0), top = MAX (self->down[row] - half, 0);

  return (CjmRect){ left, top,
                    MIN (self->across[column + 1] + half, self->across[self->n_columns]) - left,
                    MIN (self->down[row + 1] + half, self->down[self->n_rows]) - top };
}

void
cjm_tiling_get_origin (const CjmTiling *self, guint row, guint column, double *x, double *y)
{
  CjmRect printed = cjm_tiling_get_printed (self, row, column);

  *x = (self->width - printed.width) / 2 - printed.x;
  *y = (self->height - printed.height) / 2 - printed.y;
}

/* Rows beyond Z are AA, AB and so on. */
char *
cjm_tiling_dup_label (guint row, guint column)
{
  if (row >= 26)
    return g_strdup_printf ("%c%c%u", 'A' + row / 26 - 1, 'A' + row % 26, column + 1);

  return g_strdup_printf ("%c%u", 'A' + row, column + 1);
}
