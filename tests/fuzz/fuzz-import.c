#include "fuzz-target.h"

#include "cjm-import.h"

/* Files of other programs: the first byte says in which format the rest is. Whatever map comes of
 * one can be written and read again. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) remarks = cjm_remarks_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmMap) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;

  bytes = g_bytes_new (data + 1, size - 1);
  map = cjm_import_read (bytes, (CjmImportFormat) (data[0] % CJM_N_IMPORT_FORMATS), random, remarks,
                         &error);
  if (map == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  saved = cjm_fuzz_save (map);
  cjm_fuzz_check_round_trip (saved);
  return 0;
}
