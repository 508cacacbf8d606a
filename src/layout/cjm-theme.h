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
  CJM_INK_TRACK /* the ground of a bar */
} CjmInk;

#define CJM_N_INKS (CJM_INK_TRACK + 1)

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
  double label_inset;
  double natural_width; /* of the sheet, as long as columns do not get too narrow */
  double min_column;    /* below this the sheet is widened instead */
  double wide_column;   /* a column of a sheet that had to be widened */
  double inset;         /* of a column's text; its marks hang in the middle of it */
  double end_padding;
  double max_measure; /* of a text in a very wide column */
  double row_top;
  double row_bottom;
  double row_min_height;
  double row_max_spare; /* what a row may be given so that the sheet fills its paper */
  double group_band;
  double note_gap;
  double chevron_height;
  double chevron_tip;
  double chevron_gap;
  double footer_top;
  double footer_bottom;
  double legend_bottom;
  double meta_room;    /* what the block of author and date is left at the end of the sheet */
  double steps_height; /* at least, of the row of steps */
  double curve_height; /* at least, of a row of emotions */
  double curve_pad;    /* from its edge to the strongest feeling: room for a word */
  double face_radius;
  double face_radius_other;
  double chip_height;
  double chip_gap; /* beside each other */
  double chip_lead;
  double chip_end_padding; /* chips may come nearer to the column's end than texts */
  double action_gap;
  double metric_gap;
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
  gboolean ignores_choice; /* a colour that somebody chose for a phase is not used */
} CjmRamp;

typedef struct
{
  const char *id;           /* in files: never changed */
  const char *label;        /* to be translated */
  const char *description;  /* to be translated */
  const char *font;         /* families, the first that is installed wins */
  const char *display_font; /* for large sizes, or for what speaks rather than records */
  guint32 inks[CJM_N_INKS]; /* 0xRRGGBB */
  CjmRamp ramp;
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

/* White or ink, whichever reads better on @color. */
guint32 cjm_theme_get_text_color_on (const CjmTheme *theme, guint32 color);

/* The colours offered for a phase, ended by CJM_COLOR_END. */
#define CJM_COLOR_END (-1)
const gint32 *cjm_theme_get_palette (void);

G_END_DECLS
