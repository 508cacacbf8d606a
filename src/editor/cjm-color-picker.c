#include "cjm-color-picker.h"

#include "cjm-rgba.h"
#include "cjm-theme.h"

#include <glib/gi18n.h>

#define N_COLUMNS 5
#define SWATCH_SIZE 24 /* pixels: large enough to be hit */

static const char *const color_names[] = {
  N_ ("Night Blue"), N_ ("Violet"), N_ ("Plum"), N_ ("Crimson"), N_ ("Ochre"),
  N_ ("Gold"),       N_ ("Leaf"),   N_ ("Teal"), N_ ("Lagoon"),  N_ ("Slate"),
};

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  GdkRGBA color = cjm_rgba_from_color (GPOINTER_TO_UINT (user_data), 1), ink;

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 2.5, 0, 2 * G_PI);
  cairo_fill_preserve (cr);

  /* A dark colour on a dark window has an edge, too. */
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  ink.alpha *= 0.4f;
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GtkWidget *
create_swatch (gint32 color, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SWATCH_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SWATCH_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, GINT_TO_POINTER (color), NULL);
  gtk_button_set_child (GTK_BUTTON (button), area);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "swatch");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "canvas.set-color");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", color);

  return button;
}

GtkWidget *
cjm_color_picker_new (void)
{
  const gint32 *palette = cjm_theme_get_palette ();
  GtkWidget *grid = gtk_grid_new ();

  for (int i = 0; palette[i] != CJM_COLOR_END && i < (int) G_N_ELEMENTS (color_names); i++)
    gtk_grid_attach (GTK_GRID (grid), create_swatch (palette[i], _ (color_names[i])), i % N_COLUMNS,
                     i / N_COLUMNS, 1, 1);

  return grid;
}
