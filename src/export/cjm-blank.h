#pragma once

#include "cjm-layout.h"
#include "cjm-paper.h"

/* A map to be filled in at a wall: its empty sheet laid out for sticky notes of 76 mm, which stand
 * on a pitch of 80 mm. Every row is at least one pitch high, and every column as many pitches wide
 * as the paper has room for. The sheet keeps its own proportions only in its type. */

G_BEGIN_DECLS

/* Millimetres. */
#define CJM_BLANK_PITCH 80.0

/* Letters that are still read by somebody who stands at the wall and writes, in points. */
#define CJM_BLANK_MIN_TYPE 9.0

/* The empty map that @layout shows in its own shape, on @paper. A page as large as the map gets
 * columns of two pitches. @page is set as by cjm_poster_lay_out(). NULL and a CjmPaperError, which
 * names a paper that would do, where the notes do not fit. */
CjmLayout *cjm_blank_lay_out (const CjmLayout *layout,
                              const CjmPaper *paper,
                              CjmOrientation orientation,
                              double margin,
                              CjmPage *page,
                              GError **error);

G_END_DECLS
