#include "cjm-words.h"

#include <string.h>

#include "cjm-channel.h"
#include "cjm-lane-offer.h"

#define WORDS_GROUP "Words"

/* What stands before the name of a channel or a lane in its key. */
#define CHANNEL_KEY "Channel-"
#define LANE_KEY "Lane-"
#define QUESTION_KEY "Question-"

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
  [CJM_WORD_NEW_STEP] = "NewStep",
  [CJM_WORD_NEW_LANE] = "NewLane",
  [CJM_WORD_STEPS] = "Steps",
  [CJM_WORD_MOMENT] = "Moment",
  [CJM_WORD_ROLE] = "Role",
  [CJM_WORD_ASSISTS] = "Assists",
  [CJM_WORD_CONVERTS] = "Converts",
  [CJM_WORD_PENDING] = "Pending",
  [CJM_WORD_STARTED] = "Started",
  [CJM_WORD_DONE] = "Done",
  [CJM_WORD_BLOCKED] = "Blocked",
  [CJM_WORD_BUSINESS] = "Business",
  [CJM_WORD_BUSINESS_LETTER] = "BusinessLetter",
  [CJM_WORD_CHANNEL] = "Channel",
  [CJM_WORD_CHANNEL_LETTER] = "ChannelLetter",
  [CJM_WORD_METRICS] = "Metrics",
  [CJM_WORD_OBJECTIVE] = "Objective",
  [CJM_WORD_TARGET] = "Target",
  [CJM_WORD_ACTUAL] = "Actual",
  [CJM_WORD_PERIOD] = "Period",
  [CJM_WORD_LOWER_IS_BETTER] = "LowerIsBetter",
  [CJM_WORD_AUDIENCE_SIZE] = "AudienceSize",
  [CJM_WORD_CONVERSION] = "Conversion",
  [CJM_WORD_LARGEST_DROP] = "LargestDrop",
  [CJM_WORD_STATUS] = "Status",
  [CJM_WORD_IMPACT] = "Impact",
  [CJM_WORD_EFFORT] = "Effort",
  [CJM_WORD_OWNER] = "Owner",
  [CJM_WORD_DUE] = "Due",
  [CJM_WORD_ANSWERS] = "Answers",
  [CJM_WORD_AUTHOR] = "Author",
  [CJM_WORD_EDITION] = "Edition",
  [CJM_WORD_DATE] = "Date",
  [CJM_WORD_REVIEW_DATE] = "ReviewDate",
  [CJM_WORD_SOURCES] = "Sources",
  [CJM_WORD_SOURCE_ANALYTICS] = "SourceAnalytics",
  [CJM_WORD_SOURCE_SOCIAL] = "SourceSocial",
  [CJM_WORD_SOURCE_STUDY] = "SourceStudy",
  [CJM_WORD_SOURCE_INTERVIEW] = "SourceInterview",
  [CJM_WORD_SOURCE_OTHER] = "SourceOther",
  [CJM_WORD_MARKS] = "Marks",
  [CJM_WORD_OBSTACLE] = "Obstacle",
  [CJM_WORD_CURVES] = "Curves",
  [CJM_WORD_TODAY] = "Today",
  [CJM_WORD_CURVE_TARGET] = "CurveTarget",
  [CJM_WORD_GAP] = "Gap",
  [CJM_WORD_VERY_POSITIVE] = "VeryPositive",
  [CJM_WORD_POSITIVE] = "Positive",
  [CJM_WORD_NEUTRAL] = "Neutral",
  [CJM_WORD_NEGATIVE] = "Negative",
  [CJM_WORD_VERY_NEGATIVE] = "VeryNegative",
  [CJM_WORD_LINE_OF_INTERACTION] = "LineOfInteraction",
  [CJM_WORD_LINE_OF_VISIBILITY] = "LineOfVisibility",
  [CJM_WORD_LINE_OF_INTERNAL_INTERACTION] = "LineOfInternalInteraction",
  [CJM_WORD_MAP] = "Map",
  [CJM_WORD_NOTES] = "Notes",
  [CJM_WORD_ACTIONS] = "ActionTable",
  [CJM_WORD_ABOUT] = "About",
  [CJM_WORD_PHASE] = "Phase",
  [CJM_WORD_STEP] = "Step",
  [CJM_WORD_LANE] = "Lane",
  [CJM_WORD_METRIC] = "Metric",
  [CJM_WORD_ACTION] = "Action",
  [CJM_WORD_SOURCE] = "Source",
  [CJM_WORD_FEELING] = "Feeling",
  [CJM_WORD_CURVE] = "Curve",
  [CJM_WORD_UNIT] = "Unit",
  [CJM_WORD_SERVES] = "Serves",
  [CJM_WORD_TYPE] = "SourceType",
  [CJM_WORD_ADDRESS] = "Address",
  [CJM_WORD_TITLE] = "Title",
  [CJM_WORD_SCENARIO] = "Scenario",
  [CJM_WORD_NAME] = "PersonaName",
  [CJM_WORD_SUMMARY] = "Summary",
  [CJM_WORD_YES] = "Yes",
  [CJM_WORD_PAGE] = "Page",
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
  [CJM_WORD_NOTE_HINT] = "NoteHint",
  [CJM_WORD_TOUCHPOINT_HINT] = "TouchpointHint",
  [CJM_WORD_FEELING_HINT] = "FeelingHint",
  [CJM_WORD_OBSTACLE_HINT] = "ObstacleHint",
  [CJM_WORD_METRIC_HINT] = "MetricHint",
  [CJM_WORD_ACTION_HINT] = "ActionHint",
  [CJM_WORD_PICTURE_HINT] = "PictureHint",
  [CJM_WORD_OBJECTIVE_HINT] = "ObjectiveHint",
  [CJM_WORD_STEP_HINT] = "StepHint",
  [CJM_WORD_CURVE_HINT] = "CurveHint",
  [CJM_WORD_SOURCE_HINT] = "SourceHint",
  [CJM_WORD_CHANNEL_HINT] = "ChannelHint",
};

