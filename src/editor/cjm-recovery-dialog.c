#include "cjm-recovery-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-dialogs.h"
#include "cjm-moment.h"
#include "cjm-preview-queue.h"
#include "cjm-recovery.h"
#include "cjm-show-file.h"
#include "cjm-window.h"

#include <glib/gi18n.h>

/* In pixels, for text of the usual size. */
#define WIDTH 680
#define MAX_LIST_HEIGHT 460
#define PICTURE_WIDTH 176
#define PICTURE_HEIGHT 116

/* Twice what is shown, for screens that have as many pixels. */
#define PICTURE_SCALE 2

/* Of a title, however long it is. */
#define MAX_LINES 3

/* So often it is looked whether there is a window to stand in front of, in milliseconds. */
#define PATIENCE_MS 100

typedef struct
{
  CjmApplication *application;
  GtkWidget *window;
  GtkListBox *list;
  CjmPreviewQueue *pictures;
} RecoveryDialog;

/* One map in the list. */
typedef struct
{
  RecoveryDialog *dialog;
  CjmRecovery *recovery; /* NULL once somebody else has it */
  GtkListBoxRow *widget;
  GtkPicture *picture;
  GtkWidget *recover; /* the button, or NULL */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->recovery, cjm_recovery_free);
  g_free (row);
}

static Row *
get_row (GtkListBoxRow *widget)
{
  return g_object_get_data (G_OBJECT (widget), "recovery");
}

/* Words */

static char *
dup_title (const CjmRecovery *recovery)
{
  const char *title = cjm_recovery_get_title (recovery);
  GFile *file = cjm_recovery_get_file (recovery);

  if (*title != '\0')
    return g_strdup (title);

  return file != NULL ? g_file_get_basename (file) : g_strdup (_ ("Map without a title"));
}

/* The file and its folder. */
static char *
dup_place (const CjmRecovery *recovery)
{
  GFile *file = cjm_recovery_get_file (recovery);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;

  if (file == NULL)
    return g_strdup (_ ("Never saved in a file"));
  name = g_file_get_basename (file);
  if (folder == NULL)
    return g_steal_pointer (&name);

  place = g_file_get_parse_name (folder);
  /* Translators: the name of a file, and its folder. */
  return g_strdup_printf (_ ("%s in %s"), name, place);
}

/* What is to be known before it is recovered, or NULL. */
static const char *
get_remark (const CjmRecovery *recovery)
{
  if (cjm_recovery_get_map (recovery) == NULL)
    return _ ("This copy is damaged and cannot be read. It is kept until you discard it.");

  switch (cjm_recovery_get_fate (recovery))
    {
    case CJM_RECOVERY_NEVER_SAVED:
    case CJM_RECOVERY_FILE_SAME:
      return NULL;
    case CJM_RECOVERY_FILE_CHANGED:
      return _ ("The file has been changed since, by you or somebody else.");
    case CJM_RECOVERY_FILE_GONE:
      return _ ("The file is not there any more, or cannot be read now.");
    }

  g_return_val_if_reached (NULL);
}

/* What is done */

/* A row that has gone leaves the focus to another one; the last one takes the window along. */
static void
remove_row (Row *row)
{
  RecoveryDialog *dialog = row->dialog;
  GtkListBoxRow *next;

  gtk_list_box_remove (dialog->list, GTK_WIDGET (row->widget));
  next = gtk_list_box_get_row_at_index (dialog->list, 0);
  if (next == NULL)
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog->window));

      gtk_window_destroy (GTK_WINDOW (dialog->window));
      /* Where a question went right before, window managers give the focus to nobody. */
      gtk_window_present (parent);
    }
  else
    gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);
}

static void
recover (Row *row)
{
  CjmApplication *application = row->dialog->application;
  CjmRecovery *recovery = g_steal_pointer (&row->recovery);
  GtkWindow *window
      = cjm_application_find_window_for (application, cjm_recovery_get_file (recovery));

  remove_row (row);
  cjm_window_take_recovery (CJM_WINDOW (window), recovery);
}

static void
recover_cb (GtkButton *button, gpointer user_data)
{
  g_autoptr (CjmApplication) application = g_object_ref (((Row *) user_data)->dialog->application);

  recover (user_data);
}

