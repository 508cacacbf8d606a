#include "cjm-blank.h"
#include "cjm-layout-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PITCH (CJM_BLANK_PITCH * CJM_POINTS_PER_MM)

/* Pitches of a column at most, and of one where the paper is as long as the map needs. */
#define MAX_PITCHES 6
#define FREE_PITCHES 2

/* Letters of notes need not be larger than this, in points, and are as large on a page as large as
 * the map. */
#define MAX_TYPE 28.0
#define FIT_TYPE 16.0

/* A question has room for so many letters, as wide as their size is, in a line at least. */
#define QUESTION_LETTERS 11.0

/* The size of the type and the height of the sheet depend on each other: that is tried so often. */
#define MAX_TRIES 6

/* A sheet as it stands on paper, in points of it. */
typedef struct
{
  CjmLayout *layout;
  double scale;
  double width, height;
} Sheet;

static double
get_scale (const CjmLayout *layout, double type)
{
  return type / layout->metrics->text[CJM_TEXT_NOTE].size;
}

/* The sheet with columns of @n_pitches and type of @scale. */
static Sheet
lay_out (const CjmLayout *layout, guint n_pitches, double scale)
{
  g_autofree double *widths = g_new (double, MAX (layout->n_columns, 1));
  const CjmLayoutForm form = { .stretch = 1, .widths = widths, .row_height = PITCH / scale };
  CjmRect content;
  Sheet sheet;

  for (guint i = 0; i < layout->n_columns; i++)
    widths[i] = n_pitches * PITCH / scale;
  sheet.layout = cjm_layout_new_formed (layout, &form);
  sheet.scale = scale;
  content = cjm_layout_get_content (sheet.layout);
  sheet.width = content.width * scale;
  sheet.height = content.height * scale;

  return sheet;
}

/* What stands beside the columns of a sheet, in points of the sheet. */
static double
get_beside (const CjmLayout *layout)
{
  return layout->metrics->label_width + layout->metrics->tip_room;
}

static gboolean
fits (const Sheet *sheet, double width, double height)
{
  return sheet->width <= width + 0.01 && sheet->height <= height + 0.01;
}

/* Lays out anew into @sheet; where it does not fit, @sheet stays as it is. */
static gboolean
try_scale (Sheet *sheet,
           const CjmLayout *layout,
           guint n_pitches,
           double scale,
           double width,
           double height)
{
  Sheet next = lay_out (layout, n_pitches, scale);

  if (!fits (&next, width, height))
    {
      cjm_layout_unref (next.layout);
      return FALSE;
    }

  g_clear_pointer (&sheet->layout, cjm_layout_unref);
  *sheet = next;
  return TRUE;
}

/* Letters so large that a question stands in a few lines, and that the columns are as wide as the
 * sheet must be for its masthead. */
static double
get_most (const CjmLayout *layout, guint n_pitches)
{
  double least_beside = cjm_layout_get_least_content (layout) - get_beside (layout);
  double columns = layout->n_columns * n_pitches * PITCH;

  return MIN (MIN (get_scale (layout, MAX_TYPE), columns / least_beside),
              n_pitches * PITCH / cjm_layout_get_width_for (layout, QUESTION_LETTERS));
}

/* With the largest type that the paper has room for; the layout is NULL where that is too small
 * for hands and eyes. */
static Sheet
fit (const CjmLayout *layout, guint n_pitches, double width, double height)
{
  double least = get_scale (layout, CJM_BLANK_MIN_TYPE);
  double most = (width - layout->n_columns * n_pitches * PITCH) / get_beside (layout);
  Sheet sheet = { NULL };

  if (most < least)
    return sheet;

  most = MAX (MIN (most, get_most (layout, n_pitches)), least);
  if (!try_scale (&sheet, layout, n_pitches, least, width, height)
      || try_scale (&sheet, layout, n_pitches, most, width, height))
    return sheet;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      double middle = (least + most) / 2;

      if (try_scale (&sheet, layout, n_pitches, middle, width, height))
        least = middle;
      else
        most = middle;
    }

  return sheet;
}

/* Columns as wide as can be: a note more beside each other is worth more than larger letters. */
static Sheet
fit_widest (const CjmLayout *layout, guint most, double width, double height)
{
  Sheet sheet = { NULL };

  for (guint i = most; i > 0 && sheet.layout == NULL; i--)
    sheet = fit (layout, i, width, height);
  return sheet;
}

/* Papers */

/* What is left of a paper inside its margins, in points. */
typedef struct
{
  double width, height;
} Area;

static Area
get_area (const CjmPaper *paper, double margin, gboolean is_landscape)
{
  double across = (paper->width - 2 * margin) * CJM_POINTS_PER_MM;
  double along = (paper->height - 2 * margin) * CJM_POINTS_PER_MM;

  if (cjm_paper_is_roll (paper))
    along = (CJM_PAPER_MAX_SIDE - 2 * margin) * CJM_POINTS_PER_MM;

  return (along > across) == is_landscape ? (Area){ along, across } : (Area){ across, along };
}

