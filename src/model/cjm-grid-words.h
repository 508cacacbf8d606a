#pragma once

#include "cjm-words.h"

/* What the rows of other people's tables are called, and what that makes of them in a map. The
 * words of a map's own language are known as its sheet says them; those that English and Spanish
 * tables use beside them stand in a list here. */

G_BEGIN_DECLS

/* What a row of a table is. */
typedef enum
{
  CJM_GRID_ROW_SKIPPED,
  CJM_GRID_ROW_TITLE,  /* of the map */
  CJM_GRID_ROW_PHASES, /* the names of the phases */
  CJM_GRID_ROW_STEPS,
  CJM_GRID_ROW_DESCRIPTION, /* of each phase, as are the two below */
  CJM_GRID_ROW_OBJECTIVE,
  CJM_GRID_ROW_AUDIENCE,
  CJM_GRID_ROW_LANE,
  CJM_GRID_ROW_MORE /* more notes for the lane above */
} CjmGridRow;

#define CJM_N_GRID_ROWS (CJM_GRID_ROW_MORE + 1)

typedef struct
{
  CjmGridRow row;
  const char *kind; /* of a lane, as in cjm-lane-kind.h; else NULL */
} CjmGridMeaning;

/* FALSE where nothing is known of @name: @meaning is that of a lane of plain notes then.
 * @words may be NULL. */
gboolean cjm_grid_name_look_up (const char *name, const CjmWords *words, CjmGridMeaning *meaning);

/* Whether @name is the heading of a column of groups, or of one of the names of lanes. */
gboolean cjm_grid_name_is_group (const char *name, const CjmWords *words);
gboolean cjm_grid_name_is_lane (const char *name, const CjmWords *words);

/* In which language the list has @name: "en", "es", or NULL where it does not have it, or has it
 * in both. */
const char *cjm_grid_name_find_language (const char *name);

G_END_DECLS
