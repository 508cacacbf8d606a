#include "cjm-layout.h"

#include <math.h>

/* How wide a column must be for its texts to stand in as few lines as they can. */

/* What rounding takes, and the tip of the phase before. */
#define AIR 8.0

/* A text's width where nothing wraps it, but never more than may stand in a line of the sheet.
 * Names of phases, which get smaller to fit, are as large as they can be. */
static double
get_free_width (const CjmLayout *layout, const CjmTextBlock *block)
{
  g_autoptr (CjmTextBlock) free_block = cjm_typesetter_set (
      layout->typesetter, layout->density, block->role, block->source, CJM_UNWRAPPED, 1);

  return MIN (ceil (free_block->ink_width), layout->metrics->max_measure);
}

/* From the cell's edge to the end of what is drawn of a note. */
static double
get_note_reach (const CjmLayout *layout, const CjmNoteBox *note)
{
  double reach = note->text_x + get_free_width (layout, note->text);

  /* Behind the text stand its marks. */
  if ((note->card.width == 0 && note->mark_x > note->text_x) || note->note->is_moment)
    reach += layout->metrics->inset;
  for (guint i = 0; i < note->n_words; i++)
    reach = MAX (reach, note->words[i].x + note->words[i].block->ink_width);
  if (note->look == CJM_LOOK_TOUCHPOINTS)
    reach = MAX (reach, note->graphic.x + note->graphic.width) + note->x;

  return reach;
}

/* Feelings stand where their curve leads; a cell of several columns has room in all of them. */
static double
get_cell_reach (const CjmLayout *layout, guint row, guint column)
{
  const CjmRowBox *box = layout->rows[row].row;
  const CjmCellBox *cell = box->cells[column];
  double reach = 0;

  if (box->emotion != NULL || cell->n_columns > 1)
    return 0;
  for (guint i = 0; i < cell->n_notes; i++)
    reach = MAX (reach, get_note_reach (layout, &cell->notes[i]));

  return reach;
}

static double
get_header_reach (const CjmLayout *layout, guint column)
{
  const CjmPhaseBox *phase = &layout->phases[layout->columns[column].phase];
  const CjmStepBox *step = &layout->step_boxes[column];
  double reach = 0;

  if (step->number != NULL && !step->name.is_hint)
    reach
        = step->name.rect.x - layout->columns[column].x + get_free_width (layout, step->name.block);
  if (cjm_sequence_get_length (phase->phase->steps) == 1)
    {
      double name = get_free_width (layout, phase->name.block)
                    + get_free_width (layout, phase->number)
                    + layout->metrics->text[CJM_TEXT_PHASE_NAME].size / 2;

      if (layout->metrics->number_radius > 0)
        name += 2 * layout->metrics->number_radius + layout->metrics->chevron_tip;
      reach = MAX (reach, layout->metrics->inset + name);
    }

  return reach;
}

double
cjm_layout_get_fitting_width (const CjmLayout *layout, guint column)
{
  double reach;

  g_return_val_if_fail (column < layout->n_columns, CJM_WIDTH_MIN);

  reach = get_header_reach (layout, column);
  for (guint i = 0; i < layout->n_rows; i++)
    reach = MAX (reach, get_cell_reach (layout, i, column));

  return CLAMP (ceil (reach + layout->metrics->end_padding + AIR), CJM_WIDTH_MIN, CJM_WIDTH_MAX);
}
