#pragma once

#include <glib.h>

/* The helper that decodes strangers' pictures: this program itself, started with a command that
 * nobody types. It takes the bytes of a picture from its standard input, shuts itself in
 * (cjm-cage.h), and writes a header and pixels in cairo's format to its standard output. Whoever
 * reads these believes none of it unseen. */

G_BEGIN_DECLS

#define CJM_PICTURE_HELPER_COMMAND "--picture-helper"

/* Set in the helper's environment: a helper has no helpers. */
#define CJM_PICTURE_HELPER_MARK "CJM_PICTURE_HELPER"

#define CJM_PICTURE_HELPER_MAGIC 0x434a4d31

/* Sides of a picture that is decoded, pixels of it, and pixels of what is given back. */
#define CJM_PICTURE_MAX_SIDE 32767
#define CJM_PICTURE_MAX_PIXELS (40 * 1000 * 1000)
#define CJM_PICTURE_MAX_KEPT_PIXELS (8 * 1000 * 1000)

typedef enum
{
  CJM_PICTURE_STATUS_DONE,
  CJM_PICTURE_STATUS_NO_READER, /* this computer has none for the format */
  CJM_PICTURE_STATUS_TOO_LARGE,
  CJM_PICTURE_STATUS_DAMAGED,
  CJM_PICTURE_STATUS_ENTITIES, /* an SVG that declares entities */
  CJM_PICTURE_STATUS_OPEN      /* the kernel cannot shut the helper in */
} CjmPictureStatus;

typedef struct
{
  guint32 magic;
  guint32 status;
  guint32 width, height;
  guint32 line;      /* where the entities are declared */
  guint32 is_opaque; /* each of these is 0 or 1 */
  guint32 is_upright;
  guint32 is_whole; /* not made smaller */
} CjmPictureHeader;

/* The helper's main(). */
int cjm_picture_helper_run (void);

G_END_DECLS
