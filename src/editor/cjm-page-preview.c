#include "cjm-page-preview.h"

#include "cjm-page-maker.h"

#include <glib/gi18n.h>

/* Around the page, in pixels: room for its shadow. */
#define PADDING 12

/* The least that a page can be made out in. */
#define MIN_SIDE 200

/* Milliseconds: after the last of several wishes, and before a page that is awaited is greyed. */
#define SETTLE_TIME 120
#define PATIENCE 400

struct _CjmPagePreview
{
  GtkWidget parent_instance;

  GtkWidget *overlay; /* the children, from top to bottom */
  GtkWidget *turner;
  GtkWidget *area;
  GtkWidget *spinner;
  GtkLabel *problem;
  GtkWidget *back, *forth;
  GtkLabel *place;

  CjmMap *map;
  CjmWords *words;
  CjmExportOptions options;
  gboolean has_options;
  guint number; /* of the options, counted up */
  guint page;

  CjmPageWish *shown; /* the last that was made, or NULL */
  gboolean is_made;   /* the job of @shown is of these options */
  gboolean is_busy;
  gboolean is_due; /* something was wished for since the thread began */
  guint settle_source;
  guint patience_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmPagePreview, cjm_page_preview, GTK_TYPE_WIDGET)

/* What is seen */

static void
draw_frame (cairo_t *cr, double x, double y, double width, double height)
{
  for (int i = 4; i > 0; i--)
    {
      cairo_rectangle (cr, x - i, y - i + 2, width + 2 * i, height + 2 * i);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.05);
      cairo_fill (cr);
    }
  cairo_rectangle (cr, x - 0.5, y - 0.5, width + 1, height + 1);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.35);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  CjmPagePreview *self = user_data;
  cairo_surface_t *picture = self->shown != NULL ? self->shown->picture : NULL;
  double scale, page_width, page_height, x, y;

  if (picture == NULL)
    return;

  scale = MIN ((width - 2.0 * PADDING) / self->shown->page_width,
               (height - 2.0 * PADDING) / self->shown->page_height);
  page_width = self->shown->page_width * scale;
  page_height = self->shown->page_height * scale;
  x = (int) ((width - page_width) / 2);
  y = (int) ((height - page_height) / 2);
  draw_frame (cr, x, y, page_width, page_height);
  cairo_translate (cr, x, y);
  cairo_scale (cr, page_width / cairo_image_surface_get_width (picture),
               page_height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
}

static void
set_waiting (CjmPagePreview *self, gboolean is_waiting)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_widget_set_visible (self->spinner, is_waiting);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_waiting);
  gtk_widget_set_opacity (self->area, is_waiting ? 0.4 : 1);
}

