#include "cjm-canvas-private.h"

#include "cjm-channel-picker.h"
#include "cjm-color-picker.h"
#include "cjm-commands.h"

#include <math.h>

/* Pointer and keys on the canvas. While a text is being edited, keys are its editor's. */

/* What one notch of a wheel or one step of a smooth one zooms. */
#define ZOOM_STEP 1.1

/* Clicks this near to an evidence mark or a plus are meant for it: 24 pixels at 100 %. */
#define MARK_REACH 9.0

/* A press that moves less than this, in pixels, is a click. */
#define CLICK_REACH 4.0

/* What is seen at a point of the canvas. Where notes are too small to be tiles of their own, it
 * is what lies there on the page. */
gboolean
cjm_canvas_find_stop_at (CjmCanvas *canvas, double x, double y, CjmStop *stop)
{
  CjmPick pick;

  if (canvas->layout == NULL)
    return FALSE;

  cjm_canvas_to_page (canvas, &x, &y);
  pick = cjm_sheet_pick (canvas->sheet, x, y, stop);
  return pick == CJM_PICK_STOP
         || (pick == CJM_PICK_NOTHING && cjm_layout_find_stop_at (canvas->layout, x, y, stop));
}

static gboolean
is_over_editor (CjmCanvas *canvas, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (canvas), x, y, GTK_PICK_DEFAULT);

  return canvas->editor != NULL && picked != NULL
         && (picked == GTK_WIDGET (canvas->editor)
             || gtk_widget_is_ancestor (picked, GTK_WIDGET (canvas->editor)));
}

/* The mark of a note or the plus of an empty cell hangs before the text's first line. */
static gboolean
is_over_mark (CjmCanvas *canvas, const CjmStop *stop, double x, double y)
{
  const CjmLayout *layout = canvas->layout;
  guint row = stop->band - CJM_BAND_LANES;
  const CjmCellBox *cell = layout->rows[row].row->cells[stop->column];
  CjmRect frame = cjm_layout_place (layout, cjm_layout_get_cell (layout, row, stop->column));
  double mark_x = frame.x + cjm_layout_mirror (layout, frame.width, cell->plus_x, 0);
  double mark_y = frame.y + cell->plus_y;

  if (cjm_place_is_note (&stop->place))
    cjm_layout_get_note_mark (layout, row, stop->column, &cell->notes[stop->note], &mark_x,
                              &mark_y);
  cjm_canvas_to_page (canvas, &x, &y);
  return fabs (x - mark_x) <= MARK_REACH && fabs (y - mark_y) <= MARK_REACH;
}

/* Pressing */

static void
write_at (CjmCanvas *canvas, double x, double y)
{
  CjmId lane, step;
  CjmStop stop;

  cjm_canvas_to_page (canvas, &x, &y);
  if (canvas->layout != NULL && cjm_sheet_pick (canvas->sheet, x, y, &stop) == CJM_PICK_NOTHING
      && cjm_layout_find_cell_at (canvas->layout, x, y, &lane, &step))
    cjm_canvas_write_note (canvas, lane, step, G_MAXUINT);
}

/* A feeling that is written where a curve runs begins at that height. */
static void
note_height (CjmCanvas *canvas, const CjmStop *stop, double x, double y)
{
  guint row = stop->band - CJM_BAND_LANES;

  if (stop->place.kind != CJM_PLACE_CELL || canvas->layout->rows[row].row->emotion == NULL)
    return;

  cjm_canvas_to_page (canvas, &x, &y);
  canvas->new_feeling = CLAMP (round (cjm_layout_get_feeling_at (canvas->layout, row, y) * 10) / 10,
                               CJM_FEELING_MIN, CJM_FEELING_MAX);
}

/* One of several selected things is pressed: they may be about to be dragged, so the others stay
 * selected until it turns out to be a click. */
static void
focus_pressed (CjmCanvas *canvas, const CjmPlace *place, double x, double y)
{
  if (!cjm_selection_has_place (canvas->selection, place))
    {
      cjm_canvas_select (canvas, place, CJM_SELECT_ONE);
      return;
    }

  cjm_canvas_select (canvas, place, CJM_SELECT_KEEP);
  canvas->pressed = *place;
  canvas->press_x = x;
  canvas->press_y = y;
}

