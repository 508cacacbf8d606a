#pragma once

#include "cjm-edit.h"
#include "cjm-member.h"

/* What the files of cjm-edit.h share: copies along the path from a record up to the map. Every
 * function returns something of the caller's own and takes the new records and sequences that
 * it is given over; none changes the map or the lane that it is given. */

G_BEGIN_DECLS

/* A new record with an id from @random; @new_id may be NULL. */
gpointer cjm_edit_new_record (CjmRecordType type, GRand *random, CjmId *new_id);

/* Sets a member of a new record to @text as one clean line. */
void cjm_edit_set_line (const char **member, const char *text);

CjmPhoto *cjm_edit_new_photo (const char *media_type, GBytes *data);

/* @text as @field takes it; NULL where it is a date and @text is none. */
char *cjm_edit_dup_clean (CjmField field, const char *text);

/* Sets @member of a new record to a number that is valid there. */
void cjm_edit_put_value (gpointer copy, CjmMember member, double number);

/* The default detail for a note of @lane, or NULL. */
gpointer cjm_edit_new_detail (const CjmLane *lane);

/* The record of @type that belongs to @note: itself, its detail, or a new default one where it
 * lacks the detail of the kind of @lane, which it stands in; else NULL. */
gpointer cjm_edit_dup_part (const CjmLane *lane, const CjmNote *note, CjmRecordType type);
gboolean cjm_edit_is_part_of_note (CjmRecordType type);

/* A copy of the record of @type with @id (the note's for a detail), to be changed and put back
 * with cjm_edit_with_record(); where the note lacks the detail of its lane's kind, a new default
 * one; else NULL. */
gpointer cjm_edit_copy_of (const CjmMap *map, CjmRecordType type, CjmId id);

/* The map with @copy, or with what @map had where both are equal. */
CjmMap *cjm_edit_with_record_if_new (const CjmMap *map, CjmId id, gpointer copy);

/* The map with @copy in the place of the record of the same type and @id. */
CjmMap *cjm_edit_with_record (const CjmMap *map, CjmId id, gpointer copy);

/* The map with another sequence in the member at @offset. */
CjmMap *cjm_edit_with_sequence (const CjmMap *map, gsize offset, CjmSequence *sequence);

/* The map with @record at @index, or at the end, of the sequence at @offset. */
CjmMap *cjm_edit_with_added (const CjmMap *map, gsize offset, guint index, gpointer record);

/* The map without the record with @id in the sequence at @offset, which must be there. */
CjmMap *cjm_edit_without (const CjmMap *map, gsize offset, CjmId id);

/* The lane whose cell for @step holds @notes; a cell without notes is not kept. */
CjmLane *cjm_edit_lane_with_notes (const CjmLane *lane, CjmId step, CjmSequence *notes);
CjmMap *cjm_edit_with_lane (const CjmMap *map, guint index, CjmLane *lane);

/* @note at @index in the cell of a lane and a step. */
CjmMap *cjm_edit_with_inserted_note (const CjmMap *map,
                                     guint lane_index,
                                     CjmId step,
                                     guint index,
                                     CjmNote *note);
CjmMap *cjm_edit_without_note (const CjmMap *map, const CjmNotePlace *place);

/* The record with @id @by places further, as far as it goes; NULL where it stays. */
CjmSequence *cjm_edit_moved (const CjmSequence *sequence, CjmId id, int by);

/* What becomes of a record: itself, a changed copy, or NULL where it goes; the caller's own. */
typedef gpointer (*CjmEditFunc) (gconstpointer record, gpointer data);

/* With @func applied to all records of a sequence, to all cells of a lane, or to all notes of a
 * lane, which is taken, or of the map. What nothing changes in is shared, and given back
 * itself. */
CjmSequence *cjm_edit_mapped (CjmSequence *sequence, CjmEditFunc func, gpointer data);
CjmLane *cjm_edit_lane_with_mapped_cells (const CjmLane *lane, CjmEditFunc func, gpointer data);
CjmLane *cjm_edit_take_lane_with_mapped_notes (CjmLane *lane, CjmEditFunc func, gpointer data);
CjmMap *cjm_edit_with_mapped_notes (const CjmMap *map, CjmEditFunc func, gpointer data);

/* Takes @map: the same without references to sources, channels, curves and notes that it does
 * not have. Every edit that takes such a record away ends with this. */
CjmMap *cjm_edit_take_mended (CjmMap *map);

/* Copies of notes under new ids. Where a copy answers a note that is copied, too, it answers the
 * copy; and a feeling on a curve that is copied is on the copy. */
typedef struct
{
  GRand *random;
  GHashTable *notes; /* from the id to that of the copy */
  GHashTable *curves;
} CjmTwins;

CjmTwins *cjm_twins_new (GRand *random);
void cjm_twins_free (CjmTwins *twins);

/* Before the copies are made: says what will be copied. */
void cjm_twins_add_notes (CjmTwins *twins, const CjmSequence *notes);
void cjm_twins_add_curves (CjmTwins *twins, const CjmSequence *curves);

CjmSequence *cjm_twins_copy_notes (CjmTwins *twins, CjmSequence *notes);
CjmSequence *cjm_twins_copy_curves (CjmTwins *twins, CjmSequence *curves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTwins, cjm_twins_free)

G_END_DECLS
