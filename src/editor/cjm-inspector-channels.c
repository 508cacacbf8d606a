#include "cjm-inspector-bindings.h"

#include "cjm-channel.h"
#include "cjm-inspector-entry.h"

#include <glib/gi18n.h>

/* The channel of a touchpoint, and the channels that a map has of its own. */

static char *
dup_channel (CjmInspectorRow *row, const char **icon)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmNote *note = cjm_map_find_note (map, cjm_inspector_row_get_id (row), NULL);
  const CjmTouchpoint *touchpoint
      = note != NULL ? cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT) : NULL;

  if (touchpoint == NULL || (touchpoint->own_channel == 0 && *touchpoint->channel == '\0'))
    return g_strdup (_ ("Choose a channel"));

  *icon = cjm_touchpoint_get_icon (map, touchpoint);
  return g_strdup (
      cjm_touchpoint_get_channel_name (map, touchpoint, cjm_inspector_row_get_words (row)));
}

static void
find_vocabulary (CjmInspectorRow *row, GPtrArray *finds)
{
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    {
      const CjmChannelKind *kind = cjm_channel_kind_get_nth (i);

      cjm_inspector_find_add (finds,
                              cjm_words_get_channel (cjm_inspector_row_get_words (row), kind->name),
                              NULL, kind->name, kind->name, 0);
    }
}

static void
find_channels (CjmInspectorRow *row, GPtrArray *finds)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);

  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    {
      const CjmChannel *channel = cjm_sequence_get (map->channels, i);
      const char *icon = *channel->icon != '\0' ? channel->icon : CJM_CHANNEL_OTHER;

      cjm_inspector_find_add (finds, cjm_inspector_or_unnamed (channel->name), NULL, icon, "",
                              channel->record.id);
    }
  find_vocabulary (row, finds);
}

static CjmMap *
choose_channel (CjmInspectorRow *row, const CjmInspectorFind *find)
{
  return cjm_map_set_channel (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row),
                              find->name, find->id);
}

static CjmMap *
add_channel_to_note (CjmInspectorRow *row, const char *name)
{
  CjmId id;
  g_autoptr (CjmMap) map = cjm_map_add_channel (cjm_inspector_row_get_map (row), name, "",
                                                cjm_inspector_row_get_random (row), &id);

  return cjm_map_set_channel (map, cjm_inspector_row_get_id (row), "", id);
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
  const CjmChannel *channel
      = cjm_map_find_channel (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row));

  if (channel == NULL || *channel->icon == '\0')
    {
      *icon = CJM_CHANNEL_OTHER;
      return g_strdup (_ ("An icon of its own"));
    }

  *icon = channel->icon;
  return g_strdup (cjm_words_get_channel (cjm_inspector_row_get_words (row), channel->icon));
}

static CjmMap *
choose_icon (CjmInspectorRow *row, const CjmInspectorFind *find)
{
  return cjm_map_set_channel_icon (cjm_inspector_row_get_map (row), cjm_inspector_row_get_id (row),
                                   find->name);
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
  cjm_inspector_list_add_ids (cjm_inspector_row_get_map (row)->channels, ids);
}

static CjmMap *
add_channel (CjmInspectorRow *row, CjmId *new_id)
{
  return cjm_map_add_channel (cjm_inspector_row_get_map (row), "", "",
                              cjm_inspector_row_get_random (row), new_id);
}

static CjmMap *
remove_channel (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_remove_channel (cjm_inspector_row_get_map (row), id);
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
