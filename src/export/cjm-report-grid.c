#include "cjm-report-grid.h"
#include "cjm-cairo-device.h"
#include "cjm-crop-device.h"
#include "cjm-crop.h"
#include "cjm-layout-form.h"
#include "cjm-page-breaks.h"
#include "cjm-painter.h"

#include <math.h>

/* A column that reads well has room for so many letters of notes, as wide as their size is. */
#define COMFORT_LETTERS 10.0

/* Between the headers of phases and what stands below them on a page that goes on. */
#define HEAD_GAP 6.0

/* A header or a row that would leave less than this part of a page is treated as too high. */
#define LARGE_PART (1 / 3.0)

/* How full a page is at least where all are made even, and how often that is tried. */
#define LEAST_FILLED 0.5
#define N_BALANCES 6

/* Rows begin other pages when groups are named once more, and then may again. */
#define MAX_TRIES 4

/* The columns that stand beside each other. */
typedef struct
{
  guint first, last;
  double scale;
} Group;

/* What stands below each other, on the sheet. */
typedef struct
{
  double top, bottom;
  gboolean is_first; /* the headers stand right above it */
} Slice;

typedef struct
{
  const Group *group;
  const Slice *slice;
} Page;

struct _CjmReportGrid
{
  CjmLayout *layout;
  double width, height;
  double filled;  /* of the height, so that all pages are about as full */
  GArray *groups; /* of Group */
  GArray *slices; /* of Slice */
  GArray *pages;  /* of Page */
};

/* Groups of phases */

/* Behind the last column there must be room for the tip of its header. */
static double
get_room (const CjmReportGrid *grid, const CjmLayout *layout)
{
  const CjmMetrics *metrics = layout->metrics;

  return grid->width - layout->label_width - MAX (metrics->chevron_tip, metrics->tip_room);
}

static guint
count_steps (const CjmLayout *layout, guint phase)
{
  return cjm_sequence_get_length (layout->phases[phase].phase->steps);
}

/* The phases in groups of at most @capacity columns each, but for one that has more by itself. How
 * many groups; @groups may be NULL. */
static guint
divide (const CjmLayout *layout, guint capacity, GArray *groups)
{
  guint n_groups = 0, n_columns = 0, column = 0;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      guint n = count_steps (layout, i);

      if (n_groups == 0 || n_columns + n > capacity)
        {
          Group group = { .first = column, .scale = 1 };

          n_groups++;
          n_columns = 0;
          if (groups != NULL)
            g_array_append_val (groups, group);
        }
      n_columns += n;
      column += n;
      if (groups != NULL)
        g_array_index (groups, Group, groups->len - 1).last = column - 1;
    }

  return n_groups;
}

/* As few groups as can be, and these as even as can be. */
static void
create_groups (CjmReportGrid *grid, const CjmLayout *layout)
{
  double comfort = cjm_layout_get_width_for (layout, COMFORT_LETTERS);
  guint capacity = (guint) MAX (1, floor (get_room (grid, layout) / comfort + 1e-6));
  guint n_groups = divide (layout, capacity, NULL), least = 1;

  while (least < capacity && divide (layout, least, NULL) > n_groups)
    least++;
  divide (layout, least, grid->groups);
}

/* So wide that each group fills the page. */
static double *
create_widths (CjmReportGrid *grid, const CjmLayout *layout)
{
  double *widths = g_new0 (double, layout->n_columns);
  double room = get_room (grid, layout);

  for (guint i = 0; i < grid->groups->len; i++)
    {
      Group *group = &g_array_index (grid->groups, Group, i);
      double natural = 0, width = 0;

      for (guint j = group->first; j <= group->last; j++)
        natural += layout->columns[j].width;
      for (guint j = group->first; j <= group->last; j++)
        {
          widths[j] = cjm_layout_stretch_width (layout, layout->columns[j].width, room / natural);
          width += widths[j];
        }
      group->scale = MIN (1, grid->width / (width + grid->width - room));
    }

  return widths;
}

/* Slices of rows */

static double
get_head_bottom (const CjmLayout *layout)
{
  return layout->header.y + layout->header.height;
}

/* Headers that leave too little of a page are shown once. */
static gboolean
repeats_head (const CjmReportGrid *grid)
{
  return grid->layout->header.height + grid->layout->steps.height < LARGE_PART * grid->height;
}

