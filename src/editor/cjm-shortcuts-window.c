#include "cjm-shortcuts-window.h"

#include "cjm-commands.h"
#include "cjm-dialog-window.h"
#include "cjm-search-keys.h"

#include <glib/gi18n.h>
#include <string.h>

/* Not GTK's own window of shortcuts, which is wider than a small screen and cannot be scrolled. */

#define WIDTH 600
#define HEIGHT 760

/* Of a row: its command. */
#define COMMAND_KEY "command"

typedef struct
{
  GtkListBox *list;
  GtkEditable *search;
} ShortcutsWindow;

static const CjmCommand *
get_command (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), COMMAND_KEY);
}

/* Rows */

/* Those of the keypad do what their namesakes do. */
static gboolean
is_shown_key (const char *key)
{
  return strstr (key, "KP_") == NULL;
}

/* All keys of a command, and what a screen reader says of them. */
static GtkWidget *
create_keys (const CjmCommand *command, GString *said)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      GdkModifierType state;
      GtkWidget *label;
      guint key;

      if (!is_shown_key (keys[i]) || !gtk_accelerator_parse (keys[i], &key, &state))
        continue;
      text = gtk_accelerator_get_label (key, state);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "key-label");
      gtk_box_append (GTK_BOX (box), label);
      g_string_append_printf (said, ", %s", text);
    }

  return box;
}

static void
append_row (ShortcutsWindow *window, const CjmCommand *command)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (cjm_command_get_label (command));
  g_autoptr (GString) said = g_string_new (cjm_command_get_label (command));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_keys (command, said));
  gtk_widget_add_css_class (row, "command-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str,
                                  -1);
  g_object_set_data (G_OBJECT (row), COMMAND_KEY, (gpointer) command);
  gtk_list_box_append (window->list, row);
}

static void
fill_list (ShortcutsWindow *window)
{
  for (int section = 0; section < CJM_N_SECTIONS; section++)
    for (guint i = 0; i < cjm_commands_get_length (); i++)
      {
        const CjmCommand *command = cjm_commands_get_nth (i);

        if (command->section == (CjmCommandSection) section && command->keys != NULL)
          append_row (window, command);
      }
}

/* The first row of a section has its title above. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  CjmCommandSection section = get_command (row)->section;
  GtkWidget *title;

  if (before != NULL && get_command (before)->section == section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  title = gtk_label_new (cjm_command_section_get_title (section));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "shortcuts-heading");
  gtk_list_box_row_set_header (row, title);
}

/* Searching */

/* By the words of the command, of its section, or by its first key. */
static gboolean
matches (const CjmCommand *command, const char *typed)
{
  g_autofree char *key = cjm_command_dup_key_label (command);
  g_autofree char *all = g_strdup_printf ("%s %s", cjm_command_section_get_title (command->section),
                                          cjm_command_get_label (command));

  return *typed == '\0' || g_str_match_string (typed, all, TRUE)
         || (key != NULL && g_ascii_strcasecmp (typed, key) == 0);
}

/* Rows are hidden rather than filtered: a screen reader is told of what the list filters out. */
static void
update_list (ShortcutsWindow *window)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (window->search)));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), matches (get_command (row), typed));
  gtk_list_box_invalidate_headers (window->list);
  cjm_search_keys_choose_first (window->list);
}

static GtkWidget *
create_search (ShortcutsWindow *window)
{
  GtkWidget *search = gtk_search_entry_new ();

  window->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("Type to search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search a command"), -1);
  gtk_widget_add_css_class (search, "lane-search");
  g_signal_connect_swapped (search, "changed", G_CALLBACK (update_list), window);
  return search;
}

static GtkWidget *
create_list (ShortcutsWindow *window)
{
  GtkWidget *scroller;

  window->list = cjm_search_keys_create_list (GTK_WIDGET (window->search), _ ("Keyboard shortcuts"),
                                              _ ("No command of this name"));
  gtk_list_box_set_header_func (window->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (window->list), "command-list");
  gtk_widget_add_css_class (GTK_WIDGET (window->list), "shortcuts-list");
  scroller = cjm_search_keys_create_scroller (window->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
cjm_shortcuts_window_show (GtkWindow *parent)
{
  GtkWidget *dialog = cjm_dialog_window_new (parent, _ ("Keyboard shortcuts"), TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ShortcutsWindow *window = g_new0 (ShortcutsWindow, 1);

  g_object_set_data_full (G_OBJECT (dialog), "shortcuts", window, g_free);
  gtk_box_append (GTK_BOX (box), create_search (window));
  gtk_box_append (GTK_BOX (box), create_list (window));
  fill_list (window);
  cjm_search_keys_choose_first (window->list);
  g_signal_connect_swapped (window->search, "stop-search", G_CALLBACK (gtk_window_close), dialog);
  gtk_window_set_child (GTK_WINDOW (dialog), box);
  cjm_dialog_window_set_size (dialog, WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (window->search));
}
