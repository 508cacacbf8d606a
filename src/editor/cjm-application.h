#pragma once

#include "cjm-map.h"
#include "cjm-settings.h"
#include "cjm-spelling.h"

#include <gtk/gtk.h>

/* The application: one process, one window a map. */

G_BEGIN_DECLS

#define CJM_TYPE_APPLICATION (cjm_application_get_type ())
G_DECLARE_FINAL_TYPE (CjmApplication, cjm_application, CJM, APPLICATION, GtkApplication)

GtkApplication *cjm_application_new (void);

CjmSettings *cjm_application_get_settings (CjmApplication *application);

/* The dictionaries, made when they are first asked for; borrowed. */
CjmSpelling *cjm_application_get_spelling (CjmApplication *application);

/* Opens @file: in the window that has it already, in @window (may be NULL) where nobody has
 * touched its map yet, or else in a window of its own. The file of another
 * program is made into a map first, with the dialog of cjm-import-dialog.h. */
void cjm_application_open_file (CjmApplication *application, GFile *file, GtkWindow *window);

/* Where @file (may be NULL), or what was recovered of it, can be shown and nothing be lost: the
 * window that has it, a window whose map nobody has touched, or a new one. */
GtkWindow *cjm_application_find_window_for (CjmApplication *application, GFile *file);

/* Leaves all other windows open where one of them stays, although the program was to end. */
void cjm_application_stop_quitting (CjmApplication *application);

/* The same in the window that has the focus, where nobody has touched its map yet. */
void cjm_application_open_map (CjmApplication *application, GFile *file);

/* Shows @map as a new one that was never saved, in a window found as above. With @is_asking, the
 * guiding questions are shown beside it. */
void cjm_application_begin_map (CjmApplication *application, const CjmMap *map, gboolean is_asking);

/* The same with a map that came out of another program's file: it counts as unsaved. */
void cjm_application_take_map (CjmApplication *application, const CjmMap *map);

G_END_DECLS
