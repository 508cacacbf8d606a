#include "cjm-artwork.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PIXELS (40 * 1000 * 1000)
#define MAX_SIDE 32767
#define KEPT_SIDE 1024

GQuark
cjm_photo_error_quark (void)
{
  return g_quark_from_static_string ("cjm-photo-error-quark");
}

/* What decoded photos may take together: some 20 of them. */
#define KEPT_BYTES (96 * 1024 * 1024)

#define ICON_PATH "/org/example/CJMap/icons/%s.svg"
#define OTHER_CHANNEL "channels/other"

/* The same picture often stands in many notes, and each has bytes of its own. */
typedef struct
{
  GPtrArray *sources;       /* of GBytes: the same content, in every place that it came from */
  cairo_surface_t *surface; /* NULL where the photo cannot be decoded */
  gboolean is_upright;
  GList link; /* in the artwork's list */
} DecodedPhoto;

struct _CjmArtwork
{
  GQueue photos;          /* of DecodedPhoto, the one that was drawn last in front */
  GHashTable *by_source;  /* GBytes, which is one of its sources => DecodedPhoto */
  GHashTable *by_content; /* the content of GBytes => DecodedPhoto */
  gsize n_bytes;
  GHashTable *icons; /* the name of an icon => RsvgHandle */
};

/* Photos */

static const char *
find_media_type (GBytes *data)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  if (size > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    return "image/png";
  if (size > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0)
    return "image/jpeg";

  return NULL;
}

/* Asking for a size of nothing makes the loader stop before it reserves memory. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *is_too_large = user_data;

  if (width > MAX_SIDE || height > MAX_SIDE || (gint64) width * height > MAX_PIXELS)
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
load_pixbuf (GBytes *data, const char *media_type, gboolean *was_upright, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (media_type, NULL);
  gboolean is_too_large = FALSE;
  gboolean is_read;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    {
      g_set_error_literal (error, CJM_PHOTO_ERROR, CJM_PHOTO_ERROR_FORMAT,
                           _ ("This computer has no reader for this kind of picture."));
      return NULL;
    }

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_too_large);
  is_read = gdk_pixbuf_loader_write_bytes (loader, data, NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  pixbuf = is_read && !is_too_large ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;

  if (pixbuf != NULL)
    {
      *was_upright = is_upright (pixbuf);
      return gdk_pixbuf_apply_embedded_orientation (pixbuf);
    }

  if (is_too_large)
    g_set_error_literal (error, CJM_PHOTO_ERROR, CJM_PHOTO_ERROR_SIZE,
                         _ ("The picture has more than 40 million pixels. "
                            "Make a smaller copy of it and choose that."));
  else
    g_set_error_literal (error, CJM_PHOTO_ERROR, CJM_PHOTO_ERROR_DAMAGED,
                         _ ("The picture is damaged and cannot be shown. "
                            "Open it in a picture editor, save it again and choose the copy."));
  return NULL;
}

static GdkPixbuf *
scale_down (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  double scale = (double) KEPT_SIDE / MIN (width, height);

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
  cairo_surface_t *surface = cairo_image_surface_create (
      n_channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guchar *target = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guchar *p
          = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *q
          = (guint32 *) (gpointer) (target + (gsize) y * cairo_image_surface_get_stride (surface));

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

/* A JPEG that is drawn as it came goes into a PDF as it came. */
static void
attach_jpeg (cairo_surface_t *surface, GBytes *data)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (data, &size);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, bytes, size,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (data));
}

static cairo_surface_t *
decode_photo (GBytes *data, const char **media_type, gboolean *was_upright, GError **error)
{
  const char *type = find_media_type (data);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) kept = NULL;
  cairo_surface_t *surface;

  if (type == NULL)
    {
      g_set_error_literal (error, CJM_PHOTO_ERROR, CJM_PHOTO_ERROR_FORMAT,
                           _ ("This is not a PNG or JPEG picture. "
                              "Choose a file of one of these two kinds."));
      return NULL;
    }
  if (media_type != NULL)
    *media_type = type;

  pixbuf = load_pixbuf (data, type, was_upright, error);
  if (pixbuf == NULL)
    return NULL;

  kept = scale_down (pixbuf);
  surface = create_surface (kept);
  if (kept == pixbuf && g_str_equal (type, "image/jpeg") && *was_upright)
    attach_jpeg (surface, data);

  return surface;
}

cairo_surface_t *
cjm_artwork_decode_photo (GBytes *data, const char **media_type, GError **error)
{
  gboolean was_upright;

  return decode_photo (data, media_type, &was_upright, error);
}

CjmArtwork *
cjm_artwork_new (void)
{
  CjmArtwork *artwork = g_new0 (CjmArtwork, 1);

  artwork->by_source = g_hash_table_new (NULL, NULL);
  artwork->by_content = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  artwork->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return artwork;
}

