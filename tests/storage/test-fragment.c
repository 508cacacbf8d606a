#include <libxml/parser.h>
#include <string.h>

#include "cjm-fragment-table.h"
#include "cjm-note-list.h"
#include "cjm-normalize.h"
#include "cjm-reader.h"
#include "cjm-template.h"
#include "cjm-test-maps.h"
#include "cjm-writer.h"

/* Parts of maps that go through a file, as they do on the clipboard, and into another map. */

#define N_SEEDS 120

/* As another process gets it. Takes @fragment. */
static CjmMap *
take_through_file (CjmMap *fragment)
{
  g_autoptr (CjmMap) owned = fragment;
  g_autoptr (GBytes) bytes = cjm_writer_write (owned);
  g_autoptr (GError) error = NULL;
  CjmMap *read = cjm_reader_read (bytes, &error);

  g_assert_no_error (error);
  return read;
}

/* That @map can be saved and is the same then: all references lead somewhere. */
static void
assert_sound (const CjmMap *map)
{
  g_autoptr (GBytes) bytes = cjm_writer_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) read = cjm_reader_read (bytes, &error);
  g_autoptr (CjmMap) normal = cjm_map_normalize (map);

  g_assert_no_error (error);
  g_assert_true (cjm_map_equal (read, normal));
}

static CjmId
get_id (gconstpointer record)
{
  return ((const CjmRecord *) record)->id;
}

static GArray *
list_ids (const CjmMap *map, GRand *random, double share)
{
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < sites->len; i++)
    if (g_rand_double (random) < share)
      g_array_append_val (ids, g_array_index (sites, CjmNoteSite, i).note->record.id);

  return ids;
}

/* A map of one lane of each kind and one phase, without a note. */
static CjmMap *
new_target (GRand *random, const char *kind, CjmId *lane, CjmId *step)
{
  g_autoptr (CjmMap) empty = cjm_map_new ("es");
  g_autoptr (CjmMap) with_phase = cjm_map_add_phase (empty, 0, "Only", random, NULL);

  *step = get_id (cjm_sequence_get (cjm_map_get_phase (with_phase, 0)->steps, 0));
  return cjm_map_add_lane_of_kind (with_phase, 0, 0, kind, "Lane", "", random, lane);
}

/* The detail of @note with that in it which is another in each map as @like has it. */
static gpointer
copy_detail_like (const CjmMap *map, const CjmNote *note, const CjmMap *other, gconstpointer like)
{
  gpointer detail = cjm_record_copy (note->detail);

  if (cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT) != NULL)
    {
      CjmTouchpoint *one = detail;
      const CjmTouchpoint *two = like;
      const CjmChannel *own = cjm_map_find_channel (map, one->own_channel);

      if (own != NULL)
        g_assert_cmpstr (own->name, ==, cjm_map_find_channel (other, two->own_channel)->name);
      one->own_channel = two->own_channel;
    }
  else if (cjm_note_get_detail (note, CJM_RECORD_FEELING) != NULL)
    ((CjmFeeling *) detail)->curve = ((const CjmFeeling *) like)->curve;
  else if (cjm_note_get_detail (note, CJM_RECORD_ACTION) != NULL)
    {
      CjmSequence *answers = ((const CjmAction *) like)->answers;

      cjm_record_take_sequence (&((CjmAction *) detail)->answers,
                                answers != NULL ? cjm_sequence_ref (answers) : NULL);
    }

  return detail;
}

/* What a note says, beside ids. Sources and channels are compared by what they are. */
static void
assert_same_note (const CjmMap *map, const CjmNote *note, const CjmMap *other, const CjmNote *like)
{
  const CjmSource *source = cjm_map_find_source (map, note->source);
  CjmNote *copy = cjm_record_copy (note);

  if (source != NULL)
    g_assert_cmpstr (source->name, ==, cjm_map_find_source (other, like->source)->name);
  copy->record.id = like->record.id;
  copy->source = like->source;
  if (note->detail != NULL)
    cjm_record_take_record (&copy->detail, copy_detail_like (map, note, other, like->detail));
  g_assert_true (cjm_record_equal (copy, like));
  cjm_record_unref (copy);
}

