#include "cjm-application.h"

#include "cjm-appearance.h"
#include "cjm-commands.h"
#include "cjm-config.h"
#include "cjm-font-file.h"
#include "cjm-import-dialog.h"
#include "cjm-preferences.h"
#include "cjm-recovery-dialog.h"
#include "cjm-start-window.h"
#include "cjm-template.h"
#include "cjm-window.h"

#include <glib/gi18n.h>

struct _CjmApplication
{
  GtkApplication parent_instance;

  CjmSettings *settings;
  CjmAppearance *appearance;
  gboolean is_quitting;
  gboolean has_offered;  /* to recover what was left behind */
  CjmSpelling *spelling; /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (CjmApplication, cjm_application, GTK_TYPE_APPLICATION)

static void
check_spelling_changed_cb (CjmSettings *settings, const char *key, gpointer user_data)
{
  cjm_spelling_set_enabled (user_data,
                            cjm_settings_get_boolean (settings, CJM_SETTING_CHECK_SPELLING));
}

CjmSpelling *
cjm_application_get_spelling (CjmApplication *application)
{
  CjmSettings *settings = cjm_application_get_settings (application);

  if (application->spelling == NULL)
    {
      application->spelling = cjm_spelling_new ();
      g_signal_connect_object (settings, "changed::" CJM_SETTING_CHECK_SPELLING,
                               G_CALLBACK (check_spelling_changed_cb), application->spelling, 0);
      check_spelling_changed_cb (settings, CJM_SETTING_CHECK_SPELLING, application->spelling);
    }

  return application->spelling;
}

static CjmWindow *
find_window (CjmApplication *application, GFile *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (application)); link != NULL;
       link = link->next)
    if (CJM_IS_WINDOW (link->data) && cjm_window_has_file (link->data, file))
      return link->data;

  return NULL;
}

void
cjm_application_open_file (CjmApplication *application, GFile *file, GtkWindow *window)
{
  CjmWindow *target = find_window (application, file);

  if (cjm_import_dialog_takes (file))
    {
      cjm_import_dialog_open (application, file, window);
      return;
    }
  if (target != NULL)
    {
      gtk_window_present (GTK_WINDOW (target));
      return;
    }

  if (window != NULL && cjm_window_is_free (CJM_WINDOW (window)))
    target = CJM_WINDOW (window);
  else
    target = CJM_WINDOW (cjm_window_new (application));

  cjm_window_load (target, file);
}

/* The map's window that was used last, where nobody has touched its map. */
static GtkWindow *
find_free_window (CjmApplication *application)
{
  GList *link = gtk_application_get_windows (GTK_APPLICATION (application));

  while (link != NULL && !CJM_IS_WINDOW (link->data))
    link = link->next;

  return link != NULL && cjm_window_is_free (link->data) ? link->data : NULL;
}

void
cjm_application_open_map (CjmApplication *application, GFile *file)
{
  cjm_application_open_file (application, file, find_free_window (application));
}

void
cjm_application_begin_map (CjmApplication *application, const CjmMap *map, gboolean is_asking)
{
  GtkWindow *window = find_free_window (application);
  g_autoptr (CjmMap) preferred = NULL;

  if (window == NULL)
    window = GTK_WINDOW (cjm_window_new (application));
  preferred = cjm_settings_apply (application->settings, map);
  cjm_window_begin (CJM_WINDOW (window), preferred);
  gtk_window_present (window);
  if (is_asking)
    g_action_group_activate_action (G_ACTION_GROUP (window), "questions", NULL);
}

GtkWindow *
cjm_application_find_window_for (CjmApplication *application, GFile *file)
{
  CjmWindow *window = file != NULL ? find_window (application, file) : NULL;
  GtkWindow *free_window = find_free_window (application);

  if (window != NULL && !cjm_document_is_modified (cjm_window_get_document (window)))
    return GTK_WINDOW (window);

  return free_window != NULL ? free_window : GTK_WINDOW (cjm_window_new (application));
}

/* At the first start of the program only: what is left for later is not asked about again. */
static void
offer_recovery (CjmApplication *application)
{
  if (!application->has_offered)
    cjm_recovery_dialog_offer (application, FALSE);
  application->has_offered = TRUE;
}

