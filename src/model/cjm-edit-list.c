#include "cjm-edit-private.h"

/* What notes refer to: the curves of a lane, and the sources and channels of the map. */

#define SOURCES G_STRUCT_OFFSET (CjmMap, sources)
#define CHANNELS G_STRUCT_OFFSET (CjmMap, channels)

/* Curves */

/* The index of the lane that has @curve, or -1. */
static int
find_lane_of_curve (const CjmMap *map, CjmId curve)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_sequence_find (cjm_map_get_lane (map, i)->curves, curve) >= 0)
      return (int) i;

  return -1;
}

static CjmId
get_first_curve (const CjmLane *lane)
{
  return lane->curves != NULL ? ((CjmRecord *) cjm_sequence_get (lane->curves, 0))->id : 0;
}

/* The lane at @index with one more curve at its end. */
static CjmMap *
with_curve (const CjmMap *map, guint index, const char *name, GRand *random, CjmId *new_id)
{
  CjmLane *lane = cjm_record_copy (cjm_map_get_lane (map, index));
  CjmCurve *curve = cjm_edit_new_record (CJM_RECORD_CURVE, random, new_id);

  cjm_edit_set_line (&curve->name, name);
  cjm_record_take_sequence (
      &lane->curves,
      cjm_sequence_with_inserted (lane->curves, cjm_sequence_get_length (lane->curves), curve));
  return cjm_edit_with_lane (map, index, lane);
}

/* The index of the lane of emotions with @id, or -1. */
static int
find_emotion_lane (const CjmMap *map, CjmId id)
{
  int index = cjm_sequence_find (map->lanes, id);
  gboolean has_curves = index >= 0
                        && cjm_lane_kind_get (cjm_map_get_lane (map, (guint) index)->kind)->detail
                               == CJM_RECORD_FEELING;

  return has_curves ? index : -1;
}

CjmMap *
cjm_map_ensure_curve (const CjmMap *map, CjmId lane, GRand *random, CjmId *id)
{
  int index = find_emotion_lane (map, lane);
  CjmId first = index >= 0 ? get_first_curve (cjm_map_get_lane (map, (guint) index)) : 0;

  if (id != NULL)
    *id = first;

  return index < 0 || first != 0 ? cjm_map_ref (map)
                                 : with_curve (map, (guint) index, "", random, id);
}

CjmMap *
cjm_map_add_curve (const CjmMap *map, CjmId lane, const char *name, GRand *random, CjmId *new_id)
{
  int index = find_emotion_lane (map, lane);
  g_autoptr (CjmMap) ensured = NULL;

  if (new_id != NULL)
    *new_id = 0;
  if (index < 0)
    return cjm_map_ref (map);

  if (cjm_map_get_lane (map, (guint) index)->cells != NULL)
    ensured = cjm_map_ensure_curve (map, lane, random, NULL);
  else
    ensured = cjm_map_ref (map);
  return with_curve (ensured, (guint) index, name, random, new_id);
}

typedef struct
{
  const CjmLane *lane;
  CjmId curve;
} LaneCurve;

/* The curve of the lane that a note is on: the first one where it names none of the lane's; 0
 * for a note that has no feeling. */
static CjmId
get_curve_of_note (const CjmLane *lane, const CjmNote *note)
{
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);

  if (feeling == NULL)
    return 0;

  return cjm_sequence_find (lane->curves, feeling->curve) >= 0 ? feeling->curve
                                                               : get_first_curve (lane);
}

static gpointer
drop_note_on_curve (gconstpointer record, gpointer data)
{
  const LaneCurve *place = data;

  return get_curve_of_note (place->lane, record) == place->curve ? NULL : cjm_record_ref (record);
}

CjmMap *
cjm_map_remove_curve (const CjmMap *map, CjmId curve)
{
  int index = find_lane_of_curve (map, curve);
  LaneCurve place = { .curve = curve };
  CjmLane *lane;

  if (index < 0)
    return cjm_map_ref (map);

  place.lane = cjm_map_get_lane (map, (guint) index);
  lane = cjm_record_copy (place.lane);
  cjm_record_take_sequence (
      &lane->curves,
      cjm_sequence_without (lane->curves, (guint) cjm_sequence_find (lane->curves, curve)));
  return cjm_edit_take_mended (cjm_edit_with_lane (
      map, (guint) index, cjm_edit_take_lane_with_mapped_notes (lane, drop_note_on_curve, &place)));
}

