#include "cjm-map-table.h"

#include "cjm-channel.h"
#include "cjm-fragment-table.h"
#include "cjm-note-list.h"
#include "cjm-value-words.h"

#include <math.h>

/* A table while it is written. */
typedef struct
{
  const CjmMap *map;
  const CjmWords *words;
  CjmTable *table;
  GHashTable *notes; /* of a note's id: the note; made where an action asks for it */
} Writing;

/* Where a value goes. */
typedef struct
{
  const Writing *writing;
  guint row, column;
} Cell;

/* A column of a table of notes. */
typedef struct
{
  CjmWord word;
  CjmCellType type;
  void (*write) (const Cell *cell, const CjmNoteSite *site);
} Column;

static void
add_text (const Cell *cell, const char *text)
{
  if (*text != '\0')
    cjm_table_add (cell->writing->table, cell->row, cell->column, text);
}

static void
add_word (const Cell *cell, CjmWord word)
{
  add_text (cell, cjm_words_get (cell->writing->words, word));
}

static void
add_number (const Cell *cell, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    add_text (cell, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
add_flag (const Cell *cell, gboolean is_so)
{
  if (is_so)
    add_word (cell, CJM_WORD_YES);
}

/* Columns of notes */

static const CjmLane *
get_lane (const Cell *cell, const CjmNoteSite *site)
{
  return cjm_map_get_lane (cell->writing->map, site->lane);
}

static gconstpointer
find_record (const CjmSequence *sequence, CjmId id)
{
  int index = cjm_sequence_find (sequence, id);

  return index >= 0 ? cjm_sequence_get (sequence, (guint) index) : NULL;
}

static const CjmPhase *
get_phase (const Cell *cell, const CjmNoteSite *site)
{
  return cjm_map_get_phase (cell->writing->map, site->phase);
}

static void
write_phase (const Cell *cell, const CjmNoteSite *site)
{
  add_text (cell, get_phase (cell, site)->name);
}

static void
write_step (const Cell *cell, const CjmNoteSite *site)
{
  const CjmStep *step = find_record (get_phase (cell, site)->steps, site->step);

  if (step != NULL)
    add_text (cell, step->name);
}

static void
write_lane (const Cell *cell, const CjmNoteSite *site)
{
  add_text (cell, get_lane (cell, site)->name);
}

static void
write_text (const Cell *cell, const CjmNoteSite *site)
{
  add_text (cell, site->note->text);
}

static void
write_channel (const Cell *cell, const CjmNoteSite *site)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (site->note, CJM_RECORD_TOUCHPOINT);

  if (touchpoint != NULL)
    add_text (cell, cjm_touchpoint_get_channel_name (cell->writing->map, touchpoint,
                                                     cell->writing->words));
}

static void
write_role (const Cell *cell, const CjmNoteSite *site)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (site->note, CJM_RECORD_TOUCHPOINT);

  CjmWord word;

  if (touchpoint != NULL && cjm_role_get_word (touchpoint->role, &word))
    add_word (cell, word);
}

static void
write_feeling (const Cell *cell, const CjmNoteSite *site)
{
  add_number (cell, cjm_note_get_feeling (site->note));
}

static void
write_curve (const Cell *cell, const CjmNoteSite *site)
{
  const CjmFeeling *feeling = cjm_note_get_detail (site->note, CJM_RECORD_FEELING);
  const CjmSequence *curves = get_lane (cell, site)->curves;
  const CjmCurve *curve;

  if (feeling == NULL || cjm_sequence_get_length (curves) == 0)
    return;

  curve = find_record (curves, feeling->curve);
  add_text (cell, curve != NULL ? curve->name : ((CjmCurve *) cjm_sequence_get (curves, 0))->name);
}

static void
write_evidence (const Cell *cell, const CjmNoteSite *site)
{
  add_word (cell, cjm_evidence_get_word (site->note->evidence));
}

static void
write_source (const Cell *cell, const CjmNoteSite *site)
{
  const CjmSource *source = cjm_map_find_source (cell->writing->map, site->note->source);

  if (source != NULL)
    add_text (cell, source->name);
}

static void
write_date (const Cell *cell, const CjmNoteSite *site)
{
  add_text (cell, site->note->date);
}

