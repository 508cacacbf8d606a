#include "cjm-merge-private.h"

/* The trees of the three maps are taken apart into items, one for each id; what becomes of each
 * is decided, and the tree of the result is put together again. */

typedef struct
{
  CjmRecordType type;
  CjmId id;
} Key;

/* What an item stands in: a note in a lane and a step, a step in a phase, a curve in a lane. All
 * others stand in the map. */
typedef struct
{
  CjmId parent;
  CjmId step;
} Place;

typedef enum
{
  BASE,
  MINE,
  THEIRS,
  N_SIDES
} SideIndex;

typedef struct
{
  Key key;
  gconstpointer records[N_SIDES]; /* borrowed from the maps; NULL where a side lacks it */
  Place places[N_SIDES];
  gboolean is_kept;
  Place place;
  gpointer merged; /* owned; shared with a side where that is the same */
  gpointer own;    /* owned; what stands in the sides where the merge made it */
} Item;

/* What stands in one place of the result, and in which order each side has it. */
typedef struct
{
  Key key; /* of what it stands in; the type is that of what stands there */
  CjmId step;
  GPtrArray *orders[N_SIDES]; /* of Item */
  GPtrArray *order;           /* of the result */
} Container;

typedef struct
{
  GPtrArray *items;
  GHashTable *by_key;        /* Key => Item */
  GPtrArray *walks[N_SIDES]; /* of Item, in the order in which a side has them */
  GPtrArray *containers;
  GHashTable *by_place; /* Container => itself */
  GArray *conflicts;
} Merge;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) * 31 + (guint) key->type;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->type == other->type && one->id == other->id;
}

static guint
hash_container (gconstpointer data)
{
  const Container *container = data;

  return hash_key (&container->key) * 31 + g_int64_hash (&container->step);
}

static gboolean
equal_containers (gconstpointer a, gconstpointer b)
{
  const Container *one = a, *other = b;

  return equal_keys (&one->key, &other->key) && one->step == other->step;
}

static void
free_item (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->merged, cjm_record_unref);
  g_clear_pointer (&item->own, cjm_record_unref);
  g_free (item);
}

static void
free_container (gpointer data)
{
  Container *container = data;

  for (guint i = 0; i < N_SIDES; i++)
    g_ptr_array_unref (container->orders[i]);
  g_clear_pointer (&container->order, g_ptr_array_unref);
  g_free (container);
}

static void
merge_init (Merge *merge)
{
  merge->items = g_ptr_array_new_with_free_func (free_item);
  merge->by_key = g_hash_table_new (hash_key, equal_keys);
  for (guint i = 0; i < N_SIDES; i++)
    merge->walks[i] = g_ptr_array_new ();
  merge->containers = g_ptr_array_new_with_free_func (free_container);
  merge->by_place = g_hash_table_new (hash_container, equal_containers);
  merge->conflicts = g_array_new (FALSE, FALSE, sizeof (CjmConflict));
}

static void
merge_clear (Merge *merge)
{
  g_hash_table_unref (merge->by_place);
  g_ptr_array_unref (merge->containers);
  for (guint i = 0; i < N_SIDES; i++)
    g_ptr_array_unref (merge->walks[i]);
  g_hash_table_unref (merge->by_key);
  g_ptr_array_unref (merge->items);
  g_array_unref (merge->conflicts);
}

/* Taking the maps apart */

static Item *
find_item (Merge *merge, CjmRecordType type, CjmId id)
{
  Key key = { type, id };

  return g_hash_table_lookup (merge->by_key, &key);
}

static void
add_record (Merge *merge, SideIndex side, gconstpointer record, Place place)
{
  const CjmRecord *self = record;
  Item *item = find_item (merge, self->type, self->id);

  if (item == NULL)
    {
      item = g_new0 (Item, 1);
      item->key = (Key){ self->type, self->id };
      g_ptr_array_add (merge->items, item);
      g_hash_table_insert (merge->by_key, &item->key, item);
    }
  /* A file that names an id twice is refused, so this is the only one of its side. */
  item->records[side] = record;
  item->places[side] = place;
  g_ptr_array_add (merge->walks[side], item);
}

