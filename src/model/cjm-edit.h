#pragma once

#include "cjm-map.h"

/* Edits: functions from a map to a new map that shares everything it does not change.
 *
 * Every function returns a map of the caller's own. Where an edit would change nothing (the
 * same text, a move beyond the end, a record that is gone) it returns @map itself, so that
 * "has anything changed" is a comparison of pointers. New records take their ids from @random.
 *
 * Where a function makes a record, @new_id (may be NULL) is set to its id, or to 0 where
 * nothing was made. */

G_BEGIN_DECLS

/* @text in the form that a map and a file can hold: valid UTF-8, line ends as \n, no control
 * characters but \n and \t, no non-characters. With @is_single_line, line ends become spaces. */
char *cjm_text_normalize (const char *text, gboolean is_single_line);

/* A date that is none changes nothing. For the parts of a detail see below. */
CjmMap *cjm_map_set_text (const CjmMap *map, CjmTarget target, const char *text);

/* A @number that cjm_value_is_valid() refuses changes nothing. */
CjmMap *cjm_map_set_value (const CjmMap *map, CjmValue value, CjmId id, double number);
CjmMap *cjm_map_set_language (const CjmMap *map, const char *language);

/* @theme: the id of a theme, which need not be known; @font: the family of all texts. "" for the
 * default theme, and for the theme's own font. */
CjmMap *cjm_map_set_theme (const CjmMap *map, const char *theme);
CjmMap *cjm_map_set_font (const CjmMap *map, const char *font);

/* @data NULL takes the photo away. */
CjmMap *cjm_map_set_photo (const CjmMap *map, const char *media_type, GBytes *data);

/* What a workshop begins with: the phases, steps, lanes and questions of @map, without notes,
 * persona, barrier, insight, objectives and audiences. */
CjmMap *cjm_map_make_blank (const CjmMap *map);

/* Notes. A lane that is a line has no cells: no note comes to stand in it. */

/* A note at @index in the cell of @lane and @step; an @index beyond the end appends. It gets the
 * default detail of its lane's kind. */
CjmMap *cjm_map_add_note (const CjmMap *map,
                          CjmId lane,
                          CjmId step,
                          guint index,
                          const char *text,
                          GRand *random,
                          CjmId *new_id);

/* The actions that answer it answer it no more. */
CjmMap *cjm_map_remove_note (const CjmMap *map, CjmId note);
CjmMap *cjm_map_duplicate_note (const CjmMap *map, CjmId note, GRand *random, CjmId *new_id);
CjmMap *cjm_map_move_note (const CjmMap *map, CjmId note, CjmId lane, CjmId step, guint index);
CjmMap *cjm_map_set_evidence (const CjmMap *map, CjmId note, CjmEvidence evidence);

/* @source 0 for none; one that the map does not have changes nothing. */
CjmMap *cjm_map_set_note_source (const CjmMap *map, CjmId note, CjmId source);

/* Several notes at once. Ids that the map does not have are passed over. */

CjmMap *cjm_map_remove_notes (const CjmMap *map, const CjmId *ids, guint n_ids);

/* The notes, wherever they are, come to stand one after the other in the given order in the cell
 * of @lane and @step, with all that they have. @index counts the notes that stand there without
 * them; one beyond the end appends. */
CjmMap *cjm_map_move_notes (const CjmMap *map,
                            const CjmId *ids,
                            guint n_ids,
                            CjmId lane,
                            CjmId step,
                            guint index);

/* The same with copies of them, where @index counts all notes that stand there. An action that
 * answers a note which is copied, too, has a copy that answers that note's. The ids of the copies
 * are appended to @new_ids, an array of CjmId that may be NULL. */
CjmMap *cjm_map_copy_notes (const CjmMap *map,
                            const CjmId *ids,
                            guint n_ids,
                            CjmId lane,
                            CjmId step,
                            guint index,
                            GRand *random,
                            GArray *new_ids);

/* A copy of each right behind it. */
CjmMap *cjm_map_duplicate_notes (const CjmMap *map,
                                 const CjmId *ids,
                                 guint n_ids,
                                 GRand *random,
                                 GArray *new_ids);

/* Every note so many lanes down and so many steps on (negative: up and back), to the end of the
 * cell there, in the given order. Lanes that are lines do not count. Where one of them would
 * leave the map, none moves. */
CjmMap *
cjm_map_shift_notes (const CjmMap *map, const CjmId *ids, guint n_ids, int d_lanes, int d_columns);

