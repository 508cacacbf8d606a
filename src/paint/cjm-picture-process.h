#pragma once

#include <cairo.h>
#include <glib.h>

#include "cjm-picture-helper.h"

/* One run of the helper. For cjm-picture.c. */

G_BEGIN_DECLS

typedef enum
{
  CJM_PICTURE_ANSWERED, /* the header holds what it said */
  CJM_PICTURE_KILLED,   /* it used up its time or memory, or did not survive the picture */
  CJM_PICTURE_NOT_RUN   /* it could not be started */
} CjmPictureOutcome;

/* @surface is set where the header's status says that it is done; the caller frees it. */
CjmPictureOutcome
cjm_picture_process_run (GBytes *data, CjmPictureHeader *header, cairo_surface_t **surface);

G_END_DECLS
