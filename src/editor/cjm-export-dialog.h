#pragma once

#include "cjm-window.h"

/* The dialog that exports the map of a window: choices at one side, at the other what would come
 * of them. The export itself runs in a thread afterwards (cjm-export-run.h). */

G_BEGIN_DECLS

void cjm_export_dialog_show (CjmWindow *parent);

G_END_DECLS