static double
get_head_height (const CjmReportGrid *grid, gboolean is_first)
{
  const CjmLayout *layout = grid->layout;

  if (!repeats_head (grid))
    return 0;

  return is_first ? layout->header.height : layout->header.height + HEAD_GAP + layout->steps.height;
}

static double
get_end (const CjmReportGrid *grid)
{
  const CjmLayout *layout = grid->layout;
  const CjmPlacedRow *last;

  if (layout->n_rows == 0)
    return MAX (layout->descriptions.y + layout->descriptions.height,
                layout->steps.y + layout->steps.height);

  last = &layout->rows[layout->n_rows - 1];
  return last->y + last->height + layout->metrics->lane_end;
}

/* Where row @index begins; those behind the last one, where the sheet's rows end. */
static double
get_row_y (const CjmReportGrid *grid, guint index)
{
  return index < grid->layout->n_rows ? grid->layout->rows[index].y : get_end (grid);
}

static void
add_text (CjmPageBreaks *breaks, const CjmTextBlock *block, double y)
{
  if (block != NULL)
    cjm_page_breaks_add_lines (breaks, y, block->height, cjm_text_block_get_n_lines (block));
}

static void
add_cell (CjmPageBreaks *breaks, const CjmCellBox *cell, double y)
{
  add_text (breaks, cell->objective.block, y + cell->objective.rect.y);
  for (guint i = 0; i < cell->n_notes; i++)
    {
      const CjmNoteBox *note = &cell->notes[i];

      cjm_page_breaks_add_thing (breaks, y + note->y, y + note->y + note->height);
      add_text (breaks, note->text, y + note->y + note->text_y);
    }
}

static CjmPageBreaks *
create_breaks (const CjmReportGrid *grid)
{
  const CjmLayout *layout = grid->layout;
  CjmPageBreaks *breaks = cjm_page_breaks_new (layout->header.y, get_end (grid));

  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhaseBox *phase = &layout->phases[i];

      add_text (breaks, phase->name.block, phase->name.rect.y);
      add_text (breaks, phase->description.block, phase->description.rect.y);
    }
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmPlacedRow *placed = &layout->rows[i];
      double y = placed->y + cjm_placed_row_get_content_y (layout, placed);

      add_text (breaks, placed->row->name, y + placed->row->name_y);
      add_text (breaks, placed->row->question, y + placed->row->question_y);
      if (placed->row->emotion != NULL)
        cjm_page_breaks_add_thing (breaks, y + placed->row->emotion->top,
                                   y + placed->row->emotion->top + placed->row->emotion->height);
      for (guint j = 0; j < placed->row->n_cells; j++)
        if (cjm_row_box_begins_cell (placed->row, j))
          add_cell (breaks, placed->row->cells[j], y);
    }

  return breaks;
}

/* The last row that begins below @top and not below @limit; a line between lanes goes with the
 * lane below it. Returns where it begins, or @top. */
static double
find_row_break (const CjmReportGrid *grid, double top, double limit)
{
  const CjmLayout *layout = grid->layout;
  double best = top;

  if (get_end (grid) <= limit)
    return get_end (grid);

  for (guint i = 0; i < layout->n_rows && layout->rows[i].y <= limit; i++)
    if (layout->rows[i].y > top && !(i > 0 && layout->rows[i - 1].row->kind->look == CJM_LOOK_LINE))
      best = layout->rows[i].y;
  return best;
}

/* How high the row is that begins at @y. */
static double
get_row_height_at (const CjmReportGrid *grid, double y)
{
  for (guint i = 0; i < grid->layout->n_rows; i++)
    if (grid->layout->rows[i].y == y)
      return get_row_y (grid, i + 1) - y;

  return 0;
}

static double
find_break (const CjmReportGrid *grid, const CjmPageBreaks *breaks, double top, gboolean is_first)
{
  double limit = top + grid->filled - get_head_height (grid, is_first);
  double best = find_row_break (grid, top, limit);
  gboolean is_too_high
      = get_row_height_at (grid, best) > grid->filled - get_head_height (grid, FALSE);

  if (best > top && !(is_too_high && limit - best > LARGE_PART * grid->height))
    return best;

  return MAX (cjm_page_breaks_find (breaks, best, best + (limit - best) / 3, limit), top + 1);
}

