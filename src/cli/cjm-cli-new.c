#include "cjm-cli-command.h"
#include "cjm-save.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *language;
  char *output;
  gboolean is_forced;
  char **files;
} Options;

/* The language of the desktop as a BCP 47 tag: "es_MX.UTF-8" is es-MX, "C" is English. */
static char *
dup_own_language (void)
{
  const char *name = g_get_language_names ()[0];
  char *language = g_strndup (name, strcspn (name, ".@"));

  g_strdelimit (language, "_", '-');
  if (!cjm_language_is_valid (language))
    {
      g_free (language);
      language = g_strdup ("en");
    }

  return language;
}

static CjmCliStatus
write_map (const Options *options, const char *language)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GError) error = NULL;
  GRand *random;

  if (!options->is_forced && g_file_query_exists (file, NULL))
    {
      /* Translators: %s is a file; "--force" is typed as it is. */
      cjm_cli_print_error (_ ("%s: there is a file of this name; --force replaces it"),
                           options->output);
      return CJM_CLI_FAILED;
    }

  random = g_rand_new ();
  map = cjm_template_new_map (language, random);
  g_rand_free (random);
  if (cjm_file_save (file, map, NULL, NULL, &error))
    return CJM_CLI_OK;

  cjm_cli_print_error ("%s: %s", options->output, error->message);
  return CJM_CLI_FAILED;
}

static CjmCliStatus
check_and_write (const Options *options)
{
  g_autofree char *own = dup_own_language ();

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

  return write_map (options, options->language != NULL ? options->language : own);
}

CjmCliStatus
cjm_cli_new (int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write"),
      N_ ("FILE") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("the language of the map, such as en or es (yours)"), N_ ("CODE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options.is_forced, N_ ("replace a file that is there"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (argc, argv, entries, _ ("-o FILE"),
                     _ ("Writes a new map with five phases, their lanes and guiding questions."),
                     _ ("Exit status: 0 where the file was written, 1 where it could not be, "
                        "2 for wrong use."),
                     &status))
    status = check_and_write (&options);

  g_free (options.language);
  g_free (options.output);
  g_strfreev (options.files);
  return status;
}
