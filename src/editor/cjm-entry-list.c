#include "cjm-entry-list.h"

/* What the rows of a list have in common. */
typedef struct
{
  CjmEntryFunc activate;
  CjmEntryFunc press;
  char *button;
  gpointer user_data;
  guint last; /* the position of the line that had the focus last */
} EntryList;

static void
entry_list_free (gpointer data, GClosure *closure)
{
  EntryList *list = data;

  g_free (list->button);
  g_free (list);
}

static GtkWidget *
create_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
pressed_cb (GtkButton *button, gpointer user_data)
{
  GtkListItem *item = user_data;
  EntryList *list = g_object_get_data (G_OBJECT (item), "list");
  CjmEntry *entry = gtk_list_item_get_item (item);

  if (entry != NULL)
    list->press (entry, list->user_data);
}

/* GTK 4.8 lets the focus come to any line, and a heading does nothing. */

static GtkWidget *
find_line_beside (GtkWidget *heading, gboolean is_on)
{
  return is_on ? gtk_widget_get_next_sibling (heading) : gtk_widget_get_prev_sibling (heading);
}

static gboolean
pass_heading_cb (gpointer user_data)
{
  GtkListItem *item = user_data;
  EntryList *list = g_object_get_data (G_OBJECT (item), "list");
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *heading = child != NULL ? gtk_widget_get_parent (child) : NULL;
  gboolean is_on = gtk_list_item_get_position (item) >= list->last;
  GtkWidget *line;

  if (heading == NULL || !gtk_widget_has_focus (heading))
    return G_SOURCE_REMOVE;

  line = find_line_beside (heading, is_on);
  if (line == NULL)
    line = find_line_beside (heading, !is_on);
  if (line != NULL)
    gtk_widget_grab_focus (line);
  return G_SOURCE_REMOVE;
}

/* It goes on to the next line the same way, later: the list is still at work with this one. */
static void
line_focused_cb (GtkEventController *controller, gpointer user_data)
{
  GtkListItem *item = user_data;
  EntryList *list = g_object_get_data (G_OBJECT (item), "list");
  CjmEntry *entry = gtk_list_item_get_item (item);

  if (entry == NULL)
    return;
  if (cjm_entry_is_heading (entry))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, pass_heading_cb, g_object_ref (item), g_object_unref);
  else
    list->last = gtk_list_item_get_position (item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  EntryList *list = user_data;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (row, "entry-row");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  create_label (box);
  gtk_widget_add_css_class (create_label (box), "entry-subtitle");
  gtk_box_append (GTK_BOX (row), box);
  if (list->button != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (list->button);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), button);
      g_signal_connect (button, "clicked", G_CALLBACK (pressed_cb), item);
    }
  g_object_set_data (G_OBJECT (item), "list", list);
  gtk_list_item_set_child (item, row);
}

/* What has the focus is the list's own widget around @row, which is there once the row is shown. */
static void
watch_focus (GtkListItem *item, GtkWidget *row)
{
  GtkWidget *line = gtk_widget_get_parent (row);
  GtkEventController *focus;

  if (line == NULL || g_object_get_data (G_OBJECT (item), "is-watched") != NULL)
    return;

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (line_focused_cb), item);
  gtk_widget_add_controller (line, focus);
  g_object_set_data (G_OBJECT (item), "is-watched", item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CjmEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  gboolean is_heading = cjm_entry_is_heading (entry);
  const char *text = cjm_entry_get_subtitle (entry);

  watch_focus (item, row);
  gtk_label_set_label (GTK_LABEL (title), cjm_entry_get_title (entry));
  gtk_label_set_label (GTK_LABEL (subtitle), text != NULL ? text : "");
  gtk_widget_set_visible (subtitle, text != NULL && *text != '\0');
  gtk_list_item_set_activatable (item, !is_heading);
  gtk_list_item_set_selectable (item, !is_heading);
  if (is_heading)
    gtk_widget_add_css_class (title, "entry-heading");
  else
    gtk_widget_remove_css_class (title, "entry-heading");
  if (gtk_widget_get_last_child (row) != gtk_widget_get_first_child (row))
    gtk_widget_set_visible (gtk_widget_get_last_child (row), !is_heading);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  EntryList *list = user_data;
  g_autoptr (CjmEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (entry != NULL && !cjm_entry_is_heading (entry))
    list->activate (entry, list->user_data);
}

GtkWidget *
cjm_entry_list_new (GListModel *entries,
                    CjmEntryFunc activate,
                    const char *button,
                    CjmEntryFunc press,
                    gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (entries));
  EntryList *list = g_new (EntryList, 1);
  GtkWidget *view;

  *list = (EntryList){ activate, press, g_strdup (button), user_data, 0 };
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), list);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), list);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  /* The last of the three lets go of what they share. */
  g_signal_connect_data (view, "activate", G_CALLBACK (activate_cb), list, entry_list_free, 0);

  return view;
}
