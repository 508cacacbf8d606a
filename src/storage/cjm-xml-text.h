#pragma once

#include <glib.h>

/* Text on its way into XML. For the reader and the writer only. */

G_BEGIN_DECLS

/* TRUE where cjm_text_normalize() would leave the @length bytes at @text as they are; FALSE
 * means that it must be asked. @text must be valid UTF-8. */
gboolean cjm_xml_text_is_plain (const char *text, gsize length, gboolean is_single_line);

/* Append valid UTF-8 so that a parser gives back exactly the same characters; those that XML
 * cannot hold must not occur. */
void cjm_xml_append_text (GString *xml, const char *text, gsize length);
void cjm_xml_append_attribute_value (GString *xml, const char *value, gsize length);

/* Appends base64 in lines, each with a line end. */
void cjm_xml_append_base64 (GString *xml, gconstpointer data, gsize length);

/* The bytes that base64 @text stands for, or NULL where it is not base64: white space may stand
 * anywhere, padding is required, unused bits must be zero. */
GBytes *cjm_xml_decode_base64 (const char *text, gsize length);

G_END_DECLS
