#include "cjm-versions-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-dialogs.h"
#include "cjm-moment.h"
#include "cjm-preview-queue.h"
#include "cjm-reader.h"
#include "cjm-save.h"
#include "cjm-text-scale.h"
#include "cjm-versions.h"

#include <glib/gi18n.h>

/* In pixels, for text of the usual size. */
#define WIDTH 1080
#define HEIGHT 700
#define LIST_WIDTH 230
#define PICTURE_WIDTH 190
#define PICTURE_HEIGHT 112
#define SHEET_WIDTH 760

/* Twice what is shown, for screens that have as many pixels. */
#define PICTURE_SCALE 2

typedef struct
{
  CjmWindow *parent;
  GtkWidget *window;
  GtkListBox *list;
  GtkPicture *sheet; /* the chosen version in large */
  GtkStack *stack;
  GtkWidget *foot;
  GtkWidget *take_back;
  GtkWidget *delete;
  CjmPreviewQueue *pictures;
  GCancellable *cancellable;
  GFile *file;
  CjmMap *chosen; /* NULL until it is read */
} VersionsDialog;

/* What a row is of. */
typedef struct
{
  GFile *file;
  char *moment;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->file);
  g_free (row->moment);
  g_free (row);
}

static Row *
get_row (GtkListBoxRow *widget)
{
  return g_object_get_data (G_OBJECT (widget), "version");
}

static void
dialog_free (gpointer data)
{
  VersionsDialog *dialog = data;

  g_cancellable_cancel (dialog->cancellable);
  g_object_unref (dialog->cancellable);
  cjm_preview_queue_free (dialog->pictures);
  g_clear_object (&dialog->file);
  g_clear_pointer (&dialog->chosen, cjm_map_unref);
  g_free (dialog);
}

/* Choosing one */

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  CjmMap *map = NULL;
  GError *error = NULL;

  if (cjm_file_load (task_data, &bytes, NULL, &error))
    map = cjm_reader_read (bytes, &error);
  if (map != NULL)
    g_task_return_pointer (task, map, (GDestroyNotify) cjm_map_unref);
  else
    g_task_return_error (task, error);
}

/* What is as the map is now needs not be taken back. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VersionsDialog *dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = g_task_propagate_pointer (G_TASK (result), &error);

  /* The one that was chosen before, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&dialog->chosen, cjm_map_unref);
  if (map != NULL)
    dialog->chosen = g_steal_pointer (&map);
  gtk_widget_set_sensitive (
      dialog->take_back,
      dialog->chosen != NULL
          && !cjm_map_equal (dialog->chosen,
                             cjm_document_get_map (cjm_window_get_document (dialog->parent))));
}

static void
read_version (VersionsDialog *dialog, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (dialog->cancellable);
  g_object_unref (dialog->cancellable);
  dialog->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, dialog->cancellable, read_cb, dialog);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

static void
sheet_cb (GtkWidget *target, CjmPreview *preview, const GError *error)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (target);
  VersionsDialog *dialog = g_object_get_data (G_OBJECT (gtk_widget_get_root (target)), "versions");

  if (gtk_list_box_get_selected_row (dialog->list) != row)
    return;
  if (preview == NULL)
    {
      gtk_stack_set_visible_child_name (dialog->stack, "damaged");
      return;
    }

  gtk_picture_set_paintable (dialog->sheet, GDK_PAINTABLE (preview->picture));
  gtk_stack_set_visible_child_name (dialog->stack, "sheet");
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *widget, gpointer user_data)
{
  VersionsDialog *dialog = user_data;
  Row *row = widget != NULL ? get_row (widget) : NULL;

  gtk_widget_set_sensitive (dialog->take_back, FALSE);
  if (row == NULL)
    return;

  gtk_stack_set_visible_child_name (dialog->stack, "reading");
  read_version (dialog, row->file);
  cjm_preview_queue_add_first (dialog->pictures, row->file, SHEET_WIDTH * PICTURE_SCALE,
                               CJM_PREVIEW_WHOLE, sheet_cb, GTK_WIDGET (widget));
}

/* What is done */

