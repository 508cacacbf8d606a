#include "cjm-edit-private.h"

/* Phases and their steps, with the cells under them. */

#define PHASES G_STRUCT_OFFSET (CjmMap, phases)
#define LANES G_STRUCT_OFFSET (CjmMap, lanes)

static CjmId
get_id (const CjmSequence *sequence, guint index)
{
  return ((CjmRecord *) cjm_sequence_get (sequence, index))->id;
}

CjmMap *
cjm_map_add_phase (const CjmMap *map, guint index, const char *name, GRand *random, CjmId *new_id)
{
  CjmPhase *phase = cjm_edit_new_record (CJM_RECORD_PHASE, random, new_id);

  phase->color = CJM_COLOR_AUTOMATIC;
  cjm_edit_set_line (&phase->name, name);
  phase->steps
      = cjm_sequence_with_inserted (NULL, 0, cjm_edit_new_record (CJM_RECORD_STEP, random, NULL));
  return cjm_edit_with_added (map, PHASES, index, phase);
}

static gpointer
drop_cell_of_phase (gconstpointer record, gpointer phase)
{
  const CjmCell *cell = record;

  return cjm_sequence_find (((CjmPhase *) phase)->steps, cell->record.id) < 0
             ? cjm_record_ref (cell)
             : NULL;
}

static gpointer
drop_phase_in_lane (gconstpointer record, gpointer phase)
{
  return cjm_edit_lane_with_mapped_cells (record, drop_cell_of_phase, phase);
}

CjmMap *
cjm_map_remove_phase (const CjmMap *map, CjmId phase)
{
  const CjmPhase *record = cjm_map_find_phase (map, phase);
  g_autoptr (CjmMap) without = NULL;

  if (record == NULL)
    return cjm_map_ref (map);

  without = cjm_edit_without (map, PHASES, phase);
  return cjm_edit_take_mended (cjm_edit_with_sequence (
      without, LANES, cjm_edit_mapped (map->lanes, drop_phase_in_lane, (gpointer) record)));
}

/* Duplicating */

typedef struct
{
  const CjmSequence *from, *to; /* steps, in the same order */
  CjmTwins *twins;
} StepTwins;

static gpointer
copy_step (gconstpointer record, gpointer random)
{
  CjmStep *copy = cjm_record_copy (record);

  copy->record.id = cjm_id_new (random);
  return copy;
}

static gpointer
copy_steps_in_lane (gconstpointer record, gpointer data)
{
  const StepTwins *steps = data;
  CjmLane *lane = cjm_record_ref (record);

  for (guint i = 0; i < cjm_sequence_get_length (steps->from); i++)
    {
      const CjmCell *cell = cjm_lane_find_cell (lane, get_id (steps->from, i));
      CjmLane *larger;

      if (cell == NULL)
        continue;
      larger = cjm_edit_lane_with_notes (lane, get_id (steps->to, i),
                                         cjm_twins_copy_notes (steps->twins, cell->notes));
      cjm_record_unref (lane);
      lane = larger;
    }

  return lane;
}

/* The notes of all cells under @steps are to be copied. */
static void
collect_twins (const CjmMap *map, const CjmSequence *steps, CjmTwins *twins)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (steps); j++)
      {
        const CjmCell *cell = cjm_lane_find_cell (cjm_map_get_lane (map, i), get_id (steps, j));

        if (cell != NULL)
          cjm_twins_add_notes (twins, cell->notes);
      }
}

CjmMap *
cjm_map_duplicate_phase (const CjmMap *map, CjmId phase, GRand *random, CjmId *new_id)
{
  int index = cjm_sequence_find (map->phases, phase);
  g_autoptr (CjmTwins) twins = cjm_twins_new (random);
  g_autoptr (CjmMap) copied = NULL;
  CjmPhase *twin;
  StepTwins steps;

  if (new_id != NULL)
    *new_id = 0;
  if (index < 0)
    return cjm_map_ref (map);

  twin = cjm_record_copy (cjm_map_get_phase (map, (guint) index));
  twin->record.id = cjm_id_new (random);
  if (new_id != NULL)
    *new_id = twin->record.id;
  cjm_record_take_sequence (&twin->steps, cjm_edit_mapped (twin->steps, copy_step, random));

  steps = (StepTwins){ cjm_map_get_phase (map, (guint) index)->steps, twin->steps, twins };
  collect_twins (map, steps.from, twins);
  copied = cjm_edit_with_sequence (map, LANES,
                                   cjm_edit_mapped (map->lanes, copy_steps_in_lane, &steps));
  return cjm_edit_with_added (copied, PHASES, (guint) index + 1, twin);
}

