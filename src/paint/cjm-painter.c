#include "cjm-painter-private.h"

/* Rows, and the sheet as a whole. */

#define BRACKET_GAP 6.0     /* between the brackets of two groups */
#define BRACKET_OVERLAP 1.0 /* of the pieces of one, so that no seam shows */
#define LINE_WEIGHT 1.25
#define LABEL_RULE_REACH 8.0

/* The lines of a service blueprint, told apart by their dashes. */
static const struct
{
  const char *kind;
  double dash[5];
} blueprint_lines[] = {
  { "line-of-interaction", { 10, 5, 0 } },
  { "line-of-visibility", { 2, 4, 0 } },
  { "line-of-internal-interaction", { 12, 4, 2, 4, 0 } },
};

static void
begin_group (const CjmPainter *painter,
             CjmGroupRole role,
             CjmId id,
             const char *name,
             double x,
             double y)
{
  CjmGroupInfo info = { .role = role, .id = id, .name = name, .x = x, .y = y };

  painter->device->class->begin_group (painter->device, &info);
}

static void
end_group (const CjmPainter *painter)
{
  painter->device->class->end_group (painter->device);
}

/* Rows */

static void
draw_blueprint_line (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmRowBox *box = placed->row;
  const double *dash = blueprint_lines[0].dash;
  double height = box->has_question_hint ? box->name->height
                                         : box->question_y + box->question->height - box->name_y;
  double y = cjm_placed_row_get_content_y (layout, placed) + box->name_y + height / 2;
  double start = layout->label_x + layout->label_width;
  CjmPath path;

  for (guint i = 0; i < G_N_ELEMENTS (blueprint_lines); i++)
    if (g_str_equal (box->kind->name, blueprint_lines[i].kind))
      dash = blueprint_lines[i].dash;

  cjm_path_init (&path);
  cjm_path_add_line (
      &path, cjm_painter_mirror (painter, layout->width, start, 0), y,
      cjm_painter_mirror (painter, layout->width, layout->width - layout->metrics->side_margin, 0),
      y);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), LINE_WEIGHT,
                      dash);
}

/* Across the sheet; or in two pieces where the label has a rule of its own. */
static void
draw_top_rule (const CjmPainter *painter, gboolean is_section)
{
  const CjmLayout *layout = painter->layout;
  const CjmMetrics *metrics = layout->metrics;
  const CjmShapes *shapes = layout->theme->shapes;
  const CjmRule *rule = is_section ? &shapes->section_rule : &shapes->row_rule;
  double split = layout->label_x + layout->label_width;
  double label = layout->label_x + metrics->label_inset - metrics->swatch - LABEL_RULE_REACH;

  if (shapes->label_rule.width == 0)
    {
      cjm_painter_draw_sheet_rule (painter, 0, rule);
      return;
    }

  cjm_painter_draw_rule (painter, cjm_painter_mirror (painter, layout->width, label, 0), 0,
                         cjm_painter_mirror (painter, layout->width, split - LABEL_RULE_REACH, 0),
                         0, &shapes->label_rule);
  cjm_painter_draw_rule (
      painter, cjm_painter_mirror (painter, layout->width, split, 0), 0,
      cjm_painter_mirror (painter, layout->width, layout->width - metrics->side_margin, 0), 0,
      rule);
}

/* The rule at the top of a row says what ends there: a section, or only a row. What a row has of
 * its own behind its notes lies under that. */
static void
draw_row_ground (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  gboolean is_section = placed->is_first && (row > 0 || placed->group != NULL);
  double top = placed->is_first ? CJM_DIVIDER_GAP : 0;
  double bottom = placed->height - (placed->is_last ? CJM_DIVIDER_GAP : 0);

  if (layout->theme->shapes->tints_lanes)
    cjm_painter_draw_ground (painter, -CJM_GROUND_OVERLAP,
                             placed->height + CJM_GROUND_OVERLAP
                                 + (row + 1 == layout->n_rows ? layout->metrics->lane_end : 0),
                             row + 1 == layout->n_rows);
  if (placed->row->emotion != NULL)
    {
      begin_group (painter, CJM_GROUP_CURVES, 0, NULL, 0, 0);
      cjm_painter_draw_emotion (painter, row);
      end_group (painter);
    }
  draw_top_rule (painter, is_section);
  if (placed->row->kind->look == CJM_LOOK_LINE)
    draw_blueprint_line (painter, row);
  else if (placed->row->emotion == NULL)
    cjm_painter_draw_dividers (painter, top, bottom, placed->row->lane->is_by_phase);
}

