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

/* A date that is none changes nothing. */
CjmMap *cjm_map_set_text (const CjmMap *map, CjmTarget target, const char *text);

/* A @number that cjm_value_is_valid() refuses changes nothing. */
CjmMap *cjm_map_set_value (const CjmMap *map, CjmValue value, CjmId id, double number);
CjmMap *cjm_map_set_language (const CjmMap *map, const char *language);

/* @data NULL takes the photo away. */
CjmMap *cjm_map_set_photo (const CjmMap *map, const char *media_type, GBytes *data);

/* A note at @index in the cell of @lane and @step; an @index beyond the end appends. */
CjmMap *cjm_map_add_note (const CjmMap *map,
                          CjmId lane,
                          CjmId step,
                          guint index,
                          const char *text,
                          GRand *random,
                          CjmId *new_id);
CjmMap *cjm_map_remove_note (const CjmMap *map, CjmId note);
CjmMap *cjm_map_duplicate_note (const CjmMap *map, CjmId note, GRand *random, CjmId *new_id);
CjmMap *cjm_map_move_note (const CjmMap *map, CjmId note, CjmId lane, CjmId step, guint index);
CjmMap *cjm_map_set_evidence (const CjmMap *map, CjmId note, CjmEvidence evidence);

/* A phase with one step, at @index. */
CjmMap *
cjm_map_add_phase (const CjmMap *map, guint index, const char *name, GRand *random, CjmId *new_id);

/* Takes the notes of its steps away with it. */
CjmMap *cjm_map_remove_phase (const CjmMap *map, CjmId phase);

/* A copy with its notes, right after the original. */
CjmMap *cjm_map_duplicate_phase (const CjmMap *map, CjmId phase, GRand *random, CjmId *new_id);
CjmMap *cjm_map_move_phase (const CjmMap *map, CjmId phase, int by);

/* @color: 0xRRGGBB or CJM_COLOR_AUTOMATIC. */
CjmMap *cjm_map_set_phase_color (const CjmMap *map, CjmId phase, gint32 color);

/* A plain lane at @index, in @group (0 for none). */
CjmMap *cjm_map_add_lane (const CjmMap *map,
                          guint index,
                          CjmId group,
                          const char *name,
                          GRand *random,
                          CjmId *new_id);
CjmMap *cjm_map_remove_lane (const CjmMap *map, CjmId lane);
CjmMap *cjm_map_duplicate_lane (const CjmMap *map, CjmId lane, GRand *random, CjmId *new_id);

/* One place up (-1) or down (+1). At the edge of its group a lane first leaves the group or
 * joins that of its neighbour and keeps its place, so that every order can be reached and no
 * group is torn apart. */
CjmMap *cjm_map_move_lane (const CjmMap *map, CjmId lane, int by);

G_END_DECLS