static void
add_sequence (Merge *merge, SideIndex side, const CjmSequence *sequence, Place place)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    add_record (merge, side, cjm_sequence_get (sequence, i), place);
}

static void
take_apart (Merge *merge, SideIndex side, const CjmMap *map)
{
  Place root = { 0, 0 };

  add_sequence (merge, side, map->sources, root);
  add_sequence (merge, side, map->channels, root);
  add_sequence (merge, side, map->phases, root);
  add_sequence (merge, side, map->groups, root);
  add_sequence (merge, side, map->lanes, root);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      add_sequence (merge, side, phase->steps, (Place){ phase->record.id, 0 });
    }
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      add_sequence (merge, side, lane->curves, (Place){ lane->record.id, 0 });
      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (lane->cells, j);

          add_sequence (merge, side, cell->notes, (Place){ lane->record.id, cell->record.id });
        }
    }
}

/* Deciding */

static gboolean
is_same_place (Place a, Place b)
{
  return a.parent == b.parent && a.step == b.step;
}

/* Whether a side has made something else of what it shares with the base. */
static gboolean
is_changed (const Item *item, SideIndex side)
{
  return !cjm_merge_has_same_members (item->records[BASE], item->records[side])
         || !is_same_place (item->places[BASE], item->places[side]);
}

static gboolean
is_wanted (const Item *item)
{
  if (item->records[MINE] != NULL && item->records[THEIRS] != NULL)
    return TRUE;
  if (item->records[MINE] == NULL && item->records[THEIRS] == NULL)
    return FALSE;

  return item->records[BASE] == NULL
         || is_changed (item, item->records[MINE] != NULL ? MINE : THEIRS);
}

static void
add_conflict (Merge *merge, const Item *item, CjmConflictKind kind)
{
  CjmConflict conflict = { .kind = kind, .type = item->key.type, .id = item->key.id };

  g_array_append_val (merge->conflicts, conflict);
}

static void
choose_place (Merge *merge, Item *item)
{
  gboolean has_base = item->records[BASE] != NULL;

  if (item->records[MINE] == NULL || item->records[THEIRS] == NULL)
    {
      item->place = item->places[item->records[MINE] != NULL     ? MINE
                                 : item->records[THEIRS] != NULL ? THEIRS
                                                                 : BASE];
      return;
    }

  item->place = item->places[MINE];
  if (is_same_place (item->places[MINE], item->places[THEIRS]))
    return;
  if (has_base && is_same_place (item->places[BASE], item->places[MINE]))
    item->place = item->places[THEIRS];
  else if (!has_base || !is_same_place (item->places[BASE], item->places[THEIRS]))
    add_conflict (merge, item, CJM_CONFLICT_PLACE);
}

static void
merge_item (Merge *merge, Item *item)
{
  gconstpointer mine = item->records[MINE], theirs = item->records[THEIRS];

  if (mine != NULL && theirs != NULL)
    item->merged
        = cjm_merge_members (item->records[BASE], mine, theirs, item->key.id, merge->conflicts);
  else
    item->merged = cjm_record_copy (mine != NULL     ? mine
                                    : theirs != NULL ? theirs
                                                     : item->records[BASE]);
}

static void keep (Merge *merge, CjmRecordType type, CjmId id);

/* What an item stands in and refers to stays with it. */
static void
keep_needed (Merge *merge, const Item *item)
{
  if (item->key.type == CJM_RECORD_STEP)
    keep (merge, CJM_RECORD_PHASE, item->place.parent);
  else if (item->key.type == CJM_RECORD_CURVE)
    keep (merge, CJM_RECORD_LANE, item->place.parent);
  else if (item->key.type == CJM_RECORD_LANE)
    keep (merge, CJM_RECORD_GROUP, ((CjmLane *) item->merged)->group);
  else if (item->key.type == CJM_RECORD_NOTE)
    {
      const CjmNote *note = item->merged;
      const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
      const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);

      keep (merge, CJM_RECORD_LANE, item->place.parent);
      keep (merge, CJM_RECORD_STEP, item->place.step);
      keep (merge, CJM_RECORD_SOURCE, note->source);
      if (touchpoint != NULL)
        keep (merge, CJM_RECORD_CHANNEL, touchpoint->own_channel);
      if (feeling != NULL)
        keep (merge, CJM_RECORD_CURVE, feeling->curve);
    }
}

