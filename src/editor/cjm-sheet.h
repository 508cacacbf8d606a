#pragma once

#include "cjm-artwork.h"
#include "cjm-finds.h"
#include "cjm-selection.h"

#include <gtk/gtk.h>

/* The sheet of paper on the canvas: a widget whose coordinates are points of the page. The
 * canvas allocates it with the one transformation that there is.
 *
 * It holds a band widget for every horizontal part of the sheet and in these a light tile
 * widget for every place that can be seen, each drawn by the shared painter into a node that
 * GTK keeps as long as nothing on it changes. Row labels lie on rails and phase headers in
 * their band; both follow the view, so that they never scroll out of sight. Tiles out of view
 * are dropped, but never the one with the focus. */

G_BEGIN_DECLS

#define CJM_TYPE_SHEET (cjm_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CjmSheet, cjm_sheet, CJM, SHEET, GtkWidget)

GtkWidget *cjm_sheet_new (void);

/* Shows @layout; tiles whose place looks as before are not drawn again. */
void cjm_sheet_set_layout (CjmSheet *sheet, CjmLayout *layout);
const CjmLayout *cjm_sheet_get_layout (CjmSheet *sheet);
CjmArtwork *cjm_sheet_get_artwork (CjmSheet *sheet);

/* Another number for every layout. */
guint cjm_sheet_get_serial (CjmSheet *sheet);

/* The part of the page that can be seen, in points, and device pixels per point. */
void cjm_sheet_set_view (CjmSheet *sheet, CjmRect view, double scale);

/* Dims the notes that no data backs. */
void cjm_sheet_set_dims_unbacked (CjmSheet *sheet, gboolean dims_unbacked);

/* Marks what a search has found and dims the rest; NULL where nothing is searched for. */
void cjm_sheet_set_finds (CjmSheet *sheet, CjmFinds *finds);

/* What is dimmed, and what is marked. */
const CjmFilter *cjm_sheet_get_filter (CjmSheet *sheet);

/* Shows what is selected; @selection is the canvas's, which sets another one before it frees it.
 * Nothing is drawn anew where it is not @is_other than the one before. */
void cjm_sheet_set_selection (CjmSheet *sheet, const CjmSelection *selection, gboolean is_other);
const CjmSelection *cjm_sheet_get_selection (CjmSheet *sheet);

/* Dims what @func says is lifted; NULL for nothing. */
typedef gboolean (*CjmStopFilter) (const CjmStop *stop, gpointer user_data);
void cjm_sheet_set_lifted (CjmSheet *sheet, CjmStopFilter func, gpointer user_data);

/* How much of the top and of the side of the view is covered by headers and labels that stay
 * in sight, in points. */
void cjm_sheet_get_covered (CjmSheet *sheet, double *top, double *side);

/* Moves the focus to a place; its tile is made where it is out of view. */
gboolean cjm_sheet_focus_place (CjmSheet *sheet, const CjmPlace *place);

/* The current place is the one that has the focus, or had it last: what a menu acts on. Its
 * kind is CJM_PLACE_NONE where there is none, or none any more. */
void cjm_sheet_set_current (CjmSheet *sheet, const CjmPlace *place);
/* "current-changed" tells of another one. */
CjmPlace cjm_sheet_get_current (CjmSheet *sheet);

/* @editor stands where the text of @place is; NULL takes the editor away. */
void cjm_sheet_set_editor (CjmSheet *sheet, GtkWidget *editor, const CjmPlace *place);

/* What is seen at a point of the sheet: a place, the paper, or a label's or header's ground,
 * under which something else may lie on the page. */
typedef enum
{
  CJM_PICK_NOTHING,
  CJM_PICK_COVERED,
  CJM_PICK_STOP
} CjmPick;

CjmPick cjm_sheet_pick (CjmSheet *sheet, double x, double y, CjmStop *stop);

/* Where a place is seen on the sheet: its rectangle on the page, moved with what follows the
 * view. */
CjmRect cjm_sheet_get_seen_rect (CjmSheet *sheet, const CjmStop *stop);

G_END_DECLS
