#include "cjm-emotion.h"

#include <math.h>

/* Air between a face and its word, around words, and from the band's edge. */
#define WORD_GAP 4.0
#define WORD_AIR 3.0
#define EDGE_AIR 5.0
#define CELL_AIR 8.0
#define MIN_WORD_MEASURE 56.0

#define MAX_WORD_MEASURE 200.0

/* How far a word is moved to find room, in points: so often inside the band, so often beyond its
 * edge, for the band grows with it, and then as often as it takes. */
#define NUDGE 4.0
static const guint max_nudges[] = { 7, 18, 300 };

#define RING 4.5 /* from a face to the ring of its moment of truth */
#define FACE_GAP 4.0
#define FLAG_HEIGHT 24.0
#define FLAG_EDGE 8.0
#define FLAG_AIR 7.0 /* from a word to a flag */
#define FLAG_PAD 11.0
#define FLAG_DIAMOND 16.0

#define KEY_TOP 8.0
#define SWATCH_GAP 8.0
#define KEY_SAMPLE 42.0
#define AXIS_GAP 12.0
#define AXIS_FACE_GAP 5.0

/* A feeling while its row is laid out. y is 0 in the middle of the band and grows downwards. */
typedef struct
{
  CjmNoteBox *box;
  guint cell;
  double x, y;
  double radius;
  double word_width, word_height;
  CjmRect word;      /* on the page, once it has been placed */
  double word_shift; /* of its middle from the face's, where it had to make room */
} Point;

typedef struct
{
  const CjmRowFrame *frame;
  const CjmMetrics *metrics;
  const CjmLane *lane;
  CjmEmotionBox *box;
  GPtrArray *cells;  /* of CjmCellBox, one for each that is drawn */
  GArray *points;    /* of Point, cell by cell */
  GArray *obstacles; /* of CjmRect: what a word must not stand on */
  double half;       /* height of the band above and below its middle */
} Emotion;

static void
run_clear (gpointer run)
{
  g_free (((CjmRun *) run)->knots);
}

static void
wash_clear (gpointer wash)
{
  g_array_unref (((CjmWash *) wash)->first);
  g_array_unref (((CjmWash *) wash)->second);
}

double
cjm_emotion_get_face_radius (const CjmMetrics *metrics, guint curve)
{
  return curve == 0 ? metrics->face_radius : metrics->face_radius_other;
}

guint
cjm_emotion_get_curve (const CjmLane *lane, const CjmNote *note)
{
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);
  int index = feeling != NULL ? cjm_sequence_find (lane->curves, feeling->curve) : -1;

  return (guint) MAX (index, 0);
}

static double
get_cell_x (const Emotion *self, guint cell)
{
  const CjmCellBox *box = self->cells->pdata[cell];

  return self->frame->columns[box->column].x;
}

static double
get_cell_width (const Emotion *self, guint cell)
{
  return ((CjmCellBox *) self->cells->pdata[cell])->width - self->metrics->lane_gap;
}

/* Points */

/* How many feelings of @curve stand in a cell. */
static guint
count_feelings (const CjmCellBox *cell, guint curve)
{
  guint n = 0;

  for (guint i = 0; i < cell->n_notes; i++)
    if (cell->notes[i].curve == curve)
      n++;

  return n;
}

/* The feelings of one curve at one step share its width evenly. */
static void
add_point (Emotion *self, guint cell_index, guint index, guint nth, const CjmNoteBox *old)
{
  const CjmCellBox *cell = self->cells->pdata[cell_index];
  CjmNoteBox *box = (CjmNoteBox *) &cell->notes[index];
  guint n = count_feelings (cell, box->curve);
  double width = get_cell_width (self, cell_index);
  double value = cjm_note_get_feeling (box->note);
  double measure = CLAMP (floor (width / n) - 2 * CELL_AIR, MIN_WORD_MEASURE, MAX_WORD_MEASURE);
  Point point = { .box = box, .cell = cell_index };

  box->look = CJM_LOOK_EMOTION;
  box->has_value = !isnan (value);
  box->text
      = cjm_row_set_text (self->frame, box->curve == 0 ? CJM_TEXT_FEELING : CJM_TEXT_FEELING_OTHER,
                          box->note->text, measure, old != NULL ? old->text : NULL);
  point.radius = cjm_emotion_get_face_radius (self->metrics, box->curve);
  point.x = get_cell_x (self, cell_index) + width * (nth + 0.5) / n;
  point.y = box->has_value ? -value * self->box->step : 0;
  if (*box->note->text != '\0')
    {
      point.word_width = box->text->ink_width;
      point.word_height = box->text->height;
    }
  g_array_append_val (self->points, point);
}

