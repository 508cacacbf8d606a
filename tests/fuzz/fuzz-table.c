#include "fuzz-target.h"

#include "cjm-fragment-table.h"
#include "cjm-table-text.h"

/* What other programs put on the clipboard: text and HTML. What is taken from it becomes notes,
 * and these are like any others. The first byte says which form the rest is in. */

typedef CjmTable *(*ParseFunc) (GBytes *bytes, GError **error);

static void
check_table (const CjmTable *table)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) fragment = cjm_fragment_new_from_table (table, 0, 0, "en", random);
  g_autoptr (CjmMap) saved = cjm_fuzz_save (fragment);

  cjm_fuzz_check_round_trip (saved);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const ParseFunc parse[]
      = { cjm_table_parse_html, cjm_table_parse_text, cjm_table_parse_paragraph };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;

  bytes = g_bytes_new (data + 1, size - 1);
  table = parse[data[0] % G_N_ELEMENTS (parse)](bytes, &error);
  if (table == NULL)
    g_assert_nonnull (error);
  else if (table->n_entries > 0)
    check_table (table);
  return 0;
}
