#include <math.h>
#include <string.h>

#include "cjm-actions.h"
#include "cjm-coverage.h"
#include "cjm-review.h"
#include "cjm-test-maps.h"

/* The review, the actions and the coverage: a map that lacks nothing has no findings, and every
 * thing that is taken away from it is found. */

#define TODAY "2026-02-12"

/* The records of the map under test. */
typedef enum
{
  THE_MAP,
  PHASE_1,
  PHASE_2,
  LANE_DOES,
  LANE_TOUCHPOINTS,
  LANE_FEELINGS,
  LANE_OBSTACLES,
  LANE_METRICS,
  LANE_ACTIONS,
  SOURCE,
  DOES_1,
  DOES_2,
  TOUCHPOINT_1,
  TOUCHPOINT_2,
  FEELING_1,
  FEELING_2,
  OBSTACLE,
  METRIC_1,
  METRIC_2,
  METRIC_3,
  ACTION_1,
  ACTION_2,
  N_RECORDS
} Record;

typedef struct
{
  GRand *random;
  CjmMap *map;
  CjmId ids[N_RECORDS];
} Fixture;

/* Takes @map. */
static void
step_to (Fixture *f, CjmMap *map)
{
  cjm_map_unref (f->map);
  f->map = map;
}

static void
set_text (Fixture *f, Record who, CjmField field, const char *text)
{
  step_to (f, cjm_map_set_text (f->map, (CjmTarget){ field, f->ids[who] }, text));
}

static void
set_value (Fixture *f, Record who, CjmValue value, double number)
{
  step_to (f, cjm_map_set_value (f->map, value, f->ids[who], number));
}

static void
add_phase (Fixture *f, Record who, const char *name)
{
  step_to (f, cjm_map_add_phase (f->map, G_MAXUINT, name, f->random, &f->ids[who]));
  set_text (f, who, CJM_FIELD_PHASE_DESCRIPTION, "What it is.");
  set_text (f, who, CJM_FIELD_OBJECTIVE, "What it is for.");
}

static void
add_lane (Fixture *f, Record who, const char *kind, const char *name, const char *question)
{
  step_to (f, cjm_map_add_lane_of_kind (f->map, G_MAXUINT, 0, kind, name, question, f->random,
                                        &f->ids[who]));
}

static CjmId
get_step (Fixture *f, Record phase)
{
  const CjmStep *step = cjm_sequence_get (cjm_map_find_phase (f->map, f->ids[phase])->steps, 0);

  return step->record.id;
}

/* A note with the detail of its lane. */
static void
add_note (Fixture *f, Record who, Record lane, Record phase, const char *text)
{
  CjmRecordType type = cjm_lane_kind_get (cjm_map_find_lane (f->map, f->ids[lane])->kind)->detail;

  step_to (f, cjm_map_add_note (f->map, f->ids[lane], get_step (f, phase), G_MAXUINT, text,
                                f->random, &f->ids[who]));
  if (type != CJM_RECORD_NOTE)
    step_to (f, cjm_map_ensure_detail (f->map, f->ids[who], type));
  set_value (f, who, CJM_VALUE_EVIDENCE, CJM_EVIDENCE_INFERRED);
}

static void
add_touchpoint (Fixture *f, Record who, Record phase, const char *channel, CjmRole role)
{
  add_note (f, who, LANE_TOUCHPOINTS, phase, channel);
  step_to (f, cjm_map_set_channel (f->map, f->ids[who], channel, 0));
  set_value (f, who, CJM_VALUE_ROLE, role);
}

static void
add_action (Fixture *f, Record who, const char *text, Record answered)
{
  add_note (f, who, LANE_ACTIONS, PHASE_2, text);
  set_text (f, who, CJM_FIELD_ACTION_OWNER, "Ana");
  set_text (f, who, CJM_FIELD_ACTION_DUE, "2026-03-01");
  step_to (f, cjm_map_link_answer (f->map, f->ids[who], f->ids[answered]));
}

