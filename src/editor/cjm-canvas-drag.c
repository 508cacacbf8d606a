#include "cjm-canvas-private.h"

#include "cjm-transfer.h"

#include <math.h>

/* Notes are dragged to other places, and phases, steps, lanes and groups by their headers: what is
 * taken hangs from the pointer, and a bar shows where it would land. Ctrl copies, Escape takes it
 * back. Notes that leave the window are handed over to the desktop's drag and drop, as text; when
 * they come back, the drag goes on as before. */

/* Pixels beyond the window's edge from which on the desktop has the drag. */
#define LEAVE_REACH 2.0

struct _CjmDrag
{
  GtkGesture *gesture; /* borrowed */
  CjmCargo *cargo;
  CjmStop stop;       /* what was pressed */
  gboolean is_lifted; /* it has moved: this is no click */
  gboolean is_copy;
  gboolean has_landing;
  CjmLanding landing;
  GdkDrag *out; /* while the desktop has it */
};

static void
drag_free (CjmDrag *drag)
{
  cjm_cargo_free (drag->cargo);
  g_clear_object (&drag->out);
  g_free (drag);
}

/* Showing */

static CjmRect
to_pixels (CjmCanvas *canvas, CjmRect rect)
{
  double scale = cjm_canvas_get_scale (canvas), x, y;

  cjm_canvas_get_origin (canvas, &x, &y);
  return (CjmRect){ x + rect.x * scale, y + rect.y * scale, rect.width * scale,
                    rect.height * scale };
}

/* A bar is as thick at every zoom. */
static CjmRect
to_bar (CjmCanvas *canvas, CjmRect rect)
{
  CjmRect bar = to_pixels (canvas, rect);

  if (rect.width > 0 && rect.width <= rect.height)
    {
      bar.x += bar.width / 2 - 1.5;
      bar.width = 3;
    }
  else if (rect.width > 0)
    {
      bar.y += bar.height / 2 - 1.5;
      bar.height = 3;
    }

  return bar;
}

void
cjm_canvas_show_landing (CjmCanvas *canvas, const CjmLanding *landing)
{
  const CjmRect none = { 0, 0, 0, 0 };

  cjm_drag_view_set_mark (canvas->drag_view, landing != NULL ? to_bar (canvas, landing->bar) : none,
                          landing != NULL ? to_pixels (canvas, landing->ground) : none);
}

static gboolean
is_lifted_cb (const CjmStop *stop, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  return cjm_cargo_has_stop (canvas->drag->cargo, canvas->layout, stop);
}

/* What is on its way is dim where it was, as long as it will not be there any more. */
static void
dim_source (CjmCanvas *canvas)
{
  gboolean is_dim = canvas->drag != NULL && canvas->drag->is_lifted && !canvas->drag->is_copy;

  cjm_sheet_set_lifted (canvas->sheet, is_dim ? is_lifted_cb : NULL, canvas);
}

static void
update_drag (CjmCanvas *canvas)
{
  CjmDrag *drag = canvas->drag;
  double x = canvas->pointer_x, y = canvas->pointer_y;

  cjm_drag_view_move (canvas->drag_view, x, y, drag->is_copy);
  cjm_canvas_to_page (canvas, &x, &y);
  drag->has_landing
      = cjm_cargo_find_landing (drag->cargo, canvas->layout, x, y, drag->is_copy, &drag->landing);
  cjm_canvas_show_landing (canvas, drag->has_landing ? &drag->landing : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), !drag->has_landing ? "no-drop"
                                                        : drag->is_copy    ? "copy"
                                                                           : "grabbing");
}

static void
set_is_copy (CjmCanvas *canvas, gboolean is_copy)
{
  if (canvas->drag->is_copy == is_copy)
    return;

  canvas->drag->is_copy = is_copy;
  dim_source (canvas);
}

/* Begin and end */

static void
lift (CjmCanvas *canvas)
{
  CjmDrag *drag = canvas->drag;

  drag->is_lifted = TRUE;
  cjm_canvas_end_editing (canvas);
  canvas->pressed.kind = CJM_PLACE_NONE;
  cjm_drag_view_lift (canvas->drag_view, canvas->layout, cjm_sheet_get_artwork (canvas->sheet),
                      &drag->stop, MAX (cjm_cargo_get_notes (drag->cargo)->len, 1),
                      cjm_canvas_get_scale (canvas));
  dim_source (canvas);
  cjm_canvas_begin_edge_scroll (canvas, update_drag);
}

static void
end_drag (CjmCanvas *canvas)
{
  CjmDrag *drag = g_steal_pointer (&canvas->drag);

  if (drag == NULL)
    return;

  if (drag->is_lifted)
    {
      cjm_canvas_end_edge_scroll (canvas);
      cjm_drag_view_clear (canvas->drag_view);
      gtk_widget_set_cursor (GTK_WIDGET (canvas), NULL);
      dim_source (canvas);
    }
  drag_free (drag);
}

