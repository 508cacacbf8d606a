#include "cjm-canvas-private.h"

#include <math.h>

/* A point of an emotion curve follows the pointer up and down. The whole drag is one step of
 * undo. */

/* A press that moves less than this, in pixels, is a click. */
#define DRAG_THRESHOLD 4.0

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  CjmStop stop;
  double value;

  canvas->dragged_feeling = 0;
  if (canvas->is_space_held || canvas->editor != NULL
      || !cjm_canvas_find_stop_at (canvas, x, y, &stop)
      || !cjm_canvas_is_feeling (canvas, &stop.place))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  value = cjm_map_get_value (cjm_document_get_map (canvas->document), CJM_VALUE_FEELING,
                             stop.place.target.id);
  if (isnan (value))
    value = 0;
  cjm_document_end_burst (canvas->document);
  cjm_canvas_to_page (canvas, &x, &y);
  canvas->dragged_feeling = stop.place.target.id;
  canvas->dragged_row = stop.band - CJM_BAND_LANES;
  canvas->drag_offset = cjm_layout_get_feeling_at (canvas->layout, canvas->dragged_row, y) - value;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  gboolean is_dragging = gtk_gesture_get_sequence_state (
                             GTK_GESTURE (gesture),
                             gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)))
                         == GTK_EVENT_SEQUENCE_CLAIMED;
  double x, y;

  if (canvas->dragged_feeling == 0 || canvas->dragged_row >= canvas->layout->n_rows
      || canvas->layout->rows[canvas->dragged_row].row->emotion == NULL
      || (!is_dragging && (fabs (dy) < DRAG_THRESHOLD || fabs (dx) > fabs (dy))))
    return;

  if (!is_dragging)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "ns-resize");
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  y += dy;
  cjm_canvas_to_page (canvas, &x, &y);
  cjm_canvas_set_feeling (canvas, canvas->dragged_feeling,
                          cjm_layout_get_feeling_at (canvas->layout, canvas->dragged_row, y)
                              - canvas->drag_offset);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->dragged_feeling == 0)
    return;

  canvas->dragged_feeling = 0;
  cjm_document_end_burst (canvas->document);
  gtk_widget_set_cursor (GTK_WIDGET (canvas), NULL);
}

void
cjm_canvas_add_feeling_controller (CjmCanvas *canvas)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), canvas);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
}
