#include "cjm-inspector-bindings.h"

#include "cjm-channel.h"
#include "cjm-inspector-entry.h"
#include "cjm-inspector-choice.h"
#include "cjm-language-list.h"

#include <glib/gi18n.h>

static CjmId
get_id (CjmInspectorRow *row)
{
  return cjm_inspector_row_get_subject (row)->id;
}

static const CjmMap *
get_map (CjmInspectorRow *row)
{
  return cjm_inspector_row_get_map (row);
}

static GRand *
get_random (CjmInspectorRow *row)
{
  return cjm_document_get_random (cjm_inspector_row_get_context (row)->document);
}

static CjmWords *
get_words (CjmInspectorRow *row)
{
  return cjm_document_get_words (cjm_inspector_row_get_context (row)->document);
}

static const char *
or_unnamed (const char *name)
{
  return *name != '\0' ? name : _ ("(without a name)");
}

static void
add_ids (const CjmSequence *sequence, GArray *ids)
{
  for (guint i = 0; i < cjm_sequence_get_length (sequence); i++)
    {
      const CjmRecord *record = cjm_sequence_get (sequence, i);

      g_array_append_val (ids, record->id);
    }
}

/* Sources */

static void
fill_sources (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = get_map (row);
  const CjmNote *note = cjm_map_find_note (map, get_id (row), NULL);

  cjm_inspector_pick_list_add (list, _ ("No source"), 0, TRUE);
  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);

      cjm_inspector_pick_list_add (list, or_unnamed (source->name), source->record.id,
                                   note != NULL && note->source == source->record.id);
    }
}

static CjmMap *
set_source (CjmInspectorRow *row, const CjmMap *map, CjmId id)
{
  guint n_notes;
  const CjmId *notes = cjm_inspector_row_get_notes (row, &n_notes);

  return cjm_map_set_source_of_notes (map, notes, n_notes, id);
}

static CjmMap *
choose_source (CjmInspectorRow *row, CjmId id)
{
  return set_source (row, get_map (row), id);
}

static gboolean
has_same_source (const CjmInspectorRowInfo *info, const CjmNoteSite *a, const CjmNoteSite *b)
{
  return a->note->source == b->note->source;
}

static CjmMap *
add_source_to_note (CjmInspectorRow *row, const char *name)
{
  CjmId id;
  g_autoptr (CjmMap) map = cjm_map_add_source (get_map (row), name, get_random (row), &id);

  return set_source (row, map, id);
}

const CjmInspectorPick cjm_inspector_pick_source = {
  .fill = fill_sources,
  .choose = choose_source,
  .is_same = has_same_source,
  .add_label = N_ ("New source…"),
  .add_hint = N_ ("Name of the new source"),
  .add = add_source_to_note,
  .add_change = CJM_CHANGE_ADD_SOURCE,
};

static void
list_sources (CjmInspectorRow *row, GArray *ids)
{
  add_ids (get_map (row)->sources, ids);
}

static CjmMap *
add_source (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_source (get_map (row), "", get_random (row), new_id);
}

static CjmMap *
remove_source (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_source (get_map (row), id);
}

/* In the order of CjmSourceType. */
const char *const cjm_inspector_source_types[] = { N_ ("Other"),          N_ ("Analytics"),
                                                   N_ ("Social network"), N_ ("Study"),
                                                   N_ ("Interview"),      NULL };

static const CjmInspectorRowInfo source_rows[] = {
  { .create = cjm_inspector_text_new,
    .label = N_ ("Name of the source"),
    .is_bare = TRUE,
    .field = CJM_FIELD_SOURCE_NAME,
    .change = CJM_CHANGE_EDIT_SOURCE },
  { .create = cjm_inspector_choice_new,
    .label = N_ ("Type"),
    .value = CJM_VALUE_SOURCE_TYPE,
    .choices = cjm_inspector_source_types,
    .change = CJM_CHANGE_EDIT_SOURCE },
  { .create = cjm_inspector_text_new,
    .label = N_ ("Date of the source"),
    .field = CJM_FIELD_SOURCE_DATE,
    .change = CJM_CHANGE_EDIT_SOURCE },
  { .create = cjm_inspector_text_new,
    .label = N_ ("Address of the source"),
    .field = CJM_FIELD_SOURCE_ADDRESS,
    .change = CJM_CHANGE_EDIT_SOURCE },
  { .create = NULL },
};

