#pragma once

#include "cjm-artwork.h"

/* Photos on their way into files of others: the bytes as they came, or as they are drawn. */

G_BEGIN_DECLS

/* PNG or JPEG that shows the same whoever decodes it, of no more than a few megabytes; NULL where
 * the photo cannot be decoded. @media_type is set to a static string. */
GBytes *cjm_photo_dup_data (CjmArtwork *artwork, const CjmPhoto *photo, const char **media_type);

/* Appends the same as an address, "data:image/png;base64,...". FALSE where there is nothing. */
gboolean cjm_photo_append_address (GString *text, CjmArtwork *artwork, const CjmPhoto *photo);

G_END_DECLS
