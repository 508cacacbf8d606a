#include "cjm-locale.h"

#include "cjm-map.h"

#include <math.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* No number or date of a map is longer, in UTF-16 units. */
#define MAX_LENGTH 128
#define MAX_DECIMALS 3

/* The first moment that ICU knows, in milliseconds. */
#define EARLIEST_DAY (-8.64e15)

#define NO_BREAK_SPACE "\xc2\xa0"
#define MINUS "\xe2\x88\x92"
#define LEFT_TO_RIGHT_ISOLATE "\xe2\x81\xa6"
#define POP_ISOLATE "\xe2\x81\xa9"

struct _CjmLocale
{
  char name[ULOC_FULLNAME_CAPACITY]; /* as ICU names it */
  UNumberFormat *numbers[MAX_DECIMALS + 1];
  UNumberFormat *percent;
  UDateFormat *date;
  UCollator *collator;
};

CjmLocale *
cjm_locale_new (const char *language)
{
  CjmLocale *locale = g_new0 (CjmLocale, 1);
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed;

  uloc_forLanguageTag (language, locale->name, sizeof locale->name, &parsed, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    locale->name[0] = '\0';

  /* A number is no guide to another calendar: the file and those who type dates share one. */
  status = U_ZERO_ERROR;
  uloc_setKeywordValue ("calendar", "gregorian", locale->name, sizeof locale->name, &status);

  return locale;
}

void
cjm_locale_free (CjmLocale *locale)
{
  for (guint i = 0; i <= MAX_DECIMALS; i++)
    g_clear_pointer (&locale->numbers[i], unum_close);
  g_clear_pointer (&locale->percent, unum_close);
  g_clear_pointer (&locale->date, udat_close);
  g_clear_pointer (&locale->collator, ucol_close);
  g_free (locale);
}

static char *
utf8_from_units (const UChar *units, int32_t length, UErrorCode status)
{
  if (U_FAILURE (status) || length > MAX_LENGTH)
    return NULL;

  return g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL);
}

/* Numbers */

