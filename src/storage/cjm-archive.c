#include "cjm-archive.h"

#include "cjm-read-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

/* Unpacking, through libarchive and its reader of ZIP alone, by the directory at the end of the
 * archive, as office programs do it. */

typedef struct
{
  struct archive *archive;
  GHashTable *parts;
  gsize size; /* of all that was unpacked */
  CjmReadErrorCode code;
  const char *message; /* NULL as long as nothing is wrong */
} Unpacking;

static gboolean
fail (Unpacking *unpacking, CjmReadErrorCode code, const char *message)
{
  unpacking->code = code;
  unpacking->message = message;
  return FALSE;
}

static gboolean
fail_too_large (Unpacking *unpacking)
{
  return fail (unpacking, CJM_READ_ERROR_TOO_LARGE,
               _ ("Unpacked, the file is larger than any table for a map. It may have been made to "
                  "do harm; do not trust it."));
}

static gboolean
fail_damaged (Unpacking *unpacking)
{
  return fail (unpacking, CJM_READ_ERROR_NOT_XML,
               _ ("The file is damaged, was cut short or has a password. Ask for it again, or save "
                  "it again without one."));
}

static gboolean
unpack (Unpacking *unpacking, const char *name)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  const void *block;
  size_t size;
  la_int64_t offset;
  int result;

  while ((result = archive_read_data_block (unpacking->archive, &block, &size, &offset))
         == ARCHIVE_OK)
    {
      unpacking->size += size;
      if (unpacking->size > CJM_ARCHIVE_MAX_SIZE)
        return fail_too_large (unpacking);
      g_byte_array_append (part, block, (guint) size);
    }
  if (result != ARCHIVE_EOF)
    return fail_damaged (unpacking);

  g_hash_table_insert (unpacking->parts, g_strdup (name),
                       g_byte_array_free_to_bytes (g_steal_pointer (&part)));
  return TRUE;
}

static gboolean
unpack_all (Unpacking *unpacking, CjmArchiveFunc is_wanted, gpointer data)
{
  struct archive_entry *entry;
  guint n_parts = 0;
  int result;

  while ((result = archive_read_next_header (unpacking->archive, &entry)) == ARCHIVE_OK
         || result == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);

      if (++n_parts > CJM_ARCHIVE_MAX_PARTS)
        return fail_too_large (unpacking);
      if (name != NULL && g_utf8_validate (name, -1, NULL) && is_wanted (name, data)
          && !unpack (unpacking, name))
        return FALSE;
    }

  return result == ARCHIVE_EOF ? TRUE : fail_damaged (unpacking);
}

GHashTable *
cjm_archive_read (GBytes *bytes, CjmArchiveFunc is_wanted, gpointer data, GError **error)
{
  g_autoptr (GHashTable) parts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Unpacking unpacking = { .archive = archive_read_new (), .parts = parts };
  gsize size;
  const void *start = g_bytes_get_data (bytes, &size);
  gboolean is_read;

  archive_read_support_format_zip_seekable (unpacking.archive);
  is_read = archive_read_open_memory (unpacking.archive, start, size) == ARCHIVE_OK
                ? unpack_all (&unpacking, is_wanted, data)
                : fail_damaged (&unpacking);
  archive_read_free (unpacking.archive);
  if (is_read)
    return g_steal_pointer (&parts);

  g_propagate_error (error, cjm_read_error_new (unpacking.code, 0, 0, unpacking.message));
  return NULL;
}
