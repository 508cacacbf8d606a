#include "cjm-edit-private.h"

#include "cjm-member.h"

#define MAP_MEMBER(member) G_STRUCT_OFFSET (CjmMap, member)

gpointer
cjm_edit_new_record (CjmRecordType type, GRand *random, CjmId *new_id)
{
  CjmRecord *record = cjm_record_new (type, cjm_id_new (random));

  if (new_id != NULL)
    *new_id = record->id;
  return record;
}

void
cjm_edit_set_line (const char **member, const char *text)
{
  g_autofree char *clean = cjm_text_normalize (text, TRUE);

  cjm_record_set_string (member, clean);
}

CjmPhoto *
cjm_edit_new_photo (const char *media_type, GBytes *data)
{
  CjmPhoto *photo = cjm_record_new (CJM_RECORD_PHOTO, 0);

  cjm_record_set_string (&photo->media_type, media_type);
  photo->data = g_bytes_ref (data);
  return photo;
}

/* Sequences of the map */

CjmMap *
cjm_edit_with_sequence (const CjmMap *map, gsize offset, CjmSequence *sequence)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_take_sequence (G_STRUCT_MEMBER_P (copy, offset), sequence);
  return copy;
}

CjmMap *
cjm_edit_with_added (const CjmMap *map, gsize offset, guint index, gpointer record)
{
  const CjmSequence *old = G_STRUCT_MEMBER (CjmSequence *, map, offset);

  index = MIN (index, cjm_sequence_get_length (old));
  return cjm_edit_with_sequence (map, offset, cjm_sequence_with_inserted (old, index, record));
}

CjmMap *
cjm_edit_without (const CjmMap *map, gsize offset, CjmId id)
{
  const CjmSequence *old = G_STRUCT_MEMBER (CjmSequence *, map, offset);
  int index = cjm_sequence_find (old, id);

  return cjm_edit_with_sequence (map, offset, cjm_sequence_without (old, (guint) index));
}

CjmSequence *
cjm_edit_moved (const CjmSequence *sequence, CjmId id, int by)
{
  int from = cjm_sequence_find (sequence, id);
  gint64 last = (gint64) cjm_sequence_get_length (sequence) - 1;
  gint64 to = CLAMP ((gint64) from + by, 0, MAX (last, 0));

  if (from < 0 || from == to)
    return NULL;

  return cjm_sequence_with_moved (sequence, (guint) from, (guint) to);
}

/* Lanes and notes */

CjmMap *
cjm_edit_with_lane (const CjmMap *map, guint index, CjmLane *lane)
{
  return cjm_edit_with_sequence (map, MAP_MEMBER (lanes),
                                 cjm_sequence_with_replaced (map->lanes, index, lane));
}

CjmLane *
cjm_edit_lane_with_notes (const CjmLane *lane, CjmId step, CjmSequence *notes)
{
  CjmLane *copy = cjm_record_copy (lane);
  int index = cjm_sequence_find (lane->cells, step);
  CjmSequence *cells;

  if (notes == NULL)
    cells = index >= 0 ? cjm_sequence_without (lane->cells, (guint) index)
                       : cjm_sequence_ref (lane->cells);
  else if (index >= 0)
    {
      CjmCell *cell = cjm_record_copy (cjm_sequence_get (lane->cells, (guint) index));

      cjm_record_take_sequence (&cell->notes, notes);
      cells = cjm_sequence_with_replaced (lane->cells, (guint) index, cell);
    }
  else
    {
      CjmCell *cell = cjm_record_new (CJM_RECORD_CELL, step);

      cell->notes = notes;
      cells = cjm_sequence_with_inserted (lane->cells, cjm_sequence_get_length (lane->cells), cell);
    }

  cjm_record_take_sequence (&copy->cells, cells);
  return copy;
}

CjmMap *
cjm_edit_with_inserted_note (const CjmMap *map,
                             guint lane_index,
                             CjmId step,
                             guint index,
                             CjmNote *note)
{
  const CjmLane *lane = cjm_map_get_lane (map, lane_index);
  const CjmCell *cell = cjm_lane_find_cell (lane, step);
  CjmSequence *notes = cell != NULL ? cell->notes : NULL;

  notes = cjm_sequence_with_inserted (notes, MIN (index, cjm_sequence_get_length (notes)), note);
  return cjm_edit_with_lane (map, lane_index, cjm_edit_lane_with_notes (lane, step, notes));
}

CjmMap *
cjm_edit_without_note (const CjmMap *map, const CjmNotePlace *place)
{
  const CjmLane *lane = cjm_map_get_lane (map, place->lane);
  const CjmCell *cell = cjm_sequence_get (lane->cells, place->cell);
  CjmSequence *notes = cjm_sequence_without (cell->notes, place->note);

  return cjm_edit_with_lane (map, place->lane,
                             cjm_edit_lane_with_notes (lane, cell->record.id, notes));
}

/* Any record in the place of that of the same type and id */

static CjmMap *
with_note (const CjmMap *map, CjmId id, CjmNote *note)
{
  CjmNotePlace place;
  const CjmLane *lane;
  const CjmCell *cell;
  CjmSequence *notes;

  cjm_map_find_note (map, id, &place);
  lane = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (lane->cells, place.cell);
  notes = cjm_sequence_with_replaced (cell->notes, place.note, note);
  return cjm_edit_with_lane (map, place.lane,
                             cjm_edit_lane_with_notes (lane, cell->record.id, notes));
}

