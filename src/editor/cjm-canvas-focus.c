#include "cjm-canvas-private.h"
#include "cjm-changed-place.h"

/* The thing that has the focus, and scrolling as little as needed to show it. */

static double
reveal_range (double value, double room, double covered, double start, double length)
{
  const double air = 12;

  if (start - air < value + covered)
    return start - air - covered;
  if (start + length + air > value + room)
    return MIN (start + length + air - room, start - air - covered);

  return value;
}

/* Scrolls as little as needed to show the part of @stop from @y on, which is @height high. */
static void
reveal_down (CjmCanvas *canvas, const CjmStop *stop, double y, double height)
{
  GtkAdjustment *adjustment = canvas->adjustments[GTK_ORIENTATION_VERTICAL];
  double scale = cjm_canvas_get_scale (canvas);
  double covered_top, covered_side;

  cjm_sheet_get_covered (canvas->sheet, &covered_top, &covered_side);
  if (stop->band == CJM_BAND_MASTHEAD || stop->band == cjm_layout_get_n_bands (canvas->layout) - 1)
    covered_top = 0;
  gtk_adjustment_set_value (
      adjustment,
      reveal_range (gtk_adjustment_get_value (adjustment),
                    cjm_canvas_get_room (canvas, GTK_ORIENTATION_VERTICAL) - canvas->floating_strip,
                    covered_top * scale, y * scale + CJM_DESK_MARGIN, height * scale));
}

void
cjm_canvas_reveal_caret (CjmCanvas *canvas)
{
  GdkRectangle caret;
  CjmStop stop;

  if (canvas->editor == NULL || !cjm_layout_find_stop (canvas->layout, &canvas->edited, &stop))
    return;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (canvas->editor), NULL, &caret, NULL);
  if (stop.band != CJM_BAND_PHASES)
    reveal_down (canvas, &stop, stop.text_rect.y + caret.y, caret.height);
}

void
cjm_canvas_reveal (CjmCanvas *canvas, const CjmPlace *place)
{
  double scale = cjm_canvas_get_scale (canvas);
  double covered_top, covered_side;
  CjmStop stop;
  double room = cjm_canvas_get_room (canvas, GTK_ORIENTATION_HORIZONTAL);

  if (canvas->layout == NULL || !cjm_layout_find_stop (canvas->layout, place, &stop) || room == 0)
    return;

  cjm_sheet_get_covered (canvas->sheet, &covered_top, &covered_side);
  if (stop.band == CJM_BAND_MASTHEAD || stop.band == cjm_layout_get_n_bands (canvas->layout) - 1)
    covered_top = covered_side = 0;
  if (!stop.is_label)
    {
      GtkAdjustment *adjustment = canvas->adjustments[GTK_ORIENTATION_HORIZONTAL];
      double value = gtk_adjustment_get_value (adjustment);
      gboolean is_rtl = canvas->layout->is_rtl;

      gtk_adjustment_set_value (adjustment,
                                reveal_range (value, room - (is_rtl ? covered_side * scale : 0),
                                              is_rtl ? 0 : covered_side * scale,
                                              stop.rect.x * scale + CJM_DESK_MARGIN,
                                              stop.rect.width * scale));
    }
  if (stop.band != CJM_BAND_PHASES)
    reveal_down (canvas, &stop, stop.rect.y, stop.rect.height);
}

void
cjm_canvas_focus (CjmCanvas *canvas, const CjmPlace *place)
{
  cjm_canvas_reveal (canvas, place);
  cjm_sheet_focus_place (canvas->sheet, place);
}

void
cjm_canvas_point_at (CjmCanvas *canvas, const CjmPlace *place)
{
  cjm_canvas_end_editing (canvas);
  cjm_canvas_reveal (canvas, place);
  cjm_sheet_set_current (canvas->sheet, place);
}

gboolean
cjm_canvas_has_place (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmStop stop;

  return canvas->layout != NULL && cjm_layout_find_stop (canvas->layout, place, &stop);
}

CjmPlace
cjm_canvas_get_focus (CjmCanvas *canvas)
{
  return canvas->editor != NULL ? canvas->edited : cjm_sheet_get_current (canvas->sheet);
}

gboolean
cjm_canvas_move_focus (CjmCanvas *canvas, CjmMove move)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmStop stop;

  if (place.kind == CJM_PLACE_NONE)
    {
      CjmPlace title = cjm_place_for_text (CJM_FIELD_TITLE, 0);

      cjm_canvas_focus (canvas, &title);
      return TRUE;
    }
  if (!cjm_layout_find_neighbour (canvas->layout, &place, move, &stop))
    return FALSE;

  cjm_canvas_select (canvas, &stop.place, CJM_SELECT_ONE);
  return TRUE;
}

void
cjm_canvas_show_difference (CjmCanvas *canvas, const CjmMap *before)
{
  CjmPlace place = cjm_map_find_changed_place (before, cjm_document_get_map (canvas->document));

  if (canvas->editor == NULL && place.kind != CJM_PLACE_NONE)
    cjm_canvas_focus (canvas, &place);
}
