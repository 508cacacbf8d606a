#include "cjm-export.h"
#include "cjm-cairo-device.h"
#include "cjm-cards.h"
#include "cjm-config.h"
#include "cjm-crop-device.h"
#include "cjm-painter.h"
#include "cjm-pdf-boxes.h"
#include "cjm-pdf-names.h"
#include "cjm-pdf-outline.h"
#include "cjm-pdf-structure.h"
#include "cjm-png-writer.h"
#include "cjm-poster.h"
#include "cjm-prepress.h"
#include "cjm-save.h"
#include "cjm-svg-device.h"
#include "cjm-tag-device.h"
#include "cjm-tiling-pages.h"
#include "cjm-written.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* A picture is drawn in bands of about this many bytes: they fit into a processor's cache. */
#define BAND_SIZE (4 * 1024 * 1024)

/* In points: what a clip must stay away from the edge of a page for cairo to heed it. */
#define PAGE_EDGE 0.02

/* Pixels of a slide, and where more of them show nothing more of a small part. */
#define SLIDE_WIDTH 2560
#define SLIDE_HEIGHT 1440
#define SLIDE_MAX_DPI 288

GQuark
cjm_export_error_quark (void)
{
  return g_quark_from_static_string ("cjm-export-error-quark");
}

typedef struct
{
  const char *suffix;
  gboolean is_drawn;
  gboolean is_table;
} Format;

static const Format formats[CJM_N_EXPORT_FORMATS] = {
  [CJM_EXPORT_PDF] = { ".pdf", TRUE, FALSE },      [CJM_EXPORT_SVG] = { ".svg", TRUE, FALSE },
  [CJM_EXPORT_PNG] = { ".png", TRUE, FALSE },      [CJM_EXPORT_CSV] = { ".csv", FALSE, TRUE },
  [CJM_EXPORT_TSV] = { ".tsv", FALSE, TRUE },      [CJM_EXPORT_XLSX] = { ".xlsx", FALSE, FALSE },
  [CJM_EXPORT_MARKDOWN] = { ".md", FALSE, FALSE },
};

/* One export while it runs. */
typedef struct
{
  CjmLayout *layout;
  CjmArtwork *artwork;
  gboolean is_part;
  gboolean is_poster;   /* laid out for its paper, which has the sheet's colour up to its edges */
  double width, height; /* of the sheet, or the part of it */
  guint n_tiles;
  CjmTile tiles[CJM_CROP_MAX_TILES];
  CjmPage page; /* with what is around it for a print shop */
  CjmPrepress prepress;
  CjmTiling *tiling; /* the page over many sheets; NULL on one */
  CjmCards *cards;   /* what is drawn instead of the sheet, or NULL */
  const char *title;
  CjmTagDevice *tags; /* NULL where there is no structure beside what is seen */
} Job;

const char *
cjm_export_format_get_suffix (CjmExportFormat format)
{
  return formats[format].suffix;
}

char *
cjm_export_format_dup_suffixes (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i].suffix);

  return g_string_free (list, FALSE);
}

gboolean
cjm_export_format_is_drawn (CjmExportFormat format)
{
  return formats[format].is_drawn;
}

gboolean
cjm_export_format_is_table (CjmExportFormat format)
{
  return formats[format].is_table;
}

