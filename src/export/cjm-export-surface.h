#pragma once

#include <cairo.h>
#include <glib.h>

/* Surfaces of cairo's that write a file, as far as formats have them in common. */

G_BEGIN_DECLS

/* A cairo_write_func_t; @closure is a GByteArray. */
cairo_status_t cjm_export_append_cb (void *closure, const unsigned char *data, unsigned int length);

/* Ends @surface, which was drawn on with @status, and frees it. FALSE with an error of
 * CJM_EXPORT_ERROR where it or the drawing failed. */
gboolean
cjm_export_finish_surface (cairo_surface_t *surface, cairo_status_t status, GError **error);

/* Sets an error that says what cairo or another library could not do. */
void cjm_export_set_failed (GError **error, const char *reason);

G_END_DECLS
