#include "cjm-score.h"

#include <math.h>
#include <string.h>

/* Longer ones are no scores. */
#define MAX_DIGITS 12

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

gboolean
cjm_score_read (const char *text, double *score, const char **rest)
{
  char number[MAX_DIGITS + 2] = "";
  const char *at = skip_blanks (text);
  gboolean is_negative = g_str_has_prefix (at, "-") || g_str_has_prefix (at, "\342\210\222");
  gsize length;

  if (is_negative || *at == '+')
    at = g_utf8_next_char (at);
  length = strspn (at, "0123456789.,");
  if (length == 0 || length > MAX_DIGITS || !g_ascii_isdigit (*at))
    return FALSE;

  memcpy (number, at, length);
  g_strdelimit (number, ",", '.');
  if (strchr (number, '.') != strrchr (number, '.') || !g_ascii_isdigit (number[length - 1]))
    return FALSE;
  at += length;
  if (*at != '\0' && *at != ':' && !g_unichar_isspace (g_utf8_get_char (at)))
    return FALSE;

  *score = g_ascii_strtod (number, NULL) * (is_negative ? -1 : 1);
  *rest = skip_blanks (*at == ':' ? at + 1 : at);
  return TRUE;
}

CjmScale
cjm_scale_find (double low, double high, CjmScale least)
{
  static const CjmScale scales[] = { { CJM_FEELING_MIN, CJM_FEELING_MAX },
                                     { 1, 5 },
                                     { 0, 5 },
                                     { 1, 7 },
                                     { 1, 10 },
                                     { 0, 10 },
                                     { -3, 3 },
                                     { -5, 5 },
                                     { 0, 100 },
                                     { -10, 10 },
                                     { -100, 100 } };
  double most = MAX (fabs (low), fabs (high));

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (scales[i].low <= MIN (low, least.low) && scales[i].high >= MAX (high, least.high))
      return scales[i];

  return (CjmScale){ low < 0 ? -most : 0, most };
}

double
cjm_scale_to_feeling (CjmScale scale, double score)
{
  double share = (score - scale.low) / (scale.high - scale.low);
  double value = CJM_FEELING_MIN + share * (CJM_FEELING_MAX - CJM_FEELING_MIN);

  /* Two decimals: a curve shows no more. */
  return CLAMP (round (value * 100) / 100, CJM_FEELING_MIN, CJM_FEELING_MAX);
}
