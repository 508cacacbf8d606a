#include "cjm-recent-list.h"

#include "cjm-moment.h"
#include "cjm-preview.h"
#include "cjm-recent-maps.h"

#include <glib/gi18n.h>

#define MAX_RECENT 12

/* Of a title, however long it is. */
#define MAX_LINES 3

typedef struct
{
  CjmRecentFunc chosen;
  gpointer user_data;
  GtkListBox *box;
  GCancellable *cancellable;
} RecentList;

/* One row while its map is being read. */
typedef struct
{
  GFile *file;
  GtkLabel *title;
  GtkLabel *persona;
} RecentRow;

static void
recent_row_free (gpointer data)
{
  RecentRow *row = data;

  g_object_unref (row->file);
  g_free (row);
}

static void
recent_list_free (gpointer data)
{
  RecentList *list = data;

  g_cancellable_cancel (list->cancellable);
  g_object_unref (list->cancellable);
  g_free (list);
}

static RecentRow *
get_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "recent");
}

/* What is in the files */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListBoxRow) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmPreview) preview = cjm_preview_load_finish (result, &error);
  RecentRow *row = get_row (widget);
  g_autofree char *phases = NULL;
  g_autofree char *about = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (widget), "dim-label");
      gtk_label_set_label (row->persona, _ ("Cannot be read"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (widget), error->message);
      return;
    }

  phases
      = g_strdup_printf (ngettext ("%u phase", "%u phases", preview->n_phases), preview->n_phases);
  /* Translators: below the title of a recent map: the persona and the number of phases. */
  about = *preview->persona != '\0' ? g_strdup_printf (_ ("%s · %s"), preview->persona, phases)
                                    : g_steal_pointer (&phases);
  if (*preview->title != '\0')
    gtk_label_set_label (row->title, preview->title);
  gtk_label_set_label (row->persona, about);
}

/* Rows */

static GtkLabel *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  GtkListBoxRow *widget = user_data;
  g_autofree char *uri = g_file_get_uri (get_row (widget)->file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (widget))),
                       GTK_WIDGET (widget));
}

static GtkWidget *
create_remove_button (GtkWidget *widget, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the button of a recent map; %s is its file. */
  g_autofree char *label = g_strdup_printf (_ ("Take “%s” off the List"), name);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "remove-recent");
  gtk_widget_set_tooltip_text (button, _ ("Take off the List"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), widget);
  return button;
}

static void
add_row (RecentList *list, GtkRecentInfo *info)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  RecentRow *row = g_new0 (RecentRow, 1);
  g_autofree char *date = cjm_moment_dup_short (gtk_recent_info_get_modified (info));

  row->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  row->title = append_label (texts, gtk_recent_info_get_display_name (info), "heading");
  row->persona = append_label (texts, "", "entry-subtitle");
  append_label (texts, date, "entry-subtitle");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line),
                  create_remove_button (widget, gtk_recent_info_get_display_name (info)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  g_object_set_data_full (G_OBJECT (widget), "recent", row, recent_row_free);
  gtk_list_box_append (list->box, widget);
  cjm_preview_load_async (row->file, NULL, NULL, 0, 0, list->cancellable, loaded_cb,
                          g_object_ref (widget));
}

static void
add_rows (RecentList *list)
{
  GList *items = cjm_recent_maps_get ();
  int n_rows = 0;

  for (GList *link = items; link != NULL && n_rows < MAX_RECENT; link = link->next, n_rows++)
    add_row (list, link->data);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *widget, gpointer user_data)
{
  RecentList *list = user_data;
  g_autoptr (GFile) file = g_object_ref (get_row (widget)->file);

  list->chosen (file, list->user_data);
}

GtkWidget *
cjm_recent_list_new (CjmRecentFunc chosen, gpointer user_data)
{
  RecentList *list = g_new0 (RecentList, 1);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_ ("Maps that you open or save are listed here."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (empty), 0);
  gtk_widget_set_margin_start (empty, 12);
  gtk_widget_set_margin_end (empty, 12);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (box), empty);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recent maps"), -1);
  *list = (RecentList){ chosen, user_data, GTK_LIST_BOX (box), g_cancellable_new () };
  g_object_set_data_full (G_OBJECT (box), "list", list, recent_list_free);
  g_signal_connect (box, "row-activated", G_CALLBACK (row_activated_cb), list);
  add_rows (list);

  return box;
}