static CjmMap *
with_detail (const CjmMap *map, CjmId id, gpointer detail)
{
  CjmNote *note = cjm_record_copy (cjm_map_find_note (map, id, NULL));

  cjm_record_take_record (&note->detail, detail);
  return with_note (map, id, note);
}

static CjmMap *
with_record_in (const CjmMap *map, gsize offset, gpointer copy)
{
  const CjmSequence *old = G_STRUCT_MEMBER (CjmSequence *, map, offset);
  int index = cjm_sequence_find (old, ((CjmRecord *) copy)->id);

  return cjm_edit_with_sequence (map, offset,
                                 cjm_sequence_with_replaced (old, (guint) index, copy));
}

static CjmMap *
with_persona (const CjmMap *map, CjmPersona *persona)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_take_record (&copy->persona, persona);
  return copy;
}

static CjmMap *
with_step (const CjmMap *map, CjmStep *step)
{
  CjmPhase *phase = cjm_record_copy (cjm_map_find_phase_of_step (map, step->record.id));
  int index = cjm_sequence_find (phase->steps, step->record.id);

  cjm_record_take_sequence (&phase->steps,
                            cjm_sequence_with_replaced (phase->steps, (guint) index, step));
  return with_record_in (map, MAP_MEMBER (phases), phase);
}

static CjmMap *
with_curve (const CjmMap *map, CjmCurve *curve)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      int index = cjm_sequence_find (cjm_map_get_lane (map, i)->curves, curve->record.id);
      CjmLane *lane;

      if (index < 0)
        continue;
      lane = cjm_record_copy (cjm_map_get_lane (map, i));
      cjm_record_take_sequence (&lane->curves,
                                cjm_sequence_with_replaced (lane->curves, (guint) index, curve));
      return cjm_edit_with_lane (map, i, lane);
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

CjmMap *
cjm_edit_with_record (const CjmMap *map, CjmId id, gpointer copy)
{
  switch (((CjmRecord *) copy)->type)
    {
    case CJM_RECORD_MAP:
      return copy;
    case CJM_RECORD_PERSONA:
      return with_persona (map, copy);
    case CJM_RECORD_PHASE:
      return with_record_in (map, MAP_MEMBER (phases), copy);
    case CJM_RECORD_STEP:
      return with_step (map, copy);
    case CJM_RECORD_GROUP:
      return with_record_in (map, MAP_MEMBER (groups), copy);
    case CJM_RECORD_LANE:
      return with_record_in (map, MAP_MEMBER (lanes), copy);
    case CJM_RECORD_NOTE:
      return with_note (map, id, copy);
    case CJM_RECORD_SOURCE:
      return with_record_in (map, MAP_MEMBER (sources), copy);
    case CJM_RECORD_CHANNEL:
      return with_record_in (map, MAP_MEMBER (channels), copy);
    case CJM_RECORD_CURVE:
      return with_curve (map, copy);
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return with_detail (map, id, copy);
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      break; /* never put back alone */
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

static gboolean
is_detail (CjmRecordType type)
{
  return type == CJM_RECORD_TOUCHPOINT || type == CJM_RECORD_FEELING || type == CJM_RECORD_METRIC
         || type == CJM_RECORD_ACTION;
}

gpointer
cjm_edit_new_detail (const CjmLane *lane)
{
  CjmRecordType type = cjm_lane_kind_get (lane->kind)->detail;
  gpointer detail;

  if (!is_detail (type))
    return NULL;

  detail = cjm_record_new (type, 0);
  if (type == CJM_RECORD_FEELING && lane->curves != NULL)
    ((CjmFeeling *) detail)->curve = ((CjmRecord *) cjm_sequence_get (lane->curves, 0))->id;
  return detail;
}

gboolean
cjm_edit_is_part_of_note (CjmRecordType type)
{
  return type == CJM_RECORD_NOTE || is_detail (type);
}

gpointer
cjm_edit_dup_part (const CjmLane *lane, const CjmNote *note, CjmRecordType type)
{
  gconstpointer part
      = type == CJM_RECORD_NOTE ? (gconstpointer) note : cjm_note_get_detail (note, type);

  if (part != NULL)
    return cjm_record_ref (part);

  return cjm_lane_kind_get (lane->kind)->detail == type ? cjm_edit_new_detail (lane) : NULL;
}

gpointer
cjm_edit_copy_of (const CjmMap *map, CjmRecordType type, CjmId id)
{
  gconstpointer record = cjm_map_find_record (map, type, id);
  const CjmNote *note;
  CjmNotePlace place;

  if (record != NULL)
    return cjm_record_copy (record);
  if (!is_detail (type))
    return NULL;

  note = cjm_map_find_note (map, id, &place);
  return note != NULL ? cjm_edit_dup_part (cjm_map_get_lane (map, place.lane), note, type) : NULL;
}

CjmMap *
cjm_edit_with_record_if_new (const CjmMap *map, CjmId id, gpointer copy)
{
  gpointer old = cjm_edit_copy_of (map, ((CjmRecord *) copy)->type, id);
  gboolean is_same = cjm_record_equal (old, copy);

  cjm_record_unref (old);
  if (!is_same)
    return cjm_edit_with_record (map, id, copy);

  cjm_record_unref (copy);
  return cjm_map_ref (map);
}
