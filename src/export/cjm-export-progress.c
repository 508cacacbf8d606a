#include "cjm-export-progress.h"

gboolean
cjm_export_progress_step (CjmExportProgress *self, double fraction, GError **error)
{
  if (self == NULL)
    return TRUE;

  g_atomic_int_set (&self->done, (int) (fraction * 1000));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

double
cjm_export_progress_get (const CjmExportProgress *self)
{
  return g_atomic_int_get (&self->done) / 1000.0;
}
