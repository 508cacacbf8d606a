#pragma once

#include "cjm-compare.h"
#include "cjm-merge.h"
#include "cjm-record-class.h"

/* The parts that merges and comparisons are made of: for cjm-merge*.c and cjm-compare.c only.
 *
 * The trees of the maps are taken apart into items, one for each id, whichever of the maps have
 * it; what becomes of each is decided, and the tree of the result is put together again. */

G_BEGIN_DECLS

typedef struct
{
  CjmRecordType type;
  CjmId id;
} CjmMergeKey;

/* What an item stands in: a note in a lane and a step, a step in a phase, a curve in a lane. All
 * others stand in the map. */
typedef struct
{
  CjmId parent;
  CjmId step;
} CjmMergePlace;

typedef enum
{
  CJM_MERGE_BASE,
  CJM_MERGE_MINE,
  CJM_MERGE_THEIRS
} CjmMergeSide;

#define CJM_MERGE_N_SIDES (CJM_MERGE_THEIRS + 1)

typedef struct
{
  CjmMergeKey key;
  gconstpointer records[CJM_MERGE_N_SIDES]; /* borrowed; NULL where a side lacks it */
  CjmMergePlace places[CJM_MERGE_N_SIDES];
  gboolean is_kept;
  CjmMergePlace place; /* in the result, as the next one */
  gpointer merged;     /* owned */
  gpointer own;        /* owned; what stands in @records where the merge made it */
} CjmMergeItem;

/* What stands in one place of the result, and in which order each side has it. */
typedef struct
{
  CjmMergeKey key; /* of what it stands in; the type is that of what stands there */
  CjmId step;
  GPtrArray *orders[CJM_MERGE_N_SIDES]; /* of CjmMergeItem */
  GPtrArray *order;                     /* of the result */
} CjmMergeContainer;

typedef struct
{
  const CjmMap *maps[CJM_MERGE_N_SIDES]; /* borrowed; NULL for a side that is not there */
  gboolean keeps_all;                    /* what a side took away, too; it stands as mine has it */
  GPtrArray *items;                      /* of CjmMergeItem */
  GHashTable *by_key;                    /* CjmMergeKey => CjmMergeItem */
  GPtrArray *walks[CJM_MERGE_N_SIDES];   /* of CjmMergeItem, in the order that a side has */
  GPtrArray *containers;
  GHashTable *by_place; /* CjmMergeContainer => itself */
  GArray *conflicts;
} CjmMerge;

/* @base, @mine and @theirs may be NULL, and must live as long as @merge. */
void cjm_merge_init (CjmMerge *merge, const CjmMap *base, const CjmMap *mine, const CjmMap *theirs);
void cjm_merge_clear (CjmMerge *merge);

CjmMergeItem *cjm_merge_find (const CjmMerge *merge, CjmRecordType type, CjmId id);

/* One more record of a side; what is there of it already is added to. */
CjmMergeItem *
cjm_merge_add (CjmMerge *merge, CjmMergeSide side, gconstpointer record, CjmMergePlace place);

gboolean cjm_merge_is_same_place (CjmMergePlace a, CjmMergePlace b);

/* The container of what has @type and stands in @place; made where there is none. */
CjmMergeContainer *
cjm_merge_get_container (CjmMerge *merge, CjmRecordType type, CjmMergePlace place);

/* Once it is known what is kept, and where: what stands in each place, as each side has it. */
void cjm_merge_fill_containers (CjmMerge *merge);

/* Decides on all items and builds the map. */
CjmMap *cjm_merge_run (CjmMerge *merge);

/* The map of what is kept, with what the sides have in the maps' own members. */
CjmMap *cjm_merge_build (CjmMerge *merge);

/* Whether a member is the record's own: parts with ids are items of their own, and the version of
 * the format is no one's choice. */
gboolean cjm_merge_is_own (const CjmRecordMember *member, CjmRecordType type);

/* By what name a member of a record is known; @field and @value are set where it is one. */
CjmPart cjm_merge_get_part (CjmRecordType type, gsize offset, CjmField *field, CjmValue *value);

/* Whether the member is half of the channel of a touchpoint, which is one of the vocabulary or one
 * of the map's own: both halves are one thing, told of at the offset of the name. */
gboolean cjm_merge_is_channel (const CjmRecordMember *member, CjmRecordType type);
gboolean cjm_merge_has_same_channel (gconstpointer a, gconstpointer b);

/* What both sides made of a record's own members, but for the parts with ids, which stand by
 * themselves. @base may be NULL. A new record; @id is what conflicts are told of. */
gpointer cjm_merge_members (gconstpointer base,
                            gconstpointer mine,
                            gconstpointer theirs,
                            CjmId id,
                            GArray *conflicts);

/* Whether two records of the same id agree in their own members. */
gboolean cjm_merge_has_same_members (gconstpointer a, gconstpointer b);

/* What both sides made of what a later version of the format said: theirs where only they have
 * changed it, else mine. Borrowed. */
CjmExtra *cjm_merge_extra (const CjmExtra *base, CjmExtra *mine, CjmExtra *theirs);

/* The order of what stands in one place. The three lists are of pointers that stand for the same
 * thing where they are equal; whatever is in @mine or @theirs is in the result, once. What is in
 * only one of them and not in @base is new there; what is in @base and only one of them was taken
 * away by the other side and is kept. @rank tells of two new things at the same spot which comes
 * first: for both sides alike. What both moved in two ways is added to @clashes. */
typedef int (*CjmMergeRankFunc) (gconstpointer a, gconstpointer b);

GPtrArray *cjm_merge_order (const GPtrArray *base,
                            const GPtrArray *mine,
                            const GPtrArray *theirs,
                            CjmMergeRankFunc rank,
                            GPtrArray *clashes);

/* The fewest things of @after, as a set, that must have been moved where @before was the order. */
GHashTable *cjm_merge_find_moved (const GPtrArray *before, const GPtrArray *after);

G_END_DECLS