static void
press_on_stop (CjmCanvas *canvas, const CjmStop *stop, int n_presses, double x, double y)
{
  gboolean is_empty_cell = stop->place.kind == CJM_PLACE_CELL;
  gboolean is_note = cjm_place_is_note (&stop->place);

  if ((is_note || is_empty_cell) && is_over_mark (canvas, stop, x, y))
    {
      cjm_canvas_focus (canvas, &stop->place);
      if (is_empty_cell)
        cjm_canvas_begin_editing (canvas, &stop->place, FALSE);
      else
        cjm_canvas_cycle_mark (canvas, &stop->place);
    }
  else if (n_presses == 2 && stop->place.kind == CJM_PLACE_PHOTO)
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.choose-photo", NULL);
  else if (n_presses == 2)
    {
      note_height (canvas, stop, x, y);
      cjm_canvas_begin_editing (canvas, &stop->place, FALSE);
    }
  else
    focus_pressed (canvas, &stop->place, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  CjmSelectMode mode = cjm_select_mode_for_click (
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  CjmStop stop;

  canvas->pressed.kind = CJM_PLACE_NONE;
  if (canvas->is_space_held || is_over_editor (canvas, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  cjm_canvas_end_editing (canvas);
  if (cjm_canvas_find_stop_at (canvas, x, y, &stop))
    {
      if (mode == CJM_SELECT_ONE)
        press_on_stop (canvas, &stop, n_presses, x, y);
      else
        cjm_canvas_select (canvas, &stop.place, mode);
    }
  else if (n_presses == 2)
    write_at (canvas, x, y);
  else if (mode == CJM_SELECT_ONE)
    cjm_canvas_clear_selection (canvas);
}

static void
released_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  CjmPlace place = canvas->pressed;

  canvas->pressed.kind = CJM_PLACE_NONE;
  if (place.kind != CJM_PLACE_NONE && canvas->editor == NULL
      && hypot (x - canvas->press_x, y - canvas->press_y) < CLICK_REACH)
    cjm_canvas_select (canvas, &place, CJM_SELECT_ONE);
}

/* Context menu */

/* After its menu, the focus is where it was, unless what was chosen has moved it. */
static gboolean
take_focus_back_cb (gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (canvas));

  if (canvas->document != NULL && canvas->editor == NULL
      && (child == NULL || child == canvas->menu))
    gtk_widget_grab_focus (GTK_WIDGET (canvas));

  return G_SOURCE_REMOVE;
}

static void
menu_closed_cb (GtkPopover *popover, gpointer user_data)
{
  cjm_canvas_update_actions (user_data);
  g_idle_add_full (G_PRIORITY_LOW, take_focus_back_cb, g_object_ref (user_data), g_object_unref);
}

/* Closes it before it goes: GTK 4.8 leaves its hold on the keyboard and the pointer with a popover
 * that is taken out of the window while it is open, and the window would be deaf from then on. */
void
cjm_canvas_remove_menu (CjmCanvas *canvas)
{
  if (canvas->menu == NULL)
    return;

  g_signal_handlers_disconnect_by_func (canvas->menu, menu_closed_cb, canvas);
  gtk_popover_popdown (GTK_POPOVER (canvas->menu));
  g_clear_pointer (&canvas->menu, gtk_widget_unparent);
}

static void
pop_up (CjmCanvas *canvas, GtkWidget *popover, double x, double y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };

  cjm_canvas_remove_menu (canvas);
  canvas->menu = popover;
  gtk_popover_set_has_arrow (GTK_POPOVER (canvas->menu), FALSE);
  gtk_widget_set_halign (canvas->menu, canvas->layout != NULL && canvas->layout->is_rtl
                                           ? GTK_ALIGN_END
                                           : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (canvas->menu), &point);
  g_signal_connect_object (canvas->menu, "closed", G_CALLBACK (menu_closed_cb), canvas, 0);
  gtk_widget_set_parent (canvas->menu, GTK_WIDGET (canvas));
  gtk_popover_popup (GTK_POPOVER (canvas->menu));
}

static void
show_menu (CjmCanvas *canvas, const CjmPlace *place, double x, double y)
{
  g_autoptr (GMenuModel) model = cjm_canvas_create_menu (canvas, place);
  g_autoptr (GtkWidget) picker = g_object_ref_sink (cjm_color_picker_new ());
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  /* Refused by menus that have no place for it. */
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (menu), picker, CJM_COLOR_PICKER_ID);
  pop_up (canvas, menu, x, y);
}

