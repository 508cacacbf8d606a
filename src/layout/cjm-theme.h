#pragma once

#include "cjm-color.h"

/* A theme as data: type scale, spacings and colours of the sheet, in points at natural size.
 *
 * It stands in the layout's room because the type and the spacings decide where everything
 * goes; the painter reads its colours from the same place. A theme is a table in a file of its
 * own (cjm-theme-*.c), and layout and painter have one path for all of them. */

G_BEGIN_DECLS

/* Comfortable up to eight columns, dense from nine. */
typedef enum
{
  CJM_DENSITY_COMFORT,
  CJM_DENSITY_DENSE
} CjmDensity;

#define CJM_N_DENSITIES (CJM_DENSITY_DENSE + 1)

typedef enum
{
  CJM_INK_PAPER,
  CJM_INK_TEXT,
  CJM_INK_SECONDARY,
  CJM_INK_TERTIARY, /* hints; still readable at AA */
  CJM_INK_PLUS,     /* the mark of an empty cell: a graphic, 3:1 */
  CJM_INK_RULE,
  CJM_INK_RULE_STRONG,
  CJM_INK_TRACK,      /* the ground of a bar */
  CJM_INK_CARD,       /* what lies on the paper, and text on a phase's colour */
  CJM_INK_CURVE,      /* a lane's second curve */
  CJM_INK_GAP,        /* between the first two curves */
  CJM_INK_GAP_SAMPLE, /* the same in the key, where nothing is mixed */
  CJM_INK_STAR,       /* a moment of truth on text ink */
  CJM_INK_GOOD,       /* faces that show their feeling by their ground too */
  CJM_INK_NEUTRAL,
  CJM_INK_BAD,
  CJM_INK_BARRIER, /* icons and headings of the footer */
  CJM_INK_INSIGHT,
  CJM_INK_BAND, /* tabs of groups, the trail, the profile */
  CJM_INK_BAND_EDGE,
  CJM_INK_BAND_DASH,
  CJM_INK_BAND_TEXT,
  CJM_INK_SHADOW
} CjmInk;

#define CJM_N_INKS (CJM_INK_SHADOW + 1)

/* Every kind of text on the sheet. */
typedef enum
{
  CJM_TEXT_TITLE,
  CJM_TEXT_TITLE_LONG, /* for titles of more than two lines */
  CJM_TEXT_SCENARIO,
  CJM_TEXT_OVERLINE,
  CJM_TEXT_PERSONA_NAME,
  CJM_TEXT_SUMMARY,
  CJM_TEXT_PHASE_NUMBER,
  CJM_TEXT_PHASE_NAME,
  CJM_TEXT_ROW_LABEL,
  CJM_TEXT_QUESTION,
  CJM_TEXT_GROUP,
  CJM_TEXT_DESCRIPTION,
  CJM_TEXT_NOTE,
  CJM_TEXT_THOUGHT,
  CJM_TEXT_PROMPT,
  CJM_TEXT_FOOTER_LABEL,
  CJM_TEXT_FOOTER,
  CJM_TEXT_LEGEND,
  CJM_TEXT_LEGEND_HEAD,
  CJM_TEXT_META_LABEL,
  CJM_TEXT_META,
  CJM_TEXT_STEP_NUMBER,
  CJM_TEXT_STEP_NAME,
  CJM_TEXT_NOTE_STRONG,
  CJM_TEXT_THOUGHT_STRONG,
  CJM_TEXT_CHIP,
  CJM_TEXT_FEELING,       /* of a lane's first curve */
  CJM_TEXT_FEELING_OTHER, /* of the others */
  CJM_TEXT_AXIS,
  CJM_TEXT_FLAG,
  CJM_TEXT_OBJECTIVE,
  CJM_TEXT_METRIC_NAME,
  CJM_TEXT_ACTUAL,
  CJM_TEXT_TARGET,
  CJM_TEXT_LETTER,
  CJM_TEXT_INITIALS,
  CJM_TEXT_ACTION_META,
  CJM_TEXT_CAPTION,
  CJM_TEXT_STAGE
} CjmTextRole;

#define CJM_N_TEXT_ROLES (CJM_TEXT_STAGE + 1)

typedef struct
{
  gboolean is_display; /* set in the display cut of the face */
  double size;
  double lead; /* from baseline to baseline */
  int weight;  /* as in CSS and Pango: 400 regular, 600 semi-bold */
  gboolean is_italic;
  double tracking; /* in em */
  CjmInk ink;
  gboolean is_centered; /* each line in the middle of the measure */
} CjmTextStyle;

