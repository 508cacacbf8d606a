#pragma once

#include "cjm-id.h"

/* Values of attributes as they stand in files: read strictly, and written so that they are read
 * as exactly the same, whatever the locale. White space around an id, a number and a date means
 * nothing, as in the schema. For the reader and the writer only.
 *
 * What parses returns FALSE where the value is none of its type; then nothing is set. */

G_BEGIN_DECLS

/* An attribute's value; start is NULL where the element has it not. */
typedef struct
{
  const char *start;
  gsize length;
} CjmAttributeValue;

gboolean cjm_attribute_value_equals (const CjmAttributeValue *value, const char *string);

/* @value as one line in the form that a map holds; with @max_length, cut for a message. */
char *cjm_attribute_value_dup (const CjmAttributeValue *value, gsize max_length);

/* Digits without sign or leading zeros, six at most: the parts of a version. */
gboolean cjm_xml_parse_count (const char *start, gsize length, guint *count);

/* A value that is such a count. */
gboolean cjm_xml_parse_whole (const CjmAttributeValue *value, guint *count);

gboolean cjm_xml_parse_id (const CjmAttributeValue *value, char letter, CjmId *id);

/* "#" and six hexadecimal digits. */
gboolean cjm_xml_parse_color (const CjmAttributeValue *value, gint32 *color);

/* Digits with a minus before them and a point inside them at most: no exponent, no infinity. */
gboolean cjm_xml_parse_number (const CjmAttributeValue *value, double *number);

/* The date as a new string, or NULL where it is none; an empty value is none. */
char *cjm_xml_parse_date (const CjmAttributeValue *value);

/* The fewest digits that are read as the same @number, which must be finite. */
void cjm_xml_append_number (GString *xml, double number);

G_END_DECLS