static void
add_notes (Fixture *f)
{
  add_note (f, DOES_1, LANE_DOES, PHASE_1, "looks");
  add_note (f, DOES_2, LANE_DOES, PHASE_2, "pays");
  set_value (f, DOES_1, CJM_VALUE_EVIDENCE, CJM_EVIDENCE_DATA);
  step_to (f, cjm_map_set_note_source (f->map, f->ids[DOES_1], f->ids[SOURCE]));
  set_value (f, DOES_2, CJM_VALUE_MOMENT, TRUE);
  add_touchpoint (f, TOUCHPOINT_1, PHASE_1, "social", CJM_ROLE_ASSISTS);
  add_touchpoint (f, TOUCHPOINT_2, PHASE_2, "shop", CJM_ROLE_CONVERTS);
  add_note (f, FEELING_1, LANE_FEELINGS, PHASE_1, "glad");
  add_note (f, FEELING_2, LANE_FEELINGS, PHASE_2, "afraid");
  set_value (f, FEELING_1, CJM_VALUE_FEELING, 1);
  set_value (f, FEELING_2, CJM_VALUE_FEELING, -1.5);
  add_note (f, OBSTACLE, LANE_OBSTACLES, PHASE_1, "no price");
  add_note (f, METRIC_1, LANE_METRICS, PHASE_1, "Clicks");
  add_note (f, METRIC_2, LANE_METRICS, PHASE_1, "Visits to the shop");
  add_note (f, METRIC_3, LANE_METRICS, PHASE_2, "Sales");
  set_value (f, METRIC_1, CJM_VALUE_METRIC_SIDE, CJM_SIDE_CHANNEL);
  add_action (f, ACTION_1, "call", FEELING_2);
  add_action (f, ACTION_2, "show the price", OBSTACLE);
}

/* A map that lacks nothing. */
static void
fixture_init (Fixture *f)
{
  *f = (Fixture){ .random = g_rand_new_with_seed (1), .map = cjm_map_new ("en") };

  set_text (f, THE_MAP, CJM_FIELD_PERSONA_NAME, "Marta");
  set_text (f, THE_MAP, CJM_FIELD_SUMMARY, "Buys little.");
  set_text (f, THE_MAP, CJM_FIELD_BARRIER, "The price.");
  set_text (f, THE_MAP, CJM_FIELD_INSIGHT, "It saves time.");
  set_text (f, THE_MAP, CJM_FIELD_REVIEW_DATE, TODAY);
  step_to (f, cjm_map_add_source (f->map, "Survey", f->random, &f->ids[SOURCE]));
  add_phase (f, PHASE_1, "Find");
  add_phase (f, PHASE_2, "Buy");
  add_lane (f, LANE_DOES, "notes", "Does", "What do they do?");
  add_lane (f, LANE_TOUCHPOINTS, "touchpoints", "Touchpoints", "Which media?");
  add_lane (f, LANE_FEELINGS, "emotion", "Feels", "");
  add_lane (f, LANE_OBSTACLES, "obstacles", "Obstacles", "");
  add_lane (f, LANE_METRICS, "metrics", "Metrics", "");
  add_lane (f, LANE_ACTIONS, "actions", "Actions", "");
  add_notes (f);
}

static void
fixture_clear (Fixture *f)
{
  cjm_map_unref (f->map);
  g_rand_free (f->random);
}

/* Tells a date that was handed over to be written from one that was not. */
static char *
dup_date (const char *date, gpointer user_data G_GNUC_UNUSED)
{
  return g_strdup_printf ("<%s>", date);
}

/* One finding a line. */
static char *
dup_review (const CjmMap *map, const char *today)
{
  g_autoptr (GArray) findings = cjm_map_review (map, today);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CjmFinding *finding = &g_array_index (findings, CjmFinding, i);
      g_autofree char *text = cjm_finding_dup_text (finding, map, dup_date, NULL);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strchr (text, '\n'));
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", text);
    }

  return g_string_free (lines, FALSE);
}

/* Findings */

typedef enum
{
  CHANGE_NONE,
  CHANGE_TEXT,
  CHANGE_VALUE,
  CHANGE_SOURCE, /* the note names none */
  CHANGE_CHANNEL,
  CHANGE_REMOVE, /* the note, the lane or the phase */
  CHANGE_UNLINK  /* the action answers nothing */
} ChangeKind;

