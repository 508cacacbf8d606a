#include "cjm-inspector-pick.h"

#include <glib/gi18n.h>

/* From this many on the list can be searched. */
#define SEARCH_MIN 12

struct _CjmInspectorPicker
{
  CjmInspectorRow parent_instance;

  GtkWidget *drop_down;
  GtkWidget *entry; /* for the name of a new one, or NULL */
  CjmInspectorPickList list;
  gboolean is_updating, is_choosing;
  guint late_update; /* an idle source */
};

/* After what can be picked comes, where one can be made, what asks for a new one; and last, where
 * several notes differ, what says that and does nothing. */

G_DEFINE_FINAL_TYPE (CjmInspectorPicker, cjm_inspector_picker, CJM_TYPE_INSPECTOR_ROW)

void
cjm_inspector_pick_list_add (CjmInspectorPickList *list,
                             const char *label,
                             CjmId id,
                             gboolean is_selected)
{
  if (is_selected)
    list->selected = list->ids->len;
  g_ptr_array_add (list->labels, g_strdup (label));
  g_array_append_val (list->ids, id);
}

static void
clear_list (CjmInspectorPickList *list)
{
  g_clear_pointer (&list->labels, g_ptr_array_unref);
  g_clear_pointer (&list->ids, g_array_unref);
}

static const CjmInspectorPick *
get_binding (CjmInspectorPicker *picker)
{
  return cjm_inspector_row_get_info (CJM_INSPECTOR_ROW (picker))->binding;
}

static CjmInspectorPickList
create_list (CjmInspectorPicker *picker)
{
  const CjmInspectorPick *binding = get_binding (picker);
  CjmInspectorPickList list = { .labels = g_ptr_array_new_with_free_func (g_free),
                                .ids = g_array_new (FALSE, FALSE, sizeof (CjmId)),
                                .selected = GTK_INVALID_LIST_POSITION };

  binding->fill (CJM_INSPECTOR_ROW (picker), &list);
  if (binding->add != NULL)
    g_ptr_array_add (list.labels, g_strdup (_ (binding->add_label)));
  if (binding->is_same != NULL
      && cjm_inspector_row_check_mixed (CJM_INSPECTOR_ROW (picker), binding->is_same))
    {
      list.selected = list.labels->len;
      /* Translators: several notes do not have the same, such as the same source. */
      g_ptr_array_add (list.labels, g_strdup (_ ("Mixed")));
    }
  return list;
}

static gboolean
has_same_labels (const CjmInspectorPickList *a, const CjmInspectorPickList *b)
{
  if (a->labels == NULL || a->labels->len != b->labels->len)
    return FALSE;
  for (guint i = 0; i < a->labels->len; i++)
    if (!g_str_equal (a->labels->pdata[i], b->labels->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
set_labels (CjmInspectorPicker *picker, const GPtrArray *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (model, labels->pdata[i]);
  gtk_drop_down_set_model (GTK_DROP_DOWN (picker->drop_down), G_LIST_MODEL (model));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (picker->drop_down), labels->len >= SEARCH_MIN);
}

static gboolean
late_update_cb (gpointer user_data)
{
  CjmInspectorPicker *picker = user_data;

  picker->late_update = 0;
  CJM_INSPECTOR_ROW_GET_CLASS (picker)->update (CJM_INSPECTOR_ROW (picker), FALSE);
  return G_SOURCE_REMOVE;
}

static void
cjm_inspector_picker_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorPicker *picker = CJM_INSPECTOR_PICKER (row);
  CjmInspectorPickList list = create_list (picker);

  /* The drop-down still works on its choice and must keep its model as long. */
  if (picker->is_choosing && !has_same_labels (&picker->list, &list))
    {
      clear_list (&list);
      if (picker->late_update == 0)
        picker->late_update = g_idle_add (late_update_cb, picker);
      return;
    }

  picker->is_updating = TRUE;
  if (!has_same_labels (&picker->list, &list))
    set_labels (picker, list.labels);
  clear_list (&picker->list);
  picker->list = list;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (picker->drop_down), list.selected);
  if (is_other && picker->entry != NULL)
    gtk_widget_set_visible (picker->entry, FALSE);
  picker->is_updating = FALSE;
}

