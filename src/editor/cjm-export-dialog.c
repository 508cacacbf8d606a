#include "cjm-export-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-dialogs.h"
#include "cjm-export-choices.h"
#include "cjm-export-run.h"
#include "cjm-page-preview.h"
#include "cjm-preflight.h"

#include <glib/gi18n.h>

#define WIDTH 960
#define HEIGHT 620

typedef struct
{
  CjmWindow *parent;
  GtkWidget *window;
  CjmDocument *document;
  CjmExportChoices *choices;
  CjmPagePreview *preview;
  GtkWidget *findings;
  GtkWidget *export;
} ExportDialog;

/* What is written where, while that is being chosen. */
typedef struct
{
  CjmWindow *parent;
  CjmMap *map;
  CjmWords *words;
  CjmExportOptions options;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->parent);
  cjm_map_unref (wish->map);
  cjm_words_unref (wish->words);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

/* The suffix decides what is written; a name without one gets that of the chosen format. */
static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GFile) target = NULL;

  if (file == NULL)
    return;

  if (cjm_export_format_find (name, &wish->options.format))
    target = g_object_ref (file);
  else
    {
      g_autofree char *full
          = g_strconcat (name, cjm_export_format_get_suffix (wish->options.format), NULL);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      target = g_file_get_child (folder, full);
    }
  cjm_export_run (wish->parent, wish->map, wish->words, &wish->options, target);
}

static Wish *
create_wish (ExportDialog *dialog)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->parent = g_object_ref (dialog->parent);
  wish->map = cjm_map_ref (cjm_document_get_map (dialog->document));
  wish->words = cjm_words_ref (cjm_document_get_words (dialog->document));
  cjm_export_choices_get_options (dialog->choices, &wish->options);

  return wish;
}

static void
export_clicked_cb (GtkButton *button, gpointer user_data)
{
  ExportDialog *dialog = user_data;
  Wish *wish = create_wish (dialog);
  g_autofree char *name = cjm_document_dup_file_name (dialog->document);
  const char *suffix = cjm_export_format_get_suffix (wish->options.format);
  const char *suffixes[] = { suffix + 1, NULL };
  g_autofree char *full = g_strconcat (name, suffix, NULL);
  GFile *file = cjm_document_get_file (dialog->document);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  const CjmFileKind kinds[] = { { suffixes[0], suffixes }, { NULL, NULL } };
  GtkWindow *parent = GTK_WINDOW (dialog->parent);

  cjm_export_choices_remember (dialog->choices);
  gtk_window_destroy (GTK_WINDOW (dialog->window));
  cjm_dialog_save_file (parent, _ ("Export the Map"), full, folder, kinds, file_chosen_cb, wish);
}

/* What is found before it is written */

/* How it will be, or something that is better changed. */
static GtkWidget *
create_finding (const CjmPreflightFinding *finding)
{
  gboolean is_fault = finding->kind != CJM_PREFLIGHT_PAGE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_fault ? "dialog-warning-symbolic"
                                                           : "dialog-information-symbolic");
  GtkWidget *label = gtk_label_new (finding->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_fault ? _ ("Warning") : _ ("Note"), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
preview_changed_cb (CjmPagePreview *preview, gpointer user_data)
{
  ExportDialog *dialog = user_data;
  GArray *findings = cjm_page_preview_get_findings (preview);
  CjmExportOptions options;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (dialog->findings)) != NULL)
    gtk_box_remove (GTK_BOX (dialog->findings), child);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    gtk_box_append (GTK_BOX (dialog->findings),
                    create_finding (&g_array_index (findings, CjmPreflightFinding, i)));

  cjm_export_choices_get_options (dialog->choices, &options);
  gtk_widget_set_sensitive (dialog->export, cjm_page_preview_get_n_pages (preview) > 0
                                                || !cjm_export_format_is_drawn (options.format));
}

static void
choices_changed_cb (CjmExportChoices *choices, gpointer user_data)
{
  ExportDialog *dialog = user_data;
  CjmExportOptions options;

  cjm_export_choices_get_options (choices, &options);
  cjm_page_preview_set_options (dialog->preview, &options);
}

/* Widgets */

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
create_result (ExportDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const CjmMap *map = cjm_document_get_map (dialog->document);

  dialog->preview
      = CJM_PAGE_PREVIEW (cjm_page_preview_new (map, cjm_document_get_words (dialog->document)));
  dialog->findings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_vexpand (GTK_WIDGET (dialog->preview), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "export-result");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->preview));
  gtk_box_append (GTK_BOX (box), dialog->findings);
  g_signal_connect (dialog->preview, "changed", G_CALLBACK (preview_changed_cb), dialog);

  return box;
}

static GtkWidget *
create_page (ExportDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  dialog->choices = CJM_EXPORT_CHOICES (
      cjm_export_choices_new (cjm_document_get_words (dialog->document), cjm_settings_get ()));
  gtk_widget_add_css_class (GTK_WIDGET (dialog->choices), "export-page");
  gtk_widget_set_valign (GTK_WIDGET (dialog->choices), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), create_scroller (GTK_WIDGET (dialog->choices)));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), create_scroller (create_result (dialog)));
  g_signal_connect (dialog->choices, "changed", G_CALLBACK (choices_changed_cb), dialog);

  return box;
}

static void
dialog_free (gpointer data)
{
  ExportDialog *dialog = data;

  g_object_unref (dialog->document);
  g_free (dialog);
}

static void
add_buttons (ExportDialog *dialog)
{
  GtkHeaderBar *bar = cjm_dialog_window_get_bar (dialog->window);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  dialog->export = gtk_button_new_with_mnemonic (_ ("_Export…"));
  gtk_header_bar_set_show_title_buttons (bar, FALSE);
  gtk_header_bar_pack_start (bar, cancel);
  gtk_header_bar_pack_end (bar, dialog->export);
  gtk_widget_add_css_class (dialog->export, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), dialog->export);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), dialog->window);
  g_signal_connect (dialog->export, "clicked", G_CALLBACK (export_clicked_cb), dialog);
}

void
cjm_export_dialog_show (CjmWindow *parent)
{
  ExportDialog *dialog = g_new0 (ExportDialog, 1);

  dialog->parent = parent;
  dialog->document = g_object_ref (cjm_window_get_document (parent));
  dialog->window = cjm_dialog_window_new (GTK_WINDOW (parent), _ ("Export"), TRUE);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, WIDTH, HEIGHT);
  add_buttons (dialog);
  gtk_window_set_child (GTK_WINDOW (dialog->window), create_page (dialog));
  choices_changed_cb (dialog->choices, dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog->window), dialog->export);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
