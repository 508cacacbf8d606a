#pragma once

#include "cjm-map.h"

/* The elements of a file as a table: where each stands, what it holds, which record or text it
 * becomes. For the reader only; the writer says the same in code, and the schema once more. */

G_BEGIN_DECLS

/* In the order that elements have in a file. */
typedef enum
{
  CJM_ELEMENT_MAP,
  CJM_ELEMENT_TITLE,
  CJM_ELEMENT_SCENARIO,
  CJM_ELEMENT_PERSONA,
  CJM_ELEMENT_PROFILE,
  CJM_ELEMENT_PERSONA_NAME,
  CJM_ELEMENT_SUMMARY,
  CJM_ELEMENT_PHOTO,
  CJM_ELEMENT_PHASE,
  CJM_ELEMENT_PHASE_NAME,
  CJM_ELEMENT_DESCRIPTION,
  CJM_ELEMENT_STEP,
  CJM_ELEMENT_GROUP,
  CJM_ELEMENT_GROUP_NAME,
  CJM_ELEMENT_LANE,
  CJM_ELEMENT_LANE_NAME,
  CJM_ELEMENT_QUESTION,
  CJM_ELEMENT_CELL,
  CJM_ELEMENT_NOTE,
  CJM_ELEMENT_BARRIER,
  CJM_ELEMENT_INSIGHT
} CjmElement;

#define CJM_N_ELEMENTS (CJM_ELEMENT_INSIGHT + 1)

typedef enum
{
  CJM_CONTENT_ELEMENTS, /* other elements, with white space between them */
  CJM_CONTENT_TEXT,
  CJM_CONTENT_BASE64
} CjmContent;

#define CJM_MAX_KNOWN_ATTRIBUTES 3

typedef struct
{
  const char *name;
  CjmElement parent; /* of the map: the map itself */
  gboolean is_repeated;
  CjmContent content;
  gboolean is_record;        /* else it is a text of its parent's record */
  CjmRecordType record_type; /* where it is a record */
  CjmField field;            /* where it is text */
  gsize text_offset;         /* where it is text: in its own or its parent's record */
  const char *attributes[CJM_MAX_KNOWN_ATTRIBUTES + 1]; /* NULL-terminated */
  guint n_required;                                     /* of them, from the first on */
} CjmElementInfo;

const CjmElementInfo *cjm_element_get_info (CjmElement element);

/* The element called @name inside @parent; FALSE where there is none. */
gboolean cjm_element_find (CjmElement parent, const char *name, CjmElement *element);

G_END_DECLS
