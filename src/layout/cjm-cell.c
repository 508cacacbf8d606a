#include "cjm-cell.h"

#include <math.h>
#include <string.h>

static double
get_baseline (const CjmTextStyle *style)
{
  return style->lead / 2 + 0.36 * style->size;
}

double
cjm_row_get_first_line (const CjmTheme *theme, CjmDensity density, CjmTextRole role)
{
  const CjmTextStyle *styles = theme->metrics[density]->text;

  return get_baseline (&styles[CJM_TEXT_NOTE]) - get_baseline (&styles[role]);
}

const CjmMetrics *
cjm_row_get_metrics (const CjmRowFrame *frame)
{
  return cjm_typesetter_get_theme (frame->typesetter)->metrics[frame->density];
}

CjmTextBlock *
cjm_row_set_text (const CjmRowFrame *frame,
                  CjmTextRole role,
                  const char *text,
                  double width,
                  CjmTextBlock *old)
{
  if (old != NULL && old->role == role && old->width == floor (MAX (width, 1))
      && g_str_equal (old->source, text))
    return cjm_text_block_ref (old);

  return cjm_typesetter_set (frame->typesetter, frame->density, role, text, width, 1);
}

CjmTextBlock *
cjm_row_set_word (const CjmRowFrame *frame, CjmTextRole role, CjmWord word)
{
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);

  return cjm_row_set_text (frame, role, cjm_words_get (words, word), CJM_UNWRAPPED, NULL);
}

char *
cjm_row_dup_lower (const CjmRowFrame *frame, CjmWord word)
{
  return cjm_locale_lower_word (cjm_typesetter_get_locale (frame->typesetter),
                                cjm_words_get (cjm_typesetter_get_words (frame->typesetter), word));
}

/* Boxes */

static void
note_box_clear (CjmNoteBox *box)
{
  g_clear_pointer (&box->note, cjm_record_unref);
  g_clear_pointer (&box->text, cjm_text_block_unref);
  for (guint i = 0; i < box->n_words; i++)
    cjm_text_block_unref (box->words[i].block);
}

/* @old once more; where it stands is the caller's. */
static void
note_box_copy (CjmNoteBox *box, const CjmNoteBox *old)
{
  *box = *old;
  cjm_record_ref (box->note);
  cjm_text_block_ref (box->text);
  for (guint i = 0; i < box->n_words; i++)
    cjm_text_block_ref (box->words[i].block);
}

void
cjm_note_box_take_word (CjmNoteBox *box,
                        CjmTextBlock *block,
                        double x,
                        double y,
                        gboolean is_colored)
{
  g_assert (box->n_words < CJM_NOTE_MAX_WORDS);
  box->words[box->n_words++] = (CjmPlacedText){ block, x, y, is_colored };
}

CjmCellBox *
cjm_cell_box_ref (CjmCellBox *cell)
{
  cell->references++;
  return cell;
}

void
cjm_cell_box_unref (CjmCellBox *cell)
{
  if (--cell->references > 0)
    return;

  for (guint i = 0; i < cell->n_notes; i++)
    note_box_clear (&cell->notes[i]);
  g_clear_pointer (&cell->prompt, cjm_text_block_unref);
  g_clear_pointer (&cell->objective.block, cjm_text_block_unref);
  g_free (cell);
}

const CjmNoteBox *
cjm_cell_box_find_note (const CjmCellBox *previous, const CjmNote *note, guint index)
{
  if (previous == NULL)
    return NULL;
  if (index < previous->n_notes && previous->notes[index].note == note)
    return &previous->notes[index];

  for (guint i = 0; i < previous->n_notes; i++)
    if (previous->notes[i].note == note)
      return &previous->notes[i];

  return NULL;
}

static guint
count_notes (const CjmRowFrame *frame, const CjmLane *lane, guint column, guint n_columns)
{
  guint n = 0;

  for (guint i = column; i < column + n_columns; i++)
    {
      const CjmCell *cell = cjm_lane_find_cell (lane, frame->columns[i].step);

      if (cell != NULL)
        n += cjm_sequence_get_length (cell->notes);
    }

  return n;
}

