#pragma once

#include "cjm-edit.h"

/* Undo and redo: a list of maps, each with what was done to reach it.
 *
 * The list holds references, and maps share what they have in common, so that a step costs
 * what it changed. Nothing is ever thrown away but the redo part when something new is done.
 *
 * Typing makes a map for each keystroke, dragging one for each motion. Pushes with the same
 * merge key follow each other into one step until cjm_history_end_burst() is called or something
 * else is pushed. */

G_BEGIN_DECLS

/* What an edit did; the editor has the words for it. */
typedef enum
{
  CJM_CHANGE_TEXT,
  CJM_CHANGE_REPLACE, /* so many times: see cjm_history_push_counted() */
  CJM_CHANGE_ADD_NOTE,
  CJM_CHANGE_DELETE_NOTE,
  CJM_CHANGE_DUPLICATE_NOTE,
  CJM_CHANGE_MOVE_NOTE,
  CJM_CHANGE_CUT,
  CJM_CHANGE_PASTE,
  CJM_CHANGE_MERGE_NOTES,
  CJM_CHANGE_SPLIT_NOTE,
  CJM_CHANGE_SORT_NOTES,
  CJM_CHANGE_EVIDENCE,
  CJM_CHANGE_ADD_PHASE,
  CJM_CHANGE_DELETE_PHASE,
  CJM_CHANGE_DUPLICATE_PHASE,
  CJM_CHANGE_MOVE_PHASE,
  CJM_CHANGE_COLOR,
  CJM_CHANGE_ADD_LANE,
  CJM_CHANGE_DELETE_LANE,
  CJM_CHANGE_DUPLICATE_LANE,
  CJM_CHANGE_MOVE_LANE,
  CJM_CHANGE_PHOTO,
  CJM_CHANGE_REMOVE_PHOTO,
  CJM_CHANGE_LANGUAGE,
  CJM_CHANGE_THEME,
  CJM_CHANGE_FONT,
  CJM_CHANGE_MOMENT,
  CJM_CHANGE_EMPHASIS,
  CJM_CHANGE_SOURCE, /* of a note */
  CJM_CHANGE_DETAIL,
  CJM_CHANGE_FEELING,
  CJM_CHANGE_CHANNEL, /* of a touchpoint */
  CJM_CHANGE_METRIC,
  CJM_CHANGE_ACTION,
  CJM_CHANGE_LINK_ACTION,
  CJM_CHANGE_PICTURE,
  CJM_CHANGE_AUDIENCE,
  CJM_CHANGE_ADD_STEP,
  CJM_CHANGE_JOIN_STEPS,
  CJM_CHANGE_MOVE_STEP,
  CJM_CHANGE_WIDTH,     /* of a column */
  CJM_CHANGE_LANE_SPAN, /* drawn by step or by phase */
  CJM_CHANGE_LANE_GROUP,
  CJM_CHANGE_ADD_GROUP,
  CJM_CHANGE_MOVE_GROUP,
  CJM_CHANGE_DROP,      /* from another program */
  CJM_CHANGE_TAKE_BACK, /* an earlier version */
  CJM_CHANGE_IMPORT,    /* a whole map from another program's file */
  CJM_CHANGE_ADD_SOURCE,
  CJM_CHANGE_EDIT_SOURCE,
  CJM_CHANGE_DELETE_SOURCE,
  CJM_CHANGE_ADD_CHANNEL,
  CJM_CHANGE_EDIT_CHANNEL,
  CJM_CHANGE_DELETE_CHANNEL,
  CJM_CHANGE_ADD_CURVE,
  CJM_CHANGE_DELETE_CURVE,
  CJM_CHANGE_MOVE_CURVE,
  CJM_CHANGE_TAKE_UP, /* what somebody else has saved */
  CJM_CHANGE_MERGE    /* with what somebody else has saved */
} CjmChange;

#define CJM_N_CHANGES (CJM_CHANGE_MERGE + 1)

typedef struct _CjmHistory CjmHistory;

/* Begins with @map, which counts as saved. */
CjmHistory *cjm_history_new (const CjmMap *map);
void cjm_history_free (CjmHistory *history);

/* The current map; borrowed. */
const CjmMap *cjm_history_get_map (const CjmHistory *history);

/* Makes @map the current one; nothing happens where it is so already. @key names the text
 * being typed, NULL starts a step of its own. */
void
cjm_history_push (CjmHistory *history, const CjmMap *map, CjmChange change, const CjmTarget *key);

/* As cjm_history_push(); the key is @value of the record with @id, as while it is dragged. */
void cjm_history_push_value (CjmHistory *history,
                             const CjmMap *map,
                             CjmChange change,
                             CjmValue value,
                             CjmId id);

/* A step of its own that did the same thing @n_times, for its name to say so. */
void
cjm_history_push_counted (CjmHistory *history, const CjmMap *map, CjmChange change, guint n_times);
void cjm_history_end_burst (CjmHistory *history);

gboolean cjm_history_can_undo (const CjmHistory *history);
gboolean cjm_history_can_redo (const CjmHistory *history);

/* What undo or redo would take back or do again; only where they can. */
CjmChange cjm_history_get_undo_change (const CjmHistory *history);
CjmChange cjm_history_get_redo_change (const CjmHistory *history);

/* How often it was done; 1 where that was not counted. */
guint cjm_history_get_undo_count (const CjmHistory *history);
guint cjm_history_get_redo_count (const CjmHistory *history);

/* FALSE where there was nothing to do. */
gboolean cjm_history_undo (CjmHistory *history);
gboolean cjm_history_redo (CjmHistory *history);

/* The number of steps behind the current map; cjm_history_rewind() goes back to an earlier
 * one and forgets what came after it, as Escape does with what was being typed; what could be
 * redone there before can be redone again. */
guint cjm_history_get_position (const CjmHistory *history);
void cjm_history_rewind (CjmHistory *history, guint position);

/* Modified means: the current map is not the saved one. Ends the burst, so that a step never
 * reaches across a save. */
void cjm_history_set_saved (CjmHistory *history, const CjmMap *map);
gboolean cjm_history_is_modified (const CjmHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmHistory, cjm_history_free)

G_END_DECLS
