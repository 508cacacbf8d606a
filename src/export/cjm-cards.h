#pragma once

#include "cjm-artwork.h"
#include "cjm-layout.h"
#include "cjm-paper.h"
#include "cjm-tag-device.h"

/* The notes of a map as cards, page by page, to be cut out and used on a wall; cards stand edge to
 * edge, so that one cut parts two of them. Each bears a code (cjm-note-code.h), by which its note
 * is found again when what the workshop has changed is written into the map. */

G_BEGIN_DECLS

typedef struct _CjmCards CjmCards;

/* The cards of the notes that say something, in the order of the sheet, on pages of @paper with
 * margins of @margin millimetres at least; as large as the map stands for A4, and of a roll as
 * much is used as the cards need. NULL where there is no note, or not one card fits. The theme,
 * the words and the colours are those of @layout. */
CjmCards *cjm_cards_new (CjmLayout *layout,
                         const CjmPaper *paper,
                         double margin,
                         CjmOrientation orientation,
                         GError **error);
void cjm_cards_free (CjmCards *cards);

guint cjm_cards_get_n_cards (const CjmCards *cards);
guint cjm_cards_get_n_pages (const CjmCards *cards);

/* Of a page, in points. */
void cjm_cards_get_size (const CjmCards *cards, double *width, double *height);

/* Draws page @page in points of it; @tags (may be NULL) tell its structure. */
void cjm_cards_paint_page (const CjmCards *cards,
                           cairo_t *cr,
                           CjmArtwork *artwork,
                           CjmTagDevice *tags,
                           guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCards, cjm_cards_free)

G_END_DECLS
