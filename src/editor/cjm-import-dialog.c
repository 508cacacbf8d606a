#include "cjm-import-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-drop-down.h"
#include "cjm-import-table.h"
#include "cjm-import.h"
#include "cjm-language-list.h"
#include "cjm-locale.h"
#include "cjm-preview.h"
#include "cjm-save.h"
#include "cjm-template.h"
#include "cjm-text-scale.h"
#include "cjm-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 1000
#define HEIGHT 700

/* Of the choices and remarks beside the table. */
#define SIDE_WIDTH 300

/* Of the picture of the map, below its table or alone, at the least; it is drawn finer than that.
 */
#define PICTURE_WIDTH 440
#define PICTURE_HEIGHT 250
#define LONE_PICTURE_HEIGHT 330
#define PICTURE_SCALE 2

/* What a person does in quick succession is drawn once. */
#define DELAY_MS 150

typedef struct
{
  CjmApplication *application;
  GFile *file;
  GBytes *bytes;
  char *title;
  CjmImport *import;
  CjmTable *table; /* as it lies on the screen, phases as columns */
  CjmGridPlan *plan;
  CjmMap *map;
  GtkWidget *window;
  GtkWidget *table_place, *remarks, *picture, *accept;
  GtkWidget *sheet, *phases, *language, *rescale;
  guint delay;
  GCancellable *drawing;
} ImportDialog;

gboolean
cjm_import_dialog_takes (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  CjmImportFormat format;

  return name != NULL && cjm_import_format_guess (name, &format);
}

static void
dialog_free (gpointer data)
{
  ImportDialog *dialog = data;

  g_clear_handle_id (&dialog->delay, g_source_remove);
  if (dialog->drawing != NULL)
    g_cancellable_cancel (dialog->drawing);
  g_clear_object (&dialog->drawing);
  g_clear_pointer (&dialog->map, cjm_map_unref);
  g_clear_pointer (&dialog->plan, cjm_grid_plan_free);
  g_clear_pointer (&dialog->table, cjm_table_free);
  g_clear_pointer (&dialog->import, cjm_import_free);
  g_clear_pointer (&dialog->bytes, g_bytes_unref);
  g_object_unref (dialog->application);
  g_object_unref (dialog->file);
  g_free (dialog->title);
  g_free (dialog);
}

/* The map of what is chosen */

static const char *
get_language (ImportDialog *dialog)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->language));

  return cjm_language_list_get_nth (index)->tag;
}

static gboolean
is_turned (ImportDialog *dialog)
{
  return dialog->import->table != NULL
         && gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->phases)) == 1;
}

static GtkWidget *
create_remark (const CjmRemark *remark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (remark->is_loss ? "dialog-warning-symbolic"
                                                                  : "dialog-information-symbolic");
  /* Translators: %u is the number of a line of a file, %s a sentence. */
  g_autofree char *text = remark->line > 0
                              ? g_strdup_printf (_ ("Line %u: %s"), remark->line, remark->text)
                              : g_strdup (remark->text);
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remark->is_loss ? _ ("Warning") : _ ("Note"), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
show_remarks (ImportDialog *dialog, GPtrArray *remarks)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (dialog->remarks)) != NULL)
    gtk_box_remove (GTK_BOX (dialog->remarks), child);
  for (guint i = 0; i < remarks->len; i++)
    gtk_box_append (GTK_BOX (dialog->remarks), create_remark (remarks->pdata[i]));
  if (remarks->len == 0)
    {
      const CjmRemark nothing = { 0, FALSE, (char *) _ ("Everything in the file is on the map.") };

      gtk_box_append (GTK_BOX (dialog->remarks), create_remark (&nothing));
    }
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkPicture) picture = user_data;
  g_autoptr (CjmPreview) preview = cjm_preview_load_finish (result, NULL);

  if (preview != NULL)
    gtk_picture_set_paintable (picture, GDK_PAINTABLE (preview->picture));
}

static int
get_picture_height (ImportDialog *dialog)
{
  return dialog->import->table != NULL ? PICTURE_HEIGHT : LONE_PICTURE_HEIGHT;
}

static void
draw (ImportDialog *dialog)
{
  if (dialog->drawing != NULL)
    g_cancellable_cancel (dialog->drawing);
  g_clear_object (&dialog->drawing);
  dialog->drawing = g_cancellable_new ();
  cjm_preview_draw_async (dialog->map, PICTURE_WIDTH * PICTURE_SCALE,
                          get_picture_height (dialog) * PICTURE_SCALE, dialog->drawing, drawn_cb,
                          g_object_ref (dialog->picture));
}

