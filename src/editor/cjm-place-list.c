#include "cjm-place.h"

/* Everything on the sheet that can have the focus, gone through in reading order. */

/* A note's place reaches this far around its text, so that the frame of the focus has air. */
#define CARD_AIR 3.0
#define UPRIGHT_AIR 4.0
#define NOTE_AIR 4.0
#define TEXT_AIR 6.0

typedef struct
{
  const CjmLayout *layout;
  const CjmRect *view;
  CjmStopFunc func;
  gpointer user_data;
} Listing;

static gboolean
rects_touch (const CjmRect *a, const CjmRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static CjmRect
with_air (CjmRect rect, double air)
{
  return (CjmRect){ rect.x - air, rect.y - air, rect.width + 2 * air, rect.height + 2 * air };
}

/* Headers and labels follow the view, so they count as seen wherever their row or their column
 * can be seen. */
static void
list_stop (const Listing *listing, CjmStop *stop)
{
  CjmRect rect = stop->rect;

  if (listing->view != NULL && stop->band == CJM_BAND_PHASES)
    rect.y = listing->view->y;

  if (listing->view == NULL || stop->is_label || rects_touch (&rect, listing->view))
    listing->func (stop, listing->user_data);
}

/* A text on its own: its place is as wide as its longest line, so that the frame hugs it. */
static void
list_text (const Listing *listing, const CjmTextBox *box, guint band, guint phase)
{
  const CjmLayout *layout = listing->layout;
  CjmRect rect = box->rect;
  CjmStop stop = { .place = cjm_place_for_text (box->target.field, box->target.id),
                   .band = band,
                   .phase = phase,
                   .block = box->block };

  rect.width = MIN (rect.width, MAX (box->block->ink_width, 120));
  stop.rect = with_air (cjm_layout_place (layout, rect), TEXT_AIR);
  stop.text_rect = cjm_layout_place (layout, box->rect);
  list_stop (listing, &stop);
}

static void
list_masthead (const Listing *listing)
{
  const CjmLayout *layout = listing->layout;
  CjmStop photo = { .place = { .kind = CJM_PLACE_PHOTO },
                    .rect = with_air (cjm_layout_place (layout, layout->photo), TEXT_AIR),
                    .band = CJM_BAND_MASTHEAD };

  list_text (listing, &layout->title, CJM_BAND_MASTHEAD, 0);
  list_text (listing, &layout->scenario, CJM_BAND_MASTHEAD, 0);
  list_text (listing, &layout->profile, CJM_BAND_MASTHEAD, 0);
  list_text (listing, &layout->persona_name, CJM_BAND_MASTHEAD, 0);
  list_text (listing, &layout->summary, CJM_BAND_MASTHEAD, 0);
  list_stop (listing, &photo);
  for (guint i = 0; i < layout->n_metas; i++)
    if (layout->metas[i].is_field && !cjm_field_is_date (layout->metas[i].value.target.field))
      list_text (listing, &layout->metas[i].value, CJM_BAND_MASTHEAD, 0);
}

static void
list_phases (const Listing *listing)
{
  const CjmLayout *layout = listing->layout;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhaseBox *box = &layout->phases[i];
      CjmRect rect
          = { box->x, layout->header.y,
              cjm_layout_get_header_end (layout, i) + layout->metrics->chevron_tip - box->x,
              layout->header.height };
      CjmStop stop = { .place = cjm_place_for_text (box->name.target.field, box->name.target.id),
                       .rect = cjm_layout_place (layout, rect),
                       .band = CJM_BAND_PHASES,
                       .phase = i,
                       .block = box->name.block,
                       .text_rect = cjm_layout_place (layout, box->name.rect) };

      list_stop (listing, &stop);
    }
}

static void
list_descriptions (const Listing *listing)
{
  const CjmLayout *layout = listing->layout;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhaseBox *box = &layout->phases[i];
      CjmRect rect
          = { box->x + 4, layout->descriptions.y + 4, box->width - layout->metrics->lane_gap - 8,
              layout->descriptions.height - 8 };
      CjmStop stop = { .place = cjm_place_for_text (box->description.target.field,
                                                    box->description.target.id),
                       .rect = cjm_layout_place (layout, rect),
                       .band = CJM_BAND_DESCRIPTIONS,
                       .phase = i,
                       .block = box->description.block,
                       .text_rect = cjm_layout_place (layout, box->description.rect) };

      list_stop (listing, &stop);
    }
}

