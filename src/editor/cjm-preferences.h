#pragma once

#include "cjm-settings.h"

#include <gtk/gtk.h>

/* The window of preferences. What is chosen in it holds at once. */
void cjm_preferences_show (GtkWindow *parent, CjmSettings *settings);
