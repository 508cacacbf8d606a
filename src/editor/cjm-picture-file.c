#include "cjm-picture-file.h"

#include "cjm-artwork.h"
#include "cjm-format.h"

#include <glib/gi18n.h>

gboolean
cjm_picture_file_is_picture (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *type = info != NULL ? g_file_info_get_content_type (info) : NULL;

  return type != NULL && g_content_type_is_a (type, "image/*");
}

char *
cjm_picture_file_dup_failure (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  /* Translators: the heading of a message; %s is the name of a file. */
  return g_strdup_printf (_ ("“%s” cannot be shown as a picture"), name);
}

GBytes *
cjm_picture_file_load (GFile *file, const char **media_type, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) data = NULL;
  cairo_surface_t *surface;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > CJM_FORMAT_MAX_PHOTO_SIZE)
    {
      g_set_error_literal (error, CJM_PHOTO_ERROR, CJM_PHOTO_ERROR_SIZE,
                           _ ("The file of the picture is too large to be kept in a map. "
                              "Make a smaller copy of it and choose that."));
      return NULL;
    }

  data = g_file_load_bytes (file, NULL, NULL, error);
  if (data == NULL)
    return NULL;
  surface = cjm_artwork_decode_photo (data, media_type, error);
  if (surface == NULL)
    return NULL;

  cairo_surface_destroy (surface);
  return g_steal_pointer (&data);
}
