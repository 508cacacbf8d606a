#include "cjm-cairo-device.h"
#include "cjm-edit.h"
#include "cjm-painter.h"

#include <math.h>
#include <string.h>

/* What every kind of lane must do, over all kinds in the table: say each note's text once, grow
 * with it, mirror, and be taken over from the layout before when nothing of it has changed. */

#define N_NOTES 2 /* in each cell */

static const char long_text[]
    = "a text that is so long that it takes many lines on whatever measure it is set, and that "
      "goes on and on until even the widest column of the sheet is full of it three times over";

/* A device that writes down what it is asked to write */

typedef struct
{
  CjmDevice device;
  GPtrArray *texts;
  guint depth;
} Recorder;

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  ((Recorder *) device)->depth++;
}

static void
end_group (CjmDevice *device)
{
  g_assert_cmpuint (((Recorder *) device)->depth, >, 0);
  ((Recorder *) device)->depth--;
}

static void
check_path (const CjmPath *path)
{
  g_assert_cmpuint (path->n_segments, >, 0);
  for (guint i = 0; i < path->n_segments; i++)
    if (path->segments[i].verb != CJM_PATH_CLOSE)
      g_assert_true (isfinite (path->segments[i].x[0]) && isfinite (path->segments[i].y[0]));
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  check_path (path);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  check_path (path);
  g_assert_cmpfloat (stroke->width, >, 0);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  g_assert_true (isfinite (x) && isfinite (y));
  g_ptr_array_add (((Recorder *) device)->texts,
                   g_strdup (pango_layout_get_text (cjm_text_block_get_layout (block))));
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  g_assert_cmpfloat (rect.width, >, 0);
  g_assert_cmpfloat (rect.height, >, 0);
  return FALSE;
}

static void
icon (CjmDevice *device, const char *icon, CjmRect rect, guint32 color)
{
  g_autoptr (GBytes) bytes = cjm_artwork_load_icon (icon);

  g_assert_nonnull (bytes);
}

static const CjmDeviceClass recorder_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .photo = photo,
  .icon = icon,
};

static GPtrArray *
record (const CjmLayout *layout, gboolean shows_hints)
{
  Recorder recorder
      = { .device.class = &recorder_class, .texts = g_ptr_array_new_with_free_func (g_free) };
  CjmPainter painter = { &recorder.device, layout, shows_hints };

  cjm_paint_sheet (&painter);
  g_assert_cmpuint (recorder.depth, ==, 0);
  return recorder.texts;
}

static guint
count_text (const GPtrArray *texts, const char *wanted)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (texts->pdata[i], wanted))
      n++;

  return n;
}

/* Maps */

static CjmTypesetter *
create_typesetter (const char *language)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (CjmWords) words = cjm_words_new (key_file, language);

  return cjm_typesetter_new (cjm_theme_get_default (), "", words);
}

