#pragma once

#include "cjm-fragment-table.h"
#include "cjm-grid-words.h"
#include "cjm-score.h"

/* A table of somebody else as a map: a plan says what each of its rows and columns is. A plan is
 * guessed from what stands in the table and can be changed row by row; nothing in it refers to
 * the table. Phases are columns and lanes rows: a table that has them the other way is turned
 * first (cjm_table_new_turned()). */

G_BEGIN_DECLS

typedef enum
{
  CJM_GRID_COLUMN_SKIPPED,
  CJM_GRID_COLUMN_GROUPS, /* the groups of lanes */
  CJM_GRID_COLUMN_NAMES,  /* the names of lanes; what else is said there is their question */
  CJM_GRID_COLUMN_NOTES
} CjmGridColumn;

#define CJM_N_GRID_COLUMNS (CJM_GRID_COLUMN_NOTES + 1)

typedef struct
{
  guint n_rows, n_columns;
  CjmGridMeaning *rows;
  CjmGridColumn *columns;
} CjmGridPlan;

/* What the table seems to be; @words, those of the language that it may be in, may be NULL. */
CjmGridPlan *cjm_grid_plan_new (const CjmTable *table, const CjmWords *words);

/* The same for somebody who knows in which row the phases are named. */
CjmGridPlan *cjm_grid_plan_new_at (const CjmTable *table, guint phases, const CjmWords *words);

CjmGridPlan *cjm_grid_plan_copy (const CjmGridPlan *plan);
void cjm_grid_plan_free (CjmGridPlan *plan);

/* A row other than that of a lane is there once: the row that was it before becomes a lane of
 * notes or is skipped. So is a column of names or groups. */
void cjm_grid_plan_set_row (CjmGridPlan *plan, guint row, CjmGridMeaning meaning);
void cjm_grid_plan_set_column (CjmGridPlan *plan, guint column, CjmGridColumn meaning);

/* The row or the column that is this, the first of them; -1 where there is none. */
int cjm_grid_plan_find_row (const CjmGridPlan *plan, CjmGridRow row);
int cjm_grid_plan_find_column (const CjmGridPlan *plan, CjmGridColumn column);

/* Whether phases seem to be the rows of @table. */
gboolean cjm_grid_is_turned (const CjmTable *table, const CjmWords *words);

/* What the row of the title says; NULL where there is none. The caller frees it. */
char *cjm_grid_dup_title (const CjmTable *table, const CjmGridPlan *plan);

/* "en" or "es" where the names of the rows or the columns tell it, else NULL. */
const char *cjm_grid_guess_language (const CjmTable *table);

/* The feelings that a row of emotions has as scores beyond those of a map: FALSE where all are
 * within CJM_FEELING_MIN and CJM_FEELING_MAX; else *scale is the one that they are of. Such scores
 * stay texts in the map. */
gboolean
cjm_grid_find_scale (const CjmTable *table, const CjmGridPlan *plan, guint row, CjmScale *scale);

/* The table with all such scores brought to the feelings of a map. */
CjmTable *cjm_grid_new_rescaled (const CjmTable *table, const CjmGridPlan *plan);

/* How many rows from that of a lane on are of it. */
guint cjm_grid_plan_count_rows (const CjmGridPlan *plan, guint row);

/* The map of it: the columns of notes are phases, and one without a name is a further step of the
 * phase before it. Notes are read as the kinds of their lanes have them (see
 * cjm-note-text.h). */
CjmMap *cjm_grid_make_map (const CjmTable *table,
                           const CjmGridPlan *plan,
                           const char *language,
                           const CjmNoteFormat *format,
                           GRand *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmGridPlan, cjm_grid_plan_free)

G_END_DECLS
