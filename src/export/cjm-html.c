#include "cjm-html.h"
#include "cjm-config.h"
#include "cjm-html-writer.h"

#include <string.h>

static const char *
get_title (const CjmHtml *document)
{
  const char *title = document->telling.map->title;

  return cjm_html_is_blank (title) ? cjm_html_get_word (document, CJM_WORD_DOCUMENT_KIND) : title;
}

static void
append_meta (CjmHtml *document, const char *name, const char *content)
{
  if (cjm_html_is_blank (content))
    return;

  g_string_append_printf (document->html, "<meta name=\"%s\"", name);
  cjm_html_append_attribute (document, "content", content);
  g_string_append (document->html, ">\n");
}

/* The policy lets nothing run and nothing be fetched, whatever should get into the page. */
static void
append_head (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;

  g_string_append (document->html, "<!DOCTYPE html>\n<html");
  cjm_html_append_attribute (document, "lang", map->language);
  cjm_html_append_attribute (document, "dir", cjm_language_is_rtl (map->language) ? "rtl" : "ltr");
  g_string_append (document->html,
                   ">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; img-src data:\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
  append_meta (document, "generator", "CJMap " CJM_VERSION);
  append_meta (document, "author", map->author);
  append_meta (document, "description", map->scenario);
  g_string_append (document->html, "<title>");
  cjm_html_append_text (document, get_title (document));
  g_string_append (document->html, "</title>\n");
  cjm_html_append_style (document);
  g_string_append (document->html, "</head>\n<body>\n");
}

/* Above the grid */

static void
append_masthead (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;
  g_autoptr (CjmTable) facts = cjm_telling_new_head (&document->telling);

  g_string_append (document->html, "<header>\n");
  if (!cjm_html_is_blank (map->title))
    cjm_html_append_element (document, "p class=\"kind\"",
                             cjm_html_get_word (document, CJM_WORD_DOCUMENT_KIND));
  cjm_html_append_element (document, "h1", get_title (document));
  cjm_html_append_element (document, "p class=\"scenario\"", map->scenario);
  if (facts->n_rows > 0)
    g_string_append (document->html, "<dl>\n");
  for (guint i = 0; i < facts->n_rows; i++)
    {
      g_string_append (document->html, "<div>");
      cjm_html_append_element (document, "dt", *cjm_table_get (facts, i, 0));
      cjm_html_append_element (document, "dd", *cjm_table_get (facts, i, 1));
      g_string_append (document->html, "</div>\n");
    }
  if (facts->n_rows > 0)
    g_string_append (document->html, "</dl>\n");
  g_string_append (document->html, "</header>\n");
}

static void
append_persona (CjmHtml *document)
{
  const CjmPersona *persona = document->telling.map->persona;
  gboolean has_name = !cjm_html_is_blank (persona->name);
  const char *name = has_name ? persona->name : cjm_html_get_word (document, CJM_WORD_PROFILE_HINT);

  if (!has_name && cjm_html_is_blank (persona->profile) && cjm_html_is_blank (persona->summary)
      && persona->photo == NULL)
    return;

  g_string_append (document->html, "<section class=\"persona\">\n");
  if (persona->photo != NULL)
    {
      gsize start = document->html->len;

      g_string_append (document->html, "<figure>");
      if (cjm_html_append_photo (document, persona->photo, "photo", name))
        g_string_append (document->html, "</figure>\n");
      else
        g_string_truncate (document->html, start);
    }
  g_string_append (document->html, "<div>\n");
  cjm_html_append_element (document, "p class=\"profile\"", persona->profile);
  cjm_html_append_element (document, "h2", name);
  cjm_html_append_element (document, "p", persona->summary);
  g_string_append (document->html, "</div>\n</section>\n");
}

static void
append_quote (CjmHtml *document, const char *style, CjmWord word, const char *text)
{
  if (cjm_html_is_blank (text))
    return;

  g_string_append_printf (document->html, "<section class=\"quote %s\">\n", style);
  cjm_html_append_element (document, "h2", cjm_html_get_word (document, word));
  cjm_html_append_element (document, "p", text);
  g_string_append (document->html, "</section>\n");
}

static void
append_quotes (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;

  if (cjm_html_is_blank (map->barrier) && cjm_html_is_blank (map->insight))
    return;

  g_string_append (document->html, "<div class=\"quotes\">\n");
  append_quote (document, "barrier", CJM_WORD_BARRIER, map->barrier);
  append_quote (document, "insight", CJM_WORD_INSIGHT, map->insight);
  g_string_append (document->html, "</div>\n");
}

/* Tables below it */

static void
append_table_head (CjmHtml *document, const CjmTable *table)
{
  g_string_append (document->html, "<thead role=\"rowgroup\">\n<tr role=\"row\">\n");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *text = cjm_table_dup_cell (table, 0, i, " ");

      cjm_html_append_element (document, "th role=\"columnheader\" scope=\"col\"", text);
    }
  g_string_append (document->html, "</tr>\n</thead>\n");
}

