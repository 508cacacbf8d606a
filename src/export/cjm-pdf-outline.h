#pragma once

#include "cjm-layout.h"
#include "cjm-tiling.h"

#include <cairo.h>

/* The outline that a reader of PDF shows beside the page: on one page the phases, each with its
 * named steps, which lead to their columns. */

G_BEGIN_DECLS

/* @pdf has one page, with the sheet of @layout on it as @page says. */
void cjm_pdf_outline_add (cairo_surface_t *pdf, const CjmLayout *layout, const CjmPage *page);

/* @pdf has the pages of a poster over many sheets, whose map is called @title: the outline names
 * the sheets. */
void cjm_pdf_outline_add_sheets (cairo_surface_t *pdf, const CjmTiling *tiling, const char *title);

G_END_DECLS
