#include "cjm-merge-private.h"

#include "cjm-member.h"
#include "cjm-record-class.h"

/* Where a member is known by a name, conflicts tell it. */
static CjmConflict
create_conflict (CjmRecordType type, const CjmRecordMember *member, CjmId id)
{
  CjmConflict conflict
      = { .kind = CJM_CONFLICT_MEMBER, .type = type, .id = id, .offset = member->offset };

  for (int i = 0; i < CJM_N_FIELDS; i++)
    {
      CjmMember named = cjm_field_get_member ((CjmField) i);

      if (named.type == type && named.offset == member->offset)
        {
          conflict.kind = CJM_CONFLICT_FIELD;
          conflict.field = (CjmField) i;
        }
    }
  for (int i = 0; i < CJM_N_VALUES; i++)
    {
      CjmMember named = cjm_value_get_member ((CjmValue) i);

      if (named.type == type && named.offset == member->offset)
        {
          conflict.kind = CJM_CONFLICT_VALUE;
          conflict.value = (CjmValue) i;
        }
    }

  return conflict;
}

/* Parts with ids are merged by themselves, wherever they stand; the version of the format is no
 * one's choice. */
static gboolean
is_own (const CjmRecordMember *member, CjmRecordType type)
{
  if (type == CJM_RECORD_MAP && member->offset == G_STRUCT_OFFSET (CjmMap, format_minor))
    return FALSE;

  return member->type != CJM_MEMBER_SEQUENCE || type == CJM_RECORD_ACTION;
}

static gpointer
get_part (const CjmRecordMember *member, gconstpointer record)
{
  return record != NULL ? *(gpointer *) G_STRUCT_MEMBER_P (record, member->offset) : NULL;
}

/* A detail, a persona, but no picture: half of one and half of another is none. */
static gboolean
can_merge_part (const CjmRecordMember *member, gconstpointer mine, gconstpointer theirs)
{
  const CjmRecord *a, *b;

  if (member->type != CJM_MEMBER_RECORD)
    return FALSE;

  a = get_part (member, mine);
  b = get_part (member, theirs);
  return a != NULL && b != NULL && a->type == b->type && a->type != CJM_RECORD_PHOTO;
}

static void
merge_part (gpointer merged,
            const CjmRecordMember *member,
            gconstpointer base,
            gconstpointer mine,
            gconstpointer theirs,
            CjmId id,
            GArray *conflicts)
{
  CjmRecord *old = get_part (member, base), *part = get_part (member, mine);

  if (old != NULL && old->type != part->type)
    old = NULL;
  cjm_record_take_record (G_STRUCT_MEMBER_P (merged, member->offset),
                          cjm_merge_members (old, part, get_part (member, theirs), id, conflicts));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CjmRecord *one = *(const CjmRecord *const *) a, *other = *(const CjmRecord *const *) b;

  return one->id < other->id ? -1 : one->id > other->id;
}

/* The answers of an action are a set: each is there or not. New ones stand behind those that
 * were there, in an order that both sides agree on. */
static CjmSequence *
merge_answers (const CjmSequence *base, const CjmSequence *mine, const CjmSequence *theirs)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new (), added = g_ptr_array_new ();

  for (guint i = 0; i < cjm_sequence_get_length (base); i++)
    {
      CjmRecord *answer = cjm_sequence_get (base, i);

      if (cjm_sequence_find (mine, answer->id) >= 0 && cjm_sequence_find (theirs, answer->id) >= 0)
        g_ptr_array_add (answers, answer);
    }
  for (guint i = 0; i < cjm_sequence_get_length (mine); i++)
    if (cjm_sequence_find (base, ((CjmRecord *) cjm_sequence_get (mine, i))->id) < 0)
      g_ptr_array_add (added, cjm_sequence_get (mine, i));
  for (guint i = 0; i < cjm_sequence_get_length (theirs); i++)
    {
      CjmRecord *answer = cjm_sequence_get (theirs, i);

      if (cjm_sequence_find (base, answer->id) < 0 && cjm_sequence_find (mine, answer->id) < 0)
        g_ptr_array_add (added, answer);
    }
  g_ptr_array_sort (added, compare_ids);
  g_ptr_array_extend (answers, added, NULL, NULL);

  return cjm_sequence_new_from_array (answers);
}

