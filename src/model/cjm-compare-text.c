#include "cjm-compare-text.h"

#include "cjm-channel.h"
#include "cjm-member.h"
#include "cjm-record-name.h"
#include "cjm-value-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The words are put together from what a record is called, what of it is told, and what that was
 * and is; so they need neither gender nor number. */

/* One part of one record. */
typedef struct
{
  CjmRecordType type;
  CjmId id;
  CjmPart part;
  CjmField field;
  CjmValue value;
  gsize offset;
} Part;

static Part
get_part (const CjmDifference *difference)
{
  return (Part){ difference->type,  difference->id,    difference->part,
                 difference->field, difference->value, difference->offset };
}

static Part
get_part_of_conflict (const CjmConflict *conflict)
{
  CjmPart part = conflict->kind == CJM_CONFLICT_FIELD   ? CJM_PART_FIELD
                 : conflict->kind == CJM_CONFLICT_VALUE ? CJM_PART_VALUE
                                                        : CJM_PART_OTHER;

  return (Part){ conflict->type,  conflict->id,    part,
                 conflict->field, conflict->value, conflict->offset };
}

/* What parts are called */

/* Translators: the words with the context “part” say what of a record was changed, inside a
 * line: “Phase “Search”: name “Look” → “Search””. */
static const char *
get_field_label (CjmField field)
{
  static const char *const labels[CJM_N_FIELDS] = {
    [CJM_FIELD_TITLE] = NC_ ("part", "title"),
    [CJM_FIELD_SCENARIO] = NC_ ("part", "scenario"),
    [CJM_FIELD_PROFILE] = NC_ ("part", "profile"),
    [CJM_FIELD_PERSONA_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_SUMMARY] = NC_ ("part", "summary"),
    [CJM_FIELD_BARRIER] = NC_ ("part", "barrier"),
    [CJM_FIELD_INSIGHT] = NC_ ("part", "purchase insight"),
    [CJM_FIELD_PHASE_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_PHASE_DESCRIPTION] = NC_ ("part", "description"),
    [CJM_FIELD_GROUP_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_LANE_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_LANE_QUESTION] = NC_ ("part", "guiding question"),
    [CJM_FIELD_NOTE_TEXT] = NC_ ("part", "text"),
    [CJM_FIELD_AUTHOR] = NC_ ("part", "author"),
    [CJM_FIELD_EDITION] = NC_ ("part", "version"),
    [CJM_FIELD_DATE] = NC_ ("part", "date"),
    [CJM_FIELD_REVIEW_DATE] = NC_ ("part", "review date"),
    [CJM_FIELD_OBJECTIVE] = NC_ ("part", "objective"),
    [CJM_FIELD_STEP_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_CURVE_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_SOURCE_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_SOURCE_DATE] = NC_ ("part", "date"),
    [CJM_FIELD_SOURCE_ADDRESS] = NC_ ("part", "address"),
    [CJM_FIELD_CHANNEL_NAME] = NC_ ("part", "name"),
    [CJM_FIELD_NOTE_DATE] = NC_ ("part", "date of the evidence"),
    [CJM_FIELD_METRIC_UNIT] = NC_ ("part", "unit"),
    [CJM_FIELD_METRIC_PERIOD] = NC_ ("part", "period"),
    [CJM_FIELD_ACTION_OWNER] = NC_ ("part", "owner"),
    [CJM_FIELD_ACTION_DUE] = NC_ ("part", "due date"),
  };

  return labels[field];
}

