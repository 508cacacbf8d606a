#include "cjm-map.h"

#include "cjm-member.h"

#include <math.h>
#include <string.h>

typedef enum
{
  FORM_PARAGRAPHS,
  FORM_LINE,
  FORM_TERM, /* a line that is in no language's dictionary */
  FORM_DATE
} FieldForm;

/* Which record holds a field, and where in it. */
typedef struct
{
  CjmRecordType type;
  gsize offset;
  FieldForm form;
} FieldInfo;

#define F(TYPE, Type, member, FORM)                                                                \
  {                                                                                                \
    CJM_RECORD_##TYPE, G_STRUCT_OFFSET (Type, member), FORM_##FORM                                 \
  }

static const FieldInfo fields[CJM_N_FIELDS] = {
  [CJM_FIELD_TITLE] = F (MAP, CjmMap, title, LINE),
  [CJM_FIELD_SCENARIO] = F (MAP, CjmMap, scenario, PARAGRAPHS),
  [CJM_FIELD_PROFILE] = F (PERSONA, CjmPersona, profile, LINE),
  [CJM_FIELD_PERSONA_NAME] = F (PERSONA, CjmPersona, name, TERM),
  [CJM_FIELD_SUMMARY] = F (PERSONA, CjmPersona, summary, PARAGRAPHS),
  [CJM_FIELD_BARRIER] = F (MAP, CjmMap, barrier, PARAGRAPHS),
  [CJM_FIELD_INSIGHT] = F (MAP, CjmMap, insight, PARAGRAPHS),
  [CJM_FIELD_PHASE_NAME] = F (PHASE, CjmPhase, name, LINE),
  [CJM_FIELD_PHASE_DESCRIPTION] = F (PHASE, CjmPhase, description, PARAGRAPHS),
  [CJM_FIELD_GROUP_NAME] = F (GROUP, CjmGroup, name, LINE),
  [CJM_FIELD_LANE_NAME] = F (LANE, CjmLane, name, LINE),
  [CJM_FIELD_LANE_QUESTION] = F (LANE, CjmLane, question, LINE),
  [CJM_FIELD_NOTE_TEXT] = F (NOTE, CjmNote, text, PARAGRAPHS),
  [CJM_FIELD_AUTHOR] = F (MAP, CjmMap, author, TERM),
  [CJM_FIELD_EDITION] = F (MAP, CjmMap, edition, TERM),
  [CJM_FIELD_DATE] = F (MAP, CjmMap, date, DATE),
  [CJM_FIELD_REVIEW_DATE] = F (MAP, CjmMap, review_date, DATE),
  [CJM_FIELD_OBJECTIVE] = F (PHASE, CjmPhase, objective, PARAGRAPHS),
  [CJM_FIELD_STEP_NAME] = F (STEP, CjmStep, name, LINE),
  [CJM_FIELD_CURVE_NAME] = F (CURVE, CjmCurve, name, LINE),
  [CJM_FIELD_SOURCE_NAME] = F (SOURCE, CjmSource, name, LINE),
  [CJM_FIELD_SOURCE_DATE] = F (SOURCE, CjmSource, date, DATE),
  [CJM_FIELD_SOURCE_ADDRESS] = F (SOURCE, CjmSource, address, TERM),
  [CJM_FIELD_CHANNEL_NAME] = F (CHANNEL, CjmChannel, name, LINE),
  [CJM_FIELD_NOTE_DATE] = F (NOTE, CjmNote, date, DATE),
  [CJM_FIELD_METRIC_UNIT] = F (METRIC, CjmMetric, unit, TERM),
  [CJM_FIELD_METRIC_PERIOD] = F (METRIC, CjmMetric, period, LINE),
  [CJM_FIELD_ACTION_OWNER] = F (ACTION, CjmAction, owner, TERM),
  [CJM_FIELD_ACTION_DUE] = F (ACTION, CjmAction, due, DATE),
};

#undef F

/* Which record holds a value, where in it, and what it can be. */
typedef struct
{
  CjmRecordType type;
  gsize offset;
  gboolean is_measured; /* a double that may be unknown; else an int */
  double min, max;
} ValueInfo;

#define CHOICE(TYPE, Type, member, n)                                                              \
  {                                                                                                \
    CJM_RECORD_##TYPE, G_STRUCT_OFFSET (Type, member), FALSE, 0, (n) -1                            \
  }
#define MEASURE(TYPE, Type, member, min, max)                                                      \
  {                                                                                                \
    CJM_RECORD_##TYPE, G_STRUCT_OFFSET (Type, member), TRUE, min, max                              \
  }

