#include "cjm-canvas-private.h"
#include "cjm-rgba.h"
#include "cjm-scaled-node.h"

#include <math.h>

/* About as many texts as can be seen at once at a zoom where they can be read. */
#define MAX_HELD_TEXTS 500

/* Of what floats over the lower edge, as long as nobody has said how much it is, in pixels. */
#define FLOATING_ROOM 56.0

/* A sheet opens as wide as the window, but never smaller than can be written in. */
#define FIRST_ZOOM_MIN 0.5
#define FIRST_ZOOM_MAX 1.0

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SIGNAL_ZOOM_CHANGED,
  SIGNAL_VIEW_CHANGED,
  SIGNAL_CURRENT_CHANGED,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_FILE_DROPPED,
  SIGNAL_FAILED,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CjmCanvas,
                               cjm_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* View */

double
cjm_canvas_get_scale (CjmCanvas *canvas)
{
  return canvas->zoom * CJM_PIXELS_PER_POINT;
}

int
cjm_canvas_get_room (CjmCanvas *canvas, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (canvas))
                                                   : gtk_widget_get_height (GTK_WIDGET (canvas));
}

double
cjm_canvas_get_page_length (CjmCanvas *canvas, GtkOrientation orientation)
{
  return canvas->layout == NULL                      ? 0
         : orientation == GTK_ORIENTATION_HORIZONTAL ? canvas->layout->width
                                                     : canvas->layout->height;
}

/* Where the page begins in the canvas: scrolled, or in the middle of a window that is larger. */
static double
get_origin (CjmCanvas *canvas, GtkOrientation orientation)
{
  double length = cjm_canvas_get_page_length (canvas, orientation) * cjm_canvas_get_scale (canvas);
  double room = cjm_canvas_get_room (canvas, orientation);
  int pixels = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));

  /* While a column's edge is dragged, the sheet does not make way under the pointer. */
  if (canvas->stretched != 0 && orientation == GTK_ORIENTATION_HORIZONTAL)
    return canvas->layout->is_rtl ? canvas->held_start - length : canvas->held_start;
  if (length + 2 * CJM_DESK_MARGIN <= room)
    return floor ((room - length) / 2);

  /* By whole pixels of the screen, so that what was drawn once can be shown again. */
  return CJM_DESK_MARGIN
         - round (gtk_adjustment_get_value (canvas->adjustments[orientation]) * pixels) / pixels;
}

void
cjm_canvas_get_origin (CjmCanvas *canvas, double *x, double *y)
{
  *x = get_origin (canvas, GTK_ORIENTATION_HORIZONTAL);
  *y = get_origin (canvas, GTK_ORIENTATION_VERTICAL);
}

void
cjm_canvas_to_page (CjmCanvas *canvas, double *x, double *y)
{
  double origin_x, origin_y;

  cjm_canvas_get_origin (canvas, &origin_x, &origin_y);
  *x = (*x - origin_x) / cjm_canvas_get_scale (canvas);
  *y = (*y - origin_y) / cjm_canvas_get_scale (canvas);
}

static void
configure_adjustment (CjmCanvas *canvas, GtkOrientation orientation, double value)
{
  double room = cjm_canvas_get_room (canvas, orientation);
  double length = cjm_canvas_get_page_length (canvas, orientation) * cjm_canvas_get_scale (canvas)
                  + 2 * CJM_DESK_MARGIN;
  double floating = orientation == GTK_ORIENTATION_VERTICAL ? canvas->floating_room : 0;
  double upper = length > room ? length + floating : room;

  gtk_adjustment_configure (canvas->adjustments[orientation], CLAMP (value, 0, upper - room), 0,
                            upper, room * 0.1, room * 0.9, room);
}

static void
update_view (CjmCanvas *canvas)
{
  double scale = cjm_canvas_get_scale (canvas);
  double x, y;

  if (canvas->layout == NULL || cjm_canvas_get_room (canvas, GTK_ORIENTATION_HORIZONTAL) == 0)
    return;

  cjm_canvas_get_origin (canvas, &x, &y);
  cjm_sheet_set_view (canvas->sheet,
                      (CjmRect){ -x / scale, -y / scale,
                                 cjm_canvas_get_room (canvas, GTK_ORIENTATION_HORIZONTAL) / scale,
                                 cjm_canvas_get_room (canvas, GTK_ORIENTATION_VERTICAL) / scale },
                      scale * gtk_widget_get_scale_factor (GTK_WIDGET (canvas)));
  g_signal_emit (canvas, signals[SIGNAL_VIEW_CHANGED], 0);
}

