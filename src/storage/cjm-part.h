#pragma once

#include <glib.h>

/* An XML part of an office document, told an element at a time; namespaces are passed over. It is
 * anybody's: it has been through cjm-scan.h, so that no document type definition and no entity
 * comes near the parser, and elements nest no deeper than in a map.
 *
 * xmlInitParser() must have been called. */

G_BEGIN_DECLS

typedef struct _CjmPartTag CjmPartTag;

/* The value of an attribute, for the caller to free; NULL where the tag has none called @name. */
char *cjm_part_tag_dup (const CjmPartTag *tag, const char *name);

/* Each returns FALSE where it wants no more; whoever does so knows why. */
typedef struct
{
  gboolean (*start) (const char *name, const CjmPartTag *tag, gpointer data);
  gboolean (*end) (const char *name, gpointer data);
  gboolean (*text) (const char *text, gsize length, gpointer data); /* in pieces */
} CjmPartFuncs;

/* @name is that of the part, for the error. TRUE also where one of @funcs has stopped it. */
gboolean cjm_part_parse (const char *name,
                         GBytes *bytes,
                         const CjmPartFuncs *funcs,
                         gpointer data,
                         GError **error);

G_END_DECLS
