#include "cjm-import-table.h"

#include "cjm-drop-down.h"
#include "cjm-kind-label.h"

#include <glib/gi18n.h>

/* What is shown of a table; each cell is a widget. */
#define MAX_ROWS 60
#define MAX_COLUMNS 16

/* Of a cell. */
#define CELL_CHARACTERS 22

struct _CjmImportTable
{
  GtkWidget parent_instance;

  const CjmTable *table;
  CjmGridPlan *plan;
  GtkWidget *grid;
  guint n_rows, n_columns; /* that are shown */
  GtkWidget **rows, **columns, **cells;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (CjmImportTable, cjm_import_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What can be chosen for a row: what it may be, then the kinds of lane in their order. */
static const struct
{
  CjmGridRow row;
  const char *label;
} row_choices[] = {
  { CJM_GRID_ROW_SKIPPED, N_ ("Left out") },
  { CJM_GRID_ROW_TITLE, N_ ("Title") },
  { CJM_GRID_ROW_PHASES, N_ ("Phases") },
  { CJM_GRID_ROW_STEPS, N_ ("Steps") },
  { CJM_GRID_ROW_DESCRIPTION, N_ ("Descriptions of the phases") },
  { CJM_GRID_ROW_OBJECTIVE, N_ ("Objectives of the phases") },
  { CJM_GRID_ROW_AUDIENCE, N_ ("People in the phases") },
  { CJM_GRID_ROW_MORE, N_ ("More of the lane above") },
};

/* In the order of CjmGridColumn. */
static const char *const column_choices[CJM_N_GRID_COLUMNS]
    = { N_ ("Left out"), N_ ("Groups"), N_ ("Names of lanes"), N_ ("A phase or step") };

static GtkWidget *
create_row_list (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (row_choices); i++)
    gtk_string_list_append (names, _ (row_choices[i].label));
  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    {
      /* Translators: what a row of a table becomes; %s is a kind of lane, such as Touchpoints. */
      g_autofree char *name
          = g_strdup_printf (_ ("Lane: %s"), cjm_kind_get_label (cjm_lane_kind_get_nth (i)->name));

      gtk_string_list_append (names, name);
    }

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static GtkWidget *
create_column_list (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < CJM_N_GRID_COLUMNS; i++)
    gtk_string_list_append (names, _ (column_choices[i]));

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static guint
find_choice (CjmGridMeaning meaning)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_choices); i++)
    if (meaning.row == row_choices[i].row)
      return i;
  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    if (g_strcmp0 (cjm_lane_kind_get_nth (i)->name, meaning.kind) == 0)
      return G_N_ELEMENTS (row_choices) + i;

  return G_N_ELEMENTS (row_choices);
}

static CjmGridMeaning
get_choice (guint index)
{
  if (index < G_N_ELEMENTS (row_choices))
    return (CjmGridMeaning){ row_choices[index].row, NULL };

  return (CjmGridMeaning){ CJM_GRID_ROW_LANE,
                           cjm_lane_kind_get_nth (index - G_N_ELEMENTS (row_choices))->name };
}

/* What is left out is dimmed, what gives names is bold. */
static void
set_look (CjmImportTable *self, guint row, guint column)
{
  GtkWidget *cell = self->cells[row * self->n_columns + column];
  CjmGridRow row_is = self->plan->rows[row].row;
  CjmGridColumn column_is = self->plan->columns[column];
  gboolean is_out = row_is == CJM_GRID_ROW_SKIPPED || column_is == CJM_GRID_COLUMN_SKIPPED;
  gboolean is_name
      = !is_out && (row_is == CJM_GRID_ROW_PHASES || column_is == CJM_GRID_COLUMN_NAMES);

  if (is_out)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
  if (is_name)
    gtk_widget_add_css_class (cell, "heading");
  else
    gtk_widget_remove_css_class (cell, "heading");
}

/* A choice can change what another row or column is. */
static void
update (CjmImportTable *self)
{
  self->is_updating = TRUE;
  for (guint i = 0; i < self->n_rows; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rows[i]), find_choice (self->plan->rows[i]));
  for (guint j = 0; j < self->n_columns; j++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->columns[j]), self->plan->columns[j]);
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      set_look (self, i, j);
  self->is_updating = FALSE;
}

