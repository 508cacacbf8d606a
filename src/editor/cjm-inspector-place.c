#include "cjm-inspector-bindings.h"

#include <glib/gi18n.h>

/* Where a note, a cell and a step are, and what is done with notes there. */

static char *
dup_lane (CjmInspectorRow *row)
{
  const CjmLane *lane
      = cjm_map_find_lane (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  return g_strdup (lane != NULL ? cjm_inspector_or_unnamed (lane->name) : "");
}

static char *
dup_question (CjmInspectorRow *row)
{
  const CjmLane *lane
      = cjm_map_find_lane (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  return g_strdup (lane != NULL && *lane->question != '\0' ? lane->question : "–");
}

/* The phase, and the step where the phase has several. */
static char *
dup_step_name (const CjmPhase *phase, guint index)
{
  const CjmStep *step = cjm_sequence_get (phase->steps, index);

  if (cjm_sequence_get_length (phase->steps) == 1 && *step->name == '\0')
    return g_strdup (cjm_inspector_or_unnamed (phase->name));
  if (*step->name == '\0')
    /* Translators: a step that has no name: its phase, and its number in it. */
    return g_strdup_printf (_ ("%s · step %u"), cjm_inspector_or_unnamed (phase->name), index + 1);

  /* Translators: a phase and one of its steps. */
  return g_strdup_printf (_ ("%s · %s"), cjm_inspector_or_unnamed (phase->name), step->name);
}

static char *
dup_step (CjmInspectorRow *row)
{
  const CjmInspectorSubject *subject = cjm_inspector_row_get_subject (row);
  CjmId step = subject->within != 0 ? subject->within : subject->id;
  const CjmPhase *phase = cjm_map_find_phase_of_step (cjm_inspector_row_get_map (row), step);

  if (phase == NULL)
    return g_strdup ("");

  return dup_step_name (phase, (guint) cjm_sequence_find (phase->steps, step));
}

const CjmInspectorReadout cjm_inspector_read_lane = { dup_lane };
const CjmInspectorReadout cjm_inspector_read_question = { dup_question };
const CjmInspectorReadout cjm_inspector_read_step = { dup_step };

static void
fill_lanes (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmLane *current = cjm_inspector_row_find_lane (row);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      if (cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE)
        cjm_inspector_pick_list_add (list, cjm_inspector_or_unnamed (lane->name), lane->record.id,
                                     lane == current);
    }
}

static CjmId
find_step_of_note (CjmInspectorRow *row)
{
  CjmNotePlace place;
  const CjmCell *cell;

  if (cjm_map_find_note (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row), &place)
      == NULL)
    return 0;

  cell = cjm_sequence_get (cjm_map_get_lane (cjm_inspector_row_get_map (row), place.lane)->cells,
                           place.cell);
  return cell->record.id;
}

/* Moves the notes that the row speaks of to the lane or the step with @id. */
static CjmMap *
move_notes (CjmInspectorRow *row,
            CjmMap *(*move) (const CjmMap *map, const CjmId *notes, guint n_notes, CjmId id),
            CjmId id)
{
  guint n_notes;
  const CjmId *notes = cjm_inspector_row_get_notes (row, &n_notes);

  return move (cjm_inspector_row_get_map (row), notes, n_notes, id);
}

static CjmMap *
choose_lane (CjmInspectorRow *row, CjmId id)
{
  return move_notes (row, cjm_map_move_notes_to_lane, id);
}

static gboolean
has_same_lane (const CjmInspectorRowInfo *info, const CjmNoteSite *a, const CjmNoteSite *b)
{
  return a->lane == b->lane;
}

const CjmInspectorPick cjm_inspector_pick_lane
    = { .fill = fill_lanes, .choose = choose_lane, .is_same = has_same_lane };

static void
fill_steps (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  CjmId current = find_step_of_note (row);

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          const CjmStep *step = cjm_sequence_get (phase->steps, j);
          g_autofree char *name = dup_step_name (phase, j);

          cjm_inspector_pick_list_add (list, name, step->record.id, step->record.id == current);
        }
    }
}

static CjmMap *
choose_step (CjmInspectorRow *row, CjmId id)
{
  return move_notes (row, cjm_map_move_notes_to_step, id);
}

static gboolean
has_same_step (const CjmInspectorRowInfo *info, const CjmNoteSite *a, const CjmNoteSite *b)
{
  return a->step == b->step;
}

const CjmInspectorPick cjm_inspector_pick_step
    = { .fill = fill_steps, .choose = choose_step, .is_same = has_same_step };

/* Adding and deleting a note is the canvas's work: it moves the focus along. */
static void
run_on_canvas (CjmInspectorRow *row, const CjmPlace *place, const char *action)
{
  CjmCanvas *canvas = cjm_inspector_row_get_context (row)->canvas;

  cjm_canvas_focus (canvas, place);
  gtk_widget_activate_action (GTK_WIDGET (canvas), action, NULL);
}

static void
add_note (CjmInspectorRow *row)
{
  const CjmInspectorSubject *subject = cjm_inspector_row_get_subject (row);
  CjmPlace place = cjm_place_for_cell (subject->id, subject->within);

  run_on_canvas (row, &place, "canvas.add-note");
}

static void
delete_note (CjmInspectorRow *row)
{
  const CjmLane *lane = cjm_inspector_row_find_lane (row);
  CjmPlace place;

  if (lane == NULL)
    return;

  place = cjm_place_for_note (cjm_inspector_row_get_id (row), lane->record.id,
                              find_step_of_note (row));
  run_on_canvas (row, &place, "canvas.delete");
}

const CjmInspectorCommand cjm_inspector_add_note = { .activate = add_note };
const CjmInspectorCommand cjm_inspector_delete_note = { delete_note, TRUE };

/* Several notes */

static char *
dup_number_of_notes (CjmInspectorRow *row)
{
  guint n_notes;

  cjm_inspector_row_get_notes (row, &n_notes);
  return g_strdup_printf (ngettext ("%u note selected", "%u notes selected", n_notes), n_notes);
}

static void
delete_notes (CjmInspectorRow *row)
{
  GtkWidget *canvas = GTK_WIDGET (cjm_inspector_row_get_context (row)->canvas);

  gtk_widget_activate_action (canvas, "canvas.delete", NULL);
  gtk_widget_grab_focus (canvas);
}

const CjmInspectorReadout cjm_inspector_read_number_of_notes = { dup_number_of_notes };
const CjmInspectorCommand cjm_inspector_delete_notes = { delete_notes, TRUE };