typedef struct
{
  ChangeKind kind;
  Record who;
  int member; /* a field or a value */
  const char *text;
  double number;
} Change;

typedef struct
{
  const char *name;
  Change changes[8];
  const char *expected;
} Case;

#define TEXT(who, field, text)                                                                     \
  {                                                                                                \
    CHANGE_TEXT, who, CJM_FIELD_##field, text, 0                                                   \
  }
#define VALUE(who, value, number)                                                                  \
  {                                                                                                \
    CHANGE_VALUE, who, CJM_VALUE_##value, NULL, number                                             \
  }
#define CHANNEL(who, channel)                                                                      \
  {                                                                                                \
    CHANGE_CHANNEL, who, 0, channel, 0                                                             \
  }
#define WITHOUT(kind, who)                                                                         \
  {                                                                                                \
    CHANGE_##kind, who, 0, NULL, 0                                                                 \
  }
#define ASSUMED(who) VALUE (who, EVIDENCE, CJM_EVIDENCE_ASSUMED)
#define DATA(who) VALUE (who, EVIDENCE, CJM_EVIDENCE_DATA)

static const Case cases[] = {
  { "full", { WITHOUT (NONE, THE_MAP) }, "" },
  { "no-summary", { TEXT (THE_MAP, SUMMARY, " \n ") }, "The persona has no summary." },
  { "no-persona-name", { TEXT (THE_MAP, PERSONA_NAME, "") }, "The persona has no name." },
  { "review-is-due",
    { TEXT (THE_MAP, REVIEW_DATE, "2026-02-11") },
    "The map was to be looked at again by <2026-02-11>." },
  { "review-is-not-due", { TEXT (THE_MAP, REVIEW_DATE, "2026-02-13") }, "" },
  { "no-review-date", { TEXT (THE_MAP, REVIEW_DATE, "") }, "" },
  { "little-evidence",
    { ASSUMED (DOES_2), ASSUMED (TOUCHPOINT_1), ASSUMED (TOUCHPOINT_2), ASSUMED (FEELING_1),
      ASSUMED (FEELING_2), ASSUMED (OBSTACLE) },
    "Only 4 of 10 notes are backed by data or inference." },
  { "half-of-the-evidence",
    { ASSUMED (DOES_2), ASSUMED (TOUCHPOINT_1), ASSUMED (TOUCHPOINT_2), ASSUMED (FEELING_1),
      ASSUMED (FEELING_2), ASSUMED (ACTION_1), ASSUMED (ACTION_2) },
    "" },
  { "no-moment", { VALUE (DOES_2, MOMENT, 0) }, "No note is marked as a moment of truth." },
  { "one-family",
    { CHANNEL (TOUCHPOINT_2, "influencer") },
    "All touchpoints are social media, and these are not all there is." },
  { "one-other-family",
    { CHANNEL (TOUCHPOINT_1, "sms"), CHANNEL (TOUCHPOINT_2, "chatbot") },
    "All touchpoints are messages." },
  { "one-touchpoint", { WITHOUT (REMOVE, TOUCHPOINT_2) }, "" },
  { "channel-of-no-family", { CHANNEL (TOUCHPOINT_2, "holograms") }, "" },
  { "no-description", { TEXT (PHASE_2, PHASE_DESCRIPTION, "") }, "“Buy” has no description." },
  { "nameless-phase",
    { TEXT (PHASE_2, PHASE_DESCRIPTION, ""), TEXT (PHASE_2, PHASE_NAME, "") },
    "“Phase 2” has no description." },
  { "empty-phase",
    { WITHOUT (REMOVE, DOES_1), WITHOUT (REMOVE, TOUCHPOINT_1), WITHOUT (REMOVE, FEELING_1),
      WITHOUT (REMOVE, OBSTACLE), WITHOUT (REMOVE, METRIC_1), WITHOUT (REMOVE, METRIC_2) },
    "“Find” has no notes.\n"
    "“Find” has no metric.\n"
    "No note refers to the source “Survey”." },
  { "no-objective", { TEXT (PHASE_1, OBJECTIVE, "") }, "“Find” has no objective." },
  { "no-metric", { WITHOUT (REMOVE, METRIC_3) }, "“Buy” has no metric." },
  { "no-lane-of-metrics", { WITHOUT (REMOVE, LANE_METRICS), TEXT (PHASE_1, OBJECTIVE, "") }, "" },
  { "vanity",
    { VALUE (METRIC_2, METRIC_SIDE, CJM_SIDE_CHANNEL) },
    "“Find” has metrics of the channel alone, none of the business." },
  { "empty-question",
    { WITHOUT (REMOVE, TOUCHPOINT_1), WITHOUT (REMOVE, TOUCHPOINT_2) },
    "No note answers the question “Which media?”" },
  { "data-without-source",
    { DATA (DOES_2) },
    "“pays” in “Does” is marked as data and names no source." },
  { "two-without-source",
    { DATA (DOES_2), WITHOUT (SOURCE, DOES_1), DATA (TOUCHPOINT_1) },
    "2 notes in “Does” are marked as data and name no source.\n"
    "“social” in “Touchpoints” is marked as data and names no source.\n"
    "No note refers to the source “Survey”." },
  { "nameless-lane",
    { DATA (DOES_2), TEXT (LANE_DOES, LANE_NAME, "") },
    "“pays” in “Lane 1” is marked as data and names no source." },
  { "actions-need-no-source", { DATA (ACTION_1) }, "" },
  { "judged-by-sales",
    { WITHOUT (REMOVE, METRIC_1), TEXT (METRIC_2, NOTE_TEXT, "Sales a month") },
    "“social” only assists, and “Find” has metrics of sales alone." },
  { "judged-by-what-it-does", { TEXT (METRIC_2, NOTE_TEXT, "Sales a month") }, "" },
  { "judged-where-sales-are-made", { VALUE (TOUCHPOINT_2, ROLE, CJM_ROLE_UNKNOWN) }, "" },
  { "low-point",
    { WITHOUT (UNLINK, ACTION_1) },
    "No action answers the low point “afraid” in “Buy”." },
  { "low-point-without-word",
    { WITHOUT (REMOVE, ACTION_1), TEXT (FEELING_2, NOTE_TEXT, " ") },
    "No action answers the low point “no text” in “Buy”." },
  { "no-low-point", { WITHOUT (UNLINK, ACTION_1), VALUE (FEELING_2, FEELING, 0) }, "" },
  { "obstacle",
    { WITHOUT (UNLINK, ACTION_2) },
    "No action answers the obstacle “no price” in “Find”." },
  { "no-owner", { TEXT (ACTION_1, ACTION_OWNER, "") }, "The action “call” has no owner." },
  { "no-due-date",
    { TEXT (ACTION_2, ACTION_DUE, "") },
    "The action “show the price” has no due date." },
  { "overdue",
    { TEXT (ACTION_1, ACTION_DUE, "2026-02-11"), TEXT (ACTION_2, ACTION_DUE, TODAY) },
    "The action “call” was due on <2026-02-11>." },
  { "done",
    { TEXT (ACTION_1, ACTION_DUE, "2026-02-11"), TEXT (ACTION_1, ACTION_OWNER, ""),
      VALUE (ACTION_1, ACTION_STATUS, CJM_STATUS_DONE) },
    "" },
  { "no-barrier", { TEXT (THE_MAP, BARRIER, "") }, "The barrier is empty." },
  { "no-insight", { TEXT (THE_MAP, INSIGHT, "") }, "The purchase insight is empty." },
  { "unused-source",
    { WITHOUT (SOURCE, DOES_1), VALUE (DOES_1, EVIDENCE, CJM_EVIDENCE_INFERRED) },
    "No note refers to the source “Survey”." },
  { "long-text",
    { TEXT (THE_MAP, BARRIER, ""), WITHOUT (UNLINK, ACTION_2),
      TEXT (OBSTACLE,
            NOTE_TEXT,
            "The price\n\nis said only when all has been chosen and the address given") },
    "No action answers the obstacle “The price is said only when all has been chosen and the "
    "addr…” in “Find”.\n"
    "The barrier is empty." },
  { "no-phases",
    { WITHOUT (REMOVE, PHASE_1), WITHOUT (REMOVE, PHASE_2), WITHOUT (REMOVE, SOURCE) },
    "The map has no phases.\n"
    "No note answers the question “What do they do?”\n"
    "No note answers the question “Which media?”\n"
    "No note refers to the source “Survey”." },
};