static void
cut_slices (CjmReportGrid *grid, const CjmPageBreaks *breaks, double filled)
{
  double y = repeats_head (grid) ? get_head_bottom (grid->layout) : grid->layout->header.y;

  grid->filled = filled;
  g_array_set_size (grid->slices, 0);
  while (y < get_end (grid) - 0.5)
    {
      Slice slice = { .top = y, .is_first = grid->slices->len == 0 };

      slice.bottom = y = find_break (grid, breaks, y, slice.is_first);
      g_array_append_val (grid->slices, slice);
    }
}

/* A last page with a single row on it looks forgotten: as many pages are filled as evenly as can
 * be. */
static void
create_slices (CjmReportGrid *grid)
{
  g_autoptr (CjmPageBreaks) breaks = create_breaks (grid);
  double enough = grid->height, little = LEAST_FILLED * grid->height;
  guint n_slices;

  cut_slices (grid, breaks, grid->height);
  n_slices = grid->slices->len;
  for (guint i = 0; i < N_BALANCES && n_slices > 1; i++)
    {
      double middle = (enough + little) / 2;

      cut_slices (grid, breaks, middle);
      if (grid->slices->len <= n_slices)
        enough = middle;
      else
        little = middle;
    }
  if (grid->filled != enough)
    cut_slices (grid, breaks, enough);
}

/* Which rows begin a page; whether they are others than before. */
static gboolean
mark_starts (const CjmReportGrid *grid, gboolean *starts)
{
  gboolean has_changed = FALSE;

  for (guint i = 0; i < grid->layout->n_rows; i++)
    {
      gboolean is_start = FALSE;

      for (guint j = 1; j < grid->slices->len; j++)
        is_start |= g_array_index (grid->slices, Slice, j).top == grid->layout->rows[i].y;
      has_changed |= starts[i] != is_start;
      starts[i] = is_start;
    }

  return has_changed;
}

static void
lay_out (CjmReportGrid *grid, const CjmLayout *layout)
{
  g_autofree double *widths = create_widths (grid, layout);
  g_autofree gboolean *starts = g_new0 (gboolean, MAX (layout->n_rows, 1));
  const CjmLayoutForm form = { .stretch = 1, .widths = widths, .page_starts = starts };

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_clear_pointer (&grid->layout, cjm_layout_unref);
      grid->layout = cjm_layout_new_formed (layout, &form);
      create_slices (grid);
      if (!mark_starts (grid, starts))
        break;
    }
}

/* Pages */

static gboolean
is_in_group (const Group *group, guint column)
{
  return column >= group->first && column <= group->last;
}

/* The row that is cut by the top of @slice; NULL where one begins there. */
static const CjmPlacedRow *
find_cut_row (const CjmReportGrid *grid, const Slice *slice)
{
  for (guint i = 0; i < grid->layout->n_rows; i++)
    if (grid->layout->rows[i].y < slice->top - 0.5 && get_row_y (grid, i + 1) > slice->top + 0.5)
      return &grid->layout->rows[i];

  return NULL;
}

static gboolean
has_notes (const CjmReportGrid *grid,
           const CjmPlacedRow *placed,
           const Group *group,
           const Slice *slice)
{
  double y = placed->y + cjm_placed_row_get_content_y (grid->layout, placed);

  for (guint i = group->first; i <= group->last; i++)
    for (guint j = 0; j < placed->row->cells[i]->n_notes; j++)
      {
        const CjmNoteBox *note = &placed->row->cells[i]->notes[j];

        if (y + note->y < slice->bottom && y + note->y + note->height > slice->top)
          return TRUE;
      }

  return FALSE;
}

static gboolean
has_descriptions (const CjmReportGrid *grid, const Group *group, const Slice *slice)
{
  for (guint i = 0; i < grid->layout->n_phases; i++)
    {
      const CjmTextBox *box = &grid->layout->phases[i].description;

      for (guint j = group->first; j <= group->last; j++)
        if (grid->layout->columns[j].phase == i && !box->is_hint
            && box->rect.y + box->rect.height > slice->top)
          return TRUE;
    }

  return FALSE;
}

