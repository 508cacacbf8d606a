#include "cjm-canvas-private.h"

#include "cjm-dialogs.h"
#include "cjm-picture-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* What can be done with the thing that has the focus. Each is a widget action, so that keys,
 * menus and screen readers run the same code; nothing here changes the map but through the
 * document. */

/* What a place stands for */

static gboolean
is_step_name (const CjmPlace *place)
{
  return place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_STEP_NAME;
}

static CjmId
find_phase (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmPhase *phase;

  if (place->kind == CJM_PLACE_TEXT
      && (place->target.field == CJM_FIELD_PHASE_NAME
          || place->target.field == CJM_FIELD_PHASE_DESCRIPTION
          || place->target.field == CJM_FIELD_OBJECTIVE))
    return place->target.id;

  phase = cjm_map_find_phase_of_step (cjm_document_get_map (canvas->document),
                                      is_step_name (place) ? place->target.id : place->step);
  return phase != NULL ? phase->record.id : 0;
}

static CjmId
find_lane (const CjmPlace *place)
{
  if (place->kind == CJM_PLACE_TEXT
      && (place->target.field == CJM_FIELD_LANE_NAME
          || place->target.field == CJM_FIELD_LANE_QUESTION))
    return place->target.id;

  return place->lane;
}

/* The kinds of thing that can be added, removed, copied and moved. */
typedef enum
{
  THING_NONE,
  THING_NOTE,
  THING_PHASE,
  THING_STEP,
  THING_LANE,
  THING_GROUP,
  THING_PHOTO
} ThingKind;

static ThingKind
find_thing (const CjmPlace *place)
{
  if (place->kind == CJM_PLACE_PHOTO)
    return THING_PHOTO;
  if (cjm_place_is_note (place))
    return THING_NOTE;
  if (place->kind != CJM_PLACE_TEXT)
    return THING_NONE;
  if (place->target.field == CJM_FIELD_PHASE_NAME)
    return THING_PHASE;
  if (place->target.field == CJM_FIELD_STEP_NAME)
    return THING_STEP;
  if (place->target.field == CJM_FIELD_LANE_NAME)
    return THING_LANE;
  if (place->target.field == CJM_FIELD_GROUP_NAME)
    return THING_GROUP;

  return THING_NONE;
}

static const CjmMap *
get_map (CjmCanvas *canvas)
{
  return cjm_document_get_map (canvas->document);
}

static gboolean
take_map (CjmCanvas *canvas, CjmMap *map, CjmChange change)
{
  return cjm_document_take_map (canvas->document, map, change, NULL);
}

static void
focus_text (CjmCanvas *canvas, CjmField field, CjmId id)
{
  CjmPlace place = cjm_place_for_text (field, id);

  cjm_canvas_focus (canvas, &place);
}

static void
rename_text (CjmCanvas *canvas, CjmField field, CjmId id)
{
  CjmPlace place = cjm_place_for_text (field, id);

  cjm_canvas_focus (canvas, &place);
  cjm_canvas_begin_editing (canvas, &place, TRUE);
}

/* Adding */

static void
add_note (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmPlace target = *place, cell;
  CjmNotePlace note;
  guint index = G_MAXUINT;

  if (target.step == 0)
    {
      /* From a phase or a lane, into its first cell; from elsewhere, into the map's first. */
      CjmId phase_id = find_phase (canvas, place), lane_id = find_lane (place);
      const CjmPhase *phase = cjm_map_find_phase (get_map (canvas), phase_id);

      if (cjm_map_get_n_phases (get_map (canvas)) == 0
          || cjm_map_get_n_lanes (get_map (canvas)) == 0)
        return;
      if (phase == NULL)
        phase = cjm_map_get_phase (get_map (canvas), 0);
      if (lane_id == 0)
        lane_id = cjm_map_get_lane (get_map (canvas), 0)->record.id;
      target.lane = lane_id;
      target.step = ((CjmStep *) cjm_sequence_get (phase->steps, 0))->record.id;
    }
  else if (cjm_place_is_note (place)
           && cjm_map_find_note (get_map (canvas), place->target.id, &note) != NULL)
    index = note.note + 1;

  cell = cjm_place_for_cell (target.lane, target.step);
  if (!cjm_canvas_fill_cell (canvas, &cell, place))
    cjm_canvas_write_note (canvas, target.lane, target.step, index);
}

