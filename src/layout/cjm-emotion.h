#pragma once

#include "cjm-cell.h"
#include "cjm-curve.h"

/* A row of emotions: one curve or several over all columns, with a face and a word at each
 * feeling. The lines belong to the row; faces and words are the notes of its cells, so that a
 * feeling is found, marked and moved like any other note.
 *
 * x is the page's own, from its reading start; y counts from where the notes of the row begin. */

G_BEGIN_DECLS

/* A piece of a curve without a gap in it; a single feeling is a run without a line. */
typedef struct
{
  guint n_knots;
  CjmKnot *knots;
} CjmRun;

typedef struct
{
  CjmTextBox name; /* in the key; the block is NULL for the curve that a lane has unnamed */
  GArray *runs;    /* of CjmRun */
} CjmCurveBox;

/* What is between the first two curves, from knot to knot along each of them. */
typedef struct
{
  GArray *first, *second; /* of CjmKnot, rising in x */
} CjmWash;

/* A moment of truth: a flag at the edge of the band and a stem from it to the face. */
typedef struct
{
  CjmRect rect;
  gboolean is_on_top;
  gboolean has_stem; /* there is a face to flag */
  double stem_x, stem_start, stem_end;
} CjmFlag;

typedef struct
{
  double top, height; /* of the band, down to its edge; a row that is taller goes on */
  double middle;      /* where a feeling is neither good nor bad */
  double step;        /* from one whole value to the next, upwards */
  guint n_curves;
  CjmCurveBox *curves;
  GArray *washes; /* of CjmWash */
  GArray *flags;  /* of CjmFlag */
  CjmTextBlock *flag_text;
  CjmPlacedText axis[5]; /* from +2 down; x is the end of the text */
  CjmTextBlock *gap_name;
  double gap_y; /* of the key's line for the wash; only where there are washes */
  double key_x; /* of the names in the key */
  double key_bottom;
} CjmEmotionBox;

/* Lays @lane out. The cells that it makes, one for each column or phase, are put into @cells,
 * which has room for one a column; @previous are those of the row before, or NULL. The band is at
 * least as high as the label, whose texts end at @label_bottom. */
CjmEmotionBox *cjm_emotion_box_new (const CjmRowFrame *frame,
                                    const CjmLane *lane,
                                    double label_bottom,
                                    CjmCellBox **cells,
                                    CjmCellBox *const *previous);
void cjm_emotion_box_free (CjmEmotionBox *box);

/* Radius of the faces of a curve. */
double cjm_emotion_get_face_radius (const CjmMetrics *metrics, guint curve);

/* Which of the lane's curves a feeling belongs to. */
guint cjm_emotion_get_curve (const CjmLane *lane, const CjmNote *note);

G_END_DECLS
