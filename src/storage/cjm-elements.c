#include "cjm-elements.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cjm-format.h"

/* Words, in the order of the model's enums */

static const char *const evidences[] = { "assumed", "inferred", "data", NULL };
static const char *const roles[] = { "", "assists", "converts", NULL };
static const char *const sides[] = { "business", "channel", NULL };
static const char *const betters[] = { "higher", "lower", NULL };
static const char *const statuses[] = { "pending", "started", "done", "blocked", NULL };
static const char *const source_types[]
    = { "other", "analytics", "social", "study", "interview", NULL };
static const char *const columns[] = { "step", "phase", NULL };
static const char *const switches[] = { "false", "true", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (evidences) == CJM_N_EVIDENCES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == CJM_N_ROLES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (sides) == CJM_N_SIDES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == CJM_N_STATUSES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (source_types) == CJM_N_SOURCE_TYPES + 1);

/* The table */

#define TEXT(name_, PARENT, FIELD, Type, member)                                                   \
  {                                                                                                \
    .name = name_, .parent = CJM_ELEMENT_##PARENT, .content = CJM_CONTENT_TEXT,                    \
    .field = CJM_FIELD_##FIELD, .text_offset = G_STRUCT_OFFSET (Type, member),                     \
  }

#define RECORD(name_, PARENT, TYPE)                                                                \
  .name = name_, .parent = CJM_ELEMENT_##PARENT, .is_record = TRUE, .record_type = CJM_RECORD_##TYPE

/* A record that there can be several of. */
#define MANY(name_, PARENT, TYPE, LIMIT)                                                           \
  RECORD (name_, PARENT, TYPE), .is_repeated = TRUE, .limit = CJM_FORMAT_MAX_##LIMIT

#define WITH_ID(name_, PARENT, TYPE, LIMIT)                                                        \
  MANY (name_, PARENT, TYPE, LIMIT), .id_letter = CJM_FORMAT_##TYPE##_LETTER

#define DETAIL(name_, TYPE) RECORD (name_, NOTE, TYPE), .is_detail = TRUE

#define A(name_, FORM, Type, member, ...)                                                          \
  {                                                                                                \
    .name = name_, .form = CJM_FORM_##FORM, .offset = G_STRUCT_OFFSET (Type, member), __VA_ARGS__  \
  }

#define REQUIRED .is_required = TRUE
#define ID A ("id", ID, CjmRecord, id, REQUIRED)
#define WORDS(list) .words = list
#define RANGE(VALUE) .range = CJM_VALUE_##VALUE
#define TARGET(ELEMENT, message) .target = CJM_ELEMENT_##ELEMENT, .missing = message

