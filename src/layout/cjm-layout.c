#include "cjm-layout.h"

#include <math.h>

/* A sheet is laid out from top to bottom: columns, masthead, phase headers with their
 * descriptions, one row a lane, footer. Each function below fills its part of the layout and
 * returns the y where the next one begins. */

#define ISO_RATIO 1.41421356 /* of the sides of an A sheet */

/* Density changes from this many columns on. */
#define FIRST_DENSE_COUNT 9
#define MIN_DENSE_COLUMN 180.0

/* The persona stands on the edge of a column near this part of the body's width. */
#define PERSONA_PART 0.43
#define PERSONA_PART_MIN 0.3
#define PERSONA_PART_MAX 0.6

#define TITLE_MAX_LINES 2
#define SCENARIO_MEASURE 640.0

/* Phase names are set in the largest of these sizes at which all fit into two lines. */
static const double name_scales[] = { 1, 0.92, 0.85, 0.78, 0.72 };

static CjmTextBlock *
set_text (CjmLayout *layout, CjmTextRole role, const char *text, double width)
{
  return cjm_typesetter_set (layout->typesetter, layout->density, role, text, width, 1);
}

static CjmTextBlock *
set_word (CjmLayout *layout, CjmTextRole role, CjmWord word, double width)
{
  return set_text (layout, role,
                   cjm_words_get (cjm_typesetter_get_words (layout->typesetter), word), width);
}

/* @old (may be NULL) once more, where it has the same text on the same measure. */
static CjmTextBlock *
take_or_set (CjmLayout *layout,
             const CjmTextBlock *old,
             CjmTextRole role,
             const char *text,
             double width)
{
  if (old != NULL && old->role == role && old->width == floor (width)
      && g_str_equal (old->source, text))
    return cjm_text_block_ref ((CjmTextBlock *) old);

  return set_text (layout, role, text, width);
}

/* A text of the map, or its hint, on a measure that begins at @x, @y; @old (may be NULL) is the
 * same text in the layout before. */
static void
set_box (CjmLayout *layout,
         CjmTextBox *box,
         const CjmTextBox *old,
         CjmTextRole role,
         CjmTarget target,
         CjmWord hint,
         double x,
         double y,
         double width)
{
  const char *text = cjm_map_get_text (layout->map, target);

  box->target = target;
  box->is_hint = *text == '\0';
  if (box->is_hint)
    text = cjm_words_get (cjm_typesetter_get_words (layout->typesetter), hint);
  box->block = take_or_set (layout, old != NULL ? old->block : NULL, role, text, width);
  box->rect = (CjmRect){ x, y, box->block->width, box->block->height };
}

static double
rect_bottom (CjmRect rect)
{
  return rect.y + rect.height;
}

/* Columns */

static void
create_columns (CjmLayout *layout)
{
  guint n_columns = cjm_map_get_n_steps (layout->map);
  const CjmMetrics *metrics;
  double body, column, x;

  layout->density = n_columns >= FIRST_DENSE_COUNT ? CJM_DENSITY_DENSE : CJM_DENSITY_COMFORT;
  layout->metrics = metrics = &layout->theme->metrics[layout->density];
  layout->width = metrics->natural_width;
  body = layout->width - 2 * metrics->side_margin - metrics->label_width;
  column = (body - metrics->chevron_tip + metrics->chevron_gap) / MAX (n_columns, 1);
  if (layout->density == CJM_DENSITY_DENSE && column < MIN_DENSE_COLUMN)
    {
      column = metrics->wide_column;
      layout->width = 2 * metrics->side_margin + metrics->label_width + n_columns * column
                      + metrics->chevron_tip - metrics->chevron_gap;
    }

  layout->label_x = metrics->side_margin;
  layout->label_width = metrics->label_width;
  layout->measure
      = floor (MIN (column - metrics->inset - metrics->end_padding, metrics->max_measure));
  layout->columns = g_new0 (CjmColumn, n_columns);
  layout->n_phases = cjm_map_get_n_phases (layout->map);
  layout->phases = g_new0 (CjmPhaseBox, layout->n_phases);

  x = metrics->side_margin + metrics->label_width;
  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (layout->map, i);
      CjmPhaseBox *box = &layout->phases[i];

      box->phase = cjm_record_ref (phase);
      box->x = x;
      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          const CjmStep *step = cjm_sequence_get (phase->steps, j);

          layout->columns[layout->n_columns++] = (CjmColumn){ x, column, i, step->record.id };
          x += column;
        }
      box->width = x - box->x;
      box->color = phase->color == CJM_COLOR_AUTOMATIC
                       ? cjm_theme_get_phase_color (i, layout->n_phases)
                       : (guint32) phase->color;
      box->text_color = cjm_color_for_text_on (layout->theme, box->color);
      box->mark_color = cjm_color_for_text (box->color);
    }
}

