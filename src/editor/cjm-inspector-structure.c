#include "cjm-inspector-bindings.h"

#include "cjm-inspector-entry.h"
#include "cjm-kind-label.h"
#include "cjm-language-list.h"

#include <glib/gi18n.h>

/* The language of a map, the groups and kinds of its lanes, the steps of its phases. */

/* Language */

static void
fill_languages (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const char *language = cjm_inspector_row_get_map (row)->language;
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
    return cjm_map_ref (cjm_inspector_row_get_map (row));

  return cjm_map_set_language (cjm_inspector_row_get_map (row),
                               cjm_language_list_get_nth ((guint) id)->tag);
}

const CjmInspectorPick cjm_inspector_pick_language
    = { .fill = fill_languages, .choose = choose_language };

/* Groups */

static void
fill_groups (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmLane *lane = cjm_map_find_lane (map, cjm_inspector_row_get_id (row));

  cjm_inspector_pick_list_add (list, _ ("No group"), 0, TRUE);
  for (guint i = 0; i < cjm_sequence_get_length (map->groups); i++)
    {
      const CjmGroup *group = cjm_sequence_get (map->groups, i);

      cjm_inspector_pick_list_add (list, cjm_inspector_or_unnamed (group->name), group->record.id,
                                   lane != NULL && lane->group == group->record.id);
    }
}

static CjmMap *
choose_group (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_set_lane_group (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row),
                                 id);
}

static CjmMap *
add_group_to_lane (CjmInspectorRow *row, const char *name)
{
  CjmId id;
  g_autoptr (CjmMap) map = cjm_map_add_group (cjm_inspector_row_get_map (row), name,
                                              cjm_inspector_row_get_random (row), &id);

  return cjm_map_set_lane_group (map, cjm_inspector_row_get_id (row), id);
}

const CjmInspectorPick cjm_inspector_pick_group = {
  .fill = fill_groups,
  .choose = choose_group,
  .add_label = N_ ("New group…"),
  .add_hint = N_ ("Name of the new group"),
  .add = add_group_to_lane,
  .add_change = CJM_CHANGE_ADD_GROUP,
};

/* Steps of a phase */

static void
list_steps (CjmInspectorRow *row, GArray *ids)
{
  const CjmPhase *phase
      = cjm_map_find_phase (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  if (phase != NULL)
    cjm_inspector_list_add_ids (phase->steps, ids);
}

static CjmMap *
add_step (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_step (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row),
                           G_MAXUINT, "", cjm_inspector_row_get_random (row), new_id);
}

static CjmMap *
raise_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_step (cjm_inspector_row_get_map (row), id, -1);
}

static CjmMap *
lower_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_step (cjm_inspector_row_get_map (row), id, 1);
}

static CjmMap *
join_step (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_join_step (cjm_inspector_row_get_map (row), id);
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
  cjm_inspector_row_take (row, join_step (row, cjm_inspector_row_get_id (row)),
                          CJM_CHANGE_JOIN_STEPS);
}

const CjmInspectorCommand cjm_inspector_join_step = { .activate = join_current_step };

/* Lanes and phases */

static char *
dup_kind (CjmInspectorRow *row)
{
  const CjmLane *lane
      = cjm_map_find_lane (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  return g_strdup (lane != NULL ? cjm_kind_get_label (lane->kind) : "");
}

const CjmInspectorReadout cjm_inspector_read_kind = { dup_kind };

static void
delete_phase (CjmInspectorRow *row)
{
  cjm_inspector_row_take (
      row, cjm_map_remove_phase (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row)),
      CJM_CHANGE_DELETE_PHASE);
}

static void
delete_lane (CjmInspectorRow *row)
{
  cjm_inspector_row_take (
      row, cjm_map_remove_lane (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row)),
      CJM_CHANGE_DELETE_LANE);
  gtk_widget_grab_focus (GTK_WIDGET (cjm_inspector_row_get_context (row)->canvas));
}

const CjmInspectorCommand cjm_inspector_delete_phase = { delete_phase, TRUE };
const CjmInspectorCommand cjm_inspector_delete_lane = { delete_lane, TRUE };
