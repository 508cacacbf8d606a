#pragma once

#include <gtk/gtk.h>

/* A search entry above a list box of what it finds: up, down and the page keys choose a row while
 * the letters go on into the entry, Enter activates the chosen row. */

G_BEGIN_DECLS

/* A list for what @search finds, which lives as long; a screen reader calls it @name, and @nothing
 * (may be NULL) stands where there are no rows. */
GtkListBox *cjm_search_keys_create_list (GtkWidget *search, const char *name, const char *nothing);

/* What @list, which may be higher than there is room for, is shown in. */
GtkWidget *cjm_search_keys_create_scroller (GtkListBox *list);

/* Chooses the first row that is shown, as after the list was filled or filtered. */
void cjm_search_keys_choose_first (GtkListBox *list);

G_END_DECLS
