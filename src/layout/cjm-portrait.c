#include "cjm-layout-private.h"

#include <math.h>

/* A masthead that the persona's photo leads: behind it the name, the title and the scenario, from
 * the edge of the first column on, and at the end of the sheet a card with the summary and with
 * where the map is from. */

#define SUMMARY_LINES 2 /* by hand */

#define CARD_PART 0.33
#define CARD_MAX 680.0
#define CARD_PAD 18.0
#define CARD_TOP 10.0 /* room for the tape */
#define CARD_AIR 40.0
#define META_TOP 8.0
#define META_GAP 5.0  /* from a label to its value */
#define META_AIR 16.0 /* from one to the next */
#define CARET_ROOM 6.0

#define PILL_GAP 14.0
#define PILL_PAD 11.0
#define PILL_HEIGHT 5.0 /* more than its text */
#define MIN_PROFILE 80.0

/* Behind the name where it has the room, else below it. */
static double
set_profile (CjmLayout *layout, double x, double end, const CjmLayout *previous)
{
  CjmTarget profile = { CJM_FIELD_PROFILE, 0 };
  CjmRect name = layout->persona_name.rect;
  double lead = layout->persona_name.block->style->lead;
  double start
      = x + cjm_text_block_get_last_width (layout->persona_name.block) + PILL_GAP + PILL_PAD;
  gboolean is_below = end - start < MIN_PROFILE;
  double y = cjm_rect_get_bottom (name);

  cjm_layout_set_box (layout, &layout->profile, CJM_OLD (profile), CJM_TEXT_OVERLINE, profile,
                      cjm_layout_get_word (layout, CJM_WORD_PROFILE_HINT),
                      is_below ? x + PILL_PAD : start, y, end - (is_below ? x + PILL_PAD : start));
  if (is_below)
    layout->profile.rect.y = y + PILL_HEIGHT;
  else
    layout->profile.rect.y = y - (lead + layout->profile.block->style->lead) / 2;
  layout->profile_frame
      = (CjmRect){ layout->profile.rect.x - PILL_PAD, layout->profile.rect.y - PILL_HEIGHT / 2,
                   layout->profile.block->ink_width + 2 * PILL_PAD,
                   layout->profile.rect.height + PILL_HEIGHT };
  return MAX (y, cjm_rect_get_bottom (layout->profile_frame));
}

static double
set_names (CjmLayout *layout, double x, double end, const CjmLayout *previous)
{
  CjmTarget name = { CJM_FIELD_PERSONA_NAME, 0 }, scenario = { CJM_FIELD_SCENARIO, 0 };
  double y = layout->metrics->masthead_top + 4;

  cjm_layout_set_box (layout, &layout->persona_name, CJM_OLD (persona_name), CJM_TEXT_PERSONA_NAME,
                      name, cjm_layout_get_word (layout, CJM_WORD_NAME_HINT), x, y, end - x);
  y = set_profile (layout, x, end, previous) + 2;
  cjm_layout_set_title (layout, x, y, end - x, previous);
  cjm_layout_set_box (layout, &layout->scenario, CJM_OLD (scenario), CJM_TEXT_SCENARIO, scenario,
                      cjm_layout_get_word (layout, CJM_WORD_SCENARIO_HINT), x,
                      cjm_rect_get_bottom (layout->title.rect) + 4, end - x);

  return cjm_rect_get_bottom (layout->scenario.rect);
}

/* The card */

typedef struct
{
  double start, end;
  double x, y;
  double bottom; /* of the line */
} Flow;

/* Where something of @width stands: in this line, or the next. */
static void
make_room (Flow *flow, double width)
{
  if (flow->x > flow->start && flow->x + width > flow->end)
    {
      flow->x = flow->start;
      flow->y = flow->bottom;
    }
}

/* A value that is longer than a line is set on the measure of one. */
static void
fit_value (CjmLayout *layout, CjmTextBlock **block, double measure)
{
  CjmTextBlock *fitted;

  if ((*block)->ink_width <= measure)
    return;

  fitted = cjm_layout_set_text (layout, CJM_TEXT_META, (*block)->source, measure);
  cjm_text_block_unref (*block);
  *block = fitted;
}

/* Label and value stand together: "Author Lucia Romero". */
static void
place_meta (CjmLayout *layout, CjmMetaBox *meta, Flow *flow)
{
  double label = ceil (meta->label->ink_width) + META_GAP, width;

  fit_value (layout, &meta->value.block, flow->end - flow->start - label);
  width = ceil (meta->value.block->ink_width);
  make_room (flow, label + width);
  meta->label_rect = (CjmRect){ flow->x, flow->y, label, meta->label->height };
  meta->value.rect
      = (CjmRect){ flow->x + label, flow->y, MIN (width + CARET_ROOM, meta->value.block->width),
                   meta->value.block->height };
  flow->x += label + width + META_AIR;
  flow->bottom = MAX (flow->bottom, flow->y + MAX (meta->label->height, meta->value.rect.height));
}

static double
set_card (CjmLayout *layout, double x, double width, const CjmLayout *previous)
{
  CjmTarget summary = { CJM_FIELD_SUMMARY, 0 };
  double top = layout->metrics->masthead_top + CARD_TOP, measure = width - 2 * CARD_PAD;
  Flow flow = { x + CARD_PAD, x + CARD_PAD + measure, x + CARD_PAD, 0, 0 };

  cjm_layout_set_box (layout, &layout->summary, CJM_OLD (summary), CJM_TEXT_SUMMARY, summary,
                      cjm_layout_get_word (layout, CJM_WORD_SUMMARY_HINT), x + CARD_PAD,
                      top + CARD_PAD, measure);

  cjm_layout_add_writing_room (layout, &layout->summary, SUMMARY_LINES);
  flow.y = flow.bottom = cjm_rect_get_bottom (layout->summary.rect) + META_TOP;
  layout->document_kind
      = cjm_layout_set_word (layout, CJM_TEXT_META, CJM_WORD_DOCUMENT_KIND, measure);
  layout->document_kind_rect = (CjmRect){ flow.x, flow.y, measure, layout->document_kind->height };
  flow.bottom = cjm_rect_get_bottom (layout->document_kind_rect);
  flow.x += ceil (layout->document_kind->ink_width) + META_AIR;
  cjm_layout_set_metas (layout, previous);
  for (guint i = 0; i < layout->n_metas; i++)
    place_meta (layout, &layout->metas[i], &flow);

  layout->persona_card = (CjmRect){ x, top, width, flow.bottom + CARD_PAD - 4 - top };
  return cjm_rect_get_bottom (layout->persona_card);
}

double
cjm_layout_set_portrait (CjmLayout *layout, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double end = layout->width - metrics->side_margin;
  double card_width = MIN (CARD_PART * (end - metrics->side_margin), CARD_MAX);
  double names_bottom, card_bottom;

  layout->photo = (CjmRect){ metrics->side_margin, metrics->masthead_top, metrics->photo_size,
                             metrics->photo_size };
  names_bottom = set_names (layout, metrics->side_margin + metrics->label_width,
                            end - card_width - CARD_AIR, previous);
  card_bottom = set_card (layout, end - card_width, card_width, previous);

  return MAX (cjm_rect_get_bottom (layout->photo), MAX (names_bottom, card_bottom));
}
