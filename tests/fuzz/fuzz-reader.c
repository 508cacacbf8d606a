#include "fuzz-target.h"

/* The reader says what is wrong with a file, or gives a map. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  CjmMap *map = cjm_fuzz_read (data, size);

  g_clear_pointer (&map, cjm_map_unref);
  return 0;
}
