#include "cjm-painter-private.h"

#include <math.h>

/* Emotions: the band and its grid, the curves, the wash between two of them, flags and faces. */

#define HATCHING 0.75
#define STEM 1.0
#define RING 4.5
#define RING_STROKE 1.5
#define FLAG_DIAMOND 5.0
#define FLAG_PAD 11.0
#define FLAG_TEXT 16.0
#define SAMPLE 32.0
#define KEY_SAMPLE 42.0 /* with the gap behind it */
#define AXIS_FACE_GAP 5.0
#define SWATCH 11.0
#define TONED_RING 2.6
#define TONED_FROM 0.25 /* the value from which on a feeling is no longer neutral */

/* How a curve looks; they begin again where there are more than there are styles. */
static const CjmCurveStyle *
get_style (const CjmPainter *painter, guint curve)
{
  return &painter->layout->theme->shapes->curves[curve % CJM_N_CURVE_STYLES];
}

static void
draw_grid (const CjmPainter *painter, const CjmEmotionBox *emotion, double content_y)
{
  const CjmLayout *layout = painter->layout;
  const CjmShapes *shapes = layout->theme->shapes;
  double start, end;

  if (layout->n_phases == 0)
    return;

  start = cjm_painter_mirror (painter, layout->width, layout->phases[0].x, 0);
  end = cjm_painter_mirror (painter, layout->width,
                            cjm_layout_get_phase_end (layout, layout->n_phases - 1), 0);
  for (int i = -2; i <= 2; i++)
    {
      double y = content_y + emotion->middle - i * emotion->step;

      cjm_painter_draw_rule (painter, start, y, end, y,
                             i == 0 ? &shapes->grid_zero : &shapes->grid_other);
    }
}

/* Curves */

static void
add_knots (const CjmPainter *painter,
           CjmPath *path,
           const CjmKnot *knots,
           guint n_knots,
           gboolean is_backward,
           double y)
{
  double width = painter->layout->width;

  for (guint i = 0; i + 1 < n_knots; i++)
    {
      guint from = is_backward ? n_knots - 1 - i : i, to = is_backward ? from - 1 : from + 1;
      CjmBezier b = cjm_curve_get_bezier (&knots[from], &knots[to]);

      cjm_path_curve_to (path, cjm_painter_mirror (painter, width, b.x[1], 0), y + b.y[1],
                         cjm_painter_mirror (painter, width, b.x[2], 0), y + b.y[2],
                         cjm_painter_mirror (painter, width, b.x[3], 0), y + b.y[3]);
    }
}

static void
move_to_knot (const CjmPainter *painter, CjmPath *path, const CjmKnot *knot, double y)
{
  cjm_path_move_to (path, cjm_painter_mirror (painter, painter->layout->width, knot->x, 0),
                    y + knot->y);
}

static void
line_to_knot (const CjmPainter *painter, CjmPath *path, const CjmKnot *knot, double y)
{
  cjm_path_line_to (path, cjm_painter_mirror (painter, painter->layout->width, knot->x, 0),
                    y + knot->y);
}

static void
draw_wash (const CjmPainter *painter, const CjmWash *wash, double y)
{
  const CjmKnot *first = (const CjmKnot *) (gpointer) wash->first->data;
  const CjmKnot *second = (const CjmKnot *) (gpointer) wash->second->data;
  CjmPath path;

  cjm_path_init (&path);
  move_to_knot (painter, &path, &first[0], y);
  add_knots (painter, &path, first, wash->first->len, FALSE, y);
  line_to_knot (painter, &path, &second[wash->second->len - 1], y);
  add_knots (painter, &path, second, wash->second->len, TRUE, y);
  cjm_path_close (&path);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_GAP),
                    painter->layout->theme->shapes->wash_alpha);
  cjm_path_clear (&path);
}

/* A pattern that says the same on paper without grey: upright lines from curve to curve. */
static void
draw_hatching (const CjmPainter *painter, const CjmWash *wash, double y)
{
  const CjmKnot *first = (const CjmKnot *) (gpointer) wash->first->data;
  const CjmKnot *second = (const CjmKnot *) (gpointer) wash->second->data;
  double pitch = painter->layout->theme->shapes->wash_pitch;
  CjmPath path;

  cjm_path_init (&path);
  for (double at = first[0].x + pitch; at < first[wash->first->len - 1].x; at += pitch)
    {
      double x = cjm_painter_mirror (painter, painter->layout->width, at, 0);

      cjm_path_add_line (&path, x, y + cjm_curve_evaluate (first, wash->first->len, at).y, x,
                         y + cjm_curve_evaluate (second, wash->second->len, at).y);
    }
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_RULE_STRONG), HATCHING,
                      NULL);
  cjm_path_clear (&path);
}

