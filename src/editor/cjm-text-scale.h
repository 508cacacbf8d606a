#pragma once

#include <gtk/gtk.h>

/* Lengths that go with the text: who has the desktop's text larger than it is usually drawn needs
 * windows and columns that are wider by as much. */

G_BEGIN_DECLS

/* How much larger the text is than usual: 1 to 3 or so. */
double cjm_text_scale_get (GtkWidget *widget);

/* Makes a width and a height in pixels, which suit text of the usual size, as much larger as the
 * text is, but not as large as the screen that @near is on. -1 stays as it is. */
void cjm_text_scale_fit (GtkWidget *near, int *width, int *height);

G_END_DECLS
