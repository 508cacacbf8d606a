#include "cjm-format.h"
#include "cjm-picture-file.h"
#include "cjm-picture.h"
#include "cjm-reader.h"
#include "cjm-table-text.h"
#include "cjm-transfer.h"

#include <glib/gi18n.h>
#include <string.h>

/* What comes from the clipboard or is dropped. One form after the other is asked for until one
 * has something in it: HTML may have no table, for instance. What is read is anybody's. */

static void
clear_picture (gpointer data)
{
  CjmPicture *picture = data;

  g_clear_pointer (&picture->data, g_bytes_unref);
}

GArray *
cjm_pictures_new (void)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (CjmPicture));

  g_array_set_clear_func (pictures, clear_picture);
  return pictures;
}

void
cjm_incoming_free (CjmIncoming *incoming)
{
  g_clear_pointer (&incoming->fragment, cjm_map_unref);
  g_clear_pointer (&incoming->table, cjm_table_free);
  g_clear_pointer (&incoming->pictures, g_array_unref);
  g_free (incoming);
}

static void
set_too_much (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("It is more than a map can hold. Take less of it at a time."));
}

/* The forms that are understood */

typedef gboolean (*ParseFunc) (CjmIncoming *incoming,
                               GBytes *bytes,
                               const char *media_type,
                               GError **error);

static gboolean
parse_fragment (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  for (guint i = 0; i < CJM_N_PARTS; i++)
    if (g_str_equal (media_type, cjm_transfer_get_media_type ((CjmPart) i)))
      incoming->part = (CjmPart) i;

  incoming->fragment = cjm_reader_read (bytes, error);
  return incoming->fragment != NULL;
}

/* A table without anything in it is none. */
static gboolean
take_table (CjmIncoming *incoming, CjmTable *table)
{
  if (table != NULL && table->n_entries == 0)
    cjm_table_free (table);
  else
    incoming->table = table;

  return table != NULL;
}

static gboolean
parse_html (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  return take_table (incoming, cjm_table_parse_html (bytes, error));
}

static gboolean
parse_text (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  return take_table (incoming, cjm_table_parse_text (bytes, error));
}

static gboolean
parse_paragraph (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  return take_table (incoming, cjm_table_parse_paragraph (bytes, error));
}

static gboolean
parse_picture (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  CjmPicture picture = { NULL, NULL };

  picture.data = cjm_picture_take (bytes, &picture.media_type, error);
  if (picture.data == NULL)
    return FALSE;

  incoming->pictures = cjm_pictures_new ();
  g_array_append_val (incoming->pictures, picture);
  return TRUE;
}

static gboolean
add_picture_file (GArray *pictures, GFile *file, gsize *room, GError **error)
{
  CjmPicture picture = { NULL, NULL };

  picture.data = cjm_picture_file_load (file, &picture.media_type, error);
  if (picture.data == NULL)
    {
      g_autofree char *failure = cjm_picture_file_dup_failure (file);

      g_prefix_error (error, "%s. ", failure);
      return FALSE;
    }

  g_array_append_val (pictures, picture);
  if (g_bytes_get_size (picture.data) > *room)
    {
      set_too_much (error);
      return FALSE;
    }

  *room -= g_bytes_get_size (picture.data);
  return TRUE;
}

/* Files that were copied in a file manager, an address a line; in GNOME's form the first line says
 * what is to be done with them. What is no picture is left to the next form. */
static gboolean
parse_files (CjmIncoming *incoming, GBytes *bytes, const char *media_type, GError **error)
{
  g_autoptr (GArray) pictures = cjm_pictures_new ();
  g_autofree char *list
      = g_strndup (g_bytes_get_data (bytes, NULL) != NULL ? g_bytes_get_data (bytes, NULL) : "",
                   g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit_set (list, "\r\n", -1);
  gsize room = CJM_FORMAT_MAX_FILE_SIZE / 2; /* in the file they are written in letters */

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *path = g_filename_from_uri (*line, NULL, NULL);
      g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

      if (file != NULL && cjm_picture_file_is_picture (file)
          && !add_picture_file (pictures, file, &room, error))
        return FALSE;
    }
  if (pictures->len > 0)
    incoming->pictures = g_steal_pointer (&pictures);

  return TRUE;
}

typedef enum
{
  FORM_FRAGMENT,
  FORM_HTML,
  FORM_TEXT,
  FORM_PARAGRAPH,
  FORM_PICTURE,
  FORM_FILES,
  FORM_END
} Form;

#define MAX_MEDIA_TYPES 7

/* The media types of a form, the best first, ending in NULL. */
static const struct
{
  const char *media_types[MAX_MEDIA_TYPES + 1];
  gsize max_size;
  ParseFunc parse;
} forms[FORM_END] = {
  [FORM_FRAGMENT] = { { CJM_FORMAT_MEDIA_TYPE ";part=cells", CJM_FORMAT_MEDIA_TYPE ";part=steps",
                        CJM_FORMAT_MEDIA_TYPE ";part=phases", CJM_FORMAT_MEDIA_TYPE ";part=lanes" },
                      CJM_FORMAT_MAX_FILE_SIZE,
                      parse_fragment },
  [FORM_HTML] = { { "text/html" }, CJM_TABLE_MAX_TEXT_SIZE, parse_html },
  [FORM_TEXT]
  = { { "text/plain;charset=utf-8", "text/plain" }, CJM_TABLE_MAX_TEXT_SIZE, parse_text },
  [FORM_PARAGRAPH]
  = { { "text/plain;charset=utf-8", "text/plain" }, CJM_TABLE_MAX_TEXT_SIZE, parse_paragraph },
  [FORM_PICTURE] = { { "image/png", "image/jpeg", "image/svg+xml", "image/webp", "image/tiff",
                       "image/bmp", "image/gif" },
                     CJM_FORMAT_MAX_PHOTO_SIZE,
                     parse_picture },
  [FORM_FILES]
  = { { "text/uri-list", "x-special/gnome-copied-files" }, CJM_TABLE_MAX_TEXT_SIZE, parse_files },
};

