#pragma once

#include "cjm-history.h"

/* "Undo delete phase", "Redo replace 12 times": what undo or redo would do, as the menu says it;
 * just "Undo" or "Redo" where there is nothing. The caller frees it. */
char *cjm_change_dup_undo_label (const CjmHistory *history);
char *cjm_change_dup_redo_label (const CjmHistory *history);
