#pragma once

#include "cjm-artwork.h"

#include <gtk/gtk.h>

/* Draws on a GtkSnapshot, each thing as a node no larger than itself: straight lines and
 * rectangles as plain colours, the rest through cairo. Where a part of the sheet is large and
 * has little on it, such as rules, this is many times as fast as one cairo node over all of it,
 * which GTK's cairo renderer clears and composes as a whole in every frame. */

G_BEGIN_DECLS

typedef struct
{
  CjmDevice device;
  GtkSnapshot *snapshot; /* borrowed */
  CjmArtwork *artwork;   /* borrowed */
} CjmSnapshotDevice;

void cjm_snapshot_device_init (CjmSnapshotDevice *self, GtkSnapshot *snapshot, CjmArtwork *artwork);

G_END_DECLS