static CjmChange
get_change (CjmCargoKind kind, gboolean is_copy)
{
  switch (kind)
    {
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    case CJM_CARGO_PHASE:
      return is_copy ? CJM_CHANGE_DUPLICATE_PHASE : CJM_CHANGE_MOVE_PHASE;
    case CJM_CARGO_STEP:
      return is_copy ? CJM_CHANGE_ADD_STEP : CJM_CHANGE_MOVE_STEP;
    case CJM_CARGO_LANE:
      return is_copy ? CJM_CHANGE_DUPLICATE_LANE : CJM_CHANGE_MOVE_LANE;
    case CJM_CARGO_GROUP:
      return is_copy ? CJM_CHANGE_ADD_GROUP : CJM_CHANGE_MOVE_GROUP;
    }

  return is_copy ? CJM_CHANGE_DUPLICATE_NOTE : CJM_CHANGE_MOVE_NOTE;
}

static CjmPlace
find_header_place (CjmCanvas *canvas, CjmCargoKind kind, CjmId id)
{
  static const CjmField fields[] = {
    [CJM_CARGO_PHASE] = CJM_FIELD_PHASE_NAME,
    [CJM_CARGO_STEP] = CJM_FIELD_STEP_NAME,
    [CJM_CARGO_LANE] = CJM_FIELD_LANE_NAME,
    [CJM_CARGO_GROUP] = CJM_FIELD_GROUP_NAME,
  };
  CjmPlace place = cjm_place_for_text (fields[kind], id);

  for (guint i = 0; kind == CJM_CARGO_GROUP && i < canvas->layout->n_rows; i++)
    if (canvas->layout->rows[i].is_first && canvas->layout->rows[i].row->lane->group == id)
      place.lane = canvas->layout->rows[i].row->lane->record.id;
  return place;
}

/* What has arrived has the focus, and is selected where it is several notes. */
static void
show_arrived (CjmCanvas *canvas, CjmCargoKind kind, const GArray *arrived)
{
  CjmPlace place;

  if (arrived->len == 0)
    return;
  if (kind == CJM_CARGO_NOTES)
    {
      cjm_canvas_select_notes (canvas, (const CjmId *) arrived->data, arrived->len);
      return;
    }

  place = find_header_place (canvas, kind, g_array_index (arrived, CjmId, 0));
  cjm_canvas_select (canvas, &place, CJM_SELECT_ONE);
}

static void
land (CjmCanvas *canvas)
{
  CjmDrag *drag = canvas->drag;
  g_autoptr (GArray) arrived = g_array_new (FALSE, FALSE, sizeof (CjmId));
  CjmCargoKind kind = cjm_cargo_get_kind (drag->cargo);
  CjmChange change = get_change (kind, drag->is_copy);
  CjmMap *map
      = drag->has_landing
            ? cjm_cargo_land (drag->cargo, cjm_document_get_map (canvas->document), &drag->landing,
                              drag->is_copy, cjm_document_get_random (canvas->document), arrived)
            : NULL;

  end_drag (canvas);
  if (map != NULL && cjm_document_take_map (canvas->document, map, change, NULL))
    show_arrived (canvas, kind, arrived);
}

/* Out of the window */

/* Beyond the window's edge, or over the window of another program that lies on this one. */
static gboolean
is_outside (CjmCanvas *canvas, double x, double y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (canvas)));
  GdkDevice *device = gtk_gesture_get_device (canvas->drag->gesture);
  graphene_point_t point;

  if (gdk_device_get_surface_at_position (device, NULL, NULL) == NULL)
    return TRUE;
  if (!gtk_widget_compute_point (GTK_WIDGET (canvas), root,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  return point.x < -LEAVE_REACH || point.y < -LEAVE_REACH
         || point.x > gtk_widget_get_width (root) + LEAVE_REACH
         || point.y > gtk_widget_get_height (root) + LEAVE_REACH;
}

static void
out_ended_cb (GdkDrag *out, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->drag != NULL && canvas->drag->out == out)
    end_drag (canvas);
}

static void
out_cancelled_cb (GdkDrag *out, GdkDragCancelReason reason, gpointer user_data)
{
  out_ended_cb (out, user_data);
}

/* A fragment of the map for other windows of the program, and all that other programs know. */
static GdkContentProvider *
create_content (CjmCanvas *canvas)
{
  const CjmMap *map = cjm_document_get_map (canvas->document);
  CjmCrop crop = { 0 };
  CjmPart part;
  CjmMap *fragment = cjm_cargo_create_fragment (canvas->drag->cargo, canvas->layout, &part, &crop);

  return cjm_transfer_new (map, cjm_document_get_words (canvas->document), fragment, part, &crop,
                           part != CJM_PART_CELLS, CJM_FORMS_ALL);
}