void
cjm_paint_row_rules (const CjmPainter *painter, guint row)
{
  draw_row_ground (painter, row);
  if (painter->layout->rows[row].row->emotion != NULL)
    cjm_painter_draw_flags (painter, row);
  for (guint i = 0; i < painter->layout->rows[row].row->n_stages; i++)
    cjm_painter_draw_stage (painter, row, i);
}

/* A piece of the bracket or tab of a group, @height high; its ends may be rounded. */
static void
draw_bracket (const CjmPainter *painter, double y, double height, gboolean begins, gboolean ends)
{
  const CjmLayout *layout = painter->layout;
  const CjmShapes *shapes = layout->theme->shapes;
  double width = layout->metrics->group_width, radius = shapes->group_radius;
  CjmRect rect = { cjm_painter_mirror (painter, layout->width, layout->label_x, width), y, width,
                   height - (ends ? BRACKET_GAP : 0) };
  CjmPath path;

  cjm_path_init (&path);
  if (radius > 0 && (begins || ends))
    cjm_path_add_rounded_ends (&path, rect, begins ? radius : 0, ends ? radius : 0);
  else
    cjm_path_add_rectangle (&path, rect);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, shapes->group_ink), 1);
}

static void
draw_row_bracket (const CjmPainter *painter, guint row)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  double start = placed->is_first ? 0 : -BRACKET_OVERLAP;

  if (placed->group != NULL)
    draw_bracket (painter, start, placed->height - start, placed->is_first, placed->is_last);
}

/* All of it, in the first row: the name of the group can stand anywhere on it. */
static void
draw_group_bracket (const CjmPainter *painter, guint row)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row], *last = placed;

  if (placed->group == NULL || !placed->is_first)
    return;

  while (!last->is_last)
    last++;
  draw_bracket (painter, 0, last->y + last->height - placed->y, TRUE, TRUE);
}

static void
draw_row_swatch (const CjmPainter *painter, guint row)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];

  cjm_painter_draw_swatch (painter, placed->row,
                           cjm_placed_row_get_content_y (painter->layout, placed)
                               + placed->row->name_y + placed->row->name->style->lead / 2);
}

void
cjm_paint_row_bracket (const CjmPainter *painter, guint row)
{
  draw_row_bracket (painter, row);
  draw_row_swatch (painter, row);
  if (painter->layout->rows[row].row->emotion != NULL)
    cjm_painter_draw_axis (painter, row);
}

static void
draw_label_part (const CjmPainter *painter, const CjmTextBlock *block, double y, gboolean is_hint)
{
  const CjmLayout *layout = painter->layout;

  if (is_hint && !painter->shows_hints)
    return;

  cjm_painter_draw_text (
      painter, block, layout->width, layout->label_x + layout->metrics->label_inset, y,
      cjm_painter_get_ink (painter, is_hint ? CJM_INK_TERTIARY : block->style->ink));
}

/* The name of a group that is turned into its tab. */
static void
draw_upright_name (const CjmPainter *painter, const CjmPlacedRow *placed)
{
  const CjmTextBox *name = &placed->group_name;
  CjmRect rect = cjm_layout_place (painter->layout, name->rect);
  gboolean is_rtl = painter->layout->is_rtl;
  CjmGroupInfo info = { .role = CJM_GROUP_TURNED,
                        .x = is_rtl ? rect.x + rect.width : rect.x,
                        .y = rect.y - placed->y + (is_rtl ? 0 : rect.height),
                        .quarter_turns = is_rtl ? 1 : -1 };

  if (name->is_hint && !painter->shows_hints)
    return;

  painter->device->class->begin_group (painter->device, &info);
  painter->device->class->text (painter->device, name->block, 0, 0,
                                cjm_painter_get_ink (painter, name->block->style->ink));
  painter->device->class->end_group (painter->device);
}

void
cjm_paint_row_label (const CjmPainter *painter, guint row, CjmLabelParts parts)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  const CjmRowBox *box = placed->row;
  double y = cjm_placed_row_get_content_y (painter->layout, placed);

  if ((parts & CJM_LABEL_GROUP) != 0 && placed->is_group_upright)
    draw_upright_name (painter, placed);
  else if ((parts & CJM_LABEL_GROUP) != 0 && placed->group_name.block != NULL)
    draw_label_part (painter, placed->group_name.block, placed->group_name.rect.y - placed->y,
                     placed->group_name.is_hint);
  if ((parts & CJM_LABEL_NAME) != 0)
    draw_label_part (painter, box->name, y + box->name_y, box->has_name_hint);
  if ((parts & CJM_LABEL_QUESTION) != 0)
    draw_label_part (painter, box->question, y + box->question_y, box->has_question_hint);
}

/* The sheet, in reading order */

