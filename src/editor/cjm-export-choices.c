#include "cjm-export-choices.h"

#include "cjm-drop-down.h"
#include "cjm-prepress.h"
#include "cjm-tiling.h"

#include <glib/gi18n.h>
#include <string.h>

/* The widest margin that is offered, in millimetres. */
#define MAX_MARGIN 200.0

/* A paper of another size begins as a strip of a common roll, in millimetres. */
#define OTHER_WIDTH 914
#define OTHER_HEIGHT 1500

#define VALUES_KEY "values"

typedef enum
{
  ROW_FORMAT,
  ROW_TABLE,
  ROW_CONTENT,
  ROW_PAPER,
  ROW_SIZE,
  ROW_TILE,
  ROW_DPI,
  ROW_ORIENTATION,
  ROW_MARGIN,
  ROW_OVERLAP,
  ROW_BLEED,
  ROW_MARKS,
  ROW_TRANSPARENT,
  N_ROWS
} Row;

/* From here on the rows are in the part that opens. */
#define FIRST_ADVANCED ROW_ORIENTATION

static const char *const row_labels[N_ROWS] = {
  [ROW_FORMAT] = N_ ("_Format"),
  [ROW_TABLE] = N_ ("_Table"),
  [ROW_CONTENT] = N_ ("Co_ntent"),
  [ROW_PAPER] = N_ ("_Paper"),
  [ROW_SIZE] = N_ ("_Size in millimeters"),
  [ROW_TILE] = N_ ("Pr_inted on"),
  [ROW_DPI] = N_ ("_Dots per inch"),
  [ROW_ORIENTATION] = N_ ("_Orientation"),
  [ROW_MARGIN] = N_ ("_Margin in millimeters"),
  [ROW_OVERLAP] = N_ ("O_verlap in millimeters"),
  [ROW_BLEED] = N_ ("_Bleed in millimeters"),
  [ROW_MARKS] = N_ ("Crop mar_ks"),
  [ROW_TRANSPARENT] = N_ ("_Without the ground"),
};

/* What a row is called in the settings; the paper and the resolution have keys of their own. */
static const char *const row_keys[N_ROWS] = {
  [ROW_FORMAT] = "format",
  [ROW_CONTENT] = "content",
  [ROW_TILE] = "tile",
  [ROW_ORIENTATION] = "orientation",
  [ROW_MARGIN] = "margin",
  [ROW_OVERLAP] = "overlap",
  [ROW_BLEED] = "bleed",
  [ROW_MARKS] = "marks",
  [ROW_TRANSPARENT] = "transparent",
};

typedef struct
{
  CjmExportFormat format;
  gboolean has_outlines;
  const char *value; /* in the settings */
  const char *label;
} Format;

/* In the order of the list. */
static const Format formats[] = {
  { CJM_EXPORT_PDF, FALSE, "pdf", N_ ("PDF, for printing and reading") },
  { CJM_EXPORT_SVG, FALSE, "svg", N_ ("SVG, for designers") },
  { CJM_EXPORT_SVG, TRUE, "svg-outlines", N_ ("SVG, letters as outlines") },
  { CJM_EXPORT_PNG, FALSE, "png", N_ ("PNG, a picture") },
  { CJM_EXPORT_PPTX, FALSE, "pptx", N_ ("PPTX, a slide to edit") },
  { CJM_EXPORT_HTML, FALSE, "html", N_ ("HTML, a page for the web and for phones") },
  { CJM_EXPORT_XLSX, FALSE, "xlsx", N_ ("XLSX, a workbook for spreadsheets") },
  { CJM_EXPORT_CSV, FALSE, "csv", N_ ("CSV, a table of plain text") },
  { CJM_EXPORT_MARKDOWN, FALSE, "markdown", N_ ("Markdown, a text for wikis and reports") },
};

/* The sheets that a poster can be put together of, in the order of their list. */
static const char *const tile_values[] = { "", "A4", "A3", "Letter", "Tabloid", NULL };
static const char *const content_values[] = { "map", "report", "cards", "blank", NULL };
static const char *const orientation_values[] = { "automatic", "landscape", "portrait", NULL };