static void
add_points (Emotion *self, CjmCellBox *const *previous)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      CjmCellBox *cell = self->cells->pdata[i];
      const CjmCellBox *old = previous != NULL ? previous[cell->column] : NULL;
      g_autofree guint *n_before = g_new0 (guint, self->box->n_curves);

      for (guint j = 0; j < cell->n_notes; j++)
        cell->notes[j].curve = cjm_emotion_get_curve (self->lane, cell->notes[j].note);
      for (guint j = 0; j < cell->n_notes; j++)
        add_point (self, i, j, n_before[cell->notes[j].curve]++,
                   cjm_cell_box_find_note (old, cell->notes[j].note, j));
    }
}

static Point *
get_point (const Emotion *self, guint index)
{
  return &g_array_index (self->points, Point, index);
}

/* Curves */

static void
end_run (CjmCurveBox *curve, GArray *knots)
{
  CjmRun run = { .n_knots = knots->len };

  if (knots->len == 0)
    return;

  run.knots = g_memdup2 (knots->data, knots->len * sizeof (CjmKnot));
  cjm_curve_set_slopes (run.knots, run.n_knots);
  g_array_append_val (curve->runs, run);
  g_array_set_size (knots, 0);
}

/* A column in which a curve has no value is a gap: nobody knows what is felt there. */
static void
create_runs (Emotion *self, guint index)
{
  CjmCurveBox *curve = &self->box->curves[index];
  g_autoptr (GArray) knots = g_array_new (FALSE, TRUE, sizeof (CjmKnot));
  guint point = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint before = knots->len;

      for (; point < self->points->len && get_point (self, point)->cell == i; point++)
        {
          const Point *p = get_point (self, point);
          CjmKnot knot = { p->x, p->y, 0 };

          if (p->box->curve == index && p->box->has_value)
            g_array_append_val (knots, knot);
        }
      if (knots->len == before)
        end_run (curve, knots);
    }
  end_run (curve, knots);
}

static const CjmRun *
find_run (const CjmCurveBox *curve, double x)
{
  for (guint i = 0; i < curve->runs->len; i++)
    {
      const CjmRun *run = &g_array_index (curve->runs, CjmRun, i);

      if (x >= run->knots[0].x && x <= run->knots[run->n_knots - 1].x)
        return run;
    }

  return NULL;
}

/* The part of @run from @start to @end: the two places on it and the knots between them. */
static GArray *
cut_run (const CjmRun *run, double start, double end)
{
  GArray *knots = g_array_new (FALSE, TRUE, sizeof (CjmKnot));
  CjmKnot first = cjm_curve_evaluate (run->knots, run->n_knots, start);
  CjmKnot last = cjm_curve_evaluate (run->knots, run->n_knots, end);

  g_array_append_val (knots, first);
  for (guint i = 0; i < run->n_knots; i++)
    if (run->knots[i].x > start && run->knots[i].x < end)
      g_array_append_val (knots, run->knots[i]);
  g_array_append_val (knots, last);

  return knots;
}

static void
create_washes (CjmEmotionBox *box)
{
  if (box->n_curves < 2)
    return;

  for (guint i = 0; i < box->curves[0].runs->len; i++)
    for (guint j = 0; j < box->curves[1].runs->len; j++)
      {
        const CjmRun *a = &g_array_index (box->curves[0].runs, CjmRun, i);
        const CjmRun *b = &g_array_index (box->curves[1].runs, CjmRun, j);
        double start = MAX (a->knots[0].x, b->knots[0].x);
        double end = MIN (a->knots[a->n_knots - 1].x, b->knots[b->n_knots - 1].x);

        if (start < end)
          {
            CjmWash wash = { cut_run (a, start, end), cut_run (b, start, end) };

            g_array_append_val (box->washes, wash);
          }
      }
}

