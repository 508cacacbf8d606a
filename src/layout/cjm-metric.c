#include "cjm-cell.h"

#include <math.h>

/* Metrics: bars from 0 against a target, and their figures. */

#define BAR_GAP 5.0    /* from the name to the bar */
#define FIGURE_GAP 4.0 /* from the bar to its figures, and between two of them: three times */
#define PERIOD_GAP 1.0
#define OBJECTIVE_GAP 3.0

/* A bar has a quarter of its longest value to spare, so that a target is not its end. */
#define HEADROOM 1.25

#define MARK_GAP 11.0

/* Both values on one scale that holds 0. What is not known is not drawn. */
static CjmBar
create_bar (const CjmMetric *metric)
{
  double low = 0, high = 0, range;
  const double values[] = { metric->actual, metric->target };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!isnan (values[i]))
      {
        low = MIN (low, values[i] * HEADROOM);
        high = MAX (high, values[i] * HEADROOM);
      }
  range = high > low ? high - low : 1;

  return (CjmBar){ .zero = -low / range,
                   .actual = (metric->actual - low) / range,
                   .target = (metric->target - low) / range };
}

static CjmTextBlock *
set_figure (const CjmRowFrame *frame,
            CjmTextRole role,
            const char *before,
            double value,
            const char *unit)
{
  CjmLocale *locale = cjm_typesetter_get_locale (frame->typesetter);
  g_autofree char *figure = cjm_locale_format_measure (locale, value, 2, unit);
  g_autofree char *text = g_strconcat (before, figure, NULL);

  return cjm_row_set_text (frame, role, text, CJM_UNWRAPPED, NULL);
}

static CjmTextBlock *
set_actual (const CjmRowFrame *frame, const CjmMetric *metric)
{
  return isnan (metric->actual)
             ? cjm_row_set_text (frame, CJM_TEXT_ACTUAL, "–", CJM_UNWRAPPED, NULL)
             : set_figure (frame, CJM_TEXT_ACTUAL, "", metric->actual, metric->unit);
}

/* "target ≤ 5 d"; NULL where there is none. */
static CjmTextBlock *
set_target (const CjmRowFrame *frame, const CjmMetric *metric)
{
  g_autofree char *word = NULL;
  g_autofree char *before = NULL;

  if (isnan (metric->target))
    return NULL;

  word = cjm_row_dup_lower (frame, CJM_WORD_TARGET);
  before = g_strconcat (word, metric->is_lower_better ? " ≤\xc2\xa0" : " ", NULL);
  return set_figure (frame, CJM_TEXT_TARGET, before, metric->target, metric->unit);
}

/* The figures stand under the bar: the actual one at its start, the target under its tick,
 * pushed clear of the other and kept inside the measure; on a line of its own where both do not
 * fit. Returns the bottom. */
static double
place_figures (CjmNoteBox *box,
               const CjmRowFrame *frame,
               const CjmMetric *metric,
               double y,
               double measure)
{
  double start = box->graphic.x;
  CjmTextBlock *actual = set_actual (frame, metric), *target = set_target (frame, metric);
  double bottom = y + actual->height, clear = start + actual->ink_width + 3 * FIGURE_GAP;

  cjm_note_box_take_word (box, actual, start, y, TRUE);
  if (target != NULL)
    {
      double x = start + box->bar.target * box->graphic.width - target->ink_width / 2;

      x = MAX (MIN (x, start + measure - target->ink_width), clear);
      if (x + target->ink_width > start + measure)
        {
          x = start;
          y = bottom;
        }
      cjm_note_box_take_word (box, target, x, y, FALSE);
      bottom = y + target->height;
    }
  if (*metric->period != '\0')
    {
      CjmTextBlock *period
          = cjm_row_set_text (frame, CJM_TEXT_TARGET, metric->period, measure, NULL);

      cjm_note_box_take_word (box, period, start, bottom + PERIOD_GAP, FALSE);
      bottom += PERIOD_GAP + period->height;
    }

  return bottom;
}

