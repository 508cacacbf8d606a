#include "cjm-painter-private.h"

/* The head of the sheet: title and persona, author and dates, phases and steps. */

#define PHOTO_TINT 0.13
#define MOMENT_RADIUS 5.0

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

void
cjm_painter_draw_head (const CjmPainter *painter)
{
  cjm_painter_draw_sheet_rule (painter, painter->layout->metrics->masthead_rule_y, CJM_INK_TEXT,
                               CJM_RULE_SHEET);
  cjm_painter_draw_word (painter, painter->layout->document_kind,
                         painter->layout->document_kind_rect);
}

void
cjm_paint_masthead (const CjmPainter *painter)
{
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

void
cjm_paint_photo (const CjmPainter *painter)
{
  const CjmLayout *layout = painter->layout;
  const CjmPhoto *photo = layout->map->persona->photo;
  CjmRect rect = cjm_layout_place (layout, layout->photo);

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
  cjm_path_move_to (&path, cjm_painter_mirror (painter, layout->width, corners[0].x, 0),
                    corners[0].y);
  for (guint i = 1; i < n_corners; i++)
    cjm_path_line_to (&path, cjm_painter_mirror (painter, layout->width, corners[i].x, 0),
                      corners[i].y);
  cjm_path_close (&path);
  cjm_painter_fill (painter, &path, box->color, 1);

  cjm_painter_draw_text (painter, box->number, layout->width, box->number_rect.x,
                         box->number_rect.y, box->text_color);
  if (box->has_moment)
    cjm_painter_draw_diamond (painter, cjm_painter_mirror (painter, layout->width, end - 6, 0),
                              top + height / 2, MOMENT_RADIUS, box->text_color);
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
  cjm_painter_draw_word (painter, painter->layout->phases_label,
                         painter->layout->phases_label_rect);
}

void
cjm_paint_description_label (const CjmPainter *painter)
{
  cjm_painter_draw_word (painter, painter->layout->description_label,
                         painter->layout->description_label_rect);
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

  cjm_painter_draw_dividers (painter, rect.y + CJM_DIVIDER_GAP,
                             rect.y + rect.height - CJM_DIVIDER_GAP, TRUE);
}

/* Steps */

void
cjm_paint_steps_label (const CjmPainter *painter)
{
  if (painter->layout->steps.height > 0)
    cjm_painter_draw_word (painter, painter->layout->steps_label,
                           painter->layout->steps_label_rect);
}

void
cjm_paint_step_rules (const CjmPainter *painter)
{
  CjmRect rect = painter->layout->steps;

  if (rect.height == 0)
    return;

  cjm_painter_draw_sheet_rule (painter, rect.y, CJM_INK_RULE, CJM_RULE_ROW);
  cjm_painter_draw_dividers (painter, rect.y, rect.y + rect.height - CJM_DIVIDER_GAP, FALSE);
}

/* Behind the name; where nothing is drawn in its place, behind the number. */
static void
draw_step_moment (const CjmPainter *painter, const CjmStepBox *box)
{
  gboolean is_bare = box->name.is_hint && !painter->shows_hints;
  double x = is_bare ? box->name.rect.x + MOMENT_RADIUS : box->moment_x;
  double y = is_bare ? box->number_rect.y + box->number_rect.height / 2 : box->moment_y;

  cjm_painter_draw_diamond (painter, cjm_painter_mirror (painter, painter->layout->width, x, 0), y,
                            MOMENT_RADIUS, cjm_painter_get_ink (painter, CJM_INK_TEXT));
}

void
cjm_paint_step_number (const CjmPainter *painter, guint column)
{
  const CjmLayout *layout = painter->layout;
  const CjmStepBox *box = &layout->step_boxes[column];

  if (box->number == NULL)
    return;

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
