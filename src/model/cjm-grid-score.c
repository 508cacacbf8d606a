#include "cjm-grid.h"

/* Scores in the rows of emotions. */

/* The lowest and the highest score in the cells of one lane. */
typedef struct
{
  double low, high;
  guint n;
} Extent;

static void
extend (Extent *extent, const char *const *entries)
{
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      const char *rest;
      double score;

      if (!cjm_score_read (entries[i], &score, &rest))
        continue;
      extent->low = extent->n == 0 ? score : MIN (extent->low, score);
      extent->high = extent->n == 0 ? score : MAX (extent->high, score);
      extent->n++;
    }
}

guint
cjm_grid_plan_count_rows (const CjmGridPlan *plan, guint row)
{
  guint n = 1;

  while (row + n < plan->n_rows && plan->rows[row + n].row == CJM_GRID_ROW_MORE)
    n++;

  return n;
}

static gboolean
is_emotion (CjmGridMeaning meaning)
{
  return meaning.row == CJM_GRID_ROW_LANE
         && cjm_lane_kind_get (meaning.kind)->look == CJM_LOOK_EMOTION;
}

gboolean
cjm_grid_find_scale (const CjmTable *table, const CjmGridPlan *plan, guint row, CjmScale *scale)
{
  Extent extent = { 0, 0, 0 };

  if (!is_emotion (plan->rows[row]))
    return FALSE;
  for (guint i = row; i < row + cjm_grid_plan_count_rows (plan, row); i++)
    for (guint j = 0; j < plan->n_columns; j++)
      if (plan->columns[j] == CJM_GRID_COLUMN_NOTES)
        extend (&extent, cjm_table_get (table, i, j));

  *scale = cjm_scale_find (extent.low, extent.high, (CjmScale){ extent.low, extent.high });
  return extent.n > 0 && (extent.low < CJM_FEELING_MIN || extent.high > CJM_FEELING_MAX);
}

static void
add_rescaled (CjmTable *table, guint row, guint column, const char *entry, CjmScale scale)
{
  g_autofree char *text = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *rest;
  double score, value;

  if (!cjm_score_read (entry, &score, &rest))
    {
      cjm_table_add (table, row, column, entry);
      return;
    }

  value = cjm_scale_to_feeling (scale, score);
  g_ascii_formatd (number, sizeof number, "%.10g", value);
  text = g_strconcat (value > 0 ? "+" : "", number, *rest != '\0' ? " " : "", rest, NULL);
  cjm_table_add (table, row, column, text);
}

CjmTable *
cjm_grid_new_rescaled (const CjmTable *table, const CjmGridPlan *plan)
{
  CjmTable *rescaled = cjm_table_new ();
  CjmScale scale = { CJM_FEELING_MIN, CJM_FEELING_MAX };
  gboolean has_scale = FALSE;

  for (guint i = 0; i < table->n_rows; i++)
    {
      if (plan->rows[i].row != CJM_GRID_ROW_MORE)
        has_scale = cjm_grid_find_scale (table, plan, i, &scale);
      for (guint j = 0; j < table->n_columns; j++)
        {
          const char *const *entries = cjm_table_get (table, i, j);
          gboolean is_score = has_scale && plan->columns[j] == CJM_GRID_COLUMN_NOTES;

          for (guint k = 0; entries != NULL && entries[k] != NULL; k++)
            if (is_score)
              add_rescaled (rescaled, i, j, entries[k], scale);
            else
              cjm_table_add (rescaled, i, j, entries[k]);
        }
    }
  rescaled->n_rows = table->n_rows;
  rescaled->n_columns = table->n_columns;

  return rescaled;
}
