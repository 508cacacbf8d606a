#include "cjm-export-surface.h"
#include "cjm-export.h"

#include <glib/gi18n-lib.h>

void
cjm_export_set_failed (GError **error, const char *reason)
{
  /* Translators: %s is what a library says about why, in English. */
  g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
               _ ("The map could not be drawn: %s. Close other programs and try again."), reason);
}

cairo_status_t
cjm_export_append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
cjm_export_finish_surface (cairo_surface_t *surface, cairo_status_t status, GError **error)
{
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  cjm_export_set_failed (error, cairo_status_to_string (status));
  return FALSE;
}
