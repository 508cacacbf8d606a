#pragma once

#include <glib.h>

/* The catalogue of lanes that can be added to a map at any time, whatever template it came
 * from. Each has a kind and, in data/words.desktop.in, a name and a guiding question, which
 * cjm_words_get_lane_name() and cjm_words_get_lane_question() give in a map's language. */

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* what the words are found by; never in a file */
  const char *kind; /* one of cjm-lane-kind.h */
} CjmLaneOffer;

/* In the order that a menu lists them. */
guint cjm_lane_offer_get_n_offers (void);
const CjmLaneOffer *cjm_lane_offer_get_nth (guint index);

G_END_DECLS
