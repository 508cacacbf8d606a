#include "cjm-inspector-list.h"

#include <glib/gi18n.h>

#define ITEM_GAP 6 /* pixels */

/* What is shown of one record. */
typedef struct
{
  CjmInspectorListing *listing; /* borrowed */
  CjmId id;
  GtkWidget *box;
  GPtrArray *rows;
  GPtrArray *buttons;
  GtkWidget *unfold; /* shows the rows below, or NULL */
} Item;

struct _CjmInspectorListing
{
  CjmInspectorRow parent_instance;

  GtkWidget *box;
  GtkWidget *add_button; /* or NULL */
  GPtrArray *items;      /* of Item */
};

G_DEFINE_FINAL_TYPE (CjmInspectorListing, cjm_inspector_listing, CJM_TYPE_INSPECTOR_ROW)

static const CjmInspectorList *
get_binding (CjmInspectorListing *listing)
{
  return cjm_inspector_row_get_info (CJM_INSPECTOR_ROW (listing))->binding;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_ptr_array_unref (item->rows);
  g_ptr_array_unref (item->buttons);
  g_free (item);
}

static Item *
find_item (CjmInspectorListing *listing, CjmId id)
{
  for (guint i = 0; i < listing->items->len; i++)
    {
      Item *item = listing->items->pdata[i];

      if (item->id == id)
        return item;
    }

  return NULL;
}

/* Working */

static void
pressed_cb (GtkButton *button, gpointer user_data)
{
  Item *item = user_data;
  CjmInspectorListing *listing = item->listing;
  const CjmInspectorListButton *buttons = get_binding (listing)->buttons;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (listing));
  GtkWidget *focus;
  guint index;

  if (!g_ptr_array_find (item->buttons, button, &index))
    return;

  /* The item, and the button with it, may be gone afterwards. */
  cjm_inspector_row_take (CJM_INSPECTOR_ROW (listing),
                          buttons[index].edit (CJM_INSPECTOR_ROW (listing), item->id),
                          buttons[index].change);
  focus = gtk_root_get_focus (root);
  if (listing->add_button != NULL
      && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (listing))))
    gtk_widget_grab_focus (listing->add_button);
}

static void
add_cb (CjmInspectorListing *listing)
{
  const CjmInspectorList *binding = get_binding (listing);
  CjmInspectorRow *row = CJM_INSPECTOR_ROW (listing);
  CjmId id;
  Item *item;

  cjm_inspector_row_take (row, binding->add (row, &id), binding->add_change);
  item = find_item (listing, id);
  if (item == NULL)
    return;

  if (item->unfold != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (item->unfold), TRUE);
  gtk_widget_child_focus (item->rows->pdata[0], GTK_DIR_TAB_FORWARD);
}

/* Building */

static GtkWidget *
create_icon_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "inspector-tool");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  cjm_inspector_name_widget (button, name);
  return button;
}

static GtkWidget *
create_item_row (Item *item, const CjmInspectorRowInfo *info)
{
  CjmInspectorRow *listing = CJM_INSPECTOR_ROW (item->listing);
  GtkWidget *row = info->create (cjm_inspector_row_get_context (listing), info);

  g_ptr_array_add (item->rows, row);
  return row;
}

/* The rows below the first, behind a button that unfolds them. */
static void
add_lower_rows (Item *item, GtkWidget *line, const CjmInspectorRowInfo *infos)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, ITEM_GAP);

  item->unfold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (item->unfold), "pan-down-symbolic");
  gtk_widget_add_css_class (item->unfold, "flat");
  gtk_widget_add_css_class (item->unfold, "inspector-tool");
  gtk_widget_set_tooltip_text (item->unfold, _ ("Details"));
  cjm_inspector_name_widget (item->unfold, _ ("Details"));
  gtk_box_append (GTK_BOX (line), item->unfold);
  for (const CjmInspectorRowInfo *info = infos; info->create != NULL; info++)
    gtk_box_append (GTK_BOX (below), create_item_row (item, info));
  gtk_widget_add_css_class (below, "inspector-below");
  g_object_bind_property (item->unfold, "active", below, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_box_append (GTK_BOX (item->box), below);
}

static Item *
create_item (CjmInspectorListing *listing, CjmId id)
{
  const CjmInspectorList *binding = get_binding (listing);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Item *item = g_new0 (Item, 1);
  GtkWidget *first;

  item->listing = listing;
  item->id = id;
  item->rows = g_ptr_array_new ();
  item->buttons = g_ptr_array_new ();
  item->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ITEM_GAP);
  gtk_box_append (GTK_BOX (item->box), line);
  first = create_item_row (item, &binding->rows[0]);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (line), first);
  if (binding->rows[1].create != NULL)
    add_lower_rows (item, line, &binding->rows[1]);
  for (const CjmInspectorListButton *info = binding->buttons; info->icon != NULL; info++)
    {
      GtkWidget *button = create_icon_button (info->icon, _ (info->label));

      g_signal_connect (button, "clicked", G_CALLBACK (pressed_cb), item);
      g_ptr_array_add (item->buttons, button);
      gtk_box_append (GTK_BOX (line), button);
    }

  return item;
}

