#pragma once

#include <gtk/gtk.h>

/* Names a list that drops down, and keeps the name of the button in it, which is what has the
 * focus and has none in GTK 4.8: what is chosen, and of what. The list must hold strings. */
void cjm_drop_down_set_name (GtkDropDown *list, const char *name);
