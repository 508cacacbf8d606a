#include "cjm-changed-place.h"

static CjmPlace
no_place (void)
{
  return (CjmPlace){ .kind = CJM_PLACE_NONE };
}

/* The first of @fields (of the record with @id) whose text differs. */
static CjmPlace
find_text (const CjmMap *before,
           const CjmMap *map,
           const CjmField *fields,
           guint n_fields,
           CjmId id)
{
  for (guint i = 0; i < n_fields; i++)
    {
      CjmTarget target = { fields[i], id };
      const char *old = cjm_map_get_text (before, target);

      if (old == NULL || !g_str_equal (old, cjm_map_get_text (map, target)))
        return cjm_place_for_text (fields[i], id);
    }

  return no_place ();
}

/* The first record of @sequence that is not in @before as it is; where one went, the record
 * that stands in its place. NULL where both are the same. */
static const CjmRecord *
find_record (const CjmSequence *before, const CjmSequence *sequence)
{
  guint length = cjm_sequence_get_length (sequence);
  guint old_length = cjm_sequence_get_length (before);

  for (guint i = 0; i < length; i++)
    if (i >= old_length || cjm_sequence_get (before, i) != cjm_sequence_get (sequence, i))
      return cjm_sequence_get (sequence, i);

  return length > 0 && length < old_length ? cjm_sequence_get (sequence, length - 1) : NULL;
}

static CjmPlace
find_in_cells (const CjmLane *before, const CjmLane *lane)
{
  const CjmRecord *cell = find_record (before->cells, lane->cells);
  const CjmCell *old;
  const CjmRecord *note;

  /* A cell that was emptied is not stored any more. */
  for (guint i = 0; i < cjm_sequence_get_length (before->cells); i++)
    {
      const CjmRecord *gone = cjm_sequence_get (before->cells, i);

      if (cjm_sequence_find (lane->cells, gone->id) < 0)
        return cjm_place_for_cell (lane->record.id, gone->id);
    }
  if (cell == NULL)
    return no_place ();

  old = cjm_lane_find_cell (before, cell->id);
  note = find_record (old != NULL ? old->notes : NULL, ((const CjmCell *) cell)->notes);
  return note != NULL ? cjm_place_for_note (note->id, lane->record.id, cell->id) : no_place ();
}

static CjmPlace
find_in_lane (const CjmMap *before, const CjmMap *map, const CjmLane *lane)
{
  static const CjmField fields[] = { CJM_FIELD_LANE_NAME, CJM_FIELD_LANE_QUESTION };
  const CjmLane *old = cjm_map_find_lane (before, lane->record.id);
  CjmPlace place = find_text (before, map, fields, G_N_ELEMENTS (fields), lane->record.id);

  if (place.kind == CJM_PLACE_NONE && old != NULL)
    place = find_in_cells (old, lane);

  return place.kind != CJM_PLACE_NONE ? place
                                      : cjm_place_for_text (CJM_FIELD_LANE_NAME, lane->record.id);
}

static CjmPlace
find_in_phase (const CjmMap *before, const CjmMap *map, const CjmRecord *phase)
{
  static const CjmField fields[] = { CJM_FIELD_PHASE_NAME, CJM_FIELD_PHASE_DESCRIPTION };
  CjmPlace place = find_text (before, map, fields, G_N_ELEMENTS (fields), phase->id);

  return place.kind != CJM_PLACE_NONE ? place
                                      : cjm_place_for_text (CJM_FIELD_PHASE_NAME, phase->id);
}

CjmPlace
cjm_map_find_changed_place (const CjmMap *before, const CjmMap *map)
{
  static const CjmField fields[]
      = { CJM_FIELD_TITLE,   CJM_FIELD_SCENARIO, CJM_FIELD_PROFILE, CJM_FIELD_PERSONA_NAME,
          CJM_FIELD_SUMMARY, CJM_FIELD_BARRIER,  CJM_FIELD_INSIGHT };
  CjmPlace place = find_text (before, map, fields, G_N_ELEMENTS (fields), 0);
  const CjmRecord *record;

  if (place.kind != CJM_PLACE_NONE)
    return place;
  if (before->persona->photo != map->persona->photo)
    return (CjmPlace){ .kind = CJM_PLACE_PHOTO };
  record = find_record (before->phases, map->phases);
  if (record != NULL)
    return find_in_phase (before, map, record);
  record = find_record (before->groups, map->groups);
  if (record != NULL)
    return cjm_place_for_text (CJM_FIELD_GROUP_NAME, record->id);
  record = find_record (before->lanes, map->lanes);
  if (record != NULL)
    return find_in_lane (before, map, (const CjmLane *) record);

  return no_place ();
}
