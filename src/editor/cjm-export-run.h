#pragma once

#include "cjm-export.h"
#include "cjm-window.h"

/* An export that is under way: in a thread, so that the map can be worked on meanwhile. What takes
 * its time is told of in the window, with a way to stop it, and so is the file that is ready. A
 * file is written whole or not at all. */

G_BEGIN_DECLS

/* The progress of @options is not used. */
void cjm_export_run (CjmWindow *window,
                     const CjmMap *map,
                     CjmWords *words,
                     const CjmExportOptions *options,
                     GFile *file);

G_END_DECLS
