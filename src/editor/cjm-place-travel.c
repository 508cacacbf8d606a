#include "cjm-place.h"

#include <math.h>

/* Where the arrows and Tab lead. */

typedef struct
{
  const CjmLayout *layout;
  const CjmStop *from;
  CjmMove move;
  CjmStop *stop;
  double score;
  gboolean is_found;
  gboolean has_passed; /* the listing is beyond @from */
} MoveSearch;

static gboolean
is_same_cell (const CjmStop *a, const CjmStop *b)
{
  return cjm_place_is_note (&a->place) && cjm_place_is_note (&b->place) && a->band == b->band
         && a->column == b->column;
}

/* What Tab does not stop at: nothing is written into a photo, and who made the map is not what
 * comes after who makes the journey. */
static gboolean
is_aside (const CjmStop *stop)
{
  return stop->is_label || stop->place.kind == CJM_PLACE_PHOTO
         || (stop->place.kind == CJM_PLACE_TEXT
             && (stop->place.target.field == CJM_FIELD_AUTHOR
                 || stop->place.target.field == CJM_FIELD_EDITION));
}

/* Tab writes on and on through a map, so it passes by the labels of rows: what is typed there
 * would rename the lane. Arrows lead to them. */
static void
search_next_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;

  if (cjm_place_equal (&stop->place, &search->from->place))
    search->has_passed = TRUE;
  else if (search->has_passed && !search->is_found && !is_aside (stop)
           && !is_same_cell (stop, search->from))
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

static void
search_previous_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;

  if (cjm_place_equal (&stop->place, &search->from->place))
    search->has_passed = TRUE;
  else if (!search->has_passed && !is_aside (stop) && !is_same_cell (stop, search->from)
           && !(search->is_found && is_same_cell (stop, search->stop)))
    {
      *search->stop = *stop;
      search->is_found = TRUE;
    }
}

/* How far two ranges are apart; 0 where they overlap. */
static double
range_gap (double a, double a_length, double b, double b_length)
{
  return MAX (MAX (a - b - b_length, b - a - a_length), 0);
}

/* The nearest place in the direction of an arrow: by its own axis first, then by the other. */
static void
search_arrow_cb (const CjmStop *stop, gpointer user_data)
{
  MoveSearch *search = user_data;
  const CjmRect *a = &search->from->rect, *b = &stop->rect;
  gboolean is_vertical = search->move == CJM_MOVE_UP || search->move == CJM_MOVE_DOWN;
  double along, across, score;

  if (cjm_place_equal (&stop->place, &search->from->place))
    return;

  if (is_vertical)
    {
      along = (b->y + b->height / 2) - (a->y + a->height / 2);
      across = range_gap (a->x, a->width, b->x, b->width);
      if (across > 0 && stop->band >= CJM_BAND_PHASES && search->from->band >= CJM_BAND_PHASES
          && stop->band < cjm_layout_get_n_bands (search->layout) - 1)
        return; /* inside the grid, up and down keep to their column */
    }
  else
    {
      if (stop->band != search->from->band)
        return;
      along = (b->x + b->width / 2) - (a->x + a->width / 2);
      across = fabs (b->y - a->y);
    }
  if (search->move == CJM_MOVE_UP || search->move == CJM_MOVE_LEFT)
    along = -along;
  if (along <= 1)
    return;

  score = is_vertical ? along + 4 * across : along * 2 + across / 8;
  if (score < search->score)
    {
      *search->stop = *stop;
      search->score = score;
      search->is_found = TRUE;
    }
}

gboolean
cjm_layout_find_neighbour (const CjmLayout *layout,
                           const CjmPlace *from,
                           CjmMove move,
                           CjmStop *stop)
{
  CjmStop start;
  MoveSearch search
      = { .layout = layout, .from = &start, .move = move, .stop = stop, .score = INFINITY };

  if (!cjm_layout_find_stop (layout, from, &start))
    return FALSE;

  switch (move)
    {
    case CJM_MOVE_NEXT:
      cjm_layout_foreach_stop (layout, NULL, search_next_cb, &search);
      break;
    case CJM_MOVE_PREVIOUS:
      cjm_layout_foreach_stop (layout, NULL, search_previous_cb, &search);
      break;
    case CJM_MOVE_LEFT:
    case CJM_MOVE_RIGHT:
    case CJM_MOVE_UP:
    case CJM_MOVE_DOWN:
      cjm_layout_foreach_stop (layout, NULL, search_arrow_cb, &search);
      break;
    }

  return search.is_found;
}
