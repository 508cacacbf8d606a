#include <libxml/parser.h>
#include <malloc.h>

#include "cjm-history.h"
#include "cjm-reader.h"

/* What undo costs: 10,000 steps on a map, each of another note's text; prints the growth of the
 * heap in MB and the time of a step in microseconds.
 *
 *   bench-undo MAP.cjm */

#define N_STEPS 10000

static double
get_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / (1024 * 1024);
}

static CjmMap *
load_map (const char *name, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (name, FALSE, error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? cjm_reader_read (bytes, error) : NULL;
}

/* The ids of all notes. */
static GArray *
list_notes (const CjmMap *map)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_lane (map, i)->cells); j++)
      {
        const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, i)->cells, j);

        for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
          {
            const CjmNote *note = cjm_sequence_get (cell->notes, k);

            g_array_append_val (ids, note->record.id);
          }
      }

  return ids;
}

static void
take_steps (CjmHistory *history, GArray *notes)
{
  GRand *random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_STEPS; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (gint32) notes->len);
      CjmTarget target = { CJM_FIELD_NOTE_TEXT, g_array_index (notes, CjmId, place) };
      g_autofree char *text = g_strdup_printf ("Marta vuelve a pensar en lo mismo, y van %u", i);
      g_autoptr (CjmMap) map = cjm_map_set_text (cjm_history_get_map (history), target, text);

      cjm_history_push (history, map, CJM_CHANGE_TEXT, NULL);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (CjmHistory) history = NULL;
  g_autoptr (GArray) notes = NULL;
  double heap;
  gint64 start;

  xmlInitParser ();
  map = argc == 2 ? load_map (argv[1], &error) : NULL;
  if (map == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-undo MAP.cjm");
      return 2;
    }

  history = cjm_history_new (map);
  notes = list_notes (map);
  heap = get_heap ();
  start = g_get_monotonic_time ();
  take_steps (history, notes);
  g_print ("steps %u\nheap %.1f\nmicroseconds %.1f\n", cjm_history_get_position (history),
           get_heap () - heap, (double) (g_get_monotonic_time () - start) / N_STEPS);

  return 0;
}