static void
adjustment_value_changed_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  update_view (user_data);
  gtk_widget_queue_allocate (user_data);
}

static void
take_adjustment (CjmCanvas *canvas, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **slot = &canvas->adjustments[orientation];

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_func (*slot, adjustment_value_changed_cb, canvas);
      g_object_unref (*slot);
    }
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (adjustment_value_changed_cb), canvas);
}

/* TRUE where the place that a view was left with has become the current one. */
static gboolean
take_wished_focus (CjmCanvas *canvas)
{
  CjmPlace wished = canvas->wished_focus;
  CjmStop stop;

  canvas->wished_focus.kind = CJM_PLACE_NONE;
  if (wished.kind == CJM_PLACE_NONE || canvas->layout == NULL
      || !cjm_layout_find_stop (canvas->layout, &wished, &stop))
    return FALSE;

  cjm_sheet_set_current (canvas->sheet, &wished);
  return TRUE;
}

/* The keyboard works from the start: on the title of a new map. Who shows the zoom is told now
 * and not while widgets are being placed, since a label of another width needs another place. */
static gboolean
begin_view_cb (gpointer user_data)
{
  GtkWidget *canvas = user_data;
  GtkRoot *root = gtk_widget_get_root (canvas);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_moved = take_wished_focus (user_data);

  g_signal_emit (canvas, signals[SIGNAL_ZOOM_CHANGED], 0);
  /* Not from under somebody who writes beside the canvas. */
  if (gtk_widget_get_mapped (canvas) && (has_moved || gtk_widget_get_focus_child (canvas) == NULL)
      && !GTK_IS_TEXT_VIEW (focus))
    gtk_widget_grab_focus (canvas);

  return G_SOURCE_REMOVE;
}

/* As wide as the window, or as it was wished. */
static void
choose_view (CjmCanvas *canvas, int width)
{
  double x = canvas->layout->is_rtl ? G_MAXINT : 0;
  double y = gtk_adjustment_get_value (canvas->adjustments[GTK_ORIENTATION_VERTICAL]);

  canvas->has_view = TRUE;
  canvas->zoom
      = CLAMP ((width - 2 * CJM_DESK_MARGIN) / (canvas->layout->width * CJM_PIXELS_PER_POINT),
               FIRST_ZOOM_MIN, FIRST_ZOOM_MAX);
  if (canvas->has_wish)
    {
      canvas->has_wish = FALSE;
      canvas->zoom = CLAMP (canvas->wish.zoom, CJM_ZOOM_MIN, CJM_ZOOM_MAX);
      cjm_canvas_find_wished_scroll (canvas, &x, &y);
      x += CJM_DESK_MARGIN;
      y += CJM_DESK_MARGIN;
    }
  configure_adjustment (canvas, GTK_ORIENTATION_HORIZONTAL, x);
  configure_adjustment (canvas, GTK_ORIENTATION_VERTICAL, y);
  g_idle_add_full (G_PRIORITY_LOW, begin_view_cb, g_object_ref (canvas), g_object_unref);
}

static void
cjm_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  graphene_point_t origin;
  GskTransform *transform;
  double x, y, scale;

  if (canvas->layout == NULL)
    return;

  if (!canvas->has_view && width > 0)
    choose_view (canvas, width);
  for (int i = 0; i < 2; i++)
    configure_adjustment (canvas, (GtkOrientation) i,
                          gtk_adjustment_get_value (canvas->adjustments[i]));
  update_view (canvas);

  scale = cjm_canvas_get_scale (canvas);
  cjm_canvas_get_origin (canvas, &x, &y);
  origin = GRAPHENE_POINT_INIT ((float) x, (float) y);
  transform
      = gsk_transform_scale (gsk_transform_translate (NULL, &origin), (float) scale, (float) scale);
  gtk_widget_allocate (GTK_WIDGET (canvas->sheet), (int) ceil (canvas->layout->width),
                       (int) ceil (canvas->layout->height), -1, transform);
  gtk_widget_allocate (GTK_WIDGET (canvas->drag_view), width, height, -1, NULL);
  if (canvas->menu != NULL)
    gtk_popover_present (GTK_POPOVER (canvas->menu));
}

