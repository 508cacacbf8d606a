#include "cjm-edit-private.h"

/* What a note has beside its text, by the kind of its lane. */

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

gboolean
cjm_note_says_nothing (const CjmLane *lane, const CjmNote *note)
{
  gpointer unsaid;
  gboolean is_unsaid;

  if (!is_blank (note->text))
    return FALSE;
  if (note->detail == NULL)
    return TRUE;

  unsaid = cjm_edit_new_detail (lane);
  if (unsaid == NULL)
    return FALSE;
  is_unsaid = cjm_record_equal (note->detail, unsaid);
  cjm_record_unref (unsaid);
  return is_unsaid;
}

CjmMap *
cjm_map_set_detail (const CjmMap *map, CjmId note, gpointer detail)
{
  CjmNote *copy = cjm_edit_copy_of (map, CJM_RECORD_NOTE, note);
  g_autoptr (CjmMap) edited = NULL;

  if (copy == NULL)
    {
      g_clear_pointer (&detail, cjm_record_unref);
      return cjm_map_ref (map);
    }

  cjm_record_take_record (&copy->detail, detail);
  edited = cjm_edit_take_mended (cjm_edit_with_record (map, note, copy));
  return cjm_map_ref (cjm_map_equal (edited, map) ? map : edited);
}

CjmMap *
cjm_map_ensure_detail (const CjmMap *map, CjmId note, CjmRecordType type)
{
  CjmNotePlace place;
  const CjmNote *record = cjm_map_find_note (map, note, &place);
  const CjmLane *lane = record != NULL ? cjm_map_get_lane (map, place.lane) : NULL;
  gpointer detail;

  if (lane == NULL || cjm_note_get_detail (record, type) != NULL
      || cjm_lane_kind_get (lane->kind)->detail != type)
    return cjm_map_ref (map);

  detail = cjm_edit_new_detail (lane);
  return detail != NULL ? cjm_edit_with_record (map, note, detail) : cjm_map_ref (map);
}

CjmMap *
cjm_map_set_channel (const CjmMap *map, CjmId note, const char *name, CjmId own_channel)
{
  CjmTouchpoint *touchpoint;

  if (own_channel != 0 && cjm_map_find_channel (map, own_channel) == NULL)
    return cjm_map_ref (map);

  touchpoint = cjm_edit_copy_of (map, CJM_RECORD_TOUCHPOINT, note);
  if (touchpoint == NULL)
    return cjm_map_ref (map);

  /* One or the other, as a file names one. */
  touchpoint->own_channel = own_channel;
  cjm_edit_set_line (&touchpoint->channel, own_channel == 0 ? name : "");
  return cjm_edit_with_record_if_new (map, note, touchpoint);
}

CjmMap *
cjm_map_set_curve (const CjmMap *map, CjmId note, CjmId curve)
{
  CjmNotePlace place;
  CjmFeeling *feeling;

  if (cjm_map_find_note (map, note, &place) == NULL
      || cjm_sequence_find (cjm_map_get_lane (map, place.lane)->curves, curve) < 0)
    return cjm_map_ref (map);

  feeling = cjm_edit_copy_of (map, CJM_RECORD_FEELING, note);
  if (feeling == NULL)
    return cjm_map_ref (map);

  feeling->curve = curve;
  return cjm_edit_with_record_if_new (map, note, feeling);
}

CjmMap *
cjm_map_set_picture (const CjmMap *map, CjmId note, const char *media_type, GBytes *data)
{
  CjmNotePlace place;
  const CjmNote *record = cjm_map_find_note (map, note, &place);
  CjmRecordType type;

  if (record == NULL)
    return cjm_map_ref (map);

  type = cjm_lane_kind_get (cjm_map_get_lane (map, place.lane)->kind)->detail;
  if (cjm_note_get_detail (record, CJM_RECORD_PHOTO) == NULL
      && (type != CJM_RECORD_PHOTO || data == NULL))
    return cjm_map_ref (map);

  return cjm_map_set_detail (map, note,
                             data != NULL ? cjm_edit_new_photo (media_type, data) : NULL);
}

/* Answers */

CjmMap *
cjm_map_link_answer (const CjmMap *map, CjmId action_note, CjmId note)
{
  CjmAction *action;

  if (action_note == note || cjm_map_find_note (map, note, NULL) == NULL)
    return cjm_map_ref (map);

  action = cjm_edit_copy_of (map, CJM_RECORD_ACTION, action_note);
  if (action == NULL)
    return cjm_map_ref (map);

  if (cjm_sequence_find (action->answers, note) < 0)
    cjm_record_take_sequence (
        &action->answers,
        cjm_sequence_with_inserted (action->answers, cjm_sequence_get_length (action->answers),
                                    cjm_record_new (CJM_RECORD_ANSWER, note)));
  return cjm_edit_with_record_if_new (map, action_note, action);
}

CjmMap *
cjm_map_unlink_answer (const CjmMap *map, CjmId action_note, CjmId note)
{
  CjmAction *action = cjm_edit_copy_of (map, CJM_RECORD_ACTION, action_note);
  int index;

  if (action == NULL)
    return cjm_map_ref (map);

  index = cjm_sequence_find (action->answers, note);
  if (index >= 0)
    cjm_record_take_sequence (&action->answers,
                              cjm_sequence_without (action->answers, (guint) index));
  return cjm_edit_with_record_if_new (map, action_note, action);
}
