#include "cjm-export-job.h"
#include "cjm-blank.h"
#include "cjm-edit.h"
#include "cjm-poster.h"

#include <glib/gi18n-lib.h>

static double
get_margin (const CjmExportOptions *options)
{
  return options->has_margin ? options->margin : CJM_PAPER_MARGIN;
}

/* The sheet as it is, or a part of it. */
static void
place_natural (CjmExportJob *self, const CjmExportOptions *options)
{
  self->is_part = !cjm_crop_is_whole (&options->crop);
  self->n_tiles
      = cjm_crop_place (&options->crop, self->layout, self->tiles, &self->width, &self->height);
  self->page = cjm_paper_place (&options->paper, options->orientation, self->width, self->height);
}

/* The letters grow as what the margins leave of the paper. */
static void
refuse_type (const CjmExportOptions *options, double type, GError **error)
{
  double growth = CJM_POSTER_MIN_TYPE / type;
  double margin = get_margin (options);
  double area = cjm_paper_get_area (options->paper.width, options->paper.height, margin);
  const CjmPaperSize *size = cjm_paper_is_roll (&options->paper)
                                 ? NULL
                                 : cjm_paper_find_size (area * growth * growth, margin);

  if (size != NULL)
    g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TYPE,
                 /* Translators: the numbers are sizes of letters in points, %s is a paper. */
                 _ ("On this paper the letters would be %.1f points high, and nobody can read less "
                    "than %.1f. Take %s or larger, or a smaller margin."),
                 type, CJM_POSTER_MIN_TYPE, size->name);
  else
    g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TYPE,
                 /* Translators: the numbers are sizes of letters in points. */
                 _ ("On this paper the letters would be %.1f points high, and nobody can read less "
                    "than %.1f. Choose a larger paper or a smaller margin."),
                 type, CJM_POSTER_MIN_TYPE);
}

/* The sheet laid out for its paper. */
static gboolean
place_poster (CjmExportJob *self, const CjmExportOptions *options, GError **error)
{
  CjmLayout *poster = cjm_poster_lay_out (self->layout, &options->paper, options->orientation,
                                          get_margin (options), &self->page, error);
  double size;

  if (poster == NULL)
    return FALSE;

  cjm_layout_unref (self->layout);
  self->layout = poster;
  self->is_poster = TRUE;
  self->n_tiles = cjm_crop_place (&options->crop, poster, self->tiles, &self->width, &self->height);
  size = cjm_poster_get_type_size (poster, &self->page);
  if (size >= CJM_POSTER_MIN_TYPE)
    return TRUE;

  refuse_type (options, size, error);
  return FALSE;
}

static gboolean
place_blank (CjmExportJob *self, const CjmExportOptions *options, GError **error)
{
  CjmLayout *blank = cjm_blank_lay_out (self->layout, &options->paper, options->orientation,
                                        get_margin (options), &self->page, error);

  if (blank == NULL)
    return FALSE;

  cjm_layout_unref (self->layout);
  self->layout = blank;
  self->is_blank = self->is_poster = TRUE;
  self->n_tiles = cjm_crop_place (&options->crop, blank, self->tiles, &self->width, &self->height);
  return TRUE;
}

static gboolean
place_cards (CjmExportJob *self, const CjmExportOptions *options, GError **error)
{
  self->cards = cjm_cards_new (self->layout, &options->paper, get_margin (options),
                               options->orientation, error);
  if (self->cards == NULL)
    return FALSE;

  self->page = (CjmPage){ .scale = 1 };
  cjm_cards_get_size (self->cards, &self->page.width, &self->page.height);
  return TRUE;
}

static gboolean
place_report (CjmExportJob *self, const CjmExportOptions *options, GError **error)
{
  self->report = cjm_report_new (self->layout, &options->paper, options->orientation,
                                 get_margin (options), error);
  if (self->report == NULL)
    return FALSE;

  self->page = (CjmPage){ .scale = 1 };
  cjm_report_get_size (self->report, &self->page.width, &self->page.height);
  return TRUE;
}

static gboolean
place (CjmExportJob *self, const CjmExportOptions *options, GError **error)
{
  if (options->has_cards)
    return place_cards (self, options, error);
  if (options->has_report)
    return place_report (self, options, error);
  if (options->is_blank)
    return place_blank (self, options, error);
  if (!cjm_paper_is_fit (&options->paper) && cjm_crop_is_whole (&options->crop))
    return place_poster (self, options, error);

  place_natural (self, options);
  return TRUE;
}

CjmExportJob *
cjm_export_job_new (const CjmMap *map,
                    CjmWords *words,
                    const CjmExportOptions *options,
                    GError **error)
{
  g_autoptr (CjmMap) shown = options->is_blank ? cjm_map_make_blank (map) : cjm_map_ref (map);
  CjmTypesetter *typesetter = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);
  CjmExportJob *self = g_new0 (CjmExportJob, 1);

  self->artwork = cjm_artwork_new ();
  self->progress = options->progress;
  self->lacks_paper = options->format == CJM_EXPORT_PNG && options->is_transparent;
  self->layout = cjm_layout_new (shown, typesetter, NULL);
  self->title = *map->title != '\0' ? map->title : cjm_words_get (words, CJM_WORD_DOCUMENT_KIND);
  cjm_typesetter_unref (typesetter);
  if (place (self, options, error))
    cjm_prepress_init (&self->prepress, &self->page, 0, FALSE);
  else
    g_clear_pointer (&self, cjm_export_job_free);

  return self;
}

void
cjm_export_job_free (CjmExportJob *self)
{
  g_clear_pointer (&self->cards, cjm_cards_free);
  g_clear_pointer (&self->report, cjm_report_free);
  g_clear_pointer (&self->tiling, cjm_tiling_free);
  cjm_layout_unref (self->layout);
  cjm_artwork_free (self->artwork);
  g_free (self);
}

/* Around the page */

/* With @outset more on all sides. */
static char *
shrink_page (CjmPage *page, double outset)
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
count_sheets (const CjmTiling *tiling)
{
  guint n = tiling->n_rows * tiling->n_columns;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: the numbers are millimetres. */
                   "The poster is on %u sheet of %g × %g mm; the first page is a plan.",
                   "The poster is on %u sheets of %g × %g mm; the first page is a plan.", n),
      n, tiling->width / CJM_POINTS_PER_MM, tiling->height / CJM_POINTS_PER_MM);
}

void
cjm_export_job_prepare_print (CjmExportJob *self, const CjmExportOptions *options, char **remark)
{
  double outset = cjm_prepress_get_outset (options->bleed, options->has_marks);

  *remark = self->report != NULL ? cjm_report_dup_remark (self->report) : NULL;
  if (self->cards != NULL || self->report != NULL)
    return;
  if (cjm_paper_is_fit (&options->tile) || self->is_part)
    {
      *remark = shrink_page (&self->page, outset);
      cjm_prepress_init (&self->prepress, &self->page, options->bleed, options->has_marks);
      return;
    }

  self->tiling = cjm_tiling_new (self->layout, &self->page, &options->tile, options->overlap);
  *remark = count_sheets (self->tiling);
}
