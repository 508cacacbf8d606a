#include <libxml/parser.h>
#include <string.h>

#include "cjm-reader.h"
#include "cjm-writer.h"

/* Damaged files, thousands of them: the reader either says what is wrong or gives a map that
 * survives a save. Under the sanitizers this is also a hunt for reads out of bounds. */

#define N_ROUNDS 3000

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
check (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = cjm_reader_read (bytes, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (CjmMap) again = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (map == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (cjm_read_error_get_line (error), >=, 1);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  written = cjm_writer_write (map);
  again = cjm_reader_read (written, &error);
  g_assert_no_error (error);
  g_assert_true (cjm_map_equal (map, again));
  rewritten = cjm_writer_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

static void
damage (GByteArray *data, GRand *random)
{
  static const char *const pieces[]
      = { "<", ">",     "\"", "&",  "]]>", "<![CDATA[", "<!--", "<?", "</note>",   "<note",
          "=", "xmlns", "x:", "&#", "0",   "\xc3",      "\xff", "\n", "<!DOCTYPE", "1.7" };
  guint at = (guint) g_rand_int_range (random, 0, (gint32) data->len);
  guint n = (guint) g_rand_int_range (random, 1, 40);
  const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0: /* another byte */
      data->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 1: /* a hole */
      g_byte_array_remove_range (data, at, MIN (n, data->len - at));
      break;
    case 2: /* cut short */
      if (g_rand_int_range (random, 0, 8) == 0)
        g_byte_array_set_size (data, MAX (at, 1));
      break;
    case 3: /* a piece from elsewhere in the file */
      n = MIN (n, data->len - at);
      memmove (data->data + g_rand_int_range (random, 0, (gint32) (data->len - n + 1)),
               data->data + at, n);
      break;
    default: /* something that means something */
      n = MIN ((guint) strlen (piece), data->len - at);
      memcpy (data->data + at, piece, n);
      break;
    }
}

static void
test_damage (gconstpointer user_data)
{
  g_auto (GStrv) parts = g_strsplit (user_data, "/", 2);
  g_autoptr (GBytes) original = load (parts[0], parts[1]);
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      int n = g_rand_int_range (random, 1, 4);

      g_byte_array_append (data, g_bytes_get_data (original, NULL),
                           (guint) g_bytes_get_size (original));
      for (int i = 0; i < n && data->len > 0; i++)
        damage (data, random);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
      check (bytes);
    }

  g_rand_free (random);
}

/* Cut at every byte there is. */
static void
test_cuts (gconstpointer name)
{
  g_autoptr (GBytes) original = load ("accepted", name);
  gsize size = g_bytes_get_size (original);

  for (gsize length = 0; length + strlen ("</map>\n") < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (original, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (cjm_reader_read (cut, &error));
      if (length > 0)
        g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_TRUNCATED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_data_func ("/fuzz/full", "accepted/full.cjm", test_damage);
  g_test_add_data_func ("/fuzz/kinds", "accepted/kinds.cjm", test_damage);
  g_test_add_data_func ("/fuzz/foreign", "accepted/foreign.cjm", test_damage);
  g_test_add_data_func ("/fuzz/later", "later/everything.cjm", test_damage);
  g_test_add_data_func ("/fuzz/cuts", "full.cjm", test_cuts);
  g_test_add_data_func ("/fuzz/cuts-of-kinds", "kinds.cjm", test_cuts);

  return g_test_run ();
}