static const CjmElementInfo elements[CJM_N_ELEMENTS] = {
  [CJM_ELEMENT_MAP]
  = { RECORD ("map", MAP, MAP),
      .attributes = { A ("version", VERSION, CjmMap, format_minor, REQUIRED),
                      A ("lang", LANGUAGE, CjmMap, language, REQUIRED),
                      A ("theme", TEXT, CjmMap, theme), A ("font", TEXT, CjmMap, font) } },
  [CJM_ELEMENT_TITLE] = TEXT ("title", MAP, TITLE, CjmMap, title),
  [CJM_ELEMENT_SCENARIO] = TEXT ("scenario", MAP, SCENARIO, CjmMap, scenario),
  [CJM_ELEMENT_AUTHOR] = TEXT ("author", MAP, AUTHOR, CjmMap, author),
  [CJM_ELEMENT_EDITION] = TEXT ("edition", MAP, EDITION, CjmMap, edition),
  [CJM_ELEMENT_DATE] = TEXT ("date", MAP, DATE, CjmMap, date),
  [CJM_ELEMENT_REVIEW_DATE] = TEXT ("review-date", MAP, REVIEW_DATE, CjmMap, review_date),

  [CJM_ELEMENT_PERSONA] = { RECORD ("persona", MAP, PERSONA) },
  [CJM_ELEMENT_PROFILE] = TEXT ("profile", PERSONA, PROFILE, CjmPersona, profile),
  [CJM_ELEMENT_PERSONA_NAME] = TEXT ("name", PERSONA, PERSONA_NAME, CjmPersona, name),
  [CJM_ELEMENT_SUMMARY] = TEXT ("summary", PERSONA, SUMMARY, CjmPersona, summary),
  [CJM_ELEMENT_PHOTO] = { RECORD ("photo", PERSONA, PHOTO), .content = CJM_CONTENT_BASE64,
                          .attributes = { A ("type", TEXT, CjmPhoto, media_type, REQUIRED) } },

  [CJM_ELEMENT_SOURCE]
  = { WITH_ID ("source", MAP, SOURCE, SOURCES),
      .attributes
      = { ID, A ("type", CHOICE, CjmSource, source_type, WORDS (source_types)),
          A ("date", DATE, CjmSource, date), A ("address", TEXT, CjmSource, address) } },
  [CJM_ELEMENT_SOURCE_NAME] = TEXT ("name", SOURCE, SOURCE_NAME, CjmSource, name),
  [CJM_ELEMENT_CHANNEL] = { WITH_ID ("channel", MAP, CHANNEL, CHANNELS),
                            .attributes = { ID, A ("icon", TEXT, CjmChannel, icon) } },
  [CJM_ELEMENT_CHANNEL_NAME] = TEXT ("name", CHANNEL, CHANNEL_NAME, CjmChannel, name),

  [CJM_ELEMENT_PHASE]
  = { WITH_ID ("phase", MAP, PHASE, PHASES),
      .attributes = { ID, A ("color", COLOR, CjmPhase, color),
                      A ("audience", NUMBER, CjmPhase, audience, RANGE (PHASE_AUDIENCE)) } },
  [CJM_ELEMENT_PHASE_NAME] = TEXT ("name", PHASE, PHASE_NAME, CjmPhase, name),
  [CJM_ELEMENT_DESCRIPTION] = TEXT ("description", PHASE, PHASE_DESCRIPTION, CjmPhase, description),
  [CJM_ELEMENT_OBJECTIVE] = TEXT ("objective", PHASE, OBJECTIVE, CjmPhase, objective),
  [CJM_ELEMENT_STEP]
  = { WITH_ID ("step", PHASE, STEP, STEPS),
      .attributes = { ID, A ("width", NUMBER, CjmStep, width, RANGE (STEP_WIDTH)) } },
  [CJM_ELEMENT_STEP_NAME] = TEXT ("name", STEP, STEP_NAME, CjmStep, name),

  [CJM_ELEMENT_GROUP] = { WITH_ID ("group", MAP, GROUP, GROUPS), .attributes = { ID } },
  [CJM_ELEMENT_GROUP_NAME] = TEXT ("name", GROUP, GROUP_NAME, CjmGroup, name),

  [CJM_ELEMENT_LANE]
  = { WITH_ID ("lane", MAP, LANE, LANES),
      .attributes
      = { ID, A ("kind", KIND, CjmLane, kind, REQUIRED),
          A ("group",
             REFERENCE,
             CjmLane,
             group,
             TARGET (GROUP,
                     N_ ("This lane names a group that is not in the map. Correct it in a "
                         "text editor, or open an earlier copy."))),
          A ("by", CHOICE, CjmLane, is_by_phase, WORDS (columns)) } },
  [CJM_ELEMENT_LANE_NAME] = TEXT ("name", LANE, LANE_NAME, CjmLane, name),
  [CJM_ELEMENT_QUESTION] = TEXT ("question", LANE, LANE_QUESTION, CjmLane, question),
  [CJM_ELEMENT_CURVE] = { WITH_ID ("curve", LANE, CURVE, CURVES), .attributes = { ID } },
  [CJM_ELEMENT_CURVE_NAME] = TEXT ("name", CURVE, CURVE_NAME, CjmCurve, name),
  [CJM_ELEMENT_CELL]
  = { RECORD ("cell", LANE, CELL), .is_repeated = TRUE,
      .attributes
      = { A ("step",
             REFERENCE,
             CjmCell,
             record.id,
             REQUIRED,
             TARGET (STEP,
                     N_ ("These notes belong to a step that no phase of the map has. Correct "
                         "it in a text editor, or open an earlier copy."))) } },

  [CJM_ELEMENT_NOTE]
  = { WITH_ID ("note", CELL, NOTE, NOTES), .content = CJM_CONTENT_TEXT,
      .field = CJM_FIELD_NOTE_TEXT, .text_offset = G_STRUCT_OFFSET (CjmNote, text),
      .attributes
      = { ID, A ("evidence", CHOICE, CjmNote, evidence, REQUIRED, WORDS (evidences)),
          A ("source",
             REFERENCE,
             CjmNote,
             source,
             TARGET (SOURCE,
                     N_ ("This note names a source that is not in the map. Correct it in a "
                         "text editor, or open an earlier copy."))),
          A ("date", DATE, CjmNote, date),
          A ("moment", CHOICE, CjmNote, is_moment, WORDS (switches)),
          A ("emphasis", CHOICE, CjmNote, is_emphasized, WORDS (switches)) } },
  [CJM_ELEMENT_TOUCHPOINT]
  = { DETAIL ("touchpoint", TOUCHPOINT),
      .attributes
      = { A ("channel",
             CHANNEL,
             CjmTouchpoint,
             channel,
             TARGET (CHANNEL,
                     N_ ("This touchpoint names a channel that is not in the map. Correct "
                         "it in a text editor, or open an earlier copy."))),
          A ("role", CHOICE, CjmTouchpoint, role, WORDS (roles)) } },
  [CJM_ELEMENT_FEELING]
  = { DETAIL ("feeling", FEELING),
      .attributes
      = { A ("curve",
             REFERENCE,
             CjmFeeling,
             curve,
             TARGET (CURVE,
                     N_ ("This feeling is on a curve that no lane of the map has. Correct "
                         "it in a text editor, or open an earlier copy."))),
          A ("value", NUMBER, CjmFeeling, value, RANGE (FEELING)) } },
  [CJM_ELEMENT_METRIC]
  = { DETAIL ("metric", METRIC),
      .attributes
      = { A ("unit", TEXT, CjmMetric, unit),
          A ("target", NUMBER, CjmMetric, target, RANGE (METRIC_TARGET)),
          A ("actual", NUMBER, CjmMetric, actual, RANGE (METRIC_ACTUAL)),
          A ("period", TEXT, CjmMetric, period), A ("side", CHOICE, CjmMetric, side, WORDS (sides)),
          A ("better", CHOICE, CjmMetric, is_lower_better, WORDS (betters)) } },
  [CJM_ELEMENT_ACTION]
  = { DETAIL ("action", ACTION),
      .attributes
      = { A ("owner", TEXT, CjmAction, owner), A ("due", DATE, CjmAction, due),
          A ("impact", RATING, CjmAction, impact), A ("effort", RATING, CjmAction, effort),
          A ("status", CHOICE, CjmAction, status, WORDS (statuses)) } },
  [CJM_ELEMENT_ANSWERS]
  = { MANY ("answers", ACTION, ANSWER, ANSWERS),
      .attributes
      = { A ("note",
             REFERENCE,
             CjmAnswer,
             record.id,
             REQUIRED,
             TARGET (NOTE,
                     N_ ("This action answers a note that is not in the map. Correct it in a "
                         "text editor, or open an earlier copy."))) } },
  [CJM_ELEMENT_PICTURE] = { DETAIL ("picture", PHOTO), .content = CJM_CONTENT_BASE64,
                            .attributes = { A ("type", TEXT, CjmPhoto, media_type, REQUIRED) } },

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

gboolean
cjm_element_find_detail (CjmRecordType type, CjmElement *element)
{
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    if (elements[i].is_detail && elements[i].record_type == type)
      {
        *element = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
cjm_attribute_is_default (const CjmAttributeInfo *info, gconstpointer record)
{
  switch (info->form)
    {
    case CJM_FORM_VERSION:
      return FALSE;
    case CJM_FORM_ID:
    case CJM_FORM_REFERENCE:
      return G_STRUCT_MEMBER (CjmId, record, info->offset) == 0;
    case CJM_FORM_TEXT:
    case CJM_FORM_LANGUAGE:
    case CJM_FORM_KIND:
    case CJM_FORM_DATE:
      return *G_STRUCT_MEMBER (const char *, record, info->offset) == '\0';
    case CJM_FORM_CHANNEL:
      return *((const CjmTouchpoint *) record)->channel == '\0'
             && ((const CjmTouchpoint *) record)->own_channel == 0;
    case CJM_FORM_NUMBER:
      return isnan (G_STRUCT_MEMBER (double, record, info->offset));
    case CJM_FORM_RATING:
    case CJM_FORM_CHOICE:
      return G_STRUCT_MEMBER (int, record, info->offset) == 0;
    case CJM_FORM_COLOR:
      return G_STRUCT_MEMBER (gint32, record, info->offset) == CJM_COLOR_AUTOMATIC;
    }

  g_return_val_if_reached (TRUE);
}

gboolean
cjm_detail_is_default (gconstpointer detail)
{
  const CjmRecord *record = detail;
  CjmElement element;

  if (!cjm_element_find_detail (record->type, &element))
    return TRUE;
  if (record->type == CJM_RECORD_PHOTO || record->extra != NULL)
    return FALSE;
  if (record->type == CJM_RECORD_ACTION && ((const CjmAction *) detail)->answers != NULL)
    return FALSE;

  for (const CjmAttributeInfo *info = elements[element].attributes; info->name != NULL; info++)
    if (!cjm_attribute_is_default (info, detail))
      return FALSE;

  return TRUE;
}
