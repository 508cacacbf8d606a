#pragma once

#include "cjm-layout.h"
#include "cjm-paper.h"

/* A map as a poster: its sheet laid out for the paper, so that it fills it between the margins and
 * the type is as large as it can be. The sheet's own colour goes on to the edges of the page. */

G_BEGIN_DECLS

/* Letters of notes below this, in points, cannot be read by most people: such a poster is an
 * error. */
#define CJM_POSTER_MIN_TYPE 3.0

/* The poster of the map that @layout shows in its own shape, on a @paper that is not "fit";
 * @margin is in millimetres. @page is set to where the sheet stands: what is on it reaches from
 * margin to margin. NULL and a CjmPaperError where the margins leave too little of the paper. */
CjmLayout *cjm_poster_lay_out (const CjmLayout *layout,
                               const CjmPaper *paper,
                               CjmOrientation orientation,
                               double margin,
                               CjmPage *page,
                               GError **error);

/* The size of the notes' letters on @page, in points. */
double cjm_poster_get_type_size (const CjmLayout *layout, const CjmPage *page);

G_END_DECLS