static void
add_phase (CjmCanvas *canvas, const CjmPlace *place, int after)
{
  int index = cjm_sequence_find (get_map (canvas)->phases, find_phase (canvas, place));
  const char *name = cjm_words_get (cjm_document_get_words (canvas->document), CJM_WORD_NEW_PHASE);
  CjmId id;

  index = index < 0 ? (int) cjm_map_get_n_phases (get_map (canvas)) : index + after;
  take_map (canvas,
            cjm_map_add_phase (get_map (canvas), (guint) index, name,
                               cjm_document_get_random (canvas->document), &id),
            CJM_CHANGE_ADD_PHASE);
  rename_text (canvas, CJM_FIELD_PHASE_NAME, id);
}

static void
add_lane (CjmCanvas *canvas, const CjmPlace *place, int after)
{
  const CjmLane *beside = cjm_map_find_lane (get_map (canvas), find_lane (place));
  guint index
      = beside != NULL
            ? (guint) (cjm_sequence_find (get_map (canvas)->lanes, beside->record.id) + after)
            : cjm_map_get_n_lanes (get_map (canvas));
  const char *name = cjm_words_get (cjm_document_get_words (canvas->document), CJM_WORD_NEW_LANE);
  CjmId id;

  take_map (canvas,
            cjm_map_add_lane (get_map (canvas), index, beside != NULL ? beside->group : 0, name,
                              cjm_document_get_random (canvas->document), &id),
            CJM_CHANGE_ADD_LANE);
  rename_text (canvas, CJM_FIELD_LANE_NAME, id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  cjm_canvas_end_editing (canvas);
  if (g_str_equal (name, "canvas.add-phase-before"))
    add_phase (canvas, &place, 0);
  else if (g_str_equal (name, "canvas.add-phase"))
    add_phase (canvas, &place, 1);
  else if (g_str_equal (name, "canvas.add-lane-above"))
    add_lane (canvas, &place, 0);
  else if (g_str_equal (name, "canvas.add-lane"))
    add_lane (canvas, &place, 1);
  else if (g_str_equal (name, "canvas.add-note"))
    add_note (canvas, &place);
  else if (find_thing (&place) == THING_PHASE)
    add_phase (canvas, &place, 1);
  else if (find_thing (&place) == THING_STEP)
    gtk_widget_activate_action (widget, "canvas.add-step", NULL);
  else if (find_thing (&place) == THING_LANE)
    add_lane (canvas, &place, 1);
  else
    add_note (canvas, &place);
}

/* Removing, copying, moving */

/* The note below or above in the same cell, which may be one of several steps. */
static gboolean
find_note_beside (CjmCanvas *canvas, const CjmPlace *place, CjmMove move, CjmPlace *beside)
{
  CjmStop stop, next;

  if (!cjm_layout_find_stop (canvas->layout, place, &stop)
      || !cjm_layout_find_neighbour (canvas->layout, place, move, &next)
      || !cjm_place_is_note (&next.place) || next.band != stop.band || next.column != stop.column)
    return FALSE;

  *beside = next.place;
  return TRUE;
}

/* The focus goes to the note below, or above, in the same cell, or to the emptied cell. */
static void
remove_note (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmPlace beside = { .kind = CJM_PLACE_NONE };
  gboolean has_beside = find_note_beside (canvas, place, CJM_MOVE_DOWN, &beside)
                        || find_note_beside (canvas, place, CJM_MOVE_UP, &beside);

  take_map (canvas, cjm_map_remove_note (get_map (canvas), place->target.id),
            CJM_CHANGE_DELETE_NOTE);
  if (has_beside
      || cjm_layout_find_cell_place (canvas->layout, place->lane, place->step, FALSE, &beside))
    cjm_canvas_focus (canvas, &beside);
}

/* The record of @sequence after the one with @id, or before it where it is the last. */
static CjmId
find_neighbour (const CjmSequence *sequence, CjmId id)
{
  int index = cjm_sequence_find (sequence, id);
  int length = (int) cjm_sequence_get_length (sequence);
  int next = index + 1 < length ? index + 1 : index - 1;

  return next >= 0 ? ((CjmRecord *) cjm_sequence_get (sequence, (guint) next))->id : 0;
}

static void
remove_phase (CjmCanvas *canvas, CjmId phase)
{
  CjmId next = find_neighbour (get_map (canvas)->phases, phase);

  if (take_map (canvas, cjm_map_remove_phase (get_map (canvas), phase), CJM_CHANGE_DELETE_PHASE))
    focus_text (canvas, next != 0 ? CJM_FIELD_PHASE_NAME : CJM_FIELD_TITLE, next);
}

static void
remove_lane (CjmCanvas *canvas, CjmId lane)
{
  CjmId next = find_neighbour (get_map (canvas)->lanes, lane);

  if (take_map (canvas, cjm_map_remove_lane (get_map (canvas), lane), CJM_CHANGE_DELETE_LANE))
    focus_text (canvas, next != 0 ? CJM_FIELD_LANE_NAME : CJM_FIELD_TITLE, next);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  ThingKind thing = find_thing (&place);

  cjm_canvas_end_editing (canvas);
  if (g_str_equal (name, "canvas.delete-phase"))
    remove_phase (canvas, find_phase (canvas, &place));
  else if (g_str_equal (name, "canvas.delete-lane"))
    remove_lane (canvas, find_lane (&place));
  else if (cjm_canvas_delete_selected (canvas))
    return;
  else if (thing == THING_NOTE)
    remove_note (canvas, &place);
  else if (thing == THING_PHASE)
    remove_phase (canvas, place.target.id);
  else if (thing == THING_STEP)
    gtk_widget_activate_action (widget, "canvas.join-step", NULL);
  else if (thing == THING_LANE)
    remove_lane (canvas, place.target.id);
  else if (thing == THING_PHOTO)
    take_map (canvas, cjm_map_set_photo (get_map (canvas), NULL, NULL), CJM_CHANGE_REMOVE_PHOTO);
  else if (place.kind == CJM_PLACE_TEXT)
    take_map (canvas, cjm_map_set_text (get_map (canvas), place.target, ""), CJM_CHANGE_TEXT);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  GRand *random = cjm_document_get_random (canvas->document);
  ThingKind thing = find_thing (&place);
  CjmId id;

  cjm_canvas_end_editing (canvas);
  if (g_str_equal (name, "canvas.duplicate") && cjm_canvas_duplicate_selected (canvas))
    return;
  if (g_str_equal (name, "canvas.duplicate-phase") || thing == THING_PHASE)
    {
      take_map (
          canvas,
          cjm_map_duplicate_phase (get_map (canvas), find_phase (canvas, &place), random, &id),
          CJM_CHANGE_DUPLICATE_PHASE);
      focus_text (canvas, CJM_FIELD_PHASE_NAME, id);
    }
  else if (g_str_equal (name, "canvas.duplicate-lane") || thing == THING_LANE)
    {
      take_map (canvas, cjm_map_duplicate_lane (get_map (canvas), find_lane (&place), random, &id),
                CJM_CHANGE_DUPLICATE_LANE);
      focus_text (canvas, CJM_FIELD_LANE_NAME, id);
    }
  else if (thing == THING_NOTE)
    {
      take_map (canvas, cjm_map_duplicate_note (get_map (canvas), place.target.id, random, &id),
                CJM_CHANGE_DUPLICATE_NOTE);
      place.target.id = id;
      cjm_canvas_focus (canvas, &place);
    }
}

/* Among the notes that stand in one cell: past the one beside it, into its step. */
static CjmMap *
move_in_cell (const CjmMap *map, const CjmPlace *place, const CjmNoteBox *beside, gboolean is_down)
{
  CjmNotePlace where, own;

  cjm_map_find_note (map, beside->note->record.id, &where);
  cjm_map_find_note (map, place->target.id, &own);
  /* In its own step it leaves its place first. */
  return cjm_map_move_note (map, place->target.id, place->lane, beside->step,
                            where.note + (is_down && where.cell != own.cell ? 1 : 0));
}

/* The row above or below that takes notes, or -1. */
static int
find_row_for_notes (const CjmLayout *layout, int row, int by)
{
  do
    row += by;
  while (row >= 0 && row < (int) layout->n_rows && !cjm_row_box_has_cells (layout->rows[row].row));

  return row < (int) layout->n_rows ? row : -1;
}

static CjmMap *
move_note (CjmCanvas *canvas, const CjmPlace *place, CjmMove move)
{
  const CjmMap *map = get_map (canvas);
  const CjmLayout *layout = canvas->layout;
  gboolean is_sideways = move == CJM_MOVE_LEFT || move == CJM_MOVE_RIGHT;
  gboolean is_down = move == CJM_MOVE_DOWN;
  const CjmCellBox *cell;
  CjmStop stop;
  int row, column;

  if (!cjm_layout_find_stop (layout, place, &stop))
    return cjm_map_ref (map);

  row = (int) (stop.band - CJM_BAND_LANES);
  column = cjm_layout_find_column (layout, stop.place.step);
  cell = layout->rows[row].row->cells[stop.column];
  if (is_sideways)
    column = (move == CJM_MOVE_RIGHT) != layout->is_rtl ? (int) (cell->column + cell->n_columns)
                                                        : (int) cell->column - 1;
  else if (is_down ? stop.note + 1 < cell->n_notes : stop.note > 0)
    return move_in_cell (map, &stop.place, &cell->notes[is_down ? stop.note + 1 : stop.note - 1],
                         is_down);
  else
    row = find_row_for_notes (layout, row, is_down ? 1 : -1);

  if (column < 0 || column >= (int) layout->n_columns || row < 0)
    return cjm_map_ref (map);

  return cjm_map_move_note (map, place->target.id, layout->rows[row].row->lane->record.id,
                            layout->columns[column].step, is_down ? 0 : G_MAXUINT);
}

/* Past the lane beside it, or past all of the group that this one is in. */
static CjmMap *
move_group (const CjmMap *map, CjmId group, int by)
{
  guint index = 0;
  CjmId beside;

  while (index < cjm_map_get_n_lanes (map) && cjm_map_get_lane (map, index)->group != group)
    index++;
  if (by > 0)
    return cjm_map_move_group (map, group, index + 1);
  if (index == 0)
    return cjm_map_ref (map);

  beside = cjm_map_get_lane (map, --index)->group;
  while (beside != 0 && index > 0 && cjm_map_get_lane (map, index - 1)->group == beside)
    index--;
  return cjm_map_move_group (map, group, index);
}

gboolean
cjm_canvas_move_thing (CjmCanvas *canvas, CjmMove move)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  ThingKind thing = find_thing (&place);
  gboolean is_sideways = move == CJM_MOVE_LEFT || move == CJM_MOVE_RIGHT;
  int by = move == CJM_MOVE_RIGHT || move == CJM_MOVE_DOWN ? 1 : -1;

  if (cjm_canvas_move_selected (canvas, move))
    return TRUE;
  if (is_sideways && canvas->layout->is_rtl)
    by = -by;

  if (thing == THING_NOTE)
    take_map (canvas, move_note (canvas, &place, move), CJM_CHANGE_MOVE_NOTE);
  else if (thing == THING_PHASE && is_sideways)
    take_map (canvas, cjm_map_move_phase (get_map (canvas), place.target.id, by),
              CJM_CHANGE_MOVE_PHASE);
  else if (thing == THING_STEP && is_sideways)
    take_map (canvas, cjm_map_move_step (get_map (canvas), place.target.id, by),
              CJM_CHANGE_MOVE_STEP);
  else if (thing == THING_LANE && !is_sideways)
    take_map (canvas, cjm_map_move_lane (get_map (canvas), place.target.id, by),
              CJM_CHANGE_MOVE_LANE);
  else if (thing == THING_GROUP && !is_sideways)
    take_map (canvas, move_group (get_map (canvas), place.target.id, by), CJM_CHANGE_MOVE_GROUP);
  else
    return FALSE;

  cjm_canvas_focus (canvas, &place);
  return TRUE;
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const directions[] = { "left", "right", "up", "down" };
  static const CjmMove moves[] = { CJM_MOVE_LEFT, CJM_MOVE_RIGHT, CJM_MOVE_UP, CJM_MOVE_DOWN };

  cjm_canvas_end_editing (CJM_CANVAS (widget));
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_str_equal (directions[i], g_variant_get_string (parameter, NULL)))
      cjm_canvas_move_thing (CJM_CANVAS (widget), moves[i]);
}

