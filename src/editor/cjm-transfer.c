#include "cjm-transfer.h"

#include "cjm-export.h"
#include "cjm-format.h"
#include "cjm-fragment-table.h"
#include "cjm-locale.h"
#include "cjm-table-text.h"
#include "cjm-writer.h"

#include <string.h>

/* Out; cjm-incoming.c reads. */

struct _CjmTransfer
{
  GdkContentProvider parent_instance;

  CjmMap *map;
  CjmWords *words;
  CjmMap *fragment;
  CjmPart part;
  CjmCrop crop;
  gboolean has_names;
  CjmForms forms;
};

G_DEFINE_FINAL_TYPE (CjmTransfer, cjm_transfer, GDK_TYPE_CONTENT_PROVIDER)

static const char *const part_media_types[CJM_N_PARTS] = {
  [CJM_PART_CELLS] = CJM_FORMAT_MEDIA_TYPE ";part=cells",
  [CJM_PART_STEPS] = CJM_FORMAT_MEDIA_TYPE ";part=steps",
  [CJM_PART_PHASES] = CJM_FORMAT_MEDIA_TYPE ";part=phases",
  [CJM_PART_LANES] = CJM_FORMAT_MEDIA_TYPE ";part=lanes",
};

const char *
cjm_transfer_get_media_type (CjmPart part)
{
  return part_media_types[part];
}

/* The forms */

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static CjmTable *
create_table (CjmTransfer *transfer)
{
  CjmNoteFormat format
      = { transfer->words, cjm_locale_find_decimal_mark (transfer->map->language) };

  return cjm_table_new_from_fragment (
      transfer->fragment, transfer->has_names ? CJM_TABLE_NAMES : CJM_TABLE_NOTES, &format);
}

static GBytes *
make_fragment (CjmTransfer *transfer, GError **error)
{
  return cjm_writer_write (transfer->fragment);
}

static GBytes *
make_text (CjmTransfer *transfer, GError **error)
{
  g_autoptr (CjmTable) table = create_table (transfer);

  return take_text (cjm_table_to_text (table));
}

static GBytes *
make_html (CjmTransfer *transfer, GError **error)
{
  g_autoptr (CjmTable) table = create_table (transfer);

  return take_text (cjm_table_to_html (table, transfer->map->language));
}

static GBytes *
make_picture (CjmTransfer *transfer, CjmExportFormat format, GError **error)
{
  CjmExportOptions options = { .format = format, .crop = transfer->crop };

  return cjm_export_to_bytes (transfer->map, transfer->words, &options, NULL, error);
}

static GBytes *
make_png (CjmTransfer *transfer, GError **error)
{
  return make_picture (transfer, CJM_EXPORT_PNG, error);
}

static GBytes *
make_svg (CjmTransfer *transfer, GError **error)
{
  return make_picture (transfer, CJM_EXPORT_SVG, error);
}

typedef GBytes *(*MakeFunc) (CjmTransfer *transfer, GError **error);

/* In the order in which they are offered: what says most comes first. */
static const struct
{
  const char *media_type; /* NULL for that of the fragment */
  CjmForms forms;         /* beside all */
  MakeFunc make;
} form_infos[] = {
  { NULL, CJM_FORMS_ALL, make_fragment },
  { "text/html", CJM_FORMS_TABLE, make_html },
  { "text/plain;charset=utf-8", CJM_FORMS_TABLE, make_text },
  { "text/plain", CJM_FORMS_TABLE, make_text },
  { "image/svg+xml", CJM_FORMS_PICTURE, make_svg },
  { "image/png", CJM_FORMS_PICTURE, make_png },
};

static const char *
get_media_type (CjmTransfer *transfer, guint form)
{
  return form_infos[form].media_type != NULL ? form_infos[form].media_type
                                             : part_media_types[transfer->part];
}

static gboolean
is_offered (CjmTransfer *transfer, guint form)
{
  return transfer->forms == CJM_FORMS_ALL || form_infos[form].forms == transfer->forms;
}

/* Provider */

static GdkContentFormats *
cjm_transfer_ref_formats (GdkContentProvider *provider)
{
  CjmTransfer *transfer = CJM_TRANSFER (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (form_infos); i++)
    if (is_offered (transfer, i))
      gdk_content_formats_builder_add_mime_type (builder, get_media_type (transfer, i));

  return gdk_content_formats_builder_free_to_formats (builder);
}

typedef struct
{
  MakeFunc make;
  GOutputStream *stream;
  int priority;
} Delivery;

static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_object_unref (delivery->stream);
  g_free (delivery);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Delivery *delivery = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  g_object_set_data_full (G_OBJECT (task), "bytes", bytes, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (delivery->stream, data, size, delivery->priority,
                                   g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
make_in_thread (GTask *task, gpointer source, gpointer make, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = ((const Delivery *) make)->make (source, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
deliver (CjmTransfer *transfer, GTask *task, MakeFunc make, GOutputStream *stream, int priority)
{
  Delivery *delivery = g_new0 (Delivery, 1), *own = g_new0 (Delivery, 1);
  g_autoptr (GTask) maker
      = g_task_new (transfer, g_task_get_cancellable (task), made_cb, g_object_ref (task));

  *delivery = *own = (Delivery){ make, g_object_ref (stream), priority };
  g_object_ref (stream);
  g_task_set_task_data (task, delivery, free_delivery);
  g_task_set_task_data (maker, own, free_delivery);
  g_task_run_in_thread (maker, make_in_thread);
}

static void
cjm_transfer_write_mime_type_async (GdkContentProvider *provider,
                                    const char *media_type,
                                    GOutputStream *stream,
                                    int io_priority,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  CjmTransfer *transfer = CJM_TRANSFER (provider);
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  for (guint i = 0; i < G_N_ELEMENTS (form_infos); i++)
    if (is_offered (transfer, i) && g_str_equal (media_type, get_media_type (transfer, i)))
      {
        deliver (transfer, task, form_infos[i].make, stream, io_priority);
        return;
      }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not offered",
                           media_type);
}

static gboolean
cjm_transfer_write_mime_type_finish (GdkContentProvider *provider,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GdkContentProvider *
cjm_transfer_new (const CjmMap *map,
                  CjmWords *words,
                  CjmMap *fragment,
                  CjmPart part,
                  const CjmCrop *crop,
                  gboolean has_names,
                  CjmForms forms)
{
  CjmTransfer *transfer = g_object_new (CJM_TYPE_TRANSFER, NULL);

  transfer->map = cjm_map_ref (map);
  transfer->words = cjm_words_ref (words);
  transfer->fragment = fragment;
  transfer->part = part;
  transfer->crop = *crop;
  transfer->has_names = has_names;
  transfer->forms = forms;

  return GDK_CONTENT_PROVIDER (transfer);
}

static void
cjm_transfer_finalize (GObject *object)
{
  CjmTransfer *transfer = CJM_TRANSFER (object);

  cjm_map_unref (transfer->map);
  cjm_words_unref (transfer->words);
  cjm_map_unref (transfer->fragment);

  G_OBJECT_CLASS (cjm_transfer_parent_class)->finalize (object);
}

static void
cjm_transfer_class_init (CjmTransferClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cjm_transfer_finalize;
  provider_class->ref_formats = cjm_transfer_ref_formats;
  provider_class->write_mime_type_async = cjm_transfer_write_mime_type_async;
  provider_class->write_mime_type_finish = cjm_transfer_write_mime_type_finish;
}

static void
cjm_transfer_init (CjmTransfer *transfer)
{
}
