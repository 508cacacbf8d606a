#include "cjm-place.h"

#include <math.h>

/* A note's place reaches this far around its text, so that the frame of the focus has air. */
#define CARD_AIR 3.0
#define UPRIGHT_AIR 4.0
#define NOTE_AIR 4.0
#define TEXT_AIR 6.0

CjmPlace
cjm_place_for_text (CjmField field, CjmId id)
{
  return (CjmPlace){ .kind = CJM_PLACE_TEXT, .target = { field, id } };
}

CjmPlace
cjm_place_for_cell (CjmId lane, CjmId step)
{
  return (CjmPlace){ .kind = CJM_PLACE_CELL, .lane = lane, .step = step };
}

CjmPlace
cjm_place_for_note (CjmId note, CjmId lane, CjmId step)
{
  return (CjmPlace){
    .kind = CJM_PLACE_TEXT, .target = { CJM_FIELD_NOTE_TEXT, note }, .lane = lane, .step = step
  };
}

gboolean
cjm_place_equal (const CjmPlace *a, const CjmPlace *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == CJM_PLACE_TEXT)
    return cjm_target_equal (a->target, b->target)
           && (a->target.field != CJM_FIELD_GROUP_NAME || a->lane == b->lane || a->lane == 0
               || b->lane == 0);
  return a->kind != CJM_PLACE_CELL || (a->lane == b->lane && a->step == b->step);
}

guint
cjm_place_hash (gconstpointer data)
{
  const CjmPlace *place = data;
  guint64 hash = (guint64) place->kind << 8;

  if (place->kind == CJM_PLACE_TEXT)
    hash ^= place->target.id ^ (guint64) place->target.field;
  else if (place->kind == CJM_PLACE_CELL)
    hash ^= place->lane ^ (place->step << 1);

  return (guint) (hash ^ hash >> 32);
}

gboolean
cjm_place_equal_func (gconstpointer a, gconstpointer b)
{
  return cjm_place_equal (a, b);
}

gboolean
cjm_place_is_note (const CjmPlace *place)
{
  return place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_NOTE_TEXT;
}

guint
cjm_layout_get_n_bands (const CjmLayout *layout)
{
  return CJM_BAND_LANES + layout->n_rows + 1;
}

CjmRect
cjm_layout_get_band (const CjmLayout *layout, guint band)
{
  CjmRect rect = { 0, 0, layout->width, layout->header.y };

  if (band > CJM_BAND_MASTHEAD && band < CJM_BAND_LANES)
    {
      CjmRect part = band == CJM_BAND_PHASES         ? layout->header
                     : band == CJM_BAND_DESCRIPTIONS ? layout->descriptions
                                                     : layout->steps;

      rect.y = part.y;
      rect.height = part.height;
    }
  else if (band >= CJM_BAND_LANES + layout->n_rows)
    {
      rect.y = layout->footer_y;
      rect.height = layout->height - layout->footer_y;
    }
  else if (band >= CJM_BAND_LANES)
    {
      rect.y = layout->rows[band - CJM_BAND_LANES].y;
      rect.height = layout->rows[band - CJM_BAND_LANES].height;
    }

  return rect;
}

/* Listing */

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

/* Searching */

typedef struct
{
  const CjmLayout *layout;
  const CjmPlace *place;
  CjmStop *stop;
  gboolean is_found;
} PlaceSearch;

static void
search_place_cb (const CjmStop *stop, gpointer user_data)
{
  PlaceSearch *search = user_data;

  if (!search->is_found && cjm_place_equal (&stop->place, search->place))
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

int
cjm_layout_find_row (const CjmLayout *layout, CjmId lane)
{
  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->rows[i].row->lane->record.id == lane)
      return (int) i;

  return -1;
}

int
cjm_layout_find_column (const CjmLayout *layout, CjmId step)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].step == step)
      return (int) i;

  return -1;
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

