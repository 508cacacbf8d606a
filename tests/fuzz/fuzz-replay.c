#include <string.h>

#include "fuzz-target.h"

/* Stands in for libFuzzer in an ordinary build: runs a target on every file of the folders that
 * are named, and on damaged copies of each, always the same ones. Under the sanitizers this is
 * also a hunt for reads out of bounds.
 *
 * usage: fuzz-… ROUNDS FOLDER… */

static void
run (const guint8 *data, gsize size)
{
  LLVMFuzzerTestOneInput (data, size);
}

static void
damage (GByteArray *data, GRand *random)
{
  static const char *const pieces[]
      = { "<",       ">",     "\"",        "&",     "]]>", "<![CDATA[", "<!--", "<?",
          "</note>", "<note", "=",         "xmlns", "x:",  "&#",        "0",    "\xc3",
          "\xff",    "\n",    "<!DOCTYPE", "1.7",   ",",   "\t",        ";",    ":" };
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
run_damaged (const guint8 *data, gsize size, guint n_rounds)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      int n = g_rand_int_range (random, 1, 4);

      g_byte_array_append (copy, data, (guint) size);
      for (int i = 0; i < n && copy->len > 0; i++)
        damage (copy, random);
      run (copy->data, copy->len);
    }

  g_rand_free (random);
}

static guint
run_folder (const char *folder, guint n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      run ((const guint8 *) data, size);
      run_damaged ((const guint8 *) data, size, n_rounds);
      n_files++;
    }

  return n_files;
}

int
main (int argc, char **argv)
{
  guint n_rounds = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  guint n_files = 0;

  LLVMFuzzerInitialize (&argc, &argv);
  run (NULL, 0);
  for (int i = 2; i < argc; i++)
    n_files += run_folder (argv[i], n_rounds);
  g_print ("%u files, each with %u damaged copies\n", n_files, n_rounds);

  /* A corpus that is not found would pass unseen. */
  return n_files > 0 ? 0 : 1;
}
