#pragma once

#include "cjm-row.h"

/* The whole sheet in points: where every text, photo, column and row of a map stands.
 *
 * A layout is an immutable value made from a map and a typesetter; it takes over from the
 * layout before what has not changed. x runs from the reading start: in a map that is read
 * from right to left, who draws or places something mirrors it (cjm_layout_mirror()).
 *
 * Hints for empty fields take their place in every layout, whether they are drawn or not, so
 * that the screen and the printed sheet have the same geometry. */

G_BEGIN_DECLS

typedef struct
{
  CjmPhase *phase;
  double x, width; /* of all its steps */
  guint32 color;
  guint32 text_color; /* on @color */
  guint32 mark_color; /* @color where it must read on paper */
  guint32 ground;     /* of its notes, where they have one */
  CjmTextBlock *number;
  CjmRect number_rect;
  double disc_x; /* the middle of the disc that the number stands in, where there is one */
  CjmTextBox name;
  CjmTextBox description;
  gboolean is_asking;  /* the first of a run of empty descriptions shows what to write there */
  gboolean has_moment; /* of truth, which no row of steps tells of */
} CjmPhaseBox;

/* A step's number and name; nothing where its phase is not split and it has no name. */
typedef struct
{
  CjmTextBlock *number; /* NULL where there is nothing */
  CjmRect number_rect;
  CjmTextBox name;
  gboolean has_moment;       /* of truth */
  double moment_x, moment_y; /* the middle of its diamond */
} CjmStepBox;

/* A line of the block that tells where the map is from. */
typedef struct
{
  CjmTextBlock *label;
  CjmRect label_rect;
  CjmTextBox value;
  gboolean is_field; /* @value is a text of the map, else a word on the sheet's own account */
} CjmMetaBox;

#define CJM_MAX_META 6

/* What a line of the legend explains. */
typedef enum
{
  CJM_LEGEND_HEAD, /* a word that leads a family of marks; it has no mark */
  CJM_LEGEND_EVIDENCE,
  CJM_LEGEND_MOMENT,
  CJM_LEGEND_OBSTACLE,
  CJM_LEGEND_CURVE,
  CJM_LEGEND_ROLE,
  CJM_LEGEND_STATUS,
  CJM_LEGEND_ACTUAL,
  CJM_LEGEND_TARGET,
  CJM_LEGEND_SIDE
} CjmLegendKind;

typedef struct
{
  CjmLegendKind kind;
  int value; /* which of its kind: an evidence, a role, a status, a side, a curve */
  double mark_x, mark_width;
  CjmTextBlock *block;
  CjmRect rect;
  CjmTextBlock *letter; /* of a side; NULL for the others */
} CjmLegendItem;

/* A lane's row in its place. */
typedef struct
{
  CjmRowBox *row;
  double y, height;
  double band;          /* above the row's padding, where a group's name stands */
  gboolean begins_page; /* what is above it stands on another one */
  gboolean is_first;    /* of its group on this page, or of several lanes in none */
  gboolean is_last;
  const CjmGroup *group; /* NULL where the lane is in none */
  CjmTextBox group_name; /* in the first row of a group; its block is NULL elsewhere */
  gboolean
      is_group_upright; /* the name is turned into the group's tab: its rect is as it is seen */
} CjmPlacedRow;

