#include "cjm-export.h"
#include "cjm-export-pdf.h"
#include "cjm-export-png.h"
#include "cjm-export-svg.h"
#include "cjm-save.h"
#include "cjm-written.h"

#include <glib/gi18n-lib.h>

GQuark
cjm_export_error_quark (void)
{
  return g_quark_from_static_string ("cjm-export-error-quark");
}

static gboolean
check_dpi (const CjmExportOptions *options, GError **error)
{
  if (options->dpi == 0
      || (options->dpi >= CJM_EXPORT_MIN_DPI && options->dpi <= CJM_EXPORT_MAX_DPI))
    return TRUE;

  /* Translators: dots per inch of a picture. */
  g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_DPI,
               _ ("a picture must have from %d to %d dpi"), CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI);
  return FALSE;
}

static GBytes *
draw (const CjmMap *map,
      CjmWords *words,
      const CjmExportOptions *options,
      char **remark,
      GError **error)
{
  g_autoptr (CjmExportJob) job = cjm_export_job_new (map, words, options, error);

  if (job == NULL)
    return NULL;

  switch (options->format)
    {
    case CJM_EXPORT_PDF:
      return cjm_export_pdf (job, options, remark, error);
    case CJM_EXPORT_SVG:
      return cjm_export_svg (job, options, error);
    case CJM_EXPORT_PNG:
      return cjm_export_png (job, options, remark, error);
    case CJM_EXPORT_CSV:
    case CJM_EXPORT_TSV:
    case CJM_EXPORT_XLSX:
    case CJM_EXPORT_MARKDOWN:
    case CJM_EXPORT_HTML:
    case CJM_EXPORT_PPTX:
      break;
    }

  g_return_val_if_reached (NULL);
}

GBytes *
cjm_export_to_bytes (const CjmMap *map,
                     CjmWords *words,
                     const CjmExportOptions *options,
                     char **remark,
                     GError **error)
{
  g_autofree char *note = NULL;
  g_autoptr (GError) failure = NULL;
  GBytes *bytes;

  if (remark != NULL)
    *remark = NULL;
  if (!cjm_export_format_is_drawn (options->format))
    return cjm_written_to_bytes (map, words, options, remark, error);
  if (!check_dpi (options, error))
    return NULL;

  bytes = draw (map, words, options, &note, &failure);
  /* Whatever that left undone is of no account. */
  if (!cjm_export_progress_step (options->progress, 1, error))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return NULL;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (bytes != NULL && remark != NULL)
    *remark = g_steal_pointer (&note);
  return bytes;
}

gboolean
cjm_export_to_file (const CjmMap *map,
                    CjmWords *words,
                    const CjmExportOptions *options,
                    GFile *file,
                    char **remark,
                    GError **error)
{
  g_autoptr (GBytes) bytes = cjm_export_to_bytes (map, words, options, remark, error);

  if (bytes == NULL)
    return FALSE;
  if (cjm_file_write_bytes (file, bytes, error))
    return TRUE;

  if (remark != NULL)
    g_clear_pointer (remark, g_free);
  return FALSE;
}