static void
stroke_curve (const CjmPainter *painter, guint curve, const CjmPath *path)
{
  const CjmRule *line = &get_style (painter, curve)->line;

  cjm_painter_stroke (painter, path, cjm_painter_get_ink (painter, line->ink), line->width,
                      line->dash[0] > 0 ? line->dash : NULL);
}

static void
draw_run (const CjmPainter *painter, guint curve, const CjmRun *run, double y)
{
  CjmPath path;

  if (run->n_knots < 2)
    return;

  cjm_path_init (&path);
  move_to_knot (painter, &path, &run->knots[0], y);
  add_knots (painter, &path, run->knots, run->n_knots, FALSE, y);
  stroke_curve (painter, curve, &path);
  cjm_path_clear (&path);
}

void
cjm_painter_draw_emotion (const CjmPainter *painter, guint row)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;
  const CjmShapes *shapes = painter->layout->theme->shapes;
  double y = cjm_placed_row_get_content_y (painter->layout, placed);

  if (!shapes->tints_lanes && painter->layout->theme->ground.tint > 0)
    cjm_painter_draw_ground (painter, 0, placed->height, FALSE);
  for (guint i = 0; i < emotion->washes->len; i++)
    if (shapes->wash_pitch > 0)
      draw_hatching (painter, &g_array_index (emotion->washes, CjmWash, i), y);
    else
      draw_wash (painter, &g_array_index (emotion->washes, CjmWash, i), y);
  draw_grid (painter, emotion, y);

  /* The first curve is the one that is read, so it lies above the others. */
  for (guint i = emotion->n_curves; i > 0; i--)
    for (guint j = 0; j < emotion->curves[i - 1].runs->len; j++)
      draw_run (painter, i - 1, &g_array_index (emotion->curves[i - 1].runs, CjmRun, j), y);

  for (guint i = 0; i < emotion->flags->len; i++)
    {
      const CjmFlag *flag = &g_array_index (emotion->flags, CjmFlag, i);
      double x = cjm_painter_mirror (painter, painter->layout->width, flag->stem_x, 0);

      if (flag->stem_start != flag->stem_end)
        cjm_painter_draw_line (painter, x, y + flag->stem_start, x, y + flag->stem_end,
                               CJM_INK_TEXT, STEM);
    }
}

void
cjm_painter_draw_flags (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;
  double content_y = cjm_placed_row_get_content_y (layout, placed);
  guint32 paper = cjm_painter_get_ink (painter, CJM_INK_CARD);

  for (guint i = 0; i < emotion->flags->len; i++)
    {
      CjmRect rect = g_array_index (emotion->flags, CjmFlag, i).rect;
      double x = rect.x;
      CjmPath path;

      rect.x = cjm_painter_mirror (painter, layout->width, rect.x, rect.width);
      rect.y += content_y;
      cjm_path_init (&path);
      cjm_path_add_rounded_rectangle (&path, rect, layout->theme->shapes->flag_radius);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), 1);
      cjm_painter_draw_moment (
          painter, cjm_painter_mirror (painter, layout->width, x + FLAG_PAD + FLAG_DIAMOND - 1, 0),
          rect.y + rect.height / 2, FLAG_DIAMOND, cjm_painter_get_ink (painter, CJM_INK_STAR));
      cjm_painter_draw_text (painter, emotion->flag_text, layout->width, x + FLAG_PAD + FLAG_TEXT,
                             rect.y + (rect.height - emotion->flag_text->height) / 2, paper);
    }
}

/* Faces */

static void
add_outline (CjmPath *path, gboolean is_square, double x, double y, double radius)
{
  if (is_square)
    cjm_path_add_rounded_rectangle (
        path, (CjmRect){ x - radius, y - radius, 2 * radius, 2 * radius }, radius * 0.45);
  else
    cjm_path_add_circle (path, x, y, radius);
}

