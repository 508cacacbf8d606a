#include "cjm-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cjm-picture-process.h"

GQuark
cjm_picture_error_quark (void)
{
  return g_quark_from_static_string ("cjm-picture-error-quark");
}

/* Kinds */

#define SVG_REACH 4096

static gboolean
has_bytes (GBytes *data, gsize offset, const char *bytes, gsize length)
{
  gsize size;
  const char *start = g_bytes_get_data (data, &size);

  return size >= offset + length && memcmp (start + offset, bytes, length) == 0;
}

/* XML in which an element svg begins soon. */
static gboolean
is_svg (GBytes *data)
{
  gsize size, start = 0;
  const char *text = g_bytes_get_data (data, &size);

  if (has_bytes (data, 0, "\357\273\277", 3))
    start = 3;
  while (start < size && g_ascii_isspace (text[start]))
    start++;

  return start < size && text[start] == '<'
         && g_strstr_len (text + start, (gssize) MIN (size - start, SVG_REACH), "<svg") != NULL;
}

static gboolean
is_heif (GBytes *data)
{
  static const char *const brands[] = { "heic", "heix", "heim", "hevc", "mif1", "msf1", "avif" };

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    if (has_bytes (data, 4, "ftyp", 4) && has_bytes (data, 8, brands[i], 4))
      return TRUE;

  return FALSE;
}

