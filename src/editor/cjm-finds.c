#include "cjm-finds.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Dark letters on these and on CJM_FINDS_COLOR can be read on any ground and in any theme. */
#define CURRENT_COLOR 0xff9f2e
#define LETTER_COLOR 0x14171d

/* Of a mark around its letters, in points. */
#define MARK_AIR 0.8

struct _CjmFinds
{
  guint references;
  GArray *matches;
  guint current;
  GHashTable *texts;  /* of CjmTarget: the matches in the text follow the first of them */
  GHashTable *places; /* of CjmPlace: where there is any match */
};

static guint
hash_target (gconstpointer data)
{
  const CjmTarget *target = data;
  guint64 hash = target->id ^ (guint64) target->field;

  return (guint) (hash ^ hash >> 32);
}

static gboolean
equal_targets (gconstpointer a, gconstpointer b)
{
  return cjm_target_equal (*(const CjmTarget *) a, *(const CjmTarget *) b);
}

static CjmMatch *
get_match (const CjmFinds *finds, guint index)
{
  return &g_array_index (finds->matches, CjmMatch, index);
}

CjmPlace
cjm_match_get_place (const CjmMatch *match)
{
  return match->lane != 0 ? cjm_place_for_note (match->target.id, match->lane, match->step)
                          : cjm_place_for_text (match->target.field, match->target.id);
}

CjmFinds *
cjm_finds_new (GArray *matches, guint current)
{
  CjmFinds *finds = g_new0 (CjmFinds, 1);

  finds->references = 1;
  finds->matches = g_array_ref (matches);
  finds->current = current;
  finds->texts = g_hash_table_new (hash_target, equal_targets);
  finds->places = g_hash_table_new_full (cjm_place_hash, cjm_place_equal_func, g_free, NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      CjmMatch *match = get_match (finds, i);
      CjmPlace place = cjm_match_get_place (match);

      if (i > 0 && cjm_target_equal (match->target, match[-1].target))
        continue;
      g_hash_table_insert (finds->texts, &match->target, match);
      g_hash_table_add (finds->places, g_memdup2 (&place, sizeof place));
    }

  return finds;
}

CjmFinds *
cjm_finds_ref (CjmFinds *finds)
{
  finds->references++;
  return finds;
}

void
cjm_finds_unref (CjmFinds *finds)
{
  if (--finds->references > 0)
    return;

  g_hash_table_unref (finds->texts);
  g_hash_table_unref (finds->places);
  g_array_unref (finds->matches);
  g_free (finds);
}

gboolean
cjm_finds_has_place (const CjmFinds *finds, const CjmPlace *place)
{
  return g_hash_table_contains (finds->places, place);
}

/* Marks */

static void
set_color (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgb (cr, (color >> 16) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

/* The rectangles of a match, one for each line or part of a line that it is in. */
static void
append_match (cairo_t *cr, PangoLayout *layout, const CjmMatch *match, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int start = MAX ((int) match->start, line->start_index);
      int end = MIN ((int) match->end, line->start_index + line->length);
      PangoRectangle extents;
      int *ranges, n_ranges;

      if (start >= end)
        continue;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        cairo_rectangle (cr, x + (double) ranges[2 * i] / PANGO_SCALE - MARK_AIR,
                         y + (double) extents.y / PANGO_SCALE,
                         (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE + 2 * MARK_AIR,
                         (double) extents.height / PANGO_SCALE);
      g_free (ranges);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
cjm_finds_paint (const CjmFinds *finds, cairo_t *cr, const CjmStop *stop)
{
  const CjmMatch *match = stop->place.kind == CJM_PLACE_TEXT
                              ? g_hash_table_lookup (finds->texts, &stop->place.target)
                              : NULL;
  const CjmMatch *end = get_match (finds, finds->matches->len);
  double x = stop->text_rect.x;
  PangoLayout *layout;
  double y;

  if (match == NULL || stop->block == NULL)
    return;

  layout = cjm_text_block_get_layout (stop->block);
  y = stop->text_rect.y + stop->block->offset;
  for (; match < end && cjm_target_equal (match->target, stop->place.target); match++)
    {
      if (match->end > strlen (pango_layout_get_text (layout)))
        return;

      cairo_save (cr);
      append_match (cr, layout, match, x, y);
      set_color (cr, match == get_match (finds, finds->current) ? CURRENT_COLOR : CJM_FINDS_COLOR);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      cairo_move_to (cr, x, y);
      set_color (cr, LETTER_COLOR);
      pango_cairo_show_layout (cr, layout);
      cairo_restore (cr);
    }
}

/* Dimming */

/* What says where one is stays as it is: without the names of phases and lanes, a note that was
 * found would hang in the air. */
static gboolean
is_landmark (const CjmPlace *place)
{
  return place->kind == CJM_PLACE_TEXT
         && (place->target.field == CJM_FIELD_PHASE_NAME
             || place->target.field == CJM_FIELD_STEP_NAME
             || place->target.field == CJM_FIELD_LANE_NAME
             || place->target.field == CJM_FIELD_GROUP_NAME);
}

gboolean
cjm_filter_dims (const CjmFilter *filter, const CjmPlace *place, const CjmNote *note)
{
  if (filter->dims_unbacked && note != NULL && note->evidence != CJM_EVIDENCE_DATA)
    return TRUE;

  /* Where nothing was found there is nothing to show in a better light. */
  return filter->finds != NULL && filter->finds->matches->len > 0 && !is_landmark (place)
         && !cjm_finds_has_place (filter->finds, place);
}
