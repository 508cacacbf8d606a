#include "cjm-painter-private.h"

/* The head of the sheet: title and persona, author and dates, phases and steps. */

#define PHOTO_TINT 0.13
#define MOMENT_RADIUS 5.0

#define HEADER_EDGE 1.5
#define HEADER_DROP 2.0
#define HEADER_SHADOW 0.16

/* The trail: a path with an edge and a dashed line along its middle. */
#define TRAIL_EDGE 10.5
#define TRAIL_GROUND 9.0
#define TRAIL_DASH 1.3
#define TRAIL_BEND 26.0
#define TRAIL_GAP 6.5  /* from the photo */
#define TRAIL_END 20.0 /* from the margin to the tip of its arrow */
#define ARROW 8.0
#define STATION 6.5
#define STATION_RING 3.2
#define STATION_MOMENT 12.0
#define NAME_MASK 5.0 /* beside a step's name */

static const double trail_dash[] = { 5, 5, 0 };

static const double photo_dash[] = { 3, 4, 0 };

/* Masthead */

/* The label, and a value that is no text of the map. */
void
cjm_painter_draw_meta (const CjmPainter *painter, guint index)
{
  const CjmMetaBox *meta = &painter->layout->metas[index];

  if (meta->value.is_hint && !painter->shows_hints)
    return;

  cjm_painter_draw_word (painter, meta->label, meta->label_rect);
  if (!meta->is_field)
    cjm_painter_draw_word (painter, meta->value.block, meta->value.rect);
}

void
cjm_paint_meta (const CjmPainter *painter, guint index)
{
  cjm_paint_text_box (painter, &painter->layout->metas[index].value);
}

static void
draw_profile_frame (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  CjmRect rect = cjm_layout_place (layout, layout->profile_frame);
  CjmPath path;

  if (rect.width == 0 || (layout->profile.is_hint && !painter->shows_hints))
    return;

  if (layout->profile.is_hint)
    {
      cjm_painter_draw_ghost (painter, rect, rect.height / 2);
      return;
    }
  cjm_path_init (&path);
  cjm_path_add_rounded_rectangle (&path, rect, rect.height / 2);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND), 1);
}

void
cjm_painter_draw_head (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  cjm_painter_draw_sheet_rule (painter, layout->metrics->masthead_rule_y,
                               &layout->theme->shapes->masthead_rule);
  if (layout->persona_card.width > 0)
    cjm_painter_draw_frame (painter, &layout->theme->shapes->frames[CJM_FRAME_PERSONA],
                            cjm_layout_place (layout, layout->persona_card));
  draw_profile_frame (painter);
  cjm_painter_draw_word (painter, layout->document_kind, layout->document_kind_rect);
}

void
cjm_paint_masthead (const CjmPainter *painter)
{
  cjm_paint_trail (painter);
  cjm_painter_draw_head (painter);
  for (guint i = 0; i < painter->layout->n_metas; i++)
    cjm_painter_draw_meta (painter, i);
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
  guint32 color = layout->n_phases > 0 ? layout->phases[0].color
                                       : cjm_painter_get_ink (painter, CJM_INK_TEXT);
  CjmRect icon
      = { rect.x + (rect.width - size) / 2, rect.y + (rect.height - size) / 2, size, size };
  CjmPath circle;

  cjm_path_init (&circle);
  cjm_path_add_circle (&circle, rect.x + rect.width / 2, rect.y + rect.height / 2,
                       rect.width / 2 - 1);
  if (has_persona (layout))
    cjm_painter_fill (painter, &circle, color, PHOTO_TINT);
  else
    cjm_painter_stroke (painter, &circle, cjm_painter_get_ink (painter, CJM_INK_RULE_STRONG),
                        CJM_MARK_STROKE, photo_dash);
  painter->device->class->icon (painter->device, CJM_ICON_PERSONA, icon,
                                cjm_painter_get_ink (painter, CJM_INK_TERTIARY));
}

/* On paper, a sheet that has nobody on it yet shows no empty frame; but a trail begins there. */
static gboolean
shows_placeholder (const CjmPainter *painter)
{
  return painter->shows_hints || has_persona (painter->layout)
         || painter->layout->theme->shapes->has_trail;
}

