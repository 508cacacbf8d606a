#pragma once

#include <gtk/gtk.h>

/* A colour of the map or the theme, 0xRRGGBB, as GTK has colours. */
GdkRGBA cjm_rgba_from_color (guint32 color, double alpha);
