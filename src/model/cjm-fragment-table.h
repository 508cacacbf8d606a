#pragma once

#include "cjm-fragment.h"
#include "cjm-note-text.h"
#include "cjm-table.h"

/* Fragments as tables for other programs, and tables from these as fragments. */

G_BEGIN_DECLS

/* What stands in a table beside the notes. */
typedef enum
{
  CJM_TABLE_NOTES, /* nothing */
  CJM_TABLE_NAMES, /* the names of the phases, the steps and the lanes are headers, as is right for
                      whole phases and lanes */
  CJM_TABLE_ALL    /* all that a map's grid says: the groups, the lanes' questions as the second
                      entry of their headers, rows for the phases' descriptions, objectives and
                      audiences, and the lines of a service blueprint */
} CjmTableExtent;

/* A row a lane, a column a step, an entry a note. */
CjmTable *cjm_table_new_from_fragment (const CjmMap *fragment,
                                       CjmTableExtent extent,
                                       const CjmNoteFormat *format);

/* A block of cells with a note for each entry. From @first_row and @first_column on; what is
 * above and before is left out. */
CjmMap *cjm_fragment_new_from_table (const CjmTable *table,
                                     guint first_row,
                                     guint first_column,
                                     const char *language,
                                     GRand *random);

G_END_DECLS
