#include "cjm-record-class.h"

#include "cjm-map.h"

#include <math.h>
#include <string.h>

/* Copying, releasing, comparing and merging walk a table of each type's members, so that a new
 * member or a new type is one line here. */

typedef CjmRecordMember Member;
typedef CjmRecordClass RecordClass;

#define M(kind, Type, member)                                                                      \
  {                                                                                                \
    CJM_MEMBER_##kind, G_STRUCT_OFFSET (Type, member)                                              \
  }

static const RecordClass record_classes[CJM_N_RECORD_TYPES] = {
  [CJM_RECORD_MAP]
  = { sizeof (CjmMap),
      { M (STRING, CjmMap, language), M (INT, CjmMap, format_minor), M (STRING, CjmMap, theme),
        M (STRING, CjmMap, font), M (STRING, CjmMap, title), M (STRING, CjmMap, scenario),
        M (STRING, CjmMap, author), M (STRING, CjmMap, edition), M (STRING, CjmMap, date),
        M (STRING, CjmMap, review_date), M (RECORD, CjmMap, persona), M (SEQUENCE, CjmMap, sources),
        M (SEQUENCE, CjmMap, channels), M (SEQUENCE, CjmMap, phases), M (SEQUENCE, CjmMap, groups),
        M (SEQUENCE, CjmMap, lanes), M (STRING, CjmMap, barrier), M (STRING, CjmMap, insight) } },
  [CJM_RECORD_PERSONA] = { sizeof (CjmPersona),
                           { M (STRING, CjmPersona, profile), M (STRING, CjmPersona, name),
                             M (STRING, CjmPersona, summary), M (RECORD, CjmPersona, photo) } },
  [CJM_RECORD_PHOTO]
  = { sizeof (CjmPhoto), { M (STRING, CjmPhoto, media_type), M (BYTES, CjmPhoto, data) } },
  [CJM_RECORD_PHASE] = { sizeof (CjmPhase),
                         { M (STRING, CjmPhase, name), M (STRING, CjmPhase, description),
                           M (STRING, CjmPhase, objective), M (INT, CjmPhase, color),
                           M (DOUBLE, CjmPhase, audience), M (SEQUENCE, CjmPhase, steps) } },
  [CJM_RECORD_STEP]
  = { sizeof (CjmStep), { M (STRING, CjmStep, name), M (DOUBLE, CjmStep, width) } },
  [CJM_RECORD_GROUP] = { sizeof (CjmGroup), { M (STRING, CjmGroup, name) } },
  [CJM_RECORD_LANE]
  = { sizeof (CjmLane),
      { M (STRING, CjmLane, kind), M (STRING, CjmLane, name), M (STRING, CjmLane, question),
        M (ID, CjmLane, group), M (INT, CjmLane, is_by_phase), M (SEQUENCE, CjmLane, curves),
        M (SEQUENCE, CjmLane, cells) } },
  [CJM_RECORD_CELL] = { sizeof (CjmCell), { M (SEQUENCE, CjmCell, notes) } },
  [CJM_RECORD_NOTE]
  = { sizeof (CjmNote),
      { M (STRING, CjmNote, text), M (INT, CjmNote, evidence), M (INT, CjmNote, is_moment),
        M (INT, CjmNote, is_emphasized), M (ID, CjmNote, source), M (STRING, CjmNote, date),
        M (RECORD, CjmNote, detail) } },
  [CJM_RECORD_SOURCE] = { sizeof (CjmSource),
                          { M (STRING, CjmSource, name), M (INT, CjmSource, source_type),
                            M (STRING, CjmSource, date), M (STRING, CjmSource, address) } },
  [CJM_RECORD_CHANNEL]
  = { sizeof (CjmChannel), { M (STRING, CjmChannel, name), M (STRING, CjmChannel, icon) } },
  [CJM_RECORD_CURVE] = { sizeof (CjmCurve), { M (STRING, CjmCurve, name) } },
  [CJM_RECORD_TOUCHPOINT]
  = { sizeof (CjmTouchpoint),
      { M (STRING, CjmTouchpoint, channel), M (ID, CjmTouchpoint, own_channel),
        M (INT, CjmTouchpoint, role) } },
  [CJM_RECORD_FEELING]
  = { sizeof (CjmFeeling), { M (ID, CjmFeeling, curve), M (DOUBLE, CjmFeeling, value) } },
  [CJM_RECORD_METRIC] = { sizeof (CjmMetric),
                          { M (STRING, CjmMetric, unit), M (DOUBLE, CjmMetric, target),
                            M (DOUBLE, CjmMetric, actual), M (STRING, CjmMetric, period),
                            M (INT, CjmMetric, side), M (INT, CjmMetric, is_lower_better) } },
  [CJM_RECORD_ACTION] = { sizeof (CjmAction),
                          { M (STRING, CjmAction, owner), M (STRING, CjmAction, due),
                            M (INT, CjmAction, impact), M (INT, CjmAction, effort),
                            M (INT, CjmAction, status), M (SEQUENCE, CjmAction, answers) } },
  [CJM_RECORD_ANSWER] = { sizeof (CjmAnswer), { { CJM_MEMBER_END, 0 } } },
};