gboolean
cjm_export_format_find (const char *name, CjmExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = (CjmExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_failed (GError **error, cairo_status_t status)
{
  /* Translators: %s is what a library says about why, in English. */
  g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
               _ ("The map could not be drawn: %s. Close other programs and try again."),
               cairo_status_to_string (status));
}

/* What is drawn has paper of its own around it. */
static void
fill_paper (const Job *job, cairo_t *cr, CjmRect rect)
{
  guint32 color = job->layout->theme->inks[CJM_INK_PAPER];

  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_fill (cr);
}

/* What is seen of @tile between two heights of what is drawn, on the sheet. */
static CjmRect
get_seen (const CjmTile *tile, double top, double bottom)
{
  double start = MAX (top - tile->y, 0), end = MIN (bottom - tile->y, tile->from.height);

  return (CjmRect){ tile->from.x, tile->from.y + start, tile->from.width, MAX (end - start, 0) };
}

static void
paint_content (const CjmPainter *painter, const CjmTile *tile)
{
  if (tile->n_phases > 0)
    cjm_paint_headers (painter, tile->first_phase, tile->n_phases);
  else
    cjm_paint_sheet (painter);
}

static void
paint_tile (const Job *job, cairo_t *cr, const CjmTile *tile, CjmRect seen)
{
  CjmCairoDevice device;
  CjmCropDevice crop;
  CjmPainter painter
      = { .device
          = job->tags != NULL ? cjm_tag_device_aim (job->tags, &crop.device, cr) : &crop.device,
          .layout = job->layout };

  cairo_save (cr);
  if (job->is_part)
    {
      cairo_rectangle (cr, tile->x, tile->y, tile->from.width, tile->from.height);
      cairo_clip (cr);
    }
  cairo_translate (cr, tile->x - tile->from.x, tile->y - tile->from.y);
  cjm_cairo_device_init (&device, cr, job->artwork);
  cjm_crop_device_init (&crop, &device.device, seen);
  paint_content (&painter, tile);
  cairo_restore (cr);
}

/* cairo 1.16 loses tags where something is drawn that reaches out of the page, if only by a hair.
 */
static void
clip_to_page (const Job *job, cairo_t *cr)
{
  cairo_rectangle (cr, PAGE_EDGE, PAGE_EDGE, job->page.width - 2 * PAGE_EDGE,
                   job->page.height - 2 * PAGE_EDGE);
  cairo_clip (cr);
}

/* Draws what is to be seen of the sheet between @top and @bottom, in points of it, at its place
 * on the page. */
static void
paint_page (const Job *job, cairo_t *cr, double top, double bottom)
{
  if (job->tags != NULL)
    clip_to_page (job, cr);
  if (job->is_poster)
    fill_paper (job, cr, job->prepress.bleed);
  cairo_translate (cr, job->page.x, job->page.y);
  cairo_scale (cr, job->page.scale, job->page.scale);
  if (job->is_part)
    fill_paper (job, cr, (CjmRect){ 0, 0, job->width, job->height });
  for (guint i = 0; i < job->n_tiles; i++)
    {
      CjmRect seen = get_seen (&job->tiles[i], top, bottom);

      if (seen.height > 0)
        paint_tile (job, cr, &job->tiles[i], seen);
    }
}

/* The page as a print shop wants it. */
static void
paint_trimmed (const Job *job, cairo_t *cr)
{
  CjmRect bleed = job->prepress.bleed;

  cairo_save (cr);
  cairo_rectangle (cr, bleed.x, bleed.y, bleed.width, bleed.height);
  cairo_clip (cr);
  fill_paper (job, cr, bleed);
  paint_page (job, cr, 0, job->height);
  cairo_restore (cr);
  if (job->prepress.has_marks)
    cjm_prepress_draw_marks (cr, job->prepress.trim, bleed);
}

/* A piece of the page, for one of many sheets. */
static void
paint_piece_cb (cairo_t *cr, CjmRect seen, gpointer user_data)
{
  const Job *job = user_data;
  const CjmPage *page = &job->page;

  fill_paper (job, cr, job->prepress.bleed);
  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  paint_tile (job, cr, &job->tiles[0],
              (CjmRect){ (seen.x - page->x) / page->scale, (seen.y - page->y) / page->scale,
                         seen.width / page->scale, seen.height / page->scale });
}

/* PDF, and SVG with outlines: both surfaces of cairo */

/* A page without anything around it needs no boxes: its own edges are where it ends. Takes @pdf
 * over. */
static GBytes *
set_boxes (const Job *job, GBytes *pdf, GError **error)
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
set_metadata (const Job *job, cairo_surface_t *pdf)
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

static void
paint_pages (const Job *job, cairo_t *cr)
{
  if (job->tiling != NULL)
    {
      cjm_tiling_draw (job->tiling, cr, job->title, paint_piece_cb, (gpointer) job);
      return;
    }
  if (job->cards == NULL)
    {
      if (job->prepress.trim.x > 0)
        paint_trimmed (job, cr);
      else
        paint_page (job, cr, 0, job->height);
      cairo_show_page (cr);
      return;
    }

  for (guint i = 0; i < cjm_cards_get_n_pages (job->cards); i++)
    {
      cjm_cards_paint_page (job->cards, cr, job->artwork, i);
      cairo_show_page (cr);
    }
}

/* What cairo leaves undone; @bytes are taken over. */
static GBytes *
finish_pdf (const Job *job, GByteArray *bytes)
{
  cjm_pdf_blank_repeated_names (bytes);
  if (job->tags == NULL)
    return g_byte_array_free_to_bytes (bytes);

  return cjm_pdf_structure_complete (bytes, cjm_tag_device_get_notes (job->tags),
                                     job->layout->map->language);
}

static GBytes *
draw_vectors (const Job *job, CjmExportFormat format, GError **error)
{
  double width = job->tiling != NULL ? job->tiling->width : job->page.width;
  double height = job->tiling != NULL ? job->tiling->height : job->page.height;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (format == CJM_EXPORT_PDF)
    {
      surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, width, height);
      set_metadata (job, surface);
    }
  else
    surface = cairo_svg_surface_create_for_stream (append_bytes_cb, bytes, width, height);

  cr = cairo_create (surface);
  paint_pages (job, cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  /* cairo 1.16 looks for the page that an outline leads to, whether it could be drawn or not. */
  if (status == CAIRO_STATUS_SUCCESS && job->tags != NULL)
    cjm_pdf_outline_add (surface, job->layout, &job->page);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return format == CJM_EXPORT_PDF ? set_boxes (job, finish_pdf (job, bytes), error)
                                    : g_byte_array_free_to_bytes (bytes);

  set_failed (error, status);
  g_byte_array_unref (bytes);
  return NULL;
}

/* What cannot be drawn with a structure can be without. */
static GBytes *
draw_pdf (Job *job, GError **error)
{
  GBytes *bytes = NULL;

  if (job->cards == NULL && job->tiling == NULL && !job->is_part)
    {
      job->tags = cjm_tag_device_new (job->layout);
      bytes = draw_vectors (job, CJM_EXPORT_PDF, NULL);
      g_clear_pointer (&job->tags, cjm_tag_device_free);
    }

  return bytes != NULL ? bytes : draw_vectors (job, CJM_EXPORT_PDF, error);
}

/* SVG with text */

static void
write_svg_tile (const Job *job, CjmSvgDevice *device, const CjmTile *tile)
{
  CjmCropDevice crop;
  CjmPainter painter = { .device = &crop.device, .layout = job->layout };

  cjm_crop_device_init (&crop, (CjmDevice *) device, tile->from);
  cjm_svg_device_begin_tile (device, tile);
  paint_content (&painter, tile);
  cjm_svg_device_end_tile (device);
}

static GBytes *
write_svg (const Job *job)
{
  CjmSvgDevice *device = cjm_svg_device_new (job->layout, job->title, &job->page, job->artwork);
  CjmPainter painter = { .device = (CjmDevice *) device, .layout = job->layout };

  if (job->is_poster)
    cjm_svg_device_fill_page (device);
  if (!job->is_part)
    cjm_paint_sheet (&painter);
  for (guint i = 0; job->is_part && i < job->n_tiles; i++)
    write_svg_tile (job, device, &job->tiles[i]);

  return cjm_svg_device_finish (device);
}

/* PNG */

/* Draws rows @first to @first + @n_rows of the picture into the first rows of @surface. */
static cairo_status_t
draw_band (const Job *job, cairo_surface_t *surface, double pixels, guint first, guint n_rows)
{
  /* In points of the sheet, with a pixel to spare on either side. */
  double top = ((first - 1.0) / pixels - job->page.y) / job->page.scale;
  double bottom = ((first + n_rows + 1.0) / pixels - job->page.y) / job->page.scale;
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -(double) first);
  cairo_scale (cr, pixels, pixels);
  paint_page (job, cr, top, bottom);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return status;
}

