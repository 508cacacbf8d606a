#pragma once

#include "cjm-layout.h"

/* A sheet laid out for the shape of a paper: columns are made wider or narrower, all by the same
 * factor, until what is on the sheet is as wide beside its height as the paper is, so that the
 * type is as large as it can be there. Shapes are widths divided by heights, of what is on the
 * sheet (cjm_layout_get_content()). */

G_BEGIN_DECLS

/* How wide what is on the sheet would be in the shape of @ratio, as far as it can be told without
 * setting any text again: for a choice between shapes. In points. */
double cjm_layout_guess_width (const CjmLayout *layout, double ratio);

/* The map of @layout, which is in its own shape, once more in the shape of @ratio. The texts are
 * set a few times at most, of a large map fewer times and so a little smaller than they might be;
 * what is then left of the height, the rows share. Never fails. */
CjmLayout *cjm_layout_new_reshaped (const CjmLayout *layout, double ratio);

G_END_DECLS
