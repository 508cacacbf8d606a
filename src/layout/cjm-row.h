#pragma once

#include "cjm-emotion.h"

/* One lane laid out: its label, and its cells with their notes. All positions are relative to
 * the row's or the cell's own top, so that a row or a cell can stand in the next layout as it
 * is when its record and its measures are the same. Immutable and counted. */

G_BEGIN_DECLS

/* Where the audience of a phase stands: its size as a bar beside the largest one, and how many
 * of it go on to the next phase. x counts from the phase's start, y from the first of the row. */
typedef struct
{
  guint phase;
  CjmRect bar; /* nothing where it has no width */
  gboolean is_largest_drop;
  double drop_x, drop_y; /* the middle of its mark */
  guint n_words;
  CjmPlacedText words[4]; /* people, how many, which part goes on, the largest drop */
} CjmStageBox;

typedef struct
{
  guint references;
  CjmLane *lane;
  const CjmLaneKind *kind;
  const CjmFrame *frame; /* of its plain notes */
  CjmTextBlock *name;
  CjmTextBlock *question;
  gboolean has_name_hint; /* the block holds the hint for an empty text */
  gboolean has_question_hint;
  double name_y, question_y; /* from the row's first line */
  double height;             /* with its padding, without what the sheet has to spare */
  gboolean is_stretchable;   /* it may be given some of what the sheet has to spare */
  gboolean has_stages;       /* it was laid out to show objectives and audiences */
  CjmEmotionBox *emotion;    /* NULL in rows of other kinds */
  guint n_stages;
  CjmStageBox *stages; /* of the phases that have an audience */
  double stages_y;
  guint n_cells; /* one a column; a cell of several columns stands there once for each */
  CjmCellBox *cells[];
} CjmRowBox;

/* @previous (may be NULL) is the same lane's row in the layout before, made in an equal frame
 * but for the steps and the moments of truth, and of a map with the same channels; what has not
 * changed is taken over from it. */
CjmRowBox *
cjm_row_box_new (const CjmRowFrame *frame, const CjmLane *lane, const CjmRowBox *previous);
CjmRowBox *cjm_row_box_ref (CjmRowBox *row);
void cjm_row_box_unref (CjmRowBox *row);

/* FALSE for a line of a blueprint: it has no places to write in, and cells only to hold what was
 * there before it became one. */
gboolean cjm_row_box_has_cells (const CjmRowBox *row);

/* FALSE where the cell that stands at @column began at an earlier one. */
gboolean cjm_row_box_begins_cell (const CjmRowBox *row, guint column);

G_END_DECLS
