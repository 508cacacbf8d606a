#pragma once

#include "cjm-normalize.h"

/* The writer: a map as the bytes of a .cjm file, always the same for the same map: elements in
 * the schema's order, one a line, defaults left out, all in the normal form of cjm-normalize.h.
 * It writes nothing that XML forbids, whatever the map holds. */

G_BEGIN_DECLS

/* The file; a new reference. */
GBytes *cjm_writer_write (const CjmMap *map);

G_END_DECLS
