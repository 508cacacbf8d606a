#include "cjm-layout-private.h"

#include <math.h>

/* A sheet is laid out from top to bottom: columns, masthead, phase headers with their
 * descriptions, one row a lane, footer. Each function below fills its part of the layout and
 * returns the y where the next one begins. */

#define ISO_RATIO 1.41421356 /* of the sides of an A sheet */

/* Between masthead and footer of a cover, which has nothing in between. */
#define COVER_GAP 12.0

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

void
cjm_layout_add_writing_room (const CjmLayout *layout, CjmTextBox *box, guint n_lines)
{
  if (layout->row_height > 0 && box->is_hint)
    box->rect.height += n_lines * CJM_WRITING_LEAD * box->block->style->lead;
}

double
cjm_rect_get_bottom (CjmRect rect)
{
  return rect.y + rect.height;
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
create_rows (CjmLayout *layout, const CjmLayoutForm *form, const CjmLayout *previous)
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

  layout->n_rows = form->cover_width > 0 ? 0 : cjm_map_get_n_lanes (layout->map);
  layout->rows = g_new0 (CjmPlacedRow, layout->n_rows);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CjmLane *lane = cjm_map_get_lane (layout->map, i);

      /* Objectives and audiences are the phases' own: the first row of metrics shows them. */
      frame.has_stages = !had_stages && cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_METRICS;
      had_stages = had_stages || frame.has_stages;
      frame.note_frame = find_note_frame (layout, lane);
      layout->rows[i].row = create_row (layout, previous, &frame, i);
      layout->rows[i].begins_page = form->page_starts != NULL && form->page_starts[i];
    }
  for (guint i = 0; i < layout->n_rows; i++)
    cjm_layout_set_group (layout, i);
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
      if (placed->row->kind->look != CJM_LOOK_LINE)
        placed->height = MAX (placed->height, placed->band + layout->row_height);
      placed->group_name.rect.y = y + layout->metrics->row_top - 4;
      y += placed->height;
    }
  cjm_layout_centre_group_names (layout);

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
         const CjmLayoutForm *form,
         double *rows_y)
{
  CjmLayout *layout = g_new0 (CjmLayout, 1);
  double persona_x, rows_end;

  layout->references = 1;
  layout->stretch = form->stretch;
  layout->row_height = form->row_height;
  layout->map = cjm_map_ref (map);
  layout->digest = cjm_digest_new (map);
  layout->typesetter = cjm_typesetter_ref (typesetter);
  layout->theme = cjm_typesetter_get_theme (typesetter);
  layout->is_rtl = cjm_typesetter_is_rtl (typesetter);
  cjm_layout_create_columns (layout, form);
  if (!is_alike (layout, previous))
    previous = NULL;

  persona_x = cjm_layout_find_persona_x (layout);
  *rows_y = cjm_layout_set_masthead (layout, persona_x, previous);
  rows_end = *rows_y + COVER_GAP;
  *rows_y = cjm_layout_set_headers (layout, *rows_y + layout->metrics->masthead_bottom, previous);
  create_rows (layout, form, previous);

  if (form->cover_width == 0)
    rows_end = place_rows (layout, *rows_y, 0);
  layout->height = cjm_layout_set_footer (layout, rows_end, persona_x, previous);

  return layout;
}

CjmLayout *
cjm_layout_new (const CjmMap *map, CjmTypesetter *typesetter, const CjmLayout *previous)
{
  const CjmLayoutForm own = { .stretch = 1 };
  double rows_y;
  CjmLayout *layout = lay_out (map, typesetter, previous, &own, &rows_y);

  share_spare (layout, rows_y);
  return layout;
}

/* No layout is given to take things over from: the typesetter has the texts of @layout at hand,
 * and only those that are of the same width will do. */
CjmLayout *
cjm_layout_new_formed (const CjmLayout *layout, const CjmLayoutForm *form)
{
  double rows_y;

  return lay_out (layout->map, layout->typesetter, NULL, form, &rows_y);
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
