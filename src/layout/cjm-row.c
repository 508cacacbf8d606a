#include "cjm-row.h"

/* Between a lane's name and its question. */
#define QUESTION_GAP 2.0

static double
get_baseline (const CjmTextStyle *style)
{
  return style->lead / 2 + 0.36 * style->size;
}

double
cjm_row_get_first_line (const CjmTheme *theme, CjmDensity density, CjmTextRole role)
{
  const CjmTextStyle *styles = theme->metrics[density].text;

  return get_baseline (&styles[CJM_TEXT_NOTE]) - get_baseline (&styles[role]);
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
    {
      cjm_record_unref (cell->notes[i].note);
      cjm_text_block_unref (cell->notes[i].text);
    }
  g_clear_pointer (&cell->prompt, cjm_text_block_unref);
  g_clear_pointer (&cell->cell, cjm_record_unref);
  g_free (cell);
}

/* A note's text out of the cell's box before, where the note is the same. */
static CjmTextBlock *
find_note_text (const CjmCellBox *previous, const CjmNote *note, guint index)
{
  if (previous == NULL)
    return NULL;
  if (index < previous->n_notes && previous->notes[index].note == note)
    return previous->notes[index].text;

  for (guint i = 0; i < previous->n_notes; i++)
    if (previous->notes[i].note == note)
      return previous->notes[i].text;

  return NULL;
}

static CjmCellBox *
create_filled_cell (const CjmRowFrame *frame,
                    const CjmLaneKind *kind,
                    const CjmCell *cell,
                    const CjmCellBox *previous)
{
  const CjmMetrics *metrics
      = &cjm_typesetter_get_theme (frame->typesetter)->metrics[frame->density];
  guint n_notes = cjm_sequence_get_length (cell->notes);
  CjmTextRole role = kind->is_thought ? CJM_TEXT_THOUGHT : CJM_TEXT_NOTE;
  CjmCellBox *box = g_malloc0 (sizeof (CjmCellBox) + n_notes * sizeof (CjmNoteBox));
  double y = 0;

  box->references = 1;
  box->cell = cjm_record_ref (cell);
  box->step = cell->record.id;
  box->measure = frame->measure;
  box->n_notes = n_notes;

  for (guint i = 0; i < n_notes; i++)
    {
      CjmNoteBox *note_box = &box->notes[i];
      CjmNote *note = cjm_sequence_get (cell->notes, i);
      CjmTextBlock *text = find_note_text (previous, note, i);

      if (text != NULL && text->role == role)
        cjm_text_block_ref (text);
      else
        text = cjm_typesetter_set (frame->typesetter, frame->density, role, note->text,
                                   frame->measure, 1);
      note_box->note = cjm_record_ref (note);
      note_box->text = text;
      note_box->y = y;
      y += text->height + metrics->note_gap;
    }

  box->height = y - metrics->note_gap;
  return box;
}

static CjmCellBox *
create_empty_cell (const CjmRowFrame *frame, const CjmLane *lane, CjmId step, gboolean is_asking)
{
  CjmCellBox *box = g_new0 (CjmCellBox, 1);

  box->references = 1;
  box->step = step;
  box->measure = frame->measure;
  box->is_asking = is_asking;
  box->prompt = cjm_typesetter_set (frame->typesetter, frame->density, CJM_TEXT_PROMPT,
                                    lane->question, frame->measure, 1);
  box->prompt_y = cjm_row_get_first_line (cjm_typesetter_get_theme (frame->typesetter),
                                          frame->density, CJM_TEXT_PROMPT);
  box->height = box->prompt_y + box->prompt->height;

  return box;
}

static CjmCellBox *
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

/* The questions of a row are alike, so an empty cell shares its prompt with its neighbours. */
static CjmCellBox *
create_cell (const CjmRowFrame *frame,
             const CjmLane *lane,
             const CjmRowBox *row,
             guint index,
             gboolean is_asking,
             const CjmCellBox *previous)
{
  CjmId step = frame->steps[index];
  const CjmCell *cell = cjm_lane_find_cell (lane, step);

  if (cell != NULL)
    {
      if (previous != NULL && previous->cell == cell)
        return cjm_cell_box_ref ((CjmCellBox *) previous);
      return create_filled_cell (frame, cjm_lane_kind_get (lane->kind), cell, previous);
    }

  for (guint i = 0; i < index; i++)
    if (row->cells[i]->cell == NULL)
      {
        CjmCellBox *box = g_memdup2 (row->cells[i], sizeof (CjmCellBox));

        box->references = 1;
        box->step = step;
        box->is_asking = is_asking;
        cjm_text_block_ref (box->prompt);
        return box;
      }

  return create_empty_cell (frame, lane, step, is_asking);
}

static void
set_label (CjmRowBox *row, const CjmRowFrame *frame, const CjmRowBox *previous)
{
  const CjmTheme *theme = cjm_typesetter_get_theme (frame->typesetter);
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  const char *name = row->lane->name, *question = row->lane->question;

  row->has_name_hint = *name == '\0';
  row->has_question_hint = *question == '\0';
  if (row->has_name_hint)
    name = cjm_words_get (words, CJM_WORD_LANE_HINT);
  if (row->has_question_hint)
    question = cjm_words_get (words, CJM_WORD_QUESTION_HINT);

  if (previous != NULL && g_str_equal (previous->name->source, name))
    row->name = cjm_text_block_ref (previous->name);
  else
    row->name = cjm_typesetter_set (frame->typesetter, frame->density, CJM_TEXT_ROW_LABEL, name,
                                    frame->label_measure, 1);
  if (previous != NULL && g_str_equal (previous->question->source, question))
    row->question = cjm_text_block_ref (previous->question);
  else
    row->question = cjm_typesetter_set (frame->typesetter, frame->density, CJM_TEXT_QUESTION,
                                        question, frame->label_measure, 1);

  row->name_y = cjm_row_get_first_line (theme, frame->density, CJM_TEXT_ROW_LABEL);
  row->question_y = row->name_y + row->name->height + QUESTION_GAP;
}

CjmRowBox *
cjm_row_box_new (const CjmRowFrame *frame, const CjmLane *lane, const CjmRowBox *previous)
{
  const CjmMetrics *metrics
      = &cjm_typesetter_get_theme (frame->typesetter)->metrics[frame->density];
  CjmRowBox *row = g_malloc0 (sizeof (CjmRowBox) + frame->n_columns * sizeof (CjmCellBox *));
  gboolean was_empty = FALSE;
  double content;

  row->references = 1;
  row->lane = cjm_record_ref (lane);
  set_label (row, frame, previous);
  content = row->question_y + row->question->height;

  for (guint i = 0; i < frame->n_columns; i++)
    {
      gboolean is_empty = cjm_lane_find_cell (lane, frame->steps[i]) == NULL;

      row->cells[i] = create_cell (frame, lane, row, i, is_empty && !was_empty,
                                   find_cell_box (previous, frame->steps[i], i));
      row->n_cells++;
      content = MAX (content, row->cells[i]->height);
      was_empty = is_empty;
    }

  row->height = MAX (metrics->row_min_height, metrics->row_top + content + metrics->row_bottom);
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
  cjm_text_block_unref (row->name);
  cjm_text_block_unref (row->question);
  cjm_record_unref (row->lane);
  g_free (row);
}