static UNumberFormat *
get_numbers (CjmLocale *locale, guint max_decimals)
{
  guint decimals = MIN (max_decimals, MAX_DECIMALS);
  UErrorCode status = U_ZERO_ERROR;

  if (locale->numbers[decimals] == NULL)
    {
      UNumberFormat *format = unum_open (UNUM_DECIMAL, NULL, 0, locale->name, NULL, &status);

      if (U_FAILURE (status))
        return NULL;
      unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, (int32_t) decimals);
      unum_setAttribute (format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
      /* Some languages do not group four digits. */
      unum_setAttribute (format, UNUM_MINIMUM_GROUPING_DIGITS, UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
      locale->numbers[decimals] = format;
    }

  return locale->numbers[decimals];
}

static char *
format_double (UNumberFormat *format, double number)
{
  UChar units[MAX_LENGTH];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;

  if (format == NULL)
    return NULL;

  length = unum_formatDouble (format, number, units, MAX_LENGTH, NULL, &status);
  return utf8_from_units (units, length, status);
}

char *
cjm_locale_format_number (CjmLocale *locale, double number, guint max_decimals)
{
  double unit = pow (10, MIN (max_decimals, MAX_DECIMALS));
  char *text;

  if (isnan (number))
    return g_strdup ("");

  /* What rounds to nothing has no sign. */
  if (fabs (number) * unit < 0.5)
    number = 0;
  text = format_double (get_numbers (locale, max_decimals), number);
  return text != NULL ? text : g_strdup_printf ("%.0f", number);
}

char *
cjm_locale_format_signed (CjmLocale *locale, double number, guint max_decimals)
{
  g_autofree char *size = cjm_locale_format_number (locale, fabs (number), max_decimals);

  return g_strconcat (LEFT_TO_RIGHT_ISOLATE,
                      number > 0   ? "+"
                      : number < 0 ? MINUS
                                   : "",
                      size, POP_ISOLATE, NULL);
}

static char *
format_percent (CjmLocale *locale, double fraction, guint max_decimals)
{
  UErrorCode status = U_ZERO_ERROR;
  char *text;

  if (locale->percent == NULL)
    {
      locale->percent = unum_open (UNUM_PERCENT, NULL, 0, locale->name, NULL, &status);
      if (U_FAILURE (status))
        locale->percent = NULL;
      else
        unum_setAttribute (locale->percent, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
    }

  if (locale->percent != NULL)
    unum_setAttribute (locale->percent, UNUM_MAX_FRACTION_DIGITS, (int32_t) max_decimals);
  text = format_double (locale->percent, fraction);
  return text != NULL ? text : g_strdup_printf ("%.0f%%", fraction * 100);
}

char *
cjm_locale_format_percent (CjmLocale *locale, double fraction)
{
  return format_percent (locale, fraction, 0);
}

char *
cjm_locale_format_measure (CjmLocale *locale, double number, guint max_decimals, const char *unit)
{
  g_autofree char *figure = NULL;

  /* Where the sign of per cent stands, and whether there is a space, the language says. */
  if (g_str_equal (unit, "%"))
    return format_percent (locale, number / 100, MIN (max_decimals, MAX_DECIMALS));

  figure = cjm_locale_format_number (locale, number, max_decimals);
  return *unit != '\0' ? g_strconcat (figure, NO_BREAK_SPACE, unit, NULL)
                       : g_steal_pointer (&figure);
}

char *
cjm_locale_lower_word (CjmLocale *locale, const char *word)
{
  gboolean has_capitals = g_str_has_prefix (locale->name, "de@")
                          || g_str_has_prefix (locale->name, "de_")
                          || g_str_has_prefix (locale->name, "lb");

  return has_capitals ? g_strdup (word) : g_utf8_strdown (word, -1);
}

/* Reading numbers: ICU's own parser takes "1,2,3" for 123, and stops where it likes. */

static gunichar
get_symbol (CjmLocale *locale, UNumberFormatSymbol symbol)
{
  UChar units[8];
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = get_numbers (locale, 0);
  g_autofree char *text = NULL;
  int32_t length;

  if (format == NULL)
    return 0;

  length = unum_getSymbol (format, symbol, units, G_N_ELEMENTS (units), &status);
  text = utf8_from_units (units, length, status);
  return text != NULL && *text != '\0' ? g_utf8_get_char (text) : 0;
}

/* Any kind of blank, and the apostrophe of the Swiss in both its forms, stand for each other. */
static gunichar
fold_separator (gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';

  return c == 0x2019 ? '\'' : c;
}

typedef struct
{
  gunichar decimal, grouping, zero;
  guint group_size; /* of all groups but the last, which has three digits */
} Symbols;

/* The value of a digit, or -1. */
static int
get_digit (const Symbols *symbols, gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (symbols->zero != 0 && c >= symbols->zero && c <= symbols->zero + 9)
    return (int) (c - symbols->zero);

  return -1;
}

/* Takes a sign off the front of @text, with the marks that give it a direction. */
static const char *
skip_sign (const char *text, gboolean *is_negative)
{
  *is_negative = FALSE;
  for (gboolean has_sign = FALSE;; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gboolean is_minus = c == '-' || c == 0x2212;

      if (c == 0x200e || c == 0x200f || c == 0x061c || g_unichar_isspace (c))
        continue;
      if ((!is_minus && c != '+') || has_sign)
        return text;
      has_sign = TRUE;
      *is_negative = is_minus;
    }
}

/* Two in India, three elsewhere. */
static guint
get_group_size (CjmLocale *locale)
{
  UNumberFormat *format = get_numbers (locale, 0);
  int32_t size = format != NULL ? unum_getAttribute (format, UNUM_SECONDARY_GROUPING_SIZE) : 0;

  return size == 2 ? 2 : 3;
}

/* Digits with their grouping to "1234.5"; FALSE where they are not well formed. */
static gboolean
read_digits (const Symbols *symbols, const char *text, GString *ascii)
{
  guint n_in_group = 0, n_groups = 0, n_decimals = 0;
  gboolean has_decimal = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = fold_separator (g_utf8_get_char (text));
      int digit = get_digit (symbols, c);

      if (digit >= 0)
        {
          g_string_append_c (ascii, (char) ('0' + digit));
          if (has_decimal)
            n_decimals++;
          else
            n_in_group++;
        }
      else if (c == symbols->decimal && !has_decimal)
        {
          has_decimal = TRUE;
          g_string_append_c (ascii, '.');
        }
      else if (c == symbols->grouping && !has_decimal)
        {
          if (n_in_group < (n_groups == 0 ? 1 : symbols->group_size)
              || n_in_group > symbols->group_size)
            return FALSE;
          n_groups++;
          n_in_group = 0;
        }
      else
        return FALSE;
    }

  if (n_groups > 0 && n_in_group != 3)
    return FALSE;
  return has_decimal ? n_decimals > 0 : n_in_group > 0;
}

gboolean
cjm_locale_parse_number (CjmLocale *locale, const char *text, double *number)
{
  Symbols symbols
      = { .decimal = fold_separator (get_symbol (locale, UNUM_DECIMAL_SEPARATOR_SYMBOL)),
          .grouping = fold_separator (get_symbol (locale, UNUM_GROUPING_SEPARATOR_SYMBOL)),
          .zero = get_symbol (locale, UNUM_ZERO_DIGIT_SYMBOL),
          .group_size = get_group_size (locale) };
  g_autofree char *trimmed = g_strdup (text);
  g_autoptr (GString) ascii = g_string_new (NULL);
  gboolean is_negative;
  const char *digits;
  double value;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  digits = skip_sign (trimmed, &is_negative);
  for (char *end = trimmed + strlen (trimmed); end > digits;)
    {
      end = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (end)))
        break;
      *end = '\0';
    }
  if (!read_digits (&symbols, digits, ascii))
    return FALSE;

  value = g_ascii_strtod (ascii->str, NULL);
  if (!isfinite (value))
    return FALSE;
  *number = is_negative && value != 0 ? -value : value;
  return TRUE;
}