static void
list_steps (const Listing *listing)
{
  const CjmLayout *layout = listing->layout;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmStepBox *box = &layout->step_boxes[i];
      const CjmColumn *column = &layout->columns[i];
      CjmRect rect = { column->x + 2, layout->steps.y + 3,
                       column->width - layout->metrics->lane_gap - 4, layout->steps.height - 6 };
      CjmStop stop = { .place = cjm_place_for_text (CJM_FIELD_STEP_NAME, column->step),
                       .rect = cjm_layout_place (layout, rect),
                       .band = CJM_BAND_STEPS,
                       .phase = column->phase,
                       .column = i,
                       .block = box->name.block,
                       .text_rect = cjm_layout_place (layout, box->name.rect) };

      if (layout->steps.height > 0 && box->name.block != NULL)
        list_stop (listing, &stop);
    }
}

static void
list_label_at (const Listing *listing,
               guint row,
               CjmTarget target,
               CjmTextBlock *block,
               double x,
               double y)
{
  const CjmLayout *layout = listing->layout;
  CjmRect text = { x, y, block->width, block->height };
  CjmRect frame = { text.x - TEXT_AIR, y - 1, text.width + 2 * TEXT_AIR, text.height + 2 };
  CjmStop stop = { .place = cjm_place_for_text (target.field, target.id),
                   .rect = cjm_layout_place (layout, frame),
                   .band = CJM_BAND_LANES + row,
                   .is_label = TRUE,
                   .block = block,
                   .text_rect = cjm_layout_place (layout, text) };

  if (target.field == CJM_FIELD_GROUP_NAME)
    stop.place.lane = layout->rows[row].row->lane->record.id;
  list_stop (listing, &stop);
}

/* The objective of the phase, above its metrics. */
static void
list_objective (const Listing *listing, const CjmStop *cell_stop, const CjmCellBox *cell)
{
  const CjmLayout *layout = listing->layout;
  CjmRect frame = cjm_layout_get_cell (layout, cell_stop->band - CJM_BAND_LANES, cell_stop->column);
  CjmRect text = cell->objective.rect;
  CjmStop stop = *cell_stop;

  if (cell->objective.block == NULL)
    return;

  text.x += frame.x;
  text.y += frame.y;
  stop.place = cjm_place_for_text (cell->objective.target.field, cell->objective.target.id);
  stop.block = cell->objective.block;
  stop.text_rect = cjm_layout_place (layout, text);
  stop.rect = cjm_layout_place (layout, with_air (text, NOTE_AIR));
  list_stop (listing, &stop);
}

static void
list_empty_cell (const Listing *listing,
                 const CjmStop *cell_stop,
                 const CjmPlacedRow *placed,
                 const CjmCellBox *cell)
{
  const CjmLayout *layout = listing->layout;
  CjmRect frame = cjm_layout_get_cell (layout, cell_stop->band - CJM_BAND_LANES, cell_stop->column);
  CjmRect text = { frame.x + cell->prompt_x, frame.y + cell->prompt_y, cell->prompt->width,
                   cell->prompt->height };
  double top = placed->y + placed->band + 4;
  CjmStop stop = *cell_stop;

  if (cell->objective.block != NULL)
    top = MAX (top, frame.y + cell->objective.rect.y + cell->objective.rect.height + NOTE_AIR);
  stop.place = cjm_place_for_cell (placed->row->lane->record.id, cell->step);
  stop.block = cell->prompt;
  stop.text_rect = cjm_layout_place (layout, text);
  stop.rect = cjm_layout_place (layout, (CjmRect){ frame.x + 2, top,
                                                   frame.width - layout->metrics->lane_gap - 4,
                                                   placed->y + placed->height - 4 - top });
  list_stop (listing, &stop);
}

static void
list_label (const Listing *listing, guint row, CjmTarget target, CjmTextBlock *block, double y)
{
  const CjmLayout *layout = listing->layout;

  list_label_at (listing, row, target, block, layout->label_x + layout->metrics->label_inset, y);
}

/* A note is as wide as its cell, so that it can be hit beside its text as well; one that lies on
 * a card is as large as that. */
static CjmRect
get_note_frame (const CjmLayout *layout,
                const CjmCellBox *cell,
                const CjmNoteBox *box,
                CjmRect note)
{
  const CjmColumn *column = &layout->columns[cell->column];
  CjmRect frame
      = { column->x + 2, note.y, cell->width - layout->metrics->lane_gap - 4, note.height };

  if (box->card.width > 0)
    {
      frame.x = column->x + box->x + box->card.x - CARD_AIR;
      frame.width = box->card.width + 2 * CARD_AIR;
    }
  frame.x = cjm_layout_place (layout, frame).x;
  return frame;
}