static gboolean
can_press (CjmInspectorWhen when, guint index, guint n_items)
{
  switch (when)
    {
    case CJM_INSPECTOR_WHEN_ALWAYS:
      return TRUE;
    case CJM_INSPECTOR_WHEN_NOT_FIRST:
      return index > 0;
    case CJM_INSPECTOR_WHEN_NOT_LAST:
      return index + 1 < n_items;
    case CJM_INSPECTOR_WHEN_NOT_ALONE:
      return n_items > 1;
    }

  g_return_val_if_reached (FALSE);
}

static void
show_item (CjmInspectorListing *listing, guint index)
{
  Item *item = listing->items->pdata[index];
  const CjmInspectorListButton *buttons = get_binding (listing)->buttons;
  CjmInspectorSubject subject
      = { item->id, cjm_inspector_row_get_subject (CJM_INSPECTOR_ROW (listing))->id };

  for (guint i = 0; i < item->rows->len; i++)
    cjm_inspector_row_show (item->rows->pdata[i], &subject);
  for (guint i = 0; i < item->buttons->len; i++)
    gtk_widget_set_sensitive (item->buttons->pdata[i],
                              can_press (buttons[i].when, index, listing->items->len));
}

/* Items stay those of their records, so that a caret in one stays. */
static void
set_ids (CjmInspectorListing *listing, const GArray *ids)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  GtkWidget *above = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      CjmId id = g_array_index (ids, CjmId, i);
      Item *item = find_item (listing, id);

      if (item == NULL)
        {
          item = create_item (listing, id);
          gtk_box_append (GTK_BOX (listing->box), item->box);
        }
      else
        {
          guint index;

          g_ptr_array_find (listing->items, item, &index);
          g_ptr_array_steal_index (listing->items, index);
        }
      gtk_box_reorder_child_after (GTK_BOX (listing->box), item->box, above);
      above = item->box;
      g_ptr_array_add (items, item);
    }

  for (guint i = 0; i < listing->items->len; i++)
    gtk_box_remove (GTK_BOX (listing->box), ((Item *) listing->items->pdata[i])->box);
  g_ptr_array_unref (listing->items);
  listing->items = items;
  gtk_widget_set_visible (listing->box, items->len > 0);
}

static void
cjm_inspector_listing_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorListing *listing = CJM_INSPECTOR_LISTING (row);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CjmId));
  gboolean is_same;

  get_binding (listing)->fill (row, ids);
  is_same = ids->len == listing->items->len;
  for (guint i = 0; i < ids->len && is_same; i++)
    is_same = ((Item *) listing->items->pdata[i])->id == g_array_index (ids, CjmId, i);
  if (!is_same || ids->len == 0)
    set_ids (listing, ids);
  for (guint i = 0; i < listing->items->len; i++)
    show_item (listing, i);
}

/* Object */

static void
cjm_inspector_listing_finalize (GObject *object)
{
  g_ptr_array_unref (CJM_INSPECTOR_LISTING (object)->items);
  G_OBJECT_CLASS (cjm_inspector_listing_parent_class)->finalize (object);
}

static void
cjm_inspector_listing_class_init (CjmInspectorListingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_listing_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_listing_update;
}

static void
cjm_inspector_listing_init (CjmInspectorListing *listing)
{
  listing->items = g_ptr_array_new_with_free_func (item_free);
}

GtkWidget *
cjm_inspector_listing_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorListing *listing = g_object_new (CJM_TYPE_INSPECTOR_LISTING, NULL);
  const CjmInspectorList *binding = info->binding;

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (listing), context, info);
  listing->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ITEM_GAP);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (listing), listing->box);
  if (binding->add != NULL)
    {
      listing->add_button = gtk_button_new_with_label (_ (binding->add_label));
      g_signal_connect_swapped (listing->add_button, "clicked", G_CALLBACK (add_cb), listing);
      gtk_box_append (GTK_BOX (listing), listing->add_button);
    }

  return GTK_WIDGET (listing);
}

void
cjm_inspector_list_add_ids (const CjmSequence *sequence, GArray *ids)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      const CjmRecord *record = cjm_sequence_get (sequence, i);

      g_array_append_val (ids, record->id);
    }
}
