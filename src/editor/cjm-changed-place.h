#pragma once

#include "cjm-place.h"

/* Where a map differs from another one: the first place, in @map, of what is not the same; its
 * kind is CJM_PLACE_NONE where nothing that can be seen differs. Undo uses it to show what it
 * has done. Records that both maps share are not looked into. */
CjmPlace cjm_map_find_changed_place (const CjmMap *before, const CjmMap *map);