static void
take_back (VersionsDialog *dialog)
{
  CjmWindow *parent = dialog->parent;
  g_autoptr (CjmMap) map = g_steal_pointer (&dialog->chosen);
  g_autofree char *moment
      = g_strdup (get_row (gtk_list_box_get_selected_row (dialog->list))->moment);

  gtk_window_destroy (GTK_WINDOW (dialog->window));
  cjm_window_take_back (parent, map, moment);
}

static void
take_back_cb (GtkButton *button, gpointer user_data)
{
  take_back (user_data);
}

/* Enter, or a double click. */
static void
activated_cb (GtkListBox *list, GtkListBoxRow *widget, gpointer user_data)
{
  VersionsDialog *dialog = user_data;

  if (gtk_widget_is_sensitive (dialog->take_back))
    take_back (dialog);
}

/* Tab leaves the list, instead of choosing one version after the other. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  VersionsDialog *dialog = user_data;

  if (key == GDK_KEY_Tab && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return gtk_widget_child_focus (dialog->foot, GTK_DIR_TAB_FORWARD);
  if (key == GDK_KEY_ISO_Left_Tab)
    return gtk_widget_child_focus (GTK_WIDGET (cjm_dialog_window_get_bar (dialog->window)),
                                   GTK_DIR_TAB_BACKWARD);
  return GDK_EVENT_PROPAGATE;
}

static void
delete_answer_cb (int response, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  VersionsDialog *dialog = g_object_get_data (G_OBJECT (window), "versions");
  g_autofree char *folder = cjm_versions_dup_folder ();
  GtkWindow *parent = GTK_WINDOW (dialog->parent);

  if (response != 1 || !gtk_widget_get_mapped (window))
    return;

  cjm_versions_clear (folder, dialog->file);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_present (parent);
}

static void
delete_cb (GtkButton *button, gpointer user_data)
{
  VersionsDialog *dialog = user_data;
  const char *buttons[] = { _ ("_Cancel"), _ ("_Delete"), NULL };

  cjm_dialog_ask (GTK_WINDOW (dialog->window), _ ("Delete all kept versions of this map?"),
                  _ ("The map itself stays as it is. The versions cannot be brought back."),
                  buttons, 1, delete_answer_cb, g_object_ref (dialog->window));
}

/* Rows */

static void
picture_cb (GtkWidget *target, CjmPreview *preview, const GError *error)
{
  if (preview != NULL)
    {
      g_autoptr (GdkPaintable) paintable
          = cjm_preview_create_paintable (preview, PICTURE_WIDTH, PICTURE_HEIGHT);

      gtk_picture_set_paintable (GTK_PICTURE (target), paintable);
    }
}

static void
add_row (VersionsDialog *dialog, const CjmVersion *version)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label;
  Row *row = g_new (Row, 1);

  row->file = g_object_ref (version->file);
  row->moment = cjm_moment_dup_text (version->time);
  g_object_set_data_full (G_OBJECT (widget), "version", row, row_free);
  label = gtk_label_new (row->moment);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_add_css_class (picture, "card-picture");
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->moment, -1);
  gtk_widget_add_css_class (box, "entry-row");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_append (dialog->list, widget);
  cjm_preview_queue_add (dialog->pictures, version->file, NULL, NULL, PICTURE_WIDTH * PICTURE_SCALE,
                         PICTURE_HEIGHT * PICTURE_SCALE, picture_cb, picture);
}

/* The window */

static GtkWidget *
create_message (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "overview-page");
  return label;
}

