#include "cjm-xml-value.h"

#include <math.h>
#include <string.h>

#include "cjm-edit.h"

/* A double needs 17 digits at most. */
#define MAX_DIGITS 17

gboolean
cjm_attribute_value_equals (const CjmAttributeValue *value, const char *string)
{
  return value->length == strlen (string) && memcmp (value->start, string, value->length) == 0;
}

char *
cjm_attribute_value_dup (const CjmAttributeValue *value, gsize max_length)
{
  g_autofree char *string = g_strndup (value->start, MIN (value->length, max_length));
  g_autofree char *valid = g_utf8_make_valid (string, -1);

  return cjm_text_normalize (valid, TRUE);
}

static CjmAttributeValue
strip (const CjmAttributeValue *value)
{
  CjmAttributeValue stripped = *value;

  while (stripped.length > 0 && strchr (" \t\r\n", stripped.start[0]) != NULL)
    {
      stripped.start++;
      stripped.length--;
    }
  while (stripped.length > 0 && strchr (" \t\r\n", stripped.start[stripped.length - 1]) != NULL)
    stripped.length--;

  return stripped;
}

gboolean
cjm_xml_parse_count (const char *start, gsize length, guint *count)
{
  guint n = 0;

  if (length == 0 || length > 6 || (length > 1 && start[0] == '0'))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (start[i]))
        return FALSE;
      n = n * 10 + (guint) (start[i] - '0');
    }

  *count = n;
  return TRUE;
}

gboolean
cjm_xml_parse_whole (const CjmAttributeValue *value, guint *count)
{
  CjmAttributeValue stripped = strip (value);

  return cjm_xml_parse_count (stripped.start, stripped.length, count);
}

gboolean
cjm_xml_parse_id (const CjmAttributeValue *value, char letter, CjmId *id)
{
  CjmAttributeValue stripped = strip (value);
  char buffer[CJM_ID_LENGTH + 1];

  if (stripped.length != CJM_ID_LENGTH)
    return FALSE;

  memcpy (buffer, stripped.start, CJM_ID_LENGTH);
  buffer[CJM_ID_LENGTH] = '\0';
  return cjm_id_parse (buffer, letter, id);
}

gboolean
cjm_xml_parse_color (const CjmAttributeValue *value, gint32 *color)
{
  gint32 result = 0;

  if (value->length != 7 || value->start[0] != '#')
    return FALSE;

  for (int i = 1; i < 7; i++)
    {
      if (!g_ascii_isxdigit (value->start[i]))
        return FALSE;
      result = result << 4 | g_ascii_xdigit_value (value->start[i]);
    }

  *color = result;
  return TRUE;
}

static gsize
skip_digits (const CjmAttributeValue *value, gsize i)
{
  while (i < value->length && g_ascii_isdigit (value->start[i]))
    i++;

  return i;
}

gboolean
cjm_xml_parse_number (const CjmAttributeValue *value, double *number)
{
  CjmAttributeValue stripped = strip (value);
  g_autofree char *string = NULL;
  gsize start, end;

  start = stripped.length > 0 && stripped.start[0] == '-' ? 1 : 0;
  end = skip_digits (&stripped, start);
  if (end == start)
    return FALSE;
  if (end < stripped.length)
    {
      start = end + 1;
      end = stripped.start[end] == '.' ? skip_digits (&stripped, start) : start;
      if (end == start || end != stripped.length)
        return FALSE;
    }

  string = g_strndup (stripped.start, stripped.length);
  *number = g_ascii_strtod (string, NULL);
  return TRUE;
}

char *
cjm_xml_parse_date (const CjmAttributeValue *value)
{
  CjmAttributeValue stripped = strip (value);
  g_autofree char *string = g_strndup (stripped.start, stripped.length);

  return *string != '\0' && cjm_date_is_valid (string) ? g_steal_pointer (&string) : NULL;
}

void
cjm_xml_append_number (GString *xml, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], digits[MAX_DIGITS + 1], format[8];
  int n_digits = 0, exponent;

  g_return_if_fail (isfinite (number));

  /* Zero has no sign. */
  number = number == 0 ? 0 : number;
  for (int n = 0; n < MAX_DIGITS; n++)
    {
      g_snprintf (format, sizeof format, "%%.%de", n);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  /* "-1.25e+02" is taken apart and laid out without its exponent. */
  exponent = (int) g_ascii_strtoll (strchr (buffer, 'e') + 1, NULL, 10);
  for (const char *p = buffer; *p != 'e'; p++)
    if (g_ascii_isdigit (*p))
      digits[n_digits++] = *p;

  if (number < 0)
    g_string_append_c (xml, '-');
  if (exponent < 0)
    g_string_append (xml, "0.");
  for (int i = exponent + 1; i < 0; i++)
    g_string_append_c (xml, '0');
  for (int i = 0; i < MAX (n_digits, exponent + 1); i++)
    {
      if (i == exponent + 1 && exponent >= 0)
        g_string_append_c (xml, '.');
      g_string_append_c (xml, i < n_digits ? digits[i] : '0');
    }
}
