#include "cjm-preferences.h"

#include "cjm-application.h"
#include "cjm-dialog-window.h"
#include "cjm-drop-down.h"
#include "cjm-export.h"
#include "cjm-language-list.h"
#include "cjm-paper.h"
#include "cjm-text-scale.h"
#include "cjm-theme.h"

#include <glib/gi18n.h>
#include <string.h>

/* In pixels that suit text of the usual size. */
#define WIDTH 560
#define MAX_HEIGHT 760

/* Rows: what a control sets is said by a key of the settings. */

#define VALUES_KEY "values"
#define SETTING_KEY "setting"
#define TITLE_KEY "title"

typedef struct
{
  CjmSettings *settings;
  GtkWidget *page;
  GtkListBox *group; /* the one that rows are added to */
  GtkSizeGroup *controls;
} Preferences;

static void
append_group (Preferences *preferences, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (preferences->page), box);
  preferences->group = GTK_LIST_BOX (list);
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
append_row (Preferences *preferences,
            const char *key,
            const char *title,
            const char *explanation,
            GtkWidget *control)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = create_text (title);

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), control);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), name);
  if (explanation != NULL)
    {
      GtkWidget *text = create_text (explanation);

      gtk_widget_add_css_class (text, "entry-subtitle");
      gtk_box_append (GTK_BOX (texts), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      explanation, -1);
    }
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), control);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (preferences->group, row);
  /* A switch is as long as it is. */
  if (!GTK_IS_SWITCH (control))
    gtk_size_group_add_widget (preferences->controls, control);
  g_object_set_data_full (G_OBJECT (control), TITLE_KEY,
                          g_strdup (gtk_label_get_text (GTK_LABEL (name))), g_free);
  g_object_set_data (G_OBJECT (control), SETTING_KEY, (gpointer) key);
}

static const char *
get_key (gpointer control)
{
  return g_object_get_data (control, SETTING_KEY);
}

/* A choice from a list */

static void
show_choice (GtkDropDown *list, CjmSettings *settings)
{
  GPtrArray *values = g_object_get_data (G_OBJECT (list), VALUES_KEY);
  g_autofree char *value = cjm_settings_dup_string (settings, get_key (list));

  /* What is not in the list counts as the first. */
  gtk_drop_down_set_selected (list, 0);
  for (guint i = 0; i < values->len; i++)
    if (strcmp (values->pdata[i], value) == 0)
      gtk_drop_down_set_selected (list, i);
}

static void
choice_cb (GtkDropDown *list, GParamSpec *pspec, gpointer user_data)
{
  GPtrArray *values = g_object_get_data (G_OBJECT (list), VALUES_KEY);
  guint index = gtk_drop_down_get_selected (list);

  if (index < values->len)
    cjm_settings_set_value (user_data, get_key (list), g_variant_new_string (values->pdata[index]));
}

typedef struct
{
  GtkStringList *labels;
  GPtrArray *values;
} Choices;

static Choices
create_choices (void)
{
  return (Choices){ gtk_string_list_new (NULL), g_ptr_array_new_with_free_func (g_free) };
}

static void
add_choice (Choices *choices, const char *value, const char *label)
{
  gtk_string_list_append (choices->labels, label);
  g_ptr_array_add (choices->values, g_strdup (value));
}

static void
append_choice (Preferences *preferences,
               const char *key,
               const char *title,
               const char *explanation,
               const Choices *choices)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (choices->labels), NULL);

  g_object_set_data_full (G_OBJECT (list), VALUES_KEY, choices->values,
                          (GDestroyNotify) g_ptr_array_unref);
  append_row (preferences, key, title, explanation, list);
  show_choice (GTK_DROP_DOWN (list), preferences->settings);
  cjm_drop_down_set_name (GTK_DROP_DOWN (list), g_object_get_data (G_OBJECT (list), TITLE_KEY));
  g_signal_connect (list, "notify::selected", G_CALLBACK (choice_cb), preferences->settings);
}

static void
append_language (Preferences *preferences)
{
  Choices choices = create_choices ();

  add_choice (&choices, "", _ ("Yours"));
  for (guint i = 0; i < cjm_language_list_get_length (); i++)
    add_choice (&choices, cjm_language_list_get_nth (i)->tag, cjm_language_list_get_nth (i)->name);
  append_choice (preferences, CJM_SETTING_LANGUAGE, _ ("_Language"), NULL, &choices);
}

static void
append_theme (Preferences *preferences)
{
  Choices choices = create_choices ();

  /* The first is that of a map that names none. */
  for (guint i = 0; i < cjm_theme_get_n_themes (); i++)
    add_choice (&choices, i == 0 ? "" : cjm_theme_get_nth (i)->id,
                _ (cjm_theme_get_nth (i)->label));
  append_choice (preferences, CJM_SETTING_THEME, _ ("_Theme"), NULL, &choices);
}