/* A white ring, which takes its width from the photo. */
static void
draw_photo_ring (const CjmPainter *painter, CjmRect *rect)
{
  const CjmShapes *shapes = painter->layout->theme->shapes;
  const CjmFrame ring = { .fill = cjm_painter_get_ink (painter, CJM_INK_CARD),
                          .edge = cjm_painter_get_ink (painter, CJM_INK_RULE),
                          .radius = rect->width / 2 };

  if (shapes->photo_ring == 0)
    return;

  cjm_painter_draw_frame (painter, &ring, *rect);
  rect->x += shapes->photo_ring;
  rect->y += shapes->photo_ring;
  rect->width -= 2 * shapes->photo_ring;
  rect->height -= 2 * shapes->photo_ring;
}

void
cjm_paint_photo (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhoto *photo = layout->map->persona->photo;
  CjmRect rect = cjm_layout_place (layout, layout->photo);

  if (photo != NULL || shows_placeholder (painter))
    draw_photo_ring (painter, &rect);

  if (photo != NULL && painter->device->class->photo (painter->device, photo, rect, rect.width / 2))
    {
      /* A hairline, so that a light photo ends somewhere on white paper. */
      CjmPath circle;

      cjm_path_init (&circle);
      cjm_path_add_circle (&circle, rect.x + rect.width / 2, rect.y + rect.height / 2,
                           rect.width / 2);
      cjm_painter_stroke (painter, &circle, cjm_painter_get_ink (painter, CJM_INK_RULE),
                          CJM_RULE_ROW, NULL);
      return;
    }

  if (photo != NULL || shows_placeholder (painter))
    draw_photo_placeholder (painter, rect);
}

/* Phases */

/* The header's shape, @dy below its place; its @inset is what the edge takes. */
static void
make_chevron (const CjmPainter *painter, guint index, double dy, double inset, CjmPath *path)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhaseBox *box = &layout->phases[index];
  double top = layout->header.y + dy + inset, height = layout->header.height - 2 * inset;
  double start = box->x + inset, end = cjm_layout_get_header_end (layout, index) - inset;
  double tip = layout->metrics->chevron_tip;
  CjmPoint corners[] = { { start, top },
                         { end, top },
                         { end + tip, top + height / 2 },
                         { end, top + height },
                         { start, top + height },
                         { start + tip, top + height / 2 } };
  guint n_corners = index == 0 ? 5 : 6; /* the first one is flat at its start */

  for (guint i = 0; i < n_corners; i++)
    corners[i].x = cjm_painter_mirror (painter, layout->width, corners[i].x, 0);
  cjm_path_init (path);
  cjm_path_add_polygon (path, corners, n_corners, layout->theme->shapes->header_radius);
}

static void
draw_chevron (const CjmPainter *painter, guint index)
{
  const CjmShapes *shapes = painter->layout->theme->shapes;
  const CjmPhaseBox *box = &painter->layout->phases[index];
  CjmPath path;

  if (shapes->is_outlined)
    {
      make_chevron (painter, index, 0, HEADER_EDGE / 2, &path);
      cjm_painter_stroke (painter, &path, box->text_color, HEADER_EDGE, NULL);
      return;
    }

  if (shapes->shadows[0].alpha > 0)
    {
      make_chevron (painter, index, HEADER_DROP, 0, &path);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_SHADOW),
                        HEADER_SHADOW);
    }
  make_chevron (painter, index, 0, 0, &path);
  cjm_painter_fill (painter, &path, box->color, 1);
}

void
cjm_paint_phase_shape (const CjmPainter *painter, guint index)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhaseBox *box = &layout->phases[index];
  double width = layout->width, middle = layout->header.y + layout->header.height / 2;

  draw_chevron (painter, index);
  if (layout->metrics->number_radius > 0)
    {
      CjmPath disc;

      cjm_path_init (&disc);
      cjm_path_add_circle (&disc, cjm_painter_mirror (painter, width, box->disc_x, 0), middle,
                           layout->metrics->number_radius);
      cjm_painter_fill (painter, &disc, box->text_color, 1);
    }
  cjm_painter_draw_text (painter, box->number, width, box->number_rect.x, box->number_rect.y,
                         layout->metrics->number_radius > 0 ? box->color : box->text_color);
  if (box->has_moment)
    cjm_painter_draw_moment (
        painter,
        cjm_painter_mirror (painter, width, cjm_layout_get_header_end (layout, index) - 6, 0),
        middle, MOMENT_RADIUS * layout->metrics->mark_scale, box->text_color);
}