static gsize
get_n_bytes (const DecodedPhoto *decoded)
{
  if (decoded->surface == NULL)
    return 0;

  return (gsize) cairo_image_surface_get_stride (decoded->surface)
         * (gsize) cairo_image_surface_get_height (decoded->surface);
}

static void
forget_oldest (CjmArtwork *artwork)
{
  DecodedPhoto *decoded = artwork->photos.tail->data;

  g_queue_unlink (&artwork->photos, &decoded->link);
  artwork->n_bytes -= get_n_bytes (decoded);
  g_hash_table_remove (artwork->by_content, g_ptr_array_index (decoded->sources, 0));
  for (guint i = 0; i < decoded->sources->len; i++)
    g_hash_table_remove (artwork->by_source, g_ptr_array_index (decoded->sources, i));
  g_ptr_array_unref (decoded->sources);
  g_clear_pointer (&decoded->surface, cairo_surface_destroy);
  g_free (decoded);
}

void
cjm_artwork_free (CjmArtwork *artwork)
{
  while (!g_queue_is_empty (&artwork->photos))
    forget_oldest (artwork);
  g_hash_table_unref (artwork->by_source);
  g_hash_table_unref (artwork->by_content);
  g_hash_table_unref (artwork->icons);
  g_free (artwork);
}

static void
add_source (CjmArtwork *artwork, DecodedPhoto *decoded, GBytes *source)
{
  g_ptr_array_add (decoded->sources, g_bytes_ref (source));
  g_hash_table_insert (artwork->by_source, source, decoded);
}

static DecodedPhoto *
add_photo (CjmArtwork *artwork, GBytes *data)
{
  DecodedPhoto *decoded = g_new0 (DecodedPhoto, 1);

  decoded->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  decoded->surface = decode_photo (data, NULL, &decoded->is_upright, NULL);
  decoded->link.data = decoded;
  add_source (artwork, decoded, data);
  g_hash_table_insert (artwork->by_content, data, decoded);
  g_queue_push_head_link (&artwork->photos, &decoded->link);
  artwork->n_bytes += get_n_bytes (decoded);
  while (artwork->n_bytes > KEPT_BYTES && g_queue_get_length (&artwork->photos) > 1)
    forget_oldest (artwork);

  return decoded;
}

static const DecodedPhoto *
find_photo (CjmArtwork *artwork, const CjmPhoto *photo)
{
  DecodedPhoto *decoded = g_hash_table_lookup (artwork->by_source, photo->data);

  if (decoded == NULL)
    {
      decoded = g_hash_table_lookup (artwork->by_content, photo->data);
      if (decoded == NULL)
        return add_photo (artwork, photo->data);
      add_source (artwork, decoded, photo->data);
    }

  g_queue_unlink (&artwork->photos, &decoded->link);
  g_queue_push_head_link (&artwork->photos, &decoded->link);
  return decoded;
}

cairo_surface_t *
cjm_artwork_get_photo (CjmArtwork *artwork, const CjmPhoto *photo)
{
  return find_photo (artwork, photo)->surface;
}

gboolean
cjm_artwork_is_photo_upright (CjmArtwork *artwork, const CjmPhoto *photo)
{
  const DecodedPhoto *decoded = find_photo (artwork, photo);

  return decoded->surface != NULL && decoded->is_upright;
}

CjmRect
cjm_artwork_place_photo (CjmRect rect, double width, double height)
{
  double scale = MAX (rect.width / width, rect.height / height);

  width *= scale;
  height *= scale;
  return (CjmRect){ rect.x - (width - rect.width) / 2, rect.y - (height - rect.height) * 0.35,
                    width, height };
}

/* Icons */

static GBytes *
look_up_icon (const char *icon)
{
  g_autofree char *path = g_strdup_printf (ICON_PATH, icon);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

GBytes *
cjm_artwork_load_icon (const char *icon)
{
  GBytes *bytes = look_up_icon (icon);

  if (bytes == NULL)
    bytes = look_up_icon (OTHER_CHANNEL);

  /* The icons are part of the program. */
  g_assert (bytes != NULL);
  return bytes;
}

/* A map shows the same few icons again and again, and reading one takes longer than drawing it. */
RsvgHandle *
cjm_artwork_get_icon (CjmArtwork *artwork, const char *icon, guint32 color)
{
  g_autofree char *style = g_strdup_printf ("svg { color: #%06x }", color);
  RsvgHandle *handle = g_hash_table_lookup (artwork->icons, icon);

  if (handle == NULL)
    {
      g_autoptr (GBytes) source = cjm_artwork_load_icon (icon);

      handle = rsvg_handle_new_from_data (g_bytes_get_data (source, NULL),
                                          g_bytes_get_size (source), NULL);
      g_assert (handle != NULL);
      g_hash_table_insert (artwork->icons, g_strdup (icon), handle);
    }

  rsvg_handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), NULL);
  return handle;
}
