#include "cjm-painter.h"

/* Weights of lines, in points. Three weights of rule are three levels: sheet, section, row. */
#define RULE_SHEET 3.0
#define RULE_SECTION 1.25
#define RULE_ROW 0.75
#define BRACKET 4.0
#define BRACKET_GAP 6.0 /* between the brackets of two groups */
#define MARK_STROKE 1.25

/* Dividers stop short of the ends of a section. */
#define DIVIDER_GAP 10.0

#define PHOTO_TINT 0.13
#define PLUS_ARM 3.5

static const double step_dash[] = { 1, 4, 0 };
static const double photo_dash[] = { 3, 4, 0 };

static guint32
get_ink (const CjmPainter *painter, CjmInk ink)
{
  return painter->layout->theme->inks[ink];
}

static double
mirror (const CjmPainter *painter, double frame_width, double x, double width)
{
  return cjm_layout_mirror (painter->layout, frame_width, x, width);
}

static void
fill (const CjmPainter *painter, const CjmPath *path, guint32 color, double alpha)
{
  painter->device->class->fill (painter->device, path, color, alpha);
}

static void
stroke (const CjmPainter *painter,
        const CjmPath *path,
        guint32 color,
        double width,
        const double *dash)
{
  CjmStroke style = { .color = color, .width = width, .dash = dash };

  painter->device->class->stroke (painter->device, path, &style);
}

static void
draw_line (const CjmPainter *painter,
           double x1,
           double y1,
           double x2,
           double y2,
           CjmInk ink,
           double width)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x1, y1, x2, y2);
  stroke (painter, &path, get_ink (painter, ink), width, NULL);
}

static void
draw_text (const CjmPainter *painter,
           const CjmTextBlock *block,
           double frame_width,
           double x,
           double y,
           guint32 color)
{
  painter->device->class->text (painter->device, block,
                                mirror (painter, frame_width, x, block->width), y, color);
}

/* A fixed word of the sheet at its place on the page. */
static void
draw_word (const CjmPainter *painter, const CjmTextBlock *block, CjmRect rect)
{
  draw_text (painter, block, painter->layout->width, rect.x, rect.y,
             get_ink (painter, block->style->ink));
}

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

void
cjm_paint_text_box (const CjmPainter *painter, const CjmTextBox *box)
{
  CjmInk ink = box->is_hint ? CJM_INK_TERTIARY : box->block->style->ink;

  if (box->is_hint && !painter->shows_hints)
    return;

  draw_text (painter, box->block, painter->layout->width, box->rect.x, box->rect.y,
             get_ink (painter, ink));
}

/* Masthead */

/* A rule across the sheet between its margins. */
static void
draw_sheet_rule (const CjmPainter *painter, double y, CjmInk ink, double width)
{
  double margin = painter->layout->metrics->side_margin;

  draw_line (painter, margin, y, painter->layout->width - margin, y, ink, width);
}

void
cjm_paint_masthead (const CjmPainter *painter)
{
  draw_sheet_rule (painter, painter->layout->metrics->masthead_rule_y, CJM_INK_TEXT, RULE_SHEET);
  draw_word (painter, painter->layout->document_kind, painter->layout->document_kind_rect);
}

static gboolean
has_persona (const CjmLayout *layout)
{
  return !layout->profile.is_hint || !layout->persona_name.is_hint || !layout->summary.is_hint;
}

static void
draw_photo_placeholder (const CjmPainter *painter, CjmRect rect)
{
  const CjmLayout *layout = painter->layout;
  double size = rect.width * 0.36;
  guint32 color = layout->n_phases > 0 ? layout->phases[0].color : get_ink (painter, CJM_INK_TEXT);
  CjmRect icon
      = { rect.x + (rect.width - size) / 2, rect.y + (rect.height - size) / 2, size, size };
  CjmPath circle;

  cjm_path_init (&circle);
  cjm_path_add_circle (&circle, rect.x + rect.width / 2, rect.y + rect.height / 2,
                       rect.width / 2 - 1);
  if (has_persona (layout))
    fill (painter, &circle, color, PHOTO_TINT);
  else
    stroke (painter, &circle, get_ink (painter, CJM_INK_RULE_STRONG), MARK_STROKE, photo_dash);
  painter->device->class->icon (painter->device, CJM_ICON_PERSONA, icon,
                                get_ink (painter, CJM_INK_TERTIARY));
}

