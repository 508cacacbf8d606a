#include "cjm-layout.h"
#include "cjm-svg-device.h"
#include "cjm-painter.h"
#include "cjm-test-maps.h"

/* Properties of every layout, over random maps: nothing overlaps or leaves its frame, and a
 * layout made from the one before is the layout made afresh. */

#define N_MAPS 40
#define N_EDITS 60

static CjmTypesetter *
create_themed_typesetter (const CjmTheme *theme, const char *language)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (CjmWords) words = cjm_words_new (key_file, language);

  return cjm_typesetter_new (theme, "", words);
}

static CjmTypesetter *
create_typesetter (const char *language)
{
  return create_themed_typesetter (cjm_theme_get_default (), language);
}

/* All that is drawn of a layout, with every position. */
static char *
dump (const CjmLayout *layout)
{
  CjmPage page = { layout->width, layout->height, 0, 0, 1 };
  CjmArtwork *artwork = cjm_artwork_new ();
  CjmSvgDevice *device = cjm_svg_device_new (layout, "", &page, artwork);
  CjmPainter painter = { (CjmDevice *) device, layout, TRUE };
  g_autoptr (GBytes) bytes = NULL;

  cjm_paint_sheet (&painter);
  bytes = cjm_svg_device_finish (device);
  cjm_artwork_free (artwork);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
rects_touch (CjmRect a, CjmRect b)
{
  const double air = 0.01;

  return a.x + air < b.x + b.width && b.x + air < a.x + a.width && a.y + air < b.y + b.height
         && b.y + air < a.y + a.height;
}

static CjmRect
get_frame (const CjmNoteBox *note)
{
  return (CjmRect){ note->x, note->y, note->width, note->height };
}

/* The letters of a note's own text, in its cell; nothing where it says nothing. */
static CjmRect
get_letters (const CjmNoteBox *note)
{
  double x = note->x + note->text_x, width = note->text->ink_width;

  if (*note->text->source == '\0')
    return (CjmRect){ note->x, note->y, 0, 0 };
  if (note->text->style->is_centered)
    x += (note->text->width - width) / 2;

  return (CjmRect){ x, note->y + note->text_y, width, note->text->height };
}

static void
check_inside (CjmRect inner, CjmRect outer)
{
  g_assert_cmpfloat (inner.x, >=, outer.x - 0.01);
  g_assert_cmpfloat (inner.y, >=, outer.y - 0.01);
  g_assert_cmpfloat (inner.x + inner.width, <=, outer.x + outer.width + 0.01);
  g_assert_cmpfloat (inner.y + inner.height, <=, outer.y + outer.height + 0.01);
}

/* Whatever a note has lies in its frame, and its frame in its row. */
static void
check_note (const CjmNoteBox *note, CjmRect room)
{
  CjmRect frame = get_frame (note);
  CjmRect graphic = note->graphic;

  check_inside (frame, room);
  graphic.x += note->x;
  graphic.y += note->y;
  if (graphic.width > 0)
    check_inside (graphic, frame);
  if (note->look == CJM_LOOK_EMOTION)
    check_inside (get_letters (note), frame);
  else
    g_assert_cmpfloat (note->text_y + note->text->height, <=,
                       MAX (note->height, note->text_y + note->text->height));
  g_assert_cmpfloat (note->text->height, >, 0);
}

/* Words and faces of feelings never lie on each other; other notes stand apart altogether. */
static void
check_pair (const CjmNoteBox *a, const CjmNoteBox *b)
{
  if (a->look != CJM_LOOK_EMOTION)
    g_assert_false (rects_touch (get_frame (a), get_frame (b)));
  else if (*a->text->source != '\0' && *b->text->source != '\0')
    g_assert_false (rects_touch (get_letters (a), get_letters (b)));
}

static void
check_cell (const CjmLayout *layout, const CjmPlacedRow *row, const CjmCellBox *cell)
{
  double content_y = cjm_placed_row_get_content_y (layout, row);
  CjmRect room = { 0, -layout->metrics->row_top, cell->width, row->height - row->band };

  for (guint i = 0; i < cell->n_notes; i++)
    {
      check_note (&cell->notes[i], room);
      for (guint j = 0; j < i; j++)
        check_pair (&cell->notes[j], &cell->notes[i]);
    }
  if (row->row->emotion == NULL && (cell->n_notes > 0 || cjm_row_box_has_cells (row->row)))
    g_assert_cmpfloat (content_y + cell->height, <=, row->height + 0.01);
}

/* A name that is turned lies inside its tab. */
static void
check_upright_name (const CjmLayout *layout, const CjmPlacedRow *row)
{
  const CjmPlacedRow *last = row;

  while (!last->is_last)
    last++;
  check_inside (row->group_name.rect,
                (CjmRect){ layout->label_x, row->y, layout->metrics->group_width,
                           last->y + last->height - row->y });
}

static void
check_row (const CjmLayout *layout, const CjmPlacedRow *row)
{
  double content_y = cjm_placed_row_get_content_y (layout, row);
  const CjmRowBox *box = row->row;

  g_assert_cmpfloat (content_y + box->name_y + box->name->height, <=,
                     content_y + box->question_y + 1e-6);
  if (!box->has_question_hint || box->kind->look != CJM_LOOK_LINE)
    g_assert_cmpfloat (content_y + box->question_y + box->question->height, <=, row->height);
  if (row->is_group_upright)
    check_upright_name (layout, row);
  else if (row->group_name.block != NULL)
    g_assert_cmpfloat (row->group_name.rect.y + row->group_name.rect.height, <=,
                       row->y + content_y + box->name_y + 1e-6);
  g_assert_cmpuint (box->n_cells, ==, layout->n_columns);
  for (guint i = 0; i < box->n_cells; i++)
    if (cjm_row_box_begins_cell (box, i))
      check_cell (layout, row, box->cells[i]);
}

static void
check_rect (const CjmLayout *layout, CjmRect rect)
{
  g_assert_cmpfloat (rect.x, >=, 0);
  g_assert_cmpfloat (rect.y, >=, 0);
  g_assert_cmpfloat (rect.x + rect.width, <=, layout->width + 1e-6);
  g_assert_cmpfloat (rect.y + rect.height, <=, layout->height + 1e-6);
}

static void
check_layout (const CjmLayout *layout)
{
  CjmRect rects[] = { layout->title.rect,  layout->scenario.rect, layout->profile.rect,
                      layout->photo,       layout->summary.rect,  layout->persona_name.rect,
                      layout->header,      layout->descriptions,  layout->barrier.rect,
                      layout->insight.rect };
  double y = MAX (layout->steps.y + layout->steps.height,
                  layout->descriptions.y + layout->descriptions.height);

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    check_rect (layout, rects[i]);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmColumn *column = &layout->columns[i];

      g_assert_cmpfloat (layout->metrics->inset + layout->measure, <=, column->width);
      g_assert_cmpfloat (column->x + column->width, <=, layout->width);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (column->x, column[-1].x + column[-1].width, 1e-6);
    }
  for (guint i = 0; i < layout->n_phases; i++)
    {
      check_rect (layout, layout->phases[i].name.rect);
      check_rect (layout, layout->phases[i].description.rect);
    }
  for (guint i = 0; i < layout->n_rows; i++)
    {
      g_assert_cmpfloat_with_epsilon (layout->rows[i].y, y, 1e-6);
      check_row (layout, &layout->rows[i]);
      y += layout->rows[i].height;
    }
  g_assert_cmpfloat (y, <=, layout->footer_y + 1e-6);
  g_assert_cmpfloat (MAX (layout->barrier.rect.y + layout->barrier.rect.height,
                          layout->insight.rect.y + layout->insight.rect.height),
                     <=, layout->legend_y);
}

