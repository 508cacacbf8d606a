#include "cjm-record-name.h"

#include "cjm-edit-private.h"
#include "cjm-member.h"

#include <glib/gi18n-lib.h>

/* Texts are quoted up to this many characters. */
#define N_QUOTED 60

/* Where what differs comes later, this many characters before it are quoted too. */
#define N_BEFORE 20

#define ZERO_WIDTH_JOINER 0x200d

/* Whether @c is part of the same character, as a reader sees it, as @before. */
static gboolean
is_joined (gunichar before, gunichar c)
{
  return before == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_JOINER || g_unichar_ismark (c);
}

static char *
dup_quotable (const char *text, gboolean is_cut)
{
  GString *line = g_string_new (is_cut ? "…" : NULL);
  gunichar before = ' ';
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        c = ' ';
      if (c == ' ' && before == ' ')
        continue;
      if (!is_joined (before, c) && ++n > N_QUOTED)
        break;
      g_string_append_unichar (line, c);
      before = c;
    }
  if (before == ' ' && n > 0)
    g_string_truncate (line, line->len - 1);
  if (n > N_QUOTED)
    g_string_append (line, "…");

  return g_string_free (line, FALSE);
}

char *
cjm_text_dup_quotable (const char *text)
{
  return dup_quotable (text, FALSE);
}

/* Where to begin to quote @text, which differs from @other: at a word not far before that. */
static gsize
find_start (const char *text, const char *other)
{
  const char *p = text, *start;
  guint n = 0;

  for (const char *q = other; *p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q);
       q = g_utf8_next_char (q))
    p = g_utf8_next_char (p);

  for (start = p; start > text && n < N_BEFORE; n++)
    start = g_utf8_prev_char (start);
  if (g_utf8_pointer_to_offset (text, p) <= N_QUOTED / 2 || start == text)
    return 0;
  for (const char *word = start; word < p; word = g_utf8_next_char (word))
    if (g_unichar_isspace (g_utf8_get_char (word)))
      return (gsize) (g_utf8_next_char (word) - text);
  while (start > text
         && is_joined (g_utf8_get_char (g_utf8_prev_char (start)), g_utf8_get_char (start)))
    start = g_utf8_prev_char (start);

  return (gsize) (start - text);
}

void
cjm_text_dup_quotable_pair (const char *one, const char *other, char **a, char **b)
{
  gboolean is_long = g_utf8_strlen (one, -1) > N_QUOTED || g_utf8_strlen (other, -1) > N_QUOTED;
  gsize start = is_long && !g_str_equal (one, other) ? find_start (one, other) : 0;

  *a = dup_quotable (one + start, start > 0);
  *b = dup_quotable (other + start, start > 0);
}

/* Names */

char *
cjm_phase_dup_name (const CjmMap *map, CjmId id)
{
  const CjmPhase *phase = cjm_map_find_phase (map, id);
  g_autofree char *name = cjm_text_dup_quotable (phase != NULL ? phase->name : "");

  if (name[0] != '\0')
    return g_steal_pointer (&name);

  /* Translators: stands for a phase that has no name; %d is its number from the left. */
  return g_strdup_printf (_ ("Phase %d"), cjm_sequence_find (map->phases, id) + 1);
}

char *
cjm_lane_dup_name (const CjmMap *map, CjmId id)
{
  const CjmLane *lane = cjm_map_find_lane (map, id);
  g_autofree char *name = cjm_text_dup_quotable (lane != NULL ? lane->name : "");

  if (name[0] != '\0')
    return g_steal_pointer (&name);

  /* Translators: stands for a lane that has no name; %d is its number from the top. */
  return g_strdup_printf (_ ("Lane %d"), cjm_sequence_find (map->lanes, id) + 1);
}

char *
cjm_step_dup_name (const CjmMap *map, CjmId id)
{
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, id);
  int index = phase != NULL ? cjm_sequence_find (phase->steps, id) : -1;
  guint n_steps = phase != NULL ? cjm_sequence_get_length (phase->steps) : 0;
  const CjmStep *step = index >= 0 ? cjm_sequence_get (phase->steps, (guint) index) : NULL;
  g_autofree char *phase_name = cjm_phase_dup_name (map, phase != NULL ? phase->record.id : 0);
  g_autofree char *step_name = cjm_text_dup_quotable (step != NULL ? step->name : "");

  if (n_steps < 2)
    return g_steal_pointer (&phase_name);
  if (*step_name != '\0')
    return g_strdup_printf ("%s, %s", phase_name, step_name);

  /* Translators: a step without a name, as a screen reader says it: the phase, the number of the
   * step, and how many steps the phase has. */
  return g_strdup_printf (_ ("%s, step %u of %u"), phase_name, (guint) index + 1, n_steps);
}

