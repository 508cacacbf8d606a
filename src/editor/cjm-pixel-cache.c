#include "cjm-pixel-cache.h"

#include <math.h>

/* What is larger, such as a curve through all phases, is cut into pieces of so many pixels of
 * the screen, of which only those in view are made. */
#define PIECE 1024

/* Places among the pixels are told apart to this part of one: what follows the view comes back
 * to the same place but for the last digits. */
#define STEPS 32.0

/* A piece of a node's picture, and what it was drawn for. */
typedef struct
{
  GskRenderNode *node;
  int column, row;    /* of the piece */
  int step_x, step_y; /* where the node's origin lies in its pixel */
  GskRenderNode
      *pixels; /* in logical pixels from the node's origin; NULL in what is only looked for */
  guint frame;
} Piece;

struct _CjmPixelCache
{
  GHashTable *pieces; /* Piece => itself */
  int width, height, scale_factor;
  double scale, origin_x, origin_y;
  gboolean is_steady; /* the scale is that of the frame before */
  gboolean is_moving; /* and the origin is another one */
  guint frame;
};

static guint
hash_piece (gconstpointer data)
{
  const Piece *piece = data;

  return g_direct_hash (piece->node) ^ (guint) (piece->column * 31 + piece->row * 131)
         ^ (guint) (piece->step_x * 1031 + piece->step_y * 8209);
}

static gboolean
equal_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;

  return one->node == other->node && one->column == other->column && one->row == other->row
         && one->step_x == other->step_x && one->step_y == other->step_y;
}

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  gsk_render_node_unref (piece->node);
  gsk_render_node_unref (piece->pixels);
  g_free (piece);
}

CjmPixelCache *
cjm_pixel_cache_new (void)
{
  CjmPixelCache *cache = g_new0 (CjmPixelCache, 1);

  cache->pieces = g_hash_table_new_full (hash_piece, equal_pieces, free_piece, NULL);
  return cache;
}

void
cjm_pixel_cache_free (CjmPixelCache *cache)
{
  g_hash_table_unref (cache->pieces);
  g_free (cache);
}

void
cjm_pixel_cache_begin (CjmPixelCache *cache,
                       int width,
                       int height,
                       int scale_factor,
                       double scale,
                       double origin_x,
                       double origin_y)
{
  cache->is_steady = cache->scale == scale && cache->scale_factor == scale_factor;
  cache->is_moving
      = cache->is_steady && (cache->origin_x != origin_x || cache->origin_y != origin_y);
  if (!cache->is_steady)
    g_hash_table_remove_all (cache->pieces);

  cache->width = width;
  cache->height = height;
  cache->scale_factor = scale_factor;
  cache->scale = scale;
  cache->origin_x = origin_x;
  cache->origin_y = origin_y;
  cache->frame++;
}

static cairo_surface_t *
draw_area (CjmPixelCache *cache, const Piece *piece, cairo_rectangle_int_t area)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, area.width, area.height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, piece->step_x / STEPS - area.x, piece->step_y / STEPS - area.y);
  cairo_scale (cr, cache->scale * cache->scale_factor, cache->scale * cache->scale_factor);
  gsk_render_node_draw (piece->node, cr);
  cairo_destroy (cr);

  return surface;
}

/* @area counts pixels of the screen from the one that the node's origin is in. A cairo node, as
 * GTK's cairo renderer copies all of a texture, and smooths it, whenever it draws one. */
static GskRenderNode *
create_pixels (CjmPixelCache *cache, const Piece *piece, cairo_rectangle_int_t area)
{
  double factor = cache->scale_factor;
  cairo_surface_t *surface = draw_area (cache, piece, area);
  double x = (area.x - piece->step_x / STEPS) / factor;
  double y = (area.y - piece->step_y / STEPS) / factor;
  GskRenderNode *pixels = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
      (float) x, (float) y, (float) (area.width / factor), (float) (area.height / factor)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (pixels);

  cairo_surface_set_device_scale (surface, factor, factor);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return pixels;
}

static const Piece *
find_piece (CjmPixelCache *cache, const Piece *key, cairo_rectangle_int_t area)
{
  Piece *piece = g_hash_table_lookup (cache->pieces, key);

  if (piece == NULL)
    {
      if (!cache->is_moving)
        return NULL;
      piece = g_memdup2 (key, sizeof *key);
      gsk_render_node_ref (piece->node);
      piece->pixels = create_pixels (cache, piece, area);
      g_hash_table_add (cache->pieces, piece);
    }
  piece->frame = cache->frame;

  return piece;
}

GskRenderNode *
cjm_pixel_cache_get (CjmPixelCache *cache, GskRenderNode *node, double x, double y)
{
  double factor = cache->scale_factor;
  /* The origin in steps of the screen's pixels, and the pixel that it is in. */
  double left = round (x * factor * STEPS), top = round (y * factor * STEPS);
  double pixel_x = floor (left / STEPS), pixel_y = floor (top / STEPS);
  Piece key = { .node = node,
                .step_x = (int) (left - pixel_x * STEPS),
                .step_y = (int) (top - pixel_y * STEPS) };
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  cairo_rectangle_int_t whole;
  graphene_rect_t bounds;

  if (!cache->is_steady)
    return NULL;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_scale (&bounds, (float) (cache->scale * factor), (float) (cache->scale * factor),
                       &bounds);
  whole.x = (int) floor (bounds.origin.x + key.step_x / STEPS);
  whole.y = (int) floor (bounds.origin.y + key.step_y / STEPS);
  whole.width = (int) ceil (bounds.origin.x + bounds.size.width + key.step_x / STEPS) - whole.x;
  whole.height = (int) ceil (bounds.origin.y + bounds.size.height + key.step_y / STEPS) - whole.y;

  for (key.row = 0; key.row * PIECE < whole.height; key.row++)
    for (key.column = 0; key.column * PIECE < whole.width; key.column++)
      {
        cairo_rectangle_int_t area = { whole.x + key.column * PIECE, whole.y + key.row * PIECE,
                                       MIN (PIECE, whole.width - key.column * PIECE),
                                       MIN (PIECE, whole.height - key.row * PIECE) };
        const Piece *piece;

        if (pixel_x + area.x >= cache->width * factor || pixel_x + area.x + area.width <= 0
            || pixel_y + area.y >= cache->height * factor || pixel_y + area.y + area.height <= 0)
          continue;
        piece = find_piece (cache, &key, area);
        if (piece == NULL)
          return NULL;
        g_ptr_array_add (nodes, piece->pixels);
      }

  if (nodes->len == 1)
    return gsk_render_node_ref (nodes->pdata[0]);

  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static gboolean
is_forgotten (gpointer key, gpointer value, gpointer user_data)
{
  const CjmPixelCache *cache = user_data;

  return ((const Piece *) key)->frame != cache->frame;
}

void
cjm_pixel_cache_end (CjmPixelCache *cache)
{
  g_hash_table_foreach_remove (cache->pieces, is_forgotten, cache);
}

guint
cjm_pixel_cache_get_n_pieces (CjmPixelCache *cache)
{
  return g_hash_table_size (cache->pieces);
}
