#include "cjm-html-writer.h"
#include "cjm-alternative.h"
#include "cjm-photo-data.h"
#include "cjm-svg-writer.h"

#include <string.h>

const char *
cjm_html_get_word (const CjmHtml *document, CjmWord word)
{
  return cjm_words_get (document->telling.words, word);
}

gboolean
cjm_html_is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

void
cjm_html_append_text (CjmHtml *document, const char *text)
{
  for (;;)
    {
      gsize length = strcspn (text, "\n");

      cjm_svg_append_text (document->html, text, length);
      if (text[length] == '\0')
        return;
      g_string_append (document->html, "<br>");
      text += length + 1;
    }
}

void
cjm_html_append_inline (CjmHtml *document, const char *text)
{
  g_string_append (document->html, "<bdi>");
  cjm_html_append_text (document, text);
  g_string_append (document->html, "</bdi>");
}

void
cjm_html_append_attribute (CjmHtml *document, const char *name, const char *value)
{
  g_string_append_printf (document->html, " %s=\"", name);
  cjm_svg_append_text (document->html, value, strlen (value));
  g_string_append_c (document->html, '"');
}

void
cjm_html_append_element (CjmHtml *document, const char *start, const char *text)
{
  int length = (int) strcspn (start, " ");

  if (cjm_html_is_blank (text))
    return;

  g_string_append_printf (document->html, "<%s>", start);
  cjm_html_append_text (document, text);
  g_string_append_printf (document->html, "</%.*s>\n", length, start);
}

void
cjm_html_append_link (CjmHtml *document, const char *text, const char *address)
{
  g_autofree char *link = cjm_alternative_dup_link (address);

  if (link == NULL)
    {
      cjm_html_append_inline (document, text);
      return;
    }

  g_string_append (document->html, "<a rel=\"noreferrer\"");
  cjm_html_append_attribute (document, "href", link);
  g_string_append_c (document->html, '>');
  cjm_html_append_inline (document, text);
  g_string_append (document->html, "</a>");
}

gboolean
cjm_html_append_photo (CjmHtml *document,
                       const CjmPhoto *photo,
                       const char *style,
                       const char *alternative)
{
  gsize start = document->html->len;

  g_string_append_printf (document->html, "<img class=\"%s\" src=\"", style);
  if (!cjm_photo_append_address (document->html, document->artwork, photo))
    {
      g_string_truncate (document->html, start);
      return FALSE;
    }

  g_string_append_c (document->html, '"');
  cjm_html_append_attribute (document, "alt", alternative);
  g_string_append (document->html, ">\n");
  return TRUE;
}