void
cjm_paint_phase (const CjmPainter *painter, guint index)
{
  const CjmPhaseBox *box = &painter->layout->phases[index];

  cjm_paint_phase_shape (painter, index);
  if (!box->name.is_hint || painter->shows_hints)
    cjm_painter_draw_text (painter, box->name.block, painter->layout->width, box->name.rect.x,
                           box->name.rect.y, box->text_color);
}

void
cjm_paint_phases_label (const CjmPainter *painter)
{
  /* The trail runs down beside the headers. */
  if (!painter->layout->theme->shapes->has_trail)
    cjm_painter_draw_word (painter, painter->layout->phases_label,
                           painter->layout->phases_label_rect);
}

void
cjm_paint_description_label (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;

  cjm_painter_draw_word (painter, layout->description_label, layout->description_label_rect);
  cjm_painter_draw_swatch (
      painter, NULL, layout->description_label_rect.y + layout->description_label->style->lead / 2);
}

void
cjm_paint_description (const CjmPainter *painter, guint index, CjmPromptState state)
{
  const CjmTextBox *box = &painter->layout->phases[index].description;

  if (box->is_hint)
    cjm_painter_draw_prompt (painter, box->block, painter->layout->width, box->rect.x, box->rect.y,
                             state);
  else
    cjm_paint_text_box (painter, box);
}

void
cjm_paint_description_rules (const CjmPainter *painter)
{
  CjmRect rect = painter->layout->descriptions;

  if (painter->layout->theme->shapes->tints_lanes)
    cjm_painter_draw_ground (painter, rect.y - CJM_GROUND_OVERLAP, rect.height + CJM_GROUND_OVERLAP,
                             painter->layout->n_rows == 0);
  cjm_painter_draw_dividers (painter, rect.y + CJM_DIVIDER_GAP,
                             rect.y + rect.height - CJM_DIVIDER_GAP, TRUE);
}

/* Steps */

void
cjm_paint_steps_label (const CjmPainter *painter)
{
  if (painter->layout->steps.height > 0 && !painter->layout->theme->shapes->has_trail)
    cjm_painter_draw_word (painter, painter->layout->steps_label,
                           painter->layout->steps_label_rect);
}

/* The way of the trail as it is drawn: from under the photo down, round the corner, and on. */
static void
make_trail (const CjmPainter *painter, CjmPath *path)
{
  const CjmLayout *layout = painter->layout;
  double start = layout->photo.x + layout->photo.width / 2, y = layout->trail_y;
  double top = layout->photo.y + layout->photo.height + TRAIL_GAP;
  double bend = MIN (TRAIL_BEND, y - top), control = bend * (1 - 0.5522847498);
  double end = layout->width - layout->metrics->side_margin - TRAIL_END;
  const double x[] = { cjm_painter_mirror (painter, layout->width, start, 0),
                       cjm_painter_mirror (painter, layout->width, start + control, 0),
                       cjm_painter_mirror (painter, layout->width, start + bend, 0),
                       cjm_painter_mirror (painter, layout->width, end, 0) };

  cjm_path_init (path);
  cjm_path_move_to (path, x[0], top);
  cjm_path_line_to (path, x[0], y - bend);
  cjm_path_curve_to (path, x[0], y - control, x[1], y, x[2], y);
  cjm_path_line_to (path, x[3], y);
}

static void
draw_arrow (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  double tip = layout->width - layout->metrics->side_margin - TRAIL_END / 2;
  double x = cjm_painter_mirror (painter, layout->width, tip, 0), y = layout->trail_y;
  double back = cjm_painter_mirror (painter, layout->width, tip - 1.4 * ARROW, 0);
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_move_to (&path, back, y - ARROW);
  cjm_path_line_to (&path, x, y);
  cjm_path_line_to (&path, back, y + ARROW);
  cjm_path_close (&path);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND), 1);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND_DASH), 1.3, NULL);
}

void
cjm_paint_trail (const CjmPainter *painter)
{
  const CjmShapes *shapes = painter->layout->theme->shapes;
  CjmPath path;

  if (!shapes->has_trail)
    return;

  make_trail (painter, &path);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND_EDGE), TRAIL_EDGE,
                      NULL);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND), TRAIL_GROUND,
                      NULL);
  cjm_painter_stroke (painter, &path, cjm_painter_get_ink (painter, CJM_INK_BAND_DASH), TRAIL_DASH,
                      trail_dash);
  draw_arrow (painter);
}

