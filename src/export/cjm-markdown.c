#include "cjm-markdown.h"
#include "cjm-alternative.h"
#include "cjm-markdown-text.h"
#include "cjm-telling.h"
#include "cjm-value-words.h"

#include <string.h>

typedef struct
{
  CjmTelling telling;
  GString *markdown;
} Document;

static const char *
get_word (const Document *document, CjmWord word)
{
  return cjm_words_get (document->telling.words, word);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

/* Blocks: each ends with an empty line */

static void
end_block (Document *document)
{
  g_string_append (document->markdown, "\n\n");
}

static void
append_heading (Document *document, guint level, const char *text)
{
  for (guint i = 0; i < level; i++)
    g_string_append_c (document->markdown, '#');
  g_string_append_c (document->markdown, ' ');
  cjm_markdown_append_text (document->markdown, text, CJM_MARKDOWN_SPACE);
  end_block (document);
}

static void
append_paragraph (Document *document, const char *text)
{
  if (is_blank (text))
    return;

  cjm_markdown_append_text (document->markdown, text, CJM_MARKDOWN_BREAK);
  end_block (document);
}

static void
append_quiet (Document *document, const char *text)
{
  if (is_blank (text))
    return;

  g_string_append_c (document->markdown, '*');
  cjm_markdown_append_text (document->markdown, text, CJM_MARKDOWN_SPACE);
  g_string_append_c (document->markdown, '*');
  end_block (document);
}

/* A list of words with their values. */
static void
append_facts (Document *document, const CjmTable *facts)
{
  for (guint i = 0; i < facts->n_rows; i++)
    {
      g_string_append (document->markdown, "- **");
      cjm_markdown_append_text (document->markdown, *cjm_table_get (facts, i, 0),
                                CJM_MARKDOWN_SPACE);
      g_string_append (document->markdown, ":** ");
      cjm_markdown_append_text (document->markdown, *cjm_table_get (facts, i, 1),
                                CJM_MARKDOWN_BREAK_IN_LIST);
      g_string_append_c (document->markdown, '\n');
    }
  if (facts->n_rows > 0)
    g_string_append_c (document->markdown, '\n');
}

/* The head */

static void
append_head (Document *document)
{
  const CjmMap *map = document->telling.map;
  g_autoptr (CjmTable) facts = cjm_telling_new_head (&document->telling);
  gboolean has_title = !is_blank (map->title);

  append_heading (document, 1,
                  has_title ? map->title : get_word (document, CJM_WORD_DOCUMENT_KIND));
  if (has_title)
    append_quiet (document, get_word (document, CJM_WORD_DOCUMENT_KIND));
  append_paragraph (document, map->scenario);
  append_facts (document, facts);
}

static void
append_persona (Document *document)
{
  const CjmPersona *persona = document->telling.map->persona;
  gboolean has_name = !is_blank (persona->name);

  if (!has_name && is_blank (persona->profile) && is_blank (persona->summary))
    return;

  append_heading (document, 2,
                  has_name ? persona->name : get_word (document, CJM_WORD_PROFILE_HINT));
  append_quiet (document, persona->profile);
  append_paragraph (document, persona->summary);
}

static void
append_quote (Document *document, CjmWord word, const char *text)
{
  if (is_blank (text))
    return;

  append_heading (document, 2, get_word (document, word));
  append_paragraph (document, text);
}

/* Notes */

static void
append_source (Document *document, const CjmSource *source)
{
  g_autofree char *link = cjm_alternative_dup_link (source->address);
  const char *name = is_blank (source->name) ? source->address : source->name;

  if (link != NULL)
    cjm_markdown_append_link (document->markdown, name, link);
  else
    cjm_markdown_append_text (document->markdown, name, CJM_MARKDOWN_SPACE);
}

/* One of the facts behind a note; @before parts it from what is before it. */
static void
append_fact (Document *document, const char *fact, const char **before)
{
  if (fact == NULL || is_blank (fact))
    return;

  g_string_append (document->markdown, *before);
  cjm_markdown_append_text (document->markdown, fact, CJM_MARKDOWN_SPACE);
  *before = " · ";
}

/* "*(Data · 12 Feb 2026 · Interviews)*", behind the text. */
static void
append_note_facts (Document *document, const CjmLane *lane, const CjmNote *note)
{
  const CjmTelling *telling = &document->telling;
  g_autoptr (GPtrArray) facts = cjm_telling_list_facts (telling, lane, note);
  g_autofree char *date = cjm_locale_format_date (telling->locale, note->date);
  const CjmSource *source = cjm_map_find_source (telling->map, note->source);
  const char *before = " *(";

  if (note->is_moment)
    append_fact (document, get_word (document, CJM_WORD_MOMENT), &before);
  for (guint i = 0; i < facts->len; i++)
    append_fact (document, facts->pdata[i], &before);
  append_fact (document, cjm_telling_get_evidence (telling, lane, note), &before);
  append_fact (document, date, &before);
  if (source != NULL && !(is_blank (source->name) && is_blank (source->address)))
    {
      g_string_append (document->markdown, before);
      append_source (document, source);
      before = " · ";
    }
  if (!g_str_equal (before, " *("))
    g_string_append (document->markdown, ")*");
}

static void
append_note (Document *document, const CjmLane *lane, const CjmNote *note)
{
  g_autofree char *lead = cjm_telling_dup_lead (&document->telling, lane, note);

  g_string_append_c (document->markdown, '-');
  if (!is_blank (lead))
    {
      g_string_append (document->markdown, " **");
      cjm_markdown_append_text (document->markdown, lead, CJM_MARKDOWN_SPACE);
      g_string_append (document->markdown, is_blank (note->text) ? "**" : ":**");
    }
  if (!is_blank (note->text))
    g_string_append_c (document->markdown, ' ');
  cjm_markdown_append_text (document->markdown, note->text, CJM_MARKDOWN_BREAK_IN_LIST);
  append_note_facts (document, lane, note);
  g_string_append_c (document->markdown, '\n');
}

static void
append_cell (Document *document, const CjmLane *lane, const CjmStep *step)
{
  const CjmCell *cell = cjm_lane_find_cell (lane, step->record.id);

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    append_note (document, lane, cjm_sequence_get (cell->notes, i));
}

/* Phases */

static void
append_step_name (Document *document, guint phase, guint index, const CjmStep *step)
{
  g_autofree char *number = cjm_telling_dup_step_number (&document->telling, phase, index);
  g_autofree char *name = g_strconcat (number, " ", step->name, NULL);

  append_heading (document, 4, name);
}

static void
append_notes (Document *document, const CjmLane *lane, guint index)
{
  const CjmPhase *phase = cjm_map_get_phase (document->telling.map, index);
  gboolean has_steps = !lane->is_by_phase && cjm_sequence_get_length (phase->steps) > 1;

  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    {
      const CjmStep *step = cjm_sequence_get (phase->steps, i);

      if (cjm_lane_find_cell (lane, step->record.id) == NULL)
        continue;
      if (has_steps)
        append_step_name (document, index, i, step);
      append_cell (document, lane, step);
      if (has_steps)
        g_string_append_c (document->markdown, '\n');
    }
  if (!has_steps)
    g_string_append_c (document->markdown, '\n');
}

/* What a lane asks is said once. */
static gboolean
is_first_mention (const Document *document, const CjmLane *lane, guint phase)
{
  for (guint i = 0; i < phase; i++)
    if (cjm_lane_has_notes_in (lane, cjm_map_get_phase (document->telling.map, i)))
      return FALSE;

  return TRUE;
}

/* A line of a service blueprint, between what is above and below it. */
static void
append_line (Document *document, const CjmLane *lane, guint phase)
{
  append_quiet (document, cjm_lane_get_shown_name (lane, document->telling.words));
  if (phase == 0)
    append_quiet (document, lane->question);
}

static void
append_lane (Document *document, const CjmLane *lane, guint phase)
{
  const CjmGroup *group = cjm_map_find_group (document->telling.map, lane->group);
  const char *name = cjm_lane_get_shown_name (lane, document->telling.words);
  g_autofree char *full = group != NULL && !is_blank (group->name)
                              ? g_strconcat (group->name, " · ", name, NULL)
                              : g_strdup (name);

  append_heading (document, 3, is_blank (full) ? get_word (document, CJM_WORD_NOTES) : full);
  if (is_first_mention (document, lane, phase))
    append_quiet (document, lane->question);
  append_notes (document, lane, phase);
}

static void
append_phase (Document *document, guint index)
{
  const CjmMap *map = document->telling.map;
  const CjmPhase *phase = cjm_map_get_phase (map, index);
  g_autofree char *number = cjm_locale_format_number (document->telling.locale, index + 1, 0);
  g_autofree char *name = g_strconcat (
      number, ". ", is_blank (phase->name) ? get_word (document, CJM_WORD_PHASE) : phase->name,
      NULL);
  g_autoptr (CjmTable) facts = cjm_telling_new_phase_facts (&document->telling, phase);

  append_heading (document, 2, name);
  append_paragraph (document, phase->description);
  append_facts (document, facts);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      if (cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_LINE)
        append_line (document, lane, index);
      else if (cjm_lane_has_notes_in (lane, phase))
        append_lane (document, lane, index);
    }
}

