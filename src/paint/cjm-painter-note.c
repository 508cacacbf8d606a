#include "cjm-painter-private.h"

#include <math.h>

/* Notes of all kinds: marks, chips, bars, actions, pictures. */

#define CHIP_ICON 0.66 /* of the chip's height */
#define DIAMOND 4.5
#define TICK_WIDTH 2.0
#define TICK_HEIGHT 14.0
#define TICK_HALO 1.0
#define STATUS_SIZE 11.0
#define PILL_RADIUS 9.0
#define STATUS_RADIUS 1.5
#define SIDE_RADIUS 2.0
#define PICTURE_RADIUS 4.0
#define GHOST_RADIUS 5.0

static guint32
get_mark_color (const CjmPainter *painter, guint column)
{
  return cjm_painter_get_phase_of_column (painter->layout, column)->mark_color;
}

guint32
cjm_painter_get_evidence_color (const CjmPainter *painter, const CjmPhaseBox *phase)
{
  return painter->layout->theme->shapes->colors_evidence
             ? phase->mark_color
             : cjm_painter_get_ink (painter, CJM_INK_SECONDARY);
}

static const CjmCellBox *
get_cell (const CjmPainter *painter, guint row, guint column)
{
  return painter->layout->rows[row].row->cells[column];
}

/* The place in a cell of something @width wide that stands at @x of @note. */
static double
place_x (const CjmPainter *painter,
         const CjmCellBox *cell,
         const CjmNoteBox *note,
         double x,
         double width)
{
  return cjm_painter_mirror (painter, cell->width, note->x + x, width);
}

static CjmRect
place_rect (const CjmPainter *painter, const CjmCellBox *cell, const CjmNoteBox *note, CjmRect rect)
{
  rect.x = place_x (painter, cell, note, rect.x, rect.width);
  return rect;
}

/* Marks */

static void
add_triangle (CjmPath *path, double x, double y, double r)
{
  cjm_path_move_to (path, x, y - r);
  cjm_path_line_to (path, x + r, y + 0.75 * r);
  cjm_path_line_to (path, x - r, y + 0.75 * r);
  cjm_path_close (path);
}

/* The part of a triangle that is as deep as the lower half of a circle beside it. */
static void
add_lower_triangle (CjmPath *path, double x, double y, double r)
{
  double half = r * 1.1 / 1.75;

  cjm_path_move_to (path, x - half, y + 0.1 * r);
  cjm_path_line_to (path, x + half, y + 0.1 * r);
  cjm_path_line_to (path, x + r, y + 0.75 * r);
  cjm_path_line_to (path, x - r, y + 0.75 * r);
  cjm_path_close (path);
}

/* Open, lower half, solid: form and not colour, so that it survives grey print. What gets in
 * somebody's way is a triangle, everything else a circle. */
void
cjm_painter_draw_evidence (const CjmPainter *painter,
                           CjmEvidence evidence,
                           gboolean is_obstacle,
                           double x,
                           double y,
                           double radius,
                           guint32 color)
{
  double r = is_obstacle ? radius * 1.25 : radius;
  CjmPath path;

  cjm_path_init (&path);
  if (evidence == CJM_EVIDENCE_DATA)
    {
      if (is_obstacle)
        add_triangle (&path, x, y, r + CJM_MARK_STROKE);
      else
        cjm_path_add_circle (&path, x, y, r + CJM_MARK_STROKE / 2);
      cjm_painter_fill (painter, &path, color, 1);
      return;
    }

  if (evidence == CJM_EVIDENCE_INFERRED)
    {
      if (is_obstacle)
        add_lower_triangle (&path, x, y, r);
      else
        cjm_path_add_lower_half (&path, x, y, r);
      cjm_painter_fill (painter, &path, color, 1);
      cjm_path_init (&path);
    }
  if (is_obstacle)
    add_triangle (&path, x, y, r);
  else
    cjm_path_add_circle (&path, x, y, r);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
}

void
cjm_painter_draw_diamond (const CjmPainter *painter,
                          double x,
                          double y,
                          double radius,
                          guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_diamond (&path, x, y, radius);
  cjm_painter_fill (painter, &path, color, 1);
}

