#include "cjm-id.h"

CjmId
cjm_id_new (GRand *random)
{
  CjmId id;

  do
    id = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
  while (id == 0);

  return id;
}

const char *
cjm_id_format (CjmId id, char letter, char buffer[CJM_ID_LENGTH + 1])
{
  g_snprintf (buffer, CJM_ID_LENGTH + 1, "%c%016" G_GINT64_MODIFIER "x", letter, id);
  return buffer;
}

gboolean
cjm_id_parse (const char *text, char letter, CjmId *id)
{
  CjmId value = 0;

  if (text[0] != letter)
    return FALSE;

  for (int i = 1; i < CJM_ID_LENGTH; i++)
    {
      /* Lower case only: an id has one spelling, so that a text search finds it. */
      if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
        return FALSE;
      value = value << 4 | (guint64) g_ascii_xdigit_value (text[i]);
    }

  if (text[CJM_ID_LENGTH] != '\0' || value == 0)
    return FALSE;

  *id = value;
  return TRUE;
}
