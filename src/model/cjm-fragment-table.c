#include "cjm-fragment-table.h"

#include "cjm-edit-private.h"
#include "cjm-value-words.h"

#include <math.h>

/* To a table */

typedef struct
{
  const CjmMap *fragment;
  CjmTableExtent extent;
  const CjmNoteFormat *format;
  CjmTable *table;
  gboolean is_by_phase; /* all lanes are drawn so: a column is a phase */
} Writing;

static const CjmStep *
get_step (const CjmPhase *phase, guint index)
{
  return cjm_sequence_get (phase->steps, index);
}

static guint
count_columns (const Writing *writing, const CjmPhase *phase)
{
  return writing->is_by_phase ? 1 : cjm_sequence_get_length (phase->steps);
}

static void
write_name (Writing *writing, guint row, guint column, const char *name)
{
  if (*name != '\0')
    cjm_table_add (writing->table, row, column, name);
}

static gboolean
has_step_names (const CjmMap *map)
{
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        if (*get_step (phase, j)->name != '\0')
          return TRUE;
    }

  return FALSE;
}

static gboolean
has_groups (const CjmMap *map)
{
  for (guint i = 0; i < cjm_fragment_get_n_lanes (map); i++)
    if (cjm_map_find_group (map, cjm_map_get_lane (map, i)->group) != NULL)
      return TRUE;

  return FALSE;
}

static void
write_headers (Writing *writing)
{
  CjmTable *table = writing->table;
  guint column;

  table->n_header_columns
      = writing->extent == CJM_TABLE_ALL && has_groups (writing->fragment) ? 2 : 1;
  table->n_header_rows = !writing->is_by_phase && has_step_names (writing->fragment) ? 2 : 1;
  column = table->n_header_columns;
  for (guint i = 0; i < cjm_map_get_n_phases (writing->fragment); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (writing->fragment, i);

      write_name (writing, 0, column, phase->name);
      for (guint j = 0; j < count_columns (writing, phase); j++, column++)
        if (table->n_header_rows == 2)
          write_name (writing, 1, column, get_step (phase, j)->name);
    }
  table->n_rows = MAX (table->n_rows, table->n_header_rows);
  table->n_columns = MAX (table->n_columns, column);
}

/* Rows that say something of each phase */

static char *
dup_description (const CjmPhase *phase)
{
  return g_strdup (phase->description);
}

static char *
dup_objective (const CjmPhase *phase)
{
  return g_strdup (phase->objective);
}

static char *
dup_audience (const CjmPhase *phase)
{
  return isnan (phase->audience) ? g_strdup ("") : g_strdup_printf ("%.0f", phase->audience);
}

static void
write_phase_row (Writing *writing, CjmWord word, char *(*dup_text) (const CjmPhase *phase))
{
  CjmTable *table = writing->table;
  guint row = table->n_rows, column = table->n_header_columns;
  gboolean has_text = FALSE;

  for (guint i = 0; i < cjm_map_get_n_phases (writing->fragment); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (writing->fragment, i);
      g_autofree char *text = dup_text (phase);

      write_name (writing, row, column, text);
      has_text = has_text || *text != '\0';
      column += count_columns (writing, phase);
    }
  if (has_text)
    cjm_table_add (table, row, table->n_header_columns - 1,
                   cjm_words_get (writing->format->words, word));
}

static void
write_phases (Writing *writing)
{
  const CjmWords *words = writing->format->words;
  guint column = writing->table->n_header_columns - 1;

  cjm_table_add (writing->table, 0, column, cjm_words_get (words, CJM_WORD_PHASES));
  if (writing->table->n_header_rows == 2)
    cjm_table_add (writing->table, 1, column, cjm_words_get (words, CJM_WORD_STEPS));
  write_phase_row (writing, CJM_WORD_DESCRIPTION, dup_description);
  write_phase_row (writing, CJM_WORD_OBJECTIVE, dup_objective);
  write_phase_row (writing, CJM_WORD_AUDIENCE_SIZE, dup_audience);
}

/* Lanes */

static void
write_cell (Writing *writing, const CjmLane *lane, CjmId step, guint row, guint column)
{
  const CjmCell *cell = cjm_lane_find_cell (lane, step);

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    {
      g_autofree char *text = cjm_note_dup_text (
          writing->fragment, lane, cjm_sequence_get (cell->notes, i), writing->format);

      cjm_table_add (writing->table, row, column, text);
    }
}

