#include "cjm-html-writer.h"
#include "cjm-svg-writer.h"

#include <gio/gio.h>
#include <string.h>

/* Where data/ puts what is the same in every page. */
#define STYLE_PATH "/org/example/CJMap/page.css"

static void
append_color (CjmHtml *document, const char *name, guint32 color)
{
  g_string_append_printf (document->html, "%s:", name);
  cjm_svg_append_color (document->html, color);
  g_string_append_c (document->html, ';');
}

/* A family of the map's is a text of a stranger's, and a style sheet ends where it says so: only
 * letters, digits, blanks and hyphens pass. */
static void
append_family (CjmHtml *document, const char *family)
{
  gboolean has_letters = FALSE;

  for (const char *at = family; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      has_letters = TRUE;
    else if (*at != ' ' && *at != '-')
      return;

  if (has_letters)
    g_string_append_printf (document->html, "\"%s\",", family);
}

static void
append_fonts (CjmHtml *document)
{
  g_auto (GStrv) families = g_strsplit (document->theme->font, ",", -1);

  g_string_append (document->html, "--font:");
  append_family (document, document->telling.map->font);
  for (guint i = 0; families[i] != NULL; i++)
    if (strstr (families[i], "sans-serif") == NULL)
      append_family (document, g_strstrip (families[i]));
  g_string_append (document->html, "system-ui,sans-serif;");
}

/* What depends on the map: its theme's colours, and how many columns there are. */
static void
append_variables (CjmHtml *document)
{
  const CjmTheme *theme = document->theme;
  const CjmMap *map = document->telling.map;

  g_string_append (document->html, ":root{");
  append_fonts (document);
  append_color (document, "--paper", theme->inks[CJM_INK_PAPER]);
  append_color (document, "--figure", theme->inks[CJM_INK_PAPER]);
  append_color (document, "--card", theme->inks[CJM_INK_CARD]);
  append_color (document, "--text", theme->inks[CJM_INK_TEXT]);
  append_color (document, "--quiet", theme->inks[CJM_INK_SECONDARY]);
  append_color (document, "--rule", theme->inks[CJM_INK_RULE]);
  append_color (document, "--edge", theme->inks[CJM_INK_PLUS]);
  g_string_append_printf (document->html, "--columns:%u}\n", MAX (1, cjm_map_get_n_steps (map)));
}

static void
append_phase (CjmHtml *document, guint index)
{
  const CjmPhase *phase = cjm_map_get_phase (document->telling.map, index);
  guint32 color = cjm_theme_find_phase_color (document->theme, phase->color, index,
                                              cjm_map_get_n_phases (document->telling.map));

  g_string_append_printf (document->html, ".p%u{", index + 1);
  append_color (document, "--phase", color);
  append_color (document, "--on-phase", cjm_theme_get_text_color_on (document->theme, color));
  g_string_append (document->html, "}\n");
}

void
cjm_html_append_style (CjmHtml *document)
{
  g_autoptr (GBytes) style = g_resources_lookup_data (STYLE_PATH, 0, NULL);

  g_string_append (document->html, "<style>\n");
  append_variables (document);
  for (guint i = 0; i < cjm_map_get_n_phases (document->telling.map); i++)
    append_phase (document, i);
  g_string_append_len (document->html, g_bytes_get_data (style, NULL),
                       (gssize) g_bytes_get_size (style));
  g_string_append (document->html, "</style>\n");
}