/* An open arrow leads on; a target is where it leads. */
void
cjm_painter_draw_role (const CjmPainter *painter, CjmRole role, double x, double y, guint32 color)
{
  double scale = painter->layout->metrics->mark_scale;
  double direction = painter->layout->is_rtl ? -scale : scale;
  CjmPath path;

  cjm_path_init (&path);
  switch (role)
    {
    case CJM_ROLE_UNKNOWN:
      break;
    case CJM_ROLE_ASSISTS:
      cjm_path_add_line (&path, x - 5 * direction, y, x + 4.5 * direction, y);
      cjm_path_move_to (&path, x + 1 * direction, y - 3.5 * scale);
      cjm_path_line_to (&path, x + 4.5 * direction, y);
      cjm_path_line_to (&path, x + 1 * direction, y + 3.5 * scale);
      cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
      break;
    case CJM_ROLE_CONVERTS:
      cjm_path_add_circle (&path, x, y, 4.75 * scale);
      cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
      cjm_path_init (&path);
      cjm_path_add_circle (&path, x, y, 2.4 * scale);
      cjm_painter_fill (painter, &path, color, 1);
      break;
    }
}

static void
fill_square (const CjmPainter *painter, double x, double y, double size, guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, (CjmRect){ x - size / 2, y - size / 2, size, size },
                                  STATUS_RADIUS);
  cjm_painter_fill (painter, &path, color, 1);
}

static void
stroke_square (const CjmPainter *painter, double x, double y, guint32 color)
{
  double size = STATUS_SIZE - CJM_MARK_STROKE;
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, (CjmRect){ x - size / 2, y - size / 2, size, size },
                                  STATUS_RADIUS);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
}

static void
draw_cross (const CjmPainter *painter, double x, double y, guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x - 2.5, y - 2.5, x + 2.5, y + 2.5);
  cjm_path_add_line (&path, x + 2.5, y - 2.5, x - 2.5, y + 2.5);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
}

static void
draw_tick (const CjmPainter *painter, double x, double y, guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_move_to (&path, x - 3, y);
  cjm_path_line_to (&path, x - 0.9, y + 2.3);
  cjm_path_line_to (&path, x + 3.1, y - 2.5);
  cjm_painter_stroke (painter, &path, color, 1.6, NULL);
}

/* Empty, lower half, solid with a tick, crossed out. */
void
cjm_painter_draw_status (const CjmPainter *painter,
                         CjmStatus status,
                         double x,
                         double y,
                         guint32 color)
{
  CjmPath path;

  switch (status)
    {
    case CJM_STATUS_PENDING:
      stroke_square (painter, x, y, color);
      break;
    case CJM_STATUS_STARTED:
      cjm_path_init (&path);
      cjm_path_add_rectangle (
          &path, (CjmRect){ x - STATUS_SIZE / 2 + 0.5, y, STATUS_SIZE - 1, STATUS_SIZE / 2 - 0.5 });
      cjm_painter_fill (painter, &path, color, 1);
      stroke_square (painter, x, y, color);
      break;
    case CJM_STATUS_DONE:
      fill_square (painter, x, y, STATUS_SIZE, color);
      draw_tick (painter, x, y, cjm_painter_get_ink (painter, CJM_INK_PAPER));
      break;
    case CJM_STATUS_BLOCKED:
      stroke_square (painter, x, y, color);
      draw_cross (painter, x, y, color);
      break;
    }
}

static guint32
draw_side_square (const CjmPainter *painter, CjmSide side, double x, double y)
{
  double size = painter->layout->metrics->letter_size;
  gboolean is_solid = side == CJM_SIDE_BUSINESS;
  guint32 ink = cjm_painter_get_ink (painter, CJM_INK_TEXT);
  double inner = is_solid ? size : size - CJM_MARK_STROKE;
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, (CjmRect){ x - inner / 2, y - inner / 2, inner, inner },
                                  SIDE_RADIUS);
  if (is_solid)
    cjm_painter_fill (painter, &path, ink, 1);
  else
    cjm_painter_stroke (painter, &path, ink, CJM_MARK_STROKE, NULL);

  return is_solid ? cjm_painter_get_ink (painter, CJM_INK_PAPER) : ink;
}

void
cjm_painter_draw_side (const CjmPainter *painter,
                       CjmSide side,
                       const CjmTextBlock *letter,
                       double x,
                       double y)
{
  guint32 color = draw_side_square (painter, side, x, y);
  double start = painter->layout->is_rtl ? x + letter->ink_width / 2 - letter->width
                                         : x - letter->ink_width / 2;

  painter->device->class->text (painter->device, letter, start, y - letter->height / 2, color);
}

/* Kinds of note */

