#include "cjm-view-corner.h"

#include "cjm-mini-map.h"
#include "cjm-zoom-bar.h"

/* A canvas smaller than this, in pixels, is left to the sheet. */
#define MAP_MIN_WIDTH 520
#define MAP_MIN_HEIGHT 400
#define SLIDER_MIN_WIDTH 480

/* Between the mini-map and the bar, and between these and what they must leave free. */
#define SPACING 12
#define AIR 6.0f

struct _CjmViewCorner
{
  GtkWidget parent_instance;

  CjmCanvas *canvas;
  CjmMiniMap *map;
  CjmZoomBar *bar;
  gboolean wants_map;
  guint idle;
};

G_DEFINE_FINAL_TYPE (CjmViewCorner, cjm_view_corner, GTK_TYPE_WIDGET)

static gboolean
is_whole_in_view (CjmViewCorner *self)
{
  const CjmLayout *layout = cjm_canvas_get_layout (self->canvas);
  CjmRect seen = cjm_canvas_get_seen (self->canvas);

  return seen.x <= 0.5 && seen.y <= 0.5 && seen.x + seen.width >= layout->width - 0.5
         && seen.y + seen.height >= layout->height - 0.5;
}

static gboolean
has_place_for_map (CjmViewCorner *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  return self->wants_map && cjm_canvas_get_layout (self->canvas) != NULL
         && gtk_widget_get_width (canvas) >= MAP_MIN_WIDTH
         && gtk_widget_get_height (canvas) >= MAP_MIN_HEIGHT && !is_whole_in_view (self);
}

/* Who is moving the view by it must not lose it on the way. */
static gboolean
is_in_the_way (CjmViewCorner *self)
{
  graphene_rect_t focus, map;

  return !cjm_mini_map_is_in_use (self->map) && cjm_canvas_get_focus_bounds (self->canvas, &focus)
         && gtk_widget_compute_bounds (GTK_WIDGET (self->map), GTK_WIDGET (self->canvas), &map)
         && graphene_rect_intersection (graphene_rect_inset (&map, -AIR, -AIR), &focus, NULL);
}

static void
set_is_aside (GtkWidget *map, gboolean is_aside)
{
  gtk_widget_set_can_target (map, !is_aside);
  if (is_aside)
    gtk_widget_add_css_class (map, "aside");
  else
    gtk_widget_remove_css_class (map, "aside");
}

/* The sheet can be scrolled clear of what floats over it. */
static void
update_floating (CjmViewCorner *self)
{
  int margin = gtk_widget_get_margin_bottom (GTK_WIDGET (self));
  int bar, map = 0;

  gtk_widget_measure (GTK_WIDGET (self->bar), GTK_ORIENTATION_VERTICAL, -1, NULL, &bar, NULL, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->map)))
    gtk_widget_measure (GTK_WIDGET (self->map), GTK_ORIENTATION_VERTICAL, -1, NULL, &map, NULL,
                        NULL);
  cjm_canvas_set_floating (self->canvas, bar + margin,
                           bar + margin + (map > 0 ? map + SPACING : 0));
}

static void
set_shows_map (CjmViewCorner *self, gboolean shows_map)
{
  if (!shows_map && gtk_widget_has_focus (GTK_WIDGET (self->map)))
    gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self->map), shows_map);
}

static gboolean
update_cb (gpointer user_data)
{
  CjmViewCorner *self = user_data;

  self->idle = 0;
  cjm_zoom_bar_set_has_slider (self->bar, gtk_widget_get_width (GTK_WIDGET (self->canvas))
                                              >= SLIDER_MIN_WIDTH);
  set_shows_map (self, has_place_for_map (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->map)))
    {
      cjm_mini_map_update (self->map);
      set_is_aside (GTK_WIDGET (self->map), is_in_the_way (self));
    }
  update_floating (self);

  return G_SOURCE_REMOVE;
}

/* Views change while widgets are being placed, when nothing may come and go. */
static void
queue_update (CjmViewCorner *self)
{
  if (self->idle == 0 && self->canvas != NULL)
    self->idle = g_idle_add (update_cb, self);
}

static void
view_changed_cb (CjmViewCorner *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->map));
  queue_update (self);
}

/* Object */

/* Beside its children the corner is not there: what lies below can be reached. */
static gboolean
cjm_view_corner_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
cjm_view_corner_dispose (GObject *object)
{
  CjmViewCorner *self = CJM_VIEW_CORNER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cjm_view_corner_parent_class)->dispose (object);
}

static void
cjm_view_corner_class_init (CjmViewCornerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_view_corner_dispose;
  widget_class->contains = cjm_view_corner_contains;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cjm_view_corner_init (CjmViewCorner *self)
{
  GtkLayoutManager *box = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (box), SPACING);
  self->map = CJM_MINI_MAP (cjm_mini_map_new ());
  self->bar = CJM_ZOOM_BAR (cjm_zoom_bar_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->map), GTK_ALIGN_END);
  gtk_widget_set_halign (GTK_WIDGET (self->bar), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self->map), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));

  /* Once nobody uses the mini-map any more, it may step aside. */
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (queue_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (queue_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), focus);
}

void
cjm_view_corner_set_canvas (CjmViewCorner *self, CjmCanvas *canvas)
{
  self->canvas = canvas;
  cjm_mini_map_set_canvas (self->map, canvas);
  cjm_zoom_bar_set_canvas (self->bar, canvas);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "current-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

void
cjm_view_corner_set_wants_map (CjmViewCorner *self, gboolean wants_map)
{
  self->wants_map = wants_map;
  queue_update (self);
}

void
cjm_view_corner_focus (CjmViewCorner *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->map)))
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
}
