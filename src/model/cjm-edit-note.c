#include "cjm-edit-private.h"

/* Whether a note can stand in the cell of @lane and @step. */
static gboolean
find_cell (const CjmMap *map, CjmId lane, CjmId step, guint *lane_index)
{
  int index = cjm_sequence_find (map->lanes, lane);

  if (index < 0 || cjm_map_find_phase_of_step (map, step) == NULL)
    return FALSE;

  *lane_index = (guint) index;
  return cjm_lane_kind_get (cjm_map_get_lane (map, *lane_index)->kind)->look != CJM_LOOK_LINE;
}

static CjmId
get_step (const CjmMap *map, const CjmNotePlace *place)
{
  const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, place->lane)->cells, place->cell);

  return cell->record.id;
}

CjmMap *
cjm_map_add_note (const CjmMap *map,
                  CjmId lane,
                  CjmId step,
                  guint index,
                  const char *text,
                  GRand *random,
                  CjmId *new_id)
{
  g_autofree char *clean = cjm_text_normalize (text, FALSE);
  guint lane_index;
  CjmNote *note;

  if (new_id != NULL)
    *new_id = 0;
  if (!find_cell (map, lane, step, &lane_index))
    return cjm_map_ref (map);

  note = cjm_edit_new_record (CJM_RECORD_NOTE, random, new_id);
  cjm_record_set_string (&note->text, clean);
  note->detail = cjm_edit_new_detail (cjm_map_get_lane (map, lane_index));
  return cjm_edit_with_inserted_note (map, lane_index, step, index, note);
}

CjmMap *
cjm_map_remove_note (const CjmMap *map, CjmId note)
{
  CjmNotePlace place;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return cjm_map_ref (map);

  return cjm_edit_take_mended (cjm_edit_without_note (map, &place));
}

CjmMap *
cjm_map_duplicate_note (const CjmMap *map, CjmId note, GRand *random, CjmId *new_id)
{
  CjmNotePlace place;
  const CjmNote *original = cjm_map_find_note (map, note, &place);
  CjmNote *copy;

  if (new_id != NULL)
    *new_id = 0;
  if (original == NULL)
    return cjm_map_ref (map);

  copy = cjm_record_copy (original);
  copy->record.id = cjm_id_new (random);
  if (new_id != NULL)
    *new_id = copy->record.id;

  return cjm_edit_with_inserted_note (map, place.lane, get_step (map, &place), place.note + 1,
                                      copy);
}

CjmMap *
cjm_map_move_note (const CjmMap *map, CjmId note, CjmId lane, CjmId step, guint index)
{
  CjmNotePlace place;
  const CjmNote *record = cjm_map_find_note (map, note, &place);
  guint lane_index;
  const CjmCell *cell;
  g_autoptr (CjmMap) without = NULL;

  if (record == NULL || !find_cell (map, lane, step, &lane_index))
    return cjm_map_ref (map);

  cell = cjm_sequence_get (cjm_map_get_lane (map, place.lane)->cells, place.cell);
  if (place.lane == lane_index && cell->record.id == step
      && MIN (index, cjm_sequence_get_length (cell->notes) - 1) == place.note)
    return cjm_map_ref (map);

  without = cjm_edit_without_note (map, &place);
  return cjm_edit_with_inserted_note (without, lane_index, step, index, cjm_record_ref (record));
}

CjmMap *
cjm_map_set_note_source (const CjmMap *map, CjmId note, CjmId source)
{
  CjmNote *copy = cjm_edit_copy_of (map, CJM_RECORD_NOTE, note);

  if (copy == NULL)
    return cjm_map_ref (map);

  if (source == 0 || cjm_map_find_source (map, source) != NULL)
    copy->source = source;
  return cjm_edit_with_record_if_new (map, note, copy);
}