/* Evidence and colour */

void
cjm_canvas_cycle_evidence (CjmCanvas *canvas, CjmId id)
{
  const CjmNote *note = cjm_map_find_note (get_map (canvas), id, NULL);

  canvas->has_other_change = TRUE;
  if (note != NULL)
    take_map (canvas,
              cjm_map_set_evidence (get_map (canvas), id,
                                    (CjmEvidence) ((note->evidence + 1) % CJM_N_EVIDENCES)),
              CJM_CHANGE_EVIDENCE);
}

static void
evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (parameter != NULL
          ? cjm_canvas_set_value_of_selected (canvas, CJM_VALUE_EVIDENCE,
                                              g_variant_get_int32 (parameter), CJM_CHANGE_EVIDENCE)
          : cjm_canvas_turn_value_of_selected (canvas, CJM_VALUE_EVIDENCE, CJM_CHANGE_EVIDENCE))
    return;
  if (!cjm_place_is_note (&place))
    return;
  if (parameter == NULL)
    cjm_canvas_cycle_mark (canvas, &place);
  else
    take_map (canvas,
              cjm_map_set_evidence (
                  get_map (canvas), place.target.id,
                  (CjmEvidence) CLAMP (g_variant_get_int32 (parameter), 0, CJM_N_EVIDENCES - 1)),
              CJM_CHANGE_EVIDENCE);
}

