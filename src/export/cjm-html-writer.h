#pragma once

#include "cjm-artwork.h"
#include "cjm-telling.h"

/* What the parts of a web page share: the document while it is written, and how texts get into it.
 * Texts of the map go through these functions alone. For the writer of HTML only. */

G_BEGIN_DECLS

typedef struct
{
  CjmTelling telling;
  CjmWords *words; /* those of @telling */
  const CjmTheme *theme;
  CjmArtwork *artwork;
  GString *html;
} CjmHtml;

const char *cjm_html_get_word (const CjmHtml *document, CjmWord word);

gboolean cjm_html_is_blank (const char *text);

/* @text with its lines. */
void cjm_html_append_text (CjmHtml *document, const char *text);

/* The same parted from what stands beside it, whichever way it runs. */
void cjm_html_append_inline (CjmHtml *document, const char *text);

/* " name="value"", behind the name of an element. */
void cjm_html_append_attribute (CjmHtml *document, const char *name, const char *value);

/* "<tag attributes>text</tag>" and a line end; nothing where @text is blank. @start is the tag with
 * attributes of our own. */
void cjm_html_append_element (CjmHtml *document, const char *start, const char *text);

/* @text as a link to @address, or as text where that leads nowhere that is safe. */
void cjm_html_append_link (CjmHtml *document, const char *text, const char *address);

/* FALSE where the photo cannot be decoded: nothing is appended then. @style is a class. */
gboolean cjm_html_append_photo (CjmHtml *document,
                                const CjmPhoto *photo,
                                const char *style,
                                const char *alternative);

/* The parts of the page: the style sheet with the colours and fonts of the map's theme; the grid of
 * phases and lanes; the curves of a lane of emotions as a figure, or nothing where it has none. */
void cjm_html_append_style (CjmHtml *document);
void cjm_html_append_grid (CjmHtml *document);
void cjm_html_append_curves (CjmHtml *document, const CjmLane *lane, guint index);

G_END_DECLS
