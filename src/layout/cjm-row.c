#include "cjm-row.h"

#include "cjm-stage.h"

#include <math.h>

/* Between a lane's name and its question. */
#define QUESTION_GAP 2.0

/* The figures of an axis stand at the end of the label's column. */
#define AXIS_ROOM 40.0

#define OBJECTIVE_GAP 3.0

#define STAGE_TOP 20.0
#define STAGE_GAP 4.0
#define STAGE_BAR 6.0
#define DROP_ROOM 15.0

gboolean
cjm_row_box_has_cells (const CjmRowBox *row)
{
  return row->kind->look != CJM_LOOK_LINE;
}

gboolean
cjm_row_box_begins_cell (const CjmRowBox *row, guint column)
{
  return row->cells[column]->column == column;
}

/* Label */

static double
get_label_measure (const CjmRowFrame *frame, const CjmRowBox *row)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);

  return frame->label_measure
         - (row->kind->look == CJM_LOOK_EMOTION ? AXIS_ROOM + metrics->axis_face : 0);
}

static void
set_label (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  const CjmTheme *theme = cjm_typesetter_get_theme (frame->typesetter);
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  gboolean is_line = row->kind->look == CJM_LOOK_LINE;
  CjmTextRole role = is_line ? CJM_TEXT_GROUP : CJM_TEXT_ROW_LABEL;
  double measure = get_label_measure (frame, row);
  g_autofree char *name = NULL;
  const char *question = row->lane->question;

  row->has_name_hint = *row->lane->name == '\0';
  row->has_question_hint = *question == '\0';
  if (row->has_name_hint)
    name = g_strdup (cjm_words_get (words, CJM_WORD_LANE_HINT));
  else
    name = is_line ? g_utf8_strup (row->lane->name, -1) : g_strdup (row->lane->name);
  if (row->has_question_hint)
    question = cjm_words_get (words, CJM_WORD_QUESTION_HINT);

  row->name
      = cjm_row_set_text (frame, role, name, measure, previous != NULL ? previous->name : NULL);
  row->question = cjm_row_set_text (frame, CJM_TEXT_QUESTION, question, measure,
                                    previous != NULL ? previous->question : NULL);
  row->name_y = is_line ? 0
                        : cjm_row_get_first_line (theme, frame->density, role)
                              + cjm_row_get_metrics (frame)->frame_top;
  row->question_y = row->name_y + row->name->height + QUESTION_GAP;
}

/* Cells */

static gboolean
is_empty_from (const CjmRowFrame *frame, const CjmLane *lane, guint column, guint n_columns)
{
  for (guint i = column; i < column + n_columns; i++)
    if (cjm_lane_find_cell (lane, frame->columns[i].step) != NULL)
      return FALSE;

  return TRUE;
}

/* How many columns the cell that begins at @column takes. */
static guint
get_cell_span (const CjmRowFrame *frame, const CjmLane *lane, guint column)
{
  guint n = 1;

  if (lane->is_by_phase)
    while (column + n < frame->n_columns
           && frame->columns[column + n].phase == frame->columns[column].phase)
      n++;

  return n;
}

static const CjmCellBox *
find_cell_box (const CjmRowBox *previous, CjmId step, guint index)
{
  if (previous == NULL)
    return NULL;
  if (index < previous->n_cells && previous->cells[index]->step == step)
    return previous->cells[index];

  for (guint i = 0; i < previous->n_cells; i++)
    if (previous->cells[i]->step == step)
      return previous->cells[i];

  return NULL;
}

/* The questions of a row are alike, so empty cells share the text of theirs. */
static CjmTextBlock *
find_prompt (const CjmRowBox *row, const CjmRowBox *previous)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i]->prompt != NULL)
      return row->cells[i]->prompt;
  for (guint i = 0; previous != NULL && i < previous->n_cells; i++)
    if (previous->cells[i]->prompt != NULL)
      return previous->cells[i]->prompt;

  return NULL;
}

