#include "cjm-value-words.h"

CjmWord
cjm_evidence_get_word (CjmEvidence evidence)
{
  static const CjmWord words[CJM_N_EVIDENCES] = {
    [CJM_EVIDENCE_ASSUMED] = CJM_WORD_ASSUMED,
    [CJM_EVIDENCE_INFERRED] = CJM_WORD_INFERRED,
    [CJM_EVIDENCE_DATA] = CJM_WORD_DATA,
  };

  return words[evidence];
}

CjmWord
cjm_status_get_word (CjmStatus status)
{
  static const CjmWord words[CJM_N_STATUSES] = {
    [CJM_STATUS_PENDING] = CJM_WORD_PENDING,
    [CJM_STATUS_STARTED] = CJM_WORD_STARTED,
    [CJM_STATUS_DONE] = CJM_WORD_DONE,
    [CJM_STATUS_BLOCKED] = CJM_WORD_BLOCKED,
  };

  return words[status];
}

CjmWord
cjm_side_get_word (CjmSide side)
{
  return side == CJM_SIDE_BUSINESS ? CJM_WORD_BUSINESS : CJM_WORD_CHANNEL;
}

CjmWord
cjm_source_type_get_word (CjmSourceType type)
{
  static const CjmWord words[CJM_N_SOURCE_TYPES] = {
    [CJM_SOURCE_OTHER] = CJM_WORD_SOURCE_OTHER,
    [CJM_SOURCE_ANALYTICS] = CJM_WORD_SOURCE_ANALYTICS,
    [CJM_SOURCE_SOCIAL] = CJM_WORD_SOURCE_SOCIAL,
    [CJM_SOURCE_STUDY] = CJM_WORD_SOURCE_STUDY,
    [CJM_SOURCE_INTERVIEW] = CJM_WORD_SOURCE_INTERVIEW,
  };

  return words[type];
}

gboolean
cjm_role_get_word (CjmRole role, CjmWord *word)
{
  *word = role == CJM_ROLE_CONVERTS ? CJM_WORD_CONVERTS : CJM_WORD_ASSISTS;
  return role != CJM_ROLE_UNKNOWN;
}

const char *
cjm_lane_get_shown_name (const CjmLane *lane, const CjmWords *words)
{
  static const struct
  {
    const char *kind;
    CjmWord word;
  } lines[] = { { "line-of-interaction", CJM_WORD_LINE_OF_INTERACTION },
                { "line-of-visibility", CJM_WORD_LINE_OF_VISIBILITY },
                { "line-of-internal-interaction", CJM_WORD_LINE_OF_INTERNAL_INTERACTION } };

  for (guint i = 0; *lane->name == '\0' && i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lane->kind, lines[i].kind))
      return cjm_words_get (words, lines[i].word);

  return lane->name;
}