static void
set_color_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  take_map (canvas,
            cjm_map_set_phase_color (get_map (canvas), find_phase (canvas, &place),
                                     g_variant_get_int32 (parameter)),
            CJM_CHANGE_COLOR);
  if (canvas->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (canvas->menu));
}

static void
color_chosen_cb (gboolean is_chosen, guint32 color, gpointer user_data)
{
  g_autoptr (CjmCanvas) canvas = user_data;

  if (is_chosen && canvas->document != NULL)
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.set-color", "i", (gint32) color);
}

static void
choose_color_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  int index = cjm_sequence_find (get_map (canvas)->phases, find_phase (canvas, &place));

  if (index >= 0)
    cjm_dialog_choose_color (GTK_WINDOW (gtk_widget_get_root (widget)),
                             canvas->layout->phases[index].color, color_chosen_cb,
                             g_object_ref (canvas));
}

/* Photo */

static void
photo_chosen_cb (GBytes *data, const char *media_type, gpointer user_data)
{
  g_autoptr (CjmCanvas) canvas = user_data;

  if (data != NULL && canvas->document != NULL)
    take_map (canvas, cjm_map_set_photo (get_map (canvas), media_type, data), CJM_CHANGE_PHOTO);
}

static void
choose_photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cjm_picture_file_choose (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Choose a Photo"),
                           photo_chosen_cb, g_object_ref (widget));
}

