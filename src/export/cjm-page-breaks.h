#pragma once

#include <glib.h>

/* Where something that is too high for a page is parted: between the things on it if that can be,
 * else between the lines of its texts. Heights are in points of the sheet. */

G_BEGIN_DECLS

typedef struct _CjmPageBreaks CjmPageBreaks;

CjmPageBreaks *cjm_page_breaks_new (double top, double bottom);
void cjm_page_breaks_free (CjmPageBreaks *self);

/* Something that should stay whole, such as a note, and a line of a text, which must. */
void cjm_page_breaks_add_thing (CjmPageBreaks *self, double start, double end);
void cjm_page_breaks_add_line (CjmPageBreaks *self, double start, double end);

/* The lines of a text of @n_lines that is @height high. */
void cjm_page_breaks_add_lines (CjmPageBreaks *self, double y, double height, int n_lines);

/* The lowest break that is not below @limit; one through a thing only where there is no other
 * below @least, and one through a line only where there is none below @from. */
double cjm_page_breaks_find (const CjmPageBreaks *self, double from, double least, double limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPageBreaks, cjm_page_breaks_free)

G_END_DECLS
