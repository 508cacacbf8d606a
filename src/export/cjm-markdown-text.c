#include "cjm-markdown-text.h"

#include <string.h>

/* What means something wherever it stands, in the common dialects together: emphasis, code,
 * links, HTML, entities, tables, strikethrough, headings, formulas, attributes. */
#define SPECIAL "\\`*_[]<>&|~#${}"

/* What means something where a line begins: lists, underlines of headings, definitions. */
#define SPECIAL_FIRST "+-=:"

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static const char *
skip_blanks (const char *text, const char *end)
{
  while (text < end && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_blanks_back (const char *text, const char *end)
{
  while (end > text && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return end;
}

/* Addresses become links by themselves in some dialects, and so does what begins with "www.". */
static gboolean
makes_link (const char *at)
{
  return g_str_has_prefix (at, "://")
         || (*at == '.' && g_ascii_strncasecmp (at - 3, "www", 3) == 0);
}

/* What must be escaped at the begin of a line, or NULL: a number with a mark and a blank behind it
 * would begin a list. */
static const char *
find_first_mark (const char *text)
{
  const char *mark = text + strspn (text, "0123456789");

  if (mark == text)
    return *text != '\0' && strchr (SPECIAL_FIRST, *text) != NULL ? text : NULL;

  return (*mark == '.' || *mark == ')') && (mark[1] == '\0' || g_ascii_isspace (mark[1])) ? mark
                                                                                          : NULL;
}

static void
append_line (GString *markdown, const char *text, const char *end, gboolean begins_block)
{
  const char *mark = begins_block ? find_first_mark (text) : NULL;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gboolean is_special = strchr (SPECIAL, *at) != NULL || at == mark
                            || ((*at == ':' || (*at == '.' && at >= text + 3)) && makes_link (at));

      if (g_unichar_iscntrl (g_utf8_get_char (at)))
        {
          g_string_append_c (markdown, ' ');
          continue;
        }
      if (is_special)
        g_string_append_c (markdown, '\\');
      g_string_append_len (markdown, at, g_utf8_next_char (at) - at);
    }
}

void
cjm_markdown_append_text (GString *markdown, const char *text, const char *line_break)
{
  gboolean is_first = TRUE, has_blocks = strchr (line_break, '\n') != NULL;

  while (*text != '\0')
    {
      const char *end = text + strcspn (text, "\n");
      const char *start = skip_blanks (text, end), *last = skip_blanks_back (start, end);

      if (last > start)
        {
          g_string_append (markdown, is_first ? "" : line_break);
          append_line (markdown, start, last, has_blocks);
          is_first = FALSE;
        }
      text = *end != '\0' ? end + 1 : end;
    }
}

void
cjm_markdown_append_link (GString *markdown, const char *text, const char *address)
{
  /* What is between these is taken as it is. */
  if (g_str_equal (text, address))
    {
      g_string_append_printf (markdown, "<%s>", address);
      return;
    }

  g_string_append_c (markdown, '[');
  cjm_markdown_append_text (markdown, text, CJM_MARKDOWN_SPACE);
  g_string_append (markdown, "](<");
  for (; *address != '\0'; address++)
    {
      if (strchr (SPECIAL, *address) != NULL)
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, *address);
    }
  g_string_append (markdown, ">)");
}