CjmPictureKind
cjm_picture_find_kind (GBytes *data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    CjmPictureKind kind;
  } starts[] = {
    { "\211PNG\r\n\032\n", 8, CJM_PICTURE_PNG },
    { "\377\330\377", 3, CJM_PICTURE_JPEG },
    { "GIF8", 4, CJM_PICTURE_GIF },
    { "BM", 2, CJM_PICTURE_BMP },
    { "II*\0", 4, CJM_PICTURE_TIFF },
    { "MM\0*", 4, CJM_PICTURE_TIFF },
    { "%PDF", 4, CJM_PICTURE_PDF },
    { "\037\213", 2, CJM_PICTURE_COMPRESSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (has_bytes (data, 0, starts[i].bytes, starts[i].length))
      return starts[i].kind;
  if (has_bytes (data, 0, "RIFF", 4) && has_bytes (data, 8, "WEBP", 4))
    return CJM_PICTURE_WEBP;
  if (is_heif (data))
    return CJM_PICTURE_HEIF;

  return is_svg (data) ? CJM_PICTURE_SVG : CJM_PICTURE_OTHER;
}

const char *
cjm_picture_kind_get_media_type (CjmPictureKind kind)
{
  switch (kind)
    {
    case CJM_PICTURE_PNG:
      return "image/png";
    case CJM_PICTURE_JPEG:
      return "image/jpeg";
    case CJM_PICTURE_WEBP:
      return "image/webp";
    case CJM_PICTURE_GIF:
      return "image/gif";
    case CJM_PICTURE_BMP:
      return "image/bmp";
    case CJM_PICTURE_TIFF:
      return "image/tiff";
    case CJM_PICTURE_SVG:
    case CJM_PICTURE_PDF:
    case CJM_PICTURE_HEIF:
    case CJM_PICTURE_COMPRESSED:
    case CJM_PICTURE_OTHER:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/* Refusals */

static void
set_error (CjmPictureError code, const char *message, GError **error)
{
  g_set_error_literal (error, CJM_PICTURE_ERROR, (int) code, message);
}

/* TRUE where the kind is one that can be read. */
static gboolean
check_kind (CjmPictureKind kind, GError **error)
{
  switch (kind)
    {
    case CJM_PICTURE_PNG:
    case CJM_PICTURE_JPEG:
    case CJM_PICTURE_SVG:
    case CJM_PICTURE_WEBP:
    case CJM_PICTURE_GIF:
    case CJM_PICTURE_BMP:
    case CJM_PICTURE_TIFF:
      return TRUE;
    case CJM_PICTURE_PDF:
      set_error (CJM_PICTURE_ERROR_FORMAT,
                 _ ("This is a PDF document. Open it in a document viewer, save the page as a "
                    "PNG picture and choose that."),
                 error);
      return FALSE;
    case CJM_PICTURE_HEIF:
      set_error (CJM_PICTURE_ERROR_FORMAT,
                 _ ("This is a HEIC or AVIF picture, as some phones make them. Save it as a JPEG "
                    "picture and choose that."),
                 error);
      return FALSE;
    case CJM_PICTURE_COMPRESSED:
      set_error (CJM_PICTURE_ERROR_FORMAT,
                 _ ("This is a compressed file (gzip). Unpack it and choose the picture that was "
                    "in it."),
                 error);
      return FALSE;
    case CJM_PICTURE_OTHER:
      set_error (CJM_PICTURE_ERROR_FORMAT,
                 _ ("This is no picture that can be read here. Choose a PNG, JPEG, SVG, WebP, GIF, "
                    "BMP or TIFF file."),
                 error);
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

static void
set_entities_error (guint line, GError **error)
{
  g_set_error (error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_HARM,
               /* Translators: %u is the number of a line in a file. */
               _ ("In line %u the picture declares entities or an unusual encoding, which could do "
                  "harm, so it was not opened. Save it in a drawing program as plain SVG, or as "
                  "PNG, and choose that."),
               line);
}

static void
set_status_error (const CjmPictureHeader *header, GError **error)
{
  switch ((CjmPictureStatus) header->status)
    {
    case CJM_PICTURE_STATUS_NO_READER:
      set_error (CJM_PICTURE_ERROR_FORMAT,
                 _ ("This computer has no reader for this kind of picture. Save it as a PNG or "
                    "JPEG picture and choose that."),
                 error);
      return;
    case CJM_PICTURE_STATUS_TOO_LARGE:
      set_error (CJM_PICTURE_ERROR_SIZE,
                 _ ("The picture has more than 40 million pixels. "
                    "Make a smaller copy of it and choose that."),
                 error);
      return;
    case CJM_PICTURE_STATUS_DONE:
    case CJM_PICTURE_STATUS_DAMAGED:
      set_error (CJM_PICTURE_ERROR_DAMAGED,
                 _ ("The picture is damaged and cannot be shown. "
                    "Open it in a picture editor, save it again and choose the copy."),
                 error);
      return;
    case CJM_PICTURE_STATUS_ENTITIES:
      set_entities_error (header->line, error);
      return;
    case CJM_PICTURE_STATUS_OPEN:
      set_error (CJM_PICTURE_ERROR_HELPER,
                 _ ("The kernel of this computer has no seccomp, without which pictures of this "
                    "kind are not safe to open. Save it as a PNG or JPEG picture and choose that."),
                 error);
      return;
    }

  g_return_if_reached ();
}

static void
set_outcome_error (CjmPictureOutcome outcome, const CjmPictureHeader *header, GError **error)
{
  switch (outcome)
    {
    case CJM_PICTURE_ANSWERED:
      set_status_error (header, error);
      return;
    case CJM_PICTURE_KILLED:
      set_error (
          CJM_PICTURE_ERROR_COST,
          _ ("To show the picture would take more time or memory than any picture should; it "
             "is damaged or was made to do harm. Choose another, or save it as PNG in a "
             "picture editor."),
          error);
      return;
    case CJM_PICTURE_NOT_RUN:
      set_error (CJM_PICTURE_ERROR_HELPER,
                 _ ("The picture was not opened, for the program that reads pictures could not be "
                    "started. Close other programs and try again."),
                 error);
      return;
    }

  g_return_if_reached ();
}

/* Decoding */

/* A JPEG that is drawn as it came goes into a PDF as it came. */
static void
attach_jpeg (cairo_surface_t *surface, GBytes *data)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (data, &size);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, bytes, size,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (data));
}

cairo_surface_t *
cjm_picture_decode (GBytes *data, gboolean *is_upright, GError **error)
{
  CjmPictureKind kind = cjm_picture_find_kind (data);
  CjmPictureHeader header = { 0 };
  CjmPictureOutcome outcome;
  cairo_surface_t *surface;

  if (!check_kind (kind, error))
    return NULL;

  outcome = cjm_picture_process_run (data, &header, &surface);
  if (surface == NULL)
    {
      set_outcome_error (outcome, &header, error);
      return NULL;
    }

  if (is_upright != NULL)
    *is_upright = header.is_upright != 0;
  if (kind == CJM_PICTURE_JPEG && header.is_upright && header.is_whole)
    attach_jpeg (surface, data);
  return surface;
}

static cairo_status_t
append_cb (void *target, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (target, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
cjm_picture_take (GBytes *data, const char **media_type, GError **error)
{
  CjmPictureKind kind = cjm_picture_find_kind (data);
  cairo_surface_t *surface = cjm_picture_decode (data, NULL, error);
  g_autoptr (GByteArray) png = g_byte_array_new ();

  if (surface == NULL)
    return NULL;

  if (kind != CJM_PICTURE_PNG && kind != CJM_PICTURE_JPEG)
    {
      cairo_surface_write_to_png_stream (surface, append_cb, png);
      kind = CJM_PICTURE_PNG;
    }
  cairo_surface_destroy (surface);
  *media_type = cjm_picture_kind_get_media_type (kind);
  return png->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&png)) : g_bytes_ref (data);
}
