#pragma once

#include <glib.h>

/* Numbers and dates as they are written in a map's own language, whatever the desktop speaks.
 *
 * Digits, decimal mark and the order of a date are those that the language has by itself
 * ("ar" has Arabic digits, "ar-AE" has not). The calendar is the Gregorian one everywhere, as in
 * the file. Dates go in and come out as "YYYY-MM-DD".
 *
 * A locale is built in parts as these are asked for, so it belongs to one thread. */

G_BEGIN_DECLS

typedef struct _CjmLocale CjmLocale;

/* @language: BCP 47; one that is not known falls back to the language-neutral forms. */
CjmLocale *cjm_locale_new (const char *language);
void cjm_locale_free (CjmLocale *locale);

/* @number with groups of digits and at most @max_decimals (0 to 3) decimals, none that are 0 at
 * its end. Empty for NaN. */
char *cjm_locale_format_number (CjmLocale *locale, double number, guint max_decimals);

/* The same with a sign before every number but 0, and with a true minus, for an axis. It keeps
 * its direction inside a text that runs from right to left. */
char *cjm_locale_format_signed (CjmLocale *locale, double number, guint max_decimals);

/* A fraction in whole per cent: 0.25 is "25 %" in Spanish. */
char *cjm_locale_format_percent (CjmLocale *locale, double fraction);

/* @number with its unit behind it, as a person would write it: "3,2 %", "22 EUR", "11 días". */
char *
cjm_locale_format_measure (CjmLocale *locale, double number, guint max_decimals, const char *unit);

/* "12 feb 2026" in Spanish; a text that is no date is returned as it is. */
char *cjm_locale_format_date (CjmLocale *locale, const char *date);

/* @word as it stands inside a line: in small letters, where the language does not write nouns
 * with a capital wherever they stand. */
char *cjm_locale_lower_word (CjmLocale *locale, const char *word);

/* The decimal mark of @language: '.' or ','. */
char cjm_locale_find_decimal_mark (const char *language);

/* @number as the language's decimal mark has it: in Spanish "1.234,5" and "1234,5" are one
 * number, "1.5" and "1,2,3" are none. ASCII digits and the language's own are both taken, blanks
 * around them and a sign before them too. FALSE where @text is not a number from its first to
 * its last sign; @number is not set then. */
gboolean cjm_locale_parse_number (CjmLocale *locale, const char *text, double *number);

/* "2026-02-12" for that itself and for what the language writes for it, in words or in figures;
 * NULL where @text is not a day that there is. */
char *cjm_locale_parse_date (CjmLocale *locale, const char *text);

/* The order of two texts in the language's dictionaries: below, equal to or above 0. */
int cjm_locale_compare (CjmLocale *locale, const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLocale, cjm_locale_free)

G_END_DECLS