/* The paper on its desk, with a shadow that is the same at every zoom. */
static void
snapshot_paper (CjmCanvas *canvas, GtkSnapshot *snapshot)
{
  static const GdkRGBA shade = { 0, 0, 0, 0.18f };
  GdkRGBA paper = cjm_rgba_from_color (canvas->layout->theme->inks[CJM_INK_PAPER], 1);
  double scale = cjm_canvas_get_scale (canvas);
  GskRoundedRect outline;
  graphene_rect_t page;
  double x, y;

  cjm_canvas_get_origin (canvas, &x, &y);
  page = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (canvas->layout->width * scale),
                             (float) (canvas->layout->height * scale));
  gsk_rounded_rect_init_from_rect (&outline, &page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 2, 1, 6);
  gtk_snapshot_append_color (snapshot, &paper, &page);
}

/* What is dragged moves over a sheet that stays as it is: it is not scaled again for that. */
static GskRenderNode *
scale_page (CjmCanvas *canvas, GskRenderNode *page)
{
  gboolean is_same
      = canvas->page != NULL && gsk_render_node_get_node_type (page) == GSK_TRANSFORM_NODE
        && gsk_render_node_get_node_type (canvas->page) == GSK_TRANSFORM_NODE
        && gsk_transform_node_get_child (page) == gsk_transform_node_get_child (canvas->page)
        && gsk_transform_equal (gsk_transform_node_get_transform (page),
                                gsk_transform_node_get_transform (canvas->page));

  if (!is_same)
    {
      g_clear_pointer (&canvas->page, gsk_render_node_unref);
      g_clear_pointer (&canvas->scaled_page, gsk_render_node_unref);
      canvas->page = gsk_render_node_ref (page);
      canvas->scaled_page = cjm_scaled_node_new (
          page, canvas->pixels, cjm_canvas_get_room (canvas, GTK_ORIENTATION_HORIZONTAL),
          cjm_canvas_get_room (canvas, GTK_ORIENTATION_VERTICAL),
          gtk_widget_get_scale_factor (GTK_WIDGET (canvas)));
    }

  return canvas->scaled_page;
}

static void
cjm_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  GtkSnapshot *page = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  if (canvas->layout != NULL)
    snapshot_paper (canvas, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (canvas->sheet), page);
  node = gtk_snapshot_free_to_node (page);
  if (node == NULL)
    return;

  gtk_snapshot_append_node (snapshot, scale_page (canvas, node));
  cjm_canvas_snapshot_spotlight (canvas, snapshot);
  cjm_canvas_snapshot_rubber (canvas, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (canvas->drag_view), snapshot);
}

/* Zoom */

double
cjm_canvas_get_zoom (CjmCanvas *canvas)
{
  return canvas->zoom;
}