static const char *
get_value_label (CjmValue value)
{
  static const char *const labels[CJM_N_VALUES] = {
    [CJM_VALUE_EVIDENCE] = NC_ ("part", "evidence"),
    [CJM_VALUE_MOMENT] = NC_ ("part", "moment of truth"),
    [CJM_VALUE_EMPHASIS] = NC_ ("part", "emphasis"),
    [CJM_VALUE_ROLE] = NC_ ("part", "role of the channel"),
    [CJM_VALUE_FEELING] = NC_ ("part", "feeling"),
    [CJM_VALUE_METRIC_TARGET] = NC_ ("part", "target"),
    [CJM_VALUE_METRIC_ACTUAL] = NC_ ("part", "actual value"),
    [CJM_VALUE_METRIC_SIDE] = NC_ ("part", "whom it serves"),
    [CJM_VALUE_METRIC_LOWER_BETTER] = NC_ ("part", "lower is better"),
    [CJM_VALUE_ACTION_IMPACT] = NC_ ("part", "impact"),
    [CJM_VALUE_ACTION_EFFORT] = NC_ ("part", "effort"),
    [CJM_VALUE_ACTION_STATUS] = NC_ ("part", "status"),
    [CJM_VALUE_PHASE_COLOR] = NC_ ("part", "color"),
    [CJM_VALUE_PHASE_AUDIENCE] = NC_ ("part", "audience"),
    [CJM_VALUE_STEP_WIDTH] = NC_ ("part", "width"),
    [CJM_VALUE_LANE_BY_PHASE] = NC_ ("part", "drawn by phase"),
    [CJM_VALUE_SOURCE_TYPE] = NC_ ("part", "type"),
  };

  return labels[value];
}

static const char *
get_other_label (CjmRecordType type, gsize offset)
{
  static const struct
  {
    CjmRecordType type;
    gsize offset;
    const char *label;
  } labels[] = {
    { CJM_RECORD_MAP, G_STRUCT_OFFSET (CjmMap, language), NC_ ("part", "language") },
    { CJM_RECORD_MAP, G_STRUCT_OFFSET (CjmMap, theme), NC_ ("part", "theme") },
    { CJM_RECORD_MAP, G_STRUCT_OFFSET (CjmMap, font), NC_ ("part", "font") },
    { CJM_RECORD_PERSONA, G_STRUCT_OFFSET (CjmPersona, photo), NC_ ("part", "photo") },
    { CJM_RECORD_LANE, G_STRUCT_OFFSET (CjmLane, kind), NC_ ("part", "kind") },
    { CJM_RECORD_LANE, G_STRUCT_OFFSET (CjmLane, group), NC_ ("part", "group") },
    { CJM_RECORD_NOTE, G_STRUCT_OFFSET (CjmNote, source), NC_ ("part", "source") },
    { CJM_RECORD_NOTE, G_STRUCT_OFFSET (CjmNote, detail), NC_ ("part", "details") },
    { CJM_RECORD_CHANNEL, G_STRUCT_OFFSET (CjmChannel, icon), NC_ ("part", "icon") },
    { CJM_RECORD_TOUCHPOINT, G_STRUCT_OFFSET (CjmTouchpoint, channel), NC_ ("part", "channel") },
    { CJM_RECORD_FEELING, G_STRUCT_OFFSET (CjmFeeling, curve), NC_ ("part", "curve") },
    { CJM_RECORD_ACTION, G_STRUCT_OFFSET (CjmAction, answers), NC_ ("part", "notes it answers") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].type == type && labels[i].offset == offset)
      return labels[i].label;

  return NC_ ("part", "what a later version of the format says");
}

static const char *
get_label (const Part *part)
{
  const char *label = part->part == CJM_PART_FIELD   ? get_field_label (part->field)
                      : part->part == CJM_PART_VALUE ? get_value_label (part->value)
                                                     : get_other_label (part->type, part->offset);

  return g_dpgettext2 (GETTEXT_PACKAGE, "part", label);
}

/* What stands there */

static char *
dup_quoted (const char *text)
{
  return *text != '\0' ? g_strdup_printf (_ ("“%s”"), text)
                       /* Translators: stands for a text where none is written. */
                       : g_strdup (C_ ("value", "empty"));
}

static char *
dup_word (CjmWord word, const CjmNoteFormat *format)
{
  return g_strdup (cjm_words_get (format->words, word));
}

static char *
dup_switch (double number)
{
  return g_strdup (number != 0 ? C_ ("value", "yes") : C_ ("value", "no"));
}

static char *
dup_unknown (void)
{
  /* Translators: stands for a number or a choice that nobody has given yet. */
  return g_strdup (C_ ("value", "not known"));
}

static char *
dup_role (CjmRole role, const CjmNoteFormat *format)
{
  CjmWord word;

  return cjm_role_get_word (role, &word) ? dup_word (word, format) : dup_unknown ();
}

