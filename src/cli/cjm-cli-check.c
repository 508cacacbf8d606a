#include "cjm-cli-command.h"

#include <glib/gi18n.h>

CjmCliStatus
cjm_cli_check (int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (!cjm_cli_parse (argc, argv, entries, _ ("FILE…"),
                      _ ("Finds out whether maps can be opened. What is wrong is said as "
                         "“file:line:column: message”."),
                      _ ("Exit status: 0 where all files can be opened, 1 where one cannot, "
                         "2 for wrong use."),
                      &status))
    return status;
  if (files == NULL)
    return cjm_cli_refuse ("check", "%s", _ ("name the file of a map"));

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (CjmMap) map = cjm_cli_load_map (files[i]);

      if (map == NULL)
        status = CJM_CLI_FAILED;
    }

  return status;
}
