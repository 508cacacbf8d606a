#pragma once

#include "cjm-inspector-list.h"
#include "cjm-inspector-pick.h"
#include "cjm-inspector-search.h"
#include "cjm-inspector-special.h"

/* What the rows of the inspector need to know of the map beside fields and values: what there is
 * to pick, to list and to find, and which edits that stands for. */

G_BEGIN_DECLS

/* Of a note */
extern const CjmInspectorPick cjm_inspector_pick_source;
extern const CjmInspectorPick cjm_inspector_pick_curve;
extern const CjmInspectorPick cjm_inspector_pick_lane;
extern const CjmInspectorPick cjm_inspector_pick_step;
extern const CjmInspectorSearch cjm_inspector_find_channel;
extern const CjmInspectorList cjm_inspector_list_answers;
extern const CjmInspectorSearch cjm_inspector_find_answer;

/* Of a phase, a lane, the map */
extern const CjmInspectorList cjm_inspector_list_steps;
extern const CjmInspectorPick cjm_inspector_pick_group;
extern const CjmInspectorList cjm_inspector_list_curves;
extern const CjmInspectorPick cjm_inspector_pick_language;
extern const CjmInspectorPick cjm_inspector_pick_theme;
extern const CjmInspectorPick cjm_inspector_pick_font;
extern const CjmInspectorList cjm_inspector_list_sources;
extern const CjmInspectorList cjm_inspector_list_channels;
extern const CjmInspectorSearch cjm_inspector_find_icon;

extern const CjmInspectorReadout cjm_inspector_read_kind; /* of a lane */
extern const CjmInspectorReadout cjm_inspector_read_step; /* of a cell or a step */
extern const CjmInspectorReadout cjm_inspector_read_lane; /* of a cell */
extern const CjmInspectorReadout cjm_inspector_read_question;
extern const CjmInspectorReadout cjm_inspector_read_number_of_notes;

extern const CjmInspectorCommand cjm_inspector_add_note;
extern const CjmInspectorCommand cjm_inspector_delete_note;
extern const CjmInspectorCommand cjm_inspector_delete_notes;
extern const CjmInspectorCommand cjm_inspector_join_step;
extern const CjmInspectorCommand cjm_inspector_delete_phase;
extern const CjmInspectorCommand cjm_inspector_delete_lane;

/* What the user calls a source's type and a lane's kind; ended by NULL, to be translated. */
extern const char *const cjm_inspector_source_types[];

G_END_DECLS