static char *
dup_color (int color)
{
  return color == CJM_COLOR_AUTOMATIC ? g_strdup (C_ ("value", "automatic"))
                                      : g_strdup_printf ("#%06x", (guint) color & 0xffffff);
}

static char *
dup_number (double number, const CjmNoteFormat *format)
{
  return isnan (number) ? dup_unknown () : cjm_number_dup_text (number, format);
}

static char *
dup_value (CjmValue value, double number, const CjmNoteFormat *format)
{
  switch (value)
    {
    case CJM_VALUE_EVIDENCE:
      return dup_word (cjm_evidence_get_word ((CjmEvidence) number), format);
    case CJM_VALUE_MOMENT:
    case CJM_VALUE_EMPHASIS:
    case CJM_VALUE_METRIC_LOWER_BETTER:
    case CJM_VALUE_LANE_BY_PHASE:
      return dup_switch (number);
    case CJM_VALUE_ROLE:
      return dup_role ((CjmRole) number, format);
    case CJM_VALUE_METRIC_SIDE:
      return dup_word (cjm_side_get_word ((CjmSide) number), format);
    case CJM_VALUE_ACTION_STATUS:
      return dup_word (cjm_status_get_word ((CjmStatus) number), format);
    case CJM_VALUE_SOURCE_TYPE:
      return dup_word (cjm_source_type_get_word ((CjmSourceType) number), format);
    case CJM_VALUE_PHASE_COLOR:
      return dup_color ((int) number);
    case CJM_VALUE_ACTION_IMPACT:
    case CJM_VALUE_ACTION_EFFORT:
      return dup_number (number != 0 ? number : NAN, format);
    case CJM_VALUE_FEELING:
    case CJM_VALUE_METRIC_TARGET:
    case CJM_VALUE_METRIC_ACTUAL:
    case CJM_VALUE_PHASE_AUDIENCE:
    case CJM_VALUE_STEP_WIDTH:
      return dup_number (number, format);
    }

  g_return_val_if_reached (NULL);
}

/* The name of what a record refers to. */
static char *
dup_reference (const CjmMap *map, CjmField field, CjmId id)
{
  const char *name = id != 0 ? cjm_map_get_text (map, (CjmTarget){ field, id }) : NULL;
  g_autofree char *quotable = name != NULL ? cjm_text_dup_quotable (name) : NULL;

  /* Translators: stands for a source, a group, a channel or a curve where there is none. */
  return quotable != NULL ? dup_quoted (quotable) : g_strdup (C_ ("value", "none"));
}

static char *
dup_channel (const CjmMap *map, const CjmTouchpoint *touchpoint, const CjmNoteFormat *format)
{
  const char *name
      = touchpoint != NULL ? cjm_touchpoint_get_channel_name (map, touchpoint, format->words) : "";

  return *name != '\0' ? dup_quoted (name) : g_strdup (C_ ("value", "none"));
}

static char *
dup_icon (const CjmChannel *channel, const CjmNoteFormat *format)
{
  return *channel->icon != '\0' ? dup_quoted (cjm_words_get_channel (format->words, channel->icon))
                                : g_strdup (C_ ("value", "none"));
}

static char *
dup_look (const char *id)
{
  return *id != '\0' ? dup_quoted (id) : g_strdup (C_ ("value", "automatic"));
}

static char *
dup_other (const CjmMap *map, const Part *part, const CjmNoteFormat *format)
{
  gconstpointer record = cjm_map_find_record (map, part->type, part->id);

  if (part->offset == G_STRUCT_OFFSET (CjmRecord, extra))
    return NULL;
  if (part->type == CJM_RECORD_TOUCHPOINT)
    return dup_channel (map, record, format);
  if (part->type == CJM_RECORD_FEELING)
    return dup_reference (map, CJM_FIELD_CURVE_NAME,
                          record != NULL ? ((const CjmFeeling *) record)->curve : 0);
  if (record == NULL)
    return NULL;
  if (part->type == CJM_RECORD_NOTE && part->offset == G_STRUCT_OFFSET (CjmNote, source))
    return dup_reference (map, CJM_FIELD_SOURCE_NAME, ((const CjmNote *) record)->source);
  if (part->type == CJM_RECORD_LANE && part->offset == G_STRUCT_OFFSET (CjmLane, group))
    return dup_reference (map, CJM_FIELD_GROUP_NAME, ((const CjmLane *) record)->group);
  if (part->type == CJM_RECORD_CHANNEL)
    return dup_icon (record, format);
  if (part->type == CJM_RECORD_MAP)
    return dup_look (G_STRUCT_MEMBER (const char *, record, part->offset));

  return NULL;
}