static void
keep_item (Merge *merge, Item *item)
{
  if (item->is_kept)
    return;

  item->is_kept = TRUE;
  choose_place (merge, item);
  merge_item (merge, item);
  keep_needed (merge, item);
}

static void
keep (Merge *merge, CjmRecordType type, CjmId id)
{
  Item *item = find_item (merge, type, id);

  if (item != NULL)
    keep_item (merge, item);
}

/* Every phase has a step: where one side joined its steps and the other took away or moved what
 * they were joined into, one that it had comes back. */
static void
keep_steps (Merge *merge)
{
  g_autoptr (GHashTable) phases = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < merge->items->len; i++)
    {
      Item *item = merge->items->pdata[i];

      if (item->is_kept && item->key.type == CJM_RECORD_STEP)
        g_hash_table_add (phases, &item->place.parent);
    }
  for (guint i = 0; i < merge->items->len; i++)
    {
      Item *item = merge->items->pdata[i];

      if (item->is_kept || item->key.type != CJM_RECORD_STEP
          || g_hash_table_contains (phases, &item->places[BASE].parent))
        continue;
      choose_place (merge, item);
      if (find_item (merge, CJM_RECORD_PHASE, item->place.parent)->is_kept)
        {
          keep_item (merge, item);
          g_hash_table_add (phases, &item->place.parent);
        }
    }
}

/* Makes the id of a step out of that of its phase. */
#define STEP_ID 0x9e3779b97f4a7c15

static void
add_new_step (Merge *merge, CjmId id, CjmId phase)
{
  CjmRecord *step = cjm_record_new (CJM_RECORD_STEP, id);

  /* As if both had added it. */
  for (SideIndex side = MINE; side < N_SIDES; side++)
    add_record (merge, side, step, (Place){ phase, 0 });
  find_item (merge, CJM_RECORD_STEP, id)->own = step;
  keep (merge, CJM_RECORD_STEP, id);
}

/* Where a side that took the phase away has moved all its steps, the phase that the other side
 * has changed gets a step of its own: the same one whoever merges. */
static void
add_steps (Merge *merge)
{
  g_autoptr (GHashTable) phases = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_items = merge->items->len;

  for (guint i = 0; i < n_items; i++)
    {
      Item *item = merge->items->pdata[i];

      if (item->is_kept && item->key.type == CJM_RECORD_STEP)
        g_hash_table_add (phases, &item->place.parent);
    }
  for (guint i = 0; i < n_items; i++)
    {
      Item *item = merge->items->pdata[i];
      CjmId id = item->key.id ^ STEP_ID;

      if (!item->is_kept || item->key.type != CJM_RECORD_PHASE
          || g_hash_table_contains (phases, &item->key.id))
        continue;
      while (id == 0 || find_item (merge, CJM_RECORD_STEP, id) != NULL)
        id++;
      add_new_step (merge, id, item->key.id);
    }
}

static void
decide (Merge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    if (is_wanted (merge->items->pdata[i]))
      keep_item (merge, merge->items->pdata[i]);
  keep_steps (merge);
  add_steps (merge);
}

/* Ordering */

static Container *
get_container (Merge *merge, CjmRecordType type, Place place)
{
  Container key = { .key = { type, place.parent }, .step = place.step };
  Container *container = g_hash_table_lookup (merge->by_place, &key);

  if (container == NULL)
    {
      container = g_memdup2 (&key, sizeof key);
      for (guint i = 0; i < N_SIDES; i++)
        container->orders[i] = g_ptr_array_new ();
      g_ptr_array_add (merge->containers, container);
      g_hash_table_add (merge->by_place, container);
    }

  return container;
}

/* What came back although neither side has it stands where the base had it. */
static SideIndex
get_side (const Item *item, SideIndex side)
{
  gboolean is_revived = item->records[MINE] == NULL && item->records[THEIRS] == NULL;

  return is_revived ? BASE : side;
}

