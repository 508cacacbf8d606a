#include "cjm-layout-private.h"

/* The legend: between marks and their words, from one to the next, and between families. */
#define LEGEND_TOP 18.0
#define MARK_ROOM 18.0
#define LINE_ROOM 36.0
#define ITEM_GAP 16.0
#define FAMILY_GAP 32.0
#define LEGEND_LEAD 8.0

static double
set_quote (CjmLayout *layout,
           CjmTextBox *box,
           const CjmTextBox *old,
           CjmTextBlock **label,
           CjmRect *label_rect,
           CjmRect *icon,
           CjmWord label_word,
           CjmWord hint,
           CjmField field,
           double x,
           double width)
{
  const double icon_size = 20, icon_gap = 9;
  double y = layout->footer_y + layout->metrics->footer_top;

  *label = cjm_layout_set_word (layout, CJM_TEXT_FOOTER_LABEL, label_word,
                                width - icon_size - icon_gap);
  *label_rect = (CjmRect){ x + icon_size + icon_gap, y, (*label)->width, (*label)->height };
  *icon = (CjmRect){ x, y + ((*label)->height - icon_size) / 2, icon_size, icon_size };
  cjm_layout_set_box (layout, box, old, CJM_TEXT_FOOTER, (CjmTarget){ field, 0 },
                      cjm_layout_get_word (layout, hint), x, cjm_rect_get_bottom (*label_rect) + 11,
                      width);

  return cjm_rect_get_bottom (box->rect);
}

/* Legend: only families of marks that are on the sheet */

typedef struct
{
  CjmLayout *layout;
  const CjmLayout *previous;
  double x, y;
} Legend;

static void
legend_item_clear (gpointer data)
{
  CjmLegendItem *item = data;

  cjm_text_block_unref (item->block);
  g_clear_pointer (&item->letter, cjm_text_block_unref);
}

/* As wide as the word is, but never wider than the sheet. */
static CjmTextBlock *
set_item_text (const Legend *legend, CjmTextRole role, const char *text)
{
  CjmLayout *layout = legend->layout;
  guint index = layout->legend->len;
  double room = layout->width - 2 * layout->metrics->side_margin - LINE_ROOM;
  CjmTextBlock *block;

  if (legend->previous != NULL && index < legend->previous->legend->len)
    {
      block = g_array_index (legend->previous->legend, CjmLegendItem, index).block;
      if (block->role == role && g_str_equal (block->source, text) && block->width <= room)
        return cjm_text_block_ref (block);
    }

  block = cjm_layout_set_text (layout, role, text, CJM_UNWRAPPED);
  if (block->width > room)
    {
      cjm_text_block_unref (block);
      block = cjm_layout_set_text (layout, role, text, room);
    }

  return block;
}

static void
begin_line (Legend *legend)
{
  const CjmMetrics *metrics = legend->layout->metrics;

  legend->x = metrics->side_margin;
  legend->y += metrics->text[CJM_TEXT_LEGEND].lead + LEGEND_LEAD;
}

/* A mark and its word; a family's first word comes without a mark. What does not fit into the
 * line begins the next one. */
static CjmLegendItem *
add_item (Legend *legend, CjmLegendKind kind, int value, const char *text)
{
  CjmLayout *layout = legend->layout;
  gboolean is_head = kind == CJM_LEGEND_HEAD;
  gboolean is_long = kind == CJM_LEGEND_CURVE || kind == CJM_LEGEND_ACTUAL;
  double end = layout->width - layout->metrics->side_margin;
  CjmLegendItem item = { .kind = kind, .value = value };

  item.mark_width = is_head ? 0 : is_long ? LINE_ROOM : MARK_ROOM;
  item.block = set_item_text (legend, is_head ? CJM_TEXT_LEGEND_HEAD : CJM_TEXT_LEGEND, text);
  if (is_head && layout->legend->len > 0)
    legend->x += FAMILY_GAP - ITEM_GAP;
  if (legend->x > layout->metrics->side_margin
      && legend->x + item.mark_width + item.block->ink_width > end)
    begin_line (legend);

  item.mark_x = legend->x;
  item.rect
      = (CjmRect){ legend->x + item.mark_width, legend->y, item.block->width, item.block->height };
  legend->x = item.rect.x + item.block->ink_width + ITEM_GAP;
  g_array_append_val (layout->legend, item);
  return &g_array_index (layout->legend, CjmLegendItem, layout->legend->len - 1);
}

static CjmLegendItem *
add_word (Legend *legend, CjmLegendKind kind, int value, CjmWord word)
{
  return add_item (legend, kind, value, cjm_layout_get_word (legend->layout, word));
}

static void
add_evidence (Legend *legend)
{
  static const CjmWord words[CJM_N_EVIDENCES]
      = { CJM_WORD_ASSUMED, CJM_WORD_INFERRED, CJM_WORD_DATA };

  add_word (legend, CJM_LEGEND_HEAD, 0, CJM_WORD_EVIDENCE);
  for (int i = 0; i < CJM_N_EVIDENCES; i++)
    add_word (legend, CJM_LEGEND_EVIDENCE, i, words[i]);
}

static void
add_marks (Legend *legend)
{
  const CjmDigest *digest = legend->layout->digest;

  if (!digest->has_moments && !digest->has_obstacles)
    return;

  add_word (legend, CJM_LEGEND_HEAD, 0, CJM_WORD_MARKS);
  if (digest->has_moments)
    add_word (legend, CJM_LEGEND_MOMENT, 0, CJM_WORD_MOMENT);
  if (digest->has_obstacles)
    add_word (legend, CJM_LEGEND_OBSTACLE, 0, CJM_WORD_OBSTACLE);
}

