#pragma once

#include "cjm-document.h"

#include <gtk/gtk.h>

/* The dialog of an export: format, paper, orientation and resolution, then where to. The export
 * itself runs in a thread, on the map as it was when it was asked for. */
void cjm_export_dialog_show (GtkWindow *parent, CjmDocument *document);
