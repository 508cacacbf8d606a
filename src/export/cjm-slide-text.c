#include "cjm-slide-text.h"
#include "cjm-drawing.h"
#include "cjm-svg-writer.h"

#include <math.h>
#include <string.h>

/* What another font may be wider by, as a part and in points. */
#define SLACK 0.03
#define MIN_SLACK 2.0

/* From this weight on it is bold. */
#define BOLD 600

void
cjm_slide_text_append_plain (GString *xml, const char *text)
{
  cjm_svg_append_text (xml, text, strlen (text));
}

/* How a text stands in its measure. */
typedef struct
{
  gboolean is_rtl, is_end, is_centered;
} Alignment;

static Alignment
get_alignment (const CjmTextBlock *block)
{
  PangoLayout *layout = cjm_text_block_get_layout (block);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  Alignment alignment
      = { line->resolved_dir == PANGO_DIRECTION_RTL, FALSE, block->style->is_centered };
  PangoRectangle logical;
  double x, room;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  x = (double) logical.x / PANGO_SCALE;
  room = block->width - (double) logical.width / PANGO_SCALE;
  alignment.is_end = block->is_wrapped && room > 1 ? x > room / 2 : alignment.is_rtl;
  pango_layout_iter_free (iter);

  return alignment;
}

/* Fonts */

typedef struct
{
  char *first;  /* the font of Latin letters */
  char *second; /* of those that the first has not, or NULL */
  double descent;
} Faces;

static char *
dup_family (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe (font);
  char *family = g_strdup (pango_font_description_get_family (description));

  pango_font_description_free (description);
  return family;
}

static char *
find_other (PangoLayout *layout, const char *first)
{
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    for (const GSList *l = pango_layout_get_line_readonly (layout, i)->runs; l != NULL; l = l->next)
      {
        const PangoLayoutRun *run = l->data;
        g_autofree char *family = dup_family (run->item->analysis.font);

        if (!g_str_equal (family, first))
          return g_steal_pointer (&family);
      }

  return NULL;
}

static Faces
find_faces (const CjmTextBlock *block)
{
  PangoLayout *layout = cjm_text_block_get_layout (block);
  g_autoptr (PangoFont) font = pango_context_load_font (pango_layout_get_context (layout),
                                                        pango_layout_get_font_description (layout));
  PangoFontMetrics *metrics = pango_font_get_metrics (font, NULL);
  Faces faces = { .first = dup_family (font) };

  faces.second = find_other (layout, faces.first);
  faces.descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);

  return faces;
}

static void
faces_clear (Faces *faces)
{
  g_free (faces->first);
  g_free (faces->second);
}

static void
append_face (GString *xml, const char *name, const char *family)
{
  g_string_append_printf (xml, "<a:%s typeface=\"", name);
  cjm_slide_text_append_plain (xml, family);
  g_string_append (xml, "\"/>");
}

/* Runs and paragraphs */

static double
get_size (const CjmTextBlock *block)
{
  PangoLayout *layout = cjm_text_block_get_layout (block);

  return (double) pango_font_description_get_size (pango_layout_get_font_description (layout))
         / PANGO_SCALE;
}

/* @name: of a run, or of the end of a paragraph. Sizes are hundredths of a point. */
static void
append_run_style (GString *xml,
                  const char *name,
                  const CjmTextBlock *block,
                  const Faces *faces,
                  const char *language,
                  guint32 color,
                  double scale)
{
  PangoLayout *layout = cjm_text_block_get_layout (block);
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double size = get_size (block) * scale, tracking = cjm_text_block_get_tracking (block);
  gboolean is_italic = pango_font_description_get_style (font) == PANGO_STYLE_ITALIC;

  g_string_append_printf (xml, "<a:%s lang=\"", name);
  cjm_slide_text_append_plain (xml, language);
  g_string_append_printf (xml, "\" sz=\"%ld\" b=\"%d\" i=\"%d\"",
                          CLAMP (lround (size * 100), 100, 400000), block->style->weight >= BOLD,
                          is_italic);
  if (tracking != 0)
    g_string_append_printf (xml, " spc=\"%ld\"", lround (tracking * scale * 100));
  g_string_append (xml, " dirty=\"0\">");
  cjm_drawing_append_fill (xml, color, 1);
  append_face (xml, "latin", faces->first);
  append_face (xml, "ea", faces->second != NULL ? faces->second : faces->first);
  append_face (xml, "cs", faces->second != NULL ? faces->second : faces->first);
  g_string_append_printf (xml, "</a:%s>", name);
}

static void
append_paragraph_style (GString *xml, const CjmTextBlock *block, double scale)
{
  Alignment alignment = get_alignment (block);
  double lead = block->style->lead * block->scale * scale;

  g_string_append_printf (xml,
                          "<a:pPr algn=\"%s\" rtl=\"%d\"><a:lnSpc><a:spcPts val=\"%ld\"/>"
                          "</a:lnSpc></a:pPr>",
                          alignment.is_centered ? "ctr"
                          : alignment.is_end    ? "r"
                                                : "l",
                          alignment.is_rtl, MIN (lround (lead * 100), 158400));
}

static void
append_paragraph (GString *xml,
                  const CjmTextBlock *block,
                  const Faces *faces,
                  const char *text,
                  const char *language,
                  guint32 color,
                  double scale)
{
  g_string_append (xml, "<a:p>");
  append_paragraph_style (xml, block, scale);
  if (*text != '\0')
    {
      g_string_append (xml, "<a:r>");
      append_run_style (xml, "rPr", block, faces, language, color, scale);
      g_string_append (xml, "<a:t>");
      cjm_slide_text_append_plain (xml, text);
      g_string_append (xml, "</a:t></a:r>");
    }
  else
    append_run_style (xml, "endParaRPr", block, faces, language, color, scale);
  g_string_append (xml, "</a:p>");
}

CjmRect
cjm_slide_text_get_box (const CjmTextBlock *block)
{
  Alignment alignment = get_alignment (block);
  Faces faces = find_faces (block);
  double width = block->is_wrapped ? block->width : block->ink_width;
  double lead = block->style->lead * block->scale;
  double slack = MAX (width * SLACK, MIN_SLACK);
  /* Lines of a fixed height have the letters at their foot. */
  CjmRect box = { 0, block->baseline - lead + faces.descent, width + slack,
                  lead * MAX (cjm_text_block_get_n_lines (block), 1) };

  if (alignment.is_centered)
    box.x = -slack / 2;
  else if (alignment.is_end)
    box.x = -slack;
  faces_clear (&faces);

  return box;
}

void
cjm_slide_text_append (GString *xml,
                       const CjmTextBlock *block,
                       const char *language,
                       guint32 color,
                       double scale)
{
  g_auto (GStrv) paragraphs = g_strsplit (block->source, "\n", -1);
  Faces faces = find_faces (block);

  g_string_append_printf (xml,
                          "<p:txBody><a:bodyPr wrap=\"%s\" lIns=\"0\" tIns=\"0\" rIns=\"0\" "
                          "bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
                          block->is_wrapped ? "square" : "none");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    append_paragraph (xml, block, &faces, paragraphs[i], language, color, scale);
  if (paragraphs[0] == NULL)
    append_paragraph (xml, block, &faces, "", language, color, scale);
  g_string_append (xml, "</p:txBody>");
  faces_clear (&faces);
}