/* Below a place, where its text begins. */
static gboolean
find_point_below (CjmCanvas *canvas, const CjmPlace *place, double *x, double *y)
{
  double scale = cjm_canvas_get_scale (canvas);
  CjmStop stop;
  CjmRect seen;

  if (canvas->layout == NULL || !cjm_layout_find_stop (canvas->layout, place, &stop))
    return FALSE;

  cjm_canvas_get_origin (canvas, x, y);
  seen = cjm_sheet_get_seen_rect (canvas->sheet, &stop);
  *x += (canvas->layout->is_rtl ? seen.x + seen.width - 12 : seen.x + 12) * scale;
  *y += (seen.y + seen.height) * scale;
  return TRUE;
}

void
cjm_canvas_show_popover (CjmCanvas *canvas, GtkWidget *popover, const CjmPlace *place)
{
  double x, y;

  g_object_ref_sink (popover);
  if (find_point_below (canvas, place, &x, &y))
    pop_up (canvas, popover, x, y);
  g_object_unref (popover);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  CjmStop stop;

  if (is_over_editor (canvas, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  cjm_canvas_end_editing (canvas);
  if (cjm_canvas_find_stop_at (canvas, x, y, &stop))
    {
      if (!cjm_selection_has_place (canvas->selection, &stop.place))
        cjm_canvas_clear_selection (canvas);
      cjm_sheet_focus_place (canvas->sheet, &stop.place);
    }
  else
    stop.place.kind = CJM_PLACE_NONE;
  show_menu (canvas, &stop.place, x, y);
}

static void
show_menu_at_focus (CjmCanvas *canvas)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  double x, y;

  if (find_point_below (canvas, &place, &x, &y))
    show_menu (canvas, &place, x, y);
}

/* Panning: with the middle button, or with the space bar held */

static void
pan_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != GDK_BUTTON_MIDDLE && !(button == GDK_BUTTON_PRIMARY && canvas->is_space_held))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  canvas->pan_x = gtk_adjustment_get_value (canvas->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  canvas->pan_y = gtk_adjustment_get_value (canvas->adjustments[GTK_ORIENTATION_VERTICAL]);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "grabbing");
}

static void
pan_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  gtk_adjustment_set_value (canvas->adjustments[GTK_ORIENTATION_HORIZONTAL], canvas->pan_x - dx);
  gtk_adjustment_set_value (canvas->adjustments[GTK_ORIENTATION_VERTICAL], canvas->pan_y - dy);
}

static void
pan_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), canvas->is_space_held ? "grab" : NULL);
}

/* Zooming */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  cjm_canvas_end_editing (canvas);
  cjm_canvas_zoom_at (canvas, canvas->zoom * pow (ZOOM_STEP, -dy), canvas->pointer_x,
                      canvas->pointer_y);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  canvas->pointer_x = x;
  canvas->pointer_y = y;
  if (!canvas->is_space_held)
    cjm_canvas_hover_edge (canvas, x, y);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  canvas->pinch_zoom = canvas->zoom;
}

static void
pinch_scale_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  double x, y;

  cjm_canvas_end_editing (canvas);
  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    cjm_canvas_zoom_at (canvas, canvas->pinch_zoom * scale, x, y);
}

/* Keys */

/* In a sheet that is read from right to left, the left arrow leads on. Places are mirrored, so
 * left is left on the page as it is seen. */
static gboolean
find_arrow (guint key, CjmMove *move)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *move = CJM_MOVE_LEFT;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *move = CJM_MOVE_RIGHT;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *move = CJM_MOVE_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *move = CJM_MOVE_DOWN;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_arrow (CjmCanvas *canvas, CjmMove move, GdkModifierType state)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  gboolean is_vertical = move == CJM_MOVE_UP || move == CJM_MOVE_DOWN;

  if ((state & GDK_CONTROL_MASK) != 0 && is_vertical && cjm_canvas_is_feeling (canvas, &place))
    {
      const char *const actions[]
          = { "canvas.raise", "canvas.lower", "canvas.raise-finely", "canvas.lower-finely" };

      gtk_widget_activate_action (
          GTK_WIDGET (canvas),
          actions[(move == CJM_MOVE_DOWN ? 1 : 0) + ((state & GDK_SHIFT_MASK) != 0 ? 2 : 0)], NULL);
    }
  else if ((state & GDK_CONTROL_MASK) != 0 && (state & GDK_SHIFT_MASK) != 0)
    cjm_canvas_travel (canvas, move, CJM_SELECT_KEEP);
  else if ((state & GDK_CONTROL_MASK) != 0)
    cjm_canvas_move_thing (canvas, move);
  else if (canvas->spotlight != CJM_SPOTLIGHT_OFF)
    cjm_canvas_step_spotlight (canvas, move);
  else
    cjm_canvas_travel (canvas, move,
                       (state & GDK_SHIFT_MASK) != 0 ? CJM_SELECT_RANGE : CJM_SELECT_ONE);

  return GDK_EVENT_STOP;
}

