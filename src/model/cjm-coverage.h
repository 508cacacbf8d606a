#pragma once

#include "cjm-map.h"

/* The evidence coverage of a map: how much of what its notes say is known, and how.
 *
 * A lane of actions says what the company wants to do and not what is so: it claims nothing and
 * has no coverage. The notes of all other lanes count alike. */

G_BEGIN_DECLS

typedef struct
{
  guint n_notes;
  guint n_by_evidence[CJM_N_EVIDENCES];
  guint n_without_source; /* data that names no source, or one that is gone */
} CjmCoverage;

/* Whether what the notes of @lane say can be backed. */
gboolean cjm_lane_has_evidence (const CjmLane *lane);

/* Data that names no source, or one that is not in @map. */
gboolean cjm_map_lacks_source (const CjmMap *map, const CjmNote *note);

CjmCoverage cjm_map_get_coverage (const CjmMap *map);

/* Of one lane of @map. */
CjmCoverage cjm_map_get_lane_coverage (const CjmMap *map, const CjmLane *lane);

/* The share of notes, 0 to 1, whose evidence is @least or better: CJM_EVIDENCE_INFERRED for what
 * is backed at all, CJM_EVIDENCE_DATA for what is measured. NaN where there are no notes. */
double cjm_coverage_get_share (const CjmCoverage *coverage, CjmEvidence least);

G_END_DECLS
