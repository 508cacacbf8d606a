#pragma once

#include "cjm-document.h"
#include "cjm-spelling.h"

#include <gtk/gtk.h>

/* Spelling in a text view: what is misspelled in the language of @document's map is underlined
 * while one types, but not the word that is being typed; the context menu has suggestions, by the
 * pointer and by the keyboard. The marks are no part of the text, and so of no undo. */

G_BEGIN_DECLS

/* Lasts as long as @view, which must come to stand in a window of the application; what it has as
 * its extra menu by then stays in it. */
void cjm_spell_check_attach (GtkTextView *view, CjmDocument *document);

G_END_DECLS
