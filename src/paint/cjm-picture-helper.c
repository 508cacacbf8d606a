#include "cjm-picture-helper.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "cjm-cage.h"
#include "cjm-picture.h"
#include "cjm-svg-scan.h"

/* Pixels on the shorter side of what is given back: enough for a photo of 136 points at 300 dpi on
 * the largest paper. An SVG has no pixels of its own and gets as many. */
#define KEPT_SIDE 1024

#define CHUNK (256 * 1024)

/* In and out */

static GByteArray *
read_input (void)
{
  GByteArray *data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  ssize_t n;

  while ((n = TEMP_FAILURE_RETRY (read (STDIN_FILENO, chunk, CHUNK))) > 0)
    g_byte_array_append (data, chunk, (guint) n);

  return data;
}

static gboolean
write_all (gconstpointer data, gsize size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      ssize_t n = TEMP_FAILURE_RETRY (write (STDOUT_FILENO, at, size));

      if (n <= 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static void
give_back (CjmPictureHeader *header, cairo_surface_t *surface)
{
  gsize size = 0;

  header->magic = CJM_PICTURE_HELPER_MAGIC;
  if (header->status == CJM_PICTURE_STATUS_DONE)
    {
      cairo_surface_flush (surface);
      header->width = (guint32) cairo_image_surface_get_width (surface);
      header->height = (guint32) cairo_image_surface_get_height (surface);
      size = (gsize) cairo_image_surface_get_stride (surface) * header->height;
    }
  if (write_all (header, sizeof *header) && size > 0)
    write_all (cairo_image_surface_get_data (surface), size);
}

/* How much smaller a picture is given back; 1 for one that is small enough. */
static double
find_scale (double width, double height)
{
  double scale = MIN (1, KEPT_SIDE / MIN (width, height));
  double n_pixels = width * height * scale * scale;

  if (n_pixels > CJM_PICTURE_MAX_KEPT_PIXELS)
    scale *= sqrt (CJM_PICTURE_MAX_KEPT_PIXELS / n_pixels);
  return scale;
}

/* Bitmaps */

/* Asking for a size of nothing makes the loader stop before it reserves memory. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *is_too_large = user_data;

  if (width > CJM_PICTURE_MAX_SIDE || height > CJM_PICTURE_MAX_SIDE
      || (gint64) width * height > CJM_PICTURE_MAX_PIXELS)
    {
      *is_too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
}

/* "1" is what upright pictures say; the note is gone from a picture that has been turned. */
static gboolean
is_upright (GdkPixbuf *pixbuf)
{
  const char *orientation = gdk_pixbuf_get_option (pixbuf, "orientation");

  return orientation == NULL || g_str_equal (orientation, "1");
}

static GdkPixbuf *
scale_down (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  double scale = find_scale (width, height);

  if (scale >= 1)
    return g_object_ref (pixbuf);

  return gdk_pixbuf_scale_simple (pixbuf, MAX (1, (int) (width * scale)),
                                  MAX (1, (int) (height * scale)), GDK_INTERP_BILINEAR);
}

/* Copies what GdkPixbuf holds (RGBA, not multiplied) into what cairo wants. */
static cairo_surface_t *
create_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guchar *target = cairo_image_surface_get_data (surface);

  for (int y = 0; target != NULL && y < height; y++)
    {
      const guchar *p
          = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *q
          = (guint32 *) (gpointer) (target
                                    + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, p += n_channels)
        {
          guint32 alpha = n_channels == 4 ? p[3] : 255;

          q[x] = alpha << 24 | (p[0] * alpha / 255) << 16 | (p[1] * alpha / 255) << 8
                 | p[2] * alpha / 255;
        }
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static cairo_surface_t *
decode_bitmap (GdkPixbufLoader *loader, const GByteArray *data, CjmPictureHeader *header)
{
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) kept = NULL;
  GdkPixbuf *pixbuf;
  gboolean is_too_large = FALSE;
  gboolean is_read;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_too_large);
  is_read = gdk_pixbuf_loader_write (loader, data->data, data->len, NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  pixbuf = is_read && !is_too_large ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    {
      header->status = is_too_large ? CJM_PICTURE_STATUS_TOO_LARGE : CJM_PICTURE_STATUS_DAMAGED;
      return NULL;
    }

  header->is_upright = is_upright (pixbuf);
  header->is_opaque = !gdk_pixbuf_get_has_alpha (pixbuf);
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  kept = scale_down (upright);
  header->is_whole = kept == upright;
  return create_surface (kept);
}

/* Drawings */

/* A drawing without a size of its own has that of what is drawn. */
static gboolean
find_svg_rect (RsvgHandle *handle, RsvgRectangle *rect)
{
  gboolean has_width, has_height, has_view_box;
  RsvgLength width, height;
  double w, h;

  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height,
                                        &has_view_box, rect);
  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, &w, &h))
    *rect = (RsvgRectangle){ 0, 0, w, h };
  else if (!has_view_box)
    rsvg_handle_get_geometry_for_element (handle, NULL, rect, NULL, NULL);

  return rect->width > 0 && rect->height > 0 && rect->width < 1e9 && rect->height < 1e9;
}

