#include "cjm-actions.h"

#include <math.h>
#include <string.h>

CjmQuadrant
cjm_quadrant_find (int impact, int effort)
{
  if (impact <= 0 || effort <= 0)
    return CJM_QUADRANT_UNKNOWN;
  if (impact >= CJM_RATING_HIGH)
    return effort >= CJM_RATING_HIGH ? CJM_QUADRANT_BIG_BETS : CJM_QUADRANT_QUICK_WINS;

  return effort >= CJM_RATING_HIGH ? CJM_QUADRANT_THANKLESS : CJM_QUADRANT_FILL_INS;
}

static CjmLaneLook
get_look (const CjmMap *map, const CjmNoteSite *site)
{
  return cjm_lane_kind_get (cjm_map_get_lane (map, site->lane)->kind)->look;
}

GArray *
cjm_map_list_actions (const CjmMap *map)
{
  GArray *actions = g_array_new (FALSE, FALSE, sizeof (CjmActionItem));
  g_autoptr (GArray) notes = cjm_map_list_notes (map);

  for (guint i = 0; i < notes->len; i++)
    {
      CjmActionItem item = { .site = g_array_index (notes, CjmNoteSite, i) };

      if (get_look (map, &item.site) != CJM_LOOK_ACTIONS)
        continue;

      item.action = cjm_note_get_detail (item.site.note, CJM_RECORD_ACTION);
      item.quadrant = item.action != NULL
                          ? cjm_quadrant_find (item.action->impact, item.action->effort)
                          : CJM_QUADRANT_UNKNOWN;
      g_array_append_val (actions, item);
    }

  return actions;
}

/* The ids of all notes that an action answers; they are borrowed from @map. */
static GHashTable *
collect_answered (const CjmMap *map)
{
  GHashTable *answered = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) actions = cjm_map_list_actions (map);

  for (guint i = 0; i < actions->len; i++)
    {
      const CjmAction *action = g_array_index (actions, CjmActionItem, i).action;

      if (action == NULL)
        continue;
      for (guint j = 0; j < cjm_sequence_get_length (action->answers); j++)
        {
          CjmAnswer *answer = cjm_sequence_get (action->answers, j);

          g_hash_table_add (answered, &answer->record.id);
        }
    }

  return answered;
}

/* The index of the curve that a note of @lane is on; any id that the lane does not know stands
 * for its first curve. */
static int
find_curve (const CjmLane *lane, const CjmNote *note)
{
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);

  return feeling != NULL ? MAX (0, cjm_sequence_find (lane->curves, feeling->curve)) : 0;
}

/* The next note from @i on that is on @curve and has a value, or @end. */
static guint
find_point (const GArray *notes, guint i, guint end, const CjmLane *lane, int curve)
{
  for (; i < end; i++)
    {
      const CjmNote *note = g_array_index (notes, CjmNoteSite, i).note;

      if (!isnan (cjm_note_get_feeling (note)) && find_curve (lane, note) == curve)
        break;
    }

  return i;
}

/* Sets is_low for the low points of one curve among the lane's notes from @start to @end. */
static void
mark_low_points (const GArray *notes,
                 guint start,
                 guint end,
                 const CjmLane *lane,
                 int curve,
                 gboolean *is_low)
{
  double before = INFINITY; /* the last value that differed from this one */
  double value, after;
  guint run = find_point (notes, start, end, lane, curve); /* the first of points of one value */

  for (guint i = run, next; i < end; i = next)
    {
      next = find_point (notes, i + 1, end, lane, curve);
      value = cjm_note_get_feeling (g_array_index (notes, CjmNoteSite, i).note);
      after = next < end ? cjm_note_get_feeling (g_array_index (notes, CjmNoteSite, next).note)
                         : INFINITY;

      if (value <= CJM_FEELING_LOW)
        is_low[i] = TRUE;
      if (after == value)
        continue;
      if (value < 0 && before > value && after > value)
        is_low[run] = TRUE;
      before = value;
      run = next;
    }
}

static void
mark_lane (const CjmMap *map, const GArray *notes, guint start, guint end, gboolean *is_low)
{
  const CjmLane *lane = cjm_map_get_lane (map, g_array_index (notes, CjmNoteSite, start).lane);
  int n_curves = MAX (1, (int) cjm_sequence_get_length (lane->curves));

  for (int curve = 0; curve < n_curves; curve++)
    mark_low_points (notes, start, end, lane, curve, is_low);
}

/* For each of @notes whether it is a low point; the caller frees the array. */
static gboolean *
find_low_points (const CjmMap *map, const GArray *notes)
{
  gboolean *is_low = g_new0 (gboolean, notes->len + 1);

  for (guint start = 0, end; start < notes->len; start = end)
    {
      const CjmNoteSite *first = &g_array_index (notes, CjmNoteSite, start);

      end = start + 1;
      while (end < notes->len && g_array_index (notes, CjmNoteSite, end).lane == first->lane)
        end++;
      if (get_look (map, first) == CJM_LOOK_EMOTION)
        mark_lane (map, notes, start, end, is_low);
    }

  return is_low;
}

GArray *
cjm_map_list_pains (const CjmMap *map)
{
  GArray *pains = g_array_new (FALSE, FALSE, sizeof (CjmPain));
  g_autoptr (GArray) notes = cjm_map_list_notes (map);
  g_autoptr (GHashTable) answered = collect_answered (map);
  g_autofree gboolean *is_low = find_low_points (map, notes);

  for (guint i = 0; i < notes->len; i++)
    {
      CjmPain pain = { .site = g_array_index (notes, CjmNoteSite, i) };
      const CjmLane *lane = cjm_map_get_lane (map, pain.site.lane);

      if (strcmp (lane->kind, "obstacles") == 0)
        pain.kind = CJM_PAIN_OBSTACLE;
      else if (is_low[i])
        pain.kind = CJM_PAIN_LOW_POINT;
      else
        continue;

      pain.is_answered = g_hash_table_contains (answered, &pain.site.note->record.id);
      g_array_append_val (pains, pain);
    }

  return pains;
}
