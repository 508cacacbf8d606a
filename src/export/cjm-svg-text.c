#include "cjm-svg-text.h"

#include <string.h>

#define SOFT_HYPHEN "\xc2\xad"
#define HYPHEN "\xe2\x80\x90"

/* " font-family=...": names of several words in quotes, as CSS wants them. */
static void
append_family (GString *svg, const char *families)
{
  g_auto (GStrv) names = g_strsplit (families, ",", -1);

  g_string_append (svg, " font-family=\"");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      const char *quote = strchr (name, ' ') != NULL ? "'" : "";

      g_string_append_printf (svg, "%s%s", i > 0 ? ", " : "", quote);
      cjm_svg_append_text (svg, name, strlen (name));
      g_string_append (svg, quote);
    }
  g_string_append_c (svg, '"');
}

void
cjm_svg_append_text_defaults (GString *svg, const CjmSvgTextDefaults *defaults)
{
  append_family (svg, cjm_typesetter_get_family (defaults->typesetter, FALSE));
  cjm_svg_append_attribute (svg, " font-size=\"", defaults->size, "\"");
  g_string_append (svg, " fill=\"");
  cjm_svg_append_color (svg, defaults->color);
  g_string_append_c (svg, '"');
}

/* What the typesetter has set is asked for, not what the style wishes: italics and tracking
 * are left out in scripts that do not know them. */
static void
append_style (GString *svg,
              const CjmSvgTextDefaults *defaults,
              const CjmTextBlock *block,
              guint32 color)
{
  const PangoFontDescription *font
      = pango_layout_get_font_description (cjm_text_block_get_layout (block));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double tracking = cjm_text_block_get_tracking (block);

  if (block->style->is_display)
    append_family (svg, cjm_typesetter_get_family (defaults->typesetter, TRUE));
  if (size != defaults->size)
    cjm_svg_append_attribute (svg, " font-size=\"", size, "\"");
  if (block->style->weight != 400)
    cjm_svg_append_attribute (svg, " font-weight=\"", block->style->weight, "\"");
  if (pango_font_description_get_style (font) == PANGO_STYLE_ITALIC)
    g_string_append (svg, " font-style=\"italic\"");
  if (tracking != 0)
    cjm_svg_append_attribute (svg, " letter-spacing=\"", tracking, "\"");
  if (color != defaults->color)
    {
      g_string_append (svg, " fill=\"");
      cjm_svg_append_color (svg, color);
      g_string_append_c (svg, '"');
    }
}

/* Without being told to keep it, a viewer takes away a space at the start and all but one of
 * several. */
static gboolean
has_special_spaces (const char *text)
{
  return *text == ' ' || strchr (text, '\t') != NULL || strstr (text, "  ") != NULL
         || strstr (text, "\n ") != NULL;
}

/* Whether Pango ends @line with a hyphen that is not in the text, because the line was broken
 * inside a word. The last run is that of the last text, wherever it stands. */
static gboolean
has_hyphen (const PangoLayoutLine *line)
{
  const PangoItem *last = NULL;

  for (const GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;

      if (last == NULL || run->item->offset > last->offset)
        last = run->item;
    }

  return last != NULL && (last->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN) != 0;
}

static void
append_tspan (GString *svg, double x, double y, const char *text, gsize length)
{
  cjm_svg_append_attribute (svg, "<tspan x=\"", x, "\"");
  cjm_svg_append_attribute (svg, " y=\"", y, "\">");
  cjm_svg_append_text (svg, text, length);
}

/* One line: from its reading start at @x, and once more after each tab, which SVG knows only as
 * a space. @left is the line's left edge, from which Pango counts. */
static void
append_line (GString *svg, PangoLayoutLine *line, double left, double x, double y, gboolean is_last)
{
  const char *text = pango_layout_get_text (line->layout) + line->start_index;
  const char *end = text + line->length;
  const char *tab;
  gboolean is_hyphenated = has_hyphen (line);

  while ((tab = memchr (text, '\t', end - text)) != NULL)
    {
      int position;

      append_tspan (svg, x, y, text, tab + 1 - text);
      g_string_append (svg, "</tspan>");
      text = tab + 1;
      pango_layout_line_index_to_x (line, text - pango_layout_get_text (line->layout), FALSE,
                                    &position);
      x = left + (double) position / PANGO_SCALE;
    }

  if (is_hyphenated && end - text >= 2 && memcmp (end - 2, SOFT_HYPHEN, 2) == 0)
    end -= 2;
  append_tspan (svg, x, y, text, end - text);
  if (is_hyphenated)
    g_string_append (svg, HYPHEN);

  /* A line end in the text is a space to those who copy or search it. */
  else if (!is_last && *end == '\n')
    g_string_append_c (svg, ' ');
  g_string_append (svg, "</tspan>");
}

static void
begin_text (GString *svg,
            const CjmSvgTextDefaults *defaults,
            const CjmTextBlock *block,
            guint32 color,
            const char *attributes,
            gboolean is_rtl)
{
  g_string_append (svg, "<text");
  if (attributes != NULL)
    g_string_append (svg, attributes);
  append_style (svg, defaults, block, color);
  if (is_rtl)
    g_string_append (svg, " direction=\"rtl\"");
  if (has_special_spaces (pango_layout_get_text (cjm_text_block_get_layout (block))))
    g_string_append (svg, " xml:space=\"preserve\"");
  g_string_append_c (svg, '>');
}

void
cjm_svg_append_text_block (GString *svg,
                           const CjmSvgTextDefaults *defaults,
                           const CjmTextBlock *block,
                           double x,
                           double y,
                           guint32 color,
                           const char *attributes)
{
  PangoLayoutIter *iter = pango_layout_get_iter (cjm_text_block_get_layout (block));
  gboolean is_open = FALSE, was_rtl = FALSE;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gboolean is_rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
      PangoRectangle logical;
      double left, start, baseline;

      if (line->length == 0)
        continue;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      left = x + (double) logical.x / PANGO_SCALE;
      start = is_rtl ? left + (double) logical.width / PANGO_SCALE : left;
      baseline = y + block->offset + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      /* The direction belongs to a text as a whole. */
      if (is_open && is_rtl != was_rtl)
        {
          g_string_append (svg, "</text>");
          is_open = FALSE;
        }
      if (!is_open)
        begin_text (svg, defaults, block, color, attributes, is_rtl);
      append_line (svg, line, left, start, baseline, pango_layout_iter_at_last_line (iter));
      is_open = TRUE;
      was_rtl = is_rtl;
    }
  while (pango_layout_iter_next_line (iter));

  if (is_open)
    g_string_append (svg, "</text>\n");
  pango_layout_iter_free (iter);
}
