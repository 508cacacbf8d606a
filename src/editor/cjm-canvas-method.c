#include "cjm-canvas-private.h"

#include "cjm-channel-picker.h"
#include "cjm-dialogs.h"
#include "cjm-picture-file.h"

#include <glib/gi18n.h>
#include <math.h>

/* What the method asks of notes and phases beside their text: moments of truth, feelings,
 * channels, the state of an action, pictures, and the steps that a phase is split into. Each is
 * a widget action like those of cjm-canvas-actions.c. */

/* How far one press raises or lowers a feeling. */
#define FEELING_STEP 0.5
#define FEELING_FINE_STEP 0.1

static const CjmMap *
get_map (CjmCanvas *canvas)
{
  return cjm_document_get_map (canvas->document);
}

static const CjmNote *
find_note (CjmCanvas *canvas, const CjmPlace *place)
{
  return cjm_place_is_note (place) ? cjm_map_find_note (get_map (canvas), place->target.id, NULL)
                                   : NULL;
}

/* How the lane of a place is drawn. */
CjmLaneLook
cjm_canvas_get_look (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmLane *lane = cjm_map_find_lane (get_map (canvas), place->lane);

  return lane != NULL ? cjm_lane_kind_get (lane->kind)->look : CJM_LOOK_NOTES;
}

static gboolean
is_in_lane_of (CjmCanvas *canvas, const CjmPlace *place, CjmLaneLook look)
{
  return (place->kind == CJM_PLACE_CELL || cjm_place_is_note (place))
         && cjm_canvas_get_look (canvas, place) == look;
}

/* Values */

static void
set_value (CjmCanvas *canvas, CjmValue value, CjmId id, double number, CjmChange change)
{
  canvas->has_other_change = TRUE;
  cjm_document_take_map (canvas->document, cjm_map_set_value (get_map (canvas), value, id, number),
                         change, NULL);
}

static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  const CjmNote *note = find_note (canvas, &place);
  gboolean is_moment = g_str_equal (name, "canvas.toggle-moment");

  if (cjm_canvas_turn_value_of_selected (canvas, is_moment ? CJM_VALUE_MOMENT : CJM_VALUE_EMPHASIS,
                                         is_moment ? CJM_CHANGE_MOMENT : CJM_CHANGE_EMPHASIS)
      || note == NULL)
    return;
  if (is_moment)
    set_value (canvas, CJM_VALUE_MOMENT, place.target.id, !note->is_moment, CJM_CHANGE_MOMENT);
  else
    set_value (canvas, CJM_VALUE_EMPHASIS, place.target.id, !note->is_emphasized,
               CJM_CHANGE_EMPHASIS);
}

static void
set_choice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  int choice = g_variant_get_int32 (parameter);
  gboolean is_role = g_str_equal (name, "canvas.set-role");

  if (cjm_canvas_set_value_of_selected (canvas, is_role ? CJM_VALUE_ROLE : CJM_VALUE_ACTION_STATUS,
                                        choice, is_role ? CJM_CHANGE_CHANNEL : CJM_CHANGE_ACTION)
      || !cjm_place_is_note (&place))
    return;
  if (is_role)
    set_value (canvas, CJM_VALUE_ROLE, place.target.id, choice, CJM_CHANGE_CHANNEL);
  else
    set_value (canvas, CJM_VALUE_ACTION_STATUS, place.target.id, choice, CJM_CHANGE_ACTION);
}

/* The mark in front of a note says how it is known, that of an action how far it has come. */
void
cjm_canvas_cycle_mark (CjmCanvas *canvas, const CjmPlace *place)
{
  double status;

  if (cjm_canvas_get_look (canvas, place) != CJM_LOOK_ACTIONS)
    {
      cjm_canvas_cycle_evidence (canvas, place->target.id);
      return;
    }

  status = cjm_map_get_value (get_map (canvas), CJM_VALUE_ACTION_STATUS, place->target.id);
  set_value (canvas, CJM_VALUE_ACTION_STATUS, place->target.id,
             isnan (status) ? CJM_STATUS_STARTED : fmod (status + 1, CJM_N_STATUSES),
             CJM_CHANGE_ACTION);
}

/* Feelings */

gboolean
cjm_canvas_is_feeling (CjmCanvas *canvas, const CjmPlace *place)
{
  return cjm_place_is_note (place) && cjm_canvas_get_look (canvas, place) == CJM_LOOK_EMOTION;
}

void
cjm_canvas_set_feeling (CjmCanvas *canvas, CjmId note, double value)
{
  /* To a tenth: what a hand can aim at. */
  double rounded = round (CLAMP (value, CJM_FEELING_MIN, CJM_FEELING_MAX) * 10) / 10;

  cjm_document_take_value (canvas->document, cjm_map_set_feeling (get_map (canvas), note, rounded),
                           CJM_CHANGE_FEELING, CJM_VALUE_FEELING, note);
  cjm_canvas_continue_burst (canvas);
}

