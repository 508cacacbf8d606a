#include "cjm-inspector-pages.h"

#include "cjm-inspector-bindings.h"
#include "cjm-inspector-choice.h"
#include "cjm-inspector-entry.h"

#include <glib/gi18n.h>

/* A feeling goes up and down by this. */
#define FEELING_STEP 0.5

/* Choices in the order of their enums. */

static const char *const evidences[] = { N_ ("Assumed"), N_ ("Inferred"), N_ ("Data"), NULL };

/* Translators: the role of a channel that is not known. */
static const char *const roles[] = { N_ ("No role"), N_ ("Assists"), N_ ("Converts"), NULL };
static const char *const sides[] = { N_ ("Business"), N_ ("Channel"), NULL };

/* Translators: is a higher or a lower figure of a metric the better one? */
static const char *const directions[] = { N_ ("Higher"), N_ ("Lower"), NULL };
static const char *const ratings[] = { "–", "1", "2", "3", "4", "5", NULL };
static const char *const statuses[]
    = { N_ ("To do"), N_ ("In progress"), N_ ("Done"), N_ ("Blocked"), NULL };

/* Translators: a lane has a cell for each step, or one for each phase. */
static const char *const spans[] = { N_ ("By step"), N_ ("By phase"), NULL };

#define TEXT_ROW(LABEL, FIELD, DETAIL, CHANGE)                                                     \
  {                                                                                                \
    .create = cjm_inspector_text_new, .label = LABEL, .detail = DETAIL, .field = FIELD,            \
    .change = CHANGE                                                                               \
  }
#define NUMBER_ROW(LABEL, VALUE, DETAIL, CHANGE, STEP)                                             \
  {                                                                                                \
    .create = cjm_inspector_number_new, .label = LABEL, .detail = DETAIL, .value = VALUE,          \
    .change = CHANGE, .step = STEP                                                                 \
  }
#define BUTTONS_ROW(LABEL, VALUE, DETAIL, CHANGE, CHOICES)                                         \
  {                                                                                                \
    .create = cjm_inspector_buttons_new, .label = LABEL, .detail = DETAIL, .value = VALUE,         \
    .change = CHANGE, .choices = CHOICES                                                           \
  }
#define SWITCH_ROW(LABEL, VALUE, CHANGE)                                                           \
  {                                                                                                \
    .create = cjm_inspector_switch_new, .label = LABEL, .value = VALUE, .change = CHANGE           \
  }
#define PICK_ROW(LABEL, DETAIL, CHANGE, BINDING)                                                   \
  {                                                                                                \
    .create = cjm_inspector_picker_new, .label = LABEL, .detail = DETAIL, .change = CHANGE,        \
    .binding = BINDING                                                                             \
  }
#define COMMAND_ROW(LABEL, BINDING)                                                                \
  {                                                                                                \
    .create = cjm_inspector_button_new, .label = LABEL, .is_bare = TRUE, .binding = BINDING        \
  }
#define READOUT_ROW(LABEL, BINDING)                                                                \
  {                                                                                                \
    .create = cjm_inspector_readout_new, .label = LABEL, .binding = BINDING                        \
  }
#define LIST_ROW(LABEL, DETAIL, BINDING)                                                           \
  {                                                                                                \
    .create = cjm_inspector_listing_new, .label = LABEL, .detail = DETAIL, .binding = BINDING      \
  }
#define NO_ROW                                                                                     \
  {                                                                                                \
    .create = NULL                                                                                 \
  }

#define ALL CJM_RECORD_MAP

/* What a note has in whatever lane it stands: the same for one of them and for several. */
#define ROWS_OF_ANY_NOTE                                                                           \
  BUTTONS_ROW (N_ ("Evidence"), CJM_VALUE_EVIDENCE, ALL, CJM_CHANGE_EVIDENCE, evidences),          \
      PICK_ROW (N_ ("Source"), ALL, CJM_CHANGE_SOURCE, &cjm_inspector_pick_source),                \
      TEXT_ROW (N_ ("Date of the evidence"), CJM_FIELD_NOTE_DATE, ALL, CJM_CHANGE_TEXT),           \
      PICK_ROW (N_ ("Lane"), ALL, CJM_CHANGE_MOVE_NOTE, &cjm_inspector_pick_lane),                 \
      PICK_ROW (N_ ("Step"), ALL, CJM_CHANGE_MOVE_NOTE, &cjm_inspector_pick_step),                 \
      SWITCH_ROW (N_ ("Moment of truth"), CJM_VALUE_MOMENT, CJM_CHANGE_MOMENT),                    \
      SWITCH_ROW (N_ ("Emphasis"), CJM_VALUE_EMPHASIS, CJM_CHANGE_EMPHASIS)