CjmRect
cjm_layout_get_note_place (const CjmLayout *layout, guint row, guint column, const CjmNoteBox *note)
{
  CjmRect rect = cjm_layout_get_note (layout, row, column, note);

  return note->look == CJM_LOOK_NOTES || note->card.width > 0
             ? get_note_frame (layout, layout->rows[row].row->cells[column], note, rect)
             : rect;
}

static void
list_cell (const Listing *listing, guint row, guint column)
{
  const CjmLayout *layout = listing->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmCellBox *cell = placed->row->cells[column];
  CjmId lane = placed->row->lane->record.id;
  CjmStop stop
      = { .band = CJM_BAND_LANES + row, .column = column, .phase = layout->columns[column].phase };

  if (!cjm_row_box_begins_cell (placed->row, column)
      || (cell->n_notes == 0 && !cjm_row_box_has_cells (placed->row)))
    return;
  list_objective (listing, &stop, cell);
  if (cell->n_notes == 0)
    {
      list_empty_cell (listing, &stop, placed, cell);
      return;
    }

  for (guint i = 0; i < cell->n_notes; i++)
    {
      const CjmNoteBox *note = &cell->notes[i];

      stop.place = cjm_place_for_note (note->note->record.id, lane, note->step);
      stop.note = i;
      stop.block = note->text;
      stop.text_rect = cjm_layout_get_note_text (layout, row, column, note);
      stop.rect = cjm_layout_get_note_place (layout, row, column, note);
      list_stop (listing, &stop);
    }
}

static void
list_lane_labels (const Listing *listing, guint row)
{
  const CjmLayout *layout = listing->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  CjmId lane = placed->row->lane->record.id;
  double y = placed->y + cjm_placed_row_get_content_y (layout, placed);

  list_label (listing, row, (CjmTarget){ CJM_FIELD_LANE_NAME, lane }, placed->row->name,
              y + placed->row->name_y);
  list_label (listing, row, (CjmTarget){ CJM_FIELD_LANE_QUESTION, lane }, placed->row->question,
              y + placed->row->question_y);
  for (guint i = 0; placed->row->emotion != NULL && i < placed->row->emotion->n_curves; i++)
    {
      const CjmTextBox *name = &placed->row->emotion->curves[i].name;

      if (name->block != NULL)
        list_label_at (listing, row, name->target, name->block, name->rect.x, y + name->rect.y);
    }
}

static void
list_row (const Listing *listing, guint row)
{
  const CjmLayout *layout = listing->layout;
  const CjmPlacedRow *placed = &layout->rows[row];

  list_lane_labels (listing, row);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      CjmRect column
          = cjm_layout_place (layout, (CjmRect){ layout->columns[i].x, placed->y,
                                                 layout->columns[i].width, placed->height });

      if (listing->view == NULL || rects_touch (&column, listing->view))
        list_cell (listing, row, i);
    }
}

/* A name that is turned into its tab is seen there, and written lying across it. */
static void
list_upright_name (const Listing *listing, guint row)
{
  const CjmLayout *layout = listing->layout;
  const CjmTextBox *name = &layout->rows[row].group_name;
  double height = name->block->height;
  CjmRect text = { layout->label_x + UPRIGHT_AIR, name->rect.y + (name->rect.height - height) / 2,
                   layout->label_width - 2 * UPRIGHT_AIR, height };
  CjmStop stop = { .place = cjm_place_for_text (name->target.field, name->target.id),
                   .rect = with_air (cjm_layout_place (layout, name->rect), UPRIGHT_AIR),
                   .band = CJM_BAND_LANES + row,
                   .is_label = TRUE,
                   .block = name->block,
                   .text_rect = cjm_layout_place (layout, text) };

  stop.place.lane = layout->rows[row].row->lane->record.id;
  list_stop (listing, &stop);
}

/* The name of the group that @row is in; it stands in the group's first row. */
static void
list_group_of (const Listing *listing, guint row)
{
  const CjmPlacedRow *placed;

  while (!listing->layout->rows[row].is_first)
    row--;
  placed = &listing->layout->rows[row];
  if (placed->is_group_upright)
    list_upright_name (listing, row);
  else if (placed->group_name.block != NULL)
    list_label (listing, row, placed->group_name.target, placed->group_name.block,
                placed->group_name.rect.y);
}

