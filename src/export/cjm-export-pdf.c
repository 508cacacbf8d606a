#include "cjm-export-pdf.h"
#include "cjm-config.h"
#include "cjm-export-surface.h"
#include "cjm-pdf-boxes.h"
#include "cjm-pdf-names.h"
#include "cjm-pdf-outline.h"
#include "cjm-pdf-structure.h"
#include "cjm-tiling-pages.h"

#include <cairo-pdf.h>

static void
set_metadata (const CjmExportJob *job, cairo_surface_t *pdf)
{
  const char *author = job->layout->map->author;

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, job->title);
  if (*job->layout->map->scenario != '\0')
    cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_SUBJECT, job->layout->map->scenario);
  /* A file that goes to a client tells the account's name only where the map names nobody. */
  if (*author == '\0')
    author = g_get_real_name ();
  /* What GLib says where the account has no name. */
  if (!g_str_equal (author, "Unknown"))
    cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, "CJMap " CJM_VERSION);
}

/* What cairo leaves undone; @bytes are taken over. */
static GBytes *
complete (const CjmExportJob *job, GByteArray *bytes)
{
  cjm_pdf_blank_repeated_names (bytes);
  if (job->tags == NULL)
    return g_byte_array_free_to_bytes (bytes);

  return cjm_pdf_structure_complete (bytes, cjm_tag_device_get_notes (job->tags),
                                     job->layout->map->language);
}

/* A page without anything around it needs no boxes: its own edges are where it ends. Takes @pdf
 * over. */
static GBytes *
set_boxes (const CjmExportJob *job, GBytes *pdf, GError **error)
{
  g_autoptr (GBytes) plain = pdf;
  CjmPdfBoxes box = { job->page.height, job->prepress.trim, job->prepress.bleed };
  g_autofree CjmPdfBoxes *boxes = NULL;

  if (job->tiling != NULL)
    {
      boxes = cjm_tiling_create_boxes (job->tiling);
      return cjm_pdf_set_boxes (plain, boxes, cjm_tiling_get_n_pages (job->tiling), error);
    }
  if (job->prepress.trim.x > 0)
    return cjm_pdf_set_boxes (plain, &box, 1, error);

  return g_steal_pointer (&plain);
}

static void
add_outline (const CjmExportJob *job, cairo_surface_t *pdf)
{
  if (job->tiling != NULL)
    cjm_pdf_outline_add_sheets (pdf, job->tiling, job->title);
  else if (job->report != NULL)
    cjm_report_add_outline (job->report, pdf);
  else if (job->cards == NULL && !job->is_part)
    cjm_pdf_outline_add (pdf, job->layout, &job->page);
}

static GBytes *
draw (const CjmExportJob *job, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  cjm_export_job_get_page_size (job, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (cjm_export_append_cb, bytes, width, height);
  set_metadata (job, surface);
  status = cjm_export_job_draw_pages (job, surface);
  /* cairo 1.16 looks for the page that an outline leads to, whether it could be drawn or not. */
  if (status == CAIRO_STATUS_SUCCESS && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    add_outline (job, surface);
  if (cjm_export_finish_surface (surface, status, error))
    return set_boxes (job, complete (job, bytes), error);

  g_byte_array_unref (bytes);
  return NULL;
}

/* What cannot be drawn with a structure can be without. */
GBytes *
cjm_export_pdf (CjmExportJob *job, const CjmExportOptions *options, char **remark, GError **error)
{
  GBytes *bytes = NULL;

  cjm_export_job_prepare_print (job, options, remark);
  if (job->report == NULL && !job->is_part)
    {
      job->tags = cjm_tag_device_new (job->layout);
      bytes = draw (job, NULL);
      g_clear_pointer (&job->tags, cjm_tag_device_free);
    }

  return bytes != NULL ? bytes : draw (job, error);
}
