#pragma once

#include "cjm-artwork.h"
#include "cjm-cargo.h"

#include <gtk/gtk.h>

/* What is seen of a drag: the lifted picture under the pointer, and the mark where it would land.
 * It lies over the sheet and draws nothing else, so that a frame paints no more than what moves. */

G_BEGIN_DECLS

#define CJM_TYPE_DRAG_VIEW (cjm_drag_view_get_type ())
G_DECLARE_FINAL_TYPE (CjmDragView, cjm_drag_view, CJM, DRAG_VIEW, GtkWidget)

GtkWidget *cjm_drag_view_new (void);

/* Lifts what is seen at @stop, drawn at @scale; with several things behind it, their number is
 * shown on it. */
void cjm_drag_view_lift (CjmDragView *view,
                         const CjmLayout *layout,
                         CjmArtwork *artwork,
                         const CjmStop *stop,
                         guint n_things,
                         double scale);

/* The same picture for a drag that leaves the window; a new reference, or NULL. */
GdkPaintable *cjm_drag_view_create_paintable (CjmDragView *view);

/* The pointer, in pixels of the view; a plus says that it is a copy. */
void cjm_drag_view_move (CjmDragView *view, double x, double y, gboolean is_copy);

/* In pixels; without width there is none. */
void cjm_drag_view_set_mark (CjmDragView *view, CjmRect bar, CjmRect ground);

/* No picture and no mark. */
void cjm_drag_view_clear (CjmDragView *view);

G_END_DECLS
