#pragma once

#include "cjm-entry.h"

#include <gtk/gtk.h>

/* A list view of entries (see cjm-entry.h): two lines each, headings between them. A click or
 * Enter calls @activate; where @button is not NULL, each entry has a button of that label at its
 * end, which calls @press. */

G_BEGIN_DECLS

typedef void (*CjmEntryFunc) (CjmEntry *entry, gpointer user_data);

GtkWidget *cjm_entry_list_new (GListModel *entries,
                               CjmEntryFunc activate,
                               const char *button,
                               CjmEntryFunc press,
                               gpointer user_data);

G_END_DECLS
