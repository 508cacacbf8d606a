#pragma once

#include "cjm-canvas.h"

/* The list of all commands, to be searched by typing: those used last come first, then those that
 * begin with what was typed. What had the focus gets it back before a command runs, so that it is
 * about the same thing as its key or its menu item would be; what cannot be done now is not
 * listed. */

/* Shows the list at the top of the window of @canvas. */
void cjm_command_palette_show (GtkWindow *window, CjmCanvas *canvas);