static const char *
get_text (const CjmMap *map, const Part *part)
{
  const char *text = cjm_map_get_text (map, (CjmTarget){ part->field, part->id });

  return text != NULL ? text : "";
}

/* A detail that is not there says what an empty one says. */
static double
get_number (const CjmMap *map, const Part *part)
{
  gconstpointer record = cjm_map_find_record (map, part->type, part->id);
  g_autoptr (CjmNote) empty = record == NULL ? cjm_record_new (part->type, 0) : NULL;

  return cjm_record_get_value (record != NULL ? record : empty, part->value);
}

/* What stands there in both maps, as it is to be read side by side; NULL for what has no words. */
static void
dup_both (const CjmMap *before,
          const CjmMap *after,
          const Part *part,
          const CjmNoteFormat *format,
          char **old,
          char **new)
{
  g_autofree char *a = NULL, *b = NULL;

  switch (part->part)
    {
    case CJM_PART_FIELD:
      cjm_text_dup_quotable_pair (get_text (before, part), get_text (after, part), &a, &b);
      *old = dup_quoted (a);
      *new = dup_quoted (b);
      return;
    case CJM_PART_VALUE:
      *old = dup_value (part->value, get_number (before, part), format);
      *new = dup_value (part->value, get_number (after, part), format);
      return;
    case CJM_PART_OTHER:
      *old = dup_other (before, part, format);
      *new = dup_other (after, part, format);
      return;
    }

  g_return_if_reached ();
}

/* Differences */

char *
cjm_difference_dup_subject (const CjmDifference *difference,
                            const CjmMap *before,
                            const CjmMap *after,
                            const CjmNoteFormat *format)
{
  const CjmMap *map = difference->kind == CJM_DIFFERENCE_ADDED ? after : before;

  return cjm_record_dup_title (map, difference->type, difference->id, format);
}

static char *
dup_move (const CjmDifference *difference,
          const CjmMap *before,
          const CjmMap *after,
          const CjmNoteFormat *format)
{
  g_autofree char *from = cjm_record_dup_place (before, difference->type, difference->id);
  g_autofree char *to = cjm_record_dup_place (after, difference->type, difference->id);
  g_autofree char *predecessor
      = cjm_record_dup_predecessor (after, difference->type, difference->id, format);

  if (from != NULL && to != NULL && !g_str_equal (from, to))
    /* Translators: %s is where it stands now: “Thinks” × “Search”. */
    return g_strdup_printf (_ ("moved to %s"), to);
  if (predecessor != NULL)
    /* Translators: %s is what a note, a phase or a lane now follows. */
    return g_strdup_printf (_ ("moved behind “%s”"), predecessor);

  return g_strdup (_ ("moved to the first place"));
}

static char *
dup_change (const Part *part,
            const CjmMap *before,
            const CjmMap *after,
            const CjmNoteFormat *format)
{
  g_autofree char *old = NULL, *new = NULL;

  dup_both (before, after, part, format, &old, &new);
  if (old == NULL || new == NULL)
    /* Translators: %s is what of a record was changed, such as “photo”. */
    return g_strdup_printf (_ ("%s changed"), get_label (part));

  /* Translators: what of a record was changed, what it was, and what it is now. */
  return g_strdup_printf (_ ("%s %s → %s"), get_label (part), old, new);
}

