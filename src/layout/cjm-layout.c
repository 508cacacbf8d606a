#include "cjm-layout-private.h"

#include <math.h>

/* A sheet is laid out from top to bottom: columns, masthead, phase headers with their
 * descriptions, one row a lane, footer. Each function below fills its part of the layout and
 * returns the y where the next one begins. */

#define ISO_RATIO 1.41421356 /* of the sides of an A sheet */

/* Density changes from this many columns on. */
#define FIRST_DENSE_COUNT 9

/* However narrow its columns are, a sheet has room for its masthead: this part of the natural
 * width. */
#define MIN_SHEET_PART 0.55

/* The narrowest measure, in sizes of the notes' type. */
#define MIN_LETTERS 5.5

/* On a paper columns may be narrower than on the screen: down to this measure, in the same. */
#define LEAST_LETTERS 8.5

/* The persona stands on the edge of a column near this part of the body's width. */
#define PERSONA_PART 0.43
#define PERSONA_PART_MIN 0.3
#define PERSONA_PART_MAX 0.6

const char *
cjm_layout_get_word (const CjmLayout *layout, CjmWord word)
{
  return cjm_words_get (cjm_typesetter_get_words (layout->typesetter), word);
}

CjmTextBlock *
cjm_layout_set_text (CjmLayout *layout, CjmTextRole role, const char *text, double width)
{
  return cjm_typesetter_set (layout->typesetter, layout->density, role, text, width, 1);
}

CjmTextBlock *
cjm_layout_set_word (CjmLayout *layout, CjmTextRole role, CjmWord word, double width)
{
  return cjm_layout_set_text (layout, role, cjm_layout_get_word (layout, word), width);
}

CjmTextBlock *
cjm_layout_take_or_set (CjmLayout *layout,
                        const CjmTextBlock *old,
                        CjmTextRole role,
                        const char *text,
                        double width)
{
  if (old != NULL && old->role == role && old->width == floor (width)
      && g_str_equal (old->source, text))
    return cjm_text_block_ref ((CjmTextBlock *) old);

  return cjm_layout_set_text (layout, role, text, width);
}

void
cjm_layout_set_box (CjmLayout *layout,
                    CjmTextBox *box,
                    const CjmTextBox *old,
                    CjmTextRole role,
                    CjmTarget target,
                    const char *hint,
                    double x,
                    double y,
                    double width)
{
  const char *text = cjm_map_get_text (layout->map, target);

  box->target = target;
  box->is_hint = *text == '\0';
  box->block = cjm_layout_take_or_set (layout, old != NULL ? old->block : NULL, role,
                                       box->is_hint ? hint : text, width);
  box->rect = (CjmRect){ x, y, box->block->width, box->block->height };
}

double
cjm_rect_get_bottom (CjmRect rect)
{
  return rect.y + rect.height;
}

/* Columns */

/* A column that has no width of its own is as wide as if none had. */
static double
get_automatic_width (const CjmLayout *layout, guint n_columns)
{
  const CjmMetrics *metrics = layout->metrics;
  double body = metrics->natural_width - 2 * metrics->side_margin - metrics->label_width;
  double column = (body - metrics->tip_room + metrics->lane_gap) / MAX (n_columns, 1);

  if (column < metrics->min_column)
    return metrics->wide_column;

  return metrics->max_column > 0 ? MIN (column, metrics->max_column) : column;
}

/* A width that somebody chose while the sheet had smaller letters leaves room for these too. */
static double
get_chosen_width (const CjmLayout *layout, double width)
{
  const CjmMetrics *metrics = layout->metrics;

  return MAX (width, metrics->inset + metrics->end_padding
                         + MIN_LETTERS * metrics->text[CJM_TEXT_NOTE].size);
}

/* However narrow the paper is, words must not be broken all over; a column that is narrower by
 * itself stays as it is. */
static double
stretch_width (const CjmLayout *layout, double width, double stretch)
{
  const CjmMetrics *metrics = layout->metrics;
  double least
      = metrics->inset + metrics->end_padding + LEAST_LETTERS * metrics->text[CJM_TEXT_NOTE].size;

  return MAX (width * stretch, MIN (width, least));
}

