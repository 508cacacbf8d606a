#pragma once

#include <glib.h>

/* Colours as numbers, 0xRRGGBB in sRGB: how they read on each other, and how one is made out of
 * another. */

G_BEGIN_DECLS

/* White text on a phase, and a phase's colour as text on paper, have at least this contrast:
 * AA asks for 4.5, and print loses a little. */
#define CJM_COLOR_CONTRAST 4.75

/* WCAG 2 contrast ratio of two colours, 1 to 21. */
double cjm_color_get_contrast (guint32 a, guint32 b);

/* OKLCH to sRGB and back, after Björn Ottosson's definition of OKLab; @hue in degrees. FALSE where
 * the colour is outside the sRGB gamut: @color is left as it is. */
gboolean cjm_color_from_oklch (double lightness, double chroma, double hue, guint32 *color);
void cjm_color_to_oklch (guint32 color, double *lightness, double *chroma, double *hue);

/* @part (0 to 1) of @color mixed into @ground. */
guint32 cjm_color_mix (guint32 ground, guint32 color, double part);

/* @color, darkened until text in it reads on the light @ground (CJM_COLOR_CONTRAST). */
guint32 cjm_color_for_text (guint32 color, guint32 ground);

G_END_DECLS