static cairo_surface_t *
draw_svg (RsvgHandle *handle, RsvgRectangle rect)
{
  double scale = KEPT_SIDE / MIN (rect.width, rect.height);
  double n_pixels = rect.width * rect.height * scale * scale;
  RsvgRectangle viewport = { 0, 0, 0, 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean is_drawn;

  if (n_pixels > CJM_PICTURE_MAX_KEPT_PIXELS)
    scale *= sqrt (CJM_PICTURE_MAX_KEPT_PIXELS / n_pixels);
  viewport.width = CLAMP (round (rect.width * scale), 1, CJM_PICTURE_MAX_SIDE);
  viewport.height = CLAMP (round (rect.height * scale), 1, CJM_PICTURE_MAX_SIDE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) viewport.width,
                                        (int) viewport.height);
  cr = cairo_create (surface);
  is_drawn = rsvg_handle_render_document (handle, cr, &viewport, NULL)
             && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (is_drawn)
    return surface;

  cairo_surface_destroy (surface);
  return NULL;
}

static cairo_surface_t *
decode_svg (GByteArray *data, CjmPictureHeader *header)
{
  RsvgHandle *handle;
  cairo_surface_t *surface = NULL;
  RsvgRectangle rect;

  header->is_upright = header->is_whole = TRUE;
  if (!cjm_svg_scan ((char *) data->data, data->len, &header->line))
    {
      header->status = CJM_PICTURE_STATUS_ENTITIES;
      return NULL;
    }

  handle = rsvg_handle_new_from_data (data->data, data->len, NULL);
  if (handle != NULL && find_svg_rect (handle, &rect))
    surface = draw_svg (handle, rect);
  if (surface == NULL)
    header->status = CJM_PICTURE_STATUS_DAMAGED;
  return surface;
}

/* Files, modules and fonts are opened first, then the door is shut, and then the first byte is
 * looked at with more than a comparison. PNG and JPEG have the oldest and best tried readers, and
 * stand in maps: these alone are read where the kernel has no door. */
static cairo_surface_t *
decode (GByteArray *data, CjmPictureHeader *header)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data->data, data->len);
  CjmPictureKind kind = cjm_picture_find_kind (bytes);
  const char *media_type = cjm_picture_kind_get_media_type (kind);
  g_autoptr (GdkPixbufLoader) loader = NULL;

  if (kind == CJM_PICTURE_SVG)
    cjm_cage_load_fonts ();
  else if (media_type != NULL)
    loader = gdk_pixbuf_loader_new_with_mime_type (media_type, NULL);
  if (kind != CJM_PICTURE_SVG && loader == NULL)
    {
      header->status = CJM_PICTURE_STATUS_NO_READER;
      return NULL;
    }

  if (!cjm_cage_shut () && kind != CJM_PICTURE_PNG && kind != CJM_PICTURE_JPEG)
    {
      header->status = CJM_PICTURE_STATUS_OPEN;
      if (loader != NULL)
        gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }

  return loader != NULL ? decode_bitmap (g_steal_pointer (&loader), data, header)
                        : decode_svg (data, header);
}

int
cjm_picture_helper_run (void)
{
  CjmPictureHeader header = { .status = CJM_PICTURE_STATUS_DONE };
  GByteArray *data;
  cairo_surface_t *surface;

  cjm_cage_limit ();
  data = read_input ();
  surface = decode (data, &header);
  if (surface == NULL && header.status == CJM_PICTURE_STATUS_DONE)
    header.status = CJM_PICTURE_STATUS_DAMAGED;
  give_back (&header, surface);

  /* Nothing is tidied up: who is shut in cannot even do that in all libraries. */
  _exit (0);
}
