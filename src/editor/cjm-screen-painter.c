#include "cjm-screen-painter.h"

#include "cjm-cairo-device.h"
#include "cjm-painter.h"
#include "cjm-rgba.h"
#include "cjm-snapshot-device.h"

#include <math.h>

/* Frames of hover and focus, in points. */
#define HOVER_LINE 1.0
#define FOCUS_LINE 1.5
#define FOCUS_RING 2.0
#define FRAME_RADIUS 3.0
#define FOCUS_FILL 0.06
#define SELECTION_LINE 1.0
#define SELECTION_FILL 0.11
#define SELECTION_EDGE 0.6
#define RUBBER_FILL 0.07
#define COARSE_ALPHA 0.35
#define COARSE_DIMMED_PART 0.35

typedef struct
{
  CjmCairoDevice device;
  CjmPainter painter;
} ScreenPainter;

static void
screen_painter_init (ScreenPainter *self, cairo_t *cr, const CjmLayout *layout, CjmArtwork *artwork)
{
  cjm_cairo_device_init (&self->device, cr, artwork);
  self->painter
      = (CjmPainter){ .device = &self->device.device, .layout = layout, .shows_hints = TRUE };
}

static void
set_color (cairo_t *cr, guint32 color, double alpha)
{
  GdkRGBA rgba = cjm_rgba_from_color (color, alpha);

  gdk_cairo_set_source_rgba (cr, &rgba);
}

static void
append_frame (cairo_t *cr, CjmRect rect, double outset, double radius)
{
  double x = rect.x - outset, y = rect.y - outset;
  double right = rect.x + rect.width + outset, bottom = rect.y + rect.height + outset;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* On a phase's own colour the frame is white, and follows the shape within its edge. */
static void
paint_phase_frame (cairo_t *cr, const CjmLayout *layout, const CjmStop *stop, gboolean has_focus)
{
  const double inset = 4;
  double tip = layout->metrics->chevron_tip, half = stop->rect.height / 2;
  double width = stop->rect.width;
  /* What the inset is along the slanted edges, and where these cross the inset of the top. */
  double slant = inset * hypot (tip, half) / half, rise = tip * inset / half;
  gboolean is_notched = stop->phase > 0;
  double start = is_notched ? slant + rise : inset;
  const struct
  {
    double x, y;
  } corners[] = { { start, inset },
                  { width - tip - slant + rise, inset },
                  { width - slant, half },
                  { width - tip - slant + rise, 2 * half - inset },
                  { start, 2 * half - inset },
                  { is_notched ? tip + slant : inset, half } };

  cairo_new_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    cairo_line_to (cr, stop->rect.x + cjm_layout_mirror (layout, width, corners[i].x, 0),
                   stop->rect.y + corners[i].y);
  cairo_close_path (cr);
  cairo_set_line_width (cr, has_focus ? FOCUS_RING : 1);
  set_color (cr, layout->phases[stop->phase].text_color, has_focus ? 1 : 0.7);
  cairo_stroke (cr);
}

static void
paint_frame (cairo_t *cr, const CjmLayout *layout, const CjmStop *stop, CjmStopState state)
{
  gboolean is_phase
      = stop->place.kind == CJM_PLACE_TEXT && stop->place.target.field == CJM_FIELD_PHASE_NAME;

  if (is_phase && (state & ~CJM_STATE_HOVERED) != 0)
    paint_phase_frame (cr, layout, stop, (state & (CJM_STATE_FOCUSED | CJM_STATE_EDITED)) != 0);
  else if ((state & ~CJM_STATE_HOVERED) != 0)
    {
      append_frame (cr, stop->rect, 0, FRAME_RADIUS);
      set_color (cr, CJM_SCREEN_COLOR, (state & CJM_STATE_EDITED) != 0 ? 0 : FOCUS_FILL);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, FOCUS_LINE);
      set_color (cr, CJM_SCREEN_COLOR, 1);
      cairo_stroke (cr);
      if ((state & (CJM_STATE_FOCUSED | CJM_STATE_EDITED)) == 0)
        return;
      append_frame (cr, stop->rect, FOCUS_RING, FRAME_RADIUS + FOCUS_RING);
      cairo_set_line_width (cr, FOCUS_RING);
      set_color (cr, CJM_SCREEN_COLOR, 0.28);
      cairo_stroke (cr);
    }
  else if ((state & CJM_STATE_HOVERED) != 0 && !is_phase)
    {
      append_frame (cr, stop->rect, -HOVER_LINE / 2, FRAME_RADIUS);
      cairo_set_line_width (cr, HOVER_LINE);
      set_color (cr, layout->theme->inks[CJM_INK_RULE_STRONG], 1);
      cairo_stroke (cr);
    }
}

