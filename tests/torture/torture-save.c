#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-save.h"
#include "cjm-writer.h"

/* What build-aux/torture does to saves and to the reader; each prints a line with its figures and
 * fails where anything is lost:
 *
 *   torture-save kills FOLDER N    a program that saves is killed N times at random moments
 *   torture-save two FOLDER N      two programs save N times each at the same file
 *   torture-save prepare FOLDER    saves a small map, and when the folder has been made full or
 *   torture-save refused FOLDER    read-only, a save must fail and leave that map as it was
 *   torture-save memory            the reader's memory on a map of 200 MB */

static CjmMap *
make_map (guint n_notes, gsize text_length, const char *title)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autofree char *text = g_strnfill (text_length, 'x');
  g_autoptr (CjmMap) empty = cjm_map_new ("en");
  g_autoptr (CjmMap) titled
      = cjm_map_set_text (empty, (CjmTarget){ .field = CJM_FIELD_TITLE }, title);
  g_autoptr (CjmMap) phased = cjm_map_add_phase (titled, 0, "Phase", random, NULL);
  CjmMap *map = cjm_map_add_lane (phased, 0, 0, "Lane", random, NULL);
  CjmId lane = cjm_map_get_lane (map, 0)->record.id;
  CjmId step = ((CjmRecord *) cjm_sequence_get (cjm_map_get_phase (map, 0)->steps, 0))->id;

  for (guint i = 0; i < n_notes; i++)
    {
      CjmMap *more = cjm_map_add_note (map, lane, step, G_MAXUINT, text, random, NULL);

      cjm_map_unref (map);
      map = more;
    }
  g_rand_free (random);
  return map;
}

static GFile *
get_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "map.cjm", NULL);

  return g_file_new_for_path (path);
}

static GBytes *
load_bytes (GFile *file)
{
  char *data;
  gsize size;

  if (!g_file_get_contents (g_file_peek_path (file), &data, &size, NULL))
    return NULL;

  return g_bytes_new_take (data, size);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Kills */

/* Saves one map after the other until it is killed. */
static void
save_for_ever (GFile *file, CjmMap *const maps[2])
{
  for (guint i = 0;; i++)
    if (!cjm_file_save (file, maps[i % 2], NULL, NULL, NULL))
      _exit (1);
}

static int
torture_kills (const char *folder, guint n_kills)
{
  g_autoptr (GFile) file = get_file (folder);
  CjmMap *const maps[2] = { make_map (200, 200, "One"), make_map (300, 200, "Two") };
  g_autoptr (GBytes) one = cjm_writer_write (maps[0]);
  g_autoptr (GBytes) two = cjm_writer_write (maps[1]);
  guint n_lost = 0;

  if (!cjm_file_save (file, maps[0], NULL, NULL, NULL))
    return 1;
  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (GBytes) content = NULL;
      pid_t child = fork ();

      if (child == 0)
        save_for_ever (file, maps);
      g_usleep ((gulong) g_random_int_range (0, 20000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      content = load_bytes (file);
      if (content == NULL || !(g_bytes_equal (content, one) || g_bytes_equal (content, two)))
        n_lost++;
    }

  g_print ("kills: %u at random moments of saving, %u files lost, %u temporary files left\n",
           n_kills, n_lost, count_files (folder) - 1);
  cjm_map_unref (maps[0]);
  cjm_map_unref (maps[1]);
  return n_lost > 0;
}

/* Two programs */

/* Adds a note of this program to what is in the file now; FALSE where the other one was faster. */
static gboolean
add_note (GFile *file, const char *text, GRand *random)
{
  CjmFileIdentity identity;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmMap) added = NULL;
  g_autoptr (GError) error = NULL;

  if (!cjm_file_load (file, &bytes, &identity, NULL)
      || (map = cjm_reader_read (bytes, NULL)) == NULL)
    return FALSE;

  added = cjm_map_add_note (
      map, cjm_map_get_lane (map, 0)->record.id,
      ((CjmRecord *) cjm_sequence_get (cjm_map_get_phase (map, 0)->steps, 0))->id, G_MAXUINT, text,
      random, NULL);
  return cjm_file_save (file, added, &identity, NULL, &error);
}

static pid_t
start_writer (GFile *file, guint writer, guint n_saves)
{
  pid_t child = fork ();
  GRand *random;

  if (child != 0)
    return child;

  random = g_rand_new_with_seed (writer);
  for (guint i = 0; i < n_saves; i++)
    {
      g_autofree char *text = g_strdup_printf ("program %u, save %u", writer, i);

      while (!add_note (file, text, random))
        g_usleep (500);
    }
  _exit (0);
}

static int
torture_two (const char *folder, guint n_saves)
{
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (CjmMap) map = make_map (0, 0, "Shared");
  g_autoptr (GBytes) bytes = NULL;
  pid_t writers[2];
  guint n_missing = 0;

  if (!cjm_file_save (file, map, NULL, NULL, NULL))
    return 1;
  for (guint i = 0; i < 2; i++)
    writers[i] = start_writer (file, i, n_saves);
  for (guint i = 0; i < 2; i++)
    waitpid (writers[i], NULL, 0);

  bytes = load_bytes (file);
  for (guint i = 0; i < 2 * n_saves; i++)
    {
      g_autofree char *text = g_strdup_printf (">program %u, save %u<", i % 2, i / 2);

      n_missing
          += memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text))
             == NULL;
    }
  g_print ("two programs: %u saves each at one file, %u lost\n", n_saves, n_missing);
  return n_missing > 0;
}

