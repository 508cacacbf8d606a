#include "cjm-appearance.h"

#include <gtk/gtk.h>
#include <string.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define PORTAL_NAMESPACE "org.freedesktop.appearance"

/* The portal's values of "color-scheme". */
typedef enum
{
  SCHEME_NONE,
  SCHEME_DARK,
  SCHEME_LIGHT
} Scheme;

struct _CjmAppearance
{
  GObject parent_instance;

  CjmSettings *settings;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
  Scheme scheme;
  gboolean has_contrast;
  GtkCssProvider *style; /* in high contrast only */
};

G_DEFINE_FINAL_TYPE (CjmAppearance, cjm_appearance, G_TYPE_OBJECT)

static Scheme
find_wanted_scheme (CjmAppearance *appearance)
{
  g_autofree char *chosen = cjm_settings_dup_string (appearance->settings, CJM_SETTING_APPEARANCE);

  if (strcmp (chosen, "dark") == 0)
    return SCHEME_DARK;
  if (strcmp (chosen, "light") == 0)
    return SCHEME_LIGHT;

  return appearance->scheme;
}

/* Of GTK's themes, whoever has chosen it. */
static gboolean
is_high_contrast (GtkSettings *gtk)
{
  const char *variable = g_getenv ("GTK_THEME");
  g_autofree char *theme = NULL;

  if (variable != NULL && *variable != '\0')
    return strstr (variable, "HighContrast") != NULL || g_str_has_prefix (variable, "Default:hc")
           || g_str_has_prefix (variable, "Adwaita:hc");

  g_object_get (gtk, "gtk-theme-name", &theme, NULL);
  return theme != NULL && strstr (theme, "HighContrast") != NULL;
}

/* What is faint in our own style is not in high contrast. */
static void
update_style (CjmAppearance *appearance, GtkSettings *gtk)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean is_wanted = is_high_contrast (gtk);

  if (is_wanted && appearance->style == NULL)
    {
      appearance->style = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (appearance->style,
                                           "/org/example/CJMap/ui/high-contrast.css");
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (appearance->style),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  else if (!is_wanted && appearance->style != NULL)
    {
      gtk_style_context_remove_provider_for_display (display,
                                                     GTK_STYLE_PROVIDER (appearance->style));
      g_clear_object (&appearance->style);
    }
}

static void
theme_changed_cb (CjmAppearance *appearance, GParamSpec *pspec, GtkSettings *gtk)
{
  update_style (appearance, gtk);
}

static void
apply (CjmAppearance *appearance)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  Scheme scheme = find_wanted_scheme (appearance);

  /* What nobody has said anything of stays as the files of GTK's settings have it. */
  if (scheme == SCHEME_NONE)
    gtk_settings_reset_property (gtk, "gtk-application-prefer-dark-theme");
  else
    g_object_set (gtk, "gtk-application-prefer-dark-theme", scheme == SCHEME_DARK, NULL);

  if (appearance->has_contrast)
    g_object_set (gtk, "gtk-theme-name", "HighContrast", NULL);
  else
    gtk_settings_reset_property (gtk, "gtk-theme-name");
}

/* The portal */

static void
take_value (CjmAppearance *appearance, const char *key, GVariant *value)
{
  guint32 number
      = g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) ? g_variant_get_uint32 (value) : 0;

  if (strcmp (key, "color-scheme") == 0)
    appearance->scheme = number <= SCHEME_LIGHT ? (Scheme) number : SCHEME_NONE;
  else if (strcmp (key, "contrast") == 0)
    appearance->has_contrast = number == 1;
}

static void
portal_changed_cb (GDBusConnection *bus,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *signal,
                   GVariant *parameters,
                   gpointer user_data)
{
  g_autoptr (GVariant) value = NULL;
  const char *namespace, *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  take_value (user_data, key, value);
  apply (user_data);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) namespaces = NULL, values = NULL;
  GVariantIter iter;
  GVariant *value;
  const char *key;

  /* No portal, or one that does not know: as it was. Where this was cancelled, the receiver is
   * gone. */
  if (reply == NULL)
    return;

  namespaces = g_variant_get_child_value (reply, 0);
  values = g_variant_lookup_value (namespaces, PORTAL_NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (values == NULL)
    return;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_value (user_data, key, value);
  apply (user_data);
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const char *const namespaces[] = { PORTAL_NAMESPACE, NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  CjmAppearance *appearance = user_data;

  if (bus == NULL)
    return;

  appearance->bus = g_object_ref (bus);
  appearance->subscription = g_dbus_connection_signal_subscribe (
      bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged", PORTAL_PATH, PORTAL_NAMESPACE,
      G_DBUS_SIGNAL_FLAGS_NONE, portal_changed_cb, appearance, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", namespaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, appearance->cancellable, read_cb, appearance);
}

/* Object */

static void
cjm_appearance_dispose (GObject *object)
{
  CjmAppearance *appearance = CJM_APPEARANCE (object);

  g_cancellable_cancel (appearance->cancellable);
  if (appearance->subscription != 0)
    g_dbus_connection_signal_unsubscribe (appearance->bus, appearance->subscription);
  appearance->subscription = 0;
  g_clear_object (&appearance->bus);
  g_clear_object (&appearance->style);
  g_clear_object (&appearance->settings);

  G_OBJECT_CLASS (cjm_appearance_parent_class)->dispose (object);
}

static void
cjm_appearance_finalize (GObject *object)
{
  g_object_unref (CJM_APPEARANCE (object)->cancellable);

  G_OBJECT_CLASS (cjm_appearance_parent_class)->finalize (object);
}

static void
cjm_appearance_class_init (CjmAppearanceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_appearance_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_appearance_finalize;
}

static void
cjm_appearance_init (CjmAppearance *appearance)
{
  appearance->cancellable = g_cancellable_new ();
}

CjmAppearance *
cjm_appearance_new (CjmSettings *settings)
{
  CjmAppearance *appearance = g_object_new (CJM_TYPE_APPEARANCE, NULL);

  appearance->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" CJM_SETTING_APPEARANCE, G_CALLBACK (apply),
                           appearance, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-theme-name",
                           G_CALLBACK (theme_changed_cb), appearance, G_CONNECT_SWAPPED);
  apply (appearance);
  update_style (appearance, gtk_settings_get_default ());
  g_bus_get (G_BUS_TYPE_SESSION, appearance->cancellable, got_bus_cb, appearance);

  return appearance;
}
