#include "cjm-coverage.h"

#include <math.h>

gboolean
cjm_lane_has_evidence (const CjmLane *lane)
{
  CjmLaneLook look = cjm_lane_kind_get (lane->kind)->look;

  return look != CJM_LOOK_ACTIONS && look != CJM_LOOK_LINE;
}

gboolean
cjm_map_lacks_source (const CjmMap *map, const CjmNote *note)
{
  return note->evidence == CJM_EVIDENCE_DATA && cjm_map_find_source (map, note->source) == NULL;
}

static void
add_lane (CjmCoverage *coverage, const CjmMap *map, const CjmLane *lane)
{
  if (!cjm_lane_has_evidence (lane))
    return;

  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        {
          const CjmNote *note = cjm_sequence_get (cell->notes, j);

          coverage->n_notes++;
          coverage->n_by_evidence[note->evidence]++;
          if (cjm_map_lacks_source (map, note))
            coverage->n_without_source++;
        }
    }
}

CjmCoverage
cjm_map_get_coverage (const CjmMap *map)
{
  CjmCoverage coverage = { 0 };

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    add_lane (&coverage, map, cjm_map_get_lane (map, i));

  return coverage;
}

CjmCoverage
cjm_map_get_lane_coverage (const CjmMap *map, const CjmLane *lane)
{
  CjmCoverage coverage = { 0 };

  add_lane (&coverage, map, lane);

  return coverage;
}

double
cjm_coverage_get_share (const CjmCoverage *coverage, CjmEvidence least)
{
  guint n_backed = 0;

  if (coverage->n_notes == 0)
    return NAN;

  for (guint i = least; i < CJM_N_EVIDENCES; i++)
    n_backed += coverage->n_by_evidence[i];

  return (double) n_backed / coverage->n_notes;
}