static const CjmInspectorListButton source_buttons[] = {
  { .icon = "user-trash-symbolic",
    .label = N_ ("Remove Source"),
    .change = CJM_CHANGE_DELETE_SOURCE,
    .edit = remove_source },
  { .icon = NULL },
};

const CjmInspectorList cjm_inspector_list_sources = {
  .fill = list_sources,
  .rows = source_rows,
  .buttons = source_buttons,
  .add_label = N_ ("Add Source"),
  .add_change = CJM_CHANGE_ADD_SOURCE,
  .add = add_source,
};

/* Channels */

static char *
dup_channel (CjmInspectorRow *row, const char **icon)
{
  const CjmMap *map = get_map (row);
  const CjmNote *note = cjm_map_find_note (map, get_id (row), NULL);
  const CjmTouchpoint *touchpoint
      = note != NULL ? cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT) : NULL;

  if (touchpoint == NULL || (touchpoint->own_channel == 0 && *touchpoint->channel == '\0'))
    return g_strdup (_ ("Choose a channel"));

  *icon = cjm_touchpoint_get_icon (map, touchpoint);
  return g_strdup (cjm_touchpoint_get_channel_name (map, touchpoint, get_words (row)));
}

static void
find_vocabulary (CjmInspectorRow *row, GPtrArray *finds)
{
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    {
      const CjmChannelKind *kind = cjm_channel_kind_get_nth (i);

      cjm_inspector_find_add (finds, cjm_words_get_channel (get_words (row), kind->name), NULL,
                              kind->name, kind->name, 0);
    }
}

static void
find_channels (CjmInspectorRow *row, GPtrArray *finds)
{
  const CjmMap *map = get_map (row);

  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    {
      const CjmChannel *channel = cjm_sequence_get (map->channels, i);
      const char *icon = *channel->icon != '\0' ? channel->icon : CJM_CHANNEL_OTHER;

      cjm_inspector_find_add (finds, or_unnamed (channel->name), NULL, icon, "",
                              channel->record.id);
    }
  find_vocabulary (row, finds);
}

static CjmMap *
choose_channel (CjmInspectorRow *row, const CjmInspectorFind *find)
{
  return cjm_map_set_channel (get_map (row), get_id (row), find->name, find->id);
}

static CjmMap *
add_channel_to_note (CjmInspectorRow *row, const char *name)
{
  CjmId id;
  g_autoptr (CjmMap) map = cjm_map_add_channel (get_map (row), name, "", get_random (row), &id);

  return cjm_map_set_channel (map, get_id (row), "", id);
}

static char *
dup_add_channel_label (const char *text)
{
  /* Translators: at the end of a list of channels; %s is what was typed. */
  return g_strdup_printf (_ ("Add “%s” as a channel of your own"), text);
}

const CjmInspectorSearch cjm_inspector_find_channel = {
  .hint = N_ ("Search for a channel"),
  .fill = find_channels,
  .choose = choose_channel,
  .dup_current = dup_channel,
  .dup_add_label = dup_add_channel_label,
  .add = add_channel_to_note,
  .add_change = CJM_CHANGE_ADD_CHANNEL,
};

static char *
dup_icon (CjmInspectorRow *row, const char **icon)
{
  const CjmChannel *channel = cjm_map_find_channel (get_map (row), get_id (row));

  if (channel == NULL || *channel->icon == '\0')
    {
      *icon = CJM_CHANNEL_OTHER;
      return g_strdup (_ ("An icon of its own"));
    }

  *icon = channel->icon;
  return g_strdup (cjm_words_get_channel (get_words (row), channel->icon));
}

