#pragma once

#include "cjm-box.h"

#include <glib.h>

/* The boxes of a PDF's pages, which tell a print shop where to cut: cairo 1.16 sets none but the
 * media box. */

G_BEGIN_DECLS

/* Of one page, in points from its upper left corner. */
typedef struct
{
  double height; /* of the page */
  CjmRect trim;  /* what is left when it is cut */
  CjmRect bleed; /* how far it is printed beyond that */
} CjmPdfBoxes;

/* A PDF like @pdf whose first @n_pages pages have @boxes; the crop box, what a reader shows, is the
 * whole page. NULL with an error of CJM_EXPORT_ERROR. */
GBytes *cjm_pdf_set_boxes (GBytes *pdf, const CjmPdfBoxes *boxes, guint n_pages, GError **error);

G_END_DECLS
