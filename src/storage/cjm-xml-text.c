#include "cjm-xml-text.h"

#include "cjm-format.h"

#include <string.h>

gboolean
cjm_xml_text_is_plain (const char *text, gsize length, gboolean is_single_line)
{
  const guchar *bytes = (const guchar *) text;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = bytes[i];

      if (c >= 0x20 && c < 0x7f)
        continue;
      if (c < 0x20 && (is_single_line || (c != '\n' && c != '\t')))
        return FALSE;
      /* The first bytes of sequences among which are some that the normal form has not:
       * controls (C2), line and paragraph separators (E2), non-characters (EF and F0 on). */
      if (c == 0x7f || c >= 0xef || (c == 0xc2 && i + 1 < length && bytes[i + 1] < 0xa0)
          || (c == 0xe2 && i + 1 < length && bytes[i + 1] == 0x80))
        return FALSE;
    }

  return TRUE;
}

/* What stands for the character @c in text, or NULL for the character itself. */
static const char *
escape_in_text (guchar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      /* Only needed after "]]", but one rule for all places is easier to read in a diff. */
      return "&gt;";
    case '\r':
      /* A parser would make a line feed of it. */
      return "&#13;";
    default:
      return NULL;
    }
}

static const char *
escape_in_attribute (guchar c)
{
  switch (c)
    {
    case '"':
      return "&quot;";
    case '\n':
      /* A parser would make spaces of these. */
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return escape_in_text (c);
    }
}

static void
append_escaped (GString *xml, const char *text, gsize length, const char *(*escape) (guchar))
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];
      const char *replacement;

      /* All that is escaped is at or below '>'. */
      if (c > '>' && c < 0x7f)
        continue;

      replacement = escape (c);
      if (replacement != NULL)
        {
          g_string_append_len (xml, text + start, (gssize) (i - start));
          g_string_append (xml, replacement);
          start = i + 1;
        }
      else if (c == 0x7f)
        {
          g_string_append_len (xml, text + start, (gssize) (i - start));
          g_string_append (xml, "&#127;");
          start = i + 1;
        }
      else if (c == 0xc2 && i + 1 < length && (guchar) text[i + 1] < 0xa0)
        {
          g_string_append_len (xml, text + start, (gssize) (i - start));
          g_string_append_printf (xml, "&#%u;", (guint) (guchar) text[i + 1]);
          start = i + 2;
          i++;
        }
    }

  g_string_append_len (xml, text + start, (gssize) (length - start));
}

void
cjm_xml_append_text (GString *xml, const char *text, gsize length)
{
  append_escaped (xml, text, length, escape_in_text);
}

void
cjm_xml_append_attribute_value (GString *xml, const char *value, gsize length)
{
  append_escaped (xml, value, length, escape_in_attribute);
}

/* Base64 */

void
cjm_xml_append_base64 (GString *xml, gconstpointer data, gsize length)
{
  const guchar *bytes = data;
  const gsize bytes_a_line = CJM_FORMAT_BASE64_LINE / 4 * 3;

  for (gsize i = 0; i < length; i += bytes_a_line)
    {
      char line[CJM_FORMAT_BASE64_LINE + 8];
      int state = 0, save = 0;
      gsize n;

      n = g_base64_encode_step (bytes + i, MIN (bytes_a_line, length - i), FALSE, line, &state,
                                &save);
      n += g_base64_encode_close (FALSE, line + n, &state, &save);
      g_string_append_len (xml, line, (gssize) n);
      g_string_append_c (xml, '\n');
    }
}

static int
base64_value (char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  if (c == '+')
    return 62;
  return c == '/' ? 63 : -1;
}

GBytes *
cjm_xml_decode_base64 (const char *text, gsize length)
{
  g_autoptr (GByteArray) data = g_byte_array_sized_new ((guint) (length / 4 * 3));
  guint32 bits = 0;
  guint n_digits = 0, n_padding = 0;

  for (gsize i = 0; i < length; i++)
    {
      int value = base64_value (text[i]);

      if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r')
        continue;
      if (text[i] == '=' && n_digits % 4 >= 2 && n_digits % 4 + n_padding < 4)
        n_padding++;
      else if (value < 0 || n_padding > 0)
        return NULL;
      else
        {
          bits = bits << 6 | (guint32) value;
          n_digits++;
        }

      if (value >= 0 && n_digits % 4 == 0)
        {
          const guint8 triple[] = { (guint8) (bits >> 16), (guint8) (bits >> 8), (guint8) bits };

          g_byte_array_append (data, triple, 3);
          bits = 0;
        }
    }

  if (n_digits % 4 != 0)
    {
      guint n_bytes = n_digits % 4 - 1;
      guint n_unused = n_digits % 4 * 6 - n_bytes * 8;

      if (n_digits % 4 + n_padding != 4 || (bits & ((1u << n_unused) - 1)) != 0)
        return NULL;
      bits >>= n_unused;
      for (guint i = n_bytes; i > 0; i--)
        {
          const guint8 byte = (guint8) (bits >> (8 * (i - 1)));

          g_byte_array_append (data, &byte, 1);
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
