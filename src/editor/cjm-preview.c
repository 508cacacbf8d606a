#include "cjm-preview.h"

#include "cjm-cairo-device.h"
#include "cjm-painter.h"
#include "cjm-question.h"
#include "cjm-reader.h"
#include "cjm-rgba.h"
#include "cjm-save.h"
#include "cjm-texture.h"

#include <math.h>

/* Paper around the sheet, in points. */
#define MARGIN 18

/* A whole sheet is no higher than so many times its width in a picture. */
#define MAX_RATIO 4

typedef struct
{
  CjmMap *map; /* where it is there already */
  GFile *file;
  char *id;
  char *language;
  int width, height;
} PreviewJob;

void
cjm_preview_free (CjmPreview *preview)
{
  g_free (preview->title);
  g_free (preview->persona);
  g_clear_object (&preview->picture);
  g_free (preview);
}

static void
preview_job_free (gpointer data)
{
  PreviewJob *job = data;

  g_clear_pointer (&job->map, cjm_map_unref);
  g_clear_object (&job->file);
  g_free (job->id);
  g_free (job->language);
  g_free (job);
}

static CjmMap *
load_map (const PreviewJob *job, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GRand) random = NULL;

  if (job->map != NULL)
    return cjm_map_ref (job->map);
  if (job->file != NULL)
    return cjm_file_load (job->file, &bytes, NULL, error) ? cjm_reader_read (bytes, error) : NULL;

  random = g_rand_new ();
  if (job->id == NULL)
    return cjm_practice_map_new (job->language, random);

  return cjm_template_new_map_from (job->id, job->language, random);
}

static void
paint_layout (const CjmLayout *layout, cairo_t *cr, double scale)
{
  g_autoptr (CjmArtwork) artwork = cjm_artwork_new ();
  CjmCairoDevice device;
  CjmPainter painter = { .device = &device.device, .layout = layout, .shows_hints = TRUE };
  GdkRGBA paper = cjm_rgba_from_color (layout->theme->inks[CJM_INK_PAPER], 1);

  gdk_cairo_set_source_rgba (cr, &paper);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  cjm_cairo_device_init (&device, cr, artwork);
  cjm_paint_sheet (&painter);
}

static GdkTexture *
draw_picture (const CjmMap *map, int width, int height)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  g_autoptr (CjmTypesetter) typesetter
      = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  double scale = width / (layout->width + 2 * MARGIN);
  cairo_surface_t *surface;
  cairo_t *cr;
  GdkTexture *picture;

  if (height == CJM_PREVIEW_WHOLE)
    height = (int) MIN (ceil ((layout->height + 2 * MARGIN) * scale), MAX_RATIO * (double) width);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  paint_layout (layout, cr, scale);
  cairo_destroy (cr);
  picture = cjm_texture_new (surface);
  cairo_surface_destroy (surface);

  return picture;
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const PreviewJob *job = task_data;
  g_autoptr (CjmMap) map = NULL;
  CjmPreview *preview;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  map = load_map (job, &error);
  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  preview = g_new0 (CjmPreview, 1);
  preview->title = g_strdup (map->title);
  preview->persona = g_strdup (map->persona->name);
  preview->n_phases = cjm_map_get_n_phases (map);
  if (job->width > 0)
    preview->picture = draw_picture (map, job->width, job->height);
  g_task_return_pointer (task, preview, (GDestroyNotify) cjm_preview_free);
}

/* Takes @job. */
static void
run (PreviewJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, job, preview_job_free);
  /* Behind what somebody waits for. */
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, load_thread);
}

void
cjm_preview_load_async (GFile *file,
                        const char *id,
                        const char *language,
                        int width,
                        int height,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  PreviewJob *job = g_new0 (PreviewJob, 1);

  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->id = g_strdup (id);
  job->language = g_strdup (language);
  job->width = width;
  job->height = height;
  run (job, cancellable, callback, user_data);
}

void
cjm_preview_draw_async (const CjmMap *map,
                        int width,
                        int height,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  PreviewJob *job = g_new0 (PreviewJob, 1);

  job->map = cjm_map_ref (map);
  job->width = width;
  job->height = height;
  run (job, cancellable, callback, user_data);
}

CjmPreview *
cjm_preview_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GdkPaintable *
cjm_preview_create_paintable (const CjmPreview *preview, float width, float height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_size_t size = GRAPHENE_SIZE_INIT (width, height);

  gtk_snapshot_append_texture (snapshot, preview->picture,
                               &GRAPHENE_RECT_INIT (0, 0, width, height));
  return gtk_snapshot_free_to_paintable (snapshot, &size);
}
