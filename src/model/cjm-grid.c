#include "cjm-grid.h"

/* Nobody has more lines above a table. */
#define MAX_LINES_ABOVE 20

static const char *
get_first (const CjmTable *table, guint row, guint column)
{
  const char *const *entries = cjm_table_get (table, row, column);

  return entries != NULL ? entries[0] : NULL;
}

static gboolean
means (const char *name, const CjmWords *words, CjmGridRow row)
{
  CjmGridMeaning meaning;

  return name != NULL && cjm_grid_name_look_up (name, words, &meaning) && meaning.row == row;
}

static gboolean
is_known (const char *name, const CjmWords *words)
{
  CjmGridMeaning meaning;

  return name != NULL && cjm_grid_name_look_up (name, words, &meaning);
}

/* How many cells of a row say something from @column on. */
static guint
count_cells (const CjmTable *table, guint row, guint column)
{
  guint n = 0;

  for (; column < table->n_columns; column++)
    n += cjm_table_get (table, row, column) != NULL;

  return n;
}

static guint
find_phases (const CjmTable *table, const CjmWords *words)
{
  guint n_rows = MIN (table->n_rows, MAX_LINES_ABOVE);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < MIN (table->n_columns, 2); j++)
      if (means (get_first (table, i, j), words, CJM_GRID_ROW_PHASES))
        return i;
  for (guint i = 0; i < n_rows; i++)
    if (count_cells (table, i, 0) > 1)
      return i;

  return 0;
}

static guint
find_first_column (const CjmTable *table, guint first_row)
{
  for (guint j = 0; j < table->n_columns; j++)
    for (guint i = first_row; i < table->n_rows; i++)
      if (cjm_table_get (table, i, j) != NULL)
        return j;

  return 0;
}

static gboolean
has_groups (const CjmTable *table, guint row, guint column, const CjmWords *words)
{
  const char *heading = get_first (table, row, column);
  const char *next = get_first (table, row, column + 1);

  if (heading != NULL)
    return cjm_grid_name_is_group (heading, words);

  return next != NULL
         && (cjm_grid_name_is_lane (next, words) || means (next, words, CJM_GRID_ROW_PHASES));
}

/* A first column under a phase of its own, with several notes in a cell, names no lanes. */
static gboolean
has_names (const CjmTable *table, guint row, guint column, const CjmWords *words)
{
  const char *heading = get_first (table, row, column);
  gboolean has_lists = FALSE;

  if (heading == NULL || is_known (heading, words) || cjm_grid_name_is_lane (heading, words))
    return TRUE;

  for (guint i = row + 1; i < table->n_rows; i++)
    {
      const char *const *entries = cjm_table_get (table, i, column);

      if (entries != NULL && is_known (entries[0], words))
        return TRUE;
      has_lists = has_lists || (entries != NULL && entries[1] != NULL);
    }

  return !has_lists;
}

static void
guess_columns (CjmGridPlan *plan, const CjmTable *table, guint phases, const CjmWords *words)
{
  guint column = find_first_column (table, phases);

  for (guint j = 0; j < plan->n_columns; j++)
    {
      gboolean is_empty = TRUE;

      for (guint i = phases; is_empty && i < plan->n_rows; i++)
        is_empty = cjm_table_get (table, i, j) == NULL;
      plan->columns[j] = is_empty ? CJM_GRID_COLUMN_SKIPPED : CJM_GRID_COLUMN_NOTES;
    }

  if (column + 1 < plan->n_columns && has_groups (table, phases, column, words))
    plan->columns[column++] = CJM_GRID_COLUMN_GROUPS;
  if (column < plan->n_columns && has_names (table, phases, column, words))
    plan->columns[column] = CJM_GRID_COLUMN_NAMES;
}

/* Rows */

