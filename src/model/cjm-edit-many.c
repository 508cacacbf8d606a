#include "cjm-edit-private.h"

/* Edits of several notes at once. Each makes one map, and so one step of undo, whatever number of
 * notes it changes. */

static GHashTable *
create_id_set (const CjmId *ids, guint n_ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);

  return set;
}

static gpointer
leave_out (gconstpointer record, gpointer ids)
{
  return g_hash_table_contains (ids, &((const CjmRecord *) record)->id) ? NULL
                                                                        : cjm_record_ref (record);
}

CjmMap *
cjm_map_remove_notes (const CjmMap *map, const CjmId *ids, guint n_ids)
{
  g_autoptr (GHashTable) gone = create_id_set (ids, n_ids);
  CjmMap *without = cjm_edit_with_mapped_notes (map, leave_out, gone);

  return without == map ? without : cjm_edit_take_mended (without);
}

/* The records of the notes with @ids in that order, each once; those that are gone are left out. */
static GPtrArray *
find_notes (const CjmMap *map, const CjmId *ids, guint n_ids)
{
  GPtrArray *notes = g_ptr_array_new_full (n_ids, cjm_record_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_ids; i++)
    {
      const CjmNote *note = cjm_map_find_note (map, ids[i], NULL);

      if (note != NULL && g_hash_table_add (known, (gpointer) &ids[i]))
        g_ptr_array_add (notes, cjm_record_ref (note));
    }

  return notes;
}

/* Moving */

/* A cell that gets notes, while they leave the cells where they were. */
typedef struct
{
  CjmId lane, step;
  GHashTable *moved; /* ids */
  CjmSequence *notes;
  gboolean is_lane;
  gboolean is_placed;
} Arrival;

/* What the cell holds in the end: what stays there, with @notes at @index. */
static CjmSequence *
create_arrival (const CjmCell *cell, GPtrArray *notes, GHashTable *moved, guint index)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    {
      CjmNote *note = cjm_sequence_get (cell->notes, i);

      if (!g_hash_table_contains (moved, &note->record.id))
        g_ptr_array_add (all, cjm_record_ref (note));
    }
  index = MIN (index, all->len);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_insert (all, (int) (index + i), cjm_record_ref (notes->pdata[i]));

  return cjm_sequence_new_from_array (all);
}

static gboolean
has_same_records (const CjmSequence *a, const CjmSequence *b)
{
  guint length = cjm_sequence_get_length (a);

  if (length != cjm_sequence_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (cjm_sequence_get (a, i) != cjm_sequence_get (b, i))
      return FALSE;

  return TRUE;
}

static gpointer
move_through_cell (gconstpointer record, gpointer data)
{
  const CjmCell *cell = record;
  Arrival *arrival = data;
  g_autoptr (CjmSequence) notes = NULL;
  CjmCell *copy;

  if (arrival->is_lane && cell->record.id == arrival->step)
    {
      arrival->is_placed = TRUE;
      notes = cjm_sequence_ref (arrival->notes);
    }
  else
    notes = cjm_edit_mapped (cell->notes, leave_out, arrival->moved);
  if (notes == NULL)
    return NULL;
  if (has_same_records (notes, cell->notes))
    return cjm_record_ref (cell);

  copy = cjm_record_copy (cell);
  cjm_record_take_sequence (&copy->notes, g_steal_pointer (&notes));
  return copy;
}

static gpointer
move_through_lane (gconstpointer record, gpointer data)
{
  const CjmLane *lane = record;
  Arrival *arrival = data;
  g_autoptr (CjmLane) left = NULL;

  arrival->is_lane = lane->record.id == arrival->lane;
  left = cjm_edit_lane_with_mapped_cells (lane, move_through_cell, arrival);
  if (!arrival->is_lane || arrival->is_placed)
    return g_steal_pointer (&left);

  return cjm_edit_lane_with_notes (left, arrival->step, cjm_sequence_ref (arrival->notes));
}

static gboolean
has_cell (const CjmMap *map, CjmId lane, CjmId step)
{
  const CjmLane *record = cjm_map_find_lane (map, lane);

  return record != NULL && cjm_map_find_phase_of_step (map, step) != NULL
         && cjm_lane_kind_get (record->kind)->look != CJM_LOOK_LINE;
}

/* Takes what @notes holds to the cell, and all with an id in @moved away from where it is. */
static CjmMap *
with_arrived (const CjmMap *map,
              GPtrArray *notes,
              GHashTable *moved,
              CjmId lane,
              CjmId step,
              guint index)
{
  const CjmCell *cell = cjm_lane_find_cell (cjm_map_find_lane (map, lane), step);
  g_autoptr (CjmSequence) arrived = create_arrival (cell, notes, moved, index);
  Arrival arrival = { .lane = lane, .step = step, .moved = moved, .notes = arrived };
  g_autoptr (CjmSequence) lanes = cjm_edit_mapped (map->lanes, move_through_lane, &arrival);

  if (lanes == map->lanes)
    return cjm_map_ref (map);

  return cjm_edit_with_sequence (map, G_STRUCT_OFFSET (CjmMap, lanes), g_steal_pointer (&lanes));
}

CjmMap *
cjm_map_move_notes (const CjmMap *map,
                    const CjmId *ids,
                    guint n_ids,
                    CjmId lane,
                    CjmId step,
                    guint index)
{
  g_autoptr (GHashTable) moved = create_id_set (ids, n_ids);
  g_autoptr (GPtrArray) notes = find_notes (map, ids, n_ids);

  if (notes->len == 0 || !has_cell (map, lane, step))
    return cjm_map_ref (map);

  return with_arrived (map, notes, moved, lane, step, index);
}

/* Copies of @notes; the ids of the copies are appended to @new_ids, which may be NULL. */
static GPtrArray *
copy_notes (GPtrArray *notes, GRand *random, GArray *new_ids)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (CjmTwins) twins = cjm_twins_new (random);
  g_autoptr (CjmSequence) originals = cjm_sequence_new_from_array (notes);
  g_autoptr (CjmSequence) copied = NULL;

  cjm_twins_add_notes (twins, originals);
  copied = cjm_twins_copy_notes (twins, originals);
  for (guint i = 0; i < cjm_sequence_get_length (copied); i++)
    {
      CjmNote *copy = cjm_sequence_get (copied, i);

      g_ptr_array_add (copies, cjm_record_ref (copy));
      if (new_ids != NULL)
        g_array_append_val (new_ids, copy->record.id);
    }

  return copies;
}

