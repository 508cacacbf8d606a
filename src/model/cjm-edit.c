#include "cjm-edit.h"

#include "cjm-member.h"

#include <math.h>
#include <string.h>

/* Text */

static gboolean
is_kept (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  /* Non-characters: XML 1.0 refuses U+FFFE and U+FFFF, and no other one means anything. */
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

char *
cjm_text_normalize (const char *text, gboolean is_single_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      else if (c == 0x2028 || c == 0x2029)
        c = '\n';

      if (!is_kept (c))
        continue;
      if (is_single_line && (c == '\n' || c == '\t'))
        c = ' ';
      g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/* Copies along the path from a record up to the map */

static CjmMap *
map_with_lane (const CjmMap *map, guint index, CjmLane *lane)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_take_sequence (&copy->lanes, cjm_sequence_with_replaced (map->lanes, index, lane));
  return copy;
}

static CjmMap *
map_with_phase (const CjmMap *map, guint index, CjmPhase *phase)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_take_sequence (&copy->phases, cjm_sequence_with_replaced (map->phases, index, phase));
  return copy;
}

static CjmMap *
map_with_persona (const CjmMap *map, CjmPersona *persona)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_take_record (&copy->persona, persona);
  return copy;
}

/* A lane whose cell for @step holds @notes; takes @notes, and drops a cell that is empty. */
static CjmLane *
lane_with_notes (const CjmLane *lane, CjmId step, CjmSequence *notes)
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

static CjmMap *
map_with_note (const CjmMap *map, const CjmNotePlace *place, CjmNote *note)
{
  const CjmLane *lane = cjm_map_get_lane (map, place->lane);
  const CjmCell *cell = cjm_sequence_get (lane->cells, place->cell);
  CjmSequence *notes = cjm_sequence_with_replaced (cell->notes, place->note, note);

  return map_with_lane (map, place->lane, lane_with_notes (lane, cell->record.id, notes));
}

/* @map with @copy, which it takes, in the place of the record of the same id in the sequence at
 * @offset. */
static CjmMap *
map_with_record_in (const CjmMap *map, gsize offset, gpointer copy)
{
  CjmMap *result = cjm_record_copy (map);
  CjmSequence **member = G_STRUCT_MEMBER_P (result, offset);
  int index = cjm_sequence_find (*member, ((CjmRecord *) copy)->id);

  cjm_record_take_sequence (member, cjm_sequence_with_replaced (*member, (guint) index, copy));
  return result;
}

static CjmMap *
map_with_step (const CjmMap *map, CjmStep *step)
{
  CjmPhase *phase = cjm_record_copy (cjm_map_find_phase_of_step (map, step->record.id));
  int index = cjm_sequence_find (phase->steps, step->record.id);

  cjm_record_take_sequence (&phase->steps,
                            cjm_sequence_with_replaced (phase->steps, (guint) index, step));
  return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, phases), phase);
}

static CjmMap *
map_with_curve (const CjmMap *map, CjmCurve *curve)
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
      return map_with_lane (map, i, lane);
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

static CjmMap *
map_with_detail (const CjmMap *map, CjmId note_id, gpointer detail)
{
  CjmNotePlace place;
  CjmNote *note = cjm_record_copy (cjm_map_find_note (map, note_id, &place));

  cjm_record_take_record (&note->detail, detail);
  return map_with_note (map, &place, note);
}

/* @map with @copy, which it takes, in the place of the record of the same type and @id (the
 * note's for a detail). */
