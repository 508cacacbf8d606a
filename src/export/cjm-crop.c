#include "cjm-crop.h"

/* Paper around a part; the tip of the last header reaches into it. */
#define MARGIN 18.0

/* Between the header of a phase and what stands below or above it. */
#define GAP 6.0

gboolean
cjm_crop_is_whole (const CjmCrop *crop)
{
  return crop->n_rows == 0 || crop->n_columns == 0;
}

/* A stretch of the sheet, in one direction. */
typedef struct
{
  double start, length;
} Stretch;

/* Headers are never cut: with them come all columns of a phase. */
static void
get_columns (const CjmCrop *crop, const CjmLayout *layout, guint *first, guint *last)
{
  *first = MIN (crop->column, layout->n_columns - 1);
  *last = MIN (crop->column + crop->n_columns, layout->n_columns) - 1;

  while (crop->has_headers && *first > 0
         && layout->columns[*first - 1].phase == layout->columns[*first].phase)
    (*first)--;
  while (crop->has_headers && *last + 1 < layout->n_columns
         && layout->columns[*last + 1].phase == layout->columns[*last].phase)
    (*last)++;
}

static guint
place_across (const CjmCrop *crop, const CjmLayout *layout, Stretch stretches[3])
{
  guint n = 0, first, last;
  const CjmColumn *end;

  get_columns (crop, layout, &first, &last);
  end = &layout->columns[last];
  if (crop->has_headers)
    stretches[n++] = (Stretch){ layout->label_x, layout->label_width };
  stretches[n++]
      = (Stretch){ layout->columns[first].x, end->x + end->width - layout->columns[first].x };

  return n;
}

static guint
place_down (const CjmCrop *crop, const CjmLayout *layout, Stretch stretches[3])
{
  guint first = MIN (crop->row, layout->n_rows - 1);
  guint last = MIN (crop->row + crop->n_rows, layout->n_rows) - 1;
  const CjmPlacedRow *end = &layout->rows[last];
  gboolean has_all = first == 0 && last + 1 == layout->n_rows;
  guint n = 0;

  double header_end = layout->header.y + layout->header.height;

  if (crop->has_headers)
    stretches[n++] = (Stretch){ layout->header.y, layout->header.height + (has_all ? 0 : GAP) };
  if (crop->has_headers && has_all)
    stretches[n++] = (Stretch){ header_end, layout->rows[0].y - header_end };
  else if (crop->has_headers && layout->steps.height > 0)
    stretches[n++] = (Stretch){ layout->steps.y, layout->steps.height };
  stretches[n++] = (Stretch){ layout->rows[first].y, end->y + end->height - layout->rows[first].y };

  return n;
}

/* The tile of the headers of the phases, with room for the tip of the last one. */
static void
set_headers (const CjmCrop *crop, const CjmLayout *layout, CjmRect *from, CjmTile *tile)
{
  guint first, last;

  get_columns (crop, layout, &first, &last);
  tile->first_phase = layout->columns[first].phase;
  tile->n_phases = layout->columns[last].phase + 1 - tile->first_phase;
  from->width += MIN (layout->metrics->chevron_tip, MARGIN);
}

static guint
place_whole (const CjmLayout *layout, CjmTile *tile, double *width, double *height)
{
  *width = layout->width;
  *height = layout->height;
  *tile = (CjmTile){ .from = { 0, 0, layout->width, layout->height } };
  return 1;
}

static double
get_length (const Stretch *stretches, guint n_stretches)
{
  double length = 0;

  for (guint i = 0; i < n_stretches; i++)
    length += stretches[i].length;
  return length;
}

guint
cjm_crop_place (const CjmCrop *crop,
                const CjmLayout *layout,
                CjmTile tiles[CJM_CROP_MAX_TILES],
                double *width,
                double *height)
{
  Stretch across[3], down[3];
  guint n_across, n_down, n = 0;
  double y = MARGIN;

  if (cjm_crop_is_whole (crop) || layout->n_rows == 0 || layout->n_columns == 0)
    return place_whole (layout, tiles, width, height);

  n_across = place_across (crop, layout, across);
  n_down = place_down (crop, layout, down);
  *width = get_length (across, n_across) + 2 * MARGIN;
  *height = get_length (down, n_down) + 2 * MARGIN;

  for (guint i = 0; i < n_down; y += down[i++].length)
    {
      double x = MARGIN;

      for (guint j = 0; j < n_across; x += across[j++].length)
        {
          CjmRect from = { across[j].start, down[i].start, across[j].length, down[i].length };

          CjmTile tile = { .y = y };

          if (crop->has_headers && i == 0 && j == n_across - 1)
            set_headers (crop, layout, &from, &tile);
          tile.from = cjm_layout_place (layout, from);
          tile.x = cjm_layout_mirror (layout, *width, x, from.width);
          tiles[n++] = tile;
        }
    }

  return n;
}
