#include "cjm-grid.h"

#include "cjm-edit-private.h"

#include <math.h>

/* The map of a table, built whole: what an edit would copy for each cell is made once here. */

typedef struct
{
  const CjmTable *table;
  const CjmGridPlan *plan;
  GRand *random;
  GPtrArray *phases; /* new ones, not yet in a map */
  GArray *steps;     /* of CjmId: that of each column of notes, 0 for other columns */
  GPtrArray *groups, *lanes;
} Building;

static char *
dup_cell (const Building *building, int row, int column)
{
  return row >= 0 && column >= 0
             ? cjm_table_dup_cell (building->table, (guint) row, (guint) column, "\n")
             : g_strdup ("");
}

static void
set_text (const char **member, CjmField field, const char *text)
{
  g_autofree char *clean = cjm_edit_dup_clean (field, text);

  cjm_record_set_string (member, clean);
}

/* Phases and steps */

static CjmStep *
new_step (const Building *building, guint column, CjmId *id)
{
  int row = cjm_grid_plan_find_row (building->plan, CJM_GRID_ROW_STEPS);
  g_autofree char *name = dup_cell (building, row, (int) column);
  CjmStep *step = cjm_edit_new_record (CJM_RECORD_STEP, building->random, id);

  cjm_edit_set_line (&step->name, name);
  return step;
}

static double
read_audience (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end > text && *end == '\0' && cjm_value_is_valid (CJM_VALUE_PHASE_AUDIENCE, number)
             ? number
             : NAN;
}

static void
add_phase (Building *building, const char *name)
{
  CjmPhase *phase = cjm_edit_new_record (CJM_RECORD_PHASE, building->random, NULL);

  phase->color = CJM_COLOR_AUTOMATIC;
  cjm_edit_set_line (&phase->name, name);
  g_ptr_array_add (building->phases, phase);
}

/* What the rows of a phase say in @column of the phase that it belongs to. */
static void
tell_phase (const Building *building, CjmPhase *phase, guint column)
{
  const CjmGridPlan *plan = building->plan;
  g_autofree char *description
      = dup_cell (building, cjm_grid_plan_find_row (plan, CJM_GRID_ROW_DESCRIPTION), (int) column);
  g_autofree char *objective
      = dup_cell (building, cjm_grid_plan_find_row (plan, CJM_GRID_ROW_OBJECTIVE), (int) column);
  g_autofree char *audience
      = dup_cell (building, cjm_grid_plan_find_row (plan, CJM_GRID_ROW_AUDIENCE), (int) column);

  if (*phase->description == '\0')
    set_text (&phase->description, CJM_FIELD_PHASE_DESCRIPTION, description);
  if (*phase->objective == '\0')
    set_text (&phase->objective, CJM_FIELD_OBJECTIVE, objective);
  if (isnan (phase->audience))
    phase->audience = read_audience (audience);
}

static void
add_columns (Building *building)
{
  int row = cjm_grid_plan_find_row (building->plan, CJM_GRID_ROW_PHASES);

  for (guint j = 0; j < building->plan->n_columns; j++)
    {
      g_autofree char *name = dup_cell (building, row, (int) j);
      CjmPhase *phase;
      CjmId id = 0;

      if (building->plan->columns[j] == CJM_GRID_COLUMN_NOTES)
        {
          if (row < 0 || *name != '\0' || building->phases->len == 0)
            add_phase (building, name);
          phase = building->phases->pdata[building->phases->len - 1];
          cjm_record_take_sequence (
              &phase->steps,
              cjm_sequence_with_inserted (phase->steps, cjm_sequence_get_length (phase->steps),
                                          new_step (building, j, &id)));
          tell_phase (building, phase, j);
        }
      g_array_append_val (building->steps, id);
    }
}

/* Lanes */

