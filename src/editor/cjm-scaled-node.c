#include "cjm-scaled-node.h"

/* What a node is scaled by, and where its origin comes to lie, in pixels of the view. */
typedef struct
{
  CjmPixelCache *pixels;
  int width, height; /* of the view */
  float scale;
  double x, y;
} Push;

/* GTK draws whatever it is given, so that a row's rules would cost as much out of view as in it. */
static gboolean
is_in_view (GskRenderNode *node, const Push *push)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  return push->x + bounds.origin.x * push->scale < push->width
         && push->x + (bounds.origin.x + bounds.size.width) * push->scale > 0
         && push->y + bounds.origin.y * push->scale < push->height
         && push->y + (bounds.origin.y + bounds.size.height) * push->scale > 0;
}

static GskRenderNode *push_down (GskRenderNode *node, const Push *push);

static GskRenderNode *
wrap (GskRenderNode *node, float scale)
{
  g_autoptr (GskTransform) transform = gsk_transform_scale (NULL, scale, scale);

  /* NULL stands for no transformation. */
  return transform != NULL ? gsk_transform_node_new (node, transform) : gsk_render_node_ref (node);
}

static GskRenderNode *
push_into_cairo (GskRenderNode *node, const Push *push)
{
  GskRenderNode *pixels = cjm_pixel_cache_get (push->pixels, node, push->x, push->y);

  return pixels != NULL ? pixels : wrap (node, push->scale);
}

static GskRenderNode *
push_into_container (GskRenderNode *node, const Push *push)
{
  g_autoptr (GPtrArray) children
      = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      if (is_in_view (child, push))
        g_ptr_array_add (children, push_down (child, push));
    }

  return gsk_container_node_new ((GskRenderNode **) children->pdata, children->len);
}

static GskRenderNode *
push_into_translation (GskRenderNode *node, const Push *push)
{
  g_autoptr (GskRenderNode) child = NULL;
  g_autoptr (GskTransform) transform = NULL;
  graphene_point_t offset;
  Push moved = *push;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &offset.x, &offset.y);
  offset.x *= push->scale;
  offset.y *= push->scale;
  moved.x += offset.x;
  moved.y += offset.y;
  child = push_down (gsk_transform_node_get_child (node), &moved);
  transform = gsk_transform_translate (NULL, &offset);

  return gsk_transform_node_new (child, transform);
}

static GskRenderNode *
push_into_opacity (GskRenderNode *node, const Push *push)
{
  g_autoptr (GskRenderNode) child = push_down (gsk_opacity_node_get_child (node), push);

  return gsk_opacity_node_new (child, gsk_opacity_node_get_opacity (node));
}

static GskRenderNode *
push_into_color (GskRenderNode *node, const Push *push)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_scale (&bounds, push->scale, push->scale, &bounds);
  return gsk_color_node_new (gsk_color_node_get_color (node), &bounds);
}

static gboolean
is_translation (GskRenderNode *node)
{
  return gsk_transform_get_category (gsk_transform_node_get_transform (node))
         >= GSK_TRANSFORM_CATEGORY_2D_TRANSLATE;
}

static GskRenderNode *
push_down (GskRenderNode *node, const Push *push)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);

  if (type == GSK_CONTAINER_NODE)
    return push_into_container (node, push);
  if (type == GSK_TRANSFORM_NODE && is_translation (node))
    return push_into_translation (node, push);
  if (type == GSK_OPACITY_NODE)
    return push_into_opacity (node, push);
  if (type == GSK_COLOR_NODE)
    return push_into_color (node, push);
  if (type == GSK_CAIRO_NODE)
    return push_into_cairo (node, push);

  return wrap (node, push->scale);
}

GskRenderNode *
cjm_scaled_node_new (GskRenderNode *node,
                     CjmPixelCache *pixels,
                     int width,
                     int height,
                     int scale_factor)
{
  float scale_x, scale_y, x, y;
  g_autoptr (GskTransform) transform = NULL;
  g_autoptr (GskRenderNode) child = NULL;

  if (gsk_render_node_get_node_type (node) != GSK_TRANSFORM_NODE
      || gsk_transform_get_category (gsk_transform_node_get_transform (node))
             < GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    return gsk_render_node_ref (node);

  gsk_transform_to_affine (gsk_transform_node_get_transform (node), &scale_x, &scale_y, &x, &y);
  if (scale_x != scale_y)
    return gsk_render_node_ref (node);

  cjm_pixel_cache_begin (pixels, width, height, scale_factor, scale_x, x, y);
  child = push_down (
      gsk_transform_node_get_child (node),
      &(Push){
          .pixels = pixels, .width = width, .height = height, .scale = scale_x, .x = x, .y = y });
  cjm_pixel_cache_end (pixels);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  return transform != NULL ? gsk_transform_node_new (child, transform) : g_steal_pointer (&child);
}
