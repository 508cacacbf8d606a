#include "cjm-window-private.h"

#include "cjm-view-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the window shows of its map: the zoom, the corner with the mini-map and the zoom bar, and
 * how each file is found again as it was left. */

/* Zoom */

static void
set_enabled (CjmWindow *window, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
zoom_changed_cb (CjmCanvas *canvas, gpointer user_data)
{
  CjmWindow *window = user_data;
  double zoom = cjm_canvas_get_zoom (canvas);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "zoom");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_double (zoom));
  set_enabled (window, "zoom-in", zoom < CJM_ZOOM_MAX);
  set_enabled (window, "zoom-out", zoom > CJM_ZOOM_MIN);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmCanvas *canvas = CJM_WINDOW (user_data)->canvas;
  const char *name = g_action_get_name (G_ACTION (action));

  cjm_canvas_end_editing (canvas);
  if (g_str_equal (name, "zoom-in"))
    cjm_canvas_step_zoom (canvas, 1);
  else if (g_str_equal (name, "zoom-out"))
    cjm_canvas_step_zoom (canvas, -1);
  else if (g_str_equal (name, "zoom-fit"))
    cjm_canvas_fit (canvas, FALSE);
  else if (g_str_equal (name, "zoom-width"))
    cjm_canvas_fit (canvas, TRUE);
  else
    cjm_canvas_set_zoom (canvas, 1);
}

static void
zoom_to_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CjmCanvas *canvas = CJM_WINDOW (user_data)->canvas;

  cjm_canvas_end_editing (canvas);
  cjm_canvas_set_zoom (canvas, g_variant_get_double (state));
}

/* Corner */

static void
mini_map_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CjmWindow *window = user_data;
  g_autofree char *path = cjm_view_store_dup_path ();
  g_autoptr (GError) error = NULL;

  cjm_view_corner_set_wants_map (window->corner, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
  if (!cjm_view_store_set_wants_map (path, g_variant_get_boolean (state), &error))
    g_debug ("The mini-map is not remembered: %s", error->message);
}

/* Between the canvas and its corner. */
static void
switch_corner_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  if (gtk_widget_get_focus_child (GTK_WIDGET (window->corner)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  else
    cjm_view_corner_focus (window->corner);
}

/* Empty map */

static const char *
get_empty_label (gboolean has_phases, gboolean has_lanes)
{
  if (!has_phases && !has_lanes)
    return _ ("This map has no phases and no lanes yet");

  return has_phases ? _ ("This map has no lanes yet") : _ ("This map has no phases yet");
}

void
cjm_window_update_empty_state (CjmWindow *window)
{
  const CjmMap *map = cjm_document_get_map (window->document);
  gboolean has_phases = cjm_map_get_n_phases (map) > 0, has_lanes = cjm_map_get_n_lanes (map) > 0;
  gboolean is_empty = !has_phases || !has_lanes;

  /* Its button may have had the focus; what it has added takes it on. */
  if (!is_empty && gtk_widget_get_focus_child (window->empty_state) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  gtk_widget_set_visible (window->empty_state, is_empty);
  if (!is_empty)
    return;

  gtk_label_set_label (window->empty_label, get_empty_label (has_phases, has_lanes));
  gtk_label_set_label (
      window->empty_hint,
      has_phases
          ? _ ("Lanes are the rows: what the customer does, thinks and feels, and what the "
               "company does.")
          : _ ("Phases are the columns: the stretches of the journey, one after the other."));
  gtk_widget_set_visible (window->empty_phase_button, !has_phases);
  gtk_widget_set_visible (window->empty_lane_button, !has_lanes);
}

/* How a file was left */

static const char *
get_panel_name (CjmWindow *window)
{
  return gtk_widget_get_visible (GTK_WIDGET (window->panels))
             ? gtk_stack_get_visible_child_name (window->panels)
             : "";
}

/* While a panel is shown, the inspector waits for it to go. */
static CjmViewState
get_state (CjmWindow *window)
{
  CjmViewState state = { .view = cjm_canvas_get_view (window->canvas),
                         .focus = cjm_canvas_get_focus (window->canvas) };
  const char *panel = get_panel_name (window);

  g_strlcpy (state.panel, panel, sizeof state.panel);
  state.has_inspector
      = *panel != '\0' ? window->had_inspector : gtk_widget_get_visible (window->inspector_side);
  gtk_window_get_default_size (GTK_WINDOW (window), &state.width, &state.height);
  state.is_maximized = gtk_window_is_maximized (GTK_WINDOW (window));

  return state;
}

void
cjm_window_remember_view (CjmWindow *window)
{
  GFile *file = cjm_document_get_file (window->document);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autofree char *path = cjm_view_store_dup_path ();
  g_autoptr (GError) error = NULL;
  CjmViewState state = get_state (window);

  if (!cjm_view_store_save (path, uri, &state, &error))
    g_debug ("The view is not remembered: %s", error->message);
}

/* A window is never larger than the screens it may come up on. */
static void
set_size (CjmWindow *window, const CjmViewState *state)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  int width = 0, height = 0;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle room;

      gdk_monitor_get_geometry (monitor, &room);
      width = MAX (width, room.width);
      height = MAX (height, room.height);
    }
  if (state->width > 0 && width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), MIN (state->width, width),
                                 MIN (state->height, height));
  if (state->is_maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  else
    gtk_window_unmaximize (GTK_WINDOW (window));
}