static void
write_lane_header (Writing *writing, const CjmLane *lane, guint row)
{
  guint column = writing->table->n_header_columns - 1;
  const CjmGroup *group = cjm_map_find_group (writing->fragment, lane->group);

  if (writing->extent == CJM_TABLE_NAMES)
    write_name (writing, row, 0, lane->name);
  if (writing->extent != CJM_TABLE_ALL)
    return;

  if (group != NULL)
    write_name (writing, row, 0, group->name);
  write_name (writing, row, column, cjm_lane_get_shown_name (lane, writing->format->words));
  write_name (writing, row, column, lane->question);
}

static void
write_lane (Writing *writing, const CjmLane *lane, guint row)
{
  guint column = writing->table->n_header_columns;

  for (guint i = 0; i < cjm_map_get_n_phases (writing->fragment); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (writing->fragment, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        write_cell (writing, lane, get_step (phase, j)->record.id, row,
                    writing->is_by_phase ? column : column + j);
      column += count_columns (writing, phase);
    }
  writing->table->n_columns = MAX (writing->table->n_columns, column);
  writing->table->n_rows = MAX (writing->table->n_rows, row + 1);
}

CjmTable *
cjm_table_new_from_fragment (const CjmMap *fragment,
                             CjmTableExtent extent,
                             const CjmNoteFormat *format)
{
  gboolean has_all = extent == CJM_TABLE_ALL;
  Writing writing = { fragment, extent, format, cjm_table_new_unlimited (),
                      !has_all || !has_step_names (fragment) };
  guint n_lanes = cjm_fragment_get_n_lanes (fragment);

  for (guint i = 0; i < n_lanes; i++)
    writing.is_by_phase = writing.is_by_phase && cjm_map_get_lane (fragment, i)->is_by_phase;
  if (extent != CJM_TABLE_NOTES)
    write_headers (&writing);
  if (has_all)
    write_phases (&writing);

  for (guint i = 0; i < n_lanes; i++)
    {
      const CjmLane *lane = cjm_map_get_lane (fragment, i);
      guint row = writing.table->n_rows;

      if (!has_all && cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_LINE)
        continue;
      write_lane_header (&writing, lane, row);
      write_lane (&writing, lane, row);
    }

  return writing.table;
}

/* From a table */

static CjmNote *
new_note (const char *text, GRand *random)
{
  CjmNote *note = cjm_edit_new_record (CJM_RECORD_NOTE, random, NULL);
  g_autofree char *clean = cjm_text_normalize (text, FALSE);

  cjm_record_set_string (&note->text, clean);
  return note;
}

static CjmPhase *
new_phase (GRand *random)
{
  CjmPhase *phase = cjm_edit_new_record (CJM_RECORD_PHASE, random, NULL);

  phase->color = CJM_COLOR_AUTOMATIC;
  phase->steps
      = cjm_sequence_with_inserted (NULL, 0, cjm_edit_new_record (CJM_RECORD_STEP, random, NULL));
  return phase;
}

static CjmCell *
new_cell (const char *const *entries, CjmId step, GRand *random)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmCell *cell = cjm_record_new (CJM_RECORD_CELL, step);

  for (guint i = 0; entries[i] != NULL; i++)
    g_ptr_array_add (notes, new_note (entries[i], random));
  cell->notes = cjm_sequence_new_from_array (notes);
  return cell;
}

static CjmLane *
new_lane (const CjmTable *table, guint row, guint first_column, const CjmMap *map, GRand *random)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);
  CjmLane *lane = cjm_edit_new_record (CJM_RECORD_LANE, random, NULL);

  cjm_record_set_string (&lane->kind, "notes");
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const char *const *entries = cjm_table_get (table, row, first_column + i);

      if (entries != NULL)
        g_ptr_array_add (
            cells, new_cell (entries, get_step (cjm_map_get_phase (map, i), 0)->record.id, random));
    }
  lane->cells = cjm_sequence_new_from_array (cells);
  return lane;
}

CjmMap *
cjm_fragment_new_from_table (const CjmTable *table,
                             guint first_row,
                             guint first_column,
                             const char *language,
                             GRand *random)
{
  CjmMap *map = cjm_map_new (language);
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = first_column; i < table->n_columns; i++)
    g_ptr_array_add (phases, new_phase (random));
  map->phases = cjm_sequence_new_from_array (phases);
  for (guint i = first_row; i < table->n_rows; i++)
    g_ptr_array_add (lanes, new_lane (table, i, first_column, map, random));
  map->lanes = cjm_sequence_new_from_array (lanes);

  return map;
}
