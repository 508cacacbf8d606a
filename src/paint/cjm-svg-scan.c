#include "cjm-svg-scan.h"

#include <string.h>

#define DOCTYPE "<!DOCTYPE"
#define ENTITY "<!ENTITY"

static char *
find (char *from, const char *end, const char *what)
{
  return memmem (from, (gsize) (end - from), what, strlen (what));
}

static guint
count_lines (const char *from, const char *to)
{
  guint n_lines = 1;

  for (; from < to; from++)
    n_lines += *from == '\n';

  return n_lines;
}

/* In other encodings the bytes that are looked for here would not be what the parser sees. */
static gboolean
has_known_encoding (const char *svg, gsize length)
{
  static const char *const encodings[] = { "utf-8", "us-ascii", "iso-8859-1", "windows-1252" };
  const char *end = memmem (svg, length, "?>", 2);
  g_autofree char *declaration = NULL;
  const char *encoding;

  if (memchr (svg, '\0', length) != NULL)
    return FALSE;
  if (length < 5 || memcmp (svg, "<?xml", 5) != 0 || end == NULL)
    return TRUE;

  declaration = g_strndup (svg, (gsize) (end - svg));
  encoding = strstr (declaration, "encoding");
  if (encoding == NULL)
    return TRUE;

  encoding += strlen ("encoding");
  encoding += strspn (encoding, " \t\r\n=\"'");
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strncasecmp (encoding, encodings[i], strlen (encodings[i])) == 0)
      return TRUE;

  return FALSE;
}

/* What is behind the document type at @start that has no declarations in it; NULL where it has
 * some, or does not end. */
static char *
find_end_of_doctype (char *start, const char *end)
{
  char quote = '\0';

  for (char *at = start + 1; at < end; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
      else if (*at == '[' || *at == '<')
        return NULL;
      else if (*at == '>')
        return at + 1;
    }

  return NULL;
}

/* Both words are looked for wherever they stand, in comments too: what a comment is to this
 * function may be none to the parser. */
gboolean
cjm_svg_scan (char *svg, gsize length, guint *line)
{
  char *const end = svg + length;
  char *at = svg, *next;

  *line = 1;
  if (!has_known_encoding (svg, length))
    return FALSE;

  while ((at = find (at, end, DOCTYPE)) != NULL)
    {
      next = find_end_of_doctype (at, end);
      if (next == NULL)
        {
          *line = count_lines (svg, at);
          return FALSE;
        }
      memset (at, ' ', (gsize) (next - at));
      at = next;
    }

  at = find (svg, end, ENTITY);
  if (at != NULL)
    *line = count_lines (svg, at);
  return at == NULL;
}
