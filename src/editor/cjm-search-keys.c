#include "cjm-search-keys.h"

#define ROWS_A_PAGE 8

static gboolean
is_shown (GtkListBoxRow *row)
{
  return gtk_widget_get_visible (GTK_WIDGET (row));
}

/* The row so many shown ones further on, or the last on the way. */
static GtkListBoxRow *
find_row (GtkListBox *list, int from, int by)
{
  int step = by > 0 ? 1 : -1;
  GtkListBoxRow *found = NULL, *row;

  for (int index = from + step; by != 0; index += step)
    {
      row = index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL;
      if (row == NULL)
        break;
      if (is_shown (row))
        {
          found = row;
          by -= step;
        }
    }

  return found;
}

static int
find_step (guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return ROWS_A_PAGE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -ROWS_A_PAGE;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  GtkListBox *list = user_data;
  GtkWidget *search = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int step = find_step (key);

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  row = find_row (list, row != NULL ? gtk_list_box_row_get_index (row) : -1, step);
  if (row != NULL)
    {
      gtk_list_box_select_row (list, row);
      /* The focus scrolls to the row, and a screen reader says it; then the letters go on. */
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (search);
      gtk_editable_set_position (GTK_EDITABLE (search), -1);
    }

  return GDK_EVENT_STOP;
}

static void
activate_cb (GtkSearchEntry *search, gpointer user_data)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (user_data);

  if (row != NULL)
    g_signal_emit_by_name (user_data, "row-activated", row);
}

static void
connect (GtkWidget *search, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), list);
  gtk_widget_add_controller (search, keys);
  g_signal_connect (search, "activate", G_CALLBACK (activate_cb), list);
}

GtkListBox *
cjm_search_keys_create_list (GtkWidget *search, const char *name, const char *nothing)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (nothing != NULL)
    {
      GtkWidget *label = gtk_label_new (nothing);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_list_box_set_placeholder (list, label);
    }
  connect (search, list);
  return list;
}

GtkWidget *
cjm_search_keys_create_scroller (GtkListBox *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (list));
  return scroller;
}

void
cjm_search_keys_choose_first (GtkListBox *list)
{
  gtk_list_box_select_row (list, find_row (list, -1, 1));
}