static void
feeling_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  gboolean is_up = g_str_has_prefix (name, "canvas.raise");
  double step = g_str_has_suffix (name, "finely") ? FEELING_FINE_STEP : FEELING_STEP;
  double value;

  if (!cjm_canvas_is_feeling (canvas, &place))
    return;

  value = cjm_map_get_value (get_map (canvas), CJM_VALUE_FEELING, place.target.id);
  cjm_canvas_set_feeling (canvas, place.target.id,
                          isnan (value) ? 0 : value + (is_up ? step : -step));
}

/* Channels */

typedef struct
{
  CjmCanvas *canvas; /* the picker is its child */
  CjmPlace place;
} ChannelTask;

/* The note that gets the channel: the one at @place, or a new one in its cell. */
static CjmMap *
ensure_note (CjmCanvas *canvas, const CjmPlace *place, CjmId *note)
{
  const CjmMap *map = get_map (canvas);

  if (cjm_place_is_note (place))
    {
      *note = place->target.id;
      return cjm_map_ref (map);
    }

  return cjm_map_add_note (map, place->lane, place->step, G_MAXUINT, "",
                           cjm_document_get_random (canvas->document), note);
}

static void
channel_chosen_cb (GtkWidget *picker,
                   const char *name,
                   guint64 own_channel,
                   const char *label,
                   gpointer user_data)
{
  const ChannelTask *task = user_data;
  CjmCanvas *canvas = task->canvas;
  CjmId note = 0, channel = own_channel;
  g_autoptr (CjmMap) noted = ensure_note (canvas, &task->place, &note);
  g_autoptr (CjmMap) known = cjm_map_ref (noted);
  CjmPlace place;

  if (*label != '\0')
    {
      g_clear_pointer (&known, cjm_map_unref);
      known = cjm_map_add_channel (noted, label, "", cjm_document_get_random (canvas->document),
                                   &channel);
    }
  cjm_document_take_map (
      canvas->document, cjm_map_set_channel (known, note, name, channel),
      cjm_place_is_note (&task->place) ? CJM_CHANGE_CHANNEL : CJM_CHANGE_ADD_NOTE, NULL);
  place = cjm_place_for_note (note, task->place.lane, task->place.step);
  cjm_canvas_focus (canvas, &place);
}

static void
free_task (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* For the note at @place, or for a new one in that cell; @anchor is where the list pops up. */
static void
choose_channel (CjmCanvas *canvas, const CjmPlace *place, const CjmPlace *anchor)
{
  GtkWidget *picker = cjm_channel_picker_new (canvas->document);
  ChannelTask *task = g_new (ChannelTask, 1);

  task->canvas = canvas;
  task->place = *place;
  g_signal_connect_data (picker, "chosen", G_CALLBACK (channel_chosen_cb), task, free_task, 0);
  cjm_canvas_show_popover (canvas, picker, anchor);
}

static void
choose_channel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (is_in_lane_of (canvas, &place, CJM_LOOK_TOUCHPOINTS))
    choose_channel (canvas, &place, &place);
}

/* Pictures */

typedef struct
{
  CjmCanvas *canvas;
  CjmPlace place;
} PictureTask;

static void
picture_chosen_cb (GBytes *data, const char *media_type, gpointer user_data)
{
  g_autofree PictureTask *task = user_data;
  g_autoptr (CjmCanvas) canvas = task->canvas;
  g_autoptr (CjmMap) noted = NULL;
  CjmId note = 0;

  if (data == NULL || canvas->document == NULL)
    return;

  noted = ensure_note (canvas, &task->place, &note);
  cjm_document_take_map (canvas->document, cjm_map_set_picture (noted, note, media_type, data),
                         CJM_CHANGE_PICTURE, NULL);
}

static void
choose_picture (CjmCanvas *canvas, const CjmPlace *place)
{
  PictureTask *task = g_new (PictureTask, 1);

  task->canvas = g_object_ref (canvas);
  task->place = *place;
  cjm_picture_file_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (canvas))),
                           _ ("Choose a Picture"), picture_chosen_cb, task);
}

static void
choose_picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (is_in_lane_of (canvas, &place, CJM_LOOK_PICTURES))
    choose_picture (canvas, &place);
}

/* Steps */

static CjmId
find_step (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmPhase *phase = cjm_map_find_phase (get_map (canvas), place->target.id);

  if (place->step != 0)
    return place->step;
  if (place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_STEP_NAME)
    return place->target.id;
  if (phase == NULL || place->kind != CJM_PLACE_TEXT)
    return 0;

  return ((CjmRecord *) cjm_sequence_get (phase->steps, cjm_sequence_get_length (phase->steps) - 1))
      ->id;
}

