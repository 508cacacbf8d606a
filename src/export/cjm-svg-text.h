#pragma once

#include "cjm-svg-writer.h"

/* Text blocks as SVG text: it stays text that can be searched, read aloud and edited, and every
 * line that Pango made stands where Pango put it, so that a viewer does not wrap it anew. For
 * the SVG device only. */

G_BEGIN_DECLS

/* What a group around all texts says, so that the commonest of them need not. */
typedef struct
{
  const CjmTypesetter *typesetter;
  double size;
  guint32 color;
} CjmSvgTextDefaults;

/* " font-family=... font-size=... fill=..." for the group around all texts. */
void cjm_svg_append_text_defaults (GString *svg, const CjmSvgTextDefaults *defaults);

/* @block with the top left corner of its measure at @x, @y. @attributes (may be NULL) are added to
 * its element as they are. */
void cjm_svg_append_text_block (GString *svg,
                                const CjmSvgTextDefaults *defaults,
                                const CjmTextBlock *block,
                                double x,
                                double y,
                                guint32 color,
                                const char *attributes);

G_END_DECLS