/* All themes go the same way: what is true of many maps in the default one is looked at in some
 * in the others. */
static guint
get_part (const CjmTheme *theme, guint n)
{
  return theme == cjm_theme_get_default () ? n : n / 4;
}

static void
test_nothing_overlaps (gconstpointer theme)
{
  static const char *const languages[] = { "en", "ar", "ja" };
  GRand *random = g_rand_new_with_seed (4);

  for (guint i = 0; i < get_part (theme, N_MAPS); i++)
    {
      CjmTypesetter *typesetter
          = create_themed_typesetter (theme, languages[i % G_N_ELEMENTS (languages)]);
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 20);
      g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);

      check_layout (layout);
      cjm_typesetter_unref (typesetter);
    }
  g_rand_free (random);
}

static void
test_next_is_as_fresh (gconstpointer theme)
{
  CjmTypesetter *typesetter = create_themed_typesetter (theme, "en");
  GRand *random = g_rand_new_with_seed (9);
  g_autoptr (CjmMap) map = cjm_test_random_map (random, 10);
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);

  for (guint i = 0; i < get_part (theme, N_EDITS); i++)
    {
      CjmMap *edited = cjm_test_apply_random_edit (map, random);
      CjmLayout *next = cjm_layout_new (edited, typesetter, layout);
      g_autoptr (CjmLayout) fresh = cjm_layout_new (edited, typesetter, NULL);
      g_autofree char *next_dump = dump (next);
      g_autofree char *fresh_dump = dump (fresh);

      g_assert_cmpstr (next_dump, ==, fresh_dump);
      cjm_map_unref (map);
      map = edited;
      cjm_layout_unref (layout);
      layout = next;
    }
  cjm_typesetter_unref (typesetter);
  g_rand_free (random);
}

