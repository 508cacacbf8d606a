#pragma once

#include <glib.h>

/* What a page of a tagged PDF draws, put right where cairo 1.16 leaves it half done. */

G_BEGIN_DECLS

/* @content is that of a page with a structure, as cairo writes it, unpacked: with what stands in no
 * element marked as decoration, which readers pass over, and with a space of its own where a line
 * of a text ends and the next one begins. The caller frees it. */
GByteArray *cjm_pdf_content_complete (const char *content, gsize size);

/* Whether @content has a structure. */
gboolean cjm_pdf_content_has_elements (const char *content, gsize size);

G_END_DECLS