/* Masthead */

#define OLD(member) (previous != NULL ? &previous->member : NULL)

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

static double
lay_out_title (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double x = metrics->side_margin;
  double measure = persona_x - x - 48;
  CjmTarget title = { CJM_FIELD_TITLE, 0 }, scenario = { CJM_FIELD_SCENARIO, 0 };

  layout->document_kind = set_word (layout, CJM_TEXT_OVERLINE, CJM_WORD_DOCUMENT_KIND, measure);
  layout->document_kind_rect
      = (CjmRect){ x, metrics->masthead_top - 3, measure, layout->document_kind->height };
  set_box (layout, &layout->title, OLD (title), CJM_TEXT_TITLE, title, CJM_WORD_TITLE_HINT, x,
           rect_bottom (layout->document_kind_rect) + 11, measure);
  if (cjm_text_block_get_n_lines (layout->title.block) > TITLE_MAX_LINES
      || !cjm_text_block_is_whole (layout->title.block))
    {
      cjm_text_block_unref (layout->title.block);
      set_box (layout, &layout->title, OLD (title), CJM_TEXT_TITLE_LONG, title, CJM_WORD_TITLE_HINT,
               x, layout->title.rect.y, measure);
    }
  set_box (layout, &layout->scenario, OLD (scenario), CJM_TEXT_SCENARIO, scenario,
           CJM_WORD_SCENARIO_HINT, x, rect_bottom (layout->title.rect) + 12,
           MIN (measure, SCENARIO_MEASURE));

  return rect_bottom (layout->scenario.rect);
}

static double
lay_out_persona (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double x = persona_x + metrics->photo_size + metrics->photo_gap;
  double measure = MIN (metrics->summary_width, layout->width - metrics->side_margin - x);
  CjmTarget profile = { CJM_FIELD_PROFILE, 0 }, name = { CJM_FIELD_PERSONA_NAME, 0 };
  CjmTarget summary = { CJM_FIELD_SUMMARY, 0 };

  layout->photo
      = (CjmRect){ persona_x, metrics->masthead_top, metrics->photo_size, metrics->photo_size };
  set_box (layout, &layout->profile, OLD (profile), CJM_TEXT_OVERLINE, profile,
           CJM_WORD_PROFILE_HINT, x, layout->document_kind_rect.y, measure);
  set_box (layout, &layout->persona_name, OLD (persona_name), CJM_TEXT_PERSONA_NAME, name,
           CJM_WORD_NAME_HINT, x, rect_bottom (layout->profile.rect) + 3, measure);
  set_box (layout, &layout->summary, OLD (summary), CJM_TEXT_SUMMARY, summary,
           CJM_WORD_SUMMARY_HINT, x, rect_bottom (layout->persona_name.rect) + 4, measure);

  return MAX (rect_bottom (layout->photo), rect_bottom (layout->summary.rect));
}

/* Phase headers */

static CjmTextBlock *
set_phase_name (CjmLayout *layout,
                guint index,
                double measure,
                double scale,
                const CjmLayout *previous)
{
  const CjmPhase *phase = layout->phases[index].phase;
  const char *text = phase->name;

  if (*text == '\0')
    text = cjm_words_get (cjm_typesetter_get_words (layout->typesetter), CJM_WORD_PHASE_HINT);

  if (previous != NULL && index < previous->n_phases)
    {
      CjmTextBlock *block = previous->phases[index].name.block;

      if (block->width == floor (measure) && block->scale == scale
          && g_str_equal (block->source, text))
        return cjm_text_block_ref (block);
    }

  return cjm_typesetter_set (layout->typesetter, layout->density, CJM_TEXT_PHASE_NAME, text,
                             measure, scale);
}

