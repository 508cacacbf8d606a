#include "cjm-font-file.h"

#include <cairo-ft.h>
#include <pango/pangocairo.h>

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("cjm-font-file-is-kept");
}

void
cjm_font_file_keep (PangoFont *font)
{
  cairo_scaled_font_t *scaled;

  if (!PANGO_IS_CAIRO_FONT (font) || g_object_get_qdata (G_OBJECT (font), get_quark ()) != NULL)
    return;

  scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  if (scaled != NULL && cairo_scaled_font_get_type (scaled) == CAIRO_FONT_TYPE_FT)
    cairo_ft_scaled_font_lock_face (scaled);
  g_object_set_qdata (G_OBJECT (font), get_quark (), font);
}

void
cjm_font_file_keep_all (PangoLayout *layout)
{
  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    for (GSList *run = ((PangoLayoutLine *) line->data)->runs; run != NULL; run = run->next)
      cjm_font_file_keep (((PangoLayoutRun *) run->data)->item->analysis.font);
}

void
cjm_font_file_keep_usual (PangoContext *context)
{
  static const PangoWeight weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD };
  PangoFontDescription *description
      = pango_font_description_copy (pango_context_get_font_description (context));

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autoptr (PangoFont) font = NULL;

      pango_font_description_set_weight (description, weights[i]);
      font = pango_context_load_font (context, description);
      if (font != NULL)
        cjm_font_file_keep (font);
    }
  pango_font_description_free (description);
}
