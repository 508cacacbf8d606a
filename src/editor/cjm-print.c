#include "cjm-print.h"

#include "cjm-dialog-window.h"
#include "cjm-dialogs.h"
#include "cjm-export-job.h"
#include "cjm-page-preview.h"
#include "cjm-print-choices.h"

#include <glib/gi18n.h>

/* The window of the preview. */
#define WIDTH 900
#define HEIGHT 700

/* Microseconds between two looks at whether the pages are laid out: GTK asks without end. */
#define LOOK_TIME 5000

/* What was chosen in the dialog last, kept by the program for as long as it runs. */
#define SETTINGS_KEY "cjm-print-settings"

typedef struct
{
  CjmWindow *window;
  CjmMap *map;
  CjmWords *words;
  GtkPrintOperation *operation;
  CjmPrintChoices *choices; /* our tab, whether the dialog shows it or not */
  CjmExportOptions options;
  GThread *thread; /* lays out */
  int is_laid_out; /* atomic: the thread has ended */
  CjmExportJob *job;
  GError *error;
} Printing;

static void
join (Printing *printing)
{
  if (printing->thread != NULL)
    g_thread_join (g_steal_pointer (&printing->thread));
}

static void
clear_job (Printing *printing)
{
  join (printing);
  g_clear_pointer (&printing->job, cjm_export_job_free);
  g_clear_error (&printing->error);
}

static void
printing_free (Printing *printing)
{
  clear_job (printing);
  cjm_map_unref (printing->map);
  cjm_words_unref (printing->words);
  g_clear_object (&printing->choices);
  g_object_unref (printing->operation);
  g_object_unref (printing->window);
  g_free (printing);
}

/* Our tab */

static GObject *
create_tab_cb (GtkPrintOperation *operation, gpointer user_data)
{
  return G_OBJECT (((Printing *) user_data)->choices);
}

static void
update_tab_cb (GtkPrintOperation *operation,
               GtkWidget *tab,
               GtkPageSetup *setup,
               GtkPrintSettings *settings,
               gpointer user_data)
{
  cjm_print_choices_set_page_setup (CJM_PRINT_CHOICES (tab), setup);
}

/* Pages */

static gpointer
lay_out_thread (gpointer user_data)
{
  Printing *printing = user_data;
  g_autofree char *remark = NULL;

  printing->job
      = cjm_export_job_new (printing->map, printing->words, &printing->options, &printing->error);
  if (printing->job != NULL)
    cjm_export_job_prepare_print (printing->job, &printing->options, &remark);
  g_atomic_int_set (&printing->is_laid_out, TRUE);

  return NULL;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Printing *printing = user_data;

  clear_job (printing);
  cjm_print_choices_get_options (printing->choices, gtk_print_context_get_page_setup (context),
                                 &printing->options);
  printing->is_laid_out = FALSE;
  printing->thread = g_thread_new ("print", lay_out_thread, printing);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Printing *printing = user_data;

  if (!g_atomic_int_get (&printing->is_laid_out))
    {
      g_usleep (LOOK_TIME);
      return FALSE;
    }

  join (printing);
  if (printing->job == NULL)
    {
      gtk_print_operation_set_n_pages (operation, 1);
      gtk_print_operation_cancel (operation);
    }
  else
    gtk_print_operation_set_n_pages (operation, (int) cjm_export_job_get_n_pages (printing->job));
  return TRUE;
}