static GBytes *
draw_pixels (const Job *job, double dpi, GError **error)
{
  double pixels = dpi / 72;
  guint width = MAX (1, (guint) lround (job->page.width * pixels));
  guint height = MAX (1, (guint) lround (job->page.height * pixels));
  guint band = CLAMP (BAND_SIZE / (4 * width), 16, height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, band);
  CjmPngWriter *writer = cjm_png_writer_new (width, height, dpi, job->title);
  cairo_status_t status = cairo_surface_status (surface);
  GBytes *bytes;

  for (guint y = 0; y < height && status == CAIRO_STATUS_SUCCESS; y += band)
    {
      guint n_rows = MIN (band, height - y);

      status = draw_band (job, surface, pixels, y, n_rows);
      if (status == CAIRO_STATUS_SUCCESS)
        cjm_png_writer_add_rows (writer, surface, n_rows);
    }
  cairo_surface_destroy (surface);
  bytes = cjm_png_writer_finish (writer);

  if (status == CAIRO_STATUS_SUCCESS && bytes != NULL)
    return bytes;

  set_failed (error, status != CAIRO_STATUS_SUCCESS ? status : CAIRO_STATUS_NO_MEMORY);
  g_clear_pointer (&bytes, g_bytes_unref);
  return NULL;
}