static const CjmInspectorRowInfo note_rows[] = {
  /* What the text of a note is depends on the kind of its lane. */
  TEXT_ROW (N_ ("Text"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_NOTE, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Message"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_TOUCHPOINT, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Feeling, in a word"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_FEELING, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Name of the metric"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_METRIC, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("What to do"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_ACTION, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Caption"), CJM_FIELD_NOTE_TEXT, CJM_RECORD_PHOTO, CJM_CHANGE_TEXT),

  { .create = cjm_inspector_finder_new,
    .label = N_ ("Channel"),
    .detail = CJM_RECORD_TOUCHPOINT,
    .change = CJM_CHANGE_CHANNEL,
    .binding = &cjm_inspector_find_channel },
  BUTTONS_ROW (N_ ("Role of the channel"),
               CJM_VALUE_ROLE,
               CJM_RECORD_TOUCHPOINT,
               CJM_CHANGE_DETAIL,
               roles),

  NUMBER_ROW (N_ ("Value, from −2 to +2"),
              CJM_VALUE_FEELING,
              CJM_RECORD_FEELING,
              CJM_CHANGE_FEELING,
              FEELING_STEP),
  PICK_ROW (N_ ("Curve"), CJM_RECORD_FEELING, CJM_CHANGE_FEELING, &cjm_inspector_pick_curve),

  TEXT_ROW (N_ ("Unit"), CJM_FIELD_METRIC_UNIT, CJM_RECORD_METRIC, CJM_CHANGE_METRIC),
  NUMBER_ROW (N_ ("Target"), CJM_VALUE_METRIC_TARGET, CJM_RECORD_METRIC, CJM_CHANGE_METRIC, 0),
  NUMBER_ROW (N_ ("Actual"), CJM_VALUE_METRIC_ACTUAL, CJM_RECORD_METRIC, CJM_CHANGE_METRIC, 0),
  TEXT_ROW (N_ ("Period"), CJM_FIELD_METRIC_PERIOD, CJM_RECORD_METRIC, CJM_CHANGE_METRIC),
  BUTTONS_ROW (N_ ("It serves"),
               CJM_VALUE_METRIC_SIDE,
               CJM_RECORD_METRIC,
               CJM_CHANGE_METRIC,
               sides),
  BUTTONS_ROW (N_ ("Better is"),
               CJM_VALUE_METRIC_LOWER_BETTER,
               CJM_RECORD_METRIC,
               CJM_CHANGE_METRIC,
               directions),

  TEXT_ROW (N_ ("Owner"), CJM_FIELD_ACTION_OWNER, CJM_RECORD_ACTION, CJM_CHANGE_ACTION),
  TEXT_ROW (N_ ("Due date"), CJM_FIELD_ACTION_DUE, CJM_RECORD_ACTION, CJM_CHANGE_ACTION),
  { .create = cjm_inspector_choice_new,
    .label = N_ ("Status"),
    .detail = CJM_RECORD_ACTION,
    .value = CJM_VALUE_ACTION_STATUS,
    .choices = statuses,
    .change = CJM_CHANGE_ACTION },
  BUTTONS_ROW (N_ ("Impact"),
               CJM_VALUE_ACTION_IMPACT,
               CJM_RECORD_ACTION,
               CJM_CHANGE_ACTION,
               ratings),
  BUTTONS_ROW (N_ ("Effort"),
               CJM_VALUE_ACTION_EFFORT,
               CJM_RECORD_ACTION,
               CJM_CHANGE_ACTION,
               ratings),
  LIST_ROW (N_ ("Notes it answers"), CJM_RECORD_ACTION, &cjm_inspector_list_answers),
  { .create = cjm_inspector_finder_new,
    .detail = CJM_RECORD_ACTION,
    .change = CJM_CHANGE_LINK_ACTION,
    .binding = &cjm_inspector_find_answer },

  { .create = cjm_inspector_picture_new,
    .label = N_ ("Picture"),
    .detail = CJM_RECORD_PHOTO,
    .change = CJM_CHANGE_PICTURE },

  ROWS_OF_ANY_NOTE,
  COMMAND_ROW (N_ ("Delete Note"), &cjm_inspector_delete_note),
  NO_ROW,
};

static const CjmInspectorRowInfo notes_rows[] = {
  READOUT_ROW (NULL, &cjm_inspector_read_number_of_notes),
  ROWS_OF_ANY_NOTE,
  COMMAND_ROW (N_ ("Delete Notes"), &cjm_inspector_delete_notes),
  NO_ROW,
};

static const CjmInspectorRowInfo cell_rows[] = {
  READOUT_ROW (N_ ("Guiding question"), &cjm_inspector_read_question),
  READOUT_ROW (N_ ("Lane"), &cjm_inspector_read_lane),
  READOUT_ROW (N_ ("Step"), &cjm_inspector_read_step),
  COMMAND_ROW (N_ ("Add Note"), &cjm_inspector_add_note),
  NO_ROW,
};

static const CjmInspectorRowInfo step_rows[] = {
  TEXT_ROW (N_ ("Name of the step"), CJM_FIELD_STEP_NAME, ALL, CJM_CHANGE_TEXT),
  READOUT_ROW (N_ ("Phase"), &cjm_inspector_read_step),
  COMMAND_ROW (N_ ("Join with the Step beside It"), &cjm_inspector_join_step),
  NO_ROW,
};