/* Faces that would touch */

static double
get_reach (const Point *point)
{
  return point->radius + (point->box->has_ring ? RING : 0);
}

static gboolean
faces_touch (const Point *a, const Point *b)
{
  return hypot (a->x - b->x, a->y - b->y) < get_reach (a) + get_reach (b) + FACE_GAP;
}

/* The face slides along its own curve, towards the next point or, at the end, the one before;
 * the line itself is never moved. */
static void
slide_face (const Emotion *self, Point *point, const Point *other)
{
  const CjmRun *run = find_run (&self->box->curves[point->box->curve], point->x);
  double direction
      = run != NULL && run->n_knots > 1 && point->x >= run->knots[run->n_knots - 1].x ? -1 : 1;
  double limit = get_cell_width (self, point->cell) / 2 - point->radius;
  double start = point->x;

  while (faces_touch (point, other) && fabs (point->x - start) < limit)
    {
      point->x += direction;
      if (run != NULL && run->n_knots > 1)
        point->y = cjm_curve_evaluate (run->knots, run->n_knots, point->x).y;
    }
}

static void
part_faces (const Emotion *self)
{
  for (guint i = 0; i < self->points->len; i++)
    for (guint j = 0; j < self->points->len; j++)
      {
        Point *a = get_point (self, i);
        const Point *b = get_point (self, j);

        if (a->cell == b->cell && a->box->curve > b->box->curve && faces_touch (a, b))
          slide_face (self, a, b);
      }
}

/* Moments of truth */

/* The feeling that is flagged where column @column holds a moment of truth: one that is marked
 * itself, else the first of the first curve that has one there. NULL where nothing is felt. */
static Point *
find_flagged (const Emotion *self, guint cell)
{
  Point *found = NULL;

  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = get_point (self, i);

      if (point->cell != cell || !point->box->has_value)
        continue;
      if (point->box->note->is_moment)
        return point;
      if (found == NULL || point->box->curve < found->box->curve)
        found = point;
    }

  return found;
}

static gboolean
cell_has_moment (const Emotion *self, const CjmCellBox *cell)
{
  for (guint i = 0; i < cell->n_columns; i++)
    if (self->frame->digest->moments[cell->column + i])
      return TRUE;

  return FALSE;
}

/* On the far side of the band, so that the stem shows what the flag is about. Its height is set
 * when the words have found theirs. */
static void
add_flag (Emotion *self, guint cell)
{
  double x = get_cell_x (self, cell), cell_width = get_cell_width (self, cell);
  double width = self->box->flag_text->ink_width + FLAG_DIAMOND + 2 * FLAG_PAD;
  Point *point = find_flagged (self, cell);
  gboolean is_on_top = point != NULL && point->y > 0;
  CjmFlag flag
      = { .stem_x = point != NULL ? point->x : x + cell_width / 2, .is_on_top = is_on_top };

  flag.rect.width = width;
  flag.rect.height = MAX (FLAG_HEIGHT, self->box->flag_text->height + 4);
  flag.rect.x = CLAMP (flag.stem_x - width / 2, x + 4, MAX (x + 4, x + cell_width - 4 - width));
  if (point != NULL)
    {
      point->box->has_ring = TRUE;
      flag.has_stem = TRUE;
      flag.stem_start = point->y + (is_on_top ? -1 : 1) * (point->radius + RING);
    }
  g_array_append_val (self->box->flags, flag);
}

static void
add_flags (Emotion *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (cell_has_moment (self, self->cells->pdata[i]))
      {
        if (self->box->flag_text == NULL)
          self->box->flag_text = cjm_row_set_word (self->frame, CJM_TEXT_FLAG, CJM_WORD_MOMENT);
        add_flag (self, i);
      }
}

/* Words */