/* The text of the masthead or the footer that stands at @stop, or NULL. */
static const CjmTextBox *
find_text_box (const CjmLayout *layout, const CjmStop *stop)
{
  const CjmTextBox *const boxes[]
      = { &layout->title,   &layout->scenario, &layout->profile, &layout->persona_name,
          &layout->summary, &layout->barrier,  &layout->insight };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (cjm_target_equal (boxes[i]->target, stop->place.target))
      return boxes[i];

  return NULL;
}

static int
find_meta (const CjmLayout *layout, const CjmStop *stop)
{
  for (guint i = 0; i < layout->n_metas; i++)
    if (layout->metas[i].is_field
        && cjm_target_equal (layout->metas[i].value.target, stop->place.target))
      return (int) i;

  return -1;
}

static void
paint_curve_name (const CjmPainter *painter, guint row, CjmId id)
{
  const CjmEmotionBox *emotion = painter->layout->rows[row].row->emotion;

  for (guint i = 0; i < emotion->n_curves; i++)
    if (emotion->curves[i].name.target.id == id)
      cjm_paint_curve_name (painter, row, i);
}

static void
paint_label_part (const CjmPainter *painter, cairo_t *cr, const CjmStop *stop)
{
  guint row = stop->band - CJM_BAND_LANES;
  CjmField field = stop->place.target.field;

  cairo_translate (cr, 0, painter->layout->rows[row].y);
  if (field == CJM_FIELD_CURVE_NAME)
    {
      paint_curve_name (painter, row, stop->place.target.id);
      return;
    }
  cjm_paint_row_label (painter, row,
                       field == CJM_FIELD_LANE_NAME       ? CJM_LABEL_NAME
                       : field == CJM_FIELD_LANE_QUESTION ? CJM_LABEL_QUESTION
                                                          : CJM_LABEL_GROUP);
}

/* The pointer or the focus makes every empty place ask its question. */
static CjmPromptState
get_prompt_state (gboolean is_asking, CjmStopState state)
{
  return is_asking || (state & (CJM_STATE_HOVERED | CJM_STATE_FOCUSED)) != 0 ? CJM_PROMPT_ASKING
                                                                             : CJM_PROMPT_QUIET;
}

static void
paint_cell_part (const CjmPainter *painter, cairo_t *cr, const CjmStop *stop, CjmStopState state)
{
  const CjmLayout *layout = painter->layout;
  guint row = stop->band - CJM_BAND_LANES;
  const CjmPlacedRow *placed = &layout->rows[row];
  const CjmCellBox *cell = placed->row->cells[stop->column];
  CjmRect frame = cjm_layout_place (layout, cjm_layout_get_cell (layout, row, stop->column));

  cairo_translate (cr, frame.x, frame.y);
  if (stop->place.kind == CJM_PLACE_TEXT && stop->place.target.field == CJM_FIELD_OBJECTIVE)
    {
      cjm_paint_objective (painter, row, stop->column,
                           get_prompt_state (cell->is_objective_asking, state));
      return;
    }
  if (stop->place.kind == CJM_PLACE_CELL)
    {
      cjm_paint_prompt (painter, row, stop->column, get_prompt_state (cell->is_asking, state));
      return;
    }

  cairo_translate (cr, 0, cell->notes[stop->note].y);
  cjm_paint_note_mark (painter, row, stop->column, &cell->notes[stop->note]);
  if ((state & CJM_STATE_EDITED) == 0)
    cjm_paint_note_text (painter, row, stop->column, &cell->notes[stop->note]);
}