static CjmMap *
choose_icon (CjmInspectorRow *row, const CjmInspectorFind *find)
{
  return cjm_map_set_channel_icon (get_map (row), get_id (row), find->name);
}

const CjmInspectorSearch cjm_inspector_find_icon = {
  .hint = N_ ("Search for a channel"),
  .fill = find_vocabulary,
  .choose = choose_icon,
  .dup_current = dup_icon,
};

static void
list_channels (CjmInspectorRow *row, GArray *ids)
{
  add_ids (get_map (row)->channels, ids);
}

static CjmMap *
add_channel (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_channel (get_map (row), "", "", get_random (row), new_id);
}

static CjmMap *
remove_channel (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_channel (get_map (row), id);
}

static const CjmInspectorRowInfo channel_rows[] = {
  { .create = cjm_inspector_text_new,
    .label = N_ ("Name of the channel"),
    .is_bare = TRUE,
    .field = CJM_FIELD_CHANNEL_NAME,
    .change = CJM_CHANGE_EDIT_CHANNEL },
  { .create = cjm_inspector_finder_new,
    .label = N_ ("Icon"),
    .change = CJM_CHANGE_EDIT_CHANNEL,
    .binding = &cjm_inspector_find_icon },
  { .create = NULL },
};

static const CjmInspectorListButton channel_buttons[] = {
  { .icon = "user-trash-symbolic",
    .label = N_ ("Remove Channel"),
    .change = CJM_CHANGE_DELETE_CHANNEL,
    .edit = remove_channel },
  { .icon = NULL },
};

const CjmInspectorList cjm_inspector_list_channels = {
  .fill = list_channels,
  .rows = channel_rows,
  .buttons = channel_buttons,
  .add_label = N_ ("Add Channel"),
  .add_change = CJM_CHANGE_ADD_CHANNEL,
  .add = add_channel,
};

/* Curves */

static const CjmLane *
find_lane_of_note (CjmInspectorRow *row)
{
  CjmNotePlace place;

  if (cjm_map_find_note (get_map (row), get_id (row), &place) == NULL)
    return NULL;

  return cjm_map_get_lane (get_map (row), place.lane);
}

static void
fill_curves (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmLane *lane = find_lane_of_note (row);
  const CjmNote *note = cjm_map_find_note (get_map (row), get_id (row), NULL);
  const CjmFeeling *feeling = note != NULL ? cjm_note_get_detail (note, CJM_RECORD_FEELING) : NULL;
  CjmId chosen = feeling != NULL ? feeling->curve : 0;

  if (lane == NULL)
    return;
  if (lane->curves == NULL)
    cjm_inspector_pick_list_add (list, _ ("(without a name)"), 0, TRUE);
  for (guint i = 0; i < cjm_sequence_get_length (lane->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (lane->curves, i);

      /* A feeling on none of the lane's curves counts as on the first. */
      cjm_inspector_pick_list_add (list, or_unnamed (curve->name), curve->record.id,
                                   i == 0 || curve->record.id == chosen);
    }
}

static CjmMap *
choose_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_set_curve (get_map (row), get_id (row), id);
}

static CjmMap *
add_curve_to_note (CjmInspectorRow *row, const char *name)
{
  const CjmLane *lane = find_lane_of_note (row);
  g_autoptr (CjmMap) map = NULL;
  CjmId id;

  if (lane == NULL)
    return cjm_map_ref (get_map (row));

  map = cjm_map_add_curve (get_map (row), lane->record.id, name, get_random (row), &id);
  return cjm_map_set_curve (map, get_id (row), id);
}

const CjmInspectorPick cjm_inspector_pick_curve = {
  .fill = fill_curves,
  .choose = choose_curve,
  .add_label = N_ ("New curve…"),
  .add_hint = N_ ("Name of the new curve"),
  .add = add_curve_to_note,
  .add_change = CJM_CHANGE_ADD_CURVE,
};

