#include "cjm-channel-icon.h"

#include "cjm-channel.h"

#include <librsvg/rsvg.h>

#define ICON_SIZE 20 /* pixels, as the icons are drawn */

static GBytes *
load_icon (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/example/CJMap/icons/channels/%s.svg", name);
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL || g_str_equal (name, CJM_CHANNEL_OTHER))
    return bytes;

  return load_icon (CJM_CHANNEL_OTHER);
}

/* The icons are drawn in currentColor, which is black until a style sheet says otherwise. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  RsvgHandle *handle = user_data;
  RsvgRectangle rectangle = { 0, 0, width, height };
  g_autofree char *style = NULL;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  style = g_strdup_printf ("svg { color: #%02x%02x%02x }", (guint) (color.red * 255),
                           (guint) (color.green * 255), (guint) (color.blue * 255));
  rsvg_handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), NULL);
  rsvg_handle_render_document (handle, cr, &rectangle, NULL);
}

void
cjm_channel_icon_set_name (GtkWidget *icon, const char *name)
{
  g_autoptr (GBytes) bytes = name != NULL ? load_icon (name) : NULL;
  RsvgHandle *handle = NULL;

  if (bytes != NULL)
    handle = rsvg_handle_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                        NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (icon), handle != NULL ? draw_cb : NULL, handle,
                                  handle != NULL ? g_object_unref : NULL);
  gtk_widget_set_visible (icon, handle != NULL);
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
