#include "cjm-inspector-search.h"

#include "cjm-channel-icon.h"
#include "cjm-search-keys.h"

#include <glib/gi18n.h>

/* More than this nobody reads; one types on. */
#define MAX_FINDS 60
#define LIST_WIDTH 280 /* pixels */
#define LIST_HEIGHT 320

struct _CjmInspectorFinder
{
  CjmInspectorRow parent_instance;

  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *list;
  GPtrArray *finds; /* while the popover is open */
};

G_DEFINE_FINAL_TYPE (CjmInspectorFinder, cjm_inspector_finder, CJM_TYPE_INSPECTOR_ROW)

static void
find_free (gpointer data)
{
  CjmInspectorFind *find = data;

  g_free (find->label);
  g_free (find->hint);
  g_free (find);
}

void
cjm_inspector_find_add (GPtrArray *finds,
                        const char *label,
                        const char *hint,
                        const char *icon,
                        const char *name,
                        CjmId id)
{
  CjmInspectorFind *find = g_new0 (CjmInspectorFind, 1);

  find->label = g_strdup (label);
  find->hint = g_strdup (hint);
  find->icon = icon;
  find->name = name;
  find->id = id;
  g_ptr_array_add (finds, find);
}

static const CjmInspectorSearch *
get_binding (CjmInspectorFinder *finder)
{
  return cjm_inspector_row_get_info (CJM_INSPECTOR_ROW (finder))->binding;
}

static char *
dup_typed (CjmInspectorFinder *finder)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (finder->entry))));
}

/* The list. A row without a find is the one that adds what was typed. */

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static void
append (CjmInspectorFinder *finder, const char *text, const char *hint, const char *icon, int index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below;

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), cjm_channel_icon_new (icon));
  gtk_box_append (GTK_BOX (lines), create_label (text));
  if (hint != NULL)
    {
      below = create_label (hint);
      gtk_widget_add_css_class (below, "inspector-label");
      gtk_box_append (GTK_BOX (lines), below);
    }
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "inspector-find");
  g_object_set_data (G_OBJECT (row), "find", GINT_TO_POINTER (index + 1));
  cjm_inspector_name_widget (row, text);
  gtk_list_box_append (GTK_LIST_BOX (finder->list), row);
}

static gboolean
has_label (CjmInspectorFinder *finder, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < finder->finds->len; i++)
    {
      const CjmInspectorFind *find = finder->finds->pdata[i];
      g_autofree char *label = g_utf8_casefold (find->label, -1);

      if (g_str_equal (label, folded))
        return TRUE;
    }

  return FALSE;
}

static void
clear (CjmInspectorFinder *finder)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (finder->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (finder->list), child);
}

/* Letters are compared without accents and case, words by their beginnings. A name of the
 * vocabulary is found as well, in whatever language the map is. */
static gboolean
matches (const CjmInspectorFind *find, const char *typed)
{
  return *typed == '\0' || g_str_match_string (typed, find->label, TRUE)
         || (find->hint != NULL && g_str_match_string (typed, find->hint, TRUE))
         || (find->name != NULL && g_str_match_string (typed, find->name, TRUE));
}

static void
fill_list (CjmInspectorFinder *finder)
{
  const CjmInspectorSearch *binding = get_binding (finder);
  g_autofree char *typed = dup_typed (finder);
  guint n_shown = 0;

  clear (finder);
  for (guint i = 0; i < finder->finds->len && n_shown < MAX_FINDS; i++)
    {
      const CjmInspectorFind *find = finder->finds->pdata[i];

      if (!matches (find, typed))
        continue;
      append (finder, find->label, find->hint, find->icon, (int) i);
      n_shown++;
    }
  if (binding->add != NULL && *typed != '\0' && !has_label (finder, typed))
    {
      g_autofree char *text = binding->dup_add_label (typed);

      append (finder, text, NULL, NULL, -1);
    }

  /* Enter takes the first. */
  cjm_search_keys_choose_first (GTK_LIST_BOX (finder->list));
}

/* Choosing */

