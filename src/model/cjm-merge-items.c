#include "cjm-merge-private.h"

/* Maps taken apart. */

static guint
hash_key (gconstpointer data)
{
  const CjmMergeKey *key = data;

  return g_int64_hash (&key->id) * 31 + (guint) key->type;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const CjmMergeKey *one = a, *other = b;

  return one->type == other->type && one->id == other->id;
}

static guint
hash_container (gconstpointer data)
{
  const CjmMergeContainer *container = data;

  return hash_key (&container->key) * 31 + g_int64_hash (&container->step);
}

static gboolean
equal_containers (gconstpointer a, gconstpointer b)
{
  const CjmMergeContainer *one = a, *other = b;

  return equal_keys (&one->key, &other->key) && one->step == other->step;
}

static void
free_item (gpointer data)
{
  CjmMergeItem *item = data;

  g_clear_pointer (&item->merged, cjm_record_unref);
  g_clear_pointer (&item->own, cjm_record_unref);
  g_free (item);
}

static void
free_container (gpointer data)
{
  CjmMergeContainer *container = data;

  for (guint i = 0; i < CJM_MERGE_N_SIDES; i++)
    g_ptr_array_unref (container->orders[i]);
  g_clear_pointer (&container->order, g_ptr_array_unref);
  g_free (container);
}

CjmMergeItem *
cjm_merge_find (const CjmMerge *merge, CjmRecordType type, CjmId id)
{
  CjmMergeKey key = { type, id };

  return g_hash_table_lookup (merge->by_key, &key);
}

CjmMergeItem *
cjm_merge_add (CjmMerge *merge, CjmMergeSide side, gconstpointer record, CjmMergePlace place)
{
  const CjmRecord *self = record;
  CjmMergeItem *item = cjm_merge_find (merge, self->type, self->id);

  if (item == NULL)
    {
      item = g_new0 (CjmMergeItem, 1);
      item->key = (CjmMergeKey){ self->type, self->id };
      g_ptr_array_add (merge->items, item);
      g_hash_table_insert (merge->by_key, &item->key, item);
    }
  /* A file that names an id twice is refused, so this is the only one of its side. */
  item->records[side] = record;
  item->places[side] = place;
  g_ptr_array_add (merge->walks[side], item);

  return item;
}

static void
add_sequence (CjmMerge *merge, CjmMergeSide side, const CjmSequence *sequence, CjmMergePlace place)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    cjm_merge_add (merge, side, cjm_sequence_get (sequence, i), place);
}

static void
take_lane_apart (CjmMerge *merge, CjmMergeSide side, const CjmLane *lane)
{
  add_sequence (merge, side, lane->curves, (CjmMergePlace){ lane->record.id, 0 });
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      add_sequence (merge, side, cell->notes, (CjmMergePlace){ lane->record.id, cell->record.id });
    }
}

static void
take_apart (CjmMerge *merge, CjmMergeSide side)
{
  const CjmMap *map = merge->maps[side];
  CjmMergePlace root = { 0, 0 };

  add_sequence (merge, side, map->sources, root);
  add_sequence (merge, side, map->channels, root);
  add_sequence (merge, side, map->phases, root);
  add_sequence (merge, side, map->groups, root);
  add_sequence (merge, side, map->lanes, root);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      add_sequence (merge, side, phase->steps, (CjmMergePlace){ phase->record.id, 0 });
    }
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    take_lane_apart (merge, side, cjm_map_get_lane (map, i));
}

void
cjm_merge_init (CjmMerge *merge, const CjmMap *base, const CjmMap *mine, const CjmMap *theirs)
{
  merge->maps[CJM_MERGE_BASE] = base;
  merge->maps[CJM_MERGE_MINE] = mine;
  merge->maps[CJM_MERGE_THEIRS] = theirs;
  merge->keeps_all = FALSE;
  merge->items = g_ptr_array_new_with_free_func (free_item);
  merge->by_key = g_hash_table_new (hash_key, equal_keys);
  merge->containers = g_ptr_array_new_with_free_func (free_container);
  merge->by_place = g_hash_table_new (hash_container, equal_containers);
  merge->conflicts = g_array_new (FALSE, FALSE, sizeof (CjmConflict));
  for (guint i = 0; i < CJM_MERGE_N_SIDES; i++)
    {
      merge->walks[i] = g_ptr_array_new ();
      if (merge->maps[i] != NULL)
        take_apart (merge, (CjmMergeSide) i);
    }
}

void
cjm_merge_clear (CjmMerge *merge)
{
  g_hash_table_unref (merge->by_place);
  g_ptr_array_unref (merge->containers);
  for (guint i = 0; i < CJM_MERGE_N_SIDES; i++)
    g_ptr_array_unref (merge->walks[i]);
  g_hash_table_unref (merge->by_key);
  g_ptr_array_unref (merge->items);
  g_array_unref (merge->conflicts);
}

gboolean
cjm_merge_is_same_place (CjmMergePlace a, CjmMergePlace b)
{
  return a.parent == b.parent && a.step == b.step;
}

/* Containers */

CjmMergeContainer *
cjm_merge_get_container (CjmMerge *merge, CjmRecordType type, CjmMergePlace place)
{
  CjmMergeContainer key = { .key = { type, place.parent }, .step = place.step };
  CjmMergeContainer *container = g_hash_table_lookup (merge->by_place, &key);

  if (container == NULL)
    {
      container = g_memdup2 (&key, sizeof key);
      for (guint i = 0; i < CJM_MERGE_N_SIDES; i++)
        container->orders[i] = g_ptr_array_new ();
      g_ptr_array_add (merge->containers, container);
      g_hash_table_add (merge->by_place, container);
    }

  return container;
}

/* What came back although neither side has it stands where the base had it. */
static gboolean
is_revived (const CjmMergeItem *item)
{
  return item->records[CJM_MERGE_MINE] == NULL && item->records[CJM_MERGE_THEIRS] == NULL;
}

void
cjm_merge_fill_containers (CjmMerge *merge)
{
  for (guint side = 0; side < CJM_MERGE_N_SIDES; side++)
    for (guint i = 0; i < merge->walks[side]->len; i++)
      {
        CjmMergeItem *item = merge->walks[side]->pdata[i];
        CjmMergeContainer *container;

        if (!item->is_kept || !cjm_merge_is_same_place (item->place, item->places[side]))
          continue;
        container = cjm_merge_get_container (merge, item->key.type, item->place);
        g_ptr_array_add (container->orders[side], item);
        if (is_revived (item))
          {
            g_ptr_array_add (container->orders[CJM_MERGE_MINE], item);
            g_ptr_array_add (container->orders[CJM_MERGE_THEIRS], item);
          }
      }
}
