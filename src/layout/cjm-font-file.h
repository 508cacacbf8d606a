#pragma once

#include <pango/pango.h>

/* Keeps the files of fonts open for good.
 *
 * When more than ten are open, cairo 1.16 closes one that no thread draws with, but looks whether
 * one does without taking its lock: two threads that set or draw text then end the program. A
 * file that was once locked is never closed, so each font is locked when it is first used, on
 * whatever thread. They are few, and their bytes are shared with all programs that use them. */

G_BEGIN_DECLS

void cjm_font_file_keep (PangoFont *font);

/* The fonts of all that stands in @layout, also of letters that its own font does not have. */
void cjm_font_file_keep_all (PangoLayout *layout);

/* The fonts that a window writes in, regular and bold. */
void cjm_font_file_keep_usual (PangoContext *context);

G_END_DECLS
