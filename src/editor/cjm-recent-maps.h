#pragma once

#include <gtk/gtk.h>

/* The maps that were opened or saved lately, on this desktop and by this program or others: a
 * list of GtkRecentInfo, the last one first, whether the files are still there or not. Free it
 * with g_list_free_full() and gtk_recent_info_unref(). */
GList *cjm_recent_maps_get (void);

/* Puts @file on that list, or on its top. */
void cjm_recent_maps_add (GFile *file);
