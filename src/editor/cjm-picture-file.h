#pragma once

#include <gtk/gtk.h>

/* The bytes of a picture as a map can hold it (see cjm_picture_take()), or NULL with @error, whose
 * message is meant for a person. @media_type is set to a static string. It may take seconds: call
 * it in a thread. */
GBytes *cjm_picture_file_load (GFile *file, const char **media_type, GError **error);

/* @data is NULL where nothing was chosen, or nothing that can be shown, which was told already. */
typedef void (*CjmPictureFunc) (GBytes *data, const char *media_type, gpointer user_data);

/* Asks for a picture in front of @parent and loads it. */
void cjm_picture_file_choose (GtkWindow *parent,
                              const char *title,
                              CjmPictureFunc func,
                              gpointer user_data);

/* Whether it looks like a picture, of whatever format. */
gboolean cjm_picture_file_is_picture (GFile *file);

/* The heading of a message about a picture that could not be loaded. */
char *cjm_picture_file_dup_failure (GFile *file);