static CjmMap *
remove_record (Fixture *f, Record who)
{
  if (who <= PHASE_2)
    return cjm_map_remove_phase (f->map, f->ids[who]);
  if (who <= LANE_ACTIONS)
    return cjm_map_remove_lane (f->map, f->ids[who]);

  return cjm_map_remove_note (f->map, f->ids[who]);
}

static void
unlink_action (Fixture *f, Record who)
{
  for (Record note = DOES_1; note < N_RECORDS; note++)
    step_to (f, cjm_map_unlink_answer (f->map, f->ids[who], f->ids[note]));
}

static void
apply_change (Fixture *f, const Change *change)
{
  switch (change->kind)
    {
    case CHANGE_NONE:
      break;
    case CHANGE_TEXT:
      set_text (f, change->who, (CjmField) change->member, change->text);
      break;
    case CHANGE_VALUE:
      set_value (f, change->who, (CjmValue) change->member, change->number);
      break;
    case CHANGE_SOURCE:
      step_to (f, cjm_map_set_note_source (f->map, f->ids[change->who], 0));
      break;
    case CHANGE_CHANNEL:
      step_to (f, cjm_map_set_channel (f->map, f->ids[change->who], change->text, 0));
      break;
    case CHANGE_REMOVE:
      step_to (f, remove_record (f, change->who));
      break;
    case CHANGE_UNLINK:
      unlink_action (f, change->who);
      break;
    }
}