void
cjm_paint_photo (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhoto *photo = layout->map->persona->photo;
  CjmRect rect = cjm_layout_place (layout, layout->photo);

  if (photo != NULL && painter->device->class->photo (painter->device, photo, rect))
    {
      /* A hairline, so that a light photo ends somewhere on white paper. */
      CjmPath circle;

      cjm_path_init (&circle);
      cjm_path_add_circle (&circle, rect.x + rect.width / 2, rect.y + rect.height / 2,
                           rect.width / 2);
      stroke (painter, &circle, get_ink (painter, CJM_INK_RULE), RULE_ROW, NULL);
      return;
    }

  /* On paper, a sheet that has nobody on it yet shows no empty frame. */
  if (photo != NULL || painter->shows_hints || has_persona (layout))
    draw_photo_placeholder (painter, rect);
}

/* Phases */

void
cjm_paint_phase_shape (const CjmPainter *painter, guint index)
{
  const CjmLayout *layout = painter->layout;
  const CjmMetrics *metrics = layout->metrics;
  const CjmPhaseBox *box = &layout->phases[index];
  double top = layout->header.y, height = layout->header.height;
  double end = box->x + box->width - metrics->chevron_gap;
  const struct
  {
    double x, y;
  } corners[] = { { box->x, top },
                  { end, top },
                  { end + metrics->chevron_tip, top + height / 2 },
                  { end, top + height },
                  { box->x, top + height },
                  { box->x + metrics->chevron_tip, top + height / 2 } };
  guint n_corners = index == 0 ? 5 : 6; /* the first one is flat at its start */
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_move_to (&path, mirror (painter, layout->width, corners[0].x, 0), corners[0].y);
  for (guint i = 1; i < n_corners; i++)
    cjm_path_line_to (&path, mirror (painter, layout->width, corners[i].x, 0), corners[i].y);
  cjm_path_close (&path);
  fill (painter, &path, box->color, 1);

  draw_text (painter, box->number, layout->width, box->number_rect.x, box->number_rect.y,
             box->text_color);
}

void
cjm_paint_phase (const CjmPainter *painter, guint index)
{
  const CjmPhaseBox *box = &painter->layout->phases[index];

  cjm_paint_phase_shape (painter, index);
  if (!box->name.is_hint || painter->shows_hints)
    draw_text (painter, box->name.block, painter->layout->width, box->name.rect.x, box->name.rect.y,
               box->text_color);
}

void
cjm_paint_phases_label (const CjmPainter *painter)
{
  draw_word (painter, painter->layout->phases_label, painter->layout->phases_label_rect);
}

void
cjm_paint_description_label (const CjmPainter *painter)
{
  draw_word (painter, painter->layout->description_label, painter->layout->description_label_rect);
}

/* A plus before a question, or alone; the question's text begins at @x, @y. */
static void
draw_prompt (const CjmPainter *painter,
             const CjmTextBlock *block,
             double frame_width,
             double x,
             double y,
             CjmPromptState state)
{
  double plus_x = mirror (painter, frame_width, x - painter->layout->metrics->inset / 2, 0);
  double plus_y = y + block->style->lead / 2;
  CjmPath path;

  if (!painter->shows_hints)
    return;

  cjm_path_init (&path);
  cjm_path_add_line (&path, plus_x - PLUS_ARM, plus_y, plus_x + PLUS_ARM, plus_y);
  cjm_path_add_line (&path, plus_x, plus_y - PLUS_ARM, plus_x, plus_y + PLUS_ARM);
  stroke (painter, &path, get_ink (painter, CJM_INK_PLUS), 1, NULL);
  if (state == CJM_PROMPT_ASKING)
    draw_text (painter, block, frame_width, x, y, get_ink (painter, CJM_INK_TERTIARY));
}