/* Sets all names at one size; FALSE where one of them does not fit at that size. */
static gboolean
set_phase_names (CjmLayout *layout, double scale, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double size = metrics->text[CJM_TEXT_PHASE_NAME].size * scale;
  gboolean is_two_lines_low = 2.3 * size < 0.82 * metrics->chevron_height;
  gboolean fits = TRUE;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      CjmPhaseBox *box = &layout->phases[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double x = box->x + metrics->inset;
      double measure;

      g_clear_pointer (&box->number, cjm_text_block_unref);
      g_clear_pointer (&box->name.block, cjm_text_block_unref);
      if (previous != NULL && i < previous->n_phases && previous->name_scale == scale)
        box->number = cjm_text_block_ref (previous->phases[i].number);
      else
        box->number = cjm_typesetter_set (layout->typesetter, layout->density,
                                          CJM_TEXT_PHASE_NUMBER, number, 3 * size, scale);
      box->number_rect = (CjmRect){ x, 0, 3 * size, box->number->height };
      x += box->number->ink_width + size / 2;
      measure = box->x + box->width - metrics->chevron_gap - 4 - x;
      box->name.block = set_phase_name (layout, i, measure, scale, previous);
      box->name.rect = (CjmRect){ x, 0, measure, box->name.block->height };
      box->name.target = (CjmTarget){ CJM_FIELD_PHASE_NAME, box->phase->record.id };
      box->name.is_hint = *box->phase->name == '\0';
      fits = fits && cjm_text_block_is_whole (box->name.block)
             && cjm_text_block_get_n_lines (box->name.block) <= (is_two_lines_low ? 2 : 1);
    }

  layout->name_scale = scale;
  return fits;
}

static double
lay_out_headers (CjmLayout *layout, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double height = metrics->chevron_height;
  double label_measure = layout->label_width - metrics->label_inset - 12;

  for (guint i = 0; i < G_N_ELEMENTS (name_scales); i++)
    if (set_phase_names (layout, name_scales[i], previous))
      break;

  for (guint i = 0; i < layout->n_phases; i++)
    height = MAX (height, layout->phases[i].name.block->height + 20);

  layout->header
      = (CjmRect){ layout->label_x, y, layout->width - 2 * metrics->side_margin, height };
  for (guint i = 0; i < layout->n_phases; i++)
    {
      CjmPhaseBox *box = &layout->phases[i];

      box->name.rect.y = y + (height - box->name.rect.height) / 2;
      box->number_rect.y = box->name.rect.y;
    }

  layout->phases_label = set_word (layout, CJM_TEXT_ROW_LABEL, CJM_WORD_PHASES, label_measure);
  layout->phases_label_rect = (CjmRect){ layout->label_x + metrics->label_inset,
                                         y + (height - layout->phases_label->height) / 2,
                                         label_measure, layout->phases_label->height };

  return y + height;
}

static double
lay_out_descriptions (CjmLayout *layout, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double first = y + metrics->row_top;
  double label_y
      = first + cjm_row_get_first_line (layout->theme, layout->density, CJM_TEXT_ROW_LABEL);
  double label_measure = layout->label_width - metrics->label_inset - 12;
  double bottom;

  layout->description_label
      = set_word (layout, CJM_TEXT_ROW_LABEL, CJM_WORD_DESCRIPTION, label_measure);
  layout->description_label_rect = (CjmRect){ layout->label_x + metrics->label_inset, label_y,
                                              label_measure, layout->description_label->height };
  bottom = rect_bottom (layout->description_label_rect);

  for (guint i = 0; i < layout->n_phases; i++)
    {
      CjmPhaseBox *box = &layout->phases[i];
      double measure
          = MIN (box->width - metrics->inset - metrics->end_padding, metrics->max_measure);
      gboolean is_empty = *box->phase->description == '\0';
      CjmTextRole role = is_empty ? CJM_TEXT_PROMPT : CJM_TEXT_DESCRIPTION;
      double text_y = first + cjm_row_get_first_line (layout->theme, layout->density, role);

      box->is_asking = is_empty && (i == 0 || *layout->phases[i - 1].phase->description != '\0');
      set_box (layout, &box->description,
               previous != NULL && i < previous->n_phases ? &previous->phases[i].description : NULL,
               role, (CjmTarget){ CJM_FIELD_PHASE_DESCRIPTION, box->phase->record.id },
               CJM_WORD_DESCRIPTION_HINT, box->x + metrics->inset, text_y, measure);
      bottom = MAX (bottom, rect_bottom (box->description.rect));
    }

  bottom = MAX (bottom + metrics->row_bottom, y + metrics->row_min_height);
  layout->descriptions = (CjmRect){ layout->header.x, y, layout->header.width, bottom - y };
  return bottom;
}

/* Rows */

static gboolean
has_same_columns (const CjmLayout *layout, const CjmLayout *previous)
{
  if (layout->n_columns != previous->n_columns)
    return FALSE;

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].step != previous->columns[i].step)
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

