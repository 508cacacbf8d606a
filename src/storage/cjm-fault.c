#include "cjm-fault.h"

gboolean
cjm_fault_set (CjmFault *fault, CjmReadErrorCode code, gsize offset, const char *format, ...)
{
  va_list arguments;

  if (fault->message != NULL)
    return FALSE;

  va_start (arguments, format);
  fault->code = code;
  fault->offset = offset;
  fault->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return FALSE;
}

gboolean
cjm_fault_forgive (CjmFault *fault)
{
  if (fault->message == NULL
      || (fault->code != CJM_READ_ERROR_STRUCTURE && fault->code != CJM_READ_ERROR_REFERENCE))
    return FALSE;

  g_clear_pointer (&fault->message, g_free);
  return TRUE;
}
