#include "cjm-note-list.h"

/* The columns of the sheet, and a lane's cells laid into them. */
typedef struct
{
  GHashTable *numbers; /* of a step's id: its column and one, for 0 is a step that is gone */
  guint n_columns;
  guint *phases;
  const CjmCell **cells;
} Columns;

static void
columns_init (Columns *columns, const CjmMap *map)
{
  guint n = 0;

  columns->n_columns = cjm_map_get_n_steps (map);
  columns->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  columns->phases = g_new (guint, columns->n_columns);
  columns->cells = g_new (const CjmCell *, columns->n_columns);

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++, n++)
        {
          CjmStep *step = cjm_sequence_get (phase->steps, j);

          columns->phases[n] = i;
          g_hash_table_insert (columns->numbers, &step->record.id, GUINT_TO_POINTER (n + 1));
        }
    }
}

static void
columns_clear (Columns *columns)
{
  g_hash_table_unref (columns->numbers);
  g_free (columns->phases);
  g_free (columns->cells);
}

static void
columns_take_lane (Columns *columns, const CjmLane *lane)
{
  for (guint i = 0; i < columns->n_columns; i++)
    columns->cells[i] = NULL;

  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (columns->numbers, &cell->record.id));

      if (number > 0)
        columns->cells[number - 1] = cell;
    }
}

GArray *
cjm_map_list_notes (const CjmMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CjmNoteSite));
  Columns columns;

  columns_init (&columns, map);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      columns_take_lane (&columns, cjm_map_get_lane (map, i));
      for (guint j = 0; j < columns.n_columns; j++)
        {
          const CjmCell *cell = columns.cells[j];

          for (guint k = 0; cell != NULL && k < cjm_sequence_get_length (cell->notes); k++)
            {
              CjmNoteSite site
                  = { cjm_sequence_get (cell->notes, k), i, columns.phases[j], cell->record.id };

              g_array_append_val (list, site);
            }
        }
    }
  columns_clear (&columns);

  return list;
}
