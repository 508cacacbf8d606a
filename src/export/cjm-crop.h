#pragma once

#include "cjm-layout.h"

/* A part of the sheet on its own: some rows and columns of it, and beside them the labels of
 * these rows and above them the headers of these columns, which may lie far from them on the
 * sheet. So the part is put together of tiles. */

G_BEGIN_DECLS

/* Rows and columns of a layout (a column is a step); a structure of zeros is the whole sheet. */
typedef struct
{
  guint row, n_rows;
  guint column, n_columns;
  gboolean has_headers;
} CjmCrop;

gboolean cjm_crop_is_whole (const CjmCrop *crop);

/* What lies at @from on the sheet stands at @x, @y of the part; mirrored as on the page. A tile of
 * phases' headers shows these alone, for the neighbours' reach into each other. */
typedef struct
{
  CjmRect from;
  double x, y;
  guint first_phase, n_phases; /* none in other tiles */
} CjmTile;

#define CJM_CROP_MAX_TILES 9

/* Lays the tiles of @crop out; @width and @height are set to the measures of the part, with a
 * little paper around it. The number of tiles. */
guint cjm_crop_place (const CjmCrop *crop,
                      const CjmLayout *layout,
                      CjmTile tiles[CJM_CROP_MAX_TILES],
                      double *width,
                      double *height);

G_END_DECLS
