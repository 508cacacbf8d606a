#include "cjm-command-palette.h"

#include "cjm-commands.h"
#include "cjm-search-keys.h"
#include "cjm-settings.h"
#include "cjm-text-scale.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_RECENT 8
#define LIST_WIDTH 560
#define LIST_HEIGHT 396

/* What the window has to be larger than the list: for the search, and to be seen around it. */
#define AIR 120

/* Of a row: its command's number in the table, and one. */
#define NUMBER_KEY "command"
#define RANK_KEY "rank"

typedef struct
{
  GtkPopover *popover;
  CjmCanvas *canvas;
  GtkWidget *before; /* what had the focus */
  GtkEditable *search;
  GtkListBox *list;
  GtkSizeGroup *keys;
  char **recent;
  const CjmCommand *chosen;
} Palette;

static const CjmCommand *
get_command (GtkListBoxRow *row)
{
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), NUMBER_KEY));

  return cjm_commands_get_nth ((guint) (number - 1));
}

/* Searching */

/* How well a command answers to what was typed: the less the better, -1 not at all. Letters are
 * compared without accents and case, words by their beginnings. */
static int
find_rank (const CjmCommand *command, const char *typed)
{
  const char *label = cjm_command_get_label (command);
  g_autofree char *folded = g_utf8_casefold (label, -1);
  g_autofree char *key = g_utf8_casefold (typed, -1);
  g_autofree char *all = NULL;

  if (g_str_has_prefix (folded, key))
    return 0;
  if (g_str_match_string (typed, label, TRUE))
    return 1;

  all = g_strdup_printf ("%s %s", cjm_command_section_get_title (command->section), label);
  return g_str_match_string (typed, all, TRUE) ? 2 : -1;
}

/* Those used last first, the others behind them all. */
static int
find_age (Palette *palette, const CjmCommand *command)
{
  int age = 0;

  while (palette->recent[age] != NULL && strcmp (palette->recent[age], command->action) != 0)
    age++;

  return age;
}

static int
get_rank (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), RANK_KEY));
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  const CjmCommand *first = get_command (a), *second = get_command (b);
  int by_rank = get_rank (a) - get_rank (b);
  int by_age = find_age (user_data, first) - find_age (user_data, second);

  return by_rank != 0 ? by_rank : by_age != 0 ? by_age : first < second ? -1 : 1;
}

/* Rows are hidden rather than filtered: a screen reader is told of what the list filters out. */
static void
update_list (Palette *palette)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (palette->search)));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (palette->list, i)) != NULL; i++)
    {
      int rank = *typed != '\0' ? find_rank (get_command (row), typed) : 0;

      g_object_set_data (G_OBJECT (row), RANK_KEY, GINT_TO_POINTER (rank));
      gtk_widget_set_visible (GTK_WIDGET (row), rank >= 0);
    }
  gtk_list_box_invalidate_sort (palette->list);
  cjm_search_keys_choose_first (palette->list);
}

/* Rows */

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* The keys stand below each other, and what there is before them too. */
static void
append_key (Palette *palette, GtkWidget *row, const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (key != NULL)
    append_label (box, key, "key-label");
  gtk_size_group_add_widget (palette->keys, box);
  gtk_box_append (GTK_BOX (row), box);
}

static void
append_row (Palette *palette, guint index)
{
  const CjmCommand *command = cjm_commands_get_nth (index);
  g_autofree char *key = cjm_command_dup_key_label (command);
  const char *section = cjm_command_section_get_title (command->section);
  /* Translators: a command, and the part of the program that it belongs to. */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), cjm_command_get_label (command), section);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = append_label (box, cjm_command_get_label (command), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  append_label (box, section, "entry-subtitle");
  append_key (palette, box, key);
  gtk_widget_add_css_class (row, "command-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    key, -1);
  g_object_set_data (G_OBJECT (row), NUMBER_KEY, GINT_TO_POINTER ((int) index + 1));
  gtk_list_box_append (palette->list, row);
}

/* A button knows whether its action is there and enabled; GTK 4.8 has no other way to ask for one
 * of a widget. */
static gboolean
can_run (CjmCanvas *canvas, const CjmCommand *command)
{
  GtkWidget *probe;
  gboolean is_enabled;

  if (!cjm_canvas_has_subject (canvas, command->subject))
    return FALSE;

  probe = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, NULL);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (probe), command->action);
  gtk_widget_set_parent (probe, GTK_WIDGET (canvas));
  is_enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);

  return is_enabled;
}

static void
fill_list (Palette *palette)
{
  for (guint i = 0; i < cjm_commands_get_length (); i++)
    {
      const CjmCommand *command = cjm_commands_get_nth (i);

      if (command->action != NULL && strcmp (command->action, "win.commands") != 0
          && can_run (palette->canvas, command))
        append_row (palette, i);
    }
}

