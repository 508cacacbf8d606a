#pragma once

#include "cjm-lane-kind.h"
#include "cjm-record.h"

/* The customer journey map: a tree of immutable records (see cjm-record.h).
 *
 *   map -- persona -- photo
 *       -- sources                    what the data came from; notes refer to them
 *       -- channels                   the user's own, beside the vocabulary of cjm-channel.h
 *       -- phases -- steps            the columns: every phase has one step or more
 *       -- groups                     a name that consecutive lanes can share
 *       -- lanes -- curves            of a lane of emotions: today, target, another persona
 *                -- cells -- notes    a cell belongs to a lane and a step; empty cells are
 *                                     not stored
 *
 * Whatever stands in a cell is a note: it has a text, evidence and a place, and can be moved,
 * copied and marked alike. What a kind of lane adds to it is the note's detail, a record of its
 * own kind: the channel of a touchpoint, the value of a feeling, the figures of a metric, the
 * owner of an action, a picture. A note that is moved to a lane of another kind keeps its
 * detail, so that moving it back loses nothing.
 *
 * A date is "YYYY-MM-DD" or empty. A number that is not known is NaN.
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
  const char *text; /* a touchpoint's message, a feeling's word, a metric's name, what to do */
  CjmEvidence evidence;
  gboolean is_moment;     /* a moment of truth: flagged at its step and on the curve */
  gboolean is_emphasized; /* set in a heavier weight */
  CjmId source;           /* 0 where none is named */
  const char *date;       /* of the evidence */
  gpointer detail;        /* one of the details below, or NULL */
} CjmNote;

/* Details */

/* What a channel does on the way to the purchase. */
typedef enum
{
  CJM_ROLE_UNKNOWN,
  CJM_ROLE_ASSISTS, /* leads on to where the purchase is made */
  CJM_ROLE_CONVERTS
} CjmRole;

#define CJM_N_ROLES (CJM_ROLE_CONVERTS + 1)

typedef struct
{
  CjmRecord record;
  const char *channel; /* a name in the vocabulary of cjm-channel.h, or empty */
  CjmId own_channel;   /* one of the map's own channels, or 0; wins over @channel */
  CjmRole role;
} CjmTouchpoint;

#define CJM_FEELING_MIN (-2.0)
#define CJM_FEELING_MAX 2.0

typedef struct
{
  CjmRecord record;
  CjmId curve;  /* one of the lane's; any other stands for its first curve */
  double value; /* CJM_FEELING_MIN to CJM_FEELING_MAX, NaN where it is not known */
} CjmFeeling;

/* Whom a metric serves: vanity metrics bring value to the channel alone. */
typedef enum
{
  CJM_SIDE_BUSINESS,
  CJM_SIDE_CHANNEL
} CjmSide;

#define CJM_N_SIDES (CJM_SIDE_CHANNEL + 1)

typedef struct
{
  CjmRecord record;
  const char *unit; /* as it is written behind the number: "%", "EUR", "days" */
  double target;
  double actual;
  const char *period;
  CjmSide side;
  gboolean is_lower_better;
} CjmMetric;

typedef enum
{
  CJM_STATUS_PENDING,
  CJM_STATUS_STARTED,
  CJM_STATUS_DONE,
  CJM_STATUS_BLOCKED
} CjmStatus;

#define CJM_N_STATUSES (CJM_STATUS_BLOCKED + 1)

/* Numbers of metrics and audiences stay below this in size. */
#define CJM_NUMBER_MAX 1e15

/* Impact and effort of an action; 0 is unknown. */
#define CJM_RATING_MAX 5

typedef struct
{
  CjmRecord record;
  const char *owner;
  const char *due; /* a date */
  int impact;
  int effort;
  CjmStatus status;
  CjmSequence *answers; /* of CjmAnswer */
} CjmAction;

/* That an action answers a note: its id is the note's. A note that is gone stays named here
 * only until the next edit of the action. */
typedef struct
{
  CjmRecord record;
} CjmAnswer;

/* The notes of one lane at one step; its id is the step's. */
typedef struct
{
  CjmRecord record;
  CjmSequence *notes;
} CjmCell;

/* A named line through the feelings of a lane: today, target, another persona. */
typedef struct
{
  CjmRecord record;
  const char *name;
} CjmCurve;

typedef struct
{
  CjmRecord record;
  const char *kind; /* a name in the table of cjm-lane-kind.h, or one of a later version */
  const char *name;
  const char *question; /* the guiding question that empty cells ask */
  CjmId group;          /* 0 where the lane is in none */
  gboolean is_by_phase; /* one cell a phase shows the notes of all its steps */
  CjmSequence *curves;  /* of CjmCurve; a lane without any has one that has no name */
  CjmSequence *cells;
} CjmLane;

typedef struct
{
  CjmRecord record;
  const char *name;
} CjmGroup;

/* The width of a step's column in points of the sheet: narrower ones could not be read. */
#define CJM_WIDTH_MIN 150.0
#define CJM_WIDTH_MAX 900.0

/* A single interaction; a phase with one step looks like a plain column. */
typedef struct
{
  CjmRecord record;
  const char *name;
  double width; /* of its column, CJM_WIDTH_MIN to CJM_WIDTH_MAX; NaN where the sheet decides */
} CjmStep;

typedef struct
{
  CjmRecord record;
  const char *name;
  const char *description;
  const char *objective; /* shown above the phase's metrics */
  gint32 color;          /* 0xRRGGBB or CJM_COLOR_AUTOMATIC */
  double audience;       /* how many people reached this phase, 0 or more; NaN unknown */
  CjmSequence *steps;
} CjmPhase;

