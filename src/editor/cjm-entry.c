#include "cjm-entry.h"

struct _CjmEntry
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  CjmPlace place;
  guint number;
  gboolean is_heading;
};

G_DEFINE_FINAL_TYPE (CjmEntry, cjm_entry, G_TYPE_OBJECT)

CjmEntry *
cjm_entry_new (const char *title, const char *subtitle, const CjmPlace *place, guint number)
{
  CjmEntry *entry = g_object_new (CJM_TYPE_ENTRY, NULL);

  entry->title = g_strdup (title);
  entry->subtitle = g_strdup (subtitle);
  entry->place = *place;
  entry->number = number;
  return entry;
}

CjmEntry *
cjm_entry_new_heading (const char *title)
{
  const CjmPlace nowhere = { .kind = CJM_PLACE_NONE };
  CjmEntry *entry = cjm_entry_new (title, NULL, &nowhere, 0);

  entry->is_heading = TRUE;
  return entry;
}

const char *
cjm_entry_get_title (CjmEntry *entry)
{
  return entry->title;
}

const char *
cjm_entry_get_subtitle (CjmEntry *entry)
{
  return entry->subtitle;
}

CjmPlace
cjm_entry_get_place (CjmEntry *entry)
{
  return entry->place;
}

guint
cjm_entry_get_number (CjmEntry *entry)
{
  return entry->number;
}

gboolean
cjm_entry_is_heading (CjmEntry *entry)
{
  return entry->is_heading;
}

static gboolean
is_same (CjmEntry *a, CjmEntry *b)
{
  return a->number == b->number && a->is_heading == b->is_heading
         && cjm_place_equal (&a->place, &b->place) && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->subtitle, b->subtitle) == 0;
}

static gboolean
is_same_at (GListStore *store, guint position, CjmEntry *entry)
{
  g_autoptr (CjmEntry) old = g_list_model_get_item (G_LIST_MODEL (store), position);

  return is_same (old, entry);
}

void
cjm_entry_store_update (GListStore *store, GPtrArray *entries)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_common = MIN (n_old, entries->len);
  guint start = 0, end = 0;

  while (start < n_common && is_same_at (store, start, entries->pdata[start]))
    start++;
  while (end < n_common - start
         && is_same_at (store, n_old - 1 - end, entries->pdata[entries->len - 1 - end]))
    end++;

  if (n_old - start - end > 0 || entries->len - start - end > 0)
    g_list_store_splice (store, start, n_old - start - end, entries->pdata + start,
                         entries->len - start - end);
}

static void
cjm_entry_finalize (GObject *object)
{
  CjmEntry *entry = CJM_ENTRY (object);

  g_free (entry->title);
  g_free (entry->subtitle);

  G_OBJECT_CLASS (cjm_entry_parent_class)->finalize (object);
}

static void
cjm_entry_class_init (CjmEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_entry_finalize;
}

static void
cjm_entry_init (CjmEntry *entry)
{
}
