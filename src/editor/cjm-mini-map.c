#include "cjm-mini-map.h"

#include "cjm-small-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

/* The picture is never larger than this, in pixels, and a long map never lower. */
#define MAX_WIDTH 236
#define MAX_HEIGHT 170
#define MIN_SIDE 36

/* From the last change to the next picture: not for every letter that is typed. */
#define REST_MS 300

/* What one notch of a wheel zooms. */
#define ZOOM_STEP 1.1

/* Parts of the view that an arrow and a page key move it by. */
#define ARROW_PART 0.1
#define PAGE_PART 0.9

/* The frame of what is seen, in pixels. */
#define FRAME_WIDTH 2.0f
#define FRAME_MIN 6.0f
#define FRAME_SHADE 0.1f

/* Of a phase or a lane, what must be seen of it to count as shown. */
#define SHOWN_PART 0.3

struct _CjmMiniMap
{
  GtkWidget parent_instance;

  CjmCanvas *canvas;
  CjmSmallSheet *small_sheet;
  GdkTexture *picture;
  guint serial; /* of the layout that the picture shows, or will show */
  guint timeout;
  int width, height; /* of the picture, in pixels */
  char *name;

  GtkEventController *motion;
  double grip_x, grip_y; /* from what is dragged to the middle of the view, in points */
};

G_DEFINE_FINAL_TYPE (CjmMiniMap, cjm_mini_map, GTK_TYPE_WIDGET)

/* Picture */

static void
picture_cb (GdkTexture *picture, gpointer user_data)
{
  CjmMiniMap *self = user_data;

  g_set_object (&self->picture, picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_size (CjmMiniMap *self, const CjmLayout *layout)
{
  double scale = MIN (MAX_WIDTH / layout->width, MAX_HEIGHT / layout->height);
  int width = MAX ((int) round (layout->width * scale), MIN_SIDE);
  int height = MAX ((int) round (layout->height * scale), MIN_SIDE);

  if (width == self->width && height == self->height)
    return;

  self->width = width;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
draw_picture (CjmMiniMap *self)
{
  CjmLayout *layout = cjm_canvas_get_layout (self->canvas);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->serial = cjm_canvas_get_layout_serial (self->canvas);
  update_size (self, layout);
  cjm_small_sheet_draw (self->small_sheet, layout, cjm_canvas_get_artwork (self->canvas),
                        self->width * factor, self->height * factor);
}

static gboolean
timeout_cb (gpointer user_data)
{
  CjmMiniMap *self = user_data;

  self->timeout = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && cjm_canvas_get_layout (self->canvas) != NULL)
    draw_picture (self);

  return G_SOURCE_REMOVE;
}

/* Again after a rest where one picture has been there before. */
static void
update_picture (CjmMiniMap *self)
{
  guint serial = cjm_canvas_get_layout_serial (self->canvas);

  if (serial == self->serial || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->picture == NULL)
    {
      draw_picture (self);
      return;
    }

  self->serial = serial;
  cjm_small_sheet_stop (self->small_sheet);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST_MS, timeout_cb, self);
}

/* Name */

static gboolean
is_shown (double start, double length, double from, double room)
{
  double seen = MIN (start + length, from + room) - MAX (start, from);

  return seen > 0 && seen >= MIN (length, room) * SHOWN_PART;
}

/* Numbers from 1; 0, 0 where none is shown. */
static void
find_shown_phases (const CjmLayout *layout, CjmRect seen, guint *first, guint *last)
{
  *first = *last = 0;
  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhaseBox *phase = &layout->phases[i];
      double x = cjm_layout_mirror (layout, layout->width, phase->x, phase->width);

      if (is_shown (x, phase->width, seen.x, seen.width))
        {
          *first = *first == 0 ? i + 1 : *first;
          *last = i + 1;
        }
    }
}

static void
find_shown_lanes (const CjmLayout *layout, CjmRect seen, guint *first, guint *last)
{
  *first = *last = 0;
  for (guint i = 0; i < layout->n_rows; i++)
    if (is_shown (layout->rows[i].y, layout->rows[i].height, seen.y, seen.height))
      {
        *first = *first == 0 ? i + 1 : *first;
        *last = i + 1;
      }
}

