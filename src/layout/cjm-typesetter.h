#pragma once

#include "cjm-locale.h"
#include "cjm-map.h"
#include "cjm-theme.h"
#include "cjm-words.h"

#include <pango/pango.h>

/* Sets texts once, in points, with a neutral Pango context: no hinting, no rounding of glyph
 * positions, a fixed resolution, so that lines break at the same word on the screen at every
 * zoom, in print and in every export. Who draws a block scales the drawing, never the text.
 *
 * Pango's objects never cross threads: a typesetter and all blocks that it made belong to the
 * thread that made them. */

G_BEGIN_DECLS

typedef struct _CjmTypesetter CjmTypesetter;

/* A text laid out; immutable and counted. */
typedef struct
{
  guint references;
  CjmTextRole role;
  const CjmTextStyle *style;
  const char *source; /* the text before it was laid out: a GRefString of the map's, or a word */
  double width;       /* the measure */
  double height;      /* number of lines times the lead */
  double offset;      /* from the block's top down to the layout's top */
  double scale;       /* of the style's size */
  double ink_width;   /* of the longest line */
  double last_width;  /* of the last line */
  double baseline;    /* of the first line, from the block's top down */
  int n_lines;

  /* The typesetter's own: what the text is set with again when its layout was let go. */
  CjmTypesetter *typesetter;
  CjmDensity density;
  gboolean is_wrapped;
  PangoLayout *layout; /* NULL while it is not held */
  GList link;          /* in the typesetter's list of layouts held */
} CjmTextBlock;

/* The lines of @block, placed inside its measure; set once more where they were let go.
 * Borrowed, and only until the next text is set or asked for. */
PangoLayout *cjm_text_block_get_layout (const CjmTextBlock *block);

/* @font: the family that all texts are set in as far as it is installed, "" for those of the theme.
 * @words give the language, and so the direction. */
CjmTypesetter *cjm_typesetter_new (const CjmTheme *theme, const char *font, CjmWords *words);
/* Texts keep their measures for ever and their lines only as far as @limit of them are held at
 * a time (0 for all): the lines of a note that nobody looks at are most of what a map takes up
 * in memory. */
void cjm_typesetter_set_limit (CjmTypesetter *typesetter, guint limit);

CjmTypesetter *cjm_typesetter_ref (CjmTypesetter *typesetter);
void cjm_typesetter_unref (CjmTypesetter *typesetter);

const CjmTheme *cjm_typesetter_get_theme (const CjmTypesetter *typesetter);

/* Whether a typesetter made for these would set every text as @typesetter does. */
gboolean cjm_typesetter_suits (const CjmTypesetter *typesetter,
                               const CjmTheme *theme,
                               const char *font,
                               const CjmWords *words);

/* Families parted by ", ", the first that is installed wins. */
const char *cjm_typesetter_get_family (const CjmTypesetter *typesetter, gboolean is_display);
const CjmWords *cjm_typesetter_get_words (const CjmTypesetter *typesetter);
CjmLocale *cjm_typesetter_get_locale (CjmTypesetter *typesetter);
gboolean cjm_typesetter_is_rtl (const CjmTypesetter *typesetter);

/* The font of @role as it is used, italics and fallbacks of the language considered; the caller
 * frees it. Its size is absolute, in points of the page. */
PangoFontDescription *cjm_typesetter_dup_font (const CjmTypesetter *typesetter,
                                               CjmDensity density,
                                               CjmTextRole role,
                                               double scale);

/* What makes a style's lead out of the font's own line height: whole points of space between
 * lines, or, where the lead is tighter than the font, a factor for the height of lines. Both
 * are what a text view can do as well. */
typedef struct
{
  int spacing;
  double line_height; /* 1 where there is spacing */
} CjmLeading;

CjmLeading cjm_typesetter_get_leading (CjmTypesetter *typesetter,
                                       CjmDensity density,
                                       CjmTextRole role,
                                       double scale);

/* The measure of a text that is not wrapped: as wide as it is itself. */
#define CJM_UNWRAPPED 0.0

/* @text on a measure of @width points, whole ones only, wrapped between words, and inside a word
 * that is wider than the measure. @scale multiplies the style's size and lead. The block may be
 * one that another caller has too. */
CjmTextBlock *cjm_typesetter_set (CjmTypesetter *typesetter,
                                  CjmDensity density,
                                  CjmTextRole role,
                                  const char *text,
                                  double width,
                                  double scale);

/* The first word at or behind @text that is an address of the web or of mail: a hyphen at the end
 * of a line would be read as a part of it, so that none is set. Returns its begin and puts its
 * end into @end; NULL where there is no more. */
const char *cjm_text_find_address (const char *text, const char **end);

/* TRUE where the block could be set without breaking inside a word. */
gboolean cjm_text_block_is_whole (const CjmTextBlock *block);
int cjm_text_block_get_n_lines (const CjmTextBlock *block);

/* The space between its letters, in points: none in scripts that do not know it. */
double cjm_text_block_get_tracking (const CjmTextBlock *block);

/* How far the last line reaches from the start of the measure, for what stands behind it. */
double cjm_text_block_get_last_width (const CjmTextBlock *block);

/* From the block's top down to the middle of its last line. */
double cjm_text_block_get_last_middle (const CjmTextBlock *block);

CjmTextBlock *cjm_text_block_ref (CjmTextBlock *block);
void cjm_text_block_unref (CjmTextBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTypesetter, cjm_typesetter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTextBlock, cjm_text_block_unref)

G_END_DECLS
