#include "cjm-painter-private.h"

/* The foot of the sheet: barrier, insight, and the legend. */

#define LINE 28.0
#define TICK_HEIGHT 14.0
#define BAR_HEIGHT 6.0

void
cjm_paint_footer (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  double split = cjm_painter_mirror (painter, layout->width, layout->footer_split, 0);
  guint32 ink = cjm_painter_get_ink (painter, CJM_INK_TEXT);

  cjm_painter_draw_sheet_rule (painter, layout->footer_y, CJM_INK_TEXT, CJM_RULE_SHEET);
  cjm_painter_draw_line (painter, split, layout->footer_y + layout->metrics->footer_top, split,
                         layout->legend_y - layout->metrics->footer_bottom, CJM_INK_RULE,
                         CJM_RULE_ROW);
  painter->device->class->icon (painter->device, CJM_ICON_BARRIER,
                                cjm_layout_place (layout, layout->barrier_icon), ink);
  painter->device->class->icon (painter->device, CJM_ICON_INSIGHT,
                                cjm_layout_place (layout, layout->insight_icon), ink);
  cjm_painter_draw_sheet_rule (painter, layout->legend_y, CJM_INK_RULE, CJM_RULE_ROW);
}

static void
draw_bar_sample (const CjmPainter *painter, double x, double y)
{
  double part = LINE * 0.6;
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path,
                          (CjmRect){ cjm_painter_mirror (painter, painter->layout->width, x, LINE),
                                     y - BAR_HEIGHT / 2, LINE, BAR_HEIGHT });
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TRACK), 1);
  cjm_path_init (&path);
  cjm_path_add_rectangle (&path,
                          (CjmRect){ cjm_painter_mirror (painter, painter->layout->width, x, part),
                                     y - BAR_HEIGHT / 2, part, BAR_HEIGHT });
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_SECONDARY), 1);
}

/* The mark in front of a word. */
static void
draw_mark (const CjmPainter *painter, const CjmLegendItem *item)
{
  double width = painter->layout->width, y = item->rect.y + item->block->style->lead / 2;
  double x = cjm_painter_mirror (painter, width, item->mark_x + 7, 0);
  guint32 ink = cjm_painter_get_ink (painter, CJM_INK_SECONDARY);

  switch (item->kind)
    {
    case CJM_LEGEND_HEAD:
      break;
    case CJM_LEGEND_EVIDENCE:
      cjm_painter_draw_evidence (painter, (CjmEvidence) item->value, FALSE, x, y,
                                 cjm_painter_get_mark_radius (13), ink);
      break;
    case CJM_LEGEND_MOMENT:
      cjm_painter_draw_diamond (painter, x, y, 5.5, cjm_painter_get_ink (painter, CJM_INK_TEXT));
      break;
    case CJM_LEGEND_OBSTACLE:
      cjm_painter_draw_evidence (painter, CJM_EVIDENCE_ASSUMED, TRUE, x, y,
                                 cjm_painter_get_mark_radius (13), ink);
      break;
    case CJM_LEGEND_CURVE:
      cjm_painter_draw_curve_sample (
          painter, (guint) item->value, cjm_painter_mirror (painter, width, item->mark_x, 0),
          cjm_painter_mirror (painter, width, item->mark_x + LINE, 0), y);
      break;
    case CJM_LEGEND_ROLE:
      cjm_painter_draw_role (painter, (CjmRole) item->value, x, y, ink);
      break;
    case CJM_LEGEND_STATUS:
      cjm_painter_draw_status (painter, (CjmStatus) item->value, x, y, ink);
      break;
    case CJM_LEGEND_ACTUAL:
      draw_bar_sample (painter, item->mark_x, y);
      break;
    case CJM_LEGEND_TARGET:
      cjm_painter_draw_line (painter, x, y - TICK_HEIGHT / 2, x, y + TICK_HEIGHT / 2, CJM_INK_TEXT,
                             2);
      break;
    case CJM_LEGEND_SIDE:
      cjm_painter_draw_side (painter, (CjmSide) item->value, item->letter, x, y);
      break;
    }
}

void
cjm_painter_draw_legend (const CjmPainter *painter)
{
  const GArray *legend = painter->layout->legend;

  for (guint i = 0; i < legend->len; i++)
    {
      const CjmLegendItem *item = &g_array_index (legend, CjmLegendItem, i);

      draw_mark (painter, item);
      cjm_painter_draw_word (painter, item->block, item->rect);
    }
}

void
cjm_paint_footer_words (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  cjm_painter_draw_word (painter, layout->barrier_label, layout->barrier_label_rect);
  cjm_painter_draw_word (painter, layout->insight_label, layout->insight_label_rect);
  cjm_painter_draw_legend (painter);
}
