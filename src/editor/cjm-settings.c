#include "cjm-settings.h"

#include "cjm-application.h"
#include "cjm-config.h"
#include "cjm-edit.h"
#include "cjm-words.h"

#include <string.h>

/* All keys with their defaults, as the schema in data/ has them. */
static const struct
{
  const char *key;
  const char *type;
  const char *value;
} keys[] = {
  { CJM_SETTING_LANGUAGE, "s", "''" },         { CJM_SETTING_THEME, "s", "''" },
  { CJM_SETTING_AUTHOR, "s", "''" },           { CJM_SETTING_CHECK_SPELLING, "b", "true" },
  { CJM_SETTING_PAPER, "s", "'fit'" },         { CJM_SETTING_RESOLUTION, "i", "150" },
  { CJM_SETTING_EXPORT, "a{sv}", "{}" },       { CJM_SETTING_APPEARANCE, "s", "'desktop'" },
  { CJM_SETTING_RECENT_COMMANDS, "as", "[]" },
};

struct _CjmSettings
{
  GObject parent_instance;

  GSettings *stored;  /* NULL where there is no schema */
  GHashTable *values; /* GVariant by key, where there is none */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmSettings, cjm_settings, G_TYPE_OBJECT)

/* The schema */

static GSettingsSchema *
find_schema_in (const char *folder)
{
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (
      folder, g_settings_schema_source_get_default (), FALSE, NULL);

  return source != NULL ? g_settings_schema_source_lookup (source, CJM_APPLICATION_ID, FALSE)
                        : NULL;
}

/* One of another version of the program would end this one where a key is asked for. */
static gboolean
has_all_keys (GSettingsSchema *schema)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      if (!g_settings_schema_has_key (schema, keys[i].key))
        return FALSE;
      key = g_settings_schema_get_key (schema, keys[i].key);
      if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key),
                                 G_VARIANT_TYPE (keys[i].type)))
        return FALSE;
    }

  return TRUE;
}

/* A program that is run from its build folder has its schema beside it, and one that was
 * installed anywhere has it below the same prefix. */
static GSettingsSchema *
find_schema (void)
{
  static const char *const places[] = { "../data", "../share/glib-2.0/schemas" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_build_filename (folder, places[i], NULL);

      schema = find_schema_in (place);
      if (schema != NULL && has_all_keys (schema))
        return g_steal_pointer (&schema);
      g_clear_pointer (&schema, g_settings_schema_unref);
    }

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CJM_APPLICATION_ID, TRUE);

  return schema != NULL && has_all_keys (schema) ? g_steal_pointer (&schema) : NULL;
}

/* Values */

static void
emit_changed (CjmSettings *settings, const char *key)
{
  g_signal_emit (settings, signals[SIGNAL_CHANGED], g_quark_from_string (key), key);
}

GVariant *
cjm_settings_dup_value (CjmSettings *settings, const char *key)
{
  GVariant *value;

  if (settings->stored != NULL)
    return g_settings_get_value (settings->stored, key);

  value = g_hash_table_lookup (settings->values, key);
  g_return_val_if_fail (value != NULL, NULL);

  return g_variant_ref (value);
}

void
cjm_settings_set_value (CjmSettings *settings, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_autoptr (GVariant) before = cjm_settings_dup_value (settings, key);

  g_return_if_fail (before != NULL && g_variant_is_of_type (owned, g_variant_get_type (before)));

  if (g_variant_equal (owned, before))
    return;

  if (settings->stored != NULL)
    g_settings_set_value (settings->stored, key, owned);
  else
    {
      g_hash_table_insert (settings->values, g_strdup (key), g_steal_pointer (&owned));
      emit_changed (settings, key);
    }
}

char *
cjm_settings_dup_string (CjmSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = cjm_settings_dup_value (settings, key);

  return g_variant_dup_string (value, NULL);
}

gboolean
cjm_settings_get_boolean (CjmSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = cjm_settings_dup_value (settings, key);

  return g_variant_get_boolean (value);
}

int
cjm_settings_get_int (CjmSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = cjm_settings_dup_value (settings, key);

  return g_variant_get_int32 (value);
}

/* New maps */

char *
cjm_settings_dup_map_language (CjmSettings *settings)
{
  g_autofree char *language = cjm_settings_dup_string (settings, CJM_SETTING_LANGUAGE);

  return *language != '\0' ? g_steal_pointer (&language) : cjm_language_dup_own ();
}

CjmMap *
cjm_settings_apply (CjmSettings *settings, const CjmMap *map)
{
  g_autofree char *author = cjm_settings_dup_string (settings, CJM_SETTING_AUTHOR);
  g_autofree char *theme = cjm_settings_dup_string (settings, CJM_SETTING_THEME);
  const CjmTarget target = { .field = CJM_FIELD_AUTHOR };
  g_autoptr (CjmMap) themed = NULL;

  /* A template of the person's own may have them. */
  themed = *map->theme == '\0' ? cjm_map_set_theme (map, theme) : cjm_map_ref (map);
  if (*author == '\0' || *cjm_map_get_text (map, target) != '\0')
    return g_steal_pointer (&themed);

  return cjm_map_set_text (themed, target, author);
}

/* Object */

static void
stored_changed_cb (GSettings *stored, const char *key, gpointer user_data)
{
  emit_changed (user_data, key);
}

static void
cjm_settings_finalize (GObject *object)
{
  CjmSettings *settings = CJM_SETTINGS (object);

  g_clear_object (&settings->stored);
  g_hash_table_unref (settings->values);

  G_OBJECT_CLASS (cjm_settings_parent_class)->finalize (object);
}

static void
cjm_settings_class_init (CjmSettingsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_settings_finalize;
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", CJM_TYPE_SETTINGS, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cjm_settings_init (CjmSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  settings->values
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  if (schema != NULL)
    {
      settings->stored = g_settings_new_full (schema, NULL, NULL);
      g_signal_connect_object (settings->stored, "changed", G_CALLBACK (stored_changed_cb),
                               settings, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_hash_table_insert (
        settings->values, g_strdup (keys[i].key),
        g_variant_parse (G_VARIANT_TYPE (keys[i].type), keys[i].value, NULL, NULL, NULL));
}

CjmSettings *
cjm_settings_new (void)
{
  return g_object_new (CJM_TYPE_SETTINGS, NULL);
}

CjmSettings *
cjm_settings_get (void)
{
  return cjm_application_get_settings (CJM_APPLICATION (g_application_get_default ()));
}
