#pragma once

#include "cjm-map.h"

/* What differs between two maps, record by record. A record is known by its id, wherever it
 * stands; what only has other neighbors because something was added, removed or moved is not
 * moved itself. */

G_BEGIN_DECLS

typedef enum
{
  CJM_DIFFERENCE_ADDED,
  CJM_DIFFERENCE_REMOVED,
  CJM_DIFFERENCE_CHANGED, /* in one of its parts: a record has a difference for each */
  CJM_DIFFERENCE_MOVED    /* to another place or among its neighbors; it may be changed, too */
} CjmDifferenceKind;

#define CJM_N_DIFFERENCE_KINDS (CJM_DIFFERENCE_MOVED + 1)

typedef enum
{
  CJM_PART_FIELD, /* a text */
  CJM_PART_VALUE, /* a number, choice or switch */
  CJM_PART_OTHER  /* something else that the record holds: a picture, a source, a group */
} CjmPart;

typedef struct
{
  CjmDifferenceKind kind;
  CjmRecordType type; /* of the record; of what is changed a note's detail has a type of its own */
  CjmId id;           /* of the record, the note's for a detail, 0 for the map and the persona */
  CjmPart part;       /* of what is changed, as the next three */
  CjmField field;     /* where it is a text */
  CjmValue value;     /* where it is a value */
  gsize offset;       /* of the member in the record, for all parts */
} CjmDifference;

/* An array of CjmDifference in the order in which one reads the sheet, to be freed with
 * g_array_unref(); it is empty where both maps say the same. What was removed stands where
 * cjm_map_unite() puts it. */
GArray *cjm_map_compare (const CjmMap *before, const CjmMap *after);

/* @after with what was removed since @before put back where it stood, so that both can be shown on
 * one sheet. A valid map; a new reference. */
CjmMap *cjm_map_unite (const CjmMap *before, const CjmMap *after);

G_END_DECLS
