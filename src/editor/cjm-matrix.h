#pragma once

#include "cjm-actions.h"
#include "cjm-entry.h"

#include <gtk/gtk.h>

/* The matrix of impact and effort: a square of five by five, each action a numbered button where
 * its values are. An action whose impact or effort is not known has no place in it. */

G_BEGIN_DECLS

#define CJM_TYPE_MATRIX (cjm_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CjmMatrix, cjm_matrix, CJM, MATRIX, GtkWidget)

/* Signal: "chosen" with the number of an action, from 0. */
GtkWidget *cjm_matrix_new (void);

/* @items: of CjmActionItem; nothing of it is kept. */
void cjm_matrix_set_actions (CjmMatrix *matrix, const GArray *items);

G_END_DECLS
