#include "cjm-canvas-private.h"

#include <math.h>

/* Where the view stands on the sheet, for who shows it in small or brings it back, and zooming. */

CjmLayout *
cjm_canvas_get_layout (CjmCanvas *canvas)
{
  return canvas->layout;
}

guint
cjm_canvas_get_layout_serial (CjmCanvas *canvas)
{
  return cjm_sheet_get_serial (canvas->sheet);
}

CjmArtwork *
cjm_canvas_get_artwork (CjmCanvas *canvas)
{
  return cjm_sheet_get_artwork (canvas->sheet);
}

CjmRect
cjm_canvas_get_seen (CjmCanvas *canvas)
{
  double scale = cjm_canvas_get_scale (canvas), x, y;

  cjm_canvas_get_origin (canvas, &x, &y);
  return (CjmRect){ -x / scale, -y / scale, gtk_widget_get_width (GTK_WIDGET (canvas)) / scale,
                    gtk_widget_get_height (GTK_WIDGET (canvas)) / scale };
}

CjmRect
cjm_canvas_get_seen_cells (CjmCanvas *canvas)
{
  CjmRect seen = cjm_canvas_get_seen (canvas);
  double top, side;

  cjm_sheet_get_covered (canvas->sheet, &top, &side);
  if (canvas->layout == NULL || !canvas->layout->is_rtl)
    seen.x += side;
  return (CjmRect){ seen.x, seen.y + top, seen.width - side, seen.height - top };
}

void
cjm_canvas_center_on (CjmCanvas *canvas, double x, double y)
{
  double scale = cjm_canvas_get_scale (canvas);

  cjm_canvas_scroll_to (canvas, x * scale - gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0,
                        y * scale - gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0);
}

gboolean
cjm_canvas_get_focus_bounds (CjmCanvas *canvas, graphene_rect_t *bounds)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  double scale = cjm_canvas_get_scale (canvas), x, y;
  CjmStop stop;
  CjmRect seen;

  if (canvas->layout == NULL || place.kind == CJM_PLACE_NONE
      || !cjm_layout_find_stop (canvas->layout, &place, &stop))
    return FALSE;

  cjm_canvas_get_origin (canvas, &x, &y);
  seen = cjm_sheet_get_seen_rect (canvas->sheet, &stop);
  *bounds = GRAPHENE_RECT_INIT ((float) (x + seen.x * scale), (float) (y + seen.y * scale),
                                (float) (seen.width * scale), (float) (seen.height * scale));
  return TRUE;
}

/* The edge of the view at the reading start, in points from that of the page, where its left edge
 * is @x pixels from the page's at a @scale; and back. */
static double
mirror_edge (CjmCanvas *canvas, double edge, double scale)
{
  double room = gtk_widget_get_width (GTK_WIDGET (canvas)) / scale;

  return canvas->layout != NULL && canvas->layout->is_rtl ? canvas->layout->width - room - edge
                                                          : edge;
}

CjmView
cjm_canvas_get_view (CjmCanvas *canvas)
{
  gboolean is_lit = canvas->spotlight != CJM_SPOTLIGHT_OFF;
  double zoom = is_lit ? canvas->unlit_zoom : canvas->zoom;
  double scale = cjm_canvas_get_scale (canvas) / canvas->zoom * zoom;
  double x = canvas->unlit_x, y = canvas->unlit_y;

  if (!is_lit)
    cjm_canvas_get_scroll (canvas, &x, &y);
  return (CjmView){ zoom, mirror_edge (canvas, x / scale, scale), y / scale };
}

void
cjm_canvas_find_wished_scroll (CjmCanvas *canvas, double *x, double *y)
{
  double scale = cjm_canvas_get_scale (canvas);

  *x = mirror_edge (canvas, canvas->wish.x, scale) * scale;
  *y = canvas->wish.y * scale;
}

void
cjm_canvas_restore_view (CjmCanvas *canvas, const CjmView *view, const CjmPlace *focus)
{
  canvas->has_view = FALSE;
  canvas->has_wish = TRUE;
  canvas->wish = *view;
  canvas->wished_focus = *focus;
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

/* Zoom */

void
cjm_canvas_set_zoom (CjmCanvas *canvas, double zoom)
{
  cjm_canvas_zoom_at (canvas, zoom, cjm_canvas_get_room (canvas, GTK_ORIENTATION_HORIZONTAL) / 2.0,
                      cjm_canvas_get_room (canvas, GTK_ORIENTATION_VERTICAL) / 2.0);
}

void
cjm_canvas_step_zoom (CjmCanvas *canvas, int direction)
{
  static const double steps[] = { 0.1, 0.15, 0.2,  0.25, 0.33, 0.5, 0.6, 0.7, 0.8, 0.9,
                                  1,   1.1,  1.25, 1.5,  1.75, 2,   2.5, 3,   4 };
  double zoom = canvas->zoom;

  if (direction > 0)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (steps[i] > canvas->zoom * 1.01)
        {
          zoom = steps[i];
          break;
        }
  if (direction < 0)
    for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
      if (steps[i - 1] < canvas->zoom * 0.99)
        {
          zoom = steps[i - 1];
          break;
        }

  cjm_canvas_set_zoom (canvas, zoom);
}

void
cjm_canvas_fit (CjmCanvas *canvas, gboolean only_width)
{
  double zoom = INFINITY;

  if (canvas->layout == NULL)
    return;

  for (int i = 0; i < (only_width ? 1 : 2); i++)
    zoom = MIN (zoom, (cjm_canvas_get_room (canvas, (GtkOrientation) i) - 2 * CJM_DESK_MARGIN)
                          / (cjm_canvas_get_page_length (canvas, (GtkOrientation) i)
                             * CJM_PIXELS_PER_POINT));
  cjm_canvas_set_zoom (canvas, zoom);
}
