#pragma once

#include <gtk/gtk.h>

/* A search entry above a list box of what it finds: up, down and the page keys choose a row while
 * the letters go on into the entry, Enter activates the chosen row. */

G_BEGIN_DECLS

/* Both live as long as each other, in one popover. */
void cjm_search_keys_connect (GtkWidget *search, GtkListBox *list);

/* Chooses the first row that is shown, as after the list was filled or filtered. */
void cjm_search_keys_choose_first (GtkListBox *list);

G_END_DECLS
