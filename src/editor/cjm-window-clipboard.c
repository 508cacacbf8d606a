#include "cjm-window-private.h"

/* The clipboard in the main menu: it works on the text that is being written where there is one,
 * else on the sheet. */

static const struct
{
  const char *name;
  const char *text_action; /* NULL where texts have none */
} clipboard_actions[] = {
  { "cut", "clipboard.cut" }, { "copy", "clipboard.copy" }, { "paste", "clipboard.paste" },
  { "copy-picture", NULL },   { "copy-table", NULL },
};

/* A menu takes the focus; what had it before is what is meant. */
void
cjm_window_note_focus (CjmWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_set_weak_pointer (&window->menu_focus, focus);
}

static void
clipboard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *canvas_action = g_strdup_printf ("canvas.%s", name);
  GtkWidget *focus = window->menu_focus;
  gboolean is_text = focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));

  for (guint i = 0; is_text && i < G_N_ELEMENTS (clipboard_actions); i++)
    if (g_str_equal (clipboard_actions[i].name, name) && clipboard_actions[i].text_action != NULL)
      {
        gtk_widget_activate_action (focus, clipboard_actions[i].text_action, NULL);
        return;
      }

  gtk_widget_activate_action (GTK_WIDGET (window->canvas), canvas_action, NULL);
}

static void
told_cb (CjmCanvas *canvas, const char *text, gpointer user_data)
{
  cjm_toast_show (CJM_WINDOW (user_data)->toast, text);
}

void
cjm_window_set_up_clipboard (CjmWindow *window)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (window->canvas), GTK_TYPE_OVERLAY);

  for (guint i = 0; i < G_N_ELEMENTS (clipboard_actions); i++)
    {
      GActionEntry entry = { .name = clipboard_actions[i].name, .activate = clipboard_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (window), &entry, 1, window);
    }
  window->toast = CJM_TOAST (cjm_toast_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (window->toast));
  g_signal_connect (window->canvas, "told", G_CALLBACK (told_cb), window);
}
