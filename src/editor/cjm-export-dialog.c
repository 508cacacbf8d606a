#include "cjm-export-dialog.h"

#include "cjm-dialogs.h"
#include "cjm-drop-down.h"
#include "cjm-export.h"
#include "cjm-prepress.h"
#include "cjm-settings.h"
#include "cjm-tiling.h"

#include <glib/gi18n.h>
#include <string.h>

/* The widest margin that is offered, in millimetres. */
#define MAX_MARGIN 200.0

/* The choices, in the order of the list. */
typedef struct
{
  CjmExportFormat format;
  gboolean has_outlines;
  const char *label;
} Choice;

static const Choice choices[] = {
  { CJM_EXPORT_PDF, FALSE, N_ ("PDF, for printing and reading") },
  { CJM_EXPORT_SVG, FALSE, N_ ("SVG, for designers") },
  { CJM_EXPORT_SVG, TRUE, N_ ("SVG with outlines, where the fonts are missing") },
  { CJM_EXPORT_PNG, FALSE, N_ ("PNG, a picture") },
  { CJM_EXPORT_PPTX, FALSE, N_ ("PPTX, a slide to edit") },
  { CJM_EXPORT_HTML, FALSE, N_ ("HTML, a page for the web and for phones") },
  { CJM_EXPORT_XLSX, FALSE, N_ ("XLSX, a workbook for spreadsheets") },
  { CJM_EXPORT_CSV, FALSE, N_ ("CSV, a table of plain text") },
  { CJM_EXPORT_MARKDOWN, FALSE, N_ ("Markdown, a text for wikis and reports") },
};

typedef struct
{
  GtkWindow *parent;
  GtkWidget *window;
  CjmDocument *document;
  GtkDropDown *formats;
  GtkDropDown *tables;
  GtkWidget *table_label;
  GtkDropDown *papers;
  GtkWidget *paper_label;
  GtkSpinButton *width; /* of a paper that is not in the list, in millimetres */
  GtkSpinButton *height;
  GtkWidget *size;
  GtkWidget *size_label;
  GtkDropDown *orientations;
  GtkWidget *orientation_label;
  GtkSpinButton *margin; /* millimetres, as the bleed */
  GtkWidget *margin_label;
  GtkDropDown *tiles;
  GtkWidget *tiles_label;
  GtkSpinButton *bleed;
  GtkWidget *bleed_label;
  GtkWidget *marks;
  GtkSpinButton *dpi;
  GtkWidget *dpi_label;
} ExportDialog;

/* The sheets that a poster can be put together of, in the order of their list, which begins with
 * one page. */
static const char *const tile_names[] = { NULL, "A4", "A3", "Letter", "Tabloid" };

/* What the thread works on. */
typedef struct
{
  CjmMap *map;
  CjmWords *words;
  CjmExportOptions options;
  GFile *file;
  char *remark;
  GtkWindow *parent;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  cjm_map_unref (job->map);
  cjm_words_unref (job->words);
  g_clear_object (&job->file);
  g_clear_object (&job->parent);
  g_free (job->remark);
  g_free (job);
}

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ExportJob *job = task_data;
  GError *error = NULL;

  if (cjm_export_to_file (job->map, job->words, &job->options, job->file, &job->remark, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWindow *parent = GTK_WINDOW (source);
  ExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *heading = NULL;

  g_application_release (g_application_get_default ());
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: the heading of a message; %s is the name of a file. */
      heading = g_strdup_printf (_ ("“%s” was not written"), name);
      cjm_dialog_tell (parent, heading, error->message);
    }
  else
    {
      g_autofree char *path = g_file_get_parse_name (job->file);
      g_autofree char *text
          = job->remark != NULL ? g_strdup_printf ("%s\n\n%s", path, job->remark) : g_strdup (path);

      /* Translators: the heading of a message; %s is the name of a file. */
      heading = g_strdup_printf (_ ("“%s” is ready"), name);
      cjm_dialog_tell (parent, heading, text);
    }
}

static void
start_export (GtkWindow *parent, ExportJob *job)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, exported_cb, NULL);

  /* The program does not end in the middle of an export. */
  g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, job, export_job_free);
  g_task_run_in_thread (task, export_thread);
}