CjmMap *
cjm_map_copy_notes (const CjmMap *map,
                    const CjmId *ids,
                    guint n_ids,
                    CjmId lane,
                    CjmId step,
                    guint index,
                    GRand *random,
                    GArray *new_ids)
{
  g_autoptr (GPtrArray) notes = find_notes (map, ids, n_ids);
  g_autoptr (GHashTable) none = create_id_set (NULL, 0);
  g_autoptr (GPtrArray) copies = NULL;

  if (notes->len == 0 || !has_cell (map, lane, step))
    return cjm_map_ref (map);

  copies = copy_notes (notes, random, new_ids);
  return with_arrived (map, copies, none, lane, step, index);
}

/* Puts the result of an edit in the place of the map that it was made from. */
static void
step_to (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

CjmMap *
cjm_map_duplicate_notes (const CjmMap *map,
                         const CjmId *ids,
                         guint n_ids,
                         GRand *random,
                         GArray *new_ids)
{
  g_autoptr (GPtrArray) notes = find_notes (map, ids, n_ids);
  g_autoptr (GPtrArray) copies = NULL;
  CjmMap *edited = cjm_map_ref (map);

  if (notes->len == 0)
    return edited;

  copies = copy_notes (notes, random, new_ids);
  for (guint i = 0; i < notes->len; i++)
    {
      CjmNotePlace place;
      const CjmCell *cell;

      cjm_map_find_note (edited, ((CjmNote *) notes->pdata[i])->record.id, &place);
      cell = cjm_sequence_get (cjm_map_get_lane (edited, place.lane)->cells, place.cell);
      step_to (&edited,
               cjm_edit_with_inserted_note (edited, place.lane, cell->record.id, place.note + 1,
                                            cjm_record_ref (copies->pdata[i])));
    }

  return edited;
}

/* The ids of all steps, in order. */
static GArray *
list_steps (const CjmMap *map)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        g_array_append_val (steps, ((CjmStep *) cjm_sequence_get (phase->steps, j))->record.id);
    }

  return steps;
}

/* The lane @by lanes further that has cells, or 0. */
static CjmId
find_lane_beside (const CjmMap *map, guint lane, int by)
{
  int n_lanes = (int) cjm_map_get_n_lanes (map), index = (int) lane;

  while (by != 0)
    {
      index += by > 0 ? 1 : -1;
      if (index < 0 || index >= n_lanes)
        return 0;
      if (cjm_lane_kind_get (cjm_map_get_lane (map, (guint) index)->kind)->look != CJM_LOOK_LINE)
        by += by > 0 ? -1 : 1;
    }

  return cjm_map_get_lane (map, (guint) index)->record.id;
}

