#include "cjm-inspector-bindings.h"

#include "cjm-inspector-choice.h"
#include "cjm-inspector-entry.h"

#include <glib/gi18n.h>

/* The sources of a map, and the one of a note. */

static void
fill_sources (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmNote *note = cjm_map_find_note (map, cjm_inspector_row_get_id (row), NULL);

  cjm_inspector_pick_list_add (list, _ ("No source"), 0, TRUE);
  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);

      cjm_inspector_pick_list_add (list, cjm_inspector_or_unnamed (source->name), source->record.id,
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
  return set_source (row, cjm_inspector_row_get_map (row), id);
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
  g_autoptr (CjmMap) map = cjm_map_add_source (cjm_inspector_row_get_map (row), name,
                                               cjm_inspector_row_get_random (row), &id);

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
  cjm_inspector_list_add_ids (cjm_inspector_row_get_map (row)->sources, ids);
}

static CjmMap *
add_source (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_source (cjm_inspector_row_get_map (row), "",
                             cjm_inspector_row_get_random (row), new_id);
}

static CjmMap *
remove_source (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_source (cjm_inspector_row_get_map (row), id);
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
