#include "cjm-canvas-private.h"

#include <math.h>

/* The spotlight: one phase, one lane or one cell on its own, large, with the rest of the sheet
 * dimmed. Arrow keys step on, Escape goes back to the view that was there before. Everything
 * else works as ever, so that what a workshop says can be written down at once. */

/* How much of the paper covers what is not in the light. */
#define SHADE 0.86f

/* Of the lit part, in view pixels on each side. */
#define MARGIN 36.0

/* A lit cell would fill the wall otherwise; a lit lane is never smaller than can be read. */
#define ZOOM_MAX 1.5
#define LANE_ZOOM_MIN 0.6
#define PHASE_ZOOM_MIN 1.0

/* Labels stay in sight while they leave most of the view free (see cjm-sheet.c). */
#define LABEL_PART 0.38

/* Where the light is: an index for every kind; FALSE where the map has nothing to light. */
static gboolean
find_lit (CjmCanvas *canvas, guint *row, guint *column)
{
  const CjmLayout *layout = canvas->layout;
  int found_row, found_column;

  if (layout == NULL || layout->n_columns == 0 || layout->n_rows == 0)
    return FALSE;

  found_row = cjm_layout_find_row (layout, canvas->lit_lane);
  found_column = cjm_layout_find_column (layout, canvas->lit_step);
  *row = found_row >= 0 ? (guint) found_row : 0;
  *column = found_column >= 0 ? (guint) found_column : 0;
  return TRUE;
}

/* On the page, in reading order, not mirrored. */
static CjmRect
get_lit_rect (CjmCanvas *canvas, guint row, guint column)
{
  const CjmLayout *layout = canvas->layout;
  const CjmPhaseBox *phase = &layout->phases[layout->columns[column].phase];
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmPlacedRow *last = &layout->rows[layout->n_rows - 1];
  CjmRect cell;

  switch (canvas->spotlight)
    {
    case CJM_SPOTLIGHT_PHASE:
      return (CjmRect){ phase->x, layout->header.y, phase->width,
                        last->y + last->height - layout->header.y };
    case CJM_SPOTLIGHT_LANE:
      return (CjmRect){ layout->label_x, placed->y, layout->width - 2 * layout->label_x,
                        placed->height };
    case CJM_SPOTLIGHT_CELL:
      cell = cjm_layout_get_cell (layout, row, column);
      return (CjmRect){ cell.x, placed->y, cell.width, placed->height };
    case CJM_SPOTLIGHT_OFF:
      break;
    }

  g_return_val_if_reached ((CjmRect){ 0 });
}

/* Painting */

static void
cut (CjmCanvas *canvas, cairo_region_t *shade, CjmRect page)
{
  double scale = cjm_canvas_get_scale (canvas), x, y;
  cairo_rectangle_int_t hole;

  cjm_canvas_get_origin (canvas, &x, &y);
  hole.x = (int) floor (x + page.x * scale);
  hole.y = (int) floor (y + page.y * scale);
  hole.width = (int) ceil (page.width * scale);
  hole.height = (int) ceil (page.height * scale);
  cairo_region_subtract_rectangle (shade, &hole);
}

static void
cut_place (CjmCanvas *canvas, cairo_region_t *shade, CjmField field, CjmId id)
{
  CjmPlace place = cjm_place_for_text (field, id);
  CjmStop stop;

  if (cjm_layout_find_stop (canvas->layout, &place, &stop))
    cut (canvas, shade, cjm_sheet_get_seen_rect (canvas->sheet, &stop));
}

/* The labels beside the lit part, where they are seen. */
static void
cut_labels (CjmCanvas *canvas, cairo_region_t *shade, guint row)
{
  const CjmLayout *layout = canvas->layout;
  gboolean is_phase = canvas->spotlight == CJM_SPOTLIGHT_PHASE;
  const CjmPlacedRow *first = &layout->rows[is_phase ? 0 : row];
  const CjmPlacedRow *last = &layout->rows[is_phase ? layout->n_rows - 1 : row];
  CjmPlace place = cjm_place_for_text (CJM_FIELD_LANE_NAME, first->row->lane->record.id);
  CjmRect labels
      = { layout->label_x, first->y, layout->label_width, last->y + last->height - first->y };
  CjmStop stop;

  if (!cjm_layout_find_stop (layout, &place, &stop))
    return;

  labels = cjm_layout_place (layout, labels);
  labels.x += cjm_sheet_get_seen_rect (canvas->sheet, &stop).x - stop.rect.x;
  cut (canvas, shade, labels);
}