static guint
count_answers (const CjmMap *map, const GArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const CjmNote *note = cjm_map_find_note (map, g_array_index (notes, CjmId, i), NULL);
      const CjmAction *action = cjm_note_get_detail (note, CJM_RECORD_ACTION);

      n += action != NULL ? cjm_sequence_get_length (action->answers) : 0;
    }

  return n;
}

/* All notes of a map, pasted into a cell of an empty one, say there what they said before. The
 * map grows as it must. */
static void
test_keeps_everything (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) edited = cjm_test_random_map (random, 60);
      g_autoptr (CjmMap) map = cjm_map_normalize (edited);
      g_autoptr (GArray) ids = list_ids (map, random, 1);
      g_autoptr (CjmMap) fragment = take_through_file (
          cjm_fragment_new_from_notes (map, (CjmId *) (gpointer) ids->data, ids->len));
      CjmId lane, step;
      g_autoptr (CjmMap) target = new_target (random, "notes", &lane, &step);
      g_autoptr (CjmMap) result = NULL;
      CjmPasted pasted;

      cjm_pasted_init (&pasted);
      result = cjm_map_paste_cells (target, fragment, lane, step, 0, random, &pasted);
      assert_sound (result);
      g_assert_cmpuint (pasted.notes->len, ==, ids->len);
      g_assert_cmpuint (cjm_map_get_n_notes (result), ==, ids->len);
      for (guint i = 0; i < ids->len; i++)
        assert_same_note (map, cjm_map_find_note (map, g_array_index (ids, CjmId, i), NULL), result,
                          cjm_map_find_note (result, g_array_index (pasted.notes, CjmId, i), NULL));
      g_assert_cmpuint (count_answers (map, ids), ==, count_answers (result, pasted.notes));
      cjm_pasted_clear (&pasted);
      g_rand_free (random);
    }
}

/* Any part, anywhere: nothing is lost of what was copied, nothing of what was there. */
static CjmMap *
paste_random (const CjmMap *map,
              const CjmMap *fragment,
              CjmPart part,
              GRand *random,
              CjmPasted *pasted)
{
  guint n_lanes = cjm_map_get_n_lanes (map), n_phases = cjm_map_get_n_phases (map);
  const CjmPhase *phase
      = n_phases > 0 ? cjm_map_get_phase (map, (guint) g_rand_int_range (random, 0, (int) n_phases))
                     : NULL;
  guint index = (guint) g_rand_int_range (random, 0, 5);

  switch (part)
    {
    case CJM_PART_CELLS:
      if (phase == NULL || n_lanes == 0)
        return cjm_map_ref (map);
      return cjm_map_paste_cells (
          map, fragment,
          get_id (cjm_map_get_lane (map, (guint) g_rand_int_range (random, 0, (int) n_lanes))),
          get_id (cjm_sequence_get (phase->steps, 0)), index, random, pasted);
    case CJM_PART_STEPS:
      return cjm_map_paste_steps (map, fragment, phase != NULL ? phase->record.id : 0, index,
                                  random, pasted);
    case CJM_PART_PHASES:
      return cjm_map_paste_phases (map, fragment, index, random, pasted);
    case CJM_PART_LANES:
      return cjm_map_paste_lanes (map, fragment, index, 0, random, pasted);
    }

  g_assert_not_reached ();
}

