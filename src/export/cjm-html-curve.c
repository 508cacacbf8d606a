#include "cjm-alternative.h"
#include "cjm-edit.h"
#include "cjm-export.h"
#include "cjm-html-writer.h"

#include <math.h>
#include <string.h>

/* Columns of a figure, in points: narrower than those of a poster, so that its words are large
 * beside it. */
#define COLUMN_WIDTH 190

static gboolean
has_feelings (const CjmLane *lane)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        if (!isnan (cjm_note_get_feeling (cjm_sequence_get (cell->notes, j))))
          return TRUE;
    }

  return FALSE;
}

/* Takes @map. */
static CjmMap *
narrow_columns (CjmMap *map)
{
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_phase (map, i)->steps); j++)
      {
        const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, i)->steps, j);
        CjmMap *next = cjm_map_set_value (map, CJM_VALUE_STEP_WIDTH, step->record.id, COLUMN_WIDTH);

        cjm_map_unref (map);
        map = next;
      }

  return map;
}

/* The lane on a map of its own. */
static CjmMap *
isolate_lane (const CjmMap *map, const CjmLane *lane)
{
  CjmMap *alone = cjm_map_ref (map);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_map_get_lane (map, i) != lane)
      {
        CjmMap *next = cjm_map_remove_lane (alone, cjm_map_get_lane (map, i)->record.id);

        cjm_map_unref (alone);
        alone = next;
      }

  return narrow_columns (alone);
}

static GBytes *
draw_lane (const CjmHtml *document, const CjmMap *alone)
{
  CjmExportOptions options
      = { .format = CJM_EXPORT_SVG,
          .crop = { .n_rows = 1, .n_columns = cjm_map_get_n_steps (alone), .has_headers = TRUE } };

  return cjm_export_to_bytes (alone, document->words, &options, NULL, NULL);
}

static char *
tell_curves (const CjmHtml *document, const CjmMap *alone)
{
  g_autoptr (CjmTypesetter) typesetter
      = cjm_typesetter_new (document->theme, alone->font, document->words);
  g_autoptr (CjmLayout) layout = cjm_layout_new (alone, typesetter, NULL);

  return cjm_alternative_dup_curves (layout, cjm_map_get_lane (alone, 0));
}

/* What is inside of a drawing, without its head: a page has no room for XML's own marks, and the
 * names of its parts must not be those of another figure. */
static void
append_drawing (CjmHtml *document, GBytes *svg, const char *alternative, guint index)
{
  g_autoptr (GString) inside = NULL;
  g_autofree char *name = g_strdup_printf ("id=\"curve-%u-", index);
  g_autofree char *reference = g_strdup_printf ("url(#curve-%u-", index);
  const char *data = g_bytes_get_data (svg, NULL);
  const char *end = data + g_bytes_get_size (svg);
  const char *box = g_strstr_len (data, end - data, "viewBox=\"");
  const char *begin = g_strstr_len (data, end - data, "</title>");
  const char *description;

  g_return_if_fail (box != NULL && begin != NULL);
  begin += strlen ("</title>");
  description = g_strstr_len (begin, end - begin, "</desc>");
  if (description != NULL)
    begin = description + strlen ("</desc>");
  inside = g_string_new_len (begin, end - begin);
  g_string_replace (inside, "id=\"", name, 0);
  g_string_replace (inside, "url(#", reference, 0);

  g_string_append (document->html, "<svg role=\"img\" ");
  g_string_append_len (document->html, box, strchr (box + strlen ("viewBox=\""), '"') + 1 - box);
  cjm_html_append_attribute (document, "aria-label", alternative);
  g_string_append_c (document->html, '>');
  g_string_append (document->html, inside->str);
}

void
cjm_html_append_curves (CjmHtml *document, const CjmLane *lane, guint index)
{
  const char *name = cjm_html_is_blank (lane->name) ? cjm_html_get_word (document, CJM_WORD_FEELING)
                                                    : lane->name;
  g_autoptr (CjmMap) alone = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *alternative = NULL;

  if (!has_feelings (lane))
    return;
  alone = isolate_lane (document->telling.map, lane);
  svg = draw_lane (document, alone);
  if (svg == NULL)
    return;

  alternative = tell_curves (document, alone);
  g_string_append (document->html, "<section>\n");
  cjm_html_append_element (document, "h2", name);
  /* It can be scrolled, by keys too, where it is wider than the screen. */
  g_string_append (document->html, "<figure class=\"curves\" tabindex=\"0\"");
  cjm_html_append_attribute (document, "aria-label", name);
  g_string_append (document->html, ">\n");
  append_drawing (document, svg, alternative, index);
  g_string_append (document->html, "</figure>\n</section>\n");
}
