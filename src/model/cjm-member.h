#pragma once

#include "cjm-map.h"

/* Where the members of records are that can be set by their name: for the model's own files, and
 * for what tells of records in the words of a file. */

G_BEGIN_DECLS

typedef struct
{
  CjmRecordType type; /* of the record that holds it */
  gsize offset;
  gboolean is_measured; /* a value: a double that may be unknown, else an int */
} CjmMember;

CjmMember cjm_field_get_member (CjmField field);
CjmMember cjm_value_get_member (CjmValue value);

/* The record of @type with @id (the note's for a detail), or NULL. */
gconstpointer cjm_map_find_record (const CjmMap *map, CjmRecordType type, CjmId id);

G_END_DECLS
