#include "cjm-kind-label.h"

#include <glib/gi18n.h>

const char *
cjm_kind_get_label (const char *kind)
{
  static const struct
  {
    const char *kind, *label;
  } labels[] = {
    { "notes", N_ ("Notes") },
    { "thoughts", N_ ("Thoughts") },
    { "touchpoints", N_ ("Touchpoints") },
    { "emotion", N_ ("Emotion") },
    { "obstacles", N_ ("Obstacles") },
    { "metrics", N_ ("Metrics") },
    { "actions", N_ ("Actions") },
    { "pictures", N_ ("Pictures") },
    { "line-of-interaction", N_ ("Line of interaction") },
    { "line-of-visibility", N_ ("Line of visibility") },
    { "line-of-internal-interaction", N_ ("Line of internal interaction") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return _ (labels[i].label);

  return kind;
}