typedef struct
{
  guint references;
  CjmMap *map;
  CjmDigest *digest;
  CjmTypesetter *typesetter;
  CjmDensity density;
  const CjmTheme *theme;
  const CjmMetrics *metrics;
  gboolean is_rtl;
  double width, height;
  double label_x, label_width; /* the column of row labels */
  double measure;              /* of the texts in the narrowest column */
  double name_scale;           /* of the phase names */
  double stretch;              /* of the columns, from the widths that they have by themselves */
  double row_height;           /* at least, where a paper asks for it */
  double spare;                /* what the rows were given together beyond their needs */

  CjmTextBlock *document_kind;
  CjmRect document_kind_rect;
  CjmTextBox title, scenario, profile, persona_name, summary;
  CjmRect photo;
  CjmRect profile_frame; /* a pill round the profile; nothing where it has no width */
  CjmRect persona_card;  /* the same for the summary and the author */
  guint n_metas;
  CjmMetaBox metas[CJM_MAX_META];

  CjmRect header; /* the phases' names */
  CjmTextBlock *phases_label;
  CjmRect phases_label_rect;
  CjmRect descriptions;
  CjmTextBlock *description_label;
  CjmRect description_label_rect;
  CjmRect steps;  /* without height where no phase is split and no step has a name */
  double trail_y; /* of the path along the steps, where the theme has one */
  CjmTextBlock *steps_label;
  CjmRect steps_label_rect;

  guint n_columns;
  CjmColumn *columns;
  CjmStepBox *step_boxes; /* one a column */
  guint n_phases;
  CjmPhaseBox *phases;
  guint n_rows;
  CjmPlacedRow *rows;

  double footer_y;
  double footer_split;                /* x of the line between barrier and insight */
  CjmRect barrier_card, insight_card; /* nothing where they have no width */
  CjmTextBlock *barrier_label, *insight_label;
  CjmRect barrier_icon, barrier_label_rect, insight_icon, insight_label_rect;
  CjmTextBox barrier, insight;
  double legend_y; /* its hairline */
  GArray *legend;  /* of CjmLegendItem */
} CjmLayout;

/* @previous (may be NULL) is the layout of an earlier map. */
CjmLayout *cjm_layout_new (const CjmMap *map, CjmTypesetter *typesetter, const CjmLayout *previous);
CjmLayout *cjm_layout_ref (CjmLayout *layout);
void cjm_layout_unref (CjmLayout *layout);

/* The sheet without the paper around what is on it. */
CjmRect cjm_layout_get_content (const CjmLayout *layout);

/* Where the shape of a phase's header ends, without its tip. */
double cjm_layout_get_header_end (const CjmLayout *layout, guint phase);

/* Where the ground of a phase ends: that of the last one where its header does. */
double cjm_layout_get_phase_end (const CjmLayout *layout, guint phase);

/* The x of a thing of @width whose logical place is @x in a frame of @frame_width. */
double cjm_layout_mirror (const CjmLayout *layout, double frame_width, double x, double width);

/* The rectangle on the page, mirrored where the map is read from right to left. */
CjmRect cjm_layout_place (const CjmLayout *layout, CjmRect rect);

/* Where the notes of a row begin, from the row's top. */
double cjm_placed_row_get_content_y (const CjmLayout *layout, const CjmPlacedRow *row);

/* The frame of a cell's notes: its top is where they begin, and its height that of the row below
 * that. Of a cell of several columns, all of them. Not mirrored. */
CjmRect cjm_layout_get_cell (const CjmLayout *layout, guint row, guint column);

/* A note's frame on the page, round all that is drawn of it, and that of its own text; mirrored
 * where the map is read from right to left. */
CjmRect
cjm_layout_get_note (const CjmLayout *layout, guint row, guint column, const CjmNoteBox *note);
CjmRect
cjm_layout_get_note_text (const CjmLayout *layout, guint row, guint column, const CjmNoteBox *note);

/* The middle of a note's evidence mark on the page, mirrored as well. */
void cjm_layout_get_note_mark (const CjmLayout *layout,
                               guint row,
                               guint column,
                               const CjmNoteBox *note,
                               double *x,
                               double *y);

/* The value that a feeling has whose face is drawn at height @y of the page: not held inside
 * the range of feelings. */
double cjm_layout_get_feeling_at (const CjmLayout *layout, guint row, double y);

/* How wide a column is whose notes have room for @letters times the size of their type; and what a
 * column of @width becomes that is stretched, as far as its texts bear it. */
double cjm_layout_get_width_for (const CjmLayout *layout, double letters);
double cjm_layout_stretch_width (const CjmLayout *layout, double width, double stretch);

/* How wide a column must be for its notes and headers to stand in as few lines as they can; a
 * width that a step can have. */
double cjm_layout_get_fitting_width (const CjmLayout *layout, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLayout, cjm_layout_unref)

G_END_DECLS
