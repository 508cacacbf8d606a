#include "cjm-inspector-choice.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CjmInspectorChoice
{
  CjmInspectorRow parent_instance;

  GtkWidget *drop_down; /* or NULL */
  GtkWidget *toggle;    /* the switch, or NULL */
  GPtrArray *buttons;   /* of buttons side by side */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (CjmInspectorChoice, cjm_inspector_choice, CJM_TYPE_INSPECTOR_ROW)

static void
set_number (CjmInspectorChoice *choice, guint number)
{
  CjmInspectorRow *row = CJM_INSPECTOR_ROW (choice);
  const CjmInspectorRowInfo *info = cjm_inspector_row_get_info (row);

  const CjmId *ids;
  CjmMap *map;
  guint n_ids;

  if (choice->is_updating)
    return;

  map = cjm_map_ref (cjm_inspector_row_get_map (row));
  ids = cjm_inspector_row_get_notes (row, &n_ids);
  cjm_inspector_row_take (row, cjm_map_set_value_of_notes (map, info->value, ids, n_ids, number),
                          info->change);
  cjm_map_unref (map);
}

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  CjmInspectorChoice *choice = user_data;
  guint index;

  if (gtk_toggle_button_get_active (button) && g_ptr_array_find (choice->buttons, button, &index))
    set_number (choice, index);
}

static void
selected_cb (CjmInspectorChoice *choice)
{
  set_number (choice, gtk_drop_down_get_selected (GTK_DROP_DOWN (choice->drop_down)));
}

static void
switched_cb (CjmInspectorChoice *choice)
{
  set_number (choice, gtk_switch_get_active (GTK_SWITCH (choice->toggle)));
}

static gboolean
is_same (const CjmInspectorRowInfo *info, const CjmNoteSite *a, const CjmNoteSite *b)
{
  return cjm_record_get_value (a->note, info->value) == cjm_record_get_value (b->note, info->value);
}

/* Where notes differ, no button is down, and a switch is off. */
static void
show_mixed (CjmInspectorChoice *choice)
{
  if (choice->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (choice->toggle), FALSE);
  for (guint i = 0; i < choice->buttons->len; i++)
    gtk_toggle_button_set_active (choice->buttons->pdata[i], FALSE);
}

static void
cjm_inspector_choice_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorChoice *choice = CJM_INSPECTOR_CHOICE (row);
  double number
      = cjm_map_get_value (cjm_inspector_row_get_map (row), cjm_inspector_row_get_info (row)->value,
                           cjm_inspector_row_get_subject (row)->id);
  guint index = isnan (number) || number < 0 ? 0 : (guint) number;

  choice->is_updating = TRUE;
  if (cjm_inspector_row_check_mixed (row, is_same))
    show_mixed (choice);
  else if (choice->drop_down != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice->drop_down), index);
  else if (choice->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (choice->toggle), index != 0);
  else if (index < choice->buttons->len)
    gtk_toggle_button_set_active (choice->buttons->pdata[index], TRUE);
  choice->is_updating = FALSE;
}

static void
cjm_inspector_choice_finalize (GObject *object)
{
  g_ptr_array_unref (CJM_INSPECTOR_CHOICE (object)->buttons);
  G_OBJECT_CLASS (cjm_inspector_choice_parent_class)->finalize (object);
}

static void
cjm_inspector_choice_class_init (CjmInspectorChoiceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_choice_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_choice_update;
}

static void
cjm_inspector_choice_init (CjmInspectorChoice *choice)
{
  choice->buttons = g_ptr_array_new ();
}

static CjmInspectorChoice *
create_row (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorChoice *choice = g_object_new (CJM_TYPE_INSPECTOR_CHOICE, NULL);

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (choice), context, info);
  return choice;
}

GtkWidget *
cjm_inspector_buttons_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorChoice *choice = create_row (context, info);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "inspector-buttons");
  for (const char *const *word = info->choices; *word != NULL; word++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (*word));

      if (choice->buttons->len > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), choice->buttons->pdata[0]);
      gtk_widget_set_hexpand (button, TRUE);
      g_ptr_array_add (choice->buttons, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  for (guint i = 0; i < choice->buttons->len; i++)
    {
      /* Translators: a button, as a screen reader says it: what it sets, and to what. */
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ (info->label), _ (info->choices[i]));

      cjm_inspector_name_widget (choice->buttons->pdata[i], name);
    }
  for (guint i = 0; i < choice->buttons->len; i++)
    g_signal_connect (choice->buttons->pdata[i], "toggled", G_CALLBACK (toggled_cb), choice);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (choice), box);

  return GTK_WIDGET (choice);
}

GtkWidget *
cjm_inspector_choice_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorChoice *choice = create_row (context, info);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const char *const *word = info->choices; *word != NULL; word++)
    g_ptr_array_add (words, (gpointer) _ (*word));
  g_ptr_array_add (words, NULL);

  choice->drop_down = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  g_signal_connect_swapped (choice->drop_down, "notify::selected", G_CALLBACK (selected_cb),
                            choice);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (choice), choice->drop_down);

  return GTK_WIDGET (choice);
}

GtkWidget *
cjm_inspector_switch_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorChoice *choice = create_row (context, info);
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (choice));

  /* The name stands beside a switch, not above it. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (choice), GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_remove_css_class (label, "inspector-label");
  gtk_widget_set_hexpand (label, TRUE);
  choice->toggle = gtk_switch_new ();
  gtk_widget_set_valign (choice->toggle, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (choice->toggle, "notify::active", G_CALLBACK (switched_cb), choice);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (choice), choice->toggle);

  return GTK_WIDGET (choice);
}
