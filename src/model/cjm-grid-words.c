#include "cjm-grid-words.h"

#include <string.h>

#include "cjm-lane-offer.h"

/* How a name has to agree with a word. */
typedef enum
{
  MATCH_ALL, /* it is the word */
  MATCH_PART /* one of its words begins so */
} Match;

typedef struct
{
  const char *language;
  Match match;
  const char *text; /* in lower case, without accents */
  CjmGridRow row;
  const char *kind;
} Entry;

#define PHASE_ROW(language, text, row)                                                             \
  {                                                                                                \
    language, MATCH_ALL, text, row, NULL                                                           \
  }
#define LANE(language, text, kind)                                                                 \
  {                                                                                                \
    language, MATCH_PART, text, CJM_GRID_ROW_LANE, kind                                            \
  }

/* The first that agrees decides, so that what a customer does is not taken for what is to be
 * improved, nor a feeling that somebody thinks about for a thought. */
static const Entry entries[] = {
  PHASE_ROW ("en", "phase", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "phases", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "phase name", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "stage", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "stages", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "journey stage", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "journey stages", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "journey phase", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "journey phases", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("es", "fase", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("es", "fases", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("es", "etapa", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("es", "etapas", CJM_GRID_ROW_PHASES),
  PHASE_ROW ("en", "step", CJM_GRID_ROW_STEPS),
  PHASE_ROW ("en", "steps", CJM_GRID_ROW_STEPS),
  PHASE_ROW ("es", "paso", CJM_GRID_ROW_STEPS),
  PHASE_ROW ("es", "pasos", CJM_GRID_ROW_STEPS),
  PHASE_ROW ("en", "description", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("en", "phase description", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("en", "stage description", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("es", "descripcion", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("es", "descripcion de la fase", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("es", "descripcion de la etapa", CJM_GRID_ROW_DESCRIPTION),
  PHASE_ROW ("en", "objective", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("en", "objectives", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("en", "business goal", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("en", "business goals", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("es", "objetivo", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("es", "objetivos", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("es", "objetivo de negocio", CJM_GRID_ROW_OBJECTIVE),
  PHASE_ROW ("es", "objetivos de negocio", CJM_GRID_ROW_OBJECTIVE),

  LANE ("en", "line of internal interaction", "line-of-internal-interaction"),
  LANE ("en", "line of interaction", "line-of-interaction"),
  LANE ("en", "line of visibility", "line-of-visibility"),
  LANE ("es", "linea de interaccion interna", "line-of-internal-interaction"),
  LANE ("es", "linea de interaccion", "line-of-interaction"),
  LANE ("es", "linea de visibilidad", "line-of-visibility"),
  LANE ("en", "customer action", "notes"),
  LANE ("en", "user action", "notes"),
  LANE ("es", "acciones del cliente", "notes"),
  LANE ("es", "acciones del usuario", "notes"),
  LANE ("es", "acciones de los clientes", "notes"),
  LANE ("en", "emotion", "emotion"),
  LANE ("en", "feeling", "emotion"),
  LANE ("en", "feel", "emotion"),
  LANE ("en", "mood", "emotion"),
  LANE ("en", "satisfaction", "emotion"),
  LANE ("es", "emocion", "emotion"),
  LANE ("es", "sentimiento", "emotion"),
  LANE ("es", "siente", "emotion"),
  LANE ("es", "estado de animo", "emotion"),
  LANE ("es", "satisfaccion", "emotion"),
  LANE ("en", "think", "thoughts"),
  LANE ("en", "thought", "thoughts"),
  LANE ("en", "quote", "thoughts"),
  LANE ("es", "piensa", "thoughts"),
  LANE ("es", "pensamiento", "thoughts"),
  LANE ("es", "pensando", "thoughts"),
  LANE ("en", "touchpoint", "touchpoints"),
  LANE ("en", "touch point", "touchpoints"),
  LANE ("en", "channel", "touchpoints"),
  LANE ("es", "punto de contacto", "touchpoints"),
  LANE ("es", "puntos de contacto", "touchpoints"),
  LANE ("es", "canal", "touchpoints"),
  LANE ("es", "canales", "touchpoints"),
  LANE ("en", "pain", "obstacles"),
  LANE ("en", "obstacle", "obstacles"),
  LANE ("en", "barrier", "obstacles"),
  LANE ("en", "friction", "obstacles"),
  LANE ("en", "frustration", "obstacles"),
  LANE ("en", "problem", "obstacles"),
  LANE ("es", "dolor", "obstacles"),
  LANE ("es", "punto de dolor", "obstacles"),
  LANE ("es", "obstaculo", "obstacles"),
  LANE ("es", "barrera", "obstacles"),
  LANE ("es", "freno", "obstacles"),
  LANE ("es", "friccion", "obstacles"),
  LANE ("es", "frustracion", "obstacles"),
  LANE ("es", "dificultad", "obstacles"),
  LANE ("en", "metric", "metrics"),
  LANE ("en", "measure", "metrics"),
  LANE (NULL, "kpi", "metrics"),
  LANE ("es", "metrica", "metrics"),
  LANE ("es", "indicador", "metrics"),
  LANE ("en", "opportunit", "actions"),
  LANE ("en", "improvement", "actions"),
  LANE ("en", "recommendation", "actions"),
  LANE ("en", "next step", "actions"),
  LANE ("es", "oportunidad", "actions"),
  LANE ("es", "mejora", "actions"),
  LANE ("es", "recomendacion", "actions"),
  LANE ("en", "storyboard", "pictures"),
  LANE ("es", "guion grafico", "pictures"),
  LANE ("en", "need", "notes"),
  LANE ("en", "goal", "notes"),
  LANE ("en", "doing", "notes"),
  LANE ("en", "activit", "notes"),
  LANE ("en", "frontstage", "notes"),
  LANE ("en", "backstage", "notes"),
  LANE ("en", "question", "notes"),
  LANE ("en", "expectation", "notes"),
  LANE ("es", "necesidad", "notes"),
  LANE ("es", "hace", "notes"),
  LANE ("es", "actividad", "notes"),
  LANE ("es", "expectativa", "notes"),
  LANE ("es", "pregunta", "notes"),
};

/* Longer texts are no names. */
#define MAX_NAME_SIZE 200

/* In lower case, without accents and without blanks around. */
static char *
dup_plain (const char *name)
{
  g_autofree char *folded
      = g_utf8_casefold (strnlen (name, MAX_NAME_SIZE) < MAX_NAME_SIZE ? name : "", -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *at = apart != NULL ? apart : ""; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));

  return g_strstrip (g_string_free (plain, FALSE));
}

static gboolean
has_part (const char *plain, const char *text)
{
  for (const char *at = strstr (plain, text); at != NULL; at = strstr (at + 1, text))
    if (at == plain || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;

  return FALSE;
}

static const Entry *
find_entry (const char *name)
{
  g_autofree char *plain = dup_plain (name);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].match == MATCH_ALL ? strcmp (plain, entries[i].text) == 0
                                      : has_part (plain, entries[i].text))
      return &entries[i];

  return NULL;
}

static gboolean
is_word (const char *plain, const CjmWords *words, CjmWord word)
{
  g_autofree char *other = dup_plain (cjm_words_get (words, word));

  return strcmp (plain, other) == 0;
}

static gboolean
look_up_own (const char *name, const CjmWords *words, CjmGridMeaning *meaning)
{
  static const struct
  {
    CjmWord word;
    CjmGridRow row;
  } rows[] = {
    { CJM_WORD_PHASES, CJM_GRID_ROW_PHASES },
    { CJM_WORD_PHASE, CJM_GRID_ROW_PHASES },
    { CJM_WORD_STEPS, CJM_GRID_ROW_STEPS },
    { CJM_WORD_STEP, CJM_GRID_ROW_STEPS },
    { CJM_WORD_DESCRIPTION, CJM_GRID_ROW_DESCRIPTION },
    { CJM_WORD_OBJECTIVE, CJM_GRID_ROW_OBJECTIVE },
    { CJM_WORD_AUDIENCE_SIZE, CJM_GRID_ROW_AUDIENCE },
  };
  g_autofree char *plain = dup_plain (name);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (is_word (plain, words, rows[i].word))
      {
        *meaning = (CjmGridMeaning){ rows[i].row, NULL };
        return TRUE;
      }
  for (guint i = 0; i < cjm_lane_offer_get_n_offers (); i++)
    {
      g_autofree char *offer = dup_plain (cjm_words_get_lane_name (words, i));

      if (strcmp (plain, offer) == 0)
        {
          *meaning = (CjmGridMeaning){ CJM_GRID_ROW_LANE, cjm_lane_offer_get_nth (i)->kind };
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
cjm_grid_name_look_up (const char *name, const CjmWords *words, CjmGridMeaning *meaning)
{
  const Entry *entry;

  if (words != NULL && look_up_own (name, words, meaning))
    return TRUE;

  entry = find_entry (name);
  *meaning = entry != NULL ? (CjmGridMeaning){ entry->row, entry->kind }
                           : (CjmGridMeaning){ CJM_GRID_ROW_LANE, "notes" };
  return entry != NULL;
}

gboolean
cjm_grid_name_is_group (const char *name, const CjmWords *words)
{
  g_autofree char *plain = dup_plain (name);

  return strcmp (plain, "group") == 0 || strcmp (plain, "grupo") == 0
         || (words != NULL && is_word (plain, words, CJM_WORD_GROUP_HINT));
}

gboolean
cjm_grid_name_is_lane (const char *name, const CjmWords *words)
{
  g_autofree char *plain = dup_plain (name);

  return strcmp (plain, "lane") == 0 || strcmp (plain, "fila") == 0
         || (words != NULL && is_word (plain, words, CJM_WORD_LANE));
}

const char *
cjm_grid_name_find_language (const char *name)
{
  const Entry *entry = find_entry (name);

  return entry != NULL ? entry->language : NULL;
}
