#include "cjm-html-writer.h"
#include "cjm-value-words.h"

#include <math.h>
#include <string.h>

/* The grid is a table with phases and steps across, lanes down. On a narrow screen its cells stand
 * one under the other, phase after phase: the order of each says where. The roles say once more
 * what each element is, for a browser forgets it where a table is shown as something else. */

/* Apart in the order: more than a phase can have steps. */
#define ORDER_OF_PHASE 10000

static const CjmPhase *
get_phase (const CjmHtml *document, guint index)
{
  return cjm_map_get_phase (document->telling.map, index);
}

static guint
count_steps (const CjmPhase *phase)
{
  return cjm_sequence_get_length (phase->steps);
}

/* What a cell belongs to: all of a phase, or one of its steps. */
typedef struct
{
  guint phase;
  guint step; /* from 1; 0 for all of the phase */
} Place;

static void
begin_cell (CjmHtml *document, const char *start, Place place, const char *lane)
{
  guint n_steps = count_steps (get_phase (document, place.phase));
  /* Where a phase is not split, what is said of its step stands where its lane does. */
  guint order = (place.phase + 1) * ORDER_OF_PHASE + (n_steps > 1 ? place.step : 0);

  g_string_append_printf (document->html, "<%s style=\"order:%u\"", start, order);
  if (place.step == 0 && n_steps > 1)
    g_string_append_printf (document->html, " colspan=\"%u\"", n_steps);
  if (lane != NULL)
    cjm_html_append_attribute (document, "data-lane", lane);
  g_string_append_c (document->html, '>');
}

static void
begin_row (CjmHtml *document, const char *style)
{
  g_string_append_printf (document->html, "<tr role=\"row\"%s>\n", style);
}

/* The header of a row that says something of each phase. */
static void
append_row_word (CjmHtml *document, CjmWord word)
{
  g_string_append (document->html, "<th role=\"rowheader\" scope=\"row\">");
  cjm_html_append_text (document, cjm_html_get_word (document, word));
  g_string_append (document->html, "</th>\n");
}

/* Headers of columns */

static void
append_phase_header (CjmHtml *document, guint index)
{
  g_autofree char *number = cjm_locale_format_number (document->telling.locale, index + 1, 0);
  g_autofree char *start = g_strdup_printf (
      "th role=\"columnheader\" scope=\"%s\" class=\"phase p%u\"",
      count_steps (get_phase (document, index)) > 1 ? "colgroup" : "col", index + 1);

  begin_cell (document, start, (Place){ index, 0 }, NULL);
  g_string_append_printf (document->html, "<span class=\"number\">%s</span> ", number);
  cjm_html_append_text (document, get_phase (document, index)->name);
  g_string_append (document->html, "</th>\n");
}

static void
append_step_header (CjmHtml *document, guint phase, guint index)
{
  const CjmStep *step = cjm_sequence_get (get_phase (document, phase)->steps, index);
  gboolean has_number = count_steps (get_phase (document, phase)) > 1;
  g_autofree char *number = cjm_telling_dup_step_number (&document->telling, phase, index);

  if (!has_number && cjm_html_is_blank (step->name))
    {
      begin_cell (document, "td role=\"cell\"", (Place){ phase, index + 1 }, NULL);
      g_string_append (document->html, "</td>\n");
      return;
    }

  begin_cell (document, "th role=\"columnheader\" scope=\"col\" class=\"step\"",
              (Place){ phase, index + 1 }, NULL);
  if (has_number)
    g_string_append_printf (document->html, "<span class=\"number\">%s</span> ", number);
  cjm_html_append_text (document, step->name);
  g_string_append (document->html, "</th>\n");
}

static gboolean
has_steps (const CjmMap *map)
{
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      if (count_steps (phase) > 1
          || !cjm_html_is_blank (((CjmStep *) cjm_sequence_get (phase->steps, 0))->name))
        return TRUE;
    }

  return FALSE;
}

static void
append_column_headers (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;

  g_string_append (document->html, "<thead role=\"rowgroup\">\n");
  begin_row (document, "");
  append_row_word (document, CJM_WORD_PHASES);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_phase_header (document, i);
  g_string_append (document->html, "</tr>\n");
  if (has_steps (map))
    {
      begin_row (document, "");
      append_row_word (document, CJM_WORD_STEPS);
      for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
        for (guint j = 0; j < count_steps (get_phase (document, i)); j++)
          append_step_header (document, i, j);
      g_string_append (document->html, "</tr>\n");
    }
  g_string_append (document->html, "</thead>\n");
}

/* Rows that say something of each phase */

static char *
dup_description (const CjmHtml *document, const CjmPhase *phase)
{
  return g_strdup (phase->description);
}

static char *
dup_objective (const CjmHtml *document, const CjmPhase *phase)
{
  return g_strdup (phase->objective);
}

