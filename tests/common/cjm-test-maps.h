#pragma once

#include "cjm-edit.h"

/* Maps for tests of properties: made at random, with the texts that break things, and edits
 * made at random through the functions that the editor uses. The same @random gives the same
 * maps again. */

G_BEGIN_DECLS

/* A map with groups, phases of several steps, lanes of all kinds, sources and channels, after
 * @n_edits random edits. */
CjmMap *cjm_test_random_map (GRand *random, guint n_edits);

/* One edit somewhere in @map; the result may be @map itself where it changes nothing. */
CjmMap *cjm_test_apply_random_edit (const CjmMap *map, GRand *random);

/* Several of them, one after the other. */
CjmMap *cjm_test_apply_random_edits (const CjmMap *map, GRand *random, guint n_edits);

/* One edit of the steps of @map: it never takes a note away. */
CjmMap *cjm_test_apply_random_step_edit (const CjmMap *map, GRand *random);

/* Puts the result of an edit in the place of the map. */
void cjm_test_take (CjmMap **map, CjmMap *edited);

/* A text out of right-to-left scripts, emoji, CJK, combining marks, line ends, markup, quotes,
 * blanks at the ends and very long words; sometimes empty. */
char *cjm_test_random_text (GRand *random);

G_END_DECLS
