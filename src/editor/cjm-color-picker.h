#pragma once

#include <gtk/gtk.h>

/* Swatches of the colours that a phase can have, for a menu: each runs "canvas.set-color" on
 * the canvas whose menu it is in. */

/* What a menu calls the place of the swatches. */
#define CJM_COLOR_PICKER_ID "colors"

GtkWidget *cjm_color_picker_new (void);
