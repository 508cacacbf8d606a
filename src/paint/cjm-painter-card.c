#include "cjm-card.h"
#include "cjm-painter-private.h"

/* A note on a card of its own. */

static void
draw_text (const CjmPainter *painter, const CjmPlacedText *text, guint32 color)
{
  cjm_painter_draw_text (painter, text->block, CJM_CARD_SIDE, text->x, text->y, color);
}

static void
draw_moment (const CjmPainter *painter, const CjmCard *card)
{
  double radius = cjm_painter_get_mark_radius (13);
  double x = card->moment.x - 2 * radius;

  draw_text (painter, &card->moment, cjm_painter_get_ink (painter, CJM_INK_SECONDARY));
  cjm_painter_draw_diamond (painter, cjm_painter_mirror (painter, CJM_CARD_SIDE, x, 0),
                            CJM_CARD_MARK_Y, radius, cjm_painter_get_ink (painter, CJM_INK_TEXT));
}

void
cjm_paint_card (const CjmPainter *painter, const CjmCard *card)
{
  guint32 ink = cjm_painter_get_ink (painter, CJM_INK_TEXT);
  guint32 quiet = cjm_painter_get_ink (painter, CJM_INK_SECONDARY);
  CjmGroupInfo info = { .role = CJM_GROUP_CARD, .id = card->note->record.id };
  CjmPath band;

  painter->device->class->begin_group (painter->device, &info);
  cjm_path_init (&band);
  cjm_path_add_rectangle (&band, (CjmRect){ 0, 0, CJM_CARD_SIDE, CJM_CARD_BAND });
  cjm_painter_fill (painter, &band, card->phase->color, 1);
  draw_text (painter, &card->phase_name, card->phase->mark_color);
  draw_text (painter, &card->code, ink);
  draw_text (painter, &card->lane_name, quiet);
  draw_text (painter, &card->text, ink);
  draw_text (painter, &card->evidence, quiet);
  cjm_painter_draw_evidence (painter, card->note->evidence, FALSE,
                             cjm_painter_mirror (painter, CJM_CARD_SIDE, CJM_CARD_MARK_X, 0),
                             CJM_CARD_MARK_Y, cjm_painter_get_mark_radius (13), ink);
  if (card->moment.block != NULL)
    draw_moment (painter, card);
  painter->device->class->end_group (painter->device);
}