static CjmId
find_last_step (const CjmMap *map)
{
  const CjmPhase *phase = cjm_map_get_phase (map, cjm_map_get_n_phases (map) - 1);

  return ((CjmRecord *) cjm_sequence_get (phase->steps, cjm_sequence_get_length (phase->steps) - 1))
      ->id;
}

/* A step after the current one, or at the end of the map where none is. Where the phase was not
 * split before, both want a name. */
static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  const char *text = cjm_words_get (cjm_document_get_words (canvas->document), CJM_WORD_NEW_STEP);
  const CjmPhase *phase;
  CjmId step, id = 0;

  cjm_canvas_end_editing (canvas);
  if (cjm_map_get_n_phases (get_map (canvas)) == 0)
    return;

  step = find_step (canvas, &place);
  if (step == 0)
    step = find_last_step (get_map (canvas));
  phase = cjm_map_find_phase_of_step (get_map (canvas), step);
  if (phase == NULL)
    return;

  cjm_document_take_map (canvas->document,
                         cjm_map_add_step (get_map (canvas), phase->record.id,
                                           (guint) cjm_sequence_find (phase->steps, step) + 1, text,
                                           cjm_document_get_random (canvas->document), &id),
                         CJM_CHANGE_ADD_STEP, NULL);
  place = cjm_place_for_text (CJM_FIELD_STEP_NAME, id);
  cjm_canvas_focus (canvas, &place);
  cjm_canvas_begin_editing (canvas, &place, TRUE);
}

static void
join_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmId step = find_step (canvas, &place);
  const CjmPhase *phase = cjm_map_find_phase_of_step (get_map (canvas), step);
  CjmId phase_id, kept;
  CjmStop stop;
  guint index;

  if (phase == NULL || cjm_sequence_get_length (phase->steps) < 2)
    return;

  /* The last step goes into the one before it. */
  phase_id = phase->record.id;
  index = (guint) cjm_sequence_find (phase->steps, step);
  if (index + 1 == cjm_sequence_get_length (phase->steps))
    index--;
  kept = ((CjmRecord *) cjm_sequence_get (phase->steps, index))->id;
  cjm_canvas_end_editing (canvas);
  cjm_document_take_map (canvas->document, cjm_map_join_step (get_map (canvas), step),
                         CJM_CHANGE_JOIN_STEPS, NULL);
  place = cjm_place_for_text (CJM_FIELD_STEP_NAME, kept);
  if (!cjm_layout_find_stop (canvas->layout, &place, &stop))
    place = cjm_place_for_text (CJM_FIELD_PHASE_NAME, phase_id);
  cjm_canvas_focus (canvas, &place);
}

/* Lanes */

static void
toggle_by_phase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmId id = place.lane != 0 ? place.lane : place.target.id;
  const CjmLane *lane = cjm_map_find_lane (get_map (canvas), id);

  if (lane != NULL)
    set_value (canvas, CJM_VALUE_LANE_BY_PHASE, id, !lane->is_by_phase, CJM_CHANGE_LANE_SPAN);
}

gboolean
cjm_canvas_fill_cell (CjmCanvas *canvas, const CjmPlace *place, const CjmPlace *anchor)
{
  switch (cjm_canvas_get_look (canvas, place))
    {
    case CJM_LOOK_TOUCHPOINTS:
      choose_channel (canvas, place, anchor);
      return TRUE;
    case CJM_LOOK_PICTURES:
      choose_picture (canvas, place);
      return TRUE;
    case CJM_LOOK_LINE:
      return TRUE;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_EMOTION:
    case CJM_LOOK_METRICS:
    case CJM_LOOK_ACTIONS:
      break;
    }

  return FALSE;
}

void
cjm_canvas_install_method_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.toggle-moment", NULL, toggle_action },
    { "canvas.toggle-emphasis", NULL, toggle_action },
    { "canvas.set-role", "i", set_choice_action },
    { "canvas.set-status", "i", set_choice_action },
    { "canvas.raise", NULL, feeling_action },
    { "canvas.raise-finely", NULL, feeling_action },
    { "canvas.lower", NULL, feeling_action },
    { "canvas.lower-finely", NULL, feeling_action },
    { "canvas.choose-channel", NULL, choose_channel_action },
    { "canvas.choose-picture", NULL, choose_picture_action },
    { "canvas.add-step", NULL, add_step_action },
    { "canvas.join-step", NULL, join_step_action },
    { "canvas.toggle-by-phase", NULL, toggle_by_phase_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
