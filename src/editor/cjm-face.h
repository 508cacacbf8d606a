#pragma once

#include <gtk/gtk.h>

/* A face for a feeling, from CJM_FEELING_MIN to CJM_FEELING_MAX, in the colour of the text around
 * it. It says nothing by itself: who uses it gives it a name. */
GtkWidget *cjm_face_new (double value);