char *
cjm_note_dup_name (const CjmMap *map, CjmId id, const CjmNoteFormat *format)
{
  CjmNotePlace place;
  const CjmNote *note = cjm_map_find_note (map, id, &place);
  g_autofree char *text = NULL, *name = NULL;

  if (note != NULL && *note->text == '\0')
    text = cjm_note_dup_text (map, cjm_map_get_lane (map, place.lane), note, format);
  name = cjm_text_dup_quotable (text != NULL ? text : note != NULL ? note->text : "");
  if (name[0] != '\0')
    return g_steal_pointer (&name);

  /* Translators: stands between quotation marks for a note that has no text. */
  return g_strdup (_ ("no text"));
}

/* What is known by one text alone. */
static char *
dup_text_name (const CjmMap *map, CjmField field, CjmId id)
{
  const char *text = cjm_map_get_text (map, (CjmTarget){ field, id });
  g_autofree char *name = cjm_text_dup_quotable (text != NULL ? text : "");

  /* Translators: stands between quotation marks for a curve, a source, a group or a channel. */
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("(without a name)"));
}

static char *
dup_name (const CjmMap *map, CjmRecordType type, CjmId id, const CjmNoteFormat *format)
{
  switch (type)
    {
    case CJM_RECORD_PHASE:
      return cjm_phase_dup_name (map, id);
    case CJM_RECORD_LANE:
      return cjm_lane_dup_name (map, id);
    case CJM_RECORD_STEP:
      return cjm_step_dup_name (map, id);
    case CJM_RECORD_GROUP:
      return dup_text_name (map, CJM_FIELD_GROUP_NAME, id);
    case CJM_RECORD_CURVE:
      return dup_text_name (map, CJM_FIELD_CURVE_NAME, id);
    case CJM_RECORD_SOURCE:
      return dup_text_name (map, CJM_FIELD_SOURCE_NAME, id);
    case CJM_RECORD_CHANNEL:
      return dup_text_name (map, CJM_FIELD_CHANNEL_NAME, id);
    case CJM_RECORD_NOTE:
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return cjm_note_dup_name (map, id, format);
    case CJM_RECORD_MAP:
    case CJM_RECORD_PERSONA:
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      break; /* found by their place */
    }

  return g_strdup ("");
}

/* Places */

/* The lane that the curve with @id is of, or NULL. */
static const CjmLane *
find_lane_of_curve (const CjmMap *map, CjmId id)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_sequence_find (cjm_map_get_lane (map, i)->curves, id) >= 0)
      return cjm_map_get_lane (map, i);

  return NULL;
}

static char *
dup_cell_name (const CjmMap *map, const CjmNotePlace *place)
{
  const CjmLane *lane = cjm_map_get_lane (map, place->lane);
  CjmId step = ((CjmRecord *) cjm_sequence_get (lane->cells, place->cell))->id;
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, step);
  g_autofree char *lane_name = cjm_lane_dup_name (map, lane->record.id);
  g_autofree char *column = lane->is_by_phase && phase != NULL
                                ? cjm_phase_dup_name (map, phase->record.id)
                                : cjm_step_dup_name (map, step);

  /* Translators: a cell of the map: the names of its lane and of its phase. */
  return g_strdup_printf (_ ("“%s” × “%s”"), lane_name, column);
}

char *
cjm_record_dup_place (const CjmMap *map, CjmRecordType type, CjmId id)
{
  const CjmPhase *phase = NULL;
  const CjmLane *lane = NULL;
  g_autofree char *name = NULL;
  CjmNotePlace place;

  if (cjm_edit_is_part_of_note (type))
    return cjm_map_find_note (map, id, &place) != NULL ? dup_cell_name (map, &place) : NULL;

  if (type == CJM_RECORD_STEP)
    phase = cjm_map_find_phase_of_step (map, id);
  else if (type == CJM_RECORD_CURVE)
    lane = find_lane_of_curve (map, id);
  if (phase == NULL && lane == NULL)
    return NULL;

  name = phase != NULL ? cjm_phase_dup_name (map, phase->record.id)
                       : cjm_lane_dup_name (map, lane->record.id);
  /* Translators: %s is the name of a phase or a lane. */
  return g_strdup_printf (_ ("“%s”"), name);
}