static void
test_finding (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *found = NULL;
  Fixture f;

  fixture_init (&f);
  for (guint i = 0; i < G_N_ELEMENTS (c->changes); i++)
    apply_change (&f, &c->changes[i]);
  found = dup_review (f.map, TODAY);
  g_assert_cmpstr (found, ==, c->expected);
  fixture_clear (&f);
}

/* Without a date nothing is late. */
static void
test_no_clock (void)
{
  g_autofree char *found = NULL;
  Fixture f;

  fixture_init (&f);
  set_text (&f, ACTION_1, CJM_FIELD_ACTION_DUE, "1999-01-01");
  set_text (&f, THE_MAP, CJM_FIELD_REVIEW_DATE, "1999-01-01");
  found = dup_review (f.map, NULL);
  g_assert_cmpstr (found, ==, "");
  fixture_clear (&f);
}

static void
test_empty_map (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autofree char *found = dup_review (map, TODAY);

  g_assert_cmpstr (found, ==,
                   "The persona has no summary.\n"
                   "The persona has no name.\n"
                   "The map has no phases.\n"
                   "The barrier is empty.\n"
                   "The purchase insight is empty.");
}

/* The sheet's order, and where each finding leads. */
static void
test_places (void)
{
  g_autoptr (GArray) findings = NULL;
  const CjmFinding *finding;
  Fixture f;

  fixture_init (&f);
  set_text (&f, THE_MAP, CJM_FIELD_BARRIER, "");
  unlink_action (&f, ACTION_1);
  set_text (&f, ACTION_2, CJM_FIELD_ACTION_OWNER, "");
  step_to (&f, cjm_map_remove_note (f.map, f.ids[METRIC_3]));
  findings = cjm_map_review (f.map, TODAY);
  g_assert_cmpuint (findings->len, ==, 4);

  finding = &g_array_index (findings, CjmFinding, 0);
  g_assert_cmpint (finding->kind, ==, CJM_FINDING_NO_METRIC);
  g_assert_cmpint (finding->place, ==, CJM_FINDING_AT_CELL);
  g_assert_cmpuint (finding->lane, ==, f.ids[LANE_METRICS]);
  g_assert_cmpuint (finding->step, ==, get_step (&f, PHASE_2));

  finding = &g_array_index (findings, CjmFinding, 1);
  g_assert_cmpint (finding->kind, ==, CJM_FINDING_LOW_POINT);
  g_assert_cmpint (finding->place, ==, CJM_FINDING_AT_TEXT);
  g_assert_cmpint (finding->target.field, ==, CJM_FIELD_NOTE_TEXT);
  g_assert_cmpuint (finding->target.id, ==, f.ids[FEELING_2]);
  g_assert_cmpuint (finding->phase, ==, f.ids[PHASE_2]);
  g_assert_cmpuint (finding->lane, ==, f.ids[LANE_FEELINGS]);

  finding = &g_array_index (findings, CjmFinding, 2);
  g_assert_cmpint (finding->target.field, ==, CJM_FIELD_ACTION_OWNER);
  g_assert_cmpuint (finding->target.id, ==, f.ids[ACTION_2]);

  finding = &g_array_index (findings, CjmFinding, 3);
  g_assert_cmpint (finding->target.field, ==, CJM_FIELD_BARRIER);
  fixture_clear (&f);
}