static gboolean
patience_cb (gpointer user_data)
{
  CjmPagePreview *self = user_data;

  self->patience_source = 0;
  set_waiting (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
update_turner (CjmPagePreview *self)
{
  guint n_pages = cjm_page_preview_get_n_pages (self);
  g_autofree char *place = NULL, *name = NULL;

  /* Translators: the numbers are of the page that is shown and of the last page. */
  place = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  /* Translators: what a picture shows; %s is "Page 1 of 3". */
  name = g_strdup_printf (_ ("Preview: %s"), place);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (self->turner, n_pages > 1);
  gtk_widget_set_sensitive (self->back, self->page > 0);
  gtk_widget_set_sensitive (self->forth, self->page + 1 < n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_problem (CjmPagePreview *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_set_visible (self->area, text == NULL);
}

static void
update (CjmPagePreview *self)
{
  show_problem (self, self->shown != NULL ? self->shown->problem : NULL);
  update_turner (self);
  gtk_widget_queue_draw (self->area);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is wished for */

static void made_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
begin (CjmPagePreview *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  CjmPageWish *wish = cjm_page_wish_new (self->map, self->words, &self->options);

  wish->number = self->number;
  wish->page = self->page;
  wish->width = (gtk_widget_get_width (self->area) - 2 * PADDING) * scale;
  wish->height = (gtk_widget_get_height (self->area) - 2 * PADDING) * scale;
  if (self->is_made)
    {
      wish->job = g_steal_pointer (&self->shown->job);
      wish->findings = g_array_ref (self->shown->findings);
    }
  self->is_busy = TRUE;
  self->is_due = FALSE;
  if (self->patience_source == 0)
    self->patience_source = g_timeout_add (PATIENCE, patience_cb, self);
  /* Held by us: a task may let go of its source in its own thread, and widgets end in this one. */
  cjm_page_wish_make_async (wish, made_cb, g_object_ref (self));
}

static void
begin_or_wait (CjmPagePreview *self)
{
  if (!self->has_options)
    return;

  if (self->is_busy)
    self->is_due = TRUE;
  else
    begin (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CjmPagePreview) self = user_data;
  g_autoptr (CjmPageWish) wish = cjm_page_wish_make_finish (result);
  gboolean is_newest = wish->number == self->number;

  self->is_busy = FALSE;
  if (self->overlay == NULL || !self->has_options)
    return;

  /* What was made for other choices is of no use any more. */
  if (is_newest)
    {
      g_clear_pointer (&self->shown, cjm_page_wish_free);
      self->shown = g_steal_pointer (&wish);
      self->is_made = self->shown->job != NULL;
    }
  if (self->is_due || !is_newest)
    {
      begin (self);
      return;
    }

  set_waiting (self, FALSE);
  self->page = self->shown->page;
  update (self);
}

static gboolean
settled_cb (gpointer user_data)
{
  CjmPagePreview *self = user_data;

  self->settle_source = 0;
  begin_or_wait (self);
  return G_SOURCE_REMOVE;
}

static void
settle (CjmPagePreview *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_TIME, settled_cb, self);
}

static void
resize_cb (GtkDrawingArea *area, int width, int height, gpointer user_data)
{
  settle (user_data);
}

static void
turn (CjmPagePreview *self, int direction)
{
  guint n_pages = cjm_page_preview_get_n_pages (self);

  if ((direction < 0 && self->page == 0) || (direction > 0 && self->page + 1 >= n_pages))
    return;

  self->page += (guint) direction;
  update_turner (self);
  begin_or_wait (self);
}

static void
back_cb (GtkButton *button, gpointer user_data)
{
  turn (user_data, -1);
}

static void
forth_cb (GtkButton *button, gpointer user_data)
{
  turn (user_data, 1);
}

/* Widgets */

static GtkWidget *
create_turn_button (CjmPagePreview *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_turner (CjmPagePreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->place = GTK_LABEL (gtk_label_new (NULL));
  self->back
      = create_turn_button (self, "go-previous-symbolic", _ ("Page before"), G_CALLBACK (back_cb));
  self->forth
      = create_turn_button (self, "go-next-symbolic", _ ("Next page"), G_CALLBACK (forth_cb));
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (box), self->forth);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (box, FALSE);

  return box;
}

static GtkWidget *
create_overlay (CjmPagePreview *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                             "content-width", MIN_SIDE, "content-height", MIN_SIDE, NULL);
  self->spinner = gtk_spinner_new ();
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  g_signal_connect (self->area, "resize", G_CALLBACK (resize_cb), self);
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_justify (self->problem, GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (self->problem, 40);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->spinner);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->problem));
  gtk_widget_set_vexpand (overlay, TRUE);

  return overlay;
}

/* Object */

static void
cjm_page_preview_dispose (GObject *object)
{
  CjmPagePreview *self = CJM_PAGE_PREVIEW (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->turner, gtk_widget_unparent);

  G_OBJECT_CLASS (cjm_page_preview_parent_class)->dispose (object);
}

static void
cjm_page_preview_finalize (GObject *object)
{
  CjmPagePreview *self = CJM_PAGE_PREVIEW (object);

  g_clear_pointer (&self->shown, cjm_page_wish_free);
  g_clear_pointer (&self->words, cjm_words_unref);
  g_clear_pointer (&self->map, cjm_map_unref);

  G_OBJECT_CLASS (cjm_page_preview_parent_class)->finalize (object);
}

static void
cjm_page_preview_class_init (CjmPagePreviewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_page_preview_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_page_preview_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "page-preview");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CJM_TYPE_PAGE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_page_preview_init (CjmPagePreview *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->overlay = create_overlay (self);
  self->turner = create_turner (self);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (self->turner, GTK_WIDGET (self));
}

GtkWidget *
cjm_page_preview_new (const CjmMap *map, CjmWords *words)
{
  CjmPagePreview *self = g_object_new (CJM_TYPE_PAGE_PREVIEW, NULL);

  self->map = cjm_map_ref (map);
  self->words = cjm_words_ref (words);
  return GTK_WIDGET (self);
}

void
cjm_page_preview_set_options (CjmPagePreview *self, const CjmExportOptions *options)
{
  self->options = *options;
  self->is_made = FALSE;
  self->number++;
  self->has_options = cjm_export_format_is_drawn (options->format);
  if (self->has_options)
    settle (self);
  else
    {
      g_clear_handle_id (&self->settle_source, g_source_remove);
      show_problem (self, _ ("There is no preview of files of this kind."));
      gtk_widget_set_visible (self->turner, FALSE);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

guint
cjm_page_preview_get_n_pages (CjmPagePreview *self)
{
  return self->shown != NULL && self->has_options ? self->shown->n_pages : 0;
}

GArray *
cjm_page_preview_get_findings (CjmPagePreview *self)
{
  return self->shown != NULL && self->has_options ? self->shown->findings : NULL;
}
