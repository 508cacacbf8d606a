#include "cjm-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cjm-format.h"
#include "cjm-read-error.h"
#include "cjm-reader.h"
#include "cjm-replace.h"
#include "cjm-writer.h"

GQuark
cjm_save_error_quark (void)
{
  return g_quark_from_static_string ("cjm-save-error-quark");
}

/* Errors */

CjmSaveErrorCode
cjm_save_error_code_from_errno (int system_error)
{
  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CJM_SAVE_ERROR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM:
      return CJM_SAVE_ERROR_READ_ONLY_FOLDER;
    case ENOENT:
    case ENOTDIR:
      return CJM_SAVE_ERROR_NO_FOLDER;
    default:
      return CJM_SAVE_ERROR_FAILED;
    }
}

static char *
format_message (CjmSaveErrorCode code, const char *name, int system_error)
{
  switch (code)
    {
    case CJM_SAVE_ERROR_CONFLICT:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_ ("“%s” was changed by someone else since you opened it, so it was "
                                 "left as it is. Merging brings both together."),
                              name);
    case CJM_SAVE_ERROR_READ_ONLY_FOLDER:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_ ("You cannot write in the folder of “%s”, so nothing was changed. "
                                 "Save a copy in another folder."),
                              name);
    case CJM_SAVE_ERROR_NO_FOLDER:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_ ("The folder of “%s” is not there any more. Save in another "
                                 "folder."),
                              name);
    case CJM_SAVE_ERROR_NO_SPACE:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_ ("There is no room left on the disk for “%s”, so nothing was "
                                 "changed. Make room, or save a copy elsewhere."),
                              name);
    case CJM_SAVE_ERROR_PERMISSION:
      /* Translators: %s is the name of a file. */
      return g_strdup_printf (_ ("“%s” is protected against changes. Save a copy under another "
                                 "name."),
                              name);
    case CJM_SAVE_ERROR_INVALID:
    case CJM_SAVE_ERROR_FAILED:
      break;
    }

  if (system_error == ELOOP)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” is a link to a file that is not there. Save under another "
                               "name."),
                            name);
  if (system_error == EISDIR || system_error == ENXIO)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” is a folder or a device and no ordinary file. Save under "
                               "another name."),
                            name);

  /* Translators: the first %s is the name of a file, the second what the system said. */
  return g_strdup_printf (_ ("“%s” could not be saved (%s). Try again, or save a copy elsewhere."),
                          name, g_strerror (system_error));
}

void
cjm_save_error_set (GError **error, CjmSaveErrorCode code, const char *name, int system_error)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = format_message (code, shown, system_error);

  g_set_error_literal (error, CJM_SAVE_ERROR, (int) code, message);
}

/* Identities */

void
cjm_digest_bytes (GBytes *bytes, guint8 digest[CJM_DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size, n = CJM_DIGEST_SIZE;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (size > 0)
    g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &n);
}

gboolean
cjm_file_identity_equal (const CjmFileIdentity *a, const CjmFileIdentity *b)
{
  return memcmp (a->digest, b->digest, CJM_DIGEST_SIZE) == 0;
}

char *
cjm_temporary_name_new (const char *name)
{
  /* 255 bytes are the most that file systems take; the rest is for what is put around. */
  g_autofree char *shown = g_utf8_validate (name, -1, NULL) && strlen (name) > 200
                               ? g_utf8_substring (name, 0, 50)
                               : g_strndup (name, 200);

  return g_strdup_printf (".%s.%08x%08x.tmp", shown, g_random_int (), g_random_int ());
}

/* Loading */

static gboolean
fail_load (GError **error, CjmReadErrorCode code, const char *reason)
{
  g_autofree char *message = NULL;

  if (code == CJM_READ_ERROR_TOO_LARGE)
    message = g_strdup (_ ("The file is larger than 256 MiB. No map is; choose another file."));
  else
    /* Translators: %s is what the system said. */
    message = g_strdup_printf (_ ("The file cannot be read (%s). Check its name and whether you "
                                  "are allowed to open it."),
                               reason);

  g_propagate_error (error, cjm_read_error_new (code, 0, 0, message));
  return FALSE;
}