static void
write_moment (const Cell *cell, const CjmNoteSite *site)
{
  add_flag (cell, site->note->is_moment);
}

/* Columns of metrics */

static const CjmMetric *
get_metric (const CjmNoteSite *site)
{
  return cjm_note_get_detail (site->note, CJM_RECORD_METRIC);
}

static void
write_actual (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_number (cell, get_metric (site)->actual);
}

static void
write_target (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_number (cell, get_metric (site)->target);
}

static void
write_unit (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_text (cell, get_metric (site)->unit);
}

static void
write_period (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_text (cell, get_metric (site)->period);
}

static void
write_side (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_word (cell, cjm_side_get_word (get_metric (site)->side));
}

static void
write_lower (const Cell *cell, const CjmNoteSite *site)
{
  if (get_metric (site) != NULL)
    add_flag (cell, get_metric (site)->is_lower_better);
}

/* Columns of actions */

static const CjmAction *
get_action (const CjmNoteSite *site)
{
  return cjm_note_get_detail (site->note, CJM_RECORD_ACTION);
}

static void
write_status (const Cell *cell, const CjmNoteSite *site)
{
  const CjmAction *action = get_action (site);

  add_word (cell, cjm_status_get_word (action != NULL ? action->status : CJM_STATUS_PENDING));
}

static void
write_owner (const Cell *cell, const CjmNoteSite *site)
{
  if (get_action (site) != NULL)
    add_text (cell, get_action (site)->owner);
}

static void
write_due (const Cell *cell, const CjmNoteSite *site)
{
  if (get_action (site) != NULL)
    add_text (cell, get_action (site)->due);
}

static void
write_impact (const Cell *cell, const CjmNoteSite *site)
{
  if (get_action (site) != NULL && get_action (site)->impact > 0)
    add_number (cell, get_action (site)->impact);
}

static void
write_effort (const Cell *cell, const CjmNoteSite *site)
{
  if (get_action (site) != NULL && get_action (site)->effort > 0)
    add_number (cell, get_action (site)->effort);
}

static void
write_answers (const Cell *cell, const CjmNoteSite *site)
{
  const CjmAction *action = get_action (site);

  for (guint i = 0; action != NULL && i < cjm_sequence_get_length (action->answers); i++)
    {
      const CjmRecord *answer = cjm_sequence_get (action->answers, i);
      const CjmNote *note = g_hash_table_lookup (cell->writing->notes, &answer->id);

      if (note != NULL)
        add_text (cell, note->text);
    }
}

/* Tables of notes */

static const Column note_columns[] = {
  { CJM_WORD_PHASE, CJM_CELL_TEXT, write_phase },
  { CJM_WORD_STEP, CJM_CELL_TEXT, write_step },
  { CJM_WORD_LANE, CJM_CELL_TEXT, write_lane },
  { CJM_WORD_NOTE_HINT, CJM_CELL_TEXT, write_text },
  { CJM_WORD_CHANNEL, CJM_CELL_TEXT, write_channel },
  { CJM_WORD_ROLE, CJM_CELL_TEXT, write_role },
  { CJM_WORD_FEELING, CJM_CELL_NUMBER, write_feeling },
  { CJM_WORD_CURVE, CJM_CELL_TEXT, write_curve },
  { CJM_WORD_MOMENT, CJM_CELL_TEXT, write_moment },
  { CJM_WORD_EVIDENCE, CJM_CELL_TEXT, write_evidence },
  { CJM_WORD_SOURCE, CJM_CELL_TEXT, write_source },
  { CJM_WORD_DATE, CJM_CELL_DATE, write_date },
};

