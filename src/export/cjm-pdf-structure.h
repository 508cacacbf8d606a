#pragma once

#include <glib.h>

/* Completes the structure of a tagged PDF with what cairo 1.16 leaves out: its language, what
 * figures show, what the headers and cells of a table have to do with its columns, and what on a
 * page is decoration (cjm-pdf-content.h).
 *
 * A structure is thousands of small objects, which take more room than the sheet that they tell
 * of; so the objects are put into compressed streams on the way. The bytes are read as cairo
 * writes them, one object behind the other with a table at the end: a general reader of PDF
 * would take a third of the time that drawing takes. */

G_BEGIN_DECLS

/* @pdf, which is taken over, is one that cairo drew with a CjmTagDevice, and @notes are those of
 * the device; @language is that of the map. A PDF that is not written as said is left as it is. */
GBytes *cjm_pdf_structure_complete (GByteArray *pdf, const GArray *notes, const char *language);

G_END_DECLS
