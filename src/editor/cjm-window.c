#include "cjm-window-private.h"

#include "cjm-change-label.h"
#include "cjm-command-palette.h"
#include "cjm-dialogs.h"
#include "cjm-main-menu.h"
#include "cjm-shortcuts-window.h"

#include <glib/gi18n.h>

/* Pixels of a window in which the inspector is shown from the start. */
#define INSPECTOR_MIN_WIDTH 1100

G_DEFINE_FINAL_TYPE (CjmWindow, cjm_window, GTK_TYPE_APPLICATION_WINDOW)

/* State in the header bar */

/* How the map stands to its file. */
static char *
format_subtitle (CjmDocument *document)
{
  GFile *file = cjm_document_get_file (document);
  gboolean is_modified = cjm_document_is_modified (document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (file == NULL)
    return g_strdup (is_modified ? _ ("Not saved") : _ ("New map"));
  if (cjm_document_is_read_only (document))
    /* Translators: under the title in the header bar; %s is the name of a file. */
    return g_strdup_printf (_ ("%s · to be looked at only"), name);

  /* Translators: under the title in the header bar; %s is the name of a file. */
  return g_strdup_printf (is_modified ? _ ("%s · unsaved changes") : _ ("%s · all saved"), name);
}

static void
update_title (CjmWindow *window)
{
  g_autofree char *title = cjm_document_dup_title (window->document);
  gboolean is_modified = cjm_document_is_modified (window->document);
  /* Translators: the title of a window with unsaved changes; %s is the map's title. The mark
   * says that there is something unsaved. */
  g_autofree char *marked = is_modified ? g_strdup_printf (_ ("• %s"), title) : g_strdup (title);
  g_autofree char *subtitle = format_subtitle (window->document);

  gtk_window_set_title (GTK_WINDOW (window), marked);
  gtk_label_set_label (window->title_label, marked);
  gtk_label_set_label (window->subtitle_label, subtitle);
}

static void
set_enabled (CjmWindow *window, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
set_step_tooltip (GtkWidget *button, const char *label, const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", label, keys);

  /* GTK asks the display where the pointer is each time, so not for every letter typed. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) != 0)
    gtk_widget_set_tooltip_text (button, tooltip);
}

static void
update_history (CjmWindow *window)
{
  const CjmHistory *history = cjm_document_get_history (window->document);
  gboolean can_undo = cjm_history_can_undo (history), can_redo = cjm_history_can_redo (history);
  g_autofree char *undo = cjm_change_dup_undo_label (history);
  g_autofree char *redo = cjm_change_dup_redo_label (history);

  set_enabled (window, "undo", can_undo);
  set_enabled (window, "redo", can_redo);
  set_step_tooltip (window->undo_button, undo, _ ("Ctrl+Z"));
  set_step_tooltip (window->redo_button, redo, _ ("Ctrl+Shift+Z"));
}

/* The menu names steps, files and languages, so it is made when it is about to be shown. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  CjmWindow *window = user_data;
  const CjmHistory *history = cjm_document_get_history (window->document);
  g_autofree char *undo = cjm_change_dup_undo_label (history);
  g_autofree char *redo = cjm_change_dup_redo_label (history);
  g_autoptr (GMenuModel) menu
      = cjm_main_menu_new (undo, redo, cjm_document_get_map (window->document)->language);

  cjm_window_note_focus (window);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
state_changed_cb (CjmDocument *document, gpointer user_data)
{
  update_title (user_data);
  update_history (user_data);
}

static void
failed_cb (CjmCanvas *canvas, const char *heading, const char *text, gpointer user_data)
{
  cjm_dialog_tell (user_data, heading, text);
}

static void
file_dropped_cb (CjmCanvas *canvas, GFile *file, gpointer user_data)
{
  cjm_application_open_file (CJM_APPLICATION (gtk_window_get_application (user_data)), file,
                             user_data);
}

/* Actions */

static void
commands_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_command_palette_show (GTK_WINDOW (window), window->canvas);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  g_autoptr (CjmMap) before = cjm_map_ref (cjm_document_get_map (window->document));

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "undo"))
    cjm_document_undo (window->document);
  else
    cjm_document_redo (window->document);
  /* Who types beside the canvas goes on there. */
  if (!cjm_inspector_has_focus (window->inspector) && !cjm_window_is_finding (window)
      && gtk_widget_get_focus_child (GTK_WIDGET (window->panels)) == NULL)
    cjm_canvas_show_difference (window->canvas, before);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  g_autofree char *name = g_strdup_printf ("canvas.%s", g_action_get_name (G_ACTION (action)));

  gtk_widget_activate_action (GTK_WIDGET (window->canvas), name, NULL);
}

