#include "cjm-painter-private.h"

/* Frames and grounds: what notes, quotes and cards lie on. */

/* The control points of a quarter circle of radius 1. */
#define QUARTER 0.5522847498

/* Where the tail of a speech bubble begins and ends, from its leading edge. */
#define TAIL_START 14.0
#define TAIL_TIP 15.5
#define TAIL_END 25.0

#define FRAME_EDGE 0.75
#define TAPE_HEIGHT 18.0

#define SWATCH_HEIGHT 12.0
#define SWATCH_GAP 8.0

/* A shape that is drawn from its leading edge, whichever side that is. */
typedef struct
{
  CjmPath path;
  CjmRect rect;
  double y; /* of its top, from the rect's */
  gboolean is_rtl;
} Shape;

static double
get_x (const Shape *shape, double x)
{
  return shape->is_rtl ? shape->rect.x + shape->rect.width - x : shape->rect.x + x;
}

static void
line_to (Shape *shape, double x, double y)
{
  cjm_path_line_to (&shape->path, get_x (shape, x), shape->rect.y + shape->y + y);
}

/* A rounded corner at @x, @y, from the direction @ax, @ay into the direction @bx, @by. */
static void
round_to (Shape *shape, double x, double y, double r, int ax, int ay, int bx, int by)
{
  double top = shape->rect.y + shape->y, control = (1 - QUARTER) * r;

  if (r == 0)
    {
      line_to (shape, x, y);
      return;
    }
  line_to (shape, x - ax * r, y - ay * r);
  cjm_path_curve_to (&shape->path, get_x (shape, x - ax * control), top + y - ay * control,
                     get_x (shape, x + bx * control), top + y + by * control,
                     get_x (shape, x + bx * r), top + y + by * r);
}

static void
make_shape (Shape *shape, const CjmFrame *frame)
{
  double width = shape->rect.width, height = shape->rect.height;
  double r = MIN (frame->radius, MIN (width, height) / 2);

  cjm_path_init (&shape->path);
  cjm_path_move_to (&shape->path, get_x (shape, r), shape->rect.y + shape->y);
  round_to (shape, width, 0, r, 1, 0, 0, 1);
  if (frame->fold > 0)
    {
      line_to (shape, width, height - frame->fold);
      line_to (shape, width - frame->fold, height);
    }
  else
    round_to (shape, width, height, r, 0, 1, -1, 0);
  if (frame->tail > 0)
    {
      double scale = MIN (1, width / (2 * TAIL_END));

      line_to (shape, TAIL_END * scale, height);
      line_to (shape, TAIL_TIP * scale, height + frame->tail);
      line_to (shape, TAIL_START * scale, height);
    }
  round_to (shape, 0, height, r, -1, 0, 0, -1);
  round_to (shape, 0, 0, r, 0, -1, 1, 0);
  cjm_path_close (&shape->path);
}

static void
draw_shadows (const CjmPainter *painter, Shape *shape, const CjmFrame *frame)
{
  const CjmShapes *shapes = painter->layout->theme->shapes;

  for (guint i = 0; i < CJM_N_SHADOWS && shapes->shadows[i].alpha > 0; i++)
    {
      shape->y = shapes->shadows[i].dy;
      make_shape (shape, frame);
      cjm_painter_fill (painter, &shape->path, cjm_painter_get_ink (painter, CJM_INK_SHADOW),
                        shapes->shadows[i].alpha);
    }
  shape->y = 0;
}

/* The corner that is turned over. */
static void
draw_fold (const CjmPainter *painter, Shape *shape, const CjmFrame *frame)
{
  double width = shape->rect.width, height = shape->rect.height, fold = frame->fold;

  cjm_path_init (&shape->path);
  cjm_path_move_to (&shape->path, get_x (shape, width), shape->rect.y + height - fold);
  line_to (shape, width - fold, height - fold);
  line_to (shape, width - fold, height);
  cjm_path_close (&shape->path);
  cjm_painter_fill (painter, &shape->path, frame->fold_fill, 1);
  cjm_painter_stroke (painter, &shape->path, frame->fold_edge, FRAME_EDGE, NULL);
}