static void
create_rows (CjmLayout *layout, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  g_autofree CjmId *steps = g_new (CjmId, layout->n_columns);
  CjmRowFrame frame = { .typesetter = layout->typesetter,
                        .density = layout->density,
                        .label_measure = layout->label_width - metrics->label_inset - 12,
                        .measure = layout->measure,
                        .n_columns = layout->n_columns,
                        .steps = steps };
  gboolean same_columns = previous != NULL && has_same_columns (layout, previous);

  for (guint i = 0; i < layout->n_columns; i++)
    steps[i] = layout->columns[i].step;

  layout->n_rows = cjm_map_get_n_lanes (layout->map);
  layout->rows = g_new0 (CjmPlacedRow, layout->n_rows);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmLane *lane = cjm_map_get_lane (layout->map, i);
      const CjmRowBox *old = find_row (previous, lane, i);

      if (old != NULL && same_columns && old->lane == lane)
        layout->rows[i].row = cjm_row_box_ref ((CjmRowBox *) old);
      else
        layout->rows[i].row = cjm_row_box_new (&frame, lane, old);
    }
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
    {
      const CjmMetrics *metrics = layout->metrics;
      CjmTextBox *box = &placed->group_name;
      g_autofree char *capitals = g_utf8_strup (placed->group->name, -1);
      double measure = layout->label_width - metrics->label_inset - 12;

      box->target = (CjmTarget){ CJM_FIELD_GROUP_NAME, group };
      box->is_hint = *capitals == '\0';
      box->block = box->is_hint ? set_word (layout, CJM_TEXT_GROUP, CJM_WORD_GROUP_HINT, measure)
                                : set_text (layout, CJM_TEXT_GROUP, capitals, measure);
      box->rect
          = (CjmRect){ layout->label_x + metrics->label_inset, 0, measure, box->block->height };
      placed->band = metrics->group_band + box->block->height - metrics->text[CJM_TEXT_GROUP].lead;
    }
}

static double
place_rows (CjmLayout *layout, double y, double spare)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      CjmPlacedRow *placed = &layout->rows[i];

      placed->y = y;
      placed->height = placed->band + placed->row->height + spare;
      placed->group_name.rect.y = y + layout->metrics->row_top - 4;
      y += placed->height;
    }

  return y;
}

/* Footer */

static double
lay_out_quote (CjmLayout *layout,
               CjmTextBox *box,
               const CjmTextBox *old,
               CjmTextBlock **label,
               CjmRect *label_rect,
               CjmRect *icon,
               CjmWord label_word,
               CjmWord hint,
               CjmField field,
               double x,
               double width)
{
  const double icon_size = 20, icon_gap = 9;
  double y = layout->footer_y + layout->metrics->footer_top;

  *label = set_word (layout, CJM_TEXT_FOOTER_LABEL, label_word, width - icon_size - icon_gap);
  *label_rect = (CjmRect){ x + icon_size + icon_gap, y, (*label)->width, (*label)->height };
  *icon = (CjmRect){ x, y + ((*label)->height - icon_size) / 2, icon_size, icon_size };
  set_box (layout, box, old, CJM_TEXT_FOOTER, (CjmTarget){ field, 0 }, hint, x,
           rect_bottom (*label_rect) + 11, width);

  return rect_bottom (box->rect);
}

static double
lay_out_legend (CjmLayout *layout, double y)
{
  static const CjmWord words[CJM_N_EVIDENCES]
      = { CJM_WORD_ASSUMED, CJM_WORD_INFERRED, CJM_WORD_DATA };
  const double gap = 18, mark = 18, measure = 400;
  double x = layout->metrics->side_margin;

  layout->legend_y = y;
  y += 18;
  layout->legend_head = set_word (layout, CJM_TEXT_LEGEND_HEAD, CJM_WORD_EVIDENCE, measure);
  layout->legend_head_rect = (CjmRect){ x, y, measure, layout->legend_head->height };
  x += layout->legend_head->ink_width + gap;
  for (guint i = 0; i < CJM_N_EVIDENCES; i++)
    {
      layout->legend[i] = set_word (layout, CJM_TEXT_LEGEND, words[i], measure);
      layout->legend_rects[i] = (CjmRect){ x + mark, y, measure, layout->legend[i]->height };
      x += mark + layout->legend[i]->ink_width + gap;
    }

  return y + layout->legend_head->height;
}

