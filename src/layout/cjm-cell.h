#pragma once

#include "cjm-box.h"
#include "cjm-digest.h"
#include "cjm-lane-kind.h"

/* The notes of a cell laid out, each as its lane's kind has it. Positions are relative to the
 * cell's own corner, x from its reading start, so that a cell can stand in the next layout as it
 * is when its notes and its measures are the same. Immutable and counted.
 *
 * A cell is one column wide, or as wide as a phase in a lane that is drawn a phase at a time:
 * such a cell stands in the row once for each of its columns. */

G_BEGIN_DECLS

/* A bar against a target: parts of its width, from 0 to 1. NaN is not drawn. */
typedef struct
{
  double zero, actual, target;
} CjmBar;

#define CJM_NOTE_MAX_WORDS 4

/* A note in its cell. All x but that of the note itself count from the note's own. */
typedef struct
{
  CjmNote *note;
  CjmId step;
  CjmLaneLook look; /* how it is drawn: a plain note where it lacks what its lane's kind adds */
  double x, y;      /* of its corner in the cell */
  double width, height;

  /* Its own text: what it says, a touchpoint's message, a feeling's word, a metric's name, what
   * to do, a caption. It may be empty. */
  CjmTextBlock *text;
  double text_x, text_y;

  double mark_x, mark_y; /* the middle of the evidence mark */
  double mark_radius;
  double moment_x, moment_y; /* the middle of the diamond of a moment of truth */

  /* What it lies on; nothing where it has no width. */
  const CjmFrame *frame;
  CjmRect card;

  /* A chip, a face, a bar, the pill of an owner, a picture: nothing where it has no width. */
  CjmRect graphic;
  const char *icon; /* of a chip: a name in the vocabulary of channels */
  double role_x;    /* the middle of the mark of a channel's role */
  CjmBar bar;
  guint curve;        /* of a feeling: index into its row's curves */
  gboolean has_value; /* of a feeling: it stands on its curve */
  gboolean has_ring;  /* of a feeling: the moment of truth of its column is flagged at it */

  /* The sheet's own words to it, in reading order. */
  guint n_words;
  CjmPlacedText words[CJM_NOTE_MAX_WORDS];
} CjmNoteBox;

typedef struct
{
  guint references;
  CjmId step;   /* of its first column */
  guint column; /* its first one */
  guint n_columns;
  double width;
  double measure;               /* of plain texts */
  double height;                /* down to the last note's end */
  CjmTextBox objective;         /* of the phase, above its metrics; the block is NULL elsewhere */
  gboolean is_objective_asking; /* the first of a run of empty ones */
  CjmTextBlock *prompt;         /* the guiding question, in empty cells */
  double prompt_x, prompt_y;
  double plus_x, plus_y; /* the middle of the plus in front of it */
  CjmRect ghost;         /* round it; nothing where it has no width */
  gboolean is_ringed;    /* the plus stands in a circle, on a line */
  gboolean is_asking;    /* the first empty cell of a run shows its question unasked */
  guint n_flows;         /* notes that stand side by side, each under the one so many before it */
  guint n_notes;
  CjmNoteBox notes[];
} CjmCellBox;

/* What a row needs to know of the sheet. */
typedef struct
{
  CjmTypesetter *typesetter;
  CjmDensity density;
  const CjmMap *map;
  const CjmDigest *digest;
  double label_measure;
  double measure; /* of the texts in the narrowest column */
  double end;     /* x of the sheet's end margin */
  guint n_columns;
  const CjmColumn *columns;
  const CjmFrame *note_frame; /* of this row's plain notes */
  gboolean has_stages;        /* this row shows the objectives and the audiences of the phases */
  gboolean has_same_measure;  /* as the layout before */
  gboolean has_same_phases;   /* as the layout before */
} CjmRowFrame;

/* The columns from @column, @n_columns wide, of @lane. @previous (may be NULL) is the same cell
 * in a layout with the same measures, words and channels; it may be returned once more. @prompt
 * (may be NULL) is the question as an earlier cell of the row has it. */
