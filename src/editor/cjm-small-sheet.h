#pragma once

#include "cjm-artwork.h"

#include <gtk/gtk.h>

/* Draws a whole sheet in small while nobody waits for it: part by part, a few milliseconds at a
 * time, so that no frame comes late, and then gives the picture. It works in the main thread
 * because a layout's texts belong to it; see cjm-coarse-device.h for why it takes so little. */

G_BEGIN_DECLS

typedef struct _CjmSmallSheet CjmSmallSheet;

typedef void (*CjmSmallSheetFunc) (GdkTexture *picture, gpointer user_data);

/* @func is called with every picture that was finished. */
CjmSmallSheet *cjm_small_sheet_new (CjmSmallSheetFunc func, gpointer user_data);
void cjm_small_sheet_free (CjmSmallSheet *self);

/* Begins a picture of @layout, @width by @height device pixels; one that is under way is given
 * up. @artwork is borrowed until the picture is there. */
void cjm_small_sheet_draw (CjmSmallSheet *self,
                           CjmLayout *layout,
                           CjmArtwork *artwork,
                           int width,
                           int height);

/* Gives up what is under way. */
void cjm_small_sheet_stop (CjmSmallSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmSmallSheet, cjm_small_sheet_free)

G_END_DECLS
