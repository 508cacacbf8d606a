#include "cjm-prepress.h"

/* Millimetres: a mark keeps away from what is printed, is as long as this, and has some paper
 * behind it. */
#define MARK_GAP 2.0
#define MARK_LENGTH 5.0
#define MARK_END 1.0
#define MARK_WIDTH 0.25 /* points */

double
cjm_prepress_get_outset (double bleed, gboolean has_marks)
{
  return (bleed + (has_marks ? MARK_GAP + MARK_LENGTH + MARK_END : 0)) * CJM_POINTS_PER_MM;
}

void
cjm_prepress_init (CjmPrepress *self, CjmPage *page, double bleed, gboolean has_marks)
{
  double outset = cjm_prepress_get_outset (bleed, has_marks);
  double points = bleed * CJM_POINTS_PER_MM;

  self->has_marks = has_marks;
  self->trim = (CjmRect){ outset, outset, page->width, page->height };
  self->bleed = (CjmRect){ outset - points, outset - points, page->width + 2 * points,
                           page->height + 2 * points };
  page->width += 2 * outset;
  page->height += 2 * outset;
  page->x += outset;
  page->y += outset;
}

static void
add_line (cairo_t *cr, double x, double y, double dx, double dy)
{
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, dx, dy);
}

void
cjm_prepress_draw_marks (cairo_t *cr, CjmRect trim, CjmRect printed)
{
  double gap = MARK_GAP * CJM_POINTS_PER_MM, length = MARK_LENGTH * CJM_POINTS_PER_MM;
  double xs[] = { trim.x, trim.x + trim.width }, ys[] = { trim.y, trim.y + trim.height };

  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      add_line (cr, xs[i], printed.y - gap, 0, -length);
      add_line (cr, xs[i], printed.y + printed.height + gap, 0, length);
      add_line (cr, printed.x - gap, ys[i], -length, 0);
      add_line (cr, printed.x + printed.width + gap, ys[i], length, 0);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, MARK_WIDTH);
  cairo_stroke (cr);
}
