#pragma once

#include "cjm-map.h"

/* Short codes by which notes are named on paper: a letter and at least three letters or figures,
 * such as "K7QF", never one of those that are mistaken for another (I, L, O, U).
 *
 * A code is made of the note's id, so that it stays what it is however the note is written anew or
 * moved, and the same in every copy of the map. Where two notes of a map would have the same one,
 * that of the later id is longer. */

G_BEGIN_DECLS

#define CJM_NOTE_CODE_MIN_LENGTH 4

typedef struct _CjmNoteCodes CjmNoteCodes;

/* The codes of all notes of @map, which need not live on. */
CjmNoteCodes *cjm_note_codes_new (const CjmMap *map);
void cjm_note_codes_free (CjmNoteCodes *codes);

/* Borrowed; NULL where the map has no such note. */
const char *cjm_note_codes_get (const CjmNoteCodes *codes, CjmId note);

/* The note whose code somebody has typed, in any case, with O for 0 and I or L for 1; 0 where
 * there is none. */
CjmId cjm_note_codes_find (const CjmNoteCodes *codes, const char *text);

/* Whether @text could be a code at all. */
gboolean cjm_note_code_is_valid (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmNoteCodes, cjm_note_codes_free)

G_END_DECLS
