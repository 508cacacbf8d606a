#include "cjm-fragment.h"

#include "cjm-edit-private.h"
#include "cjm-member.h"
#include "cjm-note-list.h"

#include <string.h>

/* Putting a fragment into a map: first it is said which id everything has there, then phases and
 * lanes are made ready, then the notes come in cell by cell. */

#define PHASES G_STRUCT_OFFSET (CjmMap, phases)

typedef struct
{
  CjmMap *map; /* as far as it has come */
  const CjmMap *fragment;
  guint n_lanes; /* of the fragment */
  GRand *random;
  CjmTwins *twins;                        /* the notes and curves by their ids in the fragment */
  GHashTable *steps, *sources, *channels; /* in the same way */
  CjmPasted *pasted;
} Paste;

void
cjm_pasted_init (CjmPasted *pasted)
{
  *pasted = (CjmPasted){ .notes = g_array_new (FALSE, FALSE, sizeof (CjmId)),
                         .headers = g_array_new (FALSE, FALSE, sizeof (CjmId)) };
}

void
cjm_pasted_clear (CjmPasted *pasted)
{
  g_array_unref (pasted->notes);
  g_array_unref (pasted->headers);
}

static CjmId
get_id (gconstpointer record)
{
  return ((const CjmRecord *) record)->id;
}

static void
map_id (GHashTable *table, CjmId from, CjmId to)
{
  g_hash_table_insert (table, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

/* 0 where @table does not have @id. */
static CjmId
find_id (GHashTable *table, CjmId id)
{
  const CjmId *found = g_hash_table_lookup (table, &id);

  return found != NULL ? *found : 0;
}

static void
step_to (Paste *paste, CjmMap *map)
{
  cjm_map_unref (paste->map);
  paste->map = map;
}

static const CjmLane *
get_lane (const Paste *paste, guint index)
{
  return cjm_map_get_lane (paste->fragment, index);
}

/* Sources and channels */

static gboolean
is_same_source (gconstpointer a, gconstpointer b)
{
  const CjmSource *one = a, *other = b;

  return strcmp (one->name, other->name) == 0 && one->source_type == other->source_type
         && strcmp (one->date, other->date) == 0 && strcmp (one->address, other->address) == 0;
}

static gboolean
is_same_channel (gconstpointer a, gconstpointer b)
{
  const CjmChannel *one = a, *other = b;

  return strcmp (one->name, other->name) == 0 && strcmp (one->icon, other->icon) == 0;
}

/* The id that each record of @from has in the map's sequence at @offset, where it is added if
 * neither its id nor its content is there. */
static void
adopt_records (Paste *paste,
               const CjmSequence *from,
               gsize offset,
               GHashTable *table,
               gboolean (*is_same) (gconstpointer a, gconstpointer b))
{
  for (guint i = 0; i < cjm_sequence_get_length (from); i++)
    {
      gpointer record = cjm_sequence_get (from, i);
      const CjmSequence *own = G_STRUCT_MEMBER (CjmSequence *, paste->map, offset);
      CjmId id = cjm_sequence_find (own, get_id (record)) >= 0 ? get_id (record) : 0;

      for (guint j = 0; id == 0 && j < cjm_sequence_get_length (own); j++)
        if (is_same (record, cjm_sequence_get (own, j)))
          id = get_id (cjm_sequence_get (own, j));
      if (id == 0)
        {
          id = get_id (record);
          step_to (paste,
                   cjm_edit_with_added (paste->map, offset, G_MAXUINT, cjm_record_ref (record)));
        }
      map_id (table, get_id (record), id);
    }
}

/* Ids */

static GHashTable *
collect_note_ids (const CjmMap *map)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);

  for (guint i = 0; i < sites->len; i++)
    g_hash_table_add (ids, (gpointer) &g_array_index (sites, CjmNoteSite, i).note->record.id);
  return ids;
}

