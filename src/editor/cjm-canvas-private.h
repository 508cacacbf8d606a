#pragma once

#include "cjm-canvas.h"
#include "cjm-drag-view.h"
#include "cjm-inline-editor.h"
#include "cjm-pixel-cache.h"
#include "cjm-sheet.h"
#include "cjm-transfer.h"

/* What the files of the canvas share: cjm-canvas.c (the widget and its view), cjm-canvas-view.c
 * (where the view is, for who shows or remembers it, and zooms), cjm-canvas-focus.c,
 * cjm-canvas-input.c (pointer and keys), cjm-canvas-selection.c (what is selected),
 * cjm-canvas-travel.c (where else the keyboard goes), cjm-canvas-rubber.c (the rubber band),
 * cjm-canvas-many.c (what is done with several notes), cjm-canvas-spotlight.c (one part on its
 * own), cjm-canvas-editing.c (text in its place), cjm-canvas-actions.c (what can be done with the
 * thing that has the focus), cjm-canvas-menu.c (its context menu). */

G_BEGIN_DECLS

typedef struct _CjmDrag CjmDrag;

struct _CjmCanvas
{
  GtkWidget parent_instance;

  CjmDocument *document;
  CjmTypesetter *typesetter;
  CjmLayout *layout;
  CjmSheet *sheet;

  /* View */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double zoom;
  gboolean has_view; /* the first zoom was chosen to suit the window */
  gboolean has_wish; /* for the first view to be this one */
  CjmView wish;
  CjmPlace wished_focus;
  double floating_strip, floating_room;

  /* Selection: the place that a range begins at, and whether the focus moves without ending it */
  CjmSelection *selection;
  CjmPlace anchor;
  gboolean is_selecting;

  /* Rubber band: the corner that is held, on the page, and what was selected before; NULL while
   * there is no band */
  double rubber_x, rubber_y;
  CjmSelection *rubber_base;
  int rubber_mode; /* a CjmSelectMode */

  /* Scrolling at the edges of the view while something is dragged */
  guint edge_tick;
  gint64 edge_time;
  void (*edge_scrolled) (CjmCanvas *canvas);

  /* Spotlight: what is lit, and the view to go back to */
  CjmSpotlight spotlight;
  CjmId lit_lane, lit_step;
  double unlit_zoom, unlit_x, unlit_y;

  /* Editing */
  CjmInlineEditor *editor;
  CjmPlace edited;
  guint edit_start;          /* the history's position when editing began */
  char *edit_text;           /* the text then */
  gboolean has_other_change; /* something else than the text has changed since */
  gboolean is_new;           /* the edited note was made for this */
  guint burst_timeout;

  /* Feelings */
  double new_feeling;    /* the value that a feeling begins with */
  CjmId dragged_feeling; /* 0 while none is */
  guint dragged_row;
  double drag_offset;

  /* Column widths */
  CjmId stretched;       /* the step whose column's edge is being dragged; 0 while none is */
  double held_start;     /* where the page begins, in reading order, as long as it is */
  double stretch_offset; /* from the edge to the pointer, in points */
  guint stretch_start;   /* the history's position before */
  gboolean has_edge_cursor;

  /* Dragging: what is on its way, or NULL, and what is seen of it */
  CjmDrag *drag;
  CjmDragView *drag_view;
  CjmPixelCache *pixels;             /* of the sheet */
  GskRenderNode *page, *scaled_page; /* the sheet as it was drawn last, and that scaled */

  /* Input */
  double pointer_x, pointer_y;
  CjmPlace pressed; /* what a click that is not a drag leaves selected alone; or none */
  double press_x, press_y;
  double pan_x, pan_y;
  double pinch_zoom;
  gboolean is_space_held;
  GtkWidget *menu;
};

/* A point is so many pixels at 100 %. */
#define CJM_PIXELS_PER_POINT (96.0 / 72.0)

/* Of the desk around the sheet, in pixels. */
#define CJM_DESK_MARGIN 28.0

/* The room that the canvas has, in pixels, and how long the page is, in points. */
int cjm_canvas_get_room (CjmCanvas *canvas, GtkOrientation orientation);
double cjm_canvas_get_page_length (CjmCanvas *canvas, GtkOrientation orientation);

/* Points of the page to pixels of the canvas: scale and the page's origin. */
double cjm_canvas_get_scale (CjmCanvas *canvas);
void cjm_canvas_get_origin (CjmCanvas *canvas, double *x, double *y);
void cjm_canvas_to_page (CjmCanvas *canvas, double *x, double *y);

/* Zooms so that what is at @x, @y of the canvas stays there. */
void cjm_canvas_zoom_at (CjmCanvas *canvas, double zoom, double x, double y);

/* Scrolls as little as needed to show a place beside headers and labels. */
void cjm_canvas_reveal (CjmCanvas *canvas, const CjmPlace *place);