/* Limits of the formats */

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

/* With @outset more on all sides. */
static char *
shrink_pdf_page (CjmPage *page, double outset)
{
  double scale = (CJM_EXPORT_MAX_PDF_SIDE - 2 * outset) / MAX (page->width, page->height);

  /* A paper of the longest side may be a hair longer when counted in points. */
  if (scale > 1 - 1e-9)
    return NULL;

  page->width *= scale;
  page->height *= scale;
  page->x *= scale;
  page->y *= scale;
  page->scale *= scale;

  /* Translators: the number is a percentage. */
  return g_strdup_printf (_ ("The page was scaled down to %d %%, because a PDF page ends at "
                             "14,400 points (5.08 m)."),
                          (int) (scale * 100));
}

static char *
lower_dpi (const CjmPage *page, double *dpi)
{
  double wanted = *dpi;
  double side = MAX (page->width, page->height);

  if (lround (side * wanted / 72) <= CJM_PNG_MAX_SIDE)
    return NULL;

  *dpi = CJM_PNG_MAX_SIDE * 72 / side;
  return g_strdup_printf (_ ("The picture was made with %d instead of %d dpi, because a PNG ends "
                             "at 32,767 pixels a side."),
                          (int) *dpi, (int) wanted);
}

/* As many pixels as a slide on a large screen shows, where the letters do not get too small to
 * be read then. */
static double
get_slide_dpi (const CjmPage *page)
{
  double fit = MIN (SLIDE_WIDTH * 72 / page->width, SLIDE_HEIGHT * 72 / page->height);

  return CLAMP (fit, CJM_EXPORT_DEFAULT_DPI, SLIDE_MAX_DPI);
}

/* The whole */

static void
count_sheets (const CjmTiling *tiling, char **note)
{
  guint n = tiling->n_rows * tiling->n_columns;

  g_free (*note);
  *note = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: the numbers are millimetres. */
                   "The poster is on %u sheet of %g × %g mm; the first page is a plan.",
                   "The poster is on %u sheets of %g × %g mm; the first page is a plan.", n),
      n, tiling->width / CJM_POINTS_PER_MM, tiling->height / CJM_POINTS_PER_MM);
}

/* What a PDF has beside its page: ground to be cut off, marks, or many sheets in its place. */
static void
prepare_pdf (Job *job, const CjmExportOptions *options, char **note)
{
  if (job->cards != NULL)
    return;
  if (cjm_paper_is_fit (&options->tile) || job->is_part)
    {
      *note = shrink_pdf_page (&job->page,
                               cjm_prepress_get_outset (options->bleed, options->has_marks));
      cjm_prepress_init (&job->prepress, &job->page, options->bleed, options->has_marks);
      return;
    }

  job->tiling = cjm_tiling_new (job->layout, &job->page, &options->tile, options->overlap);
  count_sheets (job->tiling, note);
}

/* The sheet as it is, or a part of it. */
static void
place_natural (Job *job, const CjmExportOptions *options)
{
  job->is_part = !cjm_crop_is_whole (&options->crop);
  job->n_tiles
      = cjm_crop_place (&options->crop, job->layout, job->tiles, &job->width, &job->height);
  job->page = cjm_paper_place (&options->paper, options->orientation, job->width, job->height);
}

