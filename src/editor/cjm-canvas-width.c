#include "cjm-canvas-private.h"

#include <math.h>

/* Columns are made wider and narrower: the pointer drags the edge between two headers, Alt and the
 * arrows do the same by steps, and a double click on the edge fits the column to what stands in
 * it. A whole drag is one step of undo. */

/* An edge can be taken so near, in pixels: its target is 24 pixels wide. */
#define EDGE_REACH 12.0

/* What one key press adds, in points. */
#define WIDTH_STEP 12.0

/* Edges */

/* Where the headers' band is seen in page coordinates: it follows the view. */
static CjmRect
get_seen_header (CjmCanvas *canvas)
{
  CjmStop stop = { .rect = canvas->layout->header, .band = CJM_BAND_PHASES };

  return cjm_sheet_get_seen_rect (canvas->sheet, &stop);
}

static gboolean
is_inside (CjmRect rect, double y)
{
  return y >= rect.y && y < rect.y + rect.height;
}

/* Under the row labels there is no edge to be seen. */
static gboolean
is_covered (CjmCanvas *canvas, double x, double y)
{
  CjmStop stop;

  return cjm_sheet_pick (canvas->sheet, x, y, &stop) == CJM_PICK_STOP && stop.is_label;
}

static double
get_edge (const CjmLayout *layout, guint column)
{
  const CjmColumn *self = &layout->columns[column];

  return cjm_layout_mirror (layout, layout->width, self->x + self->width, 0);
}

/* The column whose end is at a point of the canvas, or -1. The names of phases part phases, the
 * row of steps parts steps. */
