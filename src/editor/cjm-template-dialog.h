#pragma once

#include "cjm-document.h"

#include <gtk/gtk.h>

/* Asks for a name and saves the map as a template of the user's own, with its notes or as an
 * empty form. */
void cjm_template_dialog_show (GtkWindow *parent, CjmDocument *document);
