#include "cjm-map.h"

/* Which record holds a field, and where in it. */
typedef struct
{
  CjmRecordType type;
  gsize offset;
  gboolean is_single_line;
} FieldInfo;

#define F(TYPE, Type, member, single)                                                              \
  {                                                                                                \
    CJM_RECORD_##TYPE, G_STRUCT_OFFSET (Type, member), single                                      \
  }

static const FieldInfo fields[CJM_N_FIELDS] = {
  [CJM_FIELD_TITLE] = F (MAP, CjmMap, title, TRUE),
  [CJM_FIELD_SCENARIO] = F (MAP, CjmMap, scenario, FALSE),
  [CJM_FIELD_PROFILE] = F (PERSONA, CjmPersona, profile, TRUE),
  [CJM_FIELD_PERSONA_NAME] = F (PERSONA, CjmPersona, name, TRUE),
  [CJM_FIELD_SUMMARY] = F (PERSONA, CjmPersona, summary, FALSE),
  [CJM_FIELD_BARRIER] = F (MAP, CjmMap, barrier, FALSE),
  [CJM_FIELD_INSIGHT] = F (MAP, CjmMap, insight, FALSE),
  [CJM_FIELD_PHASE_NAME] = F (PHASE, CjmPhase, name, TRUE),
  [CJM_FIELD_PHASE_DESCRIPTION] = F (PHASE, CjmPhase, description, FALSE),
  [CJM_FIELD_GROUP_NAME] = F (GROUP, CjmGroup, name, TRUE),
  [CJM_FIELD_LANE_NAME] = F (LANE, CjmLane, name, TRUE),
  [CJM_FIELD_LANE_QUESTION] = F (LANE, CjmLane, question, TRUE),
  [CJM_FIELD_NOTE_TEXT] = F (NOTE, CjmNote, text, FALSE),
};

#undef F

CjmMap *
cjm_map_new (const char *language)
{
  CjmMap *map = cjm_record_new (CJM_RECORD_MAP, 0);

  cjm_record_set_string (&map->language, language);
  map->persona = cjm_record_new (CJM_RECORD_PERSONA, 0);

  return map;
}

CjmMap *
cjm_map_ref (const CjmMap *map)
{
  return cjm_record_ref (map);
}

void
cjm_map_unref (CjmMap *map)
{
  cjm_record_unref (map);
}

gboolean
cjm_map_equal (const CjmMap *a, const CjmMap *b)
{
  return cjm_record_equal (a, b);
}

guint
cjm_map_get_n_phases (const CjmMap *map)
{
  return cjm_sequence_get_length (map->phases);
}

guint
cjm_map_get_n_lanes (const CjmMap *map)
{
  return cjm_sequence_get_length (map->lanes);
}

guint
cjm_map_get_n_steps (const CjmMap *map)
{
  guint n_steps = 0;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    n_steps += cjm_sequence_get_length (cjm_map_get_phase (map, i)->steps);

  return n_steps;
}

guint
cjm_map_get_n_notes (const CjmMap *map)
{
  guint n_notes = 0;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (lane->cells, j);

          n_notes += cjm_sequence_get_length (cell->notes);
        }
    }

  return n_notes;
}

const CjmPhase *
cjm_map_get_phase (const CjmMap *map, guint index)
{
  return cjm_sequence_get (map->phases, index);
}

const CjmLane *
cjm_map_get_lane (const CjmMap *map, guint index)
{
  return cjm_sequence_get (map->lanes, index);
}

static gconstpointer
sequence_lookup (const CjmSequence *sequence, CjmId id)
{
  int index = cjm_sequence_find (sequence, id);

  return index >= 0 ? cjm_sequence_get (sequence, (guint) index) : NULL;
}

const CjmPhase *
cjm_map_find_phase (const CjmMap *map, CjmId id)
{
  return sequence_lookup (map->phases, id);
}

const CjmLane *
cjm_map_find_lane (const CjmMap *map, CjmId id)
{
  return sequence_lookup (map->lanes, id);
}

const CjmGroup *
cjm_map_find_group (const CjmMap *map, CjmId id)
{
  return sequence_lookup (map->groups, id);
}

const CjmPhase *
cjm_map_find_phase_of_step (const CjmMap *map, CjmId id)
{
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      if (cjm_sequence_find (phase->steps, id) >= 0)
        return phase;
    }

  return NULL;
}

const CjmCell *
cjm_lane_find_cell (const CjmLane *lane, CjmId step)
{
  return sequence_lookup (lane->cells, step);
}

const CjmNote *
cjm_map_find_note (const CjmMap *map, CjmId id, CjmNotePlace *place)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (lane->cells, j);
          int index = cjm_sequence_find (cell->notes, id);

          if (index < 0)
            continue;
          if (place != NULL)
            *place = (CjmNotePlace){ .lane = i, .cell = j, .note = (guint) index };
          return cjm_sequence_get (cell->notes, (guint) index);
        }
    }

  return NULL;
}

static gconstpointer
find_record (const CjmMap *map, CjmRecordType type, CjmId id)
{
  switch (type)
    {
    case CJM_RECORD_MAP:
      return map;
    case CJM_RECORD_PERSONA:
      return map->persona;
    case CJM_RECORD_PHASE:
      return cjm_map_find_phase (map, id);
    case CJM_RECORD_GROUP:
      return cjm_map_find_group (map, id);
    case CJM_RECORD_LANE:
      return cjm_map_find_lane (map, id);
    case CJM_RECORD_NOTE:
      return cjm_map_find_note (map, id, NULL);
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_STEP:
    case CJM_RECORD_CELL:
      break; /* hold no text */
    }

  g_return_val_if_reached (NULL);
}

const char *
cjm_map_get_text (const CjmMap *map, CjmTarget target)
{
  const FieldInfo *info = &fields[target.field];
  gconstpointer record = find_record (map, info->type, target.id);

  return record != NULL ? G_STRUCT_MEMBER (const char *, record, info->offset) : NULL;
}

gboolean
cjm_target_equal (CjmTarget a, CjmTarget b)
{
  return a.field == b.field && a.id == b.id;
}

gboolean
cjm_field_is_single_line (CjmField field)
{
  return fields[field].is_single_line;
}
