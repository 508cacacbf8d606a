#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* A note as a text for other programs, and a text from these as a note: what its lane's kind adds
 * is written into the text, and read out of it again.
 *
 *   touchpoints  "Newsletter: offer of the week", "Newsletter"
 *   feelings     "+1.5 relieved"; "relieved (+1.5)" is read too
 *   metrics      "Open rate: 23 % / 30 %", the actual value and the target
 *   actions      "Call back (Ana, 2026-03-01)"; only written */

G_BEGIN_DECLS

typedef struct
{
  const CjmWords *words; /* of the map's language: the names of channels */
  char decimal;          /* '.' or ',': the decimal mark of that language */
} CjmNoteFormat;

/* The caller frees it. */
char *cjm_note_dup_text (const CjmMap *map,
                         const CjmLane *lane,
                         const CjmNote *note,
                         const CjmNoteFormat *format);

/* @number with that decimal mark. The caller frees it. */
char *cjm_number_dup_text (double number, const CjmNoteFormat *format);

/* @map with the texts of these notes read as the kinds of their lanes have them; a text that
 * does not look like it stays as it is. */
CjmMap *cjm_map_read_notes (const CjmMap *map,
                            const CjmId *notes,
                            guint n_notes,
                            const CjmNoteFormat *format);

G_END_DECLS