static char *
dup_audience (const CjmHtml *document, const CjmPhase *phase)
{
  return cjm_locale_format_number (document->telling.locale, phase->audience, 0);
}

static void
append_phase_row (CjmHtml *document,
                  CjmWord word,
                  char *(*dup_text) (const CjmHtml *document, const CjmPhase *phase))
{
  const CjmMap *map = document->telling.map;
  gsize start = document->html->len;
  gboolean has_text = FALSE;

  begin_row (document, " class=\"of-phase\"");
  append_row_word (document, word);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      g_autofree char *text = dup_text (document, get_phase (document, i));

      begin_cell (document, "td role=\"cell\"", (Place){ i, 0 },
                  cjm_html_get_word (document, word));
      if (!cjm_html_is_blank (text))
        cjm_html_append_text (document, text);
      g_string_append (document->html, "</td>\n");
      has_text = has_text || !cjm_html_is_blank (text);
    }
  g_string_append (document->html, "</tr>\n");
  if (!has_text)
    g_string_truncate (document->html, start);
}

/* Notes */

static void
append_fact (CjmHtml *document, const char *fact, gboolean *is_first)
{
  if (cjm_html_is_blank (fact))
    return;

  g_string_append (document->html, *is_first ? "<small>" : " · ");
  *is_first = FALSE;
  cjm_html_append_inline (document, fact);
}

static void
append_facts (CjmHtml *document, const CjmLane *lane, const CjmNote *note)
{
  const CjmTelling *telling = &document->telling;
  g_autoptr (GPtrArray) facts = cjm_telling_list_facts (telling, lane, note);
  g_autofree char *date = cjm_locale_format_date (telling->locale, note->date);
  const CjmSource *source = cjm_map_find_source (telling->map, note->source);
  gboolean is_first = TRUE;

  for (guint i = 0; i < facts->len; i++)
    append_fact (document, facts->pdata[i], &is_first);
  append_fact (document, date, &is_first);
  if (source != NULL && !cjm_html_is_blank (source->name))
    {
      g_string_append (document->html, is_first ? "<small>" : " · ");
      cjm_html_append_link (document, source->name, source->address);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append (document->html, "</small>");
}

/* The mark of the evidence, which is said in words to who does not see it. */
static void
append_mark (CjmHtml *document, const CjmLane *lane, const CjmNote *note)
{
  static const char *const styles[CJM_N_EVIDENCES] = {
    [CJM_EVIDENCE_ASSUMED] = "assumed",
    [CJM_EVIDENCE_INFERRED] = "inferred",
    [CJM_EVIDENCE_DATA] = "data",
  };
  const char *word = cjm_telling_get_evidence (&document->telling, lane, note);

  if (word == NULL)
    return;

  g_string_append_printf (document->html, "<span class=\"mark %s\"", styles[note->evidence]);
  cjm_html_append_attribute (document, "title", word);
  g_string_append (document->html, "></span><span class=\"unseen\">");
  cjm_html_append_text (document, word);
  g_string_append (document->html, ": </span>");
}

static void
append_picture (CjmHtml *document, const CjmLane *lane, const CjmNote *note)
{
  const CjmPhoto *photo = cjm_note_get_detail (note, CJM_RECORD_PHOTO);

  if (photo != NULL && cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_PICTURES)
    cjm_html_append_photo (document, photo, "picture",
                           cjm_html_is_blank (note->text) ? lane->name : note->text);
}

static void
append_note_text (CjmHtml *document, const CjmNote *note)
{
  if (cjm_html_is_blank (note->text))
    return;

  g_string_append (document->html, note->is_emphasized ? "<strong>" : "<span>");
  cjm_html_append_text (document, note->text);
  g_string_append (document->html, note->is_emphasized ? "</strong>" : "</span>");
}

static void
append_note (CjmHtml *document, const CjmLane *lane, const CjmNote *note)
{
  g_autofree char *lead = cjm_telling_dup_lead (&document->telling, lane, note);

  g_string_append (document->html, "<li>");
  append_picture (document, lane, note);
  append_mark (document, lane, note);
  if (!cjm_html_is_blank (lead))
    {
      g_string_append (document->html, "<b class=\"lead\">");
      cjm_html_append_text (document, lead);
      g_string_append (document->html, "</b> ");
    }
  append_note_text (document, note);
  if (note->is_moment)
    {
      g_string_append (document->html, " <span class=\"moment\">");
      cjm_html_append_text (document, cjm_html_get_word (document, CJM_WORD_MOMENT));
      g_string_append (document->html, "</span>");
    }
  append_facts (document, lane, note);
  g_string_append (document->html, "</li>\n");
}

static guint
append_notes (CjmHtml *document, const CjmLane *lane, CjmId step, guint n_before)
{
  const CjmCell *cell = cjm_lane_find_cell (lane, step);
  guint n_notes = cell != NULL ? cjm_sequence_get_length (cell->notes) : 0;

  if (n_notes > 0 && n_before == 0)
    g_string_append_printf (document->html, "<ul%s>\n",
                            cjm_lane_kind_get (lane->kind)->is_thought ? " class=\"thoughts\""
                                                                       : "");
  for (guint i = 0; i < n_notes; i++)
    append_note (document, lane, cjm_sequence_get (cell->notes, i));

  return n_before + n_notes;
}

/* Lanes */

static void
append_lane_cells (CjmHtml *document, const CjmLane *lane, guint index, const char *label)
{
  const CjmPhase *phase = get_phase (document, index);
  guint n_steps = count_steps (phase), n_notes = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      if (i == 0 || !lane->is_by_phase)
        begin_cell (document, "td role=\"cell\"", (Place){ index, lane->is_by_phase ? 0 : i + 1 },
                    label);
      n_notes
          = append_notes (document, lane, ((CjmRecord *) cjm_sequence_get (phase->steps, i))->id,
                          lane->is_by_phase ? n_notes : 0);
      if (lane->is_by_phase && i + 1 < n_steps)
        continue;
      g_string_append_printf (document->html, "%s</td>\n", n_notes > 0 ? "</ul>" : "");
    }
}