/* The press belongs to the desktop from here on, so the gesture lets go of it. */
static void
hand_over (CjmCanvas *canvas)
{
  CjmDrag *drag = canvas->drag;
  g_autoptr (GdkPaintable) picture = cjm_drag_view_create_paintable (canvas->drag_view);
  g_autoptr (GdkContentProvider) content = create_content (canvas);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (canvas));

  drag->out
      = gdk_drag_begin (gtk_native_get_surface (native), gtk_gesture_get_device (drag->gesture),
                        content, GDK_ACTION_COPY, 0, 0);
  if (drag->out == NULL)
    return;

  gtk_drag_icon_set_from_paintable (drag->out, picture, 0, 0);
  g_signal_connect_object (drag->out, "dnd-finished", G_CALLBACK (out_ended_cb), canvas, 0);
  g_signal_connect_object (drag->out, "cancel", G_CALLBACK (out_cancelled_cb), canvas, 0);
  cjm_canvas_end_edge_scroll (canvas);
  cjm_drag_view_clear (canvas->drag_view);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (drag->gesture));
}

gboolean
cjm_canvas_owns_drop (CjmCanvas *canvas, GdkDrop *drop)
{
  return canvas->drag != NULL && canvas->drag->out != NULL
         && gdk_drop_get_drag (drop) == canvas->drag->out;
}

void
cjm_canvas_drag_to (CjmCanvas *canvas, double x, double y, GdkModifierType state)
{
  CjmDrag *drag = canvas->drag;

  canvas->pointer_x = x;
  canvas->pointer_y = y;
  drag->is_copy = (state & GDK_CONTROL_MASK) != 0;
  if (!drag->is_lifted)
    lift (canvas);
  dim_source (canvas);
  update_drag (canvas);
}

void
cjm_canvas_drag_away (CjmCanvas *canvas)
{
  canvas->drag->has_landing = FALSE;
}

void
cjm_canvas_land_back (CjmCanvas *canvas)
{
  land (canvas);
}

/* The gesture. It is added last and so sees the press before the click does, when what was
 * selected is selected still. */

gboolean
cjm_canvas_take (CjmCanvas *canvas, double x, double y)
{
  CjmCargo *cargo = NULL;
  CjmStop stop;

  end_drag (canvas);
  if (cjm_canvas_find_stop_at (canvas, x, y, &stop))
    cargo = cjm_cargo_new (canvas->layout, canvas->selection, &stop);
  if (cargo == NULL)
    return FALSE;

  canvas->drag = g_new0 (CjmDrag, 1);
  canvas->drag->cargo = cargo;
  canvas->drag->stop = stop;
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->is_space_held || canvas->editor != NULL || canvas->stretched != 0
      || !cjm_canvas_take (canvas, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    canvas->drag->gesture = GTK_GESTURE (gesture);
}

/* Up and down, a feeling gets another value. */
static gboolean
is_meant (CjmCanvas *canvas, double x, double y, double dx, double dy)
{
  const CjmDrag *drag = canvas->drag;

  if (cjm_cargo_get_notes (drag->cargo)->len == 1
      && cjm_canvas_is_feeling (canvas, &drag->stop.place) && fabs (dy) >= fabs (dx))
    return FALSE;

  return gtk_drag_check_threshold (GTK_WIDGET (canvas), (int) x, (int) y, (int) (x + dx),
                                   (int) (y + dy));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  CjmDrag *drag = canvas->drag;
  double x, y;

  if (drag == NULL || drag->out != NULL)
    return;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!drag->is_lifted && !is_meant (canvas, x, y, dx, dy))
    return;

  if (!drag->is_lifted)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cjm_canvas_drag_to (canvas, x + dx, y + dy, state);
  if (is_outside (canvas, canvas->pointer_x, canvas->pointer_y))
    hand_over (canvas);
}

static void
drag_end_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->drag == NULL || canvas->drag->out != NULL)
    return;
  if (canvas->drag->is_lifted)
    land (canvas);
  else
    end_drag (canvas);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->drag != NULL && canvas->drag->out == NULL)
    end_drag (canvas);
}

/* Keys while something is dragged: nothing else is done meanwhile. */
gboolean
cjm_canvas_press_in_drag (CjmCanvas *canvas, guint key, gboolean is_press)
{
  if (canvas->drag == NULL || !canvas->drag->is_lifted)
    return FALSE;

  if (key == GDK_KEY_Escape && is_press)
    gtk_event_controller_reset (GTK_EVENT_CONTROLLER (canvas->drag->gesture));
  else if (key == GDK_KEY_Control_L || key == GDK_KEY_Control_R)
    {
      set_is_copy (canvas, is_press);
      update_drag (canvas);
    }

  return TRUE;
}

/* What is dragged may be gone. */
void
cjm_canvas_cancel_drag (CjmCanvas *canvas)
{
  end_drag (canvas);
}

void
cjm_canvas_add_drag_controller (CjmCanvas *canvas)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), canvas);
  g_signal_connect (drag, "end", G_CALLBACK (drag_end_cb), canvas);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
}
