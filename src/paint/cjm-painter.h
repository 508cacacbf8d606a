#pragma once

#include "cjm-card.h"
#include "cjm-device.h"

/* The one painter: draws the parts of a layout on a device. The screen draws part by part, each
 * in a widget of its own; an export draws the whole sheet with cjm_paint_sheet(), which calls
 * the same functions in reading order.
 *
 * A part is drawn in coordinates of its own frame: the page for the masthead, the headers and
 * the footer; the row, the cell or the note for what lies inside these. */

G_BEGIN_DECLS

typedef struct
{
  CjmDevice *device;
  const CjmLayout *layout;
  gboolean shows_hints; /* guiding questions and hints for empty fields: on the screen */
  gboolean is_blank;    /* with hints: a form to be written on by hand, so that all of them show */
  gboolean lacks_paper; /* the sheet stands on what is there already */
} CjmPainter;

/* The whole sheet on its paper, in reading order. */
void cjm_paint_sheet (const CjmPainter *painter);

/* The same piece by piece, for who must not draw all of it at once: the paper, and then the parts
 * in their order. */
void cjm_paint_paper (const CjmPainter *painter);
#define CJM_PAINTER_MASTHEAD 0
#define CJM_PAINTER_PHASES 1
#define CJM_PAINTER_FIRST_ROW 2 /* and then one a lane; the last part is the footer */
guint cjm_painter_get_n_parts (const CjmLayout *layout);
void cjm_paint_part (const CjmPainter *painter, guint part);

/* The headers of @n_phases phases from @first and nothing else of the sheet. */
void cjm_paint_headers (const CjmPainter *painter, guint first, guint n_phases);

/* Fixed parts of the masthead (rule, kind of document, labels of the block of author and dates
 * with what the sheet itself counts) and of the footer (rules and icons;
 * labels and legend), in page coordinates. */
void cjm_paint_masthead (const CjmPainter *painter);
void cjm_paint_footer (const CjmPainter *painter);
void cjm_paint_footer_words (const CjmPainter *painter);

/* A text of the map at its place in page coordinates, or its hint. */
void cjm_paint_text_box (const CjmPainter *painter, const CjmTextBox *box);

/* A value in the block of author and dates that is a text of the map, in page coordinates. */
void cjm_paint_meta (const CjmPainter *painter, guint index);

/* The photo, or who might be there, in page coordinates. */
void cjm_paint_photo (const CjmPainter *painter);

/* A phase's header with its number and name, in page coordinates. */
void cjm_paint_phase (const CjmPainter *painter, guint index);

/* The same without the name, for when it is being edited. */
void cjm_paint_phase_shape (const CjmPainter *painter, guint index);

/* Whether an empty text asks its question, or shows only that something can be written. */
typedef enum
{
  CJM_PROMPT_QUIET,
  CJM_PROMPT_ASKING
} CjmPromptState;

/* A phase's description, or its question, in page coordinates. */
void cjm_paint_description (const CjmPainter *painter, guint index, CjmPromptState state);

/* The labels of the two rows above the lanes, and the rules of the description's row. */
void cjm_paint_phases_label (const CjmPainter *painter);
void cjm_paint_description_label (const CjmPainter *painter);
void cjm_paint_description_rules (const CjmPainter *painter);

/* The path from the photo along the steps, in page coordinates; nothing in a theme without one. */
void cjm_paint_trail (const CjmPainter *painter);

/* The row of steps, in page coordinates; nothing where the layout has none. A step's number goes
 * with the diamond of a moment of truth. */
void cjm_paint_steps_label (const CjmPainter *painter);
void cjm_paint_step_rules (const CjmPainter *painter);
void cjm_paint_step_number (const CjmPainter *painter, guint column);
void cjm_paint_step_name (const CjmPainter *painter, guint column);

/* In coordinates of the row: rules and dividers, with the curves of a row of emotions, its flags
 * and where an audience stands; the group's bracket, with the axis of emotions and the
 * key's samples; the named parts of the label. */
typedef enum
{
  CJM_LABEL_NAME = 1 << 0,
  CJM_LABEL_QUESTION = 1 << 1,
  CJM_LABEL_GROUP = 1 << 2
} CjmLabelParts;

void cjm_paint_row_rules (const CjmPainter *painter, guint row);
void cjm_paint_row_bracket (const CjmPainter *painter, guint row);
void cjm_paint_row_label (const CjmPainter *painter, guint row, CjmLabelParts parts);

/* The name of a curve in the key, in coordinates of the row. */
void cjm_paint_curve_name (const CjmPainter *painter, guint row, guint curve);

/* In coordinates of the cell (cjm_layout_get_cell()): the mark and question of an empty one; the
 * objective of the phase where the cell has a place for it, or what to write there. */
void cjm_paint_prompt (const CjmPainter *painter, guint row, guint column, CjmPromptState state);

void cjm_paint_objective (const CjmPainter *painter, guint row, guint column, CjmPromptState state);

/* A note, in coordinates of its cell moved to the note's top: all that it has beside its own
 * text (its marks, a chip, a face, a bar, a picture, words of the sheet), and that text. */
void
cjm_paint_note_mark (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note);
void
cjm_paint_note_text (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note);

/* A card on its own ground, in its own coordinates. */
void cjm_paint_card (const CjmPainter *painter, const CjmCard *card);

/* Radius and stroke of an evidence mark beside text of @size points. */
double cjm_painter_get_mark_radius (double size);

G_END_DECLS