static void
paint_masthead_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_MASTHEAD, 0, NULL, 0, 0);
  cjm_painter_draw_head (painter);
  cjm_paint_text_box (painter, &layout->title);
  cjm_paint_text_box (painter, &layout->scenario);
  cjm_paint_photo (painter);
  cjm_paint_text_box (painter, &layout->profile);
  cjm_paint_text_box (painter, &layout->persona_name);
  cjm_paint_text_box (painter, &layout->summary);
  for (guint i = 0; i < layout->n_metas; i++)
    {
      cjm_painter_draw_meta (painter, i);
      if (layout->metas[i].is_field)
        cjm_paint_meta (painter, i);
    }
  end_group (painter);
}

/* The name goes with the header alone. */
static void
begin_phase_group (const CjmPainter *painter, CjmGroupRole role, guint index)
{
  const CjmPhase *phase = painter->layout->phases[index].phase;

  begin_group (painter, role, phase->record.id, role == CJM_GROUP_PHASE ? phase->name : NULL, 0, 0);
}

static void
paint_phase_group (const CjmPainter *painter, guint index)
{
  begin_phase_group (painter, CJM_GROUP_PHASE, index);
  cjm_paint_phase (painter, index);
  end_group (painter);
}

static void
paint_description_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_DESCRIPTIONS, 0, NULL, 0, 0);
  cjm_paint_description_rules (painter);
  begin_group (painter, CJM_GROUP_LABEL, 0, NULL, 0, 0);
  cjm_paint_description_label (painter);
  end_group (painter);
  for (guint i = 0; i < layout->n_phases; i++)
    {
      begin_phase_group (painter, CJM_GROUP_DESCRIPTION, i);
      cjm_paint_description (painter, i,
                             layout->phases[i].is_asking ? CJM_PROMPT_ASKING : CJM_PROMPT_QUIET);
      end_group (painter);
    }
  end_group (painter);
}

static void
paint_step_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  if (layout->steps.height == 0)
    return;

  begin_group (painter, CJM_GROUP_STEPS, 0, NULL, 0, 0);
  cjm_paint_step_rules (painter);
  begin_group (painter, CJM_GROUP_LABEL, 0, NULL, 0, 0);
  cjm_paint_steps_label (painter);
  end_group (painter);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmTextBox *name = &layout->step_boxes[i].name;

      begin_group (painter, CJM_GROUP_STEP, layout->columns[i].step,
                   name->block != NULL && !name->is_hint ? name->block->source : NULL, 0, 0);
      cjm_paint_step_number (painter, i);
      cjm_paint_step_name (painter, i);
      end_group (painter);
    }
  end_group (painter);
}

static void
paint_phase_groups (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  gboolean has_steps_first = layout->steps.y < layout->descriptions.y;

  begin_group (painter, CJM_GROUP_PHASES, 0, NULL, 0, 0);
  begin_group (painter, CJM_GROUP_LABEL, 0, NULL, 0, 0);
  cjm_paint_phases_label (painter);
  end_group (painter);
  for (guint i = 0; i < layout->n_phases; i++)
    paint_phase_group (painter, i);
  end_group (painter);

  if (has_steps_first)
    paint_step_group (painter);
  paint_description_group (painter);
  if (!has_steps_first)
    paint_step_group (painter);
}

/* A chip's label comes before its message, a metric's name before its figures. */
static guint
count_words_before (const CjmNoteBox *note)
{
  return note->look == CJM_LOOK_TOUCHPOINTS ? note->n_words : 0;
}

static void
paint_note (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note)
{
  guint before = count_words_before (note);

  begin_group (painter, CJM_GROUP_NOTE, note->note->record.id, NULL, 0, note->y);
  cjm_painter_draw_note_shapes (painter, row, column, note);
  cjm_painter_draw_note_words (painter, row, column, note, 0, before);
  cjm_paint_note_text (painter, row, column, note);
  cjm_painter_draw_note_words (painter, row, column, note, before, note->n_words);
  end_group (painter);
}

static gboolean
has_prompt (const CjmPainter *painter, const CjmRowBox *row, const CjmCellBox *cell)
{
  return cell->n_notes == 0 && painter->shows_hints && cjm_row_box_has_cells (row);
}

