#include "cjm-canvas-private.h"

#include <math.h>

/* How the keyboard goes about on the sheet beside Tab and the arrows: to the ends of a row and of
 * the grid, a view up or down, and what it selects on the way. */

typedef enum
{
  GOAL_ROW_START,
  GOAL_ROW_END,
  GOAL_FIRST,
  GOAL_LAST,
  GOAL_VIEW_UP,
  GOAL_VIEW_DOWN
} Goal;

static const char *const goals[]
    = { "row-start", "row-end", "first", "last", "view-up", "view-down" };

/* The first or the last place of a band that is no label. */
typedef struct
{
  guint band;
  gboolean is_last;
  gboolean is_found;
  CjmPlace place;
} EndSearch;

static void
search_end_cb (const CjmStop *stop, gpointer user_data)
{
  EndSearch *search = user_data;

  if (stop->band != search->band || stop->is_label || (search->is_found && !search->is_last))
    return;

  search->is_found = TRUE;
  search->place = stop->place;
}

static gboolean
find_row_end (const CjmLayout *layout, const CjmStop *from, gboolean is_last, CjmPlace *place)
{
  EndSearch search = { .band = from->band, .is_last = is_last };
  guint row = from->band - CJM_BAND_LANES;

  if (from->band >= CJM_BAND_LANES && row < layout->n_rows)
    return cjm_layout_find_cell_place (layout, layout->rows[row].row->lane->record.id,
                                       layout->columns[is_last ? layout->n_columns - 1 : 0].step,
                                       FALSE, place);

  cjm_layout_foreach_stop (layout, NULL, search_end_cb, &search);
  *place = search.place;
  return search.is_found;
}

static gboolean
find_grid_end (const CjmLayout *layout, gboolean is_last, CjmPlace *place)
{
  return layout->n_rows > 0
         && cjm_layout_find_cell_place (
             layout, layout->rows[is_last ? layout->n_rows - 1 : 0].row->lane->record.id,
             layout->columns[is_last ? layout->n_columns - 1 : 0].step, FALSE, place);
}

static gboolean
is_in_grid (const CjmLayout *layout, const CjmStop *stop)
{
  return stop->band >= CJM_BAND_LANES && stop->band < CJM_BAND_LANES + layout->n_rows
         && !stop->is_label;
}

/* The last place on the way up or down that is not further than a view; it stays in the grid. */
static gboolean
find_view_away (CjmCanvas *canvas, const CjmStop *from, CjmMove move, CjmPlace *place)
{
  double covered_top, covered_side, reach;
  CjmStop next = *from;
  gboolean is_found = FALSE;

  cjm_sheet_get_covered (canvas->sheet, &covered_top, &covered_side);
  reach = MAX (gtk_widget_get_height (GTK_WIDGET (canvas)) / cjm_canvas_get_scale (canvas)
                   - covered_top - from->rect.height,
               from->rect.height);
  while (cjm_layout_find_neighbour (canvas->layout, &next.place, move, &next)
         && (!is_found || fabs (next.rect.y - from->rect.y) <= reach)
         && (!is_in_grid (canvas->layout, from) || is_in_grid (canvas->layout, &next)))
    {
      *place = next.place;
      is_found = TRUE;
    }

  return is_found;
}

static gboolean
find_goal (CjmCanvas *canvas, Goal goal, CjmPlace *place)
{
  const CjmLayout *layout = canvas->layout;
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  CjmStop from;

  if (layout == NULL || layout->n_columns == 0)
    return FALSE;
  if (goal == GOAL_FIRST || goal == GOAL_LAST || !cjm_layout_find_stop (layout, &focus, &from))
    return find_grid_end (layout, goal == GOAL_LAST, place);

  switch (goal)
    {
    case GOAL_ROW_START:
    case GOAL_ROW_END:
      return find_row_end (layout, &from, goal == GOAL_ROW_END, place);
    case GOAL_VIEW_UP:
      return find_view_away (canvas, &from, CJM_MOVE_UP, place);
    case GOAL_VIEW_DOWN:
      return find_view_away (canvas, &from, CJM_MOVE_DOWN, place);
    case GOAL_FIRST:
    case GOAL_LAST:
      break;
    }

  g_return_val_if_reached (FALSE);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmSelectMode mode
      = g_str_equal (name, "canvas.go-selecting") ? CJM_SELECT_RANGE : CJM_SELECT_ONE;
  CjmPlace place;

  cjm_canvas_end_editing (canvas);
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    if (g_str_equal (goals[i], g_variant_get_string (parameter, NULL))
        && find_goal (canvas, (Goal) i, &place))
      cjm_canvas_select (canvas, &place, mode);
}

/* What a range may reach: from notes and cells others of these, from a header others of its
 * kind. */
static gboolean
is_same_kind (const CjmPlace *a, const CjmPlace *b)
{
  gboolean is_cell = a->kind == CJM_PLACE_CELL || cjm_place_is_note (a);

  if (is_cell)
    return b->kind == CJM_PLACE_CELL || cjm_place_is_note (b);

  return a->kind == b->kind && a->target.field == b->target.field;
}

gboolean
cjm_canvas_travel (CjmCanvas *canvas, CjmMove move, CjmSelectMode mode)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmStop stop;

  if (mode == CJM_SELECT_ONE || place.kind == CJM_PLACE_NONE)
    return cjm_canvas_move_focus (canvas, move);
  if (!cjm_layout_find_neighbour (canvas->layout, &place, move, &stop)
      || (mode == CJM_SELECT_RANGE && !is_same_kind (&place, &stop.place)))
    return FALSE;

  cjm_canvas_select (canvas, &stop.place, mode);
  return TRUE;
}

/* Everything */

/* From the cell to its lane, or from a phase or a lane, to the whole map: the first block that is
 * not selected yet. */
static gboolean
find_wider_block (CjmCanvas *canvas, CjmBlock *block)
{
  const CjmLayout *layout = canvas->layout;
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  CjmBlock whole = { 0, 0, layout->n_rows, layout->n_columns };

  if (!cjm_layout_find_block (layout, &focus, block))
    *block = whole;
  if (block->n_rows == 1 && cjm_selection_has_block (canvas->selection, layout, block))
    {
      block->column = 0;
      block->n_columns = layout->n_columns;
    }
  if (cjm_selection_has_block (canvas->selection, layout, block))
    *block = whole;

  return block->n_rows > 0 && block->n_columns > 0;
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmSelection *selection;
  CjmBlock block;

  cjm_canvas_end_editing (canvas);
  if (canvas->layout == NULL || !find_wider_block (canvas, &block))
    return;

  selection = cjm_selection_new ();
  cjm_selection_add_block (selection, canvas->layout, &block);
  cjm_canvas_take_selection (canvas, selection);
}

static void
toggle_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  cjm_canvas_end_editing (canvas);
  if (canvas->layout != NULL && place.kind != CJM_PLACE_NONE)
    cjm_canvas_select (canvas, &place, CJM_SELECT_TOGGLE);
}

static void
select_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cjm_canvas_clear_selection (CJM_CANVAS (widget));
}

void
cjm_canvas_install_travel_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.go", "s", go_action);
  gtk_widget_class_install_action (class, "canvas.go-selecting", "s", go_action);
  gtk_widget_class_install_action (class, "canvas.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (class, "canvas.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (class, "canvas.toggle-selected", NULL, toggle_selected_action);
}
