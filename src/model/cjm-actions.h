#pragma once

#include "cjm-note-list.h"

/* What the map makes its readers do: the actions, where each stands in the matrix of impact and
 * effort, and the pains (low points of the curves and obstacles) with the question whether an
 * action answers them. Only notes in lanes of actions are actions, and only notes in lanes of
 * obstacles are obstacles: a note that was moved elsewhere is a plain note there. */

G_BEGIN_DECLS

/* From this rating on an impact or an effort is high. The middle of the scale is high in both:
 * nothing middling is called quick, and nothing middling thankless. */
#define CJM_RATING_HIGH 3

typedef enum
{
  CJM_QUADRANT_QUICK_WINS, /* high impact, low effort */
  CJM_QUADRANT_BIG_BETS,   /* high impact, high effort */
  CJM_QUADRANT_FILL_INS,   /* low impact, low effort */
  CJM_QUADRANT_THANKLESS,  /* low impact, high effort */
  CJM_QUADRANT_UNKNOWN     /* the impact or the effort is not known */
} CjmQuadrant;

#define CJM_N_QUADRANTS (CJM_QUADRANT_UNKNOWN + 1)

/* Impact and effort from 1 to CJM_RATING_MAX; 0 is unknown. */
CjmQuadrant cjm_quadrant_find (int impact, int effort);

typedef struct
{
  CjmNoteSite site;
  const CjmAction *action; /* NULL where nothing is known but the text: pending, no owner, ... */
  CjmQuadrant quadrant;
} CjmActionItem;

/* All actions, as an array of CjmActionItem in the order of the sheet; g_array_unref() frees it,
 * the records are borrowed from @map. */
GArray *cjm_map_list_actions (const CjmMap *map);

typedef enum
{
  CJM_PAIN_LOW_POINT,
  CJM_PAIN_OBSTACLE
} CjmPainKind;

/* A feeling of this value or below is a low point wherever it stands. */
#define CJM_FEELING_LOW (-1.0)

typedef struct
{
  CjmNoteSite site;
  CjmPainKind kind;
  gboolean is_answered; /* by an action, whatever its status */
} CjmPain;

/* All low points and obstacles, as an array of CjmPain in the order of the sheet; freed as above.
 *
 * A point of a curve is a low point where its value is CJM_FEELING_LOW or below, and where it is
 * below 0 and lower than the points of the same curve before and after it. Of neighbours with the
 * same value the first counts; points without a value are passed over, and the ends of a curve
 * have nothing beside them that is lower. */
GArray *cjm_map_list_pains (const CjmMap *map);

G_END_DECLS
