#include "cjm-canvas-private.h"

/* While something is dragged, the view scrolls where the pointer comes near its edges: the nearer,
 * the faster. */

/* The edges' reach in pixels, and the speed at the very edge in pixels a second. */
#define EDGE_REACH 36.0
#define EDGE_SPEED 1400.0

/* How fast to scroll where the pointer is at @at of @room. */
static double
get_speed (double at, double room)
{
  double reach = MIN (EDGE_REACH, room / 4);

  if (at < reach)
    return -EDGE_SPEED * MIN ((reach - at) / reach, 1);
  if (at > room - reach)
    return EDGE_SPEED * MIN ((at - room + reach) / reach, 1);

  return 0;
}

static gboolean
scroll_by (CjmCanvas *canvas, GtkOrientation orientation, double by)
{
  GtkAdjustment *adjustment = canvas->adjustments[orientation];
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + by);
  return gtk_adjustment_get_value (adjustment) != before;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = MIN ((double) (now - canvas->edge_time) / G_USEC_PER_SEC, 0.1);
  double dx = get_speed (canvas->pointer_x, gtk_widget_get_width (widget)) * seconds;
  double dy = get_speed (canvas->pointer_y, gtk_widget_get_height (widget)) * seconds;
  gboolean has_moved;

  canvas->edge_time = now;
  has_moved = scroll_by (canvas, GTK_ORIENTATION_HORIZONTAL, dx);
  has_moved = scroll_by (canvas, GTK_ORIENTATION_VERTICAL, dy) || has_moved;
  if (has_moved)
    canvas->edge_scrolled (canvas);

  return G_SOURCE_CONTINUE;
}

void
cjm_canvas_begin_edge_scroll (CjmCanvas *canvas, void (*scrolled) (CjmCanvas *canvas))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));

  cjm_canvas_end_edge_scroll (canvas);
  canvas->edge_scrolled = scrolled;
  canvas->edge_time = clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
  canvas->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), tick_cb, NULL, NULL);
}

void
cjm_canvas_end_edge_scroll (CjmCanvas *canvas)
{
  if (canvas->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), canvas->edge_tick);
  canvas->edge_tick = 0;
}
