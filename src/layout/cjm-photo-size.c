#include "cjm-photo-size.h"

#include <string.h>

#define JPEG_START_OF_SCAN 0xda
#define JPEG_EXIF 0xe1
#define EXIF_ORIENTATION 0x0112

static guint
read_16 (const guint8 *p, gboolean is_little)
{
  return is_little ? p[0] | (guint) p[1] << 8 : (guint) p[0] << 8 | p[1];
}

static guint
read_32 (const guint8 *p, gboolean is_little)
{
  return is_little ? read_16 (p, TRUE) | read_16 (p + 2, TRUE) << 16
                   : read_16 (p, FALSE) << 16 | read_16 (p + 2, FALSE);
}

static gboolean
get_png_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

  if (length < 24 || memcmp (data, head, sizeof head) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;

  *width = read_32 (data + 16, FALSE);
  *height = read_32 (data + 20, FALSE);
  return TRUE;
}

/* Whether the note of the camera in an Exif segment says that the picture lies on its side. */
static gboolean
lies_on_side (const guint8 *exif, gsize length)
{
  gboolean is_little;
  gsize offset;
  guint n_entries;

  if (length < 14 || memcmp (exif, "Exif\0\0", 6) != 0)
    return FALSE;

  exif += 6;
  length -= 6;
  is_little = exif[0] == 'I';
  offset = read_32 (exif + 4, is_little);
  if (offset > length - 2)
    return FALSE;

  n_entries = read_16 (exif + offset, is_little);
  offset += 2;
  for (guint i = 0; i < n_entries && offset + 12 <= length; i++, offset += 12)
    if (read_16 (exif + offset, is_little) == EXIF_ORIENTATION)
      return read_16 (exif + offset + 8, is_little) >= 5;

  return FALSE;
}

/* The frames SOF0 to SOF15 hold the size; C4, C8 and CC among their numbers are other things. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
get_jpeg_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  gboolean is_turned = FALSE;
  gsize offset = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;

  while (offset + 4 <= length && data[offset] == 0xff)
    {
      guint8 marker = data[offset + 1];
      gsize size;

      if (marker == 0xff)
        {
          offset++;
          continue;
        }
      size = read_16 (data + offset + 2, FALSE);
      if (size < 2 || offset + 2 + size > length || marker == JPEG_START_OF_SCAN)
        return FALSE;
      if (marker == JPEG_EXIF)
        is_turned = is_turned || lies_on_side (data + offset + 4, size - 2);
      if (is_frame (marker) && size >= 7)
        {
          guint first = read_16 (data + offset + 5, FALSE);
          guint second = read_16 (data + offset + 7, FALSE);

          *height = is_turned ? second : first;
          *width = is_turned ? first : second;
          return TRUE;
        }
      offset += 2 + size;
    }

  return FALSE;
}

gboolean
cjm_photo_get_size (GBytes *data, guint *width, guint *height)
{
  guint w = 0, h = 0;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);

  if (!get_png_size (bytes, length, &w, &h) && !get_jpeg_size (bytes, length, &w, &h))
    return FALSE;
  if (w == 0 || h == 0)
    return FALSE;

  *width = w;
  *height = h;
  return TRUE;
}
