#include "cjm-svg-writer.h"

#include <math.h>
#include <string.h>

/* A sheet has some fifty thousand numbers, and the C library's ways of writing one are slow and
 * follow the locale. */
static void
append_decimal (GString *svg, double value, guint n_decimals)
{
  char buffer[32];
  char *p = buffer + sizeof buffer;
  guint64 digits;
  double power = 1;

  for (guint i = 0; i < n_decimals; i++)
    power *= 10;
  digits = (guint64) llround (MIN (fabs (value), 1e9) * power);
  if (digits == 0)
    {
      g_string_append_c (svg, '0');
      return;
    }
  if (value < 0)
    g_string_append_c (svg, '-');

  for (; n_decimals > 0 && digits % 10 == 0; n_decimals--)
    digits /= 10;
  if (n_decimals > 0)
    {
      for (; n_decimals > 0; n_decimals--, digits /= 10)
        *--p = '0' + digits % 10;
      *--p = '.';
    }
  for (; digits > 0; digits /= 10)
    *--p = '0' + digits % 10;
  if (*p == '.')
    *--p = '0';

  g_string_append_len (svg, p, buffer + sizeof buffer - p);
}

void
cjm_svg_append_number (GString *svg, double value)
{
  append_decimal (svg, value, 2);
}

void
cjm_svg_append_attribute (GString *svg, const char *before, double value, const char *after)
{
  g_string_append (svg, before);
  cjm_svg_append_number (svg, value);
  g_string_append (svg, after);
}

void
cjm_svg_append_color (GString *svg, guint32 color)
{
  static const char digits[] = "0123456789abcdef";
  char text[7] = "#";

  for (int i = 0; i < 6; i++)
    text[1 + i] = digits[color >> (20 - 4 * i) & 0xf];
  g_string_append_len (svg, text, sizeof text);
}

/* The length of the character at @text where XML cannot hold it, else 0: control characters,
 * U+FFFE and U+FFFF. */
static gsize
get_forbidden_length (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
    return 1;
  if (*p == 0xef && p[1] == 0xbf && p[2] >= 0xbe)
    return 3;

  return 0;
}

void
cjm_svg_append_text (GString *svg, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;

      while (text < end && (guchar) *text >= 0x20 && (guchar) *text < 0xef
             && memchr ("<>&\"", *text, 4) == NULL)
        text++;
      g_string_append_len (svg, start, text - start);
      if (text == end)
        return;

      if (*text == '<')
        g_string_append (svg, "&lt;");
      else if (*text == '>')
        g_string_append (svg, "&gt;");
      else if (*text == '&')
        g_string_append (svg, "&amp;");
      else if (*text == '"')
        g_string_append (svg, "&quot;");
      else if (get_forbidden_length (text) > 0)
        text += get_forbidden_length (text) - 1;
      else
        g_string_append_c (svg, *text);
      text++;
    }
}

/* Shapes */

static void
append_points (GString *svg, char verb, const CjmPathSegment *segment, guint n_points)
{
  g_string_append_c (svg, verb);
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      cjm_svg_append_number (svg, segment->x[i]);
      g_string_append_c (svg, ' ');
      cjm_svg_append_number (svg, segment->y[i]);
    }
}

void
cjm_svg_append_shape (GString *svg, const CjmPath *path)
{
  double x, y, radius;

  /* A third of the length, and somebody who edits the file can change its radius. */
  if (cjm_path_is_circle (path, &x, &y, &radius))
    {
      cjm_svg_append_attribute (svg, "<circle cx=\"", x, "\"");
      cjm_svg_append_attribute (svg, " cy=\"", y, "\"");
      cjm_svg_append_attribute (svg, " r=\"", radius, "\"");
      return;
    }

  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *segment = &path->segments[i];

      switch (segment->verb)
        {
        case CJM_PATH_MOVE:
          append_points (svg, 'M', segment, 1);
          break;
        case CJM_PATH_LINE:
          append_points (svg, 'L', segment, 1);
          break;
        case CJM_PATH_CURVE:
          append_points (svg, 'C', segment, 3);
          break;
        case CJM_PATH_CLOSE:
          g_string_append_c (svg, 'Z');
          break;
        }
    }
  g_string_append_c (svg, '"');
}

void
cjm_svg_append_transform (GString *svg, double x, double y, double scale)
{
  if (x == 0 && y == 0 && scale == 1)
    return;

  g_string_append (svg, " transform=\"translate(");
  cjm_svg_append_number (svg, x);
  g_string_append_c (svg, ',');
  cjm_svg_append_number (svg, y);
  g_string_append_c (svg, ')');
  if (scale != 1)
    {
      g_string_append (svg, " scale(");
      append_decimal (svg, scale, 7);
      g_string_append_c (svg, ')');
    }
  g_string_append_c (svg, '"');
}
