#pragma once

#include <glib.h>

/* What is said of a file that was read from another program: what was odd in it, with its line,
 * and what a map cannot keep. Sentences in the language of the desktop. */

G_BEGIN_DECLS

typedef struct
{
  guint line;       /* of the file, or the row of a sheet, from 1; 0 where it is of the whole */
  gboolean is_loss; /* what the map does not have of it */
  char *text;
} CjmRemark;

/* More are not kept; what comes last then says so. */
#define CJM_REMARKS_MAX 200

/* An array of CjmRemark that frees them. */
GPtrArray *cjm_remarks_new (void);

/* @remarks may be NULL: nobody asks. */
void cjm_remarks_add (GPtrArray *remarks, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
void cjm_remarks_add_loss (GPtrArray *remarks, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Copies of those of @more behind those of @remarks. */
void cjm_remarks_extend (GPtrArray *remarks, GPtrArray *more);

G_END_DECLS