/* The damaged ones stay in the list. */
static void
recover_all_cb (GtkButton *button, gpointer user_data)
{
  RecoveryDialog *dialog = user_data;
  GtkListBoxRow *widget;
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();

  for (int i = 0; (widget = gtk_list_box_get_row_at_index (dialog->list, i)) != NULL; i++)
    if (get_row (widget)->recover != NULL)
      g_ptr_array_add (readable, get_row (widget));
  for (guint i = 0; i < readable->len; i++)
    recover (readable->pdata[i]);
}

static void
discard_answer_cb (int response, gpointer user_data)
{
  g_autoptr (GtkListBoxRow) widget = user_data;
  Row *row = get_row (widget);

  /* The window may have gone with its rows in the meantime. */
  if (response != 0 || row == NULL || gtk_widget_get_root (GTK_WIDGET (widget)) == NULL)
    return;

  cjm_recovery_discard (row->recovery);
  remove_row (row);
}

static void
discard_cb (GtkButton *button, gpointer user_data)
{
  Row *row = user_data;
  /* Enter keeps it. */
  const char *buttons[] = { _ ("_Discard"), _ ("_Keep"), NULL };
  g_autofree char *title = dup_title (row->recovery);
  /* Translators: the heading of a question; %s is the title of a map. */
  g_autofree char *heading = g_strdup_printf (_ ("Discard what was not saved of “%s”?"), title);

  cjm_dialog_ask (GTK_WINDOW (row->dialog->window), heading,
                  _ ("It is kept nowhere else, so it cannot be brought back. The file itself, if "
                     "there is one, stays as it is."),
                  buttons, 0, discard_answer_cb, g_object_ref (row->widget));
}

static void
show_cb (GtkButton *button, gpointer user_data)
{
  Row *row = user_data;

  cjm_file_show (GTK_WINDOW (row->dialog->window), cjm_recovery_get_copy (row->recovery));
}

/* Rows */

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A long text is shortened, and told in full to who points at it. */
static void
append_short_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = append_label (box, text, style);

  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
}

static GtkWidget *
append_button (GtkWidget *box, const char *label, const char *title, GCallback callback, Row *row)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  g_signal_connect (button, "clicked", callback, row);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_buttons (Row *row, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (cjm_recovery_get_map (row->recovery) != NULL)
    {
      row->recover = append_button (box, _ ("_Recover"), title, G_CALLBACK (recover_cb), row);
      gtk_widget_add_css_class (row->recover, "suggested-action");
    }
  else
    append_button (box, _ ("Show in _Folder"), title, G_CALLBACK (show_cb), row);
  append_button (box, _ ("_Discard…"), title, G_CALLBACK (discard_cb), row);
  gtk_widget_set_margin_top (box, 6);

  return box;
}

static GtkWidget *
create_texts (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = dup_title (row->recovery);
  g_autofree char *place = dup_place (row->recovery);
  g_autofree char *moment = cjm_moment_dup_text (cjm_recovery_get_time (row->recovery));
  /* Translators: %s is "today, 10:42", "yesterday, 10:42" or a day and an hour. */
  g_autofree char *kept = g_strdup_printf (_ ("As it was %s"), moment);
  const char *remark = get_remark (row->recovery);

  append_short_label (box, title, "heading");
  append_short_label (box, place, "entry-subtitle");
  append_label (box, kept, "entry-subtitle");
  if (remark != NULL)
    append_label (box, remark, "recovery-remark");
  gtk_box_append (GTK_BOX (box), create_buttons (row, title));

  return box;
}

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
add_row (RecoveryDialog *dialog, CjmRecovery *recovery)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *picture = gtk_picture_new ();

  *row = (Row){ .dialog = dialog, .recovery = recovery, .widget = GTK_LIST_BOX_ROW (widget) };
  g_object_set_data_full (G_OBJECT (widget), "recovery", row, row_free);
  gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_widget_add_css_class (picture, "card-picture");
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_visible (picture, cjm_recovery_get_map (recovery) != NULL);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), create_texts (row));
  gtk_widget_add_css_class (box, "recovery-row");
  gtk_list_box_row_set_child (row->widget, box);
  gtk_list_box_row_set_activatable (row->widget, FALSE);
  gtk_widget_set_focusable (widget, FALSE);
  gtk_list_box_append (dialog->list, widget);
  if (cjm_recovery_get_map (recovery) != NULL)
    cjm_preview_queue_add (dialog->pictures, cjm_recovery_get_copy (recovery), NULL, NULL,
                           PICTURE_WIDTH * PICTURE_SCALE, PICTURE_HEIGHT * PICTURE_SCALE,
                           picture_cb, picture);
}

