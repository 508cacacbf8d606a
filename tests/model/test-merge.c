#include "cjm-edit.h"
#include "cjm-merge.h"
#include "cjm-reader.h"
#include "cjm-test-maps.h"
#include "cjm-test-sound.h"
#include "cjm-writer.h"

/* What must hold whatever two people make of a map, and what becomes of single edits that meet. */

#define N_SEEDS 150

/* Equal in all that they hold: the order in which a lane stores its cells says nothing. */
static void
assert_same (const CjmMap *one, const CjmMap *other)
{
  g_autoptr (GBytes) a = cjm_writer_write (one), b = cjm_writer_write (other);

  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

/* Notes, by id. */
static GHashTable *
list_notes (const CjmMap *map)
{
  GHashTable *notes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_lane (map, i)->cells); j++)
      {
        const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, i)->cells, j);

        for (guint k = 0; k < cjm_sequence_get_length (cell->notes); k++)
          {
            CjmNote *note = cjm_sequence_get (cell->notes, k);

            g_hash_table_insert (notes, &note->record.id, note);
          }
      }

  return notes;
}

/* Every note of @side is in @merged, but for those that @other took away and @side left alone. */
static void
assert_keeps_notes (const CjmMap *base,
                    const CjmMap *side,
                    const CjmMap *other,
                    const CjmMap *merged)
{
  g_autoptr (GHashTable) old = list_notes (base), ours = list_notes (side);
  g_autoptr (GHashTable) theirs = list_notes (other), kept = list_notes (merged);
  GHashTableIter iter;
  gpointer id, note;

  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &id, &note))
    {
      gpointer before = g_hash_table_lookup (old, id);

      if (!g_hash_table_contains (kept, id))
        {
          g_assert_nonnull (before);
          g_assert_false (g_hash_table_contains (theirs, id));
          g_assert_true (cjm_record_equal (before, note));
        }
    }
}

/* As it comes out of its file. */
static CjmMap *
reload (const CjmMap *map)
{
  g_autoptr (GBytes) bytes = cjm_writer_write (map);
  g_autoptr (GError) error = NULL;
  CjmMap *loaded = cjm_reader_read (bytes, &error);

  g_assert_no_error (error);
  return loaded;
}

static CjmMap *
settle_all (const CjmMap *merged, const CjmMap *side, const GArray *conflicts)
{
  CjmMap *map = cjm_map_ref (merged);

  for (guint i = 0; i < conflicts->len; i++)
    {
      CjmMap *next = cjm_map_settle (map, side, &g_array_index (conflicts, CjmConflict, i));

      cjm_test_assert_sound (next);
      cjm_map_unref (map);
      map = next;
    }

  return map;
}

static gboolean
has_kind (const GArray *conflicts, CjmConflictKind kind)
{
  for (guint i = 0; i < conflicts->len; i++)
    if (g_array_index (conflicts, CjmConflict, i).kind == kind)
      return TRUE;

  return FALSE;
}

/* @one was merged from mine and theirs, @other from theirs and mine. What goes on when things are
 * moved in two ways depends on the order in which that is settled. */
static void
assert_only_picks_differ (const CjmMap *one,
                          const CjmMap *other,
                          const CjmMap *mine,
                          const CjmMap *theirs,
                          const GArray *conflicts)
{
  g_autoptr (CjmMap) settled = settle_all (one, theirs, conflicts);
  g_autoptr (CjmMap) unsettled = settle_all (settled, mine, conflicts);
  g_autoptr (CjmMap) unchanged = settle_all (one, mine, conflicts);
  gboolean is_moved
      = has_kind (conflicts, CJM_CONFLICT_PLACE) || has_kind (conflicts, CJM_CONFLICT_ORDER);

  if (!is_moved)
    {
      assert_same (settled, other);
      assert_same (unsettled, one);
    }
  if (!has_kind (conflicts, CJM_CONFLICT_ORDER))
    assert_same (unchanged, one);
}

/* A merge of files is a merge of maps. */
static void
assert_same_from_files (const CjmMap *base,
                        const CjmMap *mine,
                        const CjmMap *theirs,
                        const CjmMap *merged)
{
  g_autoptr (CjmMap) old = reload (base), ours = reload (mine), others = reload (theirs);
  g_autoptr (CjmMap) again = cjm_map_merge (old, ours, others, NULL), loaded = reload (merged);

  assert_same (again, merged);
  assert_same (loaded, merged);
  assert_keeps_notes (old, ours, others, again);
  assert_keeps_notes (old, others, ours, again);
}

