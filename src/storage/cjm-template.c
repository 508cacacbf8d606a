#include "cjm-template.h"

#include <gio/gio.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-renew.h"

#define FALLBACK_LANGUAGE "en"

CjmWords *
cjm_template_load_words (const char *language)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (CJM_RESOURCE_PATH "/words.ini", 0, &error);

  g_return_val_if_fail (language != NULL, NULL);

  /* The translations are for the map's language, not for the process's alone. */
  if (bytes == NULL
      || !g_key_file_load_from_bytes (key_file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    g_critical ("the words of the sheet are missing: %s", error->message);

  return cjm_words_new (key_file, language);
}

/* Templates */

static GBytes *
look_up_template (const char *suffix)
{
  g_autofree char *path
      = g_strconcat (CJM_RESOURCE_PATH "/templates/five-point", suffix, ".cjm", NULL);

  return g_resources_lookup_data (path, 0, NULL);
}

/* The template of @language, of the language that it is a variety of, and so on. */
static GBytes *
find_template (const char *language)
{
  g_autofree char *tag = g_strdup (language);

  while (TRUE)
    {
      g_autofree char *suffix = g_strconcat (".", tag, NULL);
      GBytes *bytes = look_up_template (suffix);
      char *hyphen = strrchr (tag, '-');

      if (bytes != NULL)
        return bytes;
      if (hyphen == NULL)
        return look_up_template ("");
      *hyphen = '\0';
    }
}

CjmMap *
cjm_template_new_map (const char *language, GRand *random)
{
  const char *tag
      = language != NULL && cjm_language_is_valid (language) ? language : FALLBACK_LANGUAGE;
  g_autoptr (GBytes) bytes = find_template (tag);
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) template = NULL;
  g_autoptr (CjmMap) renewed = NULL;

  g_return_val_if_fail (random != NULL, NULL);

  if (bytes != NULL)
    template = cjm_reader_read (bytes, &error);
  if (template == NULL)
    {
      g_critical ("the template is missing or damaged%s%s", error != NULL ? ": " : "",
                  error != NULL ? error->message : "");
      return cjm_map_new (tag);
    }

  renewed = cjm_map_renew_ids (template, random);
  return cjm_map_set_language (renewed, tag);
}
