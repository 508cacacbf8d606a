#pragma once

#include "cjm-device.h"

/* A device that passes on to another one what touches a rectangle of the sheet and drops the
 * rest, so that a large picture can be drawn a band at a time, and so that a part of the sheet
 * has nothing in it of the others. A group is passed on once something in it is. */

G_BEGIN_DECLS

/* Groups inside each other; the painter's are four deep. */
#define CJM_CROP_MAX_DEPTH 8

typedef struct
{
  CjmDevice device;
  CjmDevice *target; /* borrowed */
  CjmRect rect;      /* in points of the sheet */
  guint depth, n_passed;
  CjmGroupInfo groups[CJM_CROP_MAX_DEPTH]; /* those that are open; the first @n_passed passed on */
  double x[CJM_CROP_MAX_DEPTH + 1];        /* where they begin */
  double y[CJM_CROP_MAX_DEPTH + 1];
} CjmCropDevice;

/* The device lives as long as @target does; there is nothing to free. */
void cjm_crop_device_init (CjmCropDevice *self, CjmDevice *target, CjmRect rect);

G_END_DECLS