/* A curve without a name says nothing here. */
static void
add_curves (Legend *legend)
{
  const CjmLane *lane = legend->layout->digest->emotion;
  gboolean has_head = FALSE;

  for (guint i = 0; lane != NULL && i < cjm_sequence_get_length (lane->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (lane->curves, i);

      if (*curve->name == '\0')
        continue;
      if (!has_head)
        add_item (legend, CJM_LEGEND_HEAD, 0,
                  *lane->name != '\0' ? lane->name
                                      : cjm_layout_get_word (legend->layout, CJM_WORD_CURVES));
      has_head = TRUE;
      add_item (legend, CJM_LEGEND_CURVE, (int) i, curve->name);
    }
}

static void
add_roles (Legend *legend)
{
  if (!legend->layout->digest->has_roles)
    return;

  add_word (legend, CJM_LEGEND_HEAD, 0, CJM_WORD_ROLE);
  add_word (legend, CJM_LEGEND_ROLE, CJM_ROLE_ASSISTS, CJM_WORD_ASSISTS);
  add_word (legend, CJM_LEGEND_ROLE, CJM_ROLE_CONVERTS, CJM_WORD_CONVERTS);
}

static void
add_statuses (Legend *legend)
{
  static const CjmWord words[CJM_N_STATUSES]
      = { CJM_WORD_PENDING, CJM_WORD_STARTED, CJM_WORD_DONE, CJM_WORD_BLOCKED };

  if (!legend->layout->digest->has_actions)
    return;

  add_word (legend, CJM_LEGEND_HEAD, 0, CJM_WORD_STATUS);
  for (int i = 0; i < CJM_N_STATUSES; i++)
    add_word (legend, CJM_LEGEND_STATUS, i, words[i]);
}

static void
add_side (Legend *legend, CjmSide side, CjmWord word, CjmWord letter)
{
  CjmLegendItem *item = add_word (legend, CJM_LEGEND_SIDE, (int) side, word);

  item->letter = cjm_layout_set_word (legend->layout, CJM_TEXT_LETTER, letter, CJM_UNWRAPPED);
}

static void
add_metrics (Legend *legend)
{
  if (!legend->layout->digest->has_metrics)
    return;

  add_word (legend, CJM_LEGEND_HEAD, 0, CJM_WORD_METRICS);
  add_word (legend, CJM_LEGEND_ACTUAL, 0, CJM_WORD_ACTUAL);
  add_word (legend, CJM_LEGEND_TARGET, 0, CJM_WORD_TARGET);
  add_side (legend, CJM_SIDE_BUSINESS, CJM_WORD_BUSINESS, CJM_WORD_BUSINESS_LETTER);
  add_side (legend, CJM_SIDE_CHANNEL, CJM_WORD_CHANNEL, CJM_WORD_CHANNEL_LETTER);
}

static double
set_legend (CjmLayout *layout, double y, const CjmLayout *previous)
{
  Legend legend = { layout, previous, layout->metrics->side_margin, y + LEGEND_TOP };

  layout->legend_y = y;
  layout->legend = g_array_new (FALSE, TRUE, sizeof (CjmLegendItem));
  g_array_set_clear_func (layout->legend, legend_item_clear);
  add_evidence (&legend);
  add_marks (&legend);
  add_curves (&legend);
  add_roles (&legend);
  add_statuses (&legend);
  add_metrics (&legend);

  return legend.y + layout->metrics->text[CJM_TEXT_LEGEND].lead;
}

double
cjm_layout_set_footer (CjmLayout *layout, double y, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double right = layout->width - metrics->side_margin;
  double bottom, insight_bottom;

  layout->footer_y = y;
  layout->footer_split = persona_x - metrics->inset - metrics->chevron_gap / 2;
  bottom = set_quote (layout, &layout->barrier, CJM_OLD (barrier), &layout->barrier_label,
                      &layout->barrier_label_rect, &layout->barrier_icon, CJM_WORD_BARRIER,
                      CJM_WORD_BARRIER_HINT, CJM_FIELD_BARRIER, metrics->side_margin,
                      layout->footer_split - metrics->side_margin - 40);
  insight_bottom
      = set_quote (layout, &layout->insight, CJM_OLD (insight), &layout->insight_label,
                   &layout->insight_label_rect, &layout->insight_icon, CJM_WORD_INSIGHT,
                   CJM_WORD_INSIGHT_HINT, CJM_FIELD_INSIGHT, persona_x, right - persona_x);

  return set_legend (layout, MAX (bottom, insight_bottom) + metrics->footer_bottom, previous)
         + metrics->legend_bottom - 8;
}

void
cjm_layout_shift_footer (CjmLayout *layout, double by)
{
  CjmRect *rects[]
      = { &layout->barrier_icon,       &layout->barrier_label_rect, &layout->insight_icon,
          &layout->insight_label_rect, &layout->barrier.rect,       &layout->insight.rect };

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    rects[i]->y += by;
  for (guint i = 0; i < layout->legend->len; i++)
    g_array_index (layout->legend, CjmLegendItem, i).rect.y += by;
  layout->footer_y += by;
  layout->legend_y += by;
  layout->height += by;
}

void
cjm_layout_clear_footer (CjmLayout *layout)
{
  cjm_text_block_unref (layout->barrier_label);
  cjm_text_block_unref (layout->insight_label);
  cjm_text_block_unref (layout->barrier.block);
  cjm_text_block_unref (layout->insight.block);
  g_array_unref (layout->legend);
}
