#include "cjm-coverage-grid.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CjmCoverageGrid
{
  GtkWidget parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (CjmCoverageGrid, cjm_coverage_grid, GTK_TYPE_WIDGET)

/* A length for each evidence, told apart by how dark it is: the best known is the darkest. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  static const CjmEvidence order[]
      = { CJM_EVIDENCE_DATA, CJM_EVIDENCE_INFERRED, CJM_EVIDENCE_ASSUMED };
  static const double strengths[CJM_N_EVIDENCES] = {
    [CJM_EVIDENCE_DATA] = 0.85, [CJM_EVIDENCE_INFERRED] = 0.45, [CJM_EVIDENCE_ASSUMED] = 0.14
  };
  const CjmCoverage *coverage = user_data;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;
  double x = 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  for (guint i = 0; i < CJM_N_EVIDENCES && coverage->n_notes > 0; i++)
    {
      double length = (double) width * coverage->n_by_evidence[order[i]] / coverage->n_notes;

      cairo_set_source_rgba (cr, color.red, color.green, color.blue, strengths[order[i]]);
      cairo_rectangle (cr, is_rtl ? width - x - length : x, 0, length, height);
      cairo_fill (cr);
      x += length;
    }
}

static GtkWidget *
create_bar (const CjmCoverage *coverage)
{
  GtkWidget *bar = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (bar), 10);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (bar), 160);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar), draw_cb,
                                  g_memdup2 (coverage, sizeof *coverage), g_free);
  return bar;
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
attach_text (GtkGrid *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = create_label (text, style);

  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* The numbers stand below the bar, so that they find room beside any name. */
static GtkWidget *
create_measure (const CjmCoverage *coverage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  /* Translators: how many notes of a lane are data, inferred and assumed. */
  g_autofree char *counts = g_strdup_printf (_ ("%u data · %u inferred · %u assumed"),
                                             coverage->n_by_evidence[CJM_EVIDENCE_DATA],
                                             coverage->n_by_evidence[CJM_EVIDENCE_INFERRED],
                                             coverage->n_by_evidence[CJM_EVIDENCE_ASSUMED]);
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%u without a source", "%u without a source", coverage->n_without_source),
      coverage->n_without_source);
  g_autofree char *all = coverage->n_without_source > 0
                             ? g_strdup_printf ("%s · %s", counts, missing)
                             : g_steal_pointer (&counts);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_bar (coverage));
  if (coverage->n_notes > 0)
    {
      GtkWidget *label = create_label (all, "entry-subtitle");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

static void
add_row (GtkGrid *grid, int row, const char *name, const CjmCoverage *coverage, const char *style)
{
  double share = cjm_coverage_get_share (coverage, CJM_EVIDENCE_INFERRED);
  /* Translators: a share in per cent. */
  g_autofree char *percent = isnan (share)
                                 ? g_strdup (_ ("no notes"))
                                 : g_strdup_printf (_ ("%d %%"), (int) lround (share * 100));

  attach_text (grid, name, 0, row, style);
  gtk_grid_attach (grid, create_measure (coverage), 1, row, 1, 1);
  attach_text (grid, percent, 2, row, style);
}

void
cjm_coverage_grid_set_map (CjmCoverageGrid *grid, const CjmMap *map)
{
  CjmCoverage all = cjm_map_get_coverage (map);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid->grid))) != NULL)
    gtk_grid_remove (grid->grid, child);

  add_row (grid->grid, row++, _ ("The whole map"), &all, "heading");
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);
      CjmCoverage coverage = cjm_map_get_lane_coverage (map, lane);

      if (cjm_lane_has_evidence (lane))
        add_row (grid->grid, row++, *lane->name != '\0' ? lane->name : _ ("Lane without a name"),
                 &coverage, NULL);
    }
}

static void
cjm_coverage_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cjm_coverage_grid_parent_class)->dispose (object);
}

static void
cjm_coverage_grid_class_init (CjmCoverageGridClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_coverage_grid_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
cjm_coverage_grid_init (CjmCoverageGrid *grid)
{
  grid->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (grid->grid, 12);
  gtk_grid_set_column_spacing (grid->grid, 18);
  gtk_widget_set_parent (GTK_WIDGET (grid->grid), GTK_WIDGET (grid));
}

GtkWidget *
cjm_coverage_grid_new (void)
{
  return g_object_new (CJM_TYPE_COVERAGE_GRID, NULL);
}
