#include "cjm-place.h"

/* Where something is: by its place, or by a point of the page. */

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

gboolean
cjm_layout_find_stop (const CjmLayout *layout, const CjmPlace *place, CjmStop *stop)
{
  CjmPlace wanted = *place;
  PlaceSearch search = { layout, &wanted, stop, FALSE };
  int row = cjm_layout_find_row (layout, place->lane);
  int column = cjm_layout_find_column (layout, place->step);

  if (place->kind == CJM_PLACE_NONE)
    return FALSE;

  /* A cell of several steps goes by the first of them. */
  if (place->kind == CJM_PLACE_CELL && row >= 0 && column >= 0)
    wanted.step = layout->rows[row].row->cells[column]->step;

  cjm_layout_foreach_stop_near (layout, &wanted, search_place_cb, &search);
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
