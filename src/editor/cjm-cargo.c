#include "cjm-cargo.h"

#include <math.h>

struct _CjmCargo
{
  CjmCargoKind kind;
  CjmId id;          /* of what the header is of */
  GArray *notes;     /* of CjmId */
  GHashTable *set;   /* the same, as a set */
  gboolean is_block; /* they stand in several cells */
  guint row, column; /* of the cell that was taken, */
  CjmBlock block;    /* and of all of them */
};

CjmCargo *
cjm_cargo_new_foreign (void)
{
  CjmCargo *cargo = g_new0 (CjmCargo, 1);

  cargo->kind = CJM_CARGO_NEW;
  cargo->notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  cargo->set = g_hash_table_new (g_int64_hash, g_int64_equal);
  return cargo;
}

void
cjm_cargo_free (CjmCargo *cargo)
{
  g_array_unref (cargo->notes);
  g_hash_table_unref (cargo->set);
  g_free (cargo);
}

static gboolean
find_header (const CjmStop *stop, CjmCargoKind *kind)
{
  static const struct
  {
    CjmField field;
    CjmCargoKind kind;
  } headers[] = {
    { CJM_FIELD_PHASE_NAME, CJM_CARGO_PHASE }, { CJM_FIELD_STEP_NAME, CJM_CARGO_STEP },
    { CJM_FIELD_LANE_NAME, CJM_CARGO_LANE },   { CJM_FIELD_LANE_QUESTION, CJM_CARGO_LANE },
    { CJM_FIELD_GROUP_NAME, CJM_CARGO_GROUP },
  };

  for (guint i = 0; stop->place.kind == CJM_PLACE_TEXT && i < G_N_ELEMENTS (headers); i++)
    if (headers[i].field == stop->place.target.field)
      {
        *kind = headers[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* The notes of the selection, or the one that was taken. */
static GArray *
list_notes (const CjmLayout *layout, const CjmSelection *selection, const CjmStop *stop)
{
  GArray *notes;

  if (cjm_selection_has_place (selection, &stop->place))
    return cjm_selection_list_notes (selection, layout);

  notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  if (cjm_place_is_note (&stop->place))
    g_array_append_val (notes, stop->place.target.id);
  return notes;
}

/* The cells of the notes: the rows and columns that they span. */
static void
find_block (CjmCargo *cargo, const CjmLayout *layout)
{
  guint top = G_MAXUINT, left = G_MAXUINT, bottom = 0, right = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    for (guint j = 0; j < layout->n_columns; j++)
      {
        const CjmCellBox *cell = layout->rows[i].row->cells[j];

        for (guint k = 0; k < cell->n_notes; k++)
          if (cell->notes[k].step == layout->columns[j].step
              && g_hash_table_contains (cargo->set, &cell->notes[k].note->record.id))
            {
              top = MIN (top, i);
              bottom = MAX (bottom, i);
              left = MIN (left, j);
              right = MAX (right, j);
            }
      }
  cargo->block = (CjmBlock){ top, left, bottom - top + 1, right - left + 1 };
  cargo->is_block = bottom > top || right > left;
}

CjmCargo *
cjm_cargo_new (const CjmLayout *layout, const CjmSelection *selection, const CjmStop *stop)
{
  g_autoptr (CjmCargo) cargo = cjm_cargo_new_foreign ();
  gboolean is_header = find_header (stop, &cargo->kind);
  int column;

  if (is_header)
    {
      cargo->id = stop->place.target.id;
      return g_steal_pointer (&cargo);
    }
  if (!cjm_place_is_note (&stop->place) && stop->place.kind != CJM_PLACE_CELL)
    return NULL;

  g_array_unref (cargo->notes);
  cargo->notes = list_notes (layout, selection, stop);
  if (cargo->notes->len == 0)
    return NULL;

  cargo->kind = CJM_CARGO_NOTES;
  for (guint i = 0; i < cargo->notes->len; i++)
    g_hash_table_add (cargo->set, &g_array_index (cargo->notes, CjmId, i));
  column = cjm_layout_find_column (layout, stop->place.step);
  cargo->row = stop->band - CJM_BAND_LANES;
  cargo->column = column >= 0 ? (guint) column : stop->column;
  find_block (cargo, layout);
  return g_steal_pointer (&cargo);
}

CjmCargoKind
cjm_cargo_get_kind (const CjmCargo *cargo)
{
  return cargo->kind;
}

const GArray *
cjm_cargo_get_notes (const CjmCargo *cargo)
{
  return cargo->notes;
}

static gboolean
has_row (const CjmCargo *cargo, const CjmLayout *layout, guint row)
{
  const CjmLane *lane;

  if (row >= layout->n_rows)
    return FALSE;

  lane = layout->rows[row].row->lane;
  return cargo->id == (cargo->kind == CJM_CARGO_LANE ? lane->record.id : lane->group);
}

gboolean
cjm_cargo_has_stop (const CjmCargo *cargo, const CjmLayout *layout, const CjmStop *stop)
{
  gboolean is_in_grid = stop->band != CJM_BAND_MASTHEAD && !stop->is_label;

  switch (cargo->kind)
    {
    case CJM_CARGO_NOTES:
      return cjm_place_is_note (&stop->place)
             && g_hash_table_contains (cargo->set, &stop->place.target.id);
    case CJM_CARGO_PHASE:
      return is_in_grid && stop->phase < layout->n_phases && stop->block != NULL
             && stop->band < CJM_BAND_LANES + layout->n_rows
             && layout->phases[stop->phase].phase->record.id == cargo->id;
    case CJM_CARGO_STEP:
      return is_in_grid && stop->band >= CJM_BAND_STEPS
             && stop->band < CJM_BAND_LANES + layout->n_rows
             && layout->columns[stop->column].step == cargo->id;
    case CJM_CARGO_LANE:
    case CJM_CARGO_GROUP:
      return stop->band >= CJM_BAND_LANES && has_row (cargo, layout, stop->band - CJM_BAND_LANES);
    case CJM_CARGO_NEW:
      break;
    }

  return FALSE;
}

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

/* Arriving */

/* Replaces @map by what an edit has made of it. */
static void
step_to (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

static CjmMap *
land_notes (const CjmCargo *cargo,
            const CjmMap *map,
            const CjmLanding *landing,
            gboolean is_copy,
            GRand *random,
            GArray *arrived)
{
  const CjmId *ids = (const CjmId *) cargo->notes->data;
  guint n_ids = cargo->notes->len;

  if (cargo->is_block && is_copy)
    {
      g_autoptr (CjmMap) fragment = cjm_fragment_new_from_notes (map, ids, n_ids);
      CjmPasted pasted;
      CjmMap *edited;

      cjm_pasted_init (&pasted);
      edited = cjm_map_paste_cells (map, fragment, landing->lane, landing->step, G_MAXUINT, random,
                                    &pasted);
      g_array_append_vals (arrived, pasted.notes->data, pasted.notes->len);
      cjm_pasted_clear (&pasted);
      return edited;
    }
  if (is_copy)
    return cjm_map_copy_notes (map, ids, n_ids, landing->lane, landing->step, landing->index,
                               random, arrived);

  g_array_append_vals (arrived, ids, n_ids);
  return cargo->is_block
             ? cjm_map_shift_notes (map, ids, n_ids, landing->d_lanes, landing->d_columns)
             : cjm_map_move_notes (map, ids, n_ids, landing->lane, landing->step, landing->index);
}

static CjmMap *
land_phase (const CjmMap *map, CjmId phase, const CjmLanding *landing)
{
  return cjm_map_move_phase (map, phase,
                             (int) landing->index - cjm_sequence_find (map->phases, phase));
}

static CjmMap *
copy_step (const CjmCargo *cargo,
           const CjmMap *map,
           const CjmLanding *landing,
           GRand *random,
           CjmId *id)
{
  g_autoptr (CjmMap) fragment = cjm_fragment_new_from_steps (map, &cargo->id, 1);
  CjmPasted pasted;
  CjmMap *edited;

  cjm_pasted_init (&pasted);
  edited = cjm_map_paste_steps (map, fragment, landing->owner, landing->index, random, &pasted);
  if (pasted.headers->len > 0)
    *id = g_array_index (pasted.headers, CjmId, 0);
  cjm_pasted_clear (&pasted);
  return edited;
}

/* A group of the same name with copies of its lanes. */
static CjmMap *
copy_group (const CjmCargo *cargo,
            const CjmMap *map,
            const CjmLanding *landing,
            GRand *random,
            CjmId *id)
{
  const CjmGroup *group = cjm_map_find_group (map, cargo->id);
  CjmMap *edited;
  guint index = landing->index;

  if (group == NULL)
    return cjm_map_ref (map);

  edited = cjm_map_add_group (map, group->name, random, id);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);
      CjmId copy;

      if (lane->group != cargo->id)
        continue;
      step_to (&edited, cjm_map_duplicate_lane (edited, lane->record.id, random, &copy));
      step_to (&edited, cjm_map_move_lane_to (edited, copy, index++, *id));
    }

  return edited;
}

static CjmMap *
copy_header (const CjmCargo *cargo,
             const CjmMap *map,
             const CjmLanding *landing,
             GRand *random,
             CjmId *id)
{
  g_autoptr (CjmMap) copied = NULL;

  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      copied = cjm_map_duplicate_phase (map, cargo->id, random, id);
      return land_phase (copied, *id, landing);
    case CJM_CARGO_STEP:
      return copy_step (cargo, map, landing, random, id);
    case CJM_CARGO_LANE:
      copied = cjm_map_duplicate_lane (map, cargo->id, random, id);
      return cjm_map_move_lane_to (copied, *id, landing->index, landing->owner);
    case CJM_CARGO_GROUP:
      return copy_group (cargo, map, landing, random, id);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

static CjmMap *
move_header (const CjmCargo *cargo, const CjmMap *map, const CjmLanding *landing)
{
  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      return land_phase (map, cargo->id, landing);
    case CJM_CARGO_STEP:
      return cjm_map_move_step_to (map, cargo->id, landing->owner, landing->index);
    case CJM_CARGO_LANE:
      return cjm_map_move_lane_to (map, cargo->id, landing->index, landing->owner);
    case CJM_CARGO_GROUP:
      return cjm_map_move_group (map, cargo->id, landing->index);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

CjmMap *
cjm_cargo_land (const CjmCargo *cargo,
                const CjmMap *map,
                const CjmLanding *landing,
                gboolean is_copy,
                GRand *random,
                GArray *arrived)
{
  CjmId id = cargo->id;
  CjmMap *edited;

  g_return_val_if_fail (cargo->kind != CJM_CARGO_NEW, cjm_map_ref (map));

  if (cargo->kind == CJM_CARGO_NOTES)
    return land_notes (cargo, map, landing, is_copy, random, arrived);

  edited = is_copy ? copy_header (cargo, map, landing, random, &id)
                   : move_header (cargo, map, landing);
  g_array_append_val (arrived, id);
  return edited;
}

/* Out of the map */

static CjmMap *
create_lanes_fragment (const CjmCargo *cargo, const CjmLayout *layout, CjmCrop *crop)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < layout->n_rows; i++)
    if (has_row (cargo, layout, i))
      {
        crop->row = lanes->len == 0 ? i : crop->row;
        crop->n_rows = i - crop->row + 1;
        g_array_append_val (lanes, layout->rows[i].row->lane->record.id);
      }
  crop->n_columns = layout->n_columns;
  return cjm_fragment_new_from_lanes (layout->map, (CjmId *) lanes->data, lanes->len);
}

static gboolean
has_column (const CjmCargo *cargo, const CjmLayout *layout, guint column)
{
  const CjmColumn *self = &layout->columns[column];

  return cargo->id
         == (cargo->kind == CJM_CARGO_STEP ? self->step
                                           : layout->phases[self->phase].phase->record.id);
}

static CjmMap *
create_columns_fragment (const CjmCargo *cargo, const CjmLayout *layout, CjmCrop *crop)
{
  for (guint i = layout->n_columns; i > 0; i--)
    if (has_column (cargo, layout, i - 1))
      {
        crop->column = i - 1;
        crop->n_columns++;
      }
  crop->n_rows = layout->n_rows;
  return cargo->kind == CJM_CARGO_STEP ? cjm_fragment_new_from_steps (layout->map, &cargo->id, 1)
                                       : cjm_fragment_new_from_phases (layout->map, &cargo->id, 1);
}

CjmMap *
cjm_cargo_create_fragment (const CjmCargo *cargo,
                           const CjmLayout *layout,
                           CjmPart *part,
                           CjmCrop *crop)
{
  *crop = (CjmCrop){ .has_headers = TRUE };
  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      *part = CJM_PART_PHASES;
      return create_columns_fragment (cargo, layout, crop);
    case CJM_CARGO_STEP:
      *part = CJM_PART_STEPS;
      return create_columns_fragment (cargo, layout, crop);
    case CJM_CARGO_LANE:
    case CJM_CARGO_GROUP:
      *part = CJM_PART_LANES;
      return create_lanes_fragment (cargo, layout, crop);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  *part = CJM_PART_CELLS;
  *crop = (CjmCrop){ cargo->block.row, cargo->block.n_rows, cargo->block.column,
                     cargo->block.n_columns, FALSE };
  return cjm_fragment_new_from_notes (layout->map, (const CjmId *) cargo->notes->data,
                                      cargo->notes->len);
}