static const CjmInspectorRowInfo phase_rows[] = {
  TEXT_ROW (N_ ("Name of the phase"), CJM_FIELD_PHASE_NAME, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Description"), CJM_FIELD_PHASE_DESCRIPTION, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Objective"), CJM_FIELD_OBJECTIVE, ALL, CJM_CHANGE_TEXT),
  NUMBER_ROW (N_ ("Audience that gets here"),
              CJM_VALUE_PHASE_AUDIENCE,
              ALL,
              CJM_CHANGE_AUDIENCE,
              0),
  { .create = cjm_inspector_color_new, .label = N_ ("Color"), .value = CJM_VALUE_PHASE_COLOR },
  LIST_ROW (N_ ("Steps"), ALL, &cjm_inspector_list_steps),
  COMMAND_ROW (N_ ("Delete Phase"), &cjm_inspector_delete_phase),
  NO_ROW,
};

static const CjmInspectorRowInfo lane_rows[] = {
  TEXT_ROW (N_ ("Name of the lane"), CJM_FIELD_LANE_NAME, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Guiding question"), CJM_FIELD_LANE_QUESTION, ALL, CJM_CHANGE_TEXT),
  READOUT_ROW (N_ ("Kind"), &cjm_inspector_read_kind),
  BUTTONS_ROW (N_ ("Drawn"), CJM_VALUE_LANE_BY_PHASE, ALL, CJM_CHANGE_LANE_SPAN, spans),
  PICK_ROW (N_ ("Group"), ALL, CJM_CHANGE_LANE_GROUP, &cjm_inspector_pick_group),
  LIST_ROW (N_ ("Curves"), CJM_RECORD_FEELING, &cjm_inspector_list_curves),
  COMMAND_ROW (N_ ("Delete Lane"), &cjm_inspector_delete_lane),
  NO_ROW,
};

static const CjmInspectorRowInfo group_rows[] = {
  TEXT_ROW (N_ ("Name of the group"), CJM_FIELD_GROUP_NAME, ALL, CJM_CHANGE_TEXT),
  NO_ROW,
};

static const CjmInspectorRowInfo persona_rows[] = {
  { .create = cjm_inspector_picture_new, .label = N_ ("Photo"), .change = CJM_CHANGE_PHOTO },
  TEXT_ROW (N_ ("Profile"), CJM_FIELD_PROFILE, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Name"), CJM_FIELD_PERSONA_NAME, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Summary"), CJM_FIELD_SUMMARY, ALL, CJM_CHANGE_TEXT),
  NO_ROW,
};

static const CjmInspectorRowInfo map_rows[] = {
  TEXT_ROW (N_ ("Title"), CJM_FIELD_TITLE, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Scenario"), CJM_FIELD_SCENARIO, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Author"), CJM_FIELD_AUTHOR, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Version"), CJM_FIELD_EDITION, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Date"), CJM_FIELD_DATE, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Review date"), CJM_FIELD_REVIEW_DATE, ALL, CJM_CHANGE_TEXT),
  PICK_ROW (N_ ("Language"), ALL, CJM_CHANGE_LANGUAGE, &cjm_inspector_pick_language),
  PICK_ROW (N_ ("Theme"), ALL, CJM_CHANGE_THEME, &cjm_inspector_pick_theme),
  PICK_ROW (N_ ("Font"), ALL, CJM_CHANGE_FONT, &cjm_inspector_pick_font),
  TEXT_ROW (N_ ("Barrier"), CJM_FIELD_BARRIER, ALL, CJM_CHANGE_TEXT),
  TEXT_ROW (N_ ("Purchase insight"), CJM_FIELD_INSIGHT, ALL, CJM_CHANGE_TEXT),
  LIST_ROW (N_ ("Sources"), ALL, &cjm_inspector_list_sources),
  LIST_ROW (N_ ("Channels of your own"), ALL, &cjm_inspector_list_channels),
  NO_ROW,
};

static const struct
{
  const char *title;
  const CjmInspectorRowInfo *rows;
} pages[CJM_N_INSPECTOR_PAGES] = {
  [CJM_INSPECTOR_NOTE] = { N_ ("Note"), note_rows },
  [CJM_INSPECTOR_NOTES] = { N_ ("Notes"), notes_rows },
  [CJM_INSPECTOR_CELL] = { N_ ("Cell"), cell_rows },
  [CJM_INSPECTOR_STEP] = { N_ ("Step"), step_rows },
  [CJM_INSPECTOR_LANE] = { N_ ("Lane"), lane_rows },
  [CJM_INSPECTOR_GROUP] = { N_ ("Group"), group_rows },
  [CJM_INSPECTOR_PERSONA] = { N_ ("Persona"), persona_rows },
  [CJM_INSPECTOR_PHASE] = { N_ ("Phase"), phase_rows },
  [CJM_INSPECTOR_MAP] = { N_ ("Map"), map_rows },
};

const char *
cjm_inspector_page_get_title (CjmInspectorPage page)
{
  return _ (pages[page].title);
}

const CjmInspectorRowInfo *
cjm_inspector_page_get_rows (CjmInspectorPage page)
{
  return pages[page].rows;
}
