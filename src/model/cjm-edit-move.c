#include "cjm-edit-private.h"

/* Where several notes stand: edits that take them away, move and copy them. Each makes one map in
 * one pass through the notes, and so one step of undo, whatever number of notes it changes. */

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

/* Finding */

/* A note of the map and where it stands. */
typedef struct
{
  const CjmNote *note;
  guint lane;
  CjmId step;
} Site;

static void
fill_sites (const CjmMap *map, GHashTable *wanted)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmSequence *cells = cjm_map_get_lane (map, i)->cells;

      for (guint j = 0; j < cjm_sequence_get_length (cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (cells, j);

          for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
            {
              const CjmNote *note = cjm_sequence_get (cell->notes, k);
              Site *site = g_hash_table_lookup (wanted, &note->record.id);

              if (site != NULL)
                *site = (Site){ note, i, cell->record.id };
            }
        }
    }
}

/* The notes with @ids in that order, each once; those that are gone are left out. */
static GArray *
find_sites (const CjmMap *map, const CjmId *ids, guint n_ids)
{
  g_autofree Site *all = g_new0 (Site, n_ids);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *sites = g_array_sized_new (FALSE, FALSE, sizeof (Site), n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!g_hash_table_contains (wanted, &ids[i]))
      g_hash_table_insert (wanted, (gpointer) &ids[i], &all[i]);
  fill_sites (map, wanted);
  for (guint i = 0; i < n_ids; i++)
    if (all[i].note != NULL)
      g_array_append_val (sites, all[i]);

  return sites;
}

static gboolean
has_cell (const CjmMap *map, CjmId lane, CjmId step)
{
  const CjmLane *record = cjm_map_find_lane (map, lane);

  return record != NULL && cjm_map_find_phase_of_step (map, step) != NULL
         && cjm_lane_kind_get (record->kind)->look != CJM_LOOK_LINE;
}

/* Moving */

/* A cell that gets notes. */
typedef struct
{
  CjmId lane, step;
  guint index; /* among the notes that stay there */
  GPtrArray *notes;
  gboolean is_placed;
} Arrival;

/* Notes that leave the cells where they are, and the cells that notes come to. */
typedef struct
{
  GHashTable *left;    /* ids */
  GPtrArray *arrivals; /* in the order in which they were asked for */
  GHashTable *by_cell; /* the same */
  CjmId lane;          /* the one that is gone through */
} Move;

static guint
hash_arrival (gconstpointer key)
{
  const Arrival *arrival = key;

  return g_int64_hash (&arrival->lane) * 31 + g_int64_hash (&arrival->step);
}

static gboolean
equal_arrival (gconstpointer a, gconstpointer b)
{
  const Arrival *first = a, *second = b;

  return first->lane == second->lane && first->step == second->step;
}

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_ptr_array_unref (arrival->notes);
  g_free (arrival);
}

static Move *
move_new (void)
{
  Move *move = g_new0 (Move, 1);

  move->left = g_hash_table_new (g_int64_hash, g_int64_equal);
  move->arrivals = g_ptr_array_new_with_free_func (arrival_free);
  move->by_cell = g_hash_table_new (hash_arrival, equal_arrival);
  return move;
}

