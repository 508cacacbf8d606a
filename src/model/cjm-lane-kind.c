#include "cjm-lane-kind.h"

#include <string.h>

static const CjmLaneKind lane_kinds[] = {
  { .name = "notes" },
  { .name = "thoughts", .is_thought = TRUE },
  { .name = "touchpoints" },
};

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
