#include "cjm-telling.h"

#include "cjm-channel.h"
#include "cjm-coverage.h"
#include "cjm-value-words.h"

#include <math.h>

#define MAX_DECIMALS 3

void
cjm_telling_init (CjmTelling *telling, const CjmMap *map, const CjmWords *words)
{
  telling->map = map;
  telling->words = words;
  telling->locale = cjm_locale_new (map->language);
}

void
cjm_telling_clear (CjmTelling *telling)
{
  g_clear_pointer (&telling->locale, cjm_locale_free);
}

/* Facts of a note */

static void
add_text (GPtrArray *facts, const char *text)
{
  if (*text != '\0')
    g_ptr_array_add (facts, g_strdup (text));
}

static void
add_word (const CjmTelling *telling, GPtrArray *facts, CjmWord word)
{
  add_text (facts, cjm_words_get (telling->words, word));
}

/* "Target: 12 %". */
static void
add_valued (const CjmTelling *telling, GPtrArray *facts, CjmWord word, const char *value)
{
  if (*value != '\0')
    g_ptr_array_add (facts, g_strconcat (cjm_words_get (telling->words, word), ": ", value, NULL));
}

static void
add_date (const CjmTelling *telling, GPtrArray *facts, const char *date)
{
  g_autofree char *text = cjm_locale_format_date (telling->locale, date);

  add_text (facts, text);
}

char *
cjm_telling_dup_lead (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note)
{
  CjmRecordType type = cjm_lane_kind_get (lane->kind)->detail;
  gconstpointer detail = cjm_note_get_detail (note, type);

  if (detail != NULL && type == CJM_RECORD_TOUCHPOINT)
    return g_strdup (cjm_touchpoint_get_channel_name (telling->map, detail, telling->words));
  if (detail != NULL && type == CJM_RECORD_FEELING && !isnan (cjm_note_get_feeling (note)))
    return cjm_locale_format_signed (telling->locale, cjm_note_get_feeling (note), 1);

  return g_strdup ("");
}

static void
add_touchpoint (const CjmTelling *telling, GPtrArray *facts, const CjmTouchpoint *touchpoint)
{
  CjmWord word;

  if (cjm_role_get_word (touchpoint->role, &word))
    add_word (telling, facts, word);
}

static void
add_feeling (GPtrArray *facts, const CjmLane *lane, const CjmFeeling *feeling)
{
  int index = cjm_sequence_find (lane->curves, feeling->curve);

  if (cjm_sequence_get_length (lane->curves) > 0)
    add_text (facts,
              ((const CjmCurve *) cjm_sequence_get (lane->curves, (guint) MAX (index, 0)))->name);
}

static void
add_metric (const CjmTelling *telling, GPtrArray *facts, const CjmMetric *metric)
{
  const double values[] = { metric->actual, metric->target };
  const CjmWord words[] = { CJM_WORD_ACTUAL, CJM_WORD_TARGET };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!isnan (values[i]))
      {
        g_autofree char *figure
            = cjm_locale_format_measure (telling->locale, values[i], MAX_DECIMALS, metric->unit);

        add_valued (telling, facts, words[i], figure);
      }
  add_text (facts, metric->period);
  add_word (telling, facts, cjm_side_get_word (metric->side));
}

static void
add_rating (const CjmTelling *telling, GPtrArray *facts, CjmWord word, int rating)
{
  g_autofree char *figure
      = rating > 0 ? cjm_locale_format_number (telling->locale, rating, 0) : g_strdup ("");

  add_valued (telling, facts, word, figure);
}

static void
add_action (const CjmTelling *telling, GPtrArray *facts, const CjmAction *action)
{
  add_word (telling, facts, cjm_status_get_word (action->status));
  add_text (facts, action->owner);
  add_date (telling, facts, action->due);
  add_rating (telling, facts, CJM_WORD_IMPACT, action->impact);
  add_rating (telling, facts, CJM_WORD_EFFORT, action->effort);
}

static void
add_detail (const CjmTelling *telling, GPtrArray *facts, const CjmLane *lane, const CjmNote *note)
{
  CjmRecordType type = cjm_lane_kind_get (lane->kind)->detail;
  gconstpointer detail = cjm_note_get_detail (note, type);

  if (detail == NULL)
    return;

  if (type == CJM_RECORD_TOUCHPOINT)
    add_touchpoint (telling, facts, detail);
  else if (type == CJM_RECORD_FEELING)
    add_feeling (facts, lane, detail);
  else if (type == CJM_RECORD_METRIC)
    add_metric (telling, facts, detail);
  else if (type == CJM_RECORD_ACTION)
    add_action (telling, facts, detail);
}

GPtrArray *
cjm_telling_list_facts (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);

  add_detail (telling, facts, lane, note);
  return facts;
}

