#include "cjm-window-private.h"

#include "cjm-lane-dialog.h"
#include "cjm-overview.h"
#include "cjm-question-panel.h"
#include "cjm-review-panel.h"
#include "cjm-template-dialog.h"

#include <string.h>

/* What stands beside the map, one thing at a time: the review or the guiding questions. They are
 * made when they are asked for first, so that a window that only shows a map has none of them. */

static const char *
get_shown (CjmWindow *window)
{
  return gtk_widget_get_visible (GTK_WIDGET (window->panels))
             ? gtk_stack_get_visible_child_name (window->panels)
             : NULL;
}

static void
wants_overview_cb (CjmReviewPanel *panel, gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "overview",
                                  g_variant_new_string ("evidence"));
}

static GtkWidget *
get_panel (CjmWindow *window, const char *name)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (window->panels, name);

  if (panel != NULL)
    return panel;

  if (g_str_equal (name, "review"))
    {
      panel = cjm_review_panel_new (window->document, window->canvas);
      g_signal_connect (panel, "wants-overview", G_CALLBACK (wants_overview_cb), window);
    }
  else
    panel = cjm_question_panel_new (window->document, window->canvas);
  gtk_stack_add_named (window->panels, panel, name);

  return panel;
}

static void
leave_questions (CjmWindow *window)
{
  if (g_strcmp0 (get_shown (window), "questions") == 0)
    cjm_question_panel_leave (CJM_QUESTION_PANEL (get_panel (window, "questions")));
}

static void
hide_panel (CjmWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->panels));

  leave_questions (window);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  gtk_widget_set_visible (GTK_WIDGET (window->panels), FALSE);
}

static void
show_panel (CjmWindow *window, const char *name)
{
  GtkWidget *panel = get_panel (window, name);

  cjm_canvas_end_editing (window->canvas);
  leave_questions (window);
  gtk_stack_set_visible_child (window->panels, panel);
  gtk_widget_set_visible (GTK_WIDGET (window->panels), TRUE);
  if (CJM_IS_QUESTION_PANEL (panel))
    cjm_question_panel_resume (CJM_QUESTION_PANEL (panel));
  else
    gtk_widget_grab_focus (panel);
}

/* The action of a panel shows it, or hides it where it is shown. */
static void
panel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_strcmp0 (get_shown (window), name) == 0)
    hide_panel (window);
  else
    show_panel (window, name);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  hide_panel (user_data);
  return TRUE;
}

static void
overview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_overview_show (GTK_WINDOW (window), window->document, window->canvas,
                     g_variant_get_string (parameter, NULL));
}

static void
save_template_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_canvas_end_editing (window->canvas);
  cjm_template_dialog_show (GTK_WINDOW (window), window->document);
}

/* Adding */

static void
add_lane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  cjm_lane_dialog_show (GTK_WINDOW (window), window->document, window->canvas);
}

static void
add_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;

  gtk_widget_activate_action (GTK_WIDGET (window->canvas), "canvas.add-step", NULL);
}

void
cjm_window_add_panel_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "review", .activate = panel_cb },
    { .name = "questions", .activate = panel_cb },
    { .name = "overview", .activate = overview_cb, .parameter_type = "s" },
    { .name = "save-as-template", .activate = save_template_cb },
    { .name = "add-lane", .activate = add_lane_cb },
    { .name = "add-step", .activate = add_step_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
cjm_window_set_up_panels (CjmWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, window, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window->panels), keys);
}