/* In the order of their list. */
typedef enum
{
  CONTENT_MAP,
  CONTENT_REPORT,
  CONTENT_CARDS,
  CONTENT_BLANK
} Content;

struct _CjmExportChoices
{
  GtkWidget parent_instance;

  CjmSettings *settings;
  GtkWidget *box;
  GtkToggleButton *opener; /* of the part with what few need */
  GtkWidget *arrow;
  GtkWidget *advanced;
  GtkWidget *labels[N_ROWS];
  GtkWidget *controls[N_ROWS];
  GtkSpinButton *width, *height; /* of a paper that is not in the list */
  gboolean is_meant[N_ROWS];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmExportChoices, cjm_export_choices, GTK_TYPE_WIDGET)

/* Values */

static guint
get_index (CjmExportChoices *self, Row row)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[row]));
}

static double
get_number (CjmExportChoices *self, Row row)
{
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->controls[row]));
}

static gboolean
is_checked (CjmExportChoices *self, Row row)
{
  return self->is_meant[row]
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->controls[row]));
}

static const Format *
get_format (CjmExportChoices *self)
{
  return &formats[get_index (self, ROW_FORMAT)];
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

static Content
get_content (CjmExportChoices *self)
{
  return self->is_meant[ROW_CONTENT] ? (Content) get_index (self, ROW_CONTENT) : CONTENT_MAP;
}

static void
get_paper (CjmExportChoices *self, CjmPaper *paper)
{
  guint index = get_index (self, ROW_PAPER);

  if (index > get_n_papers ())
    {
      paper->width = gtk_spin_button_get_value (self->width);
      paper->height = gtk_spin_button_get_value (self->height);
    }
  else if (index > 0)
    {
      paper->width = cjm_paper_get_sizes ()[index - 1].width;
      paper->height = cjm_paper_get_sizes ()[index - 1].height;
    }
}

void
cjm_export_choices_get_options (CjmExportChoices *self, CjmExportOptions *options)
{
  const gboolean *is_meant = self->is_meant;

  *options = (CjmExportOptions){ .format = get_format (self)->format,
                                 .has_outlines = get_format (self)->has_outlines,
                                 .overlap = CJM_TILING_OVERLAP };
  if (is_meant[ROW_TABLE])
    options->table = (CjmMapTable) get_index (self, ROW_TABLE);
  if (is_meant[ROW_PAPER])
    get_paper (self, &options->paper);
  if (is_meant[ROW_ORIENTATION])
    options->orientation = (CjmOrientation) get_index (self, ROW_ORIENTATION);
  if (is_meant[ROW_DPI])
    options->dpi = get_number (self, ROW_DPI);
  if (is_meant[ROW_TILE] && get_index (self, ROW_TILE) > 0)
    cjm_paper_parse (tile_values[get_index (self, ROW_TILE)], &options->tile, NULL);
  if (is_meant[ROW_OVERLAP])
    options->overlap = get_number (self, ROW_OVERLAP);
  if (is_meant[ROW_BLEED])
    options->bleed = get_number (self, ROW_BLEED);
  options->has_report = get_content (self) == CONTENT_REPORT;
  options->has_cards = get_content (self) == CONTENT_CARDS;
  options->is_blank = get_content (self) == CONTENT_BLANK;
  options->has_margin = is_meant[ROW_MARGIN];
  options->margin = get_number (self, ROW_MARGIN);
  options->has_marks = is_checked (self, ROW_MARKS);
  options->is_transparent = is_checked (self, ROW_TRANSPARENT);
}

/* What applies */

static void
judge (CjmExportChoices *self)
{
  CjmExportFormat format = get_format (self)->format;
  gboolean *is_meant = self->is_meant;
  gboolean is_drawn = cjm_export_format_is_drawn (format), is_pdf = format == CJM_EXPORT_PDF;
  gboolean is_sheet, has_paper, is_tiled;

  is_meant[ROW_FORMAT] = TRUE;
  is_meant[ROW_TABLE] = cjm_export_format_is_table (format);
  is_meant[ROW_CONTENT] = is_pdf;
  is_sheet = get_content (self) == CONTENT_MAP || get_content (self) == CONTENT_BLANK;
  has_paper = is_drawn && get_index (self, ROW_PAPER) > 0;
  is_tiled = is_pdf && is_sheet && get_index (self, ROW_TILE) > 0;
  is_meant[ROW_PAPER] = is_drawn;
  is_meant[ROW_SIZE] = is_drawn && get_index (self, ROW_PAPER) > get_n_papers ();
  is_meant[ROW_TILE] = is_pdf && is_sheet;
  is_meant[ROW_DPI] = format == CJM_EXPORT_PNG;
  is_meant[ROW_ORIENTATION] = has_paper;
  is_meant[ROW_MARGIN] = has_paper;
  is_meant[ROW_OVERLAP] = is_tiled;
  is_meant[ROW_BLEED] = is_pdf && is_sheet && !is_tiled;
  is_meant[ROW_MARKS] = is_meant[ROW_BLEED];
  is_meant[ROW_TRANSPARENT] = format == CJM_EXPORT_PNG;
}

static void
update (CjmExportChoices *self)
{
  gboolean has_advanced = FALSE;

  judge (self);
  for (Row row = 0; row < N_ROWS; row++)
    {
      gtk_widget_set_visible (self->controls[row], self->is_meant[row]);
      if (self->labels[row] != NULL)
        gtk_widget_set_visible (self->labels[row], self->is_meant[row]);
      has_advanced = has_advanced || (row >= FIRST_ADVANCED && self->is_meant[row]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->opener), has_advanced);
  gtk_widget_set_visible (self->advanced,
                          has_advanced && gtk_toggle_button_get_active (self->opener));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Memory */

static void
recall_row (CjmExportChoices *self, Row row, GVariant *value)
{
  GtkWidget *control = self->controls[row];
  const char *const *values = g_object_get_data (G_OBJECT (control), VALUES_KEY);

  if (values != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      for (guint i = 0; values[i] != NULL; i++)
        if (strcmp (values[i], g_variant_get_string (value, NULL)) == 0)
          gtk_drop_down_set_selected (GTK_DROP_DOWN (control), i);
    }
  else if (GTK_IS_SPIN_BUTTON (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), g_variant_get_double (value));
  else if (GTK_IS_CHECK_BUTTON (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control), g_variant_get_boolean (value));
}

static GVariant *
create_value (CjmExportChoices *self, Row row)
{
  GtkWidget *control = self->controls[row];
  const char *const *values = g_object_get_data (G_OBJECT (control), VALUES_KEY);

  if (values != NULL)
    return g_variant_new_string (values[get_index (self, row)]);
  if (GTK_IS_SPIN_BUTTON (control))
    return g_variant_new_double (get_number (self, row));

  return g_variant_new_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)));
}

