#pragma once

#include "cjm-map.h"

/* The stage view: where the audience of a map stands, from how many people reached each phase.
 *
 * Nothing is guessed. A phase without a count is passed over: the phase before it is compared
 * with the next one that has a count, and those who stand "there" are then somewhere between the
 * two. Where more people reached the later phase than the earlier one, the conversion is above 1
 * and how many stand at the earlier one cannot be told, because others joined on the way.
 *
 * A count is a number of people, a conversion a fraction (0.25 is 25 %). NaN is unknown. */

G_BEGIN_DECLS

typedef struct
{
  double reached;    /* the phase's audience */
  double standing;   /* reached it and not @next; all of them at the last phase with a count */
  double conversion; /* @next's audience as a fraction of this one; NaN where this one is 0 */
  int next;          /* index of the next phase with a count, -1 where there is none or where
                        this phase has no count itself */
} CjmStage;

typedef struct
{
  guint n_stages;   /* one a phase, in the order of the map */
  guint n_known;    /* phases with a count; below 2 there is no conversion */
  int largest_drop; /* the stage that loses the largest fraction on the way to its next one,
                       the first of several; -1 where nobody is lost */
  int fullest;      /* the stage where most people stand, the first of several; -1 where nobody
                       stands anywhere */
  CjmStage stages[];
} CjmStages;

/* One block of memory of the caller's own; it refers to nothing in @map. */
CjmStages *cjm_stages_new (const CjmMap *map);
void cjm_stages_free (CjmStages *stages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmStages, cjm_stages_free)

G_END_DECLS
