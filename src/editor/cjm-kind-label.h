#pragma once

#include <glib.h>

/* What the kinds of lane are called in the language of the desktop. A kind of a later version is
 * called what the file calls it: @kind itself. */
const char *cjm_kind_get_label (const char *kind);
