#pragma once

#include "cjm-map.h"

/* The normal form of a map: what it is once it has been written and read again. */

G_BEGIN_DECLS

/* @map with the cells of every lane in the order of the steps and without what is not written:
 * empty cells, details that say nothing, kept values that have been replaced, references to
 * records that are gone. @map itself (a new reference) where it is so already. */
CjmMap *cjm_map_normalize (const CjmMap *map);

G_END_DECLS
