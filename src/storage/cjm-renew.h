#pragma once

#include "cjm-map.h"

/* New ids for all of a map, for a map that is made from a template: ids are never used twice. */

G_BEGIN_DECLS

/* @map with a new id from @random for every record; references follow. */
CjmMap *cjm_map_renew_ids (const CjmMap *map, GRand *random);

G_END_DECLS