/* What stands at a place; its text is left out while it is being edited. */
static void
paint_content (const CjmPainter *painter, cairo_t *cr, const CjmStop *stop, CjmStopState state)
{
  gboolean has_text = (state & CJM_STATE_EDITED) == 0;

  if (stop->place.kind == CJM_PLACE_PHOTO)
    cjm_paint_photo (painter);
  else if (stop->place.kind == CJM_PLACE_CELL || cjm_place_is_note (&stop->place))
    paint_cell_part (painter, cr, stop, state);
  else if (stop->place.target.field == CJM_FIELD_PHASE_NAME)
    {
      if (has_text)
        cjm_paint_phase (painter, stop->phase);
      else
        cjm_paint_phase_shape (painter, stop->phase);
    }
  else if (stop->band == CJM_BAND_STEPS)
    {
      cjm_paint_step_number (painter, stop->column);
      if (has_text)
        cjm_paint_step_name (painter, stop->column);
    }
  else if (!has_text)
    return;
  else if (stop->place.target.field == CJM_FIELD_OBJECTIVE)
    paint_cell_part (painter, cr, stop, state);
  else if (stop->band == CJM_BAND_DESCRIPTIONS)
    cjm_paint_description (
        painter, stop->phase,
        get_prompt_state (painter->layout->phases[stop->phase].is_asking, state));
  else if (find_meta (painter->layout, stop) >= 0)
    cjm_paint_meta (painter, (guint) find_meta (painter->layout, stop));
  else if (find_text_box (painter->layout, stop) != NULL)
    cjm_paint_text_box (painter, find_text_box (painter->layout, stop));
  else
    paint_label_part (painter, cr, stop);
}

void
cjm_screen_paint_stop (cairo_t *cr,
                       const CjmLayout *layout,
                       CjmArtwork *artwork,
                       const CjmStop *stop,
                       CjmStopState state)
{
  ScreenPainter self;

  screen_painter_init (&self, cr, layout, artwork);
  cairo_save (cr);
  paint_content (&self.painter, cr, stop, state);
  cairo_restore (cr);
  paint_frame (cr, layout, stop, state);
}

/* Selection */

static gboolean
is_cell_selected (const CjmLayout *layout, const CjmSelection *selection, int row, int column)
{
  const CjmRowBox *box;

  if (row < 0 || column < 0 || row >= (int) layout->n_rows || column >= (int) layout->n_columns)
    return FALSE;

  box = layout->rows[row].row;
  return cjm_selection_has_cell (selection, box->lane->record.id, box->cells[column]->step);
}

/* The edge of @frame on one side, where the block ends there. */
static void
append_edge (cairo_t *cr, double x, double y, double end_x, double end_y, gboolean is_inside)
{
  if (is_inside)
    return;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, end_x, end_y);
}

/* Cells that lie beside each other are one block with one edge. */
static void
paint_selected_cell (cairo_t *cr,
                     const CjmLayout *layout,
                     const CjmSelection *selection,
                     guint row,
                     const CjmCellBox *cell)
{
  const CjmPlacedRow *placed = &layout->rows[row];
  int first = (int) cell->column, last = (int) (cell->column + cell->n_columns) - 1;
  gboolean is_above = is_cell_selected (layout, selection, (int) row - 1, first);
  gboolean is_below = is_cell_selected (layout, selection, (int) row + 1, first);
  gboolean is_before = is_cell_selected (layout, selection, (int) row, first - 1);
  gboolean is_behind = is_cell_selected (layout, selection, (int) row, last + 1);
  CjmRect frame = cjm_layout_get_cell (layout, row, cell->column);
  double x, y = placed->y + (is_above ? 0 : 2), right, bottom;

  frame.width -= is_behind ? 0 : layout->metrics->lane_gap;
  frame = cjm_layout_place (layout, frame);
  x = frame.x;
  right = x + frame.width;
  bottom = placed->y + placed->height - (is_below ? 0 : 2);

  cairo_rectangle (cr, x, y, right - x, bottom - y);
  set_color (cr, CJM_SCREEN_COLOR, SELECTION_FILL);
  cairo_fill (cr);
  append_edge (cr, x, y, right, y, is_above);
  append_edge (cr, x, bottom, right, bottom, is_below);
  append_edge (cr, x, y, x, bottom, layout->is_rtl ? is_behind : is_before);
  append_edge (cr, right, y, right, bottom, layout->is_rtl ? is_before : is_behind);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_set_line_width (cr, SELECTION_LINE);
  set_color (cr, CJM_SCREEN_COLOR, SELECTION_EDGE);
  cairo_stroke (cr);
}

static void
paint_selected_note (cairo_t *cr, CjmRect rect)
{
  append_frame (cr, rect, 0, FRAME_RADIUS);
  set_color (cr, CJM_SCREEN_COLOR, SELECTION_FILL);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, SELECTION_LINE);
  set_color (cr, CJM_SCREEN_COLOR, SELECTION_EDGE);
  cairo_stroke (cr);
}

