#pragma once

#include "cjm-edit.h"

/* Fragments: a part of a map as a map of its own, for the clipboard and for dragging.
 *
 * A fragment is an ordinary map and so is written and read as one. Its lanes and steps are those
 * that the part lay in, the empty ones among them too, so that they give its shape; with them
 * come the sources, channels and groups that its notes and lanes refer to, and nothing else of
 * the map: no persona, no title. Records keep their ids, so that a fragment that comes back to
 * its map is known again.
 *
 * Links between actions and notes may cross the edge of a fragment. What lies beyond is kept in
 * a lane behind all others, as notes without text under their own ids; it does not count as a
 * part of the shape. */

G_BEGIN_DECLS

/* What a fragment is to be when it is put in again. */
typedef enum
{
  CJM_PART_CELLS, /* notes in the places that they have to each other */
  CJM_PART_STEPS,
  CJM_PART_PHASES,
  CJM_PART_LANES
} CjmPart;

#define CJM_N_PARTS (CJM_PART_LANES + 1)

/* The notes alone, in the smallest block of cells that holds them. */
CjmMap *cjm_fragment_new_from_notes (const CjmMap *map, const CjmId *notes, guint n_notes);

/* A block: lanes of the map by their index, steps counted over all phases. */
CjmMap *cjm_fragment_new_from_cells (const CjmMap *map,
                                     guint first_lane,
                                     guint n_lanes,
                                     guint first_step,
                                     guint n_steps);
CjmMap *cjm_fragment_new_from_steps (const CjmMap *map, const CjmId *steps, guint n_steps);
CjmMap *cjm_fragment_new_from_phases (const CjmMap *map, const CjmId *phases, guint n_phases);
CjmMap *cjm_fragment_new_from_lanes (const CjmMap *map, const CjmId *lanes, guint n_lanes);

/* The lanes that count, which are the first of the fragment. */
guint cjm_fragment_get_n_lanes (const CjmMap *fragment);

/* Whether all notes of it stood in one cell. */
gboolean cjm_fragment_is_one_cell (const CjmMap *fragment);

/* What came in. */
typedef struct
{
  GArray *notes;   /* of CjmId, in the fragment's order */
  GArray *headers; /* of CjmId: the steps, phases or lanes that the fragment was of */
  guint n_phases;  /* that had to be added to hold it, */
  guint n_lanes;   /* beside the ones of the fragment itself */
} CjmPasted;

void cjm_pasted_init (CjmPasted *pasted);
void cjm_pasted_clear (CjmPasted *pasted);

/* Each of these returns @map with @fragment in it, and tells in @pasted, which was initialised,
 * what came in; or @map itself where the place is gone or there is nothing to put in. Notes keep
 * all that they say. They have their old ids where @map does not have them any more, as after
 * cutting, and then the actions answer them again that did before; otherwise new ones. A
 * source, a channel or a curve is that of @map with the same id, or with the same content, or
 * else is added. */

/* The first cell of the fragment comes to @lane and @step, its notes at @index; the others fall
 * into the places beside and below, behind what is there. Lines are passed over. Where @lane is
 * drawn a phase at a time, a phase of the fragment falls into a phase. What reaches beyond the
 * map's edge gets phases and lanes of its own. */
CjmMap *cjm_map_paste_cells (const CjmMap *map,
                             const CjmMap *fragment,
                             CjmId lane,
                             CjmId step,
                             guint index,
                             GRand *random,
                             CjmPasted *pasted);

/* At @index among the steps of @phase. The lanes are found again by id, kind and name; one that
 * has notes and is not found is added at the end. */
CjmMap *cjm_map_paste_steps (const CjmMap *map,
                             const CjmMap *fragment,
                             CjmId phase,
                             guint index,
                             GRand *random,
                             CjmPasted *pasted);
CjmMap *cjm_map_paste_phases (const CjmMap *map,
                              const CjmMap *fragment,
                              guint index,
                              GRand *random,
                              CjmPasted *pasted);

/* At @index among the lanes, in @group, or with @group 0 in groups of their own where @map does
 * not have these. The phases are found again by id, name and place. */
CjmMap *cjm_map_paste_lanes (const CjmMap *map,
                             const CjmMap *fragment,
                             guint index,
                             CjmId group,
                             GRand *random,
                             CjmPasted *pasted);

G_END_DECLS
