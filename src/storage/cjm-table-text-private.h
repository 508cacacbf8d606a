#pragma once

#include "cjm-edit.h"
#include "cjm-read-error.h"
#include "cjm-table-text.h"

/* What the two readers of tables share. */

G_BEGIN_DECLS

/* The bytes as UTF-8; NULL with an error where there are too many. */
char *cjm_table_decode (GBytes *bytes, GError **error);
void cjm_table_set_too_large (GError **error);

/* Adds the lines of @text to a cell, each as an entry, without the bullets of a list. */
gboolean cjm_table_add_lines (CjmTable *table, guint row, guint column, const char *text);

G_END_DECLS
