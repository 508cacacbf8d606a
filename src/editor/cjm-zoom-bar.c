#include "cjm-zoom-bar.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CjmZoomBar
{
  GtkWidget parent_instance;

  CjmCanvas *canvas;
  GtkRange *slider;
  GtkMenuButton *percent_button;
};

G_DEFINE_FINAL_TYPE (CjmZoomBar, cjm_zoom_bar, GTK_TYPE_WIDGET)

static char *
dup_percent (double zoom)
{
  /* Translators: the zoom in per cent. */
  return g_strdup_printf (_ ("%d %%"), (int) lround (zoom * 100));
}

/* Every step of the slider makes the map larger by the same part of what it is. */
static double
to_slider (double zoom)
{
  return log2 (zoom);
}

static void
slider_changed_cb (GtkRange *slider, gpointer user_data)
{
  CjmZoomBar *self = user_data;
  double zoom = exp2 (gtk_range_get_value (slider));

  cjm_canvas_end_editing (self->canvas);
  /* All that the slider can be set to is near to some whole number of per cents. */
  cjm_canvas_set_zoom (self->canvas, round (zoom * 100) / 100);
}

static void
zoom_changed_cb (CjmCanvas *canvas, gpointer user_data)
{
  CjmZoomBar *self = user_data;
  double zoom = cjm_canvas_get_zoom (canvas);
  g_autofree char *label = dup_percent (zoom);

  gtk_menu_button_set_label (self->percent_button, label);
  g_signal_handlers_block_by_func (self->slider, slider_changed_cb, self);
  gtk_range_set_value (self->slider, to_slider (zoom));
  g_signal_handlers_unblock_by_func (self->slider, slider_changed_cb, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  label, -1);
}

static GMenuModel *
create_zoom_menu (void)
{
  static const double zooms[] = { 0.25, 0.5, 0.75, 1, 1.5, 2 };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fixed = g_menu_new ();
  g_autoptr (GMenu) fitting = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *label = dup_percent (zooms[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.zoom", "d", zooms[i]);
      g_menu_append_item (fixed, item);
    }
  g_menu_append (fitting, _ ("Fit the Wi_dth"), "win.zoom-width");
  g_menu_append (fitting, _ ("Show the _Whole Map"), "win.zoom-fit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fixed));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fitting));

  return G_MENU_MODEL (menu);
}

/* Object */

static void
cjm_zoom_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cjm_zoom_bar_parent_class)->dispose (object);
}

static void
cjm_zoom_bar_class_init (CjmZoomBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_zoom_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "zoom-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CJMap/ui/zoom-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CjmZoomBar, slider);
  gtk_widget_class_bind_template_child (widget_class, CjmZoomBar, percent_button);
}

static void
cjm_zoom_bar_init (CjmZoomBar *self)
{
  g_autoptr (GMenuModel) menu = create_zoom_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_range_set_range (self->slider, to_slider (CJM_ZOOM_MIN), to_slider (CJM_ZOOM_MAX));
  gtk_menu_button_set_menu_model (self->percent_button, menu);
}

GtkWidget *
cjm_zoom_bar_new (void)
{
  return g_object_new (CJM_TYPE_ZOOM_BAR, NULL);
}

void
cjm_zoom_bar_set_canvas (CjmZoomBar *self, CjmCanvas *canvas)
{
  self->canvas = canvas;
  g_signal_connect (self->slider, "value-changed", G_CALLBACK (slider_changed_cb), self);
  g_signal_connect_object (canvas, "zoom-changed", G_CALLBACK (zoom_changed_cb), self, 0);
  zoom_changed_cb (canvas, self);
}

void
cjm_zoom_bar_set_has_slider (CjmZoomBar *self, gboolean has_slider)
{
  gtk_widget_set_visible (GTK_WIDGET (self->slider), has_slider);
}
