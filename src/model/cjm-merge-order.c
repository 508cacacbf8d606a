#include "cjm-merge-private.h"

/* Both sides are compared with the base: of the things that both have, the longest run that a
 * side left in the base's order has stayed there, and the others have been moved. What stayed on
 * both sides, and what both sides moved or added, is the backbone of the result. Everything else
 * goes behind the part of the backbone that it follows on the one side that placed it. */

typedef struct
{
  GHashTable *places; /* thing => its index in the list + 1 */
  GHashTable *stayed; /* things that this side has where the base has them */
} Side;

static GHashTable *
number (const GPtrArray *list)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (places, list->pdata[i], GUINT_TO_POINTER (i + 1));

  return places;
}

static guint
get_place (GHashTable *places, gconstpointer thing)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, thing));
}

/* The things of @list that are in one of the longest rising runs of their places in the base. */
static GHashTable *
find_stayed (const GPtrArray *list, GHashTable *base)
{
  GHashTable *stayed = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint)); /* of runs by length */
  g_autofree int *before = g_new (int, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    {
      guint place = get_place (base, list->pdata[i]), low = 0, high = ends->len;

      if (place == 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (get_place (base, list->pdata[g_array_index (ends, guint, middle)]) < place)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (int) g_array_index (ends, guint, low - 1) : -1;
      if (low == ends->len)
        g_array_append_val (ends, i);
      else
        g_array_index (ends, guint, low) = i;
    }
  if (ends->len > 0)
    for (int i = (int) g_array_index (ends, guint, ends->len - 1); i >= 0; i = before[i])
      g_hash_table_add (stayed, list->pdata[i]);

  return stayed;
}

static void
side_init (Side *side, const GPtrArray *list, GHashTable *base)
{
  side->places = number (list);
  side->stayed = find_stayed (list, base);
}

static void
side_clear (Side *side)
{
  g_hash_table_unref (side->places);
  g_hash_table_unref (side->stayed);
}

/* Whether @side says where @thing goes: it moved or added it, or is the only one that has it. */
static gboolean
is_placed_by (const Side *side, const Side *other, gconstpointer thing)
{
  return !g_hash_table_contains (side->stayed, thing)
         || !g_hash_table_contains (other->places, thing);
}

/* The things of @list that both sides have and that none of them places alone. */
static GPtrArray *
list_backbone (const GPtrArray *list, const Side *mine, const Side *theirs)
{
  GPtrArray *backbone = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      gconstpointer thing = list->pdata[i];

      if (g_hash_table_contains (mine->places, thing)
          && g_hash_table_contains (theirs->places, thing)
          && is_placed_by (mine, theirs, thing) == is_placed_by (theirs, mine, thing))
        g_ptr_array_add (backbone, list->pdata[i]);
    }

  return backbone;
}

/* What both moved, but not to the same place. */
static void
add_clashes (GPtrArray *clashes, const GPtrArray *mine, const GPtrArray *theirs, const Side *side)
{
  g_autoptr (GHashTable) befores = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < theirs->len; i++)
    g_hash_table_insert (befores, theirs->pdata[i], i > 0 ? theirs->pdata[i - 1] : NULL);
  for (guint i = 0; i < mine->len; i++)
    if (!g_hash_table_contains (side->stayed, mine->pdata[i])
        && g_hash_table_lookup (befores, mine->pdata[i]) != (i > 0 ? mine->pdata[i - 1] : NULL))
      g_ptr_array_add (clashes, mine->pdata[i]);
}

static GPtrArray *
get_run (GHashTable *runs, gpointer anchor)
{
  GPtrArray *run = g_hash_table_lookup (runs, anchor);

  if (run == NULL)
    {
      run = g_ptr_array_new ();
      g_hash_table_insert (runs, anchor, run);
    }

  return run;
}

/* What @side places, by the thing of the backbone before it; by NULL at the head. */
static GHashTable *
list_runs (const GPtrArray *list, GHashTable *backbone, const Side *side, const Side *other)
{
  GHashTable *runs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  gpointer anchor = NULL;

  for (guint i = 0; i < list->len; i++)
    if (g_hash_table_contains (backbone, list->pdata[i]))
      anchor = list->pdata[i];
    else if (is_placed_by (side, other, list->pdata[i]))
      g_ptr_array_add (get_run (runs, anchor), list->pdata[i]);

  return runs;
}

static void
append (GPtrArray *result, const GPtrArray *run)
{
  for (guint i = 0; i < run->len; i++)
    g_ptr_array_add (result, run->pdata[i]);
}

static void
append_runs (GPtrArray *result,
             GHashTable *mine,
             GHashTable *theirs,
             gpointer anchor,
             CjmMergeRankFunc rank)
{
  const GPtrArray *one = get_run (mine, anchor), *other = get_run (theirs, anchor);
  gboolean is_swapped = one->len > 0 && other->len > 0 && rank (one->pdata[0], other->pdata[0]) > 0;

  append (result, is_swapped ? other : one);
  append (result, is_swapped ? one : other);
}

GPtrArray *
cjm_merge_order (const GPtrArray *base,
                 const GPtrArray *mine,
                 const GPtrArray *theirs,
                 CjmMergeRankFunc rank,
                 GPtrArray *clashes)
{
  GPtrArray *result = g_ptr_array_new ();
  g_autoptr (GHashTable) base_places = number (base), backbone_places = NULL;
  g_autoptr (GHashTable) my_runs = NULL, their_runs = NULL;
  g_autoptr (GPtrArray) backbone = NULL, other_backbone = NULL;
  Side my_side, their_side;

  side_init (&my_side, mine, base_places);
  side_init (&their_side, theirs, base_places);
  backbone = list_backbone (mine, &my_side, &their_side);
  other_backbone = list_backbone (theirs, &my_side, &their_side);
  backbone_places = number (backbone);
  add_clashes (clashes, backbone, other_backbone, &my_side);
  my_runs = list_runs (mine, backbone_places, &my_side, &their_side);
  their_runs = list_runs (theirs, backbone_places, &their_side, &my_side);

  append_runs (result, my_runs, their_runs, NULL, rank);
  for (guint i = 0; i < backbone->len; i++)
    {
      g_ptr_array_add (result, backbone->pdata[i]);
      append_runs (result, my_runs, their_runs, backbone->pdata[i], rank);
    }
  side_clear (&my_side);
  side_clear (&their_side);

  return result;
}

GHashTable *
cjm_merge_find_moved (const GPtrArray *before, const GPtrArray *after)
{
  g_autoptr (GHashTable) places = number (before);
  g_autoptr (GHashTable) stayed = find_stayed (after, places);
  GHashTable *moved = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < after->len; i++)
    if (!g_hash_table_contains (stayed, after->pdata[i]))
      g_hash_table_add (moved, after->pdata[i]);

  return moved;
}
