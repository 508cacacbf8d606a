#include "cjm-text-walk.h"

#include "cjm-member.h"

/* Which fields a record has is asked of the model's table; here stands only what of a record is
 * read where, for the texts of a phase and of the map itself are not read in one go. */

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

G_STATIC_ASSERT (CJM_N_FIELDS <= 64);

#define FOOT (BIT (CJM_FIELD_BARRIER) | BIT (CJM_FIELD_INSIGHT))
#define PHASE_NAME BIT (CJM_FIELD_PHASE_NAME)
#define OBJECTIVE BIT (CJM_FIELD_OBJECTIVE)
#define ALL G_MAXUINT64

typedef struct
{
  const CjmMap *map;
  CjmMapTextFunc func;
  gpointer user_data;
  guint64 fields[CJM_N_RECORD_TYPES]; /* those that records of a type have */
  CjmId lane, step;                   /* where the walk is */
} Walk;

static void
read_record (const Walk *walk, gconstpointer record, CjmId id, guint64 wanted)
{
  guint64 fields = walk->fields[((const CjmRecord *) record)->type] & wanted;

  for (guint i = 0; fields >> i != 0; i++)
    if ((fields & BIT (i)) != 0)
      {
        CjmField field = (CjmField) i;
        CjmMapText text = { .target = { field, id },
                            .lane = walk->lane,
                            .step = walk->step,
                            .text = G_STRUCT_MEMBER (const char *, record,
                                                     cjm_field_get_member (field).offset) };

        walk->func (&text, walk->user_data);
      }
}

static void
read_all (const Walk *walk, const CjmSequence *sequence, guint64 wanted)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      const CjmRecord *record = cjm_sequence_get (sequence, i);

      read_record (walk, record, record->id, wanted);
    }
}

static void
read_note (const Walk *walk, const CjmNote *note)
{
  read_record (walk, note, note->record.id, ALL);
  if (note->detail != NULL)
    read_record (walk, note->detail, note->record.id, ALL);
}

static void
read_cell (Walk *walk, const CjmLane *lane, CjmId step)
{
  const CjmCell *cell = cjm_lane_find_cell (lane, step);

  if (cell == NULL)
    return;

  walk->lane = lane->record.id;
  walk->step = step;
  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    read_note (walk, cjm_sequence_get (cell->notes, i));
  walk->lane = walk->step = 0;
}

static gboolean
has_metrics (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->detail == CJM_RECORD_METRIC;
}

/* A group's name is read at its first lane. */
static gboolean
begins_group (const CjmMap *map, guint index)
{
  CjmId group = cjm_map_get_lane (map, index)->group;

  for (guint i = 0; i < index; i++)
    if (cjm_map_get_lane (map, i)->group == group)
      return FALSE;

  return cjm_map_find_group (map, group) != NULL;
}

static void
read_lane (Walk *walk, guint index)
{
  const CjmMap *map = walk->map;
  const CjmLane *lane = cjm_map_get_lane (map, index);

  if (begins_group (map, index))
    read_record (walk, cjm_map_find_group (map, lane->group), lane->group, ALL);
  read_record (walk, lane, lane->record.id, ALL);
  read_all (walk, lane->curves, ALL);
  /* Every lane of metrics has the objectives above its figures; they are read once. */
  if (has_metrics (lane))
    {
      guint first = 0;

      while (!has_metrics (cjm_map_get_lane (map, first)))
        first++;
      if (first == index)
        read_all (walk, map->phases, OBJECTIVE);
    }

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (map, i)->steps;

      for (guint j = 0; j < cjm_sequence_get_length (steps); j++)
        read_cell (walk, lane, ((const CjmRecord *) cjm_sequence_get (steps, j))->id);
    }
}

/* What has no lane to be read at. */
static void
read_rest (const Walk *walk)
{
  const CjmMap *map = walk->map;
  gboolean is_measured = FALSE;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    is_measured = is_measured || has_metrics (cjm_map_get_lane (map, i));
  if (!is_measured)
    read_all (walk, map->phases, OBJECTIVE);

  for (guint i = 0; i < cjm_sequence_get_length (map->groups); i++)
    {
      const CjmGroup *group = cjm_sequence_get (map->groups, i);
      gboolean has_lane = FALSE;

      for (guint j = 0; j < cjm_map_get_n_lanes (map); j++)
        has_lane = has_lane || cjm_map_get_lane (map, j)->group == group->record.id;
      if (!has_lane)
        read_record (walk, group, group->record.id, ALL);
    }
}

void
cjm_map_foreach_text (const CjmMap *map, CjmMapTextFunc func, gpointer user_data)
{
  Walk walk = { .map = map, .func = func, .user_data = user_data };

  for (guint i = 0; i < CJM_N_FIELDS; i++)
    walk.fields[cjm_field_get_member ((CjmField) i).type] |= BIT (i);

  read_record (&walk, map, 0, ~FOOT);
  read_record (&walk, map->persona, 0, ALL);
  read_all (&walk, map->phases, PHASE_NAME);
  read_all (&walk, map->phases, ~(PHASE_NAME | OBJECTIVE));
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    read_all (&walk, cjm_map_get_phase (map, i)->steps, ALL);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    read_lane (&walk, i);
  read_record (&walk, map, 0, FOOT);
  read_rest (&walk);
  read_all (&walk, map->sources, ALL);
  read_all (&walk, map->channels, ALL);
}