/* Tables */

/* A cell that is an address and nothing else leads there. */
static void
append_table_cell (Document *document, const CjmTable *table, guint row, guint column)
{
  g_autofree char *text = cjm_table_dup_cell (table, row, column, "\n");
  g_autofree char *link = strpbrk (text, " \n") == NULL ? cjm_alternative_dup_link (text) : NULL;

  g_string_append_c (document->markdown, ' ');
  if (link != NULL)
    cjm_markdown_append_link (document->markdown, text, link);
  else
    cjm_markdown_append_text (document->markdown, text, CJM_MARKDOWN_BREAK_IN_CELL);
  g_string_append (document->markdown, " |");
}

static void
append_table (Document *document, CjmMapTable which)
{
  g_autoptr (CjmTable) table = cjm_telling_new_table (&document->telling, which);

  if (table == NULL || table->n_columns == 0)
    return;

  append_heading (document, 2, get_word (document, cjm_map_table_get_word (which)));
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_string_append_c (document->markdown, '|');
      for (guint j = 0; j < table->n_columns; j++)
        append_table_cell (document, table, i, j);
      g_string_append_c (document->markdown, '\n');
      if (i > 0)
        continue;
      g_string_append_c (document->markdown, '|');
      for (guint j = 0; j < table->n_columns; j++)
        g_string_append (document->markdown, " --- |");
      g_string_append_c (document->markdown, '\n');
    }
  g_string_append_c (document->markdown, '\n');
}

GBytes *
cjm_markdown_write (const CjmMap *map, const CjmWords *words)
{
  Document document = { .markdown = g_string_new (NULL) };

  cjm_telling_init (&document.telling, map, words);
  append_head (&document);
  append_persona (&document);
  append_quote (&document, CJM_WORD_BARRIER, map->barrier);
  append_quote (&document, CJM_WORD_INSIGHT, map->insight);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_phase (&document, i);
  append_table (&document, CJM_MAP_TABLE_METRICS);
  append_table (&document, CJM_MAP_TABLE_ACTIONS);
  append_table (&document, CJM_MAP_TABLE_SOURCES);
  cjm_telling_clear (&document.telling);

  /* One end of line at the end. */
  g_string_truncate (document.markdown, document.markdown->len - 1);
  return g_string_free_to_bytes (document.markdown);
}