/* The suffix decides what is written; a name without one gets that of the chosen format. */
static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  ExportJob *job = user_data;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  const char *suffix = cjm_export_format_get_suffix (job->options.format);

  if (file == NULL)
    {
      export_job_free (job);
      return;
    }

  if (cjm_export_format_find (name, &job->options.format))
    job->file = g_object_ref (file);
  else
    {
      g_autofree char *full = g_strconcat (name, suffix, NULL);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      job->file = g_file_get_child (folder, full);
    }
  start_export (job->parent, job);
}

/* The list of papers begins with "as large as the map" and ends with "other size". */
static guint
get_n_papers (void)
{
  guint n_papers = 0;

  while (cjm_paper_get_sizes ()[n_papers].name != NULL)
    n_papers++;

  return n_papers;
}

static const Choice *
get_choice (ExportDialog *dialog)
{
  return &choices[gtk_drop_down_get_selected (dialog->formats)];
}

/* What is not shown is not meant. */
static void
read_print_choices (ExportDialog *dialog, CjmExportOptions *options)
{
  const char *tile = tile_names[gtk_drop_down_get_selected (dialog->tiles)];

  options->has_margin = TRUE;
  options->margin = gtk_spin_button_get_value (dialog->margin);
  options->overlap = CJM_TILING_OVERLAP;
  if (tile != NULL)
    cjm_paper_parse (tile, &options->tile, NULL);
  else
    {
      options->bleed = gtk_spin_button_get_value (dialog->bleed);
      options->has_marks = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->marks));
    }
}

static ExportJob *
create_job (ExportDialog *dialog)
{
  ExportJob *job = g_new0 (ExportJob, 1);
  guint paper = gtk_drop_down_get_selected (dialog->papers);

  job->parent = g_object_ref (dialog->parent);
  job->map = cjm_map_ref (cjm_document_get_map (dialog->document));
  job->words = cjm_words_ref (cjm_document_get_words (dialog->document));
  job->options.format = get_choice (dialog)->format;
  job->options.has_outlines = get_choice (dialog)->has_outlines;
  job->options.table = (CjmMapTable) gtk_drop_down_get_selected (dialog->tables);
  job->options.orientation = (CjmOrientation) gtk_drop_down_get_selected (dialog->orientations);
  job->options.dpi = gtk_spin_button_get_value (dialog->dpi);
  read_print_choices (dialog, &job->options);
  if (paper > get_n_papers ())
    {
      job->options.paper.width = gtk_spin_button_get_value (dialog->width);
      job->options.paper.height = gtk_spin_button_get_value (dialog->height);
    }
  else if (paper > 0)
    {
      job->options.paper.width = cjm_paper_get_sizes ()[paper - 1].width;
      job->options.paper.height = cjm_paper_get_sizes ()[paper - 1].height;
    }

  return job;
}

static void
export_clicked_cb (GtkButton *button, gpointer user_data)
{
  ExportDialog *dialog = user_data;
  ExportJob *job = create_job (dialog);
  g_autofree char *name = cjm_document_dup_file_name (dialog->document);
  const char *suffix = cjm_export_format_get_suffix (job->options.format);
  const char *suffixes[] = { suffix + 1, NULL };
  g_autofree char *full = g_strconcat (name, suffix, NULL);
  GFile *file = cjm_document_get_file (dialog->document);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  const CjmFileKind kinds[] = { { suffixes[0], suffixes }, { NULL, NULL } };
  GtkWindow *parent = dialog->parent;

  gtk_window_destroy (GTK_WINDOW (dialog->window));
  cjm_dialog_save_file (parent, _ ("Export the Map"), full, folder, kinds, file_chosen_cb, job);
}

static void
set_shown (GtkWidget *control, GtkWidget *label, gboolean is_shown)
{
  gtk_widget_set_visible (control, is_shown);
  gtk_widget_set_visible (label, is_shown);
}

