#pragma once

#include "cjm-layout.h"
#include "cjm-paper.h"

#include <cairo.h>

/* The outline that a reader of PDF shows beside the page: the phases, each with its named steps,
 * which lead to their columns. */

G_BEGIN_DECLS

/* @pdf has one page, with the sheet of @layout on it as @page says. */
void cjm_pdf_outline_add (cairo_surface_t *pdf, const CjmLayout *layout, const CjmPage *page);

G_END_DECLS