static void
list_curves (CjmInspectorRow *row, GArray *ids)
{
  const CjmLane *lane = cjm_map_find_lane (get_map (row), get_id (row));

  if (lane != NULL)
    add_ids (lane->curves, ids);
}

static CjmMap *
add_curve (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_curve (get_map (row), get_id (row), "", get_random (row), new_id);
}

static CjmMap *
raise_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_curve (get_map (row), id, -1);
}

static CjmMap *
lower_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_curve (get_map (row), id, 1);
}

static CjmMap *
remove_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_curve (get_map (row), id);
}

static const CjmInspectorRowInfo curve_rows[] = {
  { .create = cjm_inspector_text_new,
    .label = N_ ("Name of the curve"),
    .is_bare = TRUE,
    .field = CJM_FIELD_CURVE_NAME,
    .change = CJM_CHANGE_TEXT },
  { .create = NULL },
};

static const CjmInspectorListButton curve_buttons[] = {
  { "go-up-symbolic", N_ ("Move Up"), CJM_INSPECTOR_WHEN_NOT_FIRST, CJM_CHANGE_MOVE_CURVE,
    raise_curve },
  { "go-down-symbolic", N_ ("Move Down"), CJM_INSPECTOR_WHEN_NOT_LAST, CJM_CHANGE_MOVE_CURVE,
    lower_curve },
  { "user-trash-symbolic", N_ ("Remove the Curve and Its Points"), CJM_INSPECTOR_WHEN_ALWAYS,
    CJM_CHANGE_DELETE_CURVE, remove_curve },
  { .icon = NULL },
};

const CjmInspectorList cjm_inspector_list_curves = {
  .fill = list_curves,
  .rows = curve_rows,
  .buttons = curve_buttons,
  .add_label = N_ ("Add Curve"),
  .add_change = CJM_CHANGE_ADD_CURVE,
  .add = add_curve,
};

/* Groups */

static void
fill_groups (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = get_map (row);
  const CjmLane *lane = cjm_map_find_lane (map, get_id (row));

  cjm_inspector_pick_list_add (list, _ ("No group"), 0, TRUE);
  for (guint i = 0; i < cjm_sequence_get_length (map->groups); i++)
    {
      const CjmGroup *group = cjm_sequence_get (map->groups, i);

      cjm_inspector_pick_list_add (list, or_unnamed (group->name), group->record.id,
                                   lane != NULL && lane->group == group->record.id);
    }
}

static CjmMap *
choose_group (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_set_lane_group (get_map (row), get_id (row), id);
}

static CjmMap *
add_group_to_lane (CjmInspectorRow *row, const char *name)
{
  CjmId id;
  g_autoptr (CjmMap) map = cjm_map_add_group (get_map (row), name, get_random (row), &id);

  return cjm_map_set_lane_group (map, get_id (row), id);
}

const CjmInspectorPick cjm_inspector_pick_group = {
  .fill = fill_groups,
  .choose = choose_group,
  .add_label = N_ ("New group…"),
  .add_hint = N_ ("Name of the new group"),
  .add = add_group_to_lane,
  .add_change = CJM_CHANGE_ADD_GROUP,
};

/* Language */

static void
fill_languages (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const char *language = get_map (row)->language;
  guint n_languages = cjm_language_list_get_length ();
  gboolean is_listed = FALSE;

  for (guint i = 0; i < n_languages; i++)
    {
      const CjmLanguage *listed = cjm_language_list_get_nth (i);
      gboolean is_current = g_str_equal (listed->tag, language);

      is_listed = is_listed || is_current;
      cjm_inspector_pick_list_add (list, listed->name, i, is_current);
    }
  if (!is_listed)
    cjm_inspector_pick_list_add (list, language, n_languages, TRUE);
}

