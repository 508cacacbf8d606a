#pragma once

#include "cjm-read-error.h"

/* The first thing that is wrong with a file, while it is being read: as an error, but with the
 * offset of the byte in place of line and column, which are counted only where there is a
 * fault. For the reader only. */

G_BEGIN_DECLS

typedef struct
{
  CjmReadErrorCode code;
  gsize offset;
  char *message; /* NULL as long as there is no fault */
} CjmFault;

/* Notes a fault, unless there is one already, and returns FALSE. */
gboolean
cjm_fault_set (CjmFault *fault, CjmReadErrorCode code, gsize offset, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* TRUE where there was a fault of structure or of references, which is there no more: who reads
 * what a later version wrote goes on without that place. */
gboolean cjm_fault_forgive (CjmFault *fault);

G_END_DECLS
