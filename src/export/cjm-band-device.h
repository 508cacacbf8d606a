#pragma once

#include "cjm-device.h"

/* A device that passes on to another one what touches a horizontal band of the sheet and drops
 * the rest, so that a large picture can be drawn a band at a time. Groups always pass. */

G_BEGIN_DECLS

/* Groups inside each other; the painter's are four deep. */
#define CJM_BAND_MAX_DEPTH 8

typedef struct
{
  CjmDevice device;
  CjmDevice *target;  /* borrowed */
  double top, bottom; /* of the band, in points of the sheet */
  guint depth;
  double origins[CJM_BAND_MAX_DEPTH + 1]; /* y of the groups that are open */
} CjmBandDevice;

/* The device lives as long as @target does; there is nothing to free. */
void cjm_band_device_init (CjmBandDevice *self, CjmDevice *target, double top, double bottom);

G_END_DECLS
