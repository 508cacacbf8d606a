#include "cjm-alternative.h"
#include "cjm-emotion.h"

#include <math.h>
#include <string.h>

static const char *
get_step_name (const CjmLayout *layout, CjmId id)
{
  const CjmPhase *phase = cjm_map_find_phase_of_step (layout->map, id);
  const CjmStep *step;

  if (phase == NULL)
    return "";

  step = cjm_sequence_get (phase->steps, (guint) cjm_sequence_find (phase->steps, id));
  return *step->name != '\0' ? step->name : phase->name;
}

static void
append_cell (GString *text,
             const CjmLayout *layout,
             const CjmLane *lane,
             const CjmCell *cell,
             guint curve)
{
  CjmLocale *locale = cjm_typesetter_get_locale (layout->typesetter);

  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    {
      const CjmNote *note = cjm_sequence_get (cell->notes, i);
      double value = cjm_note_get_feeling (note);
      g_autofree char *figure = NULL;

      if (isnan (value) || cjm_emotion_get_curve (lane, note) != curve)
        continue;
      figure = cjm_locale_format_signed (locale, value, 1);
      g_string_append_printf (text, "%s %s; ", get_step_name (layout, cell->record.id), figure);
    }
}

/* A list ends as a sentence. */
static void
end_list (GString *text)
{
  if (g_str_has_suffix (text->str, "; "))
    g_string_truncate (text, text->len - 2);
  g_string_append (text, ". ");
}

/* The columns come in their order, which need not be that of the cells. */
static void
append_curve (GString *text, const CjmLayout *layout, const CjmLane *lane, guint index)
{
  const CjmCurve *curve = index < cjm_sequence_get_length (lane->curves)
                              ? cjm_sequence_get (lane->curves, index)
                              : NULL;

  if (curve != NULL && *curve->name != '\0')
    g_string_append_printf (text, "%s: ", curve->name);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmCell *cell = cjm_lane_find_cell (lane, layout->columns[i].step);

      if (cell != NULL)
        append_cell (text, layout, lane, cell, index);
    }
  end_list (text);
}

char *
cjm_alternative_dup_curves (const CjmLayout *layout, const CjmLane *lane)
{
  GString *text = g_string_new (NULL);
  guint n_curves = MAX (1, cjm_sequence_get_length (lane->curves));

  if (*lane->name != '\0')
    g_string_append_printf (text, "%s. ", lane->name);
  for (guint i = 0; i < n_curves; i++)
    append_curve (text, layout, lane, i);

  return g_strchomp (g_string_free (text, FALSE));
}

char *
cjm_alternative_dup_persona (const CjmLayout *layout)
{
  const CjmPersona *persona = layout->map->persona;
  const char *parts[] = { persona->name, persona->profile };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  if (text->len == 0)
    g_string_append (text, *layout->map->title != '\0' ? layout->map->title
                                                       : layout->document_kind->source);

  return g_string_free (text, FALSE);
}

char *
cjm_alternative_dup_picture (const CjmLayout *layout, CjmId id)
{
  CjmNotePlace place;
  const CjmNote *note = cjm_map_find_note (layout->map, id, &place);

  if (note != NULL && *note->text != '\0')
    return g_strdup (note->text);

  return g_strdup (note != NULL ? cjm_map_get_lane (layout->map, place.lane)->name : "");
}

char *
cjm_alternative_dup_link (const char *address)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return g_uri_escape_string (address, ":/?#[]@!$&()*+,;=%", FALSE);

  return NULL;
}
