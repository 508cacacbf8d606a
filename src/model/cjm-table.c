#include "cjm-table.h"

CjmTable *
cjm_table_new (void)
{
  CjmTable *table = g_new0 (CjmTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->lines = g_array_new (FALSE, TRUE, sizeof (guint));
  table->has_limits = TRUE;
  return table;
}

CjmTable *
cjm_table_new_unlimited (void)
{
  CjmTable *table = cjm_table_new ();

  table->has_limits = FALSE;
  return table;
}

void
cjm_table_free (CjmTable *table)
{
  g_ptr_array_unref (table->rows);
  g_array_unref (table->lines);
  g_free (table);
}

static void
free_cell (gpointer cell)
{
  if (cell != NULL)
    g_ptr_array_unref (cell);
}

/* The entries end in NULL, so that they are a GStrv. */
static GPtrArray *
get_cell (const CjmTable *table, guint row, guint column)
{
  GPtrArray *cells = row < table->rows->len ? table->rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? cells->pdata[column] : NULL;
}

const char *const *
cjm_table_get (const CjmTable *table, guint row, guint column)
{
  GPtrArray *cell = get_cell (table, row, column);

  return cell != NULL ? (const char *const *) cell->pdata : NULL;
}

gboolean
cjm_table_add (CjmTable *table, guint row, guint column, const char *entry)
{
  GPtrArray *cells;

  if (table->has_limits
      && (row >= CJM_TABLE_MAX_ROWS || column >= CJM_TABLE_MAX_COLUMNS
          || table->n_entries == CJM_TABLE_MAX_ENTRIES))
    return FALSE;

  while (table->rows->len <= row)
    g_ptr_array_add (table->rows, g_ptr_array_new_with_free_func (free_cell));
  cells = table->rows->pdata[row];
  if (cells->len <= column)
    g_ptr_array_set_size (cells, (int) column + 1);
  if (cells->pdata[column] == NULL)
    {
      cells->pdata[column] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (cells->pdata[column], NULL);
    }
  g_ptr_array_insert (cells->pdata[column], (int) ((GPtrArray *) cells->pdata[column])->len - 1,
                      g_strdup (entry));

  table->n_rows = MAX (table->n_rows, row + 1);
  table->n_columns = MAX (table->n_columns, column + 1);
  table->n_entries++;
  return TRUE;
}

void
cjm_table_set_line (CjmTable *table, guint row, guint line)
{
  if (table->lines->len <= row)
    g_array_set_size (table->lines, row + 1);
  g_array_index (table->lines, guint, row) = line;
}

guint
cjm_table_get_line (const CjmTable *table, guint row)
{
  guint line = row < table->lines->len ? g_array_index (table->lines, guint, row) : 0;

  return line > 0 ? line : row + 1;
}

CjmTable *
cjm_table_new_turned (const CjmTable *table)
{
  CjmTable *turned = cjm_table_new ();

  for (guint j = 0; j < table->n_columns; j++)
    for (guint i = 0; i < table->n_rows; i++)
      {
        const char *const *entries = cjm_table_get (table, i, j);

        for (guint k = 0; entries != NULL && entries[k] != NULL; k++)
          cjm_table_add (turned, j, i, entries[k]);
      }
  turned->n_rows = table->n_columns;
  turned->n_columns = table->n_rows;
  turned->has_limits = table->has_limits;

  return turned;
}

char *
cjm_table_dup_cell (const CjmTable *table, guint row, guint column, const char *separator)
{
  GPtrArray *cell = get_cell (table, row, column);

  return cell != NULL ? g_strjoinv (separator, (char **) cell->pdata) : g_strdup ("");
}