/* Choosing */

static void
remember (Palette *palette)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  g_ptr_array_add (actions, (gpointer) palette->chosen->action);
  for (guint i = 0; palette->recent[i] != NULL && actions->len < MAX_RECENT; i++)
    if (strcmp (palette->recent[i], palette->chosen->action) != 0)
      g_ptr_array_add (actions, palette->recent[i]);
  cjm_settings_set_value (
      cjm_settings_get (), CJM_SETTING_RECENT_COMMANDS,
      g_variant_new_strv ((const char *const *) actions->pdata, (gssize) actions->len));
}

static void
palette_free (gpointer data)
{
  Palette *palette = data;

  if (gtk_widget_get_parent (GTK_WIDGET (palette->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (palette->popover));
  g_object_unref (palette->keys);
  g_object_unref (palette->popover);
  g_object_unref (palette->canvas);
  g_object_unref (palette->before);
  g_strfreev (palette->recent);
  g_free (palette);
}

/* Not before GTK is done with the popover: what is chosen may open another one. */
static gboolean
finish_cb (gpointer user_data)
{
  Palette *palette = user_data;

  if (gtk_widget_get_root (palette->before) != NULL)
    gtk_widget_grab_focus (palette->before);
  if (palette->chosen != NULL && gtk_widget_get_root (GTK_WIDGET (palette->canvas)) != NULL)
    {
      remember (palette);
      cjm_command_run (palette->chosen, GTK_WIDGET (palette->canvas));
    }

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, finish_cb, user_data, palette_free);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Palette *palette = user_data;

  palette->chosen = get_command (row);
  gtk_popover_popdown (palette->popover);
}

/* Making */

static GtkWidget *
create_search (Palette *palette)
{
  GtkWidget *search = gtk_search_entry_new ();

  palette->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("What do you want to do?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search a command"), -1);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (update_list), palette);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            palette->popover);

  return search;
}

static GtkWidget *
create_list (Palette *palette)
{
  palette->list = cjm_search_keys_create_list (GTK_WIDGET (palette->search), _ ("Commands"),
                                               _ ("No command of this name"));
  gtk_widget_add_css_class (GTK_WIDGET (palette->list), "command-list");
  gtk_list_box_set_sort_func (palette->list, sort_cb, palette, NULL);
  g_signal_connect (palette->list, "row-activated", G_CALLBACK (row_activated_cb), palette);

  return cjm_search_keys_create_scroller (palette->list);
}

/* Below the middle of the header bar, and no larger than there is room for. */
static void
place (Palette *palette, GtkWidget *content)
{
  GdkRectangle top = { gtk_widget_get_width (content) / 2, 0, 1, 1 };
  int width = LIST_WIDTH, height = LIST_HEIGHT;

  cjm_text_scale_fit (content, &width, &height);
  gtk_widget_set_size_request (
      gtk_widget_get_ancestor (GTK_WIDGET (palette->list), GTK_TYPE_SCROLLED_WINDOW),
      MIN (width, MAX (gtk_widget_get_width (content) - AIR, 0)),
      MIN (height, MAX (gtk_widget_get_height (content) - AIR, 0)));
  gtk_widget_set_parent (GTK_WIDGET (palette->popover), content);
  gtk_popover_set_has_arrow (palette->popover, FALSE);
  gtk_popover_set_position (palette->popover, GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (palette->popover, &top);
}

void
cjm_command_palette_show (GtkWindow *window, CjmCanvas *canvas)
{
  Palette *palette = g_new0 (Palette, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GVariant) recent
      = cjm_settings_dup_value (cjm_settings_get (), CJM_SETTING_RECENT_COMMANDS);
  GtkWidget *focus;

  cjm_canvas_end_editing (canvas);
  focus = gtk_window_get_focus (window);
  palette->canvas = g_object_ref (canvas);
  palette->before = g_object_ref (focus != NULL ? focus : GTK_WIDGET (canvas));
  palette->recent = g_variant_dup_strv (recent, NULL);
  palette->popover = g_object_ref_sink (GTK_POPOVER (gtk_popover_new ()));
  palette->keys = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_box_append (GTK_BOX (box), create_search (palette));
  gtk_box_append (GTK_BOX (box), create_list (palette));
  gtk_popover_set_child (palette->popover, box);
  fill_list (palette);
  place (palette, gtk_window_get_child (window));
  g_signal_connect (palette->popover, "closed", G_CALLBACK (closed_cb), palette);
  update_list (palette);
  gtk_popover_popup (palette->popover);
  gtk_widget_grab_focus (GTK_WIDGET (palette->search));
}
