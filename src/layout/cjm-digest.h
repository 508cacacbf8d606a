#pragma once

#include "cjm-map.h"

/* What a sheet must know of a map as a whole: which steps hold a moment of truth, how its notes
 * are backed, and which families of marks are used, so that the legend explains these and no
 * others. */

G_BEGIN_DECLS

typedef struct
{
  guint n_notes;
  guint n_by_evidence[CJM_N_EVIDENCES];
  gboolean has_moments;
  gboolean has_obstacles;
  gboolean has_roles;
  gboolean has_actions;
  gboolean has_metrics;
  const CjmLane *emotion; /* the first lane of emotions that has a feeling; borrowed */
  guint n_columns;
  gboolean moments[]; /* one a column: some note there is a moment of truth */
} CjmDigest;

/* One block of memory of the caller's own. The columns are the steps of all phases in order. */
CjmDigest *cjm_digest_new (const CjmMap *map);

gboolean cjm_digest_has_same_moments (const CjmDigest *a, const CjmDigest *b);

G_END_DECLS