static int
find_edge (CjmCanvas *canvas, double x, double y)
{
  const CjmLayout *layout = canvas->layout;
  double reach = EDGE_REACH / cjm_canvas_get_scale (canvas), nearest = reach;
  gboolean is_phase, is_step;
  int found = -1;

  if (layout == NULL)
    return -1;
  cjm_canvas_to_page (canvas, &x, &y);
  is_phase = is_inside (get_seen_header (canvas), y);
  is_step = !is_phase && is_inside (layout->steps, y);
  if ((!is_phase && !is_step) || is_covered (canvas, x, y))
    return -1;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      gboolean is_last
          = i + 1 == layout->n_columns || layout->columns[i + 1].phase != layout->columns[i].phase;
      double distance = fabs (x - get_edge (layout, i));

      if ((is_last || is_step) && distance <= nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

/* Setting */

static void
set_width (CjmCanvas *canvas, CjmId step, double width)
{
  const CjmMap *map = cjm_document_get_map (canvas->document);

  if (!isnan (width))
    width = CLAMP (round (width), CJM_WIDTH_MIN, CJM_WIDTH_MAX);
  cjm_document_take_value (canvas->document,
                           cjm_map_set_value (map, CJM_VALUE_STEP_WIDTH, step, width),
                           CJM_CHANGE_WIDTH, CJM_VALUE_STEP_WIDTH, step);
}

/* As wide as it needs; where it is so already, as wide as the sheet makes it. */
static void
fit_column (CjmCanvas *canvas, guint column)
{
  const CjmColumn *self = &canvas->layout->columns[column];
  CjmId step = self->step;
  double width = cjm_layout_get_fitting_width (canvas->layout, column);

  cjm_document_end_burst (canvas->document);
  set_width (canvas, step, self->width == width ? NAN : width);
  cjm_document_end_burst (canvas->document);
}

/* Dragging */

void
cjm_canvas_hover_edge (CjmCanvas *canvas, double x, double y)
{
  gboolean is_edge
      = canvas->stretched != 0 || (canvas->editor == NULL && find_edge (canvas, x, y) >= 0);

  if (is_edge != canvas->has_edge_cursor)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), is_edge ? "col-resize" : NULL);
  canvas->has_edge_cursor = is_edge;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  int column = canvas->is_space_held ? -1 : find_edge (canvas, x, y);

  if (column < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cjm_canvas_end_editing (canvas);
  if (n_presses == 2)
    fit_column (canvas, (guint) column);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  int column = canvas->is_space_held ? -1 : find_edge (canvas, x, y);
  double origin_y;

  canvas->stretched = 0;
  if (column < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  cjm_document_end_burst (canvas->document);
  cjm_canvas_get_origin (canvas, &canvas->held_start, &origin_y);
  if (canvas->layout->is_rtl)
    canvas->held_start += canvas->layout->width * cjm_canvas_get_scale (canvas);
  canvas->stretched = canvas->layout->columns[column].step;
  cjm_canvas_to_page (canvas, &x, &y);
  canvas->stretch_offset = x - get_edge (canvas->layout, (guint) column);
  canvas->stretch_start = cjm_history_get_position (cjm_document_get_history (canvas->document));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  int column
      = canvas->stretched != 0 ? cjm_layout_find_column (canvas->layout, canvas->stretched) : -1;
  double x, y, edge;

  if (column < 0 || (dx == 0 && dy == 0))
    return;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  x += dx;
  cjm_canvas_to_page (canvas, &x, &y);
  edge = cjm_layout_mirror (canvas->layout, canvas->layout->width, x - canvas->stretch_offset, 0);
  set_width (canvas, canvas->stretched, edge - canvas->layout->columns[column].x);
}

/* The sheet finds its place in the window again. */
static void
end_drag (CjmCanvas *canvas)
{
  canvas->stretched = 0;
  cjm_document_end_burst (canvas->document);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  if (CJM_CANVAS (user_data)->stretched != 0)
    end_drag (user_data);
}

gboolean
cjm_canvas_cancel_stretch (CjmCanvas *canvas)
{
  if (canvas->stretched == 0)
    return FALSE;

  cjm_document_rewind (canvas->document, canvas->stretch_start);
  end_drag (canvas);
  return TRUE;
}

/* Keys and menus */

/* The columns that a place lies in: a phase's are all of its steps'. */
static void
list_columns (CjmCanvas *canvas, const CjmPlace *place, guint *first, guint *end)
{
  const CjmLayout *layout = canvas->layout;
  CjmStop stop;
  gboolean is_phase = place->kind == CJM_PLACE_TEXT
                      && (place->target.field == CJM_FIELD_PHASE_NAME
                          || place->target.field == CJM_FIELD_PHASE_DESCRIPTION
                          || place->target.field == CJM_FIELD_OBJECTIVE);
  CjmId step = place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_STEP_NAME
                   ? place->target.id
                   : place->step;
  int column = cjm_layout_find_column (layout, step);

  *first = *end = 0;
  if (is_phase && cjm_layout_find_stop (layout, place, &stop))
    {
      while (*first < layout->n_columns && layout->columns[*first].phase != stop.phase)
        (*first)++;
      for (*end = *first; *end < layout->n_columns && layout->columns[*end].phase == stop.phase;)
        (*end)++;
    }
  else if (column >= 0)
    {
      *first = (guint) column;
      *end = *first + 1;
    }
}

typedef enum
{
  WIDTH_WIDER,
  WIDTH_NARROWER,
  WIDTH_FITTING,
  WIDTH_AUTOMATIC
} WidthChange;

static double
get_changed_width (const CjmLayout *layout, guint column, WidthChange change)
{
  switch (change)
    {
    case WIDTH_WIDER:
      return layout->columns[column].width + WIDTH_STEP;
    case WIDTH_NARROWER:
      return layout->columns[column].width - WIDTH_STEP;
    case WIDTH_FITTING:
      return cjm_layout_get_fitting_width (layout, column);
    case WIDTH_AUTOMATIC:
      return NAN;
    }

  g_return_val_if_reached (NAN);
}

/* All columns of a phase are changed at once. */
static void
change_width (CjmCanvas *canvas, WidthChange change)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  g_autoptr (CjmMap) map = cjm_map_ref (cjm_document_get_map (canvas->document));
  guint first, end;

  list_columns (canvas, &place, &first, &end);
  if (first == end)
    return;

  for (guint i = first; i < end; i++)
    {
      double width = get_changed_width (canvas->layout, i, change);
      CjmMap *wider = cjm_map_set_value (
          map, CJM_VALUE_STEP_WIDTH, canvas->layout->columns[i].step,
          isnan (width) ? width : CLAMP (round (width), CJM_WIDTH_MIN, CJM_WIDTH_MAX));

      cjm_map_unref (map);
      map = wider;
    }
  cjm_document_take_value (canvas->document, g_steal_pointer (&map), CJM_CHANGE_WIDTH,
                           CJM_VALUE_STEP_WIDTH, canvas->layout->columns[first].step);
  cjm_canvas_continue_burst (canvas);
  cjm_canvas_reveal (canvas, &place);
}

static void
width_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const words[] = { "wider", "narrower", "fitting", "automatic" };

  cjm_canvas_end_editing (CJM_CANVAS (widget));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], g_variant_get_string (parameter, NULL)))
      change_width (CJM_CANVAS (widget), (WidthChange) i);
}

void
cjm_canvas_install_width_action (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.width", "s", width_action);
}

void
cjm_canvas_add_width_controllers (CjmCanvas *canvas)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), canvas);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), canvas);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), canvas);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);
}
