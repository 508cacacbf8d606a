#include "cjm-locale.h"

#include <math.h>

/* Numbers and dates of several languages, written and read. */

#define NARROW "\xe2\x80\xaf" /* no-break space of half a width */
#define BLANK "\xc2\xa0"

typedef struct
{
  const char *language;
  double number;
  const char *text;
} NumberCase;

static void
test_format_number (void)
{
  static const NumberCase cases[] = {
    { "en", 1234.5, "1,234.5" },
    { "es", 12345.678, "12.345,68" },
    { "es", 1234.5, "1234,5" },
    { "es-MX", 1234.5, "1,234.5" },
    { "de", 1234.5, "1.234,5" },
    { "de-CH", 1234.5, "1’234.5" },
    { "fr", 1234.5, "1" NARROW "234,5" },
    { "ja", 1234.5, "1,234.5" },
    { "ar", 1234.5, "١٬٢٣٤٫٥" },
    { "hi", 1234567, "12,34,567" },
    { "en", -0.001, "0" },
    { "en", -2.5, "-2.5" },
    { "en", 1e15, "1,000,000,000,000,000" },
    { "en", NAN, "" },
    { "xx-nonsense", 0.5, "0.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (cases[i].language);
      g_autofree char *text = cjm_locale_format_number (locale, cases[i].number, 2);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_format_signed (void)
{
  g_autoptr (CjmLocale) english = cjm_locale_new ("en");
  g_autoptr (CjmLocale) spanish = cjm_locale_new ("es");
  g_autofree char *plus = cjm_locale_format_signed (english, 2, 1);
  g_autofree char *minus = cjm_locale_format_signed (spanish, -1.5, 1);
  g_autofree char *zero = cjm_locale_format_signed (english, 0, 1);
  g_autofree char *percent = cjm_locale_format_percent (spanish, 0.375);

  g_assert_cmpstr (plus, ==, "\xe2\x81\xa6+2\xe2\x81\xa9");
  g_assert_cmpstr (minus, ==,
                   "\xe2\x81\xa6\xe2\x88\x92"
                   "1,5\xe2\x81\xa9");
  g_assert_cmpstr (zero, ==,
                   "\xe2\x81\xa6"
                   "0\xe2\x81\xa9");
  g_assert_cmpstr (percent, ==, "38" BLANK "%");
}

static void
test_format_date (void)
{
  static const struct
  {
    const char *language, *date, *text;
  } cases[] = {
    { "es", "2026-02-12", "12 feb 2026" },    { "en", "2026-02-12", "Feb 12, 2026" },
    { "en-GB", "2026-02-12", "12 Feb 2026" }, { "de", "2026-02-12", "12. Feb. 2026" },
    { "ja", "2026-02-12", "2026年2月12日" },  { "ar", "2026-02-12", "١٢ فبراير ٢٠٢٦" },
    { "es", "1000-01-01", "1 ene 1000" },     { "es", "", "" },
    { "es", "tomorrow", "tomorrow" },         { "es", "2026-02-30", "2026-02-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (cases[i].language);
      g_autofree char *text = cjm_locale_format_date (locale, cases[i].date);

      /* Some languages mark the direction of their parts; what is read is the same. */
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_parse_number (void)
{
  static const NumberCase cases[] = {
    { "es", 1234.5, "1.234,5" },
    { "es", 1234.5, " 1234,5 " },
    { "es", -3.2, "-3,2" },
    { "es", -3.2,
      "\xe2\x88\x92"
      "3,2" },
    { "es", 3, "+3" },
    { "en", 1234567.25, "1,234,567.25" },
    { "en", 0.5, ".5" },
    { "fr", 1234.5, "1 234,5" },
    { "fr", 1234.5, "1" NARROW "234,5" },
    { "fr", 1234.5, "1" BLANK "234,5" },
    { "de-CH", 1234.5, "1'234.5" },
    { "hi", 1234567, "12,34,567" },
    { "ar", 1234.5, "١٬٢٣٤٫٥" },
    { "ar", 12, "12" },
    { "ja", 1200, "1,200" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (cases[i].language);
      double number = -1;

      g_assert_true (cjm_locale_parse_number (locale, cases[i].text, &number));
      g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_parse_nonsense (void)
{
  static const NumberCase cases[] = {
    { "es", 0, "1.5" },   { "es", 0, "1,2,3" },    { "es", 0, "" },         { "es", 0, "-" },
    { "es", 0, "5 %" },   { "es", 0, "--5" },      { "es", 0, "1.23.456" }, { "es", 0, "5," },
    { "en", 0, "1,5" },   { "en", 0, "1e3" },      { "en", 0, "nan" },      { "en", 0, "0x10" },
    { "en", 0, "1 2" },   { "en", 0, ",123" },     { "en", 0, "1,,234" },   { "en", 0, "\xff" },
    { "en", 0, "12,34" }, { "en", 0, "1234,567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (cases[i].language);
      double number = -1;

      if (cjm_locale_parse_number (locale, cases[i].text, &number))
        g_error ("“%s” was read as %g in %s", cases[i].text, number, cases[i].language);
      g_assert_cmpfloat (number, ==, -1);
    }
}

/* What is written is read again. */
static void
test_round_trip (void)
{
  static const char *const languages[]
      = { "en", "es", "ar", "de", "ja", "fr", "hi", "fa", "de-CH" };
  static const double numbers[] = { 0, 1, -1, 0.25, 999, 1000, 12345.67, -9876543.2, 1e12 };
  static const char *const dates[] = { "2026-02-12", "2024-02-29", "1999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (languages[i]);

      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          g_autofree char *text = cjm_locale_format_number (locale, numbers[j], 2);
          double number;

          g_assert_true (cjm_locale_parse_number (locale, text, &number));
          g_assert_cmpfloat (number, ==, numbers[j]);
        }
      for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
        {
          g_autofree char *text = cjm_locale_format_date (locale, dates[j]);
          g_autofree char *date = cjm_locale_parse_date (locale, text);

          g_assert_cmpstr (date, ==, dates[j]);
        }
    }
}

static void
test_parse_date (void)
{
  static const struct
  {
    const char *language, *text, *date;
  } cases[] = {
    { "es", "2026-02-12", "2026-02-12" },
    { "es", "12/2/26", "2026-02-12" },
    { "es", "12/2/2026", "2026-02-12" },
    { "en", "2/12/26", "2026-02-12" },
    { "de", "12.02.26", "2026-02-12" },
    { "ja", "2026/02/12", "2026-02-12" },
    { "es", "30/2/2026", NULL },
    { "es", "12/13/2026", NULL },
    { "es", "soon", NULL },
    { "es", "", NULL },
    { "es", "12/2/2026 and more", NULL },
    { "en", "2026-02-30", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLocale) locale = cjm_locale_new (cases[i].language);
      g_autofree char *date = cjm_locale_parse_date (locale, cases[i].text);

      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale/format-number", test_format_number);
  g_test_add_func ("/locale/format-signed", test_format_signed);
  g_test_add_func ("/locale/format-date", test_format_date);
  g_test_add_func ("/locale/parse-number", test_parse_number);
  g_test_add_func ("/locale/parse-nonsense", test_parse_nonsense);
  g_test_add_func ("/locale/round-trip", test_round_trip);
  g_test_add_func ("/locale/parse-date", test_parse_date);

  return g_test_run ();
}
