#pragma once

#include "cjm-artwork.h"
#include "cjm-finds.h"
#include "cjm-selection.h"

#include <gtk/gtk.h>

/* What the screen draws beyond the shared painter: single places and bands for the widgets of
 * the canvas, the frames of hover and focus, and rows too small to be read. All of it is drawn
 * in page coordinates. */

G_BEGIN_DECLS

/* Of all that marks the focus, the selection, and where something would land. */
#define CJM_SCREEN_COLOR 0x133986

typedef enum
{
  CJM_STATE_HOVERED = 1 << 0,
  CJM_STATE_FOCUSED = 1 << 1,
  CJM_STATE_CURRENT = 1 << 2, /* has had the focus last */
  CJM_STATE_EDITED = 1 << 3   /* the text is in an editor: only what is around it is drawn */
} CjmStopState;

void cjm_screen_paint_stop (cairo_t *cr,
                            const CjmLayout *layout,
                            CjmArtwork *artwork,
                            const CjmStop *stop,
                            CjmStopState state);

/* Rules and fixed words of a band. */
void cjm_screen_paint_band (GtkSnapshot *snapshot,
                            const CjmLayout *layout,
                            CjmArtwork *artwork,
                            guint band);

/* The rail of a band: the ground, bracket and fixed word of its label. A band that is afloat is not
 * where the page has it, so that nothing runs through it. */
void cjm_screen_paint_rail (GtkSnapshot *snapshot,
                            const CjmLayout *layout,
                            guint band,
                            CjmRect ground,
                            gboolean is_afloat);

/* What is selected in a row, below what stands there. */
void cjm_screen_paint_selection (cairo_t *cr,
                                 const CjmLayout *layout,
                                 const CjmSelection *selection,
                                 guint row);

/* The notes of a lane as grey lines, for zooms at which no text could be read: fainter where
 * @filter dims them, and marked where a search has found them. */
void cjm_screen_paint_coarse_row (cairo_t *cr,
                                  const CjmLayout *layout,
                                  guint row,
                                  const CjmRect *view,
                                  const CjmFilter *filter);

/* The rubber band, in pixels of the view. */
void cjm_screen_snapshot_rubber (GtkSnapshot *snapshot, CjmRect band);

G_END_DECLS