/* Square to the inside, so that it lies along the edge like a strip of paper. */
static void
draw_bar (const CjmPainter *painter, Shape *shape, const CjmFrame *frame)
{
  double height = shape->rect.height, r = MIN (frame->radius, frame->bar);

  cjm_path_init (&shape->path);
  cjm_path_move_to (&shape->path, get_x (shape, frame->bar), shape->rect.y);
  line_to (shape, frame->bar, height);
  round_to (shape, 0, height, r, -1, 0, 0, -1);
  round_to (shape, 0, 0, r, 0, -1, 1, 0);
  cjm_path_close (&shape->path);
  cjm_painter_fill (painter, &shape->path, frame->bar_color, 1);
}

static void
draw_tape (const CjmPainter *painter, CjmRect rect, double width)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, (CjmRect){ rect.x + (rect.width - width) / 2,
                                            rect.y - TAPE_HEIGHT / 2, width, TAPE_HEIGHT });
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND_EDGE), 0.88);
}

void
cjm_painter_draw_frame (const CjmPainter *painter, const CjmFrame *frame, CjmRect rect)
{
  Shape shape = { .rect = rect, .is_rtl = painter->layout->is_rtl };

  draw_shadows (painter, &shape, frame);
  make_shape (&shape, frame);
  cjm_painter_fill (painter, &shape.path, frame->fill, 1);
  cjm_painter_stroke (painter, &shape.path, frame->edge, FRAME_EDGE, NULL);
  if (frame->bar > 0)
    draw_bar (painter, &shape, frame);
  if (frame->fold > 0)
    draw_fold (painter, &shape, frame);
  if (frame->tape > 0)
    draw_tape (painter, rect, frame->tape);
}

void
cjm_painter_draw_ghost (const CjmPainter *painter, CjmRect rect, double radius)
{
  const CjmRule *rule = &painter->layout->theme->shapes->ghost;
  CjmPath path;

  if (rule->width == 0)
    return;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, radius);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, rule->ink), rule->width,
                      rule->dash);
}

void
cjm_painter_draw_ground (const CjmPainter *painter, double y, double height, gboolean is_last)
{
  const CjmLayout *layout = painter->layout;
  double radius = is_last ? MIN (layout->theme->shapes->lane_radius, height / 2) : 0;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      double x = layout->phases[i].x, width = cjm_layout_get_phase_end (layout, i) - x;
      CjmRect rect = { cjm_painter_mirror (painter, layout->width, x, width), y, width, height };
      CjmPath path;

      cjm_path_init (&path);
      if (radius > 0)
        cjm_path_add_rounded_ends (&path, rect, 0, radius);
      else
        cjm_path_add_rectangle (&path, rect);
      cjm_painter_fill (painter, &path, layout->phases[i].ground, 1);
    }
}

/* Samples beside the labels of lanes */

static void
draw_bar_swatch (const CjmPainter *painter, CjmRect rect)
{
  CjmPath path;
  double y = rect.y + rect.height / 2;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, (CjmRect){ rect.x, y - 2, rect.width, 4 });
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND_DASH), 1);
  cjm_painter_draw_line (painter, rect.x + rect.width * 0.7, rect.y + 1, rect.x + rect.width * 0.7,
                         rect.y + rect.height - 1, CJM_INK_TEXT, 1.5);
}

/* Lines of writing, for the description. */
static void
draw_text_swatch (const CjmPainter *painter, CjmRect rect)
{
  static const double parts[] = { 1, 1, 0.6 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double width = parts[i] * rect.width, y = rect.y + 2 + i * (rect.height - 4) / 2;
      double x = painter->layout->is_rtl ? rect.x + rect.width - width : rect.x;

      cjm_painter_draw_line (painter, x, y, x + width, y, CJM_INK_BAND_DASH, 1.5);
    }
}

