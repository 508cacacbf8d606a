#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* Content that the format does not know, written back into XML as the parser reports it, so
 * that it can stand anywhere in a file of ours: every prefix that an element or attribute uses
 * is declared where it is used. Our own namespace is taken for granted as the default one, for
 * the writer always declares it.
 *
 * The names that the functions take are those of libxml2's SAX2 interface and must live as
 * long as the CjmKept (they do in the parser's dictionary). For the reader only. */

G_BEGIN_DECLS

typedef struct _CjmKept CjmKept;

CjmKept *cjm_kept_new (void);
void cjm_kept_free (CjmKept *kept);

/* One of the five-part attributes of SAX2, for an element that the format does know. */
void cjm_kept_append_attribute (CjmKept *kept, GString *xml, const xmlChar **attribute);

/* To be called after the attributes of one element: what they declared is known no more. */
void cjm_kept_end_attributes (CjmKept *kept);

/* An unknown element, with all that is in it. */
void cjm_kept_start_element (CjmKept *kept,
                             GString *xml,
                             const xmlChar *name,
                             const xmlChar *prefix,
                             const xmlChar *uri,
                             int n_namespaces,
                             const xmlChar **namespaces,
                             int n_attributes,
                             const xmlChar **attributes);
void cjm_kept_append_text (CjmKept *kept, GString *xml, const char *text, gsize length);
void cjm_kept_end_element (CjmKept *kept, GString *xml, const xmlChar *name, const xmlChar *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmKept, cjm_kept_free)

G_END_DECLS