void
cjm_paint_description (const CjmPainter *painter, guint index, CjmPromptState state)
{
  const CjmTextBox *box = &painter->layout->phases[index].description;

  if (box->is_hint)
    draw_prompt (painter, box->block, painter->layout->width, box->rect.x, box->rect.y, state);
  else
    cjm_paint_text_box (painter, box);
}

/* The lines between columns, from @top to @bottom of a frame as wide as the page. */
static void
draw_dividers (const CjmPainter *painter, double top, double bottom, gboolean only_phases)
{
  const CjmLayout *layout = painter->layout;
  CjmPath path;

  for (guint i = 1; i < layout->n_columns; i++)
    {
      gboolean is_step = layout->columns[i].phase == layout->columns[i - 1].phase;
      double x = mirror (painter, layout->width,
                         layout->columns[i].x - layout->metrics->chevron_gap / 2, 0);

      if (is_step && only_phases)
        continue;
      cjm_path_init (&path);
      cjm_path_add_line (&path, x, top, x, bottom);
      stroke (painter, &path, get_ink (painter, is_step ? CJM_INK_RULE_STRONG : CJM_INK_RULE),
              RULE_ROW, is_step ? step_dash : NULL);
    }
}

void
cjm_paint_description_rules (const CjmPainter *painter)
{
  CjmRect rect = painter->layout->descriptions;

  draw_dividers (painter, rect.y + DIVIDER_GAP, rect.y + rect.height - DIVIDER_GAP, TRUE);
}

/* Rows */

/* The rule at the top of a row says what ends there: a section, or only a row. */
void
cjm_paint_row_rules (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  gboolean is_section = placed->is_first && (row > 0 || placed->group != NULL);
  double top = placed->is_first ? DIVIDER_GAP : 0;
  double bottom = placed->height - (placed->is_last ? DIVIDER_GAP : 0);

  draw_sheet_rule (painter, 0, is_section ? CJM_INK_TEXT : CJM_INK_RULE,
                   is_section ? RULE_SECTION : RULE_ROW);
  draw_dividers (painter, top, bottom, FALSE);
}

void
cjm_paint_row_bracket (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  CjmPath path;

  if (placed->group == NULL)
    return;

  cjm_path_init (&path);
  cjm_path_add_rectangle (
      &path, (CjmRect){ mirror (painter, layout->width, layout->label_x, BRACKET), 0, BRACKET,
                        placed->height - (placed->is_last ? BRACKET_GAP : 0) });
  fill (painter, &path, get_ink (painter, CJM_INK_TEXT), 1);
}

static void
draw_label_part (const CjmPainter *painter, const CjmTextBlock *block, double y, gboolean is_hint)
{
  const CjmLayout *layout = painter->layout;

  if (is_hint && !painter->shows_hints)
    return;

  draw_text (painter, block, layout->width, layout->label_x + layout->metrics->label_inset, y,
             get_ink (painter, is_hint ? CJM_INK_TERTIARY : block->style->ink));
}

void
cjm_paint_row_label (const CjmPainter *painter, guint row, CjmLabelParts parts)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  const CjmRowBox *box = placed->row;
  double y = cjm_placed_row_get_content_y (painter->layout, placed);

  if ((parts & CJM_LABEL_GROUP) != 0 && placed->group_name.block != NULL)
    draw_label_part (painter, placed->group_name.block, placed->group_name.rect.y - placed->y,
                     placed->group_name.is_hint);
  if ((parts & CJM_LABEL_NAME) != 0)
    draw_label_part (painter, box->name, y + box->name_y, box->has_name_hint);
  if ((parts & CJM_LABEL_QUESTION) != 0)
    draw_label_part (painter, box->question, y + box->question_y, box->has_question_hint);
}