/* A key that writes something, or begins to, as a dead accent does. */
static gboolean
is_writing_key (guint key, GdkModifierType state)
{
  gunichar c = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  return (c > 0x20 && c != 0x7f) || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek)
         || key == GDK_KEY_Multi_key;
}

/* Just typing: the text opens, and the key goes to it, through its input method. */
static gboolean
begin_typing (CjmCanvas *canvas, GtkEventControllerKey *controller, guint key)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (place.kind != CJM_PLACE_TEXT && place.kind != CJM_PLACE_CELL)
    return GDK_EVENT_PROPAGATE;

  cjm_canvas_begin_editing (canvas, &place, TRUE);
  if (canvas->editor == NULL && canvas->menu != NULL && CJM_IS_CHANNEL_PICKER (canvas->menu))
    {
      cjm_channel_picker_type (CJM_CHANNEL_PICKER (canvas->menu), gdk_keyval_to_unicode (key));
      return GDK_EVENT_STOP;
    }
  return canvas->editor != NULL
         && gtk_event_controller_key_forward (controller, GTK_WIDGET (canvas->editor));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  const CjmCommand *command = cjm_commands_find_for_key ("canvas.", key, state);
  CjmMove move;

  if (cjm_canvas_press_in_drag (canvas, key, TRUE))
    return GDK_EVENT_STOP;
  if (canvas->editor != NULL)
    {
      if (key != GDK_KEY_F4)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.next-evidence", NULL);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && canvas->spotlight != CJM_SPOTLIGHT_OFF)
    {
      gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.spotlight", "s", "off");
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && cjm_canvas_cancel_stretch (canvas))
    return GDK_EVENT_STOP;
  if (find_arrow (key, &move) && (state & GDK_ALT_MASK) == 0)
    return press_arrow (canvas, move, state);
  if (key == GDK_KEY_Tab && (state & GDK_CONTROL_MASK) == 0)
    return cjm_canvas_move_focus (canvas, CJM_MOVE_NEXT);
  if (key == GDK_KEY_ISO_Left_Tab)
    return cjm_canvas_move_focus (canvas, CJM_MOVE_PREVIOUS);
  if (command != NULL)
    {
      cjm_command_run (command, GTK_WIDGET (canvas));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      show_menu_at_focus (canvas);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_space && (state & GDK_CONTROL_MASK) == 0)
    {
      if (!canvas->is_space_held)
        gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "grab");
      canvas->is_space_held = TRUE;
      return GDK_EVENT_STOP;
    }
  if (is_writing_key (key, state))
    return begin_typing (canvas, controller, key);

  return GDK_EVENT_PROPAGATE;
}

/* The space bar may be let go where nobody tells. */
static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (canvas->is_space_held)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), NULL);
  canvas->is_space_held = FALSE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  cjm_canvas_press_in_drag (canvas, key, FALSE);
  if (key == GDK_KEY_space && canvas->is_space_held)
    {
      canvas->is_space_held = FALSE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), NULL);
    }
}

/* Set-up */

static void
add_presses (CjmCanvas *canvas)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), canvas);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (menu));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pan), GTK_PHASE_CAPTURE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (pan_begin_cb), canvas);
  g_signal_connect (pan, "drag-update", G_CALLBACK (pan_update_cb), canvas);
  g_signal_connect (pan, "drag-end", G_CALLBACK (pan_end_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (pan));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), canvas);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_scale_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (pinch));
}

void
cjm_canvas_add_controllers (CjmCanvas *canvas)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cjm_canvas_add_feeling_controller (canvas);
  cjm_canvas_add_rubber_controller (canvas);
  add_presses (canvas);
  cjm_canvas_add_drag_controller (canvas);
  cjm_canvas_add_width_controllers (canvas);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), scroll);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), canvas);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), focus);
  cjm_canvas_add_drop_target (canvas);
}
