#include "cjm-note-text.h"

#include "cjm-channel.h"
#include "cjm-edit-private.h"

#include <math.h>
#include <string.h>

/* Longer texts are prose: nobody writes a figure like that. */
#define MAX_FIGURE_LENGTH 300

#define MAX_UNIT_LENGTH 12

/* Writing */

char *
cjm_number_dup_text (double number, const CjmNoteFormat *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;

  g_ascii_formatd (buffer, sizeof buffer, "%.10g", number);
  point = strchr (buffer, '.');
  if (point != NULL)
    *point = format->decimal;

  return g_strdup (buffer);
}

static void
append_number (GString *text, double number, const CjmNoteFormat *format)
{
  g_autofree char *written = cjm_number_dup_text (number, format);

  g_string_append (text, written);
}

static void
append_measure (GString *text, double number, const char *unit, const CjmNoteFormat *format)
{
  append_number (text, number, format);
  if (*unit != '\0')
    g_string_append_printf (text, " %s", unit);
}

static void
append_metric (GString *text, const CjmMetric *metric, const CjmNoteFormat *format)
{
  gboolean has_actual = !isnan (metric->actual), has_target = !isnan (metric->target);

  if (text->len > 0 && (has_actual || has_target))
    g_string_append (text, ": ");
  if (has_actual)
    append_measure (text, metric->actual, metric->unit, format);
  if (has_target)
    {
      g_string_append (text, has_actual ? " / " : "/ ");
      append_measure (text, metric->target, metric->unit, format);
    }
}

static void
append_action (GString *text, const CjmAction *action)
{
  gboolean has_both = *action->owner != '\0' && *action->due != '\0';

  if (*action->owner != '\0' || *action->due != '\0')
    g_string_append_printf (text, " (%s%s%s)", action->owner, has_both ? ", " : "", action->due);
}

static void
prepend_feeling (GString *text, double value, const CjmNoteFormat *format)
{
  g_autoptr (GString) figure = g_string_new (value > 0 ? "+" : "");

  if (isnan (value))
    return;

  append_number (figure, value, format);
  if (text->len > 0)
    g_string_append_c (figure, ' ');
  g_string_prepend (text, figure->str);
}

static void
prepend_channel (GString *text, const char *channel)
{
  if (*channel == '\0')
    return;

  if (text->len > 0)
    g_string_prepend (text, ": ");
  g_string_prepend (text, channel);
}

char *
cjm_note_dup_text (const CjmMap *map,
                   const CjmLane *lane,
                   const CjmNote *note,
                   const CjmNoteFormat *format)
{
  GString *text = g_string_new (note->text);
  CjmRecordType type = cjm_lane_kind_get (lane->kind)->detail;
  gconstpointer detail = cjm_note_get_detail (note, type);

  if (detail != NULL && type == CJM_RECORD_TOUCHPOINT)
    prepend_channel (text, cjm_touchpoint_get_channel_name (map, detail, format->words));
  else if (detail != NULL && type == CJM_RECORD_FEELING)
    prepend_feeling (text, ((const CjmFeeling *) detail)->value, format);
  else if (detail != NULL && type == CJM_RECORD_METRIC)
    append_metric (text, detail, format);
  else if (detail != NULL && type == CJM_RECORD_ACTION)
    append_action (text, detail);

  return g_string_free (text, FALSE);
}

/* Reading */

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* What parts the name of a thing from what is said of it. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == ':' || c == '=' || c == '-' || c == 0x2013 || c == 0x2014
         || c == 0x2192;
}

