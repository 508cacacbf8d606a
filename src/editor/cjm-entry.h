#pragma once

#include "cjm-place.h"

#include <gio/gio.h>

/* One line of a list beside the map: a sentence, what is said below it in small, and the place
 * on the sheet that it leads to; or a heading of the lines that follow it. It never changes: a
 * list that says something else has other entries. */

G_BEGIN_DECLS

#define CJM_TYPE_ENTRY (cjm_entry_get_type ())
G_DECLARE_FINAL_TYPE (CjmEntry, cjm_entry, CJM, ENTRY, GObject)

/* @subtitle may be NULL. @number: whatever the list wants to know it by. */
CjmEntry *
cjm_entry_new (const char *title, const char *subtitle, const CjmPlace *place, guint number);
CjmEntry *cjm_entry_new_heading (const char *title);

const char *cjm_entry_get_title (CjmEntry *entry);
const char *cjm_entry_get_subtitle (CjmEntry *entry);
CjmPlace cjm_entry_get_place (CjmEntry *entry);
guint cjm_entry_get_number (CjmEntry *entry);
gboolean cjm_entry_is_heading (CjmEntry *entry);

/* Makes @store hold @entries and leaves alone what is the same at both ends, so that the list
 * keeps its place and its focus. */
void cjm_entry_store_update (GListStore *store, GPtrArray *entries);

G_END_DECLS
