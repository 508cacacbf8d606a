#pragma once

#include "cjm-inspector-row.h"

/* Rows for values that have few choices: info->value is the number of the one in info->choices.
 * A value that is not known shows the first. */

G_BEGIN_DECLS

#define CJM_TYPE_INSPECTOR_CHOICE (cjm_inspector_choice_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorChoice,
                      cjm_inspector_choice,
                      CJM,
                      INSPECTOR_CHOICE,
                      CjmInspectorRow)

/* A button for each, side by side: for a few short words. */
GtkWidget *cjm_inspector_buttons_new (CjmInspectorContext *context,
                                      const CjmInspectorRowInfo *info);

/* A list that drops down. */
GtkWidget *cjm_inspector_choice_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

/* A switch for yes and no; needs no choices. */
GtkWidget *cjm_inspector_switch_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

G_END_DECLS