/* Replaces *@map by what an edit made of it. */
static void
take (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

static void
set_values (CjmMap **map, CjmId note, CjmRecordType detail, guint number)
{
  switch (detail)
    {
    case CJM_RECORD_TOUCHPOINT:
      take (map,
            cjm_map_set_channel (*map, note, number % 2 == 0 ? "web" : "of-a-later-version", 0));
      take (map, cjm_map_set_value (*map, CJM_VALUE_ROLE, note, number % CJM_N_ROLES));
      break;
    case CJM_RECORD_FEELING:
      if (number % 3 != 0)
        take (map, cjm_map_set_feeling (*map, note, (double) number - 2));
      break;
    case CJM_RECORD_METRIC:
      take (map,
            cjm_map_set_value (*map, CJM_VALUE_METRIC_ACTUAL, note, number % 2 == 0 ? -3 : 12));
      take (map, cjm_map_set_value (*map, CJM_VALUE_METRIC_TARGET, note, number == 1 ? NAN : 7.5));
      take (map, cjm_map_set_value (*map, CJM_VALUE_METRIC_SIDE, note, number % CJM_N_SIDES));
      break;
    case CJM_RECORD_ACTION:
      take (map, cjm_map_set_value (*map, CJM_VALUE_ACTION_STATUS, note, number % CJM_N_STATUSES));
      take (map, cjm_map_set_value (*map, CJM_VALUE_ACTION_IMPACT, note, number % 6));
      take (map, cjm_map_set_text (*map, (CjmTarget){ CJM_FIELD_ACTION_OWNER, note }, "Ana Gil"));
      take (map, cjm_map_set_text (*map, (CjmTarget){ CJM_FIELD_ACTION_DUE, note }, "2026-03-01"));
      break;
    case CJM_RECORD_PHOTO:
      {
        g_autoptr (GBytes) bytes = g_bytes_new_static ("no picture", 10);

        take (map, cjm_map_set_picture (*map, note, "image/png", bytes));
        break;
      }
    case CJM_RECORD_MAP:
    case CJM_RECORD_PERSONA:
    case CJM_RECORD_PHASE:
    case CJM_RECORD_STEP:
    case CJM_RECORD_GROUP:
    case CJM_RECORD_LANE:
    case CJM_RECORD_CELL:
    case CJM_RECORD_NOTE:
    case CJM_RECORD_SOURCE:
    case CJM_RECORD_CHANNEL:
    case CJM_RECORD_CURVE:
    case CJM_RECORD_ANSWER:
      break;
    }
}

/* The lane of @kind is the first; a lane of plain notes follows. The second phase has two steps.
 * The notes say "note-0", "note-1" and so on. */
static CjmMap *
create_map (const CjmLaneKind *kind, gboolean is_by_phase)
{
  GRand *random = g_rand_new_with_seed (7);
  CjmMap *map = cjm_map_new ("en");
  CjmId lane, phase, step;
  guint number = 0;

  take (&map, cjm_map_add_phase (map, 0, "First", random, NULL));
  take (&map, cjm_map_add_phase (map, 1, "Second", random, &phase));
  take (&map, cjm_map_add_step (map, phase, 1, "Its second step", random, &step));
  take (&map, cjm_map_add_lane_of_kind (map, 0, 0, kind->name, "Lane", "Why?", random, &lane));
  take (&map, cjm_map_add_lane (map, 1, 0, "Plain", random, NULL));
  take (&map, cjm_map_set_value (map, CJM_VALUE_LANE_BY_PHASE, lane, is_by_phase));

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    for (guint j = 0; j < cjm_sequence_get_length (cjm_map_get_phase (map, i)->steps); j++)
      for (guint k = 0; k < N_NOTES; k++)
        {
          const CjmStep *at = cjm_sequence_get (cjm_map_get_phase (map, i)->steps, j);
          g_autofree char *label = g_strdup_printf ("note-%u", number);
          CjmId note = 0;

          take (&map, cjm_map_add_note (map, lane, at->record.id, k, label, random, &note));
          if (note != 0)
            set_values (&map, note, kind->detail, number);
          number++;
        }
  g_rand_free (random);
  return map;
}

static CjmId
get_first_note (const CjmMap *map)
{
  const CjmCell *cell = cjm_sequence_get (cjm_map_get_lane (map, 0)->cells, 0);
  const CjmNote *note = cjm_sequence_get (cell->notes, 0);

  return note->record.id;
}

/* Calls @check with a map of each kind that has notes, step by step and phase by phase. */
static void
foreach_kind (void (*check) (const CjmMap *map))
{
  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    for (int is_by_phase = 0; is_by_phase < 2; is_by_phase++)
      {
        const CjmLaneKind *kind = cjm_lane_kind_get_nth (i);
        g_autoptr (CjmMap) map = create_map (kind, is_by_phase);

        g_test_message ("%s%s", kind->name, is_by_phase ? ", a phase at a time" : "");
        if (kind->look != CJM_LOOK_LINE)
          g_assert_cmpuint (cjm_map_get_n_notes (map), ==, 3 * N_NOTES);
        check (map);
      }
}

/* The contract */

static void
check_texts (const CjmMap *map)
{
  static const char *const languages[] = { "en", "ar" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (int shows_hints = 0; shows_hints < 2; shows_hints++)
      {
        g_autoptr (CjmTypesetter) typesetter = create_typesetter (languages[i]);
        g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
        g_autoptr (GPtrArray) texts = record (layout, shows_hints);

        for (guint j = 0; j < cjm_map_get_n_notes (map); j++)
          {
            g_autofree char *label = g_strdup_printf ("note-%u", j);

            g_assert_cmpuint (count_text (texts, label), ==, 1);
          }
      }
}

static void
test_texts (void)
{
  foreach_kind (check_texts);
}

static void
check_growth (const CjmMap *map)
{
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  g_autoptr (CjmMap) edited = NULL;
  g_autoptr (CjmLayout) next = NULL;
  const CjmNoteBox *note;

  if (cjm_map_get_n_notes (map) == 0)
    return;

  edited
      = cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_NOTE_TEXT, get_first_note (map) }, long_text);
  next = cjm_layout_new (edited, typesetter, layout);
  note = &next->rows[0].row->cells[0]->notes[0];
  g_assert_cmpint (cjm_text_block_get_n_lines (note->text), >, 1);
  g_assert_cmpfloat (note->height, >, layout->rows[0].row->cells[0]->notes[0].height);
  g_assert_cmpfloat (next->rows[0].row->height, >=, layout->rows[0].row->height);
}

