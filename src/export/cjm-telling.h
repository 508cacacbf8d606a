#pragma once

#include "cjm-locale.h"
#include "cjm-map-table.h"

/* What documents say of a map, in the words, numbers and dates of its language: Markdown and HTML
 * say the same, each in its own marks. The texts have no marks of any format yet. */

G_BEGIN_DECLS

/* Fill with the map and the words of its language; both must live as long. */
typedef struct
{
  const CjmMap *map;
  const CjmWords *words;
  CjmLocale *locale;
} CjmTelling;

void cjm_telling_init (CjmTelling *telling, const CjmMap *map, const CjmWords *words);
void cjm_telling_clear (CjmTelling *telling);

/* What stands before the text of a note of @lane: the channel of a touchpoint, the value of a
 * feeling. Empty where there is nothing; the caller frees it. */
char *cjm_telling_dup_lead (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note);

/* How what a note says is known, as a word; NULL in lanes that claim nothing. Borrowed. */
const char *
cjm_telling_get_evidence (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note);

/* What its lane's kind adds to a note beside what leads its text, of char *: role, curve, figures,
 * status, owner. */
GPtrArray *
cjm_telling_list_facts (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note);

/* What the head of a map says of it beside its title, scenario and persona: a row for each, its
 * word and its value. */
CjmTable *cjm_telling_new_head (const CjmTelling *telling);

/* What is said of a phase beside its name and description: a row for each, as of the head. The
 * step of a phase that has no other is said of the phase. */
CjmTable *cjm_telling_new_phase_facts (const CjmTelling *telling, const CjmPhase *phase);

/* One of the tables of cjm-map-table.h, ready to be read, without the columns in which nothing
 * stands; NULL where there is nothing under its headings. */
CjmTable *cjm_telling_new_table (const CjmTelling *telling, CjmMapTable which);

/* "2.1"; the caller frees it. */
char *cjm_telling_dup_step_number (const CjmTelling *telling, guint phase, guint step);

/* Whether @lane has a note at a step of @phase. */
gboolean cjm_lane_has_notes_in (const CjmLane *lane, const CjmPhase *phase);

G_END_DECLS
