#include "cjm-elements.h"

#include <string.h>

#define TEXT(name_, PARENT, FIELD, Type, member)                                                   \
  {                                                                                                \
    .name = name_, .parent = CJM_ELEMENT_##PARENT, .content = CJM_CONTENT_TEXT,                    \
    .field = CJM_FIELD_##FIELD, .text_offset = G_STRUCT_OFFSET (Type, member),                     \
  }

#define RECORD(name_, PARENT, repeated, TYPE)                                                      \
  .name = name_, .parent = CJM_ELEMENT_##PARENT, .is_repeated = repeated, .is_record = TRUE,       \
  .record_type = CJM_RECORD_##TYPE

static const CjmElementInfo elements[CJM_N_ELEMENTS] = {
  [CJM_ELEMENT_MAP]
  = { RECORD ("map", MAP, FALSE, MAP), .attributes = { "version", "lang" }, .n_required = 2 },
  [CJM_ELEMENT_TITLE] = TEXT ("title", MAP, TITLE, CjmMap, title),
  [CJM_ELEMENT_SCENARIO] = TEXT ("scenario", MAP, SCENARIO, CjmMap, scenario),
  [CJM_ELEMENT_PERSONA] = { RECORD ("persona", MAP, FALSE, PERSONA) },
  [CJM_ELEMENT_PROFILE] = TEXT ("profile", PERSONA, PROFILE, CjmPersona, profile),
  [CJM_ELEMENT_PERSONA_NAME] = TEXT ("name", PERSONA, PERSONA_NAME, CjmPersona, name),
  [CJM_ELEMENT_SUMMARY] = TEXT ("summary", PERSONA, SUMMARY, CjmPersona, summary),
  [CJM_ELEMENT_PHOTO] = { RECORD ("photo", PERSONA, FALSE, PHOTO), .content = CJM_CONTENT_BASE64,
                          .attributes = { "type" }, .n_required = 1 },
  [CJM_ELEMENT_PHASE]
  = { RECORD ("phase", MAP, TRUE, PHASE), .attributes = { "id", "color" }, .n_required = 1 },
  [CJM_ELEMENT_PHASE_NAME] = TEXT ("name", PHASE, PHASE_NAME, CjmPhase, name),
  [CJM_ELEMENT_DESCRIPTION] = TEXT ("description", PHASE, PHASE_DESCRIPTION, CjmPhase, description),
  [CJM_ELEMENT_STEP]
  = { RECORD ("step", PHASE, TRUE, STEP), .attributes = { "id" }, .n_required = 1 },
  [CJM_ELEMENT_GROUP]
  = { RECORD ("group", MAP, TRUE, GROUP), .attributes = { "id" }, .n_required = 1 },
  [CJM_ELEMENT_GROUP_NAME] = TEXT ("name", GROUP, GROUP_NAME, CjmGroup, name),
  [CJM_ELEMENT_LANE]
  = { RECORD ("lane", MAP, TRUE, LANE), .attributes = { "id", "kind", "group" }, .n_required = 2 },
  [CJM_ELEMENT_LANE_NAME] = TEXT ("name", LANE, LANE_NAME, CjmLane, name),
  [CJM_ELEMENT_QUESTION] = TEXT ("question", LANE, LANE_QUESTION, CjmLane, question),
  [CJM_ELEMENT_CELL]
  = { RECORD ("cell", LANE, TRUE, CELL), .attributes = { "step" }, .n_required = 1 },
  [CJM_ELEMENT_NOTE]
  = { RECORD ("note", CELL, TRUE, NOTE), .content = CJM_CONTENT_TEXT, .field = CJM_FIELD_NOTE_TEXT,
      .text_offset = G_STRUCT_OFFSET (CjmNote, text), .attributes = { "id", "evidence" },
      .n_required = 2 },
  [CJM_ELEMENT_BARRIER] = TEXT ("barrier", MAP, BARRIER, CjmMap, barrier),
  [CJM_ELEMENT_INSIGHT] = TEXT ("insight", MAP, INSIGHT, CjmMap, insight),
};

const CjmElementInfo *
cjm_element_get_info (CjmElement element)
{
  return &elements[element];
}

gboolean
cjm_element_find (CjmElement parent, const char *name, CjmElement *element)
{
  /* The map is inside nothing, so the search begins behind it. */
  for (guint i = CJM_ELEMENT_MAP + 1; i < CJM_N_ELEMENTS; i++)
    if (elements[i].parent == parent && strcmp (elements[i].name, name) == 0)
      {
        *element = i;
        return TRUE;
      }

  return FALSE;
}