static void
test_growth (void)
{
  foreach_kind (check_growth);
}

/* The same texts stand at mirrored places in a map that is read from right to left. */
static void
check_mirror (const CjmMap *map)
{
  g_autoptr (CjmTypesetter) english = create_typesetter ("en");
  g_autoptr (CjmTypesetter) hebrew = create_typesetter ("he");
  g_autoptr (CjmLayout) left = cjm_layout_new (map, english, NULL);
  g_autoptr (CjmLayout) right = cjm_layout_new (map, hebrew, NULL);

  for (guint i = 0; i < left->n_columns; i++)
    {
      const CjmCellBox *a = left->rows[0].row->cells[i], *b = right->rows[0].row->cells[i];

      g_assert_cmpuint (a->n_notes, ==, b->n_notes);
      for (guint j = 0; j < a->n_notes; j++)
        {
          CjmRect from = cjm_layout_get_note (left, 0, i, &a->notes[j]);
          CjmRect to = cjm_layout_get_note (right, 0, i, &b->notes[j]);

          g_assert_cmpfloat_with_epsilon (to.x + to.width, right->width - from.x, 1);
        }
    }
}

static void
test_mirror (void)
{
  foreach_kind (check_mirror);
}

/* A row stays when another one changes, and is made again when its own note does. */
static void
check_taking_over (const CjmMap *map)
{
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  CjmTarget other = { CJM_FIELD_LANE_NAME, cjm_map_get_lane (map, 1)->record.id };
  g_autoptr (CjmMap) edited = cjm_map_set_text (map, other, "Another name");
  g_autoptr (CjmLayout) next = cjm_layout_new (edited, typesetter, layout);

  g_assert_true (next->rows[0].row == layout->rows[0].row);
  g_assert_true (next->rows[1].row != layout->rows[1].row);
  if (cjm_map_get_n_notes (map) > 0)
    {
      CjmTarget own = { CJM_FIELD_NOTE_TEXT, get_first_note (map) };
      g_autoptr (CjmMap) changed = cjm_map_set_text (map, own, "changed");
      g_autoptr (CjmLayout) last = cjm_layout_new (changed, typesetter, layout);
      g_autoptr (GPtrArray) texts = record (last, FALSE);

      g_assert_true (last->rows[0].row != layout->rows[0].row);
      g_assert_cmpuint (count_text (texts, "changed"), ==, 1);
    }
}

static void
test_taking_over (void)
{
  foreach_kind (check_taking_over);
}

/* What else rows depend on */

static gboolean
is_row_kept (const CjmMap *map, CjmMap *edited)
{
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  g_autoptr (CjmLayout) next = cjm_layout_new (edited, typesetter, layout);
  gboolean is_kept = next->rows[0].row == layout->rows[0].row;

  cjm_map_unref (edited);
  return is_kept;
}

