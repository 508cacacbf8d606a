#include "cjm-renew.h"

/* The new ids, by the old ones; a table for each type, for types share no ids. An id is drawn
 * where the old one is met first, be it at its record or at a reference to it. */
typedef struct
{
  GRand *random;
  GHashTable *ids[CJM_N_RECORD_TYPES];
} Renewal;

static CjmId
renew (Renewal *renewal, CjmRecordType type, CjmId old)
{
  GHashTable *ids = renewal->ids[type];
  const CjmId *found = g_hash_table_lookup (ids, &old);
  CjmId id;

  if (old == 0)
    return 0;
  if (found != NULL)
    return *found;

  id = cjm_id_new (renewal->random);
  g_hash_table_insert (ids, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
  return id;
}

typedef gpointer (*RenewFunc) (gconstpointer record, Renewal *renewal);

static void
renew_sequence (CjmSequence **sequence, RenewFunc func, Renewal *renewal)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; i < cjm_sequence_get_length (*sequence); i++)
    g_ptr_array_add (records, func (cjm_sequence_get (*sequence, i), renewal));

  cjm_record_take_sequence (sequence, cjm_sequence_new_from_array (records));
}

/* For records whose id is all that changes. */
static gpointer
renew_record (gconstpointer record, Renewal *renewal)
{
  CjmRecord *copy = cjm_record_copy (record);

  copy->id = renew (renewal, copy->type, copy->id);
  return copy;
}

static gpointer
renew_phase (gconstpointer record, Renewal *renewal)
{
  CjmPhase *phase = renew_record (record, renewal);

  renew_sequence (&phase->steps, renew_record, renewal);
  return phase;
}

/* The id of an answer is the note's. */
static gpointer
renew_answer (gconstpointer record, Renewal *renewal)
{
  CjmRecord *answer = cjm_record_copy (record);

  answer->id = renew (renewal, CJM_RECORD_NOTE, answer->id);
  return answer;
}

static gpointer
renew_detail (gconstpointer record, Renewal *renewal)
{
  gpointer detail = cjm_record_copy (record);
  CjmRecordType type = ((CjmRecord *) detail)->type;

  if (type == CJM_RECORD_TOUCHPOINT)
    {
      CjmTouchpoint *touchpoint = detail;

      touchpoint->own_channel = renew (renewal, CJM_RECORD_CHANNEL, touchpoint->own_channel);
    }
  else if (type == CJM_RECORD_FEELING)
    {
      CjmFeeling *feeling = detail;

      feeling->curve = renew (renewal, CJM_RECORD_CURVE, feeling->curve);
    }
  else if (type == CJM_RECORD_ACTION)
    renew_sequence (&((CjmAction *) detail)->answers, renew_answer, renewal);

  return detail;
}

static gpointer
renew_note (gconstpointer record, Renewal *renewal)
{
  CjmNote *note = renew_record (record, renewal);

  note->source = renew (renewal, CJM_RECORD_SOURCE, note->source);
  if (note->detail != NULL)
    cjm_record_take_record (&note->detail, renew_detail (note->detail, renewal));
  return note;
}

/* The id of a cell is the step's. */
static gpointer
renew_cell (gconstpointer record, Renewal *renewal)
{
  CjmCell *cell = cjm_record_copy (record);

  cell->record.id = renew (renewal, CJM_RECORD_STEP, cell->record.id);
  renew_sequence (&cell->notes, renew_note, renewal);
  return cell;
}

static gpointer
renew_lane (gconstpointer record, Renewal *renewal)
{
  CjmLane *lane = renew_record (record, renewal);

  lane->group = renew (renewal, CJM_RECORD_GROUP, lane->group);
  renew_sequence (&lane->curves, renew_record, renewal);
  renew_sequence (&lane->cells, renew_cell, renewal);
  return lane;
}

CjmMap *
cjm_map_renew_ids (const CjmMap *map, GRand *random)
{
  Renewal renewal = { .random = random };
  CjmMap *copy = cjm_record_copy (map);

  for (guint i = 0; i < CJM_N_RECORD_TYPES; i++)
    renewal.ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  renew_sequence (&copy->sources, renew_record, &renewal);
  renew_sequence (&copy->channels, renew_record, &renewal);
  renew_sequence (&copy->phases, renew_phase, &renewal);
  renew_sequence (&copy->groups, renew_record, &renewal);
  renew_sequence (&copy->lanes, renew_lane, &renewal);

  for (guint i = 0; i < CJM_N_RECORD_TYPES; i++)
    g_hash_table_unref (renewal.ids[i]);
  return copy;
}