/* Where a step is reached: a ring, or a star where it holds a moment of truth. */
static void
draw_station (const CjmPainter *painter, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhaseBox *phase = cjm_painter_get_phase_of_column (layout, column);
  double y = layout->trail_y;
  double x = cjm_painter_mirror (painter, layout->width,
                                 layout->columns[column].x + layout->metrics->inset, 0);
  CjmPath path;

  cjm_path_init (&path);
  if (layout->digest->moments[column])
    {
      cjm_path_add_circle (&path, x, y, STATION_MOMENT);
      cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_TEXT), 1);
      cjm_painter_draw_moment (painter, x, y, MOMENT_RADIUS,
                               cjm_painter_get_ink (painter, CJM_INK_STAR));
      return;
    }
  cjm_path_add_circle (&path, x, y, STATION);
  cjm_painter_fill (painter, &path, cjm_painter_get_ink (painter, CJM_INK_CARD), 1);
  cjm_painter_stroke (painter, &path, phase->color, STATION_RING, NULL);
}

void
cjm_paint_step_rules (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  CjmRect rect = layout->steps;

  if (rect.height == 0)
    return;

  if (layout->theme->shapes->tints_lanes)
    cjm_painter_draw_ground (painter, rect.y - CJM_GROUND_OVERLAP, rect.height + CJM_GROUND_OVERLAP,
                             FALSE);
  if (layout->theme->shapes->has_trail)
    {
      cjm_paint_trail (painter);
      for (guint i = 0; i < layout->n_columns; i++)
        draw_station (painter, i);
      return;
    }
  cjm_painter_draw_sheet_rule (painter, rect.y, &layout->theme->shapes->row_rule);
  cjm_painter_draw_dividers (painter, rect.y, rect.y + rect.height - CJM_DIVIDER_GAP, FALSE);
}

/* Behind the name; where nothing is drawn in its place, behind the number. */
static void
draw_step_moment (const CjmPainter *painter, const CjmStepBox *box)
{
  gboolean is_bare = box->name.is_hint && !painter->shows_hints;
  double x = is_bare ? box->name.rect.x + MOMENT_RADIUS : box->moment_x;
  double y = is_bare ? box->number_rect.y + box->number_rect.height / 2 : box->moment_y;

  cjm_painter_draw_moment (painter, cjm_painter_mirror (painter, painter->layout->width, x, 0), y,
                           MOMENT_RADIUS * painter->layout->metrics->mark_scale,
                           cjm_painter_get_ink (painter, CJM_INK_TEXT));
}

/* The trail is left out where the name of a step stands on it. */
static void
draw_name_mask (const CjmPainter *painter, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmTextBox *name = &layout->step_boxes[column].name;
  double width = name->block->ink_width + 2 * NAME_MASK;
  CjmPath path;

  if (name->is_hint && !painter->shows_hints)
    return;

  cjm_path_init (&path);
  cjm_path_add_rectangle (&path, (CjmRect){ cjm_painter_mirror (painter, layout->width,
                                                                name->rect.x - NAME_MASK, width),
                                            name->rect.y, width, name->rect.height });
  cjm_painter_fill (painter, &path, cjm_painter_get_phase_of_column (layout, column)->ground, 1);
}

void
cjm_paint_step_number (const CjmPainter *painter, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmStepBox *box = &layout->step_boxes[column];

  if (box->number == NULL)
    return;

  if (layout->theme->shapes->has_trail)
    {
      draw_name_mask (painter, column);
      return;
    }
  cjm_painter_draw_text (painter, box->number, layout->width, box->number_rect.x,
                         box->number_rect.y,
                         cjm_painter_get_phase_of_column (layout, column)->mark_color);
  if (box->has_moment)
    draw_step_moment (painter, box);
}

void
cjm_paint_step_name (const CjmPainter *painter, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmTextBox *name = &layout->step_boxes[column].name;

  if (name->block == NULL || (name->is_hint && !painter->shows_hints))
    return;

  cjm_painter_draw_text (painter, name->block, layout->width, name->rect.x, name->rect.y,
                         name->is_hint
                             ? cjm_painter_get_ink (painter, CJM_INK_TERTIARY)
                             : cjm_painter_get_phase_of_column (layout, column)->mark_color);
}
