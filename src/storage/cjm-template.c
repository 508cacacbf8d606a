#include "cjm-template.h"

#include <string.h>

#include "cjm-edit.h"
#include "cjm-reader.h"
#include "cjm-renew.h"

#define FALLBACK_LANGUAGE "en"

/* A key file of the resources, with the translations of all languages: what is made follows a
 * map's language, not the process's alone. */
static GKeyFile *
load_key_file (const char *name)
{
  g_autofree char *path = g_strconcat (CJM_RESOURCE_PATH "/", name, NULL);
  GKeyFile *key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL
      || !g_key_file_load_from_bytes (key_file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    g_critical ("%s is missing: %s", name, error->message);

  return key_file;
}

CjmWords *
cjm_template_load_words (const char *language)
{
  g_autoptr (GKeyFile) key_file = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  key_file = load_key_file ("words.ini");
  return cjm_words_new (key_file, language);
}

void
cjm_template_free (CjmTemplate *template)
{
  g_free (template->id);
  g_free (template->name);
  g_free (template->description);
  g_clear_object (&template->file);
  g_clear_error (&template->error);
  g_free (template);
}

/* The program's own */

static char *
get_text (GKeyFile *key_file, const char *id, const char *key, const char *locale)
{
  char *text = g_key_file_get_locale_string (key_file, id, key, locale, NULL);

  return text != NULL ? text : g_strdup ("");
}

GPtrArray *
cjm_template_list (const char *language)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_template_free);
  g_autoptr (GKeyFile) key_file = load_key_file ("templates/templates.ini");
  g_auto (GStrv) ids = g_key_file_get_groups (key_file, NULL);
  g_autofree char *locale = NULL;

  g_return_val_if_fail (language != NULL, templates);

  /* A key file has locale names ("es_MX"), a map BCP 47. */
  locale = g_strdelimit (g_strdup (language), "-", '_');
  for (guint i = 0; ids[i] != NULL; i++)
    {
      CjmTemplate *template = g_new0 (CjmTemplate, 1);

      template->id = g_strdup (ids[i]);
      template->name = get_text (key_file, ids[i], "Name", locale);
      template->description = get_text (key_file, ids[i], "Comment", locale);
      g_ptr_array_add (templates, template);
    }

  return templates;
}

static GBytes *
look_up_template (const char *id, const char *suffix)
{
  g_autofree char *path = g_strconcat (CJM_RESOURCE_PATH "/templates/", id, suffix, ".cjm", NULL);

  return g_resources_lookup_data (path, 0, NULL);
}

/* The template in @language, in the language that it is a variety of, and so on. */
static GBytes *
find_template (const char *id, const char *language)
{
  g_autofree char *tag = g_strdup (language);

  while (TRUE)
    {
      g_autofree char *suffix = g_strconcat (".", tag, NULL);
      GBytes *bytes = look_up_template (id, suffix);
      char *hyphen = strrchr (tag, '-');

      if (bytes != NULL)
        return bytes;
      if (hyphen == NULL)
        return look_up_template (id, "");
      *hyphen = '\0';
    }
}

static gboolean
is_listed (const char *id)
{
  g_autoptr (GKeyFile) key_file = load_key_file ("templates/templates.ini");

  return g_key_file_has_group (key_file, id);
}

CjmMap *
cjm_template_new_map_from (const char *id, const char *language, GRand *random)
{
  const char *tag
      = language != NULL && cjm_language_is_valid (language) ? language : FALLBACK_LANGUAGE;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) template = NULL;
  g_autoptr (CjmMap) renewed = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (random != NULL, NULL);

  /* The list decides: "five-point.es" is in the resources too, and no template. */
  if (!is_listed (id))
    return NULL;

  bytes = find_template (id, tag);
  if (bytes != NULL)
    template = cjm_reader_read (bytes, &error);
  if (template == NULL)
    {
      g_critical ("the template %s is missing or damaged%s%s", id, error != NULL ? ": " : "",
                  error != NULL ? error->message : "");
      return cjm_map_new (tag);
    }

  renewed = cjm_map_renew_ids (template, random);
  return cjm_map_set_language (renewed, tag);
}

CjmMap *
cjm_template_new_map (const char *language, GRand *random)
{
  return cjm_template_new_map_from (CJM_TEMPLATE_DEFAULT, language, random);
}