/* What does not apply is not shown. */
static void
choice_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ExportDialog *dialog = user_data;
  CjmExportFormat format = get_choice (dialog)->format;
  gboolean is_drawn = cjm_export_format_is_drawn (format);
  gboolean is_pdf = format == CJM_EXPORT_PDF;
  gboolean is_cut = is_pdf && gtk_drop_down_get_selected (dialog->tiles) == 0;
  guint paper = gtk_drop_down_get_selected (dialog->papers);

  set_shown (GTK_WIDGET (dialog->tables), dialog->table_label, cjm_export_format_is_table (format));
  set_shown (GTK_WIDGET (dialog->papers), dialog->paper_label, is_drawn);
  set_shown (dialog->size, dialog->size_label, is_drawn && paper > get_n_papers ());
  set_shown (GTK_WIDGET (dialog->orientations), dialog->orientation_label, is_drawn && paper > 0);
  set_shown (GTK_WIDGET (dialog->margin), dialog->margin_label, is_drawn && paper > 0);
  set_shown (GTK_WIDGET (dialog->tiles), dialog->tiles_label, is_pdf);
  set_shown (GTK_WIDGET (dialog->bleed), dialog->bleed_label, is_cut);
  gtk_widget_set_visible (dialog->marks, is_cut);
  set_shown (GTK_WIDGET (dialog->dpi), dialog->dpi_label, format == CJM_EXPORT_PNG);
}

static GtkWidget *
add_row (GtkGrid *grid, int row, const char *label, GtkWidget *control)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), control);
  if (GTK_IS_DROP_DOWN (control))
    cjm_drop_down_set_name (GTK_DROP_DOWN (control), gtk_label_get_text (GTK_LABEL (name)));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, control, 1, row, 1, 1);

  return name;
}

