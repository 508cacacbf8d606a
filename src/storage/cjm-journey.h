#pragma once

#include "cjm-note-text.h"
#include "cjm-remark.h"
#include "cjm-score.h"

/* User journeys as Mermaid writes them, alone or in a block of a Markdown text:
 *
 *   journey
 *     title My working day
 *     section Go to work
 *       Make tea: 5: Me
 *       Do work: 1: Me, Cat
 *
 * As a map a section is a phase, a task a step of it with a note in the lane of each of its actors,
 * and a score a value of the curve of emotions.
 *
 * The text is read leniently: what is not understood is passed over and remarked on with its line.
 * Scores are kept as they are written, those beyond 1 to 5 too. */

G_BEGIN_DECLS

#define CJM_JOURNEY_SCORE_MIN 1.0
#define CJM_JOURNEY_SCORE_MAX 5.0

typedef struct
{
  guint line;
  guint section; /* index into the sections */
  char *text;
  double score; /* NaN where there is none */
  char **actors;
} CjmJourneyTask;

typedef struct
{
  guint line;
  char *title;         /* "" where there is none, as below */
  char *description;   /* for people who cannot see the picture */
  GPtrArray *sections; /* of char *: their names */
  GPtrArray *tasks;    /* of CjmJourneyTask */
} CjmJourney;

/* All journeys of a text, an array of CjmJourney; NULL with an error where there is none.
 * @remarks may be NULL. */
GPtrArray *cjm_journey_parse (GBytes *bytes, GPtrArray *remarks, GError **error);

void cjm_journey_free (CjmJourney *journey);

/* Whether scores lie beyond 1 to 5; *scale is the usual one that they are of. */
gboolean cjm_journey_find_scale (const CjmJourney *journey, CjmScale *scale);

/* The map of it. Where scores lie beyond 1 to 5, all are brought from their scale to that of a map
 * with @is_rescaled; else those beyond it are left out, and @remarks says which. */
CjmMap *cjm_journey_make_map (const CjmJourney *journey,
                              const char *language,
                              const CjmNoteFormat *format,
                              gboolean is_rescaled,
                              GRand *random,
                              GPtrArray *remarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmJourney, cjm_journey_free)

G_END_DECLS
