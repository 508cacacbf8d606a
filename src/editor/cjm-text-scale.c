#include "cjm-text-scale.h"

/* GTK counts the dots an inch in parts of this, and there are usually 96 of them. */
#define USUAL_DPI (96.0 * 1024)

/* Of the screen, so that what is behind a window can still be seen. */
#define MOST 0.88

double
cjm_text_scale_get (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return MAX (dpi / USUAL_DPI, 1);
}

static GdkRectangle
get_screen (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *at_surface
      = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  g_autoptr (GdkMonitor) monitor
      = at_surface != NULL ? g_object_ref (at_surface)
                           : g_list_model_get_item (gdk_display_get_monitors (display), 0);
  GdkRectangle screen = { 0, 0, G_MAXINT / 2, G_MAXINT / 2 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  return screen;
}

void
cjm_text_scale_fit (GtkWidget *near, int *width, int *height)
{
  double scale = cjm_text_scale_get (near);
  GdkRectangle screen = get_screen (near);

  if (*width >= 0)
    *width = (int) MIN (*width * scale, screen.width * MOST);
  if (*height >= 0)
    *height = (int) MIN (*height * scale, screen.height * MOST);
}