static void
recall_paper (CjmExportChoices *self)
{
  g_autofree char *name = cjm_settings_dup_string (self->settings, CJM_SETTING_PAPER);
  CjmPaper paper;

  for (guint i = 0; i < get_n_papers (); i++)
    if (strcmp (cjm_paper_get_sizes ()[i].name, name) == 0)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[ROW_PAPER]), i + 1);
        return;
      }

  if (!cjm_paper_parse (name, &paper, NULL) || cjm_paper_is_fit (&paper)
      || cjm_paper_is_roll (&paper))
    return;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[ROW_PAPER]), get_n_papers () + 1);
  gtk_spin_button_set_value (self->width, paper.width);
  gtk_spin_button_set_value (self->height, paper.height);
}

static void
recall (CjmExportChoices *self)
{
  g_autoptr (GVariant) choices = cjm_settings_dup_value (self->settings, CJM_SETTING_EXPORT);

  recall_paper (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->controls[ROW_DPI]),
                             cjm_settings_get_int (self->settings, CJM_SETTING_RESOLUTION));
  for (Row row = 0; row < N_ROWS; row++)
    {
      g_autoptr (GVariant) value
          = row_keys[row] != NULL ? g_variant_lookup_value (choices, row_keys[row], NULL) : NULL;

      if (value != NULL)
        recall_row (self, row, value);
    }
}

