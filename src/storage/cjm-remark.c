#include "cjm-remark.h"

#include <glib/gi18n-lib.h>

static void
free_remark (gpointer data)
{
  CjmRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

GPtrArray *
cjm_remarks_new (void)
{
  return g_ptr_array_new_with_free_func (free_remark);
}

static void
take (GPtrArray *remarks, guint line, gboolean is_loss, char *text)
{
  CjmRemark *remark;

  if (remarks == NULL || remarks->len > CJM_REMARKS_MAX)
    {
      g_free (text);
      return;
    }

  remark = g_new (CjmRemark, 1);
  *remark = (CjmRemark){ line, is_loss, text };
  if (remarks->len == CJM_REMARKS_MAX)
    {
      g_free (text);
      *remark = (CjmRemark){ 0, FALSE, g_strdup (_ ("There is more of this that is not listed.")) };
    }
  g_ptr_array_add (remarks, remark);
}

void
cjm_remarks_add (GPtrArray *remarks, guint line, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  take (remarks, line, FALSE, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
cjm_remarks_add_loss (GPtrArray *remarks, guint line, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  take (remarks, line, TRUE, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
cjm_remarks_extend (GPtrArray *remarks, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const CjmRemark *remark = more->pdata[i];

      take (remarks, remark->line, remark->is_loss, g_strdup (remark->text));
    }
}
