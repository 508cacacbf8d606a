#pragma once

#include <glib.h>

/* A table of texts, as it goes to and comes from a spreadsheet. A cell has any number of
 * entries, one a note. The first rows and columns may be headers. */

G_BEGIN_DECLS

/* Beyond these a table that comes in is not taken; no map that a person can work with comes near
 * them. What goes out of a map has the map's own limits. */
#define CJM_TABLE_MAX_ROWS 1000
#define CJM_TABLE_MAX_COLUMNS 1000
#define CJM_TABLE_MAX_ENTRIES 100000

typedef struct
{
  guint n_rows, n_columns;
  guint n_header_rows, n_header_columns;
  guint n_entries;
  gboolean has_limits;
  GPtrArray *rows; /* of GPtrArray of GStrv; a row may be shorter than the table */
  GArray *lines;   /* of guint: see cjm_table_get_line() */
} CjmTable;

CjmTable *cjm_table_new (void);
CjmTable *cjm_table_new_unlimited (void);
void cjm_table_free (CjmTable *table);

/* The same with its rows as columns, without headers. */
CjmTable *cjm_table_new_turned (const CjmTable *table);

/* The entries of a cell; NULL for one that is empty or not there. */
const char *const *cjm_table_get (const CjmTable *table, guint row, guint column);

/* Adds a copy of @entry to a cell; the table grows with it. FALSE where a limit is reached. */
gboolean cjm_table_add (CjmTable *table, guint row, guint column, const char *entry);

/* The line of a file that a row began in, from 1; without such a file the rows are counted. */
void cjm_table_set_line (CjmTable *table, guint row, guint line);
guint cjm_table_get_line (const CjmTable *table, guint row);

/* The entries of a cell with @separator between them; the caller frees it. */
char *cjm_table_dup_cell (const CjmTable *table, guint row, guint column, const char *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTable, cjm_table_free)

G_END_DECLS
