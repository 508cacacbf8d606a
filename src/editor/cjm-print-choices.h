#pragma once

#include "cjm-export.h"

#include <gtk/gtk.h>

/* The tab of the print dialog that is this program's own: what is printed of a map, and its pages
 * as they will be on the paper that was chosen. */

G_BEGIN_DECLS

#define CJM_TYPE_PRINT_CHOICES (cjm_print_choices_get_type ())
G_DECLARE_FINAL_TYPE (CjmPrintChoices, cjm_print_choices, CJM, PRINT_CHOICES, GtkWidget)

GtkWidget *cjm_print_choices_new (const CjmMap *map, CjmWords *words);

/* The paper that it is printed on, in the direction in which it lies. */
void cjm_print_choices_set_page_setup (CjmPrintChoices *self, GtkPageSetup *setup);

/* What is exported as a PDF for the same pages. */
void cjm_print_choices_get_options (CjmPrintChoices *self,
                                    GtkPageSetup *setup,
                                    CjmExportOptions *options);

G_END_DECLS
