#include "cjm-record-name.h"
#include "cjm-review.h"

#include <glib/gi18n-lib.h>

/* The sentences of the review. */

/* What names the record that a finding is about. */
static CjmField
get_naming_field (CjmField field)
{
  if (field == CJM_FIELD_ACTION_OWNER || field == CJM_FIELD_ACTION_DUE)
    return CJM_FIELD_NOTE_TEXT;
  if (field == CJM_FIELD_PHASE_DESCRIPTION || field == CJM_FIELD_OBJECTIVE)
    return CJM_FIELD_PHASE_NAME;

  return field;
}

static char *
dup_subject (const CjmFinding *finding, const CjmMap *map)
{
  CjmTarget target = { get_naming_field (finding->target.field), finding->target.id };
  const char *text = cjm_map_get_text (map, target);
  g_autofree char *subject = NULL;

  if (target.field == CJM_FIELD_PHASE_NAME)
    return cjm_phase_dup_name (map, target.id);

  subject = cjm_text_dup_quotable (text != NULL ? text : "");
  if (subject[0] != '\0')
    return g_steal_pointer (&subject);

  /* Translators: stands between quotation marks for a note that has no text. */
  return g_strdup (_ ("no text"));
}

static char *
dup_evidence_text (guint n, guint n_all)
{
  if (n == 0)
    return g_strdup (_ ("No note is backed by data or inference."));

  /* Translators: the first %u is a number of notes, the second the number of all notes. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Only %u of %u notes is backed by data or inference.",
                                       "Only %u of %u notes are backed by data or inference.", n),
                          n, n_all);
}

static char *
dup_source_text (const CjmFinding *finding, const CjmMap *map, const char *subject)
{
  g_autofree char *lane = cjm_lane_dup_name (map, finding->lane);

  if (finding->n == 1)
    /* Translators: the first %s is the text of a note, the second the name of a lane. */
    return g_strdup_printf (_ ("“%s” in “%s” is marked as data and names no source."), subject,
                            lane);

  /* Translators: %u is a number of notes, at least two, and %s the name of a lane. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u note in “%s” is marked as data and names no source.",
                   "%u notes in “%s” are marked as data and name no source.", finding->n),
      finding->n, lane);
}

static const char *
get_family_text (CjmChannelFamily family)
{
  static const char *const texts[CJM_N_CHANNEL_FAMILIES] = {
    [CJM_FAMILY_OWN] = N_ ("All touchpoints are the company's own media."),
    [CJM_FAMILY_SEARCH] = N_ ("All touchpoints are search."),
    [CJM_FAMILY_SOCIAL] = N_ ("All touchpoints are social media, and these are not all there is."),
    [CJM_FAMILY_MESSAGING] = N_ ("All touchpoints are messages."),
    [CJM_FAMILY_MAIL] = N_ ("All touchpoints are mail."),
    [CJM_FAMILY_ADVERTISING] = N_ ("All touchpoints are advertising."),
    [CJM_FAMILY_PEOPLE] = N_ ("All touchpoints are people who speak to the customer."),
    [CJM_FAMILY_PLACES] = N_ ("All touchpoints are places to go to."),
    [CJM_FAMILY_PRESS] = N_ ("All touchpoints are the press."),
    [CJM_FAMILY_REVIEWS] = N_ ("All touchpoints are other customers' reviews."),
    [CJM_FAMILY_SERVICE] = N_ ("All touchpoints are services that come with the purchase."),
  };

  return _ (texts[family]);
}

/* A sentence for each kind: long, and flat. @subject is what the finding is about, @phase the
 * phase that it is in, and @date the day that has passed. */
static char *
dup_sentence (const CjmFinding *finding,
              const CjmMap *map,
              const char *subject,
              const char *phase,
              const char *date)
{
  switch (finding->kind)
    {
    case CJM_FINDING_NO_SUMMARY:
      return g_strdup (_ ("The persona has no summary."));
    case CJM_FINDING_NO_PERSONA_NAME:
      return g_strdup (_ ("The persona has no name."));
    case CJM_FINDING_REVIEW_IS_DUE:
      /* Translators: %s is a date such as "Feb 12, 2026". */
      return g_strdup_printf (_ ("The map was to be looked at again by %s."), date);
    case CJM_FINDING_NO_PHASES:
      return g_strdup (_ ("The map has no phases."));
    case CJM_FINDING_LITTLE_EVIDENCE:
      return dup_evidence_text (finding->n, finding->n_all);
    case CJM_FINDING_NO_MOMENT:
      return g_strdup (_ ("No note is marked as a moment of truth."));
    case CJM_FINDING_ONE_FAMILY:
      return g_strdup (get_family_text (finding->family));
    case CJM_FINDING_NO_DESCRIPTION:
      /* Translators: %s is the name of a phase. */
      return g_strdup_printf (_ ("“%s” has no description."), subject);
    case CJM_FINDING_EMPTY_PHASE:
      /* Translators: %s is the name of a phase. */
      return g_strdup_printf (_ ("“%s” has no notes."), subject);
    case CJM_FINDING_NO_OBJECTIVE:
      /* Translators: %s is the name of a phase. */
      return g_strdup_printf (_ ("“%s” has no objective."), subject);
    case CJM_FINDING_NO_METRIC:
      /* Translators: %s is the name of a phase. */
      return g_strdup_printf (_ ("“%s” has no metric."), subject);
    case CJM_FINDING_VANITY:
      /* Translators: %s is the name of a phase. Metrics of the channel, such as likes, bring
       * value to the channel alone and none to the business. */
      return g_strdup_printf (_ ("“%s” has metrics of the channel alone, none of the business."),
                              phase);
    case CJM_FINDING_EMPTY_QUESTION:
      /* Translators: %s is a question. */
      return g_strdup_printf (_ ("No note answers the question “%s”"), subject);
    case CJM_FINDING_DATA_WITHOUT_SOURCE:
      return dup_source_text (finding, map, subject);
    case CJM_FINDING_JUDGED_BY_SALES:
      /* Translators: the first %s is the text of a touchpoint, the second the name of a phase. */
      return g_strdup_printf (_ ("“%s” only assists, and “%s” has metrics of sales alone."),
                              subject, phase);
    case CJM_FINDING_LOW_POINT:
      /* Translators: the first %s is the word for a feeling, the second the name of a phase. */
      return g_strdup_printf (_ ("No action answers the low point “%s” in “%s”."), subject, phase);
    case CJM_FINDING_OBSTACLE:
      /* Translators: the first %s is the text of an obstacle, the second the name of a phase. */
      return g_strdup_printf (_ ("No action answers the obstacle “%s” in “%s”."), subject, phase);
    case CJM_FINDING_NO_OWNER:
      /* Translators: %s is the text of an action. */
      return g_strdup_printf (_ ("The action “%s” has no owner."), subject);
    case CJM_FINDING_NO_DUE_DATE:
      /* Translators: %s is the text of an action. */
      return g_strdup_printf (_ ("The action “%s” has no due date."), subject);
    case CJM_FINDING_OVERDUE:
      /* Translators: the first %s is the text of an action, the second a date. */
      return g_strdup_printf (_ ("The action “%s” was due on %s."), subject, date);
    case CJM_FINDING_NO_BARRIER:
      return g_strdup (_ ("The barrier is empty."));
    case CJM_FINDING_NO_INSIGHT:
      return g_strdup (_ ("The purchase insight is empty."));
    case CJM_FINDING_UNUSED_SOURCE:
      /* Translators: %s is the name of a source of data. */
      return g_strdup_printf (_ ("No note refers to the source “%s”."), subject);
    }

  g_return_val_if_reached (NULL);
}

/* The day that the finding says has passed; NULL where it is about none. */
static const char *
get_date (const CjmFinding *finding, const CjmMap *map)
{
  if (finding->kind == CJM_FINDING_REVIEW_IS_DUE)
    return map->review_date;
  if (finding->kind == CJM_FINDING_OVERDUE)
    return cjm_map_get_text (map, finding->target);

  return NULL;
}

char *
cjm_finding_dup_text (const CjmFinding *finding,
                      const CjmMap *map,
                      CjmDateFunc dup_date,
                      gpointer user_data)
{
  const char *day = get_date (finding, map);
  g_autofree char *date
      = day != NULL && dup_date != NULL ? dup_date (day, user_data) : g_strdup (day);
  g_autofree char *subject = dup_subject (finding, map);
  g_autofree char *phase = finding->phase != 0 ? cjm_phase_dup_name (map, finding->phase) : NULL;

  return dup_sentence (finding, map, subject, phase, date);
}
