#include "cjm-canvas-private.h"
#include "cjm-spell-check.h"

#include <glib/gi18n.h>
#include <string.h>

/* Editing a text in its place. Every keystroke makes a map; a burst of them is one undo step,
 * ended by a pause, by leaving the text, or by a save. Escape goes back to where editing began. */

#define BURST_PAUSE_MS 1000

/* A text view works at these zooms only; others are left for it. */
#define EDIT_ZOOM_MIN 0.5
#define EDIT_ZOOM_MAX 2.0

static gboolean
burst_timeout_cb (gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  canvas->burst_timeout = 0;
  cjm_document_end_burst (canvas->document);
  return G_SOURCE_REMOVE;
}

void
cjm_canvas_continue_burst (CjmCanvas *canvas)
{
  g_clear_handle_id (&canvas->burst_timeout, g_source_remove);
  canvas->burst_timeout = g_timeout_add (BURST_PAUSE_MS, burst_timeout_cb, canvas);
}

static void
text_changed_cb (CjmInlineEditor *editor, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  g_autofree char *text = cjm_inline_editor_dup_text (editor);
  CjmTarget target = canvas->edited.target;

  /* A note that was made just now takes this in as the same step: adding it began a burst. */
  cjm_document_take_map (canvas->document,
                         cjm_map_set_text (cjm_document_get_map (canvas->document), target, text),
                         CJM_CHANGE_TEXT, &target);
  cjm_canvas_continue_burst (canvas);
}

static void
caret_moved_cb (GtkTextBuffer *buffer, GParamSpec *pspec, gpointer user_data)
{
  cjm_canvas_reveal_caret (user_data);
}

static void
ended_cb (CjmInlineEditor *editor, int end, gpointer user_data)
{
  cjm_canvas_stop_editing (user_data, (CjmEditEnd) end);
}

static guint32
find_text_color (const CjmLayout *layout, const CjmStop *stop)
{
  if (stop->band == CJM_BAND_PHASES)
    return layout->phases[stop->phase].text_color;

  return layout->theme->inks[stop->block->style->ink];
}

/* The name of a group that stands upright is written lying, over the labels beside it. */
static gboolean
is_upright_name (const CjmLayout *layout, const CjmStop *stop)
{
  return stop->place.target.field == CJM_FIELD_GROUP_NAME
         && layout->rows[stop->band - CJM_BAND_LANES].is_group_upright;
}

static CjmInlineStyle
get_editor_style (CjmCanvas *canvas, const CjmStop *stop)
{
  return (CjmInlineStyle){
    .density = canvas->layout->density,
    .role = stop->block->role,
    .scale = stop->block->scale,
    .color = find_text_color (canvas->layout, stop),
    .has_ground = is_upright_name (canvas->layout, stop),
    .ground = canvas->layout->theme->inks[CJM_INK_PAPER],
    .is_single_line = cjm_field_is_single_line (stop->place.target.field),
  };
}

static void
add_split_menu (GtkTextView *editor)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Split the _Note Here"), "canvas.split-note");
  gtk_text_view_set_extra_menu (editor, G_MENU_MODEL (menu));
}

static void
show_editor (CjmCanvas *canvas, const CjmStop *stop)
{
  CjmTarget target = stop->place.target;
  const char *text = cjm_map_get_text (cjm_document_get_map (canvas->document), target);
  CjmInlineStyle style = get_editor_style (canvas, stop);
  GtkWidget *editor = cjm_inline_editor_new (canvas->typesetter, &style, text);

  canvas->editor = CJM_INLINE_EDITOR (editor);
  if (cjm_place_is_note (&stop->place))
    add_split_menu (GTK_TEXT_VIEW (editor));
  if (cjm_field_is_prose (target.field))
    cjm_spell_check_attach (GTK_TEXT_VIEW (editor), canvas->document);
  canvas->has_other_change = FALSE;
  g_free (canvas->edit_text);
  canvas->edit_text = g_strdup (text);
  canvas->edited = stop->place;
  g_signal_connect_object (editor, "text-changed", G_CALLBACK (text_changed_cb), canvas, 0);
  g_signal_connect_object (editor, "ended", G_CALLBACK (ended_cb), canvas, 0);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)),
                           "notify::cursor-position", G_CALLBACK (caret_moved_cb), canvas,
                           G_CONNECT_AFTER);
  cjm_canvas_clear_selection (canvas);
  cjm_sheet_set_current (canvas->sheet, &stop->place);
  cjm_sheet_set_editor (canvas->sheet, editor, &stop->place);
  gtk_widget_grab_focus (editor);
  cjm_canvas_update_actions (canvas);
}

