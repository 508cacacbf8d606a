#include "cjm-id-table.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* An id and where it stood. */
typedef struct
{
  CjmId id;
  gsize offset;
  guint order; /* among the records of its type in the file */
} IdEntry;

/* A reference that is looked up when all records are there. */
typedef struct
{
  const CjmAttributeInfo *info;
  CjmId id;
  gsize offset;
} Reference;

struct _CjmIdTable
{
  CjmFault *fault;
  GArray *ids[CJM_N_ELEMENTS]; /* of IdEntry, by the element that defines them */
  GArray *references;
};

CjmIdTable *
cjm_id_table_new (CjmFault *fault)
{
  CjmIdTable *table = g_new0 (CjmIdTable, 1);

  table->fault = fault;
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    table->ids[i] = g_array_new (FALSE, FALSE, sizeof (IdEntry));
  table->references = g_array_new (FALSE, FALSE, sizeof (Reference));

  return table;
}

void
cjm_id_table_free (CjmIdTable *table)
{
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    g_array_unref (table->ids[i]);
  g_array_unref (table->references);
  g_free (table);
}

void
cjm_id_table_add (CjmIdTable *table, CjmElement element, CjmId id, gsize offset)
{
  IdEntry entry = { .id = id, .offset = offset, .order = table->ids[element]->len };

  g_array_append_val (table->ids[element], entry);
}

void
cjm_id_table_add_reference (CjmIdTable *table, const CjmAttributeInfo *info, CjmId id, gsize offset)
{
  Reference reference = { info, id, offset };

  g_array_append_val (table->references, reference);
}

static int
compare_id_entries (gconstpointer a, gconstpointer b)
{
  const IdEntry *p = a, *q = b;

  if (p->id != q->id)
    return p->id < q->id ? -1 : 1;

  return p->order < q->order ? -1 : p->order > q->order;
}

static int
compare_id_with_entry (gconstpointer id, gconstpointer entry)
{
  CjmId a = *(const CjmId *) id, b = ((const IdEntry *) entry)->id;

  return a < b ? -1 : a > b;
}

gboolean
cjm_id_table_seal (CjmIdTable *table, CjmElement element)
{
  GArray *ids = table->ids[element];
  const IdEntry *twice = NULL;

  g_array_sort (ids, compare_id_entries);
  for (guint i = 1; i < ids->len; i++)
    {
      const IdEntry *entry = &g_array_index (ids, IdEntry, i);

      if (entry->id == g_array_index (ids, IdEntry, i - 1).id
          && (twice == NULL || entry->offset < twice->offset))
        twice = entry;
    }

  if (twice == NULL)
    return TRUE;

  return cjm_fault_set (
      table->fault, CJM_READ_ERROR_REFERENCE, twice->offset,
      /* Translators: %s is the name of an element in the file, such as note. */
      _ ("This “%s” has an id that another one has already. Give it an id of its own in a text "
         "editor, or open an earlier copy."),
      cjm_element_get_info (element)->name);
}

/* The entry of @id, or NULL. */
static const IdEntry *
find_id (const CjmIdTable *table, CjmElement element, CjmId id)
{
  const GArray *ids = table->ids[element];

  if (ids->len == 0)
    return NULL;

  return bsearch (&id, ids->data, ids->len, sizeof (IdEntry), compare_id_with_entry);
}

guint
cjm_id_table_get_order (const CjmIdTable *table, CjmElement element, CjmId id)
{
  const IdEntry *entry = find_id (table, element, id);

  return entry != NULL ? entry->order : table->ids[element]->len;
}

/* References that lead nowhere are faults; the first in the file is told. */
static gboolean
check_references (CjmIdTable *table)
{
  const Reference *missing = NULL;

  for (guint i = 0; i < table->references->len; i++)
    {
      const Reference *reference = &g_array_index (table->references, Reference, i);

      if (find_id (table, reference->info->target, reference->id) == NULL
          && (missing == NULL || reference->offset < missing->offset))
        missing = reference;
    }

  if (missing == NULL)
    return TRUE;

  return cjm_fault_set (table->fault, CJM_READ_ERROR_REFERENCE, missing->offset, "%s",
                        _ (missing->info->missing));
}

gboolean
cjm_id_table_check (CjmIdTable *table)
{
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    if (!cjm_id_table_seal (table, i))
      return FALSE;

  return check_references (table);
}
