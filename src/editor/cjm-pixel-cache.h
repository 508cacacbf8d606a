#pragma once

#include <gtk/gtk.h>

/* The pixels of what moves over the screen as it is. GTK keeps a cairo node as the list of what
 * was drawn and draws all of it again for every step that the view is scrolled, letter by
 * letter, which is most of what a frame costs. Here each such node is drawn once at its place
 * among the pixels of the screen, and these are put there again.
 *
 * Nothing is kept while the scale changes, nor before the view has moved: who only looks at a
 * map or writes a note pays no memory for it. */

G_BEGIN_DECLS

typedef struct _CjmPixelCache CjmPixelCache;

CjmPixelCache *cjm_pixel_cache_new (void);
void cjm_pixel_cache_free (CjmPixelCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPixelCache, cjm_pixel_cache_free)

/* Begins a frame of a view of @width x @height logical pixels, of which each is as many of the
 * screen's as @scale_factor says. @scale and the origin are those of the page. */
void cjm_pixel_cache_begin (CjmPixelCache *cache,
                            int width,
                            int height,
                            int scale_factor,
                            double scale,
                            double origin_x,
                            double origin_y);

/* What shows @node, a cairo node, scaled, where its origin is at @x, @y of the view: a new
 * reference to a node in logical pixels from there; or NULL where its pixels are not kept. */
GskRenderNode *cjm_pixel_cache_get (CjmPixelCache *cache, GskRenderNode *node, double x, double y);

/* Ends the frame: what was not asked for in it is forgotten. */
void cjm_pixel_cache_end (CjmPixelCache *cache);

/* How many pieces are kept, for tests. */
guint cjm_pixel_cache_get_n_pieces (CjmPixelCache *cache);

G_END_DECLS