#undef M

/* The parts of an extra are never changed once it is shared, so they are compared and copied
 * as plain strings. */
struct _CjmExtra
{
  gatomicrefcount references;
  guint n_parts;
  CjmExtraPart parts[];
};

#define MEMBER(record, member, Type) (*(Type *) G_STRUCT_MEMBER_P (record, (member)->offset))

/* Members that are pointers with a count of references. */
static gboolean
is_counted (const Member *member)
{
  return member->type != CJM_MEMBER_INT && member->type != CJM_MEMBER_ID
         && member->type != CJM_MEMBER_DOUBLE;
}

const CjmRecordClass *
cjm_record_get_class (CjmRecordType type)
{
  return &record_classes[type];
}

gpointer
cjm_record_new (CjmRecordType type, CjmId id)
{
  const RecordClass *class = &record_classes[type];
  CjmRecord *record = g_malloc0 (class->size);

  record->type = type;
  record->id = id;
  g_atomic_ref_count_init (&record->references);

  for (const Member *member = class->members; member->type != CJM_MEMBER_END; member++)
    if (member->type == CJM_MEMBER_STRING)
      MEMBER (record, member, const char *) = g_ref_string_new_intern ("");
    else if (member->type == CJM_MEMBER_DOUBLE)
      MEMBER (record, member, double) = NAN;

  return record;
}

static void
ref_member (const Member *member, gpointer record)
{
  gpointer value = MEMBER (record, member, gpointer);

  if (value == NULL)
    return;
  if (member->type == CJM_MEMBER_STRING)
    g_ref_string_acquire (value);
  else if (member->type == CJM_MEMBER_SEQUENCE)
    cjm_sequence_ref (value);
  else if (member->type == CJM_MEMBER_RECORD)
    cjm_record_ref (value);
  else
    g_bytes_ref (value);
}

static void
unref_member (const Member *member, gpointer record)
{
  gpointer value = MEMBER (record, member, gpointer);

  if (value == NULL)
    return;
  if (member->type == CJM_MEMBER_STRING)
    g_ref_string_release (value);
  else if (member->type == CJM_MEMBER_SEQUENCE)
    cjm_sequence_unref (value);
  else if (member->type == CJM_MEMBER_RECORD)
    cjm_record_unref (value);
  else
    g_bytes_unref (value);
}

void
cjm_record_copy_member (gpointer record, const CjmRecordMember *member, gconstpointer other)
{
  gboolean is_number = !is_counted (member);

  if (!is_number)
    unref_member (member, record);
  if (member->type == CJM_MEMBER_INT)
    MEMBER (record, member, int) = MEMBER (other, member, const int);
  else if (member->type == CJM_MEMBER_ID)
    MEMBER (record, member, CjmId) = MEMBER (other, member, const CjmId);
  else if (member->type == CJM_MEMBER_DOUBLE)
    MEMBER (record, member, double) = MEMBER (other, member, const double);
  else
    MEMBER (record, member, gpointer) = MEMBER (other, member, const gpointer);
  if (!is_number)
    ref_member (member, record);
}

gpointer
cjm_record_copy (gconstpointer record)
{
  const CjmRecord *original = record;
  const RecordClass *class = &record_classes[original->type];
  CjmRecord *copy = g_memdup2 (original, class->size);

  g_atomic_ref_count_init (&copy->references);
  if (copy->extra != NULL)
    cjm_extra_ref (copy->extra);

  for (const Member *member = class->members; member->type != CJM_MEMBER_END; member++)
    if (is_counted (member))
      ref_member (member, copy);

  return copy;
}