static void
create_cells (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  gboolean was_empty = FALSE;

  for (guint i = 0; i < frame->n_columns;)
    {
      guint n = get_cell_span (frame, row->lane, i);
      gboolean is_empty = is_empty_from (frame, row->lane, i, n);
      CjmCellBox *cell = cjm_cell_box_new (frame, row->lane, i, n, is_empty && !was_empty,
                                           find_prompt (row, previous),
                                           find_cell_box (previous, frame->columns[i].step, i));

      for (guint j = 0; j < n; j++)
        row->cells[row->n_cells++] = j == 0 ? cell : cjm_cell_box_ref (cell);
      was_empty = is_empty;
      i += n;
    }
}

static double
get_content_height (const CjmRowBox *row)
{
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    height = MAX (height, row->cells[i]->height);

  return height;
}

/* Metrics: objectives above them, the audience below. */

static void
set_objective (CjmCellBox *cell, const CjmRowFrame *frame, const CjmCellBox *previous)
{
  guint phase_index = frame->columns[cell->column].phase;
  const CjmPhase *phase = cjm_map_get_phase (frame->map, phase_index);
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  CjmTextBox *box = &cell->objective;
  guint end = cell->column + 1;
  double width;

  if (cell->column > 0 && frame->columns[cell->column - 1].phase == phase_index)
    return;

  while (end < frame->n_columns && frame->columns[end].phase == phase_index)
    end++;
  width = frame->columns[end - 1].x + frame->columns[end - 1].width - frame->columns[cell->column].x
          - metrics->inset - metrics->end_padding;
  box->target = (CjmTarget){ CJM_FIELD_OBJECTIVE, phase->record.id };
  box->is_hint = *phase->objective == '\0';
  cell->is_objective_asking
      = box->is_hint
        && (phase_index == 0
            || *cjm_map_get_phase (frame->map, phase_index - 1)->objective != '\0');
  box->block = cjm_row_set_text (
      frame, box->is_hint ? CJM_TEXT_PROMPT : CJM_TEXT_OBJECTIVE,
      box->is_hint ? cjm_words_get (words, CJM_WORD_OBJECTIVE_HINT) : phase->objective,
      MIN (width, metrics->max_measure), previous != NULL ? previous->objective.block : NULL);
  box->rect = (CjmRect){ metrics->inset, 0, box->block->width, box->block->height };
}

static void
align_metrics (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  double objective_height = 0, name_height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      CjmCellBox *cell = row->cells[i];

      if (!cjm_row_box_begins_cell (row, i))
        continue;
      if (frame->has_stages)
        set_objective (cell, frame, find_cell_box (previous, cell->step, i));
      if (cell->objective.block != NULL)
        objective_height = MAX (objective_height, cell->objective.rect.height);
      name_height = MAX (name_height, cjm_cell_box_get_name_height (cell));
    }

  for (guint i = 0; i < row->n_cells; i++)
    if (cjm_row_box_begins_cell (row, i))
      cjm_cell_box_align_bars (row->cells[i], frame, objective_height, name_height);
}

static double
get_largest_audience (const CjmStages *stages)
{
  double largest = 0;

  for (guint i = 0; i < stages->n_stages; i++)
    if (!isnan (stages->stages[i].reached))
      largest = MAX (largest, stages->stages[i].reached);

  return largest;
}

static CjmTextBlock *
set_lower_word (const CjmRowFrame *frame, CjmWord word)
{
  g_autofree char *text = cjm_row_dup_lower (frame, word);

  return cjm_row_set_text (frame, CJM_TEXT_TARGET, text, CJM_UNWRAPPED, NULL);
}

static double
add_stage_word (CjmStageBox *box, CjmTextBlock *block, double x, double y, gboolean is_colored)
{
  g_assert (box->n_words < G_N_ELEMENTS (box->words));
  box->words[box->n_words++] = (CjmPlacedText){ block, x, y, is_colored };
  return x + block->ink_width;
}

