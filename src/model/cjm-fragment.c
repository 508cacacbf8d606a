#include "cjm-fragment.h"

#include "cjm-edit-private.h"
#include "cjm-note-list.h"

/* Taking a part out of a map; cjm-fragment-paste.c puts it in. */

/* The lane of what lies beyond the edge. Ids are drawn at random, so no other lane has this. */
#define OUTSIDE_LANE ((CjmId) 1)

static CjmId
get_id (gconstpointer record)
{
  return ((const CjmRecord *) record)->id;
}

static gboolean
has_id (GHashTable *ids, gconstpointer record)
{
  return g_hash_table_contains (ids, &((const CjmRecord *) record)->id);
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *ids, CjmId id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* What is taken: sets of ids; NULL stands for all. */
typedef struct
{
  const CjmMap *fragment; /* as far as it has come */
  GHashTable *lanes, *steps, *notes;
  GHashTable *groups, *sources, *channels; /* what the taken ones refer to */
  GHashTable *inside, *answered;           /* notes: the taken ones, and what they answer */
} Cut;

static gboolean
is_taken (GHashTable *ids, gconstpointer record)
{
  return ids == NULL || has_id (ids, record);
}

static gpointer
take_step (gconstpointer record, gpointer data)
{
  return is_taken (((Cut *) data)->steps, record) ? cjm_record_ref (record) : NULL;
}

static gpointer
take_phase (gconstpointer record, gpointer data)
{
  const CjmPhase *phase = record;
  g_autoptr (CjmSequence) steps = cjm_edit_mapped (phase->steps, take_step, data);
  CjmPhase *copy;

  if (steps == NULL)
    return NULL;
  if (steps == phase->steps)
    return cjm_record_ref (phase);

  copy = cjm_record_copy (phase);
  cjm_record_take_sequence (&copy->steps, g_steal_pointer (&steps));
  return copy;
}

static void
note_references (Cut *cut, const CjmNote *note)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);

  add_id (cut->inside, note->record.id);
  add_id (cut->sources, note->source);
  if (touchpoint != NULL)
    add_id (cut->channels, touchpoint->own_channel);
  for (guint i = 0; action != NULL && i < cjm_sequence_get_length (action->answers); i++)
    add_id (cut->answered, get_id (cjm_sequence_get (action->answers, i)));
}

static gpointer
take_note (gconstpointer record, gpointer data)
{
  Cut *cut = data;

  if (!is_taken (cut->notes, record))
    return NULL;

  note_references (cut, record);
  return cjm_record_ref (record);
}

static gpointer
take_cell (gconstpointer record, gpointer data)
{
  return is_taken (((Cut *) data)->steps, record) ? cjm_record_ref (record) : NULL;
}

/* The cells of @lane in the order of the fragment's steps. */
static CjmSequence *
sort_cells (const Cut *cut, const CjmLane *lane)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < cjm_map_get_n_phases (cut->fragment); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (cut->fragment, i)->steps;

      for (guint j = 0; j < cjm_sequence_get_length (steps); j++)
        {
          const CjmCell *cell = cjm_lane_find_cell (lane, get_id (cjm_sequence_get (steps, j)));

          if (cell != NULL)
            g_ptr_array_add (cells, (gpointer) cell);
        }
    }

  return cjm_sequence_new_from_array (cells);
}

static gpointer
take_lane (gconstpointer record, gpointer data)
{
  Cut *cut = data;
  g_autoptr (CjmLane) taken = NULL;
  CjmLane *sorted;

  if (!is_taken (cut->lanes, record))
    return NULL;

  add_id (cut->groups, ((const CjmLane *) record)->group);
  taken = cjm_edit_take_lane_with_mapped_notes (
      cjm_edit_lane_with_mapped_cells (record, take_cell, cut), take_note, cut);
  sorted = cjm_record_copy (taken);
  cjm_record_take_sequence (&sorted->cells, sort_cells (cut, taken));
  return sorted;
}

static gpointer
take_from_set (gconstpointer record, gpointer ids)
{
  return has_id (ids, record) ? cjm_record_ref (record) : NULL;
}

