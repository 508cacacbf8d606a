#include "cjm-cli-command.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n.h>

/* The column in which names begin: the program's own ids are shorter. */
#define ID_WIDTH 18

static void
print_templates (GPtrArray *templates)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const CjmTemplate *template = g_ptr_array_index (templates, i);

      if (template->description[0] != '\0')
        /* Translators: the id, the name and the description of a template. */
        g_print (_ ("%-*s  %s – %s\n"), ID_WIDTH, template->id, template->name,
                 template->description);
      else
        g_print ("%-*s  %s\n", ID_WIDTH, template->id, template->name);
    }
}

/* A template that cannot be read is worth a word and hides no other. */
static void
print_unreadable (GPtrArray *templates)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const CjmTemplate *template = g_ptr_array_index (templates, i);

      cjm_cli_print_file_error (g_file_peek_path (template->file), template->error);
    }
}

static CjmCliStatus
list_templates (const char *language)
{
  g_autofree char *own_language = cjm_language_dup_own ();
  g_autoptr (GPtrArray) templates = cjm_template_list (language != NULL ? language : own_language);
  g_autoptr (GPtrArray) unreadable = NULL;
  g_autoptr (GPtrArray) own = cjm_template_list_own (&unreadable);

  print_templates (templates);
  print_templates (own);
  print_unreadable (unreadable);
  return CJM_CLI_OK;
}

CjmCliStatus
cjm_cli_templates (int argc, char **argv)
{
  char *language = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language,
      N_ ("the language of the names, such as en or es (yours)"), N_ ("CODE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autofree char *description = g_strdup_printf (
      /* Translators: %s is a folder; "cjmap new --template ID" is typed as it is. */
      _ ("One template a line, its id first: “cjmap new --template ID” begins a map with it.\n"
         "Maps in this folder are templates of your own: %s\n\n"
         "Exit status: 0, or 2 for wrong use."),
      g_file_peek_path (folder));
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (argc, argv, entries, NULL, _ ("Lists the templates for new maps."),
                     description, &status))
    {
      if (words != NULL)
        /* Translators: %s is what somebody typed. */
        status = cjm_cli_refuse ("templates", _ ("“%s” is one word too many"), words[0]);
      else if (language != NULL && !cjm_language_is_valid (language))
        status = cjm_cli_refuse (
            "templates", _ ("“%s” is no language; write a code such as en or es"), language);
      else
        status = list_templates (language);
    }

  g_free (language);
  return status;
}