static void
append_paper (Preferences *preferences)
{
  Choices choices = create_choices ();

  add_choice (&choices, "fit", _ ("As large as the map"));
  for (const CjmPaperSize *size = cjm_paper_get_sizes (); size->name != NULL; size++)
    {
      g_autofree char *label = cjm_paper_size_dup_label (size);

      add_choice (&choices, size->name, label);
    }
  append_choice (preferences, CJM_SETTING_PAPER, _ ("_Paper"), NULL, &choices);
}

static void
append_appearance (Preferences *preferences)
{
  Choices choices = create_choices ();

  add_choice (&choices, "desktop", _ ("As the desktop"));
  add_choice (&choices, "light", _ ("Light"));
  add_choice (&choices, "dark", _ ("Dark"));
  append_choice (preferences, CJM_SETTING_APPEARANCE, _ ("App_earance"),
                 _ ("The sheet is paper: it keeps the colors of its theme"), &choices);
}

/* A text */

static void
text_changed_cb (GtkEditable *entry, gpointer user_data)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  cjm_settings_set_value (user_data, get_key (entry), g_variant_new_string (text));
}

static void
append_author (Preferences *preferences)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *author = cjm_settings_dup_string (preferences->settings, CJM_SETTING_AUTHOR);

  gtk_editable_set_text (GTK_EDITABLE (entry), author);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 20);
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), preferences->settings);
  append_row (preferences, CJM_SETTING_AUTHOR, _ ("_Author"), _ ("Stands on every new map"), entry);
}

/* A number */

static void
number_changed_cb (GtkSpinButton *spin, gpointer user_data)
{
  cjm_settings_set_value (user_data, get_key (spin),
                          g_variant_new_int32 (gtk_spin_button_get_value_as_int (spin)));
}

static void
append_resolution (Preferences *preferences)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             cjm_settings_get_int (preferences->settings, CJM_SETTING_RESOLUTION));
  g_signal_connect (spin, "value-changed", G_CALLBACK (number_changed_cb), preferences->settings);
  append_row (preferences, CJM_SETTING_RESOLUTION, _ ("_Dots per inch"), _ ("Of PNG pictures"),
              spin);
}

/* A switch */

static void
switched_cb (GtkSwitch *control, GParamSpec *pspec, gpointer user_data)
{
  cjm_settings_set_value (user_data, get_key (control),
                          g_variant_new_boolean (gtk_switch_get_active (control)));
}

/* Without a dictionary the switch does nothing, and this is where one learns why. */
static char *
dup_spelling_explanation (CjmSettings *settings)
{
  CjmSpelling *spelling
      = cjm_application_get_spelling (CJM_APPLICATION (g_application_get_default ()));
  g_autofree char *language = cjm_settings_dup_map_language (settings);
  const char *name = language;

  if (cjm_spelling_has_dictionary (spelling, language))
    return g_strdup (_ ("In the language of the map"));

  for (guint i = 0; i < cjm_language_list_get_length (); i++)
    if (g_str_equal (cjm_language_list_get_nth (i)->tag, language))
      name = cjm_language_list_get_nth (i)->name;
  /* Translators: under the switch of the spelling check; %s is the name of a language. */
  return g_strdup_printf (_ ("There is no dictionary on this computer for %s"), name);
}

static void
append_spelling (Preferences *preferences)
{
  GtkWidget *control = gtk_switch_new ();
  g_autofree char *explanation = dup_spelling_explanation (preferences->settings);

  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_switch_set_active (
      GTK_SWITCH (control),
      cjm_settings_get_boolean (preferences->settings, CJM_SETTING_CHECK_SPELLING));
  g_signal_connect (control, "notify::active", G_CALLBACK (switched_cb), preferences->settings);
  append_row (preferences, CJM_SETTING_CHECK_SPELLING, _ ("_Check spelling while typing"),
              explanation, control);
}

/* The window */

static GtkWidget *
create_page (CjmSettings *settings)
{
  g_autoptr (GtkSizeGroup) controls = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  Preferences preferences
      = { settings, gtk_box_new (GTK_ORIENTATION_VERTICAL, 24), NULL, controls };

  gtk_widget_add_css_class (preferences.page, "preferences-page");
  append_group (&preferences, _ ("New Maps"));
  append_language (&preferences);
  append_theme (&preferences);
  append_author (&preferences);
  /* Translators: a group of preferences: what the dialog of the export begins with. */
  append_group (&preferences, _ ("Export"));
  append_paper (&preferences);
  append_resolution (&preferences);
  append_group (&preferences, _ ("Writing"));
  append_spelling (&preferences);
  append_group (&preferences, _ ("Windows"));
  append_appearance (&preferences);

  return preferences.page;
}

void
cjm_preferences_show (GtkWindow *parent, CjmSettings *settings)
{
  GtkWidget *window = cjm_dialog_window_new (parent, _ ("Preferences"), TRUE);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  int width = WIDTH, height = MAX_HEIGHT;

  cjm_text_scale_fit (GTK_WIDGET (parent), &width, &height);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_page (settings));
  gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
}