/* Dates */

/* ICU counts days before 1582 by the Julian calendar; a date in a file is always Gregorian. */
static void
set_proleptic (UDateFormat *format)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_clone (udat_getCalendar (format), &status);

  if (U_FAILURE (status))
    return;

  ucal_setGregorianChange (calendar, EARLIEST_DAY, &status);
  udat_setCalendar (format, calendar);
  ucal_close (calendar);
}

static UDateFormat *
open_pattern (CjmLocale *locale, const UChar *pattern, int32_t length)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format
      = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale->name, utc, -1, pattern, length, &status);

  if (U_FAILURE (status))
    return NULL;

  set_proleptic (format);
  return format;
}

/* The language's form of day, short month and year, in its own order. */
static UDateFormat *
open_skeleton (CjmLocale *locale)
{
  static const UChar skeleton[] = { 'y', 'M', 'M', 'M', 'd', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open (locale->name, &status);
  UChar pattern[MAX_LENGTH];
  int32_t length;

  if (U_FAILURE (status))
    return NULL;

  length = udatpg_getBestPattern (generator, skeleton, -1, pattern, MAX_LENGTH, &status);
  udatpg_close (generator);
  return U_SUCCESS (status) ? open_pattern (locale, pattern, length) : NULL;
}

static UDateFormat *
get_date (CjmLocale *locale)
{
  if (locale->date == NULL)
    locale->date = open_skeleton (locale);

  return locale->date;
}

char *
cjm_locale_format_date (CjmLocale *locale, const char *date)
{
  UDateFormat *format;
  UChar units[MAX_LENGTH];
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (GDateTime) time = NULL;
  char *text = NULL;
  int year, month, day;

  if (*date == '\0' || !cjm_date_is_valid (date) || (format = get_date (locale)) == NULL)
    return g_strdup (date);

  year = (int) g_ascii_strtoll (date, NULL, 10);
  month = (int) g_ascii_strtoll (date + 5, NULL, 10);
  day = (int) g_ascii_strtoll (date + 8, NULL, 10);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  if (time != NULL)
    {
      int32_t length = udat_format (format, g_date_time_to_unix (time) * 1000.0, units, MAX_LENGTH,
                                    NULL, &status);

      text = utf8_from_units (units, length, status);
    }

  return text != NULL ? text : g_strdup (date);
}

/* @units as @format reads all of it, or NULL. */
static char *
parse_with (UDateFormat *format, const UChar *units, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (GDateTime) time = NULL;
  int32_t end = 0;
  UDate date;

  if (format == NULL)
    return NULL;

  udat_setLenient (format, FALSE);
  date = udat_parse (format, units, length, &end, &status);
  if (U_FAILURE (status) || end != length)
    return NULL;

  time = g_date_time_new_from_unix_utc ((gint64) floor (date / 1000));
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

static char *
parse_with_style (CjmLocale *locale, UDateFormatStyle style, const UChar *units, int32_t length)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_NONE, style, locale->name, utc, -1, NULL, 0, &status);
  char *date = U_SUCCESS (status) ? parse_with (format, units, length) : NULL;

  g_clear_pointer (&format, udat_close);
  return date;
}

char *
cjm_locale_parse_date (CjmLocale *locale, const char *text)
{
  static const UDateFormatStyle styles[] = { UDAT_SHORT, UDAT_MEDIUM, UDAT_LONG };
  g_autofree char *trimmed = NULL;
  g_autofree gunichar2 *units = NULL;
  g_autofree char *date = NULL;
  glong length;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return NULL;
  if (cjm_date_is_valid (trimmed))
    return g_steal_pointer (&trimmed);

  units = g_utf8_to_utf16 (trimmed, -1, NULL, &length, NULL);
  date = parse_with (get_date (locale), (const UChar *) units, (int32_t) length);
  for (guint i = 0; date == NULL && i < G_N_ELEMENTS (styles); i++)
    date = parse_with_style (locale, styles[i], (const UChar *) units, (int32_t) length);

  return date != NULL && cjm_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/* Comparing */

int
cjm_locale_compare (CjmLocale *locale, const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  if (locale->collator == NULL)
    locale->collator = ucol_open (locale->name, &status);
  if (locale->collator == NULL)
    return strcmp (a, b);

  status = U_ZERO_ERROR;
  result = ucol_strcollUTF8 (locale->collator, a, -1, b, -1, &status);
  return U_FAILURE (status) ? strcmp (a, b) : (int) result;
}

char
cjm_locale_find_decimal_mark (const char *language)
{
  g_autoptr (CjmLocale) locale = cjm_locale_new (language);
  g_autofree char *number = cjm_locale_format_number (locale, 1.5, 1);

  return strchr (number, ',') != NULL ? ',' : '.';
}
