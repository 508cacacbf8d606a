#pragma once

#include <cairo.h>
#include <gio/gio.h>

/* Pictures of strangers: what a file holds, and its pixels.
 *
 * No picture is decoded in this process. A helper (cjm-picture-helper.h) gets the bytes through a
 * pipe, has three seconds of a processor and 1 GB of memory, can open no file and no connection,
 * and gives back nothing but pixels. Calls block for as long as that takes, 20 milliseconds and
 * what decoding takes, and may be made in any thread.
 *
 * Messages of errors are meant for a person and say what to do. */

G_BEGIN_DECLS

#define CJM_PICTURE_ERROR (cjm_picture_error_quark ())
GQuark cjm_picture_error_quark (void);

typedef enum
{
  CJM_PICTURE_ERROR_FORMAT,  /* nothing that can be read here */
  CJM_PICTURE_ERROR_SIZE,    /* more pixels than are decoded */
  CJM_PICTURE_ERROR_DAMAGED, /* cannot be decoded to its end */
  CJM_PICTURE_ERROR_COST,    /* takes more time or memory than any picture should */
  CJM_PICTURE_ERROR_HARM,    /* has parts that only harmful files need */
  CJM_PICTURE_ERROR_HELPER   /* there is no safe place to decode it */
} CjmPictureError;

/* By the first bytes; names of files lie. */
typedef enum
{
  CJM_PICTURE_PNG,
  CJM_PICTURE_JPEG,
  CJM_PICTURE_SVG,
  CJM_PICTURE_WEBP,
  CJM_PICTURE_GIF,
  CJM_PICTURE_BMP,
  CJM_PICTURE_TIFF,
  CJM_PICTURE_PDF,        /* this and the following are known by name, but not read */
  CJM_PICTURE_HEIF,       /* and AVIF */
  CJM_PICTURE_COMPRESSED, /* by gzip, as .svgz is */
  CJM_PICTURE_OTHER
} CjmPictureKind;

CjmPictureKind cjm_picture_find_kind (GBytes *data);

/* What GdkPixbuf calls the kind; NULL for those that it does not read here. */
const char *cjm_picture_kind_get_media_type (CjmPictureKind kind);

/* The pixels, turned upright as the camera's note says, with at most 1,024 of them on the shorter
 * side. @is_upright (may be NULL) tells whether the bytes show the same without being turned;
 * a JPEG that was neither turned nor made smaller is attached for PDFs. */
cairo_surface_t *cjm_picture_decode (GBytes *data, gboolean *is_upright, GError **error);

/* The same picture as bytes that a map can hold: a PNG or a JPEG as it came, of any other kind its
 * pixels as a PNG. @media_type is set to a static string. */
GBytes *cjm_picture_take (GBytes *data, const char **media_type, GError **error);

G_END_DECLS