static char *
dup_paper_name (CjmExportChoices *self)
{
  guint index = get_index (self, ROW_PAPER);

  if (index == 0)
    return g_strdup ("fit");
  if (index <= get_n_papers ())
    return g_strdup (cjm_paper_get_sizes ()[index - 1].name);

  return g_strdup_printf ("%dx%dmm", gtk_spin_button_get_value_as_int (self->width),
                          gtk_spin_button_get_value_as_int (self->height));
}

/* What was not meant this time is as it was before. */
void
cjm_export_choices_remember (CjmExportChoices *self)
{
  g_autoptr (GVariant) before = cjm_settings_dup_value (self->settings, CJM_SETTING_EXPORT);
  g_auto (GVariantDict) choices = G_VARIANT_DICT_INIT (before);

  for (Row row = 0; row < N_ROWS; row++)
    if (row_keys[row] != NULL && self->is_meant[row])
      g_variant_dict_insert_value (&choices, row_keys[row], create_value (self, row));
  cjm_settings_set_value (self->settings, CJM_SETTING_EXPORT, g_variant_dict_end (&choices));
  if (self->is_meant[ROW_PAPER])
    {
      g_autofree char *name = dup_paper_name (self);

      cjm_settings_set_value (self->settings, CJM_SETTING_PAPER, g_variant_new_string (name));
    }
  if (self->is_meant[ROW_DPI])
    cjm_settings_set_value (self->settings, CJM_SETTING_RESOLUTION,
                            g_variant_new_int32 ((int) get_number (self, ROW_DPI)));
}

/* Controls */

static GtkWidget *
create_list (GtkStringList *names, const char *const *values)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  g_object_set_data (G_OBJECT (list), VALUES_KEY, (gpointer) values);
  return list;
}

static GtkWidget *
create_formats (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const char **values = g_new0 (const char *, G_N_ELEMENTS (formats) + 1);
  GtkWidget *list;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gtk_string_list_append (names, _ (formats[i].label));
      values[i] = formats[i].value;
    }
  list = create_list (names, NULL);
  g_object_set_data_full (G_OBJECT (list), VALUES_KEY, values, g_free);

  return list;
}

/* The tables are called as in a file that has them all. */
static GtkWidget *
create_tables (const CjmWords *words)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < CJM_N_MAP_TABLES; i++)
    gtk_string_list_append (names, cjm_words_get (words, cjm_map_table_get_word ((CjmMapTable) i)));

  return create_list (names, NULL);
}

static GtkWidget *
create_contents (void)
{
  const char *names[]
      = { _ ("The map"), _ ("A report of several pages"), _ ("The notes as cards to cut out"),
          _ ("The map left blank for sticky notes"), NULL };

  return create_list (gtk_string_list_new (names), content_values);
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

  return create_list (names, NULL);
}

static GtkWidget *
create_orientations (void)
{
  const char *names[] = { _ ("Automatic"), _ ("Landscape"), _ ("Portrait"), NULL };

  return create_list (gtk_string_list_new (names), orientation_values);
}

static GtkWidget *
create_tiles (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("One page"));
  for (guint i = 1; tile_values[i] != NULL; i++)
    {
      /* Translators: %s is a paper such as A4. */
      g_autofree char *name = g_strdup_printf (_ ("Many sheets of %s"), tile_values[i]);

      gtk_string_list_append (names, name);
    }

  return create_list (names, tile_values);
}

static void
changed_cb (CjmExportChoices *self)
{
  update (self);
}

static GtkWidget *
create_number (CjmExportChoices *self, double least, double most, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed_cb), self);
  return spin;
}

