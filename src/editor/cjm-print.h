#pragma once

#include "cjm-window.h"

/* Printing: the dialog of the desktop with a tab of our own (cjm-print-choices.h), and the pages of
 * an export as PDF on the paper that was chosen there. What the sheets look like is laid out in a
 * thread; a message says why where they could not be printed. */

G_BEGIN_DECLS

void cjm_print_show (CjmWindow *window);

G_END_DECLS