static gboolean
rects_touch (CjmRect a, CjmRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static gboolean
is_free (const Emotion *self, CjmRect rect)
{
  for (guint i = 0; i < self->obstacles->len; i++)
    if (rects_touch (rect, g_array_index (self->obstacles, CjmRect, i)))
      return FALSE;

  return TRUE;
}

/* Words stand outside what is between the curves: the first curve's below it and the others'
 * above, unless they have changed places here. */
static gboolean
prefers_below (const Emotion *self, const Point *point)
{
  gboolean is_first = point->box->curve == 0;

  for (guint i = 0; i < self->box->n_curves; i++)
    {
      const CjmRun *run = find_run (&self->box->curves[i], point->x);

      if (i != point->box->curve && (i == 0) != is_first && run != NULL)
        return cjm_curve_evaluate (run->knots, run->n_knots, point->x).y < point->y
               || (is_first
                   && cjm_curve_evaluate (run->knots, run->n_knots, point->x).y == point->y);
    }

  return is_first;
}

static CjmRect
get_word_rect (const Emotion *self, const Point *point, gboolean is_below, double nudge)
{
  double x = get_cell_x (self, point->cell), width = get_cell_width (self, point->cell);
  double distance = get_reach (point) + WORD_GAP + nudge;
  CjmRect rect = { point->x - point->word_width / 2, 0, point->word_width, point->word_height };

  rect.x = CLAMP (rect.x, x + 2, MAX (x + 2, x + width - 2 - rect.width));
  rect.y = is_below ? point->y + distance : point->y - distance - rect.height;
  return rect;
}

static CjmRect
with_air (CjmRect rect, double x, double y)
{
  return (CjmRect){ rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y };
}

static gboolean
is_in_band (const Emotion *self, CjmRect rect)
{
  return rect.y >= -self->half + EDGE_AIR && rect.y + rect.height <= self->half - EDGE_AIR;
}

/* The nearest free place; a word that is far from its face says nothing. */
static CjmRect
find_word_rect (const Emotion *self, const Point *point)
{
  gboolean is_below = prefers_below (self, point);

  for (guint pass = 0; pass < G_N_ELEMENTS (max_nudges); pass++)
    for (guint i = 0; i < max_nudges[pass]; i++)
      for (guint side = 0; side < 2; side++)
        {
          CjmRect rect = get_word_rect (self, point, side == 0 ? is_below : !is_below, i * NUDGE);

          if ((pass > 0 || is_in_band (self, rect)) && is_free (self, with_air (rect, WORD_AIR, 0)))
            return rect;
        }

  return get_word_rect (self, point, is_below, 0);
}

static void
add_face_obstacles (Emotion *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = get_point (self, i);
      double reach = get_reach (point) + 1;
      CjmRect rect = { point->x - reach, point->y - reach, 2 * reach, 2 * reach };

      g_array_append_val (self->obstacles, rect);
    }
}

static void
place_words (Emotion *self)
{
  add_face_obstacles (self);
  for (guint curve = 0; curve < self->box->n_curves; curve++)
    for (guint i = 0; i < self->points->len; i++)
      {
        Point *point = get_point (self, i);

        if (point->box->curve != curve)
          continue;
        point->word = (CjmRect){ point->x, point->y + point->radius, 0, 0 };
        if (point->word_height == 0)
          continue;
        point->word = find_word_rect (self, point);
        g_array_append_val (self->obstacles, point->word);
      }
}

/* Flags stand in a line at the edge of the band, or beyond it where a word or a face is there. */
static double
find_flags_y (const Emotion *self, gboolean is_on_top)
{
  double height = MAX (FLAG_HEIGHT, self->box->flag_text->height + 4);
  double y = is_on_top ? -self->half + FLAG_EDGE : self->half - FLAG_EDGE - height;

  for (guint i = 0; i < self->box->flags->len; i++)
    for (guint j = 0; j < self->points->len; j++)
      {
        const CjmFlag *flag = &g_array_index (self->box->flags, CjmFlag, i);
        const Point *point = get_point (self, j);
        double reach = get_reach (point);
        double left = MIN (point->x - reach, point->word.x);
        double right = MAX (point->x + reach, point->word.x + point->word.width);

        if (flag->is_on_top != is_on_top || left > flag->rect.x + flag->rect.width
            || right < flag->rect.x)
          continue;
        if (is_on_top)
          y = MIN (y, MIN (point->y - reach, point->word.y) - FLAG_AIR - height);
        else
          y = MAX (y, MAX (point->y + reach, point->word.y + point->word.height) + FLAG_AIR);
      }

  return y;
}

