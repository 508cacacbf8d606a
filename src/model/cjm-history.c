#include "cjm-history.h"

typedef struct
{
  CjmMap *map;
  CjmChange change; /* what led from the step before to this one */
  guint n_times;
} HistoryStep;

/* What is being typed or dragged: a text or a value of a record. */
typedef struct
{
  gboolean is_value;
  int member; /* a CjmField or a CjmValue */
  CjmId id;
} MergeKey;

struct _CjmHistory
{
  GArray *steps; /* of HistoryStep; the first is where it all began */
  guint position;
  GArray *undone; /* steps that a push at @undone_position made impossible to redo */
  guint undone_position;
  CjmMap *saved;
  MergeKey key;
  gboolean is_in_burst;
};

static void
clear_step (gpointer data)
{
  HistoryStep *step = data;

  cjm_map_unref (step->map);
}

static HistoryStep *
get_step (const CjmHistory *history, guint position)
{
  return &g_array_index (history->steps, HistoryStep, position);
}

CjmHistory *
cjm_history_new (const CjmMap *map)
{
  CjmHistory *history = g_new0 (CjmHistory, 1);
  HistoryStep first = { .map = cjm_map_ref (map), .n_times = 1 };

  history->steps = g_array_new (FALSE, FALSE, sizeof (HistoryStep));
  g_array_set_clear_func (history->steps, clear_step);
  g_array_append_val (history->steps, first);
  history->undone = g_array_new (FALSE, FALSE, sizeof (HistoryStep));
  g_array_set_clear_func (history->undone, clear_step);
  history->saved = cjm_map_ref (map);

  return history;
}

void
cjm_history_free (CjmHistory *history)
{
  g_array_unref (history->steps);
  g_array_unref (history->undone);
  cjm_map_unref (history->saved);
  g_free (history);
}

const CjmMap *
cjm_history_get_map (const CjmHistory *history)
{
  return get_step (history, history->position)->map;
}

/* What could be redone is kept, as a rewind takes back what has made it impossible. */
static void
put_undone_aside (CjmHistory *history)
{
  guint first = history->position + 1;

  if (first == history->steps->len)
    return;

  g_array_set_size (history->undone, 0);
  for (guint i = first; i < history->steps->len; i++)
    {
      HistoryStep step = *get_step (history, i);

      cjm_map_ref (step.map);
      g_array_append_val (history->undone, step);
    }
  history->undone_position = history->position;
  g_array_set_size (history->steps, first);
}

static gboolean
can_merge (const CjmHistory *history, const MergeKey *key)
{
  return history->is_in_burst && key != NULL && history->position > 0
         && history->key.is_value == key->is_value && history->key.member == key->member
         && history->key.id == key->id;
}

static void
push (CjmHistory *history, const CjmMap *map, CjmChange change, const MergeKey *key)
{
  HistoryStep step = { .map = cjm_map_ref (map), .change = change, .n_times = 1 };

  put_undone_aside (history);

  if (can_merge (history, key))
    {
      HistoryStep *current = get_step (history, history->position);

      step.change = current->change;
      clear_step (current);
      *current = step;
    }
  else
    {
      g_array_append_val (history->steps, step);
      history->position++;
    }

  history->is_in_burst = key != NULL;
  if (key != NULL)
    history->key = *key;
}

void
cjm_history_push (CjmHistory *history, const CjmMap *map, CjmChange change, const CjmTarget *key)
{
  if (map == cjm_history_get_map (history))
    return;

  if (key == NULL)
    push (history, map, change, NULL);
  else
    push (history, map, change, &(MergeKey){ FALSE, (int) key->field, key->id });
}

void
cjm_history_push_value (CjmHistory *history,
                        const CjmMap *map,
                        CjmChange change,
                        CjmValue value,
                        CjmId id)
{
  if (map != cjm_history_get_map (history))
    push (history, map, change, &(MergeKey){ TRUE, (int) value, id });
}

void
cjm_history_push_counted (CjmHistory *history, const CjmMap *map, CjmChange change, guint n_times)
{
  if (map == cjm_history_get_map (history))
    return;

  push (history, map, change, NULL);
  get_step (history, history->position)->n_times = n_times;
}

void
cjm_history_end_burst (CjmHistory *history)
{
  history->is_in_burst = FALSE;
}

gboolean
cjm_history_can_undo (const CjmHistory *history)
{
  return history->position > 0;
}

gboolean
cjm_history_can_redo (const CjmHistory *history)
{
  return history->position + 1 < history->steps->len;
}

CjmChange
cjm_history_get_undo_change (const CjmHistory *history)
{
  g_return_val_if_fail (cjm_history_can_undo (history), CJM_CHANGE_TEXT);

  return get_step (history, history->position)->change;
}

CjmChange
cjm_history_get_redo_change (const CjmHistory *history)
{
  g_return_val_if_fail (cjm_history_can_redo (history), CJM_CHANGE_TEXT);

  return get_step (history, history->position + 1)->change;
}

guint
cjm_history_get_undo_count (const CjmHistory *history)
{
  g_return_val_if_fail (cjm_history_can_undo (history), 1);

  return get_step (history, history->position)->n_times;
}

guint
cjm_history_get_redo_count (const CjmHistory *history)
{
  g_return_val_if_fail (cjm_history_can_redo (history), 1);

  return get_step (history, history->position + 1)->n_times;
}

gboolean
cjm_history_undo (CjmHistory *history)
{
  cjm_history_end_burst (history);
  if (!cjm_history_can_undo (history))
    return FALSE;

  history->position--;
  return TRUE;
}

gboolean
cjm_history_redo (CjmHistory *history)
{
  cjm_history_end_burst (history);
  if (!cjm_history_can_redo (history))
    return FALSE;

  history->position++;
  return TRUE;
}

guint
cjm_history_get_position (const CjmHistory *history)
{
  return history->position;
}

void
cjm_history_rewind (CjmHistory *history, guint position)
{
  cjm_history_end_burst (history);
  if (position >= history->position)
    return;

  history->position = position;
  g_array_set_size (history->steps, position + 1);
  for (guint i = 0; position == history->undone_position && i < history->undone->len; i++)
    {
      HistoryStep step = g_array_index (history->undone, HistoryStep, i);

      cjm_map_ref (step.map);
      g_array_append_val (history->steps, step);
    }
  g_array_set_size (history->undone, 0);
}

void
cjm_history_set_saved (CjmHistory *history, const CjmMap *map)
{
  CjmMap *old = history->saved;

  history->saved = cjm_map_ref (map);
  cjm_map_unref (old);
  cjm_history_end_burst (history);
}

gboolean
cjm_history_is_modified (const CjmHistory *history)
{
  return cjm_history_get_map (history) != history->saved;
}