static void
make_map (ImportDialog *dialog)
{
  const char *language = get_language (dialog);
  g_autoptr (CjmWords) words = cjm_template_load_words (language);
  CjmNoteFormat format = { words, cjm_locale_find_decimal_mark (language) };
  CjmImportChoices choices
      = { .language = language,
          .title = dialog->title,
          .format = &format,
          .is_turned = is_turned (dialog),
          .plan = dialog->plan,
          .is_rescaled = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->rescale)) };
  g_autoptr (GPtrArray) remarks = cjm_remarks_new ();
  GRand *random = g_rand_new ();

  cjm_remarks_extend (remarks, dialog->import->remarks);
  g_clear_pointer (&dialog->map, cjm_map_unref);
  dialog->map = cjm_import_make_map (dialog->import, &choices, random, remarks);
  g_rand_free (random);

  gtk_widget_set_visible (dialog->rescale, cjm_import_has_other_scale (dialog->import, &choices));
  gtk_widget_set_sensitive (dialog->accept, cjm_map_get_n_phases (dialog->map) > 0
                                                && cjm_map_get_n_lanes (dialog->map) > 0);
  show_remarks (dialog, remarks);
  draw (dialog);
}

static gboolean
delay_cb (gpointer user_data)
{
  ImportDialog *dialog = user_data;

  dialog->delay = 0;
  make_map (dialog);
  return G_SOURCE_REMOVE;
}

static void
queue_map (ImportDialog *dialog)
{
  if (dialog->delay == 0)
    dialog->delay = g_timeout_add (DELAY_MS, delay_cb, dialog);
}

/* The table */

static void
show_table (ImportDialog *dialog)
{
  GtkWidget *table = cjm_import_table_new (dialog->table, dialog->plan);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (dialog->table_place), table);
  g_signal_connect_swapped (table, "changed", G_CALLBACK (queue_map), dialog);
}

/* Lays the table as it is chosen, with what it seems to be then. */
static void
lay_table (ImportDialog *dialog)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (get_language (dialog));

  if (dialog->import->table == NULL)
    return;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (dialog->table_place), NULL);
  g_clear_pointer (&dialog->plan, cjm_grid_plan_free);
  g_clear_pointer (&dialog->table, cjm_table_free);
  dialog->table = cjm_table_new_turned (dialog->import->table);
  if (!is_turned (dialog))
    {
      CjmTable *turned = dialog->table;

      /* Turned twice it is a copy. */
      dialog->table = cjm_table_new_turned (turned);
      cjm_table_free (turned);
    }
  dialog->plan = cjm_grid_plan_new (dialog->table, words);
  show_table (dialog);
}

static void
guess_phases (ImportDialog *dialog)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (get_language (dialog));

  if (dialog->import->table != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->phases),
                                cjm_grid_is_turned (dialog->import->table, words) ? 1 : 0);
}

static void
phases_chosen_cb (GtkDropDown *list, GParamSpec *property, gpointer user_data)
{
  lay_table (user_data);
  queue_map (user_data);
}

static void
sheet_chosen_cb (GtkDropDown *list, GParamSpec *property, gpointer user_data)
{
  ImportDialog *dialog = user_data;
  g_autofree char *number = g_strdup_printf ("%u", gtk_drop_down_get_selected (list) + 1);
  g_autoptr (GError) error = NULL;
  CjmImport *import = cjm_import_new (dialog->bytes, dialog->import->format, number, &error);

  if (import == NULL)
    {
      g_signal_handlers_block_by_func (list, sheet_chosen_cb, dialog);
      gtk_drop_down_set_selected (list, dialog->import->sheet);
      g_signal_handlers_unblock_by_func (list, sheet_chosen_cb, dialog);
      cjm_dialog_tell (GTK_WINDOW (dialog->window), _ ("The sheet could not be read"),
                       error->message);
      return;
    }

  cjm_import_free (dialog->import);
  dialog->import = import;
  g_signal_handlers_block_by_func (dialog->phases, phases_chosen_cb, dialog);
  guess_phases (dialog);
  g_signal_handlers_unblock_by_func (dialog->phases, phases_chosen_cb, dialog);
  lay_table (dialog);
  queue_map (dialog);
}

/* Widgets */

/* The names of the sheets; one without a name has its number. */
static GtkWidget *
create_sheets (ImportDialog *dialog)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; dialog->import->sheets[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      gtk_string_list_append (names, *dialog->import->sheets[i] != '\0' ? dialog->import->sheets[i]
                                                                        : number);
    }
  list = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), dialog->import->sheet);
  g_signal_connect (list, "notify::selected", G_CALLBACK (sheet_chosen_cb), dialog);

  return list;
}

