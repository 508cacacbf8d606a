#include "cjm-channel.h"

#include <string.h>

static const CjmChannelKind channel_kinds[] = {
  { "web", CJM_FAMILY_OWN },
  { "online-shop", CJM_FAMILY_OWN },
  { "app", CJM_FAMILY_OWN },
  { "blog", CJM_FAMILY_OWN },
  { "video", CJM_FAMILY_OWN },
  { "podcast", CJM_FAMILY_OWN },
  { "webinar", CJM_FAMILY_OWN },
  { "search", CJM_FAMILY_SEARCH },
  { "social", CJM_FAMILY_SOCIAL },
  { "community", CJM_FAMILY_SOCIAL },
  { "influencer", CJM_FAMILY_SOCIAL },
  { "messaging", CJM_FAMILY_MESSAGING },
  { "sms", CJM_FAMILY_MESSAGING },
  { "chatbot", CJM_FAMILY_MESSAGING },
  { "e-mail", CJM_FAMILY_MAIL },
  { "newsletter", CJM_FAMILY_MAIL },
  { "letter", CJM_FAMILY_MAIL },
  { "ad", CJM_FAMILY_ADVERTISING },
  { "tv", CJM_FAMILY_ADVERTISING },
  { "radio", CJM_FAMILY_ADVERTISING },
  { "outdoor", CJM_FAMILY_ADVERTISING },
  { "print", CJM_FAMILY_ADVERTISING },
  { "sales-rep", CJM_FAMILY_PEOPLE },
  { "phone", CJM_FAMILY_PEOPLE },
  { "video-call", CJM_FAMILY_PEOPLE },
  { "workshop", CJM_FAMILY_PEOPLE },
  { "partner", CJM_FAMILY_PEOPLE },
  { "word-of-mouth", CJM_FAMILY_PEOPLE },
  { "shop", CJM_FAMILY_PLACES },
  { "marketplace", CJM_FAMILY_PLACES },
  { "office", CJM_FAMILY_PLACES },
  { "event", CJM_FAMILY_PLACES },
  { "press", CJM_FAMILY_PRESS },
  { "review-site", CJM_FAMILY_REVIEWS },
  { "support", CJM_FAMILY_SERVICE },
  { "payment", CJM_FAMILY_SERVICE },
  { "delivery", CJM_FAMILY_SERVICE },
  { "packaging", CJM_FAMILY_SERVICE },
};

guint
cjm_channel_kind_get_n_kinds (void)
{
  return G_N_ELEMENTS (channel_kinds);
}

const CjmChannelKind *
cjm_channel_kind_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (channel_kinds), NULL);

  return &channel_kinds[index];
}

const CjmChannelKind *
cjm_channel_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (channel_kinds); i++)
    if (strcmp (channel_kinds[i].name, name) == 0)
      return &channel_kinds[i];

  return NULL;
}

/* One of the map's own channels, or NULL. */
static const CjmChannel *
find_own_channel (const CjmMap *map, const CjmTouchpoint *touchpoint)
{
  if (touchpoint == NULL || touchpoint->own_channel == 0)
    return NULL;

  return cjm_map_find_channel (map, touchpoint->own_channel);
}

const CjmChannelKind *
cjm_touchpoint_find_channel_kind (const CjmMap *map, const CjmTouchpoint *touchpoint)
{
  const CjmChannel *own = find_own_channel (map, touchpoint);

  if (touchpoint == NULL)
    return NULL;

  return cjm_channel_kind_find (own != NULL ? own->icon : touchpoint->channel);
}

const char *
cjm_touchpoint_get_icon (const CjmMap *map, const CjmTouchpoint *touchpoint)
{
  const CjmChannelKind *kind = cjm_touchpoint_find_channel_kind (map, touchpoint);

  return kind != NULL ? kind->name : CJM_CHANNEL_OTHER;
}

const char *
cjm_touchpoint_get_channel_name (const CjmMap *map,
                                 const CjmTouchpoint *touchpoint,
                                 const CjmWords *words)
{
  const CjmChannel *own = find_own_channel (map, touchpoint);

  if (own != NULL)
    return own->name;
  if (touchpoint == NULL || touchpoint->channel[0] == '\0')
    return "";

  return cjm_words_get_channel (words, touchpoint->channel);
}
