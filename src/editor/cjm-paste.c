#include "cjm-paste.h"

#include "cjm-format.h"

/* A place in terms of the map. */
typedef struct
{
  CjmId phase, step, lane; /* 0 where the place is in none */
  guint index;             /* among the notes of the cell */
  gboolean is_phase_header, is_lane_header;
  gboolean is_exact; /* it is one cell and no other */
} Spot;

typedef struct
{
  const CjmMap *map;
  Spot spot;
  const CjmNoteFormat *format;
  GRand *random;
  CjmPasted *pasted;
} Task;

static CjmId
get_id (gconstpointer record)
{
  return ((const CjmRecord *) record)->id;
}

static gboolean
takes_notes (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE;
}

/* Where */

/* The lane that the group's name stands at, or the last one of the group. */
static CjmId
find_last_lane_of_group (const CjmMap *map, CjmId group)
{
  CjmId lane = 0;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_map_get_lane (map, i)->group == group)
      lane = cjm_map_get_lane (map, i)->record.id;

  return lane;
}

static void
find_text_spot (const CjmMap *map, CjmTarget target, Spot *spot)
{
  CjmNotePlace note;

  if (target.field == CJM_FIELD_NOTE_TEXT && cjm_map_find_note (map, target.id, &note) != NULL)
    {
      const CjmLane *lane = cjm_map_get_lane (map, note.lane);

      spot->lane = lane->record.id;
      spot->step = get_id (cjm_sequence_get (lane->cells, note.cell));
      spot->index = note.note + 1;
      spot->is_exact = TRUE;
    }
  else if (target.field == CJM_FIELD_PHASE_NAME)
    {
      spot->phase = target.id;
      spot->is_phase_header = TRUE;
    }
  else if (target.field == CJM_FIELD_STEP_NAME)
    spot->step = target.id;
  else if (target.field == CJM_FIELD_LANE_NAME || target.field == CJM_FIELD_GROUP_NAME)
    {
      spot->lane = target.field == CJM_FIELD_LANE_NAME ? target.id
                                                       : find_last_lane_of_group (map, target.id);
      spot->is_lane_header = TRUE;
    }
}

static Spot
find_spot (const CjmMap *map, const CjmPlace *place)
{
  Spot spot = { .index = G_MAXUINT };
  const CjmPhase *phase;

  if (place->kind == CJM_PLACE_CELL)
    {
      spot.lane = place->lane;
      spot.step = place->step;
      spot.is_exact = TRUE;
    }
  else if (place->kind == CJM_PLACE_TEXT)
    find_text_spot (map, place->target, &spot);

  phase = cjm_map_find_phase_of_step (map, spot.step);
  if (phase != NULL)
    spot.phase = phase->record.id;

  return spot;
}

/* The cell that notes go to: that of the spot, or the first one of its phase or lane. FALSE where
 * the map has none. */
static gboolean
find_cell (const Task *task, CjmId *lane, CjmId *step)
{
  const CjmPhase *phase = cjm_map_find_phase (task->map, task->spot.phase);

  *lane = task->spot.lane;
  *step = task->spot.step;
  for (guint i = 0; *lane == 0 && i < cjm_map_get_n_lanes (task->map); i++)
    if (takes_notes (cjm_map_get_lane (task->map, i)))
      *lane = cjm_map_get_lane (task->map, i)->record.id;
  if (phase == NULL && cjm_map_get_n_phases (task->map) > 0)
    phase = cjm_map_get_phase (task->map, 0);
  if (*step == 0 && phase != NULL)
    *step = get_id (cjm_sequence_get (phase->steps, 0));

  return *lane != 0 && *step != 0;
}

/* Fragments */

static CjmMap *
paste_cells (const Task *task, const CjmMap *fragment)
{
  CjmId lane, step;

  if (!find_cell (task, &lane, &step))
    return cjm_map_paste_phases (task->map, fragment, G_MAXUINT, task->random, task->pasted);

  return cjm_map_paste_cells (task->map, fragment, lane, step, task->spot.index, task->random,
                              task->pasted);
}

static guint
get_index_after (const CjmSequence *sequence, CjmId id)
{
  int index = cjm_sequence_find (sequence, id);

  return index >= 0 ? (guint) index + 1 : G_MAXUINT;
}

static CjmMap *
paste_phases (const Task *task, const CjmMap *fragment)
{
  return cjm_map_paste_phases (task->map, fragment,
                               get_index_after (task->map->phases, task->spot.phase), task->random,
                               task->pasted);
}

static CjmMap *
paste_steps (const Task *task, const CjmMap *fragment)
{
  const CjmPhase *phase = cjm_map_find_phase (task->map, task->spot.phase);

  if (phase == NULL)
    return paste_phases (task, fragment);

  return cjm_map_paste_steps (task->map, fragment, phase->record.id,
                              get_index_after (phase->steps, task->spot.step), task->random,
                              task->pasted);
}

