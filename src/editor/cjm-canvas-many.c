#include "cjm-canvas-private.h"

/* What is done with several notes at once, or with a note and the one beside it: each is one step
 * of undo, named with the number of notes. Where nothing is selected, the note with the focus, or
 * all notes of the header that has it, is what these act on. */

static const CjmMap *
get_map (CjmCanvas *canvas)
{
  return cjm_document_get_map (canvas->document);
}

static const CjmId *
get_ids (const GArray *notes)
{
  return (const CjmId *) (gconstpointer) notes->data;
}

/* Takes @map over as the work of so many notes. */
static gboolean
take_map (CjmCanvas *canvas, CjmMap *map, CjmChange change, guint n_notes)
{
  canvas->has_other_change = TRUE;
  return cjm_document_take_counted (canvas->document, map, change, n_notes);
}

/* After notes have moved: they are selected by themselves, and the focus is on one of them. */
static void
select_moved (CjmCanvas *canvas, const GArray *notes)
{
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  CjmSelection *selection;
  gboolean has_focus = FALSE;

  for (guint i = 0; i < notes->len; i++)
    has_focus |= cjm_place_is_note (&focus) && get_ids (notes)[i] == focus.target.id;
  if (!has_focus || notes->len == 1)
    {
      cjm_canvas_select_notes (canvas, get_ids (notes), notes->len);
      return;
    }

  cjm_canvas_select (canvas, &focus, CJM_SELECT_KEEP);
  selection = cjm_selection_new ();
  for (guint i = 0; i < notes->len; i++)
    cjm_selection_add_note (selection, get_ids (notes)[i]);
  cjm_canvas_take_selection (canvas, selection);
}

/* The notes of the selection, or NULL where there is none and the action is for the focus. */
static GArray *
list_selected (CjmCanvas *canvas)
{
  return cjm_selection_is_empty (canvas->selection) ? NULL
                                                    : cjm_canvas_list_selected_notes (canvas);
}

gboolean
cjm_canvas_delete_selected (CjmCanvas *canvas)
{
  g_autoptr (GArray) notes = list_selected (canvas);

  if (notes == NULL)
    return FALSE;

  take_map (canvas, cjm_map_remove_notes (get_map (canvas), get_ids (notes), notes->len),
            CJM_CHANGE_DELETE_NOTE, notes->len);
  return TRUE;
}

gboolean
cjm_canvas_duplicate_selected (CjmCanvas *canvas)
{
  g_autoptr (GArray) notes = list_selected (canvas);
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (CjmId));

  if (notes == NULL)
    return FALSE;

  if (take_map (canvas,
                cjm_map_duplicate_notes (get_map (canvas), get_ids (notes), notes->len,
                                         cjm_document_get_random (canvas->document), copies),
                CJM_CHANGE_DUPLICATE_NOTE, notes->len))
    cjm_canvas_select_notes (canvas, get_ids (copies), copies->len);
  return TRUE;
}

gboolean
cjm_canvas_set_value_of_selected (CjmCanvas *canvas,
                                  CjmValue value,
                                  double number,
                                  CjmChange change)
{
  g_autoptr (GArray) notes = list_selected (canvas);

  if (notes == NULL)
    return FALSE;

  take_map (
      canvas,
      cjm_map_set_value_of_notes (get_map (canvas), value, get_ids (notes), notes->len, number),
      change, notes->len);
  return TRUE;
}

gboolean
cjm_canvas_turn_value_of_selected (CjmCanvas *canvas, CjmValue value, CjmChange change)
{
  g_autoptr (GArray) notes = list_selected (canvas);
  gboolean is_everywhere = TRUE;
  double first;

  if (notes == NULL)
    return FALSE;
  if (notes->len == 0)
    return TRUE;

  /* A switch goes on unless it is so everywhere; evidence goes on from that of the first note. */
  first = cjm_map_get_value (get_map (canvas), value, get_ids (notes)[0]);
  for (guint i = 0; i < notes->len; i++)
    is_everywhere
        = is_everywhere && cjm_map_get_value (get_map (canvas), value, get_ids (notes)[i]) > 0;
  return cjm_canvas_set_value_of_selected (
      canvas, value,
      value == CJM_VALUE_EVIDENCE ? ((int) first + 1) % CJM_N_EVIDENCES : !is_everywhere, change);
}

/* Moving */

