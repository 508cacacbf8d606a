#include "cjm-edit.h"
#include "cjm-find.h"

/* The work that edits of many notes make: twice the notes may cost about twice the work, never
 * four times. It is counted and not timed: the linker leads the calls by which all edits look at
 * records and copy them (see meson.build) through the functions here. */

static guint64 work;

gpointer __real_cjm_sequence_get (const CjmSequence *sequence, guint index);
gpointer __wrap_cjm_sequence_get (const CjmSequence *sequence, guint index);
int __real_cjm_sequence_find (const CjmSequence *sequence, CjmId id);
int __wrap_cjm_sequence_find (const CjmSequence *sequence, CjmId id);
gpointer __real_cjm_record_copy (gconstpointer record);
gpointer __wrap_cjm_record_copy (gconstpointer record);
CjmSequence *__real_cjm_sequence_new_from_array (GPtrArray *records);
CjmSequence *__wrap_cjm_sequence_new_from_array (GPtrArray *records);

gpointer
__wrap_cjm_sequence_get (const CjmSequence *sequence, guint index)
{
  work++;
  return __real_cjm_sequence_get (sequence, index);
}

int
__wrap_cjm_sequence_find (const CjmSequence *sequence, CjmId id)
{
  work += cjm_sequence_get_length (sequence);
  return __real_cjm_sequence_find (sequence, id);
}

gpointer
__wrap_cjm_record_copy (gconstpointer record)
{
  work++;
  return __real_cjm_record_copy (record);
}

CjmSequence *
__wrap_cjm_sequence_new_from_array (GPtrArray *records)
{
  work += records->len;
  return __real_cjm_sequence_new_from_array (records);
}

/* Maps */

#define N_LANES 4
#define N_PHASES 6

typedef struct
{
  GRand *random;
  CjmMap *map;
  CjmId lanes[N_LANES], phases[N_PHASES], steps[N_PHASES];
  CjmId source;
  GArray *notes; /* ids */
} Subject;

static void
step_to (Subject *subject, CjmMap *map)
{
  cjm_map_unref (subject->map);
  subject->map = map;
}

static void
subject_free (Subject *subject)
{
  cjm_map_unref (subject->map);
  g_array_unref (subject->notes);
  g_rand_free (subject->random);
  g_free (subject);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Subject, subject_free)

/* So many notes in the first two lanes and in all phases but the last, so that they can be moved
 * down and on. */
static Subject *
subject_new (guint n_notes)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->random = g_rand_new_with_seed (1);
  subject->notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  subject->map = cjm_map_new ("en");
  for (guint i = 0; i < N_LANES; i++)
    step_to (subject,
             cjm_map_add_lane (subject->map, i, 0, "lane", subject->random, &subject->lanes[i]));
  for (guint i = 0; i < N_PHASES; i++)
    {
      const CjmPhase *phase;

      step_to (subject,
               cjm_map_add_phase (subject->map, i, "phase", subject->random, &subject->phases[i]));
      phase = cjm_map_get_phase (subject->map, i);
      subject->steps[i] = ((CjmRecord *) cjm_sequence_get (phase->steps, 0))->id;
    }
  step_to (subject, cjm_map_add_source (subject->map, "study", subject->random, &subject->source));
  for (guint i = 0; i < n_notes; i++)
    {
      CjmId id;

      step_to (subject, cjm_map_add_note (subject->map, subject->lanes[i % 2],
                                          subject->steps[i % (N_PHASES - 1)], G_MAXUINT, "a word",
                                          subject->random, &id));
      g_array_append_val (subject->notes, id);
    }

  return subject;
}

/* Edits */

#define IDS(subject) (const CjmId *) (gpointer) (subject)->notes->data, (subject)->notes->len

static CjmMap *
set_evidence (Subject *subject)
{
  return cjm_map_set_value_of_notes (subject->map, CJM_VALUE_EVIDENCE, IDS (subject),
                                     CJM_EVIDENCE_DATA);
}