static void
name_notes (Paste *paste, const CjmLane *lane, GHashTable *present)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        {
          CjmId id = get_id (cjm_sequence_get (cell->notes, j));

          map_id (paste->twins->notes, id,
                  g_hash_table_contains (present, &id) ? cjm_id_new (paste->random) : id);
        }
    }
}

static GHashTable *
new_id_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
paste_begin (Paste *paste,
             const CjmMap *map,
             const CjmMap *fragment,
             GRand *random,
             CjmPasted *pasted)
{
  g_autoptr (GHashTable) present = collect_note_ids (map);
  CjmMap *copy = cjm_record_copy (map);

  copy->format_minor = MAX (map->format_minor, fragment->format_minor);
  *paste = (Paste){ copy,
                    fragment,
                    cjm_fragment_get_n_lanes (fragment),
                    random,
                    cjm_twins_new (random),
                    new_id_table (),
                    new_id_table (),
                    new_id_table (),
                    pasted };
  adopt_records (paste, fragment->sources, G_STRUCT_OFFSET (CjmMap, sources), paste->sources,
                 is_same_source);
  adopt_records (paste, fragment->channels, G_STRUCT_OFFSET (CjmMap, channels), paste->channels,
                 is_same_channel);
  for (guint i = 0; i < paste->n_lanes; i++)
    name_notes (paste, get_lane (paste, i), present);
}

/* The actions of the map that answered these notes before they were cut answer them again. */
static void
restore_answers (Paste *paste, const CjmNote *stub)
{
  const CjmAction *link = cjm_note_get_detail (stub, CJM_RECORD_ACTION);

  if (link == NULL || cjm_map_find_note (paste->map, stub->record.id, NULL) == NULL)
    return;

  for (guint i = 0; i < cjm_sequence_get_length (link->answers); i++)
    {
      CjmId note = get_id (cjm_sequence_get (link->answers, i));

      if (find_id (paste->twins->notes, note) == note)
        step_to (paste, cjm_map_link_answer (paste->map, stub->record.id, note));
    }
}

static void
restore_outside (Paste *paste)
{
  for (guint i = paste->n_lanes; i < cjm_map_get_n_lanes (paste->fragment); i++)
    {
      const CjmSequence *cells = get_lane (paste, i)->cells;

      for (guint j = 0; j < cjm_sequence_get_length (cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (cells, j);

          for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
            restore_answers (paste, cjm_sequence_get (cell->notes, k));
        }
    }
}

static CjmMap *
paste_end (Paste *paste)
{
  GHashTable *tables[] = { paste->steps, paste->sources, paste->channels };
  CjmMap *map;

  restore_outside (paste);
  cjm_twins_free (paste->twins);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  map = cjm_edit_take_mended (paste->map);

  return map;
}

/* Notes */

static gpointer
adopt_note (gconstpointer record, gpointer data)
{
  const Paste *paste = data;
  const CjmNote *note = record;
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  CjmNote *copy = cjm_record_copy (note);

  copy->source = find_id (paste->sources, note->source);
  if (touchpoint != NULL && touchpoint->own_channel != 0)
    {
      CjmTouchpoint *moved = cjm_record_copy (touchpoint);

      moved->own_channel = find_id (paste->channels, touchpoint->own_channel);
      cjm_record_take_record (&copy->detail, moved);
    }

  return copy;
}

/* Copies of @notes at @index among those that @lane has at @step; takes @lane. */
static CjmLane *
take_lane_with_inserted (Paste *paste, CjmLane *lane, CjmId step, guint index, CjmSequence *notes)
{
  g_autoptr (CjmLane) owned = lane;
  g_autoptr (CjmSequence) twins = cjm_twins_copy_notes (paste->twins, notes);
  g_autoptr (CjmSequence) copies = cjm_edit_mapped (twins, adopt_note, paste);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const CjmCell *cell = cjm_lane_find_cell (lane, step);
  guint n_before = MIN (index, cell != NULL ? cjm_sequence_get_length (cell->notes) : 0);

  for (guint i = 0; i < n_before; i++)
    g_ptr_array_add (all, cjm_sequence_get (cell->notes, i));
  for (guint i = 0; i < cjm_sequence_get_length (copies); i++)
    {
      g_ptr_array_add (all, cjm_sequence_get (copies, i));
      g_array_append_val (paste->pasted->notes, ((CjmRecord *) cjm_sequence_get (copies, i))->id);
    }
  for (guint i = n_before; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    g_ptr_array_add (all, cjm_sequence_get (cell->notes, i));

  return cjm_edit_lane_with_notes (lane, step, cjm_sequence_new_from_array (all));
}

/* Curves */

static CjmId
find_curve_by_name (const CjmLane *lane, const char *name)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (lane->curves, i);

      if (strcmp (curve->name, name) == 0)
        return curve->record.id;
    }

  return 0;
}

