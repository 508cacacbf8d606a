#include "cjm-device.h"

void
cjm_device_draw_text_with_halo (CjmDevice *device,
                                const CjmTextBlock *block,
                                double x,
                                double y,
                                guint32 color,
                                guint32 halo)
{
  if (device->class->text_with_halo != NULL)
    device->class->text_with_halo (device, block, x, y, color, halo);
  else
    device->class->text (device, block, x, y, color);
}
