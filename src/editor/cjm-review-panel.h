#pragma once

#include "cjm-canvas.h"

/* The review beside the map: what the map still lacks (see cjm-review.h) in plain words, each
 * line a click away from its place. It follows the map a moment after it has changed, and only
 * while it is shown. It advises and never blocks.
 *
 * Signal: "wants-overview" for what has no place on the sheet. */

G_BEGIN_DECLS

#define CJM_TYPE_REVIEW_PANEL (cjm_review_panel_get_type ())
G_DECLARE_FINAL_TYPE (CjmReviewPanel, cjm_review_panel, CJM, REVIEW_PANEL, GtkWidget)

/* @canvas shows @document, and lives as long as the panel. */
GtkWidget *cjm_review_panel_new (CjmDocument *document, CjmCanvas *canvas);

G_END_DECLS
