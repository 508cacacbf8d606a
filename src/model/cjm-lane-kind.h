#pragma once

#include "cjm-record.h"

/* The kinds of lane. A file names the kind; the table here says how cells of that kind behave.
 * A kind that is not in the table comes from a later version: its notes are shown as plain
 * ones, and the name is written back. */

G_BEGIN_DECLS

/* How a lane is laid out and drawn. */
typedef enum
{
  CJM_LOOK_NOTES,
  CJM_LOOK_TOUCHPOINTS, /* chips with the channel's icon, the message behind */
  CJM_LOOK_EMOTION,     /* one curve or several over all steps */
  CJM_LOOK_METRICS,     /* the phase's objective, then bars against targets */
  CJM_LOOK_ACTIONS,     /* status, owner and due date under each */
  CJM_LOOK_PICTURES,    /* a storyboard */
  CJM_LOOK_LINE         /* a line of a service blueprint: no cells */
} CjmLaneLook;

typedef struct
{
  const char *name;     /* in files */
  gboolean is_thought;  /* notes are the persona's own words, set in italics */
  CjmLaneLook look;     /* how its cells are drawn */
  CjmRecordType detail; /* what its notes have beside their text; CJM_RECORD_NOTE for nothing */
} CjmLaneKind;

/* All kinds, in the order that a catalogue lists them. */
guint cjm_lane_kind_get_n_kinds (void);
const CjmLaneKind *cjm_lane_kind_get_nth (guint index);

/* NULL where the table has no such kind. */
const CjmLaneKind *cjm_lane_kind_find (const char *name);

/* As cjm_lane_kind_find(), with the plain kind for unknown names. Never NULL. */
const CjmLaneKind *cjm_lane_kind_get (const char *name);

G_END_DECLS
