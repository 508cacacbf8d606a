#include "cjm-lane-kind.h"

#include <string.h>

static const CjmLaneKind lane_kinds[] = {
  { "notes", FALSE, CJM_LOOK_NOTES, CJM_RECORD_NOTE },
  { "thoughts", TRUE, CJM_LOOK_NOTES, CJM_RECORD_NOTE },
  { "touchpoints", FALSE, CJM_LOOK_TOUCHPOINTS, CJM_RECORD_TOUCHPOINT },
  { "emotion", FALSE, CJM_LOOK_EMOTION, CJM_RECORD_FEELING },
  { "obstacles", FALSE, CJM_LOOK_NOTES, CJM_RECORD_NOTE },
  { "metrics", FALSE, CJM_LOOK_METRICS, CJM_RECORD_METRIC },
  { "actions", FALSE, CJM_LOOK_ACTIONS, CJM_RECORD_ACTION },
  { "pictures", FALSE, CJM_LOOK_PICTURES, CJM_RECORD_PHOTO },
  { "line-of-interaction", FALSE, CJM_LOOK_LINE, CJM_RECORD_NOTE },
  { "line-of-visibility", FALSE, CJM_LOOK_LINE, CJM_RECORD_NOTE },
  { "line-of-internal-interaction", FALSE, CJM_LOOK_LINE, CJM_RECORD_NOTE },
};

guint
cjm_lane_kind_get_n_kinds (void)
{
  return G_N_ELEMENTS (lane_kinds);
}

const CjmLaneKind *
cjm_lane_kind_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (lane_kinds), NULL);

  return &lane_kinds[index];
}

const CjmLaneKind *
cjm_lane_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lane_kinds); i++)
    if (strcmp (lane_kinds[i].name, name) == 0)
      return &lane_kinds[i];

  return NULL;
}

const CjmLaneKind *
cjm_lane_kind_get (const char *name)
{
  const CjmLaneKind *kind = cjm_lane_kind_find (name);

  return kind != NULL ? kind : &lane_kinds[0];
}
