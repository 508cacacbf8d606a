#include "cjm-read-error.h"

/* GLib's macro has a path on which there is no private part: for an error of another domain,
 * which the functions here exclude before they ask for it. */
#pragma GCC diagnostic ignored "-Wnull-dereference"

typedef struct
{
  guint line;
  guint column;
} CjmReadErrorPrivate;

static void
cjm_read_error_private_init (CjmReadErrorPrivate *private)
{
  private->line = 0;
  private->column = 0;
}

static void
cjm_read_error_private_copy (const CjmReadErrorPrivate *source, CjmReadErrorPrivate *target)
{
  *target = *source;
}

static void
cjm_read_error_private_clear (CjmReadErrorPrivate *private)
{
  cjm_read_error_private_init (private);
}

G_DEFINE_EXTENDED_ERROR (CjmReadError, cjm_read_error)

guint
cjm_read_error_get_line (const GError *error)
{
  return error->domain == CJM_READ_ERROR ? cjm_read_error_get_private (error)->line : 0;
}

guint
cjm_read_error_get_column (const GError *error)
{
  return error->domain == CJM_READ_ERROR ? cjm_read_error_get_private (error)->column : 0;
}

GError *
cjm_read_error_new (CjmReadErrorCode code, guint line, guint column, const char *message)
{
  GError *error = g_error_new_literal (CJM_READ_ERROR, (int) code, message);
  CjmReadErrorPrivate *private = cjm_read_error_get_private (error);

  private->line = line;
  private->column = column;

  return error;
}