/* How wide the column of @step is when all are stretched by @stretch; @automatic is the width
 * of those that have none of their own. */
static double
get_width (const CjmLayout *layout, const CjmStep *step, double automatic, double stretch)
{
  double width = isnan (step->width) ? automatic : get_chosen_width (layout, step->width);

  return stretch == 1 ? width : stretch_width (layout, width, stretch);
}

static double
get_measure (const CjmLayout *layout, double width)
{
  const CjmMetrics *metrics = layout->metrics;

  return floor (MIN (width - metrics->inset - metrics->end_padding, metrics->max_measure));
}

static void
set_colors (const CjmLayout *layout, guint index)
{
  const CjmTheme *theme = layout->theme;
  CjmPhaseBox *box = &layout->phases[index];

  box->color = cjm_theme_find_phase_color (theme, box->phase->color, index, layout->n_phases);
  box->text_color = theme->shapes->is_outlined ? theme->inks[CJM_INK_TEXT]
                                               : cjm_theme_get_text_color_on (theme, box->color);
  box->ground = cjm_theme_get_ground (theme, box->color);
  box->mark_color = cjm_color_for_text (
      box->color, theme->shapes->tints_lanes ? box->ground : theme->inks[CJM_INK_PAPER]);
}

static void
create_phase (CjmLayout *layout, guint index, double x, double automatic)
{
  const CjmPhase *phase = cjm_map_get_phase (layout->map, index);
  CjmPhaseBox *box = &layout->phases[index];

  box->phase = cjm_record_ref (phase);
  box->x = x;
  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    {
      const CjmStep *step = cjm_sequence_get (phase->steps, i);
      double width = get_width (layout, step, automatic, layout->stretch);

      layout->columns[layout->n_columns++] = (CjmColumn){ x, width, index, step->record.id };
      layout->measure = MIN (layout->measure, get_measure (layout, width));
      x += width;
    }
  box->width = x - box->x;
  set_colors (layout, index);
}

static void
create_columns (CjmLayout *layout)
{
  guint n_columns = cjm_map_get_n_steps (layout->map);
  const CjmMetrics *metrics;
  double automatic, x;

  layout->density = n_columns >= FIRST_DENSE_COUNT ? CJM_DENSITY_DENSE : CJM_DENSITY_COMFORT;
  layout->metrics = metrics = layout->theme->metrics[layout->density];
  automatic = get_automatic_width (layout, n_columns);
  layout->label_x = metrics->side_margin;
  layout->label_width = metrics->label_width;
  layout->measure = metrics->max_measure;
  layout->columns = g_new0 (CjmColumn, n_columns);
  layout->n_phases = cjm_map_get_n_phases (layout->map);
  layout->phases = g_new0 (CjmPhaseBox, layout->n_phases);

  x = metrics->side_margin + metrics->label_width;
  for (guint i = 0; i < layout->n_phases; i++)
    {
      create_phase (layout, i, x, automatic);
      x += layout->phases[i].width;
    }
  if (n_columns == 0)
    x += automatic;
  layout->width = MAX (x + metrics->side_margin + metrics->tip_room - metrics->lane_gap,
                       MIN_SHEET_PART * metrics->natural_width);
}

/* The text edge of the column nearest to the persona's part of the sheet, so that masthead,
 * grid and footer share one set of edges. */
static double
find_persona_x (const CjmLayout *layout)
{
  const CjmMetrics *metrics = layout->metrics;
  double body = layout->width - 2 * metrics->side_margin;
  double ideal = metrics->side_margin + PERSONA_PART * body;
  double best = ideal;
  double distance = INFINITY;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      double x = layout->columns[i].x + metrics->inset;
      double part = (x - metrics->side_margin) / body;

      if (part >= PERSONA_PART_MIN && part <= PERSONA_PART_MAX && fabs (x - ideal) < distance)
        {
          best = x;
          distance = fabs (x - ideal);
        }
    }

  return best;
}

/* Rows */

static gboolean
has_same_columns (const CjmLayout *layout, const CjmLayout *previous)
{
  if (layout->n_columns != previous->n_columns)
    return FALSE;

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].step != previous->columns[i].step
        || layout->columns[i].phase != previous->columns[i].phase
        || layout->columns[i].width != previous->columns[i].width)
      return FALSE;

  return TRUE;
}