/* Where one phase has much more to say than the others, these have nothing on its further pages. */
static gboolean
has_something (const CjmReportGrid *grid, const Group *group, const Slice *slice)
{
  const CjmPlacedRow *cut = find_cut_row (grid, slice);
  double first = get_row_y (grid, 0);

  if (slice->is_first)
    return TRUE;
  if (slice->bottom <= first + 0.5)
    return has_descriptions (grid, group, slice);

  return cut == NULL || slice->bottom > cut->y + cut->height + 0.5
         || has_notes (grid, cut, group, slice);
}

static void
create_pages (CjmReportGrid *grid)
{
  for (guint i = 0; i < grid->groups->len; i++)
    for (guint j = 0; j < grid->slices->len; j++)
      {
        Page page
            = { &g_array_index (grid->groups, Group, i), &g_array_index (grid->slices, Slice, j) };

        if (has_something (grid, page.group, page.slice))
          g_array_append_val (grid->pages, page);
      }
}

CjmReportGrid *
cjm_report_grid_new (const CjmLayout *layout, double width, double height)
{
  CjmReportGrid *grid = g_new0 (CjmReportGrid, 1);

  g_return_val_if_fail (layout->n_phases > 0, NULL);

  grid->width = width;
  grid->height = height;
  grid->groups = g_array_new (FALSE, TRUE, sizeof (Group));
  grid->slices = g_array_new (FALSE, TRUE, sizeof (Slice));
  grid->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  create_groups (grid, layout);
  lay_out (grid, layout);
  create_pages (grid);

  return grid;
}

void
cjm_report_grid_free (CjmReportGrid *grid)
{
  g_array_unref (grid->pages);
  g_array_unref (grid->slices);
  g_array_unref (grid->groups);
  cjm_layout_unref (grid->layout);
  g_free (grid);
}

guint
cjm_report_grid_get_n_pages (const CjmReportGrid *grid)
{
  return grid->pages->len;
}

static const Page *
get_page (const CjmReportGrid *grid, guint page)
{
  return &g_array_index (grid->pages, Page, page);
}

void
cjm_report_grid_get_phases (const CjmReportGrid *grid, guint page, guint *first, guint *last)
{
  const Group *group = get_page (grid, page)->group;

  *first = grid->layout->columns[group->first].phase;
  *last = grid->layout->columns[group->last].phase;
}

guint
cjm_report_grid_find_page (const CjmReportGrid *grid, guint phase)
{
  for (guint i = 0; i < grid->pages->len; i++)
    {
      guint first, last;

      cjm_report_grid_get_phases (grid, i, &first, &last);
      if (phase >= first && phase <= last)
        return i;
    }

  g_return_val_if_reached (0);
}

double
cjm_report_grid_get_least_scale (const CjmReportGrid *grid)
{
  double least = 1;

  for (guint i = 0; i < grid->groups->len; i++)
    least = MIN (least, g_array_index (grid->groups, Group, i).scale);
  return least;
}

guint
cjm_report_grid_get_widest_phase (const CjmReportGrid *grid)
{
  guint widest = 0;

  for (guint i = 1; i < grid->layout->n_phases; i++)
    if (count_steps (grid->layout, i) > count_steps (grid->layout, widest))
      widest = i;
  return widest;
}

/* Painting */

/* The rows between two heights. The name and the bracket of a group are drawn with its first row.
 */
static void
paint_rows (const CjmReportGrid *grid, const CjmPainter *painter, double top, double bottom)
{
  const CjmLayout *layout = grid->layout;
  guint first = 0;

  while (first < layout->n_rows && get_row_y (grid, first + 1) <= top)
    first++;
  while (first < layout->n_rows && first > 0 && !layout->rows[first].is_first)
    first--;
  for (guint i = first; i < layout->n_rows && layout->rows[i].y < bottom; i++)
    cjm_paint_part (painter, CJM_PAINTER_FIRST_ROW + i);
}

/* Draws what lies at @from of the sheet with its corner at @x, @y of a page; neither is mirrored.
 * @headers: of how many phases from @phase on, and nothing else. */
