#pragma once

#include <glib.h>

/* Texts of a map on their way into Markdown (CommonMark, and the tables of GitHub's): whatever
 * they hold stays text, and is still legible to who reads the file as it is. */

G_BEGIN_DECLS

/* @text with @line_break where a line ends; blanks at the ends of lines and empty lines are left
 * out. Nothing is appended of a text of blanks alone. */
void cjm_markdown_append_text (GString *markdown, const char *text, const char *line_break);

/* Between the lines of a paragraph, of an item, of a cell, and where there is one line only. Where
 * lines can begin, nothing at their begin becomes a list. */
#define CJM_MARKDOWN_BREAK "\\\n"
#define CJM_MARKDOWN_BREAK_IN_LIST "\\\n  "
#define CJM_MARKDOWN_BREAK_IN_CELL "<br>"
#define CJM_MARKDOWN_SPACE " "

/* "[text](<address>)"; @address is one of cjm_alternative_dup_link(). */
void cjm_markdown_append_link (GString *markdown, const char *text, const char *address);

G_END_DECLS