void
cjm_application_take_map (CjmApplication *application, const CjmMap *map)
{
  g_autoptr (CjmMap) preferred = cjm_settings_apply (application->settings, map);
  GRand *random = g_rand_new ();
  g_autoptr (CjmMap) empty = cjm_template_new_map (map->language, random);
  GtkWindow *window = find_free_window (application);

  g_rand_free (random);
  if (window == NULL)
    window = GTK_WINDOW (cjm_window_new (application));
  cjm_window_begin (CJM_WINDOW (window), empty);
  cjm_document_take_map (cjm_window_get_document (CJM_WINDOW (window)),
                         g_steal_pointer (&preferred), CJM_CHANGE_IMPORT, NULL);
  cjm_canvas_reset_view (cjm_window_get_canvas (CJM_WINDOW (window)));
  gtk_window_present (window);
}

static void
cjm_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (cjm_window_new (CJM_APPLICATION (application))));
  offer_recovery (CJM_APPLICATION (application));
}

static void
cjm_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    cjm_application_open_file (CJM_APPLICATION (application), files[i], NULL);
  offer_recovery (CJM_APPLICATION (application));
}

static GtkWindow *
find_start_window (CjmApplication *application)
{
  GList *link = gtk_application_get_windows (GTK_APPLICATION (application));

  while (link != NULL && !CJM_IS_START_WINDOW (link->data))
    link = link->next;

  return link != NULL ? link->data : NULL;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmApplication *application = user_data;
  GtkWindow *window = find_start_window (application);
  g_autofree char *language = cjm_settings_dup_map_language (application->settings);

  if (window == NULL)
    window = GTK_WINDOW (cjm_start_window_new (application, language));
  gtk_window_present (window);
}

/* Each window asks about what it has not saved, one after the other; the program ends with the
 * last of them. */
static gboolean
close_next_cb (gpointer user_data)
{
  CjmApplication *application = user_data;
  GList *link = gtk_application_get_windows (GTK_APPLICATION (application));

  while (link != NULL && !CJM_IS_WINDOW (link->data))
    link = link->next;
  if (application->is_quitting && link != NULL)
    {
      gtk_window_present (link->data);
      gtk_window_close (link->data);
    }

  return G_SOURCE_REMOVE;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *start = find_start_window (user_data);

  /* Nothing is lost with it. */
  if (start != NULL)
    gtk_window_destroy (start);
  CJM_APPLICATION (user_data)->is_quitting = TRUE;
  close_next_cb (user_data);
}

static void
cjm_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (cjm_application_parent_class)->window_removed (application, window);

  if (CJM_APPLICATION (application)->is_quitting)
    g_idle_add_full (G_PRIORITY_DEFAULT, close_next_cb, g_object_ref (application), g_object_unref);
}

void
cjm_application_stop_quitting (CjmApplication *application)
{
  application->is_quitting = FALSE;
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_recovery_dialog_offer (user_data, TRUE);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_preferences_show (gtk_application_get_active_window (user_data),
                        CJM_APPLICATION (user_data)->settings);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (user_data), "program-name", "CJMap",
                         "version", CJM_VERSION, "logo-icon-name", CJM_APPLICATION_ID, "comments",
                         _ ("Draw customer journey maps and print them as posters"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static void
cjm_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new", .activate = new_cb },
    { .name = "recover", .activate = recover_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
  };
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  G_APPLICATION_CLASS (cjm_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  cjm_commands_set_accelerators (GTK_APPLICATION (application));
  gtk_css_provider_load_from_resource (style, "/org/example/CJMap/ui/style.css");
  CJM_APPLICATION (application)->appearance
      = cjm_appearance_new (CJM_APPLICATION (application)->settings);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
cjm_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (cjm_application_parent_class)->window_added (application, window);

  cjm_font_file_keep_usual (gtk_widget_get_pango_context (GTK_WIDGET (window)));
}

static void
cjm_application_finalize (GObject *object)
{
  CjmApplication *application = CJM_APPLICATION (object);

  g_clear_object (&application->spelling);
  g_clear_object (&application->appearance);
  g_clear_object (&application->settings);

  G_OBJECT_CLASS (cjm_application_parent_class)->finalize (object);
}

static void
cjm_application_class_init (CjmApplicationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_application_finalize;
  G_APPLICATION_CLASS (class)->activate = cjm_application_activate;
  G_APPLICATION_CLASS (class)->open = cjm_application_open;
  G_APPLICATION_CLASS (class)->startup = cjm_application_startup;
  GTK_APPLICATION_CLASS (class)->window_added = cjm_application_window_added;
  GTK_APPLICATION_CLASS (class)->window_removed = cjm_application_window_removed;
}

static void
cjm_application_init (CjmApplication *application)
{
  application->settings = cjm_settings_new ();
}

CjmSettings *
cjm_application_get_settings (CjmApplication *application)
{
  return application->settings;
}

GtkApplication *
cjm_application_new (void)
{
  return g_object_new (CJM_TYPE_APPLICATION, "application-id", CJM_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