/* Refusals */

/* The folder has been made full or read-only after "One" was saved there. */
static int
torture_refused (const char *folder, gboolean is_prepared)
{
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (CjmMap) one = make_map (1, 200, "One");
  g_autoptr (CjmMap) two = make_map (5000, 400, "Two");
  g_autoptr (GBytes) expected = cjm_writer_write (one);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_prepared)
    return cjm_file_save (file, one, NULL, NULL, NULL) ? 0 : 1;

  if (cjm_file_save (file, two, NULL, NULL, &error))
    {
      g_print ("the save was not refused\n");
      return 1;
    }
  content = load_bytes (file);
  g_print ("refused (%s), the file is %s, %u other files left\n", error->message,
           content != NULL && g_bytes_equal (content, expected) ? "as it was" : "LOST",
           count_files (folder) - 1);
  return content == NULL || !g_bytes_equal (content, expected);
}

/* Memory */

/* A line of /proc/self/status, in kilobytes. */
static double
get_status (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, name) : NULL;
  return line != NULL ? g_ascii_strtod (line + strlen (name) + 1, NULL) : 0;
}

static GBytes *
make_large_file (void)
{
  g_autofree char *text = g_strnfill (970, 'x');
  GString *file = g_string_sized_new (210 * 1024 * 1024);

  g_string_append (
      file, "<map xmlns=\"https://example.org/ns/cjmap/1\" version=\"1.0\" lang=\"en\">"
            "<phase id=\"p0000000000000001\"><step id=\"s0000000000000001\"/></phase>"
            "<lane id=\"l0000000000000001\" kind=\"notes\"><cell step=\"s0000000000000001\">\n");
  for (guint i = 1; i <= 199000; i++)
    g_string_append_printf (file, "<note id=\"n%016x\" evidence=\"assumed\">%s</note>\n", i, text);
  g_string_append (file, "</cell></lane></map>\n");
  return g_string_free_to_bytes (file);
}

static int
torture_memory (void)
{
  g_autoptr (GBytes) bytes = make_large_file ();
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GError) error = NULL;
  double before, peak, after;
  gint64 start;

  g_file_set_contents ("/proc/self/clear_refs", "5", 1, NULL);
  before = get_status ("VmRSS");
  start = g_get_monotonic_time ();
  map = cjm_reader_read (bytes, &error);
  if (map == NULL)
    {
      g_print ("memory: %s\n", error->message);
      return 1;
    }

  peak = get_status ("VmHWM") - before;
  after = get_status ("VmRSS") - before;
  g_print ("memory: a file of %.0f MB in %.2f s, the map takes %.0f MB, reading it %.0f MB: %.3f "
           "times\n",
           (double) g_bytes_get_size (bytes) / 1e6,
           (double) (g_get_monotonic_time () - start) / 1e6, after / 1e3, peak / 1e3, peak / after);
  return peak > 1.2 * after;
}

int
main (int argc, char **argv)
{
  const char *command = argc > 1 ? argv[1] : "";
  guint n = argc > 3 ? (guint) atoi (argv[3]) : 0;

  xmlInitParser ();
  if (argc > 2)
    g_mkdir_with_parents (argv[2], 0700);
  if (g_str_equal (command, "memory"))
    return torture_memory ();
  if (argc > 2 && g_str_equal (command, "kills"))
    return torture_kills (argv[2], n);
  if (argc > 2 && g_str_equal (command, "two"))
    return torture_two (argv[2], n);
  if (argc > 2 && g_str_equal (command, "prepare"))
    return torture_refused (argv[2], FALSE);
  if (argc > 2 && g_str_equal (command, "refused"))
    return torture_refused (argv[2], TRUE);

  g_printerr ("usage: torture-save kills|two FOLDER N, prepare|refused FOLDER, memory\n");
  return 2;
}