static const Column metric_columns[] = {
  { CJM_WORD_PHASE, CJM_CELL_TEXT, write_phase },
  { CJM_WORD_STEP, CJM_CELL_TEXT, write_step },
  { CJM_WORD_METRIC, CJM_CELL_TEXT, write_text },
  { CJM_WORD_ACTUAL, CJM_CELL_NUMBER, write_actual },
  { CJM_WORD_TARGET, CJM_CELL_NUMBER, write_target },
  { CJM_WORD_UNIT, CJM_CELL_TEXT, write_unit },
  { CJM_WORD_PERIOD, CJM_CELL_TEXT, write_period },
  { CJM_WORD_SERVES, CJM_CELL_TEXT, write_side },
  { CJM_WORD_LOWER_IS_BETTER, CJM_CELL_TEXT, write_lower },
  { CJM_WORD_EVIDENCE, CJM_CELL_TEXT, write_evidence },
  { CJM_WORD_SOURCE, CJM_CELL_TEXT, write_source },
  { CJM_WORD_DATE, CJM_CELL_DATE, write_date },
};

static const Column action_columns[] = {
  { CJM_WORD_PHASE, CJM_CELL_TEXT, write_phase },
  { CJM_WORD_STEP, CJM_CELL_TEXT, write_step },
  { CJM_WORD_ACTION, CJM_CELL_TEXT, write_text },
  { CJM_WORD_STATUS, CJM_CELL_TEXT, write_status },
  { CJM_WORD_OWNER, CJM_CELL_TEXT, write_owner },
  { CJM_WORD_DUE, CJM_CELL_DATE, write_due },
  { CJM_WORD_IMPACT, CJM_CELL_NUMBER, write_impact },
  { CJM_WORD_EFFORT, CJM_CELL_NUMBER, write_effort },
  { CJM_WORD_ANSWERS, CJM_CELL_TEXT, write_answers },
};

/* @detail: what the lanes of these notes add to them; CJM_RECORD_NOTE for the notes of all. */
typedef struct
{
  const char *name;
  CjmWord word;
  CjmRecordType detail;
  guint n_columns;
  const Column *columns;
} Kind;

#define COLUMNS(columns) G_N_ELEMENTS (columns), columns

static const Kind kinds[CJM_N_MAP_TABLES] = {
  [CJM_MAP_TABLE_GRID] = { "grid", CJM_WORD_MAP, CJM_RECORD_NOTE, 0, NULL },
  [CJM_MAP_TABLE_NOTES] = { "notes", CJM_WORD_NOTES, CJM_RECORD_NOTE, COLUMNS (note_columns) },
  [CJM_MAP_TABLE_METRICS]
  = { "metrics", CJM_WORD_METRICS, CJM_RECORD_METRIC, COLUMNS (metric_columns) },
  [CJM_MAP_TABLE_ACTIONS]
  = { "actions", CJM_WORD_ACTIONS, CJM_RECORD_ACTION, COLUMNS (action_columns) },
  [CJM_MAP_TABLE_SOURCES] = { "sources", CJM_WORD_SOURCES, CJM_RECORD_NOTE, 0, NULL },
  [CJM_MAP_TABLE_ABOUT] = { "about", CJM_WORD_ABOUT, CJM_RECORD_NOTE, 0, NULL },
};

static gboolean
has_row (const Writing *writing, const Kind *kind, const CjmNoteSite *site)
{
  const CjmLane *lane = cjm_map_get_lane (writing->map, site->lane);

  return kind->detail == CJM_RECORD_NOTE || cjm_lane_kind_get (lane->kind)->detail == kind->detail;
}

static GHashTable *
index_notes (GArray *sites)
{
  GHashTable *notes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sites->len; i++)
    {
      CjmNote *note = (CjmNote *) g_array_index (sites, CjmNoteSite, i).note;

      g_hash_table_insert (notes, &note->record.id, note);
    }

  return notes;
}

static void
write_notes (Writing *writing, const Kind *kind)
{
  g_autoptr (GArray) sites = cjm_map_list_notes (writing->map);
  g_autoptr (GHashTable) notes = index_notes (sites);
  CjmTable *table = writing->table;

  writing->notes = notes;
  table->n_header_rows = 1;
  for (guint i = 0; i < kind->n_columns; i++)
    add_word (&(Cell){ writing, 0, i }, kind->columns[i].word);

  for (guint i = 0; i < sites->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (sites, CjmNoteSite, i);
      guint row = table->n_rows;

      if (!has_row (writing, kind, site))
        continue;
      for (guint j = 0; j < kind->n_columns; j++)
        kind->columns[j].write (&(Cell){ writing, row, j }, site);
      table->n_rows = row + 1;
    }
}

