#pragma once

#include <gio/gio.h>

/* The bytes of a PNG or JPEG picture that a map can hold, or NULL with @error, whose message is
 * meant for a person. @media_type is set to a static string. */
GBytes *cjm_picture_file_load (GFile *file, const char **media_type, GError **error);

/* Whether it looks like a picture, of whatever format. */
gboolean cjm_picture_file_is_picture (GFile *file);

/* The heading of a message about a picture that could not be loaded. */
char *cjm_picture_file_dup_failure (GFile *file);