static void
check_laws (guint seed, guint n_edits)
{
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (CjmMap) base = cjm_test_random_map (random, 40);
  g_autoptr (CjmMap) mine = cjm_test_apply_random_edits (base, random, n_edits),
                     theirs = cjm_test_apply_random_edits (base, random, n_edits);
  g_autoptr (GArray) conflicts = NULL, swapped = NULL, none = NULL, no_more = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (base, mine, theirs, &conflicts);
  g_autoptr (CjmMap) other = cjm_map_merge (base, theirs, mine, &swapped);
  g_autoptr (CjmMap) left = cjm_map_merge (base, base, mine, &none);
  g_autoptr (CjmMap) right = cjm_map_merge (base, mine, base, NULL);
  g_autoptr (CjmMap) same = cjm_map_merge (base, mine, mine, &no_more);

  assert_same (left, mine);
  assert_same (right, mine);
  assert_same (same, mine);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (no_more->len, ==, 0);
  cjm_test_assert_sound (merged);
  g_assert_cmpuint (conflicts->len, ==, swapped->len);
  assert_only_picks_differ (merged, other, mine, theirs, conflicts);
  assert_same_from_files (base, mine, theirs, merged);
  g_rand_free (random);
}

static void
test_laws (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    check_laws (seed, 1 + seed % 40);
}

/* Maps that have nothing in common: what a person picks by mistake. */
static void
test_strangers (void)
{
  for (guint seed = 0; seed < 30; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmMap) base = cjm_test_random_map (random, 40);
      g_autoptr (CjmMap) mine = cjm_test_random_map (random, 40);
      g_autoptr (CjmMap) theirs = cjm_test_random_map (random, 40);
      g_autoptr (CjmMap) merged = cjm_map_merge (base, mine, theirs, NULL);
      g_autoptr (CjmMap) loaded = reload (merged);

      cjm_test_assert_sound (merged);
      assert_same (merged, loaded);
      g_assert_cmpuint (cjm_map_get_n_notes (merged), ==,
                        cjm_map_get_n_notes (mine) + cjm_map_get_n_notes (theirs));
      g_rand_free (random);
    }
}

/* A small map to meet on: two phases, two lanes, three notes in one cell. */
typedef struct
{
  GRand *random;
  CjmMap *base;
  CjmId phases[2];
  CjmId steps[2];
  CjmId lanes[2];
  CjmId notes[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "one", "two", "three" };

  fixture->random = g_rand_new_with_seed (7);
  fixture->base = cjm_map_new ("en");
  for (guint i = 0; i < 2; i++)
    {
      cjm_test_take (&fixture->base, cjm_map_add_phase (fixture->base, i, "A", fixture->random,
                                                        &fixture->phases[i]));
      fixture->steps[i]
          = ((CjmRecord *) cjm_sequence_get (cjm_map_get_phase (fixture->base, i)->steps, 0))->id;
      cjm_test_take (&fixture->base, cjm_map_add_lane (fixture->base, i, 0, "L", fixture->random,
                                                       &fixture->lanes[i]));
    }
  for (guint i = 0; i < 3; i++)
    cjm_test_take (&fixture->base,
                   cjm_map_add_note (fixture->base, fixture->lanes[0], fixture->steps[0], i,
                                     texts[i], fixture->random, &fixture->notes[i]));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cjm_map_unref (fixture->base);
  g_rand_free (fixture->random);
}

static const char *
get_text (const CjmMap *map, CjmId note)
{
  return cjm_map_get_text (map, (CjmTarget){ CJM_FIELD_NOTE_TEXT, note });
}

static CjmMap *
set_text (const CjmMap *map, CjmId note, const char *text)
{
  return cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_NOTE_TEXT, note }, text);
}

/* Two members of one note are two things. */
static void
test_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) mine = set_text (fixture->base, fixture->notes[0], "mine");
  g_autoptr (CjmMap) theirs
      = cjm_map_set_evidence (fixture->base, fixture->notes[0], CJM_EVIDENCE_DATA);
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, &conflicts);

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpstr (get_text (merged, fixture->notes[0]), ==, "mine");
  g_assert_cmpint (cjm_map_find_note (merged, fixture->notes[0], NULL)->evidence, ==,
                   CJM_EVIDENCE_DATA);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) mine = set_text (fixture->base, fixture->notes[0], "mine");
  g_autoptr (CjmMap) theirs = set_text (fixture->base, fixture->notes[0], "theirs");
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, &conflicts);
  const CjmConflict *conflict;

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = &g_array_index (conflicts, CjmConflict, 0);
  g_assert_cmpint (conflict->kind, ==, CJM_CONFLICT_FIELD);
  g_assert_cmpint (conflict->field, ==, CJM_FIELD_NOTE_TEXT);
  g_assert_cmpuint (conflict->id, ==, fixture->notes[0]);
  g_assert_cmpstr (get_text (merged, fixture->notes[0]), ==, "mine");
}

