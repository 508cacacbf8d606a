#include "cjm-notice.h"

#include <glib/gi18n.h>

#define MAX_CHARS 56

struct _CjmNotice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkLabel *text;
  GtkWidget *buttons;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmNotice, cjm_notice, GTK_TYPE_WIDGET)

static void
close_cb (CjmNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static GtkLabel *
append_label (GtkWidget *box)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, MAX_CHARS);
  gtk_label_set_xalign (label, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

void
cjm_notice_add_button (CjmNotice *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
}

static GtkWidget *
create_close_button (CjmNotice *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  return close;
}

static void
cjm_notice_dispose (GObject *object)
{
  g_clear_pointer (&CJM_NOTICE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cjm_notice_parent_class)->dispose (object);
}

static void
cjm_notice_class_init (CjmNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_ALERT);
  signals[SIGNAL_DONE] = g_signal_new ("done", CJM_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
cjm_notice_init (CjmNotice *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->heading = append_label (texts);
  self->text = append_label (texts);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_margin_top (self->buttons, 6);
  gtk_box_append (GTK_BOX (texts), self->buttons);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_add_css_class (self->box, "app-notification");
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), create_close_button (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cjm_notice_new (const char *heading, const char *text)
{
  CjmNotice *self = g_object_new (CJM_TYPE_NOTICE, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->text, text);
  return GTK_WIDGET (self);
}