static CjmMap *
cut_random (const CjmMap *map, CjmPart part, GRand *random)
{
  g_autoptr (GArray) notes = list_ids (map, random, 0.3);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CjmId));
  CjmMap *fragment = NULL;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);
      CjmId id
          = part == CJM_PART_STEPS ? get_id (cjm_sequence_get (phase->steps, 0)) : phase->record.id;

      if (part != CJM_PART_LANES && g_rand_boolean (random))
        g_array_append_val (ids, id);
    }
  for (guint i = 0; part == CJM_PART_LANES && i < cjm_map_get_n_lanes (map); i++)
    if (g_rand_boolean (random))
      g_array_append_val (ids, cjm_map_get_lane (map, i)->record.id);

  switch (part)
    {
    case CJM_PART_CELLS:
      fragment
          = g_rand_boolean (random)
                ? cjm_fragment_new_from_notes (map, (CjmId *) (gpointer) notes->data, notes->len)
                : cjm_fragment_new_from_cells (map, 1, 4, 1, 3);
      break;
    case CJM_PART_STEPS:
      fragment = cjm_fragment_new_from_steps (map, (CjmId *) (gpointer) ids->data, ids->len);
      break;
    case CJM_PART_PHASES:
      fragment = cjm_fragment_new_from_phases (map, (CjmId *) (gpointer) ids->data, ids->len);
      break;
    case CJM_PART_LANES:
      fragment = cjm_fragment_new_from_lanes (map, (CjmId *) (gpointer) ids->data, ids->len);
      break;
    }
  g_array_unref (ids);

  return fragment;
}

static guint
count_fragment_notes (const CjmMap *fragment)
{
  guint n_notes = 0;

  for (guint i = 0; i < cjm_fragment_get_n_lanes (fragment); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (fragment, i);

      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        n_notes += cjm_sequence_get_length (((CjmCell *) cjm_sequence_get (lane->cells, j))->notes);
    }

  return n_notes;
}

static void
check_random (guint seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 60);
  g_autoptr (CjmMap) other = cjm_test_random_map (random, 60);
  CjmPart part = (CjmPart) g_rand_int_range (random, 0, CJM_N_PARTS);
  g_autoptr (CjmMap) direct = cut_random (map, part, random);
  g_autoptr (CjmMap) fragment = take_through_file (cjm_map_ref (direct));
  const CjmMap *targets[] = { map, other };

  g_assert_cmpuint (count_fragment_notes (direct), ==, count_fragment_notes (fragment));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      CjmPasted pasted;
      g_autoptr (CjmMap) result = NULL;

      cjm_pasted_init (&pasted);
      result = paste_random (targets[i], fragment, part, random, &pasted);
      assert_sound (result);
      if (result != targets[i])
        {
          g_assert_cmpuint (pasted.notes->len, ==, count_fragment_notes (fragment));
          g_assert_cmpuint (cjm_map_get_n_notes (result), ==,
                            cjm_map_get_n_notes (targets[i]) + pasted.notes->len);
        }
      cjm_pasted_clear (&pasted);
    }
  g_rand_free (random);
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 4 * N_SEEDS; seed++)
    check_random (seed);
}

/* Cutting and pasting in the same place is moving: links in both directions live on. */
static void
test_cut_keeps_links (void)
{
  GRand *random = g_rand_new_with_seed (7);
  CjmId lane, step, note, action;
  g_autoptr (CjmMap) empty = new_target (random, "actions", &lane, &step);
  g_autoptr (CjmMap) one = cjm_map_add_note (empty, lane, step, 0, "problem", random, &note);
  g_autoptr (CjmMap) two = cjm_map_add_note (one, lane, step, 1, "solution", random, &action);
  g_autoptr (CjmMap) linked = cjm_map_link_answer (two, action, note);
  g_autoptr (CjmMap) map = cjm_map_normalize (linked);

  for (guint i = 0; i < 2; i++)
    {
      CjmId cut = i == 0 ? note : action;
      g_autoptr (CjmMap) fragment = take_through_file (cjm_fragment_new_from_notes (map, &cut, 1));
      g_autoptr (CjmMap) without = cjm_map_remove_note (map, cut);
      g_autoptr (CjmMap) moved = NULL, copied = NULL;
      CjmPasted pasted;

      g_assert_cmpuint (cjm_fragment_get_n_lanes (fragment), ==, 1);
      cjm_pasted_init (&pasted);
      moved = cjm_map_paste_cells (without, fragment, lane, step, i, random, &pasted);
      g_assert_true (cjm_map_equal (moved, map));
      cjm_pasted_clear (&pasted);

      /* A copy has an id of its own; a copy of the action answers the same note. */
      cjm_pasted_init (&pasted);
      copied = cjm_map_paste_cells (map, fragment, lane, step, G_MAXUINT, random, &pasted);
      g_assert_cmpuint (g_array_index (pasted.notes, CjmId, 0), !=, cut);
      g_assert_cmpuint (count_answers (copied, pasted.notes), ==, i);
      cjm_pasted_clear (&pasted);
    }
  g_rand_free (random);
}

