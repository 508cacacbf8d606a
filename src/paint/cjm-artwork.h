#pragma once

#include "cjm-device.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

/* Pictures ready to be drawn: the program's own icons, and photos out of maps.
 *
 * Photos come from strangers: see cjm-picture.h for how they are decoded. */

G_BEGIN_DECLS

/* Holds on to the photos that were drawn last, up to a limit of memory. One artwork serves one
 * thread. */
typedef struct _CjmArtwork CjmArtwork;

CjmArtwork *cjm_artwork_new (void);
void cjm_artwork_free (CjmArtwork *artwork);

/* Borrowed, until another photo is asked for; NULL where the photo cannot be decoded. */
cairo_surface_t *cjm_artwork_get_photo (CjmArtwork *artwork, const CjmPhoto *photo);

/* TRUE where the bytes of @photo show the same as its surface, whoever decodes them; FALSE where
 * a camera's note says that the picture must be turned, which not every viewer follows. */
gboolean cjm_artwork_is_photo_upright (CjmArtwork *artwork, const CjmPhoto *photo);

/* Where a whole picture of @width by @height stands (in any unit) so that its middle fills @rect.
 * Of a portrait a little more of the upper part is kept, where the face is. */
CjmRect cjm_artwork_place_photo (CjmRect rect, double width, double height);

/* The source of an icon: an SVG of 20 by 20 in currentColor. A channel that has no icon of its
 * own has that of other channels. */
GBytes *cjm_artwork_load_icon (const char *icon);

/* The same parsed, to be drawn in @color (0xRRGGBB). Borrowed, until the next one is asked for. */
RsvgHandle *cjm_artwork_get_icon (CjmArtwork *artwork, const char *icon, guint32 color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmArtwork, cjm_artwork_free)

G_END_DECLS