/* All of @stream as new bytes, or NULL where it is longer than the limit or fails. */
static GBytes *
read_stream (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  g_autoptr (GError) cause = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 1 << 16, NULL, &cause)) > 0)
    {
      if (data->len + (gsize) n > CJM_FORMAT_MAX_FILE_SIZE)
        {
          fail_load (error, CJM_READ_ERROR_TOO_LARGE, NULL);
          return NULL;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }

  if (n < 0)
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE, cause->message);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
load_remote (GFile *file, CjmFileIdentity *identity, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);
  GBytes *bytes;

  if (stream == NULL)
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE, cause->message);
      return NULL;
    }

  bytes = read_stream (G_INPUT_STREAM (stream), error);
  if (bytes != NULL)
    *identity = (CjmFileIdentity){ .size = g_bytes_get_size (bytes) };
  return bytes;
}

/* The content of the open @file, whose size was @size when it was opened. */
static GBytes *
read_file (int file, gsize size, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gsize n_read = 0;

  /* One byte more than there should be, to see a file that has grown in the meantime. */
  g_byte_array_set_size (data, (guint) size + 1);
  while (n_read <= size)
    {
      ssize_t n = TEMP_FAILURE_RETRY (read (file, data->data + n_read, size + 1 - n_read));

      if (n < 0)
        {
          fail_load (error, CJM_READ_ERROR_UNREADABLE, g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        break;
      n_read += (gsize) n;
    }

  if (n_read != size)
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE,
                 _ ("another program is writing it at this moment"));
      return NULL;
    }
  g_byte_array_set_size (data, (guint) size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
load_open_file (int file, CjmFileIdentity *identity, GError **error)
{
  struct stat info;

  if (fstat (file, &info) != 0)
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE, g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE,
                 S_ISDIR (info.st_mode) ? g_strerror (EISDIR) : _ ("it is no ordinary file"));
      return NULL;
    }
  if (info.st_size > CJM_FORMAT_MAX_FILE_SIZE)
    {
      fail_load (error, CJM_READ_ERROR_TOO_LARGE, NULL);
      return NULL;
    }

  *identity = (CjmFileIdentity){
    .device = info.st_dev,
    .inode = info.st_ino,
    .size = (guint64) info.st_size,
    .mtime_ns = info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec,
  };
  return read_file (file, (gsize) info.st_size, error);
}

static GBytes *
load_local (const char *path, CjmFileIdentity *identity, GError **error)
{
  /* Without O_NONBLOCK a pipe of that name would hang us. */
  int file = TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  GBytes *bytes;

  if (file < 0)
    {
      fail_load (error, CJM_READ_ERROR_UNREADABLE, g_strerror (errno));
      return NULL;
    }

  bytes = load_open_file (file, identity, error);
  close (file);
  return bytes;
}

gboolean
cjm_file_load (GFile *file, GBytes **bytes, CjmFileIdentity *identity, GError **error)
{
  CjmFileIdentity found = { .size = 0 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  *bytes = g_file_is_native (file) ? load_local (g_file_peek_path (file), &found, error)
                                   : load_remote (file, &found, error);
  if (*bytes == NULL)
    return FALSE;

  if (identity != NULL)
    {
      cjm_digest_bytes (*bytes, found.digest);
      *identity = found;
    }
  return TRUE;
}

/* Saving */

/* TRUE where the file can be read and holds @map; so a fault in the writer or a map beyond the
 * reader's limits shows before it can cost anything. */
static gboolean
check_readable (GBytes *bytes, const CjmMap *map, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (CjmMap) expected = cjm_map_normalize (map);
  g_autoptr (CjmMap) found = cjm_reader_read (bytes, &cause);
  const char *message
      = _ ("The map holds something that could not be opened again, so the file was left as it is. "
           "Undo your last change and save again.");

  if (found != NULL && cjm_map_equal (found, expected))
    return TRUE;

  /* Only a map beyond a limit is anything that the person can change. */
  if (g_error_matches (cause, CJM_READ_ERROR, CJM_READ_ERROR_TOO_LARGE))
    message = cause->message;
  g_set_error_literal (error, CJM_SAVE_ERROR, CJM_SAVE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
replace (GFile *file,
         GBytes *bytes,
         const CjmFileIdentity *expected,
         CjmFileIdentity *saved,
         GError **error)
{
  if (g_file_is_native (file))
    return cjm_replace_local_file (g_file_peek_path (file), bytes, expected, saved, error);

  return cjm_replace_remote_file (file, bytes, expected, saved, error);
}

gboolean
cjm_file_save (GFile *file,
               const CjmMap *map,
               const CjmFileIdentity *expected,
               CjmFileIdentity *saved,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (map != NULL, FALSE);

  bytes = cjm_writer_write (map);
  return check_readable (bytes, map, error) && replace (file, bytes, expected, saved, error);
}

gboolean
cjm_file_write_bytes (GFile *file, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return replace (file, bytes, NULL, NULL, error);
}
