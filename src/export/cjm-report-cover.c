#include "cjm-report-cover.h"
#include "cjm-cairo-device.h"
#include "cjm-crop-device.h"
#include "cjm-layout-form.h"
#include "cjm-page-breaks.h"
#include "cjm-painter.h"

#include <math.h>

/* Above and below what stands between the top and the bottom. */
#define AIR 18.0

/* The rule above the footer reaches up to here. */
#define RULE_ROOM 4.0

struct _CjmReportCover
{
  CjmLayout *layout;
  double width, height;
  double top;     /* of the sheet, where what is on it begins */
  double split;   /* between masthead and footer */
  double bottom;  /* where what is on it ends */
  GArray *breaks; /* of double: where pages begin that are not the first */
};

/* Breaks */

static void
add_box (CjmPageBreaks *breaks, const CjmTextBox *box)
{
  if (box->block != NULL)
    cjm_page_breaks_add_lines (breaks, box->rect.y, box->rect.height,
                               cjm_text_block_get_n_lines (box->block));
}

static void
add_breaks (CjmReportCover *self)
{
  const CjmLayout *layout = self->layout;
  g_autoptr (CjmPageBreaks) breaks = cjm_page_breaks_new (self->top, self->bottom);
  const CjmTextBox *boxes[]
      = { &layout->title,   &layout->scenario, &layout->profile, &layout->persona_name,
          &layout->summary, &layout->barrier,  &layout->insight };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    add_box (breaks, boxes[i]);
  for (guint i = 0; i < layout->n_metas; i++)
    add_box (breaks, &layout->metas[i].value);
  for (guint i = 0; i < layout->legend->len; i++)
    {
      CjmRect rect = g_array_index (layout->legend, CjmLegendItem, i).rect;

      cjm_page_breaks_add_line (breaks, rect.y, rect.y + rect.height);
    }
  cjm_page_breaks_add_thing (breaks, layout->photo.y, layout->photo.y + layout->photo.height);

  for (double y = self->top; y + self->height < self->bottom;)
    {
      y = cjm_page_breaks_find (breaks, y + 1, y + self->height / 2, y + self->height);
      g_array_append_val (self->breaks, y);
    }
}

/* The whole */

CjmReportCover *
cjm_report_cover_new (const CjmLayout *layout, double width, double height)
{
  CjmReportCover *self = g_new0 (CjmReportCover, 1);
  double margins = 2 * layout->theme->metrics[CJM_DENSITY_COMFORT]->side_margin;
  const CjmLayoutForm form = { .stretch = 1, .cover_width = width + margins };
  CjmRect content;

  self->layout = cjm_layout_new_formed (layout, &form);
  self->width = width;
  self->height = height;
  self->breaks = g_array_new (FALSE, FALSE, sizeof (double));
  content = cjm_layout_get_content (self->layout);
  self->top = content.y;
  self->split = self->layout->footer_y - RULE_ROOM;
  self->bottom = content.y + content.height;
  add_breaks (self);

  return self;
}

void
cjm_report_cover_free (CjmReportCover *self)
{
  g_array_unref (self->breaks);
  cjm_layout_unref (self->layout);
  g_free (self);
}

guint
cjm_report_cover_get_n_pages (const CjmReportCover *self)
{
  return self->breaks->len + 1;
}

double
cjm_report_cover_get_room (const CjmReportCover *self, double *y)
{
  *y = self->split - self->top + AIR;
  return self->breaks->len > 0 ? 0 : self->height - (self->bottom - self->top) - 2 * AIR;
}

/* Draws what lies from @top to @bottom of the sheet at @y of the page. */
static void
paint_part (const CjmReportCover *self,
            cairo_t *cr,
            CjmArtwork *artwork,
            double top,
            double bottom,
            double y)
{
  double margin = self->layout->metrics->side_margin;
  CjmCairoDevice device;
  CjmCropDevice crop;
  CjmPainter painter = { .device = &crop.device, .layout = self->layout };

  cairo_save (cr);
  cairo_rectangle (cr, -margin, y, self->width + 2 * margin, bottom - top);
  cairo_clip (cr);
  cairo_translate (cr, -margin, y - top);
  cjm_cairo_device_init (&device, cr, artwork);
  cjm_crop_device_init (&crop, &device.device,
                        (CjmRect){ 0, top, self->layout->width, bottom - top });
  cjm_paint_part (&painter, CJM_PAINTER_MASTHEAD);
  cjm_paint_part (&painter, cjm_painter_get_n_parts (self->layout) - 1);
  cairo_restore (cr);
}

void
cjm_report_cover_paint (const CjmReportCover *self, cairo_t *cr, CjmArtwork *artwork, guint page)
{
  const double *breaks = (const double *) self->breaks->data;

  if (self->breaks->len == 0)
    {
      paint_part (self, cr, artwork, self->top, self->split, 0);
      paint_part (self, cr, artwork, self->split, self->bottom,
                  self->height - (self->bottom - self->split));
      return;
    }

  paint_part (self, cr, artwork, page > 0 ? breaks[page - 1] : self->top,
              page < self->breaks->len ? breaks[page] : self->bottom, 0);
}