static void
language_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmDocument *document = CJM_WINDOW (user_data)->document;

  cjm_canvas_end_editing (CJM_WINDOW (user_data)->canvas);
  cjm_document_take_map (document,
                         cjm_map_set_language (cjm_document_get_map (document),
                                               g_variant_get_string (parameter, NULL)),
                         CJM_CHANGE_LANGUAGE, NULL);
}

static void
spotlight_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (CJM_WINDOW (user_data)->canvas),
                                      "canvas.spotlight", parameter);
}

static void
dim_unbacked_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  cjm_canvas_set_dims_unbacked (CJM_WINDOW (user_data)->canvas, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (user_data);
  else
    gtk_window_unfullscreen (user_data);
  g_simple_action_set_state (action, state);
}

static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_shortcuts_window_show (user_data);
}

/* Inspector */

static void
set_inspector_shown (CjmWindow *window, gboolean is_shown)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "inspector",
                                      g_variant_new_boolean (is_shown));
}

static void
inspector_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CjmWindow *window = user_data;
  gboolean is_shown = g_variant_get_boolean (state);

  if (!is_shown && cjm_inspector_has_focus (window->inspector))
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (window->inspector_side, is_shown);

  /* One thing at a time stands beside the map; the action of a panel that is shown hides it. */
  if (is_shown && gtk_widget_get_visible (GTK_WIDGET (window->panels)))
    g_action_group_activate_action (G_ACTION_GROUP (window),
                                    gtk_stack_get_visible_child_name (window->panels), NULL);
}

static void
panels_shown_cb (CjmWindow *window)
{
  gboolean has_inspector = gtk_widget_get_visible (window->inspector_side);

  if (gtk_widget_get_visible (GTK_WIDGET (window->panels)))
    {
      window->had_inspector = has_inspector;
      set_inspector_shown (window, FALSE);
    }
  else if (window->had_inspector && !has_inspector)
    set_inspector_shown (window, TRUE);
}

/* Between the canvas and what stands beside it: the inspector where there is nothing else. */
static void
switch_side_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  if (gtk_widget_get_focus_child (GTK_WIDGET (window->panels)) != NULL
      || cjm_inspector_has_focus (window->inspector))
    {
      gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
      return;
    }

  if (gtk_widget_get_visible (GTK_WIDGET (window->panels)))
    {
      gtk_widget_child_focus (GTK_WIDGET (window->panels), GTK_DIR_TAB_FORWARD);
      return;
    }

  set_inspector_shown (window, TRUE);
  cjm_inspector_focus (window->inspector);
}

void
cjm_window_show_field (CjmWindow *window, CjmTarget target)
{
  set_inspector_shown (window, TRUE);
  cjm_inspector_show_field (window->inspector, target);
}

/* The inspector leaves room for the map: it is shown from the start in a wide window only. */
gboolean
cjm_window_has_room (CjmWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor
      = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (window)), surface);
  GdkRectangle room = { .width = G_MAXINT };
  int width;

  g_object_get (window, "default-width", &width, NULL);
  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &room);

  return (gtk_window_is_maximized (GTK_WINDOW (window)) ? room.width : MIN (width, room.width))
         >= INSPECTOR_MIN_WIDTH;
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

/* Not before the window is shown: a window that opens a file would lay out the map that it
 * begins with for nothing. */
static void
cjm_window_realize (GtkWidget *widget)
{
  CjmWindow *window = CJM_WINDOW (widget);

  cjm_canvas_set_document (window->canvas, window->document);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);

  GTK_WIDGET_CLASS (cjm_window_parent_class)->realize (widget);
  set_inspector_shown (window, cjm_window_has_room (window));
}

/* However the window goes, its map can be found again as it was left. */
static void
cjm_window_unmap (GtkWidget *widget)
{
  if (CJM_WINDOW (widget)->document != NULL)
    cjm_window_remember_view (CJM_WINDOW (widget));

  GTK_WIDGET_CLASS (cjm_window_parent_class)->unmap (widget);
}

