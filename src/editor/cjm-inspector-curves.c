#include "cjm-inspector-bindings.h"

#include "cjm-inspector-entry.h"

#include <glib/gi18n.h>

/* The curves of a lane of emotions, and the one of a feeling. */

static void
fill_curves (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmLane *lane = cjm_inspector_row_find_lane (row);
  const CjmNote *note
      = cjm_map_find_note (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row), NULL);
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
      cjm_inspector_pick_list_add (list, cjm_inspector_or_unnamed (curve->name), curve->record.id,
                                   i == 0 || curve->record.id == chosen);
    }
}

static CjmMap *
choose_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_set_curve (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row), id);
}

static CjmMap *
add_curve_to_note (CjmInspectorRow *row, const char *name)
{
  const CjmLane *lane = cjm_inspector_row_find_lane (row);
  g_autoptr (CjmMap) map = NULL;
  CjmId id;

  if (lane == NULL)
    return cjm_map_ref (cjm_inspector_row_get_map (row));

  map = cjm_map_add_curve (cjm_inspector_row_get_map (row), lane->record.id, name,
                           cjm_inspector_row_get_random (row), &id);
  return cjm_map_set_curve (map, cjm_inspector_row_get_id (row), id);
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
  const CjmLane *lane
      = cjm_map_find_lane (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  if (lane != NULL)
    cjm_inspector_list_add_ids (lane->curves, ids);
}

static CjmMap *
add_curve (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_curve (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row), "",
                            cjm_inspector_row_get_random (row), new_id);
}

static CjmMap *
raise_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_curve (cjm_inspector_row_get_map (row), id, -1);
}

static CjmMap *
lower_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_move_curve (cjm_inspector_row_get_map (row), id, 1);
}

static CjmMap *
remove_curve (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_curve (cjm_inspector_row_get_map (row), id);
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
