#pragma once

#include <gio/gio.h>

#include "cjm-table.h"

/* Workbooks (XLSX) as Excel, LibreOffice and other programs write them, ours too: the names of the
 * sheets, and what their cells show. Numbers are written as in a file, "1234.5", a share as "23 %",
 * a day as "2026-03-01"; the line ends of a cell part its entries. Formulas count as what they came
 * to when the workbook was saved; nothing is reckoned here.
 *
 * What comes in is anybody's: see cjm-archive.h and cjm-part.h for its limits. Errors are those of
 * cjm-read-error.h. */

G_BEGIN_DECLS

typedef struct _CjmWorkbook CjmWorkbook;

CjmWorkbook *cjm_workbook_new (GBytes *bytes, GError **error);
void cjm_workbook_free (CjmWorkbook *workbook);

/* Their names, one at least; ends in NULL. */
char **cjm_workbook_get_sheets (const CjmWorkbook *workbook);

/* Whether it has pictures, charts or comments, which no table holds. */
gboolean cjm_workbook_has_more (const CjmWorkbook *workbook);

/* What a merged cell reaches over. */
typedef struct
{
  guint row, column, n_rows, n_columns;
} CjmSpan;

/* The cells of a sheet. What stands in the first two columns stands in every row that a cell there
 * reaches over, which is how lanes over several rows are named. @spans, an array of CjmSpan that
 * may be NULL, is given what the merged cells reach over; @remarks, which may be NULL, what is odd
 * (see cjm-remark.h). */
CjmTable *cjm_workbook_read_sheet (CjmWorkbook *workbook,
                                   guint index,
                                   GArray *spans,
                                   GPtrArray *remarks,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmWorkbook, cjm_workbook_free)

G_END_DECLS
