#include "cjm-layout-private.h"

#include <math.h>

/* Phase names are set in the largest of these sizes at which all fit into two lines. */
static const double name_scales[] = { 1, 0.92, 0.85, 0.78, 0.72 };

/* Behind a phase's name, for the diamond of a moment of truth. */
#define MOMENT_ROOM 20.0

/* From the text edge of a column, where a station's middle is, to the step's name. */
#define STATION_ROOM 18.0

/* From a step's name to the middle of its diamond. */
#define MOMENT_GAP 14.0

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
    text = cjm_layout_get_word (layout, CJM_WORD_PHASE_HINT);

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
      if (metrics->number_radius > 0)
        {
          box->disc_x = x + metrics->chevron_tip / 2 + metrics->number_radius;
          box->number_rect.x = box->disc_x - box->number->ink_width / 2;
          x = box->disc_x + metrics->number_radius + size / 2;
        }
      else
        x += box->number->ink_width + size / 2;
      measure = cjm_layout_get_header_end (layout, i) - 4 - x;
      if (box->has_moment)
        measure -= MOMENT_ROOM;
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

/* Whether the names stand in the same room as before, and so at the same size. */
static gboolean
has_same_names (const CjmLayout *layout, const CjmLayout *previous)
{
  if (previous == NULL || previous->n_phases != layout->n_phases)
    return FALSE;

  for (guint i = 0; i < layout->n_phases; i++)
    {
      const CjmPhaseBox *box = &layout->phases[i], *old = &previous->phases[i];

      if (box->x != old->x || box->width != old->width || box->has_moment != old->has_moment
          || !g_str_equal (box->phase->name, old->phase->name))
        return FALSE;
    }

  return TRUE;
}

static void
choose_name_size (CjmLayout *layout, const CjmLayout *previous)
{
  if (has_same_names (layout, previous))
    {
      set_phase_names (layout, previous->name_scale, previous);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (name_scales); i++)
    if (set_phase_names (layout, name_scales[i], previous))
      break;
}

static double
set_names (CjmLayout *layout, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double height = metrics->chevron_height;
  double label_measure = layout->label_width - metrics->label_inset - 12;

  choose_name_size (layout, previous);
  for (guint i = 0; i < layout->n_phases; i++)
    height = MAX (height, layout->phases[i].name.block->height + 20);

  layout->header
      = (CjmRect){ layout->label_x, y, layout->width - 2 * metrics->side_margin, height };
  for (guint i = 0; i < layout->n_phases; i++)
    {
      CjmPhaseBox *box = &layout->phases[i];

      box->name.rect.y = y + (height - box->name.rect.height) / 2;
      box->number_rect.y = metrics->number_radius > 0 ? y + (height - box->number_rect.height) / 2
                                                      : box->name.rect.y;
    }

  layout->phases_label
      = cjm_layout_set_word (layout, CJM_TEXT_ROW_LABEL, CJM_WORD_PHASES, label_measure);
  layout->phases_label_rect = (CjmRect){ layout->label_x + metrics->label_inset,
                                         y + (height - layout->phases_label->height) / 2,
                                         label_measure, layout->phases_label->height };

  return y + height;
}

static double
set_descriptions (CjmLayout *layout, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double first = y + metrics->row_top;
  double label_y
      = first + cjm_row_get_first_line (layout->theme, layout->density, CJM_TEXT_ROW_LABEL);
  double label_measure = layout->label_width - metrics->label_inset - 12;
  double bottom;

  layout->description_label
      = cjm_layout_set_word (layout, CJM_TEXT_ROW_LABEL, CJM_WORD_DESCRIPTION, label_measure);
  layout->description_label_rect = (CjmRect){ layout->label_x + metrics->label_inset, label_y,
                                              label_measure, layout->description_label->height };
  bottom = cjm_rect_get_bottom (layout->description_label_rect);

  for (guint i = 0; i < layout->n_phases; i++)
    {
      CjmPhaseBox *box = &layout->phases[i];
      double measure
          = MIN (box->width - metrics->inset - metrics->end_padding, metrics->max_measure);
      gboolean is_empty = *box->phase->description == '\0';
      CjmTextRole role = is_empty ? CJM_TEXT_PROMPT : CJM_TEXT_DESCRIPTION;
      double text_y = first + cjm_row_get_first_line (layout->theme, layout->density, role);

      box->is_asking = is_empty && (i == 0 || *layout->phases[i - 1].phase->description != '\0');
      cjm_layout_set_box (
          layout, &box->description,
          previous != NULL && i < previous->n_phases ? &previous->phases[i].description : NULL,
          role, (CjmTarget){ CJM_FIELD_PHASE_DESCRIPTION, box->phase->record.id },
          cjm_layout_get_word (layout, CJM_WORD_DESCRIPTION_HINT), box->x + metrics->inset, text_y,
          measure);
      bottom = MAX (bottom, cjm_rect_get_bottom (box->description.rect));
    }

  bottom = MAX (bottom + metrics->row_bottom, y + metrics->row_min_height);
  layout->descriptions = (CjmRect){ layout->header.x, y, layout->header.width, bottom - y };
  return bottom;
}

/* Steps */

