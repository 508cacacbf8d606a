#pragma once

#include "cjm-history.h"

/* "Undo delete phase", "Redo delete phase": what the menu says of a change. Static strings. */
const char *cjm_change_get_undo_label (CjmChange change);
const char *cjm_change_get_redo_label (CjmChange change);
