#pragma once

#include <glib.h>

/* The kinds of lane. A file names the kind; the table here says how cells of that kind behave.
 * A kind that is not in the table comes from a later version: its notes are shown as plain
 * ones, and the name is written back. */

G_BEGIN_DECLS

typedef struct
{
  const char *name;    /* in files */
  gboolean is_thought; /* notes are the persona's own words, set in italics */
} CjmLaneKind;

/* NULL where the table has no such kind. */
const CjmLaneKind *cjm_lane_kind_find (const char *name);

/* As cjm_lane_kind_find(), with the plain kind for unknown names. Never NULL. */
const CjmLaneKind *cjm_lane_kind_get (const char *name);

G_END_DECLS
