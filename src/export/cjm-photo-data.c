#include "cjm-photo-data.h"
#include "cjm-export-surface.h"

#include <string.h>

/* XML parsers end at 10 MB an attribute: larger photos go in as they are drawn. Base64 makes
 * four characters of three bytes. */
#define MAX_EMBEDDED_SIZE (7 * 1024 * 1024)

static gboolean
is_png (GBytes *bytes)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G' };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > sizeof png && memcmp (data, png, sizeof png) == 0;
}

GBytes *
cjm_photo_dup_data (CjmArtwork *artwork, const CjmPhoto *photo, const char **media_type)
{
  cairo_surface_t *surface = cjm_artwork_get_photo (artwork, photo);
  GBytes *bytes;

  if (surface == NULL)
    return NULL;

  if (g_bytes_get_size (photo->data) <= MAX_EMBEDDED_SIZE
      && cjm_artwork_is_photo_upright (artwork, photo))
    bytes = g_bytes_ref (photo->data);
  else
    {
      GByteArray *drawn = g_byte_array_new ();

      cairo_surface_write_to_png_stream (surface, cjm_export_append_cb, drawn);
      bytes = g_byte_array_free_to_bytes (drawn);
    }

  *media_type = is_png (bytes) ? "image/png" : "image/jpeg";
  return bytes;
}

gboolean
cjm_photo_append_address (GString *text, CjmArtwork *artwork, const CjmPhoto *photo)
{
  const char *media_type;
  g_autoptr (GBytes) bytes = cjm_photo_dup_data (artwork, photo, &media_type);
  g_autofree char *base64 = NULL;

  if (bytes == NULL)
    return FALSE;

  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_string_append_printf (text, "data:%s;base64,", media_type);
  g_string_append (text, base64);
  return TRUE;
}
