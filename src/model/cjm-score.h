#pragma once

#include "cjm-map.h"

/* How people elsewhere write down a feeling: as a score, of 1 to 5, 0 to 10 or 0 to 100. On a
 * curve of ours it is a value of CJM_FEELING_MIN to CJM_FEELING_MAX. */

G_BEGIN_DECLS

typedef struct
{
  double low, high;
} CjmScale;

/* The number that @text begins with, behind which it ends or goes on behind a blank or a colon;
 * *rest is that. */
gboolean cjm_score_read (const char *text, double *score, const char **rest);

/* The usual scale that scores of @low to @high belong to, and no smaller one than @least. */
CjmScale cjm_scale_find (double low, double high, CjmScale least);
double cjm_scale_to_feeling (CjmScale scale, double score);

G_END_DECLS