static CjmMap *
choose_language (CjmInspectorRow *row, CjmId id)
{
  if (id >= cjm_language_list_get_length ())
    return cjm_map_ref (get_map (row));

  return cjm_map_set_language (get_map (row), cjm_language_list_get_nth ((guint) id)->tag);
}

const CjmInspectorPick cjm_inspector_pick_language
    = { .fill = fill_languages, .choose = choose_language };

/* Steps of a phase */

static void
list_steps (CjmInspectorRow *row, GArray *ids)
{
  const CjmPhase *phase = cjm_map_find_phase (get_map (row), get_id (row));

  if (phase != NULL)
    add_ids (phase->steps, ids);
}

static CjmMap *
add_step (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_step (get_map (row), get_id (row), G_MAXUINT, "", get_random (row), new_id);
}

static CjmMap *
raise_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_step (get_map (row), id, -1);
}

static CjmMap *
lower_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_step (get_map (row), id, 1);
}

static CjmMap *
join_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_join_step (get_map (row), id);
}

static const CjmInspectorRowInfo step_rows[] = {
  { .create = cjm_inspector_text_new,
    .label = N_ ("Name of the step"),
    .is_bare = TRUE,
    .field = CJM_FIELD_STEP_NAME,
    .change = CJM_CHANGE_TEXT },
  { .create = NULL },
};

static const CjmInspectorListButton step_buttons[] = {
  { "go-up-symbolic", N_ ("Move to the Front"), CJM_INSPECTOR_WHEN_NOT_FIRST, CJM_CHANGE_MOVE_STEP,
    raise_step },
  { "go-down-symbolic", N_ ("Move to the Back"), CJM_INSPECTOR_WHEN_NOT_LAST, CJM_CHANGE_MOVE_STEP,
    lower_step },
  { "list-remove-symbolic", N_ ("Join with the Step beside It"), CJM_INSPECTOR_WHEN_NOT_ALONE,
    CJM_CHANGE_JOIN_STEPS, join_step },
  { .icon = NULL },
};

const CjmInspectorList cjm_inspector_list_steps = {
  .fill = list_steps,
  .rows = step_rows,
  .buttons = step_buttons,
  .add_label = N_ ("Add Step"),
  .add_change = CJM_CHANGE_ADD_STEP,
  .add = add_step,
};

static void
join_current_step (CjmInspectorRow *row)
{
  cjm_inspector_row_take (row, join_step (row, get_id (row)), CJM_CHANGE_JOIN_STEPS);
}

const CjmInspectorCommand cjm_inspector_join_step = { .activate = join_current_step };

/* Lanes and phases */

static char *
dup_kind (CjmInspectorRow *row)
{
  static const struct
  {
    const char *kind, *name;
  } names[] = {
    { "notes", N_ ("Notes") },
    { "thoughts", N_ ("Thoughts") },
    { "touchpoints", N_ ("Touchpoints") },
    { "emotion", N_ ("Emotion") },
    { "obstacles", N_ ("Obstacles") },
    { "metrics", N_ ("Metrics") },
    { "actions", N_ ("Actions") },
    { "pictures", N_ ("Pictures") },
    { "line-of-interaction", N_ ("Line of interaction") },
    { "line-of-visibility", N_ ("Line of visibility") },
    { "line-of-internal-interaction", N_ ("Line of internal interaction") },
  };
  const CjmLane *lane = cjm_map_find_lane (get_map (row), get_id (row));

  for (guint i = 0; i < G_N_ELEMENTS (names) && lane != NULL; i++)
    if (g_str_equal (names[i].kind, lane->kind))
      return g_strdup (_ (names[i].name));

  /* A kind of a later version is shown under the name that the file gives it. */
  return g_strdup (lane != NULL ? lane->kind : "");
}

static char *
dup_lane (CjmInspectorRow *row)
{
  const CjmLane *lane = cjm_map_find_lane (get_map (row), get_id (row));

  return g_strdup (lane != NULL ? or_unnamed (lane->name) : "");
}

