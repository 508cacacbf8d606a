#pragma once

#include <cairo.h>
#include <glib.h>

/* Writes a PNG from bands of pixels, top to bottom, so that a picture never needs to be in
 * memory as a whole. It compresses quickly rather than tightly: a sheet is mostly paper, of
 * which nothing remains at any level. */

G_BEGIN_DECLS

/* The longest side that cairo can draw and common viewers open, in pixels. */
#define CJM_PNG_MAX_SIDE 32767

typedef struct _CjmPngWriter CjmPngWriter;

/* @format is that of the surfaces: CAIRO_FORMAT_RGB24, or CAIRO_FORMAT_ARGB32 for a picture with
 * an alpha channel. @dpi and @title are noted in the file. */
CjmPngWriter *cjm_png_writer_new (guint width,
                                  guint height,
                                  cairo_format_t format,
                                  double dpi,
                                  const char *title);

/* The first @n_rows rows of @surface, which is as wide as the picture, are the next ones. */
void cjm_png_writer_add_rows (CjmPngWriter *writer, cairo_surface_t *surface, guint n_rows);

/* Frees the writer. NULL where memory ran out on the way. */
GBytes *cjm_png_writer_finish (CjmPngWriter *writer);

G_END_DECLS