void
cjm_canvas_zoom_at (CjmCanvas *canvas, double zoom, double x, double y)
{
  double old_scale = cjm_canvas_get_scale (canvas);
  double origin_x, origin_y, page_x, page_y;

  zoom = CLAMP (zoom, CJM_ZOOM_MIN, CJM_ZOOM_MAX);
  if (zoom == canvas->zoom || canvas->layout == NULL)
    return;

  cjm_canvas_get_origin (canvas, &origin_x, &origin_y);
  page_x = (x - origin_x) / old_scale;
  page_y = (y - origin_y) / old_scale;

  canvas->zoom = zoom;
  canvas->has_view = TRUE;
  configure_adjustment (canvas, GTK_ORIENTATION_HORIZONTAL,
                        page_x * cjm_canvas_get_scale (canvas) + CJM_DESK_MARGIN - x);
  configure_adjustment (canvas, GTK_ORIENTATION_VERTICAL,
                        page_y * cjm_canvas_get_scale (canvas) + CJM_DESK_MARGIN - y);
  update_view (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  g_signal_emit (canvas, signals[SIGNAL_ZOOM_CHANGED], 0);
}

void
cjm_canvas_reset_view (CjmCanvas *canvas)
{
  canvas->has_view = canvas->has_wish = FALSE;
  gtk_adjustment_set_value (canvas->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
cjm_canvas_scroll_to (CjmCanvas *canvas, double x, double y)
{
  configure_adjustment (canvas, GTK_ORIENTATION_HORIZONTAL, x + CJM_DESK_MARGIN);
  configure_adjustment (canvas, GTK_ORIENTATION_VERTICAL, y + CJM_DESK_MARGIN);
  update_view (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
cjm_canvas_get_scroll (CjmCanvas *canvas, double *x, double *y)
{
  *x = gtk_adjustment_get_value (canvas->adjustments[GTK_ORIENTATION_HORIZONTAL]) - CJM_DESK_MARGIN;
  *y = gtk_adjustment_get_value (canvas->adjustments[GTK_ORIENTATION_VERTICAL]) - CJM_DESK_MARGIN;
}

void
cjm_canvas_set_floating (CjmCanvas *canvas, double strip, double room)
{
  if (canvas->floating_strip == strip && canvas->floating_room == room)
    return;

  canvas->floating_strip = strip;
  canvas->floating_room = room;
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
cjm_canvas_set_dims_unbacked (CjmCanvas *canvas, gboolean dims_unbacked)
{
  cjm_sheet_set_dims_unbacked (canvas->sheet, dims_unbacked);
}

void
cjm_canvas_set_finds (CjmCanvas *canvas, CjmFinds *finds)
{
  cjm_sheet_set_finds (canvas->sheet, finds);
}

/* Focus */

/* GtkWindow asks for this when Tab comes in from outside the canvas, or goes round in its menu;
 * on the sheet, Tab is a key of the canvas. */
static gboolean
cjm_canvas_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL && child == canvas->menu)
    return gtk_widget_child_focus (child, direction);
  /* The same for the menu of the text that is being edited. */
  if (canvas->editor != NULL)
    child = gtk_widget_get_focus_child (GTK_WIDGET (canvas->editor));
  if (child != NULL && GTK_IS_POPOVER (child))
    return gtk_widget_child_focus (child, direction);
  child = gtk_widget_get_focus_child (widget);
  if (canvas->layout == NULL || child != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

/* Back to the place that had the focus last, or to the title. */
static gboolean
cjm_canvas_grab_focus (GtkWidget *widget)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmPlace title = cjm_place_for_text (CJM_FIELD_TITLE, 0);

  if (canvas->editor != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (canvas->editor));

  return cjm_sheet_focus_place (canvas->sheet, &place)
         || cjm_sheet_focus_place (canvas->sheet, &title);
}

static void
current_changed_cb (CjmCanvas *canvas)
{
  cjm_canvas_follow_focus (canvas);
  g_signal_emit (canvas, signals[SIGNAL_CURRENT_CHANGED], 0);
}

/* Document */

/* Where @gone was: the cell of a note that went, or the note in a cell that was filled; the title
 * where there is nothing any more. */
static void
refocus (CjmCanvas *canvas, const CjmPlace *gone)
{
  CjmPlace place = cjm_place_for_text (CJM_FIELD_TITLE, 0);

  cjm_layout_find_cell_place (canvas->layout, gone->lane, gone->step, FALSE, &place);
  if (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL
      || gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (canvas))) == NULL)
    cjm_sheet_focus_place (canvas->sheet, &place);
  else
    cjm_sheet_set_current (canvas->sheet, &place);
}

static void
update_layout (CjmCanvas *canvas)
{
  CjmLayout *old = canvas->layout;
  CjmWords *words = cjm_document_get_words (canvas->document);
  const CjmMap *map = cjm_document_get_map (canvas->document);
  const CjmTheme *theme = cjm_theme_get_for (map->theme);
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  CjmStop stop;

  if (canvas->typesetter == NULL
      || !cjm_typesetter_suits (canvas->typesetter, theme, map->font, words))
    {
      g_clear_pointer (&canvas->typesetter, cjm_typesetter_unref);
      canvas->typesetter = cjm_typesetter_new (theme, map->font, words);
      cjm_typesetter_set_limit (canvas->typesetter, MAX_HELD_TEXTS);
    }

  canvas->layout = cjm_layout_new (map, canvas->typesetter, old);
  for (int i = 0; i < 2 && old != NULL; i++)
    configure_adjustment (canvas, (GtkOrientation) i,
                          gtk_adjustment_get_value (canvas->adjustments[i]));
  cjm_sheet_set_layout (canvas->sheet, canvas->layout);
  g_clear_pointer (&old, cjm_layout_unref);
  cjm_canvas_update_selection (canvas);

  /* An emptied cell, or one that was written into, keeps the focus that its note had. */
  if (canvas->editor == NULL && focus.kind != CJM_PLACE_NONE
      && !cjm_layout_find_stop (canvas->layout, &focus, &stop))
    refocus (canvas, &focus);
  cjm_canvas_update_spotlight (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

static void
document_changed_cb (CjmDocument *document, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  cjm_canvas_cancel_drag (canvas);
  update_layout (canvas);
  cjm_canvas_update_editor (canvas);
  cjm_canvas_update_actions (canvas);
}

void
cjm_canvas_set_document (CjmCanvas *canvas, CjmDocument *document)
{
  if (canvas->document != NULL)
    g_signal_handlers_disconnect_by_func (canvas->document, document_changed_cb, canvas);

  g_set_object (&canvas->document, document);
  if (document != NULL)
    {
      g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), canvas);
      update_layout (canvas);
    }
}

void
cjm_canvas_fail (CjmCanvas *canvas, const char *heading, const char *text)
{
  g_signal_emit (canvas, signals[SIGNAL_FAILED], 0, heading, text);
}

void
cjm_canvas_tell (CjmCanvas *canvas, const char *text)
{
  g_signal_emit (canvas, signals[SIGNAL_TOLD], 0, text);
}

/* Object */

static void
cjm_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CjmCanvas *canvas = CJM_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      take_adjustment (canvas, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      take_adjustment (canvas, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      canvas->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      canvas->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cjm_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CjmCanvas *canvas = CJM_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, canvas->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, canvas->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, canvas->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, canvas->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cjm_canvas_dispose (GObject *object)
{
  CjmCanvas *canvas = CJM_CANVAS (object);

  g_clear_handle_id (&canvas->burst_timeout, g_source_remove);
  g_clear_pointer (&canvas->edit_text, g_free);
  cjm_canvas_cancel_drag (canvas);
  g_clear_pointer (&canvas->page, gsk_render_node_unref);
  g_clear_pointer (&canvas->scaled_page, gsk_render_node_unref);
  g_clear_pointer (&canvas->pixels, cjm_pixel_cache_free);
  cjm_canvas_set_document (canvas, NULL);
  cjm_canvas_end_edge_scroll (canvas);
  g_clear_pointer (&canvas->rubber_base, cjm_selection_free);
  canvas->editor = NULL;
  cjm_canvas_remove_menu (canvas);
  if (canvas->sheet != NULL)
    gtk_widget_unparent (GTK_WIDGET (canvas->sheet));
  canvas->sheet = NULL;
  if (canvas->drag_view != NULL)
    gtk_widget_unparent (GTK_WIDGET (canvas->drag_view));
  canvas->drag_view = NULL;
  for (int i = 0; i < 2; i++)
    if (canvas->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (canvas->adjustments[i], adjustment_value_changed_cb,
                                              canvas);
        g_clear_object (&canvas->adjustments[i]);
      }
  g_clear_pointer (&canvas->layout, cjm_layout_unref);
  g_clear_pointer (&canvas->typesetter, cjm_typesetter_unref);
  g_clear_pointer (&canvas->selection, cjm_selection_free);

  G_OBJECT_CLASS (cjm_canvas_parent_class)->dispose (object);
}

static void
cjm_canvas_class_init (CjmCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = cjm_canvas_set_property;
  object_class->get_property = cjm_canvas_get_property;
  object_class->dispose = cjm_canvas_dispose;
  widget_class->size_allocate = cjm_canvas_size_allocate;
  widget_class->snapshot = cjm_canvas_snapshot;
  widget_class->focus = cjm_canvas_focus_vfunc;
  widget_class->grab_focus = cjm_canvas_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_ZOOM_CHANGED] = g_signal_new ("zoom-changed", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_VIEW_CHANGED] = g_signal_new ("view-changed", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CURRENT_CHANGED] = g_signal_new (
      "current-changed", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new (
      "selection-changed", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FILE_DROPPED] = g_signal_new ("file-dropped", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_TOLD] = g_signal_new ("told", CJM_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  cjm_canvas_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static void
cjm_canvas_init (CjmCanvas *canvas)
{
  canvas->pixels = cjm_pixel_cache_new ();
  canvas->zoom = 1;
  canvas->floating_strip = canvas->floating_room = FLOATING_ROOM;
  for (int i = 0; i < 2; i++)
    take_adjustment (canvas, (GtkOrientation) i, NULL);
  canvas->selection = cjm_selection_new ();
  canvas->sheet = CJM_SHEET (cjm_sheet_new ());
  cjm_sheet_set_selection (canvas->sheet, canvas->selection, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (canvas->sheet), GTK_WIDGET (canvas));
  canvas->drag_view = CJM_DRAG_VIEW (cjm_drag_view_new ());
  gtk_widget_set_parent (GTK_WIDGET (canvas->drag_view), GTK_WIDGET (canvas));
  g_signal_connect_swapped (canvas->sheet, "current-changed", G_CALLBACK (current_changed_cb),
                            canvas);
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (canvas), TRUE);
  cjm_canvas_add_controllers (canvas);
}
