#pragma once

#include "cjm-device.h"

/* The pieces that SVG is written of: numbers, colours, escaped text and shapes. Numbers have a
 * decimal point in every locale and two decimals at most, which is a hundredth of a point. For
 * the SVG device only. */

G_BEGIN_DECLS

void cjm_svg_append_number (GString *svg, double value);

/* Appends @before, the number and @after: ` x="`, 12.5, `"`. */
void cjm_svg_append_attribute (GString *svg, const char *before, double value, const char *after);

/* "#rrggbb". */
void cjm_svg_append_color (GString *svg, guint32 color);

/* Valid UTF-8 as text or as the value of an attribute in double quotes. Characters that XML
 * cannot hold are left out. */
void cjm_svg_append_text (GString *svg, const char *text, gsize length);

/* The beginning of an element that is @path: "<circle cx=... r=..." or "<path d=...", without
 * its end, so that its paint can follow. */
void cjm_svg_append_shape (GString *svg, const CjmPath *path);

/* " transform=..." in a group that begins at @x, @y; nothing where that changes nothing. */
void cjm_svg_append_transform (GString *svg, double x, double y, double scale);

G_END_DECLS
