#include "cjm-drop-down.h"

#include <glib/gi18n.h>

#define NAME_KEY "cjm-name"

static void
name_button (GtkDropDown *list)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (list));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (list);
  const char *name = g_object_get_data (G_OBJECT (list), NAME_KEY);
  /* Translators: the name of a list to choose from, and what is chosen in it. */
  g_autofree char *full
      = chosen != NULL ? g_strdup_printf (_ ("%s: %s"), name, gtk_string_object_get_string (chosen))
                       : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
}

void
cjm_drop_down_set_name (GtkDropDown *list, const char *name)
{
  if (g_object_get_data (G_OBJECT (list), NAME_KEY) == NULL)
    g_signal_connect (list, "notify::selected-item", G_CALLBACK (name_button), NULL);
  g_object_set_data_full (G_OBJECT (list), NAME_KEY, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_button (list);
}
