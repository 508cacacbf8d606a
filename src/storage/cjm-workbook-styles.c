#include "cjm-workbook-private.h"

#include <math.h>
#include <string.h>

/* What numbers are: the styles of cells refer to formats, of which those with low numbers are the
 * same in every workbook and the others are written out. */

/* In bytes; longer ones are nobody's. */
#define MAX_FORMAT 1000

/* The last day that spreadsheets know, 9999-12-31, and which day of GDate is day 0 of their two
 * calendars: 1899-12-30 and 1904-01-01. */
#define MAX_DAY 2958465.0
#define DAY_ZERO_1900 693594
#define DAY_ZERO_1904 695056

typedef struct
{
  CjmWorkbook *workbook;
  GHashTable *forms; /* of the number of a format: its form */
  gboolean is_in_cells;
} Reading;

/* Formats */

static CjmNumberForm
find_built_in (guint64 number)
{
  if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36)
      || (number >= 45 && number <= 47) || (number >= 50 && number <= 58))
    return CJM_NUMBER_DATE;

  return number == 9 || number == 10 ? CJM_NUMBER_SHARE : CJM_NUMBER_PLAIN;
}

/* What a format shows, by its letters: those in quotes, behind a backslash or in brackets, which
 * hold colours and languages, are no parts of a date. Of several formats the first is for numbers
 * that are not negative. */
static CjmNumberForm
judge_format (const char *format)
{
  for (const char *at = format; *at != '\0' && *at != ';'; at++)
    {
      const char *end = *at == '"' ? strchr (at + 1, '"') : *at == '[' ? strchr (at, ']') : NULL;

      if (end != NULL)
        at = end;
      else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        at++;
      else if (*at == '%')
        return CJM_NUMBER_SHARE;
      else if (strchr ("yYmMdDhHsS", *at) != NULL)
        return CJM_NUMBER_DATE;
    }

  return CJM_NUMBER_PLAIN;
}

static guint64
read_number (const CjmPartTag *tag, const char *name)
{
  g_autofree char *text = cjm_part_tag_dup (tag, name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
add_style (Reading *reading, guint64 number)
{
  gpointer known;
  CjmNumberForm form = g_hash_table_lookup_extended (reading->forms, &number, NULL, &known)
                           ? (CjmNumberForm) GPOINTER_TO_UINT (known)
                           : find_built_in (number);

  g_array_append_val (reading->workbook->forms, form);
}

static gboolean
start_cb (const char *name, const CjmPartTag *tag, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *format = cjm_part_tag_dup (tag, "formatCode");
      guint64 number = read_number (tag, "numFmtId");

      if (format != NULL && strlen (format) < MAX_FORMAT)
        g_hash_table_insert (reading->forms, g_memdup2 (&number, sizeof number),
                             GUINT_TO_POINTER (judge_format (format)));
    }
  else if (strcmp (name, "cellXfs") == 0)
    reading->is_in_cells = TRUE;
  else if (reading->is_in_cells && strcmp (name, "xf") == 0)
    add_style (reading, read_number (tag, "numFmtId"));

  return TRUE;
}

static gboolean
end_cb (const char *name, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "cellXfs") == 0)
    reading->is_in_cells = FALSE;
  return TRUE;
}

static gboolean
text_cb (const char *text, gsize length, gpointer data)
{
  return TRUE;
}

gboolean
cjm_workbook_read_styles (CjmWorkbook *workbook, const char *path, GBytes *bytes, GError **error)
{
  static const CjmPartFuncs funcs = { start_cb, end_cb, text_cb };
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { workbook, forms, FALSE };

  return cjm_part_parse (path, bytes, &funcs, &reading, error);
}

/* Numbers */

/* Three decimals could be taken for thousands, in the languages that part these by a point. */
static char *
dup_plain (double number, const char *unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point;

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  point = strchr (buffer, '.');
  return g_strconcat (
      buffer,
      point != NULL && strspn (point + 1, "0123456789") == 3 && strlen (point) == 4 ? "0" : "",
      unit, NULL);
}

/* The calendar of Excel has a 29th of February 1900, so that the days before it count one less. */
static char *
dup_date (double number, gboolean is_from_1904)
{
  guint seconds = (guint) round ((number - floor (number)) * 86400);
  guint32 days = (guint32) floor (number);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  GDate date;

  if (seconds == 86400)
    {
      days++;
      seconds = 0;
    }
  time = g_strdup_printf ("%02u:%02u", seconds / 3600, seconds / 60 % 60);
  if (days == 0 && !is_from_1904)
    return g_steal_pointer (&time);

  if (!is_from_1904 && days < 60)
    days++;
  g_date_set_julian (&date, days + (is_from_1904 ? DAY_ZERO_1904 : DAY_ZERO_1900));
  day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                         g_date_get_day (&date));
  return seconds > 0 ? g_strconcat (day, " ", time, NULL) : g_steal_pointer (&day);
}

char *
cjm_workbook_dup_number (const CjmWorkbook *workbook, const char *text, guint style)
{
  CjmNumberForm form = style < workbook->forms->len
                           ? g_array_index (workbook->forms, CjmNumberForm, style)
                           : CJM_NUMBER_PLAIN;
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (form == CJM_NUMBER_DATE && number >= 0 && number < MAX_DAY)
    return dup_date (number, workbook->is_from_1904);
  if (form == CJM_NUMBER_SHARE)
    return dup_plain (round (number * 1e10) / 1e8, " %");

  return dup_plain (number, "");
}

/* Texts */

/* The code in "_x000D_" at @text, or -1. */
static int
read_code (const char *text)
{
  int code = 0;

  if (text[0] != '_' || text[1] != 'x')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (text[i]);
    }

  return text[6] == '_' ? code : -1;
}

char *
cjm_workbook_dup_decoded (const char *text)
{
  GString *decoded = g_string_new (NULL);

  while (*text != '\0')
    {
      int code = read_code (text);

      if (code < 0)
        g_string_append_c (decoded, *text++);
      else
        {
          /* Halves of pairs are no characters. */
          if (code > 0 && (code < 0xd800 || code > 0xdfff))
            g_string_append_unichar (decoded, (gunichar) code);
          text += 7;
        }
    }

  return g_string_free (decoded, FALSE);
}
