#include "cjm-png-writer.h"

#include <math.h>
#include <png.h>

#define COMPRESSION_LEVEL 1

struct _CjmPngWriter
{
  png_structp png;
  png_infop info;
  GByteArray *bytes;
  guint width;
  guint8 *row; /* of pixels with alpha as a PNG has them; NULL where there is none */
  gboolean has_failed;
};

/* libpng leaves a function that failed by a jump, into whichever of the functions below has
 * called it. */
static void
error_cb (png_structp png, const char *message)
{
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, const char *message)
{
  g_debug ("libpng: %s", message);
}

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, length);
}

static void
flush_cb (png_structp png)
{
}

static void
write_head (CjmPngWriter *writer, guint height, double dpi, const char *title)
{
  png_uint_32 per_metre = (png_uint_32) lround (dpi / 0.0254);
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE,
                    .key = (char *) "Title",
                    .text = (char *) title,
                    .lang = (char *) "",
                    .lang_key = (char *) "" };

  png_set_IHDR (writer->png, writer->info, writer->width, height, 8,
                writer->row != NULL ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (writer->png, writer->info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_text (writer->png, writer->info, &text, 1);
  png_set_compression_level (writer->png, COMPRESSION_LEVEL);
  png_set_filter (writer->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_write_info (writer->png, writer->info);
  if (writer->row != NULL)
    return;

    /* cairo's pixels are 32-bit numbers, 0x00RRGGBB. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  png_set_bgr (writer->png);
  png_set_filler (writer->png, 0, PNG_FILLER_AFTER);
#else
  png_set_filler (writer->png, 0, PNG_FILLER_BEFORE);
#endif
}

CjmPngWriter *
cjm_png_writer_new (guint width, guint height, cairo_format_t format, double dpi, const char *title)
{
  CjmPngWriter *writer = g_new0 (CjmPngWriter, 1);

  writer->width = width;
  if (format == CAIRO_FORMAT_ARGB32)
    writer->row = g_new (guint8, (gsize) width * 4);
  writer->bytes = g_byte_array_new ();
  writer->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, writer, error_cb, warning_cb);
  writer->info = writer->png != NULL ? png_create_info_struct (writer->png) : NULL;
  if (writer->info == NULL)
    {
      writer->has_failed = TRUE;
      return writer;
    }

  png_set_write_fn (writer->png, writer->bytes, write_cb, flush_cb);
  if (setjmp (png_jmpbuf (writer->png)) != 0)
    writer->has_failed = TRUE;
  else
    write_head (writer, height, dpi, title);

  return writer;
}

/* cairo's colours are multiplied by their alpha, those of a PNG are not. */
static const guint8 *
divide_by_alpha (CjmPngWriter *writer, const guint8 *row)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) row;
  guint8 *to = writer->row;

  for (guint i = 0; i < writer->width; i++, to += 4)
    {
      guint32 pixel = pixels[i], alpha = pixel >> 24;

      to[0] = alpha == 0 ? 0 : ((pixel >> 16 & 0xff) * 255 + alpha / 2) / alpha;
      to[1] = alpha == 0 ? 0 : ((pixel >> 8 & 0xff) * 255 + alpha / 2) / alpha;
      to[2] = alpha == 0 ? 0 : ((pixel & 0xff) * 255 + alpha / 2) / alpha;
      to[3] = (guint8) alpha;
    }

  return writer->row;
}

void
cjm_png_writer_add_rows (CjmPngWriter *writer, cairo_surface_t *surface, guint n_rows)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);

  if (writer->has_failed)
    return;

  if (setjmp (png_jmpbuf (writer->png)) != 0)
    {
      writer->has_failed = TRUE;
      return;
    }
  for (guint i = 0; i < n_rows; i++)
    png_write_row (writer->png, writer->row != NULL ? divide_by_alpha (writer, pixels + i * stride)
                                                    : pixels + i * stride);
}

static void
write_end (CjmPngWriter *writer)
{
  if (writer->has_failed)
    return;

  if (setjmp (png_jmpbuf (writer->png)) != 0)
    writer->has_failed = TRUE;
  else
    png_write_end (writer->png, writer->info);
}

GBytes *
cjm_png_writer_finish (CjmPngWriter *writer)
{
  GBytes *bytes;

  write_end (writer);
  bytes = g_byte_array_free_to_bytes (writer->bytes);
  if (writer->has_failed)
    g_clear_pointer (&bytes, g_bytes_unref);
  png_destroy_write_struct (&writer->png, &writer->info);
  g_free (writer->row);
  g_free (writer);

  return bytes;
}