void
cjm_layout_foreach_stop (const CjmLayout *layout,
                         const CjmRect *view,
                         CjmStopFunc func,
                         gpointer user_data)
{
  Listing listing = { layout, view, func, user_data };
  guint footer = CJM_BAND_LANES + layout->n_rows;
  gboolean has_group = FALSE; /* the name of this row's group has been listed */

  list_masthead (&listing);
  list_phases (&listing);
  list_descriptions (&listing);
  list_steps (&listing);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      CjmRect band = cjm_layout_get_band (layout, CJM_BAND_LANES + i);

      has_group = has_group && !layout->rows[i].is_first;
      if (view != NULL && !rects_touch (&band, view))
        continue;
      if (!has_group)
        list_group_of (&listing, i);
      has_group = TRUE;
      list_row (&listing, i);
    }
  list_text (&listing, &layout->barrier, footer, 0);
  list_text (&listing, &layout->insight, footer, 0);
}

static void
list_objectives (const Listing *listing)
{
  const CjmLayout *layout = listing->layout;

  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->rows[i].row->has_stages)
      for (guint j = 0; j < layout->n_columns; j++)
        {
          CjmStop stop
              = { .band = CJM_BAND_LANES + i, .column = j, .phase = layout->columns[j].phase };

          if (cjm_row_box_begins_cell (layout->rows[i].row, j))
            list_objective (listing, &stop, layout->rows[i].row->cells[j]);
        }
}

void
cjm_layout_foreach_stop_near (const CjmLayout *layout,
                              const CjmPlace *place,
                              CjmStopFunc func,
                              gpointer user_data)
{
  Listing all = { layout, NULL, func, user_data };
  const Listing *listing = &all;
  guint footer = CJM_BAND_LANES + layout->n_rows;
  int row = cjm_layout_find_row (layout, place->lane),
      column = cjm_layout_find_column (layout, place->step);

  if (place->kind == CJM_PLACE_PHOTO)
    {
      list_masthead (listing);
      return;
    }
  if (place->kind == CJM_PLACE_CELL || cjm_place_is_note (place))
    {
      if (row >= 0 && column >= 0)
        list_cell (listing, (guint) row, layout->rows[row].row->cells[column]->column);
      return;
    }

  switch (place->target.field)
    {
    case CJM_FIELD_TITLE:
    case CJM_FIELD_SCENARIO:
    case CJM_FIELD_PROFILE:
    case CJM_FIELD_PERSONA_NAME:
    case CJM_FIELD_SUMMARY:
      list_masthead (listing);
      break;
    case CJM_FIELD_PHASE_NAME:
      list_phases (listing);
      break;
    case CJM_FIELD_PHASE_DESCRIPTION:
      list_descriptions (listing);
      break;
    case CJM_FIELD_STEP_NAME:
      list_steps (listing);
      break;
    case CJM_FIELD_AUTHOR:
    case CJM_FIELD_EDITION:
      list_masthead (listing);
      break;
    case CJM_FIELD_OBJECTIVE:
      list_objectives (listing);
      break;
    case CJM_FIELD_CURVE_NAME:
      for (guint i = 0; i < layout->n_rows; i++)
        if (layout->rows[i].row->emotion != NULL)
          list_lane_labels (listing, i);
      break;
    case CJM_FIELD_GROUP_NAME:
      for (guint i = 0; i < layout->n_rows; i++)
        if (layout->rows[i].is_first)
          list_group_of (listing, i);
      break;
    case CJM_FIELD_LANE_NAME:
    case CJM_FIELD_LANE_QUESTION:
      row = cjm_layout_find_row (layout, place->target.id);
      if (row >= 0)
        list_lane_labels (listing, (guint) row);
      break;
    case CJM_FIELD_BARRIER:
      list_text (listing, &layout->barrier, footer, 0);
      break;
    case CJM_FIELD_INSIGHT:
      list_text (listing, &layout->insight, footer, 0);
      break;
    case CJM_FIELD_NOTE_TEXT:
    case CJM_FIELD_DATE:
    case CJM_FIELD_REVIEW_DATE:
    case CJM_FIELD_SOURCE_NAME:
    case CJM_FIELD_SOURCE_DATE:
    case CJM_FIELD_SOURCE_ADDRESS:
    case CJM_FIELD_CHANNEL_NAME:
    case CJM_FIELD_NOTE_DATE:
    case CJM_FIELD_METRIC_UNIT:
    case CJM_FIELD_METRIC_PERIOD:
    case CJM_FIELD_ACTION_OWNER:
    case CJM_FIELD_ACTION_DUE:
      break;
    }
}