static char *
dup_phases_name (const CjmLayout *layout, CjmRect seen)
{
  guint first, last;

  find_shown_phases (layout, seen, &first, &last);
  if (first == 0)
    return g_strdup (_ ("no phase"));
  if (first == last)
    /* Translators: what part of the map is in view: the number of a phase, and of how many. */
    return g_strdup_printf (_ ("phase %u of %u"), first, layout->n_phases);

  /* Translators: what part of the map is in view: the numbers of the first and the last phase, and
   * of how many. */
  return g_strdup_printf (_ ("phases %u to %u of %u"), first, last, layout->n_phases);
}

static char *
dup_lanes_name (const CjmLayout *layout, CjmRect seen)
{
  guint first, last;

  find_shown_lanes (layout, seen, &first, &last);
  if (first == 0)
    return g_strdup (_ ("no lane"));
  if (first == last)
    /* Translators: what part of the map is in view: the number of a lane, and of how many. */
    return g_strdup_printf (_ ("lane %u of %u"), first, layout->n_rows);

  /* Translators: what part of the map is in view: the numbers of the first and the last lane, and
   * of how many. */
  return g_strdup_printf (_ ("lanes %u to %u of %u"), first, last, layout->n_rows);
}

static void
update_name (CjmMiniMap *self, const CjmLayout *layout)
{
  CjmRect seen = cjm_canvas_get_seen_cells (self->canvas);
  g_autofree char *phases = dup_phases_name (layout, seen);
  g_autofree char *lanes = dup_lanes_name (layout, seen);
  /* Translators: the mini-map, as a screen reader says it: what part of the map is in view, such as
   * "phases 2 to 4 of 6" and "lanes 1 to 3 of 8". */
  g_autofree char *name = g_strdup_printf (_ ("Mini-map, in view: %s, %s"), phases, lanes);

  if (g_strcmp0 (name, self->name) == 0)
    return;

  g_free (self->name);
  self->name = g_steal_pointer (&name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
}

void
cjm_mini_map_update (CjmMiniMap *self)
{
  CjmLayout *layout = cjm_canvas_get_layout (self->canvas);

  if (layout == NULL)
    return;

  if (self->width == 0)
    update_size (self, layout);
  update_picture (self);
  update_name (self, layout);
}

gboolean
cjm_mini_map_is_in_use (CjmMiniMap *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (self))
         || gtk_event_controller_motion_contains_pointer (
             GTK_EVENT_CONTROLLER_MOTION (self->motion));
}

/* Moving the view */

