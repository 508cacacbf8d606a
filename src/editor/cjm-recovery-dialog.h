#pragma once

#include "cjm-application.h"

/* What programs that ended in the middle of work have left behind (cjm-recovery.h), and what is to
 * become of it: each map is recovered, discarded after one more question, or left for later, as all
 * are where the window is closed. */

G_BEGIN_DECLS

/* Looks in a thread for what was left behind, and shows it in front of the window in use as soon
 * as there is one and no file is being read. Where there is nothing, says so only if @is_asked. */
void cjm_recovery_dialog_offer (CjmApplication *application, gboolean is_asked);

G_END_DECLS
