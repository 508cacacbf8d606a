#include "cjm-layout-private.h"

#include <math.h>

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
  return MAX (width, cjm_layout_get_width_for (layout, MIN_LETTERS));
}

/* However narrow the paper is, words must not be broken all over; a column that is narrower by
 * itself stays as it is. */
double
cjm_layout_stretch_width (const CjmLayout *layout, double width, double stretch)
{
  double least = cjm_layout_get_width_for (layout, LEAST_LETTERS);

  return MAX (width * stretch, MIN (width, least));
}

double
cjm_layout_get_width_for (const CjmLayout *layout, double letters)
{
  const CjmMetrics *metrics = layout->metrics;

  return metrics->inset + metrics->end_padding + letters * metrics->text[CJM_TEXT_NOTE].size;
}

/* How wide the column of @step is when all are stretched by @stretch; @automatic is the width
 * of those that have none of their own. */
static double
get_width (const CjmLayout *layout, const CjmStep *step, double automatic, double stretch)
{
  double width = isnan (step->width) ? automatic : get_chosen_width (layout, step->width);

  return stretch == 1 ? width : cjm_layout_stretch_width (layout, width, stretch);
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
create_phase (CjmLayout *layout, const CjmLayoutForm *form, guint index, double x, double automatic)
{
  const CjmPhase *phase = cjm_map_get_phase (layout->map, index);
  CjmPhaseBox *box = &layout->phases[index];

  box->phase = cjm_record_ref (phase);
  box->x = x;
  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    {
      const CjmStep *step = cjm_sequence_get (phase->steps, i);
      double width = form->widths != NULL ? form->widths[layout->n_columns]
                                          : get_width (layout, step, automatic, form->stretch);

      layout->columns[layout->n_columns++] = (CjmColumn){ x, width, index, step->record.id };
      layout->measure = MIN (layout->measure, get_measure (layout, width));
      x += width;
    }
  box->width = x - box->x;
  set_colors (layout, index);
}

void
cjm_layout_create_columns (CjmLayout *layout, const CjmLayoutForm *form)
{
  guint n_columns = form->cover_width > 0 ? 0 : cjm_map_get_n_steps (layout->map);
  const CjmMetrics *metrics;
  double automatic, x;

  layout->density = n_columns >= FIRST_DENSE_COUNT ? CJM_DENSITY_DENSE : CJM_DENSITY_COMFORT;
  layout->metrics = metrics = layout->theme->metrics[layout->density];
  automatic = get_automatic_width (layout, n_columns);
  layout->label_x = metrics->side_margin;
  layout->label_width = metrics->label_width;
  layout->measure = metrics->max_measure;
  layout->columns = g_new0 (CjmColumn, n_columns);
  layout->n_phases = form->cover_width > 0 ? 0 : cjm_map_get_n_phases (layout->map);
  layout->phases = g_new0 (CjmPhaseBox, layout->n_phases);

  x = metrics->side_margin + metrics->label_width;
  for (guint i = 0; i < layout->n_phases; i++)
    {
      create_phase (layout, form, i, x, automatic);
      x += layout->phases[i].width;
    }
  if (n_columns == 0)
    x += automatic;
  layout->width = MAX (x + metrics->side_margin + metrics->tip_room - metrics->lane_gap,
                       MIN_SHEET_PART * metrics->natural_width);
  if (form->cover_width > 0)
    layout->width = form->cover_width;
}

/* The text edge of the column nearest to the persona's part of the sheet, so that masthead,
 * grid and footer share one set of edges. */
double
cjm_layout_find_persona_x (const CjmLayout *layout)
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