/* Three phases, three lanes in no group, a note in every cell. */
static CjmMap *
create_small_map (void)
{
  GRand *random = g_rand_new_with_seed (1);
  CjmMap *map = cjm_map_new ("en");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CjmMap) old = map;

      map = cjm_map_add_phase (old, i, "Phase", random, NULL);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CjmMap) old = map;
      CjmId lane;

      map = cjm_map_add_lane (old, i, 0, "Lane", random, &lane);
      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (CjmMap) before = map;
          const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, j)->steps, 0);

          map = cjm_map_add_note (before, lane, step->record.id, 0, "A note", random, NULL);
        }
    }
  g_rand_free (random);
  return map;
}

static CjmId
get_note_id (const CjmMap *map, guint lane, guint column)
{
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, column)->steps, 0);
  const CjmCell *cell = cjm_lane_find_cell (cjm_map_get_lane (map, lane), step->record.id);

  return ((CjmNote *) cjm_sequence_get (cell->notes, 0))->record.id;
}

static void
test_takes_over (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  g_autoptr (CjmMap) map = create_small_map ();
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, get_note_id (map, 1, 2) };
  g_autoptr (CjmMap) edited = cjm_map_set_text (map, target,
                                                "Another note, of two or more lines, "
                                                "so that the rows below it move "
                                                "down the sheet by as much");
  g_autoptr (CjmLayout) next = cjm_layout_new (edited, typesetter, layout);

  g_assert_true (next->rows[0].row == layout->rows[0].row);
  g_assert_true (next->rows[1].row != layout->rows[1].row);
  g_assert_true (next->rows[2].row == layout->rows[2].row);
  g_assert_true (next->rows[1].row->cells[0] == layout->rows[1].row->cells[0]);
  g_assert_true (next->rows[1].row->cells[2] != layout->rows[1].row->cells[2]);
  g_assert_true (next->phases[0].name.block == layout->phases[0].name.block);
  cjm_typesetter_unref (typesetter);
}