/* The curve of the map's lane that feelings on @curve, the @index th of theirs, are to be on: the
 * first one stands for the first one. */
static CjmId
find_curve (Paste *paste, guint lane_index, const CjmCurve *curve, guint index)
{
  const CjmLane *lane = cjm_map_get_lane (paste->map, lane_index);
  CjmId id = curve->record.id;

  if (cjm_sequence_find (lane->curves, id) >= 0)
    return id;
  id = find_curve_by_name (lane, curve->name);
  if (id == 0 && index == 0)
    id = lane->curves != NULL ? get_id (cjm_sequence_get (lane->curves, 0)) : 0;
  else if (id == 0)
    step_to (paste,
             cjm_map_add_curve (paste->map, lane->record.id, curve->name, paste->random, &id));

  return id;
}

static gboolean
has_feeling_on (const CjmLane *lane, CjmId curve)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        {
          const CjmFeeling *feeling
              = cjm_note_get_detail (cjm_sequence_get (cell->notes, j), CJM_RECORD_FEELING);

          if (feeling != NULL && feeling->curve == curve)
            return TRUE;
        }
    }

  return FALSE;
}

static void
adopt_curves (Paste *paste, const CjmLane *from, guint lane_index)
{
  CjmLaneLook look = cjm_lane_kind_get (cjm_map_get_lane (paste->map, lane_index)->kind)->look;

  for (guint i = 0; look == CJM_LOOK_EMOTION && i < cjm_sequence_get_length (from->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (from->curves, i);

      if (find_id (paste->twins->curves, curve->record.id) == 0
          && has_feeling_on (from, curve->record.id))
        map_id (paste->twins->curves, curve->record.id, find_curve (paste, lane_index, curve, i));
    }
}

/* All cells of a lane of the fragment into the map's lane at @lane_index; those of the step
 * @first (or 0) come in at @index, the others behind what is there. */
static void
paste_lane_cells (Paste *paste, const CjmLane *from, guint lane_index, CjmId first, guint index)
{
  CjmLane *lane;

  if (from->cells == NULL)
    return;

  adopt_curves (paste, from, lane_index);
  lane = cjm_record_ref (cjm_map_get_lane (paste->map, lane_index));
  for (guint i = 0; i < cjm_sequence_get_length (from->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (from->cells, i);
      CjmId step = find_id (paste->steps, cell->record.id);

      if (step == 0)
        continue;
      lane = take_lane_with_inserted (paste, lane, step, step == first ? index : G_MAXUINT,
                                      cell->notes);
      /* Further ones of the same place follow it. */
      if (step == first && index != G_MAXUINT)
        index += cjm_sequence_get_length (cell->notes);
    }
  step_to (paste, cjm_edit_with_lane (paste->map, lane_index, lane));
}

/* Blocks */

static gboolean
takes_notes (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE;
}

static gboolean
is_all_by_phase (const Paste *paste)
{
  for (guint i = 0; i < paste->n_lanes; i++)
    if (!get_lane (paste, i)->is_by_phase)
      return FALSE;

  return TRUE;
}

/* The phase at @index; where the map has no such phase, one like @like is added. */
static const CjmPhase *
ensure_phase (Paste *paste, guint index, const CjmPhase *like)
{
  if (index >= cjm_map_get_n_phases (paste->map))
    {
      step_to (paste, cjm_map_add_phase (paste->map, G_MAXUINT, like->name, paste->random, NULL));
      paste->pasted->n_phases++;
    }

  return cjm_map_get_phase (paste->map, MIN (index, cjm_map_get_n_phases (paste->map) - 1));
}

static CjmId
get_step (const CjmPhase *phase, guint index)
{
  guint last = cjm_sequence_get_length (phase->steps) - 1;

  return get_id (cjm_sequence_get (phase->steps, MIN (index, last)));
}

static void
map_steps_of_phase (Paste *paste, const CjmPhase *from, const CjmPhase *to)
{
  for (guint i = 0; i < cjm_sequence_get_length (from->steps); i++)
    map_id (paste->steps, get_step (from, i), get_step (to, i));
}

/* How many of the fragment's steps, from the first, there must be to hold all its notes. */
static guint
count_filled_steps (const Paste *paste)
{
  g_autoptr (GHashTable) filled = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_steps = 0, n_filled = 0;

  for (guint i = 0; i < paste->n_lanes; i++)
    for (guint j = 0; j < cjm_sequence_get_length (get_lane (paste, i)->cells); j++)
      g_hash_table_add (filled,
                        &((CjmRecord *) cjm_sequence_get (get_lane (paste, i)->cells, j))->id);

  for (guint i = 0; i < cjm_map_get_n_phases (paste->fragment); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (paste->fragment, i)->steps;

      for (guint j = 0; j < cjm_sequence_get_length (steps); j++, n_steps++)
        if (g_hash_table_contains (filled, &((CjmRecord *) cjm_sequence_get (steps, j))->id))
          n_filled = n_steps + 1;
    }

  return n_filled;
}

/* Phase by phase, from the map's phase at @first. */
static void
map_steps_by_phase (Paste *paste, guint first)
{
  guint n_filled = count_filled_steps (paste), n_steps = 0;

  for (guint i = 0; n_steps < n_filled; i++)
    {
      const CjmPhase *from = cjm_map_get_phase (paste->fragment, i);

      map_steps_of_phase (paste, from, ensure_phase (paste, first + i, from));
      n_steps += cjm_sequence_get_length (from->steps);
    }
}

/* Step by step, from the step at @index of the map's phase at @phase. A cell of the fragment
 * that was as wide as a phase falls into one step. */
static void
map_steps_in_turn (Paste *paste, guint phase, guint index)
{
  gboolean is_by_phase = is_all_by_phase (paste);
  guint n_filled = count_filled_steps (paste), n_steps = 0;

  for (guint i = 0; n_steps < n_filled; i++)
    {
      const CjmPhase *from = cjm_map_get_phase (paste->fragment, i);

      for (guint j = 0; n_steps < n_filled && j < cjm_sequence_get_length (from->steps);
           j++, n_steps++)
        {
          const CjmPhase *to = ensure_phase (paste, phase, from);

          map_id (paste->steps, get_step (from, j), get_step (to, index));
          if (is_by_phase && j + 1 < cjm_sequence_get_length (from->steps))
            continue;
          index++;
          if (index >= cjm_sequence_get_length (to->steps))
            {
              phase++;
              index = 0;
            }
        }
    }
}

/* The first lane from @index that takes notes, or the number of lanes. */
static guint
find_lane_from (const Paste *paste, guint index)
{
  while (index < cjm_map_get_n_lanes (paste->map)
         && !takes_notes (cjm_map_get_lane (paste->map, index)))
    index++;

  return index;
}

/* The same; where there is none, one like @like is added. */
static guint
ensure_lane (Paste *paste, guint index, const CjmLane *like)
{
  guint n_lanes = cjm_map_get_n_lanes (paste->map);

  index = find_lane_from (paste, index);
  if (index < n_lanes)
    return index;

  step_to (paste, cjm_map_add_lane_of_kind (paste->map, n_lanes, 0, like->kind, like->name,
                                            like->question, paste->random, NULL));
  paste->pasted->n_lanes++;
  return n_lanes;
}

CjmMap *
cjm_map_paste_cells (const CjmMap *map,
                     const CjmMap *fragment,
                     CjmId lane,
                     CjmId step,
                     guint index,
                     GRand *random,
                     CjmPasted *pasted)
{
  int row = cjm_sequence_find (map->lanes, lane);
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, step);
  guint target, phase_index;
  Paste paste;

  if (row < 0 || phase == NULL || cjm_map_get_n_notes (fragment) == 0)
    return cjm_map_ref (map);

  paste_begin (&paste, map, fragment, random, pasted);
  phase_index = (guint) cjm_sequence_find (map->phases, phase->record.id);
  if (cjm_map_get_lane (map, (guint) row)->is_by_phase)
    map_steps_by_phase (&paste, phase_index);
  else
    map_steps_in_turn (&paste, phase_index, (guint) cjm_sequence_find (phase->steps, step));

  target = (guint) row;
  for (guint i = 0; i < paste.n_lanes; i++)
    if (takes_notes (get_lane (&paste, i)))
      {
        const CjmLane *from = get_lane (&paste, i);

        target = from->cells != NULL ? ensure_lane (&paste, target, from)
                                     : find_lane_from (&paste, target);
        paste_lane_cells (&paste, from, target, i == 0 ? step : 0, index);
        target++;
      }

  return paste_end (&paste);
}

/* Steps and phases */

static gboolean
is_equal_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return *a != '\0' && strcmp (one, other) == 0;
}

