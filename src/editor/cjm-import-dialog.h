#pragma once

#include "cjm-application.h"
#include "cjm-dialogs.h"

/* The dialog that makes a map of a file of another program (see cjm-import.h): the table with what
 * its rows and columns become, the map that comes of it, and what it cannot keep. The map is a new
 * one that was never saved. */

G_BEGIN_DECLS

/* Whether @file is one for it, by its name. */
gboolean cjm_import_dialog_takes (GFile *file);

/* Reads @file in a thread and then asks in front of @parent, which may be NULL: then the dialog
 * stands alone. Where the file cannot be read it says why. */
void cjm_import_dialog_open (CjmApplication *application, GFile *file, GtkWindow *parent);

/* Asks for a file to open: a map, or one of these. */
void cjm_import_dialog_choose (GtkWindow *parent, CjmFileFunc callback, gpointer user_data);

G_END_DECLS
