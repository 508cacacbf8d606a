#pragma once

#include "cjm-edit.h"
#include "cjm-read-error.h"
#include "cjm-remark.h"
#include "cjm-table-text.h"

/* What the two readers of tables share. */

G_BEGIN_DECLS

/* The bytes as UTF-8; NULL with an error where there are too many. */
char *cjm_table_decode (GBytes *bytes, GError **error);
void cjm_table_set_too_large (GError **error);

/* The same of a file: one with zero bytes is refused, and what was guessed is said. */
char *cjm_table_decode_file (GBytes *bytes, GPtrArray *remarks, GError **error);

/* Adds the lines of @text to a cell, each as an entry, without the bullets of a list. */
gboolean cjm_table_add_lines (CjmTable *table, guint row, guint column, const char *text);

/* Adds the cells of @text, which cjm_text_normalize() has been over, from the first row on;
 * @remarks may be NULL. FALSE where they are too many. */
gboolean
cjm_table_read_separated (CjmTable *table, const char *text, char separator, GPtrArray *remarks);

/* One cell in quotes and nothing else, as a spreadsheet gives one with several lines. */
gboolean cjm_table_is_quoted_cell (const char *text);

/* What a spreadsheet would reckon with instead of showing it. */
gboolean cjm_table_looks_like_formula (const char *text);

G_END_DECLS
