#pragma once

#include <gtk/gtk.h>

/* The maps that were opened or saved lately, with title, persona and date. They are read in a
 * thread after the list is shown; one that cannot be read is greyed, says why in its tooltip, and
 * can be taken off the list like the others. */

typedef void (*CjmRecentFunc) (GFile *file, gpointer user_data);

/* @user_data must live as long as the list. */
GtkWidget *cjm_recent_list_new (CjmRecentFunc chosen, gpointer user_data);