/* What lies beyond the edge */

/* A stub for a note outside: without a word, and as an action only where it answers inside. */
static CjmNote *
new_stub (Cut *cut, const CjmNote *note)
{
  const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);
  g_autoptr (CjmSequence) answers
      = action != NULL ? cjm_edit_mapped (action->answers, take_from_set, cut->inside) : NULL;
  CjmNote *stub;

  if (answers == NULL && !has_id (cut->answered, note))
    return NULL;

  stub = cjm_record_new (CJM_RECORD_NOTE, note->record.id);
  if (answers != NULL)
    {
      CjmAction *link = cjm_record_new (CJM_RECORD_ACTION, 0);

      link->answers = g_steal_pointer (&answers);
      stub->detail = link;
    }
  return stub;
}

static CjmLane *
new_outside_lane (Cut *cut, const CjmMap *map, CjmId step)
{
  g_autoptr (GPtrArray) stubs = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  CjmLane *empty, *lane;

  for (guint i = 0; i < sites->len; i++)
    {
      const CjmNote *note = g_array_index (sites, CjmNoteSite, i).note;
      CjmNote *stub = has_id (cut->inside, note) ? NULL : new_stub (cut, note);

      if (stub != NULL)
        g_ptr_array_add (stubs, stub);
    }
  if (stubs->len == 0)
    return NULL;

  empty = cjm_record_new (CJM_RECORD_LANE, OUTSIDE_LANE);
  cjm_record_set_string (&empty->kind, "notes");
  lane = cjm_edit_lane_with_notes (empty, step, cjm_sequence_new_from_array (stubs));
  cjm_record_unref (empty);
  return lane;
}

static CjmSequence *
take_lanes (Cut *cut, const CjmMap *map)
{
  const CjmMap *fragment = cut->fragment;
  CjmSequence *lanes = cjm_edit_mapped (map->lanes, take_lane, cut);
  const CjmPhase *first;
  CjmLane *outside;
  CjmSequence *all;

  if (fragment->phases == NULL)
    return lanes;
  first = cjm_map_get_phase (fragment, 0);
  outside = new_outside_lane (cut, map, get_id (cjm_sequence_get (first->steps, 0)));
  if (outside == NULL)
    return lanes;

  all = cjm_sequence_with_inserted (lanes, cjm_sequence_get_length (lanes), outside);
  cjm_sequence_unref (lanes);
  return all;
}

/* Takes the sets in @taken. */
static CjmMap *
cut_out (const CjmMap *map, Cut taken)
{
  CjmMap *fragment = cjm_map_new (map->language);
  Cut cut = { fragment,      taken.lanes,   taken.steps,   taken.notes,  new_id_set (),
              new_id_set (), new_id_set (), new_id_set (), new_id_set () };
  GHashTable *sets[] = { cut.lanes,   cut.steps,    cut.notes,  cut.groups,
                         cut.sources, cut.channels, cut.inside, cut.answered };

  fragment->format_minor = map->format_minor;
  fragment->phases = cjm_edit_mapped (map->phases, take_phase, &cut);
  fragment->lanes = take_lanes (&cut, map);
  fragment->groups = cjm_edit_mapped (map->groups, take_from_set, cut.groups);
  fragment->sources = cjm_edit_mapped (map->sources, take_from_set, cut.sources);
  fragment->channels = cjm_edit_mapped (map->channels, take_from_set, cut.channels);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_clear_pointer (&sets[i], g_hash_table_unref);
  return cjm_edit_take_mended (fragment);
}

/* The ids of the steps from @first, @n_steps of them, counted over all phases. */
static GHashTable *
new_step_set (const CjmMap *map, guint first, guint n_steps)
{
  GHashTable *ids = new_id_set ();
  guint column = 0;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (map, i)->steps;

      for (guint j = 0; j < cjm_sequence_get_length (steps); j++, column++)
        if (column >= first && column - first < n_steps)
          add_id (ids, get_id (cjm_sequence_get (steps, j)));
    }

  return ids;
}

