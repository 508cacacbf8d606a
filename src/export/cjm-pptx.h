#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* A map as a presentation of one slide, whose parts can be moved, coloured and rewritten in
 * PowerPoint, LibreOffice Impress and the like. The sheet is laid out for the shape of a screen. */

G_BEGIN_DECLS

/* The file's bytes, or NULL with an error of CJM_EXPORT_ERROR; the same map gives the same. @words
 * are those of the map's language. */
GBytes *cjm_pptx_write (const CjmMap *map, CjmWords *words, GError **error);

G_END_DECLS