/* Lists only the places among which @place can be: this is asked many times a frame. */
static void
list_around (const Listing *listing, const CjmPlace *place)
{
  const CjmLayout *layout = listing->layout;
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

gboolean
cjm_layout_find_stop (const CjmLayout *layout, const CjmPlace *place, CjmStop *stop)
{
  CjmPlace wanted = *place;
  PlaceSearch search = { layout, &wanted, stop, FALSE };
  Listing listing = { layout, NULL, search_place_cb, &search };
  int row = cjm_layout_find_row (layout, place->lane);
  int column = cjm_layout_find_column (layout, place->step);

  if (place->kind == CJM_PLACE_NONE)
    return FALSE;

  /* A cell of several steps goes by the first of them. */
  if (place->kind == CJM_PLACE_CELL && row >= 0 && column >= 0)
    wanted.step = layout->rows[row].row->cells[column]->step;

  list_around (&listing, &wanted);
  /* A note may have been moved out of the cell that its place names. */
  if (!search.is_found && cjm_place_is_note (place))
    cjm_layout_foreach_stop (layout, NULL, search_place_cb, &search);

  return search.is_found;
}

gboolean
cjm_layout_find_cell_place (const CjmLayout *layout,
                            CjmId lane,
                            CjmId step,
                            gboolean is_last,
                            CjmPlace *place)
{
  int row = cjm_layout_find_row (layout, lane), column = cjm_layout_find_column (layout, step);
  const CjmCellBox *cell;

  if (row < 0 || column < 0)
    return FALSE;

  cell = layout->rows[row].row->cells[column];
  if (cell->n_notes > 0)
    {
      const CjmNoteBox *note = &cell->notes[is_last ? cell->n_notes - 1 : 0];

      *place = cjm_place_for_note (note->note->record.id, lane, note->step);
    }
  else if (cjm_row_box_has_cells (layout->rows[row].row))
    *place = cjm_place_for_cell (lane, cell->step);
  else
    *place = cjm_place_for_text (CJM_FIELD_LANE_NAME, lane);

  return TRUE;
}

typedef struct
{
  double x, y;
  CjmStop *stop;
  gboolean is_found;
} PointSearch;

static void
search_point_cb (const CjmStop *stop, gpointer user_data)
{
  PointSearch *search = user_data;
  const CjmRect *rect = &stop->rect;

  if (search->x >= rect->x && search->x < rect->x + rect->width && search->y >= rect->y
      && search->y < rect->y + rect->height)
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

static int
find_row_at (const CjmLayout *layout, double y)
{
  for (guint i = 0; i < layout->n_rows; i++)
    if (y >= layout->rows[i].y && y < layout->rows[i].y + layout->rows[i].height)
      return (int) i;

  return -1;
}

static int
find_column_at (const CjmLayout *layout, double x)
{
  for (guint i = 0; i < layout->n_columns; i++)
    {
      CjmRect rect = cjm_layout_place (
          layout, (CjmRect){ layout->columns[i].x, 0, layout->columns[i].width, 0 });

      if (x >= rect.x && x < rect.x + rect.width)
        return (int) i;
    }

  return -1;
}

gboolean
cjm_layout_find_cell_at (const CjmLayout *layout, double x, double y, CjmId *lane, CjmId *step)
{
  int row = find_row_at (layout, y), column = find_column_at (layout, x);

  if (row < 0 || column < 0 || !cjm_row_box_has_cells (layout->rows[row].row))
    return FALSE;

  *lane = layout->rows[row].row->lane->record.id;
  *step = layout->rows[row].row->cells[column]->step;
  return TRUE;
}

gboolean
cjm_layout_find_stop_at (const CjmLayout *layout, double x, double y, CjmStop *stop)
{
  PointSearch search = { x, y, stop, FALSE };
  CjmRect view = { x, y, 0, 0 };

  cjm_layout_foreach_stop (layout, &view, search_point_cb, &search);
  return search.is_found;
}

/* Moving */

typedef struct
{
  const CjmLayout *layout;
  const CjmStop *from;
  CjmMove move;
  CjmStop *stop;
  double score;
  gboolean is_found;
  gboolean has_passed; /* the listing is beyond @from */
} MoveSearch;

static gboolean
is_same_cell (const CjmStop *a, const CjmStop *b)
{
  return cjm_place_is_note (&a->place) && cjm_place_is_note (&b->place) && a->band == b->band
         && a->column == b->column;
}

/* What Tab does not stop at: nothing is written into a photo, and who made the map is not what
 * comes after who makes the journey. */
static gboolean
is_aside (const CjmStop *stop)
{
  return stop->is_label || stop->place.kind == CJM_PLACE_PHOTO
         || (stop->place.kind == CJM_PLACE_TEXT
             && (stop->place.target.field == CJM_FIELD_AUTHOR
                 || stop->place.target.field == CJM_FIELD_EDITION));
}

/* Tab writes on and on through a map, so it passes by the labels of rows: what is typed there
 * would rename the lane. Arrows lead to them. */
static void
search_next_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;

  if (cjm_place_equal (&stop->place, &search->from->place))
    search->has_passed = TRUE;
  else if (search->has_passed && !search->is_found && !is_aside (stop)
           && !is_same_cell (stop, search->from))
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

static void
search_previous_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;

  if (cjm_place_equal (&stop->place, &search->from->place))
    search->has_passed = TRUE;
  else if (!search->has_passed && !is_aside (stop) && !is_same_cell (stop, search->from)
           && !(search->is_found && is_same_cell (stop, search->stop)))
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

/* How far two ranges are apart; 0 where they overlap. */
static double
range_gap (double a, double a_length, double b, double b_length)
{
  return MAX (MAX (a - b - b_length, b - a - a_length), 0);
}

/* The nearest place in the direction of an arrow: by its own axis first, then by the other. */
static void
search_arrow_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;
  const CjmRect *a = &search->from->rect, *b = &stop->rect;
  gboolean is_vertical = search->move == CJM_MOVE_UP || search->move == CJM_MOVE_DOWN;
  double along, across, score;

  if (cjm_place_equal (&stop->place, &search->from->place))
    return;

  if (is_vertical)
    {
      along = (b->y + b->height / 2) - (a->y + a->height / 2);
      across = range_gap (a->x, a->width, b->x, b->width);
      if (across > 0 && stop->band >= CJM_BAND_PHASES && search->from->band >= CJM_BAND_PHASES
          && stop->band < cjm_layout_get_n_bands (search->layout) - 1)
        return; /* inside the grid, up and down keep to their column */
    }
  else
    {
      if (stop->band != search->from->band)
        return;
      along = (b->x + b->width / 2) - (a->x + a->width / 2);
      across = fabs (b->y - a->y);
    }
  if (search->move == CJM_MOVE_UP || search->move == CJM_MOVE_LEFT)
    along = -along;
  if (along <= 1)
    return;

  score = is_vertical ? along + 4 * across : along * 2 + across / 8;
  if (score < search->score)
    {
      *search->stop = *stop;
      search->score = score;
      search->is_found = TRUE;
    }
}

gboolean
cjm_layout_find_neighbour (const CjmLayout *layout,
                           const CjmPlace *from,
                           CjmMove move,
                           CjmStop *stop)
{
  CjmStop start;
  MoveSearch search
      = { .layout = layout, .from = &start, .move = move, .stop = stop, .score = INFINITY };

  if (!cjm_layout_find_stop (layout, from, &start))
    return FALSE;

  switch (move)
    {
    case CJM_MOVE_NEXT:
      cjm_layout_foreach_stop (layout, NULL, search_next_cb, &search);
      break;
    case CJM_MOVE_PREVIOUS:
      cjm_layout_foreach_stop (layout, NULL, search_previous_cb, &search);
      break;
    case CJM_MOVE_LEFT:
    case CJM_MOVE_RIGHT:
    case CJM_MOVE_UP:
    case CJM_MOVE_DOWN:
      cjm_layout_foreach_stop (layout, NULL, search_arrow_cb, &search);
      break;
    }

  return search.is_found;
}
