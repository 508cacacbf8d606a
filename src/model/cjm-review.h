#pragma once

#include "cjm-channel.h"
#include "cjm-map.h"

/* The review: what a map still lacks by the rules of the method, each finding with the place to
 * go to and a sentence in plain words. It advises and never blocks: a map with findings is a good
 * file, and a cell that is blank because nothing is known yet is no finding of its own.
 *
 * The findings follow the sheet: the header and what concerns the map as a whole, the phases from
 * left to right, the lanes from top to bottom and in each the notes from left to right, then the
 * footer and the sources. The same map always has the same findings. */

G_BEGIN_DECLS

typedef enum
{
  /* Header */
  CJM_FINDING_NO_SUMMARY,
  CJM_FINDING_NO_PERSONA_NAME,
  CJM_FINDING_REVIEW_IS_DUE, /* only where today's date is known */
  /* The map as a whole */
  CJM_FINDING_NO_PHASES,
  CJM_FINDING_LITTLE_EVIDENCE, /* less than half of the notes are data or inferred */
  CJM_FINDING_NO_MOMENT,       /* notes, and no moment of truth among them */
  CJM_FINDING_ONE_FAMILY,      /* two touchpoints or more, all of one family of channels */
  /* Phases; metrics and objectives are asked for where the map has a lane of metrics */
  CJM_FINDING_NO_DESCRIPTION,
  CJM_FINDING_EMPTY_PHASE,
  CJM_FINDING_NO_OBJECTIVE,
  CJM_FINDING_NO_METRIC,
  CJM_FINDING_VANITY, /* all of its metrics serve the channel alone */
  /* Lanes and notes */
  CJM_FINDING_EMPTY_QUESTION,      /* a guiding question, and not one note in its lane */
  CJM_FINDING_DATA_WITHOUT_SOURCE, /* one a lane, at the first such note */
  CJM_FINDING_JUDGED_BY_SALES,     /* see below */
  CJM_FINDING_LOW_POINT,           /* see cjm-actions.h; no action answers it */
  CJM_FINDING_OBSTACLE,            /* the same */
  CJM_FINDING_NO_OWNER,            /* of an action that is not done, as the next two */
  CJM_FINDING_NO_DUE_DATE,
  CJM_FINDING_OVERDUE, /* only where today's date is known */
  /* Footer */
  CJM_FINDING_NO_BARRIER,
  CJM_FINDING_NO_INSIGHT,
  CJM_FINDING_UNUSED_SOURCE /* no note refers to it */
} CjmFindingKind;

#define CJM_N_FINDING_KINDS (CJM_FINDING_UNUSED_SOURCE + 1)

/* A channel is judged by sales where a touchpoint only assists and all metrics of its phase are
 * metrics of the business whose name or unit names sales: a word of English or Spanish such as
 * sales, purchases, orders, conversion or revenue. One metric of anything else is enough to say
 * that the channel is judged by what it does. Metrics in other languages are not understood, and
 * then nothing is said. */

typedef enum
{
  CJM_FINDING_AT_MAP,  /* there is no one place */
  CJM_FINDING_AT_TEXT, /* the field of @target */
  CJM_FINDING_AT_CELL  /* the cell of @lane and @step, to be filled */
} CjmFindingPlace;

typedef struct
{
  CjmFindingKind kind;
  CjmFindingPlace place;
  CjmTarget target;        /* what it is about; for a note and its detail the id is the note's.
                              It is set at a cell too, and not at the map */
  CjmId phase, lane, step; /* of a note where it stands, of a cell; else 0 */
  guint n, n_all;          /* little evidence: n notes of n_all are backed;
                              data without source: n notes lack it */
  CjmChannelFamily family; /* one family */
} CjmFinding;

/* An array of CjmFinding, freed with g_array_unref(); it refers to nothing in @map. @today is a
 * date, or NULL where nothing is to be said of dates that have passed. */
GArray *cjm_map_review (const CjmMap *map, const char *today);

/* Writes @date, such as 2026-02-12, as a reader expects it; whoever calls it frees the text. */
typedef char *(*CjmDateFunc) (const char *date, gpointer user_data);

/* One line in the language of the process, with the names and texts that it is about, shortened
 * where they are long. @map is the one that was reviewed. @dup_date writes its dates, and is given
 * @user_data; NULL leaves them as the map has them. The caller frees the text. */
char *cjm_finding_dup_text (const CjmFinding *finding,
                            const CjmMap *map,
                            CjmDateFunc dup_date,
                            gpointer user_data);

G_END_DECLS