static gboolean
is_flagged_at (const Point *point, const CjmFlag *flag)
{
  return point->box->has_ring && fabs (point->x - flag->stem_x) < 0.5;
}

/* A stem begins behind the word that stands between its face and the flag. */
static void
set_stem (const Emotion *self, CjmFlag *flag)
{
  flag->stem_end = flag->is_on_top ? flag->rect.y + flag->rect.height : flag->rect.y;
  if (!flag->has_stem)
    flag->stem_start = flag->stem_end;

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = get_point (self, i);

      if (!is_flagged_at (point, flag) || point->word_height == 0)
        continue;
      if (flag->is_on_top && point->word.y < point->y)
        flag->stem_start = MIN (flag->stem_start, point->word.y - 2);
      else if (!flag->is_on_top && point->word.y > point->y)
        flag->stem_start = MAX (flag->stem_start, point->word.y + point->word.height + 2);
    }
}

static void
place_flags (Emotion *self)
{
  for (guint side = 0; side < 2 && self->box->flags->len > 0; side++)
    {
      double y = find_flags_y (self, side == 1);

      for (guint i = 0; i < self->box->flags->len; i++)
        {
          CjmFlag *flag = &g_array_index (self->box->flags, CjmFlag, i);

          if (flag->is_on_top != (side == 1))
            continue;
          flag->rect.y = y;
          set_stem (self, flag);
        }
    }
}

/* The band */

/* How far words and flags reach beyond the band, above and below. */
static void
find_overflow (const Emotion *self, double *above, double *below)
{
  *above = *below = 0;
  for (guint i = 0; i < self->box->flags->len; i++)
    {
      CjmRect rect = g_array_index (self->box->flags, CjmFlag, i).rect;

      *above = MAX (*above, -self->half + FLAG_EDGE - rect.y);
      *below = MAX (*below, rect.y + rect.height - self->half + FLAG_EDGE);
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = get_point (self, i);

      if (point->word_height == 0)
        continue;
      *above = MAX (*above, -self->half + EDGE_AIR - point->word.y);
      *below = MAX (*below, point->word.y + point->word.height - self->half + EDGE_AIR);
    }
}

static void
move_line (GArray *knots, double by)
{
  for (guint i = 0; i < knots->len; i++)
    g_array_index (knots, CjmKnot, i).y += by;
}

/* From the middle of the band to where the notes of the row begin. */
static void
move_lines (CjmEmotionBox *box, double by)
{
  for (guint i = 0; i < box->n_curves; i++)
    for (guint j = 0; j < box->curves[i].runs->len; j++)
      {
        CjmRun *run = &g_array_index (box->curves[i].runs, CjmRun, j);

        for (guint k = 0; k < run->n_knots; k++)
          run->knots[k].y += by;
      }
  for (guint i = 0; i < box->washes->len; i++)
    {
      move_line (g_array_index (box->washes, CjmWash, i).first, by);
      move_line (g_array_index (box->washes, CjmWash, i).second, by);
    }
  for (guint i = 0; i < box->flags->len; i++)
    {
      CjmFlag *flag = &g_array_index (box->flags, CjmFlag, i);

      flag->rect.y += by;
      flag->stem_start += by;
      flag->stem_end += by;
    }
}