/* The same for the caret of the text that is being edited, which may be taller than the view. */
void cjm_canvas_reveal_caret (CjmCanvas *canvas);
gboolean cjm_canvas_move_focus (CjmCanvas *canvas, CjmMove move);

/* How far the view is scrolled, in pixels; 0, 0 is the page's corner at that of the view. */
void cjm_canvas_scroll_to (CjmCanvas *canvas, double x, double y);
void cjm_canvas_get_scroll (CjmCanvas *canvas, double *x, double *y);

/* Selection; cjm-canvas-selection.c. */
typedef enum
{
  CJM_SELECT_ONE,    /* the focus moves, and nothing else is selected any more */
  CJM_SELECT_RANGE,  /* from where the last range began */
  CJM_SELECT_TOGGLE, /* a note or an empty cell more or less */
  CJM_SELECT_KEEP    /* only the focus moves */
} CjmSelectMode;

/* Ctrl and Shift, as a click has them. */
CjmSelectMode cjm_select_mode_for_click (GdkModifierType state);

/* Moves the focus to @place and changes what is selected. */
void cjm_canvas_select (CjmCanvas *canvas, const CjmPlace *place, CjmSelectMode mode);
void cjm_canvas_clear_selection (CjmCanvas *canvas);

/* Takes @selection, which becomes that of the canvas. */
void cjm_canvas_take_selection (CjmCanvas *canvas, CjmSelection *selection);

/* Moves the focus as an arrow does; FALSE where there is nothing in that direction. */
gboolean cjm_canvas_travel (CjmCanvas *canvas, CjmMove move, CjmSelectMode mode);
void cjm_canvas_install_travel_actions (GtkWidgetClass *class);

/* The place of a note of the current map; of the kind CJM_PLACE_NONE where it has gone. */
CjmPlace cjm_canvas_find_note_place (CjmCanvas *canvas, CjmId note);

/* What is done with the selection; FALSE where nothing is selected, so that the action is for what
 * has the focus; cjm-canvas-many.c. */
gboolean cjm_canvas_delete_selected (CjmCanvas *canvas);
gboolean cjm_canvas_duplicate_selected (CjmCanvas *canvas);
gboolean cjm_canvas_move_selected (CjmCanvas *canvas, CjmMove move);
gboolean cjm_canvas_set_value_of_selected (CjmCanvas *canvas,
                                           CjmValue value,
                                           double number,
                                           CjmChange change);

/* On to the next evidence, or a switch turned round. */
gboolean cjm_canvas_turn_value_of_selected (CjmCanvas *canvas, CjmValue value, CjmChange change);
void cjm_canvas_install_many_actions (GtkWidgetClass *class);

/* The rubber band; cjm-canvas-rubber.c. */
void cjm_canvas_add_rubber_controller (CjmCanvas *canvas);
void cjm_canvas_snapshot_rubber (CjmCanvas *canvas, GtkSnapshot *snapshot);

/* Scrolls, until it is ended, where the pointer (pointer_x and pointer_y, which who drags keeps up
 * to date) is near an edge of the view, and calls @scrolled whenever it has;
 * cjm-canvas-edge-scroll.c. */
void cjm_canvas_begin_edge_scroll (CjmCanvas *canvas, void (*scrolled) (CjmCanvas *canvas));
void cjm_canvas_end_edge_scroll (CjmCanvas *canvas);

/* After the map has changed, and after the focus has moved. */
void cjm_canvas_update_selection (CjmCanvas *canvas);
void cjm_canvas_follow_focus (CjmCanvas *canvas);

/* Where the wished view is scrolled to, at the zoom there is now; cjm-canvas-view.c. */
void cjm_canvas_find_wished_scroll (CjmCanvas *canvas, double *x, double *y);

/* Spotlight; cjm-canvas-spotlight.c. */
void cjm_canvas_snapshot_spotlight (CjmCanvas *canvas, GtkSnapshot *snapshot);
void cjm_canvas_step_spotlight (CjmCanvas *canvas, CjmMove move);

/* Goes on where the map has changed: what was lit may be gone. */
void cjm_canvas_update_spotlight (CjmCanvas *canvas);

/* Editing; cjm-canvas-editing.c. With @replaces, what is typed first takes the text's place. */
void cjm_canvas_begin_editing (CjmCanvas *canvas, const CjmPlace *place, gboolean replaces);
void cjm_canvas_update_editor (CjmCanvas *canvas);
void cjm_canvas_stop_editing (CjmCanvas *canvas, CjmEditEnd end);

/* What changes again and again is one step of undo until there is a pause. */
void cjm_canvas_continue_burst (CjmCanvas *canvas);

/* A new note in the cell of @lane and @step at @index, to be written at once. */
void cjm_canvas_write_note (CjmCanvas *canvas, CjmId lane, CjmId step, guint index);

