#pragma once

#include <gtk/gtk.h>

/* A render node that is scaled can be drawn anew only as a whole: GSK compares what is below a
 * scaling transform not at all. The sheet is one scaled node, so every letter that is typed
 * would paint the whole window. Here the scaling is moved down to the leaves, where it costs
 * only their own area. */

G_BEGIN_DECLS

/* What @node shows, with every scaling transform as far down as containers and translations go.
 * A new reference. */
GskRenderNode *cjm_scaled_node_new (GskRenderNode *node);

G_END_DECLS
