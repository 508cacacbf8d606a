#pragma once

#include <gtk/gtk.h>

/* What a window tells of an export: how far it is and a way to stop it, then that the file is ready
 * and ways to what was written. It never takes the focus; the same can be done by commands. */

G_BEGIN_DECLS

#define CJM_TYPE_EXPORT_NOTICE (cjm_export_notice_get_type ())
G_DECLARE_FINAL_TYPE (CjmExportNotice, cjm_export_notice, CJM, EXPORT_NOTICE, GtkWidget)

/* Of an export into @file that @cancellable stops. The signal "done" asks to be removed. */
GtkWidget *cjm_export_notice_new (GFile *file, GCancellable *cancellable);

/* @fraction: 0 to 1; 0 where nothing is known. */
void cjm_export_notice_set_progress (CjmExportNotice *self, double fraction);

/* The file is there. @remark (may be NULL) says what is not as it was asked for. */
void cjm_export_notice_set_ready (CjmExportNotice *self, const char *remark);

G_END_DECLS
