#pragma once

#include "cjm-preview.h"

/* Pictures of maps for a list or a page of cards: made one after the other in a thread, so that the
 * window stays quick. What waits is forgotten with the queue. */

G_BEGIN_DECLS

typedef struct _CjmPreviewQueue CjmPreviewQueue;

/* Exactly one of @preview and @error is there. @target lives. */
typedef void (*CjmPreviewFunc) (GtkWidget *target, CjmPreview *preview, const GError *error);

CjmPreviewQueue *cjm_preview_queue_new (void);
void cjm_preview_queue_free (CjmPreviewQueue *queue);

/* @file, @id, @language, @width and @height as for cjm_preview_load_async(). */
void cjm_preview_queue_add (CjmPreviewQueue *queue,
                            GFile *file,
                            const char *id,
                            const char *language,
                            int width,
                            int height,
                            CjmPreviewFunc callback,
                            GtkWidget *target);

/* Of a file, before all that waits. */
void cjm_preview_queue_add_first (CjmPreviewQueue *queue,
                                  GFile *file,
                                  int width,
                                  int height,
                                  CjmPreviewFunc callback,
                                  GtkWidget *target);

G_END_DECLS
