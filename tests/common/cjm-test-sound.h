#pragma once

#include "cjm-map.h"

G_BEGIN_DECLS

/* Fails where @map is not what a map must be: no id twice, a step in every phase, no empty cell,
 * groups in one piece, and everything that is referred to is there. */
void cjm_test_assert_sound (const CjmMap *map);

G_END_DECLS
