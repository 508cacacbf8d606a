#pragma once

#include <gtk/gtk.h>

/* A line that tells what has been done beside what was asked for, with a button that undoes it. It
 * goes by itself after some seconds and never takes the focus. */

G_BEGIN_DECLS

#define CJM_TYPE_TOAST (cjm_toast_get_type ())
G_DECLARE_FINAL_TYPE (CjmToast, cjm_toast, CJM, TOAST, GtkWidget)

GtkWidget *cjm_toast_new (void);
void cjm_toast_show (CjmToast *toast, const char *text);
void cjm_toast_hide (CjmToast *toast);

G_END_DECLS
