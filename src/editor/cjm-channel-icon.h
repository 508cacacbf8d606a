#pragma once

#include <gtk/gtk.h>

/* The icon of a channel of the vocabulary, in the colour of the text around it. */

GtkWidget *cjm_channel_icon_new (const char *name);

/* NULL for no icon. */
void cjm_channel_icon_set_name (GtkWidget *icon, const char *name);
