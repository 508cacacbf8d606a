#pragma once

#include "cjm-layout.h"
#include "cjm-paper.h"

/* A poster over many sheets of an office printer, to be cut and put together. Cuts are straight
 * through the whole poster, and each sheet shows a strip beyond its cuts, so that sheets overlap.
 * Where the overlap leaves a choice, cuts go where they cross the fewest notes. */

G_BEGIN_DECLS

/* Millimetres. */
#define CJM_TILING_MARGIN 10.0
#define CJM_TILING_OVERLAP 15.0
#define CJM_TILING_MAX_OVERLAP 50.0

typedef struct
{
  double width, height; /* of a sheet as it lies */
  double overlap;
  guint n_columns, n_rows;
  double *across;  /* n_columns + 1 cuts on the poster, from 0 to its width */
  double *down;    /* n_rows + 1 */
  gboolean is_rtl; /* sheets are counted from right to left, as the map is read */
} CjmTiling;

/* Whether @paper is one of those that posters can be put together of. */
gboolean cjm_tiling_can_use (const CjmPaper *paper);

/* A poster of @layout on @poster, over sheets of @sheet, which lie so that there are the fewer of
 * them; @overlap is in millimetres. All in points of the poster otherwise. */
CjmTiling *cjm_tiling_new (const CjmLayout *layout,
                           const CjmPage *poster,
                           const CjmPaper *sheet,
                           double overlap);
void cjm_tiling_free (CjmTiling *self);

/* What is left of a sheet when it is cut, and what is printed on it, on the poster. */
CjmRect cjm_tiling_get_piece (const CjmTiling *self, guint row, guint column);
CjmRect cjm_tiling_get_printed (const CjmTiling *self, guint row, guint column);

/* Where a place of the poster's upper left corner stands on the sheet: what is printed on it is in
 * its middle. */
void cjm_tiling_get_origin (const CjmTiling *self, guint row, guint column, double *x, double *y);

/* "B3": the row as a letter, the column as a number; the caller frees it. */
char *cjm_tiling_dup_label (guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTiling, cjm_tiling_free)

G_END_DECLS