static const CjmRowBox *
find_row (const CjmLayout *layout, const CjmLane *lane, guint index)
{
  if (layout == NULL)
    return NULL;
  if (index < layout->n_rows && layout->rows[index].row->lane->record.id == lane->record.id)
    return layout->rows[index].row;

  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->rows[i].row->lane->record.id == lane->record.id)
      return layout->rows[i].row;

  return NULL;
}

/* Whether @old can stand as it is: it shows the same lane, and all else that it depends on is
 * the same too. */
static gboolean
can_take_over (const CjmLayout *layout,
               const CjmLayout *previous,
               const CjmRowBox *old,
               const CjmRowFrame *frame,
               const CjmLane *lane)
{
  if (old == NULL || old->lane != lane || old->frame != frame->note_frame
      || !has_same_columns (layout, previous))
    return FALSE;

  switch (old->kind->look)
    {
    case CJM_LOOK_TOUCHPOINTS:
      return layout->map->channels == previous->map->channels;
    case CJM_LOOK_EMOTION:
      return cjm_digest_has_same_moments (layout->digest, previous->digest);
    case CJM_LOOK_METRICS:
      return old->has_stages == frame->has_stages && layout->map->phases == previous->map->phases;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_ACTIONS:
    case CJM_LOOK_PICTURES: /* with the same columns, the narrowest is the same */
    case CJM_LOOK_LINE:
      break;
    }

  return TRUE;
}

static CjmRowBox *
create_row (const CjmLayout *layout,
            const CjmLayout *previous,
            const CjmRowFrame *frame,
            guint index)
{
  const CjmLane *lane = cjm_map_get_lane (layout->map, index);
  const CjmRowBox *old = find_row (previous, lane, index);

  if (can_take_over (layout, previous, old, frame, lane))
    return cjm_row_box_ref ((CjmRowBox *) old);

  /* A chip has the name of its channel in it. */
  if (previous != NULL && layout->map->channels != previous->map->channels)
    old = NULL;
  /* What lies on another frame is laid out anew. */
  if (old != NULL && old->frame != frame->note_frame)
    old = NULL;
  return cjm_row_box_new (frame, lane, old);
}

/* Groups stand under one another, so every second one is told apart by its notes. */
static gboolean
is_in_other_group (const CjmLayout *layout, const CjmLane *lane)
{
  CjmId before = 0;
  guint n_groups = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmLane *other = cjm_map_get_lane (layout->map, i);

      if (other->group != 0 && other->group != before)
        n_groups++;
      before = other->group;
      if (other == lane)
        break;
    }

  return lane->group != 0 && n_groups % 2 == 0;
}

static const CjmFrame *
find_note_frame (const CjmLayout *layout, const CjmLane *lane)
{
  const CjmLaneKind *kind = cjm_lane_kind_get (lane->kind);
  CjmFrameKind frame = CJM_FRAME_CARD;

  if (kind->is_thought)
    frame = CJM_FRAME_THOUGHT;
  else if (g_str_equal (kind->name, "obstacles"))
    frame = CJM_FRAME_OBSTACLE;
  else if (kind->look == CJM_LOOK_NOTES || kind->look == CJM_LOOK_LINE)
    frame = is_in_other_group (layout, lane) ? CJM_FRAME_OTHER : CJM_FRAME_NOTE;

  return &layout->theme->shapes->frames[frame];
}

static void
create_rows (CjmLayout *layout, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  CjmRowFrame frame
      = { .typesetter = layout->typesetter,
          .density = layout->density,
          .map = layout->map,
          .digest = layout->digest,
          .label_measure = layout->label_width - metrics->label_inset - 12,
          .measure = layout->measure,
          .end = layout->width - metrics->side_margin,
          .n_columns = layout->n_columns,
          .columns = layout->columns,
          .has_same_measure = previous != NULL && previous->measure == layout->measure,
          .has_same_phases = previous != NULL && previous->map->phases == layout->map->phases };
  gboolean had_stages = FALSE;

  layout->n_rows = cjm_map_get_n_lanes (layout->map);
  layout->rows = g_new0 (CjmPlacedRow, layout->n_rows);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmLane *lane = cjm_map_get_lane (layout->map, i);

      /* Objectives and audiences are the phases' own: the first row of metrics shows them. */
      frame.has_stages = !had_stages && cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_METRICS;
      had_stages = had_stages || frame.has_stages;
      frame.note_frame = find_note_frame (layout, lane);
      layout->rows[i].row = create_row (layout, previous, &frame, i);
    }
}

