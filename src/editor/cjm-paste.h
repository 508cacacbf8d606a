#pragma once

#include "cjm-fragment-table.h"
#include "cjm-place.h"
#include "cjm-transfer.h"

/* Puts what came from the clipboard or was dropped into a map, at a place of the sheet: a function
 * from map to map like all edits.
 *
 * Notes and blocks go to the cell of the place, behind its note; whole steps, phases and lanes
 * behind the one that the place is in. A table fills the grid from there; on the header of a
 * phase its first row names new phases, on the label of a lane its first column new lanes. A
 * column that is longer than the map is a list: it goes into the one cell. */

G_BEGIN_DECLS

typedef enum
{
  CJM_PASTE_DONE,
  CJM_PASTE_NOWHERE, /* the place does not take this */
  CJM_PASTE_TOO_MUCH /* the map would be larger than a file can be */
} CjmPasteResult;

/* All of it at each of @places, of which there must be one; but of several pictures each goes to
 * the next place, and what is left when there is none any more beside the last. @result is set to
 * a new map where all went well. @pasted must be initialised. */
CjmPasteResult cjm_paste_at (const CjmMap *map,
                             const CjmPlace *places,
                             guint n_places,
                             const CjmIncoming *incoming,
                             const CjmNoteFormat *format,
                             GRand *random,
                             CjmMap **result,
                             CjmPasted *pasted);

/* Whether all of it goes into one cell. */
gboolean cjm_incoming_is_one_cell (const CjmIncoming *incoming);

G_END_DECLS
