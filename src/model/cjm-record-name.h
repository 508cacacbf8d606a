#pragma once

#include "cjm-map.h"
#include "cjm-note-text.h"

/* How the parts of a map are called in sentences about it, in the language of the process. The
 * caller frees the texts. */

G_BEGIN_DECLS

/* @text on one line, without its end where it is long. */
char *cjm_text_dup_quotable (const char *text);

/* The same of two texts that differ: what differs is in sight even where that is far from the
 * beginning. */
void cjm_text_dup_quotable_pair (const char *one, const char *other, char **a, char **b);

/* What stands between quotation marks: the name, shortened; "Phase 3" or "Lane 2" for one that has
 * none; "Search, step 2 of 3" for a step, and "Search" for the only one of its phase; what a note
 * says. */
char *cjm_phase_dup_name (const CjmMap *map, CjmId id);
char *cjm_lane_dup_name (const CjmMap *map, CjmId id);
char *cjm_step_dup_name (const CjmMap *map, CjmId id);
char *cjm_note_dup_name (const CjmMap *map, CjmId id, const CjmNoteFormat *format);

/* Any record, with what it is and where: Note “Compares” in “Thinks” × “Search”. The id is the
 * note's for a detail. */
char *
cjm_record_dup_title (const CjmMap *map, CjmRecordType type, CjmId id, const CjmNoteFormat *format);

/* What a record stands in: “Thinks” × “Search”, or “Search” for a step; NULL where that is the map
 * itself. */
char *cjm_record_dup_place (const CjmMap *map, CjmRecordType type, CjmId id);

/* What a record stands behind, between quotation marks; NULL where it is the first. */
char *cjm_record_dup_predecessor (const CjmMap *map,
                                  CjmRecordType type,
                                  CjmId id,
                                  const CjmNoteFormat *format);

G_END_DECLS