CjmCellBox *
cjm_cell_box_new_bare (const CjmRowFrame *frame, const CjmLane *lane, guint column, guint n_columns)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  guint n_notes = count_notes (frame, lane, column, n_columns);
  CjmCellBox *cell = g_malloc0 (sizeof (CjmCellBox) + n_notes * sizeof (CjmNoteBox));
  const CjmColumn *first = &frame->columns[column], *last = &frame->columns[column + n_columns - 1];

  cell->references = 1;
  cell->step = first->step;
  cell->column = column;
  cell->n_columns = n_columns;
  cell->width = last->x + last->width - first->x;
  cell->measure
      = floor (MIN (cell->width - metrics->inset - metrics->end_padding, metrics->max_measure));

  for (guint i = column; i < column + n_columns; i++)
    {
      const CjmCell *source = cjm_lane_find_cell (lane, frame->columns[i].step);

      for (guint j = 0; source != NULL && j < cjm_sequence_get_length (source->notes); j++)
        {
          CjmNoteBox *box = &cell->notes[cell->n_notes++];

          box->note = cjm_record_ref (cjm_sequence_get (source->notes, j));
          box->step = frame->columns[i].step;
        }
    }

  return cell;
}

/* A cell */

static double
get_gap (const CjmMetrics *metrics, CjmLaneLook look)
{
  switch (look)
    {
    case CJM_LOOK_METRICS:
      return metrics->metric_gap;
    case CJM_LOOK_ACTIONS:
    case CJM_LOOK_PICTURES:
    case CJM_LOOK_TOUCHPOINTS:
      return metrics->action_gap;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_EMOTION:
    case CJM_LOOK_LINE:
      break;
    }

  return metrics->note_gap;
}

/* Notes stand under one another; chips without a message beside each other while there is room.
 * In a cell of several columns metrics stand one a column. */
typedef struct
{
  double y;        /* where the next line begins */
  double bottom;   /* of the line that is being filled */
  double x;        /* where the next chip of the line would stand; 0 outside a line of chips */
  gboolean is_any; /* something stands above */
} Flow;

static void
place_chip (Flow *flow, CjmNoteBox *box, const CjmCellBox *cell, const CjmMetrics *metrics)
{
  double end = cell->width - metrics->chip_end_padding;

  if (flow->x > 0 && flow->x + box->width > end)
    {
      flow->y = flow->bottom + metrics->chip_lead;
      flow->x = 0;
    }
  else if (flow->x == 0 && flow->is_any)
    flow->y = flow->bottom + get_gap (metrics, box->look);

  box->x = flow->x > 0 ? flow->x : metrics->chip_inset;
  box->y = flow->y;
  flow->x = box->x + box->width + metrics->chip_gap;
  flow->bottom = MAX (flow->bottom, box->y + box->height);
  flow->is_any = TRUE;
}

static void
place_line (Flow *flow, CjmNoteBox *box, const CjmCellBox *cell, const CjmMetrics *metrics)
{
  box->x = box->look == CJM_LOOK_TOUCHPOINTS ? metrics->chip_inset : 0;
  box->y = flow->is_any ? flow->bottom + get_gap (metrics, box->look) : flow->y;
  box->width = cell->width - box->x;
  flow->bottom = box->y + box->height;
  flow->x = 0;
  flow->is_any = TRUE;
}

/* Whether the theme wants the notes of a wide cell side by side; chips flow by themselves. */
static gboolean
stands_by_column (const CjmRowFrame *frame, CjmLaneLook look)
{
  return cjm_typesetter_get_theme (frame->typesetter)->shapes->flows_notes
         && look != CJM_LOOK_TOUCHPOINTS;
}

/* How many notes of a cell stand side by side. */
static guint
count_flows (const CjmCellBox *cell, const CjmRowFrame *frame, CjmLaneLook look)
{
  return stands_by_column (frame, look)
                 || (cell->n_notes > 0 && cell->notes[0].look == CJM_LOOK_METRICS)
             ? cell->n_columns
             : 1;
}

static void
place_notes (CjmCellBox *cell, const CjmRowFrame *frame, CjmLaneLook look)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  g_autofree Flow *flows = NULL;

  cell->n_flows = count_flows (cell, frame, look);
  flows = g_new0 (Flow, cell->n_flows);
  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmNoteBox *box = &cell->notes[i];
      Flow *flow = &flows[i % cell->n_flows];

      if (box->look == CJM_LOOK_TOUCHPOINTS && *box->note->text == '\0')
        place_chip (flow, box, cell, metrics);
      else
        place_line (flow, box, cell, metrics);
      if (cell->n_flows > 1)
        {
          const CjmColumn *column = &frame->columns[cell->column + i % cell->n_flows];

          box->x = column->x - frame->columns[cell->column].x;
          box->width = column->width;
        }
      cjm_note_box_fit_frame (box, metrics);
      cell->height = MAX (cell->height, flow->bottom);
    }
}