void
cjm_screen_paint_selection (cairo_t *cr,
                            const CjmLayout *layout,
                            const CjmSelection *selection,
                            guint row)
{
  const CjmRowBox *box = layout->rows[row].row;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmCellBox *cell = box->cells[i];

      if (!cjm_row_box_begins_cell (box, i))
        continue;
      if (is_cell_selected (layout, selection, (int) row, (int) i))
        paint_selected_cell (cr, layout, selection, row, cell);
      else
        for (guint j = 0; j < cell->n_notes; j++)
          if (cjm_selection_has_note (selection, cell->notes[j].note->record.id))
            paint_selected_note (cr, cjm_layout_get_note_place (layout, row, i, &cell->notes[j]));
    }
}

void
cjm_screen_snapshot_rubber (GtkSnapshot *snapshot, CjmRect band)
{
  graphene_rect_t frame
      = GRAPHENE_RECT_INIT ((float) floor (band.x), (float) floor (band.y),
                            (float) ceil (band.width) + 1, (float) ceil (band.height) + 1);
  GdkRGBA fill = cjm_rgba_from_color (CJM_SCREEN_COLOR, RUBBER_FILL);
  GdkRGBA edge = cjm_rgba_from_color (CJM_SCREEN_COLOR, SELECTION_EDGE);
  const GdkRGBA edges[4] = { edge, edge, edge, edge };
  const float widths[4] = { 1, 1, 1, 1 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &frame, 0);
  gtk_snapshot_append_color (snapshot, &fill, &frame);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
}

typedef struct
{
  CjmSnapshotDevice device;
  CjmPainter painter;
} BandPainter;

static void
band_painter_init (BandPainter *self,
                   GtkSnapshot *snapshot,
                   const CjmLayout *layout,
                   CjmArtwork *artwork)
{
  cjm_snapshot_device_init (&self->device, snapshot, artwork);
  self->painter
      = (CjmPainter){ .device = &self->device.device, .layout = layout, .shows_hints = TRUE };
}

/* Moves what is drawn in coordinates of a row to its place on the page. */
static void
save_and_move_to_row (GtkSnapshot *snapshot, const CjmLayout *layout, guint row)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, (float) layout->rows[row].y);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
}

/* A date is not written as it is read, so it is no place of its own: the inspector has it. */
static void
paint_dates (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  for (guint i = 0; i < layout->n_metas; i++)
    if (layout->metas[i].is_field && cjm_field_is_date (layout->metas[i].value.target.field))
      cjm_paint_meta (painter, i);
}

void
cjm_screen_paint_band (GtkSnapshot *snapshot,
                       const CjmLayout *layout,
                       CjmArtwork *artwork,
                       guint band)
{
  BandPainter self;

  band_painter_init (&self, snapshot, layout, artwork);
  if (band == CJM_BAND_MASTHEAD)
    {
      cjm_paint_masthead (&self.painter);
      paint_dates (&self.painter);
    }
  else if (band == CJM_BAND_DESCRIPTIONS)
    cjm_paint_description_rules (&self.painter);
  else if (band == CJM_BAND_STEPS)
    cjm_paint_step_rules (&self.painter);
  else if (band == CJM_BAND_LANES + layout->n_rows)
    {
      cjm_paint_footer (&self.painter);
      cjm_paint_footer_words (&self.painter);
    }
  else if (band >= CJM_BAND_LANES)
    {
      save_and_move_to_row (snapshot, layout, band - CJM_BAND_LANES);
      cjm_paint_row_rules (&self.painter, band - CJM_BAND_LANES);
      gtk_snapshot_restore (snapshot);
    }
}

/* The piece of the trail that runs over the labels' column in a band. */
static void
paint_trail_on (const CjmPainter *painter, GtkSnapshot *snapshot, CjmRect ground)
{
  if (!painter->layout->theme->shapes->has_trail)
    return;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) ground.x, (float) ground.y,
                                               (float) ground.width, (float) ground.height));
  cjm_paint_trail (painter);
  gtk_snapshot_pop (snapshot);
}

