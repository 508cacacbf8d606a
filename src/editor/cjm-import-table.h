#pragma once

#include "cjm-grid.h"

#include <gtk/gtk.h>

/* The table of another program as it lies, with what each of its rows and columns becomes in the
 * map: a list to choose from before every row and above every column. Long tables are shown by
 * their beginning; what is below it becomes what was guessed. */

G_BEGIN_DECLS

#define CJM_TYPE_IMPORT_TABLE (cjm_import_table_get_type ())
G_DECLARE_FINAL_TYPE (CjmImportTable, cjm_import_table, CJM, IMPORT_TABLE, GtkWidget)

/* Shows @table, which must outlive it, and changes @plan, which is borrowed too. The signal
 * "changed" says so. */
GtkWidget *cjm_import_table_new (const CjmTable *table, CjmGridPlan *plan);

G_END_DECLS