/* How high the rows of the group are that begins at row @index. */
static double
get_group_height (const CjmLayout *layout, guint index)
{
  CjmId group = layout->rows[index].row->lane->group;
  double height = 0;

  for (; index < layout->n_rows && layout->rows[index].row->lane->group == group; index++)
    height += layout->rows[index].row->height;

  return height;
}

/* What a name that is turned needs at both ends of its tab. */
#define TAB_END 10.0

/* A name that is longer than its tab stands above the group, as in a theme without tabs. */
static gboolean
turn_group_name (CjmLayout *layout, guint index, const char *name)
{
  const CjmMetrics *metrics = layout->metrics;
  CjmPlacedRow *placed = &layout->rows[index];
  CjmTextBox *box = &placed->group_name;

  if (!layout->theme->shapes->rotates_groups)
    return FALSE;

  box->block = cjm_layout_set_text (layout, CJM_TEXT_GROUP, name, CJM_UNWRAPPED);
  if (box->block->width + 2 * TAB_END <= get_group_height (layout, index))
    {
      box->rect = (CjmRect){ layout->label_x + (metrics->group_width - box->block->height) / 2, 0,
                             box->block->height, box->block->width };
      placed->is_group_upright = TRUE;
      return TRUE;
    }

  g_clear_pointer (&box->block, cjm_text_block_unref);
  return FALSE;
}

static void
set_group_name (CjmLayout *layout, guint index)
{
  const CjmMetrics *metrics = layout->metrics;
  CjmPlacedRow *placed = &layout->rows[index];
  CjmTextBox *box = &placed->group_name;
  g_autofree char *capitals = g_utf8_strup (placed->group->name, -1);
  double measure = layout->label_width - metrics->label_inset - 12;
  const char *name
      = *capitals != '\0' ? capitals : cjm_layout_get_word (layout, CJM_WORD_GROUP_HINT);

  box->target = (CjmTarget){ CJM_FIELD_GROUP_NAME, placed->group->record.id };
  box->is_hint = *capitals == '\0';
  if (turn_group_name (layout, index, name))
    return;

  box->block = cjm_layout_set_text (layout, CJM_TEXT_GROUP, name, measure);
  box->rect = (CjmRect){ layout->label_x + metrics->label_inset, 0, measure, box->block->height };
  placed->band = metrics->group_band + box->block->height - metrics->text[CJM_TEXT_GROUP].lead;
}

static void
set_group (CjmLayout *layout, guint index)
{
  CjmPlacedRow *placed = &layout->rows[index];
  CjmId group = placed->row->lane->group;
  CjmId before = index > 0 ? layout->rows[index - 1].row->lane->group : 0;
  CjmId after = index + 1 < layout->n_rows ? layout->rows[index + 1].row->lane->group : 0;

  placed->group = cjm_map_find_group (layout->map, group);
  placed->is_first = index == 0 || before != group;
  placed->is_last = index + 1 == layout->n_rows || after != group;

  if (placed->group != NULL && placed->is_first)
    set_group_name (layout, index);
}

/* In the middle of their tabs, which are as high as their groups. */
static void
centre_group_names (CjmLayout *layout)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      CjmPlacedRow *placed = &layout->rows[i];
      guint last = i;

      if (!placed->is_group_upright)
        continue;
      while (!layout->rows[last].is_last)
        last++;
      placed->group_name.rect.y = (placed->y + layout->rows[last].y + layout->rows[last].height
                                   - placed->group_name.rect.height)
                                  / 2;
    }
}

static double
place_rows (CjmLayout *layout, double y, double spare)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      CjmPlacedRow *placed = &layout->rows[i];

      placed->y = y;
      placed->height
          = placed->band + placed->row->height + (placed->row->is_stretchable ? spare : 0);
      placed->group_name.rect.y = y + layout->metrics->row_top - 4;
      y += placed->height;
    }
  centre_group_names (layout);

  return y;
}

