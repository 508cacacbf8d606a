#pragma once

#include <gtk/gtk.h>

/* What was drawn on an image surface with CAIRO_FORMAT_ARGB32, as GTK takes pictures. The surface
 * lives on inside; nothing may be drawn on it any more. */
GdkTexture *cjm_texture_new (cairo_surface_t *surface);
