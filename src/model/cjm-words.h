#pragma once

#include <glib.h>

/* The words that the sheet itself says, in a map's own language: row labels, the legend, the
 * hints in empty fields. They follow the map and not the desktop, so they cannot come from the
 * process's translations; a key file built from the same translations holds them for all
 * languages at once ("Phases=", "Phases[es]="). */

G_BEGIN_DECLS

typedef enum
{
  CJM_WORD_DOCUMENT_KIND,
  CJM_WORD_PHASES,
  CJM_WORD_DESCRIPTION,
  CJM_WORD_BARRIER,
  CJM_WORD_INSIGHT,
  CJM_WORD_EVIDENCE,
  CJM_WORD_ASSUMED,
  CJM_WORD_INFERRED,
  CJM_WORD_DATA,
  CJM_WORD_NEW_PHASE,
  CJM_WORD_NEW_STEP,
  CJM_WORD_NEW_LANE,
  CJM_WORD_STEPS,
  CJM_WORD_MOMENT,
  CJM_WORD_ROLE,
  CJM_WORD_ASSISTS,
  CJM_WORD_CONVERTS,
  CJM_WORD_PENDING,
  CJM_WORD_STARTED,
  CJM_WORD_DONE,
  CJM_WORD_BLOCKED,
  CJM_WORD_BUSINESS,
  CJM_WORD_BUSINESS_LETTER,
  CJM_WORD_CHANNEL,
  CJM_WORD_CHANNEL_LETTER,
  CJM_WORD_METRICS,
  CJM_WORD_OBJECTIVE,
  CJM_WORD_TARGET,
  CJM_WORD_ACTUAL,
  CJM_WORD_PERIOD,
  CJM_WORD_LOWER_IS_BETTER,
  CJM_WORD_AUDIENCE_SIZE,
  CJM_WORD_CONVERSION,
  CJM_WORD_LARGEST_DROP,
  CJM_WORD_STATUS,
  CJM_WORD_IMPACT,
  CJM_WORD_EFFORT,
  CJM_WORD_OWNER,
  CJM_WORD_DUE,
  CJM_WORD_ANSWERS,
  CJM_WORD_AUTHOR,
  CJM_WORD_EDITION,
  CJM_WORD_DATE,
  CJM_WORD_REVIEW_DATE,
  CJM_WORD_SOURCES,
  CJM_WORD_SOURCE_ANALYTICS,
  CJM_WORD_SOURCE_SOCIAL,
  CJM_WORD_SOURCE_STUDY,
  CJM_WORD_SOURCE_INTERVIEW,
  CJM_WORD_SOURCE_OTHER,
  CJM_WORD_MARKS,
  CJM_WORD_OBSTACLE,
  CJM_WORD_CURVES,
  CJM_WORD_TODAY,
  CJM_WORD_CURVE_TARGET,
  CJM_WORD_GAP,
  CJM_WORD_VERY_POSITIVE,
  CJM_WORD_POSITIVE,
  CJM_WORD_NEUTRAL,
  CJM_WORD_NEGATIVE,
  CJM_WORD_VERY_NEGATIVE,
  CJM_WORD_LINE_OF_INTERACTION,
  CJM_WORD_LINE_OF_VISIBILITY,
  CJM_WORD_LINE_OF_INTERNAL_INTERACTION,
  /* What tables say beside that. */
  CJM_WORD_MAP,
  CJM_WORD_NOTES,
  CJM_WORD_ACTIONS,
  CJM_WORD_ABOUT,
  CJM_WORD_PHASE,
  CJM_WORD_STEP,
  CJM_WORD_LANE,
  CJM_WORD_METRIC,
  CJM_WORD_ACTION,
  CJM_WORD_SOURCE,
  CJM_WORD_FEELING,
  CJM_WORD_CURVE,
  CJM_WORD_UNIT,
  CJM_WORD_SERVES,
  CJM_WORD_TYPE,
  CJM_WORD_ADDRESS,
  CJM_WORD_TITLE,
  CJM_WORD_SCENARIO,
  CJM_WORD_NAME,
  CJM_WORD_SUMMARY,
  CJM_WORD_YES,
  CJM_WORD_PAGE,
  /* What empty fields ask for. */
  CJM_WORD_TITLE_HINT,
  CJM_WORD_SCENARIO_HINT,
  CJM_WORD_PROFILE_HINT,
  CJM_WORD_NAME_HINT,
  CJM_WORD_SUMMARY_HINT,
  CJM_WORD_DESCRIPTION_HINT,
  CJM_WORD_BARRIER_HINT,
  CJM_WORD_INSIGHT_HINT,
  CJM_WORD_PHASE_HINT,
  CJM_WORD_LANE_HINT,
  CJM_WORD_QUESTION_HINT,
  CJM_WORD_GROUP_HINT,
  CJM_WORD_NOTE_HINT,
  CJM_WORD_TOUCHPOINT_HINT,
  CJM_WORD_FEELING_HINT,
  CJM_WORD_OBSTACLE_HINT,
  CJM_WORD_METRIC_HINT,
  CJM_WORD_ACTION_HINT,
  CJM_WORD_PICTURE_HINT,
  CJM_WORD_OBJECTIVE_HINT,
  CJM_WORD_STEP_HINT,
  CJM_WORD_CURVE_HINT,
  CJM_WORD_SOURCE_HINT,
  CJM_WORD_CHANNEL_HINT
} CjmWord;

#define CJM_N_WORDS (CJM_WORD_CHANNEL_HINT + 1)

typedef struct _CjmWords CjmWords;

/* The words for @language (BCP 47) out of @key_file, those of the nearest language it has, and
 * in the end English. The words may be shared between threads. */
CjmWords *cjm_words_new (GKeyFile *key_file, const char *language);
CjmWords *cjm_words_ref (CjmWords *words);
void cjm_words_unref (CjmWords *words);

const char *cjm_words_get (const CjmWords *words, CjmWord word);

/* The word for a channel of cjm-channel.h; @name itself where the vocabulary lacks it. */
const char *cjm_words_get_channel (const CjmWords *words, const char *name);

/* What a lane out of the catalogue is called and asks; @index is that of cjm-lane-offer.h. */
const char *cjm_words_get_lane_name (const CjmWords *words, guint index);
const char *cjm_words_get_lane_question (const CjmWords *words, guint index);

/* The language that was asked for. */
const char *cjm_words_get_language (const CjmWords *words);

/* TRUE for languages that are written from right to left. */
gboolean cjm_language_is_rtl (const char *language);

/* A tag of letters, digits and hyphens with a primary language of 2 to 8 letters. */
gboolean cjm_language_is_valid (const char *language);

/* The language of the process: es-MX for "es_MX.UTF-8", English for "C". The caller frees it. */
char *cjm_language_dup_own (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmWords, cjm_words_unref)

G_END_DECLS
