#include "cjm-stage.h"

#include <math.h>

/* What can be said of @stage once it is known who went on to the later one. */
static void
compare_stages (CjmStage *stage, const CjmStage *later)
{
  if (later->reached <= stage->reached)
    stage->standing = stage->reached - later->reached;
  if (stage->reached > 0)
    stage->conversion = later->reached / stage->reached;
}

static void
link_stages (CjmStages *stages)
{
  int next = -1;

  for (int i = (int) stages->n_stages - 1; i >= 0; i--)
    {
      CjmStage *stage = &stages->stages[i];

      if (isnan (stage->reached))
        continue;

      stage->next = next;
      if (next >= 0)
        compare_stages (stage, &stages->stages[next]);
      else
        stage->standing = stage->reached;
      next = i;
    }
}

/* NaN compares false, so that what is unknown is never the most of anything. */
static void
find_extremes (CjmStages *stages)
{
  double most_standing = 0, least_kept = 1;

  for (guint i = 0; i < stages->n_stages; i++)
    {
      const CjmStage *stage = &stages->stages[i];

      if (stage->standing > most_standing)
        {
          most_standing = stage->standing;
          stages->fullest = (int) i;
        }
      if (stage->conversion < least_kept)
        {
          least_kept = stage->conversion;
          stages->largest_drop = (int) i;
        }
    }
}

CjmStages *
cjm_stages_new (const CjmMap *map)
{
  guint n_stages = cjm_map_get_n_phases (map);
  CjmStages *stages = g_malloc (sizeof (CjmStages) + n_stages * sizeof (CjmStage));

  stages->n_stages = n_stages;
  stages->n_known = 0;
  stages->largest_drop = -1;
  stages->fullest = -1;

  for (guint i = 0; i < n_stages; i++)
    {
      double audience = cjm_map_get_phase (map, i)->audience;

      stages->stages[i] = (CjmStage){ audience, NAN, NAN, -1 };
      stages->n_known += !isnan (audience);
    }
  link_stages (stages);
  find_extremes (stages);

  return stages;
}

void
cjm_stages_free (CjmStages *stages)
{
  g_free (stages);
}