static char *
dup_trimmed (const char *start, const char *end)
{
  while (start < end && is_separator (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_separator (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

static gboolean
read_sign (const char **text, double *sign)
{
  gunichar c = g_utf8_get_char (*text);

  *sign = c == '-' || c == 0x2212 ? -1 : 1;
  if (c != '+' && c != '-' && c != 0x2212)
    return FALSE;

  *text = g_utf8_next_char (*text);
  return TRUE;
}

/* A mark between digits parts thousands where three digits follow and it is not the language's
 * decimal mark. */
static gboolean
is_thousands_mark (const char *mark, const char *next, const CjmNoteFormat *format)
{
  return *mark != format->decimal && g_ascii_isdigit (next[0]) && g_ascii_isdigit (next[1])
         && g_ascii_isdigit (next[2]) && !g_ascii_isdigit (next[3]);
}

/* The digits of a number at *@text; moves it behind them. */
static gboolean
read_digits (const char **text, const CjmNoteFormat *format, double *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = *text;
  gboolean has_decimals = FALSE;

  while (g_ascii_isdigit (*at))
    {
      const char *next;
      gunichar mark;

      g_string_append_c (digits, *at++);
      mark = g_utf8_get_char (at);
      next = *at != '\0' ? g_utf8_next_char (at) : at;
      if (g_ascii_isdigit (*at) || !g_ascii_isdigit (*next))
        continue;
      if (!has_decimals
          && (mark == '.' || mark == ',' || mark == '\'' || mark == 0xa0 || mark == 0x202f
              || mark == 0x2009)
          && is_thousands_mark (at, next, format))
        at = next;
      else if (!has_decimals && (mark == '.' || mark == ','))
        {
          g_string_append_c (digits, '.');
          has_decimals = TRUE;
          at = next;
        }
    }
  if (at == *text || digits->len > 30)
    return FALSE;

  *text = at;
  *number = g_ascii_strtod (digits->str, NULL);
  return TRUE;
}

static gboolean
read_number (const char **text, const CjmNoteFormat *format, double *number)
{
  const char *at = *text;
  double sign;

  read_sign (&at, &sign);
  if (!read_digits (&at, format, number) || *number >= CJM_NUMBER_MAX)
    return FALSE;

  *number *= sign;
  *text = at;
  return TRUE;
}

/* A number with its unit before or behind it: "30 %", "€12". @unit may be NULL: none is read. */
static gboolean
read_measure (const char **text, const CjmNoteFormat *format, double *number, char **unit)
{
  const char *at = *text, *start;

  if (g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_CURRENCY_SYMBOL)
    {
      start = at;
      at = skip_blanks (g_utf8_next_char (at));
      if (!read_number (&at, format, number))
        return FALSE;
      *unit = g_strndup (start, (gsize) (g_utf8_next_char (start) - start));
      *text = skip_blanks (at);
      return TRUE;
    }

  if (!read_number (&at, format, number))
    return FALSE;
  start = skip_blanks (at);
  for (at = start; *at != '\0' && *at != '/' && !g_unichar_isspace (g_utf8_get_char (at))
                   && !g_unichar_isdigit (g_utf8_get_char (at));)
    at = g_utf8_next_char (at);
  if (at - start > MAX_UNIT_LENGTH)
    return FALSE;

  *unit = g_strndup (start, (gsize) (at - start));
  *text = skip_blanks (at);
  return TRUE;
}

/* "23 % / 30 %", "/ 30 %" or "23 %" from @text to its end. */
static gboolean
read_figures (const char *text, const CjmNoteFormat *format, CjmMetric *metric)
{
  g_autofree char *unit = NULL, *target_unit = NULL;
  double actual = NAN, target = NAN;

  if (*text != '/' && !read_measure (&text, format, &actual, &unit))
    return FALSE;
  if (*text == '/')
    {
      text = skip_blanks (text + 1);
      if (!read_measure (&text, format, &target, &target_unit))
        return FALSE;
    }
  if (*text != '\0')
    return FALSE;

  metric->actual = actual;
  metric->target = target;
  cjm_edit_set_line (&metric->unit, unit != NULL && *unit != '\0' ? unit
                                    : target_unit != NULL         ? target_unit
                                                                  : "");
  return TRUE;
}

/* A figure begins a text, or stands behind a blank or a colon. */
static void
read_metric (CjmNote *note, CjmMetric *metric, const CjmNoteFormat *format)
{
  g_autofree char *text = g_strstrip (g_strdup (note->text));
  gunichar before = ' ';

  if (strlen (text) > MAX_FIGURE_LENGTH)
    return;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if ((is_separator (before) && before != '-') && read_figures (at, format, metric))
        {
          g_autofree char *name = dup_trimmed (text, at);

          cjm_record_set_string (&note->text, name);
          return;
        }
      before = g_utf8_get_char (at);
    }
}

static gboolean
is_feeling (double value)
{
  return value >= CJM_FEELING_MIN && value <= CJM_FEELING_MAX;
}

/* "+1 relieved", "0 calm", or nothing but a number. */
static gboolean
read_leading_feeling (const char *text, const CjmNoteFormat *format, double *value, char **word)
{
  const char *at = text;
  double sign;
  gboolean is_signed = read_sign (&at, &sign);

  at = text;
  if (!read_number (&at, format, value) || !is_feeling (*value)
      || (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)) && *at != ':')
      || !(is_signed || *value == 0 || *skip_blanks (at) == '\0'))
    return FALSE;

  *word = dup_trimmed (at, at + strlen (at));
  return TRUE;
}

/* "relieved (+1)", "relieved +1". */
static gboolean
read_trailing_feeling (const char *text, const CjmNoteFormat *format, double *value, char **word)
{
  const char *start = strrchr (text, ' '), *at;
  gboolean is_bracketed;

  if (start == NULL)
    return FALSE;
  at = start + 1;
  is_bracketed = *at == '(';
  at += is_bracketed ? 1 : 0;
  if (!is_bracketed && *at != '+' && *at != '-' && g_utf8_get_char (at) != 0x2212)
    return FALSE;
  if (!read_number (&at, format, value) || !is_feeling (*value)
      || strcmp (at, is_bracketed ? ")" : "") != 0)
    return FALSE;

  *word = dup_trimmed (text, start);
  return TRUE;
}

static void
read_feeling (CjmNote *note, CjmFeeling *feeling, const CjmNoteFormat *format)
{
  g_autofree char *text = g_strstrip (g_strdup (note->text));
  g_autofree char *word = NULL;
  double value;

  if (strlen (text) > MAX_FIGURE_LENGTH
      || !(read_leading_feeling (text, format, &value, &word)
           || read_trailing_feeling (text, format, &value, &word)))
    return;

  feeling->value = value;
  cjm_record_set_string (&note->text, word);
}

/* Whether @text begins with @name, in any case, and goes on with what parts them, or ends. */
static gboolean
begins_with (const char *folded, const char *name, gsize *length)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  *length = strlen (folded_name);
  return *length > 0 && g_str_has_prefix (folded, folded_name)
         && (folded[*length] == '\0' || folded[*length] == ':' || folded[*length] == '\n'
             || g_str_has_prefix (folded + *length, " - ")
             || g_str_has_prefix (folded + *length, " – "));
}

