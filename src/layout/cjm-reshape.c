#include "cjm-layout-private.h"
#include "cjm-reshape.h"

#include <math.h>

/* Narrower columns make larger letters, until their texts make the sheet too high. A text of one
 * area is as high as that area divided by its width, and paddings keep their height whatever the
 * width is, so that a sheet is about as high as
 *
 *   fixed + area / width
 *
 * Both are guessed from the sheet in its own shape, and known better from every sheet that was
 * laid out since. */

/* As often is a sheet laid out, and this part of its height may be left to its rows. */
#define MAX_TRIES 6
#define TOLERANCE 0.012

/* The same for a map of so many notes, which takes its time. */
#define MANY_NOTES 1500
#define MAX_TRIES_MANY 2
#define TOLERANCE_MANY 0.05

/* What is aimed at, in parts of the tolerance: a sheet that came out too high is of no use. */
#define AIM 0.4

/* What is in a row that does not get lower when columns get wider. */
#define ROW_FIXED 26.0

typedef struct
{
  double ratio;
  double beside; /* of the sheet's content, what is no column */
  double fixed, area;
  double least;         /* sum of the columns' widths */
  double narrow, wide;  /* too narrow, and wide enough, as far as is known */
  double width, height; /* of the columns and the content of the sheet laid out last */
  double natural;       /* sum of the columns' widths in the sheet's own shape */
} Search;

static CjmLayout *
stretch_columns (const CjmLayout *layout, double stretch)
{
  const CjmLayoutForm form = { .stretch = stretch };

  return cjm_layout_new_formed (layout, &form);
}

static double
get_height (const CjmLayout *layout)
{
  return cjm_layout_get_content (layout).height - layout->spare;
}

static void
search_init (Search *search, const CjmLayout *layout, double ratio)
{
  double rows = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmRowBox *row = layout->rows[i].row;

      if (row->is_stretchable)
        rows += MAX (0, row->height - ROW_FIXED);
    }

  search->ratio = ratio;
  search->width = search->natural = cjm_layout_get_columns_width (layout);
  search->height = get_height (layout);
  search->beside
      = layout->metrics->label_width + layout->metrics->tip_room - layout->metrics->lane_gap;
  search->fixed = search->height - rows;
  search->area = rows * search->width;
  search->least = MAX (cjm_layout_get_least_width (layout),
                       cjm_layout_get_least_content (layout) - search->beside);
  search->narrow = 0;
  search->wide = INFINITY;
}

/* The width of columns at which fixed + area / width is as high as the shape demands. */
static double
solve (const Search *search, double fixed)
{
  double b = search->beside - search->ratio * fixed;

  return (sqrt (b * b + 4 * search->ratio * search->area) - b) / 2;
}

/* Two sheets tell how much of their height depends on their width. */
static void
learn (Search *search, double width, double height)
{
  double area = (height - search->height) / (1 / width - 1 / search->width);

  if (fabs (width - search->width) > 0.005 * width && area > 0 && area < height * width)
    {
      search->area = area;
      search->fixed = height - area / width;
    }
  else
    search->fixed += height - (search->fixed + search->area / width);
  search->width = width;
  search->height = height;
}

/* The next width to try, between those that were. */
static double
choose_width (const Search *search, double tolerance)
{
  double width = solve (search, search->fixed * (1 + AIM * tolerance));

  if (width <= search->narrow || width >= search->wide)
    width = isinf (search->wide) ? search->narrow * 1.3 : (search->narrow + search->wide) / 2;

  return MAX (width, search->least);
}

double
cjm_layout_guess_width (const CjmLayout *layout, double ratio)
{
  Search search;

  search_init (&search, layout, ratio);
  return MAX (solve (&search, search.fixed), search.least) + search.beside;
}

/* How much higher the content of @layout could be in that shape; less than nothing where it is
 * too high. */
static double
get_spare (const CjmLayout *layout, double ratio)
{
  CjmRect content = cjm_layout_get_content (layout);

  return content.width / ratio - content.height;
}

/* Wider columns make no sheet higher: one that is as wide as the last one was high is surely wide
 * enough. */
static CjmLayout *
make_sure (const CjmLayout *layout, const Search *search)
{
  double width = search->ratio * search->height - search->beside;

  return stretch_columns (layout, (width + 1) / search->natural);
}

static CjmLayout *
search_shape (const CjmLayout *layout, Search *search, guint n_tries, double tolerance)
{
  CjmLayout *best = NULL;

  for (guint i = 0; i < n_tries; i++)
    {
      double width = choose_width (search, tolerance), spare;
      CjmLayout *next = stretch_columns (layout, width / search->natural);

      spare = get_spare (next, search->ratio);
      learn (search, cjm_layout_get_columns_width (next), get_height (next));
      if (spare < 0)
        search->narrow = search->width;
      else
        {
          g_clear_pointer (&best, cjm_layout_unref);
          best = cjm_layout_ref (next);
          search->wide = search->width;
        }
      cjm_layout_unref (next);
      if (spare >= 0 && (spare <= tolerance * search->height || width <= search->least))
        break;
    }

  return best != NULL ? best : make_sure (layout, search);
}

CjmLayout *
cjm_layout_new_reshaped (const CjmLayout *layout, double ratio)
{
  gboolean is_large = layout->digest->n_notes > MANY_NOTES;
  CjmLayout *result;
  Search search;

  search_init (&search, layout, ratio);
  if (layout->n_columns == 0)
    result = stretch_columns (layout, 1);
  else
    result = search_shape (layout, &search, is_large ? MAX_TRIES_MANY : MAX_TRIES,
                           is_large ? TOLERANCE_MANY : TOLERANCE);

  cjm_layout_add_spare (result, MAX (0, get_spare (result, ratio)));
  return result;
}
