#include "fuzz-target.h"

#include "cjm-edit.h"
#include "cjm-fragment.h"
#include "cjm-map.h"
#include "cjm-test-maps.h"

/* Parts of maps on the clipboard say of themselves that they come from this program; anybody can
 * say so. They are put into a map in every way there is, and that map must survive a save. */

#define MAX_SIZE 65536

/* A random map, with a phase and a lane at least. */
static CjmMap *
make_map (GRand *random)
{
  g_autoptr (CjmMap) some = cjm_test_random_map (random, 0);
  g_autoptr (CjmMap) phased = cjm_map_add_phase (some, 0, "Phase", random, NULL);

  return cjm_map_add_lane (phased, 0, 0, "Lane", random, NULL);
}

static CjmMap *
paste (const CjmMap *map, const CjmMap *fragment, CjmPart part, GRand *random, CjmPasted *pasted)
{
  const CjmPhase *phase = cjm_map_get_phase (map, 0);
  const CjmLane *lane = cjm_map_get_lane (map, 0);
  const CjmRecord *step = cjm_sequence_get (phase->steps, 0);

  switch (part)
    {
    case CJM_PART_CELLS:
      return cjm_map_paste_cells (map, fragment, lane->record.id, step->id, 0, random, pasted);
    case CJM_PART_STEPS:
      return cjm_map_paste_steps (map, fragment, phase->record.id, 1, random, pasted);
    case CJM_PART_PHASES:
      return cjm_map_paste_phases (map, fragment, 1, random, pasted);
    case CJM_PART_LANES:
      return cjm_map_paste_lanes (map, fragment, 1, 0, random, pasted);
    }

  g_return_val_if_reached (NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (CjmMap) fragment = size <= MAX_SIZE ? cjm_fuzz_read (data, size) : NULL;

  for (guint part = 0; fragment != NULL && part < CJM_N_PARTS; part++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (part);
      g_autoptr (CjmMap) map = make_map (random);
      g_autoptr (CjmMap) pasted_into = NULL;
      g_autoptr (CjmMap) saved = NULL;
      CjmPasted pasted;

      cjm_pasted_init (&pasted);
      pasted_into = paste (map, fragment, (CjmPart) part, random, &pasted);
      g_assert_nonnull (pasted_into);
      saved = cjm_fuzz_save (pasted_into);
      cjm_fuzz_check_round_trip (saved);
      cjm_pasted_clear (&pasted);
    }

  return 0;
}