/* Whether a phase's steps are told of: it has several, or its only one has a name. */
static gboolean
shows_steps (const CjmPhase *phase)
{
  const CjmStep *first = cjm_sequence_get (phase->steps, 0);

  return cjm_sequence_get_length (phase->steps) > 1 || *first->name != '\0';
}

static gboolean
has_steps (const CjmLayout *layout)
{
  for (guint i = 0; i < layout->n_phases; i++)
    if (shows_steps (layout->phases[i].phase))
      return TRUE;

  return FALSE;
}

/* "2.1 Asks for opinions", and a diamond where the step holds a moment of truth. */
static void
set_step (CjmLayout *layout, guint column, guint nth, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  const CjmColumn *place = &layout->columns[column];
  CjmStepBox *box = &layout->step_boxes[column];
  const CjmStepBox *old
      = previous != NULL && column < previous->n_columns ? &previous->step_boxes[column] : NULL;
  g_autofree char *number = g_strdup_printf ("%u.%u", place->phase + 1, nth + 1);
  double x = place->x + metrics->inset;
  double end = place->x + place->width - metrics->end_padding;
  gboolean has_trail = layout->theme->shapes->has_trail;

  box->number = cjm_layout_take_or_set (layout, old != NULL ? old->number : NULL,
                                        CJM_TEXT_STEP_NUMBER, number, end - x);
  box->number_rect = (CjmRect){ x, y, box->number->ink_width, box->number->height };
  /* On a trail there is a station in the number's place. */
  x += has_trail ? STATION_ROOM : box->number->ink_width + box->number->style->size * 0.6;
  box->has_moment = layout->digest->moments[column];
  cjm_layout_set_box (layout, &box->name, old != NULL && old->number != NULL ? &old->name : NULL,
                      CJM_TEXT_STEP_NAME, (CjmTarget){ CJM_FIELD_STEP_NAME, place->step },
                      cjm_layout_get_word (layout, CJM_WORD_STEP_HINT), x, y,
                      end - x - (box->has_moment && !has_trail ? MOMENT_ROOM : 0));
  box->moment_x = x + cjm_text_block_get_last_width (box->name.block) + MOMENT_GAP;
  box->moment_y = y + cjm_text_block_get_last_middle (box->name.block);
}

/* Where no row of steps tells of a moment of truth, the phase does. */
static void
mark_phases (CjmLayout *layout)
{
  gboolean is_told = has_steps (layout);

  /* A trail has a station for every step. */
  if (layout->theme->shapes->has_trail)
    return;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      CjmPhaseBox *phase = &layout->phases[layout->columns[i].phase];

      if (layout->digest->moments[i] && (!is_told || !shows_steps (phase->phase)))
        phase->has_moment = TRUE;
    }
}

static double
set_steps (CjmLayout *layout, double y, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double lead = metrics->text[CJM_TEXT_STEP_NAME].lead;
  double padding = (metrics->steps_height - lead) / 2, bottom = y + metrics->steps_height;
  double label_measure = layout->label_width - metrics->label_inset - 12;

  layout->step_boxes = g_new0 (CjmStepBox, layout->n_columns);
  layout->steps = (CjmRect){ layout->header.x, y, layout->header.width, 0 };
  layout->steps_label
      = cjm_layout_set_word (layout, CJM_TEXT_ROW_LABEL, CJM_WORD_STEPS, label_measure);
  layout->steps_label_rect
      = (CjmRect){ layout->label_x + metrics->label_inset,
                   y + padding + (lead - metrics->text[CJM_TEXT_ROW_LABEL].lead) / 2, label_measure,
                   layout->steps_label->height };
  if (!has_steps (layout) && !layout->theme->shapes->has_trail)
    return y;

  for (guint i = 0, nth = 0; i < layout->n_columns; i++)
    {
      nth = i > 0 && layout->columns[i].phase == layout->columns[i - 1].phase ? nth + 1 : 0;
      if (!shows_steps (layout->phases[layout->columns[i].phase].phase))
        continue;
      set_step (layout, i, nth, y + padding, previous);
      bottom = MAX (bottom, cjm_rect_get_bottom (layout->step_boxes[i].name.rect) + padding);
    }

  layout->steps.height = bottom - y;
  layout->trail_y = (y + bottom) / 2;
  return bottom;
}

double
cjm_layout_set_headers (CjmLayout *layout, double y, const CjmLayout *previous)
{
  mark_phases (layout);
  y = set_names (layout, y, previous);
  if (layout->theme->shapes->has_trail)
    return set_descriptions (layout, set_steps (layout, y, previous), previous);

  return set_steps (layout, set_descriptions (layout, y, previous), previous);
}

void
cjm_layout_clear_headers (CjmLayout *layout)
{
  cjm_text_block_unref (layout->phases_label);
  cjm_text_block_unref (layout->description_label);
  cjm_text_block_unref (layout->steps_label);
  for (guint i = 0; i < layout->n_phases; i++)
    {
      cjm_text_block_unref (layout->phases[i].number);
      cjm_text_block_unref (layout->phases[i].name.block);
      cjm_text_block_unref (layout->phases[i].description.block);
    }
  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_clear_pointer (&layout->step_boxes[i].number, cjm_text_block_unref);
      g_clear_pointer (&layout->step_boxes[i].name.block, cjm_text_block_unref);
    }
  g_free (layout->step_boxes);
}
