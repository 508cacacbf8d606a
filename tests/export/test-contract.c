#include "cjm-edit.h"
#include "cjm-export.h"
#include "cjm-history.h"
#include "cjm-normalize.h"
#include "cjm-reader.h"
#include "cjm-review.h"
#include "cjm-template.h"
#include "cjm-writer.h"

#include <libxml/parser.h>
#include <string.h>

/* What every kind of lane has to do alike, from an edit to a file and to paper: a kind that is
 * added to the table is tested without a line here. How kinds are laid out and drawn is looked
 * at in tests/paint/test-kinds.c, how they are worked with in tests/editor/test-method.py. */

/* Asked by the leak sanitizer: cairo 1.16 forgets an array when it embeds some fonts in a PDF. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libcairo.so\n";
}

#define FIRST_TEXT "Quillwort"
#define SECOND_TEXT "Saxifrage"

typedef struct
{
  const CjmLaneKind *kind;
  const char *language;
  const CjmTheme *theme;
} Case;

typedef struct
{
  CjmHistory *history;
  GRand *random;
  guint n_steps;
} Story;

/* Takes @map. */
static void
take (Story *story, CjmMap *map)
{
  if (map != cjm_history_get_map (story->history))
    story->n_steps++;
  cjm_history_push (story->history, map, CJM_CHANGE_DETAIL, NULL);
  cjm_map_unref (map);
}

static const CjmMap *
now (Story *story)
{
  return cjm_history_get_map (story->history);
}

static CjmMap *
create_start (const char *language, const char *theme, GRand *random)
{
  g_autoptr (CjmMap) plain = cjm_map_new (language);
  g_autoptr (CjmMap) empty = cjm_map_set_theme (plain, theme);
  g_autoptr (CjmMap) one = NULL;
  g_autoptr (CjmMap) two = NULL;
  CjmId phase;

  one = cjm_map_add_phase (empty, 0, "First", random, NULL);
  two = cjm_map_add_phase (one, 1, "Second", random, &phase);
  return cjm_map_add_step (two, phase, 1, "Later", random, NULL);
}

/* All that any kind adds to a note; what does not belong to this kind changes nothing. */
static void
fill_note (Story *story, CjmId note)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0 };
  g_autoptr (GBytes) picture = g_bytes_new_static (png, sizeof png);

  take (story, cjm_map_set_channel (now (story), note, "podcast", 0));
  take (story, cjm_map_set_value (now (story), CJM_VALUE_ROLE, note, CJM_ROLE_CONVERTS));
  take (story, cjm_map_set_feeling (now (story), note, -1.3));
  take (story, cjm_map_set_value (now (story), CJM_VALUE_METRIC_TARGET, note, 12.5));
  take (story, cjm_map_set_value (now (story), CJM_VALUE_METRIC_ACTUAL, note, 8));
  take (story, cjm_map_set_value (now (story), CJM_VALUE_ACTION_STATUS, note, CJM_STATUS_DONE));
  take (story,
        cjm_map_set_text (now (story), (CjmTarget){ CJM_FIELD_ACTION_DUE, note }, "2026-02-28"));
  take (story, cjm_map_set_picture (now (story), note, "image/png", picture));
  take (story, cjm_map_set_value (now (story), CJM_VALUE_MOMENT, note, TRUE));
  take (story, cjm_map_set_evidence (now (story), note, CJM_EVIDENCE_DATA));
}

/* A map with a lane of the kind and, where it takes any, two notes in it. */
static void
tell (Story *story, const CjmLaneKind *kind)
{
  CjmId lane = 0, note = 0;

  take (story, cjm_map_add_lane_of_kind (now (story), 0, 0, kind->name, "Lane of this kind",
                                         "What is it?", story->random, &lane));
  for (guint i = 0; i < 2; i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (now (story), i);
      CjmId step = ((CjmRecord *) cjm_sequence_get (phase->steps, 0))->id;

      take (story, cjm_map_add_note (now (story), lane, step, 0, i == 0 ? FIRST_TEXT : SECOND_TEXT,
                                     story->random, &note));
      if (note != 0)
        fill_note (story, note);
    }
  take (story, cjm_map_set_value (now (story), CJM_VALUE_LANE_BY_PHASE, lane, TRUE));
}

static void
assert_undone_and_redone (Story *story, const CjmMap *start)
{
  g_autoptr (CjmMap) end = cjm_map_ref (now (story));
  guint n_undone = 0;

  while (cjm_history_undo (story->history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, story->n_steps);
  g_assert_true (now (story) == start);
  while (cjm_history_redo (story->history))
    ;
  g_assert_true (now (story) == end);
}

static void
assert_saved_and_read (const CjmMap *map)
{
  g_autoptr (CjmMap) normal = cjm_map_normalize (map);
  g_autoptr (GBytes) bytes = cjm_writer_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) read = cjm_reader_read (bytes, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_true (cjm_map_equal (normal, read));
  again = cjm_writer_write (read);
  g_assert_true (g_bytes_equal (bytes, again));
}

static GBytes *
export_as (const CjmMap *map, CjmExportFormat format)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  CjmExportOptions options = { .format = format, .dpi = format == CJM_EXPORT_PNG ? 20 : 0 };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cjm_export_to_bytes (map, words, &options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_begins (GBytes *bytes, const char *start)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, strlen (start));
  g_assert_cmpmem (data, strlen (start), start, strlen (start));
}

static void
assert_exported (const CjmMap *map, gboolean has_notes)
{
  g_autoptr (GBytes) pdf = export_as (map, CJM_EXPORT_PDF);
  g_autoptr (GBytes) svg = export_as (map, CJM_EXPORT_SVG);
  g_autoptr (GBytes) png = export_as (map, CJM_EXPORT_PNG);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  assert_begins (pdf, "%PDF-");
  assert_begins (png, "\x89PNG");
  if (has_notes)
    {
      g_assert_nonnull (strstr (text, FIRST_TEXT));
      g_assert_nonnull (strstr (text, SECOND_TEXT));
    }
}

static void
test_contract (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autoptr (CjmMap) start = create_start (test->language, test->theme->id, random);
  g_autoptr (CjmHistory) history = cjm_history_new (start);
  g_autoptr (GArray) findings = NULL;
  Story story = { history, random, 0 };
  gboolean has_notes = test->kind->look != CJM_LOOK_LINE;

  tell (&story, test->kind);
  g_assert_cmpuint (cjm_map_get_n_notes (now (&story)), ==, has_notes ? 2 : 0);
  assert_undone_and_redone (&story, start);
  assert_saved_and_read (now (&story));
  assert_exported (now (&story), has_notes);
  findings = cjm_map_review (now (&story), NULL);
  g_assert_cmpuint (findings->len, >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const languages[] = { "en", "ar" };
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      for (guint k = 0; k < cjm_theme_get_n_themes (); k++)
        {
          Case *test = g_new (Case, 1);
          g_autofree char *path = NULL;

          *test = (Case){ cjm_lane_kind_get_nth (i), languages[j], cjm_theme_get_nth (k) };
          g_ptr_array_add (cases, test);
          path = g_strdup_printf ("/contract/%s/%s/%s", test->kind->name, test->language,
                                  test->theme->id);
          g_test_add_data_func (path, test, test_contract);
        }

  return g_test_run ();
}