static CjmId
find_group (Building *building, guint row)
{
  g_autofree char *name = dup_cell (
      building, (int) row, cjm_grid_plan_find_column (building->plan, CJM_GRID_COLUMN_GROUPS));
  CjmGroup *last
      = building->groups->len > 0 ? building->groups->pdata[building->groups->len - 1] : NULL;
  const CjmLane *above
      = building->lanes->len > 0 ? building->lanes->pdata[building->lanes->len - 1] : NULL;
  g_autofree char *line = cjm_text_normalize (name, TRUE);
  CjmGroup *group;

  if (*line == '\0')
    return 0;
  if (last != NULL && above != NULL && above->group == last->record.id
      && g_str_equal (last->name, line))
    return last->record.id;

  group = cjm_edit_new_record (CJM_RECORD_GROUP, building->random, NULL);
  cjm_record_set_string (&group->name, line);
  g_ptr_array_add (building->groups, group);
  return group->record.id;
}

static void
name_lane (const Building *building, CjmLane *lane, guint row)
{
  int column = cjm_grid_plan_find_column (building->plan, CJM_GRID_COLUMN_NAMES);
  const char *const *entries
      = column >= 0 ? cjm_table_get (building->table, row, (guint) column) : NULL;
  g_autofree char *question = NULL;

  if (entries == NULL)
    return;

  cjm_edit_set_line (&lane->name, entries[0]);
  question = g_strjoinv ("\n", (char **) entries + 1);
  set_text (&lane->question, CJM_FIELD_LANE_QUESTION, question);
}

static CjmCell *
new_cell (const Building *building, guint row, guint n_rows, guint column)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmCell *cell;

  for (guint i = row; i < row + n_rows; i++)
    {
      const char *const *entries = cjm_table_get (building->table, i, column);

      for (guint k = 0; entries != NULL && entries[k] != NULL; k++)
        {
          CjmNote *note = cjm_edit_new_record (CJM_RECORD_NOTE, building->random, NULL);

          set_text (&note->text, CJM_FIELD_NOTE_TEXT, entries[k]);
          g_ptr_array_add (notes, note);
        }
    }
  if (notes->len == 0)
    return NULL;

  cell = cjm_record_new (CJM_RECORD_CELL, g_array_index (building->steps, CjmId, column));
  cell->notes = cjm_sequence_new_from_array (notes);
  return cell;
}

static CjmLane *
new_lane (Building *building, guint row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);
  const CjmGridPlan *plan = building->plan;
  CjmLane *lane = cjm_edit_new_record (CJM_RECORD_LANE, building->random, NULL);

  cjm_record_set_string (&lane->kind, plan->rows[row].kind);
  name_lane (building, lane, row);
  lane->group = find_group (building, row);
  if (cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_LINE)
    return lane;

  for (guint j = 0; j < plan->n_columns; j++)
    if (plan->columns[j] == CJM_GRID_COLUMN_NOTES)
      {
        CjmCell *cell = new_cell (building, row, cjm_grid_plan_count_rows (plan, row), j);

        if (cell != NULL)
          g_ptr_array_add (cells, cell);
      }
  lane->cells = cjm_sequence_new_from_array (cells);
  return lane;
}

/* The whole */

/* Scores of another scale are no feelings of ours. */
static void
append_ids (const Building *building, const CjmLane *lane, guint row, GArray *ids)
{
  CjmScale scale;

  if (cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_EMOTION
      && cjm_grid_find_scale (building->table, building->plan, row, &scale))
    return;

  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        g_array_append_val (ids, ((CjmRecord *) cjm_sequence_get (cell->notes, j))->id);
    }
}

CjmMap *
cjm_grid_make_map (const CjmTable *table,
                   const CjmGridPlan *plan,
                   const char *language,
                   const CjmNoteFormat *format,
                   GRand *random)
{
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CjmId));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CjmId));
  Building building = { table, plan, random, phases, steps, groups, lanes };
  g_autoptr (CjmMap) map = cjm_map_new (language);

  add_columns (&building);
  for (guint i = 0; i < plan->n_rows; i++)
    if (plan->rows[i].row == CJM_GRID_ROW_LANE)
      {
        g_ptr_array_add (lanes, new_lane (&building, i));
        append_ids (&building, lanes->pdata[lanes->len - 1], i, ids);
      }

  map->phases = cjm_sequence_new_from_array (phases);
  map->groups = cjm_sequence_new_from_array (groups);
  map->lanes = cjm_sequence_new_from_array (lanes);
  return cjm_map_read_notes (map, (const CjmId *) (gpointer) ids->data, ids->len, format);
}