static void
fill_containers (Merge *merge, SideIndex side)
{
  for (guint i = 0; i < merge->walks[side]->len; i++)
    {
      Item *item = merge->walks[side]->pdata[i];
      Container *container;

      if (!item->is_kept || !is_same_place (item->place, item->places[side]))
        continue;
      container = get_container (merge, item->key.type, item->place);
      g_ptr_array_add (container->orders[side], item);
      if (side == BASE && get_side (item, MINE) == BASE)
        {
          g_ptr_array_add (container->orders[MINE], item);
          g_ptr_array_add (container->orders[THEIRS], item);
        }
    }
}

static int
rank_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;

  return one->key.id < other->key.id ? -1 : one->key.id > other->key.id;
}

static void
order (Merge *merge)
{
  g_autoptr (GPtrArray) clashes = g_ptr_array_new ();

  for (guint i = 0; i < N_SIDES; i++)
    fill_containers (merge, (SideIndex) i);
  for (guint i = 0; i < merge->containers->len; i++)
    {
      Container *container = merge->containers->pdata[i];

      container->order = cjm_merge_order (container->orders[BASE], container->orders[MINE],
                                          container->orders[THEIRS], rank_items, clashes);
    }
  for (guint i = 0; i < clashes->len; i++)
    add_conflict (merge, clashes->pdata[i], CJM_CONFLICT_ORDER);
}

/* Putting together */

static CjmSequence *
collect (Merge *merge, CjmRecordType type, Place place)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const Container *container = get_container (merge, type, place);

  for (guint i = 0; container->order != NULL && i < container->order->len; i++)
    g_ptr_array_add (records, ((Item *) container->order->pdata[i])->merged);

  return cjm_sequence_new_from_array (records);
}

/* What a later version said of a cell; else a new record. */
static CjmCell *
create_cell (Merge *merge, const CjmLane *lane, CjmId step)
{
  const Item *item = find_item (merge, CJM_RECORD_LANE, lane->record.id);

  for (guint i = MINE; i < N_SIDES; i++)
    {
      const CjmCell *cell
          = item->records[i] != NULL ? cjm_lane_find_cell (item->records[i], step) : NULL;

      if (cell != NULL)
        return cjm_record_copy (cell);
    }

  return cjm_record_new (CJM_RECORD_CELL, step);
}

static CjmSequence *
collect_cells (Merge *merge, const CjmLane *lane, const CjmSequence *phases)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; i < cjm_sequence_get_length (phases); i++)
    {
      const CjmPhase *phase = cjm_sequence_get (phases, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          const CjmStep *step = cjm_sequence_get (phase->steps, j);
          CjmSequence *notes
              = collect (merge, CJM_RECORD_NOTE, (Place){ lane->record.id, step->record.id });
          CjmCell *cell;

          if (notes == NULL)
            continue;
          cell = create_cell (merge, lane, step->record.id);
          cjm_record_take_sequence (&cell->notes, notes);
          g_ptr_array_add (cells, cell);
        }
    }

  return cjm_sequence_new_from_array (cells);
}

/* A record of a side is shared where the result is the same. */
static gpointer
share (const Item *item, gpointer merged)
{
  for (guint i = MINE; i < N_SIDES; i++)
    if (item->records[i] != NULL && cjm_record_equal (item->records[i], merged))
      {
        cjm_record_unref (merged);
        return cjm_record_ref (item->records[i]);
      }

  return merged;
}

/* Records that hold others take what was collected for them; before they are looked at as parts
 * of the map. */
static void
fill_records (Merge *merge, CjmRecordType type, const CjmSequence *phases)
{
  for (guint i = 0; i < merge->items->len; i++)
    {
      Item *item = merge->items->pdata[i];

      if (!item->is_kept || item->key.type != type)
        continue;
      if (type == CJM_RECORD_PHASE)
        cjm_record_take_sequence (&((CjmPhase *) item->merged)->steps,
                                  collect (merge, CJM_RECORD_STEP, (Place){ item->key.id, 0 }));
      if (type == CJM_RECORD_LANE)
        {
          CjmLane *lane = item->merged;

          cjm_record_take_sequence (&lane->curves,
                                    collect (merge, CJM_RECORD_CURVE, (Place){ item->key.id, 0 }));
          cjm_record_take_sequence (&lane->cells, collect_cells (merge, lane, phases));
        }
      item->merged = share (item, item->merged);
    }
}

