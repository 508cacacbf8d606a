#pragma once

#include "cjm-window.h"

/* The versions of a window's map (cjm-versions.h): a list with a picture of each, the chosen one in
 * large, and a way to take it back, which is one step of the map's history. */

G_BEGIN_DECLS

void cjm_versions_dialog_show (CjmWindow *window);

G_END_DECLS
