#include "cjm-merge-private.h"

#include "cjm-member.h"
#include "cjm-record-class.h"

CjmPart
cjm_merge_get_part (CjmRecordType type, gsize offset, CjmField *field, CjmValue *value)
{
  for (int i = 0; i < CJM_N_FIELDS; i++)
    {
      CjmMember member = cjm_field_get_member ((CjmField) i);

      *field = (CjmField) i;
      if (member.type == type && member.offset == offset)
        return CJM_PART_FIELD;
    }
  for (int i = 0; i < CJM_N_VALUES; i++)
    {
      CjmMember member = cjm_value_get_member ((CjmValue) i);

      *value = (CjmValue) i;
      if (member.type == type && member.offset == offset)
        return CJM_PART_VALUE;
    }

  return CJM_PART_OTHER;
}

static void
add_conflict (GArray *conflicts, CjmRecordType type, gsize offset, CjmId id)
{
  static const CjmConflictKind kinds[] = {
    [CJM_PART_FIELD] = CJM_CONFLICT_FIELD,
    [CJM_PART_VALUE] = CJM_CONFLICT_VALUE,
    [CJM_PART_OTHER] = CJM_CONFLICT_MEMBER,
  };
  CjmConflict conflict = { .type = type, .id = id, .offset = offset };

  conflict.kind = kinds[cjm_merge_get_part (type, offset, &conflict.field, &conflict.value)];
  g_array_append_val (conflicts, conflict);
}

gboolean
cjm_merge_is_own (const CjmRecordMember *member, CjmRecordType type)
{
  if (type == CJM_RECORD_MAP && member->offset == G_STRUCT_OFFSET (CjmMap, format_minor))
    return FALSE;

  return member->type != CJM_MEMBER_SEQUENCE || type == CJM_RECORD_ACTION;
}

gboolean
cjm_merge_is_channel (const CjmRecordMember *member, CjmRecordType type)
{
  return type == CJM_RECORD_TOUCHPOINT
         && (member->offset == G_STRUCT_OFFSET (CjmTouchpoint, channel)
             || member->offset == G_STRUCT_OFFSET (CjmTouchpoint, own_channel));
}

gboolean
cjm_merge_has_same_channel (gconstpointer a, gconstpointer b)
{
  const CjmTouchpoint *one = a, *other = b;

  return one->own_channel == other->own_channel && g_str_equal (one->channel, other->channel);
}

/* A detail, a persona or a picture; NULL, too, for a detail that says nothing: a file does not tell
 * it from none. */
static CjmRecord *
get_part (const CjmRecordMember *member, gconstpointer record)
{
  CjmRecord *part = record != NULL ? G_STRUCT_MEMBER (CjmRecord *, record, member->offset) : NULL;
  g_autoptr (CjmNote) empty = NULL;

  if (part == NULL || part->type == CJM_RECORD_PHOTO)
    return part;

  empty = cjm_record_new (part->type, part->id);
  return cjm_record_equal (part, empty) ? NULL : part;
}

static gboolean
is_same_part (const CjmRecord *one, const CjmRecord *other)
{
  return one == other || (one != NULL && other != NULL && cjm_record_equal (one, other));
}

static gboolean
is_same_member (const CjmRecordMember *member, gconstpointer one, gconstpointer other)
{
  if (cjm_record_member_equal (member, one, other))
    return TRUE;

  return member->type == CJM_MEMBER_RECORD
         && is_same_part (get_part (member, one), get_part (member, other));
}

/* The part, or an empty one where it is none of @type. */
static gpointer
ref_or_create (CjmRecord *part, CjmRecordType type)
{
  return part != NULL && part->type == type ? cjm_record_ref (part) : cjm_record_new (type, 0);
}

/* Both sides have changed the part. FALSE where there is no merging it: half of one picture and
 * half of another is none, nor are details of two kinds. */