typedef struct
{
  double side_margin;
  double masthead_rule_y;
  double masthead_top;    /* first text and top of the photo */
  double masthead_bottom; /* from the masthead's lowest thing to the phase headers */
  double photo_size;
  double photo_gap; /* from the photo to the persona's texts */
  double summary_width;
  double label_width;
  double label_inset;   /* of the labels' texts */
  double group_width;   /* of the bracket or tab of a group */
  double swatch;        /* width of the sample of a lane's notes beside its label; 0 for none */
  double axis_face;     /* radius of the faces beside the axis of feelings; 0 for none */
  double natural_width; /* of the sheet, as long as columns do not get too narrow */
  double min_column;    /* below this the sheet is widened instead */
  double max_column;    /* beyond this the sheet is narrowed instead; 0 for none */
  double wide_column;   /* a column of a sheet that had to be widened */
  double inset;         /* of a column's text; its marks hang in the middle of it */
  double end_padding;
  double graphic_end; /* from a bar's or picture's end to that of the column */
  double lead_mark;   /* from a column's start to the middle of the mark before a text */
  double lead_inset;  /* of a text behind such a mark */
  double mark_end; /* from the end of a note to the middle of its evidence; 0: it leads the text */
  double prompt_indent; /* of the question of an empty cell, beyond the inset */
  double frame_inset;   /* of the frames of notes */
  double frame_top;     /* from a frame's edge to its text */
  double frame_bottom;
  double mark_scale;  /* of marks that are not measured by the text beside them */
  double max_measure; /* of a text in a very wide column */
  double row_top;
  double row_bottom;
  double row_min_height;
  double row_max_spare; /* what a row may be given so that the sheet fills its paper */
  double group_band;
  double note_gap;
  double chevron_height;
  double chevron_tip;
  double chevron_gap;   /* between the headers of two phases */
  double tip_room;      /* what the tip of the last header is left behind the last column */
  double lane_end;      /* of the ground of a phase below the last row */
  double lane_gap;      /* between the columns of two phases */
  double number_radius; /* of the disc that a phase's number stands in; 0 for none */
  double footer_top;
  double footer_bottom;
  double legend_bottom;
  double quote_pad;    /* between a quote of the footer and the edge of its frame */
  double quote_icon;   /* its size */
  double quote_gap;    /* from the icon to the heading */
  double meta_room;    /* what the block of author and date is left at the end of the sheet */
  double steps_height; /* at least, of the row of steps */
  double curve_height; /* at least, of a row of emotions */
  double curve_pad;    /* from its edge to the strongest feeling: room for a word */
  double face_radius;
  double face_radius_other;
  double chip_inset;
  double chip_height;
  double chip_gap; /* beside each other */
  double chip_lead;
  double chip_end_padding; /* chips may come nearer to the column's end than texts */
  double action_gap;
  double metric_gap;
  double bar_height;
  double letter_size; /* of the square with a metric's side */
  double max_bar;
  double line_height; /* at least, of a line of a service blueprint */
  CjmTextStyle text[CJM_N_TEXT_ROLES];
} CjmMetrics;

/* The colours of phases: a way through OKLCH from anchor to anchor, so that white text reads on
 * each and neighbours differ in lightness too. */
typedef struct
{
  double lightness, chroma;
  double hue; /* in degrees; beyond 360 where the way leads through 0 */
} CjmAnchor;

#define CJM_MAX_ANCHORS 5

typedef struct
{
  guint n_anchors;
  CjmAnchor anchors[CJM_MAX_ANCHORS];
  double swell;            /* chroma added in the middle of the way */
  double alternation;      /* of the lightness of neighbours where there are many */
  gboolean guards_choice;  /* a colour that somebody chose is darkened until white reads on it */
  gboolean ignores_choice; /* a colour that somebody chose for a phase is not used */
} CjmRamp;

/* Frames: what a note, a quote or a card lies on */

typedef enum
{
  CJM_FRAME_NOTE,
  CJM_FRAME_THOUGHT,
  CJM_FRAME_OBSTACLE,
  CJM_FRAME_OTHER, /* a plain note in a lane of every second group: the company's answer */
  CJM_FRAME_CARD,  /* figures, actions, pictures */
  CJM_FRAME_PERSONA,
  CJM_FRAME_BARRIER,
  CJM_FRAME_INSIGHT
} CjmFrameKind;

#define CJM_N_FRAMES (CJM_FRAME_INSIGHT + 1)

/* Everything of a frame has a shape too, so that none is told apart by its colour alone. */
typedef struct
{
  gboolean is_drawn;
  guint32 fill, edge;
  double radius;
  double bar; /* width of a bar along the leading edge */
  guint32 bar_color;
  double fold; /* of the lower trailing corner, which is turned over */
  guint32 fold_fill, fold_edge;
  double tail; /* height of the tail of a speech bubble, below the frame */
  double tape; /* width of the strip that holds it */
} CjmFrame;

/* How lines, shapes and marks look */

typedef struct
{
  CjmInk ink;
  double width;   /* 0: there is none */
  double dash[5]; /* on and off in turn, ended by 0 */
} CjmRule;