const char *
cjm_telling_get_evidence (const CjmTelling *telling, const CjmLane *lane, const CjmNote *note)
{
  return cjm_lane_has_evidence (lane)
             ? cjm_words_get (telling->words, cjm_evidence_get_word (note->evidence))
             : NULL;
}

/* Facts of the map and of a phase */

static void
add_row (const CjmTelling *telling, CjmTable *table, CjmWord word, const char *value)
{
  guint row = table->n_rows;

  if (*value == '\0')
    return;

  cjm_table_add (table, row, 0, cjm_words_get (telling->words, word));
  cjm_table_add (table, row, 1, value);
}

static void
add_date_row (const CjmTelling *telling, CjmTable *table, CjmWord word, const char *date)
{
  g_autofree char *text = cjm_locale_format_date (telling->locale, date);

  add_row (telling, table, word, text);
}

CjmTable *
cjm_telling_new_head (const CjmTelling *telling)
{
  const CjmMap *map = telling->map;
  CjmTable *table = cjm_table_new_unlimited ();

  add_row (telling, table, CJM_WORD_AUTHOR, map->author);
  add_row (telling, table, CJM_WORD_EDITION, map->edition);
  add_date_row (telling, table, CJM_WORD_DATE, map->date);
  add_date_row (telling, table, CJM_WORD_REVIEW_DATE, map->review_date);

  return table;
}

CjmTable *
cjm_telling_new_phase_facts (const CjmTelling *telling, const CjmPhase *phase)
{
  CjmTable *table = cjm_table_new_unlimited ();
  g_autofree char *audience = cjm_locale_format_number (telling->locale, phase->audience, 0);

  if (cjm_sequence_get_length (phase->steps) == 1)
    add_row (telling, table, CJM_WORD_STEP, ((CjmStep *) cjm_sequence_get (phase->steps, 0))->name);
  add_row (telling, table, CJM_WORD_OBJECTIVE, phase->objective);
  add_row (telling, table, CJM_WORD_AUDIENCE_SIZE, audience);

  return table;
}

/* Tables */

static gboolean
has_entries (const CjmTable *table, guint column)
{
  for (guint i = table->n_header_rows; i < table->n_rows; i++)
    if (cjm_table_get (table, i, column) != NULL)
      return TRUE;

  return FALSE;
}

static char *
dup_readable (const CjmTelling *telling, const char *entry, CjmCellType type)
{
  switch (type)
    {
    case CJM_CELL_TEXT:
      return g_strdup (entry);
    case CJM_CELL_NUMBER:
      return cjm_locale_format_number (telling->locale, g_ascii_strtod (entry, NULL), MAX_DECIMALS);
    case CJM_CELL_DATE:
      return cjm_locale_format_date (telling->locale, entry);
    }

  g_return_val_if_reached (NULL);
}

static void
copy_column (const CjmTelling *telling,
             const CjmTable *from,
             CjmMapTable which,
             guint column,
             CjmTable *table,
             guint to)
{
  for (guint i = 0; i < from->n_rows; i++)
    {
      const char *const *entries = cjm_table_get (from, i, column);
      CjmCellType type
          = i < from->n_header_rows ? CJM_CELL_TEXT : cjm_map_table_get_type (which, column);

      for (guint j = 0; entries != NULL && entries[j] != NULL; j++)
        {
          g_autofree char *text = dup_readable (telling, entries[j], type);

          cjm_table_add (table, i, to, text);
        }
    }
}

CjmTable *
cjm_telling_new_table (const CjmTelling *telling, CjmMapTable which)
{
  CjmNoteFormat format = { telling->words, cjm_locale_find_decimal_mark (telling->map->language) };
  g_autoptr (CjmTable) plain = cjm_map_table_new (telling->map, which, &format);
  CjmTable *table;

  if (plain->n_rows <= plain->n_header_rows)
    return NULL;

  table = cjm_table_new_unlimited ();
  table->n_header_rows = plain->n_header_rows;
  table->n_header_columns = plain->n_header_columns;
  for (guint i = 0; i < plain->n_columns; i++)
    if (has_entries (plain, i))
      copy_column (telling, plain, which, i, table, table->n_columns);
  table->n_rows = plain->n_rows;

  return table;
}

/* Places */

char *
cjm_telling_dup_step_number (const CjmTelling *telling, guint phase, guint step)
{
  g_autofree char *first = cjm_locale_format_number (telling->locale, phase + 1, 0);
  g_autofree char *second = cjm_locale_format_number (telling->locale, step + 1, 0);

  return g_strconcat (first, ".", second, NULL);
}

gboolean
cjm_lane_has_notes_in (const CjmLane *lane, const CjmPhase *phase)
{
  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    if (cjm_lane_find_cell (lane, ((CjmRecord *) cjm_sequence_get (phase->steps, i))->id) != NULL)
      return TRUE;

  return FALSE;
}
