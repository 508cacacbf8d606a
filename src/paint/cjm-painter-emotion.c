#include "cjm-painter-private.h"

#include <math.h>

/* Emotions: the band and its grid, the curves, the wash between two of them, flags and faces. */

#define BAND_TINT 0.07
#define WASH_ALPHA 0.055
#define STEM 1.0
#define RING 4.5
#define RING_STROKE 1.5
#define FLAG_RADIUS 4.0
#define FLAG_DIAMOND 5.0
#define FLAG_PAD 11.0
#define FLAG_TEXT 16.0
#define SAMPLE 32.0
#define SWATCH 11.0
#define WASH_SWATCH 0xe3e4e8

static const double grid_dash[] = { 1, 4, 0 };

/* Dashes and faces of the curves, told apart by their form. */
static const struct
{
  double width;
  CjmInk ink;
  double dash[5];
  gboolean is_solid;  /* its faces are */
  gboolean is_square; /* the outline of its faces */
} styles[CJM_N_CURVE_STYLES] = {
  { 2.75, CJM_INK_TEXT, { 0 }, TRUE, FALSE },
  { 1.5, CJM_INK_SECONDARY, { 6, 5, 0 }, FALSE, FALSE },
  { 2, CJM_INK_SECONDARY, { 1.5, 4, 0 }, TRUE, TRUE },
  { 1.5, CJM_INK_SECONDARY, { 12, 4, 2, 4, 0 }, FALSE, TRUE },
};

static const double *
get_dash (guint curve)
{
  const double *dash = styles[curve % CJM_N_CURVE_STYLES].dash;

  return dash[0] > 0 ? dash : NULL;
}

/* The end of a phase's band: the last one reaches to the margin, as its header does. */
static double
get_band_end (const CjmLayout *layout, guint phase)
{
  const CjmPhaseBox *box = &layout->phases[phase];

  return phase + 1 == layout->n_phases ? layout->width - layout->metrics->side_margin
                                       : box->x + box->width - layout->metrics->chevron_gap;
}

static guint32
get_band_color (const CjmPhaseBox *phase)
{
  return cjm_color_mix (0xffffff, phase->color, BAND_TINT);
}

static void
draw_band (const CjmPainter *painter, double height)
{
  const CjmLayout *layout = painter->layout;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      double x = layout->phases[i].x, width = get_band_end (layout, i) - x;
      CjmPath path;

      cjm_path_init (&path);
      cjm_path_add_rectangle (
          &path,
          (CjmRect){ cjm_painter_mirror (painter, layout->width, x, width), 0, width, height });
      cjm_painter_fill (painter, &path, get_band_color (&layout->phases[i]), 1);
    }
}

static void
draw_grid (const CjmPainter *painter, const CjmEmotionBox *emotion, double content_y)
{
  const CjmLayout *layout = painter->layout;
  double start, end;

  if (layout->n_phases == 0)
    return;

  start = cjm_painter_mirror (painter, layout->width, layout->phases[0].x, 0);
  end = cjm_painter_mirror (painter, layout->width, get_band_end (layout, layout->n_phases - 1), 0);
  for (int i = -2; i <= 2; i++)
    {
      double y = content_y + emotion->middle - i * emotion->step;
      CjmPath path;

      cjm_path_init (&path);
      cjm_path_add_line (&path, start, y, end, y);
      cjm_painter_stroke (
          painter, &path,
          cjm_painter_get_ink (painter, i == 0 ? CJM_INK_TERTIARY : CJM_INK_RULE_STRONG),
          CJM_RULE_ROW, i == 0 ? NULL : grid_dash);
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
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), WASH_ALPHA);
  cjm_path_clear (&path);
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
  cjm_painter_stroke (painter, &path,
                      cjm_painter_get_ink (painter, styles[curve % CJM_N_CURVE_STYLES].ink),
                      styles[curve % CJM_N_CURVE_STYLES].width, get_dash (curve));
  cjm_path_clear (&path);
}

void
cjm_painter_draw_emotion (const CjmPainter *painter, guint row)
{
  const CjmPlacedRow *placed = &painter->layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;
  double y = cjm_placed_row_get_content_y (painter->layout, placed);

  draw_band (painter, placed->height);
  for (guint i = 0; i < emotion->washes->len; i++)
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
  guint32 paper = cjm_painter_get_ink (painter, CJM_INK_PAPER);

  for (guint i = 0; i < emotion->flags->len; i++)
    {
      CjmRect rect = g_array_index (emotion->flags, CjmFlag, i).rect;
      double x = rect.x;
      CjmPath path;

      rect.x = cjm_painter_mirror (painter, layout->width, rect.x, rect.width);
      rect.y += content_y;
      cjm_path_init (&path);
      cjm_path_add_rounded_rectangle (&path, rect, FLAG_RADIUS);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), 1);
      cjm_painter_draw_diamond (
          painter, cjm_painter_mirror (painter, layout->width, x + FLAG_PAD + FLAG_DIAMOND - 1, 0),
          rect.y + rect.height / 2, FLAG_DIAMOND, paper);
      cjm_painter_draw_text (painter, emotion->flag_text, layout->width, x + FLAG_PAD + FLAG_TEXT,
                             rect.y + (rect.height - emotion->flag_text->height) / 2, paper);
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
  cjm_painter_stroke (painter, &path,
                      cjm_painter_get_ink (painter, styles[curve % CJM_N_CURVE_STYLES].ink),
                      styles[curve % CJM_N_CURVE_STYLES].width, get_dash (curve));
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
  cjm_painter_fill (painter, &path, WASH_SWATCH, 1);
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

void
cjm_painter_draw_axis (const CjmPainter *painter, guint row)
{
  const CjmLayout *layout = painter->layout;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmEmotionBox *emotion = placed->row->emotion;
  double y = cjm_placed_row_get_content_y (layout, placed);
  double x = layout->label_x + layout->metrics->label_inset;

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
static void
draw_features (const CjmPainter *painter, double value, double x, double y, double r, guint32 color)
{
  double bend = value / 2 * 0.52 * r, half = 0.46 * r;
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

void
cjm_painter_draw_face (const CjmPainter *painter,
                       guint curve,
                       double value,
                       double x,
                       double y,
                       const CjmPhaseBox *phase)
{
  guint style = curve % CJM_N_CURVE_STYLES;
  double radius = cjm_emotion_get_face_radius (painter->layout->metrics, curve);
  guint32 dark = curve == 0 ? phase->color : cjm_painter_get_ink (painter, styles[style].ink);
  guint32 paper = cjm_painter_get_ink (painter, CJM_INK_PAPER);
  guint32 light = curve == 0 ? phase->text_color : paper;
  CjmPath path;

  cjm_path_init (&path);
  add_outline (&path, styles[style].is_square, x, y, radius);
  cjm_painter_fill (painter, &path, styles[style].is_solid ? dark : paper, 1);
  if (!styles[style].is_solid)
    {
      cjm_path_init (&path);
      add_outline (&path, styles[style].is_square, x, y, radius - CJM_MARK_STROKE / 2);
      cjm_painter_stroke (painter, &path, dark, CJM_MARK_STROKE, NULL);
    }
  draw_features (painter, value, x, y, radius, styles[style].is_solid ? light : dark);
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
                             note->mark_radius, phase->mark_color);
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
  guint32 ground = get_band_color (cjm_painter_get_phase_of_column (painter->layout, cell->column));
  CjmRect word = get_word_rect (painter, cell, note);

  if (curves_strike (box->emotion, word))
    {
      painter->device->class->text_with_halo (painter->device, note->text, x, note->text_y, color,
                                              ground);
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