/* The window */

static GtkWidget *
create_intro (guint n_maps)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  append_label (box,
                ngettext ("CJMap ended before this map was saved",
                          "CJMap ended before these maps were saved", n_maps),
                "title-4");
  append_label (box,
                _ ("What was not saved has been kept. Recover it to go on with it: no file is "
                   "changed before you save. What you leave for later is offered again at the "
                   "next start."),
                "dim-label");
  return box;
}

static GtkWidget *
create_list (RecoveryDialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  dialog->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (dialog->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (dialog->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Unsaved maps"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_LIST_HEIGHT);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->list));
  return scroller;
}

static GtkWidget *
create_foot (RecoveryDialog *dialog, guint n_maps)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *later = gtk_button_new_with_mnemonic (_ ("_Leave for Later"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  g_signal_connect_swapped (later, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  gtk_box_append (GTK_BOX (box), later);
  if (n_maps > 1)
    {
      GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Recover _All"));

      g_signal_connect (all, "clicked", G_CALLBACK (recover_all_cb), dialog);
      gtk_box_append (GTK_BOX (box), all);
    }
  return box;
}

static void
dialog_free (gpointer data)
{
  RecoveryDialog *dialog = data;

  cjm_preview_queue_free (dialog->pictures);
  g_free (dialog);
}

/* Takes over what is in @left. */
static void
show (CjmApplication *application, GtkWindow *parent, GPtrArray *left)
{
  RecoveryDialog *dialog = g_new0 (RecoveryDialog, 1);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  guint n_maps = left->len;

  dialog->application = application;
  dialog->pictures = cjm_preview_queue_new ();
  dialog->window = cjm_dialog_window_new (parent, _ ("Recover Unsaved Maps"), TRUE);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, WIDTH, -1);

  gtk_widget_add_css_class (page, "preferences-page");
  gtk_box_append (GTK_BOX (page), create_intro (n_maps));
  gtk_box_append (GTK_BOX (page), create_list (dialog));
  gtk_box_append (GTK_BOX (page), create_foot (dialog, n_maps));
  gtk_window_set_child (GTK_WINDOW (dialog->window), page);
  while (left->len > 0)
    add_row (dialog, g_ptr_array_steal_index (left, 0));

  gtk_widget_child_focus (GTK_WIDGET (dialog->list), GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

/* Looking */

typedef struct
{
  CjmApplication *application;
  GPtrArray *left; /* NULL while it is being looked for */
  gboolean is_asked;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->application);
  g_clear_pointer (&offer->left, g_ptr_array_unref);
  g_free (offer);
}

/* The window in use, once every window shows what it was opened for. */
static GtkWindow *
find_parent (CjmApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (application)); link != NULL;
       link = link->next)
    if (CJM_IS_WINDOW (link->data) && cjm_window_is_loading (link->data))
      return NULL;

  return active != NULL && gtk_widget_get_mapped (GTK_WIDGET (active)) ? active : NULL;
}

static gboolean
offer_cb (gpointer user_data)
{
  Offer *offer = user_data;
  GtkWindow *parent = find_parent (offer->application);

  if (gtk_application_get_windows (GTK_APPLICATION (offer->application)) == NULL)
    return G_SOURCE_REMOVE;
  if (parent == NULL)
    return G_SOURCE_CONTINUE;

  if (offer->left->len > 0)
    show (offer->application, parent, offer->left);
  else if (offer->is_asked)
    cjm_dialog_tell (parent, _ ("There is nothing to recover"),
                     _ ("No map was left behind unsaved."));
  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;

  offer->left = g_task_propagate_pointer (G_TASK (result), NULL);
  if (offer_cb (offer) == G_SOURCE_CONTINUE)
    g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MS, offer_cb, offer, offer_free);
  else
    offer_free (offer);
}

static void
look_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *folder = cjm_recovery_dup_folder ();

  g_task_return_pointer (task, cjm_recovery_list_left (folder), (GDestroyNotify) g_ptr_array_unref);
}

void
cjm_recovery_dialog_offer (CjmApplication *application, gboolean is_asked)
{
  Offer *offer = g_new0 (Offer, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, offer);

  offer->application = g_object_ref (application);
  offer->is_asked = is_asked;
  g_task_run_in_thread (task, look_thread);
}
