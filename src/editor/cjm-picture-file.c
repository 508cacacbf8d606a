#include "cjm-picture-file.h"

#include "cjm-dialogs.h"
#include "cjm-format.h"
#include "cjm-picture.h"

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

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > CJM_FORMAT_MAX_PHOTO_SIZE)
    {
      g_set_error_literal (error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_SIZE,
                           _ ("The file of the picture is too large to be kept in a map. "
                              "Make a smaller copy of it and choose that."));
      return NULL;
    }

  data = g_file_load_bytes (file, NULL, NULL, error);
  return data != NULL ? cjm_picture_take (data, media_type, error) : NULL;
}

/* Asking for one */

typedef struct
{
  GtkWindow *parent;
  CjmPictureFunc func;
  gpointer user_data;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->parent);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
load_thread (GTask *task, gpointer file, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  const char *media_type = NULL;
  GBytes *data = cjm_picture_file_load (file, &media_type, &error);

  g_object_set_data (G_OBJECT (task), "media-type", (gpointer) media_type);
  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  const char *media_type = g_object_get_data (G_OBJECT (result), "media-type");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = g_task_propagate_pointer (G_TASK (result), &error);

  if (data == NULL)
    {
      g_autofree char *heading = cjm_picture_file_dup_failure (G_FILE (file));

      cjm_dialog_tell (choice->parent, heading, error->message);
    }
  choice->func (data, media_type, choice->user_data);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    {
      choice->func (NULL, NULL, choice->user_data);
      return;
    }

  task = g_task_new (file, NULL, loaded_cb, g_steal_pointer (&choice));
  g_task_run_in_thread (task, load_thread);
}

void
cjm_picture_file_choose (GtkWindow *parent,
                         const char *title,
                         CjmPictureFunc func,
                         gpointer user_data)
{
  static const char *const suffixes[]
      = { "png", "jpg", "jpeg", "svg", "webp", "gif", "bmp", "tif", "tiff", NULL };
  const CjmFileKind kinds[] = { { _ ("Pictures"), suffixes }, { NULL, NULL } };
  Choice *choice = g_new (Choice, 1);

  choice->parent = g_object_ref (parent);
  choice->func = func;
  choice->user_data = user_data;
  cjm_dialog_open_file (parent, title, kinds, chosen_cb, choice);
}
