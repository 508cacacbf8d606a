#pragma once

#include "cjm-place.h"

/* What a screen reader says of a place: what it is, where it is, and what stands there. The
 * caller frees the text. */
char *cjm_place_dup_name (const CjmLayout *layout, const CjmStop *stop);
