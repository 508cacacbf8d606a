#pragma once

#include "cjm-coverage.h"

#include <gtk/gtk.h>

/* How much of what the map says is known, lane by lane and in all: a bar of data, inferred and
 * assumed notes for each, the share that is backed, and what names no source. */

G_BEGIN_DECLS

#define CJM_TYPE_COVERAGE_GRID (cjm_coverage_grid_get_type ())
G_DECLARE_FINAL_TYPE (CjmCoverageGrid, cjm_coverage_grid, CJM, COVERAGE_GRID, GtkWidget)

GtkWidget *cjm_coverage_grid_new (void);

/* Nothing of @map is kept. */
void cjm_coverage_grid_set_map (CjmCoverageGrid *grid, const CjmMap *map);

G_END_DECLS