/* A point becomes a note in its cell: a frame round the face and the word. */
static void
set_note (const Emotion *self, const Point *point)
{
  CjmNoteBox *box = point->box;
  double x = get_cell_x (self, point->cell), reach = get_reach (point);
  double left = MIN (point->x - reach, point->word.x);
  double right = MAX (point->x + reach, point->word.x + point->word.width);
  double top = MIN (point->y - reach, point->word.y);
  double bottom = MAX (point->y + reach, point->word.y + point->word.height);

  box->x = left - x;
  box->y = top + self->box->middle;
  box->width = right - left;
  box->height = bottom - top;
  box->graphic = (CjmRect){ point->x - point->radius - left, point->y - point->radius - top,
                            2 * point->radius, 2 * point->radius };
  box->text_x = point->word.x + point->word.width / 2 - box->text->width / 2 - left;
  box->text_y = point->word.y - top;

  /* The evidence hangs at the lower end of the face, where it strikes no feature. */
  box->mark_radius = point->box->curve == 0 ? 4 : 3.2;
  box->mark_x = box->graphic.x + point->radius * 1.75;
  box->mark_y = box->graphic.y + point->radius * 1.75;
  box->moment_x = box->graphic.x + point->radius;
  box->moment_y = box->graphic.y + point->radius;
}

static void
set_axis (Emotion *self)
{
  CjmEmotionBox *box = self->box;
  CjmLocale *locale = cjm_typesetter_get_locale (self->frame->typesetter);
  double face = self->metrics->axis_face > 0 ? 2 * self->metrics->axis_face + AXIS_FACE_GAP : 0;
  double end = self->frame->n_columns > 0 ? self->frame->columns[0].x - AXIS_GAP - face : 0;

  for (guint i = 0; i < G_N_ELEMENTS (box->axis); i++)
    {
      g_autofree char *figure = cjm_locale_format_signed (locale, 2.0 - i, 0);
      CjmTextBlock *block
          = cjm_row_set_text (self->frame, CJM_TEXT_AXIS, figure, CJM_UNWRAPPED, NULL);

      box->axis[i]
          = (CjmPlacedText){ block, end - block->ink_width,
                             box->middle - (2.0 - i) * box->step - block->height / 2, FALSE };
    }
}

/* Key */