/* The whole */

/* What is taken over must have been set in the same types. */
static gboolean
is_alike (const CjmLayout *layout, const CjmLayout *previous)
{
  return previous != NULL && previous->typesetter == layout->typesetter
         && previous->density == layout->density && previous->stretch == layout->stretch;
}

static guint
count_stretchable (const CjmLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    n += layout->rows[i].row->is_stretchable ? 1 : 0;
  return n;
}

/* A sheet that is flatter than its paper gives its rows some air. */
static void
share_spare (CjmLayout *layout, double rows_y)
{
  guint n = count_stretchable (layout);
  double spare;

  if (n == 0)
    return;

  spare
      = CLAMP ((layout->width / ISO_RATIO - layout->height) / n, 0, layout->metrics->row_max_spare);
  place_rows (layout, rows_y, spare);
  layout->spare = spare * n;
  cjm_layout_shift_footer (layout, layout->spare);
}

/* All but what the rows are given to spare. @rows_y is set to where the first one begins. */
static CjmLayout *
lay_out (const CjmMap *map,
         CjmTypesetter *typesetter,
         const CjmLayout *previous,
         double stretch,
         double *rows_y)
{
  CjmLayout *layout = g_new0 (CjmLayout, 1);
  double persona_x, rows_end;

  layout->references = 1;
  layout->stretch = stretch;
  layout->map = cjm_map_ref (map);
  layout->digest = cjm_digest_new (map);
  layout->typesetter = cjm_typesetter_ref (typesetter);
  layout->theme = cjm_typesetter_get_theme (typesetter);
  layout->is_rtl = cjm_typesetter_is_rtl (typesetter);
  create_columns (layout);
  if (!is_alike (layout, previous))
    previous = NULL;

  persona_x = find_persona_x (layout);
  *rows_y = cjm_layout_set_masthead (layout, persona_x, previous);
  *rows_y = cjm_layout_set_headers (layout, *rows_y + layout->metrics->masthead_bottom, previous);
  create_rows (layout, previous);
  for (guint i = 0; i < layout->n_rows; i++)
    set_group (layout, i);

  rows_end = place_rows (layout, *rows_y, 0);
  layout->height = cjm_layout_set_footer (layout, rows_end, persona_x, previous);

  return layout;
}

CjmLayout *
cjm_layout_new (const CjmMap *map, CjmTypesetter *typesetter, const CjmLayout *previous)
{
  double rows_y;
  CjmLayout *layout = lay_out (map, typesetter, previous, 1, &rows_y);

  share_spare (layout, rows_y);
  return layout;
}

/* No layout is given to take things over from: the typesetter has the texts of @layout at hand,
 * and only those that are of the same width will do. */
CjmLayout *
cjm_layout_new_stretched (const CjmLayout *layout, double stretch)
{
  double rows_y;

  return lay_out (layout->map, layout->typesetter, NULL, stretch, &rows_y);
}

double
cjm_layout_get_columns_width (const CjmLayout *layout)
{
  double width = 0;

  for (guint i = 0; i < layout->n_columns; i++)
    width += layout->columns[i].width;
  return width;
}

double
cjm_layout_get_least_width (const CjmLayout *layout)
{
  double automatic = get_automatic_width (layout, layout->n_columns), width = 0;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhase *phase = layout->phases[i].phase;

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        width += get_width (layout, cjm_sequence_get (phase->steps, j), automatic, 0);
    }
  return width;
}

double
cjm_layout_get_least_content (const CjmLayout *layout)
{
  return MIN_SHEET_PART * layout->metrics->natural_width - 2 * layout->metrics->side_margin;
}

/* Where no row can grow, the footer moves down to the end of the sheet all the same. */
void
cjm_layout_add_spare (CjmLayout *layout, double height)
{
  guint n = count_stretchable (layout);

  layout->spare += height;
  if (n > 0)
    place_rows (layout, layout->rows[0].y, layout->spare / n);
  cjm_layout_shift_footer (layout, height);
}