/* That of the file, or the person's own, or else English. */
static guint
find_language (ImportDialog *dialog)
{
  const char *guessed = cjm_import_guess_language (dialog->import);
  g_autofree char *own
      = cjm_settings_dup_map_language (cjm_application_get_settings (dialog->application));
  const char *wanted = guessed != NULL ? guessed : own;

  for (guint i = 0; i < cjm_language_list_get_length (); i++)
    if (g_ascii_strncasecmp (cjm_language_list_get_nth (i)->tag, wanted, 2) == 0)
      return i;

  return 0;
}

static GtkWidget *
create_languages (ImportDialog *dialog)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; i < cjm_language_list_get_length (); i++)
    gtk_string_list_append (names, cjm_language_list_get_nth (i)->name);
  list = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), find_language (dialog));
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (queue_map), dialog);

  return list;
}

static void
add_choice (GtkWidget *grid, int row, const char *mnemonic, GtkWidget *control, gboolean is_shown)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  cjm_drop_down_set_name (GTK_DROP_DOWN (control), gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_hexpand (control, TRUE);
  gtk_widget_set_visible (label, is_shown);
  gtk_widget_set_visible (control, is_shown);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, row, 1, 1);
}

static GtkWidget *
create_choices (ImportDialog *dialog)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *ways[] = { _ ("Columns of the table"), _ ("Rows of the table"), NULL };

  dialog->sheet = create_sheets (dialog);
  dialog->language = create_languages (dialog);
  dialog->phases = gtk_drop_down_new_from_strings (ways);
  dialog->rescale = gtk_check_button_new_with_mnemonic (_ ("_Bring the scores to −2 to 2"));
  guess_phases (dialog);
  g_signal_connect (dialog->phases, "notify::selected", G_CALLBACK (phases_chosen_cb), dialog);
  g_signal_connect_swapped (dialog->rescale, "toggled", G_CALLBACK (queue_map), dialog);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  add_choice (grid, 0, _ ("_Sheet"), dialog->sheet, g_strv_length (dialog->import->sheets) > 1);
  add_choice (grid, 1, _ ("_Phases are"), dialog->phases, dialog->import->table != NULL);
  add_choice (grid, 2, _ ("_Language"), dialog->language, TRUE);
  gtk_grid_attach (GTK_GRID (grid), dialog->rescale, 0, 3, 2, 1);

  return grid;
}

static GtkWidget *
create_scroller (GtkWidget *child, GtkPolicyType across)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), across, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
create_picture (ImportDialog *dialog)
{
  dialog->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (dialog->picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (dialog->picture), _ ("The map in small"));
  gtk_widget_add_css_class (dialog->picture, "import-picture");
  gtk_widget_set_size_request (dialog->picture, PICTURE_WIDTH, get_picture_height (dialog));
}

static GtkWidget *
create_side (ImportDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller;

  dialog->remarks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "export-page");
  gtk_box_append (GTK_BOX (box), create_choices (dialog));
  gtk_box_append (GTK_BOX (box), create_heading (_ ("What cannot be kept, and what was odd")));
  gtk_box_append (GTK_BOX (box), dialog->remarks);
  gtk_widget_set_size_request (box, SIDE_WIDTH, -1);

  scroller = create_scroller (box, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (scroller, FALSE);
  return scroller;
}

/* The map, and above it the table that it comes from. */
static GtkWidget *
create_result (ImportDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  create_picture (dialog);
  gtk_widget_add_css_class (box, "export-result");
  gtk_widget_set_hexpand (box, TRUE);
  if (dialog->import->table != NULL)
    {
      dialog->table_place = create_scroller (NULL, GTK_POLICY_AUTOMATIC);
      gtk_widget_set_vexpand (dialog->table_place, TRUE);
      gtk_box_append (GTK_BOX (box), dialog->table_place);
    }
  else
    gtk_widget_set_valign (dialog->picture, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), dialog->picture);

  return box;
}

static void
accept_cb (GtkButton *button, gpointer user_data)
{
  ImportDialog *dialog = user_data;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmApplication) application = g_object_ref (dialog->application);

  /* The choice that was made last may not have come to the map yet. */
  if (dialog->delay != 0)
    {
      g_clear_handle_id (&dialog->delay, g_source_remove);
      make_map (dialog);
    }
  map = cjm_map_ref (dialog->map);
  cjm_application_take_map (application, map);
  gtk_window_destroy (GTK_WINDOW (dialog->window));
}

