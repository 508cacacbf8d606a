#pragma once

#include "cjm-map.h"

/* The writer: a map as the bytes of a .cjm file, always the same for the same map: elements in
 * the schema's order, one a line, cells in the order of the steps. It writes nothing that XML
 * forbids, whatever the map holds. */

G_BEGIN_DECLS

/* The file; a new reference. */
GBytes *cjm_writer_write (const CjmMap *map);

/* @map as it will be when it has been written and read again: the cells of every lane in the
 * order of the steps, without those that would not be written, and without kept values that
 * have been replaced. @map itself (a new reference) where it is so already. */
CjmMap *cjm_map_normalize (const CjmMap *map);

G_END_DECLS