static void
create_key (Emotion *self, double y)
{
  const CjmRowFrame *frame = self->frame;
  CjmEmotionBox *box = self->box;
  double room = self->metrics->swatch > 0 ? self->metrics->swatch + SWATCH_GAP : 0;
  double measure = frame->label_measure + room - KEY_SAMPLE;
  const char *hint
      = cjm_words_get (cjm_typesetter_get_words (frame->typesetter), CJM_WORD_CURVE_HINT);

  box->key_x = self->metrics->side_margin + self->metrics->label_inset - room + KEY_SAMPLE;
  y += KEY_TOP;
  for (guint i = 0; i < cjm_sequence_get_length (self->lane->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (self->lane->curves, i);
      CjmTextBox *name = &box->curves[i].name;

      name->is_hint = *curve->name == '\0';
      name->target = (CjmTarget){ CJM_FIELD_CURVE_NAME, curve->record.id };
      name->block = cjm_row_set_text (frame, CJM_TEXT_LEGEND, name->is_hint ? hint : curve->name,
                                      measure, NULL);
      name->rect = (CjmRect){ box->key_x, y, name->block->width, name->block->height };
      y += name->block->height + 2;
    }
  box->gap_y = y;
  box->key_bottom = y;
}

/* The whole */

static void
create_cells (Emotion *self, CjmCellBox **cells)
{
  const CjmRowFrame *frame = self->frame;
  gboolean was_empty = FALSE;

  for (guint i = 0; i < frame->n_columns;)
    {
      guint n = 1;
      CjmCellBox *cell;

      while (self->lane->is_by_phase && i + n < frame->n_columns
             && frame->columns[i + n].phase == frame->columns[i].phase)
        n++;
      cell = cjm_cell_box_new_bare (frame, self->lane, i, n);
      if (cell->n_notes == 0)
        {
          const CjmCellBox *first = self->cells->len > 0 ? self->cells->pdata[0] : NULL;

          cjm_cell_box_set_prompt (cell, frame, self->lane, first != NULL ? first->prompt : NULL);
          cell->is_asking = !was_empty;
          cell->is_ringed = TRUE;
        }
      was_empty = cell->n_notes == 0;
      g_ptr_array_add (self->cells, cell);
      for (guint j = 0; j < n; j++)
        cells[i + j] = j == 0 ? cell : cjm_cell_box_ref (cell);
      i += n;
    }
}

static void
finish_cells (const Emotion *self)
{
  const CjmEmotionBox *box = self->box;

  for (guint i = 0; i < self->points->len; i++)
    set_note (self, get_point (self, i));
  for (guint i = 0; i < self->cells->len; i++)
    {
      CjmCellBox *cell = self->cells->pdata[i];

      cell->height = box->top + box->height;
      cell->plus_x = (cell->width - self->metrics->lane_gap) / 2;
      cell->plus_y = box->middle;
    }
}

/* The middle of the band, once it is known how far the words and the label reach. */
static void
set_band (Emotion *self)
{
  const CjmMetrics *metrics = self->metrics;
  CjmEmotionBox *box = self->box;
  double above, below, label;

  find_overflow (self, &above, &below);
  box->top = -metrics->row_top;
  box->height = 2 * self->half + above + below;
  label = box->key_bottom + metrics->row_bottom - box->top;
  if (label > box->height)
    {
      above += (label - box->height) / 2;
      box->height = label;
    }
  box->middle = box->top + above + self->half;
}

CjmEmotionBox *
cjm_emotion_box_new (const CjmRowFrame *frame,
                     const CjmLane *lane,
                     double label_bottom,
                     CjmCellBox **cells,
                     CjmCellBox *const *previous)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  CjmEmotionBox *box = g_new0 (CjmEmotionBox, 1);
  Emotion self = { .frame = frame, .metrics = metrics, .lane = lane, .box = box };

  self.half = metrics->curve_height / 2;
  self.cells = g_ptr_array_new ();
  self.points = g_array_new (FALSE, TRUE, sizeof (Point));
  self.obstacles = g_array_new (FALSE, TRUE, sizeof (CjmRect));
  box->step = (self.half - metrics->curve_pad) / 2;
  box->n_curves = MAX (cjm_sequence_get_length (lane->curves), 1);
  box->curves = g_new0 (CjmCurveBox, box->n_curves);
  box->washes = g_array_new (FALSE, TRUE, sizeof (CjmWash));
  g_array_set_clear_func (box->washes, wash_clear);
  box->flags = g_array_new (FALSE, TRUE, sizeof (CjmFlag));

  create_key (&self, label_bottom);
  create_cells (&self, cells);
  add_points (&self, previous);
  for (guint i = 0; i < box->n_curves; i++)
    {
      box->curves[i].runs = g_array_new (FALSE, TRUE, sizeof (CjmRun));
      g_array_set_clear_func (box->curves[i].runs, run_clear);
      create_runs (&self, i);
    }
  create_washes (box);
  if (box->washes->len > 0)
    {
      box->gap_name = cjm_row_set_word (frame, CJM_TEXT_LEGEND, CJM_WORD_GAP);
      box->key_bottom += box->gap_name->height;
    }
  add_flags (&self);
  part_faces (&self);
  place_words (&self);
  place_flags (&self);
  set_band (&self);
  move_lines (box, box->middle);
  finish_cells (&self);
  set_axis (&self);

  g_ptr_array_unref (self.cells);
  g_array_unref (self.points);
  g_array_unref (self.obstacles);
  return box;
}

void
cjm_emotion_box_free (CjmEmotionBox *box)
{
  for (guint i = 0; i < box->n_curves; i++)
    {
      g_clear_pointer (&box->curves[i].name.block, cjm_text_block_unref);
      g_array_unref (box->curves[i].runs);
    }
  for (guint i = 0; i < G_N_ELEMENTS (box->axis); i++)
    cjm_text_block_unref (box->axis[i].block);
  g_clear_pointer (&box->flag_text, cjm_text_block_unref);
  g_clear_pointer (&box->gap_name, cjm_text_block_unref);
  g_array_unref (box->washes);
  g_array_unref (box->flags);
  g_free (box->curves);
  g_free (box);
}
