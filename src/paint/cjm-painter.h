#pragma once

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
} CjmPainter;

/* The whole sheet on its paper, in reading order. */
void cjm_paint_sheet (const CjmPainter *painter);

/* Fixed parts of the masthead (rule, kind of document) and of the footer (rules and icons;
 * labels and legend), in page coordinates. */
void cjm_paint_masthead (const CjmPainter *painter);
void cjm_paint_footer (const CjmPainter *painter);
void cjm_paint_footer_words (const CjmPainter *painter);

/* A text of the map at its place in page coordinates, or its hint. */
void cjm_paint_text_box (const CjmPainter *painter, const CjmTextBox *box);

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

/* In coordinates of the row: rules and dividers; the group's bracket; the named parts of the
 * label. */
typedef enum
{
  CJM_LABEL_NAME = 1 << 0,
  CJM_LABEL_QUESTION = 1 << 1,
  CJM_LABEL_GROUP = 1 << 2
} CjmLabelParts;

void cjm_paint_row_rules (const CjmPainter *painter, guint row);
void cjm_paint_row_bracket (const CjmPainter *painter, guint row);
void cjm_paint_row_label (const CjmPainter *painter, guint row, CjmLabelParts parts);

/* In coordinates of the cell: the mark and question of an empty one. */
void cjm_paint_prompt (const CjmPainter *painter, guint row, guint column, CjmPromptState state);

/* A note, in coordinates of its cell moved to the note's top: mark and text. */
void
cjm_paint_note_mark (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note);
void
cjm_paint_note_text (const CjmPainter *painter, guint row, guint column, const CjmNoteBox *note);

/* Radius and stroke of an evidence mark beside text of @size points. */
double cjm_painter_get_mark_radius (double size);

G_END_DECLS