/* Sheets and cards lie on the paper as fewer of them are needed. */
static void
request_setup_cb (GtkPrintOperation *operation,
                  GtkPrintContext *context,
                  int page,
                  GtkPageSetup *setup,
                  gpointer user_data)
{
  Printing *printing = user_data;
  double width, height;

  if (printing->job == NULL)
    return;

  cjm_export_job_get_page_size (printing->job, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Printing *printing = user_data;

  if (printing->job != NULL)
    cjm_export_job_draw_page (printing->job, (guint) page,
                              gtk_print_context_get_cairo_context (context));
}

/* The preview */

static void
preview_closed_cb (GtkWidget *window, gpointer user_data)
{
  gtk_print_operation_preview_end_preview (user_data);
}

/* GTK wants something to draw on even where nothing is drawn: our preview makes its own pages. */
static void
set_no_paper (GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A window of our own instead of a program for PDF files that may not be there. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            gpointer user_data)
{
  Printing *printing = user_data;
  GtkWidget *window
      = cjm_dialog_window_new (GTK_WINDOW (printing->window), _ ("Print Preview"), TRUE);
  GtkWidget *pages = cjm_page_preview_new (printing->map, printing->words);
  CjmExportOptions options;

  cjm_print_choices_get_options (printing->choices, gtk_print_context_get_page_setup (context),
                                 &options);
  set_no_paper (context);
  cjm_page_preview_set_options (CJM_PAGE_PREVIEW (pages), &options);
  gtk_window_set_child (GTK_WINDOW (window), pages);
  cjm_dialog_window_set_size (window, WIDTH, HEIGHT);
  g_signal_connect_object (window, "destroy", G_CALLBACK (preview_closed_cb), preview, 0);
  gtk_window_present (GTK_WINDOW (window));

  return TRUE;
}

/* The whole */

static void
keep_choices (GtkPrintOperation *operation)
{
  GObject *application = G_OBJECT (g_application_get_default ());

  g_object_set_data_full (application, SETTINGS_KEY,
                          g_object_ref (gtk_print_operation_get_print_settings (operation)),
                          g_object_unref);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  Printing *printing = user_data;
  g_autoptr (GError) error = NULL;

  join (printing);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_choices (operation);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error == NULL && printing->error != NULL)
    error = g_error_copy (printing->error);
  if (error != NULL)
    cjm_dialog_tell (GTK_WINDOW (printing->window), _ ("The map was not printed"), error->message);
  g_application_release (g_application_get_default ());
  printing_free (printing);
}

/* A sheet that is wider than high begins on paper that lies. */
static GtkPageSetup *
create_setup (CjmWindow *window)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  CjmLayout *layout = cjm_canvas_get_layout (cjm_window_get_canvas (window));

  if (layout != NULL && layout->width > layout->height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);

  return setup;
}

/* A file is called as the map and lies beside it, until another is chosen. */
static GtkPrintSettings *
create_settings (CjmDocument *document)
{
  GObject *application = G_OBJECT (g_application_get_default ());
  GtkPrintSettings *kept = g_object_get_data (application, SETTINGS_KEY);
  GtkPrintSettings *settings
      = kept != NULL ? gtk_print_settings_copy (kept) : gtk_print_settings_new ();
  g_autofree char *name = cjm_document_dup_file_name (document);
  GFile *file = cjm_document_get_file (document);
  g_autoptr (GFile) folder
      = file != NULL ? g_file_get_parent (file) : g_file_new_for_path (g_get_home_dir ());
  g_autofree char *path = g_file_get_path (folder);

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  if (path != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, path);

  return settings;
}

static void
set_up (Printing *printing, CjmDocument *document)
{
  GtkPrintOperation *operation = printing->operation;
  g_autoptr (GtkPageSetup) setup = create_setup (printing->window);
  g_autoptr (GtkPrintSettings) settings = create_settings (document);
  g_autofree char *title = cjm_document_dup_title (document);

  printing->choices = CJM_PRINT_CHOICES (
      g_object_ref_sink (cjm_print_choices_new (printing->map, printing->words)));
  cjm_print_choices_set_page_setup (printing->choices, setup);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Journey Map"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_tab_cb), printing);
  g_signal_connect (operation, "update-custom-widget", G_CALLBACK (update_tab_cb), printing);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_setup_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), printing);
}

void
cjm_print_show (CjmWindow *window)
{
  CjmDocument *document = cjm_window_get_document (window);
  Printing *printing = g_new0 (Printing, 1);

  printing->window = g_object_ref (window);
  printing->map = cjm_map_ref (cjm_document_get_map (document));
  printing->words = cjm_words_ref (cjm_document_get_words (document));
  printing->operation = gtk_print_operation_new ();
  set_up (printing, document);
  /* The program does not end in the middle of a print. */
  g_application_hold (g_application_get_default ());
  gtk_print_operation_run (printing->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (window), NULL);
}