void
cjm_window_restore_size (CjmWindow *window, GFile *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autofree char *path = cjm_view_store_dup_path ();
  CjmViewState state;

  /* What is on the screen already stays as it is. */
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    return;

  if ((uri != NULL && cjm_view_store_load (path, uri, &state) && state.width > 0)
      || cjm_view_store_load (path, NULL, &state))
    set_size (window, &state);
}

static void
restore_side (CjmWindow *window, const CjmViewState *state)
{
  const char *shown = get_panel_name (window);

  if (state->has_inspector != gtk_widget_get_visible (window->inspector_side))
    g_action_group_change_action_state (
        G_ACTION_GROUP (window), "inspector",
        g_variant_new_boolean (state->has_inspector && cjm_window_has_room (window)));
  if (strcmp (shown, state->panel) != 0
      && (strcmp (state->panel, "review") == 0 || strcmp (state->panel, "questions") == 0))
    g_action_group_activate_action (G_ACTION_GROUP (window), state->panel, NULL);
}

void
cjm_window_restore_view (CjmWindow *window)
{
  GFile *file = cjm_document_get_file (window->document);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = cjm_view_store_dup_path ();
  CjmViewState state;

  /* What stands beside the map goes by the window's own surface. */
  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    gtk_widget_realize (GTK_WIDGET (window));
  cjm_canvas_reset_view (window->canvas);
  if (!cjm_view_store_load (path, uri, &state))
    return;

  restore_side (window, &state);
  cjm_canvas_restore_view (window->canvas, &state.view, &state.focus);
}

/* Set-up */

void
cjm_window_add_view_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "zoom-in", .activate = zoom_cb },
    { .name = "zoom-out", .activate = zoom_cb },
    { .name = "zoom-normal", .activate = zoom_cb },
    { .name = "zoom-fit", .activate = zoom_cb },
    { .name = "zoom-width", .activate = zoom_cb },
    { .name = "zoom", .parameter_type = "d", .state = "1.0", .change_state = zoom_to_cb },
    { .name = "mini-map", .state = "true", .change_state = mini_map_cb },
    { .name = "switch-corner", .activate = switch_corner_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
cjm_window_set_up_view (CjmWindow *window)
{
  g_autofree char *path = cjm_view_store_dup_path ();
  gboolean wants_map = cjm_view_store_get_wants_map (path);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "mini-map");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (wants_map));
  cjm_view_corner_set_canvas (window->corner, window->canvas);
  cjm_view_corner_set_wants_map (window->corner, wants_map);
  g_signal_connect (window->canvas, "zoom-changed", G_CALLBACK (zoom_changed_cb), window);
  zoom_changed_cb (window->canvas, window);
}
