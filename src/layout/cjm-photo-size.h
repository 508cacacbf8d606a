#pragma once

#include <glib.h>

/* How large a picture is, read from the head of its file without decoding it: the sheet needs
 * its proportions, and nothing here can be made to reserve memory. */

G_BEGIN_DECLS

/* Pixels of an upright PNG or JPEG, turned as its camera says. FALSE where @data is neither or
 * does not say. */
gboolean cjm_photo_get_size (GBytes *data, guint *width, guint *height);

G_END_DECLS