static GtkWidget *
create_sheet (VersionsDialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  dialog->sheet = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (dialog->sheet, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (dialog->sheet), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The chosen version"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->sheet));

  dialog->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (dialog->stack, create_message (_ ("Reading the version…")), "reading");
  gtk_stack_add_named (
      dialog->stack, create_message (_ ("This version is damaged and cannot be read.")), "damaged");
  gtk_stack_add_named (dialog->stack,
                       create_message (_ ("No version has been kept yet. Each time you save the "
                                          "map, what you save is kept here, too.")),
                       "none");
  gtk_stack_add_named (dialog->stack, scroller, "sheet");
  gtk_stack_set_visible_child_name (dialog->stack, "none");
  gtk_widget_set_hexpand (GTK_WIDGET (dialog->stack), TRUE);
  return GTK_WIDGET (dialog->stack);
}

static GtkWidget *
create_list (VersionsDialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  int width = LIST_WIDTH, no_height = -1;

  dialog->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (dialog->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Versions"), -1);
  gtk_list_box_set_activate_on_single_click (dialog->list, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (dialog->list), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), dialog);
  g_signal_connect (dialog->list, "row-selected", G_CALLBACK (selected_cb), dialog);
  g_signal_connect (dialog->list, "row-activated", G_CALLBACK (activated_cb), dialog);
  cjm_text_scale_fit (GTK_WIDGET (dialog->parent), &width, &no_height);
  gtk_widget_set_size_request (scroller, width, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->list));
  gtk_widget_add_css_class (scroller, "start-side");
  return scroller;
}

static GtkWidget *
create_foot (VersionsDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  dialog->delete = gtk_button_new_with_mnemonic (_ ("_Delete Kept Versions…"));
  g_signal_connect (dialog->delete, "clicked", G_CALLBACK (delete_cb), dialog);
  dialog->take_back = gtk_button_new_with_mnemonic (_ ("_Take Back This Version"));
  gtk_widget_add_css_class (dialog->take_back, "suggested-action");
  gtk_widget_set_sensitive (dialog->take_back, FALSE);
  gtk_widget_set_hexpand (dialog->take_back, TRUE);
  gtk_widget_set_halign (dialog->take_back, GTK_ALIGN_END);
  g_signal_connect (dialog->take_back, "clicked", G_CALLBACK (take_back_cb), dialog);
  gtk_box_append (GTK_BOX (box), dialog->delete);
  gtk_box_append (GTK_BOX (box), dialog->take_back);
  gtk_widget_add_css_class (box, "versions-foot");
  dialog->foot = box;
  return box;
}

static void
fill (VersionsDialog *dialog)
{
  CjmDocument *document = cjm_window_get_document (dialog->parent);
  g_autofree char *folder = cjm_versions_dup_folder ();
  g_autoptr (GPtrArray) versions = NULL;

  if (dialog->file != NULL)
    versions = cjm_versions_list (folder, dialog->file, cjm_document_get_map (document));
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    add_row (dialog, versions->pdata[i]);
  gtk_widget_set_sensitive (dialog->delete, versions != NULL && versions->len > 0);
}

void
cjm_versions_dialog_show (CjmWindow *window)
{
  VersionsDialog *dialog = g_new0 (VersionsDialog, 1);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GFile *file = cjm_document_get_file (cjm_window_get_document (window));

  dialog->parent = window;
  dialog->file = file != NULL ? g_object_ref (file) : NULL;
  dialog->pictures = cjm_preview_queue_new ();
  dialog->cancellable = g_cancellable_new ();
  dialog->window = cjm_dialog_window_new (GTK_WINDOW (window), _ ("Versions"), TRUE);
  g_object_set_data_full (G_OBJECT (dialog->window), "versions", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, WIDTH, HEIGHT);

  gtk_box_append (GTK_BOX (box), create_list (dialog));
  gtk_box_append (GTK_BOX (box), create_sheet (dialog));
  gtk_box_append (GTK_BOX (page), box);
  gtk_box_append (GTK_BOX (page), create_foot (dialog));
  gtk_window_set_child (GTK_WINDOW (dialog->window), page);
  fill (dialog);

  gtk_widget_child_focus (GTK_WIDGET (dialog->list), GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