void
cjm_cell_box_set_prompt (CjmCellBox *cell,
                         const CjmRowFrame *frame,
                         const CjmLane *lane,
                         CjmTextBlock *prompt)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);

  const CjmTheme *theme = cjm_typesetter_get_theme (frame->typesetter);

  cell->prompt = cjm_row_set_text (frame, CJM_TEXT_PROMPT, lane->question,
                                   cell->measure - metrics->prompt_indent, prompt);
  cell->prompt_x = metrics->inset + metrics->prompt_indent;
  cell->prompt_y
      = metrics->frame_top + cjm_row_get_first_line (theme, frame->density, CJM_TEXT_PROMPT);
  cell->plus_x = cell->prompt_x - metrics->inset / 2;
  cell->plus_y = cell->prompt_y + cell->prompt->style->lead / 2;
  cell->height = cell->prompt_y + cell->prompt->height;
  if (theme->shapes->ghost.width > 0)
    {
      cell->height += metrics->frame_bottom;
      cell->ghost
          = (CjmRect){ metrics->frame_inset, 0,
                       cell->width - metrics->lane_gap - 2 * metrics->frame_inset, cell->height };
    }
}

/* The same notes in the same places: the box can stand as it is. */
static gboolean
has_same_notes (const CjmCellBox *cell, const CjmCellBox *previous)
{
  if (cell->n_notes != previous->n_notes || cell->n_columns != previous->n_columns
      || cell->column != previous->column || cell->width != previous->width
      || cell->measure != previous->measure)
    return FALSE;

  for (guint i = 0; i < cell->n_notes; i++)
    if (cell->notes[i].note != previous->notes[i].note
        || cell->notes[i].step != previous->notes[i].step)
      return FALSE;

  return TRUE;
}

/* Bars are as wide as the narrowest column everywhere: they are to be compared. Pictures are as
 * wide as their column, and in a cell of several never wider than one; and so are notes that
 * stand one a column. */
static gboolean
is_as_narrow_as_any (const CjmCellBox *cell, const CjmRowFrame *frame, const CjmLaneKind *kind)
{
  return kind->look == CJM_LOOK_METRICS
         || (cell->n_columns > 1
             && (kind->look == CJM_LOOK_PICTURES || stands_by_column (frame, kind->look)));
}

static void
fill_cell (CjmCellBox *cell,
           const CjmRowFrame *frame,
           const CjmLaneKind *kind,
           const CjmCellBox *previous)
{
  gboolean is_narrow = is_as_narrow_as_any (cell, frame, kind);
  double measure = is_narrow ? frame->measure : cell->measure;
  gboolean has_same_measure = previous != NULL && previous->measure == cell->measure
                              && (!is_narrow || frame->has_same_measure);

  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmNoteBox *box = &cell->notes[i];
      const CjmNoteBox *old = cjm_cell_box_find_note (previous, box->note, i);

      if (old != NULL && has_same_measure)
        {
          CjmId step = box->step;

          cjm_record_unref (box->note);
          note_box_copy (box, old);
          box->step = step;
          if (box->look == CJM_LOOK_TOUCHPOINTS)
            box->width = box->graphic.width;
          if (box->look == CJM_LOOK_METRICS)
            cjm_note_box_reset_bar (box);
        }
      else
        cjm_note_box_set (box, frame, kind, measure, old != NULL ? old->text : NULL);
    }
  place_notes (cell, frame, kind->look);
}

CjmCellBox *
cjm_cell_box_new (const CjmRowFrame *frame,
                  const CjmLane *lane,
                  guint column,
                  guint n_columns,
                  gboolean is_asking,
                  CjmTextBlock *prompt,
                  const CjmCellBox *previous)
{
  const CjmLaneKind *kind = cjm_lane_kind_get (lane->kind);
  CjmCellBox *cell = cjm_cell_box_new_bare (frame, lane, column, n_columns);

  cell->is_asking = is_asking;
  if (cell->n_notes == 0)
    {
      cjm_cell_box_set_prompt (cell, frame, lane, prompt);
      return cell;
    }

  if (previous != NULL && kind->look != CJM_LOOK_METRICS && has_same_notes (cell, previous)
      && (frame->has_same_measure || !is_as_narrow_as_any (cell, frame, kind)))
    {
      cjm_cell_box_unref (cell);
      return cjm_cell_box_ref ((CjmCellBox *) previous);
    }

  fill_cell (cell, frame, kind, previous);
  return cell;
}