/* Folding may change the length in bytes; what is left of the text is found by its characters. */
static void
set_message (CjmNote *note, const char *folded, gsize length)
{
  glong n_characters = g_utf8_strlen (folded, (gssize) length);
  g_autofree char *message = NULL;
  const char *rest;

  if (n_characters > g_utf8_strlen (note->text, -1))
    return;
  rest = g_utf8_offset_to_pointer (note->text, n_characters);
  message = dup_trimmed (rest, rest + strlen (rest));
  cjm_record_set_string (&note->text, message);
}

static void
read_channel (const CjmMap *map,
              CjmNote *note,
              CjmTouchpoint *touchpoint,
              const CjmNoteFormat *format)
{
  g_autofree char *folded = g_utf8_casefold (note->text, -1);
  gsize length;

  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    {
      const CjmChannel *channel = cjm_sequence_get (map->channels, i);

      if (begins_with (folded, channel->name, &length))
        {
          touchpoint->own_channel = channel->record.id;
          set_message (note, folded, length);
          return;
        }
    }
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    {
      const char *name = cjm_channel_kind_get_nth (i)->name;

      if (begins_with (folded, cjm_words_get_channel (format->words, name), &length)
          || begins_with (folded, name, &length))
        {
          cjm_record_set_string (&touchpoint->channel, name);
          set_message (note, folded, length);
          return;
        }
    }
}

typedef struct
{
  const CjmMap *map;
  const CjmLane *lane;
  GHashTable *ids;
  const CjmNoteFormat *format;
} Reading;

static gpointer
read_note (gconstpointer record, gpointer data)
{
  const Reading *reading = data;
  CjmRecordType type = cjm_lane_kind_get (reading->lane->kind)->detail;
  gpointer detail;
  CjmNote *note;

  if (!g_hash_table_contains (reading->ids, &((const CjmRecord *) record)->id))
    return cjm_record_ref (record);
  detail = cjm_edit_new_detail (reading->lane);
  if (detail == NULL)
    return cjm_record_ref (record);

  note = cjm_record_copy (record);
  if (type == CJM_RECORD_TOUCHPOINT)
    read_channel (reading->map, note, detail, reading->format);
  else if (type == CJM_RECORD_FEELING)
    read_feeling (note, detail, reading->format);
  else if (type == CJM_RECORD_METRIC)
    read_metric (note, detail, reading->format);
  cjm_record_take_record (&note->detail, detail);
  return note;
}

CjmMap *
cjm_map_read_notes (const CjmMap *map,
                    const CjmId *notes,
                    guint n_notes,
                    const CjmNoteFormat *format)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  CjmMap *read = cjm_map_ref (map);

  for (guint i = 0; i < n_notes; i++)
    g_hash_table_add (ids, (gpointer) &notes[i]);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);
      Reading reading = { map, lane, ids, format };
      g_autoptr (CjmLane) changed
          = cjm_edit_take_lane_with_mapped_notes (cjm_record_ref (lane), read_note, &reading);
      CjmMap *next;

      if (changed == lane)
        continue;
      next = cjm_edit_with_lane (read, i, g_steal_pointer (&changed));
      cjm_map_unref (read);
      read = next;
    }

  return read;
}