static CjmMap *
map_with_record (const CjmMap *map, CjmId id, gpointer copy)
{
  CjmNotePlace place;

  switch (((CjmRecord *) copy)->type)
    {
    case CJM_RECORD_MAP:
      return copy;
    case CJM_RECORD_PERSONA:
      return map_with_persona (map, copy);
    case CJM_RECORD_PHASE:
      return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, phases), copy);
    case CJM_RECORD_STEP:
      return map_with_step (map, copy);
    case CJM_RECORD_GROUP:
      return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, groups), copy);
    case CJM_RECORD_LANE:
      return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, lanes), copy);
    case CJM_RECORD_NOTE:
      cjm_map_find_note (map, id, &place);
      return map_with_note (map, &place, copy);
    case CJM_RECORD_SOURCE:
      return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, sources), copy);
    case CJM_RECORD_CHANNEL:
      return map_with_record_in (map, G_STRUCT_OFFSET (CjmMap, channels), copy);
    case CJM_RECORD_CURVE:
      return map_with_curve (map, copy);
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return map_with_detail (map, id, copy);
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      break; /* not set by name */
    }

  g_return_val_if_reached (copy);
}

/* Texts and values */

CjmMap *
cjm_map_set_text (const CjmMap *map, CjmTarget target, const char *text)
{
  const char *old = cjm_map_get_text (map, target);
  g_autofree char *clean = cjm_text_normalize (text, cjm_field_is_single_line (target.field));
  CjmMember member = cjm_field_get_member (target.field);
  gpointer copy;

  if (old == NULL || strcmp (old, clean) == 0
      || (cjm_field_is_date (target.field) && !cjm_date_is_valid (clean)))
    return cjm_map_ref (map);

  copy = cjm_record_copy (cjm_map_find_record (map, member.type, target.id));
  cjm_record_set_string (G_STRUCT_MEMBER_P (copy, member.offset), clean);
  return map_with_record (map, target.id, copy);
}

CjmMap *
cjm_map_set_value (const CjmMap *map, CjmValue value, CjmId id, double number)
{
  CjmMember member = cjm_value_get_member (value);
  gconstpointer record = cjm_map_find_record (map, member.type, id);
  double old = cjm_map_get_value (map, value, id);
  gpointer copy;

  if (record == NULL || !cjm_value_is_valid (value, number)
      || (isnan (old) ? isnan (number) : old == number))
    return cjm_map_ref (map);

  copy = cjm_record_copy (record);
  if (member.is_measured)
    G_STRUCT_MEMBER (double, copy, member.offset) = number == 0 ? 0 : number; /* no -0 */
  else
    G_STRUCT_MEMBER (int, copy, member.offset) = (int) number;

  return map_with_record (map, id, copy);
}

CjmMap *
cjm_map_set_language (const CjmMap *map, const char *language)
{
  CjmMap *copy;

  if (strcmp (map->language, language) == 0)
    return cjm_map_ref (map);

  copy = cjm_record_copy (map);
  cjm_record_set_string (&copy->language, language);
  return copy;
}

CjmMap *
cjm_map_set_photo (const CjmMap *map, const char *media_type, GBytes *data)
{
  CjmPersona *persona;
  CjmPhoto *photo = NULL;

  if (data == NULL && map->persona->photo == NULL)
    return cjm_map_ref (map);

  if (data != NULL)
    {
      photo = cjm_record_new (CJM_RECORD_PHOTO, 0);
      cjm_record_set_string (&photo->media_type, media_type);
      photo->data = g_bytes_ref (data);
    }

  persona = cjm_record_copy (map->persona);
  cjm_record_take_record (&persona->photo, photo);
  return map_with_persona (map, persona);
}

/* Notes */

/* @note at @index in the cell of @lane and @step; takes @note. */
static CjmMap *
insert_note (const CjmMap *map, guint lane_index, CjmId step, guint index, CjmNote *note)
{
  const CjmLane *lane = cjm_map_get_lane (map, lane_index);
  const CjmCell *cell = cjm_lane_find_cell (lane, step);
  CjmSequence *notes = cell != NULL ? cell->notes : NULL;

  notes = cjm_sequence_with_inserted (notes, MIN (index, cjm_sequence_get_length (notes)), note);
  return map_with_lane (map, lane_index, lane_with_notes (lane, step, notes));
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
  int lane_index = cjm_sequence_find (map->lanes, lane);
  g_autofree char *clean = cjm_text_normalize (text, FALSE);
  CjmNote *note;

  if (new_id != NULL)
    *new_id = 0;
  if (lane_index < 0 || cjm_map_find_phase_of_step (map, step) == NULL)
    return cjm_map_ref (map);

  note = cjm_record_new (CJM_RECORD_NOTE, cjm_id_new (random));
  cjm_record_set_string (&note->text, clean);
  if (new_id != NULL)
    *new_id = note->record.id;

  return insert_note (map, (guint) lane_index, step, index, note);
}