static void
test_dependencies (void)
{
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (CjmMap) touchpoints = create_map (cjm_lane_kind_find ("touchpoints"), FALSE);
  g_autoptr (CjmMap) metrics = create_map (cjm_lane_kind_find ("metrics"), FALSE);
  g_autoptr (CjmMap) emotion = create_map (cjm_lane_kind_find ("emotion"), FALSE);
  g_autoptr (CjmMap) plain = create_map (cjm_lane_kind_find ("notes"), FALSE);
  CjmId phase = cjm_map_get_phase (metrics, 0)->record.id;
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (emotion, 0)->steps, 0);
  CjmId other = cjm_map_get_lane (emotion, 1)->record.id, note;

  g_assert_false (
      is_row_kept (touchpoints, cjm_map_add_channel (touchpoints, "Fair", "event", random, NULL)));
  g_assert_true (is_row_kept (plain, cjm_map_add_channel (plain, "Fair", "event", random, NULL)));
  g_assert_false (
      is_row_kept (metrics, cjm_map_set_text (metrics, (CjmTarget){ CJM_FIELD_OBJECTIVE, phase },
                                              "To be seen")));
  g_assert_false (
      is_row_kept (metrics, cjm_map_set_value (metrics, CJM_VALUE_PHASE_AUDIENCE, phase, 1000)));

  /* A moment of truth anywhere at a step is flagged on the curve. */
  take (&emotion, cjm_map_add_note (emotion, other, step->record.id, 0, "there", random, &note));
  g_assert_false (is_row_kept (emotion, cjm_map_set_value (emotion, CJM_VALUE_MOMENT, note, TRUE)));
  g_assert_true (is_row_kept (emotion, cjm_map_set_evidence (emotion, note, CJM_EVIDENCE_DATA)));
  g_rand_free (random);
}

/* Details */

static void
test_cells_of_a_phase (void)
{
  g_autoptr (CjmMap) map = create_map (cjm_lane_kind_find ("notes"), TRUE);
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  const CjmRowBox *row = layout->rows[0].row;

  g_assert_cmpuint (row->n_cells, ==, 3);
  g_assert_true (row->cells[1] == row->cells[2]);
  g_assert_true (cjm_row_box_begins_cell (row, 1));
  g_assert_false (cjm_row_box_begins_cell (row, 2));
  g_assert_cmpuint (row->cells[1]->n_notes, ==, 2 * N_NOTES);
  g_assert_cmpfloat_with_epsilon (row->cells[1]->width,
                                  layout->columns[1].width + layout->columns[2].width, 1e-6);
  g_assert_true (row->cells[1]->notes[2].step == layout->columns[2].step);
}

static void
test_steps (void)
{
  g_autoptr (CjmMap) map = create_map (cjm_lane_kind_find ("notes"), FALSE);
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  g_autoptr (GPtrArray) texts = record (layout, FALSE);
  CjmId phase = cjm_map_get_phase (map, 1)->record.id;
  const CjmStep *second = cjm_sequence_get (cjm_map_get_phase (map, 1)->steps, 1);
  CjmTarget name = { CJM_FIELD_STEP_NAME, second->record.id };
  g_autoptr (CjmMap) unnamed = cjm_map_set_text (map, name, "");
  g_autoptr (CjmMap) joined = cjm_map_join_step (unnamed, second->record.id);
  g_autoptr (CjmLayout) plain = cjm_layout_new (joined, typesetter, layout);

  g_assert_cmpfloat (layout->steps.height, >, 0);
  g_assert_cmpuint (count_text (texts, "2.2"), ==, 1);
  g_assert_cmpuint (count_text (texts, "Its second step"), ==, 1);
  g_assert_null (layout->step_boxes[0].number);
  g_assert_true (layout->phases[1].phase->record.id == phase);
  g_assert_cmpfloat (plain->steps.height, ==, 0);
}

