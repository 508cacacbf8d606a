#include "cjm-cargo-private.h"

#include <math.h>

/* Landing: notes */

static gboolean
is_chip (const CjmNoteBox *note)
{
  return note->look == CJM_LOOK_TOUCHPOINTS && *note->note->text == '\0';
}

/* Chips stand beside each other, all others under one another. */
static gboolean
stands_before (const CjmLayout *layout, const CjmNoteBox *note, CjmRect frame, double x, double y)
{
  double middle = frame.x + frame.width / 2;

  if (!is_chip (note))
    return frame.y + frame.height / 2 < y;
  if (y < frame.y || y >= frame.y + frame.height)
    return frame.y < y;

  return layout->is_rtl ? x < middle : middle < x;
}

static guint
find_position (const CjmLayout *layout, guint row, guint column, double x, double y)
{
  const CjmCellBox *cell = layout->rows[row].row->cells[column];
  guint position = 0;

  if (layout->rows[row].row->emotion != NULL)
    return cell->n_notes;
  for (guint i = 0; i < cell->n_notes; i++)
    if (stands_before (layout, &cell->notes[i],
                       cjm_layout_get_note (layout, row, column, &cell->notes[i]), x, y))
      position = i + 1;

  return position;
}

#define BAR_WIDTH 3.0

/* The bar between the notes, or upright between two chips of a line. */
static CjmRect
get_note_bar (const CjmLayout *layout, guint row, guint column, guint position)
{
  const CjmCellBox *cell = layout->rows[row].row->cells[column];
  CjmRect frame = cjm_layout_place (layout, cjm_layout_get_cell (layout, row, column)), note;
  CjmRect bar
      = { frame.x + 6, frame.y, frame.width - layout->metrics->chevron_gap - 12, BAR_WIDTH };
  double gap = layout->metrics->note_gap / 2;

  if (layout->rows[row].row->emotion != NULL)
    return (CjmRect){ 0, 0, 0, 0 };
  if (cell->n_notes == 0)
    return bar;

  note = cjm_layout_get_note (layout, row, column, &cell->notes[MIN (position, cell->n_notes - 1)]);
  if (position > 0 && position < cell->n_notes && is_chip (&cell->notes[position])
      && cell->notes[position - 1].y == cell->notes[position].y)
    return (CjmRect){ layout->is_rtl ? note.x + note.width + gap : note.x - gap - BAR_WIDTH, note.y,
                      BAR_WIDTH, note.height };

  bar.y = position < cell->n_notes ? note.y - gap - BAR_WIDTH / 2
                                   : note.y + note.height + gap - BAR_WIDTH / 2;
  return bar;
}

static CjmRect
get_ground (const CjmLayout *layout, guint row, guint column)
{
  const CjmPlacedRow *placed = &layout->rows[row];
  CjmRect cell = cjm_layout_get_cell (layout, row, column);

  return cjm_layout_place (layout, (CjmRect){ cell.x, placed->y, cell.width, placed->height });
}

/* The step of the notes that it comes to stand among, and its number there. */
static void
find_index (const CjmCargo *cargo,
            const CjmCellBox *cell,
            guint position,
            gboolean is_copy,
            CjmLanding *landing)
{
  if (cell->n_notes > 0)
    landing->step = cell->notes[position > 0 ? position - 1 : 0].step;
  for (guint i = 0; i < position; i++)
    if (cell->notes[i].step == landing->step
        && (is_copy || !g_hash_table_contains (cargo->set, &cell->notes[i].note->record.id)))
      landing->index++;
}

/* The nth row that takes notes, or -1; and the number of a row among them. */
static int
get_note_row (const CjmLayout *layout, int nth)
{
  for (guint i = 0; nth >= 0 && i < layout->n_rows; i++)
    if (cjm_row_box_has_cells (layout->rows[i].row) && nth-- == 0)
      return (int) i;

  return -1;
}

static int
count_note_rows (const CjmLayout *layout, guint end)
{
  int n = 0;

  for (guint i = 0; i < end; i++)
    n += cjm_row_box_has_cells (layout->rows[i].row) ? 1 : 0;

  return n;
}

