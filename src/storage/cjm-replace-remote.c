#include "cjm-replace.h"

#include <errno.h>
#include <string.h>

static CjmSaveErrorCode
find_code (const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return CJM_SAVE_ERROR_NO_SPACE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return CJM_SAVE_ERROR_READ_ONLY_FOLDER;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return CJM_SAVE_ERROR_NO_FOLDER;

  return CJM_SAVE_ERROR_FAILED;
}

static gboolean
fail (GFile *file, const GError *cause, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);

  cjm_save_error_set (error, find_code (cause), name, EIO);
  return FALSE;
}

static gboolean
check_old_file (GFile *file, const CjmFileIdentity *expected, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) old = NULL;
  guint8 digest[CJM_DIGEST_SIZE];
  g_autofree char *name = g_file_get_basename (file);

  if (expected == NULL)
    return TRUE;

  old = g_file_load_bytes (file, NULL, NULL, &cause);
  if (old == NULL)
    return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || fail (file, cause, error);

  cjm_digest_bytes (old, digest);
  if (memcmp (digest, expected->digest, CJM_DIGEST_SIZE) == 0)
    return TRUE;

  cjm_save_error_set (error, CJM_SAVE_ERROR_CONFLICT, name, 0);
  return FALSE;
}

/* @file is the one to be named where something goes wrong. */
static gboolean
write_temporary_file (GFile *temporary, GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileOutputStream) stream
      = g_file_create (temporary, G_FILE_CREATE_PRIVATE, NULL, &cause);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return fail (file, cause, error);

  return (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, NULL, &cause)
          && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &cause))
         || fail (file, cause, error);
}

static gboolean
is_same_content (GFile *file, GBytes *bytes)
{
  g_autoptr (GBytes) content = g_file_load_bytes (file, NULL, NULL, NULL);

  return content != NULL && g_bytes_equal (content, bytes);
}

/* Moves @temporary to @file once it is sure that it arrived whole. */
static gboolean
place_file (GFile *temporary, GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = g_file_get_basename (file);

  if (is_same_content (temporary, bytes)
      && !g_file_move (temporary, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                       NULL, NULL, NULL, &cause))
    return fail (file, cause, error);
  if (is_same_content (file, bytes))
    return TRUE;

  cjm_save_error_set (error, CJM_SAVE_ERROR_FAILED, name, EIO);
  return FALSE;
}

gboolean
cjm_replace_remote_file (GFile *file,
                         GBytes *bytes,
                         const CjmFileIdentity *expected,
                         CjmFileIdentity *saved,
                         GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *temporary_name = cjm_temporary_name_new (name);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) temporary = NULL;

  if (!check_old_file (file, expected, error))
    return FALSE;

  temporary = g_file_get_child (folder != NULL ? folder : file, temporary_name);
  if (!write_temporary_file (temporary, file, bytes, error)
      || !place_file (temporary, file, bytes, error))
    {
      g_file_delete (temporary, NULL, NULL);
      return FALSE;
    }

  if (saved != NULL)
    {
      *saved = (CjmFileIdentity){ .size = g_bytes_get_size (bytes) };
      cjm_digest_bytes (bytes, saved->digest);
    }
  return TRUE;
}
