#pragma once

#include "cjm-artwork.h"
#include "cjm-commands.h"
#include "cjm-document.h"
#include "cjm-finds.h"
#include "cjm-selection.h"

#include <gtk/gtk.h>

/* The canvas: shows a document's map as a sheet that can be scrolled, zoomed and edited in
 * place. It is a GtkScrollable of the size of the window's room, never of the zoomed page.
 *
 * What can be done with the thing that has the focus are widget actions, "canvas.edit",
 * "canvas.add" and so on (see cjm-canvas-actions.c), for menus, keys and screen readers alike.
 *
 * Signals: "zoom-changed"; "view-changed" (another part of the sheet is seen, or another layout of
 * it; also while widgets are being placed, so that nothing may change its size in answer);
 * "current-changed"; "selection-changed"; "file-dropped" with a GFile that is not a picture;
 * "failed" with a heading and a text for a message; "told" with a line about what was done beside
 * what was asked for. */

G_BEGIN_DECLS

#define CJM_TYPE_CANVAS (cjm_canvas_get_type ())
G_DECLARE_FINAL_TYPE (CjmCanvas, cjm_canvas, CJM, CANVAS, GtkWidget)

#define CJM_ZOOM_MIN 0.1
#define CJM_ZOOM_MAX 4.0

void cjm_canvas_set_document (CjmCanvas *canvas, CjmDocument *document);

/* 1 is 100 %: a point of the page is 96/72 pixels. */
double cjm_canvas_get_zoom (CjmCanvas *canvas);

/* Zooms around the middle of the view. */
void cjm_canvas_set_zoom (CjmCanvas *canvas, double zoom);

/* The next larger (+1) or smaller (-1) of the usual steps. */
void cjm_canvas_step_zoom (CjmCanvas *canvas, int direction);

/* The whole sheet in the view, or its whole width. */
void cjm_canvas_fit (CjmCanvas *canvas, gboolean only_width);

/* Where the view stands on the sheet: what a file is opened with again. */
typedef struct
{
  double zoom;
  double x, y; /* of the view's edges at the reading start and at the top, in points of the page */
} CjmView;

/* The view to come back to: that of the whole sheet while one part of it stands in the light. */
CjmView cjm_canvas_get_view (CjmCanvas *canvas);

/* Takes up a view again as far as the map and the window still allow it, with the focus on @focus
 * where that is still on the sheet. */
void cjm_canvas_restore_view (CjmCanvas *canvas, const CjmView *view, const CjmPlace *focus);

/* What is shown and how: borrowed. The layout is NULL as long as there is no document; its serial
 * is another number for every layout. */
CjmLayout *cjm_canvas_get_layout (CjmCanvas *canvas);
guint cjm_canvas_get_layout_serial (CjmCanvas *canvas);
CjmArtwork *cjm_canvas_get_artwork (CjmCanvas *canvas);

/* The part of the page that the canvas shows, in points; it may reach beyond the page. */
CjmRect cjm_canvas_get_seen (CjmCanvas *canvas);

/* What headers and labels that stay in sight leave of that to the cells. */
CjmRect cjm_canvas_get_seen_cells (CjmCanvas *canvas);

/* Scrolls @x, @y of the page into the middle of the view, as far as the page reaches. */
void cjm_canvas_center_on (CjmCanvas *canvas, double x, double y);

/* Where what has the focus, or is being edited, is seen on the canvas, in pixels; FALSE where
 * that is nothing. */
gboolean cjm_canvas_get_focus_bounds (CjmCanvas *canvas, graphene_rect_t *bounds);

/* What floats over the lower edge of the canvas, in pixels: what has the focus is brought into
 * view above @strip, and the sheet can be scrolled clear of @room. */
void cjm_canvas_set_floating (CjmCanvas *canvas, double strip, double room);

/* Shows the beginning of the map at a zoom that suits the window, as when it was opened. */
void cjm_canvas_reset_view (CjmCanvas *canvas);

/* The place that has the focus or had it last, or the one that is being edited; its kind is
 * CJM_PLACE_NONE where there is none. "current-changed" tells of another one. */
CjmPlace cjm_canvas_get_focus (CjmCanvas *canvas);

/* Scrolls to a place and gives it the focus. */
void cjm_canvas_focus (CjmCanvas *canvas, const CjmPlace *place);

/* Scrolls to a place and marks it, and leaves the focus of the keyboard where it is. */
void cjm_canvas_point_at (CjmCanvas *canvas, const CjmPlace *place);

/* Whether what has the focus is what a command is about. */
gboolean cjm_canvas_has_subject (CjmCanvas *canvas, CjmCommandSubject subject);

/* Brings what differs from @before into view, with the focus on it. */
void cjm_canvas_show_difference (CjmCanvas *canvas, const CjmMap *before);

/* What actions on several notes act on, in reading order: the selected notes and those of the
 * selected cells, or else the note with the focus, or those of the phase, step, lane or group
 * whose header has it. An array of CjmId, freed with g_array_unref(). */
GArray *cjm_canvas_list_selected_notes (CjmCanvas *canvas);

/* Whether something is selected beside what has the focus. */
gboolean cjm_canvas_has_selection (CjmCanvas *canvas);

/* Selects notes of the current map, as after they were pasted or dropped; the focus goes to the
 * first of them. */
void cjm_canvas_select_notes (CjmCanvas *canvas, const CjmId *notes, guint n_notes);

/* One part of the sheet on its own, large, the rest dimmed; it begins where the focus is. */
typedef enum
{
  CJM_SPOTLIGHT_OFF,
  CJM_SPOTLIGHT_PHASE,
  CJM_SPOTLIGHT_LANE,
  CJM_SPOTLIGHT_CELL
} CjmSpotlight;

void cjm_canvas_set_spotlight (CjmCanvas *canvas, CjmSpotlight spotlight);

/* Dims the notes that no data backs. */
void cjm_canvas_set_dims_unbacked (CjmCanvas *canvas, gboolean dims_unbacked);

/* Marks what a search has found and dims the rest; NULL where nothing is searched for. */
void cjm_canvas_set_finds (CjmCanvas *canvas, CjmFinds *finds);

/* Whether @place is somewhere on the sheet. */
gboolean cjm_canvas_has_place (CjmCanvas *canvas, const CjmPlace *place);

/* Edits the text at @place with the bytes from @start to @end of it selected. */
void cjm_canvas_edit_range (CjmCanvas *canvas, const CjmPlace *place, guint start, guint end);

/* Whether a text is being edited in its place. */
gboolean cjm_canvas_is_editing (CjmCanvas *canvas);

/* Keeps what is being typed, as a save or an export must. */
void cjm_canvas_end_editing (CjmCanvas *canvas);

/* Takes over @map, the document's with a new note without text in the cell of @lane and @step,
 * for the note to be written at once: one step of the history with what is typed, and none where
 * Escape ends it. Nothing may be edited when @map is made: see cjm_canvas_end_editing(). */
void cjm_canvas_write_prepared_note (CjmCanvas *canvas,
                                     CjmMap *map,
                                     CjmId note,
                                     CjmId lane,
                                     CjmId step,
                                     CjmChange change);

G_END_DECLS