static void
draw_chip (const CjmPainter *painter,
           const CjmCellBox *cell,
           const CjmNoteBox *note,
           const CjmPhaseBox *phase)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note->note, CJM_RECORD_TOUCHPOINT);
  const CjmShapes *shapes = painter->layout->theme->shapes;
  guint32 card = cjm_painter_get_ink (painter, CJM_INK_CARD);
  CjmRect rect = place_rect (painter, cell, note, note->graphic);
  double height = painter->layout->metrics->chip_height, size = CHIP_ICON * height;
  CjmRect icon = { (height - size) / 2 + 1, (note->graphic.height - size) / 2, size, size };
  g_autofree char *name = g_strconcat ("channels/", note->icon, NULL);
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, shapes->chip_radius);
  cjm_painter_fill (painter, &path, cjm_color_mix (card, phase->color, shapes->chip_tint), 1);
  cjm_painter_stroke (painter, &path, cjm_color_mix (card, phase->color, shapes->chip_edge),
                      CJM_RULE_ROW, NULL);
  painter->device->class->icon (painter->device, name, place_rect (painter, cell, note, icon),
                                phase->mark_color);
  if (touchpoint != NULL && touchpoint->role != CJM_ROLE_UNKNOWN)
    cjm_painter_draw_role (painter, touchpoint->role,
                           place_x (painter, cell, note, note->role_x, 0), note->mark_y,
                           phase->mark_color);
}

/* A part of a bar, from one place of it to another. */
static void
fill_bar (const CjmPainter *painter,
          const CjmCellBox *cell,
          const CjmNoteBox *note,
          double from,
          double to,
          guint32 color)
{
  double radius = painter->layout->theme->shapes->bar_radius;
  CjmRect rect = note->graphic;
  CjmPath path;

  rect.x += MIN (from, to) * rect.width;
  rect.width *= fabs (to - from);
  rect = place_rect (painter, cell, note, rect);
  cjm_path_init (&path);
  if (radius > 0)
    cjm_path_add_rounded_rectangle (&path, rect, radius);
  else
    cjm_path_add_rectangle (&path, rect);
  cjm_painter_fill (painter, &path, color, 1);
}

/* The ground of a bar where there is hardly any colour. */
static void
stroke_bar (const CjmPainter *painter, CjmRect rect)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path,
                          (CjmRect){ rect.x + CJM_RULE_ROW / 2, rect.y + CJM_RULE_ROW / 2,
                                     rect.width - CJM_RULE_ROW, rect.height - CJM_RULE_ROW });
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), CJM_RULE_ROW,
                      NULL);
}

/* An upright mark on a bar, @at a place of it, with @edge of paper on both sides. */
static void
draw_bar_mark (const CjmPainter *painter,
               const CjmCellBox *cell,
               const CjmNoteBox *note,
               double at,
               double width,
               double height,
               double edge)
{
  CjmRect rect
      = { note->graphic.x + at * note->graphic.width - width / 2 - edge,
          note->graphic.y + (note->graphic.height - height) / 2, width + 2 * edge, height };
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, place_rect (painter, cell, note, rect));
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_PAPER), 1);
  rect.x += edge;
  rect.width = width;
  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, place_rect (painter, cell, note, rect));
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), 1);
}

static void
draw_metric (const CjmPainter *painter,
             const CjmCellBox *cell,
             const CjmNoteBox *note,
             const CjmPhaseBox *phase)
{
  const CjmMetric *metric = cjm_note_get_detail (note->note, CJM_RECORD_METRIC);
  double x = place_x (painter, cell, note, painter->layout->metrics->lead_mark, 0);

  draw_side_square (painter, metric->side, x, note->text_y + note->text->style->lead / 2);
  if (isnan (note->bar.actual) && isnan (note->bar.target))
    return;

  fill_bar (painter, cell, note, 0, 1, cjm_painter_get_ink (painter, CJM_INK_TRACK));
  if (painter->layout->theme->shapes->is_outlined)
    stroke_bar (painter, place_rect (painter, cell, note, note->graphic));
  if (!isnan (note->bar.actual))
    fill_bar (painter, cell, note, note->bar.zero, note->bar.actual, phase->color);
  if (note->bar.zero > 0)
    draw_bar_mark (painter, cell, note, note->bar.zero, 0.75, note->graphic.height + 4, 0);
  if (!isnan (note->bar.target))
    draw_bar_mark (painter, cell, note, note->bar.target, TICK_WIDTH, TICK_HEIGHT, TICK_HALO);
}

static void
draw_action (const CjmPainter *painter,
             const CjmCellBox *cell,
             const CjmNoteBox *note,
             const CjmPhaseBox *phase)
{
  const CjmAction *action = cjm_note_get_detail (note->note, CJM_RECORD_ACTION);
  double x = place_x (painter, cell, note, painter->layout->metrics->lead_mark, 0);
  CjmPath path;

  cjm_painter_draw_status (painter, action->status, x, note->text_y + note->text->style->lead / 2,
                           phase->mark_color);
  if (note->graphic.width == 0)
    return;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, place_rect (painter, cell, note, note->graphic),
                                  MIN (note->graphic.height / 2, PILL_RADIUS));
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_SECONDARY),
                      CJM_RULE_ROW, NULL);
}