void
cjm_screen_paint_rail (GtkSnapshot *snapshot,
                       const CjmLayout *layout,
                       guint band,
                       CjmRect ground,
                       gboolean is_afloat)
{
  BandPainter self;
  CjmPath path;

  band_painter_init (&self, snapshot, layout, NULL);
  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, ground);
  self.device.device.class->fill (&self.device.device, &path, layout->theme->inks[CJM_INK_PAPER],
                                  1);

  if ((band == CJM_BAND_PHASES && !is_afloat) || band == CJM_BAND_STEPS)
    paint_trail_on (&self.painter, snapshot, ground);
  if (band == CJM_BAND_PHASES)
    cjm_paint_phases_label (&self.painter);
  else if (band == CJM_BAND_DESCRIPTIONS)
    cjm_paint_description_label (&self.painter);
  else if (band == CJM_BAND_STEPS)
    cjm_paint_steps_label (&self.painter);
  else if (band >= CJM_BAND_LANES && band < CJM_BAND_LANES + layout->n_rows)
    {
      save_and_move_to_row (snapshot, layout, band - CJM_BAND_LANES);
      cjm_paint_row_bracket (&self.painter, band - CJM_BAND_LANES);
      gtk_snapshot_restore (snapshot);
    }
}

/* The lines of a note as bars, and what else it has as a block; one path for all notes. */
static void
append_note_bars (cairo_t *cr, const CjmNoteBox *note, CjmRect text, CjmRect frame, gboolean is_rtl)
{
  int n_lines = *note->text->source != '\0' ? cjm_text_block_get_n_lines (note->text) : 0;
  double pitch = text.height / MAX (n_lines, 1);

  if (note->graphic.width > 0)
    cairo_rectangle (cr,
                     is_rtl ? frame.x + frame.width - note->graphic.x - note->graphic.width
                            : frame.x + note->graphic.x,
                     frame.y + note->graphic.y, note->graphic.width, note->graphic.height);
  for (int i = 0; i < n_lines; i++)
    {
      double width = i + 1 < n_lines ? note->text->ink_width : note->text->ink_width * 0.6;

      cairo_rectangle (cr, is_rtl ? text.x + text.width - width : text.x,
                       text.y + i * pitch + pitch * 0.3, width, pitch * 0.4);
    }
}

/* Which of a row's notes are painted in one go. */
typedef enum
{
  COARSE_FOUND, /* the ground of those that a search has found */
  COARSE_LIT,
  COARSE_DIMMED
} CoarsePass;

static void
append_coarse_note (cairo_t *cr,
                    const CjmLayout *layout,
                    guint row,
                    guint column,
                    const CjmNoteBox *box,
                    const CjmFilter *filter,
                    CoarsePass pass)
{
  CjmPlace place = cjm_place_for_note (box->note->record.id, 0, 0);
  CjmRect frame = cjm_layout_get_note (layout, row, column, box);

  if (pass == COARSE_FOUND && cjm_finds_has_place (filter->finds, &place))
    cairo_rectangle (cr, frame.x, frame.y, frame.width, frame.height);
  else if (pass != COARSE_FOUND
           && cjm_filter_dims (filter, &place, box->note) == (pass == COARSE_DIMMED))
    append_note_bars (cr, box, cjm_layout_get_note_text (layout, row, column, box), frame,
                      layout->is_rtl);
}

static void
append_coarse_row (cairo_t *cr,
                   const CjmLayout *layout,
                   guint row,
                   const CjmRect *view,
                   const CjmFilter *filter,
                   CoarsePass pass)
{
  const CjmPlacedRow *placed = &layout->rows[row];

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const CjmCellBox *cell = placed->row->cells[i];
      CjmRect frame = cjm_layout_place (layout, cjm_layout_get_cell (layout, row, i));

      if (!cjm_row_box_begins_cell (placed->row, i) || frame.x + frame.width < view->x
          || frame.x > view->x + view->width)
        continue;
      for (guint j = 0; j < cell->n_notes; j++)
        append_coarse_note (cr, layout, row, i, &cell->notes[j], filter, pass);
    }
}

void
cjm_screen_paint_coarse_row (cairo_t *cr,
                             const CjmLayout *layout,
                             guint row,
                             const CjmRect *view,
                             const CjmFilter *filter)
{
  guint32 ink = layout->theme->inks[CJM_INK_TEXT];

  if (filter->finds != NULL)
    {
      append_coarse_row (cr, layout, row, view, filter, COARSE_FOUND);
      set_color (cr, CJM_FINDS_COLOR, 1);
      cairo_fill (cr);
    }
  append_coarse_row (cr, layout, row, view, filter, COARSE_LIT);
  set_color (cr, ink, COARSE_ALPHA);
  cairo_fill (cr);
  if (filter->finds == NULL && !filter->dims_unbacked)
    return;

  append_coarse_row (cr, layout, row, view, filter, COARSE_DIMMED);
  set_color (cr, ink, COARSE_ALPHA * COARSE_DIMMED_PART);
  cairo_fill (cr);
}