void
cjm_note_box_set_metric (CjmNoteBox *box,
                         const CjmRowFrame *frame,
                         const CjmMetric *metric,
                         double measure)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  CjmWord letter
      = metric->side == CJM_SIDE_BUSINESS ? CJM_WORD_BUSINESS_LETTER : CJM_WORD_CHANNEL_LETTER;
  CjmTextBlock *block = cjm_row_set_text (frame, CJM_TEXT_LETTER, cjm_words_get (words, letter),
                                          CJM_UNWRAPPED, NULL);
  gboolean has_tail = metrics->mark_end == 0;
  double tail = (has_tail ? MARK_GAP + 6 : 0) + (box->note->is_moment ? MARK_GAP + 4 : 0);
  double room = measure + metrics->end_padding - metrics->graphic_end;
  double y;

  cjm_note_box_begin_frame (box, frame, CJM_LOOK_METRICS);
  box->text = cjm_row_set_text (frame, CJM_TEXT_METRIC_NAME, box->note->text,
                                measure - (metrics->lead_inset - metrics->inset) - tail, NULL);
  box->text_x = metrics->lead_inset;
  cjm_note_box_take_word (box, block, metrics->lead_mark - block->ink_width / 2,
                          box->text_y + (box->text->style->lead - block->height) / 2, FALSE);
  box->mark_x
      = box->text_x
        + (*box->note->text != '\0' ? cjm_text_block_get_last_width (box->text) + MARK_GAP : 4);
  box->mark_y = box->text_y + cjm_text_block_get_last_middle (box->text);
  box->mark_radius = 0.26 * box->text->style->size;
  box->moment_x = has_tail ? box->mark_x + MARK_GAP + 2 : box->mark_x;
  box->moment_y = box->mark_y;
  if (!has_tail)
    box->mark_y = box->text_y + box->text->style->lead / 2;

  y = box->text_y + box->text->height + BAR_GAP;
  box->bar = create_bar (metric);
  box->graphic = (CjmRect){ metrics->inset, y, MIN (room, metrics->max_bar), metrics->bar_height };
  box->height = place_figures (box, frame, metric, y + metrics->bar_height + FIGURE_GAP, room);
  cjm_note_box_end_frame (box, frame);
}

/* One height for the first bars of a row */

double
cjm_cell_box_get_name_height (const CjmCellBox *cell)
{
  double height = 0;

  for (guint i = 0; i < MIN (cell->n_columns, cell->n_notes); i++)
    if (cell->notes[i].look == CJM_LOOK_METRICS)
      height = MAX (height, cell->notes[i].text->height);

  return height;
}

/* Everything of a metric but its name moves down by @by. */
static void
lower_bar (CjmNoteBox *box, double by)
{
  box->graphic.y += by;
  for (guint i = 1; i < box->n_words; i++)
    box->words[i].y += by;
  box->height += by;
  box->card.height += by;
}

void
cjm_note_box_reset_bar (CjmNoteBox *box)
{
  lower_bar (box, box->text_y + box->text->height + BAR_GAP - box->graphic.y);
}

void
cjm_cell_box_align_bars (CjmCellBox *cell,
                         const CjmRowFrame *frame,
                         double objective_height,
                         double name_height)
{
  double shift = objective_height > 0
                     ? objective_height + OBJECTIVE_GAP + cjm_row_get_metrics (frame)->frame_top / 2
                     : 0;
  if (cell->n_notes == 0)
    {
      cell->ghost.y += shift;
      cell->prompt_y += shift;
      cell->plus_y += shift;
      cell->height += shift;
    }
  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmNoteBox *box = &cell->notes[i];
      gboolean is_metric = box->look == CJM_LOOK_METRICS;
      double grown = 0;

      if (is_metric && i < cell->n_flows)
        {
          grown = name_height - box->text->height;
          lower_bar (box, grown);
        }
      for (guint j = i + cell->n_flows; j < cell->n_notes && grown > 0; j += cell->n_flows)
        cell->notes[j].y += grown;
      box->y += shift;
      cell->height = MAX (cell->height, box->y + box->height);
    }
}