/* Metrics that name sales, and such as only look like it. */
static void
test_sales (void)
{
  static const struct
  {
    const char *name, *unit;
    gboolean names_sales;
  } metrics[] = {
    { "Sales", "", TRUE },
    { "purchases / sessions", "%", TRUE },
    { "CONVERSION RATE", "%", TRUE },
    { "Tasa de conversión", "%", TRUE },
    { "Facturación", "EUR", TRUE },
    { "Venta media", "EUR", TRUE },
    { "Pedidos", "", TRUE },
    { "Online", "orders", TRUE },
    { "Conversations", "", FALSE },
    { "After-sales satisfaction", "%", FALSE },
    { "Wholesale partners reached", "", FALSE },
    { "Aventuras leídas", "", FALSE },
    { "New users", "", FALSE },
    { "", "", FALSE },
  };
  Fixture f;

  fixture_init (&f);
  step_to (&f, cjm_map_remove_note (f.map, f.ids[METRIC_1]));
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autofree char *found = NULL;

      set_text (&f, METRIC_2, CJM_FIELD_NOTE_TEXT, metrics[i].name);
      set_text (&f, METRIC_2, CJM_FIELD_METRIC_UNIT, metrics[i].unit);
      found = dup_review (f.map, TODAY);
      g_assert_cmpstr (found, ==,
                       metrics[i].names_sales
                           ? "“social” only assists, and “Find” has metrics of sales alone."
                           : "");
    }
  fixture_clear (&f);
}

/* Low points */

#define X NAN

/* Points of one curve from left to right, one a step, and which are low. */
static const struct
{
  double values[6];
  const char *expected;
} curves[] = {
  { { 1, 0, 1, 0, 1, 0 }, "" },         { { 1, -.5, 1, -.25, -.75, 1 }, "1 4" },
  { { -.5, 1, 2, 2, 1, -.5 }, "0 5" },  { { 1, -1, -1.5, -1, 1, 1 }, "1 2 3" },
  { { 0, -.5, -.5, -.5, 0, 1 }, "1" },  { { 0, -.5, -.5, -.75, 0, 1 }, "3" },
  { { 0, -.5, X, -.75, X, -.6 }, "3" }, { { X, X, -.1, X, X, X }, "2" },
  { { X, X, X, X, X, X }, "" },         { { -.9, -.9, -.9, -.9, -.9, -.9 }, "0" },
  { { 0, -2, -2, 0, 0, 0 }, "1 2" },
};

static char *
dup_low_points (const CjmMap *map)
{
  g_autoptr (GArray) pains = cjm_map_list_pains (map);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < pains->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            g_array_index (pains, CjmPain, i).site.note->text);

  return g_string_free (found, FALSE);
}

static void
test_low_points (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      g_autofree char *found = NULL;
      Fixture f = { .random = g_rand_new_with_seed (2), .map = cjm_map_new ("en") };

      add_lane (&f, LANE_FEELINGS, "emotion", "", "");
      for (guint j = 0; j < G_N_ELEMENTS (curves[i].values); j++)
        {
          char number[] = { (char) ('0' + j), '\0' };

          add_phase (&f, PHASE_1, "");
          add_note (&f, FEELING_1, LANE_FEELINGS, PHASE_1, number);
          set_value (&f, FEELING_1, CJM_VALUE_FEELING, curves[i].values[j]);
        }
      found = dup_low_points (f.map);
      g_assert_cmpstr (found, ==, curves[i].expected);
      fixture_clear (&f);
    }
}

