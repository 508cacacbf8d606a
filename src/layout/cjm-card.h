#pragma once

#include "cjm-layout.h"
#include "cjm-note-list.h"

/* A note on a card of its own, to be cut out and moved about on a wall: what it says as large as
 * the card allows, where it is from, its evidence, and the code by which it is found again.
 *
 * A card is as large as a sticky note. Positions are relative to its corner, x from the reading
 * start. */

G_BEGIN_DECLS

/* 76 mm, in points. */
#define CJM_CARD_SIDE (76 * 72 / 25.4)

/* The band in the colour of the phase along the top. */
#define CJM_CARD_BAND 9.0

/* The middle of the row of marks at the foot. */
#define CJM_CARD_MARK_X 19.0
#define CJM_CARD_MARK_Y (CJM_CARD_SIDE - 20.0)

typedef struct
{
  const CjmNote *note; /* borrowed from the layout's map */
  const CjmPhaseBox *phase;
  CjmPlacedText code, phase_name, lane_name, text, evidence;
  CjmPlacedText moment; /* its block is NULL where it is none */
} CjmCard;

/* The card of the note at @site of the layout's map. @text is what it says. Borrows from @layout,
 * which must outlive it. */
CjmCard *
cjm_card_new (const CjmLayout *layout, const CjmNoteSite *site, const char *code, const char *text);
void cjm_card_free (CjmCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCard, cjm_card_free)

G_END_DECLS