static gboolean
has_room (const CjmPaper *paper, double margin, const Sheet *least)
{
  for (guint i = 0; i < 2; i++)
    {
      Area area = get_area (paper, margin, i == 0);

      if (area.width >= least->width && area.height >= least->height)
        return TRUE;
    }

  return FALSE;
}

/* The smallest paper of the table that would do; NULL where none would. Rolls come last. */
static const CjmPaperSize *
find_paper (double margin, const Sheet *least)
{
  const CjmPaperSize *best = NULL;

  for (const CjmPaperSize *size = cjm_paper_get_sizes (); size->name != NULL; size++)
    {
      CjmPaper paper = { size->width, size->height };
      gboolean is_smaller
          = best == NULL || (best->height == 0 && size->height > 0)
            || (size->height > 0 && size->width * size->height < best->width * best->height)
            || (size->height == 0 && best->height == 0 && size->width < best->width);

      if (is_smaller && has_room (&paper, margin, least))
        best = size;
    }

  return best;
}

static void
refuse (const CjmLayout *layout, double margin, GError **error)
{
  Sheet least = lay_out (layout, 1, get_scale (layout, CJM_BLANK_MIN_TYPE));
  const CjmPaperSize *size = find_paper (margin, &least);
  double width = ceil (least.width / CJM_POINTS_PER_MM + 2 * margin);
  double height = ceil (least.height / CJM_POINTS_PER_MM + 2 * margin);
  g_autofree char *own = g_strdup_printf ("%.0fx%.0fmm", width, height);

  cjm_layout_unref (least.layout);
  g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_SIZE,
               /* Translators: the numbers are millimetres, %s is a paper. */
               _ ("sticky notes of 76 mm need %.0f × %.0f mm for this map; take %s"), width, height,
               size != NULL ? size->name : own);
}

/* The whole */

static void
set_page (CjmPage *page, const Sheet *sheet, double width, double height, double margin)
{
  CjmRect content = cjm_layout_place (sheet->layout, cjm_layout_get_content (sheet->layout));

  page->width = width + 2 * margin;
  page->height = height + 2 * margin;
  page->scale = sheet->scale;
  page->x = margin + (width - sheet->width) / 2 - content.x * sheet->scale;
  page->y = margin + (height - sheet->height) / 2 - content.y * sheet->scale;
}

/* Of two ways round, that with more room in its columns, and then with larger letters. */
static gboolean
is_better (const Sheet *a, const Sheet *b)
{
  double first, second;

  if (a->layout == NULL || b->layout == NULL)
    return a->layout != NULL;

  first = a->layout->columns[0].width * a->scale;
  second = b->layout->columns[0].width * b->scale;
  return fabs (first - second) > 1 ? first > second : a->scale > b->scale;
}

static Sheet
choose (const CjmLayout *layout,
        const CjmPaper *paper,
        CjmOrientation orientation,
        double margin,
        Area *area)
{
  Sheet best = { NULL };

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_landscape = i == 0;
      Area here = get_area (paper, margin, is_landscape);
      gboolean is_free = cjm_paper_is_roll (paper) && is_landscape;
      Sheet sheet;

      if (orientation == (is_landscape ? CJM_ORIENTATION_PORTRAIT : CJM_ORIENTATION_LANDSCAPE))
        continue;

      sheet = fit_widest (layout, is_free ? FREE_PITCHES : MAX_PITCHES, here.width, here.height);
      if (!is_better (&sheet, &best))
        {
          g_clear_pointer (&sheet.layout, cjm_layout_unref);
          continue;
        }
      g_clear_pointer (&best.layout, cjm_layout_unref);
      best = sheet;
      *area = here;
    }

  return best;
}

CjmLayout *
cjm_blank_lay_out (const CjmLayout *layout,
                   const CjmPaper *paper,
                   CjmOrientation orientation,
                   double margin,
                   CjmPage *page,
                   GError **error)
{
  Area area;
  Sheet sheet;

  if (cjm_paper_is_fit (paper))
    {
      sheet = lay_out (layout, FREE_PITCHES, get_scale (layout, FIT_TYPE));
      area = (Area){ sheet.width, sheet.height };
      margin = CJM_PAPER_MARGIN;
    }
  else if (!cjm_paper_check_margin (paper, margin, error))
    return NULL;
  else
    sheet = choose (layout, paper, orientation, margin, &area);

  if (sheet.layout == NULL)
    {
      refuse (layout, margin, error);
      return NULL;
    }

  /* As much is cut from a roll as the sheet is long. */
  if (cjm_paper_is_roll (paper) && area.width > area.height)
    area.width = sheet.width;
  else if (cjm_paper_is_roll (paper))
    area.height = sheet.height;
  set_page (page, &sheet, area.width, area.height, margin * CJM_POINTS_PER_MM);
  return sheet.layout;
}
