#pragma once

#include "cjm-canvas.h"

#include <gtk/gtk.h>

/* The inspector: a sidebar with all that there is to say of the place that has the focus on the
 * canvas, and, behind a switcher, of its phase and of the whole map. It shows what the map has
 * at any time, and changes it through the document only, so that undo knows it all. While it is
 * hidden it does nothing. */

G_BEGIN_DECLS

#define CJM_TYPE_INSPECTOR (cjm_inspector_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspector, cjm_inspector, CJM, INSPECTOR, GtkBox)

/* To be called once, before the inspector is shown. */
void cjm_inspector_set_document (CjmInspector *inspector, CjmDocument *document, CjmCanvas *canvas);

/* Whether the keyboard's focus is in it. */
gboolean cjm_inspector_has_focus (CjmInspector *inspector);

/* Shows the row in which a text is edited and gives it the focus. What is current on the canvas
 * must be what the text belongs to, unless it belongs to the map. */
void cjm_inspector_show_field (CjmInspector *inspector, CjmTarget target);

/* Gives the focus to its first field. */
void cjm_inspector_focus (CjmInspector *inspector);

G_END_DECLS
