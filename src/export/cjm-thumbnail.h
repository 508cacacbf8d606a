#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

#include <gio/gio.h>

/* A map in small, for file managers: the sheet by its shapes and colours, with such text as can
 * be read at that size, and a hairline round it so that white paper shows on white.
 *
 * It is the whole sheet, by which a map is known again: in a corner of it there would be little
 * more than a title. Only of a sheet so large or so long that nothing could be told apart is it
 * the part where the reading begins. */

G_BEGIN_DECLS

/* Pixels of the longer side. */
#define CJM_THUMBNAIL_MIN_SIZE 16
#define CJM_THUMBNAIL_MAX_SIZE 1024
#define CJM_THUMBNAIL_DEFAULT_SIZE 256

/* The bytes of a PNG, or NULL with an error of CJM_EXPORT_ERROR. @words are those of the map's
 * language. Like an export it has a layout of its own and runs in any thread. */
GBytes *cjm_thumbnail_draw (const CjmMap *map, CjmWords *words, guint size, GError **error);

G_END_DECLS
