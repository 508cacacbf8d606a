#pragma once

#include <gio/gio.h>

#include "cjm-table.h"

/* Tables as other programs give and take them: text in which tabs part the cells, as every
 * spreadsheet has it, HTML, and files with commas or tabs.
 *
 * What comes in is anybody's: it is read in one pass within the limits below and those of
 * cjm-table.h; HTML is looked through for its cells and nothing else is done with it. Errors are
 * those of cjm-read-error.h. */

G_BEGIN_DECLS

/* In bytes. */
#define CJM_TABLE_MAX_TEXT_SIZE (16 * 1024 * 1024)

/* A line a row, with cells of several entries in quotes; a single cell has an entry a line. The
 * caller frees it. */
char *cjm_table_to_text (const CjmTable *table);

/* A file for spreadsheets (RFC 4180): @separator is ',' or a tab. It is UTF-8 and begins with the
 * mark that tells Excel so. The entries of a cell stand one a line; an entry that is alone keeps
 * its lines. A text that a spreadsheet would take for a formula has an apostrophe before it,
 * which is these programs' own sign for text; numbers are left as they are. */
GBytes *cjm_table_to_separated (const CjmTable *table, char separator);

/* A table, or a list where there is one cell only. @language is that of the texts (BCP 47). */
char *cjm_table_to_html (const CjmTable *table, const char *language);

/* Text of any kind: cells where there are tabs; else a single cell with an entry for each item
 * of a list or each line. NULL with an error where it is too much. */
CjmTable *cjm_table_parse_text (GBytes *bytes, GError **error);

/* A file of rows whose cells @separator parts, or '\0' where the file has to tell. Quotes that are
 * not as they should be are text. UTF-8, UTF-16 with its mark, or else Windows-1252, which is what
 * Excel writes; what is odd is added to @remarks (see cjm-remark.h), which may be NULL. */
CjmTable *
cjm_table_parse_separated (GBytes *bytes, char separator, GPtrArray *remarks, GError **error);

/* The same as a single entry with all its lines. */
CjmTable *cjm_table_parse_paragraph (GBytes *bytes, GError **error);

/* The cells of the HTML's tables; a table without entries where it has none. */
CjmTable *cjm_table_parse_html (GBytes *bytes, GError **error);

G_END_DECLS