static CjmMap *
paste_lanes (const Task *task, const CjmMap *fragment)
{
  const CjmLane *lane = cjm_map_find_lane (task->map, task->spot.lane);

  return cjm_map_paste_lanes (task->map, fragment,
                              get_index_after (task->map->lanes, task->spot.lane),
                              lane != NULL ? lane->group : 0, task->random, task->pasted);
}

static CjmMap *
paste_fragment (const Task *task, const CjmIncoming *incoming)
{
  switch (incoming->part)
    {
    case CJM_PART_CELLS:
      return paste_cells (task, incoming->fragment);
    case CJM_PART_STEPS:
      return paste_steps (task, incoming->fragment);
    case CJM_PART_PHASES:
      return paste_phases (task, incoming->fragment);
    case CJM_PART_LANES:
      return paste_lanes (task, incoming->fragment);
    }

  g_return_val_if_reached (cjm_map_ref (task->map));
}

/* Tables */

/* The table's cells from @row and @column on into the cell of @lane and @step of @map and those
 * after it. Takes @map. */
static CjmMap *
take_with_table (const Task *task,
                 CjmMap *map,
                 const CjmTable *table,
                 guint row,
                 guint column,
                 CjmId lane,
                 CjmId step)
{
  g_autoptr (CjmMap) owned = map;
  g_autoptr (CjmMap) fragment
      = cjm_fragment_new_from_table (table, row, column, map->language, task->random);
  g_autoptr (CjmMap) filled = cjm_map_paste_cells (map, fragment, lane, step, task->spot.index,
                                                   task->random, task->pasted);

  return cjm_map_read_notes (filled, (const CjmId *) (gpointer) task->pasted->notes->data,
                             task->pasted->notes->len, task->format);
}

/* The entries of a list of names, be it a row, a column, or the lines of one cell. */
static GPtrArray *
list_names (const CjmTable *table, gboolean is_row)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gboolean is_lines = table->n_rows == 1 && table->n_columns == 1;
  guint n_names = is_lines ? table->n_entries : is_row ? table->n_columns : table->n_rows;
  guint first = is_lines ? 0 : is_row ? table->n_header_columns : table->n_header_rows;

  for (guint i = first; i < n_names; i++)
    g_ptr_array_add (names, is_lines ? g_strdup (cjm_table_get (table, 0, 0)[i])
                            : is_row ? cjm_table_dup_cell (table, 0, i, " ")
                                     : cjm_table_dup_cell (table, i, 0, " "));

  return names;
}

/* New phases behind that of the spot, named by the first row; the other rows fill them. */
static CjmMap *
paste_as_phases (const Task *task, const CjmTable *table)
{
  g_autoptr (GPtrArray) names = list_names (table, TRUE);
  guint index = get_index_after (task->map->phases, task->spot.phase);
  CjmMap *map = cjm_map_ref (task->map);
  const CjmPhase *first;
  CjmId lane, step;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (CjmMap) before = map;
      CjmId id;

      map = cjm_map_add_phase (before, index + i, names->pdata[i], task->random, &id);
      g_array_append_val (task->pasted->headers, id);
    }
  if (table->n_rows < 2 || names->len == 0 || !find_cell (task, &lane, &step))
    return map;

  first = cjm_map_find_phase (map, g_array_index (task->pasted->headers, CjmId, 0));
  return take_with_table (task, map, table, 1, table->n_header_columns, lane,
                          get_id (cjm_sequence_get (first->steps, 0)));
}

/* New lanes behind that of the spot, named by the first column; the other columns fill them. */
static CjmMap *
paste_as_lanes (const Task *task, const CjmTable *table)
{
  g_autoptr (GPtrArray) names = list_names (table, FALSE);
  const CjmLane *beside = cjm_map_find_lane (task->map, task->spot.lane);
  guint index = get_index_after (task->map->lanes, task->spot.lane);
  CjmMap *map = cjm_map_ref (task->map);
  CjmId lane, step;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (CjmMap) before = map;
      CjmId id;

      map = cjm_map_add_lane (before, index + i, beside != NULL ? beside->group : 0,
                              names->pdata[i], task->random, &id);
      g_array_append_val (task->pasted->headers, id);
    }
  if (table->n_columns < 2 || names->len == 0 || !find_cell (task, &lane, &step))
    return map;

  return take_with_table (task, map, table, table->n_header_rows, 1,
                          g_array_index (task->pasted->headers, CjmId, 0), step);
}

/* A column that goes on below the last lane. */
static gboolean
is_long_list (const Task *task, const CjmTable *table, CjmId lane)
{
  guint n_lanes = 0;

  for (guint i = (guint) cjm_sequence_find (task->map->lanes, lane);
       i < cjm_map_get_n_lanes (task->map); i++)
    n_lanes += takes_notes (cjm_map_get_lane (task->map, i)) ? 1 : 0;

  return table->n_columns == 1 && table->n_rows > n_lanes;
}

