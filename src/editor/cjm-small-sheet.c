#include "cjm-small-sheet.h"

#include "cjm-coarse-device.h"
#include "cjm-painter.h"
#include "cjm-texture.h"

/* What may be drawn at a time: small beside the 16 milliseconds of a frame. */
#define SLICE_US 3000

/* A map that has been drawn before is drawn again when it has rested for so long: who types
 * would have it begun anew with every letter. */
#define REST_MS 300

struct _CjmSmallSheet
{
  CjmSmallSheetFunc func;
  gpointer user_data;

  CjmLayout *layout; /* NULL while nothing is under way, as all of these */
  cairo_t *cr;
  CjmCoarseDevice device;
  guint next_part;
  guint source; /* that draws it */
  gboolean is_first;
};

CjmSmallSheet *
cjm_small_sheet_new (CjmSmallSheetFunc func, gpointer user_data)
{
  CjmSmallSheet *self = g_new0 (CjmSmallSheet, 1);

  self->func = func;
  self->user_data = user_data;
  self->is_first = TRUE;
  return self;
}

void
cjm_small_sheet_stop (CjmSmallSheet *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->layout, cjm_layout_unref);
}

void
cjm_small_sheet_free (CjmSmallSheet *self)
{
  cjm_small_sheet_stop (self);
  g_free (self);
}

static void
finish (CjmSmallSheet *self)
{
  g_autoptr (GdkTexture) picture = cjm_texture_new (cairo_get_target (self->cr));

  self->source = 0;
  cjm_small_sheet_stop (self);
  self->func (picture, self->user_data);
}

static gboolean
draw_cb (gpointer user_data)
{
  CjmSmallSheet *self = user_data;
  CjmPainter painter = { .device = &self->device.device, .layout = self->layout };
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (self->next_part < cjm_painter_get_n_parts (self->layout))
    {
      cjm_paint_part (&painter, self->next_part++);
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean
rested_cb (gpointer user_data)
{
  CjmSmallSheet *self = user_data;

  self->source = g_idle_add_full (G_PRIORITY_LOW, draw_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

void
cjm_small_sheet_draw (CjmSmallSheet *self,
                      CjmLayout *layout,
                      CjmArtwork *artwork,
                      int width,
                      int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  CjmPainter painter = { .device = &self->device.device, .layout = layout };

  cjm_small_sheet_stop (self);
  self->layout = cjm_layout_ref (layout);
  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_scale (self->cr, width / layout->width, height / layout->height);
  cjm_coarse_device_init (&self->device, self->cr, artwork, width / layout->width);
  cjm_paint_paper (&painter);
  self->next_part = 0;
  if (self->is_first)
    rested_cb (self);
  else
    self->source = g_timeout_add (REST_MS, rested_cb, self);
  self->is_first = FALSE;
}