static gboolean
is_same (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* A lane over several rows, as merged cells give them, is named in the first or in each. */
static gboolean
goes_on (const CjmTable *table, guint row, int names, int groups)
{
  const char *name = get_first (table, row, (guint) names);

  if (name == NULL)
    return TRUE;

  return is_same (name, get_first (table, row - 1, (guint) names))
         && (groups < 0
             || is_same (get_first (table, row, (guint) groups),
                         get_first (table, row - 1, (guint) groups)));
}

static CjmGridMeaning
guess_row (const CjmGridPlan *plan, const CjmTable *table, guint row, const CjmWords *words)
{
  static const CjmGridMeaning skipped = { CJM_GRID_ROW_SKIPPED, NULL },
                              lane = { CJM_GRID_ROW_LANE, "notes" },
                              more = { CJM_GRID_ROW_MORE, NULL };
  int names = cjm_grid_plan_find_column (plan, CJM_GRID_COLUMN_NAMES);
  int groups = cjm_grid_plan_find_column (plan, CJM_GRID_COLUMN_GROUPS);
  CjmGridRow above = row > 0 ? plan->rows[row - 1].row : CJM_GRID_ROW_SKIPPED;
  CjmGridMeaning meaning;
  const char *name;

  if (count_cells (table, row, 0) == 0)
    return skipped;
  if (names < 0)
    return lane;
  if ((above == CJM_GRID_ROW_LANE || above == CJM_GRID_ROW_MORE)
      && goes_on (table, row, names, groups))
    return more;

  name = get_first (table, row, (guint) names);
  if (name == NULL)
    return lane;
  cjm_grid_name_look_up (name, words, &meaning);
  return meaning.row != CJM_GRID_ROW_LANE && cjm_grid_plan_find_row (plan, meaning.row) >= 0
             ? lane
             : meaning;
}

CjmGridPlan *
cjm_grid_plan_new_at (const CjmTable *table, guint phases, const CjmWords *words)
{
  CjmGridPlan *plan = g_new0 (CjmGridPlan, 1);

  plan->n_rows = table->n_rows;
  plan->n_columns = table->n_columns;
  plan->rows = g_new0 (CjmGridMeaning, plan->n_rows + 1);
  plan->columns = g_new0 (CjmGridColumn, plan->n_columns + 1);

  guess_columns (plan, table, phases, words);
  /* What stands alone above a table is its title. */
  for (guint i = 0; i < MIN (phases, plan->n_rows); i++)
    if (cjm_grid_plan_find_row (plan, CJM_GRID_ROW_TITLE) < 0 && count_cells (table, i, 0) == 1)
      plan->rows[i].row = CJM_GRID_ROW_TITLE;
  if (phases < plan->n_rows)
    plan->rows[phases].row = CJM_GRID_ROW_PHASES;
  for (guint i = phases + 1; i < plan->n_rows; i++)
    plan->rows[i] = guess_row (plan, table, i, words);

  return plan;
}

CjmGridPlan *
cjm_grid_plan_new (const CjmTable *table, const CjmWords *words)
{
  return cjm_grid_plan_new_at (table, find_phases (table, words), words);
}

CjmGridPlan *
cjm_grid_plan_copy (const CjmGridPlan *plan)
{
  CjmGridPlan *copy = g_memdup2 (plan, sizeof *plan);

  copy->rows = g_memdup2 (plan->rows, (plan->n_rows + 1) * sizeof *plan->rows);
  copy->columns = g_memdup2 (plan->columns, (plan->n_columns + 1) * sizeof *plan->columns);
  return copy;
}

void
cjm_grid_plan_free (CjmGridPlan *plan)
{
  g_free (plan->rows);
  g_free (plan->columns);
  g_free (plan);
}

/* Changes */

static gboolean
is_lane (CjmGridRow row)
{
  return row == CJM_GRID_ROW_LANE || row == CJM_GRID_ROW_MORE;
}

void
cjm_grid_plan_set_row (CjmGridPlan *plan, guint row, CjmGridMeaning meaning)
{
  int other = meaning.row == CJM_GRID_ROW_SKIPPED || is_lane (meaning.row)
                  ? -1
                  : cjm_grid_plan_find_row (plan, meaning.row);

  g_return_if_fail (row < plan->n_rows);

  if (other >= 0)
    plan->rows[other] = (CjmGridMeaning){ CJM_GRID_ROW_LANE, "notes" };
  plan->rows[row] = meaning;
}

void
cjm_grid_plan_set_column (CjmGridPlan *plan, guint column, CjmGridColumn meaning)
{
  int other = meaning == CJM_GRID_COLUMN_NAMES || meaning == CJM_GRID_COLUMN_GROUPS
                  ? cjm_grid_plan_find_column (plan, meaning)
                  : -1;

  g_return_if_fail (column < plan->n_columns);

  if (other >= 0)
    plan->columns[other] = CJM_GRID_COLUMN_NOTES;
  plan->columns[column] = meaning;
}

int
cjm_grid_plan_find_row (const CjmGridPlan *plan, CjmGridRow row)
{
  for (guint i = 0; i < plan->n_rows; i++)
    if (plan->rows[i].row == row)
      return (int) i;

  return -1;
}

int
cjm_grid_plan_find_column (const CjmGridPlan *plan, CjmGridColumn column)
{
  for (guint j = 0; j < plan->n_columns; j++)
    if (plan->columns[j] == column)
      return (int) j;

  return -1;
}

/* The whole table */

gboolean
cjm_grid_is_turned (const CjmTable *table, const CjmWords *words)
{
  guint top = find_phases (table, words), left = find_first_column (table, top);
  guint n_down = 0, n_across = 0;

  if (top >= table->n_rows)
    return FALSE;

  for (guint i = top; i < table->n_rows; i++)
    n_down += is_known (get_first (table, i, left), words)
              && !means (get_first (table, i, left), words, CJM_GRID_ROW_PHASES);
  for (guint j = left; j < table->n_columns; j++)
    n_across += is_known (get_first (table, top, j), words)
                && !means (get_first (table, top, j), words, CJM_GRID_ROW_PHASES);

  return n_across > n_down;
}

char *
cjm_grid_dup_title (const CjmTable *table, const CjmGridPlan *plan)
{
  int row = cjm_grid_plan_find_row (plan, CJM_GRID_ROW_TITLE);

  for (guint j = 0; row >= 0 && j < table->n_columns; j++)
    if (cjm_table_get (table, (guint) row, j) != NULL)
      return cjm_table_dup_cell (table, (guint) row, j, " ");

  return NULL;
}

static void
count_language (const char *name, int *balance)
{
  const char *language = name != NULL ? cjm_grid_name_find_language (name) : NULL;

  if (language != NULL)
    *balance += language[1] == 'n' ? 1 : -1;
}

const char *
cjm_grid_guess_language (const CjmTable *table)
{
  int balance = 0;

  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < MIN (table->n_columns, 2); j++)
      count_language (get_first (table, i, j), &balance);
  for (guint i = 0; i < MIN (table->n_rows, 2); i++)
    for (guint j = 2; j < table->n_columns; j++)
      count_language (get_first (table, i, j), &balance);

  return balance > 0 ? "en" : balance < 0 ? "es" : NULL;
}
