#include "cjm-artwork.h"

#include "cjm-picture.h"

#include <gio/gio.h>
#include <string.h>

/* What decoded photos may take together: some 20 of them. */
#define KEPT_BYTES (96 * 1024 * 1024)

/* How long photos may take that cannot be decoded in the end: a file with hundreds of them was made
 * to do harm, and the rest is not tried any more. */
#define MAX_VAIN_US (3 * G_USEC_PER_SEC)

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
  gint64 vain_us;    /* that went into photos which cannot be decoded */
  GHashTable *icons; /* the name of an icon => RsvgHandle */
};

/* Photos */

/* Maps hold PNG and JPEG, and nothing else that may stand in their place is tried. */
static cairo_surface_t *
decode_photo (CjmArtwork *artwork, GBytes *data, gboolean *was_upright)
{
  CjmPictureKind kind = cjm_picture_find_kind (data);
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface;

  if ((kind != CJM_PICTURE_PNG && kind != CJM_PICTURE_JPEG) || artwork->vain_us > MAX_VAIN_US)
    return NULL;

  surface = cjm_picture_decode (data, was_upright, NULL);
  if (surface == NULL)
    artwork->vain_us += g_get_monotonic_time () - start;
  return surface;
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
  decoded->surface = decode_photo (artwork, data, &decoded->is_upright);
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
