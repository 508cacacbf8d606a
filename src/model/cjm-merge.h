#pragma once

#include "cjm-map.h"

/* Merges what two people made of the same map: of three maps, the one that both began with, mine
 * and theirs, one is made, record by record.
 *
 * A record is known by its id, wherever it stands. What only one side changed, added, moved or
 * took away is so in the result; what one side took away and the other one changed stays, and so
 * does what it stands in or refers to. Where both made different things of the same member, the
 * same place or the same order, mine stands in the result and a conflict tells of it.
 *
 * Who merges the other way round gets the same map but for what the conflicts tell of. */

G_BEGIN_DECLS

typedef enum
{
  CJM_CONFLICT_FIELD,  /* a text */
  CJM_CONFLICT_VALUE,  /* a number, choice or switch */
  CJM_CONFLICT_MEMBER, /* something else that the record holds: a picture, a source, a group */
  CJM_CONFLICT_PLACE,  /* moved to two places */
  CJM_CONFLICT_ORDER   /* moved among its neighbors in two ways */
} CjmConflictKind;

typedef struct
{
  CjmConflictKind kind;
  CjmRecordType type; /* of the record that holds it; a note's detail has a type of its own */
  CjmId id;           /* of the record, the note's for a detail, 0 for the map and the persona */
  CjmField field;     /* where it is a text */
  CjmValue value;     /* where it is a value */
  gsize offset;       /* of the member in the record, for all three */
} CjmConflict;

/* What was merged; @conflicts (may be NULL) takes an array of CjmConflict, to be freed with
 * g_array_unref(), which is empty where there are none. */
CjmMap *
cjm_map_merge (const CjmMap *base, const CjmMap *mine, const CjmMap *theirs, GArray **conflicts);

/* @merged with what a conflict tells of as @side has it, whichever of the two that is; what else
 * stands in it stays. @merged may have been edited since it was merged: itself where what the
 * conflict is about, or what it would then stand in or refer to, is gone by now. A new reference.
 */
CjmMap *cjm_map_settle (const CjmMap *merged, const CjmMap *side, const CjmConflict *conflict);

G_END_DECLS
