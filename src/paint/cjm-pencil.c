#include "cjm-painter-private.h"

/* The painter's own pencils: what all of its files draw with. */

#define PLUS_ARM 3.5

guint32
cjm_painter_get_ink (const CjmPainter *painter, CjmInk ink)
{
  return painter->layout->theme->inks[ink];
}

double
cjm_painter_mirror (const CjmPainter *painter, double frame_width, double x, double width)
{
  return cjm_layout_mirror (painter->layout, frame_width, x, width);
}

void
cjm_painter_fill (const CjmPainter *painter, const CjmPath *path, guint32 color, double alpha)
{
  painter->device->class->fill (painter->device, path, color, alpha);
}

void
cjm_painter_stroke (const CjmPainter *painter,
                    const CjmPath *path,
                    guint32 color,
                    double width,
                    const double *dash)
{
  CjmStroke style = { .color = color, .width = width, .dash = dash };

  painter->device->class->stroke (painter->device, path, &style);
}

void
cjm_painter_draw_line (const CjmPainter *painter,
                       double x1,
                       double y1,
                       double x2,
                       double y2,
                       CjmInk ink,
                       double width)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x1, y1, x2, y2);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, ink), width, NULL);
}

void
cjm_painter_draw_text (const CjmPainter *painter,
                       const CjmTextBlock *block,
                       double frame_width,
                       double x,
                       double y,
                       guint32 color)
{
  painter->device->class->text (
      painter->device, block, cjm_painter_mirror (painter, frame_width, x, block->width), y, color);
}

void
cjm_painter_draw_word (const CjmPainter *painter, const CjmTextBlock *block, CjmRect rect)
{
  cjm_painter_draw_text (painter, block, painter->layout->width, rect.x, rect.y,
                         cjm_painter_get_ink (painter, block->style->ink));
}

void
cjm_painter_draw_rule (const CjmPainter *painter,
                       double x1,
                       double y1,
                       double x2,
                       double y2,
                       const CjmRule *rule)
{
  CjmPath path;

  if (rule->width == 0)
    return;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x1, y1, x2, y2);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, rule->ink), rule->width,
                      rule->dash[0] > 0 ? rule->dash : NULL);
}

void
cjm_painter_draw_sheet_rule (const CjmPainter *painter, double y, const CjmRule *rule)
{
  double margin = painter->layout->metrics->side_margin;

  cjm_painter_draw_rule (painter, margin, y, painter->layout->width - margin, y, rule);
}

void
cjm_painter_draw_dividers (const CjmPainter *painter,
                           double top,
                           double bottom,
                           gboolean only_phases)
{
  const CjmLayout *layout = painter->layout;
  const CjmShapes *shapes = layout->theme->shapes;

  for (guint i = 1; i < layout->n_columns; i++)
    {
      gboolean is_step = layout->columns[i].phase == layout->columns[i - 1].phase;
      double x = cjm_painter_mirror (painter, layout->width,
                                     layout->columns[i].x - layout->metrics->lane_gap / 2, 0);

      if (!is_step || !only_phases)
        cjm_painter_draw_rule (painter, x, top, x, bottom,
                               is_step ? &shapes->step_divider : &shapes->phase_divider);
    }
}

void
cjm_painter_draw_plus (const CjmPainter *painter, double x, double y)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x - PLUS_ARM, y, x + PLUS_ARM, y);
  cjm_path_add_line (&path, x, y - PLUS_ARM, x, y + PLUS_ARM);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_PLUS), 1, NULL);
}

void
cjm_painter_draw_prompt (const CjmPainter *painter,
                         const CjmTextBlock *block,
                         double frame_width,
                         double x,
                         double y,
                         CjmPromptState state)
{
  double plus = x - painter->layout->metrics->inset / 2;

  if (!painter->shows_hints)
    return;

  if (!painter->is_blank)
    cjm_painter_draw_plus (painter, cjm_painter_mirror (painter, frame_width, plus, 0),
                           y + block->style->lead / 2);
  if (painter->is_blank || state == CJM_PROMPT_ASKING)
    cjm_painter_draw_text (painter, block, frame_width, x, y,
                           cjm_painter_get_ink (painter, CJM_INK_TERTIARY));
}

const CjmPhaseBox *
cjm_painter_get_phase_of_column (const CjmLayout *layout, guint column)
{
  return &layout->phases[layout->columns[column].phase];
}

double
cjm_painter_get_mark_radius (double size)
{
  return 0.285 * size;
}

/* Where a text is to be written by hand: on lines below what is asked, else behind it. */
static void
draw_writing_lines (const CjmPainter *painter, const CjmTextBox *box)
{
  CjmRect rect = cjm_layout_place (painter->layout, box->rect);
  double step = CJM_WRITING_LEAD * box->block->style->lead;
  gboolean has_room = rect.height > box->block->height;

  for (double y = box->block->height + (has_room ? step : 0); y <= rect.height + 0.5; y += step)
    cjm_painter_draw_line (painter, rect.x, rect.y + y, rect.x + rect.width, rect.y + y,
                           CJM_INK_RULE_STRONG, CJM_RULE_ROW);
}

void
cjm_paint_text_box (const CjmPainter *painter, const CjmTextBox *box)
{
  CjmInk ink = box->is_hint ? CJM_INK_TERTIARY : box->block->style->ink;

  if (box->is_hint && !painter->shows_hints)
    return;
  if (box->is_hint && painter->is_blank)
    draw_writing_lines (painter, box);

  cjm_painter_draw_text (painter, box->block, painter->layout->width, box->rect.x, box->rect.y,
                         cjm_painter_get_ink (painter, ink));
}