static void
row_chosen_cb (GtkDropDown *list, GParamSpec *property, gpointer user_data)
{
  CjmImportTable *self = user_data;

  if (self->is_updating)
    return;
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i] == GTK_WIDGET (list))
      cjm_grid_plan_set_row (self->plan, i, get_choice (gtk_drop_down_get_selected (list)));
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
column_chosen_cb (GtkDropDown *list, GParamSpec *property, gpointer user_data)
{
  CjmImportTable *self = user_data;

  if (self->is_updating)
    return;
  for (guint j = 0; j < self->n_columns; j++)
    if (self->columns[j] == GTK_WIDGET (list))
      cjm_grid_plan_set_column (self->plan, j, (CjmGridColumn) gtk_drop_down_get_selected (list));
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Widgets */

static GtkWidget *
create_cell (const CjmTable *table, guint row, guint column)
{
  g_autofree char *text = cjm_table_dup_cell (table, row, column, " · ");
  g_autofree char *lines = cjm_table_dup_cell (table, row, column, "\n");
  GtkWidget *label;

  g_strdelimit (text, "\n\t", ' ');
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), *text != '\0' ? -1 : 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARACTERS);
  if (g_utf8_strlen (text, -1) > CELL_CHARACTERS)
    gtk_widget_set_tooltip_text (label, lines);

  return label;
}

static void
add_row (CjmImportTable *self, guint row)
{
  GtkWidget *list = create_row_list ();
  g_autofree char *text = cjm_table_dup_cell (self->table, row, 0, " ");
  /* Translators: the first %u is the number of a row of a table, %s the text that it begins with.
   */
  g_autofree char *name = g_strdup_printf (_ ("Row %u, “%s”"), row + 1, text);

  cjm_drop_down_set_name (GTK_DROP_DOWN (list), name);
  self->rows[row] = list;
  gtk_grid_attach (GTK_GRID (self->grid), list, 0, (int) row + 1, 1, 1);
  for (guint j = 0; j < self->n_columns; j++)
    {
      GtkWidget *cell = create_cell (self->table, row, j);

      self->cells[row * self->n_columns + j] = cell;
      gtk_grid_attach (GTK_GRID (self->grid), cell, (int) j + 1, (int) row + 1, 1, 1);
    }
  g_signal_connect (list, "notify::selected", G_CALLBACK (row_chosen_cb), self);
}

static void
add_column (CjmImportTable *self, guint column)
{
  GtkWidget *list = create_column_list ();
  /* Translators: %u is the number of a column of a table. */
  g_autofree char *name = g_strdup_printf (_ ("Column %u"), column + 1);

  cjm_drop_down_set_name (GTK_DROP_DOWN (list), name);
  self->columns[column] = list;
  gtk_widget_set_halign (list, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), list, (int) column + 1, 0, 1, 1);
  g_signal_connect (list, "notify::selected", G_CALLBACK (column_chosen_cb), self);
}

static void
add_rest (CjmImportTable *self)
{
  guint n_rows = self->table->n_rows - self->n_rows;
  guint n_columns = self->table->n_columns - self->n_columns;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (n_rows == 0 && n_columns == 0)
    return;

  text = n_rows > 0
             /* Translators: %u is how many. */
             ? g_strdup_printf (ngettext ("%u more row, read as it seems to be",
                                          "%u more rows, read as they seem to be", n_rows),
                                n_rows)
             /* Translators: %u is how many. */
             : g_strdup_printf (ngettext ("%u more column, read as it seems to be",
                                          "%u more columns, read as they seem to be", n_columns),
                                n_columns);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, (int) self->n_rows + 1,
                   (int) self->n_columns + 1, 1);
}

GtkWidget *
cjm_import_table_new (const CjmTable *table, CjmGridPlan *plan)
{
  CjmImportTable *self = g_object_new (CJM_TYPE_IMPORT_TABLE, NULL);

  self->table = table;
  self->plan = plan;
  self->n_rows = MIN (table->n_rows, MAX_ROWS);
  self->n_columns = MIN (table->n_columns, MAX_COLUMNS);
  self->rows = g_new0 (GtkWidget *, self->n_rows + 1);
  self->columns = g_new0 (GtkWidget *, self->n_columns + 1);
  self->cells = g_new0 (GtkWidget *, (gsize) self->n_rows * self->n_columns + 1);
  for (guint j = 0; j < self->n_columns; j++)
    add_column (self, j);
  for (guint i = 0; i < self->n_rows; i++)
    add_row (self, i);
  add_rest (self);
  update (self);

  return GTK_WIDGET (self);
}

static void
cjm_import_table_dispose (GObject *object)
{
  g_clear_pointer (&CJM_IMPORT_TABLE (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (cjm_import_table_parent_class)->dispose (object);
}

static void
cjm_import_table_finalize (GObject *object)
{
  CjmImportTable *self = CJM_IMPORT_TABLE (object);

  g_free (self->rows);
  g_free (self->columns);
  g_free (self->cells);

  G_OBJECT_CLASS (cjm_import_table_parent_class)->finalize (object);
}

static void
cjm_import_table_class_init (CjmImportTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_import_table_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_import_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CJM_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_import_table_init (CjmImportTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}
