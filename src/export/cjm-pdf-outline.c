#include "cjm-pdf-outline.h"
#include "cjm-tiling-pages.h"

#include <cairo-pdf.h>
#include <math.h>

/* Where a link of cairo's leads to: a place of the sheet, in points of the page. Whole ones, since
 * cairo 1.16 reads numbers as the language of the process writes them. */
static char *
dup_destination (const CjmPage *page, double x, double y)
{
  return g_strdup_printf ("page=1 pos=[%ld %ld]", lround (page->x + x * page->scale),
                          lround (page->y + y * page->scale));
}

static const char *
get_name (const CjmPhaseBox *box)
{
  return box->name.is_hint ? box->number->source : box->name.block->source;
}

void
cjm_pdf_outline_add (cairo_surface_t *pdf, const CjmLayout *layout, const CjmPage *page)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmPhaseBox *box = &layout->phases[layout->columns[i].phase];
      const CjmTextBox *step = &layout->step_boxes[i].name;
      CjmRect place = cjm_layout_place (
          layout, (CjmRect){ layout->columns[i].x, layout->header.y, layout->columns[i].width, 0 });
      g_autofree char *link = dup_destination (page, place.x, place.y);

      if (i == 0 || layout->columns[i].phase != layout->columns[i - 1].phase)
        parent = cairo_pdf_surface_add_outline (pdf, CAIRO_PDF_OUTLINE_ROOT, get_name (box), link,
                                                CAIRO_PDF_OUTLINE_FLAG_OPEN);
      if (step->block != NULL && !step->is_hint)
        cairo_pdf_surface_add_outline (pdf, parent, step->block->source, link, 0);
    }
}

void
cjm_pdf_outline_add_sheets (cairo_surface_t *pdf, const CjmTiling *tiling, const char *title)
{
  for (guint i = 0; i < cjm_tiling_get_n_pages (tiling); i++)
    {
      g_autofree char *heading = cjm_tiling_dup_heading (tiling, i, title);
      g_autofree char *link = g_strdup_printf ("page=%u", i + 1);

      cairo_pdf_surface_add_outline (pdf, CAIRO_PDF_OUTLINE_ROOT, heading, link, 0);
    }
}