static void
zoom_for_editing (CjmCanvas *canvas, const CjmPlace *place)
{
  double zoom = CLAMP (canvas->zoom, EDIT_ZOOM_MIN, EDIT_ZOOM_MAX);

  if (zoom != canvas->zoom)
    cjm_canvas_set_zoom (canvas, zoom);
  cjm_canvas_reveal (canvas, place);
}

static void
edit_text (CjmCanvas *canvas, const CjmPlace *place, gboolean replaces)
{
  CjmStop stop;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  zoom_for_editing (canvas, place);
  if (!cjm_layout_find_stop (canvas->layout, place, &stop) || stop.block == NULL)
    return;

  show_editor (canvas, &stop);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (canvas->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (replaces)
    gtk_text_buffer_select_range (buffer, &start, &end);
  else
    gtk_text_buffer_place_cursor (buffer, &end);
}

void
cjm_canvas_edit_range (CjmCanvas *canvas, const CjmPlace *place, guint start, guint end)
{
  GtkTextIter from, to;
  GtkTextBuffer *buffer;
  const char *text = cjm_map_get_text (cjm_document_get_map (canvas->document), place->target);

  if (text == NULL || end > strlen (text))
    return;

  cjm_canvas_begin_editing (canvas, place, FALSE);
  if (canvas->editor == NULL)
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (canvas->editor));
  gtk_text_buffer_get_iter_at_offset (buffer, &from,
                                      (int) g_utf8_pointer_to_offset (text, text + start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to,
                                      (int) g_utf8_pointer_to_offset (text, text + end));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

static gboolean
is_emotion (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_EMOTION;
}

void
cjm_canvas_write_note (CjmCanvas *canvas, CjmId lane, CjmId step, guint index)
{
  CjmMap *map;
  CjmId note;

  cjm_canvas_end_editing (canvas);
  map = cjm_map_add_note (cjm_document_get_map (canvas->document), lane, step, index, "",
                          cjm_document_get_random (canvas->document), &note);
  if (cjm_map_find_note (map, note, NULL) != NULL && is_emotion (cjm_map_find_lane (map, lane)))
    {
      g_autoptr (CjmMap) unfelt = map;

      map = cjm_map_set_feeling (unfelt, note, canvas->new_feeling);
      canvas->new_feeling = 0;
    }
  cjm_canvas_write_prepared_note (canvas, map, note, lane, step, CJM_CHANGE_ADD_NOTE);
}

void
cjm_canvas_write_prepared_note (CjmCanvas *canvas,
                                CjmMap *map,
                                CjmId note,
                                CjmId lane,
                                CjmId step,
                                CjmChange change)
{
  CjmTarget target = { CJM_FIELD_NOTE_TEXT, note };
  CjmPlace place = cjm_place_for_note (note, lane, step);
  guint position = cjm_history_get_position (cjm_document_get_history (canvas->document));

  if (!cjm_document_take_map (canvas->document, map, change, &target))
    return;

  edit_text (canvas, &place, FALSE);
  canvas->edit_start = position;
  canvas->is_new = TRUE;
}

void
cjm_canvas_begin_editing (CjmCanvas *canvas, const CjmPlace *place, gboolean replaces)
{
  if (place->kind == CJM_PLACE_CELL)
    {
      if (!cjm_canvas_fill_cell (canvas, place, place))
        cjm_canvas_write_note (canvas, place->lane, place->step, 0);
      return;
    }
  if (place->kind != CJM_PLACE_TEXT)
    return;

  cjm_canvas_end_editing (canvas);
  cjm_document_end_burst (canvas->document);
  canvas->edit_start = cjm_history_get_position (cjm_document_get_history (canvas->document));
  canvas->is_new = FALSE;
  edit_text (canvas, place, replaces);
}

/* The map may change while a text is being edited: by undo, or because the text is gone. */
void
cjm_canvas_update_editor (CjmCanvas *canvas)
{
  CjmStop stop;
  const char *text;
  g_autofree char *shown = NULL;
  g_autofree char *clean = NULL;

  if (canvas->editor == NULL)
    return;

  text = cjm_map_get_text (cjm_document_get_map (canvas->document), canvas->edited.target);
  if (text == NULL)
    {
      cjm_canvas_stop_editing (canvas, CJM_EDIT_END_KEEP);
      return;
    }

  /* Undo may go back behind the beginning. */
  canvas->edit_start = MIN (canvas->edit_start,
                            cjm_history_get_position (cjm_document_get_history (canvas->document)));
  shown = cjm_inline_editor_dup_text (canvas->editor);
  clean = cjm_text_normalize (shown, cjm_field_is_single_line (canvas->edited.target.field));
  if (strcmp (clean, text) != 0 || (strchr (shown, '\n') != NULL && strchr (text, '\n') == NULL))
    cjm_inline_editor_set_text (canvas->editor, text);
  if (cjm_layout_find_stop (canvas->layout, &canvas->edited, &stop))
    {
      CjmInlineStyle style = get_editor_style (canvas, &stop);

      canvas->edited = stop.place;
      cjm_inline_editor_set_style (canvas->editor, canvas->typesetter, &style);
    }
}

/* A note that says nothing goes, and the step that made it just now as well. */
static void
remove_blank_note (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmMap *map = cjm_document_get_map (canvas->document);
  CjmNotePlace where;
  const CjmNote *note;

  if (!cjm_place_is_note (place))
    return;
  note = cjm_map_find_note (map, place->target.id, &where);
  if (note == NULL || !cjm_note_says_nothing (cjm_map_get_lane (map, where.lane), note))
    return;

  if (canvas->is_new)
    cjm_document_rewind (canvas->document, canvas->edit_start);
  else
    cjm_document_take_map (canvas->document, cjm_map_remove_note (map, place->target.id),
                           CJM_CHANGE_DELETE_NOTE, NULL);
}

static void
add_after_editing (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmNotePlace note;

  if (!cjm_place_is_note (place)
      || cjm_map_find_note (cjm_document_get_map (canvas->document), place->target.id, &note)
             == NULL)
    return;

  cjm_canvas_write_note (canvas, place->lane, place->step, note.note + 1);
}

/* One goes on writing at the second half, or at the note where there are no two halves. */
static void
split_after_editing (CjmCanvas *canvas, const CjmPlace *place, gsize caret)
{
  CjmPlace second = *place;
  CjmMap *map
      = cjm_map_split_note (cjm_document_get_map (canvas->document), place->target.id, caret,
                            cjm_document_get_random (canvas->document), &second.target.id);

  if (!cjm_document_take_map (canvas->document, map, CJM_CHANGE_SPLIT_NOTE, NULL))
    {
      cjm_canvas_begin_editing (canvas, place, FALSE);
      return;
    }

  cjm_canvas_begin_editing (canvas, &second, FALSE);
  if (canvas->editor != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (canvas->editor));
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_place_cursor (buffer, &start);
    }
}

void
cjm_canvas_stop_editing (CjmCanvas *canvas, CjmEditEnd end)
{
  CjmPlace place = canvas->edited;
  gboolean had_focus;
  gsize caret;
  CjmStop stop;

  if (canvas->editor == NULL)
    return;

  had_focus = gtk_widget_has_focus (GTK_WIDGET (canvas->editor));
  caret = cjm_inline_editor_get_caret (canvas->editor);
  g_signal_handlers_disconnect_by_data (canvas->editor, canvas);
  canvas->editor = NULL;
  g_clear_handle_id (&canvas->burst_timeout, g_source_remove);
  cjm_document_end_burst (canvas->document);
  if (end == CJM_EDIT_END_DROP && canvas->has_other_change && !canvas->is_new)
    cjm_document_take_map (
        canvas->document,
        cjm_map_set_text (cjm_document_get_map (canvas->document), place.target, canvas->edit_text),
        CJM_CHANGE_TEXT, NULL);
  else if (end == CJM_EDIT_END_DROP)
    cjm_document_rewind (canvas->document, canvas->edit_start);
  else
    remove_blank_note (canvas, &place);

  if (!cjm_layout_find_stop (canvas->layout, &place, &stop) && place.lane != 0)
    cjm_layout_find_cell_place (canvas->layout, place.lane, place.step, TRUE, &place);
  if (had_focus)
    cjm_sheet_focus_place (canvas->sheet, &place);
  cjm_sheet_set_editor (canvas->sheet, NULL, NULL);
  cjm_canvas_update_actions (canvas);

  if (end == CJM_EDIT_END_NEXT)
    cjm_canvas_move_focus (canvas, CJM_MOVE_NEXT);
  else if (end == CJM_EDIT_END_PREVIOUS)
    cjm_canvas_move_focus (canvas, CJM_MOVE_PREVIOUS);
  else if (end == CJM_EDIT_END_ADD)
    add_after_editing (canvas, &place);
  else if (end == CJM_EDIT_END_SPLIT && cjm_place_is_note (&place))
    split_after_editing (canvas, &place, caret);
}

gboolean
cjm_canvas_is_editing (CjmCanvas *canvas)
{
  return canvas->editor != NULL;
}

void
cjm_canvas_end_editing (CjmCanvas *canvas)
{
  cjm_canvas_stop_editing (canvas, CJM_EDIT_END_KEEP);
}
