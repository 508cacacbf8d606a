#pragma once

#include "cjm-canvas.h"

/* The guiding questions beside the map, one at a time (see cjm-question.h). What is answered is
 * on the map at once, letter by letter and through the history, and the canvas shows where; so
 * nothing is lost whenever one leaves, and whoever comes back goes on at the first question that
 * has no answer. */

G_BEGIN_DECLS

#define CJM_TYPE_QUESTION_PANEL (cjm_question_panel_get_type ())
G_DECLARE_FINAL_TYPE (CjmQuestionPanel, cjm_question_panel, CJM, QUESTION_PANEL, GtkWidget)

/* @canvas shows @document, and lives as long as the panel. */
GtkWidget *cjm_question_panel_new (CjmDocument *document, CjmCanvas *canvas);

/* Goes to the first question without an answer. */
void cjm_question_panel_resume (CjmQuestionPanel *panel);

/* Takes back the note of an answer that was begun and is empty. */
void cjm_question_panel_leave (CjmQuestionPanel *panel);

G_END_DECLS