typedef enum
{
  CJM_SOURCE_OTHER,
  CJM_SOURCE_ANALYTICS,
  CJM_SOURCE_SOCIAL,
  CJM_SOURCE_STUDY,
  CJM_SOURCE_INTERVIEW
} CjmSourceType;

#define CJM_N_SOURCE_TYPES (CJM_SOURCE_INTERVIEW + 1)

/* What data came from. */
typedef struct
{
  CjmRecord record;
  const char *name;
  CjmSourceType source_type;
  const char *date;
  const char *address; /* of a page or a file, as the user typed it */
} CjmSource;

/* A channel that the vocabulary lacks. */
typedef struct
{
  CjmRecord record;
  const char *name;
  const char *icon; /* the channel of the vocabulary whose icon it borrows, or empty */
} CjmChannel;

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
  const char *theme;    /* the id of one, see cjm-theme.h; "" or one not known: the default */
  const char *font;     /* a family that all texts are set in; "" for the theme's own */
  const char *title;
  const char *scenario;
  const char *author;
  const char *edition;     /* the map's own version, such as "1.4" */
  const char *date;        /* of this edition */
  const char *review_date; /* when it should be looked at again */
  CjmPersona *persona;
  CjmSequence *sources;
  CjmSequence *channels;
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
const CjmSource *cjm_map_find_source (const CjmMap *map, CjmId id);
const CjmChannel *cjm_map_find_channel (const CjmMap *map, CjmId id);

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

/* A note's detail where it is of @type, else NULL. */
gconstpointer cjm_note_get_detail (const CjmNote *note, CjmRecordType type);

/* A note's value on a curve; NaN where it has none. */
double cjm_note_get_feeling (const CjmNote *note);

/* "YYYY-MM-DD" of a day that there is (years 1000 to 9999), or empty. */
gboolean cjm_date_is_valid (const char *date);

/* Every text of a map that a person can edit. Dates are texts that only take valid dates. */
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
  CJM_FIELD_NOTE_TEXT,
  CJM_FIELD_AUTHOR,
  CJM_FIELD_EDITION,
  CJM_FIELD_DATE,
  CJM_FIELD_REVIEW_DATE,
  CJM_FIELD_OBJECTIVE,
  CJM_FIELD_STEP_NAME,
  CJM_FIELD_CURVE_NAME,
  CJM_FIELD_SOURCE_NAME,
  CJM_FIELD_SOURCE_DATE,
  CJM_FIELD_SOURCE_ADDRESS,
  CJM_FIELD_CHANNEL_NAME,
  CJM_FIELD_NOTE_DATE,
  CJM_FIELD_METRIC_UNIT,
  CJM_FIELD_METRIC_PERIOD,
  CJM_FIELD_ACTION_OWNER,
  CJM_FIELD_ACTION_DUE
} CjmField;

#define CJM_N_FIELDS (CJM_FIELD_ACTION_DUE + 1)

/* One text of one map: the field and the id of its record (0 for the map and the persona; the
 * note's for a detail). */
typedef struct
{
  CjmField field;
  CjmId id;
} CjmTarget;

/* Borrowed; NULL where the record is gone. */
const char *cjm_map_get_text (const CjmMap *map, CjmTarget target);

gboolean cjm_target_equal (CjmTarget a, CjmTarget b);

/* Every number, choice and switch of a map that a person can set: an enum, a count, a boolean
 * or a measured value, each within a range. */
typedef enum
{
  CJM_VALUE_EVIDENCE,
  CJM_VALUE_MOMENT,
  CJM_VALUE_EMPHASIS,
  CJM_VALUE_ROLE,
  CJM_VALUE_FEELING,
  CJM_VALUE_METRIC_TARGET,
  CJM_VALUE_METRIC_ACTUAL,
  CJM_VALUE_METRIC_SIDE,
  CJM_VALUE_METRIC_LOWER_BETTER,
  CJM_VALUE_ACTION_IMPACT,
  CJM_VALUE_ACTION_EFFORT,
  CJM_VALUE_ACTION_STATUS,
  CJM_VALUE_PHASE_COLOR,
  CJM_VALUE_PHASE_AUDIENCE,
  CJM_VALUE_STEP_WIDTH,
  CJM_VALUE_LANE_BY_PHASE,
  CJM_VALUE_SOURCE_TYPE
} CjmValue;

#define CJM_N_VALUES (CJM_VALUE_SOURCE_TYPE + 1)

/* The value of the record with @id (the note's for a detail); NaN where it is unknown or the
 * record is gone. */
double cjm_map_get_value (const CjmMap *map, CjmValue value, CjmId id);

/* The same of a record that is of the value's type. */
double cjm_record_get_value (gconstpointer record, CjmValue value);

/* Whether @number is one that @value can have; NaN is where the value may be unknown. */
gboolean cjm_value_is_valid (CjmValue value, double number);
void cjm_value_get_range (CjmValue value, double *min, double *max);

/* Names, titles, dates and the like are one line; the others may have paragraphs. */
gboolean cjm_field_is_single_line (CjmField field);
gboolean cjm_field_is_date (CjmField field);

/* What is written in words of the map's language: neither a date nor the name of a person, an
 * address or a unit. */
gboolean cjm_field_is_prose (CjmField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmMap, cjm_map_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmNote, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCell, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLane, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmGroup, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmStep, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPhase, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPhoto, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPersona, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmSource, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmChannel, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCurve, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTouchpoint, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmFeeling, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmMetric, cjm_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmAction, cjm_record_unref)

G_END_DECLS