/* A line has cells with nothing in them. */
static void
append_line_cells (CjmHtml *document, guint index, const char *label)
{
  begin_cell (document, "td role=\"cell\"", (Place){ index, 0 }, label);
  g_string_append (document->html, "</td>\n");
}

static void
append_lane_header (CjmHtml *document, const CjmLane *lane, const char *group)
{
  g_string_append (document->html, "<th role=\"rowheader\" scope=\"row\">");
  if (*group != '\0')
    {
      g_string_append (document->html, "<span class=\"group\">");
      cjm_html_append_text (document, group);
      g_string_append (document->html, "</span> ");
    }
  cjm_html_append_text (document, cjm_lane_get_shown_name (lane, document->telling.words));
  if (!cjm_html_is_blank (lane->question))
    {
      g_string_append (document->html, " <span class=\"question\">");
      cjm_html_append_text (document, lane->question);
      g_string_append (document->html, "</span>");
    }
  g_string_append (document->html, "</th>\n");
}

static void
append_lane (CjmHtml *document, const CjmLane *lane)
{
  const CjmMap *map = document->telling.map;
  const CjmGroup *group = cjm_map_find_group (map, lane->group);
  const char *name = cjm_lane_get_shown_name (lane, document->telling.words);
  const char *group_name = group != NULL && !cjm_html_is_blank (group->name) ? group->name : "";
  g_autofree char *label = g_strconcat (group_name, *group_name != '\0' ? " · " : "", name, NULL);
  gboolean is_line = cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_LINE;

  begin_row (document, is_line ? " class=\"line\"" : "");
  append_lane_header (document, lane, group_name);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    if (is_line)
      append_line_cells (document, i, label);
    else
      append_lane_cells (document, lane, i, label);
  g_string_append (document->html, "</tr>\n");
}

static void
append_legend (CjmHtml *document)
{
  static const struct
  {
    const char *style;
    CjmWord word;
  } marks[] = { { "assumed", CJM_WORD_ASSUMED },
                { "inferred", CJM_WORD_INFERRED },
                { "data", CJM_WORD_DATA } };

  g_string_append (document->html, "<p class=\"legend\"><b>");
  cjm_html_append_text (document, cjm_html_get_word (document, CJM_WORD_EVIDENCE));
  g_string_append (document->html, "</b>");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_string_append_printf (document->html, " <span><span class=\"mark %s\"></span>",
                              marks[i].style);
      cjm_html_append_text (document, cjm_html_get_word (document, marks[i].word));
      g_string_append (document->html, "</span>");
    }
  g_string_append (document->html, "</p>\n");
}

void
cjm_html_append_grid (CjmHtml *document)
{
  const CjmMap *map = document->telling.map;

  if (cjm_map_get_n_phases (map) == 0)
    return;

  g_string_append (document->html, "<section class=\"map\">\n<h2 id=\"map\">");
  cjm_html_append_text (document, cjm_html_get_word (document, CJM_WORD_MAP));
  g_string_append (document->html, "</h2>\n");
  append_legend (document);
  g_string_append (document->html, "<table role=\"table\" class=\"grid\" "
                                   "aria-labelledby=\"map\">\n");
  append_column_headers (document);
  g_string_append (document->html, "<tbody role=\"rowgroup\">\n");
  append_phase_row (document, CJM_WORD_DESCRIPTION, dup_description);
  append_phase_row (document, CJM_WORD_OBJECTIVE, dup_objective);
  append_phase_row (document, CJM_WORD_AUDIENCE_SIZE, dup_audience);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    append_lane (document, cjm_map_get_lane (map, i));
  g_string_append (document->html, "</tbody>\n</table>\n</section>\n");
}
