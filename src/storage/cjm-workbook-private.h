#pragma once

#include "cjm-part.h"
#include "cjm-workbook.h"

/* What the files of cjm-workbook.h share. */

G_BEGIN_DECLS

/* How the number of a cell is to be read. */
typedef enum
{
  CJM_NUMBER_PLAIN,
  CJM_NUMBER_SHARE, /* per cent */
  CJM_NUMBER_DATE   /* days since the calendar of the workbook began */
} CjmNumberForm;

struct _CjmWorkbook
{
  GHashTable *parts;  /* of name and GBytes */
  char **sheets;      /* their names, */
  GPtrArray *paths;   /* of char *: and their parts */
  GPtrArray *strings; /* of char *: those that cells refer to */
  GArray *forms;      /* of CjmNumberForm, a style of cells each */
  gboolean is_from_1904;
  gboolean has_more;
};

/* The forms of all styles out of the part of the styles. */
gboolean
cjm_workbook_read_styles (CjmWorkbook *workbook, const char *path, GBytes *bytes, GError **error);

/* What a number shows, for the caller to free. */
char *cjm_workbook_dup_number (const CjmWorkbook *workbook, const char *text, guint style);

/* @text with the signs for which "_x000D_" and the like stand; the caller frees it. */
char *cjm_workbook_dup_decoded (const char *text);

G_END_DECLS