static char *
dup_question (CjmInspectorRow *row)
{
  const CjmLane *lane = cjm_map_find_lane (get_map (row), get_id (row));

  return g_strdup (lane != NULL && *lane->question != '\0' ? lane->question : "–");
}

/* The phase, and the step where the phase has several. */
static char *
dup_step_name (const CjmPhase *phase, guint index)
{
  const CjmStep *step = cjm_sequence_get (phase->steps, index);

  if (cjm_sequence_get_length (phase->steps) == 1 && *step->name == '\0')
    return g_strdup (or_unnamed (phase->name));
  if (*step->name == '\0')
    /* Translators: a step that has no name: its phase, and its number in it. */
    return g_strdup_printf (_ ("%s · step %u"), or_unnamed (phase->name), index + 1);

  /* Translators: a phase and one of its steps. */
  return g_strdup_printf (_ ("%s · %s"), or_unnamed (phase->name), step->name);
}

static char *
dup_step (CjmInspectorRow *row)
{
  const CjmInspectorSubject *subject = cjm_inspector_row_get_subject (row);
  CjmId step = subject->within != 0 ? subject->within : subject->id;
  const CjmPhase *phase = cjm_map_find_phase_of_step (get_map (row), step);

  if (phase == NULL)
    return g_strdup ("");

  return dup_step_name (phase, (guint) cjm_sequence_find (phase->steps, step));
}

const CjmInspectorReadout cjm_inspector_read_kind = { dup_kind };
const CjmInspectorReadout cjm_inspector_read_lane = { dup_lane };
const CjmInspectorReadout cjm_inspector_read_question = { dup_question };
const CjmInspectorReadout cjm_inspector_read_step = { dup_step };

static void
delete_phase (CjmInspectorRow *row)
{
  cjm_inspector_row_take (row, cjm_map_remove_phase (get_map (row), get_id (row)),
                          CJM_CHANGE_DELETE_PHASE);
}

static void
delete_lane (CjmInspectorRow *row)
{
  cjm_inspector_row_take (row, cjm_map_remove_lane (get_map (row), get_id (row)),
                          CJM_CHANGE_DELETE_LANE);
  gtk_widget_grab_focus (GTK_WIDGET (cjm_inspector_row_get_context (row)->canvas));
}

const CjmInspectorCommand cjm_inspector_delete_phase = { delete_phase, TRUE };
const CjmInspectorCommand cjm_inspector_delete_lane = { delete_lane, TRUE };

/* The place of a note */

static void
fill_lanes (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = get_map (row);
  const CjmLane *current = find_lane_of_note (row);

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      if (cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE)
        cjm_inspector_pick_list_add (list, or_unnamed (lane->name), lane->record.id,
                                     lane == current);
    }
}

static CjmId
find_step_of_note (CjmInspectorRow *row)
{
  CjmNotePlace place;
  const CjmCell *cell;

  if (cjm_map_find_note (get_map (row), get_id (row), &place) == NULL)
    return 0;

  cell = cjm_sequence_get (cjm_map_get_lane (get_map (row), place.lane)->cells, place.cell);
  return cell->record.id;
}

static CjmMap *
choose_lane (CjmInspectorRow *row, CjmId id)
{
  guint n_notes;
  const CjmId *notes = cjm_inspector_row_get_notes (row, &n_notes);

  return cjm_map_move_notes_to_lane (get_map (row), notes, n_notes, id);
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
  const CjmMap *map = get_map (row);
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
  guint n_notes;
  const CjmId *notes = cjm_inspector_row_get_notes (row, &n_notes);

  return cjm_map_move_notes_to_step (get_map (row), notes, n_notes, id);
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
  const CjmLane *lane = find_lane_of_note (row);
  CjmPlace place;

  if (lane == NULL)
    return;

  place = cjm_place_for_note (get_id (row), lane->record.id, find_step_of_note (row));
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
