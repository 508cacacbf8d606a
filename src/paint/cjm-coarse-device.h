#pragma once

#include "cjm-cairo-device.h"

/* Draws a sheet on a cairo context so small that hardly anything of it could be read: text that
 * would be too small is a bar a line, which no font has to be asked for, icons are dots, and of
 * the pictures only the round one of the persona is decoded. All else is drawn as ever, so that
 * the sheet is known again by its shapes and colours at a small part of the cost. */

G_BEGIN_DECLS

typedef struct
{
  CjmDevice device;
  CjmCairoDevice cairo;
  double scale;          /* device pixels per point of the page */
  gboolean has_pictures; /* for who has the time: the other pictures are decoded too */
} CjmCoarseDevice;

/* The device lives as long as @cr and @artwork do; there is nothing to free. */
void cjm_coarse_device_init (CjmCoarseDevice *self, cairo_t *cr, CjmArtwork *artwork, double scale);

G_END_DECLS