static void
paint_part (const CjmReportGrid *grid,
            cairo_t *cr,
            CjmArtwork *artwork,
            CjmRect from,
            double x,
            double y,
            guint phase,
            guint n_headers)
{
  const CjmLayout *layout = grid->layout;
  CjmCairoDevice device;
  CjmCropDevice crop;
  CjmPainter painter = { .device = &crop.device, .layout = layout };

  x = cjm_layout_mirror (layout, grid->width, x, from.width);
  from = cjm_layout_place (layout, from);
  cairo_save (cr);
  cairo_rectangle (cr, x, y, from.width, from.height);
  cairo_clip (cr);
  cairo_translate (cr, x - from.x, y - from.y);
  cjm_cairo_device_init (&device, cr, artwork);
  cjm_crop_device_init (&crop, &device.device, from);
  if (n_headers > 0)
    cjm_paint_headers (&painter, phase, n_headers);
  else if (from.y < get_row_y (grid, 0))
    cjm_paint_part (&painter, CJM_PAINTER_PHASES);
  if (n_headers == 0)
    paint_rows (grid, &painter, from.y, from.y + from.height);
  cairo_restore (cr);
}

/* A band of the sheet, labels and columns, with its top at @y of the page. */
static void
paint_band (const CjmReportGrid *grid,
            cairo_t *cr,
            CjmArtwork *artwork,
            const Group *group,
            double top,
            double height,
            double y)
{
  const CjmLayout *layout = grid->layout;
  const CjmColumn *last = &layout->columns[group->last];
  double x = layout->columns[group->first].x, end = last->x + last->width;

  if (is_in_group (group, layout->n_columns - 1))
    end += layout->metrics->tip_room;
  paint_part (grid, cr, artwork, (CjmRect){ layout->label_x, top, layout->label_width, height }, 0,
              y, 0, 0);
  paint_part (grid, cr, artwork, (CjmRect){ x, top, end - x, height }, layout->label_width, y, 0,
              0);
}

static void
paint_headers (const CjmReportGrid *grid, cairo_t *cr, CjmArtwork *artwork, const Group *group)
{
  const CjmLayout *layout = grid->layout;
  const CjmColumn *first = &layout->columns[group->first], *last = &layout->columns[group->last];
  CjmRect header = layout->header;

  paint_part (grid, cr, artwork,
              (CjmRect){ layout->label_x, header.y, layout->label_width, header.height }, 0, 0, 0,
              0);
  paint_part (grid, cr, artwork,
              (CjmRect){ first->x, header.y,
                         last->x + last->width - first->x + layout->metrics->chevron_tip,
                         header.height },
              layout->label_width, 0, first->phase, last->phase + 1 - first->phase);
}

/* A lane that goes on is named once more. */
static void
paint_label (const CjmReportGrid *grid,
             cairo_t *cr,
             CjmArtwork *artwork,
             const Slice *slice,
             double y)
{
  const CjmLayout *layout = grid->layout;
  const CjmPlacedRow *cut = find_cut_row (grid, slice);
  double top, height;

  if (cut == NULL)
    return;

  top = cut->y + cjm_placed_row_get_content_y (layout, cut) + cut->row->name_y - 2;
  height = cut->row->question_y + cut->row->question->height - cut->row->name_y + 4;
  if (top + height <= slice->top && MIN (cut->y + cut->height, slice->bottom) > slice->top + height)
    paint_part (grid, cr, artwork, (CjmRect){ layout->label_x, top, layout->label_width, height },
                0, y + layout->metrics->row_top, 0, 0);
}

void
cjm_report_grid_paint (const CjmReportGrid *grid, cairo_t *cr, CjmArtwork *artwork, guint page)
{
  const CjmLayout *layout = grid->layout;
  const Group *group = get_page (grid, page)->group;
  const Slice *slice = get_page (grid, page)->slice;
  double y = get_head_height (grid, slice->is_first);

  cairo_save (cr);
  if (layout->is_rtl)
    cairo_translate (cr, grid->width * (1 - group->scale), 0);
  cairo_scale (cr, group->scale, group->scale);
  if (repeats_head (grid))
    paint_headers (grid, cr, artwork, group);
  if (repeats_head (grid) && !slice->is_first && layout->steps.height > 0)
    paint_band (grid, cr, artwork, group, layout->steps.y, layout->steps.height,
                layout->header.height + HEAD_GAP);
  paint_band (grid, cr, artwork, group, slice->top, slice->bottom - slice->top, y);
  paint_label (grid, cr, artwork, slice, y);
  cairo_restore (cr);
}
