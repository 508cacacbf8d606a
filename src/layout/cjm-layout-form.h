#pragma once

#include "cjm-layout.h"

/* A sheet that is not as on the screen: what a paper asks of it. */

G_BEGIN_DECLS

/* A structure of zeros, but for @stretch, is the sheet in its own shape. All is in points of the
 * sheet. */
typedef struct
{
  double stretch;              /* of the columns, as far as their texts bear it; never 0 */
  const double *widths;        /* of the columns, one each, instead of their own; or NULL */
  const gboolean *page_starts; /* one a row: a page begins with it, and tells its group; or NULL */
  double row_height;           /* at least, of a row that can be written in */
  double cover_width;          /* not 0: nothing but masthead and footer, on so wide a sheet */
} CjmLayoutForm;

/* The map of @layout once more. What @form points to is needed during the call only. */
CjmLayout *cjm_layout_new_formed (const CjmLayout *layout, const CjmLayoutForm *form);

/* However narrow its columns are, what is on a sheet is as wide as this. */
double cjm_layout_get_least_content (const CjmLayout *layout);

G_END_DECLS
