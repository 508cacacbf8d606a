#pragma once

#include "cjm-map.h"

/* The elements and attributes of a file as a table: where each stands, what it holds, which
 * record, text or value it becomes. The reader takes all that it does from it; the writer takes
 * the attributes from it and says the order of the elements in code; the schema says all of it
 * once more. For the reader, the writer and cjm-file-words.c only. */

G_BEGIN_DECLS

/* In the order that elements have in a file. */
typedef enum
{
  CJM_ELEMENT_MAP,
  CJM_ELEMENT_TITLE,
  CJM_ELEMENT_SCENARIO,
  CJM_ELEMENT_AUTHOR,
  CJM_ELEMENT_EDITION,
  CJM_ELEMENT_DATE,
  CJM_ELEMENT_REVIEW_DATE,
  CJM_ELEMENT_PERSONA,
  CJM_ELEMENT_PROFILE,
  CJM_ELEMENT_PERSONA_NAME,
  CJM_ELEMENT_SUMMARY,
  CJM_ELEMENT_PHOTO,
  CJM_ELEMENT_SOURCE,
  CJM_ELEMENT_SOURCE_NAME,
  CJM_ELEMENT_CHANNEL,
  CJM_ELEMENT_CHANNEL_NAME,
  CJM_ELEMENT_PHASE,
  CJM_ELEMENT_PHASE_NAME,
  CJM_ELEMENT_DESCRIPTION,
  CJM_ELEMENT_OBJECTIVE,
  CJM_ELEMENT_STEP,
  CJM_ELEMENT_STEP_NAME,
  CJM_ELEMENT_GROUP,
  CJM_ELEMENT_GROUP_NAME,
  CJM_ELEMENT_LANE,
  CJM_ELEMENT_LANE_NAME,
  CJM_ELEMENT_QUESTION,
  CJM_ELEMENT_CURVE,
  CJM_ELEMENT_CURVE_NAME,
  CJM_ELEMENT_CELL,
  CJM_ELEMENT_NOTE,
  CJM_ELEMENT_TOUCHPOINT,
  CJM_ELEMENT_FEELING,
  CJM_ELEMENT_METRIC,
  CJM_ELEMENT_ACTION,
  CJM_ELEMENT_ANSWERS,
  CJM_ELEMENT_PICTURE,
  CJM_ELEMENT_BARRIER,
  CJM_ELEMENT_INSIGHT
} CjmElement;

#define CJM_N_ELEMENTS (CJM_ELEMENT_INSIGHT + 1)

typedef enum
{
  CJM_CONTENT_ELEMENTS, /* other elements, with white space between them */
  CJM_CONTENT_TEXT,     /* text, and behind it perhaps one of the elements that are details */
  CJM_CONTENT_BASE64
} CjmContent;

/* What an attribute's value looks like, and the type of the member that it becomes. */
typedef enum
{
  CJM_FORM_VERSION,   /* guint: the minor version */
  CJM_FORM_ID,        /* CjmId: the record's own */
  CJM_FORM_REFERENCE, /* CjmId: another record's, 0 for none */
  CJM_FORM_TEXT,      /* one line of text */
  CJM_FORM_LANGUAGE,  /* text */
  CJM_FORM_KIND,      /* text: a kind of lane */
  CJM_FORM_CHANNEL,   /* a channel of the vocabulary (text) or one of the map's own (CjmId) */
  CJM_FORM_DATE,      /* text */
  CJM_FORM_NUMBER,    /* double */
  CJM_FORM_RATING,    /* int: 1 to CJM_RATING_MAX, 0 where it is unknown */
  CJM_FORM_CHOICE,    /* int: one of several words, the first being the default */
  CJM_FORM_COLOR      /* gint32 */
} CjmForm;

typedef struct
{
  const char *name;
  CjmForm form;
  gboolean is_required; /* and so always written, whatever its value */
  gsize offset;         /* of the member in the record */
  /* A choice's words by their values, ending in NULL. An empty one cannot be written: it says
   * that nothing is known. */
  const char *const *words;
  CjmValue range;      /* of a number */
  CjmElement target;   /* whose id a reference is */
  const char *missing; /* what to say where it is not there; to be translated */
} CjmAttributeInfo;

#define CJM_MAX_KNOWN_ATTRIBUTES 6

typedef struct
{
  const char *name;
  CjmElement parent; /* of the map: the map itself */
  gboolean is_repeated;
  gboolean is_detail; /* there can be one detail at most, and no text behind it */
  CjmContent content;
  gboolean is_record;        /* else it is a text of its parent's record */
  CjmRecordType record_type; /* where it is a record */
  CjmField field;            /* where it is text */
  gsize text_offset;         /* where it is text: in its own or its parent's record */
  char id_letter;            /* where it has an id */
  guint limit;               /* where it is counted: how many there can be in all the map */
  CjmAttributeInfo attributes[CJM_MAX_KNOWN_ATTRIBUTES + 1]; /* ending in one without a name */
} CjmElementInfo;

const CjmElementInfo *cjm_element_get_info (CjmElement element);

/* The element called @name inside @parent; FALSE where there is none. */
gboolean cjm_element_find (CjmElement parent, const char *name, CjmElement *element);

/* The element that a note's detail of @type is; FALSE where it is none. */
gboolean cjm_element_find_detail (CjmRecordType type, CjmElement *element);

/* Whether @record has the value that stands for an attribute that is not there. */
gboolean cjm_attribute_is_default (const CjmAttributeInfo *info, gconstpointer record);

/* Whether @detail says nothing that a note without it would not say; then it is not written. */
gboolean cjm_detail_is_default (gconstpointer detail);

G_END_DECLS
