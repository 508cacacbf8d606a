#include "cjm-edit-private.h"

#include <string.h>

/* Notes made into one, one made into two, and notes put in order. */

/* Merging */

typedef struct
{
  GHashTable *gone; /* ids of the notes that go into another one */
  CjmId kept;
} Merge;

/* What answered a note that goes answers the one that stays, and that once. */
static CjmSequence *
turn_answers (CjmSequence *answers, const Merge *merge, CjmId own)
{
  g_autoptr (GPtrArray) turned = g_ptr_array_new_with_free_func (cjm_record_unref);
  gboolean has_kept = cjm_sequence_find (answers, merge->kept) >= 0 || own == merge->kept;

  for (guint i = 0; i < cjm_sequence_get_length (answers); i++)
    {
      CjmAnswer *answer = cjm_sequence_get (answers, i);
      gboolean is_gone = g_hash_table_contains (merge->gone, &answer->record.id);

      if (is_gone && !has_kept)
        g_ptr_array_add (turned, cjm_record_new (CJM_RECORD_ANSWER, merge->kept));
      else if (!is_gone)
        g_ptr_array_add (turned, cjm_record_ref (answer));
      has_kept |= is_gone;
    }

  return cjm_sequence_new_from_array (turned);
}

static gpointer
turn_note (gconstpointer record, gpointer data)
{
  const CjmNote *note = record;
  const Merge *merge = data;
  const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);
  CjmAction *turned;
  CjmNote *copy;
  gboolean has_gone = FALSE;

  for (guint i = 0; action != NULL && i < cjm_sequence_get_length (action->answers); i++)
    has_gone |= g_hash_table_contains (merge->gone,
                                       &((CjmRecord *) cjm_sequence_get (action->answers, i))->id);
  if (!has_gone)
    return cjm_record_ref (record);

  turned = cjm_record_copy (action);
  cjm_record_take_sequence (&turned->answers,
                            turn_answers (action->answers, merge, note->record.id));
  copy = cjm_record_copy (note);
  cjm_record_take_record (&copy->detail, turned);
  return copy;
}

/* An action that takes another one in answers what that answered. */
static void
add_answers (CjmNote *kept, const CjmNote *note)
{
  const CjmAction *own = cjm_note_get_detail (kept, CJM_RECORD_ACTION);
  const CjmAction *other = cjm_note_get_detail (note, CJM_RECORD_ACTION);
  CjmAction *copy;

  if (own == NULL || other == NULL || other->answers == NULL)
    return;

  copy = cjm_record_copy (own);
  for (guint i = 0; i < cjm_sequence_get_length (other->answers); i++)
    {
      CjmAnswer *answer = cjm_sequence_get (other->answers, i);

      if (answer->record.id != kept->record.id
          && cjm_sequence_find (copy->answers, answer->record.id) < 0)
        cjm_record_take_sequence (
            &copy->answers,
            cjm_sequence_with_inserted (copy->answers, cjm_sequence_get_length (copy->answers),
                                        cjm_record_ref (answer)));
    }
  cjm_record_take_record (&kept->detail, copy);
}

/* @kept is a copy that nobody else sees yet. */
static void
take_in (CjmNote *kept, const CjmNote *note)
{
  gboolean needs_break = *kept->text != '\0' && *note->text != '\0';
  g_autofree char *text = g_strconcat (kept->text, needs_break ? "\n" : "", note->text, NULL);

  cjm_record_set_string (&kept->text, text);
  kept->evidence = MIN (kept->evidence, note->evidence);
  kept->is_moment |= note->is_moment;
  kept->is_emphasized |= note->is_emphasized;
  if (kept->source == 0)
    kept->source = note->source;
  if (*kept->date == '\0')
    cjm_record_set_string (&kept->date, note->date);
  if (kept->detail == NULL && note->detail != NULL)
    kept->detail = cjm_record_ref (note->detail);
  else
    add_answers (kept, note);
}

