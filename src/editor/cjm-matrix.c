#include "cjm-matrix.h"

#include <glib/gi18n.h>

struct _CjmMatrix
{
  GtkWidget parent_instance;

  GtkWidget *cells[CJM_RATING_MAX][CJM_RATING_MAX]; /* by impact and effort, from 0 */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmMatrix, cjm_matrix, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHOSEN], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
}

static void
add_action (CjmMatrix *matrix, const CjmActionItem *item, guint number)
{
  int impact = item->action->impact, effort = item->action->effort;
  g_autofree char *label = g_strdup_printf ("%u", number + 1);
  /* Translators: an action in the matrix, as a screen reader says it: its number and text. */
  g_autofree char *name = g_strdup_printf (_ ("%u: %s, impact %d, effort %d"), number + 1,
                                           item->site.note->text, impact, effort);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "matrix-action");
  gtk_widget_set_tooltip_text (button, item->site.note->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), matrix);
  gtk_flow_box_append (GTK_FLOW_BOX (matrix->cells[impact - 1][effort - 1]), button);
  /* The button is what has the focus, and not the place that it has in its cell. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

void
cjm_matrix_set_actions (CjmMatrix *matrix, const GArray *items)
{
  for (guint i = 0; i < CJM_RATING_MAX; i++)
    for (guint j = 0; j < CJM_RATING_MAX; j++)
      {
        GtkWidget *child;

        while ((child = gtk_widget_get_first_child (matrix->cells[i][j])) != NULL)
          gtk_flow_box_remove (GTK_FLOW_BOX (matrix->cells[i][j]), child);
      }

  for (guint i = 0; i < items->len; i++)
    {
      const CjmActionItem *item = &g_array_index (items, CjmActionItem, i);

      if (item->quadrant != CJM_QUADRANT_UNKNOWN)
        add_action (matrix, item, i);
    }
}

/* Making it */

static const char *
get_quadrant_class (CjmQuadrant quadrant)
{
  switch (quadrant)
    {
    case CJM_QUADRANT_QUICK_WINS:
      return "matrix-best";
    case CJM_QUADRANT_BIG_BETS:
    case CJM_QUADRANT_FILL_INS:
      return "matrix-middle";
    case CJM_QUADRANT_THANKLESS:
    case CJM_QUADRANT_UNKNOWN:
      return "matrix-rest";
    }

  g_return_val_if_reached ("");
}

static GtkWidget *
create_cell (int impact, int effort)
{
  GtkWidget *cell = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cell), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cell), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cell), 2);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cell), 2);
  gtk_widget_set_halign (cell, GTK_ALIGN_FILL);
  gtk_widget_set_size_request (cell, 62, 46);
  gtk_widget_add_css_class (cell, "matrix-cell");
  gtk_widget_add_css_class (cell, get_quadrant_class (cjm_quadrant_find (impact, effort)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Actions"), -1);
  return cell;
}

static void
attach_label (GtkGrid *grid, const char *text, const char *style, int column, int row, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, width, 1);
}

/* Rows from the highest impact down, columns from the lowest effort on. */
static GtkWidget *
create_grid (CjmMatrix *matrix)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const int n_low = CJM_RATING_HIGH - 1, n_high = CJM_RATING_MAX - n_low;

  gtk_grid_set_row_spacing (grid, 2);
  gtk_grid_set_column_spacing (grid, 2);
  attach_label (grid, _ ("Quick wins"), "heading", 1, 0, n_low);
  attach_label (grid, _ ("Big bets"), "heading", 1 + n_low, 0, n_high);
  for (int impact = CJM_RATING_MAX; impact >= 1; impact--)
    for (int effort = 1; effort <= CJM_RATING_MAX; effort++)
      {
        int row = 1 + CJM_RATING_MAX - impact;
        GtkWidget *cell = create_cell (impact, effort);
        g_autofree char *rating = g_strdup_printf ("%d", impact);

        matrix->cells[impact - 1][effort - 1] = cell;
        gtk_grid_attach (grid, cell, effort, row, 1, 1);
        if (effort == 1)
          attach_label (grid, rating, "dim-label", 0, row, 1);
      }
  for (int effort = 1; effort <= CJM_RATING_MAX; effort++)
    {
      g_autofree char *rating = g_strdup_printf ("%d", effort);

      attach_label (grid, rating, "dim-label", effort, 1 + CJM_RATING_MAX, 1);
    }
  attach_label (grid, _ ("Fill-ins"), "heading", 1, 2 + CJM_RATING_MAX, n_low);
  attach_label (grid, _ ("Thankless tasks"), "heading", 1 + n_low, 2 + CJM_RATING_MAX, n_high);
  attach_label (grid, _ ("Impact ↑   Effort →"), "dim-label", 1, 3 + CJM_RATING_MAX,
                CJM_RATING_MAX);

  return GTK_WIDGET (grid);
}

static void
cjm_matrix_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cjm_matrix_parent_class)->dispose (object);
}

static void
cjm_matrix_class_init (CjmMatrixClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_matrix_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CJM_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
cjm_matrix_init (CjmMatrix *matrix)
{
  gtk_widget_set_parent (create_grid (matrix), GTK_WIDGET (matrix));
}

GtkWidget *
cjm_matrix_new (void)
{
  return g_object_new (CJM_TYPE_MATRIX, NULL);
}