static void
test_rows_grow (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  g_autoptr (CjmMap) map = create_small_map ();
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, get_note_id (map, 0, 0) };
  g_autofree char *text = g_strnfill (4000, 'm');
  g_autoptr (CjmMap) edited = cjm_map_set_text (map, target, text);
  g_autoptr (CjmLayout) next = cjm_layout_new (edited, typesetter, layout);
  const CjmTextBlock *block = next->rows[0].row->cells[0]->notes[0].text;

  g_assert_cmpfloat (block->height, >, 500);
  g_assert_cmpfloat (block->ink_width, <=, block->width);
  g_assert_cmpfloat (next->rows[0].height, >, block->height);
  g_assert_cmpfloat (next->height, >, layout->height);
  check_layout (next);
  cjm_typesetter_unref (typesetter);
}

static CjmId
get_step_id (const CjmMap *map, guint phase)
{
  return ((CjmStep *) cjm_sequence_get (cjm_map_get_phase (map, phase)->steps, 0))->record.id;
}

/* A column's own width leaves those of the others alone. */
static void
test_widths (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  g_autoptr (CjmMap) map = create_small_map ();
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  g_autoptr (CjmMap) wider
      = cjm_map_set_value (map, CJM_VALUE_STEP_WIDTH, get_step_id (map, 1), CJM_WIDTH_MAX);
  g_autoptr (CjmLayout) next = cjm_layout_new (wider, typesetter, layout);
  double added = CJM_WIDTH_MAX - layout->columns[1].width;

  g_assert_cmpfloat (next->columns[1].width, ==, CJM_WIDTH_MAX);
  for (guint i = 0; i < 3; i += 2)
    g_assert_cmpfloat (next->columns[i].width, ==, layout->columns[i].width);
  g_assert_cmpfloat_with_epsilon (next->columns[2].x, layout->columns[2].x + added, 1e-6);
  g_assert_cmpfloat_with_epsilon (next->width, layout->width + added, 1e-6);
  g_assert_cmpfloat_with_epsilon (next->phases[1].width, CJM_WIDTH_MAX, 1e-6);
  g_assert_true (next->rows[0].row->cells[0] == layout->rows[0].row->cells[0]);
  check_layout (next);
  cjm_typesetter_unref (typesetter);
}

/* Short notes ask for the least that there is; a long line for as much as a text may have. */
static void
test_fitting_width (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  g_autoptr (CjmMap) map = create_small_map ();
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, get_note_id (map, 0, 0) };
  g_autoptr (CjmMap) line = cjm_map_set_text (map, target, "A line of some words that is longer");
  g_autoptr (CjmMap) long_line = cjm_map_set_text (
      map, target, "A line of so many words that it could not stand in one line of any sheet");
  g_autoptr (CjmLayout) with_line = cjm_layout_new (line, typesetter, layout);
  g_autoptr (CjmLayout) with_long_line = cjm_layout_new (long_line, typesetter, layout);
  double width = cjm_layout_get_fitting_width (with_line, 0);
  g_autoptr (CjmMap) fitted
      = cjm_map_set_value (line, CJM_VALUE_STEP_WIDTH, get_step_id (map, 0), width);
  g_autoptr (CjmLayout) fitted_layout = cjm_layout_new (fitted, typesetter, with_line);
  const CjmTextBlock *block = fitted_layout->rows[0].row->cells[0]->notes[0].text;

  g_assert_cmpfloat (cjm_layout_get_fitting_width (layout, 1), >=, CJM_WIDTH_MIN);
  g_assert_cmpfloat (cjm_layout_get_fitting_width (layout, 1), <, width);
  g_assert_cmpfloat (width, <, layout->columns[0].width);
  g_assert_cmpint (cjm_text_block_get_n_lines (block), ==, 1);
  g_assert_cmpfloat (cjm_layout_get_fitting_width (fitted_layout, 0), ==, width);
  g_assert_cmpfloat (cjm_layout_get_fitting_width (with_long_line, 0), <,
                     with_long_line->metrics->max_measure + 100);
  cjm_typesetter_unref (typesetter);
}

static double
get_line_x (const CjmTextBlock *block)
{
  PangoRectangle rect;

  pango_layout_get_extents (cjm_text_block_get_layout (block), NULL, &rect);
  return (double) rect.x / PANGO_SCALE;
}