/* A block keeps its shape: it lands only where all of it has a place. */
static gboolean
find_block_landing (const CjmCargo *cargo,
                    const CjmLayout *layout,
                    guint row,
                    guint column,
                    CjmLanding *landing)
{
  const CjmBlock *block = &cargo->block;
  CjmRect first, last;
  int top, bottom, left, right;

  landing->d_lanes = count_note_rows (layout, row) - count_note_rows (layout, cargo->row);
  landing->d_columns = (int) column - (int) cargo->column;
  top = get_note_row (layout, count_note_rows (layout, block->row) + landing->d_lanes);
  bottom = get_note_row (layout, count_note_rows (layout, block->row + block->n_rows - 1)
                                     + landing->d_lanes);
  left = (int) block->column + landing->d_columns;
  right = left + (int) block->n_columns - 1;
  if (top < 0 || bottom < 0 || left < 0 || right >= (int) layout->n_columns)
    return FALSE;

  landing->lane = layout->rows[top].row->lane->record.id;
  landing->step = layout->columns[left].step;
  first = get_ground (layout, (guint) top, (guint) (layout->is_rtl ? right : left));
  last = get_ground (layout, (guint) bottom, (guint) (layout->is_rtl ? left : right));
  landing->ground = (CjmRect){ first.x, first.y, last.x + last.width - first.x,
                               last.y + last.height - first.y };
  return TRUE;
}

static gboolean
find_note_landing (const CjmCargo *cargo,
                   const CjmLayout *layout,
                   double x,
                   double y,
                   gboolean is_copy,
                   CjmLanding *landing)
{
  const CjmCellBox *cell;
  guint row, column, position;

  if (!cjm_layout_find_cell_at (layout, x, y, &landing->lane, &landing->step))
    return FALSE;

  row = (guint) cjm_layout_find_row (layout, landing->lane);
  column = (guint) cjm_layout_find_column (layout, landing->step);
  if (cargo->is_block)
    return find_block_landing (cargo, layout, row, column, landing);

  cell = layout->rows[row].row->cells[column];
  position = find_position (layout, row, column, x, y);
  find_index (cargo, cell, position, is_copy, landing);
  landing->bar = get_note_bar (layout, row, column, position);
  landing->ground = get_ground (layout, row, column);
  return TRUE;
}

/* Landing: columns */

/* An upright bar in the gap before @x, which runs from the reading start. */
static CjmRect
get_column_bar (const CjmLayout *layout, double x, double y)
{
  const CjmPlacedRow *last = layout->n_rows > 0 ? &layout->rows[layout->n_rows - 1] : NULL;
  double end = last != NULL ? last->y + last->height
                            : layout->descriptions.y + layout->descriptions.height;
  CjmRect bar = { x - layout->metrics->chevron_gap / 2 - BAR_WIDTH / 2, y, BAR_WIDTH, end - y };

  return cjm_layout_place (layout, bar);
}

static gboolean
find_phase_landing (const CjmCargo *cargo,
                    const CjmLayout *layout,
                    double x,
                    gboolean is_copy,
                    CjmLanding *landing)
{
  int own = cjm_sequence_find (layout->map->phases, cargo->id);
  guint position = 0;
  const CjmPhaseBox *last;

  if (own < 0)
    return FALSE;

  for (guint i = 0; i < layout->n_phases; i++)
    if (layout->phases[i].x + layout->phases[i].width / 2 < x)
      position = i + 1;

  last = &layout->phases[layout->n_phases - 1];
  landing->index = position > (guint) own && !is_copy ? position - 1 : position;
  landing->bar = get_column_bar (
      layout, position < layout->n_phases ? layout->phases[position].x : last->x + last->width,
      layout->header.y - 4);
  return TRUE;
}

/* The phase under the pointer takes the step. */
static gboolean
find_step_landing (const CjmCargo *cargo,
                   const CjmLayout *layout,
                   double x,
                   gboolean is_copy,
                   CjmLanding *landing)
{
  int own = cjm_layout_find_column (layout, cargo->id);
  guint phase = 0, first = 0, end, position;

  if (own < 0)
    return FALSE;

  while (phase + 1 < layout->n_phases && x >= layout->phases[phase + 1].x)
    phase++;
  while (layout->columns[first].phase != phase)
    first++;
  for (end = first; end < layout->n_columns && layout->columns[end].phase == phase;)
    end++;
  for (position = first;
       position < end && layout->columns[position].x + layout->columns[position].width / 2 < x;)
    position++;

  if (!is_copy && layout->columns[own].phase != phase
      && cjm_sequence_get_length (layout->phases[layout->columns[own].phase].phase->steps) == 1)
    return FALSE;

  landing->owner = layout->phases[phase].phase->record.id;
  landing->index = position - first;
  if (!is_copy && layout->columns[own].phase == phase && position > (guint) own)
    landing->index--;
  landing->bar = get_column_bar (layout,
                                 position < layout->n_columns
                                     ? layout->columns[position].x
                                     : layout->columns[end - 1].x + layout->columns[end - 1].width,
                                 layout->steps.y);
  return TRUE;
}