/* A frame with hills and a sun in it, for a picture that cannot be shown. */
static void
draw_picture_placeholder (const CjmPainter *painter, CjmRect rect)
{
  static const double dash[] = { 3, 4, 0 };
  double x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;
  guint32 color = cjm_painter_get_ink (painter, CJM_INK_RULE_STRONG);
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, PICTURE_RADIUS);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, dash);
  cjm_path_init (&path);
  cjm_path_move_to (&path, x - 18, y + 10);
  cjm_path_line_to (&path, x - 6, y - 4);
  cjm_path_line_to (&path, x + 2, y + 4);
  cjm_path_line_to (&path, x + 8, y - 2);
  cjm_path_line_to (&path, x + 18, y + 10);
  cjm_path_close (&path);
  cjm_path_add_circle (&path, x + 8, y - 10, 3);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
}

static void
draw_picture (const CjmPainter *painter, const CjmCellBox *cell, const CjmNoteBox *note)
{
  const CjmPhoto *photo = cjm_note_get_detail (note->note, CJM_RECORD_PHOTO);
  CjmRect rect = place_rect (painter, cell, note, note->graphic);
  CjmPath path;

  if (!painter->device->class->photo (painter->device, photo, rect, PICTURE_RADIUS))
    {
      draw_picture_placeholder (painter, rect);
      return;
    }

  /* A hairline, so that a light picture ends somewhere on white paper. */
  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, PICTURE_RADIUS);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_RULE), CJM_RULE_ROW,
                      NULL);
}

static gboolean
is_obstacle (const CjmPainter *painter, guint row)
{
  return g_str_equal (painter->layout->rows[row].row->kind->name, "obstacles");
}

void
cjm_painter_draw_note_shapes (const CjmPainter *painter,
                              guint row,
                              guint column,
                              const CjmNoteBox *note)
{
  const CjmCellBox *cell = get_cell (painter, row, column);
  const CjmPhaseBox *phase = cjm_painter_get_phase_of_column (painter->layout, column);
  const CjmShapes *shapes = painter->layout->theme->shapes;
  guint32 text = cjm_painter_get_ink (painter, CJM_INK_TEXT);

  if (note->card.width > 0)
    cjm_painter_draw_frame (painter, note->frame, place_rect (painter, cell, note, note->card));

  switch (note->look)
    {
    case CJM_LOOK_EMOTION:
      cjm_painter_draw_feeling (painter, row, column, note);
      return;
    case CJM_LOOK_TOUCHPOINTS:
      draw_chip (painter, cell, note, phase);
      break;
    case CJM_LOOK_METRICS:
      draw_metric (painter, cell, note, phase);
      break;
    case CJM_LOOK_ACTIONS:
      draw_action (painter, cell, note, phase);
      break;
    case CJM_LOOK_PICTURES:
      draw_picture (painter, cell, note);
      break;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_LINE:
      break;
    }

  cjm_painter_draw_evidence (painter, note->note->evidence,
                             shapes->marks_obstacles && is_obstacle (painter, row),
                             place_x (painter, cell, note, note->mark_x, 0), note->mark_y,
                             note->mark_radius, cjm_painter_get_evidence_color (painter, phase));
  if (note->note->is_moment)
    cjm_painter_draw_moment (painter, place_x (painter, cell, note, note->moment_x, 0),
                             note->moment_y, DIAMOND * painter->layout->metrics->mark_scale, text);
}

/* The letter of a metric's side stands on its square. */
static guint32
get_word_color (const CjmPainter *painter, const CjmNoteBox *note, guint index, guint column)
{
  const CjmMetric *metric = cjm_note_get_detail (note->note, CJM_RECORD_METRIC);
  const CjmPlacedText *word = &note->words[index];

  if (note->look == CJM_LOOK_METRICS && index == 0 && metric->side == CJM_SIDE_BUSINESS)
    return cjm_painter_get_ink (painter, CJM_INK_PAPER);

  return word->is_colored ? get_mark_color (painter, column)
                          : cjm_painter_get_ink (painter, word->block->style->ink);
}

