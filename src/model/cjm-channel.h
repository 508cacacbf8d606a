#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* The vocabulary of channels: what carries a message to the persona, and the family that each
 * belongs to. A file names a channel by the name here; every channel has an icon of that name
 * in data/icons/channels/ and a word in data/words.desktop.in, so that maps of all languages
 * share one vocabulary. What it lacks is a channel of the user's own, which belongs to a map
 * (CjmChannel), or a name that a later version knows, which is shown as it is. */

G_BEGIN_DECLS

/* Channels of one family do alike: a journey that has one family alone hangs by one thread. */
typedef enum
{
  CJM_FAMILY_OWN,         /* media that the company runs itself */
  CJM_FAMILY_SEARCH,      /* being found */
  CJM_FAMILY_SOCIAL,      /* networks and who is heard there */
  CJM_FAMILY_MESSAGING,   /* conversations in writing */
  CJM_FAMILY_MAIL,        /* electronic and on paper */
  CJM_FAMILY_ADVERTISING, /* space that is paid for */
  CJM_FAMILY_PEOPLE,      /* somebody speaks */
  CJM_FAMILY_PLACES,      /* where one goes, or buys */
  CJM_FAMILY_PRESS,       /* what journalists write */
  CJM_FAMILY_REVIEWS,     /* what other customers say */
  CJM_FAMILY_SERVICE      /* what comes with the purchase */
} CjmChannelFamily;

#define CJM_N_CHANNEL_FAMILIES (CJM_FAMILY_SERVICE + 1)

/* The icon of what has none in the vocabulary. */
#define CJM_CHANNEL_OTHER "other"

typedef struct
{
  const char *name; /* in files */
  CjmChannelFamily family;
} CjmChannelKind;

/* All of the vocabulary, family by family. */
guint cjm_channel_kind_get_n_kinds (void);
const CjmChannelKind *cjm_channel_kind_get_nth (guint index);

/* NULL where the vocabulary has no such channel. */
const CjmChannelKind *cjm_channel_kind_find (const char *name);

/* What a touchpoint of @map uses; for one of the user's own channels, the channel whose icon it
 * borrows. NULL where that is none of the vocabulary. @touchpoint may be NULL. */
const CjmChannelKind *cjm_touchpoint_find_channel_kind (const CjmMap *map,
                                                        const CjmTouchpoint *touchpoint);

/* The name of its icon; CJM_CHANNEL_OTHER where it has none of its own. */
const char *cjm_touchpoint_get_icon (const CjmMap *map, const CjmTouchpoint *touchpoint);

/* The name of its channel to be shown, in the language of @words. Borrowed from @map and
 * @words; empty where the touchpoint names no channel. */
const char *cjm_touchpoint_get_channel_name (const CjmMap *map,
                                             const CjmTouchpoint *touchpoint,
                                             const CjmWords *words);

G_END_DECLS