/* Sources */

static const Column source_columns[] = {
  { CJM_WORD_SOURCE, CJM_CELL_TEXT, NULL },
  { CJM_WORD_TYPE, CJM_CELL_TEXT, NULL },
  { CJM_WORD_DATE, CJM_CELL_DATE, NULL },
  { CJM_WORD_ADDRESS, CJM_CELL_TEXT, NULL },
};

static void
write_sources (Writing *writing)
{
  writing->table->n_header_rows = 1;
  for (guint i = 0; i < G_N_ELEMENTS (source_columns); i++)
    add_word (&(Cell){ writing, 0, i }, source_columns[i].word);
  for (guint i = 0; i < cjm_sequence_get_length (writing->map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (writing->map->sources, i);

      add_text (&(Cell){ writing, i + 1, 0 }, source->name);
      add_word (&(Cell){ writing, i + 1, 1 }, cjm_source_type_get_word (source->source_type));
      add_text (&(Cell){ writing, i + 1, 2 }, source->date);
      add_text (&(Cell){ writing, i + 1, 3 }, source->address);
    }
}

/* The whole: a heading and what it says in each row, without rows that say nothing. */

static void
add_fact (Writing *writing, CjmWord word, const char *text)
{
  guint row = writing->table->n_rows;

  if (*text == '\0')
    return;

  add_word (&(Cell){ writing, row, 0 }, word);
  add_text (&(Cell){ writing, row, 1 }, text);
}

static void
write_about (Writing *writing)
{
  const CjmMap *map = writing->map;
  guint row;

  writing->table->n_header_columns = 1;
  add_fact (writing, CJM_WORD_TITLE, map->title);
  add_fact (writing, CJM_WORD_SCENARIO, map->scenario);
  add_fact (writing, CJM_WORD_PROFILE_HINT, map->persona->profile);
  add_fact (writing, CJM_WORD_NAME, map->persona->name);
  add_fact (writing, CJM_WORD_SUMMARY, map->persona->summary);
  add_fact (writing, CJM_WORD_BARRIER, map->barrier);
  add_fact (writing, CJM_WORD_INSIGHT, map->insight);
  add_fact (writing, CJM_WORD_AUTHOR, map->author);
  add_fact (writing, CJM_WORD_EDITION, map->edition);
  add_fact (writing, CJM_WORD_DATE, map->date);
  add_fact (writing, CJM_WORD_REVIEW_DATE, map->review_date);

  row = writing->table->n_rows;
  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    add_text (&(Cell){ writing, row, 1 },
              ((const CjmChannel *) cjm_sequence_get (map->channels, i))->name);
  if (writing->table->n_rows > row)
    add_word (&(Cell){ writing, row, 0 }, CJM_WORD_CHANNEL);
}

CjmTable *
cjm_map_table_new (const CjmMap *map, CjmMapTable which, const CjmNoteFormat *format)
{
  Writing writing = { map, format->words, NULL, NULL };

  if (which == CJM_MAP_TABLE_GRID)
    return cjm_table_new_from_fragment (map, CJM_TABLE_ALL, format);

  writing.table = cjm_table_new_unlimited ();
  if (which == CJM_MAP_TABLE_SOURCES)
    write_sources (&writing);
  else if (which == CJM_MAP_TABLE_ABOUT)
    write_about (&writing);
  else
    write_notes (&writing, &kinds[which]);

  return writing.table;
}

CjmCellType
cjm_map_table_get_type (CjmMapTable which, guint column)
{
  if (which == CJM_MAP_TABLE_SOURCES && column < G_N_ELEMENTS (source_columns))
    return source_columns[column].type;

  return column < kinds[which].n_columns ? kinds[which].columns[column].type : CJM_CELL_TEXT;
}

const char *
cjm_map_table_get_name (CjmMapTable which)
{
  return kinds[which].name;
}

gboolean
cjm_map_table_find (const char *name, CjmMapTable *which)
{
  for (guint i = 0; i < CJM_N_MAP_TABLES; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *which = (CjmMapTable) i;
        return TRUE;
      }

  return FALSE;
}

CjmWord
cjm_map_table_get_word (CjmMapTable which)
{
  return kinds[which].word;
}
