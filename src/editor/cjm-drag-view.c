#include "cjm-drag-view.h"

#include "cjm-rgba.h"
#include "cjm-screen-painter.h"

#include <math.h>
#include <string.h>

/* The picture is no larger than this, in pixels, and hangs so far from the pointer. */
#define MAX_WIDTH 320.0
#define MAX_HEIGHT 160.0
#define HANG 12.0

#define PAD 6.0
#define RADIUS 5.0
#define STACK_STEP 4.0
#define BADGE 22.0

/* What shines through of the sheet below it. */
#define TRANSLUCENCE 0.88

#define GROUND_ALPHA 0.10

struct _CjmDragView
{
  GtkWidget parent_instance;

  GskRenderNode *picture; /* from its own corner; NULL where nothing is lifted */
  double width, height;   /* of its card */
  guint n_things;
  double x, y;
  gboolean is_copy;
  CjmRect bar, ground;
};

G_DEFINE_FINAL_TYPE (CjmDragView, cjm_drag_view, GTK_TYPE_WIDGET)

static void
append_card (GtkSnapshot *snapshot, double offset, double width, double height)
{
  static const GdkRGBA shade = { 0, 0, 0, 0.28f }, paper = { 1, 1, 1, 1 };
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) offset, (float) offset, (float) width, (float) height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* A disc with a few letters in it. */
static void
append_badge (CjmDragView *view, GtkSnapshot *snapshot, const char *text, double x, double y)
{
  GdkRGBA color = cjm_rgba_from_color (CJM_SCREEN_COLOR, 1), white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) letters = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  GskRoundedRect outline;
  graphene_rect_t bounds;
  int width, height;
  double room;

  pango_layout_get_pixel_size (letters, &width, &height);
  room = MAX (BADGE, width + 12.0);
  bounds = GRAPHENE_RECT_INIT ((float) (x - room / 2), (float) (y - BADGE / 2), (float) room,
                               (float) BADGE);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) BADGE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (x - width / 2.0), (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, letters, &white);
  gtk_snapshot_restore (snapshot);
}

static void
append_thing (GtkSnapshot *snapshot,
              const CjmLayout *layout,
              CjmArtwork *artwork,
              const CjmStop *stop,
              double scale,
              graphene_rect_t bounds)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cr, PAD, PAD);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -stop->rect.x, -stop->rect.y);
  cjm_screen_paint_stop (cr, layout, artwork, stop, 0);
  cairo_destroy (cr);
}

void
cjm_drag_view_lift (CjmDragView *view,
                    const CjmLayout *layout,
                    CjmArtwork *artwork,
                    const CjmStop *stop,
                    guint n_things,
                    double scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;

  /* A note's frame is as wide as its cell, and what it says may be short. */
  view->width = MIN (stop->rect.width * scale + 2 * PAD, MAX_WIDTH);
  view->height = MIN (stop->rect.height * scale + 2 * PAD, MAX_HEIGHT);
  view->n_things = n_things;
  bounds = GRAPHENE_RECT_INIT (0, 0, (float) view->width, (float) view->height);

  gtk_snapshot_push_opacity (snapshot, TRANSLUCENCE);
  for (guint i = MIN (n_things, 3); i > 1; i--)
    append_card (snapshot, (i - 1) * STACK_STEP, view->width, view->height);
  append_card (snapshot, 0, view->width, view->height);
  gtk_snapshot_push_clip (snapshot, &bounds);
  append_thing (snapshot, layout, artwork, stop, scale, bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  if (n_things > 1)
    {
      g_autofree char *number = g_strdup_printf ("%u", n_things);

      append_badge (view, snapshot, number, view->width - 2, 2);
    }

  g_clear_pointer (&view->picture, gsk_render_node_unref);
  view->picture = gtk_snapshot_free_to_node (snapshot);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

GdkPaintable *
cjm_drag_view_create_paintable (CjmDragView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  if (view->picture != NULL)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (HANG, HANG));
      gtk_snapshot_append_node (snapshot, view->picture);
    }
  return gtk_snapshot_free_to_paintable (
      snapshot, &GRAPHENE_SIZE_INIT ((float) (view->width + 2 * HANG + BADGE),
                                     (float) (view->height + 2 * HANG)));
}

void
cjm_drag_view_move (CjmDragView *view, double x, double y, gboolean is_copy)
{
  /* Whole pixels, so that the picture is not drawn anew for a part of one. */
  x = floor (x);
  y = floor (y);
  if (view->x == x && view->y == y && view->is_copy == is_copy)
    return;

  view->x = x;
  view->y = y;
  view->is_copy = is_copy;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
cjm_drag_view_set_mark (CjmDragView *view, CjmRect bar, CjmRect ground)
{
  if (memcmp (&view->bar, &bar, sizeof bar) == 0
      && memcmp (&view->ground, &ground, sizeof ground) == 0)
    return;

  view->bar = bar;
  view->ground = ground;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
cjm_drag_view_clear (CjmDragView *view)
{
  const CjmRect none = { 0 };

  g_clear_pointer (&view->picture, gsk_render_node_unref);
  view->bar = view->ground = none;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
append_rect (GtkSnapshot *snapshot, CjmRect rect, double alpha)
{
  GdkRGBA color = cjm_rgba_from_color (CJM_SCREEN_COLOR, alpha);

  if (rect.width > 0)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y,
                                                    (float) rect.width, (float) rect.height));
}

static void
cjm_drag_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CjmDragView *view = CJM_DRAG_VIEW (widget);

  append_rect (snapshot, view->ground, GROUND_ALPHA);
  append_rect (snapshot, view->bar, 1);
  if (view->picture == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (view->x + HANG), (float) (view->y + HANG)));
  gtk_snapshot_append_node (snapshot, view->picture);
  if (view->is_copy)
    append_badge (view, snapshot, "+", 2, 2);
  gtk_snapshot_restore (snapshot);
}

static void
cjm_drag_view_finalize (GObject *object)
{
  g_clear_pointer (&CJM_DRAG_VIEW (object)->picture, gsk_render_node_unref);

  G_OBJECT_CLASS (cjm_drag_view_parent_class)->finalize (object);
}

static void
cjm_drag_view_class_init (CjmDragViewClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = cjm_drag_view_snapshot;
  G_OBJECT_CLASS (class)->finalize = cjm_drag_view_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_NONE);
}

static void
cjm_drag_view_init (CjmDragView *view)
{
  gtk_widget_set_can_target (GTK_WIDGET (view), FALSE);
}

GtkWidget *
cjm_drag_view_new (void)
{
  return g_object_new (CJM_TYPE_DRAG_VIEW, NULL);
}
