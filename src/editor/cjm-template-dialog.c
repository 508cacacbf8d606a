#include "cjm-template-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-dialogs.h"
#include "cjm-template.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window;
  CjmDocument *document;
  GtkEditable *name;
  GtkSwitch *has_notes;
  GtkLabel *problem;
  GtkWidget *save;
} TemplateDialog;

static void
dialog_free (gpointer data)
{
  TemplateDialog *dialog = data;

  g_object_unref (dialog->document);
  g_free (dialog);
}

static void
show_problem (TemplateDialog *dialog, const char *text)
{
  gtk_label_set_label (dialog->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (dialog->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (dialog->name));
}

static void save (TemplateDialog *dialog, gboolean is_replaced);

static void
replace_answer_cb (int response, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  TemplateDialog *dialog = g_object_get_data (G_OBJECT (window), "dialog");

  if (response == 1 && gtk_widget_get_visible (window))
    save (dialog, TRUE);
}

static void
ask_to_replace (TemplateDialog *dialog, const char *text)
{
  const char *buttons[] = { _ ("_Cancel"), _ ("_Replace"), NULL };

  cjm_dialog_ask (GTK_WINDOW (dialog->window), text,
                  _ ("Maps that were begun with the old one stay as they are."), buttons, 1,
                  replace_answer_cb, g_object_ref (dialog->window));
}

static void
save (TemplateDialog *dialog, gboolean is_replaced)
{
  g_autoptr (GError) error = NULL;

  if (cjm_template_save_own (cjm_document_get_map (dialog->document),
                             gtk_editable_get_text (dialog->name),
                             gtk_switch_get_active (dialog->has_notes), is_replaced, &error))
    gtk_window_destroy (GTK_WINDOW (dialog->window));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && !is_replaced)
    ask_to_replace (dialog, error->message);
  else
    show_problem (dialog, error->message);
}

static void
save_cb (GtkWidget *widget, gpointer user_data)
{
  save (user_data, FALSE);
}

static void
name_changed_cb (GtkEditable *name, gpointer user_data)
{
  TemplateDialog *dialog = user_data;

  gtk_widget_set_visible (GTK_WIDGET (dialog->problem), FALSE);
  gtk_widget_set_sensitive (dialog->save, *gtk_editable_get_text (name) != '\0');
}

static void
attach_row (GtkGrid *grid, int row, const char *label, GtkWidget *control)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), control);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, control, 1, row, 1, 1);
}

static GtkWidget *
create_fields (TemplateDialog *dialog)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *name = gtk_entry_new (), *has_notes = gtk_switch_new ();
  GtkWidget *problem = gtk_label_new (NULL);
  g_autofree char *title = cjm_document_dup_title (dialog->document);

  dialog->name = GTK_EDITABLE (name);
  dialog->has_notes = GTK_SWITCH (has_notes);
  dialog->problem = GTK_LABEL (problem);
  gtk_editable_set_text (dialog->name, title);
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_halign (has_notes, GTK_ALIGN_START);
  gtk_label_set_wrap (dialog->problem, TRUE);
  gtk_label_set_xalign (dialog->problem, 0);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_widget_add_css_class (grid, "export-page");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  attach_row (GTK_GRID (grid), 0, _ ("_Name"), name);
  attach_row (GTK_GRID (grid), 1, _ ("_With its notes"), has_notes);
  gtk_grid_attach (GTK_GRID (grid), problem, 0, 2, 2, 1);

  return grid;
}

static void
add_buttons (TemplateDialog *dialog)
{
  GtkHeaderBar *bar = cjm_dialog_window_get_bar (dialog->window);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  dialog->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_header_bar_set_show_title_buttons (bar, FALSE);
  gtk_header_bar_pack_start (bar, cancel);
  gtk_header_bar_pack_end (bar, dialog->save);
  gtk_widget_add_css_class (dialog->save, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), dialog->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
}

void
cjm_template_dialog_show (GtkWindow *parent, CjmDocument *document)
{
  TemplateDialog *dialog = g_new0 (TemplateDialog, 1);

  dialog->document = g_object_ref (document);
  dialog->window = cjm_dialog_window_new (parent, _ ("Save as Template"), TRUE);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, 460, -1);
  gtk_window_set_resizable (GTK_WINDOW (dialog->window), FALSE);
  add_buttons (dialog);
  gtk_window_set_child (GTK_WINDOW (dialog->window), create_fields (dialog));
  g_signal_connect (dialog->name, "changed", G_CALLBACK (name_changed_cb), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->name));
}