static gboolean
cjm_window_close_request (GtkWindow *window)
{
  if (!cjm_window_may_close (CJM_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (cjm_window_parent_class)->close_request (window);
}

/* Object */

static void
cjm_window_dispose (GObject *object)
{
  CjmWindow *window = CJM_WINDOW (object);

  if (window->canvas != NULL)
    {
      g_signal_handlers_disconnect_by_data (window->canvas, window);
      cjm_canvas_end_editing (window->canvas);
      cjm_canvas_set_document (window->canvas, NULL);
    }
  cjm_window_tear_down_colleagues (window);
  if (window->document != NULL)
    g_signal_handlers_disconnect_by_data (window->document, window);
  g_clear_object (&window->recorder);
  g_clear_object (&window->document);
  g_clear_weak_pointer (&window->menu_focus);
  g_clear_weak_pointer (&window->ready_notice);
  g_clear_object (&window->exported);
  g_clear_object (&window->loading);
  g_clear_object (&window->next_save);
  window->canvas = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CJM_TYPE_WINDOW);

  G_OBJECT_CLASS (cjm_window_parent_class)->dispose (object);
}

static void
cjm_window_class_init (CjmWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = cjm_window_close_request;
  widget_class->realize = cjm_window_realize;
  widget_class->unmap = cjm_window_unmap;

  g_type_ensure (CJM_TYPE_CANVAS);
  g_type_ensure (CJM_TYPE_INSPECTOR);
  g_type_ensure (CJM_TYPE_VIEW_CORNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CJMap/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, inspector_side);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, corner);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, empty_state);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, empty_phase_button);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, empty_lane_button);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, CjmWindow, panels);
}

static void
cjm_window_init (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "undo", .activate = step_cb },
    { .name = "redo", .activate = step_cb },
    { .name = "add-note", .activate = add_cb },
    { .name = "add-phase", .activate = add_cb },
    { .name = "language", .activate = language_cb, .parameter_type = "s" },
    { .name = "spotlight", .activate = spotlight_cb, .parameter_type = "s" },
    { .name = "dim-unbacked", .state = "false", .change_state = dim_unbacked_cb },
    { .name = "fullscreen", .state = "false", .change_state = fullscreen_cb },
    { .name = "inspector", .state = "false", .change_state = inspector_cb },
    { .name = "switch-side", .activate = switch_side_cb },
    { .name = "commands", .activate = commands_cb },
    { .name = "show-help-overlay", .activate = show_shortcuts_cb },
    { .name = "close", .activate = close_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  cjm_window_add_file_actions (window);
  cjm_window_add_panel_actions (window);
  cjm_window_add_version_actions (window);
  cjm_window_add_find_actions (window);
  cjm_window_add_view_actions (window);
  cjm_window_add_spelling_actions (window);
  gtk_widget_init_template (GTK_WIDGET (window));
  cjm_window_set_up_panels (window);
  cjm_window_set_up_find (window);
  cjm_window_set_up_view (window);
  cjm_window_set_up_clipboard (window);
  cjm_window_set_up_export (window);
  gtk_menu_button_set_create_popup_func (window->menu_button, create_menu_cb, window, NULL);
  g_signal_connect_object (window->panels, "notify::visible", G_CALLBACK (panels_shown_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect (window->canvas, "failed", G_CALLBACK (failed_cb), window);
  g_signal_connect (window->canvas, "file-dropped", G_CALLBACK (file_dropped_cb), window);
}

GtkWidget *
cjm_window_new (CjmApplication *application)
{
  CjmWindow *window = g_object_new (CJM_TYPE_WINDOW, "application", application, NULL);
  CjmSettings *settings = cjm_application_get_settings (application);
  g_autofree char *language = cjm_settings_dup_map_language (settings);
  g_autoptr (CjmMap) map = NULL;

  window->document = cjm_document_new (language);
  map = cjm_settings_apply (settings, cjm_document_get_map (window->document));
  cjm_document_begin (window->document, map);
  cjm_window_set_up_colleagues (window);
  cjm_window_set_up_recovery (window);
  cjm_inspector_set_document (window->inspector, window->document, window->canvas);
  g_signal_connect (window->document, "state-changed", G_CALLBACK (state_changed_cb), window);
  state_changed_cb (window->document, window);
  g_signal_connect_swapped (window->document, "changed", G_CALLBACK (cjm_window_update_empty_state),
                            window);
  /* What it tells of is no longer what its button would undo. */
  g_signal_connect_object (window->document, "changed", G_CALLBACK (cjm_toast_hide), window->toast,
                           G_CONNECT_SWAPPED);
  cjm_window_restore_size (window, NULL);

  return GTK_WIDGET (window);
}

void
cjm_window_begin (CjmWindow *window, const CjmMap *map)
{
  cjm_canvas_end_editing (window->canvas);
  cjm_document_begin (window->document, map);
  cjm_canvas_reset_view (window->canvas);
}

CjmDocument *
cjm_window_get_document (CjmWindow *window)
{
  return window->document;
}

CjmCanvas *
cjm_window_get_canvas (CjmWindow *window)
{
  return window->canvas;
}
