#pragma once

#include "cjm-elements.h"
#include "cjm-fault.h"

/* The ids of a file that is being read, and the references to them: each id is there once, each
 * reference leads to one. Ids are looked up by bisection and not in a hash table, for a file can
 * choose them so that they collide. For the reader only.
 *
 * Functions that return a gboolean return FALSE where they have set the fault. */

G_BEGIN_DECLS

typedef struct _CjmIdTable CjmIdTable;

/* @fault must live as long as the table. */
CjmIdTable *cjm_id_table_new (CjmFault *fault);
void cjm_id_table_free (CjmIdTable *table);

/* The id that an @element at @offset defines. */
void cjm_id_table_add (CjmIdTable *table, CjmElement element, CjmId id, gsize offset);

/* The @id that the attribute described by @info, which must live on, names at @offset. */
void cjm_id_table_add_reference (CjmIdTable *table,
                                 const CjmAttributeInfo *info,
                                 CjmId id,
                                 gsize offset);

/* To be called when all ids of @element are there; a fault where one is there twice. */
gboolean cjm_id_table_seal (CjmIdTable *table, CjmElement element);

/* The place of an id among those of its element in the file; where it is not there, a place
 * behind them all. @element must be sealed. */
guint cjm_id_table_get_order (const CjmIdTable *table, CjmElement element, CjmId id);

/* To be called at the end: seals all; a fault, too, where a reference leads nowhere, for the first
 * of them in the file. */
gboolean cjm_id_table_check (CjmIdTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmIdTable, cjm_id_table_free)

G_END_DECLS