static void
add_buttons (ImportDialog *dialog)
{
  GtkHeaderBar *bar = cjm_dialog_window_get_bar (dialog->window);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  dialog->accept = gtk_button_new_with_mnemonic (_ ("_Import"));
  gtk_header_bar_set_show_title_buttons (bar, FALSE);
  gtk_header_bar_pack_start (bar, cancel);
  gtk_header_bar_pack_end (bar, dialog->accept);
  gtk_widget_add_css_class (dialog->accept, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), dialog->accept);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), dialog->window);
  g_signal_connect (dialog->accept, "clicked", G_CALLBACK (accept_cb), dialog);
}

static void
show (ImportDialog *dialog, GtkWindow *parent)
{
  g_autofree char *name = g_file_get_basename (dialog->file);
  /* Translators: the title of a window; %s is the name of a file. */
  g_autofree char *title = g_strdup_printf (_ ("Import “%s”"), name);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  dialog->window = cjm_dialog_window_new (parent, title, parent != NULL);
  gtk_window_set_application (GTK_WINDOW (dialog->window), GTK_APPLICATION (dialog->application));
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, WIDTH, HEIGHT);
  add_buttons (dialog);
  gtk_box_append (GTK_BOX (page), create_side (dialog));
  gtk_box_append (GTK_BOX (page), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (page), create_result (dialog));
  gtk_window_set_child (GTK_WINDOW (dialog->window), page);
  lay_table (dialog);
  make_map (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog->window), dialog->accept);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

/* Reading the file */

typedef struct
{
  GFile *file;
  GBytes *bytes;
  CjmImport *import;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->import, cjm_import_free);
  g_free (job);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadJob *job = task_data;
  g_autofree char *name = g_file_get_basename (job->file);
  GError *error = NULL;
  CjmImportFormat format;

  if (cjm_import_format_guess (name, &format)
      && cjm_file_load (job->file, &job->bytes, NULL, &error))
    job->import = cjm_import_new (job->bytes, format, NULL, &error);
  if (job->import != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_failure (CjmApplication *application, GtkWindow *parent, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: the heading of a message; %s is the name of a file. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be opened"), name);

  /* A message stands in front of something. */
  if (parent == NULL)
    {
      g_application_activate (G_APPLICATION (application));
      parent = gtk_application_get_active_window (GTK_APPLICATION (application));
    }
  cjm_dialog_tell (parent, heading, error->message);
}

/* Who waits for the file; the window may be closed meanwhile. */
typedef struct
{
  CjmApplication *application;
  GWeakRef parent;
} Wait;

static char *
dup_title (GFile *file)
{
  char *title = g_file_get_basename (file);
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot > title)
    *dot = '\0';
  return title;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  ReadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (CjmApplication) application = wait->application;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&wait->parent);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      ImportDialog *dialog = g_new0 (ImportDialog, 1);

      dialog->application = g_object_ref (application);
      dialog->file = g_object_ref (job->file);
      dialog->bytes = g_steal_pointer (&job->bytes);
      dialog->import = g_steal_pointer (&job->import);
      dialog->title = dup_title (job->file);
      show (dialog, parent);
    }
  else
    tell_failure (application, parent, job->file, error);

  g_weak_ref_clear (&wait->parent);
  g_free (wait);
  g_application_release (G_APPLICATION (application));
}

void
cjm_import_dialog_open (CjmApplication *application, GFile *file, GtkWindow *parent)
{
  Wait *wait = g_new0 (Wait, 1);
  ReadJob *job = g_new0 (ReadJob, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, wait);

  wait->application = g_object_ref (application);
  g_weak_ref_init (&wait->parent, parent);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, read_job_free);
  /* There may be no window yet that keeps the program. */
  g_application_hold (G_APPLICATION (application));
  g_task_run_in_thread (task, read_thread);
}

/* Asking for one */

void
cjm_import_dialog_choose (GtkWindow *parent, CjmFileFunc callback, gpointer user_data)
{
  static const char *const maps[] = { "cjm", NULL };
  const char *const *others = cjm_import_get_suffixes ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  CjmFileKind kinds[] = { { _ ("Maps, tables and Mermaid journeys"), NULL },
                          { _ ("Journey maps"), maps },
                          { _ ("All files"), NULL },
                          { NULL, NULL } };

  g_ptr_array_add (all, (gpointer) maps[0]);
  for (guint i = 0; others[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) others[i]);
  g_ptr_array_add (all, NULL);
  kinds[0].suffixes = (const char *const *) all->pdata;
  cjm_dialog_open_file (parent, _ ("Open a Map"), kinds, callback, user_data);
}
