#pragma once

#include <gtk/gtk.h>

/* A line or two over the map (cjm_window_add_notice()) about something that nobody has to answer:
 * it stays until it is closed and never takes the focus. Its signal "done" says that it can go. */

G_BEGIN_DECLS

#define CJM_TYPE_NOTICE (cjm_notice_get_type ())
G_DECLARE_FINAL_TYPE (CjmNotice, cjm_notice, CJM, NOTICE, GtkWidget)

GtkWidget *cjm_notice_new (const char *heading, const char *text);

/* A way to do something about it: @action is one of the window's, "win.save". */
void cjm_notice_add_button (CjmNotice *notice, const char *label, const char *action);

G_END_DECLS
