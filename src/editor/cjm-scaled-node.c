#include "cjm-scaled-node.h"

static GskRenderNode *push_down (GskRenderNode *node, float scale);

static GskRenderNode *
wrap (GskRenderNode *node, float scale)
{
  g_autoptr (GskTransform) transform = gsk_transform_scale (NULL, scale, scale);

  return gsk_transform_node_new (node, transform);
}

static GskRenderNode *
push_into_container (GskRenderNode *node, float scale)
{
  guint n_children = gsk_container_node_get_n_children (node);
  g_autofree GskRenderNode **children = g_new (GskRenderNode *, n_children);
  GskRenderNode *container;

  for (guint i = 0; i < n_children; i++)
    children[i] = push_down (gsk_container_node_get_child (node, i), scale);
  container = gsk_container_node_new (children, n_children);
  for (guint i = 0; i < n_children; i++)
    gsk_render_node_unref (children[i]);

  return container;
}

static GskRenderNode *
push_into_translation (GskRenderNode *node, float scale)
{
  g_autoptr (GskRenderNode) child = push_down (gsk_transform_node_get_child (node), scale);
  g_autoptr (GskTransform) transform = NULL;
  graphene_point_t offset;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &offset.x, &offset.y);
  offset.x *= scale;
  offset.y *= scale;
  transform = gsk_transform_translate (NULL, &offset);

  return gsk_transform_node_new (child, transform);
}

static GskRenderNode *
push_into_color (GskRenderNode *node, float scale)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_scale (&bounds, scale, scale, &bounds);
  return gsk_color_node_new (gsk_color_node_get_color (node), &bounds);
}

static gboolean
is_translation (GskRenderNode *node)
{
  return gsk_transform_get_category (gsk_transform_node_get_transform (node))
         >= GSK_TRANSFORM_CATEGORY_2D_TRANSLATE;
}

static GskRenderNode *
push_down (GskRenderNode *node, float scale)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);

  if (type == GSK_CONTAINER_NODE)
    return push_into_container (node, scale);
  if (type == GSK_TRANSFORM_NODE && is_translation (node))
    return push_into_translation (node, scale);
  if (type == GSK_COLOR_NODE)
    return push_into_color (node, scale);

  return wrap (node, scale);
}

GskRenderNode *
cjm_scaled_node_new (GskRenderNode *node)
{
  float scale_x, scale_y, x, y;
  g_autoptr (GskTransform) transform = NULL;
  g_autoptr (GskRenderNode) child = NULL;

  if (gsk_render_node_get_node_type (node) != GSK_TRANSFORM_NODE || is_translation (node)
      || gsk_transform_get_category (gsk_transform_node_get_transform (node))
             < GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    return gsk_render_node_ref (node);

  gsk_transform_to_affine (gsk_transform_node_get_transform (node), &scale_x, &scale_y, &x, &y);
  if (scale_x != scale_y)
    return gsk_render_node_ref (node);

  child = push_down (gsk_transform_node_get_child (node), scale_x);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  return gsk_transform_node_new (child, transform);
}