/* Each in its own column to the end of the cell of @lane, or in its own lane to @step or the first
 * step of @phase; those that are there already stay where they are. */
CjmMap *cjm_map_move_notes_to_lane (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId lane);
CjmMap *cjm_map_move_notes_to_step (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId step);
CjmMap *cjm_map_move_notes_to_phase (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId phase);

/* The first of the notes takes the others in: their texts below each other, the weakest evidence,
 * what the first one lacks of the rest. What answered one of them answers it. */
CjmMap *cjm_map_merge_notes (const CjmMap *map, const CjmId *ids, guint n_ids);

/* What stands behind @offset, in bytes of the text, becomes a note right after it that is known in
 * the same way. Nothing happens where one of them would say nothing. */
CjmMap *
cjm_map_split_note (const CjmMap *map, CjmId note, gsize offset, GRand *random, CjmId *new_id);

/* Puts the notes of the cell of @lane and @step in order; equal ones keep theirs. */
typedef int (*CjmNoteCompareFunc) (const CjmNote *a, const CjmNote *b, gpointer data);
CjmMap *cjm_map_sort_notes (const CjmMap *map,
                            CjmId lane,
                            CjmId step,
                            CjmNoteCompareFunc compare,
                            gpointer data);

CjmMap *cjm_map_set_value_of_notes (const CjmMap *map,
                                    CjmValue value,
                                    const CjmId *ids,
                                    guint n_ids,
                                    double number);
CjmMap *cjm_map_set_text_of_notes (const CjmMap *map,
                                   CjmField field,
                                   const CjmId *ids,
                                   guint n_ids,
                                   const char *text);
CjmMap *
cjm_map_set_source_of_notes (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId source);

/* Other texts for many things at once, notes or not. A note that says nothing any more without its
 * text goes, as when somebody empties it by hand. */
typedef struct
{
  CjmTarget target;
  char *text;       /* the caller's own */
  gboolean is_made; /* set to whether anything came of it */
} CjmTextChange;

CjmMap *cjm_map_set_texts (const CjmMap *map, CjmTextChange *changes, guint n_changes);

/* Details. The functions that set a part of a detail make it with default values where a note
 * of a lane of that kind lacks it or has one of another kind. In other lanes they only change a
 * detail that the note has. */

/* A note of @lane without a word, and without anything in its detail that somebody chose: it may
 * go when nobody writes on. */
gboolean cjm_note_says_nothing (const CjmLane *lane, const CjmNote *note);

/* Takes @detail, which may be NULL for none. What it refers to and the map does not have is
 * left out. */
CjmMap *cjm_map_set_detail (const CjmMap *map, CjmId note, gpointer detail);

/* The default detail of @type; a photo has none. */
CjmMap *cjm_map_ensure_detail (const CjmMap *map, CjmId note, CjmRecordType type);

/* The vocabulary's channel @name, or the map's own @own_channel where that is not 0. */
CjmMap *cjm_map_set_channel (const CjmMap *map, CjmId note, const char *name, CjmId own_channel);

/* NaN where the feeling is not known. */
CjmMap *cjm_map_set_feeling (const CjmMap *map, CjmId note, double value);

/* @curve: one of the note's lane. */
CjmMap *cjm_map_set_curve (const CjmMap *map, CjmId note, CjmId curve);

/* The picture of a note of a storyboard; @data NULL takes it away. */
CjmMap *cjm_map_set_picture (const CjmMap *map, CjmId note, const char *media_type, GBytes *data);

/* That the action of @action_note answers @note, any other one. */
CjmMap *cjm_map_link_answer (const CjmMap *map, CjmId action_note, CjmId note);
CjmMap *cjm_map_unlink_answer (const CjmMap *map, CjmId action_note, CjmId note);

/* Phases */

/* A phase with one step, at @index. */
CjmMap *
cjm_map_add_phase (const CjmMap *map, guint index, const char *name, GRand *random, CjmId *new_id);

/* Takes the notes of its steps away with it. */
CjmMap *cjm_map_remove_phase (const CjmMap *map, CjmId phase);

/* A copy with its notes, right after the original. An action in it that answers a note in it
 * answers the copy of that note. */
CjmMap *cjm_map_duplicate_phase (const CjmMap *map, CjmId phase, GRand *random, CjmId *new_id);
CjmMap *cjm_map_move_phase (const CjmMap *map, CjmId phase, int by);

/* @color: 0xRRGGBB or CJM_COLOR_AUTOMATIC. */
CjmMap *cjm_map_set_phase_color (const CjmMap *map, CjmId phase, gint32 color);

