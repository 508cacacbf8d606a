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
  double x, y, width, height;
} CjmRect;

/* A text of the map that stands on its own on the sheet. */
typedef struct
{
  CjmTextBlock *block;
  CjmRect rect; /* the measure by the height of the text */
  CjmTarget target;
  gboolean is_hint; /* the map's text is empty, and the block says what to write there */
} CjmTextBox;

/* A column of the grid: one step of a phase. */
typedef struct
{
  double x, width;
  guint phase; /* index into CjmLayout.phases */
  CjmId step;
} CjmColumn;

typedef struct
{
  CjmPhase *phase;
  double x, width; /* of all its steps */
  guint32 color;
  guint32 text_color; /* on @color */
  guint32 mark_color; /* @color where it must read on paper */
  CjmTextBlock *number;
  CjmRect number_rect;
  CjmTextBox name;
  CjmTextBox description;
  gboolean is_asking; /* the first of a run of empty descriptions shows what to write there */
} CjmPhaseBox;

/* A lane's row in its place. */
typedef struct
{
  CjmRowBox *row;
  double y, height;
  double band;       /* above the row's padding, where a group's name stands */
  gboolean is_first; /* of its group, or of several lanes in none */
  gboolean is_last;
  const CjmGroup *group; /* NULL where the lane is in none */
  CjmTextBox group_name; /* in the first row of a group; its block is NULL elsewhere */
} CjmPlacedRow;

typedef struct
{
  guint references;
  CjmMap *map;
  CjmTypesetter *typesetter;
  CjmDensity density;
  const CjmTheme *theme;
  const CjmMetrics *metrics;
  gboolean is_rtl;
  double width, height;
  double label_x, label_width; /* the column of row labels */
  double measure;              /* of the texts in a column */
  double name_scale;           /* of the phase names */

  CjmTextBlock *document_kind;
  CjmRect document_kind_rect;
  CjmTextBox title, scenario, profile, persona_name, summary;
  CjmRect photo;

  CjmRect header; /* the phases' names */
  CjmTextBlock *phases_label;
  CjmRect phases_label_rect;
  CjmRect descriptions;
  CjmTextBlock *description_label;
  CjmRect description_label_rect;

  guint n_columns;
  CjmColumn *columns;
  guint n_phases;
  CjmPhaseBox *phases;
  guint n_rows;
  CjmPlacedRow *rows;

  double footer_y;
  double footer_split; /* x of the line between barrier and insight */
  CjmTextBlock *barrier_label, *insight_label;
  CjmRect barrier_icon, barrier_label_rect, insight_icon, insight_label_rect;
  CjmTextBox barrier, insight;
  double legend_y; /* its hairline */
  CjmTextBlock *legend_head;
  CjmTextBlock *legend[CJM_N_EVIDENCES];
  CjmRect legend_head_rect;
  CjmRect legend_rects[CJM_N_EVIDENCES];
} CjmLayout;

/* @previous (may be NULL) is the layout of an earlier map. */
CjmLayout *cjm_layout_new (const CjmMap *map, CjmTypesetter *typesetter, const CjmLayout *previous);
CjmLayout *cjm_layout_ref (CjmLayout *layout);
void cjm_layout_unref (CjmLayout *layout);

/* The x of a thing of @width whose logical place is @x in a frame of @frame_width. */
double cjm_layout_mirror (const CjmLayout *layout, double frame_width, double x, double width);

/* The rectangle on the page, mirrored where the map is read from right to left. */
CjmRect cjm_layout_place (const CjmLayout *layout, CjmRect rect);

/* Where the notes of a row begin, from the row's top. */
double cjm_placed_row_get_content_y (const CjmLayout *layout, const CjmPlacedRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLayout, cjm_layout_unref)

G_END_DECLS
