#include "cjm-application.h"
#include "cjm-canvas.h"
#include "cjm-commands.h"
#include "cjm-window.h"

#include <string.h>

/* The table of commands and the actions that there are say the same. */

/* Actions that are no commands of their own. */
static const char *const exceptions[] = {
  "win.add-note",     /* these eight go on to those of the canvas */
  "win.cut",          /**/
  "win.copy",         /**/
  "win.copy-picture", /**/
  "win.copy-table",   /**/
  "win.paste",        /**/
  "win.add-phase",    /**/
  "win.add-step",     /**/
  "win.language",     /* chosen from a list */
  "win.open-uri",     /* the same */
  "canvas.move-to-lane",
  "canvas.move-to-phase",
  "canvas.set-source", /* the same */
  "canvas.spotlight",  /* what that of the window goes on to */
};

static char *
dup_name (const char *detailed)
{
  g_autoptr (GVariant) parameter = NULL;
  char *name = NULL;
  gboolean is_action = g_action_parse_detailed_name (detailed, &name, &parameter, NULL);

  g_assert_true (is_action);

  return name;
}

static gboolean
is_excepted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i], name))
      return TRUE;

  return FALSE;
}

/* All actions that there are: of the application, of a window and of the canvas. */
static GHashTable *
list_actions (CjmApplication *application, GtkWidget *window)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GActionGroup *const groups[] = { G_ACTION_GROUP (application), G_ACTION_GROUP (window) };
  const char *const prefixes[] = { "app", "win" };
  GtkWidgetClass *class = g_type_class_peek (CJM_TYPE_CANVAS);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) actions = g_action_group_list_actions (groups[i]);

      for (guint j = 0; actions[j] != NULL; j++)
        g_hash_table_add (names, g_strdup_printf ("%s.%s", prefixes[i], actions[j]));
    }
  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (owner == CJM_TYPE_CANVAS)
      g_hash_table_add (names, g_strdup (name));

  return names;
}

static void
check_each_action_has_a_command (GHashTable *actions)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < cjm_commands_get_length (); i++)
    if (cjm_commands_get_nth (i)->action != NULL)
      g_hash_table_add (listed, dup_name (cjm_commands_get_nth (i)->action));

  g_hash_table_iter_init (&iter, actions);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (listed, name) && !is_excepted (name))
      {
        g_test_message ("“%s” has no line in the table of commands", (char *) name);
        g_test_fail ();
      }
}

static void
check_each_command_has_an_action (GHashTable *actions)
{
  for (guint i = 0; i < cjm_commands_get_length (); i++)
    {
      const CjmCommand *command = cjm_commands_get_nth (i);
      g_autofree char *name = command->action != NULL ? dup_name (command->action) : NULL;

      if (name != NULL && !g_hash_table_contains (actions, name))
        {
          g_test_message ("“%s” is no action", name);
          g_test_fail ();
        }
      g_assert_true (command->action != NULL || command->keys != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    g_assert_true (g_hash_table_contains (actions, exceptions[i]));
}

static void
test_actions (void)
{
  g_autoptr (CjmApplication) application = CJM_APPLICATION (cjm_application_new ());
  g_autoptr (GHashTable) actions = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = cjm_window_new (application);
  actions = list_actions (application, window);
  check_each_action_has_a_command (actions);
  check_each_command_has_an_action (actions);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A key that runs an action runs one only, but for those of which each has its own subject: a
 * feeling goes up where a note moves up, and while one searches F3 is the key of that. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cjm_commands_get_length (); i++)
    {
      const CjmCommand *command = cjm_commands_get_nth (i);
      g_auto (GStrv) keys = g_strsplit (command->keys != NULL ? command->keys : "", " ", -1);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *name = NULL;
          GdkModifierType state;
          guint key;

          g_assert_true (gtk_accelerator_parse (keys[j], &key, &state));
          name = gtk_accelerator_name (gdk_keyval_to_lower (key), state);
          if (command->action == NULL || command->subject == CJM_SUBJECT_FEELING
              || command->subject == CJM_SUBJECT_TOUCHPOINT)
            continue;
          if (g_hash_table_contains (owners, name))
            {
              g_test_message ("%s is the key of “%s” and of another command", name,
                              command->action);
              g_test_fail ();
            }
          g_hash_table_add (owners, g_steal_pointer (&name));
        }
    }
}

static void
test_finding (void)
{
  g_assert_cmpstr (cjm_commands_find_for_key ("canvas.", GDK_KEY_D, GDK_CONTROL_MASK)->action, ==,
                   "canvas.duplicate");
  g_assert_cmpstr (cjm_commands_find_for_key ("canvas.", GDK_KEY_KP_Enter, GDK_LOCK_MASK)->action,
                   ==, "canvas.edit");
  g_assert_null (cjm_commands_find_for_key ("canvas.", GDK_KEY_s, GDK_CONTROL_MASK));
  g_assert_null (cjm_commands_find_for_key ("canvas.", GDK_KEY_Tab, 0));
  g_assert_cmpstr (cjm_commands_find ("win.save")->label, ==, "Save");
  g_assert_null (cjm_commands_find ("win.other"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands/actions", test_actions);
  g_test_add_func ("/commands/keys", test_keys);
  g_test_add_func ("/commands/finding", test_finding);

  return g_test_run ();
}
