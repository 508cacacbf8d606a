#include "cjm-export-notice.h"

#include <glib/gi18n.h>

/* Seconds in which what is ready can be read and reached. */
#define PATIENCE 30

#define MAX_CHARS 56

struct _CjmExportNotice
{
  GtkWidget parent_instance;

  GCancellable *cancellable;
  char *name;

  GtkWidget *box;
  GtkLabel *label;
  GtkLabel *remark;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GtkWidget *ready; /* the buttons for what is there */
  guint timeout;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmExportNotice, cjm_export_notice, GTK_TYPE_WIDGET)

static void
done_cb (CjmExportNotice *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
timeout_cb (gpointer user_data)
{
  CjmExportNotice *self = user_data;

  self->timeout = 0;
  done_cb (self);
  return G_SOURCE_REMOVE;
}

void
cjm_export_notice_set_progress (CjmExportNotice *self, double fraction)
{
  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else
    gtk_progress_bar_pulse (self->bar);
}

void
cjm_export_notice_set_ready (CjmExportNotice *self, const char *remark)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is ready"), self->name);

  gtk_label_set_label (self->label, text);
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (self->ready, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timeout = g_timeout_add_seconds (PATIENCE, timeout_cb, self);
}

/* Widgets */

static GtkLabel *
create_label (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, MAX_CHARS);
  gtk_label_set_xalign (label, 0);
  return label;
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_ready (CjmExportNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (done_cb), self);
  gtk_box_append (GTK_BOX (box), create_button (_ ("_Open"), "win.open-exported"));
  gtk_box_append (GTK_BOX (box), create_button (_ ("Show in _Folder"), "win.show-exported"));
  gtk_box_append (GTK_BOX (box), close);
  gtk_widget_set_visible (box, FALSE);

  return box;
}

static GtkWidget *
create_texts (CjmExportNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->label = create_label ();
  self->remark = create_label ();
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
cjm_export_notice_dispose (GObject *object)
{
  CjmExportNotice *self = CJM_EXPORT_NOTICE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cjm_export_notice_parent_class)->dispose (object);
}

static void
cjm_export_notice_finalize (GObject *object)
{
  g_free (CJM_EXPORT_NOTICE (object)->name);

  G_OBJECT_CLASS (cjm_export_notice_parent_class)->finalize (object);
}

static void
cjm_export_notice_class_init (CjmExportNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_export_notice_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_export_notice_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_DONE] = g_signal_new ("done", CJM_TYPE_EXPORT_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_export_notice_init (CjmExportNotice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->ready = create_ready (self);
  gtk_widget_add_css_class (self->box, "app-notification");
  gtk_box_append (GTK_BOX (self->box), create_texts (self));
  gtk_box_append (GTK_BOX (self->box), self->cancel);
  gtk_box_append (GTK_BOX (self->box), self->ready);
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->ready, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cjm_export_notice_new (GFile *file, GCancellable *cancellable)
{
  CjmExportNotice *self = g_object_new (CJM_TYPE_EXPORT_NOTICE, NULL);
  g_autofree char *text = NULL;

  self->name = g_file_get_basename (file);
  self->cancellable = g_object_ref (cancellable);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Writing “%s”…"), self->name);
  gtk_label_set_label (self->label, text);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
