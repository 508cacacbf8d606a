#pragma once

#include <gio/gio.h>

/* How far an export has come, and whether somebody still waits for it: written by the thread that
 * exports, read by the one that shows it. An export that nobody waits for ends soon, with
 * G_IO_ERROR_CANCELLED and without a file. */

G_BEGIN_DECLS

typedef struct
{
  GCancellable *cancellable; /* borrowed; may be NULL */
  int done;                  /* thousandths; atomic */
} CjmExportProgress;

/* Notes that @fraction (0 to 1) is done. FALSE with an error where nobody waits any more. @self may
 * be NULL: then it always goes on. */
gboolean cjm_export_progress_step (CjmExportProgress *self, double fraction, GError **error);

/* The fraction; 0 while nothing is known of it. */
double cjm_export_progress_get (const CjmExportProgress *self);

G_END_DECLS
