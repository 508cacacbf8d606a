#include "cjm-pdf-outline.h"
#include "cjm-tiling-pages.h"

#include <cairo-pdf.h>

/* Where a link of cairo's leads to: a place of the sheet, in points of the page. */
static char *
dup_destination (const CjmPage *page, double x, double y)
{
  char at_x[G_ASCII_DTOSTR_BUF_SIZE], at_y[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (at_x, sizeof at_x, "%.2f", page->x + x * page->scale);
  g_ascii_formatd (at_y, sizeof at_y, "%.2f", page->y + y * page->scale);
  return g_strdup_printf ("page=1 pos=[%s %s]", at_x, at_y);
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
