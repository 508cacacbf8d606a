#include "fuzz-target.h"

/* Whatever was read survives a save: load, save and load give the same map, byte for byte. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (CjmMap) map = cjm_fuzz_read (data, size);

  if (map != NULL)
    cjm_fuzz_check_round_trip (map);
  return 0;
}
