#pragma once

#include "cjm-id.h"

/* What every part of a map is: an immutable, atomically counted record.
 *
 * A record is built by one function, and from the moment another one can see it nobody changes
 * it; so it can be shared between maps, undo steps and threads. An edit copies a record
 * (cjm_record_copy() shares all that the record holds), sets what is to be different in the
 * copy and puts it into a copy of what held it.
 *
 * Strings in records are GRefStrings, never NULL; sequences, photos and extras may be NULL,
 * which stands for none. */

G_BEGIN_DECLS

typedef enum
{
  CJM_RECORD_MAP,
  CJM_RECORD_PERSONA,
  CJM_RECORD_PHOTO,
  CJM_RECORD_PHASE,
  CJM_RECORD_STEP,
  CJM_RECORD_GROUP,
  CJM_RECORD_LANE,
  CJM_RECORD_CELL,
  CJM_RECORD_NOTE,
  CJM_RECORD_SOURCE,
  CJM_RECORD_CHANNEL,
  CJM_RECORD_CURVE,
  /* Details: what a note says beside its text, by the kind of its lane; a photo is one, too. */
  CJM_RECORD_TOUCHPOINT,
  CJM_RECORD_FEELING,
  CJM_RECORD_METRIC,
  CJM_RECORD_ACTION,
  CJM_RECORD_ANSWER
} CjmRecordType;

#define CJM_N_RECORD_TYPES (CJM_RECORD_ANSWER + 1)

typedef struct _CjmExtra CjmExtra;

typedef struct
{
  CjmRecordType type;
  gatomicrefcount references;
  CjmId id;        /* 0 in records that are found by their place: map, persona, details */
  CjmExtra *extra; /* what a later version of the format added to this record */
} CjmRecord;

/* An immutable array of records of one type. NULL is the empty sequence; every function takes
 * it, and none returns a sequence of no records. */
typedef struct
{
  gatomicrefcount references;
  guint n_records;
  CjmRecord *records[];
} CjmSequence;

/* A new record of @type with empty strings and no parts; to be filled by its builder. */
gpointer cjm_record_new (CjmRecordType type, CjmId id);

/* A record that shares all parts of @record; to be changed by its builder only. */
gpointer cjm_record_copy (gconstpointer record);

gpointer cjm_record_ref (gconstpointer record);
void cjm_record_unref (gpointer record);

/* Equal in everything: ids, texts, values, extras, and all that they hold. */
gboolean cjm_record_equal (gconstpointer a, gconstpointer b);

/* For the builder of a record: release what the member held and put the new value there. */
void cjm_record_set_string (const char **member, const char *value);
void cjm_record_take_record (gpointer member, gpointer value);
void cjm_record_take_sequence (CjmSequence **member, CjmSequence *value);

CjmSequence *cjm_sequence_ref (CjmSequence *sequence);
void cjm_sequence_unref (CjmSequence *sequence);
guint cjm_sequence_get_length (const CjmSequence *sequence);

/* Borrowed; @index must be inside the sequence. */
gpointer cjm_sequence_get (const CjmSequence *sequence, guint index);

/* The index of the record with @id, or -1. */
int cjm_sequence_find (const CjmSequence *sequence, CjmId id);

/* A new sequence that holds a reference to each of @records. */
CjmSequence *cjm_sequence_new_from_array (GPtrArray *records);

/* New sequences that differ from @sequence in one place; they take @record over. */
CjmSequence *cjm_sequence_with_inserted (const CjmSequence *sequence, guint index, gpointer record);
CjmSequence *cjm_sequence_with_replaced (const CjmSequence *sequence, guint index, gpointer record);
CjmSequence *cjm_sequence_without (const CjmSequence *sequence, guint index);

/* The record at @from stands at @to afterwards. */
CjmSequence *cjm_sequence_with_moved (const CjmSequence *sequence, guint from, guint to);

/* Parts of a file that this version does not know, kept to be written back. They are grouped by
 * the element they were found in: "" is the record's own element, any other name is that of a
 * known child element of the record, such as "name". */
typedef struct
{
  char *element;
  char *attributes; /* as XML, each with a leading space, namespaces declared; "" where none */
  char *elements;   /* as XML, complete elements with namespaces declared; "" where none */
} CjmExtraPart;

CjmExtra *cjm_extra_ref (CjmExtra *extra);
void cjm_extra_unref (CjmExtra *extra);

/* A copy of @extra (NULL stands for none) with more XML added to the part for @element. */
CjmExtra *cjm_extra_with_added (const CjmExtra *extra,
                                const char *element,
                                const char *attributes,
                                const char *elements);

/* The part for @element, or NULL. */
const CjmExtraPart *cjm_extra_get (const CjmExtra *extra, const char *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmSequence, cjm_sequence_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmExtra, cjm_extra_unref)

G_END_DECLS