static GtkWidget *
create_papers (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const CjmPaperSize *sizes = cjm_paper_get_sizes ();

  gtk_string_list_append (names, _ ("As large as the map"));
  for (; sizes->name != NULL; sizes++)
    gtk_string_list_take (names, cjm_paper_size_dup_label (sizes));
  gtk_string_list_append (names, _ ("Other size"));

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

/* What is preferred to begin with. */
static void
choose_preferred (ExportDialog *dialog)
{
  CjmSettings *settings = cjm_settings_get ();
  g_autofree char *paper = cjm_settings_dup_string (settings, CJM_SETTING_PAPER);

  for (guint i = 0; i < get_n_papers (); i++)
    if (strcmp (cjm_paper_get_sizes ()[i].name, paper) == 0)
      gtk_drop_down_set_selected (dialog->papers, i + 1);
  gtk_spin_button_set_value (dialog->dpi, cjm_settings_get_int (settings, CJM_SETTING_RESOLUTION));
}

static GtkWidget *
create_formats (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (names, _ (choices[i].label));

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

/* The tables are called as in a file that has them all. */
static GtkWidget *
create_tables (const CjmWords *words)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < CJM_N_MAP_TABLES; i++)
    gtk_string_list_append (names, cjm_words_get (words, cjm_map_table_get_word ((CjmMapTable) i)));

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static GtkSpinButton *
create_length (double value, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (CJM_PAPER_MIN_SIDE, CJM_PAPER_MAX_SIDE, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_hexpand (spin, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
create_size (ExportDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  dialog->width = create_length (914, _ ("Width in millimeters"));
  dialog->height = create_length (1500, _ ("Height in millimeters"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->width));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("×"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->height));

  return box;
}

static GtkDropDown *
create_tiles (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("One page"));
  for (guint i = 1; i < G_N_ELEMENTS (tile_names); i++)
    {
      /* Translators: %s is a paper such as A4. */
      g_autofree char *name = g_strdup_printf (_ ("Many sheets of %s"), tile_names[i]);

      gtk_string_list_append (names, name);
    }

  return GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
}

static GtkSpinButton *
create_millimeters (double value, double most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  return GTK_SPIN_BUTTON (spin);
}

/* For who prints it. */
static void
add_print_choices (ExportDialog *dialog, GtkGrid *grid, int row)
{
  dialog->margin = create_millimeters (CJM_PAPER_MARGIN, MAX_MARGIN);
  dialog->tiles = create_tiles ();
  dialog->bleed = create_millimeters (0, CJM_PREPRESS_MAX_BLEED);
  dialog->marks = gtk_check_button_new_with_mnemonic (_ ("Crop mar_ks"));
  dialog->margin_label
      = add_row (grid, row++, _ ("_Margin in millimeters"), GTK_WIDGET (dialog->margin));
  dialog->tiles_label = add_row (grid, row++, _ ("Pr_inted on"), GTK_WIDGET (dialog->tiles));
  dialog->bleed_label
      = add_row (grid, row++, _ ("_Bleed in millimeters"), GTK_WIDGET (dialog->bleed));
  gtk_grid_attach (grid, dialog->marks, 1, row, 1, 1);
  g_signal_connect (dialog->tiles, "notify::selected", G_CALLBACK (choice_changed_cb), dialog);
}

static GtkWidget *
create_choices (ExportDialog *dialog)
{
  const char *orientations[] = { _ ("Automatic"), _ ("Landscape"), _ ("Portrait"), NULL };
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "export-page");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  dialog->formats = GTK_DROP_DOWN (create_formats ());
  dialog->tables = GTK_DROP_DOWN (create_tables (cjm_document_get_words (dialog->document)));
  dialog->papers = GTK_DROP_DOWN (create_papers ());
  dialog->orientations = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (orientations));
  dialog->dpi = GTK_SPIN_BUTTON (
      gtk_spin_button_new_with_range (CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI, 1));
  gtk_spin_button_set_numeric (dialog->dpi, TRUE);
  add_row (GTK_GRID (grid), 0, _ ("_Format"), GTK_WIDGET (dialog->formats));
  dialog->table_label = add_row (GTK_GRID (grid), 1, _ ("_Table"), GTK_WIDGET (dialog->tables));
  dialog->paper_label = add_row (GTK_GRID (grid), 2, _ ("_Paper"), GTK_WIDGET (dialog->papers));
  dialog->size = create_size (dialog);
  dialog->size_label = add_row (GTK_GRID (grid), 3, _ ("_Size in millimeters"), dialog->size);
  dialog->orientation_label
      = add_row (GTK_GRID (grid), 4, _ ("_Orientation"), GTK_WIDGET (dialog->orientations));
  add_print_choices (dialog, GTK_GRID (grid), 5);
  dialog->dpi_label = add_row (GTK_GRID (grid), 9, _ ("_Dots per inch"), GTK_WIDGET (dialog->dpi));
  g_signal_connect (dialog->formats, "notify::selected", G_CALLBACK (choice_changed_cb), dialog);
  g_signal_connect (dialog->papers, "notify::selected", G_CALLBACK (choice_changed_cb), dialog);

  return grid;
}

static void
dialog_free (gpointer data)
{
  ExportDialog *dialog = data;

  g_object_unref (dialog->document);
  g_free (dialog);
}

static void
add_buttons (ExportDialog *dialog)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_ ("_Export…"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), export);
  gtk_widget_add_css_class (export, "suggested-action");
  gtk_window_set_titlebar (GTK_WINDOW (dialog->window), bar);
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), export);
  gtk_window_set_focus (GTK_WINDOW (dialog->window), export);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), dialog->window);
  g_signal_connect (export, "clicked", G_CALLBACK (export_clicked_cb), dialog);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (widget));
  return TRUE;
}

void
cjm_export_dialog_show (GtkWindow *parent, CjmDocument *document)
{
  ExportDialog *dialog = g_new0 (ExportDialog, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  dialog->parent = parent;
  dialog->document = g_object_ref (document);
  dialog->window = gtk_window_new ();
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_window_set_title (GTK_WINDOW (dialog->window), _ ("Export"));
  gtk_window_set_transient_for (GTK_WINDOW (dialog->window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog->window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (dialog->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog->window), 520, -1);
  gtk_window_set_resizable (GTK_WINDOW (dialog->window), FALSE);
  add_buttons (dialog);
  gtk_window_set_child (GTK_WINDOW (dialog->window), create_choices (dialog));
  choose_preferred (dialog);
  choice_changed_cb (NULL, NULL, dialog);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog->window, keys);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
