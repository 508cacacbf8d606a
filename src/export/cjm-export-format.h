#pragma once

#include <glib.h>

/* The formats that a map is exported in, and what has to be known of one before it is chosen. */

G_BEGIN_DECLS

typedef enum
{
  CJM_EXPORT_PDF, /* vectors, fonts embedded, text in reading order */
  CJM_EXPORT_SVG, /* text as text, or outlines */
  CJM_EXPORT_PNG,
  CJM_EXPORT_CSV,  /* one table, with commas */
  CJM_EXPORT_TSV,  /* or with tabs */
  CJM_EXPORT_XLSX, /* all tables, a sheet each */
  CJM_EXPORT_MARKDOWN,
  CJM_EXPORT_HTML,
  CJM_EXPORT_PPTX
} CjmExportFormat;

#define CJM_N_EXPORT_FORMATS (CJM_EXPORT_PPTX + 1)

/* The suffix of a format's files, with its point. */
const char *cjm_export_format_get_suffix (CjmExportFormat format);

/* The suffixes of all formats with commas between them; the caller frees it. */
char *cjm_export_format_dup_suffixes (void);

/* Whether it is drawn, and so has paper; the others are written from the map (cjm-written.h). */
gboolean cjm_export_format_is_drawn (CjmExportFormat format);

/* Whether a file of it holds one table, which has to be chosen. */
gboolean cjm_export_format_is_table (CjmExportFormat format);

/* The format that a file called @name should have, or FALSE. */
gboolean cjm_export_format_find (const char *name, CjmExportFormat *format);

G_END_DECLS