/* Input; cjm-canvas-input.c. */
gboolean cjm_canvas_find_stop_at (CjmCanvas *canvas, double x, double y, CjmStop *stop);

/* Pops @popover up below @place, as a menu does. */
void cjm_canvas_show_popover (CjmCanvas *canvas, GtkWidget *popover, const CjmPlace *place);
void cjm_canvas_remove_menu (CjmCanvas *canvas);
void cjm_canvas_add_controllers (CjmCanvas *canvas);

/* Actions; cjm-canvas-actions.c. */
void cjm_canvas_install_actions (GtkWidgetClass *class);
void cjm_canvas_update_actions (CjmCanvas *canvas);

/* Cut, copy and paste; cjm-canvas-clipboard.c. */
void cjm_canvas_install_clipboard_actions (GtkWidgetClass *class);

/* What is selected, or the thing that has the focus, for other programs; NULL where that is no
 * part of the grid. */
GdkContentProvider *cjm_canvas_create_transfer (CjmCanvas *canvas, CjmForms forms);

/* Puts @incoming in at each of the places, as one step of undo, selects what came in, and tells
 * what the map grew by or why nothing came in. */
gboolean cjm_canvas_paste_at (CjmCanvas *canvas,
                              const CjmPlace *places,
                              guint n_places,
                              const CjmIncoming *incoming,
                              CjmChange change);

/* What the method adds; cjm-canvas-method.c. */
void cjm_canvas_install_method_actions (GtkWidgetClass *class);
void cjm_canvas_cycle_mark (CjmCanvas *canvas, const CjmPlace *place);

/* How the lane of a place is drawn. */
CjmLaneLook cjm_canvas_get_look (CjmCanvas *canvas, const CjmPlace *place);
gboolean cjm_canvas_is_feeling (CjmCanvas *canvas, const CjmPlace *place);
void cjm_canvas_set_feeling (CjmCanvas *canvas, CjmId note, double value);

/* Begins what fills an empty cell otherwise than by writing: a channel or a picture is chosen.
 * FALSE where writing is it. */
gboolean cjm_canvas_fill_cell (CjmCanvas *canvas, const CjmPlace *place, const CjmPlace *anchor);

/* Dragging a feeling up and down; cjm-canvas-feeling.c. */
void cjm_canvas_add_feeling_controller (CjmCanvas *canvas);

/* Dragging notes and headers; cjm-canvas-drag.c. */
void cjm_canvas_add_drag_controller (CjmCanvas *canvas);
void cjm_canvas_cancel_drag (CjmCanvas *canvas);

/* What is at a point of the canvas, to be dragged; FALSE where it is nothing of that kind. Then
 * where the pointer is, with the keys that are held. */
gboolean cjm_canvas_take (CjmCanvas *canvas, double x, double y);
void cjm_canvas_drag_to (CjmCanvas *canvas, double x, double y, GdkModifierType state);

/* A key is pressed or let go; TRUE where something is being dragged, which takes all of them. */
gboolean cjm_canvas_press_in_drag (CjmCanvas *canvas, guint key, gboolean is_press);

/* @landing NULL for none. */
void cjm_canvas_show_landing (CjmCanvas *canvas, const CjmLanding *landing);

/* A drag that left the window is over it again, and ends here. */
gboolean cjm_canvas_owns_drop (CjmCanvas *canvas, GdkDrop *drop);
void cjm_canvas_drag_away (CjmCanvas *canvas);
void cjm_canvas_land_back (CjmCanvas *canvas);

/* Drops from other programs; cjm-canvas-drop.c. */
void cjm_canvas_add_drop_target (CjmCanvas *canvas);

/* Dragging the edges of columns; cjm-canvas-width.c. */
void cjm_canvas_add_width_controllers (CjmCanvas *canvas);
void cjm_canvas_install_width_action (GtkWidgetClass *class);

/* The cursor says where an edge can be taken. */
void cjm_canvas_hover_edge (CjmCanvas *canvas, double x, double y);

/* The column has its width of before; FALSE where none is being dragged. */
gboolean cjm_canvas_cancel_stretch (CjmCanvas *canvas);

/* Context menu; cjm-canvas-menu.c. */
GMenuModel *cjm_canvas_create_menu (CjmCanvas *canvas, const CjmPlace *place);

/* Moves the focused note, phase or lane; FALSE where it is none of these. */
gboolean cjm_canvas_move_thing (CjmCanvas *canvas, CjmMove move);
void cjm_canvas_cycle_evidence (CjmCanvas *canvas, CjmId note);

/* A line about what was done beside what was asked for. */
void cjm_canvas_tell (CjmCanvas *canvas, const char *text);
void cjm_canvas_fail (CjmCanvas *canvas, const char *heading, const char *text);

G_END_DECLS