static void
test_right_to_left (void)
{
  CjmTypesetter *typesetter = create_typesetter ("ar");
  g_autoptr (CjmMap) map = create_small_map ();
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  CjmRect photo = cjm_layout_place (layout, layout->photo);
  const CjmTextBlock *number = layout->phases[0].number;
  const CjmTextBlock *name = layout->phases[0].name.block;

  g_assert_true (layout->is_rtl);
  g_assert_cmpfloat_with_epsilon (photo.x, layout->width - layout->photo.x - photo.width, 1e-6);
  g_assert_cmpfloat (cjm_layout_mirror (layout, 100, 10, 20), ==, 70);

  /* Figures and texts of the other direction stand at the right end of their measure too. */
  g_assert_cmpfloat_with_epsilon (get_line_x (number) + number->ink_width, number->width, 1);
  g_assert_cmpfloat_with_epsilon (get_line_x (name) + name->ink_width, name->width, 1);
  cjm_typesetter_unref (typesetter);
}

/* Equal texts are one block for as long as somebody has it. */
static void
test_equal_texts_are_shared (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  CjmTextBlock *blocks[6];

  blocks[0] = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", 100.5, 1);
  blocks[1] = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", 100, 1);
  blocks[2] = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", 101, 1);
  blocks[3] = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_CAPTION, "Bea", 100, 1);
  blocks[4]
      = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", CJM_UNWRAPPED, 1);
  blocks[5]
      = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", CJM_UNWRAPPED, 1);

  g_assert_true (blocks[0] == blocks[1]);
  g_assert_true (blocks[4] == blocks[5]);
  for (guint i = 2; i < 5; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (blocks[i] != blocks[j]);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    cjm_text_block_unref (blocks[i]);

  blocks[0] = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, "Bea", 100, 1);
  g_assert_cmpuint (blocks[0]->references, ==, 1);
  cjm_text_block_unref (blocks[0]);
  cjm_typesetter_unref (typesetter);
}

/* The first cell of a new lane of actions, with an action that @owner has. */
static const CjmNoteBox *
lay_out_action (const char *owner, CjmTypesetter *typesetter, CjmLayout **layout)
{
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) small = create_small_map ();
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (small, 0)->steps, 0);
  g_autoptr (CjmMap) with_lane = NULL, with_note = NULL, owned = NULL, map = NULL;
  CjmId lane, note;

  with_lane = cjm_map_add_lane_of_kind (small, 0, 0, "actions", "Actions", "", random, &lane);
  with_note = cjm_map_add_note (with_lane, lane, step->record.id, 0, "Call", random, &note);
  owned = cjm_map_set_text (with_note, (CjmTarget){ CJM_FIELD_ACTION_OWNER, note }, owner);
  map = cjm_map_set_value (owned, CJM_VALUE_ACTION_IMPACT, note, 4);
  *layout = cjm_layout_new (map, typesetter, NULL);
  check_layout (*layout);
  g_rand_free (random);
  return &(*layout)->rows[0].row->cells[0]->notes[0];
}

/* The owner is told by the whole name where it is short, and a name of one word always. */
static void
test_owners (void)
{
  static const struct
  {
    const char *owner, *shown;
  } cases[] = { { "Ivo", "Ivo" },
                { "Ivo Paz", "Ivo Paz" },
                { "Customer service & (returns)", "CSR" },
                { "Kundendienstleitung", "Kundendienstleitung" },
                { "Donaudampfschifffahrtsgesellschaftskapitaenswitwenverein",
                  "Donaudampfschifffahrtsgesellschaftskapitaenswitwenverein" } };
  CjmTypesetter *typesetter = create_typesetter ("en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmLayout) layout = NULL;
      const CjmNoteBox *note = lay_out_action (cases[i].owner, typesetter, &layout);

      g_assert_cmpuint (note->n_words, ==, 2);
      g_assert_cmpstr (note->words[0].block->source, ==, cases[i].shown);
      g_assert_nonnull (strstr (note->words[1].block->source, "\xc2\xa0· "));
      g_assert_null (strstr (note->words[1].block->source, " ·"));
    }
  cjm_typesetter_unref (typesetter);
}