/* A feeling that stands for the first curve comes to name it. */
static gpointer
pin_note (gconstpointer record, gpointer data)
{
  const CjmNote *note = record;
  const CjmLane *lane = data;
  const CjmFeeling *feeling = cjm_note_get_detail (note, CJM_RECORD_FEELING);
  CjmNote *copy;
  CjmFeeling *pinned;

  if (feeling == NULL || feeling->curve == get_curve_of_note (lane, note))
    return cjm_record_ref (note);

  pinned = cjm_record_copy (feeling);
  pinned->curve = get_first_curve (lane);
  copy = cjm_record_copy (note);
  cjm_record_take_record (&copy->detail, pinned);
  return copy;
}

CjmMap *
cjm_map_move_curve (const CjmMap *map, CjmId curve, int by)
{
  int index = find_lane_of_curve (map, curve);
  const CjmLane *old = index >= 0 ? cjm_map_get_lane (map, (guint) index) : NULL;
  CjmSequence *curves = old != NULL ? cjm_edit_moved (old->curves, curve, by) : NULL;
  CjmLane *lane;

  if (curves == NULL)
    return cjm_map_ref (map);

  lane = cjm_record_copy (old);
  cjm_record_take_sequence (&lane->curves, curves);
  if (get_first_curve (lane) != get_first_curve (old))
    lane = cjm_edit_take_lane_with_mapped_notes (lane, pin_note, (gpointer) old);
  return cjm_edit_with_lane (map, (guint) index, lane);
}

/* Sources */

CjmMap *
cjm_map_add_source (const CjmMap *map, const char *name, GRand *random, CjmId *new_id)
{
  CjmSource *source = cjm_edit_new_record (CJM_RECORD_SOURCE, random, new_id);

  cjm_edit_set_line (&source->name, name);
  return cjm_edit_with_added (map, SOURCES, G_MAXUINT, source);
}

CjmMap *
cjm_map_remove_source (const CjmMap *map, CjmId source)
{
  if (cjm_map_find_source (map, source) == NULL)
    return cjm_map_ref (map);

  return cjm_edit_take_mended (cjm_edit_without (map, SOURCES, source));
}

/* Channels */

CjmMap *
cjm_map_add_channel (const CjmMap *map,
                     const char *name,
                     const char *icon,
                     GRand *random,
                     CjmId *new_id)
{
  CjmChannel *channel = cjm_edit_new_record (CJM_RECORD_CHANNEL, random, new_id);

  cjm_edit_set_line (&channel->name, name);
  cjm_edit_set_line (&channel->icon, icon);
  return cjm_edit_with_added (map, CHANNELS, G_MAXUINT, channel);
}

/* The touchpoints of an own channel get the channel whose icon it borrowed. */
static gpointer
release_channel (gconstpointer record, gpointer data)
{
  const CjmNote *note = record;
  const CjmChannel *channel = data;
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  CjmTouchpoint *released;
  CjmNote *copy;

  if (touchpoint == NULL || touchpoint->own_channel != channel->record.id)
    return cjm_record_ref (note);

  released = cjm_record_copy (touchpoint);
  released->own_channel = 0;
  cjm_record_set_string (&released->channel, channel->icon);
  copy = cjm_record_copy (note);
  cjm_record_take_record (&copy->detail, released);
  return copy;
}

CjmMap *
cjm_map_remove_channel (const CjmMap *map, CjmId channel)
{
  const CjmChannel *record = cjm_map_find_channel (map, channel);
  g_autoptr (CjmMap) without = NULL;

  if (record == NULL)
    return cjm_map_ref (map);

  without = cjm_edit_without (map, CHANNELS, channel);
  return cjm_edit_with_mapped_notes (without, release_channel, (gpointer) record);
}

CjmMap *
cjm_map_set_channel_icon (const CjmMap *map, CjmId channel, const char *icon)
{
  CjmChannel *copy = cjm_edit_copy_of (map, CJM_RECORD_CHANNEL, channel);

  if (copy == NULL)
    return cjm_map_ref (map);

  cjm_edit_set_line (&copy->icon, icon);
  return cjm_edit_with_record_if_new (map, channel, copy);
}
