#pragma once

#include "cjm-map.h"
#include "cjm-note-text.h"
#include "cjm-table.h"

/* What a map says, as tables with a row for each thing: for spreadsheets and for documents, which
 * write the same tables in their own ways. All of them together hold every text of the map.
 *
 * Headings and choices are in the words of the map's language. A number is written as in a file,
 * "1234.5", and a date as "YYYY-MM-DD", so that each writer makes of it what it can. */

G_BEGIN_DECLS

typedef enum
{
  CJM_MAP_TABLE_GRID,    /* as on the sheet: phases and steps are columns, lanes are rows */
  CJM_MAP_TABLE_NOTES,   /* each note with its place, its evidence and its channel or feeling */
  CJM_MAP_TABLE_METRICS, /* each with its figures */
  CJM_MAP_TABLE_ACTIONS, /* each with who, when and what it answers */
  CJM_MAP_TABLE_SOURCES,
  CJM_MAP_TABLE_ABOUT /* the title, the persona and what else is said of the whole */
} CjmMapTable;

#define CJM_N_MAP_TABLES (CJM_MAP_TABLE_ABOUT + 1)

typedef enum
{
  CJM_CELL_TEXT,
  CJM_CELL_NUMBER,
  CJM_CELL_DATE
} CjmCellType;

/* A table has its header rows even where nothing else is in it. */
CjmTable *cjm_map_table_new (const CjmMap *map, CjmMapTable which, const CjmNoteFormat *format);

/* What the cells of a column hold that are no headers. A cell of the first table may be a number
 * that is written as a text. */
CjmCellType cjm_map_table_get_type (CjmMapTable which, guint column);

/* What it is called on the command line: "grid". */
const char *cjm_map_table_get_name (CjmMapTable which);
gboolean cjm_map_table_find (const char *name, CjmMapTable *which);

/* What it is called in a map's language. */
CjmWord cjm_map_table_get_word (CjmMapTable which);

G_END_DECLS
