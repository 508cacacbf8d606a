#include "cjm-layout-private.h"

/* The legend: between marks and their words, from one to the next, and between families. */
#define LEGEND_TOP 18.0
#define MARK_ROOM 18.0
#define LINE_ROOM 36.0
#define ITEM_GAP 16.0
#define FAMILY_GAP 32.0
#define LEGEND_LEAD 8.0

#define QUOTE_LINES 2 /* by hand */

/* What a quote of the footer is made of. */
typedef struct
{
  CjmTextBox *box;
  const CjmTextBox *old;
  CjmTextBlock **label;
  CjmRect *label_rect, *icon, *card;
  CjmFrameKind frame;
  CjmWord label_word, hint;
  CjmField field;
} Quote;

/* In a frame the texts stand behind the icon, without one the quote stands below it. */
static double
set_quote (CjmLayout *layout, const Quote *quote, double x, double width)
{
  const CjmMetrics *metrics = layout->metrics;
  gboolean is_framed = layout->theme->shapes->frames[quote->frame].is_drawn;
  double y = layout->footer_y + metrics->footer_top + metrics->quote_pad;
  double icon = metrics->quote_icon, text_x = x + metrics->quote_pad, behind;
  double end = x + width - metrics->quote_pad;

  behind = text_x + icon + metrics->quote_gap;
  *quote->label
      = cjm_layout_set_word (layout, CJM_TEXT_FOOTER_LABEL, quote->label_word, end - behind);
  *quote->label_rect = (CjmRect){ behind, y, (*quote->label)->width, (*quote->label)->height };
  *quote->icon = (CjmRect){ text_x, y + ((*quote->label)->height - icon) / 2, icon, icon };
  cjm_layout_set_box (layout, quote->box, quote->old, CJM_TEXT_FOOTER,
                      (CjmTarget){ quote->field, 0 }, cjm_layout_get_word (layout, quote->hint),
                      is_framed ? behind : text_x,
                      cjm_rect_get_bottom (*quote->label_rect) + (is_framed ? 3 : 11),
                      end - (is_framed ? behind : text_x));
  cjm_layout_add_writing_room (layout, quote->box, QUOTE_LINES);
  if (is_framed)
    *quote->card = (CjmRect){ x, layout->footer_y + metrics->footer_top, width, 0 };

  return cjm_rect_get_bottom (quote->box->rect) + metrics->quote_pad;
}

/* Both cards are as high as the higher one, and their icons stand in the middle. */
static void
set_card_height (CjmRect *card, CjmRect *icon, double bottom)
{
  if (card->width == 0)
    return;

  card->height = bottom - card->y;
  icon->y = card->y + (card->height - icon->height) / 2;
}

static double
set_quotes (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  const Quote barrier = { &layout->barrier,       CJM_OLD (barrier),
                          &layout->barrier_label, &layout->barrier_label_rect,
                          &layout->barrier_icon,  &layout->barrier_card,
                          CJM_FRAME_BARRIER,      CJM_WORD_BARRIER,
                          CJM_WORD_BARRIER_HINT,  CJM_FIELD_BARRIER };
  const Quote insight = { &layout->insight,       CJM_OLD (insight),
                          &layout->insight_label, &layout->insight_label_rect,
                          &layout->insight_icon,  &layout->insight_card,
                          CJM_FRAME_INSIGHT,      CJM_WORD_INSIGHT,
                          CJM_WORD_INSIGHT_HINT,  CJM_FIELD_INSIGHT };
  gboolean is_framed = layout->theme->shapes->frames[CJM_FRAME_BARRIER].is_drawn;
  double start = metrics->side_margin, end = layout->width - metrics->side_margin;
  double split = layout->footer_split, gap = metrics->lane_gap / 2;
  double first
      = set_quote (layout, &barrier, start, (is_framed ? split - gap : split - 40) - start);
  double second_x = is_framed ? split + gap : persona_x;
  double second = set_quote (layout, &insight, second_x, end - second_x);
  double bottom = MAX (first, second);

  set_card_height (&layout->barrier_card, &layout->barrier_icon, bottom);
  set_card_height (&layout->insight_card, &layout->insight_icon, bottom);
  return bottom;
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

  item.mark_width = is_head ? 0 : is_long ? LINE_ROOM : MARK_ROOM * layout->metrics->mark_scale;
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

  layout->footer_y = y;
  layout->footer_split = persona_x - metrics->inset - metrics->lane_gap / 2;
  return set_legend (layout, set_quotes (layout, persona_x, previous) + metrics->footer_bottom,
                     previous)
         + metrics->legend_bottom - 8;
}

void
cjm_layout_shift_footer (CjmLayout *layout, double by)
{
  CjmRect *rects[]
      = { &layout->barrier_icon,       &layout->barrier_label_rect, &layout->insight_icon,
          &layout->insight_label_rect, &layout->barrier.rect,       &layout->insight.rect,
          &layout->barrier_card,       &layout->insight_card };

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
