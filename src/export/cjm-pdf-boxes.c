#include "cjm-pdf-boxes.h"
#include "cjm-export-surface.h"

#include <qpdf/qpdf-c.h>

/* A thousandth of a point is more than any machine cuts. */
#define DECIMALS 3

static void
append_number (qpdf_data pdf, qpdf_oh array, double value)
{
  qpdf_oh number = qpdf_oh_new_real_from_double (pdf, value, DECIMALS);

  qpdf_oh_append_item (pdf, array, number);
  qpdf_oh_release (pdf, number);
}

/* y runs upwards in a PDF. */
static void
set_box (qpdf_data pdf, qpdf_oh page, const char *key, CjmRect rect, double page_height)
{
  qpdf_oh box = qpdf_oh_new_array (pdf);

  append_number (pdf, box, rect.x);
  append_number (pdf, box, page_height - rect.y - rect.height);
  append_number (pdf, box, rect.x + rect.width);
  append_number (pdf, box, page_height - rect.y);
  qpdf_oh_replace_key (pdf, page, key, box);
  qpdf_oh_release (pdf, box);
}

static gboolean
set_boxes (qpdf_data pdf, GBytes *bytes, const CjmPdfBoxes *boxes, guint n_pages)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if ((qpdf_read_memory (pdf, "cjmap", data, size, NULL) & QPDF_ERRORS) != 0)
    return FALSE;

  for (guint i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, i);
      qpdf_oh media = qpdf_oh_get_key (pdf, page, "/MediaBox");

      qpdf_oh_replace_key (pdf, page, "/CropBox", media);
      set_box (pdf, page, "/BleedBox", boxes[i].bleed, boxes[i].height);
      set_box (pdf, page, "/TrimBox", boxes[i].trim, boxes[i].height);
      qpdf_oh_release (pdf, media);
      qpdf_oh_release (pdf, page);
    }
  return !qpdf_has_error (pdf);
}

/* Streams stay as they are: cairo has compressed them already. */
static GBytes *
write_pdf (qpdf_data pdf)
{
  if ((qpdf_init_write_memory (pdf) & QPDF_ERRORS) != 0)
    return NULL;

  qpdf_set_object_stream_mode (pdf, qpdf_o_preserve);
  qpdf_set_stream_data_mode (pdf, qpdf_s_preserve);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if ((qpdf_write (pdf) & QPDF_ERRORS) != 0)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

GBytes *
cjm_pdf_set_boxes (GBytes *pdf, const CjmPdfBoxes *boxes, guint n_pages, GError **error)
{
  qpdf_data data = qpdf_init ();
  GBytes *bytes = NULL;

  if (set_boxes (data, pdf, boxes, n_pages))
    bytes = write_pdf (data);
  if (bytes == NULL)
    cjm_export_set_failed (error, qpdf_has_error (data)
                                      ? qpdf_get_error_full_text (data, qpdf_get_error (data))
                                      : "PDF");
  qpdf_cleanup (&data);

  return bytes;
}