/* What a record stands among. */
static const CjmSequence *
get_siblings (const CjmMap *map, CjmRecordType type, CjmId id)
{
  const CjmPhase *phase = type == CJM_RECORD_STEP ? cjm_map_find_phase_of_step (map, id) : NULL;
  const CjmLane *lane = type == CJM_RECORD_CURVE ? find_lane_of_curve (map, id) : NULL;
  CjmNotePlace place;

  if (type == CJM_RECORD_NOTE && cjm_map_find_note (map, id, &place) != NULL)
    return ((CjmCell *) cjm_sequence_get (cjm_map_get_lane (map, place.lane)->cells, place.cell))
        ->notes;
  if (phase != NULL)
    return phase->steps;
  if (lane != NULL)
    return lane->curves;

  return type == CJM_RECORD_PHASE     ? map->phases
         : type == CJM_RECORD_LANE    ? map->lanes
         : type == CJM_RECORD_GROUP   ? map->groups
         : type == CJM_RECORD_SOURCE  ? map->sources
         : type == CJM_RECORD_CHANNEL ? map->channels
                                      : NULL;
}

char *
cjm_record_dup_predecessor (const CjmMap *map,
                            CjmRecordType type,
                            CjmId id,
                            const CjmNoteFormat *format)
{
  const CjmSequence *siblings = get_siblings (map, type, id);
  int index = cjm_sequence_find (siblings, id);
  const CjmRecord *record = index > 0 ? cjm_sequence_get (siblings, (guint) index - 1) : NULL;

  return record != NULL ? dup_name (map, type, record->id, format) : NULL;
}

/* Titles */

static char *
dup_note_title (const CjmMap *map, CjmId id, const CjmNoteFormat *format)
{
  g_autofree char *name = cjm_note_dup_name (map, id, format);
  g_autofree char *place = cjm_record_dup_place (map, CJM_RECORD_NOTE, id);

  /* Translators: the first %s is what a note says, the second its cell: “Thinks” × “Search”. */
  return g_strdup_printf (_ ("Note “%s” in %s"), name, place != NULL ? place : "");
}

static char *
dup_curve_title (const CjmMap *map, CjmId id, const char *name)
{
  g_autofree char *place = cjm_record_dup_place (map, CJM_RECORD_CURVE, id);

  /* Translators: the first %s is the name of a curve, the second that of its lane, quoted. */
  return g_strdup_printf (_ ("Curve “%s” in %s"), name, place != NULL ? place : "");
}

static gboolean
has_text (const CjmMap *map, CjmField field, CjmId id)
{
  const char *text = cjm_map_get_text (map, (CjmTarget){ field, id });

  return text != NULL && *text != '\0';
}

char *
cjm_record_dup_title (const CjmMap *map, CjmRecordType type, CjmId id, const CjmNoteFormat *format)
{
  g_autofree char *name = dup_name (map, type, id, format);

  switch (type)
    {
    case CJM_RECORD_MAP:
      return g_strdup (_ ("Map"));
    case CJM_RECORD_PERSONA:
      return g_strdup (_ ("Persona"));
    case CJM_RECORD_PHASE:
      return has_text (map, CJM_FIELD_PHASE_NAME, id) ? g_strdup_printf (_ ("Phase “%s”"), name)
                                                      : g_steal_pointer (&name);
    case CJM_RECORD_LANE:
      return has_text (map, CJM_FIELD_LANE_NAME, id) ? g_strdup_printf (_ ("Lane “%s”"), name)
                                                     : g_steal_pointer (&name);
    case CJM_RECORD_STEP:
      return g_strdup_printf (_ ("Step “%s”"), name);
    case CJM_RECORD_GROUP:
      return g_strdup_printf (_ ("Group “%s”"), name);
    case CJM_RECORD_CURVE:
      return dup_curve_title (map, id, name);
    case CJM_RECORD_SOURCE:
      return g_strdup_printf (_ ("Source “%s”"), name);
    case CJM_RECORD_CHANNEL:
      return g_strdup_printf (_ ("Channel “%s”"), name);
    case CJM_RECORD_NOTE:
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return dup_note_title (map, id, format);
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      break; /* never told of by themselves */
    }

  g_return_val_if_reached (g_strdup (""));
}
