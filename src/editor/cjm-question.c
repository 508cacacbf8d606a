#include "cjm-question.h"

#include "cjm-edit.h"
#include "cjm-lane-kind.h"
#include "cjm-lane-offer.h"
#include "cjm-template.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append_text (GArray *questions, CjmField field, CjmId id, CjmId phase)
{
  CjmQuestion question = { .kind = CJM_QUESTION_TEXT, .target = { field, id }, .phase = phase };

  g_array_append_val (questions, question);
}

static gboolean
is_asking (const CjmLane *lane)
{
  switch (cjm_lane_kind_get (lane->kind)->look)
    {
    case CJM_LOOK_NOTES:
    case CJM_LOOK_TOUCHPOINTS:
    case CJM_LOOK_EMOTION:
      return TRUE;
    case CJM_LOOK_METRICS:
    case CJM_LOOK_ACTIONS:
    case CJM_LOOK_PICTURES:
    case CJM_LOOK_LINE:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

static void
append_phase (GArray *questions, const CjmMap *map, const CjmPhase *phase)
{
  append_text (questions, CJM_FIELD_PHASE_DESCRIPTION, phase->record.id, phase->record.id);

  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    for (guint j = 0; j < cjm_map_get_n_lanes (map); j++)
      {
        const CjmLane *lane = cjm_map_get_lane (map, j);
        const CjmLaneKind *kind = cjm_lane_kind_get (lane->kind);
        CjmQuestion question = {
          .kind = kind->look == CJM_LOOK_EMOTION ? CJM_QUESTION_FEELING : CJM_QUESTION_NOTES,
          .phase = phase->record.id,
          .lane = lane->record.id,
          .step = ((CjmRecord *) cjm_sequence_get (phase->steps, i))->id,
        };

        /* A lane that is drawn a phase at a time asks once a phase. */
        if (is_asking (lane) && !(lane->is_by_phase && i > 0))
          g_array_append_val (questions, question);
      }
}

GArray *
cjm_map_list_questions (const CjmMap *map)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (CjmQuestion));

  append_text (questions, CJM_FIELD_TITLE, 0, 0);
  append_text (questions, CJM_FIELD_PERSONA_NAME, 0, 0);
  append_text (questions, CJM_FIELD_SUMMARY, 0, 0);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_phase (questions, map, cjm_map_get_phase (map, i));
  append_text (questions, CJM_FIELD_BARRIER, 0, 0);
  append_text (questions, CJM_FIELD_INSIGHT, 0, 0);

  return questions;
}

gboolean
cjm_question_equal (const CjmQuestion *a, const CjmQuestion *b)
{
  return a->kind == b->kind && cjm_target_equal (a->target, b->target) && a->phase == b->phase
         && a->lane == b->lane && a->step == b->step;
}

gboolean
cjm_question_is_answered (const CjmQuestion *question, const CjmMap *map)
{
  const CjmLane *lane;
  const char *text;

  if (question->kind == CJM_QUESTION_TEXT)
    {
      text = cjm_map_get_text (map, question->target);
      return text == NULL || *text != '\0';
    }

  lane = cjm_map_find_lane (map, question->lane);
  return lane == NULL || cjm_lane_find_cell (lane, question->step) != NULL;
}

/* Words */

static const char *
get_field_question (CjmField field, const CjmWords *words)
{
  if (field == CJM_FIELD_TITLE)
    return _ ("What was bought?");
  if (field == CJM_FIELD_PERSONA_NAME)
    return _ ("Who bought it?");
  if (field == CJM_FIELD_SUMMARY)
    return _ ("What kind of person is that, in a sentence or two?");
  if (field == CJM_FIELD_BARRIER)
    return _ ("Seen as a whole: what nearly kept the purchase from being made?");
  if (field == CJM_FIELD_INSIGHT)
    return _ ("And what opened the door to it in the end?");

  return cjm_words_get (words, CJM_WORD_DESCRIPTION_HINT);
}

const char *
cjm_question_get_text (const CjmQuestion *question, const CjmMap *map, const CjmWords *words)
{
  const CjmLane *lane;

  if (question->kind == CJM_QUESTION_TEXT)
    return get_field_question (question->target.field, words);

  lane = cjm_map_find_lane (map, question->lane);
  if (lane != NULL && *lane->question != '\0')
    return lane->question;

  return question->kind == CJM_QUESTION_FEELING ? _ ("How did that feel?")
                                                : _ ("What is there to say?");
}

char *
cjm_question_dup_subject (const CjmQuestion *question, const CjmMap *map, const CjmWords *words)
{
  const CjmPhase *phase = cjm_map_find_phase (map, question->phase);
  const CjmLane *lane = cjm_map_find_lane (map, question->lane);

  if (phase == NULL)
    return g_strdup (_ ("The whole purchase"));

  /* Translators: a phase, and the row of the map that is asked about. */
  return g_strdup_printf (_ ("%s · %s"), phase->name,
                          lane != NULL ? lane->name : cjm_words_get (words, CJM_WORD_DESCRIPTION));
}

/* The map to practise on */

static const struct
{
  const char *offer; /* of cjm-lane-offer.h */
  const char *question;
} practice_lanes[] = {
  { "needs", N_ ("What did you need?") },
  { "doing", N_ ("What did you do?") },
  { "thinking", N_ ("What went through your mind?") },
  { "emotion", N_ ("How did you feel?") },
  { "touchpoints", N_ ("Where did you meet the company: which page, shop, person, message?") },
  { "obstacles", N_ ("What nearly stopped you?") },
};

static guint
find_offer (const char *name)
{
  guint index = 0;

  while (index < cjm_lane_offer_get_n_offers () - 1
         && strcmp (cjm_lane_offer_get_nth (index)->name, name) != 0)
    index++;

  return index;
}

/* Takes @map over and leaves its lanes out. */
static CjmMap *
remove_lanes (CjmMap *map)
{
  while (cjm_map_get_n_lanes (map) > 0)
    {
      g_autoptr (CjmMap) old = map;

      map = cjm_map_remove_lane (old, cjm_map_get_lane (old, 0)->record.id);
    }

  return map;
}

CjmMap *
cjm_practice_map_new (const char *language, GRand *random)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (language);
  CjmMap *map = remove_lanes (cjm_template_new_map (language, random));

  for (guint i = 0; i < G_N_ELEMENTS (practice_lanes); i++)
    {
      g_autoptr (CjmMap) old = map;
      guint offer = find_offer (practice_lanes[i].offer);

      map = cjm_map_add_lane_of_kind (old, i, 0, cjm_lane_offer_get_nth (offer)->kind,
                                      cjm_words_get_lane_name (words, offer),
                                      _ (practice_lanes[i].question), random, NULL);
    }

  return map;
}
