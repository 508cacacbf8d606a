#pragma once

#include "cjm-painter.h"

/* What the painter's files share: shapes and words in the theme's inks, at places that run from
 * the reading start and are mirrored here. For the painter's own files. */

G_BEGIN_DECLS

/* Weights of lines, in points. */
#define CJM_RULE_ROW 0.75
#define CJM_MARK_STROKE 1.25

/* Dividers stop short of the ends of a section. */
#define CJM_DIVIDER_GAP 10.0

guint32 cjm_painter_get_ink (const CjmPainter *painter, CjmInk ink);
double cjm_painter_mirror (const CjmPainter *painter, double frame_width, double x, double width);
void cjm_painter_fill (const CjmPainter *painter, const CjmPath *path, guint32 color, double alpha);
void cjm_painter_stroke (const CjmPainter *painter,
                         const CjmPath *path,
                         guint32 color,
                         double width,
                         const double *dash);
void cjm_painter_draw_line (const CjmPainter *painter,
                            double x1,
                            double y1,
                            double x2,
                            double y2,
                            CjmInk ink,
                            double width);

/* @x is mirrored in a frame of @frame_width. */
void cjm_painter_draw_text (const CjmPainter *painter,
                            const CjmTextBlock *block,
                            double frame_width,
                            double x,
                            double y,
                            guint32 color);

/* A fixed word of the sheet at its place on the page. */
void cjm_painter_draw_word (const CjmPainter *painter, const CjmTextBlock *block, CjmRect rect);

/* Nothing where the theme has no such rule. */
void cjm_painter_draw_rule (const CjmPainter *painter,
                            double x1,
                            double y1,
                            double x2,
                            double y2,
                            const CjmRule *rule);

/* A rule across the sheet between its margins. */
void cjm_painter_draw_sheet_rule (const CjmPainter *painter, double y, const CjmRule *rule);

/* The lines between columns, from @top to @bottom of a frame as wide as the page. */
void cjm_painter_draw_dividers (const CjmPainter *painter,
                                double top,
                                double bottom,
                                gboolean only_phases);

/* A plus before a question, or alone; the question's text begins at @x, @y. */
void cjm_painter_draw_prompt (const CjmPainter *painter,
                              const CjmTextBlock *block,
                              double frame_width,
                              double x,
                              double y,
                              CjmPromptState state);
void cjm_painter_draw_plus (const CjmPainter *painter, double x, double y);

/* Marks, with their middle at @x, @y as it is drawn. */
void cjm_painter_draw_evidence (const CjmPainter *painter,
                                CjmEvidence evidence,
                                gboolean is_obstacle,
                                double x,
                                double y,
                                double radius,
                                guint32 color);
void
cjm_painter_draw_role (const CjmPainter *painter, CjmRole role, double x, double y, guint32 color);
void cjm_painter_draw_status (const CjmPainter *painter,
                              CjmStatus status,
                              double x,
                              double y,
                              guint32 color);
void cjm_painter_draw_diamond (const CjmPainter *painter,
                               double x,
                               double y,
                               double radius,
                               guint32 color);

/* Of the marks of evidence in @phase. */
guint32 cjm_painter_get_evidence_color (const CjmPainter *painter, const CjmPhaseBox *phase);

/* What marks a moment of truth: a star or a diamond. */
void cjm_painter_draw_moment (const CjmPainter *painter,
                              double x,
                              double y,
                              double radius,
                              guint32 color);

/* Frames: the one of a note, a quote or a card in @rect as it is drawn, with its shadow; a
 * dashed edge alone where nothing is written yet; a pill. */
void cjm_painter_draw_frame (const CjmPainter *painter, const CjmFrame *frame, CjmRect rect);
void cjm_painter_draw_ghost (const CjmPainter *painter, CjmRect rect, double radius);

/* Pieces of one ground meet inside the page, where a seam would show: each begins so much higher.
 */
#define CJM_GROUND_OVERLAP 1.0

/* The ground of all phases, from @y on in a frame as wide as the page; the last piece of it has
 * rounded corners. */
void cjm_painter_draw_ground (const CjmPainter *painter, double y, double height, gboolean is_last);

/* What the notes of @row look like (NULL: the description), beside its label whose first line has
 * its middle at @y; nothing in a theme without samples. */
void cjm_painter_draw_swatch (const CjmPainter *painter, const CjmRowBox *row, double y);

/* The letter of a metric's side in its square, whose middle is at @x, @y. */
void cjm_painter_draw_side (const CjmPainter *painter,
                            CjmSide side,
                            const CjmTextBlock *letter,
                            double x,
                            double y);

/* A line as the curve with this index has it, from @x1 to @x2 as they are drawn. */
void cjm_painter_draw_curve_sample (const CjmPainter *painter,
                                    guint curve,
                                    double x1,
                                    double x2,
                                    double y);

/* A face in @outline's way: features in @color, which bend with @value. */
void cjm_painter_draw_features (const CjmPainter *painter,
                                double value,
                                double x,
                                double y,
                                double radius,
                                guint32 color);

/* The face of a feeling: @value is CJM_FEELING_MIN to CJM_FEELING_MAX. */
void cjm_painter_draw_face (const CjmPainter *painter,
                            guint curve,
                            double value,
                            double x,
                            double y,
                            const CjmPhaseBox *phase);

/* A feeling without its word, and its word; and what stands in the middle of an empty column. */
void cjm_painter_draw_feeling (const CjmPainter *painter,
                               guint row,
                               guint column,
                               const CjmNoteBox *note);
/* The word of a feeling with its measure's corner at @x and the note's text_y, parted from the
 * lines that run through it. */
void cjm_painter_draw_feeling_word (const CjmPainter *painter,
                                    guint row,
                                    guint column,
                                    const CjmNoteBox *note,
                                    double x,
                                    guint32 color);
void cjm_painter_draw_ringed_plus (const CjmPainter *painter, double x, double y);

/* All that a note has beside its own text: shapes, and its words from @first to before @end. */
void cjm_painter_draw_note_shapes (const CjmPainter *painter,
                                   guint row,
                                   guint column,
                                   const CjmNoteBox *note);
void cjm_painter_draw_note_words (const CjmPainter *painter,
                                  guint row,
                                  guint column,
                                  const CjmNoteBox *note,
                                  guint first,
                                  guint end);

/* In coordinates of the row: band, grid and curves of a row of emotions; its flags; its axis and
 * the key's samples. */
void cjm_painter_draw_emotion (const CjmPainter *painter, guint row);
void cjm_painter_draw_flags (const CjmPainter *painter, guint row);
void cjm_painter_draw_axis (const CjmPainter *painter, guint row);

/* In coordinates of the row: where the audience stands in a phase. */
void cjm_painter_draw_stage (const CjmPainter *painter, guint row, guint index);

/* The rule of the masthead with the kind of document; and a line of the block of author and dates
 * but for its value, where that is a text of the map. */
void cjm_painter_draw_head (const CjmPainter *painter);
void cjm_painter_draw_meta (const CjmPainter *painter, guint index);

/* The heading of the barrier or the insight. */
void cjm_painter_draw_quote_label (const CjmPainter *painter, CjmField field);

void cjm_painter_draw_legend (const CjmPainter *painter);

const CjmPhaseBox *cjm_painter_get_phase_of_column (const CjmLayout *layout, guint column);

G_END_DECLS