/* Landing: rows */

/* Dropped so near to where two groups meet, in points, a lane is in neither. */
#define NO_GROUP_REACH 10.0

static double
get_row_y (const CjmLayout *layout, guint position)
{
  const CjmPlacedRow *last = &layout->rows[layout->n_rows - 1];

  return position < layout->n_rows ? layout->rows[position].y : last->y + last->height;
}

static CjmId
get_group (const CjmLayout *layout, guint row)
{
  return row < layout->n_rows ? layout->rows[row].row->lane->group : 0;
}

static guint
find_row_position (const CjmLayout *layout, double y)
{
  guint position = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->rows[i].y + layout->rows[i].height / 2 < y)
      position = i + 1;

  return position;
}

static CjmRect
get_row_bar (const CjmLayout *layout, guint position)
{
  double margin = layout->metrics->side_margin;

  return cjm_layout_place (layout,
                           (CjmRect){ layout->label_x, get_row_y (layout, position) - BAR_WIDTH / 2,
                                      layout->width - margin - layout->label_x, BAR_WIDTH });
}

/* The labels of a group, to say that a lane would be in it. */
static CjmRect
get_group_ground (const CjmLayout *layout, CjmId group)
{
  double top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; group != 0 && i < layout->n_rows; i++)
    if (get_group (layout, i) == group)
      {
        top = MIN (top, layout->rows[i].y);
        bottom = MAX (bottom, layout->rows[i].y + layout->rows[i].height);
      }
  if (bottom <= top)
    return (CjmRect){ 0, 0, 0, 0 };

  return cjm_layout_place (
      layout, (CjmRect){ layout->label_x - 8, top, layout->label_width + 8, bottom - top });
}

static gboolean
find_lane_landing (const CjmCargo *cargo,
                   const CjmLayout *layout,
                   double y,
                   gboolean is_copy,
                   CjmLanding *landing)
{
  int own = cjm_layout_find_row (layout, cargo->id);
  guint position = find_row_position (layout, y);
  CjmId above = position > 0 ? get_group (layout, position - 1) : 0;
  CjmId below = get_group (layout, position);
  double distance;

  if (own < 0)
    return FALSE;

  distance = y - get_row_y (layout, position);
  if (above == below)
    landing->owner = above;
  else if (fabs (distance) >= NO_GROUP_REACH)
    landing->owner = distance < 0 ? above : below;
  landing->index = position > (guint) own && !is_copy ? position - 1 : position;
  landing->bar = get_row_bar (layout, position);
  landing->ground = get_group_ground (layout, landing->owner);
  return TRUE;
}

/* Groups are not put into each other: the nearer end of the one under the pointer. */
static gboolean
find_group_landing (const CjmCargo *cargo,
                    const CjmLayout *layout,
                    double y,
                    gboolean is_copy,
                    CjmLanding *landing)
{
  guint position = find_row_position (layout, y), first = position, end = position;
  CjmId inside = position > 0 ? get_group (layout, position - 1) : 0;

  if (inside != 0 && inside == get_group (layout, position))
    {
      while (first > 0 && get_group (layout, first - 1) == inside)
        first--;
      while (end < layout->n_rows && get_group (layout, end) == inside)
        end++;
      position = y - get_row_y (layout, first) < get_row_y (layout, end) - y ? first : end;
    }

  for (guint i = 0; i < position; i++)
    if (is_copy || get_group (layout, i) != cargo->id)
      landing->index++;
  landing->bar = get_row_bar (layout, position);
  return TRUE;
}

gboolean
cjm_cargo_find_landing (const CjmCargo *cargo,
                        const CjmLayout *layout,
                        double x,
                        double y,
                        gboolean is_copy,
                        CjmLanding *landing)
{
  double from_start = cjm_layout_mirror (layout, layout->width, x, 0);

  *landing = (CjmLanding){ 0 };
  if (layout->n_columns == 0 || layout->n_rows == 0)
    return FALSE;

  switch (cargo->kind)
    {
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      return find_note_landing (cargo, layout, x, y, is_copy, landing);
    case CJM_CARGO_PHASE:
      return find_phase_landing (cargo, layout, from_start, is_copy, landing);
    case CJM_CARGO_STEP:
      return find_step_landing (cargo, layout, from_start, is_copy, landing);
    case CJM_CARGO_LANE:
      return find_lane_landing (cargo, layout, y, is_copy, landing);
    case CJM_CARGO_GROUP:
      return find_group_landing (cargo, layout, y, is_copy, landing);
    }

  g_return_val_if_reached (FALSE);
}