/* The mouth is data too: it bends with the value. */
void
cjm_painter_draw_features (const CjmPainter *painter,
                           double value,
                           double x,
                           double y,
                           double radius,
                           guint32 color)
{
  double r = radius, bend = value / 2 * 0.52 * r, half = 0.46 * r;
  double ends = y + 0.32 * r - bend / 2, middle = y + 0.32 * r + bend;
  CjmPath path;

  for (int side = -1; side <= 1; side += 2)
    {
      cjm_path_init (&path);
      cjm_path_add_circle (&path, x + side * 0.34 * r, y - 0.2 * r, 0.115 * r);
      cjm_painter_fill (painter, &path, color, 1);
    }

  /* A quadratic with its control in the middle, as a cubic. */
  cjm_path_init (&path);
  cjm_path_move_to (&path, x - half, ends);
  cjm_path_curve_to (&path, x - half / 3, (ends + 2 * middle) / 3, x + half / 3,
                     (ends + 2 * middle) / 3, x + half, ends);
  cjm_painter_stroke (painter, &path, color, MAX (0.115 * r, 1), NULL);
}

/* The ground of a face, and a ring inside its edge where it has one. */
static void
draw_outline (const CjmPainter *painter,
              gboolean is_square,
              double x,
              double y,
              double radius,
              guint32 ground,
              guint32 ring,
              double ring_width)
{
  CjmPath path;

  cjm_path_init (&path);
  add_outline (&path, is_square, x, y, radius);
  cjm_painter_fill (painter, &path, ground, 1);
  if (ring_width == 0)
    return;

  cjm_path_init (&path);
  add_outline (&path, is_square, x, y, radius - ring_width / 2);
  cjm_painter_stroke (painter, &path, ring, ring_width, NULL);
}

static void
draw_hollow_diamond (const CjmPainter *painter, double x, double y, double radius, guint32 color)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_diamond (&path, x, y, 0.8 * radius);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_CARD), 1);
  cjm_painter_stroke (painter, &path, color, CJM_MARK_STROKE, NULL);
}

static CjmInk
get_tone (double value)
{
  return value >= TONED_FROM ? CJM_INK_GOOD : value <= -TONED_FROM ? CJM_INK_BAD : CJM_INK_NEUTRAL;
}

void
cjm_painter_draw_face (const CjmPainter *painter,
                       guint curve,
                       double value,
                       double x,
                       double y,
                       const CjmPhaseBox *phase)
{
  const CjmCurveStyle *style = get_style (painter, curve);
  double radius = cjm_emotion_get_face_radius (painter->layout->metrics, curve);
  guint32 ink = cjm_painter_get_ink (painter, style->line.ink);
  guint32 dark = curve == 0 ? phase->color : ink;
  guint32 paper = cjm_painter_get_ink (painter, CJM_INK_PAPER);

  switch (style->form)
    {
    case CJM_FACE_SOLID:
      draw_outline (painter, style->is_square, x, y, radius, dark, 0, 0);
      cjm_painter_draw_features (painter, value, x, y, radius,
                                 curve == 0 ? phase->text_color : paper);
      break;
    case CJM_FACE_OUTLINE:
      draw_outline (painter, style->is_square, x, y, radius, paper, dark, CJM_MARK_STROKE);
      cjm_painter_draw_features (painter, value, x, y, radius, dark);
      break;
    case CJM_FACE_TONED:
      draw_outline (painter, style->is_square, x, y, radius,
                    cjm_painter_get_ink (painter, get_tone (value)), dark, TONED_RING);
      cjm_painter_draw_features (painter, value, x, y, radius - 1, ink);
      break;
    case CJM_FACE_DIAMOND:
      draw_hollow_diamond (painter, x, y, radius, dark);
      break;
    }
}

/* Axis and key, in the column of labels */

void
cjm_painter_draw_curve_sample (const CjmPainter *painter,
                               guint curve,
                               double x1,
                               double x2,
                               double y)
{
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, x1, y, x2, y);
  stroke_curve (painter, curve, &path);
}

static void
draw_hatching_sample (const CjmPainter *painter, double x, double y)
{
  double pitch = painter->layout->theme->shapes->wash_pitch;

  for (double at = 1; at < SAMPLE; at += pitch)
    cjm_painter_draw_line (painter, x + at, y, x + at, y + SWATCH, CJM_INK_RULE_STRONG, HATCHING);
}

