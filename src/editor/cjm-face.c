#include "cjm-face.h"

#include "cjm-map.h"

#include <math.h>

#define SIZE 30 /* pixels */

/* A circle of radius 1 with two eyes, and a mouth that bends with the feeling. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  double bend = *(double *) user_data / CJM_FEELING_MAX * 0.34;
  double radius = MIN (width, height) / 2.0 - 1.5;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, radius, radius);
  cairo_set_line_width (cr, 1.6 / radius);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_stroke (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_arc (cr, side * 0.36, -0.25, 0.11, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_move_to (cr, -0.48, 0.38 - bend / 2);
  cairo_curve_to (cr, -0.2, 0.38 + bend, 0.2, 0.38 + bend, 0.48, 0.38 - bend / 2);
  cairo_stroke (cr);
}

GtkWidget *
cjm_face_new (double value)
{
  GtkWidget *face = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (face), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (face), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (face), draw_cb,
                                  g_memdup2 (&value, sizeof value), g_free);
  return face;
}