/* What a later version of the format said of it. */
static void
merge_extra (CjmRecord *merged,
             const CjmRecord *base,
             const CjmRecord *mine,
             const CjmRecord *theirs)
{
  if (base == NULL || !cjm_extra_equal (base->extra, mine->extra)
      || cjm_extra_equal (base->extra, theirs->extra))
    return;

  g_clear_pointer (&merged->extra, cjm_extra_unref);
  merged->extra = theirs->extra != NULL ? cjm_extra_ref (theirs->extra) : NULL;
}

static void
merge_member (gpointer merged,
              const CjmRecordMember *member,
              gconstpointer base,
              gconstpointer mine,
              gconstpointer theirs,
              CjmId id,
              GArray *conflicts)
{
  CjmRecordType type = ((CjmRecord *) merged)->type;

  if (cjm_record_member_equal (member, mine, theirs)
      || (base != NULL && cjm_record_member_equal (member, base, theirs)))
    return;

  if (base != NULL && cjm_record_member_equal (member, base, mine))
    cjm_record_copy_member (merged, member, theirs);
  else if (member->type == CJM_MEMBER_SEQUENCE)
    cjm_record_take_sequence (G_STRUCT_MEMBER_P (merged, member->offset),
                              merge_answers (get_part (member, base), get_part (member, mine),
                                             get_part (member, theirs)));
  else if (can_merge_part (member, mine, theirs))
    merge_part (merged, member, base, mine, theirs, id, conflicts);
  else
    {
      CjmConflict conflict = create_conflict (type, member, id);

      g_array_append_val (conflicts, conflict);
    }
}

/* A channel is one of the vocabulary or one of the map's own: where each side chose another kind,
 * mine stands. */
static void
settle_channel (CjmTouchpoint *merged, const CjmTouchpoint *mine, CjmId id, GArray *conflicts)
{
  CjmConflict conflict = { .kind = CJM_CONFLICT_MEMBER,
                           .type = CJM_RECORD_TOUCHPOINT,
                           .id = id,
                           .offset = G_STRUCT_OFFSET (CjmTouchpoint, own_channel) };

  if (merged->own_channel == 0 || *merged->channel == '\0')
    return;

  merged->own_channel = mine->own_channel;
  cjm_record_set_string (&merged->channel, mine->channel);
  g_array_append_val (conflicts, conflict);
}

gpointer
cjm_merge_members (gconstpointer base,
                   gconstpointer mine,
                   gconstpointer theirs,
                   CjmId id,
                   GArray *conflicts)
{
  CjmRecordType type = ((const CjmRecord *) mine)->type;
  gpointer merged = cjm_record_copy (mine);

  for (const CjmRecordMember *member = cjm_record_get_class (type)->members;
       member->type != CJM_MEMBER_END; member++)
    if (is_own (member, type))
      merge_member (merged, member, base, mine, theirs, id, conflicts);
  merge_extra (merged, base, mine, theirs);
  if (type == CJM_RECORD_TOUCHPOINT)
    settle_channel (merged, mine, id, conflicts);

  return merged;
}

gboolean
cjm_merge_has_same_members (gconstpointer a, gconstpointer b)
{
  CjmRecordType type = ((const CjmRecord *) a)->type;

  if (a == b)
    return TRUE;
  if (!cjm_extra_equal (((const CjmRecord *) a)->extra, ((const CjmRecord *) b)->extra))
    return FALSE;

  for (const CjmRecordMember *member = cjm_record_get_class (type)->members;
       member->type != CJM_MEMBER_END; member++)
    if (is_own (member, type) && !cjm_record_member_equal (member, a, b))
      return FALSE;

  return TRUE;
}