static CjmMap *
set_source (Subject *subject)
{
  return cjm_map_set_source_of_notes (subject->map, IDS (subject), subject->source);
}

static CjmMap *
set_date (Subject *subject)
{
  return cjm_map_set_text_of_notes (subject->map, CJM_FIELD_NOTE_DATE, IDS (subject), "2026-02-12");
}

static CjmMap *
delete_all (Subject *subject)
{
  return cjm_map_remove_notes (subject->map, IDS (subject));
}

static CjmMap *
move_to_cell (Subject *subject)
{
  return cjm_map_move_notes (subject->map, IDS (subject), subject->lanes[3], subject->steps[5], 0);
}

static CjmMap *
copy_to_cell (Subject *subject)
{
  return cjm_map_copy_notes (subject->map, IDS (subject), subject->lanes[3], subject->steps[5], 0,
                             subject->random, NULL);
}

static CjmMap *
duplicate (Subject *subject)
{
  return cjm_map_duplicate_notes (subject->map, IDS (subject), subject->random, NULL);
}

static CjmMap *
shift (Subject *subject)
{
  return cjm_map_shift_notes (subject->map, IDS (subject), 2, 1);
}

static CjmMap *
move_to_lane (Subject *subject)
{
  return cjm_map_move_notes_to_lane (subject->map, IDS (subject), subject->lanes[2]);
}

static CjmMap *
move_to_phase (Subject *subject)
{
  return cjm_map_move_notes_to_phase (subject->map, IDS (subject), subject->phases[5]);
}

static CjmMap *
replace_all (Subject *subject)
{
  g_autoptr (CjmFinder) finder = cjm_finder_new ("word", "en", 0);
  guint n_replaced;
  CjmMap *map = cjm_map_replace_matches (subject->map, finder, "term", &n_replaced);

  g_assert_cmpuint (n_replaced, ==, subject->notes->len);
  return map;
}

/* Every note says nothing any more, and goes. */
static CjmMap *
replace_by_nothing (Subject *subject)
{
  g_autoptr (CjmFinder) finder = cjm_finder_new ("a word", "en", 0);
  guint n_replaced;
  CjmMap *map = cjm_map_replace_matches (subject->map, finder, "", &n_replaced);

  g_assert_cmpuint (cjm_map_get_n_notes (map), ==, 0);
  return map;
}

typedef CjmMap *(*EditFunc) (Subject *subject);

static guint64
count_work (EditFunc edit, guint n_notes)
{
  g_autoptr (Subject) subject = subject_new (n_notes);
  g_autoptr (CjmMap) edited = NULL;

  work = 0;
  edited = edit (subject);
  g_assert_true (edited != subject->map);
  return work;
}

static void
test_work (gconstpointer data)
{
  EditFunc edit = *(const EditFunc *) data;
  guint64 some = count_work (edit, 400), twice = count_work (edit, 800);

  g_test_message ("%" G_GUINT64_FORMAT " for 400 notes, %" G_GUINT64_FORMAT " for 800", some,
                  twice);
  g_assert_cmpuint (twice, <, some * 5 / 2);
  /* Each note is looked at a few times. */
  g_assert_cmpuint (twice, <, 800 * 30);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    EditFunc edit;
  } edits[] = {
    { "/work/evidence", set_evidence }, { "/work/source", set_source },
    { "/work/date", set_date },         { "/work/delete", delete_all },
    { "/work/move", move_to_cell },     { "/work/copy", copy_to_cell },
    { "/work/duplicate", duplicate },   { "/work/shift", shift },
    { "/work/to-lane", move_to_lane },  { "/work/to-phase", move_to_phase },
    { "/work/replace", replace_all },   { "/work/replace-by-nothing", replace_by_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_test_add_data_func (edits[i].name, &edits[i].edit, test_work);

  return g_test_run ();
}