static const ValueInfo values[CJM_N_VALUES] = {
  [CJM_VALUE_EVIDENCE] = CHOICE (NOTE, CjmNote, evidence, CJM_N_EVIDENCES),
  [CJM_VALUE_MOMENT] = CHOICE (NOTE, CjmNote, is_moment, 2),
  [CJM_VALUE_EMPHASIS] = CHOICE (NOTE, CjmNote, is_emphasized, 2),
  [CJM_VALUE_ROLE] = CHOICE (TOUCHPOINT, CjmTouchpoint, role, CJM_N_ROLES),
  [CJM_VALUE_FEELING] = MEASURE (FEELING, CjmFeeling, value, CJM_FEELING_MIN, CJM_FEELING_MAX),
  [CJM_VALUE_METRIC_TARGET] = MEASURE (METRIC, CjmMetric, target, -CJM_NUMBER_MAX, CJM_NUMBER_MAX),
  [CJM_VALUE_METRIC_ACTUAL] = MEASURE (METRIC, CjmMetric, actual, -CJM_NUMBER_MAX, CJM_NUMBER_MAX),
  [CJM_VALUE_METRIC_SIDE] = CHOICE (METRIC, CjmMetric, side, CJM_N_SIDES),
  [CJM_VALUE_METRIC_LOWER_BETTER] = CHOICE (METRIC, CjmMetric, is_lower_better, 2),
  [CJM_VALUE_ACTION_IMPACT] = CHOICE (ACTION, CjmAction, impact, CJM_RATING_MAX + 1),
  [CJM_VALUE_ACTION_EFFORT] = CHOICE (ACTION, CjmAction, effort, CJM_RATING_MAX + 1),
  [CJM_VALUE_ACTION_STATUS] = CHOICE (ACTION, CjmAction, status, CJM_N_STATUSES),
  [CJM_VALUE_PHASE_COLOR]
  = { CJM_RECORD_PHASE, G_STRUCT_OFFSET (CjmPhase, color), FALSE, CJM_COLOR_AUTOMATIC, 0xffffff },
  [CJM_VALUE_PHASE_AUDIENCE] = MEASURE (PHASE, CjmPhase, audience, 0, CJM_NUMBER_MAX),
  [CJM_VALUE_STEP_WIDTH] = MEASURE (STEP, CjmStep, width, CJM_WIDTH_MIN, CJM_WIDTH_MAX),
  [CJM_VALUE_LANE_BY_PHASE] = CHOICE (LANE, CjmLane, is_by_phase, 2),
  [CJM_VALUE_SOURCE_TYPE] = CHOICE (SOURCE, CjmSource, source_type, CJM_N_SOURCE_TYPES),
};

#undef CHOICE
#undef MEASURE

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

const CjmSource *
cjm_map_find_source (const CjmMap *map, CjmId id)
{
  return sequence_lookup (map->sources, id);
}

const CjmChannel *
cjm_map_find_channel (const CjmMap *map, CjmId id)
{
  return sequence_lookup (map->channels, id);
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

gconstpointer
cjm_note_get_detail (const CjmNote *note, CjmRecordType type)
{
  const CjmRecord *detail = note->detail;

  return detail != NULL && detail->type == type ? detail : NULL;
}

double
cjm_note_get_feeling (const CjmNote *note)
{
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);

  return feeling != NULL ? feeling->value : NAN;
}

static gconstpointer
find_step (const CjmMap *map, CjmId id)
{
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, id);

  return phase != NULL ? sequence_lookup (phase->steps, id) : NULL;
}

static gconstpointer
find_curve (const CjmMap *map, CjmId id)
{
  gconstpointer curve = NULL;

  for (guint i = 0; i < cjm_map_get_n_lanes (map) && curve == NULL; i++)
    curve = sequence_lookup (cjm_map_get_lane (map, i)->curves, id);

  return curve;
}

static gconstpointer
find_detail (const CjmMap *map, CjmRecordType type, CjmId id)
{
  const CjmNote *note = cjm_map_find_note (map, id, NULL);

  return note != NULL ? cjm_note_get_detail (note, type) : NULL;
}

gconstpointer
cjm_map_find_record (const CjmMap *map, CjmRecordType type, CjmId id)
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
    case CJM_RECORD_STEP:
      return find_step (map, id);
    case CJM_RECORD_SOURCE:
      return cjm_map_find_source (map, id);
    case CJM_RECORD_CHANNEL:
      return cjm_map_find_channel (map, id);
    case CJM_RECORD_CURVE:
      return find_curve (map, id);
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return find_detail (map, type, id);
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      break; /* hold neither text nor value */
    }

  g_return_val_if_reached (NULL);
}

CjmMember
cjm_field_get_member (CjmField field)
{
  return (CjmMember){ .type = fields[field].type, .offset = fields[field].offset };
}

CjmMember
cjm_value_get_member (CjmValue value)
{
  const ValueInfo *info = &values[value];

  return (CjmMember){ info->type, info->offset, info->is_measured };
}

const char *
cjm_map_get_text (const CjmMap *map, CjmTarget target)
{
  const FieldInfo *info = &fields[target.field];
  gconstpointer record = cjm_map_find_record (map, info->type, target.id);

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
  return fields[field].form != FORM_PARAGRAPHS;
}

gboolean
cjm_field_is_prose (CjmField field)
{
  return fields[field].form == FORM_PARAGRAPHS || fields[field].form == FORM_LINE;
}

gboolean
cjm_field_is_date (CjmField field)
{
  return fields[field].form == FORM_DATE;
}

double
cjm_map_get_value (const CjmMap *map, CjmValue value, CjmId id)
{
  gconstpointer record = cjm_map_find_record (map, values[value].type, id);

  return record != NULL ? cjm_record_get_value (record, value) : NAN;
}

double
cjm_record_get_value (gconstpointer record, CjmValue value)
{
  const ValueInfo *info = &values[value];

  return info->is_measured ? G_STRUCT_MEMBER (double, record, info->offset)
                           : G_STRUCT_MEMBER (int, record, info->offset);
}

gboolean
cjm_value_is_valid (CjmValue value, double number)
{
  const ValueInfo *info = &values[value];

  if (isnan (number))
    return info->is_measured;

  return number >= info->min && number <= info->max
         && (info->is_measured || number == rint (number));
}

void
cjm_value_get_range (CjmValue value, double *min, double *max)
{
  *min = values[value].min;
  *max = values[value].max;
}

gboolean
cjm_date_is_valid (const char *date)
{
  guint year, month, day;

  if (date[0] == '\0')
    return TRUE;
  if (strlen (date) != 10 || date[4] != '-' || date[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (date[i]))
      return FALSE;

  year = (guint) g_ascii_strtoull (date, NULL, 10);
  month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (date + 8, NULL, 10);
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1
         && day <= g_date_get_days_in_month (month, (GDateYear) year);
}
