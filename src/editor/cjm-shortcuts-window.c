#include "cjm-shortcuts-window.h"

#include "cjm-commands.h"

#include <string.h>

/* GTK 4.8 makes the parts of such a window from the words of a user interface file only. */

#define ROWS_A_COLUMN 14

/* Those of the keypad do what their namesakes do. */
static char *
dup_shown_keys (const CjmCommand *command)
{
  g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    if (strstr (keys[i], "KP_") == NULL)
      g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", keys[i]);

  return g_string_free (shown, FALSE);
}

static void
append_property (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (text, "<property name='%s'>%s</property>", name, escaped);
}

static void
append_command (GString *text, const CjmCommand *command)
{
  g_autofree char *keys = dup_shown_keys (command);

  g_string_append (text, "<child><object class='GtkShortcutsShortcut'>");
  append_property (text, "title", cjm_command_get_label (command));
  append_property (text, "accelerator", keys);
  g_string_append (text, "</object></child>");
}

static void
append_group (GString *text, CjmCommandSection section)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < cjm_commands_get_length (); i++)
    {
      const CjmCommand *command = cjm_commands_get_nth (i);

      if (command->section == section && command->keys != NULL)
        append_command (rows, command);
    }
  if (rows->len == 0)
    return;

  g_string_append (text, "<child><object class='GtkShortcutsGroup'>");
  append_property (text, "title", cjm_command_section_get_title (section));
  g_string_append (text, rows->str);
  g_string_append (text, "</object></child>");
}

static char *
dup_interface (void)
{
  GString *text = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                                "<child><object class='GtkShortcutsSection'>");

  append_property (text, "section-name", "shortcuts");
  g_string_append_printf (text, "<property name='max-height'>%d</property>", ROWS_A_COLUMN);
  for (int i = 0; i < CJM_N_SECTIONS; i++)
    append_group (text, (CjmCommandSection) i);
  g_string_append (text, "</object></child></object></interface>");

  return g_string_free (text, FALSE);
}

void
cjm_shortcuts_window_show (GtkWindow *parent)
{
  g_autofree char *interface = dup_interface ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (interface, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_modal (window, TRUE);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}
