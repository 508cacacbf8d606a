#pragma once

#include "cjm-compare.h"
#include "cjm-merge.h"
#include "cjm-note-text.h"

/* What differs and what is in conflict, in words, for the window and the command line alike: in
 * the language of the process, of which @format is too. Texts are shortened where they are long.
 * The caller frees what these functions return. */

G_BEGIN_DECLS

/* What it is about: Note “Compares” in “Thinks” × “Search”. */
char *cjm_difference_dup_subject (const CjmDifference *difference,
                                  const CjmMap *before,
                                  const CjmMap *after,
                                  const CjmNoteFormat *format);

/* What became of it: "added", "moved behind “Asks a friend”", "evidence: assumed → data". */
char *cjm_difference_dup_change (const CjmDifference *difference,
                                 const CjmMap *before,
                                 const CjmMap *after,
                                 const CjmNoteFormat *format);

/* Both on one line. */
char *cjm_difference_dup_text (const CjmDifference *difference,
                               const CjmMap *before,
                               const CjmMap *after,
                               const CjmNoteFormat *format);

/* What it is about. @merged is the result of the merge or, as in the next one, a side. */
char *cjm_conflict_dup_subject (const CjmConflict *conflict,
                                const CjmMap *merged,
                                const CjmNoteFormat *format);

/* What of it was made in two ways: "text", "evidence", "place". To be shown; not to be freed. */
const char *cjm_conflict_get_label (const CjmConflict *conflict);

/* What one side made of it: “Compares prices”, "data", “Thinks” × “Search”; NULL for what has no
 * words, such as a picture. */
char *cjm_conflict_dup_choice (const CjmConflict *conflict,
                               const CjmMap *side,
                               const CjmNoteFormat *format);

/* All of it on one line. */
char *cjm_conflict_dup_text (const CjmConflict *conflict,
                             const CjmMap *mine,
                             const CjmMap *theirs,
                             const CjmNoteFormat *format);

G_END_DECLS