/* "→ 38 % Conversion"; the largest drop says so in words and with a mark, not by colour. */
static void
add_conversion (CjmStageBox *box,
                const CjmRowFrame *frame,
                const CjmStage *stage,
                double x,
                double y)
{
  CjmLocale *locale = cjm_typesetter_get_locale (frame->typesetter);
  gboolean is_rtl = cjm_typesetter_is_rtl (frame->typesetter);
  g_autofree char *percent = NULL;
  g_autofree char *word = NULL;
  g_autofree char *text = NULL;
  CjmTextBlock *block;

  if (isnan (stage->conversion))
    return;

  percent = cjm_locale_format_percent (locale, stage->conversion);
  word = cjm_row_dup_lower (frame, CJM_WORD_CONVERSION);
  text = g_strdup_printf ("%s %s %s", is_rtl ? "←" : "→", percent, word);
  block = cjm_row_set_text (frame, CJM_TEXT_TARGET, text, CJM_UNWRAPPED, NULL);
  add_stage_word (box, block, x, y, FALSE);
  if (box->is_largest_drop)
    {
      y += block->height;
      box->drop_x = x + 5;
      box->drop_y = y + block->height / 2;
      add_stage_word (box, cjm_row_set_word (frame, CJM_TEXT_LEGEND_HEAD, CJM_WORD_LARGEST_DROP),
                      x + DROP_ROOM, y, FALSE);
    }
}

static void
add_stage (CjmRowBox *row,
           const CjmRowFrame *frame,
           const CjmStages *stages,
           guint phase,
           double width)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  const CjmStage *stage = &stages->stages[phase];
  CjmStageBox *box = &row->stages[row->n_stages++];
  double largest = get_largest_audience (stages);
  double measure = MIN (width - metrics->inset - metrics->end_padding, metrics->max_bar);
  g_autofree char *count
      = cjm_locale_format_number (cjm_typesetter_get_locale (frame->typesetter), stage->reached, 0);
  CjmTextBlock *block = cjm_row_set_text (frame, CJM_TEXT_STAGE, count, CJM_UNWRAPPED, NULL);
  double y = block->height + STAGE_GAP, x;

  box->phase = phase;
  box->is_largest_drop = stages->largest_drop == (int) phase;
  x = add_stage_word (box, block, metrics->inset, 0, TRUE);
  add_stage_word (box, set_lower_word (frame, CJM_WORD_AUDIENCE_SIZE), x + 6, 0, FALSE);
  if (largest > 0)
    box->bar = (CjmRect){ metrics->inset, y, measure * stage->reached / largest, STAGE_BAR };
  add_conversion (box, frame, stage, metrics->inset, y + STAGE_BAR + STAGE_GAP);
}

static void
copy_stages (CjmRowBox *row, const CjmRowBox *previous)
{
  row->n_stages = previous->n_stages;
  row->stages = g_memdup2 (previous->stages, previous->n_stages * sizeof (CjmStageBox));
  for (guint i = 0; i < row->n_stages; i++)
    for (guint j = 0; j < row->stages[i].n_words; j++)
      cjm_text_block_ref (row->stages[i].words[j].block);
}

static void
create_stages (CjmRowBox *row, const CjmRowFrame *frame)
{
  g_autoptr (CjmStages) stages = cjm_stages_new (frame->map);

  row->stages = g_new0 (CjmStageBox, stages->n_stages);
  for (guint i = 0, column = 0; i < stages->n_stages; i++)
    {
      guint first = column;

      while (column < frame->n_columns && frame->columns[column].phase == i)
        column++;
      if (!isnan (stages->stages[i].reached) && column > first)
        add_stage (row, frame, stages, i,
                   frame->columns[column - 1].x + frame->columns[column - 1].width
                       - frame->columns[first].x);
    }
}

/* The stages stand below the metrics; returns their bottom. */
static double
set_stages (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous, double y)
{
  double bottom = y;

  if (previous != NULL && previous->has_stages && frame->has_same_phases)
    copy_stages (row, previous);
  else
    create_stages (row, frame);

  row->stages_y = y + STAGE_TOP;
  for (guint i = 0; i < row->n_stages; i++)
    for (guint j = 0; j < row->stages[i].n_words; j++)
      bottom = MAX (bottom, row->stages_y + row->stages[i].words[j].y
                                + row->stages[i].words[j].block->height);
  return bottom;
}

