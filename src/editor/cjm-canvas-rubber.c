#include "cjm-canvas-private.h"
#include "cjm-screen-painter.h"

#include <math.h>

/* The rubber band: a drag that begins on bare ground selects the notes that it touches, or the
 * empty cells where there is no note. With Shift they are added to what was selected, with Ctrl
 * each is turned round. The band is held by its corner on the page, so that it stays there when the
 * view scrolls. */

/* A press that moves less than this, in pixels, is a click. */
#define DRAG_THRESHOLD 4.0

/* Bare ground: neither a note nor a header, a label or a text of its own. */
static gboolean
is_ground (CjmCanvas *canvas, double x, double y)
{
  CjmStop stop;

  if (cjm_canvas_find_stop_at (canvas, x, y, &stop))
    return stop.place.kind == CJM_PLACE_CELL;

  cjm_canvas_to_page (canvas, &x, &y);
  return cjm_sheet_pick (canvas->sheet, x, y, &stop) == CJM_PICK_NOTHING;
}

static CjmRect
get_band (CjmCanvas *canvas)
{
  double x = canvas->pointer_x, y = canvas->pointer_y;

  cjm_canvas_to_page (canvas, &x, &y);
  return (CjmRect){ MIN (x, canvas->rubber_x), MIN (y, canvas->rubber_y),
                    fabs (x - canvas->rubber_x), fabs (y - canvas->rubber_y) };
}

typedef struct
{
  CjmRect band;
  GArray *places; /* of CjmPlace */
  gboolean has_notes;
} Touching;

static gboolean
touches (const CjmRect *a, const CjmRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Empty cells count only as long as no note is touched. */
static void
touch_stop_cb (const CjmStop *stop, gpointer user_data)
{
  Touching *touching = user_data;
  gboolean is_note = cjm_place_is_note (&stop->place);

  if (!touches (&stop->rect, &touching->band)
      || !(is_note || (stop->place.kind == CJM_PLACE_CELL && !touching->has_notes)))
    return;

  if (is_note && !touching->has_notes)
    g_array_set_size (touching->places, 0);
  touching->has_notes |= is_note;
  g_array_append_val (touching->places, stop->place);
}

static void
update_band (CjmCanvas *canvas)
{
  g_autoptr (CjmSelection) selection = cjm_selection_copy (canvas->rubber_base);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CjmPlace));
  Touching touching = { get_band (canvas), places, FALSE };

  if (canvas->layout == NULL)
    return;

  cjm_layout_foreach_stop (canvas->layout, &touching.band, touch_stop_cb, &touching);
  for (guint i = 0; i < places->len; i++)
    {
      const CjmPlace *place = &g_array_index (places, CjmPlace, i);

      if (canvas->rubber_mode == CJM_SELECT_TOGGLE
          || !cjm_selection_has_place (canvas->rubber_base, place))
        cjm_selection_toggle (selection, canvas->layout, place);
    }
  cjm_canvas_take_selection (canvas, g_steal_pointer (&selection));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->is_space_held || canvas->editor != NULL || canvas->layout == NULL
      || !is_ground (canvas, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  canvas->rubber_mode = cjm_select_mode_for_click (
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  cjm_canvas_to_page (canvas, &x, &y);
  canvas->rubber_x = x;
  canvas->rubber_y = y;
}

static void
begin_band (CjmCanvas *canvas)
{
  canvas->rubber_base = canvas->rubber_mode == CJM_SELECT_ONE
                            ? cjm_selection_new ()
                            : cjm_selection_copy (canvas->selection);
  cjm_canvas_begin_edge_scroll (canvas, update_band);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  double x, y;

  if (canvas->rubber_base == NULL && hypot (dx, dy) < DRAG_THRESHOLD)
    return;

  if (canvas->rubber_base == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      begin_band (canvas);
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  canvas->pointer_x = x + dx;
  canvas->pointer_y = y + dy;
  update_band (canvas);
}

/* The focus goes to the first of what was caught, and stays where nothing was. */
static void
focus_caught (CjmCanvas *canvas)
{
  CjmPlace focus = cjm_canvas_get_focus (canvas), place;

  if (cjm_selection_has_place (canvas->selection, &focus)
      || !cjm_selection_find_first (canvas->selection, canvas->layout, &place))
    return;

  canvas->anchor = place;
  canvas->is_selecting = TRUE;
  cjm_sheet_focus_place (canvas->sheet, &place);
  canvas->is_selecting = FALSE;
}

static void
end_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->rubber_base == NULL)
    return;

  g_clear_pointer (&canvas->rubber_base, cjm_selection_free);
  cjm_canvas_end_edge_scroll (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  if (canvas->layout != NULL)
    focus_caught (canvas);
}

void
cjm_canvas_snapshot_rubber (CjmCanvas *canvas, GtkSnapshot *snapshot)
{
  double scale = cjm_canvas_get_scale (canvas), x, y;
  CjmRect band;

  if (canvas->rubber_base == NULL)
    return;

  band = get_band (canvas);
  cjm_canvas_get_origin (canvas, &x, &y);
  cjm_screen_snapshot_rubber (snapshot, (CjmRect){ x + band.x * scale, y + band.y * scale,
                                                   band.width * scale, band.height * scale });
}

void
cjm_canvas_add_rubber_controller (CjmCanvas *canvas)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), canvas);
  g_signal_connect (drag, "end", G_CALLBACK (end_cb), canvas);
  g_signal_connect (drag, "cancel", G_CALLBACK (end_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
}
