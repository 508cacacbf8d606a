#pragma once

#include "cjm-merge.h"

/* The parts that a merge is made of: for cjm-merge*.c only. */

G_BEGIN_DECLS

/* What both sides made of a record's own members, but for the parts with ids, which stand by
 * themselves. @base may be NULL. A new record; @id is what conflicts are told of. */
gpointer cjm_merge_members (gconstpointer base,
                            gconstpointer mine,
                            gconstpointer theirs,
                            CjmId id,
                            GArray *conflicts);

/* Whether two records of the same id agree in their own members. */
gboolean cjm_merge_has_same_members (gconstpointer a, gconstpointer b);

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

G_END_DECLS
