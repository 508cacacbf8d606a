#include "cjm-words.h"

#include <string.h>

#define WORDS_GROUP "Words"

static const char *const word_keys[CJM_N_WORDS] = {
  [CJM_WORD_DOCUMENT_KIND] = "DocumentKind",
  [CJM_WORD_PHASES] = "Phases",
  [CJM_WORD_DESCRIPTION] = "Description",
  [CJM_WORD_BARRIER] = "Barrier",
  [CJM_WORD_INSIGHT] = "Insight",
  [CJM_WORD_EVIDENCE] = "Evidence",
  [CJM_WORD_ASSUMED] = "Assumed",
  [CJM_WORD_INFERRED] = "Inferred",
  [CJM_WORD_DATA] = "Data",
  [CJM_WORD_NEW_PHASE] = "NewPhase",
  [CJM_WORD_NEW_LANE] = "NewLane",
  [CJM_WORD_TITLE_HINT] = "TitleHint",
  [CJM_WORD_SCENARIO_HINT] = "ScenarioHint",
  [CJM_WORD_PROFILE_HINT] = "ProfileHint",
  [CJM_WORD_NAME_HINT] = "NameHint",
  [CJM_WORD_SUMMARY_HINT] = "SummaryHint",
  [CJM_WORD_DESCRIPTION_HINT] = "DescriptionHint",
  [CJM_WORD_BARRIER_HINT] = "BarrierHint",
  [CJM_WORD_INSIGHT_HINT] = "InsightHint",
  [CJM_WORD_PHASE_HINT] = "PhaseHint",
  [CJM_WORD_LANE_HINT] = "LaneHint",
  [CJM_WORD_QUESTION_HINT] = "QuestionHint",
  [CJM_WORD_GROUP_HINT] = "GroupHint",
};

struct _CjmWords
{
  gatomicrefcount references;
  char *language;
  char *words[CJM_N_WORDS];
};

/* GKeyFile looks a locale name up ("es_MX", then "es"); a BCP 47 tag has hyphens instead. */
static char *
locale_from_language (const char *language)
{
  return g_strdelimit (g_strdup (language), "-", '_');
}

CjmWords *
cjm_words_new (GKeyFile *key_file, const char *language)
{
  CjmWords *words = g_new0 (CjmWords, 1);
  g_autofree char *locale = locale_from_language (language);

  g_atomic_ref_count_init (&words->references);
  words->language = g_strdup (language);
  for (guint i = 0; i < CJM_N_WORDS; i++)
    {
      g_autofree char *word
          = g_key_file_get_locale_string (key_file, WORDS_GROUP, word_keys[i], locale, NULL);

      words->words[i] = g_strdup (word != NULL ? word : word_keys[i]);
    }

  return words;
}

CjmWords *
cjm_words_ref (CjmWords *words)
{
  g_atomic_ref_count_inc (&words->references);
  return words;
}

void
cjm_words_unref (CjmWords *words)
{
  if (!g_atomic_ref_count_dec (&words->references))
    return;

  for (guint i = 0; i < CJM_N_WORDS; i++)
    g_free (words->words[i]);
  g_free (words->language);
  g_free (words);
}

const char *
cjm_words_get (const CjmWords *words, CjmWord word)
{
  return words->words[word];
}

const char *
cjm_words_get_language (const CjmWords *words)
{
  return words->language;
}

gboolean
cjm_language_is_rtl (const char *language)
{
  /* Languages whose usual script runs from right to left (ISO 639), and the script subtags
   * that say so themselves (ISO 15924). */
  static const char *const languages[] = { "ar",  "arc", "ckb", "dv",  "fa", "he", "iw", "ks",
                                           "nqo", "ps",  "sd",  "syr", "ug", "ur", "yi" };
  static const char *const scripts[] = { "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg" };
  g_auto (GStrv) subtags = g_strsplit (language, "-", -1);

  for (guint i = 1; subtags[0] != NULL && subtags[i] != NULL; i++)
    if (strlen (subtags[i]) == 4 && g_ascii_isalpha (subtags[i][0]))
      {
        for (guint j = 0; j < G_N_ELEMENTS (scripts); j++)
          if (g_ascii_strcasecmp (subtags[i], scripts[j]) == 0)
            return TRUE;
        return FALSE;
      }

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (subtags[0] != NULL && g_ascii_strcasecmp (subtags[0], languages[i]) == 0)
      return TRUE;

  return FALSE;
}

gboolean
cjm_language_is_valid (const char *language)
{
  g_auto (GStrv) subtags = g_strsplit (language, "-", -1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      gsize length = strlen (subtags[i]);

      if (length < (i == 0 ? 2 : 1) || length > 8)
        return FALSE;
      for (const char *p = subtags[i]; *p != '\0'; p++)
        if (i == 0 ? !g_ascii_isalpha (*p) : !g_ascii_isalnum (*p))
          return FALSE;
    }

  return subtags[0] != NULL;
}
