#include "cjm-dialogs.h"

#include "cjm-rgba.h"

#include <glib/gi18n.h>
#include <math.h>

/* What is to be done with the answer. */
typedef struct
{
  GCallback callback;
  gpointer user_data;
} Answer;

static Answer *
answer_new (GCallback callback, gpointer user_data)
{
  Answer *answer = g_new (Answer, 1);

  answer->callback = callback;
  answer->user_data = user_data;
  return answer;
}

/* Files */

static void
file_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  ((CjmFileFunc) answer->callback) (file, answer->user_data);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser, const CjmFileKind *kinds)
{
  for (; kinds->name != NULL; kinds++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kinds->name);
      if (kinds->suffixes == NULL)
        gtk_file_filter_add_pattern (filter, "*");
      for (guint i = 0; kinds->suffixes != NULL && kinds->suffixes[i] != NULL; i++)
        gtk_file_filter_add_suffix (filter, kinds->suffixes[i]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static GtkFileChooserNative *
create_chooser (GtkWindow *parent,
                const char *title,
                GtkFileChooserAction action,
                const char *accept,
                const CjmFileKind *kinds,
                Answer *answer)
{
  /* The dialog is kept until its answer: nobody else holds it. */
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), kinds);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), answer);

  return dialog;
}

void
cjm_dialog_open_file (GtkWindow *parent,
                      const char *title,
                      const CjmFileKind *kinds,
                      CjmFileFunc callback,
                      gpointer user_data)
{
  GtkFileChooserNative *dialog
      = create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), kinds,
                        answer_new (G_CALLBACK (callback), user_data));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cjm_dialog_save_file (GtkWindow *parent,
                      const char *title,
                      const char *name,
                      GFile *folder,
                      const CjmFileKind *kinds,
                      CjmFileFunc callback,
                      gpointer user_data)
{
  GtkFileChooserNative *dialog
      = create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), kinds,
                        answer_new (G_CALLBACK (callback), user_data));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Messages */

static GtkWidget *
create_message (GtkWindow *parent, const char *heading, const char *text)
{
  GtkWidget *dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL, GTK_MESSAGE_OTHER,
                                              GTK_BUTTONS_NONE, "%s", heading);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  return dialog;
}

void
cjm_dialog_tell (GtkWindow *parent, const char *heading, const char *text)
{
  GtkWidget *dialog = create_message (parent, heading, text);

  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Close"), GTK_RESPONSE_CLOSE);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  CjmAnswerFunc callback = (CjmAnswerFunc) answer->callback;

  gtk_window_destroy (GTK_WINDOW (dialog));
  callback (response >= 0 ? response : -1, answer->user_data);
}

void
cjm_dialog_ask (GtkWindow *parent,
                const char *heading,
                const char *text,
                const char *const *buttons,
                int destructive,
                CjmAnswerFunc callback,
                gpointer user_data)
{
  GtkWidget *dialog = create_message (parent, heading, text);
  int last = -1;

  for (int i = 0; buttons[i] != NULL; i++, last++)
    {
      GtkWidget *button = gtk_dialog_add_button (GTK_DIALOG (dialog), buttons[i], i);

      if (i == destructive)
        gtk_widget_add_css_class (button, "destructive-action");
    }
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), last);
  g_signal_connect (dialog, "response", G_CALLBACK (ask_response_cb),
                    answer_new (G_CALLBACK (callback), user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Colours */

static void
color_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &color);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ((CjmColorFunc) answer->callback) (response == GTK_RESPONSE_OK,
                                     (guint32) lroundf (color.red * 255) << 16
                                         | (guint32) lroundf (color.green * 255) << 8
                                         | (guint32) lroundf (color.blue * 255),
                                     answer->user_data);
}

void
cjm_dialog_choose_color (GtkWindow *parent,
                         guint32 color,
                         CjmColorFunc callback,
                         gpointer user_data)
{
  GtkWidget *dialog = gtk_color_chooser_dialog_new (_ ("Color of the phase"), parent);
  GdkRGBA rgba = cjm_rgba_from_color (color, 1);

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
  g_signal_connect (dialog, "response", G_CALLBACK (color_response_cb),
                    answer_new (G_CALLBACK (callback), user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}