static void
move_free (Move *move)
{
  g_hash_table_unref (move->left);
  g_hash_table_unref (move->by_cell);
  g_ptr_array_unref (move->arrivals);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

/* @note comes to the cell, behind those that were added for it before. */
static void
move_add_arrival (Move *move, const CjmNote *note, CjmId lane, CjmId step, guint index)
{
  Arrival key = { .lane = lane, .step = step };
  Arrival *arrival = g_hash_table_lookup (move->by_cell, &key);

  if (arrival == NULL)
    {
      arrival = g_memdup2 (&key, sizeof key);
      arrival->index = index;
      arrival->notes = g_ptr_array_new_with_free_func (cjm_record_unref);
      g_ptr_array_add (move->arrivals, arrival);
      g_hash_table_add (move->by_cell, arrival);
    }
  g_ptr_array_add (arrival->notes, cjm_record_ref (note));
}

/* @note goes from where it is to the cell. */
static void
move_add (Move *move, const CjmNote *note, CjmId lane, CjmId step, guint index)
{
  g_hash_table_add (move->left, (gpointer) &note->record.id);
  move_add_arrival (move, note, lane, step, index);
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

/* What a cell holds in the end: what stays there, with what comes at its index. */
static CjmSequence *
create_notes (const CjmSequence *stay, const Arrival *arrival)
{
  guint n_stay = cjm_sequence_get_length (stay), index = MIN (arrival->index, n_stay);
  g_autoptr (GPtrArray) all = g_ptr_array_new_full (n_stay + arrival->notes->len, cjm_record_unref);

  for (guint i = 0; i < index; i++)
    g_ptr_array_add (all, cjm_record_ref (cjm_sequence_get (stay, i)));
  for (guint i = 0; i < arrival->notes->len; i++)
    g_ptr_array_add (all, cjm_record_ref (arrival->notes->pdata[i]));
  for (guint i = index; i < n_stay; i++)
    g_ptr_array_add (all, cjm_record_ref (cjm_sequence_get (stay, i)));

  return cjm_sequence_new_from_array (all);
}

static gpointer
move_through_cell (gconstpointer record, gpointer data)
{
  const CjmCell *cell = record;
  Move *move = data;
  Arrival key = { .lane = move->lane, .step = cell->record.id };
  Arrival *arrival = g_hash_table_lookup (move->by_cell, &key);
  g_autoptr (CjmSequence) stay = cjm_edit_mapped (cell->notes, leave_out, move->left);
  g_autoptr (CjmSequence) notes = NULL;
  CjmCell *copy;

  if (arrival != NULL)
    {
      arrival->is_placed = TRUE;
      notes = create_notes (stay, arrival);
    }
  else
    notes = g_steal_pointer (&stay);
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
  Move *move = data;
  g_autoptr (CjmLane) moved = NULL;

  move->lane = lane->record.id;
  moved = cjm_edit_lane_with_mapped_cells (lane, move_through_cell, move);
  for (guint i = 0; i < move->arrivals->len; i++)
    {
      const Arrival *arrival = move->arrivals->pdata[i];
      CjmLane *with_cell;

      if (arrival->lane != move->lane || arrival->is_placed)
        continue;
      with_cell = cjm_edit_lane_with_notes (moved, arrival->step, create_notes (NULL, arrival));
      cjm_record_unref (moved);
      moved = with_cell;
    }

  return g_steal_pointer (&moved);
}

static CjmMap *
with_moved (const CjmMap *map, Move *move)
{
  g_autoptr (CjmSequence) lanes = cjm_edit_mapped (map->lanes, move_through_lane, move);

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
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (Move) move = move_new ();

  if (!has_cell (map, lane, step))
    return cjm_map_ref (map);

  for (guint i = 0; i < sites->len; i++)
    move_add (move, g_array_index (sites, Site, i).note, lane, step, index);
  return with_moved (map, move);
}

/* Copying */

/* Copies of the notes at @sites, in that order; their ids are appended to @new_ids, which may be
 * NULL. */
static CjmSequence *
copy_notes (const GArray *sites, GRand *random, GArray *new_ids)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (CjmTwins) twins = cjm_twins_new (random);
  g_autoptr (CjmSequence) originals = NULL;
  CjmSequence *copies;

  for (guint i = 0; i < sites->len; i++)
    g_ptr_array_add (notes, cjm_record_ref (g_array_index (sites, Site, i).note));
  originals = cjm_sequence_new_from_array (notes);
  cjm_twins_add_notes (twins, originals);
  copies = cjm_twins_copy_notes (twins, originals);
  for (guint i = 0; i < cjm_sequence_get_length (copies) && new_ids != NULL; i++)
    g_array_append_val (new_ids, ((CjmRecord *) cjm_sequence_get (copies, i))->id);

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
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (Move) move = move_new ();
  g_autoptr (CjmSequence) copies = NULL;

  if (sites->len == 0 || !has_cell (map, lane, step))
    return cjm_map_ref (map);

  copies = copy_notes (sites, random, new_ids);
  for (guint i = 0; i < sites->len; i++)
    move_add_arrival (move, cjm_sequence_get (copies, i), lane, step, index);
  return with_moved (map, move);
}

/* Each note of a cell, and behind it its copy where there is one. */
static gpointer
duplicate_in_cell (gconstpointer record, gpointer copies)
{
  const CjmCell *cell = record;
  guint length = cjm_sequence_get_length (cell->notes);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmCell *with_copies;

  for (guint i = 0; i < length; i++)
    {
      const CjmNote *note = cjm_sequence_get (cell->notes, i);
      const CjmNote *copy = g_hash_table_lookup (copies, &note->record.id);

      g_ptr_array_add (notes, cjm_record_ref (note));
      if (copy != NULL)
        g_ptr_array_add (notes, cjm_record_ref (copy));
    }
  if (notes->len == length)
    return cjm_record_ref (cell);

  with_copies = cjm_record_copy (cell);
  cjm_record_take_sequence (&with_copies->notes, cjm_sequence_new_from_array (notes));
  return with_copies;
}

static gpointer
duplicate_in_lane (gconstpointer record, gpointer copies)
{
  return cjm_edit_lane_with_mapped_cells (record, duplicate_in_cell, copies);
}

CjmMap *
cjm_map_duplicate_notes (const CjmMap *map,
                         const CjmId *ids,
                         guint n_ids,
                         GRand *random,
                         GArray *new_ids)
{
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (GHashTable) by_original = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (CjmSequence) copies = NULL;

  if (sites->len == 0)
    return cjm_map_ref (map);

  copies = copy_notes (sites, random, new_ids);
  for (guint i = 0; i < sites->len; i++)
    g_hash_table_insert (by_original, (gpointer) &g_array_index (sites, Site, i).note->record.id,
                         cjm_sequence_get (copies, i));
  return cjm_edit_with_sequence (map, G_STRUCT_OFFSET (CjmMap, lanes),
                                 cjm_edit_mapped (map->lanes, duplicate_in_lane, by_original));
}

/* By so many lanes and columns */

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

/* The step @by columns further, or 0 beyond the edge of the map. */
static CjmId
find_step_beside (const GArray *steps, CjmId step, int by)
{
  int column = 0;

  while (column < (int) steps->len && g_array_index (steps, CjmId, column) != step)
    column++;
  column += by;
  return column >= 0 && column < (int) steps->len ? g_array_index (steps, CjmId, column) : 0;
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

CjmMap *
cjm_map_shift_notes (const CjmMap *map, const CjmId *ids, guint n_ids, int d_lanes, int d_columns)
{
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (GArray) steps = list_steps (map);
  g_autoptr (Move) move = move_new ();

  for (guint i = 0; i < sites->len && (d_lanes != 0 || d_columns != 0); i++)
    {
      const Site *site = &g_array_index (sites, Site, i);
      CjmId lane = find_lane_beside (map, site->lane, d_lanes);
      CjmId step = find_step_beside (steps, site->step, d_columns);

      /* A block keeps its shape: all of it moves, or nothing. */
      if (lane == 0 || step == 0)
        return cjm_map_ref (map);
      move_add (move, site->note, lane, step, G_MAXUINT);
    }

  return with_moved (map, move);
}

/* To a lane, a step or a phase */

CjmMap *
cjm_map_move_notes_to_lane (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId lane)
{
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (Move) move = move_new ();

  for (guint i = 0; i < sites->len; i++)
    {
      const Site *site = &g_array_index (sites, Site, i);

      if (cjm_map_get_lane (map, site->lane)->record.id != lane && has_cell (map, lane, site->step))
        move_add (move, site->note, lane, site->step, G_MAXUINT);
    }

  return with_moved (map, move);
}

/* Those that are at @step, or at any step of @phase where that is not NULL, stay. */
static CjmMap *
move_to_step (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId step, const CjmPhase *phase)
{
  g_autoptr (GArray) sites = find_sites (map, ids, n_ids);
  g_autoptr (Move) move = move_new ();

  for (guint i = 0; i < sites->len; i++)
    {
      const Site *site = &g_array_index (sites, Site, i);
      CjmId lane = cjm_map_get_lane (map, site->lane)->record.id;
      gboolean is_there
          = phase != NULL ? cjm_sequence_find (phase->steps, site->step) >= 0 : site->step == step;

      if (!is_there && has_cell (map, lane, step))
        move_add (move, site->note, lane, step, G_MAXUINT);
    }

  return with_moved (map, move);
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