CjmMap *
cjm_map_remove_note (const CjmMap *map, CjmId note)
{
  CjmNotePlace place;
  const CjmLane *lane;
  const CjmCell *cell;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return cjm_map_ref (map);

  lane = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (lane->cells, place.cell);
  return map_with_lane (
      map, place.lane,
      lane_with_notes (lane, cell->record.id, cjm_sequence_without (cell->notes, place.note)));
}

CjmMap *
cjm_map_duplicate_note (const CjmMap *map, CjmId note, GRand *random, CjmId *new_id)
{
  CjmNotePlace place;
  const CjmNote *original = cjm_map_find_note (map, note, &place);
  const CjmLane *lane;
  const CjmCell *cell;
  CjmNote *copy;

  if (new_id != NULL)
    *new_id = 0;
  if (original == NULL)
    return cjm_map_ref (map);

  copy = cjm_record_copy (original);
  copy->record.id = cjm_id_new (random);
  if (new_id != NULL)
    *new_id = copy->record.id;

  lane = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (lane->cells, place.cell);
  return insert_note (map, place.lane, cell->record.id, place.note + 1, copy);
}

CjmMap *
cjm_map_move_note (const CjmMap *map, CjmId note, CjmId lane, CjmId step, guint index)
{
  CjmNotePlace place;
  const CjmNote *record = cjm_map_find_note (map, note, &place);
  int lane_index = cjm_sequence_find (map->lanes, lane);
  const CjmLane *from;
  const CjmCell *cell;
  g_autoptr (CjmMap) without = NULL;

  if (record == NULL || lane_index < 0 || cjm_map_find_phase_of_step (map, step) == NULL)
    return cjm_map_ref (map);

  from = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (from->cells, place.cell);
  if (place.lane == (guint) lane_index && cell->record.id == step
      && MIN (index, cjm_sequence_get_length (cell->notes) - 1) == place.note)
    return cjm_map_ref (map);

  without = cjm_map_remove_note (map, note);
  return insert_note (without, (guint) lane_index, step, index, cjm_record_ref (record));
}

CjmMap *
cjm_map_set_evidence (const CjmMap *map, CjmId note, CjmEvidence evidence)
{
  CjmNotePlace place;
  const CjmNote *original = cjm_map_find_note (map, note, &place);
  CjmNote *copy;

  if (original == NULL || original->evidence == evidence)
    return cjm_map_ref (map);

  copy = cjm_record_copy (original);
  copy->evidence = evidence;
  return map_with_note (map, &place, copy);
}

/* Phases */

CjmMap *
cjm_map_add_phase (const CjmMap *map, guint index, const char *name, GRand *random, CjmId *new_id)
{
  g_autofree char *clean = cjm_text_normalize (name, TRUE);
  CjmPhase *phase = cjm_record_new (CJM_RECORD_PHASE, cjm_id_new (random));
  CjmMap *copy = cjm_record_copy (map);

  phase->color = CJM_COLOR_AUTOMATIC;
  cjm_record_set_string (&phase->name, clean);
  phase->steps
      = cjm_sequence_with_inserted (NULL, 0, cjm_record_new (CJM_RECORD_STEP, cjm_id_new (random)));
  if (new_id != NULL)
    *new_id = phase->record.id;

  index = MIN (index, cjm_map_get_n_phases (map));
  cjm_record_take_sequence (&copy->phases, cjm_sequence_with_inserted (map->phases, index, phase));
  return copy;
}

