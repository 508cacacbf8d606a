#include "cjm-cli-command.h"
#include "cjm-edit.h"
#include "cjm-save.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n.h>

typedef struct
{
  char *language;
  char *template;
  char *theme;
  char *output;
  gboolean is_forced;
  char **files;
} Options;

/* The ids of all templates, parted by commas. */
static char *
list_ids (void)
{
  g_autoptr (GPtrArray) templates = cjm_template_list ("en");
  g_autoptr (GPtrArray) own = cjm_template_list_own (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  g_ptr_array_extend_and_steal (templates, g_steal_pointer (&own));
  for (guint i = 0; i < templates->len; i++)
    g_strv_builder_add (builder, ((CjmTemplate *) g_ptr_array_index (templates, i))->id);

  ids = g_strv_builder_end (builder);
  return g_strjoinv (", ", ids);
}

static CjmCliStatus
refuse_template (const char *id)
{
  g_autofree char *ids = list_ids ();

  /* Translators: the first %s is what somebody typed, the second a list of words. */
  return cjm_cli_refuse ("new", _ ("there is no template “%s”; choose one of %s"), id, ids);
}

/* A new map, or NULL after saying why; the program's own templates come before the user's. */
static CjmMap *
make_map (const char *id, const char *language, CjmCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new ();
  CjmMap *map = cjm_template_new_map_from (id, language, random);

  if (map == NULL)
    map = cjm_template_new_map_from_own (id, random, &error);
  g_rand_free (random);
  if (map != NULL)
    return map;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    *status = refuse_template (id);
  else
    {
      cjm_cli_print_file_error (id, error);
      *status = CJM_CLI_FAILED;
    }
  return NULL;
}

static CjmCliStatus
write_map (const Options *options, const char *language)
{
  const char *id = options->template != NULL ? options->template : CJM_TEMPLATE_DEFAULT;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  CjmCliStatus status = CJM_CLI_FAILED;
  g_autoptr (CjmMap) made = make_map (id, language, &status);
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (made == NULL)
    return status;
  map = options->theme != NULL ? cjm_map_set_theme (made, options->theme) : cjm_map_ref (made);
  if (!options->is_forced && g_file_query_exists (file, NULL))
    {
      /* Translators: %s is a file; "--force" is typed as it is. */
      cjm_cli_print_error (_ ("%s: there is a file of this name; --force replaces it"),
                           options->output);
      return CJM_CLI_FAILED;
    }
  if (cjm_file_save (file, map, NULL, NULL, &error))
    return CJM_CLI_OK;

  cjm_cli_print_error ("%s: %s", options->output, error->message);
  return CJM_CLI_FAILED;
}

static CjmCliStatus
check_and_write (const Options *options)
{
  g_autofree char *own = cjm_language_dup_own ();
  CjmCliStatus status;

  if (options->files != NULL)
    /* Translators: %s is what somebody typed. */
    return cjm_cli_refuse ("new", _ ("“%s” is one word too many; the file is named with -o"),
                           options->files[0]);
  if (options->output == NULL)
    return cjm_cli_refuse ("new", "%s", _ ("name the file to write with -o"));
  if (options->language != NULL && !cjm_language_is_valid (options->language))
    /* Translators: %s is what somebody typed. */
    return cjm_cli_refuse ("new", _ ("“%s” is no language; write a code such as en or es"),
                           options->language);
  if (!cjm_cli_check_theme ("new", options->theme, &status))
    return status;

  return write_map (options, options->language != NULL ? options->language : own);
}

CjmCliStatus
cjm_cli_new (int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write"),
      N_ ("FILE") },
    { "template", 't', 0, G_OPTION_ARG_STRING, &options.template,
      N_ ("what the map begins with, such as aida or b2b (five-point)"), N_ ("ID") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("the language of the map, such as en or es (yours)"), N_ ("CODE") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme,
      N_ ("how the map looks, such as workshop or grey (editorial)"), N_ ("ID") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options.is_forced, N_ ("replace a file that is there"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (
          argc, argv, entries, _ ("-o FILE"),
          _ ("Writes a new map with the phases, lanes and guiding questions of a template."),
          _ ("“cjmap templates” lists the templates, “cjmap themes” the themes.\nOne of your own "
             "keeps its language.\n\n"
             "Exit status: 0 where the file was written, 1 where it could not be, "
             "2 for wrong use."),
          &status))
    status = check_and_write (&options);

  g_free (options.template);
  g_free (options.theme);
  g_free (options.language);
  g_free (options.output);
  g_strfreev (options.files);
  return status;
}