static GHashTable *
new_lane_set (const CjmMap *map, guint first, guint n_lanes)
{
  GHashTable *ids = new_id_set ();

  for (guint i = first; i < cjm_map_get_n_lanes (map) && i - first < n_lanes; i++)
    add_id (ids, get_id (cjm_map_get_lane (map, i)));
  return ids;
}

static GHashTable *
new_set (const CjmId *ids, guint n_ids)
{
  GHashTable *set = new_id_set ();

  for (guint i = 0; i < n_ids; i++)
    add_id (set, ids[i]);
  return set;
}

/* The index of a step over all phases. */
static guint
find_column (const CjmMap *map, CjmId step)
{
  guint column = 0;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (map, i)->steps;
      int index = cjm_sequence_find (steps, step);

      if (index >= 0)
        return column + (guint) index;
      column += cjm_sequence_get_length (steps);
    }

  return column;
}

CjmMap *
cjm_fragment_new_from_notes (const CjmMap *map, const CjmId *notes, guint n_notes)
{
  guint top = G_MAXUINT, bottom = 0, start = G_MAXUINT, end = 0;
  g_autoptr (GHashTable) wanted = new_set (notes, n_notes);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);

  for (guint i = 0; i < sites->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (sites, CjmNoteSite, i);
      guint column;

      if (!has_id (wanted, site->note))
        continue;
      column = find_column (map, site->step);
      top = MIN (top, site->lane);
      bottom = MAX (bottom, site->lane + 1);
      start = MIN (start, column);
      end = MAX (end, column + 1);
    }
  if (bottom == 0)
    return cjm_map_new (map->language);

  return cut_out (map, (Cut){ .lanes = new_lane_set (map, top, bottom - top),
                              .steps = new_step_set (map, start, end - start),
                              .notes = g_steal_pointer (&wanted) });
}

CjmMap *
cjm_fragment_new_from_cells (const CjmMap *map,
                             guint first_lane,
                             guint n_lanes,
                             guint first_step,
                             guint n_steps)
{
  return cut_out (map, (Cut){ .lanes = new_lane_set (map, first_lane, n_lanes),
                              .steps = new_step_set (map, first_step, n_steps) });
}

CjmMap *
cjm_fragment_new_from_steps (const CjmMap *map, const CjmId *steps, guint n_steps)
{
  return cut_out (map, (Cut){ .steps = new_set (steps, n_steps) });
}

CjmMap *
cjm_fragment_new_from_phases (const CjmMap *map, const CjmId *phases, guint n_phases)
{
  GHashTable *steps = new_id_set ();

  for (guint i = 0; i < n_phases; i++)
    {
      const CjmPhase *phase = cjm_map_find_phase (map, phases[i]);

      for (guint j = 0; phase != NULL && j < cjm_sequence_get_length (phase->steps); j++)
        add_id (steps, get_id (cjm_sequence_get (phase->steps, j)));
    }

  return cut_out (map, (Cut){ .steps = steps });
}

CjmMap *
cjm_fragment_new_from_lanes (const CjmMap *map, const CjmId *lanes, guint n_lanes)
{
  return cut_out (map, (Cut){ .lanes = new_set (lanes, n_lanes) });
}

guint
cjm_fragment_get_n_lanes (const CjmMap *fragment)
{
  guint n_lanes = cjm_map_get_n_lanes (fragment);

  return n_lanes > 0 && get_id (cjm_map_get_lane (fragment, n_lanes - 1)) == OUTSIDE_LANE
             ? n_lanes - 1
             : n_lanes;
}

gboolean
cjm_fragment_is_one_cell (const CjmMap *fragment)
{
  guint n_cells = 0;

  for (guint i = 0; i < cjm_fragment_get_n_lanes (fragment); i++)
    n_cells += cjm_sequence_get_length (cjm_map_get_lane (fragment, i)->cells);

  return n_cells <= 1
         || (cjm_fragment_get_n_lanes (fragment) == 1 && cjm_map_get_lane (fragment, 0)->is_by_phase
             && cjm_map_get_n_phases (fragment) == 1);
}