gpointer
cjm_record_ref (gconstpointer record)
{
  CjmRecord *self = (CjmRecord *) record;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
record_free (CjmRecord *record)
{
  const RecordClass *class = &record_classes[record->type];

  g_clear_pointer (&record->extra, cjm_extra_unref);

  for (const Member *member = class->members; member->type != CJM_MEMBER_END; member++)
    if (is_counted (member))
      unref_member (member, record);

  g_free (record);
}

void
cjm_record_unref (gpointer record)
{
  CjmRecord *self = record;

  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->references))
    record_free (self);
}

gboolean
cjm_extra_equal (const CjmExtra *a, const CjmExtra *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n_parts != b->n_parts)
    return FALSE;

  for (guint i = 0; i < a->n_parts; i++)
    {
      const CjmExtraPart *part = cjm_extra_get (b, a->parts[i].element);

      if (part == NULL || strcmp (part->attributes, a->parts[i].attributes) != 0
          || strcmp (part->elements, a->parts[i].elements) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
sequence_equal (const CjmSequence *a, const CjmSequence *b)
{
  guint length = cjm_sequence_get_length (a);

  if (a == b)
    return TRUE;
  if (length != cjm_sequence_get_length (b))
    return FALSE;

  for (guint i = 0; i < length; i++)
    if (!cjm_record_equal (a->records[i], b->records[i]))
      return FALSE;

  return TRUE;
}

/* Unknown numbers are equal. */
static gboolean
number_equal (double a, double b)
{
  return isnan (a) ? isnan (b) : a == b;
}

gboolean
cjm_record_member_equal (const CjmRecordMember *member, gconstpointer a, gconstpointer b)
{
  gconstpointer p, q;

  if (member->type == CJM_MEMBER_INT)
    return MEMBER (a, member, const int) == MEMBER (b, member, const int);
  if (member->type == CJM_MEMBER_ID)
    return MEMBER (a, member, const CjmId) == MEMBER (b, member, const CjmId);
  if (member->type == CJM_MEMBER_DOUBLE)
    return number_equal (MEMBER (a, member, const double), MEMBER (b, member, const double));

  p = MEMBER (a, member, const gconstpointer);
  q = MEMBER (b, member, const gconstpointer);
  if (p == q)
    return TRUE;
  if (member->type == CJM_MEMBER_SEQUENCE)
    return sequence_equal (p, q);
  if (p == NULL || q == NULL)
    return FALSE;
  if (member->type == CJM_MEMBER_STRING)
    return strcmp (p, q) == 0;
  if (member->type == CJM_MEMBER_RECORD)
    return cjm_record_equal (p, q);
  return g_bytes_equal (p, q);
}

gboolean
cjm_record_equal (gconstpointer a, gconstpointer b)
{
  const CjmRecord *p = a, *q = b;

  if (p == q)
    return TRUE;
  if (p->type != q->type || p->id != q->id || !cjm_extra_equal (p->extra, q->extra))
    return FALSE;

  for (const Member *member = record_classes[p->type].members; member->type != CJM_MEMBER_END;
       member++)
    if (!cjm_record_member_equal (member, a, b))
      return FALSE;

  return TRUE;
}

void
cjm_record_set_string (const char **member, const char *value)
{
  char *old = (char *) *member;

  *member = g_ref_string_new (value);
  g_ref_string_release (old);
}

void
cjm_record_take_record (gpointer member, gpointer value)
{
  gpointer *slot = member;
  gpointer old = *slot;

  *slot = value;
  if (old != NULL)
    cjm_record_unref (old);
}

void
cjm_record_take_sequence (CjmSequence **member, CjmSequence *value)
{
  CjmSequence *old = *member;

  *member = value;
  cjm_sequence_unref (old);
}

/* Sequences */

static CjmSequence *
sequence_alloc (guint n_records)
{
  CjmSequence *sequence;

  if (n_records == 0)
    return NULL;

  sequence = g_malloc (sizeof (CjmSequence) + n_records * sizeof (CjmRecord *));
  g_atomic_ref_count_init (&sequence->references);
  sequence->n_records = n_records;

  return sequence;
}

CjmSequence *
cjm_sequence_ref (CjmSequence *sequence)
{
  if (sequence != NULL)
    g_atomic_ref_count_inc (&sequence->references);

  return sequence;
}

void
cjm_sequence_unref (CjmSequence *sequence)
{
  if (sequence == NULL || !g_atomic_ref_count_dec (&sequence->references))
    return;

  for (guint i = 0; i < sequence->n_records; i++)
    cjm_record_unref (sequence->records[i]);
  g_free (sequence);
}

guint
cjm_sequence_get_length (const CjmSequence *sequence)
{
  return sequence != NULL ? sequence->n_records : 0;
}

gpointer
cjm_sequence_get (const CjmSequence *sequence, guint index)
{
  g_return_val_if_fail (index < cjm_sequence_get_length (sequence), NULL);

  return sequence->records[index];
}

int
cjm_sequence_find (const CjmSequence *sequence, CjmId id)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    if (sequence->records[i]->id == id)
      return (int) i;

  return -1;
}

CjmSequence *
cjm_sequence_new_from_array (GPtrArray *records)
{
  CjmSequence *sequence = sequence_alloc (records->len);

  for (guint i = 0; i < records->len; i++)
    sequence->records[i] = cjm_record_ref (records->pdata[i]);

  return sequence;
}

CjmSequence *
cjm_sequence_with_inserted (const CjmSequence *sequence, guint index, gpointer record)
{
  guint length = cjm_sequence_get_length (sequence);
  CjmSequence *result = sequence_alloc (length + 1);

  g_return_val_if_fail (index <= length, NULL);

  for (guint i = 0; i < length; i++)
    result->records[i < index ? i : i + 1] = cjm_record_ref (sequence->records[i]);
  result->records[index] = record;

  return result;
}

CjmSequence *
cjm_sequence_with_replaced (const CjmSequence *sequence, guint index, gpointer record)
{
  guint length = cjm_sequence_get_length (sequence);
  CjmSequence *result = sequence_alloc (length);

  g_return_val_if_fail (index < length, NULL);

  for (guint i = 0; i < length; i++)
    result->records[i] = i == index ? record : cjm_record_ref (sequence->records[i]);

  return result;
}

CjmSequence *
cjm_sequence_without (const CjmSequence *sequence, guint index)
{
  guint length = cjm_sequence_get_length (sequence);
  CjmSequence *result;

  g_return_val_if_fail (index < length, NULL);

  result = sequence_alloc (length - 1);
  for (guint i = 0; i < length; i++)
    if (i != index)
      result->records[i < index ? i : i - 1] = cjm_record_ref (sequence->records[i]);

  return result;
}

CjmSequence *
cjm_sequence_with_moved (const CjmSequence *sequence, guint from, guint to)
{
  g_autoptr (CjmSequence) rest = cjm_sequence_without (sequence, from);

  return cjm_sequence_with_inserted (rest, to, cjm_record_ref (sequence->records[from]));
}

/* Extras */

CjmExtra *
cjm_extra_ref (CjmExtra *extra)
{
  g_atomic_ref_count_inc (&extra->references);
  return extra;
}

void
cjm_extra_unref (CjmExtra *extra)
{
  if (!g_atomic_ref_count_dec (&extra->references))
    return;

  for (guint i = 0; i < extra->n_parts; i++)
    {
      g_free (extra->parts[i].element);
      g_free (extra->parts[i].attributes);
      g_free (extra->parts[i].elements);
    }
  g_free (extra);
}

CjmExtra *
cjm_extra_with_added (const CjmExtra *extra,
                      const char *element,
                      const char *attributes,
                      const char *elements)
{
  guint n_old = extra != NULL ? extra->n_parts : 0;
  gboolean is_new = cjm_extra_get (extra, element) == NULL;
  guint n_parts = n_old + (is_new ? 1 : 0);
  CjmExtra *result = g_malloc (sizeof (CjmExtra) + n_parts * sizeof (CjmExtraPart));

  g_atomic_ref_count_init (&result->references);
  result->n_parts = n_parts;

  for (guint i = 0; i < n_old; i++)
    {
      const CjmExtraPart *old = &extra->parts[i];
      gboolean is_grown = strcmp (old->element, element) == 0;

      result->parts[i].element = g_strdup (old->element);
      result->parts[i].attributes
          = g_strconcat (old->attributes, is_grown ? attributes : NULL, NULL);
      result->parts[i].elements = g_strconcat (old->elements, is_grown ? elements : NULL, NULL);
    }

  if (is_new)
    {
      result->parts[n_old].element = g_strdup (element);
      result->parts[n_old].attributes = g_strdup (attributes);
      result->parts[n_old].elements = g_strdup (elements);
    }

  return result;
}

const CjmExtraPart *
cjm_extra_get (const CjmExtra *extra, const char *element)
{
  for (guint i = 0; extra != NULL && i < extra->n_parts; i++)
    if (strcmp (extra->parts[i].element, element) == 0)
      return &extra->parts[i];

  return NULL;
}
