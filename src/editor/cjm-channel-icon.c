#include "cjm-channel-icon.h"

#include "cjm-cairo-device.h"

#define ICON_SIZE 20 /* pixels, as the icons are drawn */

static guint32
to_color (const GdkRGBA *color)
{
  return (guint32) (color->red * 255) << 16 | (guint32) (color->green * 255) << 8
         | (guint32) (color->blue * 255);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const char *icon = user_data;
  g_autoptr (CjmArtwork) artwork = cjm_artwork_new ();
  CjmCairoDevice device;
  GdkRGBA color;

  cjm_cairo_device_init (&device, cr, artwork);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  device.device.class->icon (&device.device, icon, (CjmRect){ 0, 0, width, height },
                             to_color (&color));
}

void
cjm_channel_icon_set_name (GtkWidget *icon, const char *name)
{
  if (name != NULL)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (icon), draw_cb,
                                    g_strconcat ("channels/", name, NULL), g_free);
  gtk_widget_set_visible (icon, name != NULL);
}

GtkWidget *
cjm_channel_icon_new (const char *name)
{
  GtkWidget *icon = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (icon), ICON_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (icon), ICON_SIZE);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  cjm_channel_icon_set_name (icon, name);
  return icon;
}
