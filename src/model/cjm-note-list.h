#pragma once

#include "cjm-map.h"

/* All notes of a map in the order in which the sheet shows them: lanes from top to bottom, in a
 * lane the steps from left to right, in a cell from the first note to the last. A lane stores its
 * cells in any order; who looks for what stands beside what takes this list. */

G_BEGIN_DECLS

typedef struct
{
  const CjmNote *note;
  guint lane;  /* index into the map's lanes */
  guint phase; /* index into the map's phases */
  CjmId step;
} CjmNoteSite;

/* An array of CjmNoteSite, freed with g_array_unref(); the notes are borrowed from @map. */
GArray *cjm_map_list_notes (const CjmMap *map);

G_END_DECLS