/* Cells */

static const CjmPhaseBox *
get_phase_of_column (const CjmLayout *layout, guint column)
{
  return &layout->phases[layout->columns[column].phase];
}

void
cjm_paint_prompt (const CjmPainter *painter, guint row, guint column, CjmPromptState state)
{
  const CjmLayout *layout = painter->layout;
  const CjmCellBox *cell = layout->rows[row].row->cells[column];

  draw_prompt (painter, cell->prompt, layout->columns[column].width, layout->metrics->inset,
               cell->prompt_y, state);
}

double
cjm_painter_get_mark_radius (double size)
{
  return 0.285 * size;
}

/* Open, lower half, solid: form and not colour, so that it survives grey print. */
static void
draw_mark (const CjmPainter *painter,
           CjmEvidence evidence,
           double x,
           double y,
           double radius,
           guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  if (evidence == CJM_EVIDENCE_DATA)
    {
      cjm_path_add_circle (&path, x, y, radius + MARK_STROKE / 2);
      fill (painter, &path, color, 1);
      return;
    }

  if (evidence == CJM_EVIDENCE_INFERRED)
    {
      cjm_path_add_lower_half (&path, x, y, radius);
      fill (painter, &path, color, 1);
      cjm_path_init (&path);
    }
  cjm_path_add_circle (&path, x, y, radius);
  stroke (painter, &path, color, MARK_STROKE, NULL);
}

void
cjm_paint_note_mark (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note)
{
  const CjmLayout *layout = painter->layout;
  const CjmTextStyle *style = note->text->style;

  draw_mark (painter, note->note->evidence,
             mirror (painter, layout->columns[column].width, layout->metrics->inset / 2, 0),
             style->lead / 2, cjm_painter_get_mark_radius (style->size),
             get_phase_of_column (layout, column)->mark_color);
}

void
cjm_paint_note_text (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note)
{
  const CjmLayout *layout = painter->layout;

  draw_text (painter, note->text, layout->columns[column].width, layout->metrics->inset, 0,
             get_ink (painter, note->text->style->ink));
}

/* Footer */

void
cjm_paint_footer (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  double split = mirror (painter, layout->width, layout->footer_split, 0);
  guint32 ink = get_ink (painter, CJM_INK_TEXT);

  draw_sheet_rule (painter, layout->footer_y, CJM_INK_TEXT, RULE_SHEET);
  draw_line (painter, split, layout->footer_y + layout->metrics->footer_top, split,
             layout->legend_y - layout->metrics->footer_bottom, CJM_INK_RULE, RULE_ROW);
  painter->device->class->icon (painter->device, CJM_ICON_BARRIER,
                                cjm_layout_place (layout, layout->barrier_icon), ink);
  painter->device->class->icon (painter->device, CJM_ICON_INSIGHT,
                                cjm_layout_place (layout, layout->insight_icon), ink);
  draw_sheet_rule (painter, layout->legend_y, CJM_INK_RULE, RULE_ROW);
}

static void
draw_legend (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  draw_word (painter, layout->legend_head, layout->legend_head_rect);
  for (guint i = 0; i < CJM_N_EVIDENCES; i++)
    {
      CjmRect rect = layout->legend_rects[i];

      draw_mark (painter, (CjmEvidence) i, mirror (painter, layout->width, rect.x - 10, 0),
                 rect.y + rect.height / 2, cjm_painter_get_mark_radius (13),
                 get_ink (painter, CJM_INK_SECONDARY));
      draw_word (painter, layout->legend[i], rect);
    }
}

void
cjm_paint_footer_words (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  draw_word (painter, layout->barrier_label, layout->barrier_label_rect);
  draw_word (painter, layout->insight_label, layout->insight_label_rect);
  draw_legend (painter);
}

/* The sheet, in reading order */

