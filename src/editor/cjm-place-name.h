#pragma once

#include "cjm-place.h"

/* What a screen reader says of a place: what it is, where it is, and what stands there. The
 * caller frees the text. */
char *cjm_place_dup_name (const CjmLayout *layout, const CjmStop *stop);

/* How a text is called: "Title", "Address of the source". */
const char *cjm_field_get_label (CjmField field);
