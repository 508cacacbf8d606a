#include "cjm-digest.h"

#include "cjm-lane-kind.h"

#include <string.h>

/* Marks that are told apart by the kind of a lane alone. */
#define OBSTACLES "obstacles"

static int
find_column (const CjmMap *map, CjmId step)
{
  int column = 0;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);
      int index = cjm_sequence_find (phase->steps, step);

      if (index >= 0)
        return column + index;
      column += (int) cjm_sequence_get_length (phase->steps);
    }

  return -1;
}

static void
add_note (CjmDigest *digest, const CjmLane *lane, const CjmLaneKind *kind, const CjmNote *note)
{
  digest->n_notes++;
  digest->n_by_evidence[note->evidence]++;

  switch (kind->look)
    {
    case CJM_LOOK_TOUCHPOINTS:
      {
        const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);

        digest->has_roles
            = digest->has_roles || (touchpoint != NULL && touchpoint->role != CJM_ROLE_UNKNOWN);
        break;
      }
    case CJM_LOOK_EMOTION:
      if (digest->emotion == NULL)
        digest->emotion = lane;
      break;
    case CJM_LOOK_METRICS:
      digest->has_metrics = TRUE;
      break;
    case CJM_LOOK_ACTIONS:
      digest->has_actions = TRUE;
      break;
    case CJM_LOOK_NOTES:
      digest->has_obstacles = digest->has_obstacles || strcmp (kind->name, OBSTACLES) == 0;
      break;
    case CJM_LOOK_PICTURES:
    case CJM_LOOK_LINE:
      break;
    }
}

static void
add_cell (CjmDigest *digest, const CjmMap *map, const CjmLane *lane, const CjmCell *cell)
{
  const CjmLaneKind *kind = cjm_lane_kind_get (lane->kind);
  gboolean is_moment = FALSE;

  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    {
      const CjmNote *note = cjm_sequence_get (cell->notes, i);

      add_note (digest, lane, kind, note);
      is_moment = is_moment || note->is_moment;
    }

  if (is_moment)
    {
      int column = find_column (map, cell->record.id);

      digest->has_moments = TRUE;
      if (column >= 0)
        digest->moments[column] = TRUE;
    }
}

CjmDigest *
cjm_digest_new (const CjmMap *map)
{
  guint n_columns = cjm_map_get_n_steps (map);
  CjmDigest *digest = g_malloc0 (sizeof (CjmDigest) + n_columns * sizeof (gboolean));

  digest->n_columns = n_columns;
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        add_cell (digest, map, lane, cjm_sequence_get (lane->cells, j));
    }

  return digest;
}

gboolean
cjm_digest_has_same_moments (const CjmDigest *a, const CjmDigest *b)
{
  return a->n_columns == b->n_columns
         && memcmp (a->moments, b->moments, a->n_columns * sizeof (gboolean)) == 0;
}
