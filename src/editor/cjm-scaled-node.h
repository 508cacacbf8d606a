#pragma once

#include "cjm-pixel-cache.h"

#include <gtk/gtk.h>

/* A render node that is scaled can be drawn anew only as a whole: GSK compares what is below a
 * scaling transform not at all. The sheet is one scaled node, so every letter that is typed
 * would paint the whole window. Here the scaling is moved down to the leaves, where it costs
 * only their own area, and what was drawn with cairo is taken from the pixels that are kept. */

G_BEGIN_DECLS

/* What @node shows in a view of @width x @height logical pixels, with every scaling transform as
 * far down as containers and translations go. One frame of @pixels, which are those of the view.
 * A new reference. */
GskRenderNode *cjm_scaled_node_new (GskRenderNode *node,
                                    CjmPixelCache *pixels,
                                    int width,
                                    int height,
                                    int scale_factor);

G_END_DECLS
