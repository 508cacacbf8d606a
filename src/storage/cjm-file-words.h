#pragma once

#include "cjm-map.h"

/* The words that a file has for the parts of a map, for programs that read what is told of them. */

G_BEGIN_DECLS

/* "note", "phase"; of a detail what it is: "touchpoint". */
const char *cjm_file_get_type_word (CjmRecordType type);

/* A record's id as it stands in the file: "n00c0ffee00c0ffee"; a detail has that of its note. NULL
 * for the map and the persona, which have none. The caller frees it. */
char *cjm_file_dup_id (CjmRecordType type, CjmId id);

/* What the member at @offset of a record is called: "name", "evidence", "channel". What a later
 * version of the format added is called "unknown". */
const char *cjm_file_get_part_word (CjmRecordType type, gsize offset);

/* What stands there, as the file has it: a text, "data", "4.5", an id. NULL where nothing is known,
 * where the record is gone, and for pictures and other things without a value. The caller frees
 * it. */
char *cjm_file_dup_part (const CjmMap *map, CjmRecordType type, CjmId id, gsize offset);

G_END_DECLS