CjmMap *
cjm_map_merge_notes (const CjmMap *map, const CjmId *ids, guint n_ids)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  const CjmNote *first = n_ids > 0 ? cjm_map_find_note (map, ids[0], NULL) : NULL;
  g_autoptr (CjmMap) merged = NULL;
  g_autoptr (CjmMap) turned = NULL;
  g_autoptr (CjmMap) unlinked = NULL;
  g_autoptr (CjmNote) kept = NULL;
  Merge merge = { gone, first != NULL ? ids[0] : 0 };

  if (first == NULL)
    return cjm_map_ref (map);

  kept = cjm_record_copy (first);
  for (guint i = 1; i < n_ids; i++)
    {
      const CjmNote *note = cjm_map_find_note (map, ids[i], NULL);

      if (note != NULL && ids[i] != ids[0] && g_hash_table_add (gone, (gpointer) &ids[i]))
        take_in (kept, note);
    }
  if (g_hash_table_size (gone) == 0)
    return cjm_map_ref (map);

  merged = cjm_edit_with_record (map, ids[0], g_steal_pointer (&kept));
  turned = cjm_edit_with_mapped_notes (merged, turn_note, &merge);
  /* The action that a note has become may have answered that very note. */
  unlinked = cjm_map_unlink_answer (turned, ids[0], ids[0]);
  return cjm_map_remove_notes (unlinked, ids + 1, n_ids - 1);
}

/* Splitting */

/* What the second half has of the detail: a channel, a feeling and an owner hold for both; figures
 * and a picture stay with the first, and so does what an action answers. */
static gpointer
split_detail (const CjmLane *lane, const CjmNote *note)
{
  const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);
  CjmAction *copy;

  if (cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT) != NULL
      || cjm_note_get_detail (note, CJM_RECORD_FEELING) != NULL)
    return cjm_record_ref (note->detail);
  if (action == NULL)
    return cjm_edit_new_detail (lane);

  copy = cjm_record_copy (action);
  cjm_record_take_sequence (&copy->answers, NULL);
  return copy;
}

CjmMap *
cjm_map_split_note (const CjmMap *map, CjmId note, gsize offset, GRand *random, CjmId *new_id)
{
  CjmNotePlace place;
  const CjmNote *record = cjm_map_find_note (map, note, &place);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;
  g_autoptr (CjmMap) shortened = NULL;
  const CjmLane *lane;
  const CjmCell *cell;
  CjmNote *second;

  if (new_id != NULL)
    *new_id = 0;
  /* Never inside a character. */
  if (record == NULL || offset > strlen (record->text) || (record->text[offset] & 0xc0) == 0x80)
    return cjm_map_ref (map);

  before = g_strstrip (g_strndup (record->text, offset));
  behind = g_strstrip (g_strdup (record->text + offset));
  if (*before == '\0' || *behind == '\0')
    return cjm_map_ref (map);

  lane = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (lane->cells, place.cell);
  second = cjm_record_copy (record);
  second->record.id = cjm_id_new (random);
  second->is_moment = FALSE;
  cjm_record_set_string (&second->text, behind);
  cjm_record_take_record (&second->detail, split_detail (lane, record));
  if (new_id != NULL)
    *new_id = second->record.id;

  shortened = cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_NOTE_TEXT, note }, before);
  return cjm_edit_with_inserted_note (shortened, place.lane, cell->record.id, place.note + 1,
                                      second);
}

/* Sorting */

CjmMap *
cjm_map_sort_notes (const CjmMap *map,
                    CjmId lane,
                    CjmId step,
                    CjmNoteCompareFunc compare,
                    gpointer data)
{
  const CjmLane *record = cjm_map_find_lane (map, lane);
  const CjmCell *cell = record != NULL ? cjm_lane_find_cell (record, step) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CjmId));

  if (cell == NULL)
    return cjm_map_ref (map);

  /* Few notes stand in a cell, and what compares equal keeps its order. */
  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    {
      const CjmNote *note = cjm_sequence_get (cell->notes, i);
      guint at = ids->len;

      while (
          at > 0
          && compare (cjm_map_find_note (map, g_array_index (ids, CjmId, at - 1), NULL), note, data)
                 > 0)
        at--;
      g_array_insert_val (ids, at, note->record.id);
    }

  return cjm_map_move_notes (map, (const CjmId *) (gpointer) ids->data, ids->len, lane, step, 0);
}