static void
assert_texts (const CjmMap *map, guint lane, guint column, const char *expected)
{
  const CjmCell *cell
      = cjm_lane_find_cell (cjm_map_get_lane (map, lane),
                            get_id (cjm_sequence_get (cjm_map_get_phase (map, column)->steps, 0)));
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "+" : "",
                            ((CjmNote *) cjm_sequence_get (cell->notes, i))->text);
  g_assert_cmpstr (texts->str, ==, expected);
}

/* A block of a spreadsheet fills the grid and makes it larger; empty cells at its edge do not. */
static void
test_block_grows (void)
{
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (CjmTable) table = cjm_table_new ();
  CjmId lane, step;
  g_autoptr (CjmMap) target = new_target (random, "notes", &lane, &step);
  g_autoptr (CjmMap) fragment = NULL, result = NULL;
  CjmPasted pasted;

  cjm_table_add (table, 0, 0, "a");
  cjm_table_add (table, 0, 2, "c");
  cjm_table_add (table, 1, 1, "e");
  cjm_table_add (table, 1, 1, "f");
  table->n_rows = 5;
  table->n_columns = 6;
  fragment = take_through_file (cjm_fragment_new_from_table (table, 0, 0, "es", random));
  cjm_pasted_init (&pasted);
  result = cjm_map_paste_cells (target, fragment, lane, step, 0, random, &pasted);
  assert_sound (result);
  g_assert_cmpuint (cjm_map_get_n_phases (result), ==, 3);
  g_assert_cmpuint (cjm_map_get_n_lanes (result), ==, 2);
  g_assert_cmpuint (pasted.n_phases, ==, 2);
  g_assert_cmpuint (pasted.n_lanes, ==, 1);
  assert_texts (result, 0, 0, "a");
  assert_texts (result, 0, 2, "c");
  assert_texts (result, 1, 1, "e+f");
  cjm_pasted_clear (&pasted);
  g_rand_free (random);
}

/* Texts by the kind of lane */

static const CjmNote *
read_one (GRand *random,
          const char *kind,
          const char *text,
          const CjmNoteFormat *format,
          CjmMap **map)
{
  CjmId lane, step, note;
  g_autoptr (CjmMap) empty = new_target (random, kind, &lane, &step);
  g_autoptr (CjmMap) noted = cjm_map_add_note (empty, lane, step, 0, text, random, &note);

  *map = cjm_map_read_notes (noted, &note, 1, format);
  return cjm_map_find_note (*map, note, NULL);
}

static void
assert_reads (const char *kind, const char *text, const char *expected, char decimal)
{
  GRand *random = g_rand_new_with_seed (5);
  g_autoptr (CjmWords) words = cjm_template_load_words ("es");
  CjmNoteFormat format = { words, decimal };
  g_autoptr (CjmMap) map = NULL;
  const CjmNote *note = read_one (random, kind, text, &format, &map);
  g_autofree char *written = cjm_note_dup_text (map, cjm_map_get_lane (map, 0), note, &format);
  g_autofree char *found = g_strdup_printf ("%s|%s", note->text, written);

  g_assert_cmpstr (found, ==, expected);
  g_rand_free (random);
}