static CjmTable *
new_single_cell (const CjmTable *column)
{
  CjmTable *cell = cjm_table_new ();

  for (guint i = 0; i < column->n_rows; i++)
    {
      const char *const *entries = cjm_table_get (column, i, 0);

      for (guint j = 0; entries != NULL && entries[j] != NULL; j++)
        cjm_table_add (cell, 0, 0, entries[j]);
    }

  return cell;
}

static CjmMap *
paste_table (const Task *task, const CjmTable *table)
{
  g_autoptr (CjmTable) cell = NULL;
  CjmId lane, step;

  if (task->spot.is_phase_header)
    return paste_as_phases (task, table);
  if (task->spot.is_lane_header)
    return paste_as_lanes (task, table);
  if (!find_cell (task, &lane, &step))
    return cjm_map_ref (task->map);

  if (is_long_list (task, table, lane))
    table = cell = new_single_cell (table);
  return take_with_table (task, cjm_map_ref (task->map), table, 0, 0, lane, step);
}

/* Pictures */

/* With @n_beside, not at the place itself but that many further on in its cell. */
static CjmMap *
paste_picture (const Task *task, const CjmPlace *place, const CjmPicture *picture, guint n_beside)
{
  const CjmLane *lane = cjm_map_find_lane (task->map, task->spot.lane);
  g_autoptr (CjmMap) noted = NULL;
  CjmId note = cjm_place_is_note (place) && n_beside == 0 ? place->target.id : 0;
  guint index = task->spot.index;

  /* There is only one photo: the first picture. */
  if (place->kind == CJM_PLACE_PHOTO && n_beside > 0)
    return cjm_map_ref (task->map);
  if (place->kind == CJM_PLACE_PHOTO)
    return cjm_map_set_photo (task->map, picture->media_type, picture->data);
  if (lane == NULL || !task->spot.is_exact
      || cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_PICTURES)
    return NULL;

  if (cjm_place_is_note (place) && n_beside > 0)
    index += n_beside - 1;
  noted = note != 0 ? cjm_map_ref (task->map)
                    : cjm_map_add_note (task->map, task->spot.lane, task->spot.step, index, "",
                                        task->random, &note);
  g_array_append_val (task->pasted->notes, note);
  return cjm_map_set_picture (noted, note, picture->media_type, picture->data);
}

/* All */

static gboolean
is_within_limits (const CjmMap *map)
{
  return cjm_map_get_n_phases (map) <= CJM_FORMAT_MAX_PHASES
         && cjm_map_get_n_steps (map) <= CJM_FORMAT_MAX_STEPS
         && cjm_map_get_n_lanes (map) <= CJM_FORMAT_MAX_LANES
         && cjm_map_get_n_notes (map) <= CJM_FORMAT_MAX_NOTES
         && cjm_sequence_get_length (map->sources) <= CJM_FORMAT_MAX_SOURCES
         && cjm_sequence_get_length (map->channels) <= CJM_FORMAT_MAX_CHANNELS
         && cjm_sequence_get_length (map->groups) <= CJM_FORMAT_MAX_GROUPS;
}

gboolean
cjm_incoming_is_one_cell (const CjmIncoming *incoming)
{
  if (incoming->table != NULL)
    return incoming->table->n_rows == 1 && incoming->table->n_columns == 1;

  return incoming->fragment != NULL && incoming->part == CJM_PART_CELLS
         && cjm_fragment_is_one_cell (incoming->fragment);
}

static CjmMap *
paste (const Task *task, const CjmIncoming *incoming)
{
  if (incoming->fragment != NULL)
    return paste_fragment (task, incoming);

  return incoming->table != NULL ? paste_table (task, incoming->table) : NULL;
}

CjmPasteResult
cjm_paste_at (const CjmMap *map,
              const CjmPlace *places,
              guint n_places,
              const CjmIncoming *incoming,
              const CjmNoteFormat *format,
              GRand *random,
              CjmMap **result,
              CjmPasted *pasted)
{
  g_autoptr (CjmMap) changed = cjm_map_ref (map);
  const GArray *pictures = incoming->pictures;
  guint n_turns = pictures != NULL ? pictures->len : n_places;

  for (guint i = 0; i < n_turns; i++)
    {
      const CjmPlace *place = &places[MIN (i, n_places - 1)];
      Task task = { changed, find_spot (changed, place), format, random, pasted };
      CjmMap *next = pictures != NULL
                         ? paste_picture (&task, place, &g_array_index (pictures, CjmPicture, i),
                                          i < n_places ? 0 : i - n_places + 1)
                         : paste (&task, incoming);

      if (next == NULL)
        return CJM_PASTE_NOWHERE;
      cjm_map_unref (changed);
      changed = next;
      if (!is_within_limits (changed))
        return CJM_PASTE_TOO_MUCH;
    }
  if (changed == map)
    return CJM_PASTE_NOWHERE;

  *result = g_steal_pointer (&changed);
  return CJM_PASTE_DONE;
}
