#pragma once

#include "cjm-inspector-row.h"

/* A row in which one types: a text, a date or a number. What is typed is in the map at once, as
 * one undo step until the typing pauses; Escape gives back what stood there before. Dates and
 * numbers are read and written as the map's language has them. What is none, or out of range, is
 * not taken: the map stays as it was before, and a message says so.
 *
 * While the row has the keyboard, changes that come from elsewhere leave the caret where it is. */

G_BEGIN_DECLS

#define CJM_TYPE_INSPECTOR_ENTRY (cjm_inspector_entry_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorEntry, cjm_inspector_entry, CJM, INSPECTOR_ENTRY, CjmInspectorRow)

/* For info->field; the field says whether it is one line, paragraphs or a date. */
GtkWidget *cjm_inspector_text_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

/* For info->value, with buttons for more and less where info->step is not 0. */
GtkWidget *cjm_inspector_number_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

G_END_DECLS
