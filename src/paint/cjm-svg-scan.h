#pragma once

#include <glib.h>

/* A look over the bytes of a stranger's SVG before an XML parser sees them. For
 * cjm-picture-helper.c. */

G_BEGIN_DECLS

/* Many programs begin an SVG with a document type that only names a file elsewhere: it is
 * overwritten with blanks, and nobody fetches that file. One that declares entities is refused,
 * and so is an encoding in which it could hide: FALSE, with the @line, counted from 1. */
gboolean cjm_svg_scan (char *svg, gsize length, guint *line);

G_END_DECLS