/* The map's lane for one of the fragment: the same, one of the same kind and name, or the next of
 * the same kind, unless that is the plain one, which says nothing. -1 where there is none. */
static int
find_lane_like (const Paste *paste, const CjmLane *like, const gboolean *is_used)
{
  int same = cjm_sequence_find (paste->map->lanes, like->record.id);
  const CjmLaneKind *kind = cjm_lane_kind_get (like->kind);

  for (guint i = 0; same < 0 && i < cjm_map_get_n_lanes (paste->map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (paste->map, i);

      if (strcmp (lane->kind, like->kind) == 0 && is_equal_name (lane->name, like->name))
        same = (int) i;
    }
  for (guint i = 0;
       same < 0 && kind->detail != CJM_RECORD_NOTE && i < cjm_map_get_n_lanes (paste->map); i++)
    if (!is_used[i] && strcmp (cjm_map_get_lane (paste->map, i)->kind, like->kind) == 0)
      same = (int) i;

  return same;
}

/* All notes of the fragment into lanes like theirs; the steps are known. */
static void
paste_into_like_lanes (Paste *paste)
{
  g_autofree gboolean *is_used
      = g_new0 (gboolean, cjm_map_get_n_lanes (paste->map) + paste->n_lanes);

  for (guint i = 0; i < paste->n_lanes; i++)
    {
      const CjmLane *from = get_lane (paste, i);
      int target;

      if (from->cells == NULL || !takes_notes (from))
        continue;
      target = find_lane_like (paste, from, is_used);
      if (target < 0 || !takes_notes (cjm_map_get_lane (paste->map, (guint) target)))
        target = (int) ensure_lane (paste, cjm_map_get_n_lanes (paste->map), from);
      is_used[target] = TRUE;
      paste_lane_cells (paste, from, (guint) target, 0, G_MAXUINT);
    }
}

/* The id of a record in the map: its own where it is free there. */
static CjmId
choose_id (Paste *paste, CjmId id, gboolean is_there)
{
  return is_there ? cjm_id_new (paste->random) : id;
}

static gpointer
adopt_step (gconstpointer record, gpointer data)
{
  Paste *paste = data;
  CjmStep *step = cjm_record_copy (record);

  step->record.id = choose_id (paste, get_id (record),
                               cjm_map_find_phase_of_step (paste->map, get_id (record)) != NULL);
  map_id (paste->steps, get_id (record), step->record.id);
  return step;
}

CjmMap *
cjm_map_paste_phases (const CjmMap *map,
                      const CjmMap *fragment,
                      guint index,
                      GRand *random,
                      CjmPasted *pasted)
{
  Paste paste;

  if (fragment->phases == NULL)
    return cjm_map_ref (map);

  paste_begin (&paste, map, fragment, random, pasted);
  index = MIN (index, cjm_map_get_n_phases (map));
  for (guint i = 0; i < cjm_map_get_n_phases (fragment); i++)
    {
      CjmPhase *phase = cjm_record_copy (cjm_map_get_phase (fragment, i));

      phase->record.id = choose_id (&paste, phase->record.id,
                                    cjm_map_find_phase (paste.map, phase->record.id) != NULL);
      cjm_record_take_sequence (&phase->steps, cjm_edit_mapped (phase->steps, adopt_step, &paste));
      g_array_append_val (pasted->headers, phase->record.id);
      step_to (&paste, cjm_edit_with_added (paste.map, PHASES, index + i, phase));
    }
  paste_into_like_lanes (&paste);

  return paste_end (&paste);
}

CjmMap *
cjm_map_paste_steps (const CjmMap *map,
                     const CjmMap *fragment,
                     CjmId phase,
                     guint index,
                     GRand *random,
                     CjmPasted *pasted)
{
  Paste paste;
  CjmPhase *copy;

  if (fragment->phases == NULL || cjm_map_find_phase (map, phase) == NULL)
    return cjm_map_ref (map);

  paste_begin (&paste, map, fragment, random, pasted);
  copy = cjm_record_copy (cjm_map_find_phase (map, phase));
  index = MIN (index, cjm_sequence_get_length (copy->steps));
  for (guint i = 0; i < cjm_map_get_n_phases (fragment); i++)
    {
      const CjmSequence *steps = cjm_map_get_phase (fragment, i)->steps;

      for (guint j = 0; j < cjm_sequence_get_length (steps); j++, index++)
        {
          CjmStep *step = adopt_step (cjm_sequence_get (steps, j), &paste);

          g_array_append_val (pasted->headers, step->record.id);
          cjm_record_take_sequence (&copy->steps,
                                    cjm_sequence_with_inserted (copy->steps, index, step));
        }
    }
  step_to (&paste, cjm_edit_with_record (paste.map, phase, copy));
  paste_into_like_lanes (&paste);

  return paste_end (&paste);
}

/* Lanes */

static const CjmPhase *
find_phase_like (const Paste *paste, const CjmPhase *like, guint index)
{
  const CjmPhase *same = cjm_map_find_phase (paste->map, like->record.id);

  for (guint i = 0; same == NULL && i < cjm_map_get_n_phases (paste->map); i++)
    if (is_equal_name (cjm_map_get_phase (paste->map, i)->name, like->name))
      same = cjm_map_get_phase (paste->map, i);
  if (same == NULL && index < cjm_map_get_n_phases (paste->map))
    same = cjm_map_get_phase (paste->map, index);

  return same;
}

static gboolean
has_notes_at (const Paste *paste, const CjmPhase *phase)
{
  for (guint i = 0; i < paste->n_lanes; i++)
    for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
      if (cjm_lane_find_cell (get_lane (paste, i), get_step (phase, j)) != NULL)
        return TRUE;

  return FALSE;
}

static void
map_steps_by_likeness (Paste *paste)
{
  for (guint i = 0; i < cjm_map_get_n_phases (paste->fragment); i++)
    {
      const CjmPhase *from = cjm_map_get_phase (paste->fragment, i);
      const CjmPhase *to = find_phase_like (paste, from, i);

      if (to == NULL && has_notes_at (paste, from))
        to = ensure_phase (paste, G_MAXUINT, from);
      for (guint j = 0; to != NULL && j < cjm_sequence_get_length (from->steps); j++)
        {
          CjmId step = get_step (from, j);

          map_id (paste->steps, step,
                  cjm_sequence_find (to->steps, step) >= 0 ? step : get_step (to, j));
        }
    }
}

static gpointer
adopt_curve (gconstpointer record, gpointer data)
{
  Paste *paste = data;
  CjmCurve *curve = cjm_record_copy (record);

  curve->record.id
      = choose_id (paste, get_id (record),
                   cjm_map_find_record (paste->map, CJM_RECORD_CURVE, get_id (record)) != NULL);
  map_id (paste->twins->curves, get_id (record), curve->record.id);
  return curve;
}

/* The group of a pasted lane: its own where the map does not have that yet. */
static CjmId
adopt_group (Paste *paste, const CjmLane *lane, GHashTable *added)
{
  int index = cjm_sequence_find (paste->fragment->groups, lane->group);

  if (index < 0)
    return 0;
  if (!g_hash_table_contains (added, &lane->group))
    {
      if (cjm_map_find_group (paste->map, lane->group) != NULL)
        return 0;
      step_to (paste, cjm_edit_with_added (paste->map, G_STRUCT_OFFSET (CjmMap, groups), G_MAXUINT,
                                           cjm_record_ref (cjm_sequence_get (
                                               paste->fragment->groups, (guint) index))));
      g_hash_table_add (added, (gpointer) &lane->group);
    }

  return lane->group;
}

/* The fragment's lane without its notes, in the place where the map's rules for groups put it.
 * Returns its index there. */
static guint
add_empty_lane (Paste *paste, const CjmLane *from, guint index, CjmId group)
{
  CjmId id
      = choose_id (paste, from->record.id, cjm_map_find_lane (paste->map, from->record.id) != NULL);
  CjmId placed = 0;
  CjmLane *lane = cjm_record_copy (from);
  const CjmLane *place;
  guint found;

  step_to (paste, cjm_map_add_lane_of_kind (paste->map, index, group, from->kind, from->name, "",
                                            paste->random, &placed));
  found = (guint) cjm_sequence_find (paste->map->lanes, placed);
  place = cjm_map_get_lane (paste->map, found);
  lane->record.id = id;
  lane->group = place->group;
  cjm_record_take_sequence (&lane->cells, NULL);
  cjm_record_take_sequence (&lane->curves, cjm_edit_mapped (from->curves, adopt_curve, paste));
  g_array_append_val (paste->pasted->headers, id);
  step_to (paste, cjm_edit_with_lane (paste->map, found, lane));

  return found;
}

CjmMap *
cjm_map_paste_lanes (const CjmMap *map,
                     const CjmMap *fragment,
                     guint index,
                     CjmId group,
                     GRand *random,
                     CjmPasted *pasted)
{
  g_autoptr (GHashTable) added = g_hash_table_new (g_int64_hash, g_int64_equal);
  Paste paste;

  if (cjm_fragment_get_n_lanes (fragment) == 0)
    return cjm_map_ref (map);

  paste_begin (&paste, map, fragment, random, pasted);
  map_steps_by_likeness (&paste);
  index = MIN (index, cjm_map_get_n_lanes (map));
  for (guint i = 0; i < paste.n_lanes; i++)
    {
      const CjmLane *from = get_lane (&paste, i);
      guint place = add_empty_lane (&paste, from, index,
                                    group != 0 ? group : adopt_group (&paste, from, added));

      paste_lane_cells (&paste, from, place, 0, G_MAXUINT);
      index = place + 1;
    }

  return paste_end (&paste);
}