static void
selected_cb (CjmInspectorPicker *picker)
{
  CjmInspectorRow *row = CJM_INSPECTOR_ROW (picker);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (picker->drop_down));

  if (picker->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected < picker->list.ids->len)
    {
      picker->is_choosing = TRUE;
      cjm_inspector_row_take (
          row,
          get_binding (picker)->choose (row, g_array_index (picker->list.ids, CjmId, selected)),
          cjm_inspector_row_get_info (row)->change);
      picker->is_choosing = FALSE;
      return;
    }

  if (selected == picker->list.selected)
    return;

  /* This is no choice: it asks for the name of a new one. */
  cjm_inspector_picker_update (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (picker->entry), "");
  gtk_widget_set_visible (picker->entry, TRUE);
  gtk_widget_grab_focus (picker->entry);
}

static void
close_entry (CjmInspectorPicker *picker)
{
  gtk_widget_grab_focus (picker->drop_down);
  gtk_widget_set_visible (picker->entry, FALSE);
}

static void
activated_cb (CjmInspectorPicker *picker)
{
  CjmInspectorRow *row = CJM_INSPECTOR_ROW (picker);
  const CjmInspectorPick *binding = get_binding (picker);
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (picker->entry))));

  if (*name != '\0')
    cjm_inspector_row_take (row, binding->add (row, name), binding->add_change);
  close_entry (picker);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  close_entry (user_data);
  return GDK_EVENT_STOP;
}

/* GtkDropDown's own labels are as wide as their text. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static GtkListItemFactory *
create_factory (int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (width));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* Object */

static void
cjm_inspector_picker_dispose (GObject *object)
{
  g_clear_handle_id (&CJM_INSPECTOR_PICKER (object)->late_update, g_source_remove);
  G_OBJECT_CLASS (cjm_inspector_picker_parent_class)->dispose (object);
}

static void
cjm_inspector_picker_finalize (GObject *object)
{
  clear_list (&CJM_INSPECTOR_PICKER (object)->list);
  G_OBJECT_CLASS (cjm_inspector_picker_parent_class)->finalize (object);
}

static void
cjm_inspector_picker_class_init (CjmInspectorPickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_inspector_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_picker_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_picker_update;
}

static void
cjm_inspector_picker_init (CjmInspectorPicker *picker)
{
}

static void
create_name_entry (CjmInspectorPicker *picker, const CjmInspectorPick *binding)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  picker->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (picker->entry), _ (binding->add_hint));
  cjm_inspector_name_widget (picker->entry, _ (binding->add_hint));
  gtk_widget_set_visible (picker->entry, FALSE);
  g_signal_connect_swapped (picker->entry, "activate", G_CALLBACK (activated_cb), picker);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), picker);
  gtk_widget_add_controller (picker->entry, keys);
  gtk_box_append (GTK_BOX (picker), picker->entry);
}

GtkWidget *
cjm_inspector_picker_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorPicker *picker = g_object_new (CJM_TYPE_INSPECTOR_PICKER, NULL);
  const CjmInspectorPick *binding = info->binding;
  g_autoptr (GtkListItemFactory) factory = create_factory (4);
  g_autoptr (GtkListItemFactory) list_factory = create_factory (28);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (picker), context, info);
  picker->drop_down = gtk_drop_down_new (NULL, expression);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (picker->drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (picker->drop_down), list_factory);
  g_signal_connect_swapped (picker->drop_down, "notify::selected", G_CALLBACK (selected_cb),
                            picker);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (picker), picker->drop_down);
  if (binding->add != NULL)
    create_name_entry (picker, binding);

  return GTK_WIDGET (picker);
}
