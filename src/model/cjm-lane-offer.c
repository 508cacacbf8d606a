#include "cjm-lane-offer.h"

static const CjmLaneOffer lane_offers[] = {
  { "needs", "notes" },
  { "doing", "notes" },
  { "thinking", "thoughts" },
  { "emotion", "emotion" },
  { "obstacles", "obstacles" },
  { "influence", "notes" },
  { "offer", "notes" },
  { "convince", "notes" },
  { "touchpoints", "touchpoints" },
  { "metrics", "metrics" },
  { "actions", "actions" },
  { "storyboard", "pictures" },
  { "buying-roles", "notes" },
  { "exit-criterion", "notes" },
  { "physical-evidence", "notes" },
  { "customer-actions", "notes" },
  { "line-of-interaction", "line-of-interaction" },
  { "frontstage", "notes" },
  { "line-of-visibility", "line-of-visibility" },
  { "backstage", "notes" },
  { "line-of-internal-interaction", "line-of-internal-interaction" },
  { "support-processes", "notes" },
};

guint
cjm_lane_offer_get_n_offers (void)
{
  return G_N_ELEMENTS (lane_offers);
}

const CjmLaneOffer *
cjm_lane_offer_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (lane_offers), NULL);

  return &lane_offers[index];
}
