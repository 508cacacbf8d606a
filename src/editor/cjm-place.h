#pragma once

#include "cjm-layout.h"

/* Places: everything on the sheet that can have the focus. A place is an address that stays the
 * same while the map changes; where it is on the page is asked of a layout. */

G_BEGIN_DECLS

typedef enum
{
  CJM_PLACE_NONE,
  CJM_PLACE_TEXT, /* a text of the map, notes among them */
  CJM_PLACE_CELL, /* an empty cell */
  CJM_PLACE_PHOTO
} CjmPlaceKind;

typedef struct
{
  CjmPlaceKind kind;
  CjmTarget target; /* of a text */
  CjmId lane, step; /* of an empty cell, and of a note where it is; a group's name has the lane
                     * it stands at, for a group's lanes need not all follow each other */
} CjmPlace;

/* The horizontal bands of the sheet; the lanes' bands follow CJM_BAND_LANES in order, and the
 * footer's comes after the last of them. */
typedef enum
{
  CJM_BAND_MASTHEAD,
  CJM_BAND_PHASES,
  CJM_BAND_DESCRIPTIONS,
  CJM_BAND_STEPS, /* without height where the sheet shows none */
  CJM_BAND_LANES
} CjmBandIndex;

/* A place in a layout. */
typedef struct
{
  CjmPlace place;
  CjmRect rect; /* on the page, mirrored where the map is read from right to left */
  guint band;
  gboolean is_label;   /* in the column of row labels */
  guint phase;         /* of a phase's name or description */
  guint column;        /* of a cell, a note or a step */
  guint note;          /* of a note: its number in the cell */
  CjmTextBlock *block; /* borrowed: the text as it is laid out; NULL for a photo */
  CjmRect text_rect;   /* the block's measure on the page */
} CjmStop;

CjmPlace cjm_place_for_text (CjmField field, CjmId id);
CjmPlace cjm_place_for_cell (CjmId lane, CjmId step);
CjmPlace cjm_place_for_note (CjmId note, CjmId lane, CjmId step);

gboolean cjm_place_equal (const CjmPlace *a, const CjmPlace *b);
guint cjm_place_hash (gconstpointer place);
gboolean cjm_place_equal_func (gconstpointer a, gconstpointer b);
gboolean cjm_place_is_note (const CjmPlace *place);

guint cjm_layout_get_n_bands (const CjmLayout *layout);

/* The band's rectangle on the page, over its whole width. */
CjmRect cjm_layout_get_band (const CjmLayout *layout, guint band);

/* Calls @func for every place that touches @view (NULL for all), in reading order. */
typedef void (*CjmStopFunc) (const CjmStop *stop, gpointer user_data);
void cjm_layout_foreach_stop (const CjmLayout *layout,
                              const CjmRect *view,
                              CjmStopFunc func,
                              gpointer user_data);

/* The same for those among which @place can be: this is asked many times a frame. */
void cjm_layout_foreach_stop_near (const CjmLayout *layout,
                                   const CjmPlace *place,
                                   CjmStopFunc func,
                                   gpointer user_data);

/* FALSE where the place is not on the sheet any more. */
gboolean cjm_layout_find_stop (const CjmLayout *layout, const CjmPlace *place, CjmStop *stop);

/* The row of a lane and the column of a step, or -1. */
int cjm_layout_find_row (const CjmLayout *layout, CjmId lane);
int cjm_layout_find_column (const CjmLayout *layout, CjmId step);

/* What is in the cell of @lane that shows @step: its first note, or its last one with @is_last,
 * or the empty cell; of a lane that is a line, its name. */
gboolean cjm_layout_find_cell_place (const CjmLayout *layout,
                                     CjmId lane,
                                     CjmId step,
                                     gboolean is_last,
                                     CjmPlace *place);

/* The rectangle of a note's place on the page. */
CjmRect cjm_layout_get_note_place (const CjmLayout *layout,
                                   guint row,
                                   guint column,
                                   const CjmNoteBox *note);

/* The place at a point of the page. */
gboolean cjm_layout_find_stop_at (const CjmLayout *layout, double x, double y, CjmStop *stop);

/* The cell at a point of the page, filled or not. */
gboolean
cjm_layout_find_cell_at (const CjmLayout *layout, double x, double y, CjmId *lane, CjmId *step);

typedef enum
{
  CJM_MOVE_LEFT,
  CJM_MOVE_RIGHT,
  CJM_MOVE_UP,
  CJM_MOVE_DOWN,
  CJM_MOVE_NEXT, /* Tab: on to the next cell in reading order */
  CJM_MOVE_PREVIOUS
} CjmMove;

/* Where an arrow or Tab leads from @from; FALSE at the end of the sheet. */
gboolean cjm_layout_find_neighbour (const CjmLayout *layout,
                                    const CjmPlace *from,
                                    CjmMove move,
                                    CjmStop *stop);

G_END_DECLS
