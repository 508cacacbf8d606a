#include "cjm-selection.h"

struct _CjmSelection
{
  GHashTable *notes;   /* ids that are selected by themselves */
  GHashTable *cells;   /* CjmPlace of cells; of a cell of several steps, one for each */
  GHashTable *covered; /* ids of all notes that are selected, also with their cells */
};

static GHashTable *
create_id_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GHashTable *
create_cell_set (void)
{
  return g_hash_table_new_full (cjm_place_hash, cjm_place_equal_func, g_free, NULL);
}

CjmSelection *
cjm_selection_new (void)
{
  CjmSelection *selection = g_new (CjmSelection, 1);

  selection->notes = create_id_set ();
  selection->cells = create_cell_set ();
  selection->covered = create_id_set ();
  return selection;
}

static void
add_all (GHashTable *set, GHashTable *from, gsize size)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (set, g_memdup2 (key, size));
}

CjmSelection *
cjm_selection_copy (const CjmSelection *selection)
{
  CjmSelection *copy = cjm_selection_new ();

  add_all (copy->notes, selection->notes, sizeof (CjmId));
  add_all (copy->cells, selection->cells, sizeof (CjmPlace));
  add_all (copy->covered, selection->covered, sizeof (CjmId));
  return copy;
}

void
cjm_selection_free (CjmSelection *selection)
{
  g_hash_table_unref (selection->notes);
  g_hash_table_unref (selection->cells);
  g_hash_table_unref (selection->covered);
  g_free (selection);
}

gboolean
cjm_selection_is_empty (const CjmSelection *selection)
{
  return g_hash_table_size (selection->notes) == 0 && g_hash_table_size (selection->cells) == 0;
}

static gboolean
is_same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;

  return TRUE;
}

gboolean
cjm_selection_equal (const CjmSelection *a, const CjmSelection *b)
{
  return is_same_set (a->notes, b->notes) && is_same_set (a->cells, b->cells)
         && is_same_set (a->covered, b->covered);
}

gboolean
cjm_selection_has_note (const CjmSelection *selection, CjmId note)
{
  return g_hash_table_contains (selection->covered, &note);
}

gboolean
cjm_selection_has_cell (const CjmSelection *selection, CjmId lane, CjmId step)
{
  CjmPlace cell = cjm_place_for_cell (lane, step);

  return g_hash_table_contains (selection->cells, &cell);
}

gboolean
cjm_selection_has_place (const CjmSelection *selection, const CjmPlace *place)
{
  if (cjm_place_is_note (place))
    return cjm_selection_has_note (selection, place->target.id);

  return place->kind == CJM_PLACE_CELL
         && cjm_selection_has_cell (selection, place->lane, place->step);
}

guint
cjm_selection_get_n_notes (const CjmSelection *selection)
{
  return g_hash_table_size (selection->covered);
}

/* Cells of a layout */

/* Calls @func for every cell in which @block has a part. */
typedef void (*CellFunc) (const CjmLayout *layout,
                          guint row,
                          const CjmCellBox *cell,
                          gpointer user_data);

static void
foreach_cell (const CjmLayout *layout, const CjmBlock *block, CellFunc func, gpointer user_data)
{
  for (guint i = block->row; i < block->row + block->n_rows; i++)
    for (guint j = block->column; j < block->column + block->n_columns; j++)
      {
        const CjmRowBox *row = layout->rows[i].row;

        if (j == block->column || cjm_row_box_begins_cell (row, j))
          func (layout, i, row->cells[j], user_data);
      }
}

static CjmBlock
get_whole (const CjmLayout *layout)
{
  return (CjmBlock){ 0, 0, layout->n_columns > 0 ? layout->n_rows : 0, layout->n_columns };
}