static void
cut_headers (CjmCanvas *canvas, cairo_region_t *shade, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    cut_place (canvas, shade, CJM_FIELD_PHASE_NAME, canvas->layout->phases[i].phase->record.id);
}

void
cjm_canvas_snapshot_spotlight (CjmCanvas *canvas, GtkSnapshot *snapshot)
{
  const cairo_rectangle_int_t view = { 0, 0, gtk_widget_get_width (GTK_WIDGET (canvas)),
                                       gtk_widget_get_height (GTK_WIDGET (canvas)) };
  static const GdkRGBA color = { 1, 1, 1, SHADE };
  const CjmLayout *layout = canvas->layout;
  cairo_region_t *shade;
  guint row, column, phase;

  if (canvas->spotlight == CJM_SPOTLIGHT_OFF || !find_lit (canvas, &row, &column))
    return;

  phase = layout->columns[column].phase;
  shade = cairo_region_create_rectangle (&view);
  cut (canvas, shade, cjm_layout_place (layout, get_lit_rect (canvas, row, column)));
  if (canvas->spotlight == CJM_SPOTLIGHT_LANE)
    cut_headers (canvas, shade, 0, layout->n_phases - 1);
  else
    cut_headers (canvas, shade, phase, phase);
  cut_labels (canvas, shade, row);

  for (int i = 0; i < cairo_region_num_rectangles (shade); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (shade, i, &part);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) part.x, (float) part.y,
                                                      (float) part.width, (float) part.height));
    }
  cairo_region_destroy (shade);
}

/* View */

static double
choose_zoom (CjmCanvas *canvas, CjmRect lit)
{
  const CjmLayout *layout = canvas->layout;
  double width = gtk_widget_get_width (GTK_WIDGET (canvas)) - 2 * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (canvas)) - 2 * MARGIN;
  double one = cjm_canvas_get_scale (canvas) / canvas->zoom;
  double with_labels = MAX (lit.width + layout->label_width, layout->label_width / LABEL_PART);

  switch (canvas->spotlight)
    {
    case CJM_SPOTLIGHT_PHASE:
      /* As much of the phase as can be read from where a workshop sits. */
      return MIN (width / (with_labels * one),
                  CLAMP (height / (lit.height * one), PHASE_ZOOM_MIN, ZOOM_MAX));
    case CJM_SPOTLIGHT_LANE:
      return CLAMP (width / (lit.width * one), LANE_ZOOM_MIN, ZOOM_MAX);
    case CJM_SPOTLIGHT_CELL:
      return MIN (
          MIN (width / (with_labels * one), height / ((lit.height + layout->header.height) * one)),
          ZOOM_MAX);
    case CJM_SPOTLIGHT_OFF:
      break;
    }

  g_return_val_if_reached (canvas->zoom);
}

static void
show_lit (CjmCanvas *canvas)
{
  const CjmLayout *layout = canvas->layout;
  double x, y, scale, room, header;
  guint row, column;
  CjmRect lit;

  if (!find_lit (canvas, &row, &column))
    return;

  lit = get_lit_rect (canvas, row, column);
  cjm_canvas_set_zoom (canvas, choose_zoom (canvas, lit));
  scale = cjm_canvas_get_scale (canvas);
  header = layout->header.height * scale;
  room = gtk_widget_get_height (GTK_WIDGET (canvas));
  lit = cjm_layout_place (layout, lit);

  /* Beside the labels, and below the headers, both of which stay in sight. */
  x = lit.x * scale - MARGIN;
  if (canvas->spotlight != CJM_SPOTLIGHT_LANE)
    x = layout->is_rtl ? (lit.x + lit.width + layout->label_width) * scale + MARGIN
                             - gtk_widget_get_width (GTK_WIDGET (canvas))
                       : x - layout->label_width * scale;
  y = canvas->spotlight == CJM_SPOTLIGHT_PHASE
          ? lit.y * scale - MARGIN
          : lit.y * scale - header - MAX ((room - header - lit.height * scale) / 2, MARGIN);
  cjm_canvas_scroll_to (canvas, x, y);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* The keyboard follows the light. */
static void
focus_lit (CjmCanvas *canvas)
{
  const CjmLayout *layout = canvas->layout;
  guint row, column;
  CjmPlace place;

  if (!find_lit (canvas, &row, &column))
    return;

  if (canvas->spotlight == CJM_SPOTLIGHT_PHASE)
    place = cjm_place_for_text (CJM_FIELD_PHASE_NAME,
                                layout->phases[layout->columns[column].phase].phase->record.id);
  else if (!cjm_layout_find_cell_place (layout, canvas->lit_lane, canvas->lit_step, FALSE, &place))
    return;
  cjm_sheet_focus_place (canvas->sheet, &place);
}

/* The lane and the step that a place belongs to, or the first ones. */
static void
light_place (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmLayout *layout = canvas->layout;
  guint row = 0, column = 0;
  CjmStop stop;

  if (cjm_layout_find_stop (layout, place, &stop))
    {
      if (stop.band >= CJM_BAND_LANES && stop.band < CJM_BAND_LANES + layout->n_rows)
        row = stop.band - CJM_BAND_LANES;
      for (guint i = 0; i < layout->n_columns; i++)
        if (place->step != 0 ? layout->columns[i].step == place->step
                             : layout->columns[i].phase == stop.phase)
          {
            column = i;
            break;
          }
    }
  canvas->lit_lane = layout->rows[row].row->lane->record.id;
  canvas->lit_step = layout->columns[column].step;
}

static gboolean
has_cells (CjmCanvas *canvas)
{
  return canvas->layout != NULL && canvas->layout->n_columns > 0 && canvas->layout->n_rows > 0;
}

/* Interface */

void
cjm_canvas_update_spotlight (CjmCanvas *canvas)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (canvas->spotlight == CJM_SPOTLIGHT_OFF)
    return;
  if (!has_cells (canvas))
    {
      cjm_canvas_set_spotlight (canvas, CJM_SPOTLIGHT_OFF);
      return;
    }
  if (cjm_layout_find_row (canvas->layout, canvas->lit_lane) >= 0
      && cjm_layout_find_column (canvas->layout, canvas->lit_step) >= 0)
    return;

  light_place (canvas, &place);
  show_lit (canvas);
}