static GtkSpinButton *
create_length (CjmExportChoices *self, double value, const char *name)
{
  GtkWidget *spin = create_number (self, CJM_PAPER_MIN_SIDE, CJM_PAPER_MAX_SIDE, value);

  gtk_widget_set_hexpand (spin, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
create_size (CjmExportChoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->width = create_length (self, OTHER_WIDTH, _ ("Width in millimeters"));
  self->height = create_length (self, OTHER_HEIGHT, _ ("Height in millimeters"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->width));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("×"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->height));

  return box;
}

static GtkWidget *
create_control (CjmExportChoices *self, Row row, const CjmWords *words)
{
  switch (row)
    {
    case ROW_FORMAT:
      return create_formats ();
    case ROW_TABLE:
      return create_tables (words);
    case ROW_CONTENT:
      return create_contents ();
    case ROW_PAPER:
      return create_papers ();
    case ROW_SIZE:
      return create_size (self);
    case ROW_TILE:
      return create_tiles ();
    case ROW_DPI:
      return create_number (self, CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI, CJM_EXPORT_DEFAULT_DPI);
    case ROW_ORIENTATION:
      return create_orientations ();
    case ROW_MARGIN:
      return create_number (self, 0, MAX_MARGIN, CJM_PAPER_MARGIN);
    case ROW_OVERLAP:
      return create_number (self, 0, CJM_TILING_MAX_OVERLAP, CJM_TILING_OVERLAP);
    case ROW_BLEED:
      return create_number (self, 0, CJM_PREPRESS_MAX_BLEED, 0);
    case ROW_MARKS:
    case ROW_TRANSPARENT:
      return gtk_check_button_new_with_mnemonic (_ (row_labels[row]));
    case N_ROWS:
      break;
    }

  g_return_val_if_reached (NULL);
}

/* Rows */

static GtkWidget *
create_label (const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GTK_IS_DROP_DOWN (control))
    cjm_drop_down_set_name (GTK_DROP_DOWN (control), gtk_label_get_text (GTK_LABEL (label)));

  return label;
}

static void
add_row (CjmExportChoices *self, GtkGrid *grid, GtkSizeGroup *group, Row row, const CjmWords *words)
{
  GtkWidget *control = create_control (self, row, words);

  self->controls[row] = control;
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (grid, control, 1, (int) row, 1, 1);
  if (GTK_IS_DROP_DOWN (control))
    g_signal_connect_swapped (control, "notify::selected", G_CALLBACK (changed_cb), self);
  if (GTK_IS_CHECK_BUTTON (control))
    {
      g_signal_connect_swapped (control, "toggled", G_CALLBACK (changed_cb), self);
      return;
    }

  self->labels[row] = create_label (_ (row_labels[row]), control);
  gtk_size_group_add_widget (group, self->labels[row]);
  gtk_grid_attach (grid, self->labels[row], 0, (int) row, 1, 1);
}

static GtkWidget *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  return grid;
}

static void
opened_cb (CjmExportChoices *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->opener);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
  gtk_widget_set_visible (self->advanced, is_open);
}

/* GtkExpander complains in GTK 4.8 when the focus goes through it. */
static GtkToggleButton *
create_opener (CjmExportChoices *self)
{
  GtkWidget *opener = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: opens what few people need of an export. */
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Mo_re choices"));

  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), opener);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (opener), box);
  gtk_button_set_has_frame (GTK_BUTTON (opener), FALSE);
  gtk_widget_set_halign (opener, GTK_ALIGN_START);
  gtk_widget_add_css_class (opener, "opener");
  gtk_accessible_update_property (GTK_ACCESSIBLE (opener), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  g_signal_connect_swapped (opener, "toggled", G_CALLBACK (opened_cb), self);

  return GTK_TOGGLE_BUTTON (opener);
}

static void
add_rows (CjmExportChoices *self, const CjmWords *words)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *plain = create_grid ();

  for (Row row = 0; row < N_ROWS; row++)
    add_row (self, GTK_GRID (row < FIRST_ADVANCED ? plain : self->advanced), group, row, words);
  gtk_box_append (GTK_BOX (self->box), plain);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->opener));
  gtk_box_append (GTK_BOX (self->box), self->advanced);
}

/* Object */

static void
cjm_export_choices_dispose (GObject *object)
{
  CjmExportChoices *self = CJM_EXPORT_CHOICES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cjm_export_choices_parent_class)->dispose (object);
}

static void
cjm_export_choices_class_init (CjmExportChoicesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_export_choices_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CJM_TYPE_EXPORT_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_export_choices_init (CjmExportChoices *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->advanced = create_grid ();
  self->opener = create_opener (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cjm_export_choices_new (const CjmWords *words, CjmSettings *settings)
{
  CjmExportChoices *self = g_object_new (CJM_TYPE_EXPORT_CHOICES, NULL);

  self->settings = g_object_ref (settings);
  add_rows (self, words);
  recall (self);
  update (self);

  return GTK_WIDGET (self);
}