void
cjm_painter_draw_note_words (const CjmPainter *painter,
                             guint row,
                             guint column,
                             const CjmNoteBox *note,
                             guint first,
                             guint end)
{
  const CjmCellBox *cell = get_cell (painter, row, column);

  for (guint i = first; i < end; i++)
    cjm_painter_draw_text (painter, note->words[i].block, cell->width, note->x + note->words[i].x,
                           note->words[i].y, get_word_color (painter, note, i, column));
}

void
cjm_paint_note_mark (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note)
{
  cjm_painter_draw_note_shapes (painter, row, column, note);
  cjm_painter_draw_note_words (painter, row, column, note, 0, note->n_words);
}

void
cjm_paint_note_text (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note)
{
  const CjmCellBox *cell = get_cell (painter, row, column);
  guint32 color = cjm_painter_get_ink (painter, note->text->style->ink);

  if (*note->text->source == '\0')
    return;

  if (note->look == CJM_LOOK_EMOTION)
    cjm_painter_draw_feeling_word (painter, row, column, note,
                                   place_x (painter, cell, note, note->text_x, note->text->width),
                                   color);
  else
    cjm_painter_draw_text (painter, note->text, cell->width, note->x + note->text_x, note->text_y,
                           color);
}

/* Cells */

void
cjm_paint_prompt (const CjmPainter *painter, guint row, guint column, CjmPromptState state)
{
  const CjmCellBox *cell = get_cell (painter, row, column);

  if (!painter->shows_hints || !cjm_row_box_has_cells (painter->layout->rows[row].row))
    return;
  /* A curve is drawn by hand, and its lane's label asks. */
  if (painter->is_blank && painter->layout->rows[row].row->emotion != NULL)
    return;

  if (cell->ghost.width > 0 && !cell->is_ringed && !painter->is_blank)
    {
      CjmRect ghost = cell->ghost;

      ghost.x = cjm_painter_mirror (painter, cell->width, ghost.x, ghost.width);
      cjm_painter_draw_ghost (painter, ghost, GHOST_RADIUS);
    }

  if (cell->is_ringed)
    {
      cjm_painter_draw_ringed_plus (
          painter, cjm_painter_mirror (painter, cell->width, cell->plus_x, 0), cell->plus_y);
      if (state == CJM_PROMPT_ASKING)
        cjm_painter_draw_text (painter, cell->prompt, cell->width, cell->prompt_x, cell->prompt_y,
                               cjm_painter_get_ink (painter, CJM_INK_TERTIARY));
    }
  else
    cjm_painter_draw_prompt (painter, cell->prompt, cell->width, cell->prompt_x, cell->prompt_y,
                             state);
}

void
cjm_paint_objective (const CjmPainter *painter, guint row, guint column, CjmPromptState state)
{
  const CjmCellBox *cell = get_cell (painter, row, column);
  const CjmTextBox *box = &cell->objective;

  if (box->block == NULL)
    return;

  if (box->is_hint)
    cjm_painter_draw_prompt (painter, box->block, cell->width, box->rect.x, box->rect.y, state);
  else
    cjm_painter_draw_text (painter, box->block, cell->width, box->rect.x, box->rect.y,
                           cjm_painter_get_ink (painter, box->block->style->ink));
}

/* Where the audience stands */

static void
draw_drop (const CjmPainter *painter, double x, double y)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_move_to (&path, x - 5, y - 4);
  cjm_path_line_to (&path, x + 5, y - 4);
  cjm_path_line_to (&path, x, y + 5);
  cjm_path_close (&path);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), 1);
}

void
cjm_painter_draw_stage (const CjmPainter *painter, guint row, guint index)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmStageBox *stage = &placed->row->stages[index];
  const CjmPhaseBox *phase = &layout->phases[stage->phase];
  double top = cjm_placed_row_get_content_y (layout, placed) + placed->row->stages_y;
  CjmRect bar = stage->bar;
  CjmPath path;

  if (bar.width > 0)
    {
      bar.x = cjm_painter_mirror (painter, layout->width, phase->x + bar.x, bar.width);
      bar.y += top;
      cjm_path_init (&path);
      cjm_path_add_rectangle (&path, bar);
      cjm_painter_fill (painter, &path, phase->color, 1);
    }
  for (guint i = 0; i < stage->n_words; i++)
    cjm_painter_draw_text (painter, stage->words[i].block, layout->width,
                           phase->x + stage->words[i].x, top + stage->words[i].y,
                           stage->words[i].is_colored
                               ? phase->mark_color
                               : cjm_painter_get_ink (painter, stage->words[i].block->style->ink));
  if (stage->is_largest_drop)
    draw_drop (painter, cjm_painter_mirror (painter, layout->width, phase->x + stage->drop_x, 0),
               top + stage->drop_y);
}