static void
activate_row (CjmInspectorFinder *finder, GtkListBoxRow *list_row)
{
  CjmInspectorRow *row = CJM_INSPECTOR_ROW (finder);
  const CjmInspectorSearch *binding = get_binding (finder);
  g_autoptr (GPtrArray) finds = g_ptr_array_ref (finder->finds);
  g_autofree char *typed = dup_typed (finder);
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list_row), "find")) - 1;

  gtk_popover_popdown (GTK_POPOVER (finder->popover));
  if (index >= 0)
    cjm_inspector_row_take (row, binding->choose (row, finds->pdata[index]),
                            cjm_inspector_row_get_info (row)->change);
  else
    cjm_inspector_row_take (row, binding->add (row, typed), binding->add_change);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *list_row, gpointer user_data)
{
  activate_row (user_data, list_row);
}

static void
shown_cb (CjmInspectorFinder *finder)
{
  finder->finds = g_ptr_array_new_with_free_func (find_free);
  get_binding (finder)->fill (CJM_INSPECTOR_ROW (finder), finder->finds);
  gtk_editable_set_text (GTK_EDITABLE (finder->entry), "");
  fill_list (finder);
  gtk_widget_grab_focus (finder->entry);
}

static void
closed_cb (CjmInspectorFinder *finder)
{
  clear (finder);
  g_clear_pointer (&finder->finds, g_ptr_array_unref);
}

static void
search_changed_cb (CjmInspectorFinder *finder)
{
  if (finder->finds != NULL)
    fill_list (finder);
}

static void
cjm_inspector_finder_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorFinder *finder = CJM_INSPECTOR_FINDER (row);
  const CjmInspectorSearch *binding = get_binding (finder);
  const char *icon = NULL;
  g_autofree char *label = NULL;

  if (binding->dup_current == NULL)
    return;

  label = binding->dup_current (row, &icon);
  gtk_label_set_label (GTK_LABEL (finder->label), label);
  cjm_channel_icon_set_name (finder->icon, icon);
}

/* Object */

static void
cjm_inspector_finder_finalize (GObject *object)
{
  g_clear_pointer (&CJM_INSPECTOR_FINDER (object)->finds, g_ptr_array_unref);
  G_OBJECT_CLASS (cjm_inspector_finder_parent_class)->finalize (object);
}

static void
cjm_inspector_finder_class_init (CjmInspectorFinderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_finder_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_finder_update;
}

static void
cjm_inspector_finder_init (CjmInspectorFinder *finder)
{
}

static GtkWidget *
create_search_entry (CjmInspectorFinder *finder)
{
  finder->entry = gtk_search_entry_new ();
  g_object_set (finder->entry, "placeholder-text", _ (get_binding (finder)->hint), NULL);
  cjm_inspector_name_widget (finder->entry, _ (get_binding (finder)->hint));
  g_signal_connect_swapped (finder->entry, "changed", G_CALLBACK (search_changed_cb), finder);
  g_signal_connect_swapped (finder->entry, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            finder->popover);
  return finder->entry;
}

static GtkWidget *
create_popover (CjmInspectorFinder *finder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller;
  GtkListBox *list;

  finder->popover = gtk_popover_new ();
  gtk_box_append (GTK_BOX (box), create_search_entry (finder));
  list = cjm_search_keys_create_list (finder->entry, _ (get_binding (finder)->hint), NULL);
  finder->list = GTK_WIDGET (list);
  gtk_widget_add_css_class (finder->list, "inspector-finds");
  g_signal_connect (finder->list, "row-activated", G_CALLBACK (row_activated_cb), finder);
  scroller = cjm_search_keys_create_scroller (list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (finder->popover), box);
  g_signal_connect_swapped (finder->popover, "show", G_CALLBACK (shown_cb), finder);
  g_signal_connect_swapped (finder->popover, "closed", G_CALLBACK (closed_cb), finder);
  return finder->popover;
}

GtkWidget *
cjm_inspector_finder_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorFinder *finder = g_object_new (CJM_TYPE_INSPECTOR_FINDER, NULL);
  const CjmInspectorSearch *binding = info->binding;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (finder), context, info);
  finder->icon = cjm_channel_icon_new (NULL);
  finder->label = create_label (binding->button_label != NULL ? _ (binding->button_label) : "");
  gtk_widget_set_hexpand (finder->label, TRUE);
  gtk_box_append (GTK_BOX (box), finder->icon);
  gtk_box_append (GTK_BOX (box), finder->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  finder->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (finder->button), box);
  /* It would stand in the middle, unlike the text of every list beside it that drops down. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (finder->button), create_popover (finder));
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (finder), finder->button);
  if (info->label == NULL)
    cjm_inspector_name_widget (finder->button, _ (binding->button_label));

  return GTK_WIDGET (finder);
}