static double
lay_out_footer (CjmLayout *layout, double y, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double right = layout->width - metrics->side_margin;
  double bottom, insight_bottom;

  layout->footer_y = y;
  layout->footer_split = persona_x - metrics->inset - metrics->chevron_gap / 2;
  bottom = lay_out_quote (layout, &layout->barrier, OLD (barrier), &layout->barrier_label,
                          &layout->barrier_label_rect, &layout->barrier_icon, CJM_WORD_BARRIER,
                          CJM_WORD_BARRIER_HINT, CJM_FIELD_BARRIER, metrics->side_margin,
                          layout->footer_split - metrics->side_margin - 40);
  insight_bottom
      = lay_out_quote (layout, &layout->insight, OLD (insight), &layout->insight_label,
                       &layout->insight_label_rect, &layout->insight_icon, CJM_WORD_INSIGHT,
                       CJM_WORD_INSIGHT_HINT, CJM_FIELD_INSIGHT, persona_x, right - persona_x);

  return lay_out_legend (layout, MAX (bottom, insight_bottom) + metrics->footer_bottom)
         + metrics->legend_bottom - 8;
}

/* Everything below the rows moves down with them. */
static void
shift_footer (CjmLayout *layout, double by)
{
  CjmRect *rects[]
      = { &layout->barrier_icon,       &layout->barrier_label_rect, &layout->insight_icon,
          &layout->insight_label_rect, &layout->barrier.rect,       &layout->insight.rect,
          &layout->legend_head_rect,   &layout->legend_rects[0],    &layout->legend_rects[1],
          &layout->legend_rects[2] };

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    rects[i]->y += by;
  layout->footer_y += by;
  layout->legend_y += by;
  layout->height += by;
}

/* The whole */

/* What is taken over must have been set in the same types on the same measures. */
static gboolean
is_alike (const CjmLayout *layout, const CjmLayout *previous)
{
  return previous != NULL && previous->typesetter == layout->typesetter
         && previous->density == layout->density && previous->measure == layout->measure;
}

CjmLayout *
cjm_layout_new (const CjmMap *map, CjmTypesetter *typesetter, const CjmLayout *previous)
{
  CjmLayout *layout = g_new0 (CjmLayout, 1);
  double y, persona_x, persona_bottom, rows_y, rows_end, spare = 0;

  layout->references = 1;
  layout->map = cjm_map_ref (map);
  layout->typesetter = cjm_typesetter_ref (typesetter);
  layout->theme = cjm_typesetter_get_theme (typesetter);
  layout->is_rtl = cjm_typesetter_is_rtl (typesetter);
  create_columns (layout);
  if (!is_alike (layout, previous))
    previous = NULL;

  persona_x = find_persona_x (layout);
  y = lay_out_title (layout, persona_x, previous);
  persona_bottom = lay_out_persona (layout, persona_x, previous);
  y = MAX (y, persona_bottom) + layout->metrics->masthead_bottom;
  y = lay_out_headers (layout, y, previous);
  rows_y = lay_out_descriptions (layout, y, previous);
  create_rows (layout, previous);
  for (guint i = 0; i < layout->n_rows; i++)
    set_group (layout, i);

  /* A sheet that is flatter than its paper gives its rows some air. */
  rows_end = place_rows (layout, rows_y, 0);
  layout->height = lay_out_footer (layout, rows_end, persona_x, previous);
  if (layout->n_rows > 0)
    spare = CLAMP ((layout->width / ISO_RATIO - layout->height) / layout->n_rows, 0,
                   layout->metrics->row_max_spare);
  place_rows (layout, rows_y, spare);
  shift_footer (layout, spare * layout->n_rows);

  return layout;
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
  CjmTextBlock *blocks[]
      = { layout->document_kind, layout->title.block,        layout->scenario.block,
          layout->profile.block, layout->persona_name.block, layout->summary.block,
          layout->phases_label,  layout->description_label,  layout->barrier_label,
          layout->insight_label, layout->barrier.block,      layout->insight.block,
          layout->legend_head,   layout->legend[0],          layout->legend[1],
          layout->legend[2] };

  if (--layout->references > 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    cjm_text_block_unref (blocks[i]);
  for (guint i = 0; i < layout->n_phases; i++)
    {
      cjm_text_block_unref (layout->phases[i].number);
      cjm_text_block_unref (layout->phases[i].name.block);
      cjm_text_block_unref (layout->phases[i].description.block);
      cjm_record_unref (layout->phases[i].phase);
    }
  for (guint i = 0; i < layout->n_rows; i++)
    {
      cjm_row_box_unref (layout->rows[i].row);
      g_clear_pointer (&layout->rows[i].group_name.block, cjm_text_block_unref);
    }
  g_free (layout->columns);
  g_free (layout->phases);
  g_free (layout->rows);
  cjm_typesetter_unref (layout->typesetter);
  cjm_map_unref (layout->map);
  g_free (layout);
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