static void
remove_photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);

  take_map (canvas, cjm_map_set_photo (get_map (canvas), NULL, NULL), CJM_CHANGE_REMOVE_PHOTO);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (g_str_equal (name, "canvas.edit-question"))
    place = cjm_place_for_text (CJM_FIELD_LANE_QUESTION, find_lane (&place));
  if (place.kind == CJM_PLACE_PHOTO)
    choose_photo_action (widget, name, NULL);
  else
    cjm_canvas_begin_editing (canvas, &place, FALSE);
}

static void
spotlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[] = { "off", "phase", "lane", "cell", NULL };
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], wanted))
      cjm_canvas_set_spotlight (CJM_CANVAS (widget), (CjmSpotlight) i);
}

/* What commands are about */

static gboolean
is_in_lane (CjmCanvas *canvas, const CjmPlace *place, CjmLaneLook look)
{
  return place->lane != 0 && place->step != 0 && cjm_canvas_get_look (canvas, place) == look;
}

gboolean
cjm_canvas_has_subject (CjmCanvas *canvas, CjmCommandSubject subject)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  const CjmPhase *phase = cjm_map_find_phase (get_map (canvas), find_phase (canvas, &place));

  switch (subject)
    {
    case CJM_SUBJECT_ANY:
      return TRUE;
    case CJM_SUBJECT_THING:
      return place.kind != CJM_PLACE_NONE;
    case CJM_SUBJECT_NOTE:
      return cjm_place_is_note (&place);
    case CJM_SUBJECT_MOVABLE:
      return find_thing (&place) != THING_NONE && find_thing (&place) != THING_PHOTO;
    case CJM_SUBJECT_TOUCHPOINT:
      return is_in_lane (canvas, &place, CJM_LOOK_TOUCHPOINTS);
    case CJM_SUBJECT_FEELING:
      return cjm_canvas_is_feeling (canvas, &place);
    case CJM_SUBJECT_ACTION:
      return cjm_place_is_note (&place) && is_in_lane (canvas, &place, CJM_LOOK_ACTIONS);
    case CJM_SUBJECT_PICTURE:
      return is_in_lane (canvas, &place, CJM_LOOK_PICTURES);
    case CJM_SUBJECT_PHASE:
      return phase != NULL;
    case CJM_SUBJECT_STEP:
      return phase != NULL && cjm_sequence_get_length (phase->steps) > 1;
    case CJM_SUBJECT_LANE:
      return cjm_map_find_lane (get_map (canvas), find_lane (&place)) != NULL;
    }

  return FALSE;
}