static void
test_edit_wins_over_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) mine = cjm_map_remove_phase (fixture->base, fixture->phases[0]);
  g_autoptr (CjmMap) theirs = set_text (fixture->base, fixture->notes[1], "theirs");
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, NULL);

  g_assert_cmpuint (cjm_map_get_n_phases (merged), ==, 2);
  g_assert_cmpstr (get_text (merged, fixture->notes[1]), ==, "theirs");
  g_assert_null (cjm_map_find_note (merged, fixture->notes[0], NULL));
  cjm_test_assert_sound (merged);
}

/* Both add a note at the end, one moves the first one there: all is in the order that each made. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  CjmId lane = fixture->lanes[0], step = fixture->steps[0], added[2];
  g_autoptr (CjmMap) moved = cjm_map_move_note (fixture->base, fixture->notes[0], lane, step, 2);
  g_autoptr (CjmMap) mine
      = cjm_map_add_note (moved, lane, step, 3, "mine", fixture->random, &added[0]);
  g_autoptr (CjmMap) theirs
      = cjm_map_add_note (fixture->base, lane, step, 0, "theirs", fixture->random, &added[1]);
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, &conflicts);
  const CjmCell *cell = cjm_lane_find_cell (cjm_map_get_lane (merged, 0), step);
  const CjmId expected[]
      = { added[1], fixture->notes[1], fixture->notes[2], fixture->notes[0], added[0] };

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpuint (cjm_sequence_get_length (cell->notes), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (((CjmRecord *) cjm_sequence_get (cell->notes, i))->id, ==, expected[i]);
}

static void
test_two_places (Fixture *fixture, gconstpointer data)
{
  CjmId note = fixture->notes[0];
  g_autoptr (CjmMap) mine
      = cjm_map_move_note (fixture->base, note, fixture->lanes[1], fixture->steps[0], 0);
  g_autoptr (CjmMap) theirs
      = cjm_map_move_note (fixture->base, note, fixture->lanes[0], fixture->steps[1], 0);
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, &conflicts);
  CjmNotePlace place;

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (g_array_index (conflicts, CjmConflict, 0).kind, ==, CJM_CONFLICT_PLACE);
  g_assert_nonnull (cjm_map_find_note (merged, note, &place));
  g_assert_cmpuint (place.lane, ==, 1);
  cjm_test_assert_sound (merged);
}

/* Mine puts a note where theirs has taken the lane away. */
static void
test_place_is_kept (Fixture *fixture, gconstpointer data)
{
  CjmId id;
  g_autoptr (CjmMap) mine = cjm_map_add_note (fixture->base, fixture->lanes[1], fixture->steps[1],
                                              0, "new", fixture->random, &id);
  g_autoptr (CjmMap) theirs = cjm_map_remove_lane (fixture->base, fixture->lanes[1]);
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, NULL);

  g_assert_cmpuint (cjm_map_get_n_lanes (merged), ==, 2);
  g_assert_cmpstr (get_text (merged, id), ==, "new");
}

static void
test_deletes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) mine = cjm_map_remove_note (fixture->base, fixture->notes[0]);
  g_autoptr (CjmMap) theirs = cjm_map_remove_phase (fixture->base, fixture->phases[1]);
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, NULL);

  g_assert_cmpuint (cjm_map_get_n_phases (merged), ==, 1);
  g_assert_cmpuint (cjm_map_get_n_notes (merged), ==, 2);
}

