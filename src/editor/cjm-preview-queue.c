#include "cjm-preview-queue.h"

struct _CjmPreviewQueue
{
  GQueue waiting; /* of Picture */
  GCancellable *cancellable;
  gboolean is_busy;
};

/* One picture and whom it is for. While it is made, @queue may go. */
typedef struct
{
  CjmPreviewQueue *queue;
  GCancellable *cancellable;
  GFile *file;
  char *id;
  char *language;
  int width, height;
  CjmPreviewFunc callback;
  GtkWidget *target;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->cancellable);
  g_clear_object (&picture->file);
  g_free (picture->id);
  g_free (picture->language);
  g_object_unref (picture->target);
  g_free (picture);
}

static void draw_next (CjmPreviewQueue *queue);

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Picture *picture = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmPreview) preview = cjm_preview_load_finish (result, &error);

  if (!g_cancellable_is_cancelled (picture->cancellable))
    {
      picture->queue->is_busy = FALSE;
      picture->callback (picture->target, preview, error);
    }
  /* The callback may have ended it all. */
  if (!g_cancellable_is_cancelled (picture->cancellable))
    draw_next (picture->queue);
  picture_free (picture);
}

static void
draw_next (CjmPreviewQueue *queue)
{
  Picture *picture = queue->is_busy ? NULL : g_queue_pop_head (&queue->waiting);

  if (picture == NULL)
    return;

  queue->is_busy = TRUE;
  cjm_preview_load_async (picture->file, picture->id, picture->language, picture->width,
                          picture->height, picture->cancellable, preview_cb, picture);
}

static Picture *
picture_new (CjmPreviewQueue *queue,
             GFile *file,
             const char *id,
             const char *language,
             int width,
             int height,
             CjmPreviewFunc callback,
             GtkWidget *target)
{
  Picture *picture = g_new (Picture, 1);

  *picture = (Picture){
    .queue = queue,
    .cancellable = g_object_ref (queue->cancellable),
    .file = file != NULL ? g_object_ref (file) : NULL,
    .id = g_strdup (id),
    .language = g_strdup (language),
    .width = width,
    .height = height,
    .callback = callback,
    .target = g_object_ref (target),
  };
  return picture;
}

void
cjm_preview_queue_add (CjmPreviewQueue *queue,
                       GFile *file,
                       const char *id,
                       const char *language,
                       int width,
                       int height,
                       CjmPreviewFunc callback,
                       GtkWidget *target)
{
  g_queue_push_tail (&queue->waiting,
                     picture_new (queue, file, id, language, width, height, callback, target));
  draw_next (queue);
}

void
cjm_preview_queue_add_first (CjmPreviewQueue *queue,
                             GFile *file,
                             int width,
                             int height,
                             CjmPreviewFunc callback,
                             GtkWidget *target)
{
  g_queue_push_head (&queue->waiting,
                     picture_new (queue, file, NULL, NULL, width, height, callback, target));
  draw_next (queue);
}

CjmPreviewQueue *
cjm_preview_queue_new (void)
{
  CjmPreviewQueue *queue = g_new0 (CjmPreviewQueue, 1);

  g_queue_init (&queue->waiting);
  queue->cancellable = g_cancellable_new ();
  return queue;
}

void
cjm_preview_queue_free (CjmPreviewQueue *queue)
{
  g_cancellable_cancel (queue->cancellable);
  g_object_unref (queue->cancellable);
  g_queue_clear_full (&queue->waiting, picture_free);
  g_free (queue);
}