static gboolean
merge_part (gpointer merged,
            const CjmRecordMember *member,
            gconstpointer base,
            gconstpointer mine,
            gconstpointer theirs,
            CjmId id,
            GArray *conflicts)
{
  CjmRecord *one = get_part (member, mine), *other = get_part (member, theirs);
  CjmRecordType type = one != NULL ? one->type : other->type;
  g_autoptr (CjmNote) a = NULL, b = NULL, old = NULL;

  if (type == CJM_RECORD_PHOTO || (other != NULL && other->type != type))
    return FALSE;

  old = ref_or_create (get_part (member, base), type);
  a = ref_or_create (one, type);
  b = ref_or_create (other, type);
  cjm_record_take_record (G_STRUCT_MEMBER_P (merged, member->offset),
                          cjm_merge_members (old, a, b, id, conflicts));
  return TRUE;
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

CjmExtra *
cjm_merge_extra (const CjmExtra *base, CjmExtra *mine, CjmExtra *theirs)
{
  return cjm_extra_equal (base, mine) ? theirs : mine;
}

/* What a later version of the format said of it; as if it were one more member. */
static void
merge_extra (CjmRecord *merged,
             const CjmRecord *base,
             const CjmRecord *mine,
             const CjmRecord *theirs,
             CjmId id,
             GArray *conflicts)
{
  const CjmExtra *old = base != NULL ? base->extra : NULL;
  CjmExtra *extra = cjm_merge_extra (old, mine->extra, theirs->extra);

  if (extra != NULL)
    cjm_extra_ref (extra);
  g_clear_pointer (&merged->extra, cjm_extra_unref);
  merged->extra = extra;
  if (!cjm_extra_equal (mine->extra, theirs->extra) && !cjm_extra_equal (old, mine->extra)
      && !cjm_extra_equal (old, theirs->extra))
    add_conflict (conflicts, merged->type, G_STRUCT_OFFSET (CjmRecord, extra), id);
}

static CjmSequence *
get_answers (const CjmRecordMember *member, gconstpointer record)
{
  return record != NULL ? G_STRUCT_MEMBER (CjmSequence *, record, member->offset) : NULL;
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

  if (is_same_member (member, mine, theirs)
      || (base != NULL && is_same_member (member, base, theirs)))
    return;

  if (base != NULL && is_same_member (member, base, mine))
    cjm_record_copy_member (merged, member, theirs);
  else if (member->type == CJM_MEMBER_SEQUENCE)
    cjm_record_take_sequence (G_STRUCT_MEMBER_P (merged, member->offset),
                              merge_answers (get_answers (member, base), get_answers (member, mine),
                                             get_answers (member, theirs)));
  else if (member->type != CJM_MEMBER_RECORD
           || !merge_part (merged, member, base, mine, theirs, id, conflicts))
    add_conflict (conflicts, type, member->offset, id);
}

/* Where both chose another channel, half of one and half of the other would be none. @base may be
 * NULL. */
static void
merge_channel (CjmTouchpoint *merged,
               const CjmTouchpoint *base,
               const CjmTouchpoint *mine,
               const CjmTouchpoint *theirs,
               CjmId id,
               GArray *conflicts)
{
  if (cjm_merge_has_same_channel (mine, theirs)
      || (base != NULL && cjm_merge_has_same_channel (base, theirs)))
    return;

  if (base != NULL && cjm_merge_has_same_channel (base, mine))
    {
      merged->own_channel = theirs->own_channel;
      cjm_record_set_string (&merged->channel, theirs->channel);
    }
  else
    add_conflict (conflicts, CJM_RECORD_TOUCHPOINT, G_STRUCT_OFFSET (CjmTouchpoint, channel), id);
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
    if (cjm_merge_is_own (member, type) && !cjm_merge_is_channel (member, type))
      merge_member (merged, member, base, mine, theirs, id, conflicts);
  merge_extra (merged, base, mine, theirs, id, conflicts);
  if (type == CJM_RECORD_TOUCHPOINT)
    merge_channel (merged, base, mine, theirs, id, conflicts);

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
    if (cjm_merge_is_own (member, type) && !is_same_member (member, a, b))
      return FALSE;

  return TRUE;
}