void
cjm_canvas_set_spotlight (CjmCanvas *canvas, CjmSpotlight spotlight)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (spotlight == canvas->spotlight || (spotlight != CJM_SPOTLIGHT_OFF && !has_cells (canvas)))
    return;

  cjm_canvas_end_editing (canvas);
  if (spotlight == CJM_SPOTLIGHT_OFF)
    {
      canvas->spotlight = spotlight;
      cjm_canvas_set_zoom (canvas, canvas->unlit_zoom);
      cjm_canvas_scroll_to (canvas, canvas->unlit_x, canvas->unlit_y);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
      return;
    }

  if (canvas->spotlight == CJM_SPOTLIGHT_OFF)
    {
      canvas->unlit_zoom = canvas->zoom;
      cjm_canvas_get_scroll (canvas, &canvas->unlit_x, &canvas->unlit_y);
    }
  canvas->spotlight = spotlight;
  light_place (canvas, &place);
  focus_lit (canvas);
  show_lit (canvas);
}

static guint
step_index (guint index, guint length, int by)
{
  if (by < 0)
    return index > 0 ? index - 1 : 0;

  return MIN (index + (guint) by, length - 1);
}

/* The first column of the phase before or behind that of @column. */
static guint
step_phase (const CjmLayout *layout, guint column, int by)
{
  guint phase = step_index (layout->columns[column].phase, layout->n_phases, by);

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].phase == phase)
      return i;

  return column;
}

/* The next row that has cells. */
static guint
step_row (const CjmLayout *layout, guint row, int by)
{
  for (guint next = step_index (row, layout->n_rows, by); next != row;)
    {
      guint beyond = step_index (next, layout->n_rows, by);

      if (cjm_row_box_has_cells (layout->rows[next].row))
        return next;
      if (beyond == next)
        break;
      next = beyond;
    }

  return row;
}

void
cjm_canvas_step_spotlight (CjmCanvas *canvas, CjmMove move)
{
  const CjmLayout *layout = canvas->layout;
  int across = move == CJM_MOVE_RIGHT ? 1 : move == CJM_MOVE_LEFT ? -1 : 0;
  int down = move == CJM_MOVE_DOWN ? 1 : move == CJM_MOVE_UP ? -1 : 0;
  guint row, column;

  if (!find_lit (canvas, &row, &column))
    return;
  if (layout->is_rtl)
    across = -across;

  if (canvas->spotlight == CJM_SPOTLIGHT_PHASE)
    column = step_phase (layout, column, across + down);
  else if (canvas->spotlight == CJM_SPOTLIGHT_LANE)
    row = step_index (row, layout->n_rows, across + down);
  else
    {
      const CjmCellBox *cell = layout->rows[row].row->cells[column];

      column = step_index (across > 0 ? cell->column + cell->n_columns - 1 : cell->column,
                           layout->n_columns, across);
      row = step_row (layout, row, down);
    }
  canvas->lit_lane = layout->rows[row].row->lane->record.id;
  canvas->lit_step = layout->columns[column].step;
  focus_lit (canvas);
  show_lit (canvas);
}