static double
get_pixels_per_point (CjmMiniMap *self)
{
  return self->width / cjm_canvas_get_layout (self->canvas)->width;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  CjmMiniMap *self = user_data;
  CjmRect seen = cjm_canvas_get_seen (self->canvas);
  double scale;

  if (cjm_canvas_get_layout (self->canvas) == NULL)
    return;

  scale = get_pixels_per_point (self);
  x /= scale;
  y /= scale;
  self->grip_x = self->grip_y = 0;
  if (x >= seen.x && x <= seen.x + seen.width && y >= seen.y && y <= seen.y + seen.height)
    {
      self->grip_x = seen.x + seen.width / 2 - x;
      self->grip_y = seen.y + seen.height / 2 - y;
    }
  else
    cjm_canvas_center_on (self->canvas, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  CjmMiniMap *self = user_data;
  double x, y, scale;

  if (cjm_canvas_get_layout (self->canvas) == NULL
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  scale = get_pixels_per_point (self);
  cjm_canvas_center_on (self->canvas, (x + dx) / scale + self->grip_x,
                        (y + dy) / scale + self->grip_y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  CjmMiniMap *self = user_data;

  cjm_canvas_end_editing (self->canvas);
  cjm_canvas_set_zoom (self->canvas, cjm_canvas_get_zoom (self->canvas) * pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

/* How far a key moves the view, in views; FALSE where it does something else. */
static gboolean
find_shift (guint key, double *across, double *down)
{
  static const struct
  {
    guint key;
    double across, down;
  } shifts[] = {
    { GDK_KEY_Left, -ARROW_PART, 0 },       { GDK_KEY_KP_Left, -ARROW_PART, 0 },
    { GDK_KEY_Right, ARROW_PART, 0 },       { GDK_KEY_KP_Right, ARROW_PART, 0 },
    { GDK_KEY_Up, 0, -ARROW_PART },         { GDK_KEY_KP_Up, 0, -ARROW_PART },
    { GDK_KEY_Down, 0, ARROW_PART },        { GDK_KEY_KP_Down, 0, ARROW_PART },
    { GDK_KEY_Page_Up, 0, -PAGE_PART },     { GDK_KEY_KP_Page_Up, 0, -PAGE_PART },
    { GDK_KEY_Page_Down, 0, PAGE_PART },    { GDK_KEY_KP_Page_Down, 0, PAGE_PART },
    { GDK_KEY_Home, -INFINITY, -INFINITY }, { GDK_KEY_End, INFINITY, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (shifts[i].key == key)
      {
        *across = shifts[i].across;
        *down = shifts[i].down;
        return TRUE;
      }

  return FALSE;
}

/* Where the middle of the view goes, on a page of @length that is seen from @start on. */
static double
find_middle (double start, double room, double length, double part)
{
  return CLAMP (start + room / 2 + part * room, 0, length);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmMiniMap *self = user_data;
  const CjmLayout *layout = cjm_canvas_get_layout (self->canvas);
  CjmRect seen = cjm_canvas_get_seen (self->canvas);
  double across, down;

  if (layout == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (find_shift (key, &across, &down))
    {
      /* The map's beginning is where it is read from. */
      if (layout->is_rtl && isinf (across))
        across = -across;
      cjm_canvas_center_on (self->canvas, find_middle (seen.x, seen.width, layout->width, across),
                            find_middle (seen.y, seen.height, layout->height, down));
    }
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    cjm_canvas_step_zoom (self->canvas, 1);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    cjm_canvas_step_zoom (self->canvas, -1);
  else if (key == GDK_KEY_Escape)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Widget */

static void
cjm_mini_map_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  CjmMiniMap *self = CJM_MINI_MAP (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

/* What is seen, inside the picture; never too small to be found. */
static graphene_rect_t
get_frame (CjmMiniMap *self)
{
  CjmRect seen = cjm_canvas_get_seen (self->canvas);
  double scale = get_pixels_per_point (self);
  double left = CLAMP (seen.x * scale, 0, self->width);
  double top = CLAMP (seen.y * scale, 0, self->height);
  double right = CLAMP ((seen.x + seen.width) * scale, left, self->width);
  double bottom = CLAMP ((seen.y + seen.height) * scale, top, self->height);
  graphene_rect_t frame = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                                              (float) (bottom - top));

  graphene_rect_inset (&frame, MIN (0, (frame.size.width - FRAME_MIN) / 2),
                       MIN (0, (frame.size.height - FRAME_MIN) / 2));
  return frame;
}

/* The accent is the colour of this widget's text. */
static void
snapshot_frame (CjmMiniMap *self, GtkSnapshot *snapshot)
{
  graphene_rect_t frame = get_frame (self);
  const float widths[4] = { FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH };
  GskRoundedRect outline;
  GdkRGBA color, shade;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  shade = color;
  shade.alpha *= FRAME_SHADE;
  gtk_snapshot_append_color (snapshot, &shade, &frame);
  gsk_rounded_rect_init_from_rect (&outline, &frame, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
cjm_mini_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CjmMiniMap *self = CJM_MINI_MAP (widget);

  if (self->picture == NULL || cjm_canvas_get_layout (self->canvas) == NULL)
    return;

  gtk_snapshot_append_texture (
      snapshot, self->picture,
      &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  snapshot_frame (self, snapshot);
}

static void
cjm_mini_map_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cjm_mini_map_parent_class)->map (widget);

  cjm_mini_map_update (CJM_MINI_MAP (widget));
}

static void
cjm_mini_map_dispose (GObject *object)
{
  CjmMiniMap *self = CJM_MINI_MAP (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->small_sheet, cjm_small_sheet_free);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (cjm_mini_map_parent_class)->dispose (object);
}

static void
cjm_mini_map_class_init (CjmMiniMapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_mini_map_dispose;
  widget_class->measure = cjm_mini_map_measure;
  widget_class->snapshot = cjm_mini_map_snapshot;
  widget_class->map = cjm_mini_map_map;
  gtk_widget_class_set_css_name (widget_class, "mini-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cjm_mini_map_init (CjmMiniMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->small_sheet = cjm_small_sheet_new (picture_cb, self);
  self->motion = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->motion);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
cjm_mini_map_new (void)
{
  return g_object_new (CJM_TYPE_MINI_MAP, NULL);
}

void
cjm_mini_map_set_canvas (CjmMiniMap *self, CjmCanvas *canvas)
{
  self->canvas = canvas;
}