/* In which order they are tried. Spreadsheets offer a picture of their cells, too, so that a
 * picture comes last where it is not what is wanted; file managers offer the names of files as a
 * text. */
static const Form orders[][FORM_END + 1] = {
  [CJM_WANT_ANYTHING] = { FORM_FRAGMENT, FORM_FILES, FORM_HTML, FORM_TEXT, FORM_PICTURE, FORM_END },
  [CJM_WANT_PICTURE] = { FORM_FRAGMENT, FORM_FILES, FORM_PICTURE, FORM_HTML, FORM_TEXT, FORM_END },
  [CJM_WANT_TEXT] = { FORM_HTML, FORM_TEXT, FORM_END },
  [CJM_WANT_PARAGRAPH] = { FORM_PARAGRAPH, FORM_END },
};

static gboolean
has_form (GdkContentFormats *formats, Form form)
{
  for (guint i = 0; forms[form].media_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, forms[form].media_types[i]))
      return TRUE;

  return FALSE;
}

gboolean
cjm_incoming_is_readable (GdkContentFormats *formats)
{
  for (guint i = 0; i < FORM_END; i++)
    if (has_form (formats, (Form) i))
      return TRUE;

  return FALSE;
}

/* Reading */

#define CHUNK (64 * 1024)

typedef struct
{
  GObject *source;
  const Form *next;
  char *media_type;
  GInputStream *stream;
  GByteArray *data;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->source);
  g_free (reading->media_type);
  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->data, g_byte_array_unref);
  g_free (reading);
}

static GdkContentFormats *
get_formats (GObject *source)
{
  return GDK_IS_DROP (source) ? gdk_drop_get_formats (GDK_DROP (source))
                              : gdk_clipboard_get_formats (GDK_CLIPBOARD (source));
}

static void read_next (GTask *task);

static void
parse_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (CjmIncoming) incoming = g_new0 (CjmIncoming, 1);
  g_autoptr (GBytes) bytes = g_bytes_new (reading->data->data, reading->data->len);
  GError *error = NULL;

  if (forms[*reading->next].parse (incoming, bytes, reading->media_type, &error))
    g_task_return_pointer (task, g_steal_pointer (&incoming), (GDestroyNotify) cjm_incoming_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_empty (const CjmIncoming *incoming)
{
  return incoming->fragment == NULL && incoming->table == NULL && incoming->pictures == NULL;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CjmIncoming) incoming = g_task_propagate_pointer (G_TASK (result), &error);

  if (incoming == NULL)
    g_task_return_error (task, error);
  else if (!is_empty (incoming))
    g_task_return_pointer (task, g_steal_pointer (&incoming), (GDestroyNotify) cjm_incoming_free);
  else
    {
      reading->next++;
      read_next (task);
    }
}

/* The parser gets the bytes for itself: the task's data change with the next form. */
static void
parse (GTask *task)
{
  const Reading *reading = g_task_get_task_data (task);
  Reading *own = g_new0 (Reading, 1);
  g_autoptr (GTask) parser
      = g_task_new (NULL, g_task_get_cancellable (task), parsed_cb, g_object_ref (task));

  own->source = g_object_ref (reading->source);
  own->next = reading->next;
  own->media_type = g_strdup (reading->media_type);
  own->data = g_byte_array_ref (reading->data);
  g_task_set_task_data (parser, own, free_reading);
  g_task_run_in_thread (parser, parse_in_thread);
}

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (chunk) == 0)
    parse (task);
  else if (reading->data->len + g_bytes_get_size (chunk) > forms[*reading->next].max_size)
    {
      set_too_much (&error);
      g_task_return_error (task, error);
    }
  else
    {
      g_byte_array_append (reading->data, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
      g_input_stream_read_bytes_async (reading->stream, CHUNK, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), chunk_read_cb,
                                       g_object_ref (task));
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  const char *media_type = NULL;
  GInputStream *stream
      = GDK_IS_DROP (source)
            ? gdk_drop_read_finish (GDK_DROP (source), result, &media_type, &error)
            : gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &media_type, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->data, g_byte_array_unref);
  g_free (reading->media_type);
  reading->stream = stream;
  reading->data = g_byte_array_new ();
  reading->media_type = g_strdup (media_type);
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   chunk_read_cb, g_object_ref (task));
}

/* The next form that is offered, or nothing where there is none any more. */
static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  const char **media_types;

  while (*reading->next != FORM_END && !has_form (get_formats (reading->source), *reading->next))
    reading->next++;
  if (*reading->next == FORM_END)
    {
      g_task_return_pointer (task, g_new0 (CjmIncoming, 1), (GDestroyNotify) cjm_incoming_free);
      return;
    }

  media_types = (const char **) forms[*reading->next].media_types;
  if (GDK_IS_DROP (reading->source))
    gdk_drop_read_async (GDK_DROP (reading->source), media_types, G_PRIORITY_DEFAULT,
                         g_task_get_cancellable (task), opened_cb, g_object_ref (task));
  else
    gdk_clipboard_read_async (GDK_CLIPBOARD (reading->source), media_types, G_PRIORITY_DEFAULT,
                              g_task_get_cancellable (task), opened_cb, g_object_ref (task));
}

void
cjm_incoming_read_async (GObject *source,
                         CjmWant want,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->source = g_object_ref (source);
  reading->next = orders[want];
  g_task_set_task_data (task, reading, free_reading);
  read_next (task);
}

CjmIncoming *
cjm_incoming_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