static void
draw_face_swatch (const CjmPainter *painter, CjmRect rect)
{
  double x = rect.x + rect.width / 2, y = rect.y + rect.height / 2, radius = rect.height / 2 + 1;
  guint32 color = cjm_painter_get_ink (painter, CJM_INK_SECONDARY);
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_circle (&path, x, y, radius);
  cjm_painter_stroke (painter, &path, color, 1.1, NULL);
  cjm_painter_draw_features (painter, 1, x, y, radius, color);
}

static void
draw_note_swatch (const CjmPainter *painter, const CjmFrame *frame, CjmRect rect)
{
  CjmFrame small = *frame;
  Shape shape = { .rect = rect, .is_rtl = painter->layout->is_rtl };

  small.radius = MIN (frame->radius, 3);
  small.bar = MIN (frame->bar, 3);
  small.fold = MIN (frame->fold, 5);
  small.tail = MIN (frame->tail, 3);
  make_shape (&shape, &small);
  cjm_painter_fill (painter, &shape.path, small.fill, 1);
  cjm_painter_stroke (painter, &shape.path, cjm_painter_get_ink (painter, CJM_INK_BAND_DASH),
                      FRAME_EDGE, NULL);
  if (small.bar > 0)
    draw_bar (painter, &shape, &small);
  if (small.fold > 0)
    draw_fold (painter, &shape, &small);
}

static void
draw_pill_swatch (const CjmPainter *painter, CjmRect rect)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, rect.height / 2);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_CARD), 1);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_SECONDARY), 1.1, NULL);
}

static void
draw_look (const CjmPainter *painter, const CjmRowBox *row, CjmRect rect)
{
  const CjmFrame *card = &painter->layout->theme->shapes->frames[CJM_FRAME_CARD];

  switch (row->kind->look)
    {
    case CJM_LOOK_NOTES:
      draw_note_swatch (painter, row->frame, rect);
      break;
    case CJM_LOOK_TOUCHPOINTS:
      draw_pill_swatch (painter, rect);
      break;
    case CJM_LOOK_EMOTION:
      draw_face_swatch (painter, rect);
      break;
    case CJM_LOOK_METRICS:
      draw_bar_swatch (painter, rect);
      break;
    case CJM_LOOK_ACTIONS:
      cjm_painter_draw_status (painter, CJM_STATUS_DONE, rect.x + rect.width / 2,
                               rect.y + rect.height / 2,
                               cjm_painter_get_ink (painter, CJM_INK_SECONDARY));
      break;
    case CJM_LOOK_PICTURES:
      draw_note_swatch (painter, card, rect);
      break;
    case CJM_LOOK_LINE:
      break;
    }
}

void
cjm_painter_draw_swatch (const CjmPainter *painter, const CjmRowBox *row, double y)
{
  const CjmLayout *layout = painter->layout;
  const CjmMetrics *metrics = layout->metrics;
  double x = layout->label_x + metrics->label_inset - SWATCH_GAP - metrics->swatch;
  CjmRect rect = { cjm_painter_mirror (painter, layout->width, x, metrics->swatch),
                   y - SWATCH_HEIGHT / 2, metrics->swatch, SWATCH_HEIGHT };

  if (metrics->swatch == 0)
    return;

  if (row != NULL)
    draw_look (painter, row, rect);
  else
    draw_text_swatch (painter, rect);
}

/* Moments of truth */

void
cjm_painter_draw_moment (const CjmPainter *painter,
                         double x,
                         double y,
                         double radius,
                         guint32 color)
{
  CjmPath path;

  if (!painter->layout->theme->shapes->has_stars)
    {
      cjm_painter_draw_diamond (painter, x, y, radius, color);
      return;
    }

  cjm_path_init (&path);
  cjm_path_add_star (&path, x, y + 0.05 * radius, 1.35 * radius);
  cjm_painter_fill (painter, &path, color, 1);
}
