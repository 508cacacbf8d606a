#pragma once

#include "cjm-template.h"

#include <gtk/gtk.h>

/* What a map looks like in small, and what is to be said of it: for a template on a card, for a
 * map in a list. Maps are read and drawn in a thread, by the same layout and painter as the sheet
 * itself. */

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *persona;
  guint n_phases;
  GdkTexture *picture; /* NULL where none was asked for */
} CjmPreview;

void cjm_preview_free (CjmPreview *preview);

/* Of @file or, where that is NULL, of the program's template called @id in @language; of the map
 * to practise on where both are NULL. @width and @height: pixels of the picture, which shows the
 * upper part of the sheet, or all of it with a height of CJM_PREVIEW_WHOLE; 0 for none. */
#define CJM_PREVIEW_WHOLE -1
void cjm_preview_load_async (GFile *file,
                             const char *id,
                             const char *language,
                             int width,
                             int height,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* The same of @map. */
void cjm_preview_draw_async (const CjmMap *map,
                             int width,
                             int height,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
CjmPreview *cjm_preview_load_finish (GAsyncResult *result, GError **error);

/* The picture, which has more pixels than it takes room, at that size. */
GdkPaintable *cjm_preview_create_paintable (const CjmPreview *preview, float width, float height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPreview, cjm_preview_free)

G_END_DECLS
