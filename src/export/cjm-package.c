#include "cjm-package.h"
#include "cjm-export-surface.h"

#include <errno.h>
#include <zip.h>

/* The first day that a ZIP file can tell: the year counts from 1980, months and days from 1. */
#define FIRST_DAY (1 << 5 | 1)

typedef struct
{
  char *name;
  GBytes *bytes;
} Part;

struct _CjmPackage
{
  GArray *parts; /* of Part; libzip reads them when it writes the file */
};

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_bytes_unref (part->bytes);
}

CjmPackage *
cjm_package_new (void)
{
  CjmPackage *package = g_new0 (CjmPackage, 1);

  package->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (package->parts, part_clear);
  return package;
}

void
cjm_package_free (CjmPackage *package)
{
  g_array_unref (package->parts);
  g_free (package);
}

void
cjm_package_add (CjmPackage *package, const char *name, GBytes *bytes)
{
  Part part = { g_strdup (name), g_bytes_ref (bytes) };

  g_array_append_val (package->parts, part);
}

static gboolean
add_part (zip_t *archive, const Part *part)
{
  gsize size;
  const void *data = g_bytes_get_data (part->bytes, &size);
  zip_source_t *source = zip_source_buffer (archive, data, size, 0);
  zip_int64_t index
      = source != NULL ? zip_file_add (archive, part->name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_file_set_dostime (archive, (zip_uint64_t) index, 0, FIRST_DAY, 0) == 0;
}

/* Closes @archive, which is written into its source then. */
static gboolean
write_archive (zip_t *archive, const CjmPackage *package, GError **error)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < package->parts->len && is_good; i++)
    is_good = add_part (archive, &g_array_index (package->parts, Part, i));
  if (is_good && zip_close (archive) == 0)
    return TRUE;

  cjm_export_set_failed (error, zip_strerror (archive));
  zip_discard (archive);
  return FALSE;
}

static GBytes *
read_source (zip_source_t *source, GError **error)
{
  zip_stat_t status;
  void *data;

  if (zip_source_stat (source, &status) == 0 && zip_source_open (source) == 0)
    {
      data = g_malloc (status.size);
      if (zip_source_read (source, data, status.size) == (zip_int64_t) status.size)
        {
          zip_source_close (source);
          return g_bytes_new_take (data, status.size);
        }
      g_free (data);
      zip_source_close (source);
    }

  cjm_export_set_failed (error, zip_error_strerror (zip_source_error (source)));
  return NULL;
}

GBytes *
cjm_package_finish (CjmPackage *package, GError **error)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  GBytes *bytes = NULL;
  zip_t *archive;

  if (source == NULL)
    {
      cjm_export_set_failed (error, g_strerror (ENOMEM));
      return NULL;
    }

  /* The archive lets go of it when it is closed. */
  zip_source_keep (source);
  archive = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  if (archive == NULL)
    {
      zip_source_free (source);
      cjm_export_set_failed (error, g_strerror (ENOMEM));
    }
  else if (write_archive (archive, package, error))
    bytes = read_source (source, error);
  zip_source_free (source);

  return bytes;
}
