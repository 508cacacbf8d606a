#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* The words for the choices that a map has, and for lanes that nobody gave a name. */

G_BEGIN_DECLS

CjmWord cjm_evidence_get_word (CjmEvidence evidence);
CjmWord cjm_status_get_word (CjmStatus status);
CjmWord cjm_side_get_word (CjmSide side);
CjmWord cjm_source_type_get_word (CjmSourceType type);

/* FALSE where the role is not known: there is no word for that. */
gboolean cjm_role_get_word (CjmRole role, CjmWord *word);

/* The name of @lane; a line of a service blueprint without one has that of its kind. Borrowed from
 * @lane or @words. */
const char *cjm_lane_get_shown_name (const CjmLane *lane, const CjmWords *words);

G_END_DECLS