CjmRect
cjm_layout_get_content (const CjmLayout *layout)
{
  const CjmMetrics *metrics = layout->metrics;
  double top = metrics->masthead_rule_y > 0 ? metrics->masthead_rule_y : metrics->masthead_top;

  return (CjmRect){ metrics->side_margin, top, layout->width - 2 * metrics->side_margin,
                    layout->height - top - metrics->legend_bottom + 8 };
}

CjmLayout *
cjm_layout_ref (CjmLayout *layout)
{
  layout->references++;
  return layout;
}

void
cjm_layout_unref (CjmLayout *layout)
{
  if (--layout->references > 0)
    return;

  cjm_layout_clear_masthead (layout);
  cjm_layout_clear_headers (layout);
  cjm_layout_clear_footer (layout);
  for (guint i = 0; i < layout->n_phases; i++)
    cjm_record_unref (layout->phases[i].phase);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      cjm_row_box_unref (layout->rows[i].row);
      g_clear_pointer (&layout->rows[i].group_name.block, cjm_text_block_unref);
    }
  g_free (layout->columns);
  g_free (layout->phases);
  g_free (layout->rows);
  g_free (layout->digest);
  cjm_typesetter_unref (layout->typesetter);
  cjm_map_unref (layout->map);
  g_free (layout);
}

double
cjm_layout_get_header_end (const CjmLayout *layout, guint phase)
{
  const CjmMetrics *metrics = layout->metrics;
  const CjmPhaseBox *box = &layout->phases[phase];
  double end = box->x + box->width - metrics->chevron_gap;

  return phase + 1 == layout->n_phases
             ? MIN (end, cjm_layout_get_phase_end (layout, phase) - metrics->chevron_tip)
             : end;
}

double
cjm_layout_get_phase_end (const CjmLayout *layout, guint phase)
{
  const CjmMetrics *metrics = layout->metrics;
  const CjmPhaseBox *box = &layout->phases[phase];

  return box->x + box->width - metrics->lane_gap
         + (phase + 1 == layout->n_phases ? metrics->tip_room : 0);
}

double
cjm_layout_mirror (const CjmLayout *layout, double frame_width, double x, double width)
{
  return layout->is_rtl ? frame_width - x - width : x;
}

CjmRect
cjm_layout_place (const CjmLayout *layout, CjmRect rect)
{
  rect.x = cjm_layout_mirror (layout, layout->width, rect.x, rect.width);
  return rect;
}

double
cjm_placed_row_get_content_y (const CjmLayout *layout, const CjmPlacedRow *row)
{
  return row->band + layout->metrics->row_top;
}

/* Where notes are */

CjmRect
cjm_layout_get_cell (const CjmLayout *layout, guint row, guint column)
{
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmCellBox *cell = placed->row->cells[column];
  double y = cjm_placed_row_get_content_y (layout, placed);

  return (CjmRect){ layout->columns[cell->column].x, placed->y + y, cell->width,
                    placed->height - y };
}

CjmRect
cjm_layout_get_note (const CjmLayout *layout, guint row, guint column, const CjmNoteBox *note)
{
  CjmRect cell = cjm_layout_get_cell (layout, row, column);

  return cjm_layout_place (
      layout, (CjmRect){ cell.x + note->x, cell.y + note->y, note->width, note->height });
}

CjmRect
cjm_layout_get_note_text (const CjmLayout *layout, guint row, guint column, const CjmNoteBox *note)
{
  CjmRect cell = cjm_layout_get_cell (layout, row, column);

  return cjm_layout_place (layout, (CjmRect){ cell.x + note->x + note->text_x,
                                              cell.y + note->y + note->text_y, note->text->width,
                                              note->text->height });
}

void
cjm_layout_get_note_mark (const CjmLayout *layout,
                          guint row,
                          guint column,
                          const CjmNoteBox *note,
                          double *x,
                          double *y)
{
  CjmRect cell = cjm_layout_get_cell (layout, row, column);

  *x = cjm_layout_mirror (layout, layout->width, cell.x + note->x + note->mark_x, 0);
  *y = cell.y + note->y + note->mark_y;
}

double
cjm_layout_get_feeling_at (const CjmLayout *layout, guint row, double y)
{
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;

  g_return_val_if_fail (emotion != NULL, 0);

  y -= placed->y + cjm_placed_row_get_content_y (layout, placed);
  return (emotion->middle - y) / emotion->step;
}