struct _CjmWords
{
  gatomicrefcount references;
  char *language;
  char *words[CJM_N_WORDS];
  char **channels; /* in the order of the vocabulary */
  char **lanes;    /* in the order of the catalogue, as are the questions */
  char **questions;
};

/* GKeyFile looks a locale name up ("es_MX", then "es"); a BCP 47 tag has hyphens instead. */
static char *
locale_from_language (const char *language)
{
  return g_strdelimit (g_strdup (language), "-", '_');
}

/* The word for a key; the key itself where the file lacks it. */
static char *
look_up (GKeyFile *key_file, const char *prefix, const char *key, const char *locale)
{
  g_autofree char *full_key = g_strconcat (prefix, key, NULL);
  char *word = g_key_file_get_locale_string (key_file, WORDS_GROUP, full_key, locale, NULL);

  return word != NULL ? word : g_strdup (key);
}

static void
load_channels (CjmWords *words, GKeyFile *key_file, const char *locale)
{
  words->channels = g_new0 (char *, cjm_channel_kind_get_n_kinds () + 1);
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    words->channels[i]
        = look_up (key_file, CHANNEL_KEY, cjm_channel_kind_get_nth (i)->name, locale);
}

static void
load_lanes (CjmWords *words, GKeyFile *key_file, const char *locale)
{
  words->lanes = g_new0 (char *, cjm_lane_offer_get_n_offers () + 1);
  words->questions = g_new0 (char *, cjm_lane_offer_get_n_offers () + 1);
  for (guint i = 0; i < cjm_lane_offer_get_n_offers (); i++)
    {
      const char *name = cjm_lane_offer_get_nth (i)->name;

      words->lanes[i] = look_up (key_file, LANE_KEY, name, locale);
      words->questions[i] = look_up (key_file, QUESTION_KEY, name, locale);
    }
}

CjmWords *
cjm_words_new (GKeyFile *key_file, const char *language)
{
  CjmWords *words = g_new0 (CjmWords, 1);
  g_autofree char *locale = locale_from_language (language);

  g_atomic_ref_count_init (&words->references);
  words->language = g_strdup (language);
  for (guint i = 0; i < CJM_N_WORDS; i++)
    words->words[i] = look_up (key_file, "", word_keys[i], locale);
  load_channels (words, key_file, locale);
  load_lanes (words, key_file, locale);

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
  g_strfreev (words->channels);
  g_strfreev (words->lanes);
  g_strfreev (words->questions);
  g_free (words->language);
  g_free (words);
}

const char *
cjm_words_get (const CjmWords *words, CjmWord word)
{
  return words->words[word];
}

const char *
cjm_words_get_channel (const CjmWords *words, const char *name)
{
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    if (strcmp (cjm_channel_kind_get_nth (i)->name, name) == 0)
      return words->channels[i];

  return name;
}

const char *
cjm_words_get_lane_name (const CjmWords *words, guint index)
{
  g_return_val_if_fail (index < cjm_lane_offer_get_n_offers (), NULL);

  return words->lanes[index];
}

const char *
cjm_words_get_lane_question (const CjmWords *words, guint index)
{
  g_return_val_if_fail (index < cjm_lane_offer_get_n_offers (), NULL);

  return words->questions[index];
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

char *
cjm_language_dup_own (void)
{
  const char *name = g_get_language_names ()[0];
  g_autofree char *language = g_strndup (name, strcspn (name, ".@"));

  g_strdelimit (language, "_", '-');

  return cjm_language_is_valid (language) ? g_steal_pointer (&language) : g_strdup ("en");
}
