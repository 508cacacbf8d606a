#pragma once

#include "cjm-export.h"

/* The formats that are written from the map and not drawn on pages: tables, documents, and a slide,
 * which is laid out for the shape of a screen. They have no paper; their words, numbers and dates
 * are those of the map's language. */

G_BEGIN_DECLS

/* The file's bytes; the format of @options is none that is drawn. The same map gives the same
 * bytes. @remark (may be NULL) as in cjm_export_to_bytes(). */
GBytes *cjm_written_to_bytes (const CjmMap *map,
                              CjmWords *words,
                              const CjmExportOptions *options,
                              char **remark,
                              GError **error);

G_END_DECLS
