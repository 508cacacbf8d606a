#pragma once

#include "cjm-box.h"

/* A text of the sheet as the body of a text box on a slide. For the slide device only. */

G_BEGIN_DECLS

/* Where the box of @block stands whose measure's corner is at the origin, in points before
 * @scale: wider than the text, for the fonts of others are. */
CjmRect cjm_slide_text_get_box (const CjmTextBlock *block);

/* "<p:txBody>" with all that is in it: @scale is from points of the sheet to those of the slide. */
void cjm_slide_text_append (GString *xml,
                            const CjmTextBlock *block,
                            const char *language,
                            guint32 color,
                            double scale);

/* Appends a text or the value of an attribute in double quotes. */
void cjm_slide_text_append_plain (GString *xml, const char *text);

G_END_DECLS