static void
list_note_cb (const CjmLayout *layout, guint row, const CjmCellBox *cell, gpointer user_data)
{
  gpointer *data = user_data;
  const CjmSelection *selection = data[0];
  GArray *list = data[1];

  for (guint i = 0; i < cell->n_notes; i++)
    if (cjm_selection_has_note (selection, cell->notes[i].note->record.id))
      g_array_append_val (list, cell->notes[i].note->record.id);
}

GArray *
cjm_selection_list_notes (const CjmSelection *selection, const CjmLayout *layout)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CjmId));
  gpointer data[] = { (gpointer) selection, list };
  CjmBlock whole;

  if (g_hash_table_size (selection->covered) == 0)
    return list;

  whole = get_whole (layout);
  foreach_cell (layout, &whole, list_note_cb, data);
  return list;
}

/* Blocks */

static CjmBlock
get_union (CjmBlock a, CjmBlock b)
{
  CjmBlock both = { MIN (a.row, b.row), MIN (a.column, b.column), 0, 0 };

  both.n_rows = MAX (a.row + a.n_rows, b.row + b.n_rows) - both.row;
  both.n_columns = MAX (a.column + a.n_columns, b.column + b.n_columns) - both.column;
  return both;
}

static gboolean
find_cell_block (const CjmLayout *layout, const CjmPlace *place, CjmBlock *block)
{
  int row = cjm_layout_find_row (layout, place->lane);
  int column = cjm_layout_find_column (layout, place->step);
  const CjmCellBox *cell;

  if (row < 0 || column < 0)
    return FALSE;

  cell = layout->rows[row].row->cells[column];
  *block = (CjmBlock){ (guint) row, cell->column, 1, cell->n_columns };
  return TRUE;
}

static gboolean
find_columns_block (const CjmLayout *layout, const CjmPlace *place, CjmBlock *block)
{
  gboolean is_step = place->target.field == CJM_FIELD_STEP_NAME;

  *block = (CjmBlock){ 0, 0, layout->n_rows, 0 };
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmColumn *column = &layout->columns[i];
      CjmId id = is_step ? column->step : layout->phases[column->phase].phase->record.id;

      if (id != place->target.id)
        continue;
      if (block->n_columns == 0)
        block->column = i;
      block->n_columns = i + 1 - block->column;
    }

  return block->n_rows > 0 && block->n_columns > 0;
}

static gboolean
find_rows_block (const CjmLayout *layout, const CjmPlace *place, CjmBlock *block)
{
  gboolean is_group = place->target.field == CJM_FIELD_GROUP_NAME;

  *block = (CjmBlock){ 0, 0, 0, layout->n_columns };
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmLane *lane = layout->rows[i].row->lane;

      if ((is_group ? lane->group : lane->record.id) != place->target.id)
        continue;
      if (block->n_rows == 0)
        block->row = i;
      block->n_rows = i + 1 - block->row;
    }

  return block->n_rows > 0 && block->n_columns > 0;
}

gboolean
cjm_layout_find_block (const CjmLayout *layout, const CjmPlace *place, CjmBlock *block)
{
  if (place->kind == CJM_PLACE_CELL || cjm_place_is_note (place))
    return find_cell_block (layout, place, block);
  if (place->kind != CJM_PLACE_TEXT)
    return FALSE;
  if (place->target.field == CJM_FIELD_PHASE_NAME || place->target.field == CJM_FIELD_STEP_NAME)
    return find_columns_block (layout, place, block);
  if (place->target.field == CJM_FIELD_LANE_NAME || place->target.field == CJM_FIELD_GROUP_NAME)
    return find_rows_block (layout, place, block);

  return FALSE;
}

typedef struct
{
  const CjmSelection *selection;
  CjmBlock block; /* without rows as long as nothing is found */
} BlockSearch;

