#include "cjm-rgba.h"

GdkRGBA
cjm_rgba_from_color (guint32 color, double alpha)
{
  return (GdkRGBA){ (float) (color >> 16 & 0xff) / 255, (float) (color >> 8 & 0xff) / 255,
                    (float) (color & 0xff) / 255, (float) alpha };
}
