#pragma once

#include "cjm-find.h"
#include "cjm-place.h"

#include <cairo.h>

/* What a search has found, as the sheet shows it: the matches marked in their texts, one of them
 * as the current one, and everything else dimmed but what tells where one is. Counted and
 * immutable; made anew for every map and every pattern. */

G_BEGIN_DECLS

typedef struct _CjmFinds CjmFinds;

/* Of the marks, 0xRRGGBB. */
#define CJM_FINDS_COLOR 0xffe27a

/* @matches of CjmMatch in reading order; a reference is taken. @current is the number of one. */
CjmFinds *cjm_finds_new (GArray *matches, guint current);
CjmFinds *cjm_finds_ref (CjmFinds *finds);
void cjm_finds_unref (CjmFinds *finds);

/* Where a match is to be seen: a match in what a note has beside its text, at the note. */
CjmPlace cjm_match_get_place (const CjmMatch *match);

gboolean cjm_finds_has_place (const CjmFinds *finds, const CjmPlace *place);

/* Marks the matches in the text at @stop, which is drawn already, in page coordinates. */
void cjm_finds_paint (const CjmFinds *finds, cairo_t *cr, const CjmStop *stop);

/* What is dimmed on the sheet, for all who draw it. */
typedef struct
{
  gboolean dims_unbacked; /* the notes that no data backs */
  CjmFinds *finds;        /* what is not among them; NULL where nothing is searched for */
} CjmFilter;

/* @note is the one that stands at @place, or NULL. */
gboolean cjm_filter_dims (const CjmFilter *filter, const CjmPlace *place, const CjmNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmFinds, cjm_finds_unref)

G_END_DECLS