CjmMap *
cjm_map_move_phase (const CjmMap *map, CjmId phase, int by)
{
  CjmSequence *phases = cjm_edit_moved (map->phases, phase, by);

  return phases != NULL ? cjm_edit_with_sequence (map, PHASES, phases) : cjm_map_ref (map);
}

/* Steps */

/* @map with other steps in @phase. */
static CjmMap *
with_steps (const CjmMap *map, const CjmPhase *phase, CjmSequence *steps)
{
  CjmPhase *copy = cjm_record_copy (phase);

  cjm_record_take_sequence (&copy->steps, steps);
  return cjm_edit_with_record (map, phase->record.id, copy);
}

CjmMap *
cjm_map_add_step (const CjmMap *map,
                  CjmId phase,
                  guint index,
                  const char *name,
                  GRand *random,
                  CjmId *new_id)
{
  const CjmPhase *record = cjm_map_find_phase (map, phase);
  CjmStep *step;

  if (new_id != NULL)
    *new_id = 0;
  if (record == NULL)
    return cjm_map_ref (map);

  step = cjm_edit_new_record (CJM_RECORD_STEP, random, new_id);
  cjm_edit_set_line (&step->name, name);
  index = MIN (index, cjm_sequence_get_length (record->steps));
  return with_steps (map, record, cjm_sequence_with_inserted (record->steps, index, step));
}

CjmMap *
cjm_map_move_step (const CjmMap *map, CjmId step, int by)
{
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, step);
  CjmSequence *steps = phase != NULL ? cjm_edit_moved (phase->steps, step, by) : NULL;

  return steps != NULL ? with_steps (map, phase, steps) : cjm_map_ref (map);
}

CjmMap *
cjm_map_move_step_to (const CjmMap *map, CjmId step, CjmId phase, guint index)
{
  const CjmPhase *from = cjm_map_find_phase_of_step (map, step);
  const CjmPhase *to = cjm_map_find_phase (map, phase);
  g_autoptr (CjmMap) without = NULL;
  CjmStep *record;
  int place;

  if (from == NULL || to == NULL)
    return cjm_map_ref (map);

  place = cjm_sequence_find (from->steps, step);
  index = MIN (index, cjm_sequence_get_length (to->steps));
  if (from == to)
    return cjm_map_move_step (map, step, (int) index - place);
  if (cjm_sequence_get_length (from->steps) == 1)
    return cjm_map_ref (map);

  record = cjm_record_ref (cjm_sequence_get (from->steps, (guint) place));
  without = with_steps (map, from, cjm_sequence_without (from->steps, (guint) place));
  return with_steps (without, to, cjm_sequence_with_inserted (to->steps, index, record));
}

typedef struct
{
  const CjmStep *kept, *dropped;
} StepPair;

static CjmSequence *
join_notes (const CjmCell *first, const CjmCell *second)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  const CjmCell *cells[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    for (guint j = 0; cells[i] != NULL && j < cjm_sequence_get_length (cells[i]->notes); j++)
      g_ptr_array_add (notes, cjm_sequence_get (cells[i]->notes, j));

  return cjm_sequence_new_from_array (notes);
}

static gpointer
join_in_lane (gconstpointer record, gpointer data)
{
  const StepPair *pair = data;
  const CjmCell *dropped = cjm_lane_find_cell (record, pair->dropped->record.id);
  CjmLane *without, *lane;

  if (dropped == NULL)
    return cjm_record_ref (record);

  without = cjm_edit_lane_with_notes (record, dropped->record.id, NULL);
  lane = cjm_edit_lane_with_notes (
      without, pair->kept->record.id,
      join_notes (cjm_lane_find_cell (record, pair->kept->record.id), dropped));
  cjm_record_unref (without);
  return lane;
}

CjmMap *
cjm_map_join_step (const CjmMap *map, CjmId step)
{
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, step);
  guint n_steps = phase != NULL ? cjm_sequence_get_length (phase->steps) : 0;
  g_autoptr (CjmSequence) fewer = NULL;
  g_autoptr (CjmMap) joined = NULL;
  guint index;
  StepPair pair;
  CjmStep *kept;

  if (n_steps < 2)
    return cjm_map_ref (map);

  index = MIN ((guint) cjm_sequence_find (phase->steps, step), n_steps - 2);
  pair.kept = cjm_sequence_get (phase->steps, index);
  pair.dropped = cjm_sequence_get (phase->steps, index + 1);

  kept = cjm_record_copy (pair.kept);
  if (kept->name[0] == '\0')
    cjm_record_set_string (&kept->name, pair.dropped->name);
  fewer = cjm_sequence_without (phase->steps, index + 1);
  joined = with_steps (map, phase, cjm_sequence_with_replaced (fewer, index, kept));
  return cjm_edit_with_sequence (joined, LANES, cjm_edit_mapped (map->lanes, join_in_lane, &pair));
}
