#include "cjm-window-private.h"

#include "cjm-find-bar.h"

/* Finding and replacing: the bar under the header, made when it is asked for first. */

static void
set_open (CjmWindow *window, gboolean is_open)
{
  static const char *const names[] = { "find-next", "find-previous" };

  gtk_revealer_set_reveal_child (window->find_revealer, is_open);
  /* Hidden, so that no key and no screen reader finds the way into it. */
  gtk_widget_set_visible (GTK_WIDGET (window->find_revealer), is_open);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_open);
    }
}

static void
closed_cb (CjmFindBar *bar, gpointer user_data)
{
  set_open (user_data, FALSE);
}

static void
wants_field_cb (CjmFindBar *bar, int field, guint64 id, gpointer user_data)
{
  cjm_window_show_field (user_data, (CjmTarget){ (CjmField) field, id });
}

static CjmFindBar *
get_bar (CjmWindow *window)
{
  GtkWidget *bar = gtk_revealer_get_child (window->find_revealer);

  if (bar == NULL)
    {
      bar = cjm_find_bar_new (window->document, window->canvas);
      g_signal_connect_object (bar, "closed", G_CALLBACK (closed_cb), window, 0);
      g_signal_connect_object (bar, "wants-field", G_CALLBACK (wants_field_cb), window, 0);
      gtk_revealer_set_child (window->find_revealer, bar);
    }

  return CJM_FIND_BAR (bar);
}

/* What is selected in the text that is being edited is what one looks for. */
static char *
dup_selection (CjmWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (focus == NULL || !GTK_IS_TEXT_VIEW (focus))
    return NULL;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  g_autofree char *selection = dup_selection (window);

  cjm_canvas_end_editing (window->canvas);
  set_open (window, TRUE);
  cjm_find_bar_open (get_bar (window), selection,
                     g_str_equal (g_action_get_name (G_ACTION (action)), "replace"));
}

static void
find_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_find_bar_step (get_bar (user_data),
                     g_str_equal (g_action_get_name (G_ACTION (action)), "find-next") ? 1 : -1);
}

gboolean
cjm_window_is_finding (CjmWindow *window)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (window->find_revealer)) != NULL;
}

void
cjm_window_add_find_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "find", .activate = find_cb },
    { .name = "replace", .activate = find_cb },
    { .name = "find-next", .activate = find_step_cb },
    { .name = "find-previous", .activate = find_step_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
cjm_window_set_up_find (CjmWindow *window)
{
  set_open (window, FALSE);
}