static void
widen_block_cb (const CjmLayout *layout, guint row, const CjmCellBox *cell, gpointer user_data)
{
  BlockSearch *search = user_data;
  CjmId lane = layout->rows[row].row->lane->record.id;
  CjmBlock block = { row, cell->column, 1, cell->n_columns };
  gboolean is_in = cjm_selection_has_cell (search->selection, lane, cell->step);

  for (guint i = 0; i < cell->n_notes && !is_in; i++)
    is_in = cjm_selection_has_note (search->selection, cell->notes[i].note->record.id);
  if (is_in)
    search->block = search->block.n_rows > 0 ? get_union (search->block, block) : block;
}

gboolean
cjm_selection_get_block (const CjmSelection *selection, const CjmLayout *layout, CjmBlock *block)
{
  CjmBlock whole = get_whole (layout);
  BlockSearch search = { selection, { 0 } };

  if (!cjm_selection_is_empty (selection))
    foreach_cell (layout, &whole, widen_block_cb, &search);
  *block = search.block;
  return search.block.n_rows > 0;
}

static void
miss_cell_cb (const CjmLayout *layout, guint row, const CjmCellBox *cell, gpointer user_data)
{
  BlockSearch *search = user_data;
  const CjmRowBox *box = layout->rows[row].row;

  if ((cell->n_notes > 0 || cjm_row_box_has_cells (box))
      && !cjm_selection_has_cell (search->selection, box->lane->record.id, cell->step))
    search->block.n_rows++;
}

gboolean
cjm_selection_has_block (const CjmSelection *selection,
                         const CjmLayout *layout,
                         const CjmBlock *block)
{
  BlockSearch missing = { selection, { 0 } };

  foreach_cell (layout, block, miss_cell_cb, &missing);
  return missing.block.n_rows == 0;
}

typedef struct
{
  const CjmSelection *selection;
  CjmPlace *place;
  gboolean is_found;
} FirstSearch;

static void
search_first_cb (const CjmStop *stop, gpointer user_data)
{
  FirstSearch *search = user_data;

  if (search->is_found || !cjm_selection_has_place (search->selection, &stop->place))
    return;

  *search->place = stop->place;
  search->is_found = TRUE;
}

gboolean
cjm_selection_find_first (const CjmSelection *selection, const CjmLayout *layout, CjmPlace *place)
{
  FirstSearch search = { selection, place, FALSE };

  cjm_layout_foreach_stop (layout, NULL, search_first_cb, &search);
  return search.is_found;
}

/* Changes */

void
cjm_selection_add_note (CjmSelection *selection, CjmId note)
{
  g_hash_table_add (selection->notes, g_memdup2 (&note, sizeof note));
}

/* A cell that shows several steps is theirs as a whole. */
static void
change_cell (CjmSelection *selection,
             const CjmLayout *layout,
             guint row,
             const CjmCellBox *cell,
             gboolean is_in)
{
  for (guint i = cell->column; i < cell->column + cell->n_columns; i++)
    {
      CjmPlace place
          = cjm_place_for_cell (layout->rows[row].row->lane->record.id, layout->columns[i].step);

      if (is_in)
        g_hash_table_add (selection->cells, g_memdup2 (&place, sizeof place));
      else
        g_hash_table_remove (selection->cells, &place);
    }
}

static void
add_cell_cb (const CjmLayout *layout, guint row, const CjmCellBox *cell, gpointer selection)
{
  if (cell->n_notes > 0 || cjm_row_box_has_cells (layout->rows[row].row))
    change_cell (selection, layout, row, cell, TRUE);
}

void
cjm_selection_add_block (CjmSelection *selection, const CjmLayout *layout, const CjmBlock *block)
{
  foreach_cell (layout, block, add_cell_cb, selection);
}

/* The notes of @cell from @from to @to, in whichever order these stand. */
static void
add_notes_between (CjmSelection *selection, const CjmCellBox *cell, CjmId from, CjmId to)
{
  guint first = cell->n_notes, last = 0;

  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmId id = cell->notes[i].note->record.id;

      if (id != from && id != to)
        continue;
      first = MIN (first, i);
      last = i;
    }
  for (guint i = first; i < cell->n_notes && i <= last; i++)
    cjm_selection_add_note (selection, cell->notes[i].note->record.id);
}