/* A step without a name has its diamond behind what is drawn in the name's place. */
static void
test_moment_of_nameless_step (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) small = create_small_map ();
  CjmId phase = cjm_map_get_phase (small, 0)->record.id;
  g_autoptr (CjmMap) stepped = cjm_map_add_step (small, phase, 1, "Asks", random, NULL);
  g_autoptr (CjmMap) map
      = cjm_map_set_value (stepped, CJM_VALUE_MOMENT, get_note_id (stepped, 0, 0), TRUE);
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  const CjmStepBox *box = &layout->step_boxes[0];

  g_assert_true (box->has_moment && box->name.is_hint);
  g_assert_cmpfloat (box->moment_x - 5, >=,
                     box->name.rect.x + cjm_text_block_get_last_width (box->name.block));
  g_assert_cmpfloat (box->moment_x, <, layout->columns[0].x + layout->columns[0].width);
  cjm_typesetter_unref (typesetter);
  g_rand_free (random);
}

/* Whether a line has more glyphs than letters. */
static gboolean
has_hyphen (CjmTypesetter *typesetter, const char *text)
{
  g_autoptr (CjmTextBlock) block
      = cjm_typesetter_set (typesetter, CJM_DENSITY_DENSE, CJM_TEXT_NOTE, text, 60, 1);
  PangoLayout *layout = cjm_text_block_get_layout (block);

  g_assert_cmpint (block->n_lines, >, 1);
  for (int i = 0; i + 1 < block->n_lines; i++)
    {
      PangoLayoutLine *this = pango_layout_get_line_readonly (layout, i);
      int n_glyphs = 0;

      for (GSList *run = this->runs; run != NULL; run = run->next)
        n_glyphs += ((PangoGlyphItem *) run->data)->glyphs->num_glyphs;
      if (n_glyphs > this->length)
        return TRUE;
    }

  return FALSE;
}

static void
test_addresses_have_no_hyphens (void)
{
  CjmTypesetter *typesetter = create_typesetter ("en");
  const char *end, *text = " see www.a.eu, or\nb@c.eu";
  const char *start = cjm_text_find_address (text, &end);

  g_assert_cmpint (start - text, ==, 5);
  g_assert_cmpint (end - text, ==, 14);
  start = cjm_text_find_address (end, &end);
  g_assert_cmpstr (start, ==, "b@c.eu");
  g_assert_null (cjm_text_find_address (end, &end));

  g_assert_true (has_hyphen (typesetter, "Donaudampfschifffahrtsgesellschaft"));
  g_assert_false (has_hyphen (typesetter, "https://donaudampfschifffahrtsgesellschaft"));
  cjm_typesetter_unref (typesetter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < cjm_theme_get_n_themes (); i++)
    {
      const CjmTheme *theme = cjm_theme_get_nth (i);
      g_autofree char *overlaps = g_strconcat ("/layout/nothing-overlaps/", theme->id, NULL);
      g_autofree char *fresh = g_strconcat ("/layout/next-is-as-fresh/", theme->id, NULL);

      g_test_add_data_func (overlaps, theme, test_nothing_overlaps);
      g_test_add_data_func (fresh, theme, test_next_is_as_fresh);
    }
  g_test_add_func ("/layout/takes-over", test_takes_over);
  g_test_add_func ("/layout/rows-grow", test_rows_grow);
  g_test_add_func ("/layout/widths", test_widths);
  g_test_add_func ("/layout/fitting-width", test_fitting_width);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  g_test_add_func ("/layout/owners", test_owners);
  g_test_add_func ("/layout/moment-of-nameless-step", test_moment_of_nameless_step);
  g_test_add_func ("/layout/addresses-have-no-hyphens", test_addresses_have_no_hyphens);
  g_test_add_func ("/layout/equal-texts-are-shared", test_equal_texts_are_shared);

  return g_test_run ();
}
