#pragma once

#include "cjm-lane-kind.h"
#include "cjm-record.h"

/* The customer journey map: a tree of immutable records (see cjm-record.h).
 *
 *   map -- persona -- photo
 *       -- phases -- steps            the columns: every phase has one step or more
 *       -- groups                     a name that consecutive lanes can share
 *       -- lanes -- cells -- notes    a cell belongs to a lane and a step; empty cells are
 *                                     not stored
 *
 * The members are public to be read. Who wants a different map calls a function of
 * cjm-edit.h; only the functions there and the file reader build records. */

G_BEGIN_DECLS

/* How what a note says is known. */
typedef enum
{
  CJM_EVIDENCE_ASSUMED,
  CJM_EVIDENCE_INFERRED,
  CJM_EVIDENCE_DATA
} CjmEvidence;

#define CJM_N_EVIDENCES (CJM_EVIDENCE_DATA + 1)

/* A phase without a colour of its own takes the one that the theme has for its place. */
#define CJM_COLOR_AUTOMATIC (-1)

typedef struct
{
  CjmRecord record;
  const char *text;
  CjmEvidence evidence;
} CjmNote;

/* The notes of one lane at one step; its id is the step's. */
typedef struct
{
  CjmRecord record;
  CjmSequence *notes;
} CjmCell;

typedef struct
{
  CjmRecord record;
  const char *kind; /* a name in the table of cjm-lane-kind.h, or one of a later version */
  const char *name;
  const char *question; /* the guiding question that empty cells ask */
  CjmId group;          /* 0 where the lane is in none */
  CjmSequence *cells;
} CjmLane;

typedef struct
{
  CjmRecord record;
  const char *name;
} CjmGroup;

/* A single interaction; a phase with one step looks like a plain column. */
typedef struct
{
  CjmRecord record;
} CjmStep;

typedef struct
{
  CjmRecord record;
  const char *name;
  const char *description;
  gint32 color; /* 0xRRGGBB or CJM_COLOR_AUTOMATIC */
  CjmSequence *steps;
} CjmPhase;

/* A picture as the file holds it: the bytes are kept even where they cannot be decoded. */
typedef struct
{
  CjmRecord record;
  const char *media_type; /* "image/png", "image/jpeg", or what a later version wrote */
  GBytes *data;
} CjmPhoto;

typedef struct
{
  CjmRecord record;
  const char *profile;
  const char *name;
  const char *summary;
  CjmPhoto *photo;
} CjmPersona;

typedef struct
{
  CjmRecord record;
  const char *language; /* BCP 47; gives the direction and the sheet's own words too */
  guint format_minor;   /* minor version of the format the map was read from */
  const char *title;
  const char *scenario;
  CjmPersona *persona;
  CjmSequence *phases;
  CjmSequence *groups;
  CjmSequence *lanes;
  const char *barrier;
  const char *insight;
} CjmMap;

/* An empty map: no phases, no lanes. */
CjmMap *cjm_map_new (const char *language);
CjmMap *cjm_map_ref (const CjmMap *map);
void cjm_map_unref (CjmMap *map);
gboolean cjm_map_equal (const CjmMap *a, const CjmMap *b);

guint cjm_map_get_n_phases (const CjmMap *map);
guint cjm_map_get_n_lanes (const CjmMap *map);
guint cjm_map_get_n_steps (const CjmMap *map);
guint cjm_map_get_n_notes (const CjmMap *map);
const CjmPhase *cjm_map_get_phase (const CjmMap *map, guint index);
const CjmLane *cjm_map_get_lane (const CjmMap *map, guint index);

/* NULL where there is no record with @id. */
const CjmPhase *cjm_map_find_phase (const CjmMap *map, CjmId id);
const CjmLane *cjm_map_find_lane (const CjmMap *map, CjmId id);
const CjmGroup *cjm_map_find_group (const CjmMap *map, CjmId id);

/* The phase that the step with @id belongs to, or NULL. */
const CjmPhase *cjm_map_find_phase_of_step (const CjmMap *map, CjmId id);

/* NULL where the cell is empty. */
const CjmCell *cjm_lane_find_cell (const CjmLane *lane, CjmId step);

/* Where a note is: indices into map->lanes, lane->cells and cell->notes. */
typedef struct
{
  guint lane;
  guint cell;
  guint note;
} CjmNotePlace;

/* The note with @id, or NULL; @place may be NULL. */
const CjmNote *cjm_map_find_note (const CjmMap *map, CjmId id, CjmNotePlace *place);

/* Every text of a map that a person can edit. */
typedef enum
{
  CJM_FIELD_TITLE,
  CJM_FIELD_SCENARIO,
  CJM_FIELD_PROFILE,
  CJM_FIELD_PERSONA_NAME,
  CJM_FIELD_SUMMARY,
  CJM_FIELD_BARRIER,
  CJM_FIELD_INSIGHT,
  CJM_FIELD_PHASE_NAME,
  CJM_FIELD_PHASE_DESCRIPTION,
  CJM_FIELD_GROUP_NAME,
  CJM_FIELD_LANE_NAME,
  CJM_FIELD_LANE_QUESTION,
  CJM_FIELD_NOTE_TEXT
} CjmField;

#define CJM_N_FIELDS (CJM_FIELD_NOTE_TEXT + 1)

/* One text of one map: the field and the id of its record (0 for the map and the persona). */
typedef struct
{
  CjmField field;
  CjmId id;
} CjmTarget;

/* Borrowed; NULL where the record is gone. */
const char *cjm_map_get_text (const CjmMap *map, CjmTarget target);

gboolean cjm_target_equal (CjmTarget a, CjmTarget b);

/* Names and titles are one line; the others may have paragraphs. */
gboolean cjm_field_is_single_line (CjmField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmMap, cjm_map_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmNote, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCell, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLane, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmGroup, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmStep, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPhase, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPhoto, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPersona, cjm_record_unref)

G_END_DECLS