/* Kinds of row */

static void
lay_out_cells (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  double content = row->question_y + row->question->height;

  create_cells (row, frame, previous);
  if (row->kind->look == CJM_LOOK_METRICS)
    align_metrics (row, frame, previous);
  content = MAX (content, get_content_height (row));
  if (row->has_stages)
    content = set_stages (row, frame, previous, content);
  row->is_stretchable = TRUE;
  row->height = MAX (metrics->row_min_height, metrics->row_top + content + metrics->row_bottom);
}

static void
lay_out_emotion (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  CjmRowFrame narrow = *frame;

  narrow.label_measure = get_label_measure (frame, row);
  row->n_cells = frame->n_columns;
  row->emotion = cjm_emotion_box_new (
      &narrow, row->lane, row->question_y + row->question->height, row->cells,
      previous != NULL && previous->n_cells == row->n_cells ? previous->cells : NULL);
  row->height = row->emotion->height;
}

/* The cells of the row are its own still, so their notes can be moved. */
static void
move_notes_below_line (CjmRowBox *row, double by)
{
  double bottom = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      CjmCellBox *cell = row->cells[i];

      if (cell->n_notes == 0 || !cjm_row_box_begins_cell (row, i))
        continue;
      for (guint j = 0; j < cell->n_notes; j++)
        cell->notes[j].y += by;
      cell->height += by;
      bottom = MAX (bottom, cell->height);
    }

  if (bottom > 0)
    row->height += bottom;
}

/* A line has no cells to write in, but notes that were there before it became one stay. */
static void
lay_out_line (CjmRowBox *row, const CjmRowFrame *frame)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  double label
      = row->has_question_hint ? row->name->height : row->question_y + row->question->height;

  create_cells (row, frame, NULL);
  row->height = MAX (metrics->line_height, label + 14);
  row->name_y += (row->height - label) / 2 - metrics->row_top;
  row->question_y += (row->height - label) / 2 - metrics->row_top;
  move_notes_below_line (row, row->height - metrics->row_top);
}

CjmRowBox *
cjm_row_box_new (const CjmRowFrame *frame, const CjmLane *lane, const CjmRowBox *previous)
{
  CjmRowBox *row = g_malloc0 (sizeof (CjmRowBox) + frame->n_columns * sizeof (CjmCellBox *));

  row->references = 1;
  row->lane = cjm_record_ref (lane);
  row->kind = cjm_lane_kind_get (lane->kind);
  row->frame = frame->note_frame;
  row->has_stages = frame->has_stages;
  set_label (row, frame, previous);
  if (previous != NULL && previous->kind != row->kind)
    previous = NULL;

  switch (row->kind->look)
    {
    case CJM_LOOK_EMOTION:
      lay_out_emotion (row, frame, previous);
      break;
    case CJM_LOOK_LINE:
      lay_out_line (row, frame);
      break;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_TOUCHPOINTS:
    case CJM_LOOK_METRICS:
    case CJM_LOOK_ACTIONS:
    case CJM_LOOK_PICTURES:
      lay_out_cells (row, frame, previous);
      break;
    }

  return row;
}

CjmRowBox *
cjm_row_box_ref (CjmRowBox *row)
{
  row->references++;
  return row;
}

void
cjm_row_box_unref (CjmRowBox *row)
{
  if (--row->references > 0)
    return;

  for (guint i = 0; i < row->n_cells; i++)
    cjm_cell_box_unref (row->cells[i]);
  for (guint i = 0; i < row->n_stages; i++)
    for (guint j = 0; j < row->stages[i].n_words; j++)
      cjm_text_block_unref (row->stages[i].words[j].block);
  g_clear_pointer (&row->emotion, cjm_emotion_box_free);
  cjm_text_block_unref (row->name);
  cjm_text_block_unref (row->question);
  cjm_record_unref (row->lane);
  g_free (row->stages);
  g_free (row);
}