/* The cell that all notes are in, where they share one. */
static const CjmCell *
find_common_cell (const CjmMap *map, const GArray *notes, CjmId *lane)
{
  const CjmCell *common = NULL;

  for (guint i = 0; i < notes->len; i++)
    {
      CjmNotePlace place;
      const CjmLane *record;
      const CjmCell *cell;

      if (cjm_map_find_note (map, get_ids (notes)[i], &place) == NULL)
        return NULL;
      record = cjm_map_get_lane (map, place.lane);
      cell = cjm_sequence_get (record->cells, place.cell);
      if (common != NULL && cell != common)
        return NULL;
      common = cell;
      *lane = record->record.id;
    }

  return common;
}

/* Past the next note of the cell that is not among them; NULL where there is none. */
static CjmMap *
move_in_cell (const CjmMap *map, const GArray *notes, gboolean is_down)
{
  CjmId lane = 0;
  const CjmCell *cell = find_common_cell (map, notes, &lane);
  guint n_others = 0, n_before = 0;
  gboolean has_passed = FALSE;

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    {
      CjmId id = ((CjmNote *) cjm_sequence_get (cell->notes, i))->record.id;
      gboolean is_in = FALSE;

      for (guint j = 0; j < notes->len && !is_in; j++)
        is_in = get_ids (notes)[j] == id;
      has_passed |= is_in;
      n_others += is_in ? 0 : 1;
      /* Up counts from the first of them, down from the last. */
      if (is_down ? is_in : !has_passed)
        n_before = n_others;
    }
  if (cell == NULL || (is_down ? n_before == n_others : n_before == 0))
    return NULL;

  return cjm_map_move_notes (map, get_ids (notes), notes->len, lane, cell->record.id,
                             is_down ? n_before + 1 : n_before - 1);
}

/* Each to the cell beside its own, which may be of a phase; none where one has none. */
static CjmMap *
move_sideways (CjmCanvas *canvas, const GArray *notes, gboolean is_onward)
{
  const CjmLayout *layout = canvas->layout;
  g_autoptr (CjmMap) edited = cjm_map_ref (get_map (canvas));

  for (guint i = 0; i < notes->len; i++)
    {
      CjmPlace place = cjm_canvas_find_note_place (canvas, get_ids (notes)[i]);
      CjmBlock block;
      int column;
      CjmMap *moved;

      if (!cjm_layout_find_block (layout, &place, &block))
        continue;
      column = is_onward ? (int) (block.column + block.n_columns) : (int) block.column - 1;
      if (column < 0 || column >= (int) layout->n_columns)
        return cjm_map_ref (get_map (canvas));
      moved = cjm_map_move_note (edited, place.target.id, place.lane, layout->columns[column].step,
                                 G_MAXUINT);
      cjm_map_unref (edited);
      edited = moved;
    }

  return g_steal_pointer (&edited);
}

gboolean
cjm_canvas_move_selected (CjmCanvas *canvas, CjmMove move)
{
  g_autoptr (GArray) notes = list_selected (canvas);
  gboolean is_down = move == CJM_MOVE_DOWN;
  CjmMap *map = NULL;

  if (notes == NULL)
    return FALSE;

  if (move == CJM_MOVE_LEFT || move == CJM_MOVE_RIGHT)
    map = move_sideways (canvas, notes, (move == CJM_MOVE_RIGHT) != canvas->layout->is_rtl);
  else
    map = move_in_cell (get_map (canvas), notes, is_down);
  if (map == NULL)
    map = cjm_map_shift_notes (get_map (canvas), get_ids (notes), notes->len, is_down ? 1 : -1, 0);
  if (take_map (canvas, map, CJM_CHANGE_MOVE_NOTE, notes->len))
    select_moved (canvas, notes);
  return TRUE;
}

static void
move_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  g_autoptr (GArray) notes = NULL;
  CjmId id = g_variant_get_uint64 (parameter);
  CjmMap *map;

  cjm_canvas_end_editing (canvas);
  notes = cjm_canvas_list_selected_notes (canvas);
  map = g_str_equal (name, "canvas.move-to-lane")
            ? cjm_map_move_notes_to_lane (get_map (canvas), get_ids (notes), notes->len, id)
            : cjm_map_move_notes_to_phase (get_map (canvas), get_ids (notes), notes->len, id);
  if (take_map (canvas, map, CJM_CHANGE_MOVE_NOTE, notes->len))
    select_moved (canvas, notes);
}

static void
set_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  g_autoptr (GArray) notes = cjm_canvas_list_selected_notes (canvas);

  take_map (canvas,
            cjm_map_set_source_of_notes (get_map (canvas), get_ids (notes), notes->len,
                                         g_variant_get_uint64 (parameter)),
            CJM_CHANGE_SOURCE, notes->len);
}

