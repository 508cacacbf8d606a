#pragma once

#include "cjm-typesetter.h"

/* One lane laid out: its label, and its cells with their notes. All positions are relative to
 * the row's or the cell's own top, so that a row or a cell can stand in the next layout as it
 * is when its record and its measures are the same. Immutable and counted. */

G_BEGIN_DECLS

typedef struct
{
  CjmNote *note;
  CjmTextBlock *text;
  double y; /* from the top of the cell */
} CjmNoteBox;

typedef struct
{
  guint references;
  CjmCell *cell; /* NULL in an empty cell */
  CjmId step;
  double measure;
  double height;        /* down to the last note's end */
  CjmTextBlock *prompt; /* the guiding question, in empty cells */
  double prompt_y;
  gboolean is_asking; /* the first empty cell of a run shows its question unasked */
  guint n_notes;
  CjmNoteBox notes[];
} CjmCellBox;

typedef struct
{
  guint references;
  CjmLane *lane;
  CjmTextBlock *name;
  CjmTextBlock *question;
  gboolean has_name_hint; /* the block holds the hint for an empty text */
  gboolean has_question_hint;
  double name_y, question_y; /* from the row's first line */
  double height;             /* with its padding, without what the sheet has to spare */
  guint n_cells;
  CjmCellBox *cells[];
} CjmRowBox;

/* What a row needs to know of the sheet's columns. */
typedef struct
{
  CjmTypesetter *typesetter;
  CjmDensity density;
  double label_measure;
  double measure; /* of the texts in a column */
  guint n_columns;
  const CjmId *steps;
} CjmRowFrame;

/* @previous (may be NULL) is the same lane's row in the layout before, made in an equal frame
 * but for the steps; what has not changed is taken over from it. */
CjmRowBox *
cjm_row_box_new (const CjmRowFrame *frame, const CjmLane *lane, const CjmRowBox *previous);
CjmRowBox *cjm_row_box_ref (CjmRowBox *row);
void cjm_row_box_unref (CjmRowBox *row);
void cjm_cell_box_unref (CjmCellBox *cell);
CjmCellBox *cjm_cell_box_ref (CjmCellBox *cell);

/* Puts a block of @role so that its baseline is that of the first note of a row: the distance
 * from the row's first line. */
double cjm_row_get_first_line (const CjmTheme *theme, CjmDensity density, CjmTextRole role);

G_END_DECLS