static void
test_texts_by_kind (void)
{
  assert_reads ("notes", "+1 word", "+1 word|+1 word", '.');
  assert_reads ("emotion", "+1 word", "word|+1 word", '.');
  assert_reads ("emotion", "-1,5 word", "word|-1,5 word", ',');
  assert_reads ("emotion", "\xe2\x88\x92\x32", "|-2", '.');
  assert_reads ("emotion", "1", "|+1", '.');
  assert_reads ("emotion", "0 calm", "calm|0 calm", '.');
  assert_reads ("emotion", "relieved (+1)", "relieved|+1 relieved", '.');
  assert_reads ("emotion", "relieved +1", "relieved|+1 relieved", '.');
  assert_reads ("emotion", "2 visits", "2 visits|2 visits", '.');
  assert_reads ("emotion", "+7 word", "+7 word|+7 word", '.');
  assert_reads ("emotion", "+", "+|+", '.');
  assert_reads ("metrics", "Open rate: 23 % / 30 %", "Open rate|Open rate: 23 % / 30 %", '.');
  assert_reads ("metrics", "Visits 1,200", "Visits|Visits: 1200", '.');
  assert_reads ("metrics", "Visitas 1.200,5", "Visitas|Visitas: 1200,5", ',');
  assert_reads ("metrics", "Visitas 1,5", "Visitas|Visitas: 1,5", ',');
  assert_reads ("metrics", "23%", "|23 %", '.');
  assert_reads ("metrics", "Cost = €12", "Cost|Cost: 12 €", '.');
  assert_reads ("metrics", "Days: / 3 days", "Days|Days: / 3 days", '.');
  assert_reads ("metrics", "no figure", "no figure|no figure", '.');
  assert_reads ("touchpoints", "newsletter: offer", "offer|Boletín: offer", '.');
  assert_reads ("touchpoints", "Boletín", "|Boletín", '.');
  assert_reads ("touchpoints", "Boletines de otros", "Boletines de otros|Boletines de otros", '.');
}

/* A table out of a fragment: with names where whole phases or lanes are copied. */
static void
test_tables (void)
{
  GRand *random = g_rand_new_with_seed (5);
  g_autoptr (CjmWords) words = cjm_template_load_words ("es");
  CjmNoteFormat format = { words, '.' };
  CjmId lane, step;
  g_autoptr (CjmMap) empty = new_target (random, "emotion", &lane, &step);
  g_autoptr (CjmMap) noted = cjm_map_add_note (empty, lane, step, 0, "glad", random, NULL);
  g_autoptr (CjmMap) cells = cjm_fragment_new_from_cells (noted, 0, 1, 0, 1);
  g_autoptr (CjmMap) lanes = cjm_fragment_new_from_lanes (noted, &lane, 1);
  g_autoptr (CjmTable) plain = cjm_table_new_from_fragment (cells, CJM_TABLE_NOTES, &format);
  g_autoptr (CjmTable) named = cjm_table_new_from_fragment (lanes, CJM_TABLE_NAMES, &format);
  g_autofree char *phase = cjm_table_dup_cell (named, 0, 1, "+");
  g_autofree char *name = cjm_table_dup_cell (named, 1, 0, "+");
  g_autofree char *note = cjm_table_dup_cell (named, 1, 1, "+");

  g_assert_cmpuint (plain->n_rows, ==, 1);
  g_assert_cmpuint (plain->n_columns, ==, 1);
  g_assert_cmpuint (named->n_header_rows, ==, 1);
  g_assert_cmpuint (named->n_header_columns, ==, 1);
  g_assert_cmpstr (phase, ==, "Only");
  g_assert_cmpstr (name, ==, "Lane");
  g_assert_cmpstr (note, ==, "glad");
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/fragment/keeps-everything", test_keeps_everything);
  g_test_add_func ("/fragment/random", test_random);
  g_test_add_func ("/fragment/cut-keeps-links", test_cut_keeps_links);
  g_test_add_func ("/fragment/block-grows", test_block_grows);
  g_test_add_func ("/fragment/texts-by-kind", test_texts_by_kind);
  g_test_add_func ("/fragment/tables", test_tables);

  return g_test_run ();
}
