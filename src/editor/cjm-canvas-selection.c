#include "cjm-canvas-private.h"

/* What is selected beside the focus. A plain click or arrow moves the focus and ends the
 * selection; Shift selects from where the focus was, Ctrl one thing more or less. When the focus
 * goes elsewhere by itself, as to what undo has brought back, the selection ends, so that no
 * action acts on what nobody looks at. */

void
cjm_canvas_take_selection (CjmCanvas *canvas, CjmSelection *selection)
{
  g_autoptr (CjmSelection) old = canvas->selection;

  if (canvas->layout != NULL)
    cjm_selection_update (selection, canvas->layout);
  canvas->selection = selection;
  if (cjm_selection_equal (old, selection))
    cjm_sheet_set_selection (canvas->sheet, selection, FALSE);
  else
    {
      cjm_sheet_set_selection (canvas->sheet, selection, TRUE);
      g_signal_emit_by_name (canvas, "selection-changed");
    }
}

void
cjm_canvas_clear_selection (CjmCanvas *canvas)
{
  if (!cjm_selection_is_empty (canvas->selection))
    cjm_canvas_take_selection (canvas, cjm_selection_new ());
}

void
cjm_canvas_update_selection (CjmCanvas *canvas)
{
  if (!cjm_selection_is_empty (canvas->selection))
    cjm_canvas_take_selection (canvas, cjm_selection_copy (canvas->selection));
}

void
cjm_canvas_follow_focus (CjmCanvas *canvas)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (canvas->is_selecting)
    return;

  canvas->anchor = place;
  if (!cjm_selection_has_place (canvas->selection, &place))
    cjm_canvas_clear_selection (canvas);
}

static void
move_focus (CjmCanvas *canvas, const CjmPlace *place)
{
  canvas->is_selecting = TRUE;
  cjm_canvas_focus (canvas, place);
  canvas->is_selecting = FALSE;
}

CjmSelectMode
cjm_select_mode_for_click (GdkModifierType state)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    return CJM_SELECT_RANGE;

  return (state & GDK_CONTROL_MASK) != 0 ? CJM_SELECT_TOGGLE : CJM_SELECT_ONE;
}

/* Where nothing was selected, the thing with the focus was. */
static void
toggle (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  g_autoptr (CjmSelection) selection = cjm_selection_copy (canvas->selection);

  if (cjm_selection_is_empty (selection) && !cjm_place_equal (&focus, place))
    cjm_selection_toggle (selection, canvas->layout, &focus);
  cjm_selection_toggle (selection, canvas->layout, place);
  canvas->anchor = *place;
  move_focus (canvas, place);
  cjm_canvas_take_selection (canvas, g_steal_pointer (&selection));
}

static void
select_range (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  g_autoptr (CjmSelection) selection = cjm_selection_new ();
  CjmBlock block;
  CjmStop stop;

  if (!cjm_layout_find_block (canvas->layout, place, &block))
    return;
  /* The note that the range begins at may have been moved since. */
  if (cjm_layout_find_stop (canvas->layout, &canvas->anchor, &stop))
    canvas->anchor = stop.place;
  if (!cjm_layout_find_block (canvas->layout, &canvas->anchor, &block))
    canvas->anchor = cjm_layout_find_block (canvas->layout, &focus, &block) ? focus : *place;

  move_focus (canvas, place);
  cjm_selection_add_range (selection, canvas->layout, &canvas->anchor, place);
  cjm_canvas_take_selection (canvas, g_steal_pointer (&selection));
}

void
cjm_canvas_select (CjmCanvas *canvas, const CjmPlace *place, CjmSelectMode mode)
{
  switch (mode)
    {
    case CJM_SELECT_ONE:
      canvas->anchor = *place;
      move_focus (canvas, place);
      cjm_canvas_clear_selection (canvas);
      break;
    case CJM_SELECT_RANGE:
      select_range (canvas, place);
      break;
    case CJM_SELECT_TOGGLE:
      toggle (canvas, place);
      break;
    case CJM_SELECT_KEEP:
      move_focus (canvas, place);
      break;
    }
}

/* Interface */

gboolean
cjm_canvas_has_selection (CjmCanvas *canvas)
{
  return !cjm_selection_is_empty (canvas->selection);
}

GArray *
cjm_canvas_list_selected_notes (CjmCanvas *canvas)
{
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  g_autoptr (CjmSelection) focused = NULL;
  CjmBlock block;

  if (!cjm_selection_is_empty (canvas->selection) || canvas->layout == NULL)
    return cjm_selection_list_notes (canvas->selection, canvas->layout);

  focused = cjm_selection_new ();
  if (cjm_place_is_note (&focus))
    cjm_selection_add_note (focused, focus.target.id);
  else if (cjm_layout_find_block (canvas->layout, &focus, &block))
    cjm_selection_add_block (focused, canvas->layout, &block);
  cjm_selection_update (focused, canvas->layout);
  return cjm_selection_list_notes (focused, canvas->layout);
}

CjmPlace
cjm_canvas_find_note_place (CjmCanvas *canvas, CjmId note)
{
  const CjmMap *map = cjm_document_get_map (canvas->document);
  CjmNotePlace place;
  const CjmLane *lane;
  const CjmCell *cell;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return (CjmPlace){ .kind = CJM_PLACE_NONE };

  lane = cjm_map_get_lane (map, place.lane);
  cell = cjm_sequence_get (lane->cells, place.cell);
  return cjm_place_for_note (note, lane->record.id, cell->record.id);
}

void
cjm_canvas_select_notes (CjmCanvas *canvas, const CjmId *notes, guint n_notes)
{
  g_autoptr (CjmSelection) selection = cjm_selection_new ();
  CjmPlace place;

  if (n_notes == 0)
    return;

  place = cjm_canvas_find_note_place (canvas, notes[0]);
  cjm_canvas_select (canvas, &place, CJM_SELECT_ONE);
  for (guint i = 0; i < n_notes && n_notes > 1; i++)
    cjm_selection_add_note (selection, notes[i]);
  cjm_canvas_take_selection (canvas, g_steal_pointer (&selection));
}
