#include "fuzz-target.h"

#include <libxml/parser.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-writer.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  xmlInitParser ();
  return 0;
}

CjmMap *
cjm_fuzz_read (const uint8_t *data, size_t size)
{
  /* A copy of the right size, so that a sanitizer sees who reads beyond it. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  CjmMap *map = cjm_reader_read (bytes, &error);

  if (map != NULL)
    {
      g_assert_no_error (error);
      return map;
    }

  g_assert_nonnull (error);
  g_assert_cmpuint (cjm_read_error_get_line (error), >=, 1);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return NULL;
}

CjmMap *
cjm_fuzz_save (const CjmMap *map)
{
  g_autoptr (GBytes) written = cjm_writer_write (map);
  g_autoptr (GError) error = NULL;
  CjmMap *again = cjm_reader_read (written, &error);

  g_assert_no_error (error);
  return again;
}

void
cjm_fuzz_check_round_trip (const CjmMap *map)
{
  g_autoptr (CjmMap) again = cjm_fuzz_save (map);
  g_autoptr (GBytes) written = cjm_writer_write (map);
  g_autoptr (GBytes) rewritten = cjm_writer_write (again);

  g_assert_true (cjm_map_equal (map, again));
  g_assert_true (g_bytes_equal (written, rewritten));
}
