#pragma once

#include "cjm-map.h"
#include "cjm-note-text.h"

/* A map as a workbook for spreadsheets, with a sheet for each table of cjm-map-table.h. */

G_BEGIN_DECLS

/* The file's bytes, or NULL with an error of CJM_EXPORT_ERROR. @remark (may be NULL) is set to a
 * sentence where texts had to be cut, for a cell has an end. */
GBytes *
cjm_xlsx_write (const CjmMap *map, const CjmNoteFormat *format, char **remark, GError **error);

G_END_DECLS