char *
cjm_difference_dup_change (const CjmDifference *difference,
                           const CjmMap *before,
                           const CjmMap *after,
                           const CjmNoteFormat *format)
{
  Part part = get_part (difference);

  switch (difference->kind)
    {
    case CJM_DIFFERENCE_ADDED:
      return g_strdup (C_ ("difference", "added"));
    case CJM_DIFFERENCE_REMOVED:
      return g_strdup (C_ ("difference", "removed"));
    case CJM_DIFFERENCE_CHANGED:
      return dup_change (&part, before, after, format);
    case CJM_DIFFERENCE_MOVED:
      return dup_move (difference, before, after, format);
    }

  g_return_val_if_reached (NULL);
}

char *
cjm_difference_dup_text (const CjmDifference *difference,
                         const CjmMap *before,
                         const CjmMap *after,
                         const CjmNoteFormat *format)
{
  g_autofree char *subject = cjm_difference_dup_subject (difference, before, after, format);
  g_autofree char *change = cjm_difference_dup_change (difference, before, after, format);

  /* Translators: what was changed, such as a note, and what became of it. */
  return g_strdup_printf (C_ ("difference", "%s: %s"), subject, change);
}

/* Conflicts */

char *
cjm_conflict_dup_subject (const CjmConflict *conflict,
                          const CjmMap *merged,
                          const CjmNoteFormat *format)
{
  return cjm_record_dup_title (merged, conflict->type, conflict->id, format);
}

const char *
cjm_conflict_get_label (const CjmConflict *conflict)
{
  Part part = get_part_of_conflict (conflict);

  if (conflict->kind == CJM_CONFLICT_PLACE)
    return C_ ("part", "place");
  if (conflict->kind == CJM_CONFLICT_ORDER)
    return C_ ("part", "order");

  return get_label (&part);
}

static char *
dup_order (const CjmConflict *conflict, const CjmMap *side, const CjmNoteFormat *format)
{
  g_autofree char *predecessor
      = cjm_record_dup_predecessor (side, conflict->type, conflict->id, format);

  if (predecessor == NULL)
    return g_strdup (_ ("in the first place"));

  /* Translators: %s is what a note, a phase or a lane follows. */
  return g_strdup_printf (_ ("behind “%s”"), predecessor);
}

/* What both sides made of it. */
static void
dup_choices (const CjmConflict *conflict,
             const CjmMap *mine,
             const CjmMap *theirs,
             const CjmNoteFormat *format,
             char **a,
             char **b)
{
  Part part = get_part_of_conflict (conflict);

  switch (conflict->kind)
    {
    case CJM_CONFLICT_FIELD:
    case CJM_CONFLICT_VALUE:
    case CJM_CONFLICT_MEMBER:
      dup_both (mine, theirs, &part, format, a, b);
      return;
    case CJM_CONFLICT_PLACE:
      *a = cjm_record_dup_place (mine, conflict->type, conflict->id);
      *b = cjm_record_dup_place (theirs, conflict->type, conflict->id);
      return;
    case CJM_CONFLICT_ORDER:
      *a = dup_order (conflict, mine, format);
      *b = dup_order (conflict, theirs, format);
      return;
    }

  g_return_if_reached ();
}

char *
cjm_conflict_dup_choice (const CjmConflict *conflict,
                         const CjmMap *side,
                         const CjmNoteFormat *format)
{
  g_autofree char *same = NULL;
  char *choice = NULL;

  dup_choices (conflict, side, side, format, &choice, &same);
  return choice;
}

char *
cjm_conflict_dup_text (const CjmConflict *conflict,
                       const CjmMap *mine,
                       const CjmMap *theirs,
                       const CjmNoteFormat *format)
{
  g_autofree char *subject = cjm_conflict_dup_subject (conflict, mine, format);
  g_autofree char *a = NULL, *b = NULL;

  dup_choices (conflict, mine, theirs, format, &a, &b);
  if (a == NULL || b == NULL)
    /* Translators: a note or the like, and what of it both sides have changed. */
    return g_strdup_printf (_ ("%s: both sides have changed the %s"), subject,
                            cjm_conflict_get_label (conflict));

  /* Translators: a note or the like, what of it both sides have changed, what it is on my side,
   * and what it is on theirs. */
  return g_strdup_printf (_ ("%s: %s, mine %s, theirs %s"), subject,
                          cjm_conflict_get_label (conflict), a, b);
}