/* A lane without the cells of @phase's steps; @lane itself where it has none. */
static CjmLane *
lane_without_phase (const CjmLane *lane, const CjmPhase *phase)
{
  CjmLane *result = cjm_record_ref (lane);

  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    {
      const CjmStep *step = cjm_sequence_get (phase->steps, i);

      if (cjm_lane_find_cell (result, step->record.id) != NULL)
        {
          CjmLane *smaller = lane_with_notes (result, step->record.id, NULL);

          cjm_record_unref (result);
          result = smaller;
        }
    }

  return result;
}

CjmMap *
cjm_map_remove_phase (const CjmMap *map, CjmId phase)
{
  int index = cjm_sequence_find (map->phases, phase);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmMap *copy;

  if (index < 0)
    return cjm_map_ref (map);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    g_ptr_array_add (lanes, lane_without_phase (cjm_map_get_lane (map, i),
                                                cjm_map_get_phase (map, (guint) index)));

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->lanes, cjm_sequence_new_from_array (lanes));
  cjm_record_take_sequence (&copy->phases, cjm_sequence_without (map->phases, (guint) index));
  return copy;
}

/* The same notes under new ids. */
static CjmSequence *
duplicate_notes (const CjmSequence *notes, GRand *random)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; i < cjm_sequence_get_length (notes); i++)
    {
      CjmNote *note = cjm_record_copy (cjm_sequence_get (notes, i));

      note->record.id = cjm_id_new (random);
      g_ptr_array_add (copies, note);
    }

  return cjm_sequence_new_from_array (copies);
}

/* A lane in which the cell of step @from stands a second time, under step @to. */
static CjmLane *
lane_with_duplicated_cell (const CjmLane *lane, CjmId from, CjmId to, GRand *random)
{
  const CjmCell *cell = cjm_lane_find_cell (lane, from);

  if (cell == NULL)
    return cjm_record_ref (lane);

  return lane_with_notes (lane, to, duplicate_notes (cell->notes, random));
}

CjmMap *
cjm_map_duplicate_phase (const CjmMap *map, CjmId phase, GRand *random, CjmId *new_id)
{
  int index = cjm_sequence_find (map->phases, phase);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (cjm_record_unref);
  const CjmPhase *original;
  CjmPhase *twin;
  CjmMap *copy;

  if (new_id != NULL)
    *new_id = 0;
  if (index < 0)
    return cjm_map_ref (map);

  original = cjm_map_get_phase (map, (guint) index);
  copy = cjm_record_copy (map);

  for (guint i = 0; i < cjm_sequence_get_length (original->steps); i++)
    {
      CjmStep *step = cjm_record_copy (cjm_sequence_get (original->steps, i));
      CjmId old_id = step->record.id;
      g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);

      step->record.id = cjm_id_new (random);
      g_ptr_array_add (steps, step);
      for (guint j = 0; j < cjm_sequence_get_length (copy->lanes); j++)
        g_ptr_array_add (lanes, lane_with_duplicated_cell (cjm_sequence_get (copy->lanes, j),
                                                           old_id, step->record.id, random));
      cjm_record_take_sequence (&copy->lanes, cjm_sequence_new_from_array (lanes));
    }

  twin = cjm_record_copy (original);
  twin->record.id = cjm_id_new (random);
  cjm_record_take_sequence (&twin->steps, cjm_sequence_new_from_array (steps));
  if (new_id != NULL)
    *new_id = twin->record.id;

  cjm_record_take_sequence (&copy->phases,
                            cjm_sequence_with_inserted (map->phases, (guint) index + 1, twin));
  return copy;
}

CjmMap *
cjm_map_move_phase (const CjmMap *map, CjmId phase, int by)
{
  int from = cjm_sequence_find (map->phases, phase);
  int to = CLAMP (from + by, 0, (int) cjm_map_get_n_phases (map) - 1);
  CjmMap *copy;

  if (from < 0 || from == to)
    return cjm_map_ref (map);

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->phases,
                            cjm_sequence_with_moved (map->phases, (guint) from, (guint) to));
  return copy;
}