static void
paint_cell (const CjmPainter *painter, guint row, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmCellBox *cell = placed->row->cells[column];
  double x = cjm_painter_mirror (painter, layout->width, layout->columns[column].x, cell->width);
  gboolean has_objective
      = cell->objective.block != NULL && (!cell->objective.is_hint || painter->shows_hints);

  if (cell->n_notes == 0 && !has_objective && !has_prompt (painter, placed->row, cell))
    return;

  begin_group (painter, CJM_GROUP_CELL, cell->step,
               cjm_painter_get_phase_of_column (layout, column)->phase->name, x,
               cjm_placed_row_get_content_y (layout, placed));
  if (has_objective)
    cjm_paint_objective (painter, row, column,
                         cell->is_objective_asking ? CJM_PROMPT_ASKING : CJM_PROMPT_QUIET);
  if (has_prompt (painter, placed->row, cell))
    cjm_paint_prompt (painter, row, column, cell->is_asking ? CJM_PROMPT_ASKING : CJM_PROMPT_QUIET);
  for (guint i = 0; i < cell->n_notes; i++)
    paint_note (painter, row, column, &cell->notes[i]);
  end_group (painter);
}

/* With the key of the curves and their axis. */
static void
paint_label_group (const CjmPainter *painter, guint row)
{
  const CjmEmotionBox *emotion = painter->layout->rows[row].row->emotion;

  begin_group (painter, CJM_GROUP_LABEL, 0, NULL, 0, 0);
  draw_row_swatch (painter, row);
  cjm_paint_row_label (painter, row, CJM_LABEL_GROUP | CJM_LABEL_NAME | CJM_LABEL_QUESTION);
  if (emotion != NULL)
    {
      for (guint i = 0; i < emotion->n_curves; i++)
        cjm_paint_curve_name (painter, row, i);
      cjm_painter_draw_axis (painter, row);
    }
  end_group (painter);
}

static void
paint_stage_groups (const CjmPainter *painter, guint row)
{
  const CjmRowBox *box = painter->layout->rows[row].row;

  for (guint i = 0; i < box->n_stages; i++)
    {
      begin_phase_group (painter, CJM_GROUP_STAGE, box->stages[i].phase);
      cjm_painter_draw_stage (painter, row, i);
      end_group (painter);
    }
}

static void
paint_row (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];

  begin_group (painter, CJM_GROUP_LANE, placed->row->lane->record.id, placed->row->lane->name, 0,
               placed->y);
  draw_row_ground (painter, row);
  draw_group_bracket (painter, row);
  paint_label_group (painter, row);
  if (placed->row->emotion != NULL)
    cjm_painter_draw_flags (painter, row);
  for (guint i = 0; i < layout->n_columns; i++)
    if (cjm_row_box_begins_cell (placed->row, i))
      paint_cell (painter, row, i);
  paint_stage_groups (painter, row);
  end_group (painter);
}

static void
paint_footer_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_FOOTER, 0, NULL, 0, 0);
  cjm_paint_footer (painter);
  cjm_painter_draw_quote_label (painter, CJM_FIELD_BARRIER);
  cjm_paint_text_box (painter, &layout->barrier);
  cjm_painter_draw_quote_label (painter, CJM_FIELD_INSIGHT);
  cjm_paint_text_box (painter, &layout->insight);
  cjm_painter_draw_legend (painter);
  end_group (painter);
}

guint
cjm_painter_get_n_parts (const CjmLayout *layout)
{
  return CJM_PAINTER_FIRST_ROW + layout->n_rows + 1;
}

void
cjm_paint_part (const CjmPainter *painter, guint part)
{
  const CjmLayout *layout = painter->layout;

  g_return_if_fail (part < cjm_painter_get_n_parts (layout));

  if (part == CJM_PAINTER_MASTHEAD)
    paint_masthead_group (painter);
  else if (part == CJM_PAINTER_PHASES)
    paint_phase_groups (painter);
  else if (part < layout->n_rows + CJM_PAINTER_FIRST_ROW)
    paint_row (painter, part - CJM_PAINTER_FIRST_ROW);
  else
    paint_footer_group (painter);
}

void
cjm_paint_paper (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  CjmPath paper;

  cjm_path_init (&paper);
  cjm_path_add_rectangle (&paper, (CjmRect){ 0, 0, layout->width, layout->height });
  cjm_painter_fill (painter, &paper, cjm_painter_get_ink (painter, CJM_INK_PAPER), 1);
}

void
cjm_paint_sheet (const CjmPainter *painter)
{
  begin_group (painter, CJM_GROUP_SHEET, 0, painter->layout->map->title, 0, 0);
  if (!painter->lacks_paper)
    cjm_paint_paper (painter);
  for (guint i = 0; i < cjm_painter_get_n_parts (painter->layout); i++)
    cjm_paint_part (painter, i);
  end_group (painter);
}

void
cjm_paint_headers (const CjmPainter *painter, guint first, guint n_phases)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_SHEET, 0, layout->map->title, 0, 0);
  begin_group (painter, CJM_GROUP_PHASES, 0, NULL, 0, 0);
  for (guint i = first; i < MIN (first + n_phases, layout->n_phases); i++)
    paint_phase_group (painter, i);
  end_group (painter);
  end_group (painter);
}
