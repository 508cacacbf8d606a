#include "cjm-show-file.h"

#include "cjm-dialogs.h"

#include <glib/gi18n.h>

/* Milliseconds that a file manager may take to answer. */
#define PATIENCE 10000

typedef struct
{
  GtkWindow *parent;
  GFile *file;
} Errand;

static Errand *
errand_new (GtkWindow *parent, GFile *file)
{
  Errand *errand = g_new (Errand, 1);

  errand->parent = g_object_ref (parent);
  errand->file = g_object_ref (file);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->parent);
  g_object_unref (errand->file);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (errand->file);
  g_autofree char *heading = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  /* Translators: the heading of a message; %s is the name of a file or folder. */
  heading = g_strdup_printf (_ ("No program opens “%s”"), name);
  cjm_dialog_tell (errand->parent, heading, error->message);
}

void
cjm_file_open (GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GdkAppLaunchContext) context
      = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           errand_new (parent, file));
}

/* A desktop without such a file manager has at least a program for folders. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (errand->file);

  if (answer == NULL)
    cjm_file_open (errand->parent, folder != NULL ? folder : errand->file);
}

void
cjm_file_show (GtkWindow *parent, GFile *file)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (bus == NULL)
    cjm_file_open (parent, folder != NULL ? folder : file);
  else
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE,
                            PATIENCE, NULL, shown_cb, errand_new (parent, file));
}
