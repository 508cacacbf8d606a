#include "cjm-painter-private.h"

/* The foot of the sheet: barrier, insight, and the legend. */

#define LINE 28.0
#define DISC_INSET 0.2 /* of the icon's size */
#define TICK_HEIGHT 14.0
#define BAR_HEIGHT 6.0

static void
draw_quote_rules (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  double split = cjm_painter_mirror (painter, layout->width, layout->footer_split, 0);

  cjm_painter_draw_sheet_rule (painter, layout->footer_y, &layout->theme->shapes->masthead_rule);
  cjm_painter_draw_line (painter, split, layout->footer_y + layout->metrics->footer_top, split,
                         layout->legend_y - layout->metrics->footer_bottom, CJM_INK_RULE,
                         CJM_RULE_ROW);
}

/* What stands in a frame has its icon on a white disc; what is not written yet has none. */
static void
draw_quote_ground (const CjmPainter *painter,
                   CjmFrameKind kind,
                   const CjmTextBox *box,
                   CjmRect card)
{
  const CjmFrame *frame = &painter->layout->theme->shapes->frames[kind];

  if (card.width == 0)
    return;

  if (box->is_hint)
    cjm_painter_draw_ghost (painter, cjm_layout_place (painter->layout, card), frame->radius);
  else
    cjm_painter_draw_frame (painter, frame, cjm_layout_place (painter->layout, card));
}

static void
draw_quote_icon (const CjmPainter *painter,
                 const char *name,
                 CjmRect icon,
                 CjmRect card,
                 CjmInk ink)
{
  CjmRect rect = cjm_layout_place (painter->layout, icon);
  CjmPath path;

  if (card.width > 0)
    {
      double inset = DISC_INSET * rect.width;

      cjm_path_init (&path);
      cjm_path_add_circle (&path, rect.x + rect.width / 2, rect.y + rect.height / 2,
                           rect.width / 2);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_CARD), 1);
      rect = (CjmRect){ rect.x + inset, rect.y + inset, rect.width - 2 * inset,
                        rect.height - 2 * inset };
    }
  painter->device->class->icon (painter->device, name, rect, cjm_painter_get_ink (painter, ink));
}

void
cjm_paint_footer (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  const CjmRule legend_rule = { CJM_INK_RULE, CJM_RULE_ROW, { 0 } };

  if (layout->theme->shapes->has_footer_rules)
    draw_quote_rules (painter);
  draw_quote_ground (painter, CJM_FRAME_BARRIER, &layout->barrier, layout->barrier_card);
  draw_quote_ground (painter, CJM_FRAME_INSIGHT, &layout->insight, layout->insight_card);
  draw_quote_icon (painter, CJM_ICON_BARRIER, layout->barrier_icon, layout->barrier_card,
                   CJM_INK_BARRIER);
  draw_quote_icon (painter, CJM_ICON_INSIGHT, layout->insight_icon, layout->insight_card,
                   CJM_INK_INSIGHT);
  cjm_painter_draw_sheet_rule (painter, layout->legend_y, &legend_rule);
}

void
cjm_painter_draw_quote_label (const CjmPainter *painter, CjmField field)
{
  const CjmLayout *layout = painter->layout;
  gboolean is_barrier = field == CJM_FIELD_BARRIER;
  CjmRect rect = is_barrier ? layout->barrier_label_rect : layout->insight_label_rect;

  cjm_painter_draw_text (
      painter, is_barrier ? layout->barrier_label : layout->insight_label, layout->width, rect.x,
      rect.y, cjm_painter_get_ink (painter, is_barrier ? CJM_INK_BARRIER : CJM_INK_INSIGHT));
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

/* As a lane of obstacles shows it: by the mark of a note, or by its frame. */
static void
draw_obstacle (const CjmPainter *painter, double x, double y, guint32 ink)
{
  const CjmShapes *shapes = painter->layout->theme->shapes;

  if (shapes->marks_obstacles)
    cjm_painter_draw_evidence (
        painter, CJM_EVIDENCE_ASSUMED, TRUE, x, y,
        cjm_painter_get_mark_radius (13 * painter->layout->metrics->mark_scale), ink);
  else
    cjm_painter_draw_frame (painter, &shapes->frames[CJM_FRAME_OBSTACLE],
                            (CjmRect){ x - 7, y - 5, 14, 10 });
}

/* The mark in front of a word. */
static void
draw_mark (const CjmPainter *painter, const CjmLegendItem *item)
{
  double width = painter->layout->width, y = item->rect.y + item->block->style->lead / 2;
  double scale = painter->layout->metrics->mark_scale;
  double x = cjm_painter_mirror (painter, width, item->mark_x + 7 * scale, 0);
  guint32 ink = cjm_painter_get_ink (painter, CJM_INK_SECONDARY);

  switch (item->kind)
    {
    case CJM_LEGEND_HEAD:
      break;
    case CJM_LEGEND_EVIDENCE:
      cjm_painter_draw_evidence (painter, (CjmEvidence) item->value, FALSE, x, y,
                                 cjm_painter_get_mark_radius (13 * scale), ink);
      break;
    case CJM_LEGEND_MOMENT:
      cjm_painter_draw_moment (painter, x, y, 5.5 * scale,
                               cjm_painter_get_ink (painter, CJM_INK_TEXT));
      break;
    case CJM_LEGEND_OBSTACLE:
      draw_obstacle (painter, x, y, ink);
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
  cjm_painter_draw_quote_label (painter, CJM_FIELD_BARRIER);
  cjm_painter_draw_quote_label (painter, CJM_FIELD_INSIGHT);
  cjm_painter_draw_legend (painter);
}
