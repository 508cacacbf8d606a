#pragma once

#include "cjm-fragment.h"
#include "cjm-note-text.h"
#include "cjm-table.h"

/* Fragments as tables for other programs, and tables from these as fragments. */

G_BEGIN_DECLS

/* A row a lane, a column a step, an entry a note. With @has_names, as for whole phases and lanes,
 * the names of the phases, the steps and the lanes are headers. */
CjmTable *cjm_table_new_from_fragment (const CjmMap *fragment,
                                       gboolean has_names,
                                       const CjmNoteFormat *format);

/* A block of cells with a note for each entry. From @first_row and @first_column on; what is
 * above and before is left out. */
CjmMap *cjm_fragment_new_from_table (const CjmTable *table,
                                     guint first_row,
                                     guint first_column,
                                     const char *language,
                                     GRand *random);

G_END_DECLS
