#include "cjm-scaled-node.h"

#include <stdlib.h>

/* The page as it is given to GTK, scaled and partly out of kept pixels, looks as the page itself
 * would: while nothing moves, while it scrolls, and on a screen with two pixels to each. */

#define WIDTH 300
#define HEIGHT 200

/* Of 255: a place is kept to a 64th of a pixel, which two edges may add up. */
#define TOLERANCE 8

static void
add_drawing (GPtrArray *nodes, double x, double y, double width, double height)
{
  GskRenderNode *drawing
      = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (-4, -4, (float) width + 8, (float) height + 8));
  g_autoptr (GskTransform) transform
      = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cairo_t *cr = gsk_cairo_node_get_draw_context (drawing);

  cairo_set_source_rgba (cr, 0.8, 0.2, 0.1, 0.6);
  cairo_rectangle (cr, 1.3, 1.7, width - 2, height - 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0.2, 0.5);
  cairo_arc (cr, width / 2, height / 2, height / 3, 0, 7);
  cairo_stroke (cr);
  cairo_destroy (cr);
  g_ptr_array_add (nodes, gsk_transform_node_new (drawing, transform));
  gsk_render_node_unref (drawing);
}

/* Rules, notes at odd places, one of them dimmed, one far out of view, and a picture that is
 * larger than any view. */
static GskRenderNode *
create_page (double x, double y, double scale)
{
  g_autoptr (GPtrArray) nodes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  g_autoptr (GskRenderNode) container = NULL;
  g_autoptr (GskTransform) transform = NULL;
  GskRenderNode *last;

  for (int i = 0; i < 40; i++)
    g_ptr_array_add (nodes,
                     gsk_color_node_new (&(GdkRGBA){ 0.2f, 0.2f, 0.2f, 1 },
                                         &GRAPHENE_RECT_INIT ((float) (20.3 * i), 0, 0.75f, 600)));
  add_drawing (nodes, 0, 60, 2600, 40);
  add_drawing (nodes, 31.37, 21.9, 60, 30);
  add_drawing (nodes, 120.5, 80.21, 47.7, 61);
  last = g_ptr_array_steal_index (nodes, nodes->len - 1);
  g_ptr_array_add (nodes, gsk_opacity_node_new (last, 0.25f));
  gsk_render_node_unref (last);
  add_drawing (nodes, 1500, 1500, 60, 30);
  container = gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
  transform = gsk_transform_scale (
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)), (float) scale,
      (float) scale);

  return gsk_transform_node_new (container, transform);
}

static GskRenderNode *
move_page (GskRenderNode *page, double x, double y, double scale)
{
  g_autoptr (GskTransform) transform = gsk_transform_scale (
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)), (float) scale,
      (float) scale);

  return gsk_transform_node_new (gsk_transform_node_get_child (page), transform);
}

static cairo_surface_t *
draw (GskRenderNode *node, int factor)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * factor, HEIGHT * factor);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, factor, factor);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
assert_same_pixels (GskRenderNode *page, GskRenderNode *scaled, int factor)
{
  cairo_surface_t *expected = draw (page, factor), *actual = draw (scaled, factor);
  const guchar *a = cairo_image_surface_get_data (expected);
  const guchar *b = cairo_image_surface_get_data (actual);
  int n_bytes = cairo_image_surface_get_stride (expected) * HEIGHT * factor;
  int largest = 0;

  for (int i = 0; i < n_bytes; i++)
    if (i % 4 != 3)
      largest = MAX (largest, abs (a[i] - b[i]));
  g_assert_cmpint (largest, <=, TOLERANCE);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (actual);
}

static void
check_frame (CjmPixelCache *pixels, GskRenderNode *page, int factor)
{
  g_autoptr (GskRenderNode) scaled = cjm_scaled_node_new (page, pixels, WIDTH, HEIGHT, factor);

  assert_same_pixels (page, scaled, factor);
}

static void
test_scrolling (gconstpointer data)
{
  int factor = GPOINTER_TO_INT (data);
  g_autoptr (CjmPixelCache) pixels = cjm_pixel_cache_new ();
  g_autoptr (GskRenderNode) page = create_page (-13, 7, 1.37);

  check_frame (pixels, page, factor);
  check_frame (pixels, page, factor);
  g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), ==, 0);

  for (int i = 1; i < 12; i++)
    {
      g_autoptr (GskRenderNode) moved
          = move_page (page, -13 - 25.0 * i, 7 - 4.0 * i / factor, 1.37);

      check_frame (pixels, moved, factor);
      if (i == 1)
        g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), ==, 3);
    }
}

/* Two pieces of the large picture are in view where one of them ends. */
static void
test_pieces (void)
{
  g_autoptr (CjmPixelCache) pixels = cjm_pixel_cache_new ();
  g_autoptr (GskRenderNode) page = create_page (-850, 0, 1);
  g_autoptr (GskRenderNode) moved = move_page (page, -851, 0, 1);
  g_autoptr (GskRenderNode) gone = move_page (page, -851, -5000, 1);

  check_frame (pixels, page, 1);
  check_frame (pixels, moved, 1);
  g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), ==, 2);
  check_frame (pixels, gone, 1);
  g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), ==, 0);
}

static void
test_zooming (void)
{
  g_autoptr (CjmPixelCache) pixels = cjm_pixel_cache_new ();
  g_autoptr (GskRenderNode) page = create_page (0, 0, 1.2);
  g_autoptr (GskRenderNode) moved = move_page (page, -1, 0, 1.2);
  g_autoptr (GskRenderNode) larger = move_page (page, -2, 0, 1.1);

  check_frame (pixels, page, 1);
  check_frame (pixels, moved, 1);
  g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), >, 0);
  check_frame (pixels, larger, 1);
  g_assert_cmpuint (cjm_pixel_cache_get_n_pieces (pixels), ==, 0);
}

/* What is out of view is not handed on. */
static void
test_out_of_view (void)
{
  g_autoptr (CjmPixelCache) pixels = cjm_pixel_cache_new ();
  g_autoptr (GskRenderNode) page = create_page (-1, 0, 1);
  g_autoptr (GskRenderNode) scaled = cjm_scaled_node_new (page, pixels, WIDTH, HEIGHT, 1);
  GskRenderNode *container = gsk_transform_node_get_child (scaled);
  guint n_rules = (guint) ((WIDTH + 1) / 20.3); /* the first one lies beyond the edge */

  g_assert_cmpuint (gsk_container_node_get_n_children (container), ==, n_rules + 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_data_func ("/scaled-node/scrolling", GINT_TO_POINTER (1), test_scrolling);
  g_test_add_data_func ("/scaled-node/scrolling-on-two-pixels", GINT_TO_POINTER (2),
                        test_scrolling);
  g_test_add_func ("/scaled-node/pieces", test_pieces);
  g_test_add_func ("/scaled-node/zooming", test_zooming);
  g_test_add_func ("/scaled-node/out-of-view", test_out_of_view);

  return g_test_run ();
}
