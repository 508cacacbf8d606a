#pragma once

#include "cjm-export.h"

#include <gtk/gtk.h>

/* The pages of an export as they will be, one at a time, with buttons that turn them. They are made
 * in a thread by the code that makes the export, so what is seen is what is written. Of several
 * wishes the newest is the one that is shown; what gives no page is told of in its place. */

G_BEGIN_DECLS

#define CJM_TYPE_PAGE_PREVIEW (cjm_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (CjmPagePreview, cjm_page_preview, CJM, PAGE_PREVIEW, GtkWidget)

/* The signal "changed" says that what the two getters tell is of the newest wish. */
GtkWidget *cjm_page_preview_new (const CjmMap *map, CjmWords *words);

/* The progress of @options is not used. */
void cjm_page_preview_set_options (CjmPagePreview *self, const CjmExportOptions *options);

/* 0 where the export would fail. */
guint cjm_page_preview_get_n_pages (CjmPagePreview *self);

/* What is to be said of them: an array of CjmPreflightFinding, borrowed; NULL where nothing is. */
GArray *cjm_page_preview_get_findings (CjmPagePreview *self);

G_END_DECLS