void
cjm_canvas_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.edit", NULL, edit_action },
    { "canvas.edit-question", NULL, edit_action },
    { "canvas.add", NULL, add_action },
    { "canvas.add-note", NULL, add_action },
    { "canvas.add-phase", NULL, add_action },
    { "canvas.add-phase-before", NULL, add_action },
    { "canvas.add-lane", NULL, add_action },
    { "canvas.add-lane-above", NULL, add_action },
    { "canvas.delete", NULL, delete_action },
    { "canvas.delete-phase", NULL, delete_action },
    { "canvas.delete-lane", NULL, delete_action },
    { "canvas.duplicate", NULL, duplicate_action },
    { "canvas.duplicate-phase", NULL, duplicate_action },
    { "canvas.duplicate-lane", NULL, duplicate_action },
    { "canvas.move", "s", move_action },
    { "canvas.next-evidence", NULL, evidence_action },
    { "canvas.set-evidence", "i", evidence_action },
    { "canvas.set-color", "i", set_color_action },
    { "canvas.choose-color", NULL, choose_color_action },
    { "canvas.choose-photo", NULL, choose_photo_action },
    { "canvas.remove-photo", NULL, remove_photo_action },
    { "canvas.spotlight", "s", spotlight_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  cjm_canvas_install_method_actions (class);
  cjm_canvas_install_clipboard_actions (class);
  cjm_canvas_install_width_action (class);
  cjm_canvas_install_travel_actions (class);
  cjm_canvas_install_many_actions (class);
}

void
cjm_canvas_update_actions (CjmCanvas *canvas)
{
  gboolean has_photo = canvas->document != NULL && get_map (canvas)->persona->photo != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (canvas), "canvas.remove-photo", has_photo);
}