/* Merging */

/* The notes of one cell of the sheet, which may show several steps. */
static GArray *
list_same_cell (CjmCanvas *canvas, const GArray *notes, guint first)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (CjmId));
  CjmBlock own, block;
  CjmPlace place = cjm_canvas_find_note_place (canvas, get_ids (notes)[first]);

  if (!cjm_layout_find_block (canvas->layout, &place, &own))
    return same;

  for (guint i = first; i < notes->len; i++)
    {
      place = cjm_canvas_find_note_place (canvas, get_ids (notes)[i]);
      if (!cjm_layout_find_block (canvas->layout, &place, &block) || block.row != own.row
          || block.column != own.column)
        break;
      g_array_append_val (same, get_ids (notes)[i]);
    }

  return same;
}

/* The note with the focus and the one below it in its cell. */
static GArray *
list_with_next (CjmCanvas *canvas)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  CjmStop stop;
  const CjmCellBox *cell;

  if (!cjm_place_is_note (&focus) || !cjm_layout_find_stop (canvas->layout, &focus, &stop))
    return notes;

  cell = canvas->layout->rows[stop.band - CJM_BAND_LANES].row->cells[stop.column];
  for (guint i = stop.note; i < MIN (stop.note + 2, cell->n_notes); i++)
    g_array_append_val (notes, cell->notes[i].note->record.id);
  return notes;
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  g_autoptr (GArray) notes = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (CjmId));
  g_autoptr (CjmMap) map = NULL;

  cjm_canvas_end_editing (canvas);
  notes = list_selected (canvas);
  if (notes == NULL || notes->len < 2)
    {
      g_clear_pointer (&notes, g_array_unref);
      notes = list_with_next (canvas);
    }

  map = cjm_map_ref (get_map (canvas));
  for (guint i = 0; i < notes->len;)
    {
      g_autoptr (GArray) same = list_same_cell (canvas, notes, i);
      CjmMap *merged = cjm_map_merge_notes (map, get_ids (same), same->len);

      cjm_map_unref (map);
      map = merged;
      g_array_append_val (kept, get_ids (notes)[i]);
      i += MAX (same->len, 1);
    }
  if (take_map (canvas, g_steal_pointer (&map), CJM_CHANGE_MERGE_NOTES, notes->len))
    cjm_canvas_select_notes (canvas, get_ids (kept), kept->len);
}

/* Sorting */

static int
compare_texts_cb (const CjmNote *a, const CjmNote *b, gpointer locale)
{
  return cjm_locale_compare (locale, a->text, b->text);
}

/* What is known best comes first. */
static int
compare_evidence_cb (const CjmNote *a, const CjmNote *b, gpointer locale)
{
  return (int) b->evidence - (int) a->evidence;
}

/* All cells that hold one of the notes. */
static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  gboolean is_by_text = g_str_equal (g_variant_get_string (parameter, NULL), "text");
  g_autoptr (GArray) notes = NULL;
  CjmMap *map;

  cjm_canvas_end_editing (canvas);
  notes = cjm_canvas_list_selected_notes (canvas);
  if (notes->len == 0 || canvas->layout == NULL)
    return;

  map = cjm_map_ref (get_map (canvas));
  for (guint i = 0; i < notes->len; i++)
    {
      CjmPlace place = cjm_canvas_find_note_place (canvas, get_ids (notes)[i]);
      CjmMap *sorted = cjm_map_sort_notes (map, place.lane, place.step,
                                           is_by_text ? compare_texts_cb : compare_evidence_cb,
                                           cjm_typesetter_get_locale (canvas->layout->typesetter));

      cjm_map_unref (map);
      map = sorted;
    }
  take_map (canvas, map, CJM_CHANGE_SORT_NOTES, 1);
}

/* While a note is written: what stands behind the caret becomes the next one. */
static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cjm_canvas_stop_editing (CJM_CANVAS (widget), CJM_EDIT_END_SPLIT);
}

void
cjm_canvas_install_many_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.move-to-lane", "t", move_to_action);
  gtk_widget_class_install_action (class, "canvas.move-to-phase", "t", move_to_action);
  gtk_widget_class_install_action (class, "canvas.set-source", "t", set_source_action);
  gtk_widget_class_install_action (class, "canvas.merge-notes", NULL, merge_action);
  gtk_widget_class_install_action (class, "canvas.split-note", NULL, split_action);
  gtk_widget_class_install_action (class, "canvas.sort", "s", sort_action);
}
