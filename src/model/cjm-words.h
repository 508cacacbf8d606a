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
  CJM_WORD_NEW_LANE,
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
  CJM_WORD_GROUP_HINT
} CjmWord;

#define CJM_N_WORDS (CJM_WORD_GROUP_HINT + 1)

typedef struct _CjmWords CjmWords;

/* The words for @language (BCP 47) out of @key_file, those of the nearest language it has, and
 * in the end English. The words may be shared between threads. */
CjmWords *cjm_words_new (GKeyFile *key_file, const char *language);
CjmWords *cjm_words_ref (CjmWords *words);
void cjm_words_unref (CjmWords *words);

const char *cjm_words_get (const CjmWords *words, CjmWord word);

/* The language that was asked for. */
const char *cjm_words_get_language (const CjmWords *words);

/* TRUE for languages that are written from right to left. */
gboolean cjm_language_is_rtl (const char *language);

/* A tag of letters, digits and hyphens with a primary language of 2 to 8 letters. */
gboolean cjm_language_is_valid (const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmWords, cjm_words_unref)

G_END_DECLS
