#pragma once

#include "cjm-artwork.h"

/* Draws on a cairo context: the screen, PDF, PNG, and SVG with glyphs as outlines. The context's
 * transformation maps points of the sheet to the surface. */

G_BEGIN_DECLS

typedef struct
{
  CjmDevice device;
  cairo_t *cr;         /* borrowed */
  CjmArtwork *artwork; /* borrowed */
} CjmCairoDevice;

/* The device lives as long as @cr and @artwork do; there is nothing to free. */
void cjm_cairo_device_init (CjmCairoDevice *self, cairo_t *cr, CjmArtwork *artwork);

G_END_DECLS