/* Where a note comes to stand; FALSE where that is beyond the edge of the map. */
static gboolean
find_shifted (const CjmMap *map,
              const GArray *steps,
              CjmId note,
              int d_lanes,
              int d_columns,
              CjmId *lane,
              CjmId *step)
{
  CjmNotePlace place;
  const CjmCell *cell;
  int column = 0;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return FALSE;

  cell = cjm_sequence_get (cjm_map_get_lane (map, place.lane)->cells, place.cell);
  while (column < (int) steps->len && g_array_index (steps, CjmId, column) != cell->record.id)
    column++;
  column += d_columns;
  if (column < 0 || column >= (int) steps->len)
    return FALSE;

  *step = g_array_index (steps, CjmId, column);
  *lane = find_lane_beside (map, place.lane, d_lanes);
  return *lane != 0 && has_cell (map, *lane, *step);
}

CjmMap *
cjm_map_shift_notes (const CjmMap *map, const CjmId *ids, guint n_ids, int d_lanes, int d_columns)
{
  g_autoptr (GArray) steps = list_steps (map);
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids && (d_lanes != 0 || d_columns != 0); i++)
    {
      CjmId lane, step;

      if (cjm_map_find_note (map, ids[i], NULL) == NULL)
        continue;
      /* A block keeps its shape: all of it moves, or nothing. */
      if (!find_shifted (map, steps, ids[i], d_lanes, d_columns, &lane, &step))
        {
          step_to (&edited, cjm_map_ref (map));
          break;
        }
      step_to (&edited, cjm_map_move_note (edited, ids[i], lane, step, G_MAXUINT));
    }

  return edited;
}

/* Values */

CjmMap *
cjm_map_set_value_of_notes (const CjmMap *map,
                            CjmValue value,
                            const CjmId *ids,
                            guint n_ids,
                            double number)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids; i++)
    step_to (&edited, cjm_map_set_value (edited, value, ids[i], number));

  return edited;
}

CjmMap *
cjm_map_set_source_of_notes (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId source)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids; i++)
    step_to (&edited, cjm_map_set_note_source (edited, ids[i], source));

  return edited;
}

CjmMap *
cjm_map_set_text_of_notes (const CjmMap *map,
                           CjmField field,
                           const CjmId *ids,
                           guint n_ids,
                           const char *text)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids; i++)
    step_to (&edited, cjm_map_set_text (edited, (CjmTarget){ field, ids[i] }, text));

  return edited;
}

/* To a lane, a step or a phase */

static CjmId
get_step (const CjmMap *map, const CjmNotePlace *place)
{
  return ((CjmCell *) cjm_sequence_get (cjm_map_get_lane (map, place->lane)->cells, place->cell))
      ->record.id;
}

CjmMap *
cjm_map_move_notes_to_lane (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId lane)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids; i++)
    {
      CjmNotePlace place;

      if (cjm_map_find_note (edited, ids[i], &place) != NULL
          && cjm_map_get_lane (edited, place.lane)->record.id != lane)
        step_to (&edited,
                 cjm_map_move_note (edited, ids[i], lane, get_step (edited, &place), G_MAXUINT));
    }

  return edited;
}

/* Those that are at @step, or at any step of @phase where that is not NULL, stay. */
static CjmMap *
move_to_step (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId step, const CjmPhase *phase)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_ids; i++)
    {
      CjmNotePlace place;
      CjmId own;

      if (cjm_map_find_note (edited, ids[i], &place) == NULL)
        continue;
      own = get_step (edited, &place);
      if (own != step && (phase == NULL || cjm_sequence_find (phase->steps, own) < 0))
        step_to (&edited, cjm_map_move_note (edited, ids[i],
                                             cjm_map_get_lane (edited, place.lane)->record.id, step,
                                             G_MAXUINT));
    }

  return edited;
}

CjmMap *
cjm_map_move_notes_to_step (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId step)
{
  return move_to_step (map, ids, n_ids, step, NULL);
}

CjmMap *
cjm_map_move_notes_to_phase (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId phase)
{
  const CjmPhase *record = cjm_map_find_phase (map, phase);

  if (record == NULL)
    return cjm_map_ref (map);

  return move_to_step (map, ids, n_ids,
                       ((CjmStep *) cjm_sequence_get (record->steps, 0))->record.id, record);
}