/* The only conflict of a merge, settled as theirs has it. Takes @mine and @theirs. */
static CjmMap *
merge_and_settle (const Fixture *fixture, CjmMap *mine, CjmMap *theirs)
{
  g_autoptr (CjmMap) one = mine, other = theirs, merged = NULL;
  g_autoptr (GArray) conflicts = NULL;
  CjmMap *settled;

  merged = cjm_map_merge (fixture->base, one, other, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  settled = cjm_map_settle (merged, other, &g_array_index (conflicts, CjmConflict, 0));
  cjm_test_assert_sound (settled);

  return settled;
}

static void
test_settle_place (Fixture *fixture, gconstpointer data)
{
  CjmId note = fixture->notes[0];
  g_autoptr (CjmMap) settled = merge_and_settle (
      fixture, cjm_map_move_note (fixture->base, note, fixture->lanes[1], fixture->steps[0], 0),
      cjm_map_move_note (fixture->base, note, fixture->lanes[0], fixture->steps[1], 0));
  const CjmLane *lane = cjm_map_get_lane (settled, 0);

  g_assert_nonnull (cjm_lane_find_cell (lane, fixture->steps[1]));
  g_assert_cmpuint (cjm_map_get_n_notes (settled), ==, 3);
}

/* Both move the first note behind another one. */
static void
test_settle_order (Fixture *fixture, gconstpointer data)
{
  CjmId lane = fixture->lanes[0], step = fixture->steps[0], fourth;
  g_autoptr (CjmMap) settled = NULL;
  const CjmCell *cell;

  cjm_test_take (&fixture->base,
                 cjm_map_add_note (fixture->base, lane, step, 3, "four", fixture->random, &fourth));
  settled = merge_and_settle (fixture,
                              cjm_map_move_note (fixture->base, fixture->notes[0], lane, step, 2),
                              cjm_map_move_note (fixture->base, fixture->notes[0], lane, step, 3));
  cell = cjm_lane_find_cell (cjm_map_get_lane (settled, 0), step);
  g_assert_cmpuint (((CjmRecord *) cjm_sequence_get (cell->notes, 3))->id, ==, fixture->notes[0]);
  g_assert_cmpuint (((CjmRecord *) cjm_sequence_get (cell->notes, 2))->id, ==, fourth);
}

/* What a conflict can be settled for stays, although my side has taken it away; and what has been
 * taken away since is not brought back. */
static void
test_settle_reference (Fixture *fixture, gconstpointer data)
{
  CjmId sources[2], note = fixture->notes[0];
  g_autoptr (CjmMap) mine = NULL, theirs = NULL, merged = NULL, settled = NULL;
  g_autoptr (CjmMap) without = NULL, unsettled = NULL;
  g_autoptr (GArray) conflicts = NULL;
  const CjmConflict *conflict;

  for (guint i = 0; i < 2; i++)
    cjm_test_take (&fixture->base,
                   cjm_map_add_source (fixture->base, "S", fixture->random, &sources[i]));
  mine = cjm_map_set_note_source (fixture->base, note, sources[0]);
  cjm_test_take (&mine, cjm_map_remove_source (mine, sources[1]));
  theirs = cjm_map_set_note_source (fixture->base, note, sources[1]);
  merged = cjm_map_merge (fixture->base, mine, theirs, &conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = &g_array_index (conflicts, CjmConflict, 0);

  settled = cjm_map_settle (merged, theirs, conflict);
  g_assert_cmpuint (cjm_map_find_note (settled, note, NULL)->source, ==, sources[1]);
  without = cjm_map_remove_source (merged, sources[1]);
  unsettled = cjm_map_settle (without, theirs, conflict);
  g_assert_true (unsettled == without);
}

/* The lane at @index of another kind. */
static CjmMap *
set_kind (const CjmMap *map, guint index, const char *kind)
{
  CjmMap *copy = cjm_record_copy (map);
  CjmLane *lane = cjm_record_copy (cjm_map_get_lane (map, index));

  cjm_record_set_string (&lane->kind, kind);
  cjm_record_take_sequence (&copy->lanes, cjm_sequence_with_replaced (map->lanes, index, lane));
  return copy;
}

/* No editor makes a line of a lane; who writes the file by hand can. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CjmMap) mine = set_kind (fixture->base, 1, "line-of-visibility");
  g_autoptr (CjmMap) theirs = cjm_map_add_note (fixture->base, fixture->lanes[1], fixture->steps[1],
                                                0, "new", fixture->random, NULL);
  g_autoptr (CjmMap) merged = cjm_map_merge (fixture->base, mine, theirs, NULL);
  g_autoptr (CjmMap) other = cjm_map_merge (fixture->base, theirs, mine, NULL);

  cjm_test_assert_sound (merged);
  assert_same (merged, other);
  g_assert_cmpuint (cjm_map_get_n_notes (merged), ==, 4);
}

static void
add_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/laws", test_laws);
  g_test_add_func ("/merge/strangers", test_strangers);
  add_test ("/merge/members", test_members);
  add_test ("/merge/conflict", test_conflict);
  add_test ("/merge/edit-wins-over-delete", test_edit_wins_over_delete);
  add_test ("/merge/order", test_order);
  add_test ("/merge/two-places", test_two_places);
  add_test ("/merge/place-is-kept", test_place_is_kept);
  add_test ("/merge/deletes", test_deletes);
  add_test ("/merge/settle-place", test_settle_place);
  add_test ("/merge/settle-order", test_settle_order);
  add_test ("/merge/settle-reference", test_settle_reference);
  add_test ("/merge/line", test_line);

  return g_test_run ();
}