CjmCellBox *cjm_cell_box_new (const CjmRowFrame *frame,
                              const CjmLane *lane,
                              guint column,
                              guint n_columns,
                              gboolean is_asking,
                              CjmTextBlock *prompt,
                              const CjmCellBox *previous);

/* A cell with room for its notes, each with its record, its step and its text set by no one
 * yet: for kinds of lane that place their notes themselves. */
CjmCellBox *cjm_cell_box_new_bare (const CjmRowFrame *frame,
                                   const CjmLane *lane,
                                   guint column,
                                   guint n_columns);

/* Moves metrics down so that the first bars of a row stand at one height: @objective_height is
 * that of the row's tallest objective, @name_height that of the tallest name of a first metric. */
void cjm_cell_box_align_bars (CjmCellBox *cell,
                              const CjmRowFrame *frame,
                              double objective_height,
                              double name_height);
double cjm_cell_box_get_name_height (const CjmCellBox *cell);

void cjm_cell_box_set_prompt (CjmCellBox *cell,
                              const CjmRowFrame *frame,
                              const CjmLane *lane,
                              CjmTextBlock *prompt);

CjmCellBox *cjm_cell_box_ref (CjmCellBox *cell);
void cjm_cell_box_unref (CjmCellBox *cell);

/* The box of the note with the same record in @previous (may be NULL), or NULL. */
const CjmNoteBox *
cjm_cell_box_find_note (const CjmCellBox *previous, const CjmNote *note, guint index);

/* @text once more out of @old (may be NULL), where it is the same in the same role on the same
 * measure. */
CjmTextBlock *cjm_row_set_text (const CjmRowFrame *frame,
                                CjmTextRole role,
                                const char *text,
                                double width,
                                CjmTextBlock *old);
CjmTextBlock *cjm_row_set_word (const CjmRowFrame *frame, CjmTextRole role, CjmWord word);
/* A word as it stands inside a line, behind a figure. */
char *cjm_row_dup_lower (const CjmRowFrame *frame, CjmWord word);
const CjmMetrics *cjm_row_get_metrics (const CjmRowFrame *frame);

/* Adds @block, which it takes over, to the words of @box. */
void cjm_note_box_take_word (CjmNoteBox *box,
                             CjmTextBlock *block,
                             double x,
                             double y,
                             gboolean is_colored);

/* Lays a note out on @measure in the look of the kind of its lane; @old (may be NULL) is its text
 * as it was set before. For the cell, and so are the next ones. */
void cjm_note_box_set (CjmNoteBox *box,
                       const CjmRowFrame *frame,
                       const CjmLaneKind *kind,
                       double measure,
                       CjmTextBlock *old);

/* What depends on the width that a note was given. */
void cjm_note_box_fit_frame (CjmNoteBox *box, const CjmMetrics *metrics);

/* Lays a metric out on @measure: name, bar, figures. */
void cjm_note_box_set_metric (CjmNoteBox *box,
                              const CjmRowFrame *frame,
                              const CjmMetric *metric,
                              double measure);

/* Room in the frame of a note above what it shows, from where its text begins; and below that,
 * when its height is known without. How wide the frame is, is known when the note has its place.
 * For the cell and the metric. */
void cjm_note_box_begin_frame (CjmNoteBox *box, const CjmRowFrame *frame, CjmLaneLook look);
void cjm_note_box_end_frame (CjmNoteBox *box, const CjmRowFrame *frame);

/* Undoes what cjm_cell_box_align_bars() did to the box of a metric. */
void cjm_note_box_reset_bar (CjmNoteBox *box);

/* Puts a block of @role so that its baseline is that of the first note of a row: the distance
 * from the row's first line. */
double cjm_row_get_first_line (const CjmTheme *theme, CjmDensity density, CjmTextRole role);

G_END_DECLS