/* Steps */

/* Splits @phase: a step without notes at @index among its steps. */
CjmMap *cjm_map_add_step (const CjmMap *map,
                          CjmId phase,
                          guint index,
                          const char *name,
                          GRand *random,
                          CjmId *new_id);

/* Joins @step with the next one of its phase, the last one with the one before it; this is how
 * a step is removed. The first of the two stays and has the notes of both, and the name of the
 * other where it has none. A phase's only step stays as it is. */
CjmMap *cjm_map_join_step (const CjmMap *map, CjmId step);

/* Inside its phase; its notes go with it. */
CjmMap *cjm_map_move_step (const CjmMap *map, CjmId step, int by);

/* Into @phase, its own or another one, with its notes; @index counts the steps there without it.
 * A phase keeps its only step. */
CjmMap *cjm_map_move_step_to (const CjmMap *map, CjmId step, CjmId phase, guint index);

/* Lanes. An @index that would tear a group apart is moved to the nearest place that does not. */

/* A plain lane at @index, in @group (0 for none). */
CjmMap *cjm_map_add_lane (const CjmMap *map,
                          guint index,
                          CjmId group,
                          const char *name,
                          GRand *random,
                          CjmId *new_id);

/* @kind: a name in the table of cjm-lane-kind.h; any other makes a plain lane. */
CjmMap *cjm_map_add_lane_of_kind (const CjmMap *map,
                                  guint index,
                                  CjmId group,
                                  const char *kind,
                                  const char *name,
                                  const char *question,
                                  GRand *random,
                                  CjmId *new_id);
CjmMap *cjm_map_remove_lane (const CjmMap *map, CjmId lane);

/* A copy with its notes and curves, right after the original. */
CjmMap *cjm_map_duplicate_lane (const CjmMap *map, CjmId lane, GRand *random, CjmId *new_id);

/* One place up (-1) or down (+1). At the edge of its group a lane first leaves the group or
 * joins that of its neighbour and keeps its place, so that every order can be reached and no
 * group is torn apart. */
CjmMap *cjm_map_move_lane (const CjmMap *map, CjmId lane, int by);

/* Into @group, 0 for none; @index counts the lanes without it. */
CjmMap *cjm_map_move_lane_to (const CjmMap *map, CjmId lane, guint index, CjmId group);

/* Groups. A group goes when its last lane leaves it. */

/* A group that has no lane yet: see cjm_map_set_lane_group(). */
CjmMap *cjm_map_add_group (const CjmMap *map, const char *name, GRand *random, CjmId *new_id);

/* All its lanes, one after the other; @index counts the lanes that are not in it. */
CjmMap *cjm_map_move_group (const CjmMap *map, CjmId group, guint index);

/* @group 0 for none. The lane moves only as far as it must for groups to stay in one piece. */
CjmMap *cjm_map_set_lane_group (const CjmMap *map, CjmId lane, CjmId group);

/* Curves of a lane of emotions */

/* The lane's first curve, made without a name where the lane has none; @id is set to its id, or
 * to 0 where there is no such lane. */
CjmMap *cjm_map_ensure_curve (const CjmMap *map, CjmId lane, GRand *random, CjmId *id);

/* Behind the others. Feelings that stand in a lane without curves keep one of their own, which
 * has no name. */
CjmMap *
cjm_map_add_curve (const CjmMap *map, CjmId lane, const char *name, GRand *random, CjmId *new_id);

/* Takes the notes on it away with it. */
CjmMap *cjm_map_remove_curve (const CjmMap *map, CjmId curve);

/* Among the curves of its lane; every feeling stays on its curve. */
CjmMap *cjm_map_move_curve (const CjmMap *map, CjmId curve, int by);

/* Sources, and channels of the map's own */

CjmMap *cjm_map_add_source (const CjmMap *map, const char *name, GRand *random, CjmId *new_id);

/* The notes that referred to it name none then. */
CjmMap *cjm_map_remove_source (const CjmMap *map, CjmId source);

/* @icon: the channel of the vocabulary whose icon it borrows, or "". */
CjmMap *cjm_map_add_channel (const CjmMap *map,
                             const char *name,
                             const char *icon,
                             GRand *random,
                             CjmId *new_id);

/* Its touchpoints get the channel whose icon it borrowed. */
CjmMap *cjm_map_remove_channel (const CjmMap *map, CjmId channel);
CjmMap *cjm_map_set_channel_icon (const CjmMap *map, CjmId channel, const char *icon);

G_END_DECLS
