#include "cjm-poster.h"
#include "cjm-reshape.h"

#include <math.h>

/* What is cut from a roll is at least this much longer than wide, as any A paper is. */
#define ROLL_RATIO 1.41421356

/* Inside its margins, in points. */
typedef struct
{
  double width, height;
} Area;

static Area
get_area (const CjmPaper *paper, double margin, gboolean is_landscape)
{
  double across = (paper->width - 2 * margin) * CJM_POINTS_PER_MM;
  double along = (paper->height - 2 * margin) * CJM_POINTS_PER_MM;

  return (across > along) == is_landscape ? (Area){ across, along } : (Area){ along, across };
}

/* A sheet that is long by itself runs along a roll as it is, as far as a page can be long. */
static Area
get_roll_area (const CjmPaper *paper, double margin, const CjmLayout *layout, gboolean is_landscape)
{
  CjmRect content = cjm_layout_get_content (layout);
  double across = (paper->width - 2 * margin) * CJM_POINTS_PER_MM;
  double ratio = is_landscape ? content.width / content.height : content.height / content.width;
  double longest = (CJM_PAPER_MAX_SIDE - 2 * margin) * CJM_POINTS_PER_MM;
  double along = MIN (across * MAX (ratio, ROLL_RATIO), longest);

  return is_landscape ? (Area){ along, across } : (Area){ across, along };
}

static Area
choose_area (const CjmLayout *layout,
             const CjmPaper *paper,
             CjmOrientation orientation,
             double margin)
{
  Area areas[2];
  double scales[2];

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      areas[i] = cjm_paper_is_roll (paper) ? get_roll_area (paper, margin, layout, i == 1)
                                           : get_area (paper, margin, i == 1);
      scales[i]
          = areas[i].width / cjm_layout_guess_width (layout, areas[i].width / areas[i].height);
    }

  switch (orientation)
    {
    case CJM_ORIENTATION_AUTOMATIC:
      return areas[scales[1] >= scales[0] ? 1 : 0];
    case CJM_ORIENTATION_LANDSCAPE:
      return areas[1];
    case CJM_ORIENTATION_PORTRAIT:
      return areas[0];
    }

  g_return_val_if_reached (areas[0]);
}

CjmLayout *
cjm_poster_lay_out (const CjmLayout *layout,
                    const CjmPaper *paper,
                    CjmOrientation orientation,
                    double margin,
                    CjmPage *page,
                    GError **error)
{
  double points = margin * CJM_POINTS_PER_MM;
  CjmLayout *poster;
  CjmRect content;
  Area area;

  if (!cjm_paper_check_margin (paper, margin, error))
    return NULL;

  area = choose_area (layout, paper, orientation, margin);
  poster = cjm_layout_new_reshaped (layout, area.width / area.height);
  content = cjm_layout_place (poster, cjm_layout_get_content (poster));
  page->width = area.width + 2 * points;
  page->height = area.height + 2 * points;
  page->scale = MIN (area.width / content.width, area.height / content.height);
  page->x = points + (area.width - content.width * page->scale) / 2 - content.x * page->scale;
  page->y = points + (area.height - content.height * page->scale) / 2 - content.y * page->scale;

  return poster;
}

double
cjm_poster_get_type_size (const CjmLayout *layout, const CjmPage *page)
{
  return layout->metrics->text[CJM_TEXT_NOTE].size * page->scale;
}