void
cjm_selection_add_range (CjmSelection *selection,
                         const CjmLayout *layout,
                         const CjmPlace *from,
                         const CjmPlace *to)
{
  CjmBlock start, end;

  if (!cjm_layout_find_block (layout, from, &start) || !cjm_layout_find_block (layout, to, &end))
    return;

  if (cjm_place_is_note (from) && cjm_place_is_note (to) && start.row == end.row
      && start.column == end.column)
    add_notes_between (selection, layout->rows[start.row].row->cells[start.column], from->target.id,
                       to->target.id);
  else
    {
      CjmBlock both = get_union (start, end);

      cjm_selection_add_block (selection, layout, &both);
    }
}

/* A note that is taken out of a selected cell leaves the others selected by themselves. */
static void
break_cell (CjmSelection *selection, const CjmLayout *layout, guint row, const CjmCellBox *cell)
{
  change_cell (selection, layout, row, cell, FALSE);
  for (guint i = 0; i < cell->n_notes; i++)
    cjm_selection_add_note (selection, cell->notes[i].note->record.id);
}

void
cjm_selection_toggle (CjmSelection *selection, const CjmLayout *layout, const CjmPlace *place)
{
  gboolean is_in = cjm_selection_has_place (selection, place);
  const CjmCellBox *cell;
  CjmBlock block;

  if ((place->kind != CJM_PLACE_CELL && !cjm_place_is_note (place))
      || !cjm_layout_find_block (layout, place, &block))
    return;

  cell = layout->rows[block.row].row->cells[block.column];
  if (place->kind == CJM_PLACE_CELL)
    change_cell (selection, layout, block.row, cell, !is_in);
  else if (!is_in)
    cjm_selection_add_note (selection, place->target.id);
  else
    {
      if (cjm_selection_has_cell (selection, place->lane, place->step))
        break_cell (selection, layout, block.row, cell);
      g_hash_table_remove (selection->notes, &place->target.id);
    }
}

/* Updating */

typedef struct
{
  CjmSelection *selection;
  GHashTable *notes, *cells; /* what is still there */
} Update;

static void
update_cell_cb (const CjmLayout *layout, guint row, const CjmCellBox *cell, gpointer user_data)
{
  Update *update = user_data;
  CjmId lane = layout->rows[row].row->lane->record.id;
  gboolean is_in = FALSE;

  for (guint i = cell->column; i < cell->column + cell->n_columns && !is_in; i++)
    is_in = cjm_selection_has_cell (update->selection, lane, layout->columns[i].step);
  for (guint i = cell->column; i < cell->column + cell->n_columns && is_in; i++)
    {
      CjmPlace place = cjm_place_for_cell (lane, layout->columns[i].step);

      g_hash_table_add (update->cells, g_memdup2 (&place, sizeof place));
    }
  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmId id = cell->notes[i].note->record.id;
      gboolean is_by_itself = g_hash_table_contains (update->selection->notes, &id);

      if (is_by_itself && !is_in)
        g_hash_table_add (update->notes, g_memdup2 (&id, sizeof id));
      if (is_by_itself || is_in)
        g_hash_table_add (update->selection->covered, g_memdup2 (&id, sizeof id));
    }
}

void
cjm_selection_update (CjmSelection *selection, const CjmLayout *layout)
{
  CjmBlock whole = get_whole (layout);
  Update update = { selection, NULL, NULL };

  g_hash_table_remove_all (selection->covered);
  if (cjm_selection_is_empty (selection))
    return;

  update.notes = create_id_set ();
  update.cells = create_cell_set ();
  foreach_cell (layout, &whole, update_cell_cb, &update);
  g_hash_table_unref (selection->notes);
  g_hash_table_unref (selection->cells);
  selection->notes = update.notes;
  selection->cells = update.cells;
}
