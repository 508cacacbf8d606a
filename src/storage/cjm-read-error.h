#pragma once

#include <glib.h>

/* Why a file was not read. The message is a sentence or two for the person who wants the map:
 * what is wrong and what to do, in the language of the desktop, without the file's name and
 * without line and column, which the functions below give. */

G_BEGIN_DECLS

#define CJM_READ_ERROR (cjm_read_error_quark ())

typedef enum
{
  CJM_READ_ERROR_UNREADABLE,    /* the file cannot be opened or read at all */
  CJM_READ_ERROR_NOT_XML,       /* empty, something else, or not well-formed */
  CJM_READ_ERROR_TRUNCATED,     /* cut short */
  CJM_READ_ERROR_ENCODING,      /* not UTF-8 */
  CJM_READ_ERROR_DTD,           /* has a document type definition */
  CJM_READ_ERROR_TOO_DEEP,      /* elements inside elements beyond the limit */
  CJM_READ_ERROR_TOO_LARGE,     /* beyond another limit of cjm-format.h */
  CJM_READ_ERROR_NOT_A_MAP,     /* well-formed XML of another kind */
  CJM_READ_ERROR_NEWER_VERSION, /* made by a program with a later major version */
  CJM_READ_ERROR_STRUCTURE,     /* not as the schema says */
  CJM_READ_ERROR_REFERENCE      /* an id used twice, or one that is not there */
} CjmReadErrorCode;

GQuark cjm_read_error_quark (void);

/* Where in the file, counted from 1, columns in characters; 0 where no place can be named, and
 * for errors of other domains. */
guint cjm_read_error_get_line (const GError *error);
guint cjm_read_error_get_column (const GError *error);

/* A new error; @line and @column may be 0. */
GError *cjm_read_error_new (CjmReadErrorCode code, guint line, guint column, const char *message);

G_END_DECLS