CjmMap *
cjm_map_set_phase_color (const CjmMap *map, CjmId phase, gint32 color)
{
  int index = cjm_sequence_find (map->phases, phase);
  CjmPhase *copy;

  if (index < 0 || cjm_map_get_phase (map, (guint) index)->color == color)
    return cjm_map_ref (map);

  copy = cjm_record_copy (cjm_map_get_phase (map, (guint) index));
  copy->color = color;
  return map_with_phase (map, (guint) index, copy);
}

/* Lanes */

CjmMap *
cjm_map_add_lane (const CjmMap *map,
                  guint index,
                  CjmId group,
                  const char *name,
                  GRand *random,
                  CjmId *new_id)
{
  g_autofree char *clean = cjm_text_normalize (name, TRUE);
  CjmLane *lane = cjm_record_new (CJM_RECORD_LANE, cjm_id_new (random));
  CjmMap *copy = cjm_record_copy (map);

  lane->group = cjm_map_find_group (map, group) != NULL ? group : 0;
  cjm_record_set_string (&lane->kind, cjm_lane_kind_get ("notes")->name);
  cjm_record_set_string (&lane->name, clean);
  if (new_id != NULL)
    *new_id = lane->record.id;

  index = MIN (index, cjm_map_get_n_lanes (map));
  cjm_record_take_sequence (&copy->lanes, cjm_sequence_with_inserted (map->lanes, index, lane));
  return copy;
}

CjmMap *
cjm_map_remove_lane (const CjmMap *map, CjmId lane)
{
  int index = cjm_sequence_find (map->lanes, lane);
  CjmMap *copy;

  if (index < 0)
    return cjm_map_ref (map);

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->lanes, cjm_sequence_without (map->lanes, (guint) index));
  return copy;
}

CjmMap *
cjm_map_duplicate_lane (const CjmMap *map, CjmId lane, GRand *random, CjmId *new_id)
{
  int index = cjm_sequence_find (map->lanes, lane);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmLane *twin;
  CjmMap *copy;

  if (new_id != NULL)
    *new_id = 0;
  if (index < 0)
    return cjm_map_ref (map);

  twin = cjm_record_copy (cjm_map_get_lane (map, (guint) index));
  twin->record.id = cjm_id_new (random);
  for (guint i = 0; i < cjm_sequence_get_length (twin->cells); i++)
    {
      CjmCell *cell = cjm_record_copy (cjm_sequence_get (twin->cells, i));

      cjm_record_take_sequence (&cell->notes, duplicate_notes (cell->notes, random));
      g_ptr_array_add (cells, cell);
    }
  cjm_record_take_sequence (&twin->cells, cjm_sequence_new_from_array (cells));
  if (new_id != NULL)
    *new_id = twin->record.id;

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->lanes,
                            cjm_sequence_with_inserted (map->lanes, (guint) index + 1, twin));
  return copy;
}

CjmMap *
cjm_map_move_lane (const CjmMap *map, CjmId lane, int by)
{
  int from = cjm_sequence_find (map->lanes, lane);
  int to = from + (by < 0 ? -1 : 1);
  int n_lanes = (int) cjm_map_get_n_lanes (map);
  const CjmLane *self;
  CjmId neighbour_group;
  CjmMap *copy;

  if (from < 0 || by == 0)
    return cjm_map_ref (map);

  self = cjm_map_get_lane (map, (guint) from);
  neighbour_group = to >= 0 && to < n_lanes ? cjm_map_get_lane (map, (guint) to)->group : 0;

  if (neighbour_group != self->group)
    {
      CjmLane *regrouped = cjm_record_copy (self);

      /* Out of one group first, then, with the next move, into the other. */
      regrouped->group = self->group != 0 ? 0 : neighbour_group;
      return map_with_lane (map, (guint) from, regrouped);
    }

  if (to < 0 || to >= n_lanes)
    return cjm_map_ref (map);

  copy = cjm_record_copy (map);
  cjm_record_take_sequence (&copy->lanes,
                            cjm_sequence_with_moved (map->lanes, (guint) from, (guint) to));
  return copy;
}