/* A feeling stands at its value, and the value is found again from where it stands. */
static void
test_feelings (void)
{
  g_autoptr (CjmMap) map = create_map (cjm_lane_kind_find ("emotion"), FALSE);
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmCellBox *cell = layout->rows[0].row->cells[i];

      for (guint j = 0; j < cell->n_notes; j++)
        {
          const CjmNoteBox *note = &cell->notes[j];
          CjmRect frame = cjm_layout_get_note (layout, 0, i, note);
          double y = frame.y + note->graphic.y + note->graphic.height / 2;
          double value = cjm_note_get_feeling (note->note);

          g_assert_cmpint (note->has_value, ==, !isnan (value));
          g_assert_cmpfloat_with_epsilon (cjm_layout_get_feeling_at (layout, 0, y),
                                          isnan (value) ? 0 : value, 1e-6);
        }
    }
}

/* Figures are written as the map's language has them; what is not known has no bar. */
static void
test_metrics (void)
{
  g_autoptr (CjmMap) map = create_map (cjm_lane_kind_find ("metrics"), FALSE);
  CjmId note = get_first_note (map);
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("es");
  g_autoptr (CjmLayout) layout = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  const CjmNoteBox *box;

  take (&map, cjm_map_set_value (map, CJM_VALUE_METRIC_ACTUAL, note, 12345.6));
  take (&map, cjm_map_set_value (map, CJM_VALUE_METRIC_TARGET, note, NAN));
  take (&map, cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_METRIC_UNIT, note }, "EUR"));
  layout = cjm_layout_new (map, typesetter, NULL);
  texts = record (layout, FALSE);
  g_assert_cmpuint (count_text (texts, "12.345,6\xc2\xa0"
                                       "EUR"),
                    ==, 1);
  box = &layout->rows[0].row->cells[0]->notes[0];
  g_assert_true (isnan (box->bar.target));
  g_assert_cmpfloat_with_epsilon (box->bar.actual, 0.8, 1e-6);
  g_assert_cmpfloat (box->bar.zero, ==, 0);

  /* Below zero, a bar begins where zero is. */
  box = &layout->rows[0].row->cells[1]->notes[0];
  g_assert_cmpfloat (box->bar.zero, >, 0);
  g_assert_cmpfloat (box->bar.actual, <, box->bar.zero);
  g_assert_cmpfloat (box->bar.target, >, box->bar.zero);
}

/* The legend explains the families of marks that are on the sheet, and no others. */
static void
test_legend (void)
{
  g_autoptr (CjmTypesetter) typesetter = create_typesetter ("en");
  g_autoptr (CjmMap) actions = create_map (cjm_lane_kind_find ("actions"), FALSE);
  g_autoptr (CjmMap) plain = create_map (cjm_lane_kind_find ("notes"), FALSE);
  g_autoptr (CjmLayout) with = cjm_layout_new (actions, typesetter, NULL);
  g_autoptr (CjmLayout) without = cjm_layout_new (plain, typesetter, NULL);
  guint n_statuses = 0;

  for (guint i = 0; i < with->legend->len; i++)
    {
      const CjmLegendItem *item = &g_array_index (with->legend, CjmLegendItem, i);

      n_statuses += item->kind == CJM_LEGEND_STATUS ? 1 : 0;
      g_assert_cmpfloat (item->rect.x + item->block->ink_width, <=, with->width);
    }
  g_assert_cmpuint (n_statuses, ==, CJM_N_STATUSES);
  for (guint i = 0; i < without->legend->len; i++)
    g_assert_cmpint (g_array_index (without->legend, CjmLegendItem, i).kind, <=,
                     CJM_LEGEND_EVIDENCE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kinds/texts", test_texts);
  g_test_add_func ("/kinds/growth", test_growth);
  g_test_add_func ("/kinds/mirror", test_mirror);
  g_test_add_func ("/kinds/taking-over", test_taking_over);
  g_test_add_func ("/kinds/dependencies", test_dependencies);
  g_test_add_func ("/kinds/cells-of-a-phase", test_cells_of_a_phase);
  g_test_add_func ("/kinds/steps", test_steps);
  g_test_add_func ("/kinds/feelings", test_feelings);
  g_test_add_func ("/kinds/metrics", test_metrics);
  g_test_add_func ("/kinds/legend", test_legend);

  return g_test_run ();
}