/* The sheet laid out for its paper. */
static gboolean
place_poster (Job *job, const CjmExportOptions *options, GError **error)
{
  double margin = options->has_margin ? options->margin : CJM_PAPER_MARGIN;
  CjmLayout *poster = cjm_poster_lay_out (job->layout, &options->paper, options->orientation,
                                          margin, &job->page, error);
  double size;

  if (poster == NULL)
    return FALSE;

  cjm_layout_unref (job->layout);
  job->layout = poster;
  job->is_poster = TRUE;
  job->n_tiles = cjm_crop_place (&options->crop, poster, job->tiles, &job->width, &job->height);
  size = cjm_poster_get_type_size (poster, &job->page);
  if (size >= CJM_POSTER_MIN_TYPE)
    return TRUE;

  /* Translators: the numbers are sizes of letters in points. */
  g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TYPE,
               _ ("On this paper the letters would be %.1f points high, and nobody can read less "
                  "than %.1f. Choose a larger paper or a smaller margin."),
               size, CJM_POSTER_MIN_TYPE);
  return FALSE;
}

static gboolean
place_cards (Job *job, const CjmExportOptions *options, GError **error)
{
  job->cards = cjm_cards_new (job->layout, &options->paper, options->orientation, error);
  if (job->cards == NULL)
    return FALSE;

  job->page = (CjmPage){ .scale = 1 };
  cjm_cards_get_size (job->cards, &job->page.width, &job->page.height);
  return TRUE;
}

static gboolean
job_init (Job *job,
          const CjmMap *map,
          CjmWords *words,
          const CjmExportOptions *options,
          GError **error)
{
  CjmTypesetter *typesetter = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);

  *job = (Job){ .artwork = cjm_artwork_new () };
  job->layout = cjm_layout_new (map, typesetter, NULL);
  job->title = *map->title != '\0' ? map->title : cjm_words_get (words, CJM_WORD_DOCUMENT_KIND);
  cjm_typesetter_unref (typesetter);
  if (options->has_cards)
    return place_cards (job, options, error);
  if (!cjm_paper_is_fit (&options->paper) && cjm_crop_is_whole (&options->crop))
    return place_poster (job, options, error);

  place_natural (job, options);
  return TRUE;
}

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->cards, cjm_cards_free);
  g_clear_pointer (&job->tiling, cjm_tiling_free);
  cjm_layout_unref (job->layout);
  cjm_artwork_free (job->artwork);
}

GBytes *
cjm_export_to_bytes (const CjmMap *map,
                     CjmWords *words,
                     const CjmExportOptions *options,
                     char **remark,
                     GError **error)
{
  double dpi;
  g_autofree char *note = NULL;
  GBytes *bytes = NULL;
  Job job;

  if (remark != NULL)
    *remark = NULL;
  if (!cjm_export_format_is_drawn (options->format))
    return cjm_written_to_bytes (map, words, options, remark, error);
  if (!check_dpi (options, error))
    return NULL;

  if (!job_init (&job, map, words, options, error))
    {
      job_clear (&job);
      return NULL;
    }
  cjm_prepress_init (&job.prepress, &job.page, 0, FALSE);
  dpi = options->dpi != 0 ? options->dpi
        : job.is_part     ? get_slide_dpi (&job.page)
                          : CJM_EXPORT_DEFAULT_DPI;
  switch (options->format)
    {
    case CJM_EXPORT_PDF:
      prepare_pdf (&job, options, &note);
      bytes = draw_pdf (&job, error);
      break;
    case CJM_EXPORT_SVG:
      bytes = options->has_outlines ? draw_vectors (&job, CJM_EXPORT_SVG, error) : write_svg (&job);
      break;
    case CJM_EXPORT_PNG:
      note = lower_dpi (&job.page, &dpi);
      bytes = draw_pixels (&job, dpi, error);
      break;
    case CJM_EXPORT_CSV:
    case CJM_EXPORT_TSV:
    case CJM_EXPORT_XLSX:
    case CJM_EXPORT_MARKDOWN:
      break;
    }
  job_clear (&job);

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