static void
draw_gap_key (const CjmPainter *painter, const CjmEmotionBox *emotion, double x, double y)
{
  const CjmLayout *layout = painter->layout;
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, (CjmRect){ cjm_painter_mirror (painter, layout->width, x, SAMPLE),
                                            y + (emotion->gap_name->height - SWATCH) / 2, SAMPLE,
                                            SWATCH });
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_GAP_SAMPLE), 1);
  if (layout->theme->shapes->wash_pitch > 0)
    draw_hatching_sample (painter, cjm_painter_mirror (painter, layout->width, x, SAMPLE),
                          y + (emotion->gap_name->height - SWATCH) / 2);
  cjm_painter_draw_text (painter, emotion->gap_name, layout->width, emotion->key_x, y,
                         cjm_painter_get_ink (painter, emotion->gap_name->style->ink));
}

void
cjm_paint_curve_name (const CjmPainter *painter, guint row, guint curve)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  const CjmTextBox *name = &placed->row->emotion->curves[curve].name;

  if (name->block == NULL || (name->is_hint && !painter->shows_hints))
    return;

  cjm_painter_draw_text (
      painter, name->block, painter->layout->width, name->rect.x,
      cjm_placed_row_get_content_y (painter->layout, placed) + name->rect.y,
      cjm_painter_get_ink (painter, name->is_hint ? CJM_INK_TERTIARY : name->block->style->ink));
}

/* A small face at each figure of the axis. */
static void
draw_axis_faces (const CjmPainter *painter, const CjmEmotionBox *emotion, double y)
{
  const CjmLayout *layout = painter->layout;
  double radius = layout->metrics->axis_face;

  if (radius == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (emotion->axis); i++)
    {
      const CjmPlacedText *figure = &emotion->axis[i];
      double x = figure->x + figure->block->ink_width + AXIS_FACE_GAP + radius;
      double value = CJM_FEELING_MAX - i, middle = y + figure->y + figure->block->height / 2;
      guint32 ink = cjm_painter_get_ink (painter, CJM_INK_SECONDARY);

      x = cjm_painter_mirror (painter, layout->width, x, 0);
      draw_outline (painter, FALSE, x, middle, radius,
                    cjm_painter_get_ink (painter, get_tone (value)), ink, 1);
      cjm_painter_draw_features (painter, value, x, middle, radius, ink);
    }
}

void
cjm_painter_draw_axis (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;
  double y = cjm_placed_row_get_content_y (layout, placed);
  double x = emotion->key_x - KEY_SAMPLE;

  for (guint i = 0; i < emotion->n_curves; i++)
    {
      const CjmTextBox *name = &emotion->curves[i].name;

      if (name->block == NULL || (name->is_hint && !painter->shows_hints))
        continue;
      cjm_painter_draw_curve_sample (painter, i, cjm_painter_mirror (painter, layout->width, x, 0),
                                     cjm_painter_mirror (painter, layout->width, x + SAMPLE, 0),
                                     y + name->rect.y + name->block->style->lead / 2);
    }
  if (emotion->gap_name != NULL)
    draw_gap_key (painter, emotion, x, y + emotion->gap_y);

  for (guint i = 0; i < G_N_ELEMENTS (emotion->axis); i++)
    {
      const CjmPlacedText *figure = &emotion->axis[i];

      cjm_painter_draw_text (painter, figure->block, layout->width, figure->x, y + figure->y,
                             cjm_painter_get_ink (painter, figure->block->style->ink));
    }
  draw_axis_faces (painter, emotion, y);
}

/* What cannot be placed on the curve yet waits in the middle. */
static void
draw_unknown (const CjmPainter *painter, double x, double y, double radius)
{
  static const double dash[] = { 2, 2.5, 0 };
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_circle (&path, x, y, radius);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_PAPER), 1);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_RULE_STRONG), 1, dash);
  if (painter->shows_hints)
    cjm_painter_draw_plus (painter, x, y);
}

void
cjm_painter_draw_ringed_plus (const CjmPainter *painter, double x, double y)
{
  draw_unknown (painter, x, y, cjm_emotion_get_face_radius (painter->layout->metrics, 0));
}

