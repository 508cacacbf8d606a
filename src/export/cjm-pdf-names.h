#pragma once

#include <glib.h>

/* Tidies a PDF that cairo made: cairo 1.16 names a picture in the dictionary of its page as often
 * as the picture is drawn, and a name that stands twice in a dictionary is a fault. */

G_BEGIN_DECLS

/* Overwrites every name but the first with spaces, so that nothing in the file moves. */
void cjm_pdf_blank_repeated_names (GByteArray *pdf);

G_END_DECLS
