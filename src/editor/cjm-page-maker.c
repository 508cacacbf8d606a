#include "cjm-page-maker.h"

#include "cjm-preflight.h"

#include <glib/gi18n.h>
#include <math.h>

CjmPageWish *
cjm_page_wish_new (const CjmMap *map, CjmWords *words, const CjmExportOptions *options)
{
  CjmPageWish *wish = g_new0 (CjmPageWish, 1);

  wish->map = cjm_map_ref (map);
  wish->words = cjm_words_ref (words);
  wish->options = *options;
  wish->options.progress = NULL;

  return wish;
}

void
cjm_page_wish_free (CjmPageWish *wish)
{
  g_clear_pointer (&wish->job, cjm_export_job_free);
  g_clear_pointer (&wish->findings, g_array_unref);
  g_clear_pointer (&wish->picture, cairo_surface_destroy);
  g_free (wish->problem);
  cjm_words_unref (wish->words);
  cjm_map_unref (wish->map);
  g_free (wish);
}

/* What is to be said */

static void
clear_finding (gpointer data)
{
  g_free (((CjmPreflightFinding *) data)->text);
}

/* After what is said of the page, before its faults. */
static void
take_text (CjmPageWish *wish, char *text)
{
  CjmPreflightFinding finding = { CJM_PREFLIGHT_PAGE, text };

  g_array_insert_val (wish->findings, MIN (1, wish->findings->len), finding);
}

static void
find_cards (CjmPageWish *wish)
{
  guint n_cards = cjm_cards_get_n_cards (wish->job->cards);
  guint n_pages = cjm_cards_get_n_pages (wish->job->cards);
  /* Translators: the beginning of a sentence, which the next string ends. */
  g_autofree char *cards = g_strdup_printf (ngettext ("%u card", "%u cards", n_cards), n_cards);

  take_text (wish,
             /* Translators: %s is "24 cards". */
             g_strdup_printf (ngettext ("%s on %u page. Each has a code: typed into the find bar, "
                                        "it leads back to the note.",
                                        "%s on %u pages. Each has a code: typed into the find bar, "
                                        "it leads back to the note.",
                                        n_pages),
                              cards, n_pages));
}

static void
find_report (CjmPageWish *wish)
{
  guint n_pages = cjm_report_get_n_pages (wish->job->report);

  take_text (wish,
             g_strdup_printf (ngettext ("A report of %u page, to be read at a desk.",
                                        "A report of %u pages, to be read at a desk.", n_pages),
                              n_pages));
}

static void
find_pixels (CjmPageWish *wish)
{
  const CjmPage *page = &wish->job->page;
  double dpi = wish->options.dpi != 0 ? wish->options.dpi : CJM_EXPORT_DEFAULT_DPI;

  take_text (wish,
             g_strdup_printf (_ ("A picture of %ld × %ld pixels."), lround (page->width * dpi / 72),
                              lround (page->height * dpi / 72)));
}

/* What there is on the page, before anything is added around it for the printer. */
static void
make_findings (CjmPageWish *wish)
{
  CjmExportJob *job = wish->job;
  char *remark = NULL;

  if (job->cards == NULL && job->report == NULL)
    wish->findings = cjm_preflight_page (job->layout, &job->page);
  else
    {
      wish->findings = g_array_new (FALSE, FALSE, sizeof (CjmPreflightFinding));
      g_array_set_clear_func (wish->findings, clear_finding);
    }
  if (job->cards != NULL)
    find_cards (wish);
  if (job->report != NULL)
    find_report (wish);
  if (wish->options.format == CJM_EXPORT_PNG)
    find_pixels (wish);
  if (wish->options.format == CJM_EXPORT_PDF)
    cjm_export_job_prepare_print (job, &wish->options, &remark);
  if (remark != NULL)
    take_text (wish, remark);
}

/* Pictures */

static void
draw (CjmPageWish *wish)
{
  double scale = MIN (wish->width / wish->page_width, wish->height / wish->page_height);
  int width = MAX (1, (int) floor (wish->page_width * scale));
  int height = MAX (1, (int) floor (wish->page_height * scale));
  cairo_t *cr;

  wish->picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (wish->picture);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / wish->page_width, height / wish->page_height);
  cjm_export_job_draw_page (wish->job, wish->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (wish->picture);
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CjmPageWish *wish = task_data;
  g_autoptr (GError) error = NULL;

  if (wish->job == NULL)
    {
      wish->job = cjm_export_job_new (wish->map, wish->words, &wish->options, &error);
      if (wish->job != NULL)
        make_findings (wish);
    }
  if (wish->job == NULL)
    wish->problem = g_strdup (error->message);
  else
    {
      wish->n_pages = cjm_export_job_get_n_pages (wish->job);
      wish->page = MIN (wish->page, wish->n_pages - 1);
      cjm_export_job_get_page_size (wish->job, &wish->page_width, &wish->page_height);
      if (wish->width > 0 && wish->height > 0)
        draw (wish);
    }

  g_task_return_boolean (task, TRUE);
}

void
cjm_page_wish_make_async (CjmPageWish *wish, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, wish, NULL);
  g_task_run_in_thread (task, make_thread);
}

CjmPageWish *
cjm_page_wish_make_finish (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
