#pragma once

#include "cjm-export.h"
#include "cjm-settings.h"

#include <gtk/gtk.h>

/* The rows in which a person says how a map is exported. What does not apply to the rest is not
 * shown, and what is not shown is not meant; what few need stands in a part that opens. */

G_BEGIN_DECLS

#define CJM_TYPE_EXPORT_CHOICES (cjm_export_choices_get_type ())
G_DECLARE_FINAL_TYPE (CjmExportChoices, cjm_export_choices, CJM, EXPORT_CHOICES, GtkWidget)

/* Begins with what was chosen last. @words are those of the map's language. The signal "changed"
 * tells of a choice. */
GtkWidget *cjm_export_choices_new (const CjmWords *words, CjmSettings *settings);

void cjm_export_choices_get_options (CjmExportChoices *self, CjmExportOptions *options);

/* Keeps them in the settings for the next time. */
void cjm_export_choices_remember (CjmExportChoices *self);

G_END_DECLS
