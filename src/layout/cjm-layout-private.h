#pragma once

#include "cjm-layout-form.h"

/* The parts that a sheet is laid out in, from top to bottom. Each function fills its part of
 * the layout; @previous (may be NULL) is the layout before, out of which texts are taken over
 * that are the same. For the layout's own files. */

G_BEGIN_DECLS

#define CJM_OLD(member) (previous != NULL ? &previous->member : NULL)

CjmTextBlock *
cjm_layout_set_text (CjmLayout *layout, CjmTextRole role, const char *text, double width);
CjmTextBlock *cjm_layout_set_word (CjmLayout *layout, CjmTextRole role, CjmWord word, double width);

/* @old (may be NULL) once more, where it has the same text on the same measure. */
CjmTextBlock *cjm_layout_take_or_set (CjmLayout *layout,
                                      const CjmTextBlock *old,
                                      CjmTextRole role,
                                      const char *text,
                                      double width);

/* A text of the map, or its hint, on a measure that begins at @x, @y; @old (may be NULL) is the
 * same text in the layout before. */
void cjm_layout_set_box (CjmLayout *layout,
                         CjmTextBox *box,
                         const CjmTextBox *old,
                         CjmTextRole role,
                         CjmTarget target,
                         const char *hint,
                         double x,
                         double y,
                         double width);

/* On paper to be written on, an empty text has room below its hint for @n_lines by hand. */
void cjm_layout_add_writing_room (const CjmLayout *layout, CjmTextBox *box, guint n_lines);

const char *cjm_layout_get_word (const CjmLayout *layout, CjmWord word);
double cjm_rect_get_bottom (CjmRect rect);

/* Title, persona, author and dates. Returns the lowest edge. */
double cjm_layout_set_masthead (CjmLayout *layout, double persona_x, const CjmLayout *previous);

/* The masthead that a portrait leads, and what both kinds of it share: the title, and what the
 * block of author and dates says, without places. */
double cjm_layout_set_portrait (CjmLayout *layout, const CjmLayout *previous);
void cjm_layout_set_title (CjmLayout *layout,
                           double x,
                           double y,
                           double measure,
                           const CjmLayout *previous);
void cjm_layout_set_metas (CjmLayout *layout, const CjmLayout *previous);

/* Names, descriptions and steps of the phases, from @y. Returns where the lanes begin. */
double cjm_layout_set_headers (CjmLayout *layout, double y, const CjmLayout *previous);

/* Barrier, insight and legend, from @y. Returns the height of the sheet. */
double
cjm_layout_set_footer (CjmLayout *layout, double y, double persona_x, const CjmLayout *previous);

/* Everything of the footer moves down with the rows above it. */
void cjm_layout_shift_footer (CjmLayout *layout, double by);

/* Density, columns and phases, and the width of the sheet. */
void cjm_layout_create_columns (CjmLayout *layout, const CjmLayoutForm *form);

/* The text edge of the column nearest to the persona's part of the sheet, so that masthead,
 * grid and footer share one set of edges. */
double cjm_layout_find_persona_x (const CjmLayout *layout);

/* What row @index is to its group, when all rows have been made; and later the names of groups in
 * the middle of their tabs, which are as high as their groups. */
void cjm_layout_set_group (CjmLayout *layout, guint index);
void cjm_layout_centre_group_names (CjmLayout *layout);

/* How wide all columns are together, and how wide they would be if they were as narrow as texts
 * bear it. */
double cjm_layout_get_columns_width (const CjmLayout *layout);
double cjm_layout_get_least_width (const CjmLayout *layout);

/* Makes the sheet higher by @height: its rows share it. */
void cjm_layout_add_spare (CjmLayout *layout, double height);

void cjm_layout_clear_masthead (CjmLayout *layout);
void cjm_layout_clear_headers (CjmLayout *layout);
void cjm_layout_clear_footer (CjmLayout *layout);

G_END_DECLS