/* Faces and dashes of curves are told apart by form for this many; then they begin again. */
#define CJM_N_CURVE_STYLES 4

typedef enum
{
  CJM_FACE_SOLID,   /* in the phase's colour, or the curve's */
  CJM_FACE_OUTLINE, /* on paper */
  CJM_FACE_TONED,   /* its ground tells the feeling, its ring the phase */
  CJM_FACE_DIAMOND  /* no face */
} CjmFaceForm;

typedef struct
{
  CjmRule line;
  CjmFaceForm form;
  gboolean is_square; /* the outline of its faces is */
} CjmCurveStyle;

/* Where title, persona and author stand. */
typedef enum
{
  CJM_MASTHEAD_COLUMNS, /* side by side on the columns of the grid */
  CJM_MASTHEAD_PORTRAIT /* the photo leads, the title follows, the rest is on a card at the end */
} CjmMastheadForm;

#define CJM_N_SHADOWS 2

typedef struct
{
  CjmMastheadForm masthead;
  double photo_ring;        /* width of the white ring round the photo */
  gboolean has_trail;       /* a path from the photo along the steps, which come first */
  gboolean is_outlined;     /* the headers of phases have an edge and no ground */
  double header_radius;     /* of their corners */
  gboolean tints_lanes;     /* the ground of a phase goes on through all rows */
  gboolean rotates_groups;  /* the name of a group stands upright in its tab */
  double group_radius;      /* of its corners */
  CjmInk group_ink;         /* of its ground */
  double lane_radius;       /* of the lower corners of the tinted columns */
  gboolean flows_notes;     /* in a cell of several columns notes stand one a column */
  gboolean colors_evidence; /* its marks have the phase's colour */
  gboolean marks_obstacles; /* by the form of their evidence */
  gboolean has_stars;       /* a moment of truth is a star, else a diamond */
  gboolean has_footer_rules;
  double chip_radius;
  double chip_tint, chip_edge; /* parts of the phase's colour */
  double bar_radius;
  double flag_radius;
  double wash_alpha;
  double wash_pitch; /* between the lines of a hatching; 0: the wash is plain */
  CjmRule masthead_rule, row_rule, section_rule, label_rule, phase_divider, step_divider;
  CjmRule ghost; /* round an empty place to write in */
  CjmRule grid_zero, grid_other;
  struct
  {
    double dy, alpha;
  } shadows[CJM_N_SHADOWS];
  CjmCurveStyle curves[CJM_N_CURVE_STYLES];
  CjmFrame frames[CJM_N_FRAMES];
} CjmShapes;

/* The ground under a phase's notes, made out of its colour: of that hue in OKLCH, or where there
 * is no lightness, a part of it mixed into the paper. */
typedef struct
{
  double lightness, chroma;
  double tint;
} CjmGround;

typedef struct
{
  const char *id;           /* in files: never changed */
  const char *label;        /* to be translated */
  const char *description;  /* to be translated */
  const char *font;         /* families, the first that is installed wins */
  const char *display_font; /* for large sizes, or for what speaks rather than records */
  guint32 inks[CJM_N_INKS]; /* 0xRRGGBB */
  CjmRamp ramp;
  CjmGround ground;
  const CjmShapes *shapes;
  const CjmMetrics *metrics[CJM_N_DENSITIES];
} CjmTheme;

/* The one that a map without a theme is drawn in; it comes first. */
const CjmTheme *cjm_theme_get_default (void);

guint cjm_theme_get_n_themes (void);
const CjmTheme *cjm_theme_get_nth (guint index);

/* NULL where there is no theme with @id. */
const CjmTheme *cjm_theme_find (const char *id);

/* The default one where there is none with @id. */
const CjmTheme *cjm_theme_get_for (const char *id);

/* The colour of phase @index of @n_phases; white text on it has CJM_COLOR_CONTRAST. */
guint32 cjm_theme_get_phase_color (const CjmTheme *theme, guint index, guint n_phases);

/* What becomes of a @color that somebody chose for a phase. */
guint32 cjm_theme_get_chosen_color (const CjmTheme *theme, guint32 color);

/* The colour of phase @index: what becomes of the one that was @chosen, or the theme's own where
 * that is negative (automatic) or the theme takes no choice. */
guint32
cjm_theme_find_phase_color (const CjmTheme *theme, gint32 chosen, guint index, guint n_phases);

/* The ground of a phase of @color. */
guint32 cjm_theme_get_ground (const CjmTheme *theme, guint32 color);

/* White or ink, whichever reads better on @color. */
guint32 cjm_theme_get_text_color_on (const CjmTheme *theme, guint32 color);

/* The colours offered for a phase, ended by CJM_COLOR_END. */
#define CJM_COLOR_END (-1)
const gint32 *cjm_theme_get_palette (void);

G_END_DECLS