static void
paint_masthead_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_MASTHEAD, 0, NULL, 0, 0);
  cjm_paint_masthead (painter);
  cjm_paint_text_box (painter, &layout->title);
  cjm_paint_text_box (painter, &layout->scenario);
  cjm_paint_photo (painter);
  cjm_paint_text_box (painter, &layout->profile);
  cjm_paint_text_box (painter, &layout->persona_name);
  cjm_paint_text_box (painter, &layout->summary);
  end_group (painter);
}

static void
paint_phase_groups (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_PHASES, 0, NULL, 0, 0);
  cjm_paint_phases_label (painter);
  for (guint i = 0; i < layout->n_phases; i++)
    cjm_paint_phase (painter, i);
  end_group (painter);

  begin_group (painter, CJM_GROUP_DESCRIPTIONS, 0, NULL, 0, 0);
  cjm_paint_description_rules (painter);
  cjm_paint_description_label (painter);
  for (guint i = 0; i < layout->n_phases; i++)
    cjm_paint_description (painter, i,
                           layout->phases[i].is_asking ? CJM_PROMPT_ASKING : CJM_PROMPT_QUIET);
  end_group (painter);
}

static void
paint_cell (const CjmPainter *painter, guint row, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmCellBox *cell = placed->row->cells[column];
  const CjmColumn *place = &layout->columns[column];
  double x = mirror (painter, layout->width, place->x, place->width);

  if (cell->n_notes == 0 && !painter->shows_hints)
    return;

  begin_group (painter, CJM_GROUP_CELL, place->step,
               get_phase_of_column (layout, column)->phase->name, x,
               cjm_placed_row_get_content_y (layout, placed));
  if (cell->n_notes == 0)
    cjm_paint_prompt (painter, row, column, cell->is_asking ? CJM_PROMPT_ASKING : CJM_PROMPT_QUIET);
  for (guint i = 0; i < cell->n_notes; i++)
    {
      const CjmNoteBox *note = &cell->notes[i];

      begin_group (painter, CJM_GROUP_NOTE, note->note->record.id, NULL, 0, note->y);
      cjm_paint_note_mark (painter, row, column, note);
      cjm_paint_note_text (painter, row, column, note);
      end_group (painter);
    }
  end_group (painter);
}

static void
paint_row (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];

  begin_group (painter, CJM_GROUP_LANE, placed->row->lane->record.id, placed->row->lane->name, 0,
               placed->y);
  cjm_paint_row_rules (painter, row);
  cjm_paint_row_bracket (painter, row);
  cjm_paint_row_label (painter, row, CJM_LABEL_GROUP | CJM_LABEL_NAME | CJM_LABEL_QUESTION);
  for (guint i = 0; i < layout->n_columns; i++)
    paint_cell (painter, row, i);
  end_group (painter);
}

static void
paint_footer_group (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  begin_group (painter, CJM_GROUP_FOOTER, 0, NULL, 0, 0);
  cjm_paint_footer (painter);
  draw_word (painter, layout->barrier_label, layout->barrier_label_rect);
  cjm_paint_text_box (painter, &layout->barrier);
  draw_word (painter, layout->insight_label, layout->insight_label_rect);
  cjm_paint_text_box (painter, &layout->insight);
  draw_legend (painter);
  end_group (painter);
}

void
cjm_paint_sheet (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  CjmPath paper;

  begin_group (painter, CJM_GROUP_SHEET, 0, layout->map->title, 0, 0);
  cjm_path_init (&paper);
  cjm_path_add_rectangle (&paper, (CjmRect){ 0, 0, layout->width, layout->height });
  fill (painter, &paper, get_ink (painter, CJM_INK_PAPER), 1);
  paint_masthead_group (painter);
  paint_phase_groups (painter);
  for (guint i = 0; i < layout->n_rows; i++)
    paint_row (painter, i);
  paint_footer_group (painter);
  end_group (painter);
}