/* Ring, face, and the evidence on a spot of paper at its lower end. */
void
cjm_painter_draw_feeling (const CjmPainter *painter,
                          guint row,
                          guint column,
                          const CjmNoteBox *note)
{
  const CjmCellBox *cell = painter->layout->rows[row].row->cells[column];
  const CjmPhaseBox *phase = cjm_painter_get_phase_of_column (painter->layout, cell->column);
  double radius = note->graphic.width / 2;
  double x = cjm_painter_mirror (painter, cell->width, note->x + note->graphic.x + radius, 0);
  double mark_x = cjm_painter_mirror (painter, cell->width, note->x + note->mark_x, 0);
  double y = note->graphic.y + radius;
  CjmPath path;

  if (note->has_ring)
    {
      cjm_path_init (&path);
      cjm_path_add_circle (&path, x, y, radius + RING);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_PAPER), 1);
      cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), RING_STROKE,
                          NULL);
    }
  if (note->has_value)
    cjm_painter_draw_face (painter, note->curve, cjm_note_get_feeling (note->note), x, y, phase);
  else
    draw_unknown (painter, x, y, radius);
  cjm_path_init (&path);
  cjm_path_add_circle (&path, mark_x, note->mark_y, note->mark_radius + 1.5);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_PAPER), 1);
  cjm_painter_draw_evidence (painter, note->note->evidence, FALSE, mark_x, note->mark_y,
                             note->mark_radius, cjm_painter_get_evidence_color (painter, phase));
}

/* Words among lines. A halo is drawn from the outlines of all letters, which is dear on the screen
 * and large in a file, so only words that a curve runs through have one. A word on a line of the
 * grid alone stands on a piece of the band, and most stand on nothing but the band anyway. */

/* Curves are looked at in steps of this many points. */
#define CURVE_STEP 4.0

/* Where the letters of a word are on the page, not mirrored; y as in CjmEmotionBox. */
static CjmRect
get_word_rect (const CjmPainter *painter, const CjmCellBox *cell, const CjmNoteBox *note)
{
  double width = MIN (note->text->ink_width, note->text->width);

  return (CjmRect){ painter->layout->columns[cell->column].x + note->x + note->text_x
                        + (note->text->width - width) / 2,
                    note->y + note->text_y, width, note->text->height };
}

/* Between two knots the line stays between their heights, which settles most cases. */
static gboolean
piece_strikes (const CjmKnot *knots, CjmRect word)
{
  double start = MAX (word.x, knots[0].x), end = MIN (word.x + word.width, knots[1].x);
  double top = word.y - CJM_HALO, bottom = word.y + word.height + CJM_HALO;

  if (MAX (knots[0].y, knots[1].y) < top || MIN (knots[0].y, knots[1].y) > bottom)
    return FALSE;

  for (double x = start; x <= end; x += CURVE_STEP)
    {
      double y = cjm_curve_evaluate (knots, 2, x).y;

      if (y > top && y < bottom)
        return TRUE;
    }

  return FALSE;
}

static gboolean
run_strikes (const CjmRun *run, CjmRect word)
{
  for (guint i = 0; i + 1 < run->n_knots; i++)
    if (run->knots[i].x <= word.x + word.width && run->knots[i + 1].x >= word.x
        && piece_strikes (&run->knots[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
curves_strike (const CjmEmotionBox *emotion, CjmRect word)
{
  for (guint i = 0; i < emotion->n_curves; i++)
    for (guint j = 0; j < emotion->curves[i].runs->len; j++)
      {
        const CjmRun *run = &g_array_index (emotion->curves[i].runs, CjmRun, j);

        if (run_strikes (run, word))
          return TRUE;
      }

  return FALSE;
}

static gboolean
grid_strikes (const CjmEmotionBox *emotion, CjmRect word)
{
  for (int value = -2; value <= 2; value++)
    {
      double y = emotion->middle - value * emotion->step;

      if (y > word.y && y < word.y + word.height)
        return TRUE;
    }

  return FALSE;
}

void
cjm_painter_draw_feeling_word (const CjmPainter *painter,
                               guint row,
                               guint column,
                               const CjmNoteBox *note,
                               double x,
                               guint32 color)
{
  const CjmRowBox *box = painter->layout->rows[row].row;
  const CjmCellBox *cell = box->cells[column];
  guint32 ground = cjm_painter_get_phase_of_column (painter->layout, cell->column)->ground;
  CjmRect word = get_word_rect (painter, cell, note);

  if (curves_strike (box->emotion, word))
    {
      cjm_device_draw_text_with_halo (painter->device, note->text, x, note->text_y, color, ground);
      return;
    }

  if (grid_strikes (box->emotion, word))
    {
      CjmRect rect = { x + (note->text->width - word.width) / 2 - 2, note->text_y, word.width + 4,
                       word.height };
      CjmPath path;

      cjm_path_init (&path);
      cjm_path_add_rectangle (&path, rect);
      cjm_painter_fill (painter, &path, ground, 1);
    }
  painter->device->class->text (painter->device, note->text, x, note->text_y, color);
}
