#pragma once

#include <glib.h>

/* A look over the bytes of a file before the XML parser sees them. It refuses what the parser
 * must not get (other encodings, document type definitions, tags with thousands of attributes)
 * and it finds out whether the file was cut short, which the parser cannot tell from other
 * damage. For the reader only. */

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* borrowed from the bytes; behind a byte order mark */
  gsize length;
  gsize whole_length; /* without a tag at the end that was cut in two */
  gboolean is_cut_short;
  gsize last_tag; /* offset of the last "<" that begins something */
} CjmScan;

/* FALSE with an error of the domain CJM_READ_ERROR. */
gboolean cjm_scan_init (CjmScan *scan, GBytes *bytes, GError **error);

/* TRUE where the file was cut short and all tags end before @offset, so that a fault there comes
 * from the cut. */
gboolean cjm_scan_is_cut_at (const CjmScan *scan, gsize offset);

/* The line and column, counted from 1, of the byte at @offset. */
void cjm_scan_locate (const CjmScan *scan, gsize offset, guint *line, guint *column);

G_END_DECLS
