#pragma once

#include "cjm-theme.h"

#include <glib/gi18n.h>

/* The themes there are, each a table in a file of its own; and what they have in common. For the
 * files of the themes only. */

G_BEGIN_DECLS

extern const CjmTheme cjm_theme_editorial;
extern const CjmTheme cjm_theme_workshop;
extern const CjmTheme cjm_theme_large;
extern const CjmTheme cjm_theme_grey;

extern const CjmMetrics cjm_editorial_comfort;
extern const CjmMetrics cjm_editorial_dense;
extern const CjmShapes cjm_editorial_shapes;

/* From night blue through violet and crimson to ochre, ordered in lightness too, so that the
 * order holds in grey print and for colour-blind readers. */
#define CJM_EDITORIAL_RAMP                                                                         \
  {                                                                                                \
    .n_anchors = 2, .anchors = { { 0.37, 0.135, 262 }, { 0.57, 0.135, 406 } }, .swell = 0.02       \
  }

/* Upright text of the theme's own width. */
#define FACE(size_, lead_, weight_, ink_)                                                          \
  {                                                                                                \
    .size = size_, .lead = lead_, .weight = weight_, .ink = CJM_INK_##ink_                         \
  }

G_END_DECLS
