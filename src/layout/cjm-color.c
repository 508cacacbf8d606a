#include "cjm-color.h"

#include <math.h>

static double
linear_from_srgb (guint32 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static guint32
srgb_from_linear (double value)
{
  double encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1 / 2.4) - 0.055;

  return (guint32) lround (CLAMP (encoded, 0, 1) * 255);
}

static double
get_luminance (guint32 color)
{
  return 0.2126 * linear_from_srgb (color >> 16 & 0xff)
         + 0.7152 * linear_from_srgb (color >> 8 & 0xff) + 0.0722 * linear_from_srgb (color & 0xff);
}

double
cjm_color_get_contrast (guint32 a, guint32 b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

gboolean
cjm_color_from_oklch (double lightness, double chroma, double hue, guint32 *color)
{
  double a = chroma * cos (hue * G_PI / 180), b = chroma * sin (hue * G_PI / 180);
  double l = pow (lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  double m = pow (lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  double s = pow (lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  double rgb[3] = { 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };

  for (int i = 0; i < 3; i++)
    if (rgb[i] < 0 || rgb[i] > 1)
      return FALSE;

  *color = srgb_from_linear (rgb[0]) << 16 | srgb_from_linear (rgb[1]) << 8
           | srgb_from_linear (rgb[2]);
  return TRUE;
}

void
cjm_color_to_oklch (guint32 color, double *lightness, double *chroma, double *hue)
{
  double red = linear_from_srgb (color >> 16 & 0xff), green = linear_from_srgb (color >> 8 & 0xff);
  double blue = linear_from_srgb (color & 0xff);
  double l = cbrt (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  double m = cbrt (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  double s = cbrt (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;

  *lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  *chroma = hypot (a, b);
  *hue = atan2 (b, a) * 180 / G_PI;
}

guint32
cjm_color_mix (guint32 ground, guint32 color, double part)
{
  guint32 mix = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      double from = ground >> shift & 0xff, to = color >> shift & 0xff;

      mix |= (guint32) lround (from - part * (from - to)) << shift;
    }

  return mix;
}

guint32
cjm_color_for_text (guint32 color, guint32 ground)
{
  while (color != 0 && cjm_color_get_contrast (color, ground) < CJM_COLOR_CONTRAST)
    {
      guint32 r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;

      color = (r * 15 / 16) << 16 | (g * 15 / 16) << 8 | (b * 15 / 16);
    }

  return color;
}
