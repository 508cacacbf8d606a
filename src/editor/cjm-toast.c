#include "cjm-toast.h"

#include <glib/gi18n.h>

/* Long enough to read two sentences and reach the button, in seconds. */
#define PATIENCE 10

struct _CjmToast
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (CjmToast, cjm_toast, GTK_TYPE_WIDGET)

void
cjm_toast_hide (CjmToast *toast)
{
  g_clear_handle_id (&toast->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (toast->revealer, FALSE);
}

static gboolean
timeout_cb (gpointer user_data)
{
  CjmToast *toast = user_data;

  toast->timeout = 0;
  cjm_toast_hide (toast);
  return G_SOURCE_REMOVE;
}

void
cjm_toast_show (CjmToast *toast, const char *text)
{
  g_clear_handle_id (&toast->timeout, g_source_remove);
  gtk_label_set_label (toast->label, text);
  gtk_widget_set_visible (GTK_WIDGET (toast), TRUE);
  gtk_revealer_set_reveal_child (toast->revealer, TRUE);
  toast->timeout = g_timeout_add_seconds (PATIENCE, timeout_cb, toast);
}

/* What is not shown is in nobody's way, neither of the pointer nor of the keyboard. */
static void
revealed_cb (GtkRevealer *revealer, GParamSpec *property, gpointer user_data)
{
  gtk_widget_set_visible (user_data, gtk_revealer_get_child_revealed (revealer)
                                         || gtk_revealer_get_reveal_child (revealer));
}

static GtkWidget *
create_button (CjmToast *toast)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cjm_toast_hide), toast);

  return button;
}

static GtkWidget *
create_box (CjmToast *toast)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  toast->label = GTK_LABEL (label);
  gtk_label_set_wrap (toast->label, TRUE);
  gtk_label_set_max_width_chars (toast->label, 60);
  gtk_label_set_xalign (toast->label, 0);
  gtk_widget_add_css_class (box, "app-notification");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_button (toast));

  return box;
}

static void
cjm_toast_dispose (GObject *object)
{
  CjmToast *toast = CJM_TOAST (object);

  g_clear_handle_id (&toast->timeout, g_source_remove);
  if (toast->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (toast->revealer));
  toast->revealer = NULL;

  G_OBJECT_CLASS (cjm_toast_parent_class)->dispose (object);
}

static void
cjm_toast_class_init (CjmToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
cjm_toast_init (CjmToast *toast)
{
  GtkWidget *revealer = gtk_revealer_new ();

  toast->revealer = GTK_REVEALER (revealer);
  gtk_revealer_set_transition_type (toast->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_child (toast->revealer, create_box (toast));
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), toast);
  gtk_widget_set_parent (revealer, GTK_WIDGET (toast));
  gtk_widget_set_halign (GTK_WIDGET (toast), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (toast), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (toast), FALSE);
}

GtkWidget *
cjm_toast_new (void)
{
  return g_object_new (CJM_TYPE_TOAST, NULL);
}