static void
append_table_cell (CjmHtml *document, const CjmTable *table, guint row, guint column)
{
  g_autofree char *text = cjm_table_dup_cell (table, row, column, "\n");
  g_autofree char *heading = cjm_table_dup_cell (table, 0, column, " ");

  g_string_append (document->html, "<td role=\"cell\"");
  cjm_html_append_attribute (document, "data-head", heading);
  g_string_append_c (document->html, '>');
  /* A cell that is an address and nothing else leads there. */
  if (strpbrk (text, " \n") == NULL && *text != '\0')
    cjm_html_append_link (document, text, text);
  else if (!cjm_html_is_blank (text))
    cjm_html_append_text (document, text);
  g_string_append (document->html, "</td>\n");
}

static void
append_table (CjmHtml *document, CjmMapTable which)
{
  g_autoptr (CjmTable) table = cjm_telling_new_table (&document->telling, which);
  const char *id = cjm_map_table_get_name (which);

  if (table == NULL || table->n_columns == 0)
    return;

  g_string_append_printf (document->html, "<section class=\"wide\">\n<h2 id=\"%s\">", id);
  cjm_html_append_text (document, cjm_html_get_word (document, cjm_map_table_get_word (which)));
  g_string_append_printf (document->html,
                          "</h2>\n<table role=\"table\" class=\"list\" "
                          "aria-labelledby=\"%s\">\n",
                          id);
  append_table_head (document, table);
  g_string_append (document->html, "<tbody role=\"rowgroup\">\n");
  for (guint i = table->n_header_rows; i < table->n_rows; i++)
    {
      g_string_append (document->html, "<tr role=\"row\">\n");
      for (guint j = 0; j < table->n_columns; j++)
        append_table_cell (document, table, i, j);
      g_string_append (document->html, "</tr>\n");
    }
  g_string_append (document->html, "</tbody>\n</table>\n</section>\n");
}

static void
append_body (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;

  append_masthead (document);
  g_string_append (document->html, "<main>\n");
  append_persona (document);
  append_quotes (document);
  cjm_html_append_grid (document);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_lane_kind_get (cjm_map_get_lane (map, i)->kind)->look == CJM_LOOK_EMOTION)
      cjm_html_append_curves (document, cjm_map_get_lane (map, i), i);
  append_table (document, CJM_MAP_TABLE_METRICS);
  append_table (document, CJM_MAP_TABLE_ACTIONS);
  append_table (document, CJM_MAP_TABLE_SOURCES);
  g_string_append (document->html, "</main>\n</body>\n</html>\n");
}

GBytes *
cjm_html_write (const CjmMap *map, CjmWords *words)
{
  CjmHtml document = { .words = words,
                       .theme = cjm_theme_get_for (map->theme),
                       .artwork = cjm_artwork_new (),
                       .html = g_string_sized_new (64 * 1024) };

  cjm_telling_init (&document.telling, map, words);
  append_head (&document);
  append_body (&document);
  cjm_telling_clear (&document.telling);
  cjm_artwork_free (document.artwork);

  return g_string_free_to_bytes (document.html);
}
