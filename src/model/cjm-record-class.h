#pragma once

#include "cjm-record.h"

/* What members the records of each type have, for what treats all of them alike: for the model's
 * own files. */

G_BEGIN_DECLS

typedef enum
{
  CJM_MEMBER_END,
  CJM_MEMBER_STRING,   /* GRefString */
  CJM_MEMBER_SEQUENCE, /* CjmSequence or NULL */
  CJM_MEMBER_RECORD,   /* a record that has no id, or NULL */
  CJM_MEMBER_BYTES,    /* GBytes or NULL */
  CJM_MEMBER_ID,       /* of another record, 0 for none */
  CJM_MEMBER_INT,
  CJM_MEMBER_DOUBLE
} CjmMemberType;

typedef struct
{
  CjmMemberType type;
  gsize offset;
} CjmRecordMember;

typedef struct
{
  gsize size;
  CjmRecordMember members[19]; /* ending in one of the type CJM_MEMBER_END */
} CjmRecordClass;

const CjmRecordClass *cjm_record_get_class (CjmRecordType type);

/* Whether two records of one type agree in a member, and in all that it holds. */
gboolean cjm_record_member_equal (const CjmRecordMember *member, gconstpointer a, gconstpointer b);

/* For the builder of @record: it shares a member with @other, which is of the same type. */
void cjm_record_copy_member (gpointer record, const CjmRecordMember *member, gconstpointer other);

/* NULL is equal to NULL only. */
gboolean cjm_extra_equal (const CjmExtra *a, const CjmExtra *b);

G_END_DECLS
