#pragma once

#include "cjm-artwork.h"
#include "cjm-layout.h"
#include "cjm-map-table.h"

#include <cairo.h>

/* A table of a report, set in the type of the map's theme: a title, a head that every page
 * repeats, and rows as high as their texts. All is in points of the sheet, like the phases of a
 * report (cjm-report-grid.h). */

G_BEGIN_DECLS

typedef struct _CjmReportTable CjmReportTable;

/* What stands in a column: numbers and dates are written as the map's language has them. */
typedef CjmCellType (*CjmCellTypeFunc) (guint column, gconstpointer user_data);

/* @table, whose first row is its head, across @width. Columns without an entry are left out. Where
 * there is no room for all, those whose bit is set in @joins stand below the one before them.
 * Everything is copied. */
CjmReportTable *cjm_report_table_new (const CjmLayout *layout,
                                      const char *title,
                                      const CjmTable *table,
                                      CjmCellTypeFunc get_type,
                                      gconstpointer user_data,
                                      guint joins,
                                      double width);
void cjm_report_table_free (CjmReportTable *self);

/* Whether there was no room for all columns beside each other. */
gboolean cjm_report_table_is_joined (const CjmReportTable *self);

/* What of a table stands on a page: from one height of its rows to another. */
typedef struct
{
  double top, bottom;
  double height; /* with title and head */
} CjmTablePiece;

/* Which piece goes on from @top where there is room for @room; all rows end where @piece->bottom is
 * cjm_report_table_get_end(). @may_cut: a row for which there is no room is parted between its
 * lines. FALSE where nothing finds room. */
gboolean cjm_report_table_fit (const CjmReportTable *self,
                               double top,
                               double room,
                               gboolean may_cut,
                               CjmTablePiece *piece);
double cjm_report_table_get_end (const CjmReportTable *self);

/* Draws @piece with its corner at the origin. */
void cjm_report_table_paint (const CjmReportTable *self,
                             cairo_t *cr,
                             CjmArtwork *artwork,
                             const CjmTablePiece *piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmReportTable, cjm_report_table_free)

G_END_DECLS
