#include "cjm-cli-command.h"
#include "cjm-theme.h"

#include <glib/gi18n.h>

/* The column in which names begin. */
#define ID_WIDTH 12

static char *
list_ids (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < cjm_theme_get_n_themes (); i++)
    g_strv_builder_add (builder, cjm_theme_get_nth (i)->id);

  ids = g_strv_builder_end (builder);
  return g_strjoinv (", ", ids);
}

gboolean
cjm_cli_check_theme (const char *command, const char *theme, CjmCliStatus *status)
{
  g_autofree char *ids = NULL;

  if (theme == NULL || cjm_theme_find (theme) != NULL)
    return TRUE;

  ids = list_ids ();
  /* Translators: the first %s is what somebody typed, the second a list of words. */
  *status = cjm_cli_refuse (command, _ ("there is no theme “%s”; choose one of %s"), theme, ids);
  return FALSE;
}

static CjmCliStatus
list_themes (void)
{
  for (guint i = 0; i < cjm_theme_get_n_themes (); i++)
    {
      const CjmTheme *theme = cjm_theme_get_nth (i);

      /* Translators: the id, the name and the description of a theme. */
      g_print (_ ("%-*s  %s – %s\n"), ID_WIDTH, theme->id, _ (theme->label),
               _ (theme->description));
    }

  return CJM_CLI_OK;
}

CjmCliStatus
cjm_cli_themes (int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (!cjm_cli_parse (argc, argv, entries, NULL, _ ("Lists how a map can look."),
                      /* Translators: what is in quotes is typed as it is. */
                      _ ("One theme a line, its id first: “cjmap new --theme ID” begins a map that "
                         "has it,\n“cjmap export --theme ID” draws any map in it.\n\n"
                         "Exit status: 0, or 2 for wrong use."),
                      &status))
    return status;

  if (words != NULL)
    /* Translators: %s is what somebody typed. */
    return cjm_cli_refuse ("themes", _ ("“%s” is one word too many"), words[0]);

  return list_themes ();
}