/* Each curve has its own low points: what is between two points of one is no neighbour of them.
 * The order is that of the sheet. */
static void
test_low_points_of_curves (void)
{
  Fixture f = { .random = g_rand_new_with_seed (3), .map = cjm_map_new ("en") };
  const double today[] = { .5, -.5, .5 }, target[] = { -.2, -.6, -.1 };
  g_autofree char *found = NULL;
  CjmId curve;

  add_lane (&f, LANE_FEELINGS, "emotion", "", "");
  step_to (&f, cjm_map_add_curve (f.map, f.ids[LANE_FEELINGS], "today", f.random, NULL));
  step_to (&f, cjm_map_add_curve (f.map, f.ids[LANE_FEELINGS], "target", f.random, &curve));
  for (guint i = 0; i < G_N_ELEMENTS (today); i++)
    {
      g_autofree char *first = g_strdup_printf ("a%u", i), *second = g_strdup_printf ("b%u", i);

      add_phase (&f, PHASE_1, "");
      add_note (&f, FEELING_1, LANE_FEELINGS, PHASE_1, first);
      add_note (&f, FEELING_2, LANE_FEELINGS, PHASE_1, second);
      step_to (&f, cjm_map_set_curve (f.map, f.ids[FEELING_2], curve));
      set_value (&f, FEELING_1, CJM_VALUE_FEELING, today[i]);
      set_value (&f, FEELING_2, CJM_VALUE_FEELING, target[i]);
    }
  found = dup_low_points (f.map);
  g_assert_cmpstr (found, ==, "a1 b1");
  fixture_clear (&f);
}

/* Actions */

static void
test_quadrants (void)
{
  static const char expected[] = /* impact from 0 up, effort from 0 to the right */
      "??????"
      "?ffttt"
      "?ffttt"
      "?qqbbb"
      "?qqbbb"
      "?qqbbb";
  static const char letters[CJM_N_QUADRANTS] = { 'q', 'b', 'f', 't', '?' };

  for (int impact = 0; impact <= CJM_RATING_MAX; impact++)
    for (int effort = 0; effort <= CJM_RATING_MAX; effort++)
      g_assert_cmpint (letters[cjm_quadrant_find (impact, effort)], ==,
                       expected[impact * 6 + effort]);
}

static void
test_actions (void)
{
  g_autoptr (GArray) actions = NULL;
  const CjmActionItem *item;
  Fixture f;

  fixture_init (&f);
  set_value (&f, ACTION_1, CJM_VALUE_ACTION_IMPACT, 5);
  set_value (&f, ACTION_1, CJM_VALUE_ACTION_EFFORT, 2);
  step_to (&f, cjm_map_set_detail (f.map, f.ids[ACTION_2], NULL));
  /* An action that stands among the plain notes is one of them. */
  add_note (&f, DOES_1, LANE_ACTIONS, PHASE_1, "moves");
  step_to (&f,
           cjm_map_move_note (f.map, f.ids[DOES_1], f.ids[LANE_DOES], get_step (&f, PHASE_1), 0));

  actions = cjm_map_list_actions (f.map);
  g_assert_cmpuint (actions->len, ==, 2);
  item = &g_array_index (actions, CjmActionItem, 0);
  g_assert_cmpuint (item->site.note->record.id, ==, f.ids[ACTION_1]);
  g_assert_cmpuint (item->site.lane, ==, 5);
  g_assert_cmpuint (item->site.phase, ==, 1);
  g_assert_cmpuint (item->site.step, ==, get_step (&f, PHASE_2));
  g_assert_cmpstr (item->action->owner, ==, "Ana");
  g_assert_cmpint (item->quadrant, ==, CJM_QUADRANT_QUICK_WINS);
  item = &g_array_index (actions, CjmActionItem, 1);
  g_assert_null (item->action);
  g_assert_cmpint (item->quadrant, ==, CJM_QUADRANT_UNKNOWN);
  fixture_clear (&f);
}

/* Coverage */

