#pragma once

#include "cjm-map.h"

/* All texts of a map in the order in which one reads the sheet: the head with the persona, the
 * phases, their descriptions and steps, then lane by lane the labels and the notes from the first
 * step to the last, then the foot; and behind these what the sheet shows elsewhere or not at all:
 * sources and the map's own channels. The texts of a note's detail follow the note's own. */

G_BEGIN_DECLS

typedef struct
{
  CjmTarget target;
  CjmId lane, step; /* of a note and its detail: where it stands; else 0 */
  const char *text; /* borrowed from the map; may be empty */
} CjmMapText;

typedef void (*CjmMapTextFunc) (const CjmMapText *text, gpointer user_data);

void cjm_map_foreach_text (const CjmMap *map, CjmMapTextFunc func, gpointer user_data);

G_END_DECLS