/* An action may have been linked to a note that is gone, or has become part of the action. */
static void
drop_dead_answers (Merge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    {
      Item *item = merge->items->pdata[i];
      const CjmAction *action = item->is_kept && item->key.type == CJM_RECORD_NOTE
                                    ? cjm_note_get_detail (item->merged, CJM_RECORD_ACTION)
                                    : NULL;
      g_autoptr (GPtrArray) answers = g_ptr_array_new ();

      if (action == NULL)
        continue;
      for (guint j = 0; j < cjm_sequence_get_length (action->answers); j++)
        {
          CjmRecord *answer = cjm_sequence_get (action->answers, j);
          const Item *note = find_item (merge, CJM_RECORD_NOTE, answer->id);

          if (note != NULL && note->is_kept && note != item)
            g_ptr_array_add (answers, answer);
        }
      if (answers->len < cjm_sequence_get_length (action->answers))
        {
          CjmAction *copy = cjm_record_copy (action);

          cjm_record_take_sequence (&copy->answers, cjm_sequence_new_from_array (answers));
          cjm_record_take_record (&((CjmNote *) item->merged)->detail, copy);
        }
    }
}

/* A group stands in one piece, where its first lane is. */
static CjmSequence *
gather_groups (CjmSequence *lanes)
{
  g_autoptr (GPtrArray) gathered = g_ptr_array_new ();
  g_autoptr (GHashTable) closed = g_hash_table_new (g_int64_hash, g_int64_equal);
  CjmSequence *result;

  for (guint i = 0; i < cjm_sequence_get_length (lanes); i++)
    {
      CjmLane *lane = cjm_sequence_get (lanes, i);

      if (lane->group == 0)
        g_ptr_array_add (gathered, lane);
      else if (g_hash_table_add (closed, &lane->group))
        for (guint j = i; j < cjm_sequence_get_length (lanes); j++)
          if (((CjmLane *) cjm_sequence_get (lanes, j))->group == lane->group)
            g_ptr_array_add (gathered, cjm_sequence_get (lanes, j));
    }
  result = cjm_sequence_new_from_array (gathered);
  cjm_sequence_unref (lanes);

  return result;
}

static CjmMap *
put_together (Merge *merge, const CjmMap *base, const CjmMap *mine, const CjmMap *theirs)
{
  CjmMap *map = cjm_merge_members (base, mine, theirs, 0, merge->conflicts);
  Place root = { 0, 0 };

  drop_dead_answers (merge);
  for (guint i = 0; i < merge->items->len; i++)
    {
      Item *item = merge->items->pdata[i];

      if (item->is_kept && item->key.type != CJM_RECORD_PHASE && item->key.type != CJM_RECORD_LANE)
        item->merged = share (item, item->merged);
    }
  fill_records (merge, CJM_RECORD_PHASE, NULL);
  cjm_record_take_sequence (&map->phases, collect (merge, CJM_RECORD_PHASE, root));
  fill_records (merge, CJM_RECORD_LANE, map->phases);
  cjm_record_take_sequence (&map->sources, collect (merge, CJM_RECORD_SOURCE, root));
  cjm_record_take_sequence (&map->channels, collect (merge, CJM_RECORD_CHANNEL, root));
  cjm_record_take_sequence (&map->groups, collect (merge, CJM_RECORD_GROUP, root));
  cjm_record_take_sequence (&map->lanes, gather_groups (collect (merge, CJM_RECORD_LANE, root)));
  map->format_minor = MAX (mine->format_minor, theirs->format_minor);

  return map;
}

CjmMap *
cjm_map_merge (const CjmMap *base, const CjmMap *mine, const CjmMap *theirs, GArray **conflicts)
{
  Merge merge;
  CjmMap *map;

  merge_init (&merge);
  take_apart (&merge, BASE, base);
  take_apart (&merge, MINE, mine);
  take_apart (&merge, THEIRS, theirs);
  decide (&merge);
  order (&merge);
  map = put_together (&merge, base, mine, theirs);
  if (conflicts != NULL)
    *conflicts = g_array_ref (merge.conflicts);
  merge_clear (&merge);

  return map;
}