static void
test_coverage (void)
{
  CjmCoverage coverage;
  Fixture f;

  fixture_init (&f);
  set_value (&f, DOES_2, CJM_VALUE_EVIDENCE, CJM_EVIDENCE_ASSUMED);
  set_value (&f, OBSTACLE, CJM_VALUE_EVIDENCE, CJM_EVIDENCE_DATA);

  coverage = cjm_map_get_coverage (f.map);
  g_assert_cmpuint (coverage.n_notes, ==, 10);
  g_assert_cmpuint (coverage.n_by_evidence[CJM_EVIDENCE_ASSUMED], ==, 1);
  g_assert_cmpuint (coverage.n_by_evidence[CJM_EVIDENCE_INFERRED], ==, 7);
  g_assert_cmpuint (coverage.n_by_evidence[CJM_EVIDENCE_DATA], ==, 2);
  g_assert_cmpuint (coverage.n_without_source, ==, 1);
  g_assert_cmpfloat (cjm_coverage_get_share (&coverage, CJM_EVIDENCE_DATA), ==, .2);
  g_assert_cmpfloat (cjm_coverage_get_share (&coverage, CJM_EVIDENCE_INFERRED), ==, .9);
  g_assert_cmpfloat (cjm_coverage_get_share (&coverage, CJM_EVIDENCE_ASSUMED), ==, 1);

  coverage = cjm_map_get_lane_coverage (f.map, cjm_map_find_lane (f.map, f.ids[LANE_DOES]));
  g_assert_cmpuint (coverage.n_notes, ==, 2);
  g_assert_cmpfloat (cjm_coverage_get_share (&coverage, CJM_EVIDENCE_DATA), ==, .5);

  coverage = cjm_map_get_lane_coverage (f.map, cjm_map_find_lane (f.map, f.ids[LANE_ACTIONS]));
  g_assert_cmpuint (coverage.n_notes, ==, 0);
  g_assert_true (isnan (cjm_coverage_get_share (&coverage, CJM_EVIDENCE_DATA)));
  fixture_clear (&f);
}

/* Maps of all kinds */

/* Findings come in the order of their parts of the sheet. */
static guint
get_part (CjmFindingKind kind)
{
  return (kind >= CJM_FINDING_NO_PHASES) + (kind >= CJM_FINDING_NO_DESCRIPTION)
         + (kind >= CJM_FINDING_EMPTY_QUESTION) + (kind >= CJM_FINDING_NO_BARRIER);
}

static void
assert_findings (const CjmMap *map)
{
  g_autoptr (GArray) findings = cjm_map_review (map, TODAY);
  g_autofree char *once = dup_review (map, TODAY);
  g_autofree char *again = dup_review (map, TODAY);
  guint part = 0;

  g_assert_cmpstr (once, ==, again);
  for (guint i = 0; i < findings->len; i++)
    {
      const CjmFinding *finding = &g_array_index (findings, CjmFinding, i);

      g_assert_cmpuint (get_part (finding->kind), >=, part);
      part = get_part (finding->kind);
      if (finding->place == CJM_FINDING_AT_CELL)
        {
          g_assert_nonnull (cjm_map_find_lane (map, finding->lane));
          g_assert_nonnull (cjm_map_find_phase_of_step (map, finding->step));
        }
      else if (finding->target.field == CJM_FIELD_NOTE_TEXT)
        g_assert_nonnull (cjm_map_find_note (map, finding->target.id, NULL));
    }
}

static void
test_random_maps (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, seed);
      g_autoptr (GArray) notes = cjm_map_list_notes (map);

      g_assert_cmpuint (notes->len, ==, cjm_map_get_n_notes (map));
      assert_findings (map);
      g_rand_free (random);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/review/finding/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_finding);
    }
  g_test_add_func ("/review/no-clock", test_no_clock);
  g_test_add_func ("/review/empty-map", test_empty_map);
  g_test_add_func ("/review/places", test_places);
  g_test_add_func ("/review/sales", test_sales);
  g_test_add_func ("/review/random-maps", test_random_maps);
  g_test_add_func ("/actions/low-points", test_low_points);
  g_test_add_func ("/actions/low-points-of-curves", test_low_points_of_curves);
  g_test_add_func ("/actions/quadrants", test_quadrants);
  g_test_add_func ("/actions/list", test_actions);
  g_test_add_func ("/coverage", test_coverage);

  return g_test_run ();
}
